//! What people wrote, counted: one voice each for each service, beside the ratings and never added to them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    report::{PERCENT_BASE, Row, RowKey, row_of},
    tally::Group,
};
use crate::{
    code::Code,
    comments::Sentiment,
    disclosure::{self, Cell, Grid, Linked, Part},
    survey::Frame,
};

/// Voices by what they are about (a service, a theme), group and sentiment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voices<K: Ord = Code>(BTreeMap<K, BTreeMap<Group, [u64; 4]>>);

impl<K: Ord> Default for Voices<K> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<K: Ord + Clone> Voices<K> {
    /// Adds one person's voice about something.
    pub fn add(&mut self, about: &K, group: Group, sentiment: Sentiment) {
        self.0.entry(about.clone()).or_default().entry(group).or_default()[sentiment.place()] += 1;
    }

    /// Everything, flat.
    pub(super) fn flat(&self) -> Vec<(K, Group, [u64; 4])> {
        let of = |(about, groups): (&K, &BTreeMap<Group, [u64; 4]>)| {
            groups.iter().map(|(group, counts)| (about.clone(), *group, *counts)).collect::<Vec<_>>()
        };
        self.0.iter().flat_map(of).collect()
    }

    /// Builds [`Self::flat`] up again.
    pub(super) fn built(flat: impl IntoIterator<Item = (K, Group, [u64; 4])>) -> Self {
        let mut voices = Self::default();
        for (about, group, counts) in flat {
            voices.0.entry(about).or_default().insert(group, counts);
        }
        voices
    }
}

/// A theme as findings name it: ordered by its name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ThemeName {
    /// Its name.
    pub name: String,
    /// Its number.
    pub id: i64,
}

/// What became of a comment: each has one fate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Nobody has read it yet.
    Unread,
    /// A person held it back.
    Held,
    /// It may be used, and waits for the engine.
    Waiting,
    /// It may be used, and says something.
    Used,
    /// It may be used, and says nothing.
    Nothing,
    /// It may be used, and is in a language nothing was measured on.
    Language,
    /// A child of 5 to 7 wrote it.
    Infant,
    /// The program could not read it; a person did.
    Failed,
}

/// What became of every comment: none is passed over in silence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accounted {
    /// In all.
    pub all: u64,
    /// Not read by a person yet.
    pub unread: u64,
    /// Held back by a person.
    pub held: u64,
    /// May be used, and waits for the engine.
    pub waiting: u64,
    /// May be used, and says something.
    pub used: u64,
    /// May be used, and says nothing, as *nothing* and *n/a* do.
    pub nothing: u64,
    /// May be used, and is in a language nothing was measured on: shown, not scored.
    pub language: u64,
    /// Written by a child of 5 to 7: never scored.
    pub infant: u64,
    /// The program could not read it; a person did.
    pub failed: u64,
    /// Remarks that only the engine has read, left out because it has not been checked enough.
    pub unchecked: u64,
    /// Remarks about no service in scope.
    pub no_service: u64,
    /// May be used, and word for word the same as those of at least nine others: [`ALIKE_LEAST`] in all, each of
    /// [`ALIKE_LETTERS`] or more. Reports that were frozen before this was counted have none.
    #[serde(default)]
    pub alike: u64,
}

/// So many comments in the very same words are said to be so: below, a report shows no count of people either.
pub const ALIKE_LEAST: u64 = disclosure::LEAST_BASE;

/// What is shorter, *nothing to add* or *it is very good*, many people say in the same words by chance.
pub const ALIKE_LETTERS: u64 = 30;

impl Accounted {
    /// How many there are in all and of each fate, by its name in Fluent keys, in the order reports show them.
    pub fn fates(&self) -> [(&'static str, u64); 9] {
        [
            ("all", self.all),
            ("used", self.used),
            ("nothing", self.nothing),
            ("language", self.language),
            ("infant", self.infant),
            ("failed", self.failed),
            ("waiting", self.waiting),
            ("unread", self.unread),
            ("held", self.held),
        ]
    }

    /// Adds a comment.
    pub fn add(&mut self, fate: Fate) {
        self.all += 1;
        let place = match fate {
            Fate::Unread => &mut self.unread,
            Fate::Held => &mut self.held,
            Fate::Waiting => &mut self.waiting,
            Fate::Used => &mut self.used,
            Fate::Nothing => &mut self.nothing,
            Fate::Language => &mut self.language,
            Fate::Infant => &mut self.infant,
            Fate::Failed => &mut self.failed,
        };
        *place += 1;
    }
}

/// What people wrote about one service or theme, as it may be shown. Columns are [`Sentiment::ALL`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Written<K = Code> {
    /// The service, or the theme.
    pub about: K,
    /// Each group that is large enough.
    pub rows: Vec<Row>,
}

