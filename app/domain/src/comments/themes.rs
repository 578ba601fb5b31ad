//! Themes: what remarks speak of, whichever service and whatever they think of it.
//!
//! A theme is found among remarks (spherical k-means: Dhillon and Modha 2001, begun as k-means++: Arthur and
//! Vassilvitskii 2007) or written by an officer; from then on it stays where it is, so that new comments join themes
//! and do not move them. A remark that is near none has no theme: nothing is forced into one.

use std::collections::HashSet;

use super::meaning::{Centre, Vector};

/// A remark this like a theme's centre has that theme: of remarks about council services it leaves about one in four
/// without any.
pub const NEAR: f32 = 0.45;
/// A remark has a second theme that it is nearly as near to as to the first.
pub const ALSO: f32 = 0.03;
/// Fewer remarks than this are no theme.
pub const LEAST_REMARKS: usize = 8;
/// Themes are looked for among no fewer remarks than this.
pub const LEAST_TO_FIND: usize = 60;
/// Two centres as like each other as this are one theme.
const SAME: f32 = 0.80;
/// More remarks than this would cost time and tell little more: the first so many are taken.
const SAMPLE: usize = 6000;
/// How often remarks are shared out anew before they are taken to have settled.
const ROUNDS: usize = 15;
/// How often the whole is begun anew; the best is kept.
const BEGINNINGS: u64 = 4;

/// Vectors that belong together: their centre, and which they are.
pub type Group = (Centre, Vec<usize>);

/// Numbers that look like chance, the same each time: SplitMix64 (Steele, Lea and Flood 2014).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// Shares vectors out among at most so many groups of like meaning. The same vectors in the same order give the same
/// groups. Each group is its centre and which vectors are in it; every vector is in one.
pub fn group(vectors: &[&Vector], most: usize) -> Vec<Group> {
    let mut best: Option<(f32, Vec<Group>)> = None;
    for beginning in 0..BEGINNINGS {
        let found = once(vectors, most, &mut Chance(beginning));
        if best.as_ref().is_none_or(|(good, _)| found.0 > *good) {
            best = Some(found);
        }
    }
    best.map(|(_, groups)| groups).unwrap_or_default()
}

fn once(vectors: &[&Vector], most: usize, chance: &mut Chance) -> (f32, Vec<Group>) {
    let mut centres = begin(vectors, most, chance);
    let mut whose: Vec<usize> = Vec::new();
    let mut good = 0.0;
    for _ in 0..ROUNDS {
        let nearest: Vec<(usize, f32)> = vectors.iter().map(|vector| nearest(&centres, vector)).collect();
        good = nearest.iter().map(|(_, likeness)| likeness).sum();
        let now: Vec<usize> = nearest.into_iter().map(|(at, _)| at).collect();
        if now == whose {
            break;
        }
        whose = now;
        for (at, centre) in centres.iter_mut().enumerate() {
            let mine = vectors.iter().zip(&whose).filter(|(_, whose)| **whose == at).map(|(vector, _)| (*vector, 1.0));
            if let Some(moved) = Centre::of(mine) {
                *centre = moved;
            }
        }
    }
    let groups = centres
        .into_iter()
        .enumerate()
        .map(|(at, centre)| (centre, (0..vectors.len()).filter(|one| whose.get(*one) == Some(&at)).collect::<Vec<_>>()))
        .filter(|(_, mine)| !mine.is_empty())
        .collect();
    (good, groups)
}

