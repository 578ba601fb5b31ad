//! Disclosure control: one module decides, every outlet obeys.
//!
//! The rules are those of the standards' §4.2, in this order:
//! 1. a row with a base under 10 is confidential whole, and so is one of which fewer than 10 gave any answer, a way out
//!    among them; a row of nobody is shown as that, unless it is one of a part that has fewer than 10 people anywhere: where
//!    such a part has nobody and where it has somebody would tell what its few people were asked about;
//! 2. counts of 1 to 4 are confidential; every other count is rounded to the nearest 5. Of ways out it is only said that
//!    they are fewer than 5, none among them, where other tables of the same people stand beside: how many people there are,
//!    and how many of them answered, stand in those, and a hidden count would be known from both more closely than it may be;
//! 3. where nine in ten of a base under 20 gave one answer, the row's counts are confidential, or the
//!    answer of each of them would be known (class disclosure); so is the row whole where they took one way out. Which services
//!    people use is told by how many rate each, and is not hidden from a table of its own;
//! 4. no row has a single confidential count, which its base would give away;
//! 5. a solver is set on everything that is left (see [`audit`]), and counts are made confidential
//!    until it can pin none of them down to an interval narrower than 5. Where that hides what the whole group said, it is
//!    tried again with the counts of its smallest parts left out, of one, of two and so on, and whatever shows most is shown:
//!    a few small parts would else take everything with them.

pub mod audit;
pub mod crossed;

use serde::{Deserialize, Serialize};

/// A count as it may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Cell {
    /// The count, rounded to the nearest 5.
    Shown(u64),
    /// Fewer than [`LEAST_COUNT`], none among them: `[low]` in tables.
    Low,
    /// Not shown: `[c]` in tables.
    Confidential,
}

impl Cell {
    /// The count, where it is shown.
    pub fn shown(self) -> Option<u64> {
        match self {
            Self::Shown(count) => Some(count),
            Self::Low | Self::Confidential => None,
        }
    }

    /// What stands in a table instead of a count that is not shown (the symbols of the Government Analysis Function).
    pub fn mark(self) -> Option<&'static str> {
        match self {
            Self::Shown(_) => None,
            Self::Low => Some("[low]"),
            Self::Confidential => Some("[c]"),
        }
    }
}

/// A row with a smaller base is confidential whole.
pub const LEAST_BASE: u64 = 10;
/// Smaller counts, but for none, are confidential.
pub const LEAST_COUNT: u64 = 5;
/// No confidential count may be known more closely than this.
pub const LEAST_WIDTH: f64 = 5.0;
/// Class disclosure is looked for on smaller bases.
pub const CLASS_BASE: u64 = 20;

/// To the nearest 5, halves up.
pub fn round(count: u64) -> u64 {
    (count + 2) / 5 * 5
}

/// A count that stands alone: how many responded.
pub fn count(n: u64) -> Cell {
    if (1..LEAST_COUNT).contains(&n) { Cell::Confidential } else { Cell::Shown(round(n)) }
}

/// The counts of one part of a group: those with one need, or all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// How many chose an option.
    pub base: u64,
    /// How many chose each.
    pub counts: Vec<u64>,
    /// How many took each way out; no part of the base.
    pub outs: Vec<u64>,
    /// Whether it is so small wherever it is counted that its rows are confidential whole, even those of nobody.
    pub withheld: bool,
    /// Whether nobody is in it, and it is printed nowhere: it has nobody to protect, and that is not to be told either.
    pub untold: bool,
}

/// What other tables of the same people are published beside one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linked {
    /// None.
    No,
    /// Some: of small ways out it is only said that they are small.
    People,
    /// And some of those alone who chose one of its options, as of each service that people use. How many those are stands in
    /// these as a base: where it is [`LEAST_BASE`] or more, it is hidden here in vain. And of how many chose none, where they
    /// are few, it is only said that they are: the bases say so.
    Options,
}

/// Counts that are shown together: the parts of a group, and the group, which is their sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// The columns whose sum is shown, through net sentiment, as positive.
    pub positive: Vec<usize>,
    /// The columns whose sum is shown as negative.
    pub negative: Vec<usize>,
    /// Whether a row's counts add up to its base.
    pub exclusive: bool,
    /// The column that nobody is in who is in another: *none of these*, where people may choose several.
    pub alone: Option<usize>,
    /// What other tables of the same people are published.
    pub linked: Linked,
    /// The parts.
    pub parts: Vec<Part>,
}

/// A row as it may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProtectedRow {
    /// The base.
    pub base: Cell,
    /// The counts.
    pub counts: Vec<Cell>,
    /// The ways out.
    pub outs: Vec<Cell>,
    /// The sum of the positive counts.
    pub positive: Cell,
    /// The sum of the negative counts.
    pub negative: Cell,
}

