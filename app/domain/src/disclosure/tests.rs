use microlp::{ComparisonOp, OptimizationDirection, Problem};
use proptest::prelude::*;

use super::*;

fn exclusive(rows: &[&[u64]]) -> Grid {
    Grid {
        positive: vec![0, 1],
        negative: vec![3, 4],
        exclusive: true,
        alone: None,
        linked: Linked::People,
        parts: rows
            .iter()
            .map(|counts| Part {
                base: counts.iter().sum(),
                counts: counts.to_vec(),
                outs: vec![0, 0, 0],
                withheld: false,
                untold: false,
            })
            .collect(),
    }
}

#[test]
fn a_small_base_is_confidential_whole() {
    let shown = protect(&exclusive(&[&[2, 3, 1, 1, 2]]));
    assert_eq!(shown.total.base, Cell::Confidential);
    assert!(shown.total.counts.iter().all(|cell| *cell == Cell::Confidential));
}

#[test]
fn large_counts_are_rounded_and_shown() {
    let shown = protect(&exclusive(&[&[32, 41, 13, 22, 11]]));
    assert_eq!(shown.total.counts, [30, 40, 15, 20, 10].map(Cell::Shown));
    assert_eq!(shown.total.base, Cell::Shown(120));
    assert_eq!((shown.total.positive, shown.total.negative), (Cell::Shown(75), Cell::Shown(35)));
}

#[test]
fn a_small_count_is_never_alone_in_its_row() {
    let shown = protect(&exclusive(&[&[32, 41, 13, 3, 11]]));
    assert_eq!(shown.total.counts[3], Cell::Confidential);
    assert!(shown.total.counts.iter().filter(|cell| **cell == Cell::Confidential).count() >= 2);
}

#[test]
fn a_few_small_parts_do_not_take_the_whole_group_with_them() {
    for parts in [
        [[60, 42, 38], [15, 3, 22], [12, 2, 11], [8, 4, 8]],
        [[58, 41, 41], [20, 4, 16], [11, 3, 11], [9, 2, 9]],
        [[70, 31, 39], [18, 4, 18], [16, 1, 8], [10, 3, 7]],
        // Nobody of one of the needs was asked: no child with a plan used the service.
        [[60, 42, 38], [15, 3, 22], [12, 2, 11], [0, 0, 0]],
    ] {
        let grid = Grid {
            positive: vec![0],
            negative: vec![2],
            parts: exclusive(&parts.each_ref().map(<[u64; 3]>::as_slice)).parts,
            ..exclusive(&[&[0]])
        };
        let plain = read_row(&settle_without(&grid, &[]), 0, (3, 3), round);
        assert!(plain.counts.iter().all(|cell| *cell == Cell::Confidential), "else this shows nothing: {plain:?}");
        let shown = protect(&grid);
        for row in [&shown.total, &shown.parts[0]] {
            assert!(row.counts.iter().all(|cell| cell.shown().is_some()), "{parts:?}: {row:?}");
        }
        assert_eq!(audit::pinned(&grid, &settle(&grid).0), Ok(None));
    }
}

#[test]
fn what_two_reports_show_is_looked_at_as_it_was_printed() {
    let grid = |parts: [[u64; 3]; 4]| {
        let mut parts = exclusive(&parts.each_ref().map(<[u64; 3]>::as_slice)).parts;
        // Nobody did not say, and that stands nowhere.
        parts[3].untold = true;
        Grid { positive: vec![0], negative: vec![2], parts, ..exclusive(&[&[0]]) }
    };
    let first = grid([[55, 58, 70], [3, 0, 15], [13, 24, 20], [0, 0, 0]]);
    let second = grid([[55, 58, 70], [17, 0, 25], [13, 24, 20], [0, 0, 0]]);
    for one in [&first, &second] {
        assert_eq!(audit::pinned(one, &settle(one).0), Ok(None), "each by itself is safe");
    }
    let tables = [first, second];
    let cells: Vec<Vec<Published>> = tables.iter().map(|grid| settle(grid).0).collect();
    let both: Vec<(&Grid, &[Published])> = tables.iter().zip(cells.iter().map(Vec::as_slice)).collect();
    let safe = audit::known(&both).pinned() == Ok(None);
    assert_eq!(may_follow(&tables), safe, "what is checked is what is printed");
}

#[test]
fn what_all_of_a_small_group_said_is_not_shown() {
    let shown = protect(&exclusive(&[&[0, 0, 0, 0, 12]]));
    assert_eq!(shown.total.base, Cell::Shown(10));
    assert!(shown.total.counts.iter().all(|cell| *cell == Cell::Confidential));
}

