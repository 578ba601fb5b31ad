//! What columns and values may be taken for by their words. An officer looks at each: nothing is taken by its words alone.

use std::collections::{BTreeMap, BTreeSet};

use super::{MOST_VALUES, Meaning, Spreadsheet, Target};

/// What other tools write for a question that somebody left out, beside nothing.
pub const NOT_ANSWERED: [&str; 14] = [
    "n/a",
    "na",
    "not answered",
    "not applicable",
    "no answer",
    "no response",
    "blank",
    "skipped",
    "-",
    "--",
    ".",
    "-99",
    "-999",
    "@NA@",
];

/// Whether a cell says only that nobody answered.
pub fn is_not_answered(cell: &str) -> bool {
    let words = plain(cell);
    NOT_ANSWERED.iter().any(|one| plain(one) == words)
}

/// Words as they are compared: their letters and digits alone, and what makes a number negative. What has neither, like a
/// tick or a dash, is compared as it stands.
pub(super) fn plain(words: &str) -> String {
    let words = words.trim();
    let number = words.strip_prefix(['-', '\u{2212}']).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let minus = number.map_or("", |_| "-");
    let letters: String = words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if letters.is_empty() { words.to_owned() } else { format!("{minus}{letters}") }
}

/// A head, and the same without what tools put around a question: its number before it (*Q6.*, *12)*, *G04Q07.*), and what
/// says that it need not be answered after it.
fn bare(head: &str) -> Vec<String> {
    let mut found = vec![head.trim().to_owned()];
    if let Some(rest) = unnumbered(head.trim()) {
        found.push(rest.to_owned());
    }
    for one in found.clone() {
        let without = one.replace(" - Selected Choice", "").replace(" – Selected Choice", "");
        let end = without.trim_end();
        let cut = ["(optional)", "(required)", "(mandatory)"].iter().find_map(|said| {
            let at = end.len().checked_sub(said.len())?;
            end.get(at..).filter(|end| end.eq_ignore_ascii_case(said)).and_then(|_| end.get(..at))
        });
        let cut = cut.unwrap_or(end).trim_end().to_owned();
        if cut != one {
            found.push(cut);
        }
    }
    found
}

/// What follows a number that a question has in another tool; nothing where it has none.
fn unnumbered(head: &str) -> Option<&str> {
    let end = head.find([' ', '\u{a0}', '\t', '\n'])?;
    let (number, rest) = head.split_at(end);
    // *G04Q07[SQ001].* says which part it is, too.
    let number = number.split('[').next().filter(|_| number.contains('[')).unwrap_or(number);
    let stem = number.trim_end_matches(['.', ')', ':', ']']);
    let marked = stem.len() < number.len() || number.len() < end;
    let digits = stem.chars().any(|c| c.is_ascii_digit());
    let only = stem.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | 'Q' | 'q' | 'G' | 'g'));
    (marked && digits && only).then(|| rest.trim_start())
}

/// What a column of a table is of, at the end of its head: *How good is each? – Early years*, *How good is each? [Early years]*;
/// the whole head where it has no such end.
fn last_part(head: &str) -> &str {
    let head = head.trim();
    let bracketed = head.strip_suffix(']').and_then(|head| head.rsplit_once('[')).map(|(_, part)| part);
    bracketed
        .or_else(|| [" – ", " - ", ": "].iter().find_map(|between| Some(head.rsplit_once(between)?.1)))
        .unwrap_or(head)
}

/// Words that every question has, and that tell none from another.
const EVERYWHERE: [&str; 34] = [
    "a",
    "an",
    "and",
    "are",
    "at",
    "be",
    "by",
    "do",
    "does",
    "each",
    "following",
    "for",
    "from",
    "get",
    "how",
    "in",
    "is",
    "it",
    "of",
    "on",
    "or",
    "our",
    "service",
    "services",
    "the",
    "these",
    "this",
    "to",
    "was",
    "were",
    "with",
    "you",
    "your",
    "please",
];

/// The words of a text, small; with `telling` those alone that tell a question from others.
fn words(text: &str, telling: bool) -> Vec<String> {
    let all = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase);
    all.filter(|word| !telling || !EVERYWHERE.contains(&word.as_str())).collect()
}

/// Whether a head is somewhat like a target's: a service's name with what its question asks before it, or nothing; or the
/// question with its service and a word more behind it. The values have to fit as well.
fn is_somewhat_like(head: &str, one: &Heads) -> bool {
    let part = last_part(head);
    let named = one.alone.iter().any(|name| plain(name) == plain(part));
    let before = head.trim().trim_end_matches(']').strip_suffix(part).unwrap_or_default();
    let asks = |said: &String| {
        let said = words(said, true);
        bare(before).iter().any(|before| words(before, true).iter().all(|word| said.contains(word)))
    };
    let begins = |said: &String| {
        let said = words(said, false);
        said.len() >= LEAST_WORDS
            && bare(head).iter().any(|head| {
                let head = words(head, false);
                let Some(rest) = head.strip_prefix(said.as_slice()) else { return false };
                let without = |name: &String| rest.strip_suffix(words(name, false).as_slice());
                one.alone.iter().find_map(without).unwrap_or(rest).len() < 2
            })
    };
    named && one.put.iter().any(asks) || one.put.iter().any(begins)
}

