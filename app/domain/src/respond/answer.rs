//! What people answer, by question and service, never by the words they read.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{
    code::Code,
    level::ReadingLevel,
    survey::{NO_SERVICE, WayOut},
};

/// What an answer answers: a question, and the service where it is asked for each.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slot {
    /// The question.
    pub question: Code,
    /// The service, in a loop.
    pub service: Option<Code>,
}

impl Slot {
    /// A question asked once.
    pub fn of(question: Code) -> Self {
        Self { question, service: None }
    }

    /// A question asked for a service.
    pub fn about(question: Code, service: Code) -> Self {
        Self { question, service: Some(service) }
    }
}

impl std::str::FromStr for Slot {
    type Err = crate::code::NotACode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once('@') {
            None => Ok(Self::of(Code::parse(text)?)),
            Some((question, service)) => Ok(Self::about(Code::parse(question)?, Code::parse(service)?)),
        }
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.service {
            None => write!(f, "{}", self.question),
            Some(service) => write!(f, "{}@{service}", self.question),
        }
    }
}

impl Serialize for Slot {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Slot {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(|_| serde::de::Error::custom("not a question, nor a question@service"))
    }
}

/// One value.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// The one option chosen.
    Choice(Code),
    /// The options chosen, in the question's order.
    Many(Vec<Code>),
    /// A point, with the scale it is a point of: levels differ in their scales.
    Point {
        /// The scale.
        scale: Code,
        /// The point.
        point: Code,
    },
    /// The services chosen, in the survey's order.
    Services(Vec<Code>),
    /// Options, first place first.
    Ranked(Vec<Code>),
    /// Free text, as written, its line ends as `\n`.
    Text(String),
    /// Why there is no answer.
    Out(WayOut),
}

/// A value and the wording it was given to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Answer {
    /// What was answered.
    pub value: Value,
    /// The level of the wording that was read.
    pub level: ReadingLevel,
}

/// A person's answers so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<Slot, Answer>);

impl Answers {
    /// The answer in a slot.
    pub fn get(&self, slot: &Slot) -> Option<&Answer> {
        self.0.get(slot)
    }

    /// Keeps an answer, or with `None` takes it away.
    pub fn set(&mut self, slot: Slot, answer: Option<Answer>) {
        match answer {
            Some(answer) => self.0.insert(slot, answer),
            None => self.0.remove(&slot),
        };
    }

    /// Every answer, in a fixed order.
    pub fn iter(&self) -> impl Iterator<Item = (&Slot, &Answer)> {
        self.0.iter()
    }

    /// Texts, and apart from them what is counted.
    pub fn apart(self) -> (Vec<(Slot, ReadingLevel, String)>, Self) {
        let mut texts = Vec::new();
        let mut counted = Self::default();
        for (slot, answer) in self.0 {
            match answer.value {
                Value::Text(body) => texts.push((slot, answer.level, body)),
                _ => {
                    counted.0.insert(slot, answer);
                }
            }
        }
        (texts, counted)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The services chosen in a *services you use* question; none where that was said.
    pub fn services(&self, question: &Code) -> &[Code] {
        match self.get(&Slot::of(question.clone())).map(|answer| &answer.value) {
            Some(Value::Services(chosen)) if chosen.iter().all(|code| *code != *NO_SERVICE) => chosen,
            _ => &[],
        }
    }
}

impl FromIterator<(Slot, Answer)> for Answers {
    fn from_iter<I: IntoIterator<Item = (Slot, Answer)>>(answers: I) -> Self {
        Self(answers.into_iter().collect())
    }
}
