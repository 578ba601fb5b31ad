//! Files of answers in words: what each column is called, and what its cells mean.

use std::collections::BTreeMap;

use domain::{
    code::Code,
    level::ReadingLevel,
    microdata::{Cell, Describing, Layout, Meaning, Of, Variable},
    respond::answer::Slot,
    survey::Scale,
};

use crate::{
    questions::{answer_name, first_words, short_name},
    tables::Asked,
    ui::Ui,
};

/// A column in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Labelled {
    /// Its name, as [`Variable::name`].
    pub name: String,
    /// What it is.
    pub label: String,
    /// The question it comes from.
    pub question: Option<Code>,
    /// The question's name, where it is one of several columns that one question takes several answers in.
    pub several: Option<String>,
    /// Whether its cells have an order: points of a scale.
    pub ordered: bool,
    /// How it was asked, at each level.
    pub asked: Vec<(String, String)>,
    /// What its cells mean, ascending.
    pub values: Vec<Labels>,
}

/// What a cell means, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Labels {
    /// The cell.
    pub cell: Cell,
    /// What it means.
    pub words: String,
    /// Whether it says why there is no answer.
    pub missing: bool,
    /// What the point is worth, from -1 to 1, of a rating.
    pub score: Option<f64>,
}

/// The words of the first level that a question is asked at: at others it has none, or those of a plainer level.
fn words_of<'a>(ui: &'a Ui, asked: &'a Asked, question: &Code) -> &'a Ui {
    let survey = &asked.edition.survey;
    let question = survey.question(question);
    let level = survey.levels.iter().find(|level| survey.is_asked(question, **level));
    level.and_then(|level| asked.words.get(level)).unwrap_or_else(|| first_words(ui, asked))
}

/// Something that describes people, in words.
pub fn describing_name(ui: &Ui, asked: &Asked, one: &Describing) -> String {
    match one {
        Describing::Channel => ui.say("answers-channel"),
        Describing::Question(code) => short_name(words_of(ui, asked, code), &Slot::of(code.clone())),
    }
}

/// The scales of a rating, and the levels that read each.
fn scales<'a>(asked: &'a Asked, question: &Code) -> BTreeMap<&'a Code, Vec<ReadingLevel>> {
    let survey = &asked.edition.survey;
    let question = survey.question(question);
    let mut scales: BTreeMap<&Code, Vec<ReadingLevel>> = BTreeMap::new();
    for level in survey.levels.iter().filter(|level| survey.is_asked(question, **level)) {
        if let Some(scale) = question.scale_at(*level) {
            scales.entry(scale).or_default().push(*level);
        }
    }
    scales
}

/// Every column of a file, in words.
pub fn labelled(ui: &Ui, asked: &Asked, layout: &Layout) -> Vec<Labelled> {
    layout.variables.iter().map(|variable| label(ui, asked, variable)).collect()
}

fn label(ui: &Ui, asked: &Asked, variable: &Variable) -> Labelled {
    let survey = &asked.edition.survey;
    let words = variable.of.question().map_or(ui, |question| words_of(ui, asked, question));
    let short = |question: &Code| short_name(words, &Slot::of(question.clone()));
    let scale = match &variable.of {
        Of::Answer { scale, .. } => scale.as_ref().and_then(|scale| survey.scales.get(scale)),
        _ => None,
    };
    // How it was asked: where the scale is that of some levels, at those.
    let read = |question: &Code| {
        let question = survey.question(question);
        let read =
            survey.levels.iter().filter(|level| survey.is_asked(question, **level)).filter(|level| match scale {
                Some(scale) => question.scale_at(**level) == Some(&scale.code),
                None => true,
            });
        read.filter_map(|level| {
            let words = asked.words.get(level)?;
            let service = ui.say("answers-the-service");
            let of_each = survey.page_of(&question.code).is_some_and(|page| page.each.is_some());
            let text = if of_each {
                words.survey_with(question.code.as_str(), None, &[("service", service.into())])?.text
            } else {
                words.question(&question.code, None).text
            };
            Some((ui.say(&format!("level-name-{level}")), text))
        })
        .collect()
    };
    let option_name = |question: &Code, option: &Code| {
        answer_name(ui, words, survey.question(question), scale.map(|scale| &scale.code), option)
    };
    let label = match &variable.of {
        Of::Service => ui.say("answers-service"),
        Of::Level => ui.say("answers-wording"),
        Of::Channel => ui.say("answers-channel"),
        // Where levels have scales of their own, so have columns: which are whose is in their names.
        Of::Answer { question, scale: Some(of) } if scales(asked, question).len() > 1 => {
            let levels = scales(asked, question).remove(of).unwrap_or_default();
            let levels: Vec<String> = levels.into_iter().map(|level| ui.say(&format!("level-name-{level}"))).collect();
            ui.say_with("answers-option", &[("question", short(question).into()), ("option", levels.join(", ").into())])
        }
        Of::Answer { question, .. } => short(question),
        Of::Option { question, option } => ui.say_with(
            "answers-option",
            &[("question", short(question).into()), ("option", option_name(question, option).into())],
        ),
        Of::Place { question, place } => {
            ui.say_with("answers-place", &[("question", short(question).into()), ("place", place.to_string().into())])
        }
    };
    let point_words = |scale: &Scale, point: &Code| {
        // A scale that only some levels have is in their words alone.
        let all = survey.levels.iter().filter_map(|level| asked.words.get(level));
        let said = all.map(|words| words.point(&scale.code, point).text).find(|text| !text.is_empty());
        said.unwrap_or_else(|| point.to_string())
    };
    let values = variable.values.iter().map(|(cell, meaning)| Labels {
        cell: *cell,
        missing: meaning.is_missing(),
        score: match (meaning, scale) {
            (Meaning::Answer(point), Some(scale)) => scale.point(point).map(|point| point.score),
            _ => None,
        },
        words: match meaning {
            Meaning::Service(code) => ui.service(code),
            Meaning::Level(level) => ui.say(&format!("level-name-{level}")),
            Meaning::Channel(channel) => ui.say(&format!("channel-{}", channel.as_str())),
            Meaning::NotChosen => ui.say("answers-not-chosen"),
            Meaning::Chosen => ui.say("answers-chosen"),
            Meaning::Out(way) => ui.way_out(*way),
            Meaning::Answer(code) => match (scale, variable.of.question()) {
                (Some(scale), _) => point_words(scale, code),
                (None, Some(question)) => option_name(question, code),
                (None, None) => code.to_string(),
            },
        },
    });
    Labelled {
        name: variable.name.clone(),
        label,
        question: variable.of.question().cloned(),
        several: match &variable.of {
            Of::Option { question, .. } => Some(short(question)),
            _ => None,
        },
        ordered: scale.is_some(),
        asked: variable.of.question().map(read).unwrap_or_default(),
        values: values.collect(),
    }
}
