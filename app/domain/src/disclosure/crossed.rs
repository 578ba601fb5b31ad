//! A question by another: a table beside those by need, of the same answers.
//!
//! Of one question there can be many such tables, and what one hides another might give away. So they are coarser
//! than the tables by need: a row with a base under 20 is confidential whole, counts under 10 are confidential, none
//! and all: *nobody said so* is nowhere to be read; and every other count is rounded to the nearest 10. Then the solver
//! is set on this table and on both questions' tables by need at once, and more of this one is made confidential until
//! it can pin down no confidential count of the three to within less than 5.
//!
//! Where either question may be set against the other, there are two tables of the same cells: both are decided at once,
//! and a cell is in both or in neither.
//!
//! The group's own row is that of its table by need, and is not decided anew.

use super::{
    Figure, Grid, Linked, Part, ProtectedRow, Published, Sides,
    audit::{self, Known, Several, Sum, rounded},
    base_of, nearest, publish, read_row, settle,
};

/// A row with a smaller base is confidential whole.
pub const LEAST_BASE: u64 = 20;
/// Smaller counts, none among them, are confidential.
pub const LEAST_COUNT: u64 = 10;

/// To the nearest 10, halves up.
pub fn round(count: u64) -> u64 {
    (count + 5) / 10 * 10
}

/// Those of one need who gave one answer to the other question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Among {
    /// What they answered to the question.
    pub part: Part,
    /// How many of them answered it in no way.
    pub rest: u64,
}

/// The counts of a question by need and by the answers to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joint {
    /// The columns whose sum is shown, through net sentiment, as positive.
    pub positive: Vec<usize>,
    /// The columns whose sum is shown as negative.
    pub negative: Vec<usize>,
    /// Whether a row's counts add up to its base.
    pub exclusive: bool,
    /// The column that nobody is in who is in another, where people may choose several.
    pub alone: Option<usize>,
    /// What other tables of the same people are published.
    pub linked: Linked,
    /// The same of the other question's answers.
    pub other_ends: (Vec<usize>, Vec<usize>),
    /// Whether the other question may be set against this one as well; only where both have one answer a person.
    pub both_ways: bool,
    /// How many answers the other question has: a row of the table for each. Then come those who took its ways out,
    /// a part each, and at last those who did not answer it.
    pub said: usize,
    /// By need, then by part.
    pub cells: Vec<Vec<Among>>,
}

impl Joint {
    fn parts(&self) -> usize {
        self.cells[0].len()
    }

    /// How many options, and how many ways out.
    fn columns(&self) -> (usize, usize) {
        let part = &self.cells[0][0].part;
        (part.counts.len(), part.outs.len())
    }

    /// The place of one underlying count. After the options and the ways out come the base, where it is a number of its
    /// own, and those who answered in no way.
    fn place(&self, need: usize, part: usize, column: usize) -> usize {
        let (counts, outs) = self.columns();
        (need * self.parts() + part) * (counts + outs + 2) + column
    }

    /// The question by need, whatever was answered to the other.
    fn by_need(&self) -> Grid {
        let (counts, outs) = self.columns();
        let together = |parts: &[Among]| Part {
            base: parts.iter().map(|among| among.part.base).sum(),
            counts: (0..counts).map(|at| parts.iter().map(|among| among.part.counts[at]).sum()).collect(),
            outs: (0..outs).map(|at| parts.iter().map(|among| among.part.outs[at]).sum()).collect(),
            withheld: false,
            untold: false,
        };
        Grid {
            positive: self.positive.clone(),
            negative: self.negative.clone(),
            exclusive: self.exclusive,
            alone: self.alone,
            linked: self.linked,
            parts: self.cells.iter().map(|parts| together(parts)).collect(),
        }
    }

    /// The other question by need.
    fn other_by_need(&self) -> Grid {
        let people = |among: &Among| among.part.base + among.part.outs.iter().sum::<u64>() + among.rest;
        let part = |parts: &[Among]| {
            let counts: Vec<u64> = parts[..self.said].iter().map(people).collect();
            let outs = parts[self.said..parts.len() - 1].iter().map(people).collect();
            Part { base: counts.iter().sum(), counts, outs, withheld: false, untold: false }
        };
        let parts = self.cells.iter().map(|parts| part(parts)).collect();
        let (positive, negative) = self.other_ends.clone();
        Grid { positive, negative, exclusive: true, alone: None, linked: Linked::People, parts }
    }

    /// The columns of one part that everybody in it is in exactly one of.
    fn everybody(&self) -> Vec<usize> {
        let (counts, outs) = self.columns();
        let answered: Vec<usize> = if self.exclusive { (0..counts).collect() } else { vec![counts + outs] };
        answered.into_iter().chain(counts..counts + outs).chain([counts + outs + 1]).collect()
    }

