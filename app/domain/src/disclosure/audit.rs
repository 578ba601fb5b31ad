//! A solver set on our own tables: what could be worked out from everything that is published?
//!
//! An attacker knows every published figure to within its rounding, that no published count is 1 to
//! 4, that counts are not negative and how they add up. Linear programming finds the least and the
//! most that each confidential figure can then be (Fischetti and Salazar 2001 call it the attacker's
//! subproblem). One solution bears witness for every figure at once, so few need solving.

use microlp::{ComparisonOp, OptimizationDirection, Problem, Solution, Variable};

use super::{Figure, Grid, LEAST_BASE, LEAST_COUNT, LEAST_WIDTH, Published, round};

/// The solver failed, so nothing is known of what could be worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unsolved;

/// The first confidential figure that is known more closely than it may be.
pub(crate) fn pinned(grid: &Grid, cells: &[Published]) -> Result<Option<usize>, Unsolved> {
    // The options, the ways out, and a base of its own where people may choose several.
    let columns = grid.parts[0].counts.len() + grid.parts[0].outs.len() + 1;
    let watched: Vec<usize> = (0..cells.len())
        .filter(|at| cells[*at].hidden && !cells[*at].members.is_empty())
        .filter(|at| matches!(cells[*at].figure, Figure::Count(_) | Figure::Out(_) | Figure::Base))
        .collect();
    // The truth is one of the possibilities.
    let mut seen: Vec<(f64, f64)> =
        watched.iter().map(|at| (cells[*at].value as f64, cells[*at].value as f64)).collect();
    for (index, at) in watched.iter().enumerate() {
        for direction in [OptimizationDirection::Maximize, OptimizationDirection::Minimize] {
            if seen[index].1 - seen[index].0 >= LEAST_WIDTH {
                break;
            }
            let (solution, variables) = extreme(grid, cells, columns, &cells[*at], direction)?;
            for (other, at) in watched.iter().enumerate() {
                let value: f64 =
                    cells[*at].members.iter().map(|(part, column)| solution[variables[part * columns + column]]).sum();
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

fn extreme(
    grid: &Grid,
    cells: &[Published],
    columns: usize,
    target: &Published,
    direction: OptimizationDirection,
) -> Result<(Solution, Vec<Variable>), Unsolved> {
    // A bound beyond anything that could be there keeps the problem finite.
    let beyond = cells.iter().map(|cell| cell.value).max().unwrap_or_default() as f64 + 1000.0;
    let mut problem = Problem::new(direction);
    let variables: Vec<Variable> = (0..grid.parts.len())
        .flat_map(|part| (0..columns).map(move |column| (part, column)))
        .map(|cell| problem.add_var(if target.members.contains(&cell) { 1.0 } else { 0.0 }, (0.0, beyond)))
        .collect();
    for cell in cells.iter().filter(|cell| !cell.hidden && !cell.members.is_empty()) {
        let terms: Vec<(Variable, f64)> =
            cell.members.iter().map(|(part, column)| (variables[part * columns + column], 1.0)).collect();
        let shown = round(cell.value);
        let least = if cell.figure == Figure::Base { LEAST_BASE } else { LEAST_COUNT };
        let (low, high) = if shown == 0 { (0, 0) } else { (least.max(shown.saturating_sub(2)), shown + 2) };
        problem.add_constraint(terms.as_slice(), ComparisonOp::Ge, low as f64);
        problem.add_constraint(terms.as_slice(), ComparisonOp::Le, high as f64);
    }
    if !grid.exclusive {
        // Nobody is counted in an option who is not in the base; everybody in the base is in some option.
        for (part, counts) in grid.parts.iter().enumerate().map(|(at, part)| (at, part.counts.len())) {
            let base = variables[part * columns + columns - 1];
            let options: Vec<Variable> = (0..counts).map(|column| variables[part * columns + column]).collect();
            for option in &options {
                problem.add_constraint([(*option, 1.0), (base, -1.0)], ComparisonOp::Le, 0.0);
            }
            let sum: Vec<(Variable, f64)> = options.iter().map(|option| (*option, 1.0)).chain([(base, -1.0)]).collect();
            problem.add_constraint(sum.as_slice(), ComparisonOp::Ge, 0.0);
        }
    }
    problem.solve().map(|solution| (solution, variables)).map_err(|_| Unsolved)
}
