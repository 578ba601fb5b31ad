//! [`Expression`] and answers to yes or no.

use super::{Expression, Number, Subject};
use crate::{
    code::Code,
    level::ReadingLevel,
    respond::answer::{Answers, Slot, Value},
    survey::{NO_SERVICE, Survey},
};

/// What a condition is asked of.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// The survey its questions belong to.
    pub survey: &'a Survey,
    /// The answers so far.
    pub answers: &'a Answers,
    /// The level being read.
    pub level: ReadingLevel,
    /// The service of the loop the condition stands in.
    pub service: Option<&'a Code>,
}

impl Situation<'_> {
    /// Whether a condition holds.
    pub fn holds(&self, expression: &Expression) -> bool {
        match expression {
            Expression::Always(value) => *value,
            Expression::Not(inner) => !self.holds(inner),
            Expression::And(left, right) => self.holds(left) && self.holds(right),
            Expression::Or(left, right) => self.holds(left) || self.holds(right),
            Expression::Answered(code) => self.value(code).is_some(),
            Expression::Is { subject: Subject::Level, value, equal } => (self.level.as_str() == value) == *equal,
            Expression::Is { subject: Subject::Question(code), value, equal } => {
                let chosen = match self.value(code) {
                    Some(Value::Choice(chosen)) => Some(chosen.as_str()),
                    Some(Value::Point { point, .. }) => Some(point.as_str()),
                    _ => None,
                };
                chosen.is_some_and(|chosen| (chosen == value) == *equal)
            }
            Expression::Has(code, value) => match self.value(code) {
                Some(Value::Many(chosen) | Value::Services(chosen) | Value::Ranked(chosen)) => {
                    chosen.iter().any(|one| one.as_str() == value)
                }
                _ => false,
            },
            Expression::Compare { number, order, with } => {
                let found = match number {
                    Number::Count(code) => match self.value(code) {
                        // *None of these* is no service.
                        Some(Value::Services(chosen)) => {
                            Some(chosen.iter().filter(|code| **code != *NO_SERVICE).count() as f64)
                        }
                        Some(Value::Many(chosen) | Value::Ranked(chosen)) => Some(chosen.len() as f64),
                        _ => None,
                    },
                    Number::Score(code) => match self.value(code) {
                        Some(Value::Point { scale, point }) => {
                            self.survey.scales.get(scale).and_then(|scale| scale.point(point)).map(|p| p.score)
                        }
                        _ => None,
                    },
                };
                found.is_some_and(|found| order.holds(found, *with))
            }
        }
    }

    fn value(&self, code: &Code) -> Option<&Value> {
        let in_loop = self.service.map(|service| Slot::about(code.clone(), service.clone()));
        in_loop
            .and_then(|slot| self.answers.get(&slot))
            .or_else(|| self.answers.get(&Slot::of(code.clone())))
            .map(|answer| &answer.value)
            .filter(|value| !matches!(value, Value::Out(_)))
    }
}
