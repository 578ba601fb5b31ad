//! What a word is by its letters: a name, a common word, a rare one, one that is only misspelt.

use super::{
    Word,
    lists::{ENDINGS, FIRST, LAST, MORE_ENDINGS, NOT_NAMES, PLACE_ENDINGS, WORDS},
};
use crate::tokens::is_word;

pub(super) fn long(plain: &str) -> usize {
    plain.chars().count()
}

pub(super) fn is_name(plain: &str) -> bool {
    plain.len() > 1 && (FIRST.contains(plain) || LAST.contains(plain)) && !NOT_NAMES.contains(plain)
}

pub(super) fn is_only_a_name(plain: &str) -> bool {
    is_name(plain) && !WORDS.contains(plain)
}

/// A word of the vocabulary that is not there because people are called so.
pub(super) fn is_common(plain: &str) -> bool {
    is_word(plain) && !is_only_a_name(plain)
}

/// A capital on a word that is in no vocabulary.
pub(super) fn is_strange(word: &Word<'_>) -> bool {
    word.capital
        && !word.shouted
        && word.plain.len() > 2
        && word.plain.chars().all(char::is_alphabetic)
        && !is_word(&word.plain)
        && !is_word(word.plain.trim_end_matches('s'))
        && !NOT_NAMES.contains(word.plain.as_str())
}

/// A rare word that is long enough, and no word with an ending, an acronym or two words run together.
pub(super) fn is_lone(word: &Word<'_>) -> bool {
    let inner = word.text.chars().skip(1).any(char::is_uppercase);
    let stem = ENDINGS.iter().find_map(|ending| word.plain.strip_suffix(ending));
    let joined = word.text.contains(['\'', '’']);
    word.plain.len() >= 4 && !inner && !joined && stem.is_none_or(|stem| stem.len() < 3)
}

/// Whether it ends as words do, with something before that.
pub(super) fn has_ending(plain: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| plain.strip_suffix(ending).is_some_and(|stem| long(stem) >= 3))
}

/// Built like a word rather than a name: two words run together, or one with an ending.
pub(super) fn is_built(word: &Word<'_>) -> bool {
    word.text.is_ascii() && (is_compound(&word.plain) || has_ending(&word.plain, MORE_ENDINGS))
}

/// Built like a word, or a common one misspelt.
pub(super) fn is_wordlike(word: &Word<'_>) -> bool {
    is_built(word) || (word.text.is_ascii() && is_typo(&word.plain))
}

/// Wordlike, and in no list of names.
pub(super) fn is_no_name(word: &Word<'_>) -> bool {
    !is_name(&word.plain) && is_wordlike(word)
}

/// One letter off a common word: one missing, two swapped, one too many or a wrong one. In short words the last two
/// make names of everything.
fn is_typo(plain: &str) -> bool {
    let n = plain.len();
    if n < 4 || !plain.is_ascii() {
        return false;
    }
    (0..=n).any(|at| {
        let (head, tail) = plain.split_at(at);
        let mut rest = tail.chars();
        let (first, after) = (rest.next(), rest.as_str());
        let dropped = first.is_some() && n > 4 && is_common(&format!("{head}{after}"));
        let mut rest = after.chars();
        let swapped = match (first, rest.next()) {
            (Some(one), Some(other)) => is_common(&format!("{head}{other}{one}{}", rest.as_str())),
            _ => false,
        };
        dropped
            || swapped
            || ('a'..='z').any(|c| {
                is_common(&format!("{head}{c}{tail}"))
                    || (first.is_some() && n > 4 && is_common(&format!("{head}{c}{after}")))
            })
    })
}

/// Two words run together that are neither two first names nor a place.
fn is_compound(plain: &str) -> bool {
    if !plain.is_ascii() || PLACE_ENDINGS.iter().any(|ending| plain.ends_with(ending)) {
        return false;
    }
    let weight = |part: &str| if is_only_a_name(part) { 0 } else { part.len() };
    let splits = |whole: &str| {
        (3..whole.len().saturating_sub(2)).any(|at| {
            let (one, other) = whole.split_at(at);
            is_word(one)
                && is_word(other)
                && !(FIRST.contains(one) && FIRST.contains(other))
                && weight(one).max(weight(other)) >= 4
        })
    };
    splits(plain) || plain.strip_suffix('s').is_some_and(splits)
}
