//! Whoever has several reports in a row, and a solver.

use std::{collections::BTreeMap, sync::OnceLock};

use crate::demonstration::parents;
use domain::{
    audience::FilledBy,
    code::Code,
    comments::Agreement,
    digest::Digest,
    disclosure::{Cell, Grid, LEAST_WIDTH, Linked, Part, Protected, protect},
    findings::{
        Counted, Report, Table,
        release::{Basis, SurveyCounts},
        tally::{Counts, Group, Need, Subject},
    },
    level::ReadingLevel,
    survey::Survey,
};
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};
use proptest::prelude::*;

const GROUP: Group = Group { level: ReadingLevel::Standard, filled_by: FilledBy::NotAsked };
const SCALE: &str = "good-5";

fn survey() -> &'static Survey {
    static SURVEY: OnceLock<Survey> = OnceLock::new();
    SURVEY.get_or_init(parents)
}

fn subject() -> Subject {
    Subject { slot: "quality@admissions".parse().expect("a slot"), scale: Some(Code::from(SCALE)) }
}

fn points() -> Vec<Code> {
    survey().scales[&Code::from(SCALE)].points.iter().map(|point| point.code.clone()).collect()
}

/// Every need the survey offers, and those who did not say.
fn needs() -> Vec<Need> {
    let question = &survey().questions[survey().need.as_ref().expect("it asks")];
    question.choices().iter().map(|choice| Some(choice.code.clone())).chain([None]).collect()
}

/// Counts of those who did not say and of the first needs.
fn basis(parts: &[Vec<u64>]) -> Basis {
    let mut counted = SurveyCounts::default();
    let block = counted.tally.counts.entry(subject()).or_default().entry(GROUP).or_default();
    for (need, counts) in needs().into_iter().rev().zip(parts) {
        let options: BTreeMap<Code, u64> = points().into_iter().zip(counts.iter().copied()).collect();
        block.insert(need, Counts { answered: counts.iter().sum(), options, ..Counts::default() });
    }
    Basis(BTreeMap::from([(survey().code.clone(), counted)]))
}

/// What is published of it.
fn shown(basis: &Basis) -> Protected {
    let groups = basis.0.values().next().and_then(|counted| counted.tally.counts.get(&subject()));
    let block = groups.and_then(|groups| groups.get(&GROUP)).cloned().unwrap_or_default();
    let part = |need: Need| {
        let counts = block.get(&need).cloned().unwrap_or_default();
        let counts: Vec<u64> =
            points().iter().map(|point| counts.options.get(point).copied().unwrap_or_default()).collect();
        Part { base: counts.iter().sum(), counts, outs: vec![0; 4], withheld: false, untold: false }
    };
    let parts = needs().into_iter().map(part).collect();
    protect(&Grid {
        positive: vec![0, 1],
        negative: vec![3, 4],
        exclusive: true,
        alone: None,
        linked: Linked::People,
        parts,
    })
}

/// Of which parts nobody answered anew between each report and the one before, and of which ten people or more: the rule by
/// which reports follow one another is public, and so is which of both it was, by the bases.
fn moved(reports: &[Basis]) -> Vec<Vec<Option<bool>>> {
    let blocks: Vec<BTreeMap<Need, Counts>> = reports
        .iter()
        .map(|basis| basis.0.values().next().and_then(|one| one.tally.counts.get(&subject())?.get(&GROUP)).cloned())
        .map(Option::unwrap_or_default)
        .collect();
    let of = |block: &BTreeMap<Need, Counts>, need: &Need| block.get(need).map_or(0, |counts| counts.answered);
    let between = |both: &[BTreeMap<Need, Counts>]| {
        let is_first = both[0].values().all(|counts| counts.answered == 0);
        needs().iter().map(|need| (!is_first).then(|| of(&both[0], need) != of(&both[1], need))).collect()
    };
    std::iter::once(vec![None; needs().len()]).chain(blocks.windows(2).map(between)).collect()
}

