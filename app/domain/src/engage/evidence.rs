//! What rooms said, put together: evidence of its own kind, under the same disclosure control.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{GroupNeed, How, Pick, picks};
use crate::{
    code::Code,
    disclosure::{self, Cell, Grid, Linked, Part, ProtectedRow},
    findings::figures,
    level::ReadingLevel,
    respond::answer::Slot,
    survey::{Kind, Measure, Survey, WayOut},
};

/// The counts of a room or of several: by question and by how they were gathered.
pub type Counts = BTreeMap<(Slot, How), BTreeMap<Pick, u64>>;

/// A session that was accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// The survey.
    pub survey: Code,
    /// The level its questions were put in.
    pub level: ReadingLevel,
    /// The school's number: whoever runs sessions there knows what each of them said. Nothing in what was kept before it was
    /// known.
    #[serde(default)]
    pub school: Option<i64>,
    /// Whether everyone answered the survey at their own speed: their answers are survey answers, and only that they met is
    /// told here.
    #[serde(default)]
    pub own_pace: bool,
    /// How many took part.
    pub present: u64,
    /// How many chose not to.
    pub sat_out: u64,
    /// Who was in the group.
    pub needs: Vec<GroupNeed>,
    /// What it said.
    #[serde(with = "flat")]
    pub counts: Counts,
}

/// Counts without maps that have no names for keys.
mod flat {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Counts, How, Pick, Slot};

    pub(super) fn serialize<S: Serializer>(counts: &Counts, to: S) -> Result<S::Ok, S::Error> {
        let rows: Vec<(&Slot, How, &Pick, u64)> = counts
            .iter()
            .flat_map(|((slot, how), picks)| picks.iter().map(move |(pick, n)| (slot, *how, pick, *n)))
            .collect();
        rows.serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Counts, D::Error> {
        let mut counts = Counts::new();
        for (slot, how, pick, n) in Vec::<(Slot, How, Pick, u64)>::deserialize(from)? {
            counts.entry((slot, how)).or_default().insert(pick, n);
        }
        Ok(counts)
    }
}

/// What the rooms of one survey and level said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rooms {
    /// The survey.
    pub survey: Code,
    /// The level its questions were put in: levels are not pooled.
    pub level: ReadingLevel,
    /// How many sessions there were.
    pub sessions: usize,
    /// How many schools they were of. Nothing in what was kept before that was known.
    #[serde(default)]
    pub schools: usize,
    /// In how many of them everyone answered the survey at their own speed: nothing of those is in the tables.
    #[serde(default)]
    pub own_pace: usize,
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

/// From so many schools on, that nearly everyone said the same no longer says what each of a class said.
pub const MANY_SCHOOLS: usize = 3;

/// The questions that more people answered than took part, with how many did, whichever way each of them answered: each
/// question takes one answer of each person.
pub fn beyond(counts: &Counts, present: u64) -> Vec<(Slot, u64)> {
    let mut answered: BTreeMap<&Slot, u64> = BTreeMap::new();
    for ((slot, _), picks) in counts {
        *answered.entry(slot).or_default() += picks.values().sum::<u64>();
    }
    answered.into_iter().filter(|(_, n)| *n > present).map(|(slot, n)| (slot.clone(), n)).collect()
}

/// What the counts of the sessions of so many schools come to, as they may be shown: on a room's own screen, and in findings.
///
/// Beside the rules for every table there are two for few schools. Whoever was in the room knows who was there, and, from
/// the screen, exactly how many answered. So nothing is shown where nine in ten said the same, however many they are; nor
/// where the exact number of answers, with what is shown, would pin a hidden count down to less than
/// [`disclosure::LEAST_WIDTH`].
pub fn result(options: &[Code], counts: &BTreeMap<Pick, u64>, schools: usize) -> RoomResult {
    let of = |pick: &Pick| counts.get(pick).copied().unwrap_or_default();
    let chosen: Vec<u64> = options.iter().map(|code| of(&Pick::Chose(code.clone()))).collect();
    let part = Part {
        base: chosen.iter().sum(),
        counts: chosen,
        outs: WayOut::ALL.iter().map(|way| of(&Pick::Out(*way))).collect(),
        withheld: false,
        untold: false,
    };
    // No side is summed: nothing but what is in the row is shown of it.
    let grid = Grid {
        positive: Vec::new(),
        negative: Vec::new(),
        exclusive: true,
        alone: None,
        linked: Linked::No,
        parts: vec![part],
    };
    let exact = grid.parts[0].clone();
    let mut row = disclosure::protect(&grid).total;
    if schools < MANY_SCHOOLS && (nearly_all(&exact) || pinned(&exact, &row)) {
        row.base = Cell::Confidential;
        row.counts.iter_mut().chain(&mut row.outs).for_each(|cell| *cell = Cell::Confidential);
    }
    let ProtectedRow { base, counts, outs, .. } = row;
    let large = base.shown().filter(|base| *base >= crate::findings::report::PERCENT_BASE);
    let percents =
        counts.iter().map(|cell| figures::percent(cell.shown()?, large?).map(|percent| percent.min(100))).collect();
    RoomResult { base, counts, percents, outs }
}