/// A grid as it may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Protected {
    /// The whole group.
    pub total: ProtectedRow,
    /// Its parts, in the grid's order.
    pub parts: Vec<ProtectedRow>,
    /// Of each row, the whole group first, how many of its numbers the rules hide by themselves: whoever keeps the rules
    /// hides no fewer.
    pub by_rule: Vec<u64>,
}

/// Which figure of a row a cell is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Figure {
    Base,
    Count(usize),
    Out(usize),
    Positive,
    Negative,
}

/// One published figure: the sum of some of the grid's underlying counts.
#[derive(Clone, Debug)]
pub(crate) struct Published {
    pub(crate) row: usize,
    pub(crate) figure: Figure,
    pub(crate) value: u64,
    /// The underlying counts it sums, as (part, column); ways out come after the options.
    pub(crate) members: Vec<(usize, usize)>,
    pub(crate) hidden: bool,
    /// Of it nothing is said but that it is small, where it is not hidden.
    pub(crate) low: bool,
    /// It is of a part in which nobody is, and is printed nowhere.
    pub(crate) untold: bool,
    /// It is the base of other tables, which are shown.
    pub(crate) elsewhere: bool,
    /// The base of a row that the rules hide whole: whoever knows them knows that it is smaller than [`LEAST_BASE`].
    pub(crate) few: bool,
}

impl Published {
    /// Whether it is a number of people that tables show, and not a sum of some.
    fn is_number(&self) -> bool {
        matches!(self.figure, Figure::Base | Figure::Count(_) | Figure::Out(_))
    }

    /// Whether hiding it would hide something.
    fn may_hide(&self) -> bool {
        !self.hidden && !self.low && !self.elsewhere
    }

    /// Whether, where it is confidential, it may not be known more closely than [`LEAST_WIDTH`]. Of a small way out no more is
    /// kept than whether it was taken at all.
    pub(crate) fn guarded(&self) -> bool {
        matches!(self.figure, Figure::Count(_) | Figure::Out(_) | Figure::Base) && !self.low && !self.untold
    }
}

/// Decides what may be shown. Row 0 is the whole group; the others are its parts.
pub fn protect(grid: &Grid) -> Protected {
    let (cells, by_rule) = settle(grid);
    let rows = grid.parts.len() + 1;
    let first = &grid.parts[0];
    let read = |row| read_row(&cells, row, (first.counts.len(), first.outs.len()), round);
    let total = read(0);
    let parts = if rows == 2 { vec![total.clone()] } else { (1..rows).map(read).collect() };
    Protected { total, parts, by_rule }
}

/// Whether some tables of the same people and more, published one after the other, the first first, may stand beside one
/// another: with a solver on all of them, nothing that any of them hides is known more closely than it may be.
///
/// They have the same parts and columns. Where a count became smaller, as when a remark is read anew, nobody can rely on
/// answers having been added only, and the tables before are not told apart from those after in that way.
pub fn may_follow(tables: &[Grid]) -> bool {
    let shrank = tables.windows(2).rposition(|both| !grows(&both[0], &both[1]));
    let tables = &tables[shrank.map_or(0, |at| at + 1)..];
    if tables.len() < 2 {
        return true;
    }
    let settled: Vec<Vec<Published>> = tables.iter().map(|grid| settle(grid).0).collect();
    let all: Vec<(&Grid, &[Published])> = tables.iter().zip(settled.iter().map(Vec::as_slice)).collect();
    // What cannot be shown to be safe is not.
    audit::known(&all).pinned() == Ok(None)
}

fn grows(then: &Grid, now: &Grid) -> bool {
    then.parts.iter().zip(&now.parts).all(|(then, now)| {
        let counts = then.counts.iter().zip(&now.counts).chain(then.outs.iter().zip(&now.outs));
        then.base <= now.base && counts.into_iter().all(|(then, now)| then <= now)
    })
}

/// A row of what was decided.
fn read_row(cells: &[Published], row: usize, (counts, outs): (usize, usize), round: fn(u64) -> u64) -> ProtectedRow {
    let cell = |wanted: Figure| {
        let found =
            cells.iter().find(|cell| cell.row == row && cell.figure == wanted).expect("every row has every figure");
        match (found.hidden, found.low) {
            (true, _) => Cell::Confidential,
            (false, true) => Cell::Low,
            (false, false) => Cell::Shown(round(found.value)),
        }
    };
    ProtectedRow {
        base: cell(Figure::Base),
        counts: (0..counts).map(|at| cell(Figure::Count(at))).collect(),
        outs: (0..outs).map(|at| cell(Figure::Out(at))).collect(),
        positive: cell(Figure::Positive),
        negative: cell(Figure::Negative),
    }
}

