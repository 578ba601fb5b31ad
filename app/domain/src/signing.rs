//! Sign language: somebody signs a survey's words, and what they sign is kept by those words. Where the words change, what
//! was signed before says something else and is no longer shown.
//!
//! Nearly half of the deaf pupils of eleven who speak, and four in five of those who sign, read below their age (Herman,
//! Roy and Kyle 2017): however plain it is, English is not their way in.

use crate::{
    audience::named,
    code::Code,
    consultation::{Consultation, Day},
    digest::Digest,
    respond::form::Fields,
    survey::Survey,
};

/// The largest film that is kept, in bytes: a phone on a slow network fetches it in half a minute.
pub const LARGEST: usize = 3 * 1024 * 1024;
/// The longest film, in milliseconds.
pub const LONGEST: u64 = 180_000;
/// The shortest side of a film, in pixels: on less, hands cannot be read.
pub const SMALLEST_SIDE: u32 = 320;
/// The longest name of who signed, in characters.
pub const NAME: usize = 100;
/// The longest reason why a survey is not signed, in characters.
pub const REASON: usize = 500;
/// The most that a line of captions holds, in characters; two are shown at once (BBC Subtitle Guidelines: about 37 each).
const CAPTION: usize = 74;

/// What words are kept by. How they are spaced makes no difference.
pub fn key(words: &str) -> Digest {
    let plain = words.split_whitespace().collect::<Vec<_>>().join(" ");
    Digest::of([plain.as_bytes()])
}

/// Enough of [`key`] to name a file by: eight characters. That two texts of one survey share them is one in a million
/// surveys.
pub fn name(key: &Digest) -> &str {
    &key.as_str()[..8]
}

/// Whether a survey has to be signed before anybody can answer it: it asks about a service that many who sign use.
pub fn is_needed(survey: &Survey, consultation: &Consultation) -> bool {
    let signs = |code: &Code| consultation.service(code).is_some_and(|service| service.sign_language);
    survey.levels.iter().any(|level| survey.services_at(*level).any(signs))
}

/// How many of a survey's texts are signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// So many are signed,
    pub signed: usize,
    /// of so many,
    pub of: usize,
    /// and the beginning among them: where that is not, words that are signed elsewhere are no reason to offer it.
    pub begins: bool,
}

impl Share {
    /// Whether all of it is signed.
    pub fn is_whole(self) -> bool {
        self.of > 0 && self.signed >= self.of
    }
}

/// Whether somebody can begin a survey that has to be signed: one wording of it is signed as a whole, or somebody has said
/// in public why not. BSL is a language of its own: whoever signs needs one wording of it, not each.
pub fn may_open(needed: bool, levels: &[Share], waived: bool) -> bool {
    !needed || waived || levels.iter().any(|share| share.is_whole())
}

named! {
    /// What is wrong with what is said of films.
    Wrong {
        /// Nobody is named who signed.
        Signer = "signed-by",
        /// Nobody is named who checked it.
        Checker = "checked-by",
        /// Who signed has checked it too.
        Same = "same",
        /// There is no day, or it is still to come.
        When = "made-on",
    }
}

impl Wrong {
    /// The id of the field it is wrong with.
    pub fn field(self) -> &'static str {
        match self {
            Self::Same => Self::Checker.as_str(),
            other => other.as_str(),
        }
    }
}

/// Who made a film. BSL is put into words by people whose language it is, and checked by another of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Who signs.
    pub signed_by: String,
    /// Who checked that it says what the words say.
    pub checked_by: String,
    /// The day it was made.
    pub on: Day,
}

impl Made {
    /// Reads a form, or says all that is wrong with it.
    pub fn read(fields: &Fields, today: &Day) -> Result<Self, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let mut named = |which: Wrong| {
            let name = fields.first(which.as_str()).unwrap_or_default().trim().to_owned();
            if name.is_empty() || name.chars().count() > NAME {
                wrong.push(which);
            }
            name
        };
        let (signed_by, checked_by) = (named(Wrong::Signer), named(Wrong::Checker));
        if !signed_by.is_empty() && signed_by.to_lowercase() == checked_by.to_lowercase() {
            wrong.push(Wrong::Same);
        }
        let on = fields.first(Wrong::When.as_str()).and_then(|day| Day::parse(day.trim())).filter(|day| day <= today);
        match on {
            Some(on) if wrong.is_empty() => Ok(Self { signed_by, checked_by, on }),
            Some(_) => Err(wrong),
            None => {
                wrong.push(Wrong::When);
                Err(wrong)
            }
        }
    }
}

