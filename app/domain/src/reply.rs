//! *You said, we did*: what a council says back to everybody it asked, in each wording it asked in.
//!
//! Whoever was asked about a service is answered about it, in wording as plain as the question was. A child who was asked
//! and never told what came of it learns that telling adults is of no use.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    audience::named, code::Code, consultation::Day, edition::SurveyEdition, language::Language, level::ReadingLevel,
    outcome::paragraphs, publication::Publication, wording::Wording,
};

named! {
    /// Who is to run a service.
    Decided {
        /// The council itself goes on.
        InHouse = "in-house",
        /// An outside organisation, for the council.
        Outside = "outside",
        /// Part by each.
        Both = "both",
        /// It is not decided yet, and the reply says when.
        NotYet = "not-yet",
    }
}

named! {
    /// A part of an answer.
    Part {
        /// What was heard.
        YouSaid = "you-said",
        /// What is done about it.
        WeDid = "we-did",
        /// What is not done, and why.
        WhyNot = "why-not",
    }
}

impl Part {
    /// Whether an answer without it is none. Where all that was asked for is done, there is no *why not*.
    pub fn is_needed(self) -> bool {
        self != Self::WhyNot
    }
}

/// What an answer is about: a service, or what was asked as a whole.
pub type Topic = Option<Code>;

/// What an officer wrote on a topic in a wording.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts {
    /// What was heard.
    pub you_said: String,
    /// What is done about it.
    pub we_did: String,
    /// What is not done, and why.
    pub why_not: String,
}

impl Texts {
    /// The text of a part.
    pub fn part(&self, part: Part) -> &str {
        match part {
            Part::YouSaid => &self.you_said,
            Part::WeDid => &self.we_did,
            Part::WhyNot => &self.why_not,
        }
    }

    /// Made of a text for each part.
    pub fn of(mut text: impl FnMut(Part) -> String) -> Self {
        Self { you_said: text(Part::YouSaid), we_did: text(Part::WeDid), why_not: text(Part::WhyNot) }
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        Part::ALL.iter().all(|part| self.part(*part).trim().is_empty())
    }

    /// The parts that are missing.
    pub fn missing(&self) -> impl Iterator<Item = Part> + '_ {
        Part::ALL.iter().copied().filter(|part| part.is_needed() && self.part(*part).trim().is_empty())
    }
}

/// The wordings a reply is to be written in: those somebody was asked in. English at every level first, in
/// [`ReadingLevel::ALL`]'s order with adults' before children's, then the other languages.
pub fn wordings<'e>(editions: impl IntoIterator<Item = &'e SurveyEdition>) -> Vec<Wording> {
    let mut asked: BTreeSet<(bool, Language, bool, ReadingLevel)> = BTreeSet::new();
    for edition in editions {
        for language in edition.consultation.every_language() {
            for level in &edition.survey.levels {
                if edition.is_asked_in(&(language.clone(), *level)) {
                    asked.insert((language != Language::english(), language.clone(), level.is_child(), *level));
                }
            }
        }
    }
    asked.into_iter().map(|(_, language, _, level)| (language, level)).collect()
}

/// What is to be answered in a wording: what was asked as a whole, then each service that somebody was asked about at its
/// level, in the consultation's order.
pub fn topics<'e>(editions: impl IntoIterator<Item = &'e SurveyEdition>, level: ReadingLevel) -> Vec<Topic> {
    let mut asked: BTreeSet<Code> = BTreeSet::new();
    let mut order: &[crate::consultation::Service] = &[];
    for edition in editions {
        order = &edition.consultation.services;
        if edition.survey.levels.contains(&level) {
            asked.extend(edition.survey.services_at(level).cloned());
        }
    }
    let services = order.iter().map(|service| &service.code).filter(|code| asked.contains(*code));
    std::iter::once(None).chain(services.cloned().map(Some)).collect()
}

/// Every service that somebody was asked about, in the consultation's order: each is decided about.
pub fn services(editions: &[&SurveyEdition]) -> Vec<Code> {
    let asked: BTreeSet<Code> =
        ReadingLevel::ALL.iter().flat_map(|level| topics(editions.iter().copied(), *level)).flatten().collect();
    let every = editions.first().map(|edition| edition.consultation.services.as_slice()).unwrap_or_default();
    every.iter().map(|service| service.code.clone()).filter(|code| asked.contains(code)).collect()
}

/// Something that is missing before a reply can be reviewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lacking {
    /// People can still answer: what they say could not count.
    Closing,
    /// What was decided about a service.
    Decision(Code),
    /// A part of an answer in English at a level.
    Text(ReadingLevel, Topic, Part),
    /// A decision about the reply that is in review already.
    Review,
}

/// What a council says back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// Whose it is.
    pub council: String,
    /// The day it was made.
    pub made_on: Day,
    /// It in each wording, in [`wordings`]'s order.
    pub told: Vec<Told>,
}

/// A reply in one wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The language.
    pub language: Language,
    /// The level.
    pub level: ReadingLevel,
    /// What was asked, as its readers were told.
    pub title: String,
    /// The answers.
    pub answers: Vec<Answered>,
}

