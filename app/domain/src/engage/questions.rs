//! What a room can be asked: questions with one answer, none of which says who somebody is.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{
    code::Code,
    level::ReadingLevel,
    respond::answer::{Slot, Value},
    survey::{Kind, Question, Section, Survey, WayOut},
};

/// One answer of a room's question: an option or point, or a way out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pick {
    /// An option, or a point of the scale at the room's level.
    Chose(Code),
    /// Why there is no answer.
    Out(WayOut),
}

impl Pick {
    /// Reads its text back, which is also the value a form posts.
    pub fn parse(text: &str) -> Option<Self> {
        match text.strip_prefix('~') {
            Some(way) => WayOut::ALL.into_iter().find(|one| one.as_str() == way).map(Self::Out),
            None => Code::parse(text).ok().map(Self::Chose),
        }
    }

    /// What an answer picks, where it picks one thing.
    pub fn of(value: &Value) -> Option<Self> {
        match value {
            Value::Choice(code) | Value::Point { point: code, .. } => Some(Self::Chose(code.clone())),
            Value::Out(way) => Some(Self::Out(*way)),
            _ => None,
        }
    }
}

impl fmt::Display for Pick {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Chose(code) => write!(f, "{code}"),
            Self::Out(way) => f.write_str(&way.form_value()),
        }
    }
}

impl Serialize for Pick {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Pick {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not an option, nor a way out"))
    }
}

/// What a room can be asked of a survey at a level, in the survey's order; questions that are put for each service are
/// put for the services the room is about.
///
/// Left out: texts (nobody writes in front of the others), questions with several answers, questions that depend on an
/// earlier answer, who filled it in, and the need: no child puts a hand up for their own need.
pub fn askable(survey: &Survey, level: ReadingLevel, services: &[Code]) -> Vec<Slot> {
    let mut slots = Vec::new();
    for page in survey.section(Section::Main).filter(|page| page.shown_at(level) && page.when.is_none()) {
        let questions = || {
            page.questions.iter().map(|code| survey.question(code)).filter(|question| {
                question.asked_at(level)
                    && matches!(question.kind, Kind::Single(_) | Kind::YesNoUnsure | Kind::Rating { .. })
                    && survey.filled_by.as_ref() != Some(&question.code)
                    && survey.need.as_ref() != Some(&question.code)
            })
        };
        match &page.each {
            None => slots.extend(questions().map(|question| Slot::of(question.code.clone()))),
            Some(_) => {
                for service in survey.services.iter().filter(|service| services.contains(service)) {
                    slots.extend(questions().map(|question| Slot::about(question.code.clone(), service.clone())));
                }
            }
        }
    }
    slots
}

/// Whether a room can be asked anything about each service at a level.
pub fn is_asked_of_each(survey: &Survey, level: ReadingLevel) -> bool {
    askable(survey, level, &survey.services).iter().any(|slot| slot.service.is_some())
}

/// Every pick of a question at a level: its options or points, then its ways out.
pub fn picks(survey: &Survey, level: ReadingLevel, question: &Question) -> Vec<Pick> {
    let mut picks: Vec<Pick> = survey.answers_at(question, level).into_iter().map(Pick::Chose).collect();
    picks.extend(question.ways_out_at(level).map(Pick::Out));
    picks
}