/// Whether nine in ten of those who answered, ways out included, said the same.
fn nearly_all(part: &Part) -> bool {
    let all: u64 = part.counts.iter().chain(&part.outs).sum();
    let most = part.counts.iter().chain(&part.outs).max().copied().unwrap_or_default();
    all > 0 && most * 10 >= all * 9
}

/// Whether somebody who knows exactly how many answered, ways out included, can tell a hidden count to within less than
/// [`disclosure::LEAST_WIDTH`]. A shown count may be two more or less; nought is nought.
fn pinned(part: &Part, row: &ProtectedRow) -> bool {
    let all: u64 = part.counts.iter().chain(&part.outs).sum();
    let bounds = |cell: &Cell| match cell {
        Cell::Shown(0) => (0, 0),
        Cell::Shown(n) => (n.saturating_sub(2).max(disclosure::LEAST_COUNT), n + 2),
        Cell::Low => (0, disclosure::LEAST_COUNT - 1),
        Cell::Confidential => (0, all),
    };
    let cells: Vec<&Cell> = row.counts.iter().chain(&row.outs).collect();
    let low: u64 = cells.iter().map(|cell| bounds(cell).0).sum();
    let high: u64 = cells.iter().map(|cell| bounds(cell).1).sum();
    cells.iter().filter(|cell| ***cell == Cell::Confidential).any(|cell| {
        let (own_low, own_high) = bounds(cell);
        let most = all.saturating_sub(low - own_low);
        let least = all.saturating_sub(high - own_high);
        (most.saturating_sub(least) as f64) < disclosure::LEAST_WIDTH
    })
}

