//! Two groups of one list of people who were invited: how far apart they are, and whether chance would make it so.
//!
//! Only here is there a test. Where anyone could answer there is no list that those who did were drawn from, and chance
//! says nothing of them ([`super::figures::stands`]).

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::figures::{Interval, LEAST_COMPARED, LEAST_DIFFERENCE, Z, finite, net_variance, rounding};

/// A net sentiment as it is shown, of counts that are rounded to 5.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rated {
    /// Net sentiment, −1 to 1.
    pub net: f64,
    /// The share at either end of the scale, 0 to 1: of it and net sentiment comes the variance. None where it is not shown:
    /// then the most it can be.
    pub ends: Option<f64>,
    /// How many chose an answer.
    pub n: u64,
    /// How many are on the list that was invited: of a part of it, the whole list, for how many of it are of that part is not
    /// known.
    pub list: u64,
}

/// How far the second group is from the first.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// The second net sentiment less the first: the effect, in the figure's own unit.
    pub by: f64,
    /// Its 95% interval, and at each end what rounding may have moved.
    pub interval: Interval,
    /// How often chance alone would make a difference as large, of people who think alike (two-sided).
    pub p: f64,
}

/// The difference of two groups. Their variances add up, each with its finite-population factor, which of a part of a list
/// is rather too large than too small. As few as two less may have answered as are shown. `None` where fewer than
/// [`LEAST_COMPARED`] did, or more than are on the list, or all of a part of a list are of one mind.
pub fn difference(first: Rated, second: Rated) -> Option<Difference> {
    let variance = |one: Rated| {
        let fewest = one.n.checked_sub(2).filter(|_| one.n >= LEAST_COMPARED)?;
        let variance = net_variance(one.net, one.ends, fewest);
        // Where all who answered are of one mind, nothing is known of those who did not.
        let says_nothing = variance <= 1e-12 && fewest < one.list;
        (fewest <= one.list && !says_nothing).then(|| finite(fewest, one.list).powi(2) * variance)
    };
    let error = (variance(first)? + variance(second)?).sqrt();
    let slack = rounding(first.net, first.n as f64) + rounding(second.net, second.n as f64);
    let by = second.net - first.net;
    let beyond = (by.abs() - slack).max(0.0);
    Some(Difference {
        by,
        interval: Interval { low: (by - Z * error - slack).max(-2.0), high: (by + Z * error + slack).min(2.0) },
        // The normal distribution's two tails: erfc(|z|/√2). Where all of a list answered, only rounding is in doubt.
        p: match (error > 1e-9, beyond > 1e-9) {
            (true, _) => libm::erfc(beyond / error * std::f64::consts::FRAC_1_SQRT_2),
            (false, true) => 0.0,
            (false, false) => 1.0,
        },
    })
}

/// The same probabilities where all of them are looked at together, so that of many comparisons of people who think alike
/// not one is called a difference, 19 times in 20 (Holm 1979, Scandinavian Journal of Statistics 6: 65–70).
pub fn holm(each: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..each.len()).collect();
    order.sort_by(|one, other| each[*one].total_cmp(&each[*other]));
    let mut adjusted = vec![1.0; each.len()];
    let mut largest: f64 = 0.0;
    for (rank, at) in order.into_iter().enumerate() {
        largest = largest.max((each[at] * (each.len() - rank) as f64).min(1.0));
        adjusted[at] = largest;
    }
    adjusted
}

/// How the second group stands to the first, by a probability that [`holm`] has adjusted: a difference is one where chance
/// would make it less than one time in twenty, and it is large enough to act on.
pub fn verdict(difference: &Difference, adjusted: f64) -> Ordering {
    if adjusted < 0.05 && difference.by.abs() > LEAST_DIFFERENCE {
        difference.by.total_cmp(&0.0)
    } else {
        Ordering::Equal
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rated(net: f64, ends: f64, n: u64, list: u64) -> Rated {
        Rated { net, ends: Some(ends), n, list }
    }

    #[test]
    fn what_is_far_apart_is_and_what_is_not_is_not() {
        let of = |(net, ends, n), (other, others, k), list| {
            let found = difference(rated(net, ends, n, list), rated(other, others, k, list)).expect("enough answered");
            verdict(&found, holm(&[found.p])[0])
        };
        assert_eq!(of((0.5, 0.8, 200), (0.1, 0.7, 150), 1000), Ordering::Less);
        assert_eq!(of((0.1, 0.7, 150), (0.5, 0.8, 200), 1000), Ordering::Greater);
        assert_eq!(of((0.3, 0.8, 60), (0.1, 0.8, 60), 100_000), Ordering::Equal, "chance may have made it");
        assert_eq!(of((0.3, 0.3, 900), (0.22, 0.22, 900), 1000), Ordering::Equal, "too small to act on");
        assert_eq!(difference(rated(0.3, 0.8, 25, 1000), rated(0.1, 0.8, 60, 1000)), None, "too few");
        assert_eq!(difference(rated(1.0, 1.0, 40, 1000), rated(0.1, 0.8, 60, 1000)), None, "of one mind");
        assert_eq!(difference(rated(0.3, 0.8, 90, 60), rated(0.1, 0.8, 60, 60)), None, "more than are on the list");
    }

    #[test]
    fn a_whole_list_leaves_nothing_to_chance_but_rounding() {
        let found = difference(rated(0.6, 0.8, 100, 98), rated(0.2, 0.8, 100, 98)).expect("all answered");
        assert!(found.p < 1e-12 && found.interval.high < 0.0, "{found:?}");
        let near = difference(rated(0.25, 0.8, 100, 98), rated(0.2, 0.8, 100, 98)).expect("all answered");
        assert!(near.p > 0.99 && near.interval.low < 0.0 && near.interval.high > 0.0, "{near:?}");
    }

    #[test]
    fn holm_is_as_published() {
        // The example of R's p.adjust, to four places.
        let adjusted = holm(&[0.01, 0.04, 0.03, 0.005]);
        for (ours, theirs) in adjusted.iter().zip([0.03, 0.06, 0.06, 0.02]) {
            assert!((ours - theirs).abs() < 1e-12, "{adjusted:?}");
        }
        assert!(holm(&[]).is_empty());
    }

    proptest! {
        #[test]
        fn looking_at_more_never_makes_a_difference_likelier(each in prop::collection::vec(0.0..1.0, 1..20)) {
            let adjusted = holm(&each);
            for (one, alone) in adjusted.iter().zip(&each) {
                prop_assert!(one >= alone && *one <= 1.0);
            }
        }

        #[test]
        fn turned_round_it_is_the_same(a in -1.0..1.0_f64, b in -1.0..1.0_f64, n in 30u64..500, k in 30u64..500) {
            let [one, other] = [(a, n), (b, k)].map(|(net, n)| Rated { net, ends: None, n, list: 5000 });
            let (there, back) = (difference(one, other).expect("some"), difference(other, one).expect("some"));
            prop_assert!((there.by + back.by).abs() < 1e-12 && (there.p - back.p).abs() < 1e-12);
            prop_assert!((there.interval.low + back.interval.high).abs() < 1e-12);
        }
    }
}
