//! Figures of agreement, each with where it comes from.

/// A two-way table: what is right by row, what was said by column.
pub type Table = Vec<Vec<u32>>;

/// Precision, recall and their harmonic mean of one class.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClassFigures {
    /// Of what was said to be it, how much is.
    pub precision: f64,
    /// Of what is it, how much was said to be.
    pub recall: f64,
    /// The harmonic mean of both.
    pub f1: f64,
    /// How many there are.
    pub n: u32,
}

/// The share on the diagonal.
pub fn accuracy(table: &Table) -> f64 {
    let right: u32 = (0..table.len()).map(|at| table[at][at]).sum();
    f64::from(right) / f64::from(total(table).max(1))
}

/// How many there are in all.
pub fn total(table: &Table) -> u32 {
    table.iter().flatten().sum()
}

/// Figures of one class.
pub fn class(table: &Table, at: usize) -> ClassFigures {
    let n: u32 = table[at].iter().sum();
    let said: u32 = table.iter().map(|row| row[at]).sum();
    let both = f64::from(table[at][at]);
    let share = |of: u32| if of == 0 { 0.0 } else { both / f64::from(of) };
    let (precision, recall) = (share(said), share(n));
    let f1 = if n + said == 0 { 0.0 } else { 2.0 * both / f64::from(n + said) };
    ClassFigures { precision, recall, f1, n }
}

/// The mean of the F1 of every class that occurs.
pub fn macro_f1(table: &Table) -> f64 {
    let there: Vec<f64> =
        (0..table.len()).map(|at| class(table, at)).filter(|one| one.n > 0).map(|one| one.f1).collect();
    there.iter().sum::<f64>() / there.len().max(1) as f64
}

/// Cohen's kappa, with weights (i−j)² where `quadratic`; `None` where chance alone would always agree.
/// Cohen 1960, 1968.
pub fn kappa(table: &Table, quadratic: bool) -> Option<f64> {
    let size = table.len();
    let all = f64::from(total(table));
    let rows: Vec<f64> = table.iter().map(|row| f64::from(row.iter().sum::<u32>())).collect();
    let columns: Vec<f64> = (0..size).map(|at| f64::from(table.iter().map(|row| row[at]).sum::<u32>())).collect();
    let (mut seen, mut chance) = (0.0, 0.0);
    for i in 0..size {
        for j in 0..size {
            let weight = if quadratic { (i as f64 - j as f64).powi(2) } else { f64::from(u8::from(i != j)) };
            seen += weight * f64::from(table[i][j]) / all;
            chance += weight * rows[i] * columns[j] / (all * all);
        }
    }
    (all > 0.0 && chance > 0.0).then(|| 1.0 - seen / chance)
}

/// A 95% interval of Cohen's kappa of named classes: how much it may be off because no more was read. By its large-sample
/// standard error (Fleiss, Cohen and Everitt 1969); from −1 to 1. `None` where there is no kappa, or the readers agree in all:
/// that tells nothing of how often they would not.
pub fn kappa_interval(table: &Table) -> Option<(f64, f64)> {
    let size = table.len();
    let n = f64::from(total(table));
    let share = |i: usize, j: usize| f64::from(table[i][j]) / n;
    let rows: Vec<f64> = (0..size).map(|i| (0..size).map(|j| share(i, j)).sum()).collect();
    let columns: Vec<f64> = (0..size).map(|j| (0..size).map(|i| share(i, j)).sum()).collect();
    let kappa = kappa(table, false)?;
    let seen = accuracy(table);
    let chance: f64 = (0..size).map(|at| rows[at] * columns[at]).sum();
    let (mut alike, mut apart) = (0.0, 0.0);
    for i in 0..size {
        for j in 0..size {
            if i == j {
                alike += share(i, i) * (1.0 - chance - (rows[i] + columns[i]) * (1.0 - seen)).powi(2);
            } else {
                apart += share(i, j) * (columns[i] + rows[j]).powi(2);
            }
        }
    }
    let variance = (alike + (1.0 - seen).powi(2) * apart - (seen * chance - 2.0 * chance + seen).powi(2))
        / (n * (1.0 - chance).powi(4));
    let error = crate::findings::figures::Z * variance.max(0.0).sqrt();
    (seen < 1.0).then(|| ((kappa - error).max(-1.0), (kappa + error).min(1.0)))
}

