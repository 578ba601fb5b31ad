//! Reading levels: who a wording is for, and what it may use.

use std::fmt;

use serde::{Deserialize, Serialize};

/// For whom a wording is written. Levels are shown side by side and never pooled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadingLevel {
    /// Ages 5 to 7: two choices, each with picture, word and sound.
    Infant,
    /// Ages 8 to 11: three labelled faces.
    Junior,
    /// Ages 12 to 15: five labelled points.
    Teen,
    /// Ages 16 and over.
    Standard,
    /// Anyone who wants one idea a sentence, with a picture for each.
    EasyRead,
}

impl ReadingLevel {
    /// Every level, plainest for children first, then adults'.
    pub const ALL: [Self; 5] = [Self::Infant, Self::Junior, Self::Teen, Self::Standard, Self::EasyRead];

    /// The name in files, addresses and Fluent keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Infant => "infant",
            Self::Junior => "junior",
            Self::Teen => "teen",
            Self::Standard => "standard",
            Self::EasyRead => "easy-read",
        }
    }

    /// Reads [`Self::as_str`] back.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.as_str() == text)
    }

    /// The level one step plainer, where there is one.
    pub fn plainer(self) -> Option<Self> {
        match self {
            Self::Standard => Some(Self::EasyRead),
            Self::Teen => Some(Self::Junior),
            Self::Junior => Some(Self::Infant),
            Self::EasyRead | Self::Infant => None,
        }
    }

    /// Whether it is read by children, with what children are owed on each page.
    pub fn is_child(self) -> bool {
        matches!(self, Self::Infant | Self::Junior | Self::Teen)
    }

    /// Whether its pages carry pictures and can be read aloud.
    pub fn is_pictured(self) -> bool {
        matches!(self, Self::Infant | Self::Junior | Self::EasyRead)
    }

    /// Whether its readers are asked one thing at a time, however many an author has put on a page: a page of several is longer
    /// than a phone is high, and whoever reads slowly loses what it was about.
    pub fn asks_one_at_a_time(self) -> bool {
        matches!(self, Self::Infant | Self::Junior | Self::EasyRead)
    }

    /// What an instrument for this level may use.
    pub fn limits(self) -> Limits {
        match self {
            Self::Infant => Limits { scale_points: 2, options: 4, questions: Some(5), stem_words: 8 },
            Self::Junior => Limits { scale_points: 3, options: 8, questions: Some(10), stem_words: 12 },
            Self::Teen => Limits { scale_points: 5, options: 14, questions: Some(15), stem_words: 18 },
            Self::EasyRead => Limits { scale_points: 5, options: 14, questions: None, stem_words: 15 },
            Self::Standard => Limits { scale_points: 11, options: 30, questions: None, stem_words: 25 },
        }
    }
}

impl fmt::Display for ReadingLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The bounds of an instrument for one reading level.
///
/// Scale points and the number of questions follow Coombes et al. 2021 (children of seven and under
/// think in two options, three points are reliable over eight); words in a stem are our judgement,
/// with GOV.UK's 25 words a sentence for adults.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Most points a rating may have.
    pub scale_points: usize,
    /// Most options a choice may have, ways out apart.
    pub options: usize,
    /// Most questions one person may be asked, or no limit.
    pub questions: Option<usize>,
    /// Most words in one sentence of a question.
    pub stem_words: usize,
}