/// An answer on one topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// What it is about.
    pub about: About,
    /// What is said, a paragraph each.
    pub said: Vec<(Part, Vec<String>)>,
}

/// What an answer is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// What was asked as a whole.
    Whole,
    /// A service.
    Service(Answering),
}

/// A service that is answered about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answering {
    /// Its code.
    pub code: Code,
    /// Its name in the wording of the answer.
    pub name: String,
    /// A picture for it.
    pub picture: String,
    /// Who is to run it.
    pub decided: Decided,
}

impl About {
    /// The service, where it is about one.
    pub fn service(&self) -> Option<&Answering> {
        match self {
            Self::Whole => None,
            Self::Service(service) => Some(service),
        }
    }
}

impl Publication for Reply {
    const KIND: &'static str = "reply";
    const QUOTES: bool = false;
}

impl Reply {
    /// The wording for a reader: theirs; else their language at its standard level; else English at their level; else the
    /// first.
    pub fn for_reader(&self, language: &Language, level: ReadingLevel) -> Option<&Told> {
        let find = |language: &Language, level: ReadingLevel| {
            self.told.iter().find(|one| one.language == *language && one.level == level)
        };
        let english = Language::english();
        // A child is told as a child, whatever the language: an adult's wording in theirs helps a child less.
        if level.is_child() {
            return find(language, level).or_else(|| find(&english, level)).or_else(|| self.told.first());
        }
        find(language, level)
            .or_else(|| find(language, ReadingLevel::Standard))
            .or_else(|| find(&english, level))
            .or_else(|| self.told.first())
    }
}

impl Answered {
    /// An answer from what an officer wrote; parts that are empty are left out.
    pub fn new(about: About, texts: &Texts) -> Self {
        let said = Part::ALL
            .iter()
            .map(|part| (*part, paragraphs(texts.part(*part))))
            .filter(|(_, paragraphs)| !paragraphs.is_empty())
            .collect();
        Self { about, said }
    }
}

/// What a draft lacks: `closed` says whether nobody can answer any more, `decided` what was decided, `written` what was
/// written in English at a level on a topic.
pub fn lacking(
    editions: &[&SurveyEdition],
    closed: bool,
    decided: impl Fn(&Code) -> bool,
    written: impl Fn(ReadingLevel, &Topic) -> Texts,
) -> Vec<Lacking> {
    let mut lacks = Vec::new();
    if !closed {
        lacks.push(Lacking::Closing);
    }
    lacks.extend(services(editions).into_iter().filter(|code| !decided(code)).map(Lacking::Decision));
    let english =
        wordings(editions.iter().copied()).into_iter().filter(|(language, _)| *language == Language::english());
    for (_, level) in english {
        for topic in topics(editions.iter().copied(), level) {
            let missing: Vec<Part> = written(level, &topic).missing().collect();
            lacks.extend(missing.into_iter().map(|part| Lacking::Text(level, topic.clone(), part)));
        }
    }
    lacks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(language: &str, level: ReadingLevel) -> Told {
        let language = Language::parse(language).expect("a tag");
        Told { language, level, title: String::new(), answers: Vec::new() }
    }

    #[test]
    fn a_child_is_answered_as_a_child() {
        use ReadingLevel::{EasyRead, Infant, Junior, Standard};
        let reply = Reply {
            council: "A council".to_owned(),
            made_on: Day::parse("2027-02-01").expect("a day"),
            told: vec![told("en", Standard), told("en", EasyRead), told("en", Junior), told("ar", Standard)],
        };
        let arabic = Language::parse("ar").expect("a tag");
        let got = |language: &Language, level| {
            reply.for_reader(language, level).map(|one| (one.language.to_string(), one.level)).expect("there is one")
        };
        assert_eq!(got(&arabic, Standard), ("ar".to_owned(), Standard));
        assert_eq!(got(&arabic, EasyRead), ("ar".to_owned(), Standard));
        assert_eq!(got(&arabic, Junior), ("en".to_owned(), Junior));
        assert_eq!(got(&Language::english(), EasyRead), ("en".to_owned(), EasyRead));
        assert_eq!(got(&Language::english(), Infant), ("en".to_owned(), Standard), "nobody was asked at that level");
    }

    #[test]
    fn an_answer_needs_what_was_heard_and_what_is_done() {
        let of = |said: &str, did: &str, why: &str| Texts {
            you_said: said.to_owned(),
            we_did: did.to_owned(),
            why_not: why.to_owned(),
        };
        assert_eq!(of("", " ", "No money").missing().collect::<Vec<_>>(), [Part::YouSaid, Part::WeDid]);
        assert_eq!(of("Queues", "A second hatch", "").missing().count(), 0);
        assert!(of(" ", "\n", "").is_empty() && !of("", "", "x").is_empty());
        let answer = Answered::new(About::Whole, &of("One.\n\nTwo.", "Three.", " "));
        assert_eq!(answer.said.len(), 2, "an empty part has no heading");
        assert_eq!(answer.said[0].1, ["One.", "Two."]);
    }
}