/// How closely a sum of counts of one of some reports is known from all of them: of each count the attacker asks what it
/// was at first, and how many more it was each time, for answers are only ever added. Shares no code with the audit.
/// `row` 0 is the whole group.
fn width(
    (reports, moved): (&[Protected], &[Vec<Option<bool>>]),
    (which, row, columns): (usize, usize, &[usize]),
) -> f64 {
    let bound = |direction: OptimizationDirection| -> f64 {
        let mut problem = Problem::new(direction);
        let table: Vec<Vec<Vec<Variable>>> = (0..reports[0].parts.len())
            .map(|part| {
                (0..5)
                    .map(|at| {
                        let wanted = columns.contains(&at) && (row == 0 || row == part + 1);
                        (0..reports.len())
                            .map(|time| problem.add_var(if wanted && time <= which { 1.0 } else { 0.0 }, (0.0, 500.0)))
                            .collect()
                    })
                    .collect()
            })
            .collect();
        for (time, parts) in moved.iter().enumerate() {
            for (part, moved) in parts.iter().enumerate() {
                let more: Vec<(Variable, f64)> = table[part].iter().map(|counts| (counts[time], 1.0)).collect();
                match moved {
                    Some(true) => problem.add_constraint(more.as_slice(), ComparisonOp::Ge, 10.0),
                    Some(false) => problem.add_constraint(more.as_slice(), ComparisonOp::Le, 0.0),
                    None => {}
                }
            }
        }
        for (time, shown) in reports.iter().enumerate() {
            let mut publish = |rows: &[usize], columns: &[usize], cell: Cell, least: u64| {
                let Cell::Shown(shown) = cell else { return };
                let cells = rows.iter().flat_map(|row| columns.iter().map(move |at| (*row, *at)));
                let terms: Vec<(Variable, f64)> =
                    cells.flat_map(|(row, at)| table[row][at][..=time].iter().map(|one| (*one, 1.0))).collect();
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
        }
        problem.solve().expect("the truth is a solution").objective()
    };
    bound(OptimizationDirection::Maximize) - bound(OptimizationDirection::Minimize)
}

fn steps() -> impl Strategy<Value = Vec<Vec<Vec<u64>>>> {
    // Of some needs nobody answers anew.
    let more = prop_oneof![3 => proptest::collection::vec(0u64..18, 5), 1 => Just(vec![0; 5])];
    proptest::collection::vec(proptest::collection::vec(more, 3), 2..4)
}

/// What is counted at each step, and what is published of it.
fn published(steps: &[Vec<Vec<u64>>]) -> Vec<Basis> {
    let mut so_far = vec![vec![0; 5]; 3];
    let mut published: Vec<Basis> = Vec::new();
    for more in steps {
        for (sum, more) in so_far.iter_mut().flatten().zip(more.iter().flatten()) {
            *sum += more;
        }
        published.push(basis(&so_far).after(&published, &[survey()]));
    }
    published
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    /// Reports, each made after those before: no count that any of them hides is known by all of them to within less than
    /// five.
    #[test]
    fn what_one_report_hides_several_do_not_show(steps in steps()) {
        let published = published(&steps);
        let (reports, moved): (Vec<Protected>, _) = (published.iter().map(shown).collect(), moved(&published));
        for (which, report) in reports.iter().enumerate() {
            for row in 0..=report.parts.len() {
                let shown = if row == 0 { &report.total } else { &report.parts[row - 1] };
                let counts = shown.counts.iter().enumerate().map(|(at, cell)| (vec![at], *cell));
                let base = std::iter::once(((0..5).collect(), shown.base));
                for (columns, cell) in counts.chain(base) {
                    // What a later report says nobody chose, nobody had chosen: it says so of more people.
                    let nobody_since = reports[which + 1..].iter().any(|later| {
                        let later = if row == 0 { &later.total } else { &later.parts[row - 1] };
                        columns.len() == 1 && later.counts[columns[0]] == Cell::Shown(0)
                            || columns.len() > 1 && later.base == Cell::Shown(0)
                    });
                    if cell == Cell::Confidential && !nobody_since {
                        let width = width((&reports, &moved), (which, row, &columns));
                        prop_assert!(width > LEAST_WIDTH - 0.1, "report {which}, row {row}, {columns:?}: {width}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_guard_is_needed_and_does_not_hold_everything() {
    let first = vec![vec![13, 5, 5, 4, 0], vec![1, 0, 0, 2, 6], vec![14, 5, 4, 7, 5]];
    let and = |more: Vec<Vec<u64>>| published(&[first.clone(), more]);
    // Ten more and more of each need, who do not all say the same: two reports would still show what one hides.
    let close = and(vec![vec![0, 0, 1, 4, 5], vec![0, 0, 0, 2, 8], vec![0, 8, 0, 2, 0]]);
    assert_eq!(close[0], close[1]);
    let wide = and(vec![vec![20; 5]; 3]);
    assert_ne!(wide[0], wide[1]);
}

/// What hides one need's count in a first report must not be shown in the next of those of another need, of whom nobody
/// answered anew: they said then what they say now.
#[test]
fn whoever_did_not_answer_anew_says_what_they_said() {
    let first = vec![vec![13, 5, 5, 4, 0], vec![20, 12, 9, 3, 8], vec![14, 5, 4, 7, 5]];
    let mut differ = 0;
    for n in 0..40_u64 {
        let more = vec![vec![0; 5], vec![n % 7 + 4, n % 5, n % 3 + 3, n % 11, n % 4 + 2], vec![0; 5]];
        let both = published(&[first.clone(), more]);
        differ += usize::from(both[0] != both[1]);
        let (reports, moved): (Vec<Protected>, _) = (both.iter().map(shown).collect(), moved(&both));
        for (row, at) in (1..=reports[0].parts.len()).flat_map(|row| (0..5).map(move |at| (row, at))) {
            let hidden = reports[0].parts[row - 1].counts[at] == Cell::Confidential;
            if hidden && reports[1].parts[row - 1].counts[at] != Cell::Shown(0) {
                let width = width((&reports, &moved), (0, row, &[at]));
                assert!(width > LEAST_WIDTH - 0.1, "{n}: row {row}, column {at}: {width}");
            }
        }
    }
    assert!(differ > 0, "some second reports are published");
}

/// A need that was hidden whole, for few people had it, is hidden in a table that stays, though more have come to another: else
/// the same figures would be printed twice with other cells hidden.
#[test]
fn a_table_that_stays_hides_what_it_hid() {
    let counts = |counts: [u64; 5]| {
        let options = points().into_iter().zip(counts).collect();
        Counts { answered: counts.iter().sum(), options, ..Counts::default() }
    };
    let access = Subject { slot: "access@admissions".parse().expect("a slot"), ..subject() };
    let counted = |tables: Vec<(Subject, [[u64; 5]; 2])>, responses: u64| {
        let mut counted = SurveyCounts::default();
        counted.tally.responses.insert(GROUP, responses);
        for (subject, [of_one, of_none]) in tables {
            let block = BTreeMap::from([(needs()[0].clone(), counts(of_one)), (None, counts(of_none))]);
            counted.tally.counts.insert(subject, BTreeMap::from([(GROUP, block)]));
        }
        Basis(BTreeMap::from([(survey().code.clone(), counted)]))
    };
    let table = |basis: &Basis| -> Table {
        let one = basis.0.values().next().expect("it is counted");
        let SurveyCounts { tally, marks, services, themes, accounted, held, .. } = one;
        let counted = Counted { survey: survey(), tally, marks, voices: services, themes, accounted: *accounted, held };
        let report = Report::new(Digest::of([]), Agreement::default(), &[counted]);
        report.surveys[0].tables.iter().find(|table| table.subject == subject()).cloned().expect("it is there")
    };
    let mut differ = 0;
    for n in 0..60_u64 {
        let few = if n % 3 == 0 { [0; 5] } else { [n % 3, n % 2, 1, n % 4, 2] };
        let many = [n % 7 + 9, n % 5 + 5, n % 11 + 5, n % 6 + 5, n % 9 + 6];
        let tables = vec![(subject(), [few, many]), (access.clone(), [[1; 5], many])];
        let first = counted(tables, few.iter().chain(&many).sum());
        let first = first.after(&[], &[survey()]);
        let more = [few[0] + 1, few[1] + 1, few[2], few[3], few[4] + 1];
        let tables =
            vec![(subject(), [more, many]), (access.clone(), [[21, 16, 15, 14, 16], many.map(|one| one + 15)])];
        let now = counted(tables, 157 + many.iter().sum::<u64>());
        let second = now.after(std::slice::from_ref(&first), &[survey()]);
        assert_eq!(table(&second), table(&first), "{n}");
        // Who reads it back from where it is kept reads the same.
        let kept = serde_json::to_string(&second).expect("it can be written");
        assert_eq!(serde_json::from_str::<Basis>(&kept).expect("it can be read"), second);
        // And so it stays, however many reports follow.
        let third = now.after(&[first.clone(), second], &[survey()]);
        assert_eq!(table(&third), table(&first), "{n}");
        let mut without = third;
        without.0.values_mut().for_each(|one| one.marks.clear());
        differ += usize::from(table(&without) != table(&first));
    }
    assert!(differ > 0, "some would be printed otherwise");
}