/// Krippendorff's alpha for two coders and named classes, with nothing missing. Krippendorff 2004.
pub fn alpha(table: &Table) -> Option<f64> {
    let size = table.len();
    let n = 2.0 * f64::from(total(table));
    let of = |class: usize| {
        f64::from(table[class].iter().sum::<u32>()) + f64::from(table.iter().map(|row| row[class]).sum::<u32>())
    };
    let differ: f64 = 1.0 - accuracy(table);
    let chance: f64 = (0..size)
        .flat_map(|i| (0..size).map(move |j| (i, j)))
        .filter(|(i, j)| i != j)
        .map(|(i, j)| of(i) * of(j) / (n * (n - 1.0)))
        .sum();
    (n > 2.0 && chance > 0.0).then(|| 1.0 - differ / chance)
}

/// Kappa adjusted for prevalence and bias: twice the raw agreement less one for two classes, in general
/// (k·p − 1)/(k − 1). Byrt, Bishop and Carlin 1993.
pub fn adjusted(table: &Table) -> f64 {
    let size = table.len() as f64;
    (size * accuracy(table) - 1.0) / (size - 1.0)
}

/// Expected calibration error in so many bins of equal width: the mean distance between how sure and how
/// often right. Naeini, Cooper and Hauskrecht 2015.
pub fn calibration_error(sure: &[(f64, bool)], bins: u32) -> f64 {
    let mut sums = vec![(0.0, 0.0, 0.0); bins as usize];
    for (confidence, right) in sure {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share times a few bins")]
        let at = ((confidence * f64::from(bins)) as usize).min(sums.len() - 1);
        sums[at].0 += confidence;
        sums[at].1 += f64::from(u8::from(*right));
        sums[at].2 += 1.0;
    }
    let n = sure.len().max(1) as f64;
    sums.iter().map(|(sure, right, _)| (sure - right).abs() / n).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tables worked by hand.
    #[test]
    fn kappa_is_cohens() {
        for (table, kappa_is) in [([[20, 5], [10, 15]], 0.400), ([[45, 5], [5, 45]], 0.800), ([[90, 5], [4, 1]], 0.135)]
        {
            let table: Table = table.map(|row| row.to_vec()).to_vec();
            assert!((kappa(&table, false).unwrap() - kappa_is).abs() < 0.0005, "{table:?}");
        }
        assert_eq!(kappa(&vec![vec![5, 0], vec![0, 0]], false), None);
    }

    /// The example of Fleiss, *Statistical Methods for Rates and Proportions*, 1981, chapter 13.
    #[test]
    fn kappa_has_an_interval() {
        let table: Table = vec![vec![75, 1, 4], vec![5, 4, 1], vec![0, 0, 10]];
        let (low, high) = kappa_interval(&table).unwrap();
        assert!((kappa(&table, false).unwrap() - 0.676).abs() < 0.0005);
        assert!(((high - low) / 2.0 / 1.96 - 0.087).abs() < 0.001, "{low} to {high}");
        let diagonal = |counts: [u32; 4]| -> Table {
            (0..4).map(|row| (0..4).map(|column| if row == column { counts[row] } else { 0 }).collect()).collect()
        };
        for counts in [[5, 5, 0, 0], [3, 30, 25, 21]] {
            assert_eq!(kappa_interval(&diagonal(counts)), None, "nobody disagreed");
        }
        assert_eq!(kappa_interval(&vec![vec![0, 0], vec![0, 0]]), None);
    }

    #[test]
    fn alpha_and_the_adjusted_kappa() {
        let table: Table = vec![vec![90, 5], vec![4, 1]];
        assert!((adjusted(&table) - 0.82).abs() < 1e-9);
        // 189 codes of the one class and 11 of the other, 200 in all.
        let by_hand = 1.0 - 0.09 / (2.0 * 189.0 * 11.0 / (200.0 * 199.0));
        assert!((alpha(&table).unwrap() - by_hand).abs() < 1e-9);
        assert!(alpha(&vec![vec![10, 0], vec![0, 10]]).unwrap() > 0.999);
    }

    #[test]
    fn a_model_that_is_as_often_right_as_it_is_sure_has_no_calibration_error() {
        let sure: Vec<(f64, bool)> = (0..100).map(|at| (0.75, at % 4 != 0)).collect();
        assert!(calibration_error(&sure, 15) < 1e-9);
        let proud: Vec<(f64, bool)> = (0..100).map(|at| (1.0, at % 2 == 0)).collect();
        assert!((calibration_error(&proud, 15) - 0.5).abs() < 1e-9);
    }

    #[test]
    fn figures_of_a_class() {
        let table: Table = vec![vec![8, 2], vec![4, 6]];
        let first = class(&table, 0);
        assert!((first.precision - 8.0 / 12.0).abs() < 1e-9 && (first.recall - 0.8).abs() < 1e-9);
        assert!((accuracy(&table) - 0.7).abs() < 1e-9);
    }
}
