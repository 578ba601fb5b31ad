//! What a survey needs said, and which wordings do not say it.

use std::collections::BTreeSet;

use super::{Key, Wording, Wordings, fallback};
use crate::{
    consultation::Consultation,
    fault::Fault,
    level::ReadingLevel,
    survey::{Kind, Survey},
};

/// The texts a survey shows at a level.
pub fn needed(survey: &Survey, level: ReadingLevel) -> BTreeSet<Key> {
    let mut keys = BTreeSet::new();
    let mut say = |message: String, attribute: Option<&str>| {
        keys.insert((message, attribute.map(str::to_owned)));
    };
    for name in ["title", "who", "why"] {
        say(format!("survey-{name}"), None);
    }
    let mut services =
        survey.questions.values().filter_map(|question| question.service.clone()).collect::<BTreeSet<_>>();
    for page in survey.pages.iter().filter(|page| page.shown_at(level)) {
        let asked: Vec<_> =
            page.questions.iter().map(|code| survey.question(code)).filter(|q| q.asked_at(level)).collect();
        if page.questions.is_empty() {
            say(format!("page-{}", page.code), None);
            say(format!("page-{}", page.code), Some("text"));
        } else if asked.len() > 1 {
            say(format!("page-{}", page.code), None);
        }
        for question in asked {
            let id = question.code.to_string();
            say(id.clone(), None);
            for choice in question.choices() {
                say(id.clone(), Some(choice.code.as_str()));
            }
            match &question.kind {
                Kind::Services { .. } => services.extend(survey.services.iter().cloned()),
                Kind::Rating { .. } => {
                    let scale = question.scale_at(level).and_then(|scale| survey.scales.get(scale));
                    for point in scale.iter().flat_map(|scale| &scale.points) {
                        let scale = scale.expect("has points");
                        say(format!("scale-{}", scale.code), Some(point.code.as_str()));
                    }
                }
                _ => {}
            }
        }
    }
    for service in services {
        say(format!("service-{service}"), None);
    }
    keys
}

/// A text that a wording lacks, and what is shown instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The wording without it.
    pub wording: Wording,
    /// The text.
    pub key: Key,
    /// The wording shown instead; `None` where there is nothing to show.
    pub instead: Option<Wording>,
}

/// Every gap of every wording the survey is offered in.
pub fn gaps(survey: &Survey, consultation: &Consultation, wordings: &Wordings) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for language in consultation.every_language() {
        for level in &survey.levels {
            let chain = fallback(&language, *level, consultation.fallback);
            for key in needed(survey, *level) {
                if !wordings.has(&chain[0], &key) {
                    let instead = chain[1..].iter().find(|wording| wordings.has(wording, &key)).cloned();
                    gaps.push(Gap { wording: chain[0].clone(), key, instead });
                }
            }
        }
    }
    gaps
}

/// A text that nobody could be shown is a fault; one that something else stands in for is not.
pub fn faults(gaps: &[Gap], wordings: &Wordings) -> Vec<Fault> {
    gaps.iter()
        .filter(|gap| gap.instead.is_none())
        .map(|gap| {
            let (message, attribute) = &gap.key;
            let (file, line) = wordings.place(&gap.wording, message);
            let key = attribute.as_ref().map_or_else(|| message.clone(), |attribute| format!("{message}.{attribute}"));
            let (language, level) = &gap.wording;
            // A service is called the same in every survey.
            let (file, line) = if message.starts_with("service-") {
                (format!("consultation.{language}.{level}.ftl"), 0)
            } else {
                (file, line)
            };
            Fault {
                file: if file.is_empty() { format!("*.{language}.{level}.ftl") } else { file },
                line,
                key,
                message: format!(
                    "this text is missing in {language} at level {level}, and nothing may stand in for it"
                ),
            }
        })
        .collect()
}