/// So many words of a question tell it from others, whatever stands behind them.
const LEAST_WORDS: usize = 5;

/// How a column may be headed that is for a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heads {
    /// What it is for.
    pub target: Target,
    /// How its question was put, with all that tells it from others.
    pub put: Vec<String>,
    /// What some tools write alone, and says too little by itself: the values have to fit as well, and nothing else may.
    pub alone: Vec<String>,
}

/// What each column may be taken for by how it is headed: the first whose head it is like. None twice, and no option of a
/// question that has a column whole. `fits` says whether a value can be an answer to a target.
pub fn guess_columns(
    sheet: &Spreadsheet,
    heads: &[Heads],
    fits: impl Fn(&Target, &str) -> bool,
) -> BTreeMap<usize, Target> {
    let mut taken = BTreeSet::new();
    let mut found = BTreeMap::new();
    let put: Vec<(&Heads, Vec<String>)> =
        heads.iter().map(|one| (one, one.put.iter().map(|said| plain(said)).collect())).collect();
    // A column of a scale has few values, however many rows.
    let mut values: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    let mut all_fit = |column: usize, target: &Target| {
        let values = values.entry(column).or_insert_with(|| sheet.cells(column).collect());
        !values.is_empty() && values.len() <= MOST_VALUES && values.iter().all(|value| fits(target, value))
    };
    // What is just like a head comes first, wherever it stands: what is only somewhat like one takes its place from nobody.
    for (column, head) in sheet.head.iter().enumerate() {
        let bare: Vec<String> = bare(head).iter().map(|one| plain(one)).filter(|one| !one.is_empty()).collect();
        let like = |said: &[String]| bare.iter().any(|words| said.contains(words));
        if let Some((one, _)) = put.iter().find(|(one, said)| !taken.contains(&one.target) && like(said)) {
            taken.insert(one.target.clone());
            found.insert(column, one.target.clone());
        }
    }
    for (column, head) in sheet.head.iter().enumerate().filter(|(_, head)| !head.trim().is_empty()) {
        if found.contains_key(&column) {
            continue;
        }
        let free = heads.iter().filter(|one| !taken.contains(&one.target) && is_somewhat_like(head, one));
        let fitting: Vec<&Heads> = free.filter(|one| all_fit(column, &one.target)).collect();
        if let [one] = fitting.as_slice() {
            taken.insert(one.target.clone());
            found.insert(column, one.target.clone());
        }
    }
    let whole: BTreeSet<Target> =
        found.values().filter(|target| matches!(target, Target::Question(_))).cloned().collect();
    found.retain(|_, target| {
        matches!(target, Target::Question(_)) || !whole.contains(&Target::Question(target.slot().clone()))
    });
    found
}

/// What a value may be taken for by its words; a number beside them (*5 – Very good*, *Very good (5)*) says nothing else.
pub fn guess_value(value: &str, said: &[(Meaning, Vec<String>)]) -> Option<Meaning> {
    let like = |words: &str| {
        said.iter().find(|(_, said)| said.iter().any(|said| plain(said) == words)).map(|(meaning, _)| meaning.clone())
    };
    like(&plain(value)).or_else(|| {
        let value = value.trim();
        let after = value.trim_start_matches(|c: char| c.is_ascii_digit());
        let after = after.trim_start_matches([' ', '-', '–', '.', ':', ')', '=']);
        let before = value.strip_suffix(')').and_then(|value| value.rsplit_once('('));
        let before = before.filter(|(_, n)| n.chars().all(|c| c.is_ascii_digit())).map(|(words, _)| words.trim());
        let changed = |words: &&str| !words.is_empty() && *words != value;
        [Some(after), before].into_iter().flatten().filter(changed).find_map(|words| like(&plain(words)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tools_put_around_a_question_is_no_part_of_it() {
        for head in [
            "Q6. How old are you?",
            "12) How old are you?",
            "1.2. How old are you?",
            "G04Q07. How old are you?",
            "How old are you? (optional)",
            "Q12: How old are you? (Required)",
            "How old are you? - Selected Choice",
            "How old are you?*",
        ] {
            assert!(bare(head).iter().any(|one| plain(one) == "howoldareyou"), "{head}: {:?}", bare(head));
        }
        for head in ["5 years old?", "Quality of it", "2026 was good"] {
            assert_eq!(bare(head), [head], "a number may be a part of a question");
        }
    }

    #[test]
    fn a_number_beside_a_point_says_nothing_else() {
        let said = [(Meaning::Nothing, vec!["Very good".to_owned()])];
        for value in ["5 - Very good", "Very good (5)", "5. Very good", "very GOOD"] {
            assert_eq!(guess_value(value, &said), Some(Meaning::Nothing), "{value}");
        }
        assert_eq!(guess_value("5", &said), None);
        assert!(is_not_answered(" Not Answered ") && is_not_answered("-99") && !is_not_answered("99"));
    }
}
