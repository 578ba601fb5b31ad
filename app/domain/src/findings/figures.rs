//! Formulas, each with its source.

/// The 97.5th percentile of the standard normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// A closed interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// The share of a known list of `population` people, `part` of `n` who answered, as a 95% Wilson score
/// interval (Wilson 1927) with the finite-population factor √((N−n)/(N−1)) on its half-width.
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

/// The 95% interval of [`net`]: SE = √((p₊ + p₋ − net²)/n), a multinomial difference.
pub fn net_interval(positive: u64, negative: u64, n: u64, population: Option<u64>) -> Option<Interval> {
    let net = net(positive, negative, n)?;
    let size = n as f64;
    let (up, down) = (positive as f64 / size, negative as f64 / size);
    let factor = population.map_or(1.0, |population| finite(n, population));
    let half = Z * factor * ((up + down - net * net).max(0.0) / size).sqrt();
    Some(Interval { low: (net - half).max(-1.0), high: (net + half).min(1.0) })
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
