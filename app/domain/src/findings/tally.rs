//! Counting: who gave which answer, kept apart by level, by who filled it in, and by need.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    audience::{Channel, FilledBy},
    code::Code,
    level::ReadingLevel,
    respond::answer::{Answer, Answers, Slot, Value},
    survey::{Question, Survey, WayOut},
};

use super::person::{self, Beside, OVER_ALL, Sum};

/// What of a response is counted.
#[derive(Clone, Copy, Debug)]
pub struct Record<'r> {
    /// The level it was sent at.
    pub level: ReadingLevel,
    /// How it reached us.
    pub channel: Channel,
    /// The answers.
    pub answers: &'r Answers,
}

/// Whose answers are counted together. Never wider: levels are not pooled, nor is a person's own
/// answer with one given for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Group {
    /// The level of the wording that was read.
    pub level: ReadingLevel,
    /// Who filled it in.
    pub filled_by: FilledBy,
}

/// What is counted: a question, for a service, on a scale where it is a rating.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Subject {
    /// The question and service.
    pub slot: Slot,
    /// The scale.
    pub scale: Option<Code>,
}

impl Subject {
    /// Whether it is what each person's ratings of all the services come to.
    pub fn is_over_all(&self) -> bool {
        self.scale.as_ref().is_some_and(|scale| *scale == *OVER_ALL)
    }
}

/// Counts of one subject in one group and need.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// By option or point. For choices of several, an option counts once for each who chose it.
    pub options: BTreeMap<Code, u64>,
    /// By way out.
    pub outs: BTreeMap<WayOut, u64>,
    /// How many chose at least one option.
    pub answered: u64,
}

/// The need a response is about; `None` where it does not say.
pub type Need = Option<Code>;

/// All the counts of a survey.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Responses by group.
    pub responses: BTreeMap<Group, u64>,
    /// Responses by how they reached us.
    pub channels: BTreeMap<Channel, u64>,
    /// Counts by subject, group and need.
    pub counts: BTreeMap<Subject, BTreeMap<Group, BTreeMap<Need, Counts>>>,
    /// What each person expects of the council beside an outside organisation, by pair, group and need.
    pub beside: person::Pairs<Group, Need>,
}

/// Whose voice a response is: the group it is counted in, and the need it is about.
fn whose(survey: &Survey, level: ReadingLevel, answers: &Answers) -> (Group, Need) {
    whose_are(level, given(answers, survey.filled_by.as_ref()), given(answers, survey.need.as_ref()))
}

/// Who filled a response in.
pub fn filled_by(survey: &Survey, answers: &Answers) -> FilledBy {
    who_filled(given(answers, survey.filled_by.as_ref()))
}

/// The same as [`whose`], from what was answered to who filled it in, and to which need it is about.
pub(super) fn whose_are(level: ReadingLevel, filled_by: Option<&Value>, need: Option<&Value>) -> (Group, Need) {
    (Group { level, filled_by: who_filled(filled_by) }, choice(need).cloned())
}

fn who_filled(answer: Option<&Value>) -> FilledBy {
    choice(answer).and_then(|code| FilledBy::parse(code.as_str())).unwrap_or(FilledBy::NotAsked)
}

fn given<'a>(answers: &'a Answers, question: Option<&Code>) -> Option<&'a Value> {
    Some(&answers.get(&Slot::of(question?.clone()))?.value)
}

fn choice(value: Option<&Value>) -> Option<&Code> {
    match value? {
        Value::Choice(code) => Some(code),
        _ => None,
    }
}

impl Tally {
    /// Adds a response.
    pub fn add(&mut self, survey: &Survey, record: Record<'_>) {
        let (group, need) = whose(survey, record.level, record.answers);
        *self.responses.entry(group).or_default() += 1;
        *self.channels.entry(record.channel).or_default() += 1;
        for (slot, answer) in record.answers.iter() {
            self.count(survey, slot, answer, (group.filled_by, &need), 1);
        }
        let score =
            |question: &Question, slot: &Slot| person::score(survey, question, record.level, record.answers.get(slot)?);
        for question in person::rated_of_each(survey) {
            let slots = survey.services.iter().map(|service| Slot::about(question.code.clone(), service.clone()));
            let rated = Sum::of(slots.filter_map(|slot| score(question, &slot)));
            if let Some(point) = rated.over_all() {
                self.count_over_all(question, point, &(group, need.clone()), 1);
            }
        }
        for pair in person::pairs(survey) {
            let mut whole = (Sum::default(), Sum::default());
            for [first, second] in pair.slots(survey) {
                if let (Some(one), Some(other)) = (score(pair.council, &first), score(pair.outside, &second)) {
                    whole.0.add(one);
                    whole.1.add(other);
                    self.add_beside(pair.of(second.service), &(group, need.clone()), Beside::of(one, other));
                }
            }
            if let (true, Some(one), Some(other)) = (pair.each, whole.0.get(), whole.1.get()) {
                self.add_beside(pair.of(None), &(group, need.clone()), Beside::of(one, other));
            }
        }
    }

    /// Counts what `n` people's ratings of several services come to.
    pub(super) fn count_over_all(&mut self, question: &Question, point: Code, (group, need): &(Group, Need), n: u64) {
        let subject = Subject { slot: Slot::of(question.code.clone()), scale: Some(Code::from(OVER_ALL)) };
        let counts =
            self.counts.entry(subject).or_default().entry(*group).or_default().entry(need.clone()).or_default();
        counts.add(&Value::Choice(point), n);
    }

    /// Counts what people of one voice expect of the council and of an outside organisation.
    pub(super) fn add_beside(&mut self, of: person::Of, (group, need): &(Group, Need), more: Beside) {
        let beside = self.beside.entry(of).or_default().entry(*group).or_default().entry(need.clone()).or_default();
        *beside = beside.and(more);
    }

    /// Counts an answer that `n` people gave, all of whom are alike in who filled it in and in need.
    pub(super) fn count(
        &mut self,
        survey: &Survey,
        slot: &Slot,
        answer: &Answer,
        (filled_by, need): (FilledBy, &Need),
        n: u64,
    ) {
        let scale = match &answer.value {
            Value::Point { scale, .. } => Some(scale.clone()),
            Value::Out(_) => survey.questions.get(&slot.question).and_then(|q| q.scale_at(answer.level)).cloned(),
            Value::Text(_) => return,
            _ => None,
        };
        self.counts
            .entry(Subject { slot: slot.clone(), scale })
            .or_default()
            .entry(Group { level: answer.level, filled_by })
            .or_default()
            .entry(need.clone())
            .or_default()
            .add(&answer.value, n);
    }
}

impl Counts {
    /// Counts an answer that `n` people gave.
    pub(super) fn add(&mut self, value: &Value, n: u64) {
        let chosen: &[Code] = match value {
            Value::Choice(code) | Value::Point { point: code, .. } => std::slice::from_ref(code),
            Value::Many(codes) | Value::Services(codes) => codes,
            // The first place is what is counted.
            Value::Ranked(codes) => &codes[..codes.len().min(1)],
            Value::Out(way) => {
                *self.outs.entry(*way).or_default() += n;
                &[]
            }
            Value::Text(_) => &[],
        };
        for code in chosen {
            *self.options.entry(code.clone()).or_default() += n;
        }
        if !chosen.is_empty() {
            self.answered += n;
        }
    }
}
