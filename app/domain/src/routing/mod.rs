//! The routing language: small, typed, the same wherever it is evaluated.
//!
//! ```text
//! services has "admissions" and count(services) > 1
//! not (quality = "very-poor") or answered(worry)
//! score(quality) < 0        level = "teen"
//! ```
//!
//! A comparison with a question that was not answered, or was answered with a way out, is false,
//! whatever the comparison; `not (…)` turns it round.

pub mod check;
pub mod eval;
pub mod syntax;

use std::collections::BTreeSet;

use crate::code::Code;

/// A parsed condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// `true` or `false`.
    Always(bool),
    /// `not e`
    Not(Box<Expression>),
    /// `a and b`
    And(Box<Expression>, Box<Expression>),
    /// `a or b`
    Or(Box<Expression>, Box<Expression>),
    /// `answered(question)`
    Answered(Code),
    /// `question = "option"`, and `!=`
    Is {
        /// The question, or `level`.
        subject: Subject,
        /// The option or level it is compared with.
        value: String,
        /// Whether it is `=`.
        equal: bool,
    },
    /// `question has "option"`
    Has(Code, String),
    /// `count(question) > 1`, `score(question) < 0`, `question >= 3`
    Compare {
        /// What is measured.
        number: Number,
        /// How it is compared.
        order: Order,
        /// With what.
        with: f64,
    },
}

/// What an equality is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// An answer.
    Question(Code),
    /// The reading level.
    Level,
}

/// A number an answer holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Number {
    /// How many options were chosen.
    Count(Code),
    /// The worth of the chosen point, −1 to 1.
    Score(Code),
}

/// How two numbers are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// `=`
    Equal,
    /// `!=`
    Unequal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

impl Order {
    /// Whether it holds between two numbers.
    pub fn holds(self, left: f64, right: f64) -> bool {
        match self {
            Self::Equal => (left - right).abs() < 1e-9,
            Self::Unequal => (left - right).abs() >= 1e-9,
            Self::Less => left < right - 1e-9,
            Self::AtMost => left <= right + 1e-9,
            Self::More => left > right + 1e-9,
            Self::AtLeast => left >= right - 1e-9,
        }
    }
}

impl Expression {
    /// The questions it looks at.
    pub fn questions(&self) -> BTreeSet<&Code> {
        let mut found = BTreeSet::new();
        self.collect(&mut found);
        found
    }

    fn collect<'a>(&'a self, found: &mut BTreeSet<&'a Code>) {
        match self {
            Self::Always(_) | Self::Is { subject: Subject::Level, .. } => {}
            Self::Not(inner) => inner.collect(found),
            Self::And(left, right) | Self::Or(left, right) => {
                left.collect(found);
                right.collect(found);
            }
            Self::Answered(code)
            | Self::Has(code, _)
            | Self::Is { subject: Subject::Question(code), .. }
            | Self::Compare { number: Number::Count(code) | Number::Score(code), .. } => {
                found.insert(code);
            }
        }
    }
}
