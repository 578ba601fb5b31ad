//! Nobody is one of a few: *k*-anonymity by local suppression.
//!
//! Source of the rule: P. Samarati, L. Sweeney, *Protecting privacy when disclosing information: k-anonymity and its
//! enforcement through generalization and suppression*, 1998; suppression of single cells as in the `sdcMicro` package's
//! *localSuppression*, with a withheld cell counted as a value of its own and not as any value, which is the stricter
//! reading.

use std::collections::BTreeMap;

use super::{BLANK, Cell};

/// How many rows at least have the same description as any row. The same ten as under any published figure.
pub const SMALLEST: usize = 10;

/// A column that describes people.
#[derive(Debug)]
pub struct Key<'c> {
    /// A cell for each row.
    pub cells: &'c mut [Cell],
    /// What stands where a cell is withheld.
    pub withheld: Cell,
}

/// What protection came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Protected {
    /// How many cells of each key are withheld.
    pub withheld: Vec<u64>,
}

/// Withholds cells until any description that a row has is that of [`SMALLEST`] rows or more.
///
/// Keys are gone through in order, each within the rows that are alike so far, so that the first lose least. Rows whose
/// value few have are taken together with their cell withheld; where that makes too few, as many of the most frequent
/// value are withheld with them. Which ones is as the rows stand, so they have to stand
/// in an order that says nothing, and not in the one in which they are published.
///
/// `rows` are the rows that are looked at, at least [`SMALLEST`] of them or none.
pub fn protect(rows: Vec<usize>, keys: &mut [Key<'_>]) -> Protected {
    let mut protected = Protected { withheld: vec![0; keys.len()] };
    let mut left = vec![(rows, 0)];
    while let Some((rows, at)) = left.pop() {
        let Some(key) = keys.get_mut(at) else { continue };
        let mut parts: BTreeMap<Cell, Vec<usize>> = BTreeMap::new();
        for row in rows {
            parts.entry(key.cells.get(row).copied().unwrap_or(BLANK)).or_default().push(row);
        }
        let (few, mut parts): (Vec<_>, Vec<_>) = parts.into_values().partition(|part| part.len() < SMALLEST);
        let mut together: Vec<usize> = few.into_iter().flatten().collect();
        if (1..SMALLEST).contains(&together.len()) {
            let lacking = SMALLEST - together.len();
            parts.sort_by_key(Vec::len);
            let most = parts.last().map_or(0, Vec::len);
            if most >= SMALLEST + lacking
                && let Some(part) = parts.last_mut()
            {
                together.extend(part.drain(most - lacking..));
            } else if !parts.is_empty() {
                together.extend(parts.remove(0));
            }
        }
        for row in &together {
            if let Some(cell) = key.cells.get_mut(*row) {
                *cell = key.withheld;
                protected.withheld[at] += 1;
            }
        }
        left.extend(parts.into_iter().chain((!together.is_empty()).then_some(together)).map(|part| (part, at + 1)));
    }
    protected
}
