//! What a text speaks of where it names no service: told by the words that people use of each. Only of services that
//! texts were learnt for; a council's others are known by the names it gives them.

use domain::comments::Asks;

use crate::linear::{self, Linear};

/// A class for each service of [`KNOWN`](crate::services::KNOWN), and one for everything else.
pub(crate) const CLASSES: usize = 13;
/// The class of what is about none of them.
pub(crate) const ELSEWHERE: usize = CLASSES - 1;

/// What a text that names no service speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// It cannot be told.
    Unsure,
    /// Of none of the services that are known.
    Elsewhere,
    /// Of one: its place among those known.
    Of(usize),
}

/// The small model of subjects.
pub(crate) type Subjects = Linear<CLASSES, { 1 << 16 }>;

impl Subjects {
    /// What a text most likely speaks of, and how likely that is.
    pub fn likeliest(&self, text: &str) -> (Subject, f32) {
        let found = self.probabilities(&linear::features(Asks::Open, text));
        let best = found.into_iter().enumerate().max_by(|(_, a), (_, b)| a.total_cmp(b));
        match best {
            Some((ELSEWHERE, likely)) => (Subject::Elsewhere, likely),
            Some((service, likely)) => (Subject::Of(service), likely),
            None => (Subject::Unsure, 0.0),
        }
    }
}