/// Every figure of a grid, and which of them are confidential; and of each row how many numbers the rules hide by themselves.
fn settle(grid: &Grid) -> (Vec<Published>, Vec<u64>) {
    let mut cells = printed(grid);
    primary(&mut cells, grid);
    let of_row = |row| cells.iter().filter(|cell| cell.row == row && cell.is_number() && cell.hidden).count() as u64;
    let by_rule: Vec<u64> = (0..=grid.parts.len()).map(of_row).collect();
    let mut best = settle_without(grid, &[]);
    let hidden = |cell: &&Published| cell.row == 0 && cell.is_number() && cell.hidden;
    if grid.parts.len() > 1 && best.iter().filter(hidden).count() as u64 > by_rule[0] {
        // What nobody said in a part of nobody hides nothing, and what is hidden whole is so anyway.
        let somebody = |part: &usize| {
            let part = &grid.parts[*part];
            part.base > 0 && !part.withheld && !part.untold
        };
        let mut smallest: Vec<usize> = (0..grid.parts.len()).filter(somebody).collect();
        smallest.sort_by_key(|part| grid.parts[*part].base);
        for n in 1..=smallest.len() {
            let other = settle_without(grid, &smallest[..n]);
            if worth(&other) > worth(&best) {
                best = other;
            }
        }
    }
    (best, by_rule)
}

/// How much is shown: each count, and each sum of those above and below the middle. What the whole group said counts twice.
fn worth(cells: &[Published]) -> usize {
    let says = |cell: &&Published| {
        let is_answer = !matches!(cell.figure, Figure::Base | Figure::Out(_));
        is_answer && !cell.hidden && !cell.untold && !cell.members.is_empty()
    };
    cells.iter().filter(says).map(|cell| if cell.row == 0 { 2 } else { 1 }).sum()
}

/// The same, where nothing is shown of what some parts chose but how many they are.
fn settle_without(grid: &Grid, parts: &[usize]) -> Vec<Published> {
    let mut cells = printed(grid);
    let rows = grid.parts.len() + 1;
    primary(&mut cells, grid);
    for cell in cells.iter_mut().filter(|cell| cell.row > 0 && parts.contains(&(cell.row - 1))) {
        cell.hidden |= matches!(cell.figure, Figure::Count(_) | Figure::Positive | Figure::Negative);
    }
    if grid.exclusive {
        for row in 0..rows {
            pair_up(&mut cells, row);
        }
    }
    loop {
        match audit::pinned(grid, &cells) {
            Ok(None) => break,
            Ok(Some(pinned)) if hide_another(&mut cells, pinned) => {}
            // What cannot be shown to be safe is not shown.
            Ok(Some(_)) | Err(audit::Unsolved) => {
                for cell in &mut cells {
                    cell.hidden |= !cell.low;
                }
                break;
            }
        }
    }
    cells
}

/// Every figure that is printed: one part alone is the group itself, and has no row of its own to hide.
fn printed(grid: &Grid) -> Vec<Published> {
    let mut cells = publish(grid);
    if grid.parts.len() == 1 {
        cells.retain(|cell| cell.row == 0);
    }
    cells
}

fn publish(grid: &Grid) -> Vec<Published> {
    let columns = grid.parts[0].counts.len();
    let outs = grid.parts[0].outs.len();
    let mut cells = Vec::new();
    for row in 0..=grid.parts.len() {
        let parts: Vec<usize> = if row == 0 { (0..grid.parts.len()).collect() } else { vec![row - 1] };
        let untold = row > 0 && grid.parts[row - 1].untold;
        let mut add = |figure, over: &[usize], value: u64| {
            let members = parts.iter().flat_map(|part| over.iter().map(move |column| (*part, *column))).collect();
            let few = !untold && value < LEAST_COUNT;
            let none = grid.linked == Linked::Options && grid.alone.is_some_and(|at| figure == Figure::Count(at));
            let low = few && (none || grid.linked != Linked::No && matches!(figure, Figure::Out(_)));
            let option = grid.linked == Linked::Options && !none && matches!(figure, Figure::Count(_));
            let elsewhere = option && value >= LEAST_BASE;
            cells.push(Published { row, figure, value, members, hidden: false, low, untold, elsewhere, few: false });
        };
        let count = |column: usize| -> u64 {
            parts
                .iter()
                .map(|part| {
                    let part = &grid.parts[*part];
                    part.counts.get(column).or_else(|| part.outs.get(column - columns)).copied().unwrap_or(part.base)
                })
                .sum()
        };
        let sum = |over: &[usize]| over.iter().map(|column| count(*column)).sum();
        // Where people may choose several, the base is a number of its own, and not the sum of the counts.
        let all: Vec<usize> = if grid.exclusive { (0..columns).collect() } else { vec![columns + outs] };
        add(Figure::Base, &all, parts.iter().map(|part| grid.parts[*part].base).sum());
        for column in 0..columns {
            add(Figure::Count(column), &[column], count(column));
        }
        for out in 0..outs {
            add(Figure::Out(out), &[columns + out], count(columns + out));
        }
        add(Figure::Positive, &grid.positive, sum(&grid.positive));
        add(Figure::Negative, &grid.negative, sum(&grid.negative));
    }
    cells
}

