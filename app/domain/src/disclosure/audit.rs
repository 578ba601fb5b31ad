//! A solver set on our own tables: what could be worked out from everything that is published?
//!
//! An attacker knows every published figure to within its rounding, that no published count is 1 to
//! 4, that counts are not negative and how they add up. Linear programming finds the least and the
//! most that each confidential figure can then be (Fischetti and Salazar 2001 call it the attacker's
//! subproblem). One solution bears witness for every figure at once, so few need solving.

use microlp::{ComparisonOp, OptimizationDirection, Problem, Solution, Variable};

use super::{Figure, Grid, LEAST_BASE, LEAST_COUNT, LEAST_WIDTH, Part, Published, round};

/// The solver failed, so nothing is known of what could be worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unsolved;

/// A figure that somebody adds up: of which underlying counts, and what is said of it.
#[derive(Clone, Debug)]
pub(crate) struct Sum {
    /// The counts it is the sum of.
    pub(crate) members: Vec<usize>,
    /// What it is.
    pub(crate) truth: u64,
    /// The least and the most it can be by what is published of it; nothing where it is confidential.
    pub(crate) known: Option<(u64, u64)>,
    /// Whether it may not be known more closely than [`LEAST_WIDTH`].
    pub(crate) guarded: bool,
}

/// Counts of options of which people may choose several: who is counted in an option is in the base, whoever is in the base
/// is in some option, and who is in the one that stands alone is in no other.
#[derive(Clone, Debug)]
pub(crate) struct Several {
    /// The base.
    pub(crate) base: usize,
    /// The options.
    pub(crate) options: Vec<usize>,
    /// The option that stands alone.
    pub(crate) alone: Option<usize>,
}

/// Everything an attacker knows of some counts, none of which is negative.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    /// How many counts there are.
    pub(crate) counts: usize,
    /// What adds up to what.
    pub(crate) sums: Vec<Sum>,
    /// Where people may choose several.
    pub(crate) bases: Vec<Several>,
}

/// The first confidential figure that is known more closely than it may be.
pub(crate) fn pinned(grid: &Grid, cells: &[Published]) -> Result<Option<usize>, Unsolved> {
    known(&[(grid, cells)]).pinned()
}

/// What is known of some tables, each of the same people and more, the first first: what each count was at first, and how
/// many more it was each time, for answers are only added. The tables have the same parts and columns. Of one table it is
/// what is known of that.
///
/// A row that is hidden whole is of fewer than [`LEAST_BASE`] people.
///
/// Reports follow one another only where of each part nobody answered anew, or [`LEAST_BASE`] or more did, and so of those who
/// took ways out. Whoever knows that rule sees by the bases which it was: so it counts as known.
///
/// That nobody chose something at first follows from nobody having chosen it since, which a later table says of more
/// people: that is no more than it may say.
pub(crate) fn known(tables: &[(&Grid, &[Published])]) -> Known {
    let (first, _) = tables[0];
    // The options, the ways out, and a base of its own where people may choose several.
    let columns = first.parts[0].counts.len() + first.parts[0].outs.len() + 1;
    let (parts, size) = (first.parts.len(), first.parts.len() * columns);
    let mut sums = Vec::new();
    // What else is known comes after the figures themselves, which are known by their places.
    let mut beside = Vec::new();
    let mut bases = Vec::new();
    for (time, (grid, cells)) in tables.iter().enumerate() {
        let nobody_since = |cell: &Published| {
            let later = tables[time + 1..].iter().flat_map(|(_, cells)| cells.iter());
            later
                .filter(|one| (one.row, one.figure) == (cell.row, cell.figure))
                .any(|one| !one.hidden && rounded(one) == (0, 0))
        };
        // What a figure is now is what it was at first, and what came each time.
        let members = |cell: &Published| -> Vec<usize> {
            let of = |time: usize| cell.members.iter().map(move |(part, column)| time * size + part * columns + column);
            (0..=time).flat_map(of).collect()
        };
        sums.extend(cells.iter().map(|cell| Sum {
            members: members(cell),
            truth: cell.value,
            known: (!cell.hidden).then(|| rounded(cell)),
            guarded: cell.guarded() && !nobody_since(cell),
        }));
        beside.extend(cells.iter().filter(|cell| cell.hidden && cell.few).map(|cell| Sum {
            members: members(cell),
            truth: cell.value,
            known: Some((0, LEAST_BASE - 1)),
            guarded: false,
        }));
        if let Some((then, _)) = time.checked_sub(1).map(|before| &tables[before]) {
            for (at, (then, now)) in then.parts.iter().zip(&grid.parts).enumerate() {
                let start = time * size + at * columns;
                let answers = now.counts.len();
                // Options, and where people may choose several the base, which comes after the ways out.
                let own = (!grid.exclusive).then_some(columns - 1);
                let chosen: Vec<usize> = (0..answers).chain(own).map(|column| start + column).collect();
                let base = own.map_or_else(|| chosen.clone(), |own| vec![start + own]);
                let outs: Vec<usize> = (answers..columns - 1).map(|column| start + column).collect();
                let all = |of: &Part| of.outs.iter().sum::<u64>();
                beside.extend(anew(chosen, base, now.base - then.base, now.counts == then.counts));
                beside.extend(anew(outs.clone(), outs, all(now) - all(then), now.outs == then.outs));
            }
        }
        if !grid.exclusive {
            bases.extend((0..parts).map(|part| {
                let start = time * size + part * columns;
                Several {
                    base: start + columns - 1,
                    options: (start..start + grid.parts[part].counts.len()).collect(),
                    alone: grid.alone.map(|alone| start + alone),
                }
            }));
        }
    }
    sums.extend(beside);
    Known { counts: tables.len() * size, sums, bases }
}

