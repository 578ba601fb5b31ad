//! Run charts: whether a row of waves says more than that people differ.
//!
//! The rules are those in use where quality is watched: a *shift* of six or more points in a row on one side of the
//! median and a *trend* of five or more in a row that all go one way (Perla, Provost and Murray, *The run chart*, BMJ
//! Quality & Safety 2011;20:46–51), looked for in ten points or more; and, from twelve on, a point *outside* the limits
//! of an individuals chart: the mean ± 2.66 times the mean of the moving ranges (Shewhart; Wheeler, *Understanding
//! Variation*, 1993). Fewer points show what each wave came to and nothing else.

/// Fewer points have no median worth a rule.
pub const LEAST_POINTS: usize = 10;
/// Fewer points have no limits.
pub const LEAST_FOR_LIMITS: usize = 12;
/// So many in a row on one side of the median are a shift.
const SHIFT: usize = 6;
/// So many in a row that all go one way are a trend.
const TREND: usize = 5;
/// Three standard deviations, as moving ranges of two measure them: 3 / 1.128.
const WIDE: f64 = 2.66;

/// Something that is not chance alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// From this point to that, all on one side of the median.
    Shift {
        /// The first of them.
        from: usize,
        /// The last.
        to: usize,
        /// Whether above it.
        up: bool,
    },
    /// From this point to that, each above the one before, or each below.
    Trend {
        /// The first of them.
        from: usize,
        /// The last.
        to: usize,
        /// Whether upwards.
        up: bool,
    },
    /// A point outside the limits.
    Outside {
        /// The point.
        at: usize,
        /// Whether above them.
        up: bool,
    },
}

/// What a row of points comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The median.
    pub median: f64,
    /// The lower and the upper limit, of twelve points or more.
    pub limits: Option<(f64, f64)>,
    /// What is not chance alone.
    pub signals: Vec<Signal>,
}

/// Looks at a row of figures, in the order of time, none of which can be lower than `lowest` or higher than 1: net
/// sentiments, or shares. A time of which nothing may be shown is a gap, and nothing is in a row across it. No figure
/// where there are too few.
pub fn run(points: &[Option<f64>], lowest: f64) -> Option<Run> {
    let shown: Vec<f64> = points.iter().copied().flatten().collect();
    if shown.len() < LEAST_POINTS {
        return None;
    }
    let median = median(&shown);
    let limits = limits(points, lowest);
    let mut signals = shifts(points, median);
    signals.extend(trends(points));
    if let Some((low, high)) = limits {
        signals.extend(points.iter().enumerate().filter_map(|(at, point)| {
            let value = (*point)?;
            (value < low - 1e-9 || value > high + 1e-9).then_some(Signal::Outside { at, up: value > high })
        }));
    }
    Some(Run { median, limits, signals })
}

fn median(points: &[f64]) -> f64 {
    let mut sorted = points.to_vec();
    sorted.sort_by(f64::total_cmp);
    let half = sorted.len() / 2;
    if sorted.len().is_multiple_of(2) { f64::midpoint(sorted[half - 1], sorted[half]) } else { sorted[half] }
}

fn limits(points: &[Option<f64>], lowest: f64) -> Option<(f64, f64)> {
    let shown: Vec<f64> = points.iter().copied().flatten().collect();
    let moves: Vec<f64> = points.windows(2).filter_map(|pair| Some((pair[1]? - pair[0]?).abs())).collect();
    if shown.len() < LEAST_FOR_LIMITS || moves.is_empty() {
        return None;
    }
    let mean = shown.iter().sum::<f64>() / shown.len() as f64;
    let moving = moves.iter().sum::<f64>() / moves.len() as f64;
    Some(((mean - WIDE * moving).max(lowest), (mean + WIDE * moving).min(1.0)))
}

/// A step along a row: nothing to count, one of two ways, or a gap that ends whatever was in a row.
enum Step {
    None,
    Way(bool),
    Gap,
}

/// Points on the median neither count nor end a shift.
fn shifts(points: &[Option<f64>], median: f64) -> Vec<Signal> {
    let sides = points.iter().enumerate().map(|(at, point)| match point {
        None => (at, Step::Gap),
        Some(value) if (value - median).abs() <= 1e-9 => (at, Step::None),
        Some(value) => (at, Step::Way(*value > median)),
    });
    runs(sides, SHIFT).into_iter().map(|(from, to, up)| Signal::Shift { from, to, up }).collect()
}

/// A point like the one before neither counts nor ends a trend. Its first point is the one it starts from.
fn trends(points: &[Option<f64>]) -> Vec<Signal> {
    let steps = points.windows(2).enumerate().map(|(at, pair)| match (pair[0], pair[1]) {
        (Some(before), Some(after)) if (after - before).abs() <= 1e-9 => (at + 1, Step::None),
        (Some(before), Some(after)) => (at + 1, Step::Way(after > before)),
        _ => (at + 1, Step::Gap),
    });
    // Five points are four steps.
    runs(steps, TREND - 1).into_iter().map(|(from, to, up)| Signal::Trend { from: from - 1, to, up }).collect()
}