/// Each next centre is likelier the further a vector is from those there are.
fn begin(vectors: &[&Vector], most: usize, chance: &mut Chance) -> Vec<Centre> {
    let mut centres: Vec<Centre> = Vec::new();
    let mut far: Vec<f64> = vec![1.0; vectors.len()];
    while centres.len() < most.min(vectors.len()) {
        let sum: f64 = far.iter().sum();
        if sum <= 1e-9 {
            break;
        }
        let mut left = chance.next() * sum;
        let at = far.iter().position(|far| {
            left -= far;
            left < 0.0
        });
        let Some(centre) = Centre::of([(vectors[at.unwrap_or(vectors.len() - 1)], 1.0)]) else {
            far[at.unwrap_or(vectors.len() - 1)] = 0.0;
            continue;
        };
        for (far, vector) in far.iter_mut().zip(vectors) {
            *far = far.min(f64::from(1.0 - centre.likeness(vector)).max(0.0).powi(2));
        }
        centres.push(centre);
    }
    centres
}

fn nearest(centres: &[Centre], vector: &Vector) -> (usize, f32) {
    let mut best = (0, f32::MIN);
    for (at, centre) in centres.iter().enumerate() {
        let likeness = centre.likeness(vector);
        if likeness > best.1 {
            best = (at, likeness);
        }
    }
    best
}

/// Looks for themes among remarks that have none: groups that are large and close enough, the largest first, none of
/// them one that there is already. Each is its centre and the remarks that made it, the nearest first.
pub fn find(remarks: &[Vector], known: &[Centre]) -> Vec<Group> {
    if remarks.len() < LEAST_TO_FIND {
        return Vec::new();
    }
    let vectors: Vec<&Vector> = remarks.iter().take(SAMPLE).collect();
    let mut groups: Vec<Group> = Vec::new();
    for (centre, mine) in group(&vectors, how_many(vectors.len())) {
        match groups.iter_mut().find(|(other, _)| centre.likeness(&other.vector()) >= SAME) {
            Some((_, theirs)) => theirs.extend(mine),
            None => groups.push((centre, mine)),
        }
    }
    let mut found: Vec<Group> = groups
        .into_iter()
        .filter_map(|(_, mine)| {
            // What lies at a group's edge is not what it is about.
            let rough = Centre::of(mine.iter().map(|at| (vectors[*at], 1.0)))?;
            let mut near: Vec<(usize, f32)> = mine
                .into_iter()
                .map(|at| (at, rough.likeness(vectors[at])))
                .filter(|(_, likeness)| *likeness >= NEAR)
                .collect();
            near.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
            let centre = Centre::of(near.iter().map(|(at, _)| (vectors[*at], 1.0)))?;
            let is_new = near.len() >= LEAST_REMARKS && known.iter().all(|one| centre.likeness(&one.vector()) < SAME);
            is_new.then(|| (centre, near.into_iter().map(|(at, _)| at).collect()))
        })
        .collect();
    found.sort_by_key(|(_, mine)| std::cmp::Reverse(mine.len()));
    found
}

/// As many groups as a person can keep apart: more where there is more to read.
fn how_many(remarks: usize) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small number")]
    let root = (remarks as f64).sqrt() as usize;
    (root * 4 / 5).clamp(4, 30)
}

/// A theme as remarks are placed in it: the centres it was made of, and what officers said belongs to it.
#[derive(Clone, Debug)]
pub struct Place<K> {
    /// The theme.
    pub theme: K,
    /// Its centres: its own and those of themes that were merged into it.
    pub centres: Vec<Centre>,
}

/// The themes a remark has, the nearest first: one, or two that it is as good as equally near to, or none.
pub fn place<K: Copy>(places: &[Place<K>], vector: &Vector) -> Vec<(K, f32)> {
    let likeness = |place: &Place<K>| place.centres.iter().map(|centre| centre.likeness(vector)).fold(0.0, f32::max);
    let mut near: Vec<(K, f32)> =
        places.iter().map(|place| (place.theme, likeness(place))).filter(|(_, likeness)| *likeness >= NEAR).collect();
    near.sort_by(|one, other| other.1.total_cmp(&one.1));
    near.truncate(2);
    if near.len() == 2 && near[0].1 - near[1].1 > ALSO {
        near.pop();
    }
    near
}