/// A caption: from when to when it is shown, in milliseconds, and what it says.
pub type Caption = (u64, u64, String);

/// Captions of words for as long as they are signed: a sentence after the other, each for as long as its share of the
/// letters. Where a film comes with captions that were timed by hand, those are shown instead.
pub fn captions(words: &str, milliseconds: u64) -> Vec<Caption> {
    let lines = lines(words);
    let all: u64 = lines.iter().map(|line| length(line)).sum();
    let mut captions: Vec<Caption> = Vec::with_capacity(lines.len());
    let mut so_far = 0;
    for line in lines {
        let from = milliseconds * so_far / all;
        so_far += length(&line);
        captions.push((from, milliseconds * so_far / all, line));
    }
    captions
}

fn length(line: &str) -> u64 {
    line.chars().count() as u64
}

/// Sentences, and the parts of those that are too long to be shown at once.
fn lines(words: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in words.lines() {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty() && length(&line) + 1 + length(word) > CAPTION as u64 {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
            if word.ends_with(['.', '?', '!']) {
                lines.push(std::mem::take(&mut line));
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn form(pairs: &[(&str, &str)]) -> Fields {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn words_are_known_by_what_they_say_and_not_by_how_they_are_spaced() {
        assert_eq!(key("How good is\n it? "), key("How good is it?"));
        assert_ne!(key("How good is it?"), key("How good was it?"));
        assert_eq!(name(&key("Yes")).len(), 8);
    }

    #[test]
    fn a_survey_that_has_to_be_signed_opens_once_one_wording_is_whole_or_it_is_said_why_not() {
        let (part, whole) = (Share { signed: 3, of: 4, begins: true }, Share { signed: 4, of: 4, begins: true });
        assert!(may_open(false, &[], false));
        assert!(!may_open(true, &[part, part], false));
        assert!(may_open(true, &[part, whole], false));
        assert!(may_open(true, &[part], true));
        assert!(!may_open(true, &[Share::default()], false), "nothing of nothing is not a whole");
    }

    #[test]
    fn who_signed_and_another_who_checked_are_named() {
        let all = [("signed-by", "Ann"), ("checked-by", "Ben"), ("made-on", "2026-11-20")];
        let today = day("2026-11-20");
        let made = Made::read(&form(&all), &today).expect("it is right");
        assert_eq!((made.signed_by.as_str(), made.checked_by.as_str(), made.on), ("Ann", "Ben", today.clone()));
        assert_eq!(Made::read(&form(&all), &day("2026-11-19")), Err(vec![Wrong::When]), "it is still to come");
        let same = [("signed-by", "Ann"), ("checked-by", "ann "), ("made-on", "2026-11-20")];
        assert_eq!(Made::read(&form(&same), &today), Err(vec![Wrong::Same]));
        assert_eq!(Made::read(&form(&[]), &today), Err(vec![Wrong::Signer, Wrong::Checker, Wrong::When]));
        let long = "a".repeat(NAME + 1);
        let long = [("signed-by", long.as_str()), ("checked-by", "Ben"), ("made-on", "2026-11-20")];
        assert_eq!(Made::read(&form(&long), &today), Err(vec![Wrong::Signer]));
    }

    #[test]
    fn captions_follow_one_another_sentence_by_sentence() {
        let captions = captions("How good is it? Say what you think.", 7_000);
        let expected = [(0, 3_088, "How good is it?"), (3_088, 7_000, "Say what you think.")];
        assert_eq!(captions, expected.map(|(from, to, words)| (from, to, words.to_owned())));
        assert!(super::captions("  ", 1_000).is_empty());
    }

    proptest! {
        #[test]
        fn captions_say_every_word_for_as_long_as_the_film_is(words in "[a-z.?! \n]{1,300}", milliseconds in 1u64..LONGEST) {
            let captions = captions(&words, milliseconds);
            let said: Vec<&str> = captions.iter().flat_map(|(_, _, line)| line.split_whitespace()).collect();
            prop_assert_eq!(said, words.split_whitespace().collect::<Vec<_>>());
            if let (Some(first), Some(last)) = (captions.first(), captions.last()) {
                prop_assert_eq!((first.0, last.1), (0, milliseconds));
            }
            prop_assert!(captions.windows(2).all(|two| two[0].1 == two[1].0));
            for (_, _, line) in &captions {
                prop_assert!(length(line) <= CAPTION as u64 || !line.contains(' '));
            }
        }
    }
}
