//! What people wrote, counted: one voice each for each service, beside the ratings and never added to them.

use std::collections::BTreeMap;

use super::{
    report::{Row, RowKey, needs, row_of},
    tally::{Group, Need},
};
use crate::{
    code::Code,
    comments::Sentiment,
    disclosure::{self, Cell, Grid, Part},
    survey::{Frame, Survey},
};

/// Voices by service, group, need and sentiment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voices(BTreeMap<Code, BTreeMap<Group, BTreeMap<Need, [u64; 4]>>>);

impl Voices {
    /// Adds one person's voice about a service.
    pub fn add(&mut self, service: &Code, group: Group, need: &Need, sentiment: Sentiment) {
        let counts =
            self.0.entry(service.clone()).or_default().entry(group).or_default().entry(need.clone()).or_default();
        counts[sentiment.place()] += 1;
    }
}

/// What became of every comment: none is passed over in silence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    /// Remarks that only the engine has read, left out because it has not been checked enough.
    pub unchecked: u64,
    /// Remarks about no service in scope.
    pub no_service: u64,
}

impl Accounted {
    /// Adds a comment by its state and what the engine made of it.
    pub fn add(&mut self, state: &str, outcome: Option<&str>) {
        self.all += 1;
        let place = match (state, outcome) {
            ("unread", _) => &mut self.unread,
            ("held", _) => &mut self.held,
            (_, None) => &mut self.waiting,
            (_, Some("nothing")) => &mut self.nothing,
            (_, Some("language")) => &mut self.language,
            (_, Some("infant")) => &mut self.infant,
            (_, Some(_)) => &mut self.used,
        };
        *place += 1;
    }
}

/// What people wrote about one service, as it may be shown. Columns are [`Sentiment::ALL`].
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// The service.
    pub service: Code,
    /// Each group, then the group by need.
    pub rows: Vec<Row>,
}

/// What may be shown of what was written to a survey.
pub fn tables(survey: &Survey, voices: &Voices) -> Vec<Written> {
    voices
        .0
        .iter()
        .map(|(service, groups)| {
            let mut rows = Vec::new();
            for (group, by_need) in groups {
                let needs = needs(survey, group.level, by_need.keys());
                let nobody = [0; 4];
                let grid = Grid {
                    positive: vec![Sentiment::Positive.place()],
                    negative: vec![Sentiment::Negative.place()],
                    exclusive: true,
                    parts: needs
                        .iter()
                        .map(|need| {
                            let counts = by_need.get(need).unwrap_or(&nobody);
                            Part { base: counts.iter().sum(), counts: counts.to_vec(), outs: Vec::new() }
                        })
                        .collect(),
                };
                let protected = disclosure::protect(&grid);
                let key = |need| RowKey { group: *group, need };
                // Who writes is who wished to: there is no interval, whoever was invited.
                rows.push(row_of(key(None), protected.total, true, None, Frame::Open));
                if needs.len() > 1 {
                    for (need, protected) in needs.iter().zip(protected.parts) {
                        rows.push(row_of(key(Some(need.clone())), protected, true, None, Frame::Open));
                    }
                }
            }
            Written { service: service.clone(), rows }
        })
        .collect()
}

/// Counts of comments as they may be shown.
pub fn shown(n: u64) -> Cell {
    disclosure::count(n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        audience::{Audience, FilledBy},
        level::ReadingLevel,
    };

    fn survey() -> Survey {
        Survey {
            code: Code::from("parents"),
            audience: Audience::Parents,
            levels: vec![ReadingLevel::Standard],
            minutes: BTreeMap::new(),
            frame: Frame::Open,
            filled_by: None,
            need: None,
            pages: Vec::new(),
            questions: BTreeMap::new(),
            scales: BTreeMap::new(),
            services: Vec::new(),
            uses: Vec::new(),
        }
    }

    #[test]
    fn a_few_voices_are_not_shown() {
        let group = Group { level: ReadingLevel::Standard, filled_by: FilledBy::NotAsked };
        let mut voices = Voices::default();
        let service = Code::from("admissions");
        let counts =
            [(Sentiment::Positive, 42), (Sentiment::Neutral, 13), (Sentiment::Negative, 31), (Sentiment::Mixed, 3)];
        for (sentiment, n) in counts {
            for _ in 0..n {
                voices.add(&service, group, &None, sentiment);
            }
        }
        let tables = tables(&survey(), &voices);
        assert_eq!(tables.len(), 1);
        let row = &tables[0].rows[0];
        assert_eq!(row.counts[Sentiment::Mixed.place()], Cell::Confidential);
        assert_eq!(row.counts[Sentiment::Positive.place()], Cell::Shown(40));
        assert_eq!(row.base, Cell::Shown(90));
    }

    #[test]
    fn every_comment_is_accounted_for() {
        let mut accounted = Accounted::default();
        for (state, outcome) in [
            ("unread", None),
            ("held", Some("read")),
            ("kept", None),
            ("kept", Some("read")),
            ("kept", Some("nothing")),
            ("kept", Some("language")),
            ("kept", Some("infant")),
        ] {
            accounted.add(state, outcome);
        }
        let Accounted { all, unread, held, waiting, used, nothing, language, infant, .. } = accounted;
        assert_eq!(all, unread + held + waiting + used + nothing + language + infant);
        assert_eq!([unread, held, waiting, used, nothing, language, infant], [1; 7]);
    }
}
