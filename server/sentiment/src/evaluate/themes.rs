//! How well themes are found, and how well a few examples show where the others belong.

use std::{
    collections::{BTreeMap, HashMap},
    fmt,
};

use domain::comments::{
    meaning::{Centre, Vector},
    themes,
};

use super::EvaluateError;
use crate::model::Model;

/// Examples a theme is shown by; the others of it are the test.
const EXAMPLES: usize = 20;
/// Groups that are looked for.
const GROUPS: usize = 30;

/// What came of a file with themes.
#[derive(Clone, Debug, Default)]
pub struct Themed {
    /// Texts, and themes among them.
    pub texts: (usize, usize),
    /// Normalised mutual information of groups and themes, 0 for none.
    pub information: f64,
    /// The share of texts that are of their group's most common theme.
    pub purity: f64,
    /// Shown by examples: texts that were tested, and of them those whose theme was the nearest and among the nearest
    /// three.
    pub shown: (usize, usize, usize),
    /// The same where the most common themes are said every time.
    pub common: (usize, usize),
}

/// Runs over a CSV with `text` and `theme`.
pub fn themes(model: &Model, csv: &[u8]) -> Result<Themed, EvaluateError> {
    let mut reader = csv::Reader::from_reader(csv);
    let mut rows: Vec<(String, String)> = Vec::new();
    for (at, row) in reader.deserialize::<HashMap<String, String>>().enumerate() {
        let mut row = row.map_err(|error| EvaluateError::File { line: at + 2, problem: error.to_string() })?;
        rows.push((row.remove("text").unwrap_or_default(), row.remove("theme").unwrap_or_default()));
    }
    let texts: Vec<&str> = rows.iter().map(|(text, _)| text.as_str()).collect();
    let vectors = model.meanings(&texts)?;
    let mut by_theme: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, (_, theme)) in rows.iter().enumerate() {
        by_theme.entry(theme).or_default().push(at);
    }
    let all: Vec<&Vector> = vectors.iter().collect();
    let groups: Vec<Vec<usize>> = themes::group(&all, GROUPS).into_iter().map(|(_, mine)| mine).collect();
    let classes: Vec<Vec<usize>> = by_theme.values().cloned().collect();
    let purest = |group: &Vec<usize>| {
        classes.iter().map(|class| class.iter().filter(|at| group.contains(at)).count()).max().unwrap_or_default()
    };
    let pure: usize = groups.iter().map(purest).sum();
    let (shown, common) = by_examples(&vectors, &by_theme);
    Ok(Themed {
        texts: (rows.len(), by_theme.len()),
        information: information(&groups, &classes, rows.len()),
        purity: pure as f64 / rows.len() as f64,
        shown,
        common,
    })
}

fn by_examples(vectors: &[Vector], by_theme: &BTreeMap<&str, Vec<usize>>) -> ((usize, usize, usize), (usize, usize)) {
    let known: Vec<(&str, &[usize], Centre)> = by_theme
        .iter()
        .filter(|(_, mine)| mine.len() > EXAMPLES)
        .filter_map(|(theme, mine)| {
            let centre = Centre::of(mine[..EXAMPLES].iter().map(|at| (&vectors[*at], 1.0)))?;
            Some((*theme, &mine[EXAMPLES..], centre))
        })
        .collect();
    let mut largest: Vec<&str> = known.iter().map(|(theme, ..)| *theme).collect();
    largest.sort_by_key(|theme| std::cmp::Reverse(by_theme[theme].len()));
    let (mut shown, mut common) = ((0, 0, 0), (0, 0));
    for (theme, tests, _) in &known {
        for at in *tests {
            let mut near: Vec<(f32, &str)> =
                known.iter().map(|(other, _, centre)| (centre.likeness(&vectors[*at]), *other)).collect();
            near.sort_by(|one, other| other.0.total_cmp(&one.0));
            let place = near.iter().position(|(_, other)| other == theme).unwrap_or(usize::MAX);
            shown.0 += 1;
            shown.1 += usize::from(place == 0);
            shown.2 += usize::from(place < 3);
            let place = largest.iter().position(|other| other == theme).unwrap_or(usize::MAX);
            common.0 += usize::from(place == 0);
            common.1 += usize::from(place < 3);
        }
    }
    (shown, common)
}

/// Normalised mutual information: 2·I(one; other) / (H(one) + H(other)).
fn information(one: &[Vec<usize>], other: &[Vec<usize>], n: usize) -> f64 {
    let n = n as f64;
    let entropy = |parts: &[Vec<usize>]| -> f64 {
        parts.iter().map(|part| part.len() as f64 / n).filter(|p| *p > 0.0).map(|p| -p * p.ln()).sum()
    };
    let mut whose: HashMap<usize, usize> = HashMap::new();
    for (at, part) in other.iter().enumerate() {
        whose.extend(part.iter().map(|member| (*member, at)));
    }
    let mut mutual = 0.0;
    for part in one {
        let mut both: BTreeMap<usize, f64> = BTreeMap::new();
        for member in part {
            *both.entry(whose[member]).or_default() += 1.0;
        }
        for (at, count) in both {
            mutual += count / n * (count * n / (part.len() as f64 * other[at].len() as f64)).ln();
        }
    }
    let sum = entropy(one) + entropy(other);
    if sum > 0.0 { 2.0 * mutual / sum } else { 0.0 }
}

impl fmt::Display for Themed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
        let (tested, first, three) = self.shown;
        writeln!(f, "{} texts, {} themes", self.texts.0, self.texts.1)?;
        writeln!(
            f,
            "{GROUPS} groups: normalised mutual information {:.3}, purity {:.3}",
            self.information, self.purity
        )?;
        writeln!(
            f,
            "{EXAMPLES} examples a theme, {tested} others: right first {:.3}, among three {:.3}",
            share(first, tested),
            share(three, tested)
        )?;
        write!(
            f,
            "the most common theme each time: right first {:.3}, among three {:.3}",
            share(self.common.0, tested),
            share(self.common.1, tested)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_grouping_tells_all_and_chance_nothing() {
        let parts = [vec![0, 1, 2], vec![3, 4, 5]];
        assert!((information(&parts, &parts, 6) - 1.0).abs() < 1e-12);
        let crossed = [vec![0, 1, 3, 4], vec![2, 5]];
        assert!(information(&parts, &crossed, 6).abs() < 1e-12);
    }
}
