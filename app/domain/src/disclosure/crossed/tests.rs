use std::collections::BTreeMap;

use microlp::{ComparisonOp, OptimizationDirection, Problem};
use proptest::prelude::*;

use super::{
    super::{Cell, Grid, Protected, protect as by_need_alone},
    *,
};

/// Counts by need, by the answer to the other question (the last: none), by option (the last: none).
type Cube = Vec<Vec<Vec<u64>>>;

/// The answers to the other question that are its best and its worst.
fn ends(answers: usize) -> (Vec<usize>, Vec<usize>) {
    (vec![0], vec![answers - 1])
}

fn joint(cube: &Cube, both_ways: bool) -> Joint {
    let among = |counts: &Vec<u64>| {
        let (rest, counts) = counts.split_last().expect("one for those who answered nothing");
        Among {
            part: Part {
                base: counts.iter().sum(),
                counts: counts.to_vec(),
                outs: vec![],
                withheld: false,
                untold: false,
            },
            rest: *rest,
        }
    };
    Joint {
        positive: vec![0],
        negative: vec![2],
        exclusive: true,
        alone: None,
        linked: Linked::People,
        other_ends: ends(cube[0].len() - 1),
        both_ways,
        said: cube[0].len() - 1,
        cells: cube.iter().map(|parts| parts.iter().map(among).collect()).collect(),
    }
}

fn grid(parts: Vec<Vec<u64>>, (positive, negative): (Vec<usize>, Vec<usize>)) -> Grid {
    let parts = parts
        .into_iter()
        .map(|counts| Part { base: counts.iter().sum(), counts, outs: vec![], withheld: false, untold: false })
        .collect::<Vec<_>>();
    Grid { positive, negative, exclusive: true, alone: None, linked: Linked::People, parts }
}

/// What is published of the question by need.
fn by_need(cube: &Cube) -> Protected {
    let sum = |parts: &Vec<Vec<u64>>| (0..3).map(|at| parts.iter().map(|counts| counts[at]).sum()).collect();
    by_need_alone(&grid(cube.iter().map(sum).collect(), ends(3)))
}

/// What is published of the other question by need.
fn other_by_need(cube: &Cube) -> Protected {
    let sum = |parts: &Vec<Vec<u64>>| parts[..parts.len() - 1].iter().map(|counts| counts.iter().sum()).collect();
    by_need_alone(&grid(cube.iter().map(sum).collect(), ends(cube[0].len() - 1)))
}

/// What a figure can be by what is published of it; nothing where it is confidential.
type Range = Option<(u64, u64)>;

/// A published figure: which counts it is the sum of, what it can be, and whether it may not be worked out.
struct Figured<K> {
    picks: Box<dyn Fn(&K) -> bool>,
    known: Range,
    guarded: bool,
}

fn five(cell: Cell, least: u64) -> Range {
    cell.shown().map(|shown| if shown == 0 { (0, 0) } else { ((shown - 2).max(least), shown + 2) })
}

fn ten(cell: Cell, least: u64) -> Range {
    cell.shown().map(|shown| if shown == 0 { (0, 0) } else { ((shown - 5).max(least), shown + 4) })
}

/// A figure of a table: which of its rows and columns it sums.
type Place = (Option<usize>, Vec<usize>);

/// Every figure of a table by need.
fn figures(shown: &Protected, columns: usize) -> Vec<(Place, Range, bool)> {
    let mut all = Vec::new();
    let parts = shown.parts.iter().enumerate().map(|(at, row)| (Some(at), row));
    for (part, row) in std::iter::once((None, &shown.total)).chain(parts) {
        all.push(((part, (0..columns).collect()), five(row.base, 10), true));
        all.extend(row.counts.iter().enumerate().map(|(at, cell)| ((part, vec![at]), five(*cell, 5), true)));
        all.push(((part, vec![0]), five(row.positive, 5), false));
        all.push(((part, vec![columns - 1]), five(row.negative, 5), false));
    }
    all
}

