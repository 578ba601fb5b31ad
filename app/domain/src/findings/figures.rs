//! Formulas, each with its source.

use serde::{Deserialize, Serialize};

/// The 97.5th percentile of the standard normal distribution.
pub(crate) const Z: f64 = 1.959_963_984_540_054;

/// A closed interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// The share of a known list of `population` people, `part` of `n` who answered, as a 95% Wilson score
/// interval (Wilson 1927) with the finite-population factor √((N−n)/(N−1)) on the normal deviate.
///
/// `None` where nobody answered, or more answered than were invited.
pub fn wilson(part: u64, n: u64, population: Option<u64>) -> Option<Interval> {
    if n == 0 || part > n {
        return None;
    }
    let factor = match population {
        None => 1.0,
        Some(population) if population < n => return None,
        Some(population) => finite(n, population),
    };
    let (p, n, z) = (part as f64 / n as f64, n as f64, Z * factor);
    let middle = (p + z * z / (2.0 * n)) / (1.0 + z * z / n);
    let half = z / (1.0 + z * z / n) * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    Some(Interval { low: (middle - half).max(0.0), high: (middle + half).min(1.0) })
}

/// √((N−n)/(N−1)): how much less is unknown when much of a small population has answered.
pub fn finite(n: u64, population: u64) -> f64 {
    if population <= 1 {
        return 0.0;
    }
    ((population.saturating_sub(n)) as f64 / (population - 1) as f64).sqrt()
}

/// (positive − negative) / n over all who chose a point of a balanced scale, the middle included.
pub fn net(positive: u64, negative: u64, n: u64) -> Option<f64> {
    (n > 0).then(|| (positive as f64 - negative as f64) / n as f64)
}

/// The 95% interval of [`net`]: SE = √((p₊ + p₋ − net²)/n), a multinomial difference. Where everybody chose one side that
/// is 0, and says nothing of what is not known: then there is none.
pub fn net_interval(positive: u64, negative: u64, n: u64, population: Option<u64>) -> Option<Interval> {
    net_within(positive, negative, n, population.map_or(1.0, |population| finite(n, population)))
}

/// The same of counts as they are shown, rounded to 5, of a list of `population`. `n` is what shares are of, which of two points
/// is their sum, and `answered` how many did, rounded once: as few as `answered` − 2 may have, and
/// each end lies as far out as [`rounding`] may have moved the figure. A list of whom all answered has an interval still,
/// for what is shown of them is rounded. `None` also where more answered than are on the list, by more than rounding makes.
pub fn shown_net_interval(
    positive: u64,
    negative: u64,
    (n, answered): (u64, u64),
    population: u64,
) -> Option<Interval> {
    let fewest = answered.saturating_sub(ROUNDED);
    if population < fewest {
        return None;
    }
    let slack = rounding(net(positive, negative, n)?, n as f64);
    let Interval { low, high } = net_within(positive, negative, n, finite(fewest, population))?;
    Some(Interval { low: (low - slack).max(-1.0), high: (high + slack).min(1.0) })
}

fn net_within(positive: u64, negative: u64, n: u64, factor: f64) -> Option<Interval> {
    let net = net(positive, negative, n)?;
    let size = n as f64;
    let (up, down) = (positive as f64 / size, negative as f64 / size);
    let variance = up + down - net * net;
    if variance <= 1e-12 {
        return None;
    }
    let half = Z * factor * (variance / size).sqrt();
    Some(Interval { low: (net - half).max(-1.0), high: (net + half).min(1.0) })
}

/// How far a net sentiment of `n` would vary were other people of the same mind to answer: its variance, of [`net_interval`].
/// `ends` is the share at either end of the scale; where it may not be shown, the variance is the most it can be.
pub fn net_variance(net: f64, ends: Option<f64>, n: u64) -> f64 {
    (ends.unwrap_or(1.0) - net * net).max(0.0) / n.max(1) as f64
}

/// So many standard deviations are passed by chance alone one time in twenty.
pub const CHANCE: f64 = 1.96;

/// A figure of fewer people is compared with none.
pub const LEAST_COMPARED: u64 = 30;

/// A smaller difference of two net sentiments is too small to act on, whoever answered.
pub const LEAST_DIFFERENCE: f64 = 0.10;

