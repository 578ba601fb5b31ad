//! Nobody is one of a few: *k*-anonymity by leaving rows out.
//!
//! Source of the rule: P. Samarati, L. Sweeney, *Protecting privacy when disclosing information: k-anonymity and its
//! enforcement through generalization and suppression*, 1998. Whole rows, and not the cells that make them rare: findings
//! count the same people by need, and whoever takes the rows that are described from what findings count is left with what
//! the others said, row by row.

use std::collections::BTreeMap;

use super::Cell;

/// How many rows at least have the same description as any row. The same ten as under any published figure.
pub const SMALLEST: usize = 10;

/// The rows that are left out, so that any description a row has is that of [`SMALLEST`] rows or more.
///
/// Where they would be fewer than [`SMALLEST`] themselves, as many of the most frequent description go with them: that one
/// is missing says nothing of why. Which ones is as the rows stand, so they have to stand in an order that says nothing,
/// and not in the one in which they are published.
///
/// `rows` are the rows that are looked at, at least [`SMALLEST`] of them or none; `keys` are what describes people, a cell
/// for each row of the file.
pub fn rare(rows: &[usize], keys: &[&[Cell]]) -> Vec<usize> {
    let mut classes: BTreeMap<Vec<Cell>, Vec<usize>> = BTreeMap::new();
    for row in rows {
        classes.entry(keys.iter().map(|cells| cells[*row]).collect()).or_default().push(*row);
    }
    let (few, mut many): (Vec<_>, Vec<_>) = classes.into_values().partition(|class| class.len() < SMALLEST);
    let mut out: Vec<usize> = few.into_iter().flatten().collect();
    if (1..SMALLEST).contains(&out.len()) {
        let lacking = SMALLEST - out.len();
        many.sort_by_key(Vec::len);
        match many.last_mut() {
            Some(most) if most.len() >= SMALLEST + lacking => out.extend(most.drain(most.len() - lacking..)),
            Some(_) => out.extend(many.remove(0)),
            None => {}
        }
    }
    out
}