/// How closely an attacker who has all that can work out each guarded figure that is confidential, by its place among
/// `said`; they are sums of `cells`, of which those that `without` picks are not looked at.
fn attack<K>(cells: &[K], said: &[Figured<K>], without: impl Fn(usize) -> bool) -> BTreeMap<usize, f64> {
    let mut widths = BTreeMap::new();
    for (at, target) in said.iter().enumerate().filter(|(_, one)| one.known.is_none() && one.guarded) {
        let bound = |direction| {
            let mut problem = Problem::new(direction);
            let variables: Vec<_> = cells
                .iter()
                .map(|cell| problem.add_var(if (target.picks)(cell) { 1.0 } else { 0.0 }, (0.0, 5000.0)))
                .collect();
            for (other, one) in said.iter().enumerate() {
                let Some((low, high)) = one.known.filter(|_| !without(other)) else { continue };
                let terms: Vec<_> = cells
                    .iter()
                    .zip(&variables)
                    .filter(|(cell, _)| (one.picks)(cell))
                    .map(|(_, var)| (*var, 1.0))
                    .collect();
                problem.add_constraint(terms.as_slice(), ComparisonOp::Ge, low as f64);
                problem.add_constraint(terms.as_slice(), ComparisonOp::Le, high as f64);
            }
            problem.solve().expect("the truth is a solution").objective()
        };
        widths.insert(at, bound(OptimizationDirection::Maximize) - bound(OptimizationDirection::Minimize));
    }
    widths
}

/// Everything published of one other question, of a count at (need, answer, option); and how much of it is published
/// by need.
fn published(cube: &Cube, both_ways: bool) -> (Vec<Figured<[usize; 3]>>, usize) {
    let mut said: Vec<Figured<[usize; 3]>> = Vec::new();
    for ((need, options), known, guarded) in figures(&by_need(cube), 3) {
        let picks = move |cell: &[usize; 3]| need.is_none_or(|need| cell[0] == need) && options.contains(&cell[2]);
        said.push(Figured { picks: Box::new(picks), known, guarded });
    }
    let parts = cube[0].len() - 1;
    for ((need, answers), known, guarded) in figures(&other_by_need(cube), parts) {
        let picks = move |cell: &[usize; 3]| need.is_none_or(|need| cell[0] == need) && answers.contains(&cell[1]);
        said.push(Figured { picks: Box::new(picks), known, guarded });
    }
    let by_need = said.len();
    let Shown { rows, turned } = protect(&joint(cube, both_ways));
    assert_eq!(turned.len(), if both_ways { 3 } else { 0 });
    // In one table a row is an answer to the other question, in the other an answer to this one.
    for (by, rows) in [(1, rows), (2, turned)] {
        for (at, row) in rows.into_iter().enumerate() {
            let mut push = |columns: Vec<usize>, known, guarded| {
                let picks = move |cell: &[usize; 3]| cell[by] == at && columns.contains(&cell[3 - by]);
                said.push(Figured { picks: Box::new(picks), known, guarded });
            };
            let columns = row.counts.len();
            push((0..columns).collect(), ten(row.base, 20), true);
            for (at, cell) in row.counts.iter().enumerate() {
                push(vec![at], ten(*cell, 10), true);
            }
            push(vec![0], ten(row.positive, 10), false);
            push(vec![columns - 1], ten(row.negative, 10), false);
        }
    }
    (said, by_need)
}

fn some_cube(most: u64, parts: usize) -> impl Strategy<Value = Cube> {
    // Small and large, and often nobody.
    let count = prop_oneof![2 => 0..=6u64, 3 => 0..=most, 1 => Just(0)];
    let counts = proptest::collection::vec(count, 4);
    proptest::collection::vec(proptest::collection::vec(counts, parts), 1..4)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    /// An attacker with a solver and all three tables, or four, who shares no code with the audit.
    #[test]
    fn three_tables_together_give_no_count_away(cube in some_cube(60, 4), both_ways in any::<bool>()) {
        let (needs, parts) = (cube.len(), cube[0].len());
        let cells: Vec<[usize; 3]> = (0..needs)
            .flat_map(|need| (0..parts).flat_map(move |part| (0..4).map(move |option| [need, part, option])))
            .collect();
        let (said, by_need) = published(&cube, both_ways);
        let before = attack(&cells, &said, |at| at >= by_need);
        for (at, width) in attack(&cells, &said, |_| false) {
            prop_assert!(width > 4.9 || before[&at] < 4.9, "figure {at} is known to within {width}: {cube:?}");
        }
    }

    #[test]
    fn what_is_shown_is_true(cube in some_cube(90, 3)) {
        let Shown { rows, turned } = protect(&joint(&cube, true));
        for (part, row) in rows.iter().enumerate() {
            for (at, cell) in row.counts.iter().enumerate() {
                prop_assert_eq!(*cell, turned[at].counts[part], "a cell is in both tables or in neither");
                let truth: u64 = cube.iter().map(|parts| parts[part][at]).sum();
                if let Cell::Shown(shown) = cell {
                    prop_assert!(shown.abs_diff(truth) <= 5 && (truth >= 10 || truth == 0));
                }
            }
        }
    }
}