/// Where at least so many in a row are alike.
fn runs(steps: impl Iterator<Item = (usize, Step)>, least: usize) -> Vec<(usize, usize, bool)> {
    let mut found: Vec<(usize, usize, bool, usize)> = Vec::new();
    let mut broken = true;
    for (at, step) in steps {
        match (step, found.last_mut()) {
            (Step::None, _) => {}
            (Step::Gap, _) => broken = true,
            (Step::Way(up), Some((_, to, way, n))) if *way == up && !broken => {
                *to = at;
                *n += 1;
            }
            (Step::Way(up), _) => {
                found.push((at, at, up, 1));
                broken = false;
            }
        }
    }
    found.into_iter().filter(|(_, _, _, n)| *n >= least).map(|(from, to, up, _)| (from, to, up)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn run(points: &[f64]) -> Option<Run> {
        super::run(&points.iter().copied().map(Some).collect::<Vec<_>>(), -1.0)
    }

    #[test]
    fn nothing_is_in_a_row_across_a_gap() {
        let low = [0.1, 0.2, 0.1, 0.2, 0.1, 0.2].map(Some);
        let high = [0.5, 0.52, 0.51, 0.53, 0.5, 0.52].map(Some);
        let whole: Vec<Option<f64>> = high.iter().chain(&low).copied().collect();
        let parted: Vec<Option<f64>> = high[..3].iter().chain(&[None]).chain(&high[3..]).chain(&low).copied().collect();
        let shifts = |points: &[Option<f64>]| super::run(points, -1.0).expect("enough").signals.len();
        assert_eq!((shifts(&whole), shifts(&parted)), (2, 1));
    }

    #[test]
    fn a_share_goes_no_lower_than_nothing() {
        let row: Vec<Option<f64>> =
            [0.02, 0.4, 0.05, 0.3, 0.02, 0.4, 0.05, 0.3, 0.02, 0.4, 0.05, 0.3].map(Some).to_vec();
        assert!(super::run(&row, 0.0).expect("enough").limits.expect("twelve").0.abs() < 1e-9);
    }

    #[test]
    fn few_points_say_nothing_of_the_row() {
        assert_eq!(run(&[0.1; 9]), None);
        let ten = run(&[0.1, 0.3, 0.1, 0.3, 0.1, 0.3, 0.1, 0.3, 0.1, 0.3]).expect("ten points");
        assert_eq!((ten.limits, ten.signals.len()), (None, 0));
        assert!((ten.median - 0.2).abs() < 1e-9);
    }

    #[test]
    fn six_on_one_side_are_a_shift_and_five_are_not() {
        let five = [0.5, 0.1, 0.6, 0.2, 0.5, 0.52, 0.51, 0.53, 0.5, 0.2, 0.1, 0.1];
        assert!(run(&five).expect("enough").signals.iter().all(|one| !matches!(one, Signal::Shift { .. })));
        let six = [0.5, 0.52, 0.51, 0.53, 0.5, 0.52, 0.2, 0.1, 0.2, 0.1, 0.2, 0.1];
        let found = run(&six).expect("enough").signals;
        assert!(found.contains(&Signal::Shift { from: 0, to: 5, up: true }), "{found:?}");
        assert!(found.contains(&Signal::Shift { from: 6, to: 11, up: false }), "{found:?}");
    }

    #[test]
    fn five_that_fall_are_a_trend() {
        let falls = [0.3, 0.5, 0.4, 0.3, 0.2, 0.1, 0.4, 0.2, 0.4, 0.2];
        let found = run(&falls).expect("enough").signals;
        assert_eq!(found, [Signal::Trend { from: 1, to: 5, up: false }]);
        let level = [0.3, 0.5, 0.4, 0.3, 0.3, 0.2, 0.4, 0.2, 0.4, 0.2];
        assert_eq!(run(&level).expect("enough").signals, [], "a point like the one before does not count");
    }

    /// Wheeler's way with a worked row: mean 5, moving ranges of mean 24/11.
    #[test]
    fn limits_are_the_mean_and_2_66_moving_ranges() {
        let row: Vec<f64> = [4, 6, 4, 6, 5, 5, 4, 6, 2, 8, 4, 6].iter().map(|n| f64::from(*n) / 100.0).collect();
        let ranges = [2, 2, 2, 1, 0, 1, 2, 4, 6, 4, 2].iter().sum::<i32>();
        let wide = 2.66 * f64::from(ranges) / 11.0 / 100.0;
        let (low, high) = run(&row).expect("enough").limits.expect("twelve points");
        assert!((low - (0.05 - wide)).abs() < 1e-9 && (high - (0.05 + wide)).abs() < 1e-9);
    }

    #[test]
    fn a_point_far_off_is_outside() {
        let mut row = vec![0.40, 0.42, 0.41, 0.40, 0.42, 0.41, 0.40, 0.42, 0.41, 0.40, 0.42, 0.41, 0.40, 0.42];
        row.push(-0.2);
        let found = run(&row).expect("enough").signals;
        assert!(found.contains(&Signal::Outside { at: 14, up: false }), "{found:?}");
    }

    proptest! {
        #[test]
        fn what_is_turned_upside_down_is_found_upside_down(row in proptest::collection::vec(-100..=100_i32, 10..30)) {
            let up: Vec<f64> = row.iter().map(|n| f64::from(*n) / 100.0).collect();
            let down: Vec<f64> = up.iter().map(|net| -net).collect();
            let turned: Vec<Signal> = run(&down).expect("enough").signals.into_iter().map(|one| match one {
                Signal::Shift { from, to, up } => Signal::Shift { from, to, up: !up },
                Signal::Trend { from, to, up } => Signal::Trend { from, to, up: !up },
                Signal::Outside { at, up } => Signal::Outside { at, up: !up },
            }).collect();
            prop_assert_eq!(run(&up).expect("enough").signals, turned);
        }
    }
}
