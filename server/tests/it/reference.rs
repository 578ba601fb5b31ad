//! The figures of findings against a second implementation: R, on published data, to the ninth decimal.

use std::process::Command;

use domain::{
    comments::agreement::{Table, alpha, kappa, kappa_interval},
    findings::{
        difference::{Rated, difference, holm},
        figures::{Interval, net, net_interval, wilson},
        weighting::{Target, effective, rake},
    },
    waves::run::run,
};

/// What R says, a line for each thing asked: its kind, and its numbers; none where it is *NA*.
fn told_by_r() -> Vec<(String, Vec<Option<f64>>)> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reference/figures.R");
    let told =
        Command::new("Rscript").args(["--vanilla", script]).output().expect("R is there: ./dev test installs it");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let text = String::from_utf8(told.stdout).expect("text");
    text.lines()
        .map(|line| {
            let mut cells = line.split(';');
            let kind = cells.next().unwrap_or_default().to_owned();
            (kind, cells.map(|cell| cell.parse().ok()).collect())
        })
        .collect()
}

fn same(ours: f64, theirs: Option<f64>, of: &str) {
    let theirs = theirs.expect("a number");
    assert!((ours - theirs).abs() < 1e-9, "{of}: {ours}, and R says {theirs}");
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts")]
fn count(number: Option<f64>) -> u64 {
    number.expect("a count") as u64
}

#[test]
fn figures_are_what_r_says_they_are() {
    let mut asked = std::collections::BTreeMap::<String, usize>::new();
    for (kind, numbers) in told_by_r() {
        *asked.entry(kind.clone()).or_default() += 1;
        match kind.as_str() {
            "wilson" => {
                let [part, n, population, low, high] = numbers[..] else { panic!("{numbers:?}") };
                let ours = wilson(count(part), count(n), population.map(|_| count(population))).expect("an interval");
                same(ours.low, low, "the lower end");
                same(ours.high, high, "the upper end");
            }
            "net" => {
                let [up, down, n, population, at, low, high] = numbers[..] else { panic!("{numbers:?}") };
                same(net(count(up), count(down), count(n)).expect("a figure"), at, "net sentiment");
                let of = population.map(|_| count(population));
                let Interval { low: l, high: h } =
                    net_interval(count(up), count(down), count(n), of).expect("an interval");
                same(l, low, "the lower end of net sentiment");
                same(h, high, "the upper end of net sentiment");
            }
            "agreement" => {
                let size = usize::try_from(count(numbers[0])).expect("small");
                let (cells, said) = numbers[1..].split_at(size * size);
                let table: Table = cells
                    .chunks(size)
                    .map(|row| row.iter().map(|cell| u32::try_from(count(*cell)).expect("small")).collect())
                    .collect();
                same(kappa(&table, false).expect("kappa"), said[0], "kappa");
                same(kappa(&table, true).expect("weighted kappa"), said[1], "weighted kappa");
                same(alpha(&table).expect("alpha"), said[2], "alpha");
                let (low, high) = kappa_interval(&table).expect("an interval");
                same(low, said[3], "the lower end of kappa");
                same(high, said[4], "the upper end of kappa");
            }
            "run" => {
                let length = usize::try_from(count(numbers[0])).expect("small");
                let ours = run(&numbers[1..=length], 0.0).expect("enough points");
                same(ours.median, numbers[length + 1], "the median");
                let (low, high) = ours.limits.expect("enough points");
                same(low, numbers[length + 2], "the lower limit");
                same(high, numbers[length + 3], "the upper limit");
            }
            "rake" => {
                let (rows, columns) = (3, 4);
                let numbers: Vec<f64> = numbers[2..].iter().map(|number| number.expect("a number")).collect();
                let (counts, rest) = numbers.split_at(rows * columns);
                let (known, rest) = rest.split_at(rows + columns);
                let (theirs, effective_number) = rest.split_at(rows * columns);
                // R counts down the columns.
                let target = |known: &[f64], of: &dyn Fn(usize) -> usize| Target {
                    of: (0..counts.len()).map(|at| Some(of(at))).collect(),
                    shares: known.iter().map(|n| n / known.iter().sum::<f64>()).collect(),
                };
                let targets = [target(&known[..rows], &|at| at % rows), target(&known[rows..], &|at| at / rows)];
                let ours = rake(counts, &targets).expect("every cell has answers");
                for (ours, theirs) in ours.iter().zip(theirs) {
                    same(*ours, Some(*theirs), "a weight");
                }
                let parts: Vec<(f64, f64)> = counts.iter().copied().zip(ours).collect();
                same(effective(&parts), Some(effective_number[0]), "the effective number");
            }
            "difference" => {
                let [net, ends, n, other, others, k, list, by, low, high, p] = numbers[..] else {
                    panic!("{numbers:?}")
                };
                let rated = |net: Option<f64>, ends, n| Rated {
                    net: net.expect("a figure"),
                    ends,
                    n: count(n),
                    list: count(list),
                };
                let ours = difference(rated(net, ends, n), rated(other, others, k)).expect("enough answered");
                same(ours.by, by, "a difference");
                same(ours.interval.low, low, "its lower end");
                same(ours.interval.high, high, "its upper end");
                same(ours.p, p, "its probability");
            }
            "holm" => {
                let numbers: Vec<f64> = numbers[1..].iter().map(|number| number.expect("a number")).collect();
                let (each, theirs) = numbers.split_at(numbers.len() / 2);
                for (ours, theirs) in holm(each).into_iter().zip(theirs) {
                    same(ours, Some(*theirs), "a probability among others");
                }
            }
            other => panic!("what is {other}?"),
        }
    }
    let asked: Vec<(&str, usize)> = asked.iter().map(|(kind, n)| (kind.as_str(), *n)).collect();
    assert_eq!(
        asked,
        [("agreement", 3), ("difference", 4), ("holm", 3), ("net", 8), ("rake", 8), ("run", 3), ("wilson", 48)],
        "nothing was skipped"
    );
}
