//! How hard a whole text is to read, by a formula. It says nothing of a single question, and does not measure
//! understanding: it is a hint, beside the words at fault.

use crate::level::ReadingLevel;

/// On fewer words the formula means nothing.
pub const FEWEST_WORDS: usize = 100;

/// What is counted of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Words.
    pub words: usize,
    /// Sentences.
    pub sentences: usize,
    /// Syllables.
    pub syllables: usize,
}

impl Counts {
    /// Counts an English text. A line is a sentence, whether it ends in a stop or not: a heading, an answer to choose.
    pub fn of(text: &str) -> Self {
        let mut counts = Self::default();
        for sentence in super::sentences(text) {
            let words: Vec<&str> = sentence
                .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
                .filter(|word| word.chars().any(char::is_alphanumeric))
                .collect();
            counts.sentences += usize::from(!words.is_empty());
            counts.words += words.len();
            counts.syllables += words.iter().map(|word| syllables(word)).sum::<usize>();
        }
        counts
    }

    /// The age at which most people can read it: the Flesch–Kincaid grade (Kincaid and others 1975), and five years; none of a
    /// text that is too short to say.
    pub fn reading_age(self) -> Option<f64> {
        (self.words >= FEWEST_WORDS).then(|| (grade(self) + 5.0).max(5.0))
    }
}

/// The Flesch–Kincaid grade: 0.39 × words a sentence + 11.8 × syllables a word − 15.59.
#[expect(clippy::cast_precision_loss, reason = "a survey has few words")]
fn grade(counts: Counts) -> f64 {
    let (words, sentences) = (counts.words as f64, counts.sentences.max(1) as f64);
    0.39 * words / sentences + 11.8 * counts.syllables as f64 / words.max(1.0) - 15.59
}

/// Up to which age a wording's words should be readable, where anything says so: GOV.UK writes for readers of nine; whoever is
/// sixteen and over is given no more than a reader of twelve needs.
pub fn most(level: ReadingLevel) -> Option<f64> {
    match level {
        // Words of one syllable in sentences of six have no grade.
        ReadingLevel::Infant => None,
        ReadingLevel::Junior | ReadingLevel::EasyRead => Some(9.0),
        ReadingLevel::Teen => Some(11.0),
        ReadingLevel::Standard => Some(12.0),
    }
}

/// The syllables of an English word, as near as spelling tells: groups of vowels, without an *e* that nobody says.
fn syllables(word: &str) -> usize {
    let lower = word.to_lowercase();
    let is_vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let mut count: usize = 0;
    let mut before = false;
    for c in lower.chars() {
        let vowel = is_vowel(c);
        count += usize::from(vowel && !before);
        before = vowel;
    }
    // “made”, “makes”, “rated”; but “table”, “rises”, “wanted”.
    let silent = ["e", "es", "ed"].iter().any(|end| {
        let Some(stem) = lower.strip_suffix(end) else { return false };
        let last = stem.chars().next_back();
        last.is_some_and(|c| !is_vowel(c))
            && match *end {
                "e" => !(stem.ends_with('l') && stem.chars().nth_back(1).is_some_and(|c| !is_vowel(c))),
                "es" => !stem.ends_with(['s', 'z', 'x', 'c', 'g']) && !stem.ends_with("ch") && !stem.ends_with("sh"),
                _ => !stem.ends_with(['t', 'd']),
            }
    });
    count.saturating_sub(usize::from(silent)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_formula_gives_what_it_is_known_to_give() {
        let known = Counts { words: 100, sentences: 10, syllables: 130 };
        assert!((grade(known) - 3.65).abs() < 1e-9);
        assert!((known.reading_age().expect("it is long enough") - 8.65).abs() < 1e-9);
        assert_eq!(Counts { words: 99, ..known }.reading_age(), None);
    }

    #[test]
    fn syllables_are_counted_as_people_say_them() {
        for (word, n) in [
            ("school", 1),
            ("made", 1),
            ("makes", 1),
            ("rated", 2),
            ("asked", 1),
            ("wanted", 2),
            ("table", 2),
            ("people", 2),
            ("council", 2),
            ("services", 3),
            ("the", 1),
            ("education", 4),
            ("don’t", 1),
        ] {
            assert_eq!(syllables(word), n, "{word}");
        }
    }

    #[test]
    fn a_line_is_a_sentence() {
        let counts = Counts::of("How good is it?\nGood\nNot good\n\n1. Yes");
        assert_eq!((counts.sentences, counts.words), (5, 9));
    }
}
