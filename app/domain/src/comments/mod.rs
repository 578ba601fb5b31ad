//! What people wrote, once it has been read: sentiment, whose voice it is, and how far readers agree.

pub mod agreement;
mod asks;
pub mod meaning;
pub mod quotes;
pub mod refit;
pub mod themes;

use serde::{Deserialize, Serialize};

pub use asks::Asks;

/// What somebody thinks of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sentiment {
    /// For it.
    Positive,
    /// Neither: a fact, a wish, nothing.
    Neutral,
    /// Against it.
    Negative,
    /// Praised and faulted.
    Mixed,
}

impl Sentiment {
    /// Every one, in the order reports show them.
    pub const ALL: [Self; 4] = [Self::Positive, Self::Neutral, Self::Negative, Self::Mixed];

    /// Its name in the store and in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Positive => "positive",
            Self::Neutral => "neutral",
            Self::Negative => "negative",
            Self::Mixed => "mixed",
        }
    }

    /// Reads [`Self::as_str`] back.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    /// Its place in [`Self::ALL`].
    pub fn place(self) -> usize {
        Self::ALL.iter().position(|one| *one == self).unwrap_or_default()
    }
}

/// What one person thinks of one service, from everything they wrote about it: praise and blame are *mixed*,
/// and a neutral remark beside another says nothing more.
pub fn together(sentiments: impl IntoIterator<Item = Sentiment>) -> Option<Sentiment> {
    sentiments.into_iter().reduce(|one, other| match (one, other) {
        (one, other) if one == other => one,
        (Sentiment::Neutral, other) => other,
        (one, Sentiment::Neutral) => one,
        _ => Sentiment::Mixed,
    })
}

/// A machine's sentiment is in findings only where it agrees with people at least this well: Cohen's kappa
/// below it is questionable agreement (Landis and Koch 1977).
pub const LEAST_KAPPA: f64 = 0.60;
/// And only once so many remarks have been read by people.
pub const LEAST_READ: u32 = 50;
/// Once so many have been read without seeing what the engine says, one in so many is read so from then on.
pub const BLIND_ONE_IN: u64 = 5;

/// How far the machine and the people who read after it agree.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    /// What people said by row, what the machine had said by column, in [`Sentiment::ALL`]'s order.
    pub table: agreement::Table,
}

impl Agreement {
    /// From pairs of what people said and what the machine had said.
    pub fn of(pairs: impl IntoIterator<Item = (Sentiment, Sentiment)>) -> Self {
        let mut table = vec![vec![0; Sentiment::ALL.len()]; Sentiment::ALL.len()];
        for (person, machine) in pairs {
            table[person.place()][machine.place()] += 1;
        }
        Self { table }
    }

    /// How many both have read.
    pub fn n(&self) -> u32 {
        agreement::total(&self.table)
    }

    /// Cohen's kappa.
    pub fn kappa(&self) -> Option<f64> {
        agreement::kappa(&self.table, false)
    }

    /// A 95% interval of it.
    pub fn kappa_interval(&self) -> Option<(f64, f64)> {
        agreement::kappa_interval(&self.table)
    }

    /// Whether what the machine says of remarks that nobody read may be counted.
    pub fn is_enough(&self) -> bool {
        self.n() >= LEAST_READ && self.kappa().is_some_and(|kappa| kappa >= LEAST_KAPPA)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_has_one_voice_for_each_service() {
        use Sentiment::{Mixed, Negative, Neutral, Positive};
        assert_eq!(together([Positive, Neutral, Positive]), Some(Positive));
        assert_eq!(together([Positive, Negative]), Some(Mixed));
        assert_eq!(together([Neutral]), Some(Neutral));
        assert_eq!(together([]), None);
    }

    #[test]
    fn a_machine_that_nobody_has_checked_is_not_counted() {
        use Sentiment::{Negative, Positive};
        let alike = |n: usize| (0..n).map(|at| if at % 2 == 0 { (Positive, Positive) } else { (Negative, Negative) });
        assert!(!Agreement::default().is_enough());
        assert!(!Agreement::of(alike(49)).is_enough());
        assert!(Agreement::of(alike(50)).is_enough());
        let apart = (0..100).map(|at| (Positive, if at % 2 == 0 { Positive } else { Negative }));
        assert!(!Agreement::of(apart).is_enough());
    }
}