#[test]
fn nobody_is_given_away_by_a_way_out() {
    let grid = |outs: Vec<u64>| Grid {
        positive: vec![0],
        negative: vec![1],
        exclusive: true,
        alone: None,
        linked: Linked::People,
        parts: vec![Part { base: 0, counts: vec![0, 0], outs, withheld: false, untold: false }],
    };
    let hidden = |row: &ProtectedRow| {
        let all = row.counts.iter().chain(&row.outs).chain([&row.base, &row.positive, &row.negative]);
        all.copied().all(|cell| cell == Cell::Confidential)
    };
    assert!(hidden(&protect(&grid(vec![3, 0, 0])).total), "three who answered no more than that they do not know");
    assert!(hidden(&protect(&grid(vec![12, 0, 0])).total), "all of twelve");
    let many = protect(&grid(vec![40, 0, 0])).total;
    assert_eq!((many.base, many.outs[0]), (Cell::Shown(0), Cell::Shown(40)));
    assert_eq!(protect(&grid(vec![0, 0, 0])).total.base, Cell::Shown(0), "of nobody there is nothing to tell");
}

#[test]
fn where_few_people_are_not_is_not_told_either() {
    let mut grid = exclusive(&[&[32, 41, 13, 22, 11], &[0, 0, 0, 0, 0]]);
    assert_eq!(protect(&grid).parts[1].base, Cell::Shown(0));
    grid.parts[1].withheld = true;
    let shown = protect(&grid);
    assert!(shown.parts[1].base == Cell::Confidential && shown.parts[1].counts.contains(&Cell::Confidential));
    assert!(!shown.parts[1].counts.contains(&Cell::Shown(0)));
}

#[test]
fn one_that_shrank_ends_what_was_told_before_it_and_no_more() {
    let first = exclusive(&[&[13, 5, 5, 4, 0], &[1, 0, 0, 2, 6], &[14, 5, 4, 7, 5]]);
    let then = exclusive(&[&[13, 5, 6, 8, 5], &[1, 0, 0, 4, 14], &[14, 13, 4, 9, 5]]);
    let more = exclusive(&[&[40, 20, 20, 20, 20], &[20, 20, 20, 20, 20], &[30, 30, 30, 30, 30]]);
    assert!(!may_follow(&[first.clone(), then.clone()]));
    assert!(may_follow(&[more.clone(), first.clone()]), "remarks that were read anew");
    assert!(!may_follow(&[more, first, then]), "those after it are told apart all the same");
}

#[test]
fn rounding_is_to_the_nearest_five() {
    assert_eq!([0, 5, 7, 8, 12, 13].map(round), [0, 5, 5, 10, 10, 15]);
}

/// An attack that shares no code with the audit and sees only what is published: the least and the
/// most that a count can be, by integer programming. `row` 0 is the whole group.
fn attack(shown: &Protected, row: usize, column: usize) -> f64 {
    let bound = |direction: OptimizationDirection| -> f64 {
        let mut problem = Problem::new(direction);
        let table: Vec<Vec<_>> = (1..=shown.parts.len())
            .map(|part| {
                (0..5)
                    .map(|at| {
                        let wanted = at == column && (row == 0 || row == part);
                        problem.add_integer_var(if wanted { 1.0 } else { 0.0 }, (0, 500))
                    })
                    .collect()
            })
            .collect();
        let mut publish = |rows: &[usize], columns: &[usize], cell: Cell, least: u64| {
            let Cell::Shown(shown) = cell else { return };
            let terms: Vec<_> = rows.iter().flat_map(|row| columns.iter().map(|at| (table[*row][*at], 1.0))).collect();
            let (low, high) = if shown == 0 { (0, 0) } else { ((shown - 2).max(least), shown + 2) };
            problem.add_constraint(terms.as_slice(), ComparisonOp::Ge, low as f64);
            problem.add_constraint(terms.as_slice(), ComparisonOp::Le, high as f64);
        };
        let everyone: Vec<usize> = (0..shown.parts.len()).collect();
        let each = shown.parts.iter().enumerate().map(|(at, row)| (vec![at], row));
        for (rows, row) in std::iter::once((everyone, &shown.total)).chain(each) {
            publish(&rows, &[0, 1, 2, 3, 4], row.base, 10);
            publish(&rows, &[0, 1], row.positive, 5);
            publish(&rows, &[3, 4], row.negative, 5);
            for (at, cell) in row.counts.iter().enumerate() {
                publish(&rows, &[at], *cell, 5);
            }
        }
        problem.solve().expect("the truth is a solution").objective()
    };
    bound(OptimizationDirection::Maximize) - bound(OptimizationDirection::Minimize)
}

