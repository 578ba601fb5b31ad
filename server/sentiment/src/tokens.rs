//! Words as the encoder knows them.

use std::{collections::HashSet, ops::Range, sync::LazyLock};

use domain::comments::Asks;
use tokenizers::{Tokenizer, TruncationDirection, TruncationParams, TruncationStrategy};

use crate::{
    AnalystError,
    encoder::{Batch, Sequence},
    model::TOKENS,
    text,
};

/// The most tokens of a text that are read at once: some 90 words.
pub(crate) const LONGEST: usize = 128;

/// From what share of words on that the vocabulary lacks a text counts as rough.
const ROUGH: f64 = 0.15;
/// Words of these services that the vocabulary lacks, and that nobody has misspelt.
const FAMILIAR: &[&str] = &[
    "adhd",
    "autistic",
    "camhs",
    "childminder",
    "childminders",
    "dyslexia",
    "dyslexic",
    "ehc",
    "ehcp",
    "ehcps",
    "fsm",
    "headteacher",
    "headteachers",
    "ofsted",
    "paediatrician",
    "senco",
    "sencos",
    "tas",
];

/// A text that is about to be read: what was asked, what it is read about, and its words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reading {
    /// What the question asked for.
    pub asks: Asks,
    /// What the sentiment is wanted of, in plain words; empty for the text as a whole.
    pub about: String,
    /// The words.
    pub text: String,
}

impl Reading {
    /// Whether it is read as an answer, as a whole: where something was asked, and nothing says what the sentiment is wanted
    /// of.
    pub(crate) fn is_answer(&self) -> bool {
        self.about.is_empty() && matches!(self.asks, Asks::Praise | Asks::Improve | Asks::Why)
    }
}

/// Every word of the vocabulary: common ones, for it was made from much that was written.
static WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let json: serde_json::Value = serde_json::from_slice(TOKENS).unwrap_or_default();
    json["model"]["vocab"].as_object().map(|words| words.keys().cloned().collect()).unwrap_or_default()
});

/// Whether these letters, in small ones, are a word of the vocabulary.
pub(crate) fn is_word(word: &str) -> bool {
    WORDS.contains(word)
}

/// What the model is told was asked, in words it knows.
fn marker(asks: Asks) -> &'static str {
    match asks {
        Asks::Praise => "what is good",
        Asks::Improve => "what could be better",
        Asks::Why => "why",
        Asks::Hope | Asks::Open => "anything",
    }
}

/// A reading in tokens.
#[derive(Clone, Debug)]
pub(crate) struct Encoded {
    ids: Vec<u32>,
    kinds: Vec<u32>,
    /// Which of them say what the sentiment is wanted of; the first of all where it is wanted of the whole.
    about: Range<usize>,
    /// Whether so many of its words are unknown that they are likely misspelt.
    pub rough: bool,
}

impl Encoded {
    /// Takes an encoding over; what it is about stands in its first half from a place in that on.
    fn of(encoding: &tokenizers::Encoding, about: Option<usize>) -> Self {
        let (mut words, mut broken) = (0_usize, 0_usize);
        let tokens = encoding.get_tokens();
        for (at, token) in tokens.iter().enumerate() {
            // The second half is the text; before it stands what was asked.
            if encoding.get_type_ids()[at] == 1 && token.starts_with(char::is_alphabetic) {
                words += 1;
                let rest = tokens[at + 1..].iter().map_while(|next| next.strip_prefix("##"));
                let word: String = std::iter::once(token.as_str()).chain(rest).collect();
                broken += usize::from(word.len() > token.len() && !FAMILIAR.contains(&word.as_str()));
            }
        }
        let said = |at: &usize| encoding.get_type_ids()[*at] == 0 && encoding.get_special_tokens_mask()[*at] == 0;
        let named = |from: usize| {
            let mut places = (0..tokens.len()).filter(said).filter(|at| encoding.get_offsets()[*at].0 >= from);
            let first = places.next()?;
            Some(first..places.next_back().unwrap_or(first) + 1)
        };
        Self {
            ids: encoding.get_ids().to_vec(),
            kinds: encoding.get_type_ids().to_vec(),
            about: about.and_then(named).unwrap_or(0..1),
            rough: broken > 0 && broken as f64 >= ROUGH * words as f64,
        }
    }

    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// As the encoder reads it.
    pub fn sequence(&self) -> Sequence<'_> {
        Sequence { ids: &self.ids, kinds: &self.kinds, about: self.about.clone() }
    }
}