/// Words that tell nothing by themselves.
const COMMON: &str = "a able about after again ages all already also always am amazing an and another any anyone anything are \
    around as at away awful bad be because been before being best better big bit both brilliant but by came can \
    cannot cant come could couldnt course day days did didnt different do does doesnt doing done dont down each \
    else enough even ever every everyone everything far feel felt few find first five for four from get gets \
    getting give given go goes going gone good got great had hard has hasnt have havent having he help helped \
    helps her here him his how however i id if im in into is isnt it its ive just keep know least less let like \
    long look lot lots lovely made make makes making many may maybe me mean might more most much must my need \
    needs never nice no nor not nothing now of off often ok okay old on once one only or other our out over own \
    person please poor pretty probably put quite rather really right said same say see service services she \
    should shouldnt since so some someone something sometimes sort still such sure take ten than thank thanks \
    that thats the their them then there theres these they theyre thing things think this those though three \
    time times to today told too took try twice two umm under until up us use used usually very want wanted was \
    wasnt way we well went were weve what when where which while who whole why will wish with without wont worst \
    would wouldnt wrong yeah year years yes yet you your youre";

/// Of so many words that tell some texts from the others those are chosen that mean what the texts do.
const MOST_TELLING: usize = 30;

/// What is longer is no word.
const LONGEST_WORD: usize = 24;

/// The words and pairs of words of a text that may name a theme.
fn terms(text: &str) -> HashSet<String> {
    let lower = text.to_lowercase().replace(['’', '\''], "");
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let common: HashSet<&str> = COMMON.split_whitespace().collect();
    let tells = |word: &str| {
        (3..=LONGEST_WORD).contains(&word.chars().count())
            && !common.contains(word)
            && !word.chars().all(char::is_numeric)
    };
    let mut terms: HashSet<String> = words.iter().filter(|word| tells(word)).map(|word| (*word).to_owned()).collect();
    terms.extend(words.windows(2).filter(|pair| tells(pair[0]) && tells(pair[1])).map(|pair| pair.join(" ")));
    terms
}

/// The words that tell some texts from the others: by the log-odds of how many texts have them, against a prior drawn
/// from all (Monroe, Colaresi and Quinn 2008, *Fightin' Words*), in units of its standard error; and, of those that tell most, by
/// how like what the texts mean they are (`likeness`, as the cosine of each): a word may be said often and mean nothing. At most
/// so many, the most telling first; a word that is part of a pair that tells as much is left to the pair.
pub fn telling_words(
    inside: &[&str],
    outside: &[&str],
    most: usize,
    likeness: impl FnOnce(&[String]) -> Vec<f32>,
) -> Vec<String> {
    let count = |texts: &[&str]| {
        let mut counts: std::collections::BTreeMap<String, f64> = std::collections::BTreeMap::new();
        for term in texts.iter().flat_map(|text| terms(text)) {
            *counts.entry(term).or_default() += 1.0;
        }
        counts
    };
    let (mine, theirs) = (count(inside), count(outside));
    // The prior weighs as much as a tenth of all texts.
    let all = (inside.len() + outside.len()) as f64;
    let weight = 0.1;
    let (n, m) = (inside.len() as f64, outside.len() as f64);
    let mut scored: Vec<(f64, String)> = mine
        .iter()
        // Said once, it names one remark, not a theme.
        .filter(|(_, count)| **count >= 2.0)
        .filter_map(|(term, count)| {
            let other = theirs.get(term).copied().unwrap_or_default();
            let prior = weight * (count + other) + 0.01;
            let odds = |count: f64, of: f64| ((count + prior) / (of + weight * all - count - prior).max(0.5)).ln();
            let error = (1.0 / (count + prior) + 1.0 / (other + prior)).sqrt();
            let z = (odds(*count, n) - odds(other, m)) / error;
            (z > 0.0).then(|| (z, term.clone()))
        })
        .collect();
    let sort = |scored: &mut Vec<(f64, String)>| {
        scored.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
    };
    sort(&mut scored);
    scored.truncate(MOST_TELLING);
    let terms: Vec<String> = scored.iter().map(|(_, term)| term.clone()).collect();
    for ((z, _), like) in scored.iter_mut().zip(likeness(&terms)) {
        *z *= f64::from(like.max(0.0)).powi(2);
    }
    sort(&mut scored);
    let mut chosen: Vec<String> = Vec::new();
    for (_, term) in scored {
        let overlaps = |other: &String| {
            let mine: HashSet<&str> = term.split(' ').map(stem).collect();
            other.split(' ').any(|word| mine.contains(stem(word)))
        };
        if chosen.len() < most && !chosen.iter().any(overlaps) {
            chosen.push(term);
        }
    }
    chosen
}