/// The most that rounding to 5 adds to a count, or takes from it.
const ROUNDED: u64 = 2;

/// A figure as it is printed: to two places, and no finer. What rounds to nothing has no sign.
pub fn two_places(value: f64) -> f64 {
    (value * 100.0).round() / 100.0 + 0.0
}

/// How far rounding to 5 may have moved a net sentiment of `n`, as shown: each count by 2 at most, and with it the figure
/// by (4 + 2·|net|)/(n − 2), for as few as n − 2 may have answered.
pub fn rounding(net: f64, n: f64) -> f64 {
    rounded_by(net, n, ROUNDED)
}

/// The same of counts that rounding has moved by `most` at most: (2·most + most·|net|)/(n − most).
pub fn rounded_by(net: f64, n: f64, most: u64) -> f64 {
    let most = most as f64;
    (2.0 * most + most * net.abs()) / (n - most).max(1.0)
}

/// How a second net sentiment stands to a first, each with its base, as far as figures made of counts rounded to 5 can
/// tell: a difference that [`rounding`] could have made, or one below [`LEAST_DIFFERENCE`], is no clear difference. This is
/// no test: where anyone could answer there is none, and what it says is of those who replied.
pub fn stands(first: f64, n: u64, second: f64, k: u64) -> std::cmp::Ordering {
    let bound = rounding(first, n as f64) + rounding(second, k as f64);
    told_apart(second - first, bound)
}

/// The sign of a difference of net sentiment, where it is more than `bound` and than [`LEAST_DIFFERENCE`].
pub fn told_apart(difference: f64, bound: f64) -> std::cmp::Ordering {
    if difference.abs() <= bound.max(LEAST_DIFFERENCE) + 1e-9 {
        std::cmp::Ordering::Equal
    } else {
        difference.total_cmp(&0.0)
    }
}

/// A smaller difference of a share is called none: a share varies about √2 times less than net sentiment does.
pub const LEAST_SHARE_DIFFERENCE: f64 = LEAST_DIFFERENCE * std::f64::consts::FRAC_1_SQRT_2;

/// How far rounding may have moved a share, 0 to 1, of `n`, as shown: counts by 2 at most, the share by
/// (2 + 2·share)/(n − 2), for as few as n − 2 may have answered, and a whole percentage by half a percent more.
pub fn share_slack(share: f64, n: u64) -> f64 {
    (2.0 + 2.0 * share) / n.saturating_sub(ROUNDED).max(1) as f64 + 0.005
}

/// How the second of two shares, 0 to 1, stands to the first, by the rule of [`stands`] and [`share_slack`].
pub fn share_stands(first: f64, n: u64, second: f64, k: u64) -> std::cmp::Ordering {
    let bound = (share_slack(first, n) + share_slack(second, k)).max(LEAST_SHARE_DIFFERENCE);
    let difference = second - first;
    if difference.abs() <= bound + 1e-9 { std::cmp::Ordering::Equal } else { difference.total_cmp(&0.0) }
}