/// The voices of a group, as disclosure control takes them.
pub(super) fn grid(counts: &[u64; 4]) -> Grid {
    Grid {
        positive: vec![Sentiment::Positive.place()],
        negative: vec![Sentiment::Negative.place()],
        exclusive: true,
        alone: None,
        linked: Linked::People,
        parts: vec![Part {
            base: counts.iter().sum(),
            counts: counts.to_vec(),
            outs: Vec::new(),
            withheld: false,
            untold: false,
        }],
    }
}

/// What may be shown of what was written to a survey.
pub fn tables<K: Ord + Clone>(voices: &Voices<K>) -> Vec<Written<K>> {
    voices
        .0
        .iter()
        .map(|(about, groups)| {
            let mut rows = Vec::new();
            for (group, counts) in groups {
                let base: u64 = counts.iter().sum();
                // Whoever codes remarks knows what they coded: a group or a need with a voice or two would tell them
                // whose. So there are no rows by need here, and none of a small group, not even a hidden one.
                if base < disclosure::LEAST_BASE {
                    continue;
                }
                let protected = disclosure::protect(&grid(counts));
                let key = RowKey { group: *group, need: None };
                // Who writes is who wished to: there is no interval, whoever was invited.
                rows.push(row_of(key, protected.total, (true, None, true), Frame::Open, PERCENT_BASE));
            }
            Written { about: about.clone(), rows }
        })
        .filter(|written| !written.rows.is_empty())
        .collect()
}

/// Counts of comments as they may be shown.
pub fn shown(n: u64) -> Cell {
    disclosure::count(n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{audience::FilledBy, level::ReadingLevel};

    #[test]
    fn a_few_voices_are_not_shown() {
        let group = Group { level: ReadingLevel::Standard, filled_by: FilledBy::NotAsked };
        let mut voices = Voices::default();
        let service = Code::from("admissions");
        let counts =
            [(Sentiment::Positive, 42), (Sentiment::Neutral, 13), (Sentiment::Negative, 31), (Sentiment::Mixed, 3)];
        for (sentiment, n) in counts {
            for _ in 0..n {
                voices.add(&service, group, sentiment);
            }
        }
        let tables = tables(&voices);
        assert_eq!(tables.len(), 1);
        let row = &tables[0].rows[0];
        assert_eq!(row.counts[Sentiment::Mixed.place()], Cell::Confidential);
        assert_eq!(row.counts[Sentiment::Positive.place()], Cell::Shown(40));
        assert_eq!(row.base, Cell::Shown(90));
    }

    #[test]
    fn one_voice_leaves_no_trace() {
        let group = Group { level: ReadingLevel::Standard, filled_by: FilledBy::Alone };
        let mut voices = Voices::default();
        voices.add(&Code::from("admissions"), group, Sentiment::Negative);
        assert!(tables(&voices).is_empty(), "that a row is there would say whose voice it is");
    }

    #[test]
    fn every_comment_is_accounted_for() {
        let mut accounted = Accounted::default();
        for fate in [
            Fate::Unread,
            Fate::Held,
            Fate::Waiting,
            Fate::Used,
            Fate::Nothing,
            Fate::Language,
            Fate::Infant,
            Fate::Failed,
        ] {
            accounted.add(fate);
        }
        let Accounted { all, unread, held, waiting, used, nothing, language, infant, failed, .. } = accounted;
        assert_eq!(all, unread + held + waiting + used + nothing + language + infant + failed);
        assert_eq!([unread, held, waiting, used, nothing, language, infant, failed], [1; 8]);
    }
}