/// One word and several of it are the same word.
fn stem(word: &str) -> &str {
    word.strip_suffix('s').filter(|stem| stem.len() > 2).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comments::meaning::WIDTH;

    /// Vectors around some directions, with a little of their own each.
    fn around(directions: usize, each: usize) -> Vec<Vector> {
        (0..directions * each)
            .map(|at| {
                let mut values = vec![0.0; WIDTH];
                values[at % directions] = 1.0;
                values[20 + at % 300] = 0.6;
                Vector::of(&values)
            })
            .collect()
    }

    #[test]
    fn themes_are_found_where_there_are_some() {
        let remarks = around(5, 40);
        let found = find(&remarks, &[]);
        assert_eq!(found.len(), 5);
        for (_, mine) in &found {
            assert!(mine.iter().all(|at| at % 5 == mine[0] % 5), "each is of one direction");
            assert_eq!(mine.len(), 40);
        }
        assert_eq!(find(&remarks, &[]), found, "the same each time");
    }

    #[test]
    fn what_is_known_is_not_found_again() {
        let remarks = around(5, 40);
        let known: Vec<Centre> = find(&remarks, &[]).into_iter().map(|(centre, _)| centre).take(3).collect();
        assert_eq!(find(&remarks, &known).len(), 2);
        assert!(find(&remarks[..30], &[]).is_empty(), "too few to look among");
    }

    #[test]
    fn a_remark_near_nothing_has_no_theme() {
        let remarks = around(3, 40);
        let places: Vec<Place<usize>> = find(&remarks, &[])
            .into_iter()
            .enumerate()
            .map(|(theme, (centre, _))| Place { theme, centres: vec![centre] })
            .collect();
        assert_eq!(place(&places, &remarks[0]).len(), 1);
        let mut values = vec![0.0; WIDTH];
        values[WIDTH - 1] = 1.0;
        assert!(place(&places, &Vector::of(&values)).is_empty());
        let mut between = vec![0.0; WIDTH];
        (between[0], between[1]) = (1.0, 1.0);
        assert_eq!(place(&places, &Vector::of(&between)).len(), 2, "as near to one as to the other");
    }

    #[test]
    fn a_theme_is_named_by_what_only_it_says() {
        let waiting = ["We waited ten weeks for the plan", "Waiting weeks is too long", "weeks and weeks of waiting"];
        let staff = ["The staff are kind", "Kind staff who listen", "The plan was good, staff helped"];
        let alike = |terms: &[String]| vec![1.0; terms.len()];
        let words = telling_words(&waiting, &staff, 3, alike);
        assert_eq!(words[0], "weeks");
        assert!(words.contains(&"waiting".to_owned()) && !words.contains(&"plan".to_owned()), "{words:?}");
        assert!(telling_words(&[], &staff, 3, alike).is_empty());
        // What is said as often and means something else names nothing.
        let unlike =
            |terms: &[String]| terms.iter().map(|term| if term.contains("week") { 0.1 } else { 0.6 }).collect();
        assert_eq!(telling_words(&waiting, &staff, 3, unlike)[0], "waiting");
    }
}