impl RoomResult {
    /// Which option was chosen most, where what is shown says so beyond doubt: nothing hidden can have been chosen more.
    pub fn most(&self) -> Option<usize> {
        let base = self.base.shown()?;
        let (at, top) = self
            .counts
            .iter()
            .enumerate()
            .filter_map(|(at, cell)| Some((at, cell.shown()?)))
            .max_by_key(|(_, n)| *n)?;
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

/// Which of a survey's sessions may be published after a report with others: at each level those of the earlier report,
/// unless in every count ten people or more were added who did not nearly all say the same. A single small session more
/// would be what the two reports differ in.
pub fn after(now: &[Held], then: &[Held]) -> Vec<Held> {
    let of = |all: &[Held], level: ReadingLevel| -> Vec<Held> {
        all.iter().filter(|one| one.level == level).cloned().collect()
    };
    ReadingLevel::ALL
        .into_iter()
        .flat_map(|level| {
            let (now, then) = (of(now, level), of(then, level));
            if then.is_empty() || may_follow(&now, &then) { now } else { then }
        })
        .collect()
}

fn may_follow(now: &[Held], then: &[Held]) -> bool {
    let people = |all: &[Held]| all.iter().map(|one| one.present).sum::<u64>();
    let mut added: BTreeMap<(Slot, How, Pick), u64> = BTreeMap::new();
    let mut put = |all: &[Held], sign: bool| {
        for ((slot, how), picks) in all.iter().flat_map(|one| &one.counts) {
            for (pick, n) in picks {
                let sum = added.entry((slot.clone(), *how, pick.clone())).or_default();
                // Accepted sessions stay: there are never fewer.
                *sum = if sign { *sum + n } else { sum.saturating_sub(*n) };
            }
        }
    };
    put(now, true);
    put(then, false);
    let mut tables: BTreeMap<(Slot, How), Part> = BTreeMap::new();
    for ((slot, how, pick), n) in added {
        let part = tables.entry((slot, how)).or_insert(Part {
            base: 0,
            counts: Vec::new(),
            outs: Vec::new(),
            withheld: false,
            untold: false,
        });
        if matches!(pick, Pick::Out(_)) { part.outs.push(n) } else { part.counts.push(n) }
    }
    let more = people(now).saturating_sub(people(then));
    let enough = |part: &Part| {
        let all: u64 = part.counts.iter().chain(&part.outs).sum();
        all == 0 || (all >= disclosure::LEAST_BASE && !nearly_all(part))
    };
    now == then || (more >= disclosure::LEAST_BASE && tables.values().all(enough))
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

/// A room's counts, with its school's number where that is known.
type Room<'r> = (Option<i64>, &'r BTreeMap<Pick, u64>);

/// What some rooms come to together. Each school knows what its own rooms said and has only to take that away: nothing is shown
/// that the rooms of the others by themselves would not show.
fn of_rooms(options: &[Code], counts: &BTreeMap<Pick, u64>, rooms: &[Room<'_>]) -> RoomResult {
    // Of which school a room is may not be known: then it is one of its own.
    let whose = |at: usize| rooms[at].0.ok_or(at);
    let schools: BTreeSet<Result<i64, usize>> = (0..rooms.len()).map(whose).collect();
    let mut all = result(options, counts, schools.len());
    if schools.len() < 2 {
        return all;
    }
    for school in &schools {
        let mut others: BTreeMap<Pick, u64> = BTreeMap::new();
        for (pick, n) in (0..rooms.len()).filter(|at| whose(*at) != *school).flat_map(|at| rooms[at].1) {
            *others.entry(pick.clone()).or_default() += n;
        }
        let alone = result(options, &others, schools.len() - 1);
        let theirs = std::iter::once(alone.base).chain(alone.counts).chain(alone.outs);
        let ours = std::iter::once(&mut all.base).chain(&mut all.counts).chain(&mut all.outs);
        for (cell, their) in ours.zip(theirs) {
            if their == Cell::Confidential {
                *cell = Cell::Confidential;
            }
        }
    }
    for (percent, cell) in all.percents.iter_mut().zip(&all.counts) {
        if *cell == Cell::Confidential || all.base == Cell::Confidential {
            *percent = None;
        }
    }
    all
}

fn together(survey: &Survey, level: ReadingLevel, held: &[&Held]) -> Rooms {
    let mut gathered: BTreeMap<(Slot, How), Vec<Room<'_>>> = BTreeMap::new();
    for one in held {
        for (key, counts) in one.counts.iter().filter(|(_, counts)| counts.values().any(|n| *n > 0)) {
            gathered.entry(key.clone()).or_default().push((one.school, counts));
        }
    }
    let asked =
        |slot: &Slot| survey.pages.iter().flat_map(|page| &page.questions).position(|code| *code == slot.question);
    let mut tables: Vec<RoomTable> = gathered
        .into_iter()
        .filter_map(|((slot, how), rooms)| {
            let mut counts: BTreeMap<Pick, u64> = BTreeMap::new();
            for (pick, n) in rooms.iter().flat_map(|(_, counts)| *counts) {
                *counts.entry(pick.clone()).or_default() += n;
            }
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
                result: of_rooms(&options, &counts, &rooms),
                slot,
                how,
                sessions: rooms.len(),
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
        schools: held.iter().enumerate().map(|(at, one)| one.school.ok_or(at)).collect::<BTreeSet<_>>().len(),
        own_pace: held.iter().filter(|one| one.own_pace).count(),
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
    fn one_of_two_rooms_cannot_take_its_own_away() {
        let options = [Code::from("good"), Code::from("bad")];
        let (one, other) = (counts(&[("good", 14), ("bad", 6)]), counts(&[("good", 8), ("bad", 4)]));
        let pooled = counts(&[("good", 22), ("bad", 10)]);
        assert_eq!(result(&options, &pooled, 2).counts, [Cell::Shown(20), Cell::Shown(10)]);
        let shown = of_rooms(&options, &pooled, &[(None, &one), (None, &other)]);
        assert_eq!(shown.counts, [Cell::Confidential; 2], "the other room by itself shows neither");
        assert_eq!(shown.percents, [None, None]);
        let large = counts(&[("good", 18), ("bad", 12)]);
        let both = counts(&[("good", 32), ("bad", 18)]);
        let shown = of_rooms(&options, &both, &[(Some(1), &counts(&[("good", 14), ("bad", 6)])), (Some(2), &large)]);
        assert_eq!(shown.counts, [Cell::Shown(30), Cell::Shown(20)]);
        // Two rooms of one school, and one of another, where everybody said the same: the school would have only to take its own
        // away.
        let (first, second, third) =
            (counts(&[("good", 15), ("bad", 5)]), counts(&[("good", 15), ("bad", 5)]), counts(&[("bad", 14)]));
        let three = counts(&[("good", 30), ("bad", 24)]);
        let shown = of_rooms(&options, &three, &[(Some(1), &first), (Some(1), &second), (Some(2), &third)]);
        assert_eq!((shown.base, &shown.counts[..]), (Cell::Confidential, &[Cell::Confidential; 2][..]));
    }

    #[test]
    fn a_room_that_all_but_agrees_gives_nobody_away() {
        let options = [Code::from("good"), Code::from("middle"), Code::from("bad")];
        let shown = result(&options, &counts(&[("good", 13), ("middle", 9), ("bad", 8)]), 1);
        assert_eq!(shown.counts, [Cell::Shown(15), Cell::Shown(10), Cell::Shown(10)]);
        assert_eq!(shown.percents[0], Some(50));
        assert_eq!(shown.most(), Some(0));
        let even = result(&options, &counts(&[("good", 11), ("middle", 11), ("bad", 11)]), 1);
        assert_eq!(even.most(), None);
        let hidden = |one: &RoomResult| one.counts.iter().all(|cell| *cell == Cell::Confidential);
        // One child alone said “bad”: neither that count nor, by subtraction, its neighbour is shown.
        let one = result(&options, &counts(&[("good", 20), ("middle", 7), ("bad", 1)]), 1);
        assert!(one.counts.iter().filter(|cell| **cell == Cell::Confidential).count() >= 2);
        let few = result(&options, &counts(&[("good", 5), ("bad", 4)]), 1);
        assert!(few.base == Cell::Confidential && hidden(&few));
        // A whole class that said the same, however large; not a whole borough.
        let all = counts(&[("bad", 25)]);
        assert!(hidden(&result(&options, &all, 1)) && !hidden(&result(&options, &all, 3)));
        // Eighteen answered, as the screen says: two tens would leave one child for each hidden answer.
        let options = ["a", "b", "c", "d"].map(Code::from);
        assert!(hidden(&result(&options, &counts(&[("a", 8), ("b", 8), ("c", 1), ("d", 1)]), 1)));
    }

    #[test]
    fn one_small_session_more_is_not_what_two_reports_differ_in() {
        let held = |present: u64, good: u64, bad: u64| Held {
            survey: "children".into(),
            level: ReadingLevel::Teen,
            school: Some(1),
            own_pace: false,
            present,
            sat_out: 0,
            needs: vec![GroupNeed::Deaf],
            counts: [((Slot::of("quality".into()), How::Hands), counts(&[("good", good), ("bad", bad)]))].into(),
        };
        let first = vec![held(25, 15, 10)];
        let small = vec![held(25, 15, 10), held(4, 3, 1)];
        assert_eq!(after(&small, &first), first);
        let alike = vec![held(25, 15, 10), held(20, 20, 0)];
        assert_eq!(after(&alike, &first), first);
        let enough = vec![held(25, 15, 10), held(20, 12, 8)];
        assert_eq!(after(&enough, &first), enough);
        assert_eq!(after(&small, &[]), small);
        let kept = serde_json::to_string(&first).expect("names and numbers");
        assert_eq!(serde_json::from_str::<Vec<Held>>(&kept).expect("it was just written"), first);
    }

    proptest! {
        /// A count of one to four is never shown; and whoever knows exactly how many answered cannot tell a hidden count to
        /// within less than five, by trying every way it can have been.
        #[test]
        fn nothing_shown_of_a_room_gives_a_few_away(n in prop::collection::vec(0_u64..30, 3), outs in 0_u64..8) {
            let options = [Code::from("good"), Code::from("middle"), Code::from("bad")];
            let all = counts(&[("good", n[0]), ("middle", n[1]), ("bad", n[2]), ("~dont-know", outs)]);
            let shown = result(&options, &all, 1);
            for (cell, n) in shown.counts.iter().zip(&n).chain([(&shown.outs[0], &outs)]) {
                prop_assert!(!((1..5).contains(n) && cell.shown().is_some()));
                prop_assert!(cell.shown().is_none_or(|shown| shown % 5 == 0));
            }
            let total: u64 = n.iter().sum::<u64>() + outs;
            let cells = [shown.counts[0], shown.counts[1], shown.counts[2], shown.outs[0]];
            let fits = |cell: Cell, n: u64| match cell {
                Cell::Shown(shown) => disclosure::round(n) == shown && !(1..5).contains(&n),
                Cell::Low | Cell::Confidential => true,
            };
            let mut range = [(u64::MAX, 0); 4];
            for a in 0..=total {
                for b in 0..=total - a {
                    for c in 0..=total - a - b {
                        let way = [a, b, c, total - a - b - c];
                        if cells.iter().zip(way).all(|(cell, n)| fits(*cell, n)) {
                            for (range, n) in range.iter_mut().zip(way) {
                                *range = (range.0.min(n), range.1.max(n));
                            }
                        }
                    }
                }
            }
            for (cell, (low, high)) in cells.iter().zip(range) {
                if *cell == Cell::Confidential && total >= 10 {
                    prop_assert!(high - low >= 5, "{cells:?}: {low} to {high} of {total}");
                }
            }
        }
    }
}