#[test]
fn a_cell_is_in_both_tables_or_in_neither() {
    // Of the few who gave the last answer to this question, all gave the first to the other.
    let cube = vec![vec![vec![120, 44, 16, 3], vec![61, 37, 0, 0], vec![0, 0, 0, 0]]];
    let Shown { rows, turned } = protect(&joint(&cube, true));
    assert_eq!(turned[2].base, Cell::Confidential, "sixteen are too few for a row");
    for (part, row) in rows.iter().enumerate() {
        for (option, cell) in row.counts.iter().enumerate() {
            assert_eq!(*cell, turned[option].counts[part]);
        }
    }
    assert_eq!(rows[0].counts[..2], [120, 40].map(Cell::Shown));
}

#[test]
fn large_counts_are_rounded_to_ten_and_nobody_is_nowhere() {
    let cube = vec![vec![vec![120, 44, 0, 3], vec![61, 37, 52, 0], vec![0, 0, 0, 0]]];
    let rows = protect(&joint(&cube, false)).rows;
    assert_eq!(rows[1].base, Cell::Shown(150));
    assert_eq!(rows[1].counts, [60, 40, 50].map(Cell::Shown));
    assert_eq!(rows[0].counts[2], Cell::Confidential, "that nobody said so is not shown");
}

#[test]
fn a_base_under_twenty_is_confidential_whole() {
    let cube = vec![vec![vec![12, 4, 3, 0], vec![61, 37, 52, 0], vec![0, 0, 0, 0]]];
    let rows = protect(&joint(&cube, false)).rows;
    assert_eq!(rows[0].base, Cell::Confidential);
    assert!(rows[0].counts.iter().all(|cell| *cell == Cell::Confidential));
}

/// Counts by need, by the answers to two other questions, by option.
type Cube4 = Vec<Vec<Vec<Vec<u64>>>>;

/// The same, whatever was answered to the second, or to the first, of the other questions.
fn without(cube: &Cube4, second: bool) -> Cube {
    let add = |mut sum: Vec<u64>, counts: &Vec<u64>| {
        sum.iter_mut().zip(counts).for_each(|(sum, n)| *sum += n);
        sum
    };
    let none = || vec![0; 4];
    cube.iter()
        .map(|firsts| {
            if second {
                firsts.iter().map(|seconds| seconds.iter().fold(none(), add)).collect()
            } else {
                (0..firsts[0].len()).map(|at| firsts.iter().map(|seconds| &seconds[at]).fold(none(), add)).collect()
            }
        })
        .collect()
}

fn some_cube4() -> impl Strategy<Value = Cube4> {
    let count = prop_oneof![2 => 0..=6u64, 3 => 0..=60u64, 1 => Just(0)];
    let counts = proptest::collection::vec(count, 4);
    let seconds = proptest::collection::vec(counts, 3);
    proptest::collection::vec(proptest::collection::vec(seconds, 3), 1..4)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn two_such_tables_of_one_question_give_no_more_away(cube in some_cube4(), both_ways in any::<bool>()) {
        let cells: Vec<[usize; 4]> = (0..cube.len())
            .flat_map(|need| (0..3).flat_map(move |one| (0..3).map(move |two| (need, one, two))))
            .flat_map(|(need, one, two)| (0..4).map(move |option| [need, one, two, option]))
            .collect();
        let mut said: Vec<Figured<[usize; 4]>> = Vec::new();
        let mut by_need = Vec::new();
        for second in [false, true] {
            let (of_one, needs) = published(&without(&cube, !second), both_ways);
            by_need.push(said.len()..said.len() + needs);
            for Figured { picks, known, guarded } in of_one {
                let picks = move |cell: &[usize; 4]| picks(&[cell[0], cell[if second { 2 } else { 1 }], cell[3]]);
                said.push(Figured { picks: Box::new(picks), known, guarded });
            }
        }
        let before = attack(&cells, &said, |at| !by_need.iter().any(|range| range.contains(&at)));
        for (at, width) in attack(&cells, &said, |_| false) {
            prop_assert!(width > 4.9 || before[&at] < 4.9, "figure {at} is known to within {width}: {cube:?}");
        }
    }
}
