//! Short versions of a report: the same findings for readers who will not read the whole of it, each in the wording of a
//! level. They are frozen with the report, and say nothing that stands not in it.

use serde::{Deserialize, Serialize};

use super::{Drawing, Quote, Table};
use crate::level::ReadingLevel;

/// A report in short, for one level. The standard level's is the page for those who decide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Short {
    /// Whose wording it is in.
    pub level: ReadingLevel,
    /// Its title.
    pub title: String,
    /// What an officer wrote for these readers, a paragraph each.
    pub words: Vec<String>,
    /// Its parts, in order.
    pub parts: Vec<ShortPart>,
}

/// A part of it: a service, or what is said of all.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ShortPart {
    /// Its heading.
    pub heading: String,
    /// The picture beside its heading.
    pub picture: Option<String>,
    /// What the program says, one idea each.
    pub lines: Vec<Line>,
    /// Figures, on the page for those who decide.
    pub table: Option<Table>,
    /// What people wrote.
    pub quotes: Vec<Quote>,
    /// What people drew. Reports frozen before there were drawings keep their digest.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub drawings: Vec<Drawing>,
}

/// One idea, in a sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// The sentence.
    pub words: String,
    /// The picture beside it.
    pub picture: Option<String>,
    /// The same as ten faces, where it is of shares.
    pub faces: Option<Faces>,
    /// Whether it is of some of those of the line above.
    pub part: bool,
}

/// Shares as ten faces: one for every ten in a hundred.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Faces {
    /// How many are glad.
    pub good: u8,
    /// How many are sad; the rest are neither.
    pub bad: u8,
    /// What a reader who cannot see them is told.
    pub alternative: String,
}

/// How large a share is, in words that need no arithmetic. The same percentage has the same word, of however many people: of
/// two like shares, one called *about half* and one *fewer than half* would read as a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// Ninety in a hundred or more.
    NearlyAll,
    /// Sixty-two or more.
    Most,
    /// Thirty-nine to sixty-one: as far from half as rounding may have carried what is half.
    Half,
    /// Twenty-five or more.
    FewerThanHalf,
    /// Ten or more.
    Some,
    /// Fewer.
    Few,
    /// None at all.
    Nobody,
}

impl Share {
    /// From a percentage of so many people, both made of counts rounded to 5. *Most* and *fewer than half* begin where
    /// rounding cannot have carried a half of those of whom a percentage may be shown; nobody is said only where one person
    /// would show. The other bounds are ours.
    pub fn of(percent: u64, n: u64) -> Self {
        match percent {
            // A count of 1 to 4 is hidden, and 5 of a thousand are half a percent.
            0 if n < 1000 => Self::Nobody,
            90.. => Self::NearlyAll,
            62.. => Self::Most,
            39.. => Self::Half,
            25.. => Self::FewerThanHalf,
            10.. => Self::Some,
            _ => Self::Few,
        }
    }

    /// Its name in Fluent selectors.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NearlyAll => "nearly-all",
            Self::Most => "most",
            Self::Half => "half",
            Self::FewerThanHalf => "fewer-than-half",
            Self::Some => "some",
            Self::Few => "few",
            Self::Nobody => "nobody",
        }
    }
}

/// Two shares of one whole as so many in ten each, rounded; together never more than ten.
pub fn tenths(good: u64, bad: u64) -> (u8, u8) {
    let ten = |percent: u64| u8::try_from((percent.min(100) + 5) / 10).unwrap_or(10);
    let (good, bad) = (ten(good), ten(bad));
    // 55 and 45 would be eleven faces: the larger keeps its own.
    if good + bad <= 10 {
        (good, bad)
    } else if good >= bad {
        (good, 10 - good)
    } else {
        (10 - bad, bad)
    }
}

/// The levels a report is told in, of those that were asked in: the page for those who decide, then the plain ones. Under
/// eight a child is told by somebody who reads *you said, we did* to them.
pub fn levels(asked: impl Fn(ReadingLevel) -> bool) -> Vec<ReadingLevel> {
    use ReadingLevel::{EasyRead, Junior, Standard, Teen};
    let plain = [EasyRead, Teen, Junior].into_iter().filter(|level| asked(*level));
    std::iter::once(Standard).chain(plain).collect()
}

/// The name an officer's words for these readers are kept under, beside those of the report's sections.
pub fn key(level: ReadingLevel) -> String {
    format!("short-{level}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn shares_are_called_by_what_they_are() {
        let fewer = "fewer-than-half";
        for n in [20, 45, 235, 2000] {
            let names = [90, 89, 62, 61, 39, 38, 25, 24, 10, 9].map(|percent| Share::of(percent, n).as_str());
            assert_eq!(names, ["nearly-all", "most", "most", "half", "half", fewer, fewer, "some", "some", "few"]);
        }
    }

    #[test]
    fn rounding_makes_no_majority() {
        // 13 of 27 are shown as 15 of 25, 18 of 37 as 20 of 35, 12 of 23 as 10 of 25.
        for (percent, n) in [(60, 25), (57, 35), (40, 25)] {
            assert_eq!(Share::of(percent, n), Share::Half, "{percent}% of {n}");
        }
        assert_eq!(Share::of(80, 25), Share::Most);
        assert_eq!(Share::of(20, 25), Share::Some);
        assert_eq!((Share::of(0, 30), Share::of(0, 2000)), (Share::Nobody, Share::Few));
    }

    #[test]
    fn halves_that_both_round_up_are_ten_faces() {
        assert_eq!(tenths(55, 45), (6, 4));
        assert_eq!(tenths(45, 55), (4, 6));
        assert_eq!(tenths(62, 20), (6, 2));
        assert_eq!(tenths(4, 0), (0, 0));
    }

    #[test]
    fn a_report_is_told_at_the_levels_that_were_asked_in() {
        let asked = |level| matches!(level, ReadingLevel::Infant | ReadingLevel::Junior | ReadingLevel::Standard);
        assert_eq!(levels(asked), [ReadingLevel::Standard, ReadingLevel::Junior]);
    }

    proptest! {
        /// What is called more or fewer than half is, whatever was rounded.
        #[test]
        fn what_is_called_a_majority_is_one(n in 23_u64..400, part in 0.0_f64..=1.0) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of a small number")]
            let part = (part * n as f64) as u64;
            let round = |n: u64| (n + 2) / 5 * 5;
            prop_assume!(part == 0 || part > 4);
            let shown = crate::findings::figures::percent(round(part), round(n)).expect("not of nobody");
            match Share::of(shown, round(n)) {
                Share::NearlyAll | Share::Most => prop_assert!(2 * part > n, "{part} of {n}"),
                Share::FewerThanHalf | Share::Some | Share::Few => prop_assert!(2 * part < n, "{part} of {n}"),
                Share::Nobody => prop_assert_eq!(part, 0),
                Share::Half => {}
            }
        }

        /// There are never more than ten, and each is within a half of its share, but for one where two halves met.
        #[test]
        fn faces_are_ten_at_most(good in 0_u64..=100, rest in 0_u64..=100) {
            let bad = rest.min(100 - good);
            let (glad, sad) = tenths(good, bad);
            prop_assert!(glad + sad <= 10);
            let near = |faces: u8, percent: u64| (u64::from(faces) * 10).abs_diff(percent) <= 5;
            prop_assert!(near(glad, good) && near(sad, bad));
        }
    }
}