    /// What an attacker knows by what is published by need.
    fn known_by_need(&self, by_need: &[Published], other: &[Published]) -> Known {
        let needs = self.cells.len();
        let mut known = Known { counts: self.place(needs, 0, 0), ..Known::default() };
        for cell in by_need {
            let every_part = |(need, column): &(usize, usize)| {
                let (need, column) = (*need, *column);
                (0..self.parts()).map(move |part| self.place(need, part, column))
            };
            let members = cell.members.iter().flat_map(every_part).collect();
            known.sums.push(sum_of(cell, members, rounded(cell)));
        }
        let everybody = self.everybody();
        for cell in other {
            let every_column = |(need, part): &(usize, usize)| {
                let (need, part) = (*need, *part);
                everybody.iter().map(move |column| self.place(need, part, *column))
            };
            let members = cell.members.iter().flat_map(every_column).collect();
            known.sums.push(sum_of(cell, members, rounded(cell)));
        }
        if !self.exclusive {
            let (counts, outs) = self.columns();
            for (need, part) in (0..needs).flat_map(|need| (0..self.parts()).map(move |part| (need, part))) {
                known.bases.push(Several {
                    base: self.place(need, part, counts + outs),
                    options: (0..counts).map(|column| self.place(need, part, column)).collect(),
                    alone: self.alone.map(|column| self.place(need, part, column)),
                });
            }
        }
        known
    }

    /// The underlying counts that a figure of a table is the sum of.
    fn members(&self, cell: &Published) -> Vec<usize> {
        let turned = cell.row > self.said;
        let every_need = |(row, column): &(usize, usize)| {
            let (part, column) = if turned { (*column, *row) } else { (*row, *column) };
            (0..self.cells.len()).map(move |need| self.place(need, part, column))
        };
        cell.members.iter().flat_map(every_need).collect()
    }

    /// How many of all needs are in a part and a column.
    fn count(&self, part: usize, column: usize) -> u64 {
        let (counts, _) = self.columns();
        let of = |among: &Among| {
            let Part { counts: options, outs, .. } = &among.part;
            options.get(column).or_else(|| outs.get(column - counts)).copied().unwrap_or_default()
        };
        self.cells.iter().map(|parts| of(&parts[part])).sum()
    }

    /// The tables, all needs together. The rows of the first are the answers to the other question, numbered from 1; those
    /// of the second, where there is one, are the answers to this one, and are numbered on.
    fn rows(&self) -> Vec<Published> {
        let (counts, outs) = self.columns();
        let straight = Grid {
            parts: (0..self.said)
                .map(|part| Part {
                    base: self.cells.iter().map(|parts| parts[part].part.base).sum(),
                    counts: (0..counts).map(|column| self.count(part, column)).collect(),
                    outs: (counts..counts + outs).map(|column| self.count(part, column)).collect(),
                    withheld: false,
                    untold: false,
                })
                .collect(),
            linked: Linked::No,
            ..self.by_need()
        };
        let turned = Grid {
            parts: (0..counts)
                .map(|column| {
                    let counts: Vec<u64> = (0..self.said).map(|part| self.count(part, column)).collect();
                    let outs = (self.said..self.parts() - 1).map(|part| self.count(part, column)).collect();
                    Part { base: counts.iter().sum(), counts, outs, withheld: false, untold: false }
                })
                .collect(),
            linked: Linked::No,
            ..self.other_by_need()
        };
        let of = |grid: &Grid, from: usize| {
            let rows = publish(grid).into_iter().filter(|cell| cell.row > 0);
            rows.map(|cell| Published { row: from + cell.row, ..cell }).collect::<Vec<_>>()
        };
        let mut rows = of(&straight, 0);
        if self.both_ways && counts > 0 {
            rows.extend(of(&turned, self.said));
        }
        rows
    }

    /// Where a cell of one table stands in the other.
    fn twin(&self, cell: &Published) -> Option<(usize, Figure)> {
        let Figure::Count(column) = cell.figure else { return None };
        Some(match cell.row.checked_sub(self.said + 1) {
            None => (self.said + 1 + column, Figure::Count(cell.row - 1)),
            Some(option) => (column + 1, Figure::Count(option)),
        })
    }
}

/// What may be shown of a question by another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Each answer to the other question, in their order.
    pub rows: Vec<ProtectedRow>,
    /// The other way about: each answer to this one, by those to the other. Empty where there is no such table.
    pub turned: Vec<ProtectedRow>,
}

/// Decides what may be shown.
pub fn protect(joint: &Joint) -> Shown {
    protect_while(joint, &|| true).expect("nothing stops it")
}