/// The tokeniser.
pub(crate) struct Tokens(Tokenizer);

impl Tokens {
    pub fn new(json: &[u8]) -> Result<Self, AnalystError> {
        let mut tokenizer = Tokenizer::from_bytes(json).map_err(|error| AnalystError::Tokens(error.to_string()))?;
        let truncation = TruncationParams {
            direction: TruncationDirection::Right,
            max_length: LONGEST,
            strategy: TruncationStrategy::LongestFirst,
            stride: 0,
        };
        tokenizer.with_truncation(Some(truncation)).map_err(|error| AnalystError::Tokens(error.to_string()))?;
        tokenizer.with_padding(None);
        Ok(Self(tokenizer))
    }

    pub fn encode(&self, reading: &Reading) -> Result<Encoded, AnalystError> {
        let marker = marker(reading.asks);
        let (asked, about) = if reading.about.is_empty() {
            (marker.to_owned(), None)
        } else {
            (format!("{marker}: {}", reading.about), Some(marker.len() + 1))
        };
        let encoding = self
            .0
            .encode((asked, text::normalise(&reading.text)), true)
            .map_err(|error| AnalystError::Tokens(error.to_string()))?;
        Ok(Encoded::of(&encoding, about))
    }

    /// A text by itself, whatever was asked.
    pub fn encode_alone(&self, text: &str) -> Result<Encoded, AnalystError> {
        let encoding =
            self.0.encode(text::normalise(text), true).map_err(|error| AnalystError::Tokens(error.to_string()))?;
        Ok(Encoded::of(&encoding, None))
    }
}

/// Sequences side by side, the short ones filled up: as they are learnt from.
pub(crate) fn batch(sequences: &[&Encoded]) -> Batch {
    let width = sequences.iter().map(|one| one.len()).max().unwrap_or_default();
    let rows = sequences.len();
    let mut batch = Batch {
        ids: vec![0; rows * width],
        kinds: vec![0; rows * width],
        mask: vec![0.0; rows * width],
        about: vec![0.0; rows * width],
        rows,
        width,
    };
    for (row, sequence) in sequences.iter().enumerate() {
        let from = row * width;
        batch.ids[from..from + sequence.len()].copy_from_slice(&sequence.ids);
        batch.kinds[from..from + sequence.len()].copy_from_slice(&sequence.kinds);
        batch.mask[from..from + sequence.len()].fill(1.0);
        batch.about[from + sequence.about.start..from + sequence.about.end].fill(1.0);
    }
    batch
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_is_read_about_is_known_among_its_tokens() {
        let tokens = Tokens::new(TOKENS).expect("the tokeniser is there");
        let about = |asks, about: &str| {
            let reading = Reading { asks, about: about.to_owned(), text: "free school meals are late".to_owned() };
            let encoded = tokens.encode(&reading).expect("it can be read");
            let words = encoded.ids[encoded.about].iter().map(|id| tokens.0.id_to_token(*id).unwrap_or_default());
            words.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(about(Asks::Praise, "free school meals"), "free school meals");
        assert_eq!(about(Asks::Open, "early years"), "early years");
        assert_eq!(about(Asks::Why, ""), "[CLS]");
    }

    #[test]
    fn a_text_is_rough_where_words_are_unknown_and_not_where_they_are_the_councils() {
        let tokens = Tokens::new(TOKENS).expect("the tokeniser is there");
        let rough = |text: &str| {
            let reading = Reading { asks: Asks::Open, about: String::new(), text: text.to_owned() };
            tokens.encode(&reading).expect("it can be read").rough
        };
        for text in ["Our SENCO is brilliant", "He has an EHCP and the school follows it", "They rang back", "", "👍"]
        {
            assert!(!rough(text), "{text}");
        }
        for text in ["mutenk", "ther we fantastic so vehr frendly", "evrything waz gud"] {
            assert!(rough(text), "{text}");
        }
    }
}