/// What is known of how many more there are of some counts: none, or, in all, so many that they stand for themselves.
fn anew(counts: Vec<usize>, all: Vec<usize>, more: u64, is_same: bool) -> Vec<Sum> {
    let known = |members, truth, known| Sum { members, truth, known: Some(known), guarded: false };
    if is_same && more == 0 {
        counts.into_iter().map(|count| known(vec![count], 0, (0, 0))).collect()
    } else if more >= LEAST_BASE {
        vec![known(all, more, (LEAST_BASE, BEYOND))]
    } else {
        Vec::new()
    }
}

/// More people than any council has.
const BEYOND: u64 = 100_000_000;

/// What a figure that is shown can be.
pub(crate) fn rounded(cell: &Published) -> (u64, u64) {
    if cell.low {
        return (0, LEAST_COUNT - 1);
    }
    let shown = round(cell.value);
    let least = if cell.figure == Figure::Base { LEAST_BASE } else { LEAST_COUNT };
    if shown == 0 { (0, 0) } else { (least.max(shown.saturating_sub(2)), shown + 2) }
}

impl Known {
    /// The first guarded figure that is confidential and can be worked out more closely than it may be.
    pub(crate) fn pinned(&self) -> Result<Option<usize>, Unsolved> {
        let watched: Vec<usize> = (0..self.sums.len())
            .filter(|at| self.sums[*at].known.is_none() && self.sums[*at].guarded && !self.sums[*at].members.is_empty())
            .collect();
        // The truth is one of the possibilities.
        let mut seen: Vec<(f64, f64)> =
            watched.iter().map(|at| (self.sums[*at].truth as f64, self.sums[*at].truth as f64)).collect();
        for (index, at) in watched.iter().enumerate() {
            for direction in [OptimizationDirection::Maximize, OptimizationDirection::Minimize] {
                if seen[index].1 - seen[index].0 >= LEAST_WIDTH {
                    break;
                }
                let (solution, variables) = self.extreme(&self.sums[*at], direction)?;
                for (other, at) in watched.iter().enumerate() {
                    let value: f64 = self.sums[*at].members.iter().map(|count| solution[variables[*count]]).sum();
                    seen[other].0 = seen[other].0.min(value);
                    seen[other].1 = seen[other].1.max(value);
                }
            }
            if seen[index].1 - seen[index].0 < LEAST_WIDTH - 1e-6 {
                return Ok(Some(*at));
            }
        }
        Ok(None)
    }

    /// Whether one figure can be worked out more closely than it may be.
    pub(crate) fn pins(&self, at: usize) -> Result<bool, Unsolved> {
        let target = &self.sums[at];
        let bound = |direction| -> Result<f64, Unsolved> {
            let (solution, variables) = self.extreme(target, direction)?;
            Ok(target.members.iter().map(|count| solution[variables[*count]]).sum())
        };
        let width = bound(OptimizationDirection::Maximize)? - bound(OptimizationDirection::Minimize)?;
        Ok(width < LEAST_WIDTH - 1e-6)
    }

    fn extreme(&self, target: &Sum, direction: OptimizationDirection) -> Result<(Solution, Vec<Variable>), Unsolved> {
        // A bound beyond anything that could be there keeps the problem finite.
        let beyond = self.sums.iter().map(|sum| sum.truth).max().unwrap_or_default() as f64 + 1000.0;
        let mut problem = Problem::new(direction);
        let mut wanted = vec![0.0; self.counts];
        for count in &target.members {
            wanted[*count] = 1.0;
        }
        let variables: Vec<Variable> =
            wanted.into_iter().map(|wanted| problem.add_var(wanted, (0.0, beyond))).collect();
        for sum in &self.sums {
            let Some((low, high)) = sum.known.filter(|_| !sum.members.is_empty()) else { continue };
            let terms: Vec<(Variable, f64)> = sum.members.iter().map(|count| (variables[*count], 1.0)).collect();
            // That it is not negative is said already.
            if low > 0 {
                problem.add_constraint(terms.as_slice(), ComparisonOp::Ge, low as f64);
            }
            problem.add_constraint(terms.as_slice(), ComparisonOp::Le, high as f64);
        }
        for Several { base, options, alone } in &self.bases {
            let base = variables[*base];
            for option in options {
                // Beside those who chose it are those who chose none.
                let none = alone.filter(|alone| alone != option).map(|alone| (variables[alone], 1.0));
                let all: Vec<(Variable, f64)> =
                    [(variables[*option], 1.0), (base, -1.0)].into_iter().chain(none).collect();
                problem.add_constraint(all.as_slice(), ComparisonOp::Le, 0.0);
            }
            let options = options.iter().map(|option| (variables[*option], 1.0));
            let sum: Vec<(Variable, f64)> = options.chain([(base, -1.0)]).collect();
            problem.add_constraint(sum.as_slice(), ComparisonOp::Ge, 0.0);
        }
        problem.solve().map(|solution| (solution, variables)).map_err(|_| Unsolved)
    }
}