/// Decides what may be shown, as long as `go_on` says so: the solver may need many seconds. `None` where it was stopped.
pub fn protect_while(joint: &Joint, go_on: &dyn Fn() -> bool) -> Option<Shown> {
    if joint.said == 0 {
        return Some(Shown { rows: Vec::new(), turned: Vec::new() });
    }
    let (by_need, other) = (settle(&joint.by_need()).0, settle(&joint.other_by_need()).0);
    let mut known = joint.known_by_need(&by_need, &other);
    let before = known.sums.len();
    let mut rows = joint.rows();
    // That nobody at all said so stands in the tables by need.
    let nobody = |cells: &[Published], figure| {
        cells.iter().any(|cell| cell.row == 0 && cell.figure == figure && cell.value == 0 && !cell.hidden && !cell.low)
    };
    let known_anyway = |cell: &Published| match cell.row.checked_sub(joint.said + 1) {
        None => nobody(&by_need, cell.figure) || nobody(&other, Figure::Count(cell.row - 1)),
        Some(option) => nobody(&other, cell.figure) || nobody(&by_need, Figure::Count(option)),
    };
    for cell in &mut rows {
        cell.hidden = !known_anyway(cell);
        known.sums.push(sum_of(cell, joint.members(cell), rounded_to_ten(cell)));
    }
    // What can be worked out without these tables, hiding some of them does not protect.
    while let Ok(Some(at)) = known.pinned() {
        if !go_on() {
            return None;
        }
        known.sums[at].guarded = false;
    }
    let twins: Vec<Option<usize>> = rows
        .iter()
        .map(|cell| {
            let twin = joint.twin(cell)?;
            rows.iter().position(|other| (other.row, other.figure) == twin)
        })
        .collect();
    primary(&mut rows);
    for (at, twin) in twins.iter().enumerate() {
        if rows[at].hidden
            && let Some(twin) = twin
        {
            rows[*twin].hidden = true;
        }
    }
    for (cell, sum) in rows.iter().zip(&mut known.sums[before..]) {
        sum.known = (!cell.hidden).then(|| rounded_to_ten(cell));
    }
    loop {
        if !go_on() {
            return None;
        }
        let found = match known.pinned() {
            Ok(None) => break,
            Ok(Some(at)) => {
                let near = match at.checked_sub(before) {
                    Some(at) => (rows[at].row, rows[at].figure),
                    None => beside(&by_need, &other, at),
                };
                let may = nearest(&rows, near, Sides::First, |cell| !known_anyway(cell));
                // Of those close by, one that is enough alone; else the nearest, and then others.
                let enough = |one: &usize| {
                    // Each is as much again: whoever stopped it is not kept waiting for all of them.
                    if !go_on() {
                        return true;
                    }
                    let both = [Some(*one), twins[*one]];
                    let sums: Vec<usize> = both.into_iter().flatten().map(|at| before + at).collect();
                    let shown: Vec<_> = sums.iter().map(|sum| known.sums[*sum].known.take()).collect();
                    let pins = known.pins(at);
                    for (sum, shown) in sums.into_iter().zip(shown) {
                        known.sums[sum].known = shown;
                    }
                    matches!(pins, Ok(false))
                };
                may.iter().copied().take(CLOSE_BY).find(enough).or(may.first().copied())
            }
            Err(audit::Unsolved) => None,
        };
        // What cannot be shown to be safe is not shown.
        let Some(at) = found else {
            for cell in &mut rows {
                cell.hidden = !known_anyway(cell);
            }
            break;
        };
        for at in [Some(at), twins[at]].into_iter().flatten() {
            rows[at].hidden = true;
            known.sums[before + at].known = None;
        }
    }
    let (counts, outs) = joint.columns();
    let outs_of_other = joint.parts() - 1 - joint.said;
    Some(Shown {
        rows: (1..=joint.said).map(|row| read_row(&rows, row, (counts, outs), round)).collect(),
        turned: (0..if joint.both_ways { counts } else { 0 })
            .map(|option| read_row(&rows, joint.said + 1 + option, (joint.said, outs_of_other), round))
            .collect(),
    })
}

/// How many figures are tried by themselves, before the nearest is hidden and others after it.
const CLOSE_BY: usize = 24;

/// Where a figure of the tables by need would stand in this one.
fn beside(by_need: &[Published], other: &[Published], at: usize) -> (usize, Figure) {
    match at.checked_sub(by_need.len()) {
        // One of the question is protected by what is in its column.
        None => (usize::MAX, by_need[at].figure),
        // One of the other question is a row.
        Some(at) => match other[at].figure {
            Figure::Count(part) => (part + 1, Figure::Base),
            _ => (usize::MAX, Figure::Base),
        },
    }
}

fn sum_of(cell: &Published, members: Vec<usize>, known: (u64, u64)) -> Sum {
    Sum { members, truth: cell.value, known: (!cell.hidden).then_some(known), guarded: cell.guarded() }
}

fn rounded_to_ten(cell: &Published) -> (u64, u64) {
    let shown = round(cell.value);
    let least = if cell.figure == Figure::Base { LEAST_BASE } else { LEAST_COUNT };
    if cell.value == 0 { (0, 0) } else { (least.max(shown.saturating_sub(5)), shown + 4) }
}

fn primary(rows: &mut [Published]) {
    let bases: Vec<u64> = rows.iter().map(|cell| base_of(rows, cell.row)).collect();
    for (cell, base) in rows.iter_mut().zip(bases) {
        cell.hidden &= base < LEAST_BASE || cell.value < LEAST_COUNT;
    }
}

#[cfg(test)]
mod tests;
