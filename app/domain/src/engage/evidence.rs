//! What rooms said, put together: evidence of its own kind, under the same disclosure control.

use std::collections::BTreeMap;

use super::{GroupNeed, How, Pick, picks};
use crate::{
    code::Code,
    disclosure::{self, Cell, Grid, Part, ProtectedRow},
    findings::figures,
    level::ReadingLevel,
    respond::answer::Slot,
    survey::{Kind, Measure, Survey, WayOut},
};

/// The counts of a room or of several: by question and by how they were gathered.
pub type Counts = BTreeMap<(Slot, How), BTreeMap<Pick, u64>>;

/// A session that was accepted.
#[derive(Clone, Debug)]
pub struct Held {
    /// The survey.
    pub survey: Code,
    /// The level its questions were put in.
    pub level: ReadingLevel,
    /// How many took part.
    pub present: u64,
    /// How many chose not to.
    pub sat_out: u64,
    /// Who was in the group.
    pub needs: Vec<GroupNeed>,
    /// What it said.
    pub counts: Counts,
}

/// What the rooms of one survey and level said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rooms {
    /// The survey.
    pub survey: Code,
    /// The level its questions were put in: levels are not pooled.
    pub level: ReadingLevel,
    /// How many sessions there were.
    pub sessions: usize,
    /// How many people took part.
    pub present: Cell,
    /// How many chose not to.
    pub sat_out: Cell,
    /// In how many sessions there were people with a need.
    pub needs: Vec<(GroupNeed, usize)>,
    /// One for each question and each way of gathering.
    pub tables: Vec<RoomTable>,
}

/// One question, gathered one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomTable {
    /// The question and service.
    pub slot: Slot,
    /// The service it is about.
    pub service: Option<Code>,
    /// What it is about.
    pub measure: Option<Measure>,
    /// The scale of a rating.
    pub scale: Option<Code>,
    /// How it was gathered.
    pub how: How,
    /// In how many sessions it was answered.
    pub sessions: usize,
    /// The options or points, in the order asked.
    pub options: Vec<Code>,
    /// The counts.
    pub result: RoomResult,
}

/// What a question came to, as it may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomResult {
    /// How many chose an option.
    pub base: Cell,
    /// How many chose each.
    pub counts: Vec<Cell>,
    /// The same in percent of the base, where it is large enough.
    pub percents: Vec<Option<u64>>,
    /// How many took each way out, in [`WayOut::ALL`]'s order.
    pub outs: Vec<Cell>,
}

/// What counts come to that stand by themselves: a room's own screen, and the findings, by one rule.
pub fn result(options: &[Code], counts: &BTreeMap<Pick, u64>) -> RoomResult {
    let of = |pick: &Pick| counts.get(pick).copied().unwrap_or_default();
    let chosen: Vec<u64> = options.iter().map(|code| of(&Pick::Chose(code.clone()))).collect();
    let part = Part {
        base: chosen.iter().sum(),
        counts: chosen,
        outs: WayOut::ALL.iter().map(|way| of(&Pick::Out(*way))).collect(),
    };
    // No side is summed: nothing but what is in the row is shown of it.
    let grid = Grid { positive: Vec::new(), negative: Vec::new(), exclusive: true, parts: vec![part] };
    let ProtectedRow { base, counts, outs, .. } = disclosure::protect(&grid).total;
    let large = base.shown().filter(|base| *base >= crate::findings::report::PERCENT_BASE);
    let percents = counts
        .iter()
        .map(|cell| figures::percent(cell.shown()?, large?).map(|percent| percent.min(100)))
        .collect();
    RoomResult { base, counts, percents, outs }
}

impl RoomResult {
    /// Which option was chosen most, where what is shown says so beyond doubt: nothing hidden can have been chosen more.
    pub fn most(&self) -> Option<usize> {
        let base = self.base.shown()?;
        let (at, top) = self.counts.iter().enumerate().filter_map(|(at, cell)| Some((at, cell.shown()?))).max_by_key(|(_, n)| *n)?;
        let others = self.counts.iter().enumerate().filter(|(other, _)| *other != at);
        let beaten = others.clone().filter_map(|(_, cell)| cell.shown()).all(|n| n < top);
        let shown: u64 = self.counts.iter().filter_map(|cell| cell.shown()).sum();
        // Each figure is rounded to five: what is hidden may be so much more than it seems.
        let hidden = if others.clone().any(|(_, cell)| *cell == Cell::Confidential) {
            base.saturating_sub(shown) + 5
        } else {
            0
        };
        (beaten && top > hidden).then_some(at)
    }
}

/// Puts sessions together, by survey and level, in the order of `surveys`.
pub fn rooms(surveys: &[&Survey], held: &[Held]) -> Vec<Rooms> {
    let mut all = Vec::new();
    for survey in surveys {
        for level in &survey.levels {
            let these: Vec<&Held> =
                held.iter().filter(|one| one.survey == survey.code && one.level == *level).collect();
            if !these.is_empty() {
                all.push(together(survey, *level, &these));
            }
        }
    }
    all
}