fn primary(cells: &mut [Published], grid: &Grid) {
    for row in 0..=grid.parts.len() {
        let of = |wanted: fn(Figure) -> bool| -> Vec<u64> {
            cells.iter().filter(|cell| cell.row == row && wanted(cell.figure)).map(|cell| cell.value).collect()
        };
        let (counts, outs) =
            (of(|figure| matches!(figure, Figure::Count(_))), of(|figure| matches!(figure, Figure::Out(_))));
        let most = |all: &[u64]| all.iter().copied().max().unwrap_or_default();
        let base = base_of(cells, row);
        // Whoever took a way out said something, too.
        let all = base + outs.iter().sum::<u64>();
        let nearly_all = |most: u64, all: u64| (1..CLASS_BASE).contains(&all) && most * 10 >= all * 9;
        let class = nearly_all(most(&counts), base);
        let few = |n: u64| (1..LEAST_BASE).contains(&n);
        let withheld = match row.checked_sub(1) {
            Some(part) => grid.parts[part].withheld || grid.parts[part].untold,
            None => grid.parts.iter().all(|part| part.withheld),
        };
        let whole = withheld || few(base) || few(all) || nearly_all(most(&outs), all);
        for cell in cells.iter_mut().filter(|cell| cell.row == row) {
            let small = (1..LEAST_COUNT).contains(&cell.value) && !cell.low;
            // Of a small way out, and of few who use none, no more is told than elsewhere: that it were hidden would tell why.
            let told_elsewhere = cell.elsewhere || cell.low;
            cell.hidden = whole || small || class && cell.figure != Figure::Base && !told_elsewhere;
            cell.few = whole && cell.figure == Figure::Base;
        }
    }
}

fn base_of(cells: &[Published], row: usize) -> u64 {
    cells.iter().find(|cell| cell.row == row && cell.figure == Figure::Base).map_or(0, |cell| cell.value)
}

/// A single confidential count of a row is its base less the others.
fn pair_up(cells: &mut [Published], row: usize) {
    let is_count = |cell: &Published| cell.row == row && matches!(cell.figure, Figure::Count(_));
    if cells.iter().filter(|cell| is_count(cell) && cell.hidden).count() == 1 {
        let other = cells
            .iter_mut()
            .filter(|cell| is_count(cell) && !cell.hidden)
            .min_by_key(|cell| (cell.value == 0, cell.value));
        if let Some(other) = other {
            other.hidden = true;
        }
    }
}

/// Makes one more figure confidential to protect another: the smallest that shares its row or its
/// column. Returns whether there was any.
fn hide_another(cells: &mut [Published], pinned: usize) -> bool {
    let near = (cells[pinned].row, cells[pinned].figure);
    let next = nearest(cells, near, Sides::Last, |_| true).first().copied();
    if let Some(next) = next {
        cells[next].hidden = true;
    }
    next.is_some()
}

/// When the sums of a row's positive and of its negative counts are hidden to protect another figure of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sides {
    /// Before any count: many tables, made of the same answers, are looked at together.
    First,
    /// After every count: how many think well of something, and how many badly, says more than any one point of the scale.
    Last,
}

/// Which figures are shown and `may` be hidden, to protect one that stands in a row of that number, there or in a table
/// beside it: the best to hide first.
fn nearest(
    cells: &[Published],
    (row, figure): (usize, Figure),
    sides: Sides,
    may: impl Fn(&Published) -> bool,
) -> Vec<usize> {
    let closeness = |cell: &Published| match cell.figure {
        Figure::Positive | Figure::Negative if cell.row == row => match sides {
            Sides::First => 0,
            Sides::Last => 3,
        },
        Figure::Count(_) | Figure::Out(_) if cell.row == row => 1,
        other if other == figure => 2,
        Figure::Base if cell.row == row => 4,
        _ => 5,
    };
    let mut found: Vec<usize> = (0..cells.len()).filter(|at| cells[*at].may_hide() && may(&cells[*at])).collect();
    found.sort_by_key(|at| (closeness(&cells[*at]), cells[*at].value == 0, cells[*at].value));
    found
}

#[cfg(test)]
mod tests;