/// A share as a whole percentage, halves up.
pub fn percent(part: u64, whole: u64) -> Option<u64> {
    (whole > 0).then(|| (200 * part + whole) / (2 * whole))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn close(interval: Option<Interval>, low: f64, high: f64) {
        let Interval { low: l, high: h } = interval.expect("an interval");
        assert!((l - low).abs() < 5e-4 && (h - high).abs() < 5e-4, "{l}–{h}, not {low}–{high}");
    }

    #[test]
    fn what_rounding_could_have_made_is_no_difference() {
        use std::cmp::Ordering::{Equal, Greater, Less};
        assert_eq!(stands(0.10, 400, 0.35, 400), Greater);
        assert_eq!(stands(0.35, 400, 0.10, 400), Less);
        assert_eq!(stands(0.10, 400, 0.19, 400), Equal, "too small to act on");
        // 25 people: each figure may be off by 0.17.
        assert_eq!(stands(0.10, 25, 0.40, 25), Equal);
        assert_eq!(stands(0.10, 25, 0.60, 25), Greater);
        // Whatever the true counts were, rounding alone never makes a verdict, and never turns one round.
        let near = |n: u64| (n + 2) / 5 * 5;
        for base in [26_u64, 33, 48, 97] {
            for positive in 0..=base {
                for negative in 0..=base - positive {
                    let shown = net(near(positive), near(negative), near(base)).expect("somebody").clamp(-1.0, 1.0);
                    let exact = net(positive, negative, base).expect("somebody");
                    assert!((shown - exact).abs() <= rounding(shown, near(base) as f64) + 1e-9);
                    assert_eq!(stands(shown, near(base), exact, near(base)), Equal, "{positive} {negative} of {base}");
                }
            }
        }
    }

    #[test]
    fn an_interval_of_rounded_counts_holds_what_they_were() {
        let near = |n: u64| (n + 2) / 5 * 5;
        // All of the list, or nearly, answered: what is not known is what rounding hid.
        for (population, base) in [(25_u64, 23_u64), (30, 27), (43, 43), (60, 58)] {
            for positive in 0..=base {
                for negative in 0..=base - positive {
                    let exact = net(positive, negative, base).expect("somebody");
                    let shown =
                        shown_net_interval(near(positive), near(negative), (near(base), near(base)), population);
                    if let Some(Interval { low, high }) = shown {
                        let is_inside = low - 1e-9 <= exact && exact <= high + 1e-9;
                        assert!(is_inside, "{positive} {negative} of {base}: {low} to {high}");
                        assert!(high - low > 0.05, "nothing is known for certain of rounded counts");
                    }
                }
            }
        }
        assert_eq!(shown_net_interval(40, 10, (60, 60), 50), None, "more answered than are on the list");
        let two = shown_net_interval(15, 15, (30, 25), 28).expect("26 of 28 answered, 13 each way");
        assert!(two.high > 0.2, "not everybody on the list answered: {two:?}");
    }

    #[test]
    fn rounding_alone_never_moves_a_share() {
        use std::cmp::Ordering::{Equal, Greater, Less};
        assert_eq!(share_stands(0.26, 135, 0.56, 115), Greater);
        assert_eq!(share_stands(0.60, 400, 0.50, 400), Less);
        assert_eq!(share_stands(0.60, 400, 0.56, 400), Equal, "too small to act on");
        for base in [31_u64, 48, 103] {
            for part in 0..=base {
                let near = |n: u64| (n + 2) / 5 * 5;
                let shown = (100.0 * near(part).min(near(base)) as f64 / near(base) as f64).round() / 100.0;
                let exact = part as f64 / base as f64;
                assert_eq!(share_stands(shown, near(base), exact, near(base)), Equal);
            }
        }
    }

    #[test]
    fn wilson_agrees_with_published_values() {
        for (part, n, low, high) in [
            (0, 10, 0.000, 0.278),
            (8, 10, 0.490, 0.943),
            (10, 10, 0.722, 1.000),
            (12, 15, 0.548, 0.930),
            (45, 60, 0.628, 0.842),
            (150, 200, 0.686, 0.805),
        ] {
            close(wilson(part, n, None), low, high);
        }
    }

    #[test]
    fn the_finite_factor_is_as_published() {
        assert!((finite(12, 15) - 0.463).abs() < 5e-4);
        assert_eq!(wilson(5, 20, Some(10)), None, "more answers than people");
    }

    #[test]
    fn net_and_its_interval_agree_with_worked_values() {
        for (up, down, n, at, low, high) in
            [(30, 10, 50, 0.400, 0.178, 0.622), (6, 3, 12, 0.250, -0.219, 0.719), (120, 40, 200, 0.400, 0.289, 0.511)]
        {
            assert!((net(up, down, n).expect("a figure") - at).abs() < 5e-4);
            close(net_interval(up, down, n, None), low, high);
        }
    }

    proptest! {
        #[test]
        fn an_interval_holds_its_estimate(part in 0u64..500, more in 0u64..500, rest in 0u64..500) {
            let n = part + more;
            prop_assume!(n > 0);
            let Interval { low, high } = wilson(part, n, Some(n + rest)).expect("an interval");
            let p = part as f64 / n as f64;
            prop_assert!(low <= p + 1e-9 && p <= high + 1e-9 && low >= 0.0 && high <= 1.0);
        }

        #[test]
        fn more_people_never_widen_it(part in 1u64..100, more in 1u64..100) {
            let n = part + more;
            let width = |k: u64| wilson(part * k, n * k, None).map(|i| i.high - i.low).unwrap_or_default();
            prop_assert!(width(4) < width(1));
        }
    }
}