/// What each service's own table says as its base, this one does not hide in vain; and of how many use none, where they are few,
/// it is only said that they are.
#[test]
fn which_services_people_use_is_no_secret_where_they_rate_them() {
    let grid = |linked| Grid {
        positive: vec![],
        negative: vec![],
        exclusive: false,
        alone: Some(2),
        linked,
        parts: vec![Part { base: 11, counts: vec![10, 3, 1], outs: vec![0], withheld: false, untold: false }],
    };
    let used = protect(&grid(Linked::Options)).total;
    assert_eq!(used.counts[0], Cell::Shown(10), "so many rate it, and their table says so");
    assert_eq!(used.counts[2], Cell::Low);
    assert_eq!(used.counts[1], Cell::Confidential);
    let other = protect(&grid(Linked::People)).total;
    assert!(
        other.counts.iter().all(|cell| *cell == Cell::Confidential),
        "nearly all of a few chose the same: {other:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// Everything published of a group and its parts, and still no confidential count is known to
    /// within less than 5.
    #[test]
    fn no_confidential_count_can_be_worked_out(
        parts in proptest::collection::vec(proptest::collection::vec(0u64..60, 5), 1..4)
    ) {
        let rows: Vec<&[u64]> = parts.iter().map(Vec::as_slice).collect();
        let grid = exclusive(&rows);
        let shown = protect(&grid);
        prop_assert_eq!(audit_again(&grid, &shown), Ok(None));
    }

    /// The same where people may choose several, some take a way out, and the base is a number of its own.
    #[test]
    fn nor_where_people_choose_several(
        parts in proptest::collection::vec((proptest::collection::vec(0u64..40, 4), 0u64..20, proptest::collection::vec(0u64..8, 3)), 1..4)
    ) {
        let parts = parts
            .into_iter()
            .map(|(counts, more, outs)| {
                let most = counts.iter().copied().max().unwrap_or_default();
                let base = (most + more).min(counts.iter().sum());
                Part { base, counts, outs, withheld: false, untold: false }
            })
            .collect();
        let grid = Grid { positive: vec![], negative: vec![], exclusive: false, alone: None, linked: Linked::People, parts };
        let shown = protect(&grid);
        prop_assert_eq!(audit_again(&grid, &shown), Ok(None));
        for (part, row) in grid.parts.iter().zip(&shown.parts) {
            prop_assert!(part.base >= 10 || part.base == 0 || row.base == Cell::Confidential);
        }
    }

    /// The independent attack agrees.
    #[test]
    fn an_attacker_with_a_solver_learns_nothing(
        parts in proptest::collection::vec(proptest::collection::vec(0u64..30, 5), 1..4)
    ) {
        let rows: Vec<&[u64]> = parts.iter().map(Vec::as_slice).collect();
        let shown = protect(&exclusive(&rows));
        for row in 0..=parts.len() {
            let counts = if row == 0 { &shown.total.counts } else { &shown.parts[row - 1].counts };
            for (column, cell) in counts.iter().enumerate() {
                if *cell == Cell::Confidential {
                    let width = attack(&shown, row, column);
                    prop_assert!(width > 4.9, "row {row} column {column} is known to within {width}: {shown:?}");
                }
            }
        }
    }

    /// Nothing shown is other than the rounded truth.
    #[test]
    fn what_is_shown_is_true(parts in proptest::collection::vec(proptest::collection::vec(0u64..60, 5), 1..4)) {
        let rows: Vec<&[u64]> = parts.iter().map(Vec::as_slice).collect();
        let shown = protect(&exclusive(&rows));
        for (truth, row) in parts.iter().zip(&shown.parts) {
            for (value, cell) in truth.iter().zip(&row.counts) {
                if let Cell::Shown(count) = cell {
                    prop_assert!(count.abs_diff(*value) <= 2 && !(1..5).contains(value));
                }
            }
        }
    }
}

/// The solver once more, from what came out rather than from what went in.
fn audit_again(grid: &Grid, shown: &Protected) -> Result<Option<usize>, audit::Unsolved> {
    let mut cells = publish(grid);
    for cell in &mut cells {
        let row = if cell.row == 0 { &shown.total } else { &shown.parts[cell.row - 1] };
        let out = match cell.figure {
            Figure::Base => row.base,
            Figure::Count(at) => row.counts[at],
            Figure::Out(at) => row.outs[at],
            Figure::Positive => row.positive,
            Figure::Negative => row.negative,
        };
        cell.hidden = out == Cell::Confidential;
    }
    audit::pinned(grid, &cells)
}