fn together(survey: &Survey, level: ReadingLevel, held: &[&Held]) -> Rooms {
    let mut sums: BTreeMap<(Slot, How), (usize, BTreeMap<Pick, u64>)> = BTreeMap::new();
    for (key, counts) in held.iter().flat_map(|one| &one.counts) {
        if counts.values().all(|n| *n == 0) {
            continue;
        }
        let (sessions, sum) = sums.entry(key.clone()).or_default();
        *sessions += 1;
        for (pick, n) in counts {
            *sum.entry(pick.clone()).or_default() += n;
        }
    }
    let asked = |slot: &Slot| {
        survey.pages.iter().flat_map(|page| &page.questions).position(|code| *code == slot.question)
    };
    let mut tables: Vec<RoomTable> = sums
        .into_iter()
        .filter_map(|((slot, how), (sessions, counts))| {
            let question = survey.questions.get(&slot.question)?;
            let mut options: Vec<Code> = picks(survey, level, question)
                .into_iter()
                .filter_map(|pick| if let Pick::Chose(code) = pick { Some(code) } else { None })
                .collect();
            // An option that is no longer offered keeps its count.
            for pick in counts.keys() {
                if let Pick::Chose(code) = pick
                    && !options.contains(code)
                {
                    options.push(code.clone());
                }
            }
            Some(RoomTable {
                service: slot.service.clone().or_else(|| question.service.clone()),
                measure: question.measure,
                scale: matches!(question.kind, Kind::Rating { .. })
                    .then(|| question.scale_at(level).cloned())
                    .flatten(),
                result: result(&options, &counts),
                slot,
                how,
                sessions,
                options,
            })
        })
        .collect();
    tables.sort_by_key(|table| (asked(&table.slot), table.slot.clone(), table.how));
    let sum = |of: fn(&Held) -> u64| disclosure::count(held.iter().map(|one| of(one)).sum());
    Rooms {
        survey: survey.code.clone(),
        level,
        sessions: held.len(),
        present: sum(|one| one.present),
        sat_out: sum(|one| one.sat_out),
        needs: GroupNeed::ALL
            .iter()
            .map(|need| (*need, held.iter().filter(|one| one.needs.contains(need)).count()))
            .filter(|(_, n)| *n > 0)
            .collect(),
        tables,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn counts(all: &[(&str, u64)]) -> BTreeMap<Pick, u64> {
        all.iter().map(|(code, n)| (Pick::parse(code).expect("a pick"), *n)).collect()
    }

    #[test]
    fn a_room_that_all_but_agrees_gives_nobody_away() {
        let options = [Code::from("good"), Code::from("middle"), Code::from("bad")];
        let shown = result(&options, &counts(&[("good", 13), ("middle", 9), ("bad", 8)]));
        assert_eq!(shown.counts, [Cell::Shown(15), Cell::Shown(10), Cell::Shown(10)]);
        assert_eq!(shown.percents[0], Some(50));
        assert_eq!(shown.most(), Some(0));
        let even = result(&options, &counts(&[("good", 11), ("middle", 11), ("bad", 11)]));
        assert_eq!(even.most(), None);
        // One child alone said “bad”: neither that cell nor, by subtraction, its neighbour is shown alone.
        let one = result(&options, &counts(&[("good", 20), ("middle", 7), ("bad", 1)]));
        assert!(one.counts.iter().filter(|cell| **cell == Cell::Confidential).count() >= 2);
        let few = result(&options, &counts(&[("good", 5), ("bad", 4)]));
        assert_eq!(few.base, Cell::Confidential);
        assert!(few.counts.iter().all(|cell| *cell == Cell::Confidential));
        let all = result(&options, &counts(&[("good", 12)]));
        assert!(all.counts.iter().all(|cell| *cell == Cell::Confidential), "what each of them said would be known");
    }

    proptest! {
        /// A count of one to four is never on a screen, and nothing shown tells a room from one with a vote more.
        #[test]
        fn small_counts_are_never_shown(n in prop::collection::vec(0_u64..40, 3), outs in 0_u64..8) {
            let options = [Code::from("good"), Code::from("middle"), Code::from("bad")];
            let all = counts(&[("good", n[0]), ("middle", n[1]), ("bad", n[2]), ("~dont-know", outs)]);
            let shown = result(&options, &all);
            for (cell, n) in shown.counts.iter().zip(&n) {
                prop_assert!(!((1..5).contains(n) && cell.shown().is_some()));
                prop_assert!(cell.shown().is_none_or(|shown| shown % 5 == 0));
            }
            prop_assert!(!((1..5).contains(&outs) && shown.outs[0].shown().is_some()));
        }
    }
}
