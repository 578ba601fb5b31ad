//! Schools, by the links they send home: from which of them people have answered, and from which hardly anybody.
//!
//! A school's link is the survey's with the school's number in it. How many have answered by it is counted; which answers
//! are theirs is kept nowhere, so that nothing can be found of a school but that number.

use std::{collections::BTreeMap, fmt};

use super::{Heard, LEAST_SHARE};
use crate::{
    code::Code,
    disclosure::{self, Cell, LEAST_COUNT},
};

/// The number the Department for Education knows a school by (its URN), or a council's own where it has none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Urn(String);

impl Urn {
    /// The longest one, in characters.
    pub const LONGEST: usize = 20;

    /// Reads one: letters and digits.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (1..=Self::LONGEST).contains(&text.len()) && text.chars().all(|c| c.is_ascii_alphanumeric());
        fits.then(|| Self(text.to_owned()))
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Urn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The most pupils a school may be said to have: more are a slip of the hand.
pub const MOST_PUPILS: u32 = 20_000;

/// A school, and how many have answered by its link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// How many pupils it has; nothing where its list does not say.
    pub pupils: Option<u32>,
    /// How many answered each survey.
    pub answered: BTreeMap<Code, u64>,
}

impl Reach {
    /// How many answered one survey, as it may be shown.
    pub fn of(&self, survey: &Code) -> Cell {
        disclosure::count(self.answered.get(survey).copied().unwrap_or_default())
    }

    /// How many answered any, as it may be shown: of what is shown of each survey, so that nothing hidden comes out by
    /// subtraction.
    pub fn shown(&self) -> u64 {
        self.answered.keys().filter_map(|survey| self.of(survey).shown()).sum()
    }

    /// Whether as many have answered one survey as may be shown.
    pub fn is_reached(&self) -> bool {
        self.shown() > 0
    }

    /// Whether all that is shown of it is hidden: somebody answered, and not that many.
    pub fn is_hidden(&self) -> bool {
        !self.is_reached() && self.answered.values().any(|n| *n > 0)
    }

    /// How many have answered of each hundred pupils; nothing where nobody counted them, where more answered than there
    /// are, or where nothing of them is shown.
    pub fn per_hundred(&self) -> Option<u64> {
        if self.is_hidden() {
            return None;
        }
        let pupils = self.pupils.map(u64::from).filter(|pupils| *pupils > 0)?;
        Some((200 * self.shown() + pupils) / (2 * pupils)).filter(|rate| *rate <= 100)
    }
}

/// Whether each school is heard as often as all of them together, by how many pupils they have. Below what may be shown it
/// is hardly heard, however large it is.
pub fn heard(schools: &[Reach]) -> Vec<Heard> {
    let counted = || schools.iter().filter_map(|one| Some((one, u64::from(one.pupils?))));
    let pupils: u64 = counted().map(|(_, pupils)| pupils).sum();
    let answered: u64 = counted().map(|(one, _)| one.shown()).sum();
    let of = |one: &Reach| {
        if !one.is_reached() {
            return Heard::Hardly;
        }
        let share = one.pupils.map(|own| answered * u64::from(own)).and_then(|sum| sum.checked_div(pupils));
        // What is hidden of each survey may be this many more.
        let hidden = one.answered.keys().filter(|survey| one.of(survey).shown().is_none()).count() as u64;
        let most = one.shown() + hidden * (LEAST_COUNT - 1) + 2 * one.answered.len() as u64;
        match share {
            Some(share) if share >= LEAST_SHARE && 2 * most < share => Heard::Less,
            Some(share) if share >= LEAST_SHARE => Heard::Fairly,
            _ => Heard::Unknown,
        }
    };
    schools.iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn school(pupils: Option<u32>, answered: [u64; 2]) -> Reach {
        let surveys = ["parents", "children"].map(Code::from);
        Reach { pupils, answered: surveys.into_iter().zip(answered).collect() }
    }

    #[test]
    fn a_number_is_letters_and_digits() {
        assert_eq!(Urn::parse("900001").expect("one").as_str(), "900001");
        for wrong in ["", "9000 01", "900001&level=infant", "123456789012345678901", "ñ"] {
            assert_eq!(Urn::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn few_are_not_told_from_fewer_by_subtraction() {
        let one = school(Some(200), [12, 3]);
        assert_eq!((one.of(&"parents".into()), one.of(&"children".into())), (Cell::Shown(10), Cell::Confidential));
        assert_eq!(one.shown(), 10, "and not the 15 that would tell of the three");
        assert!(!school(Some(200), [4, 4]).is_reached(), "of neither is there enough to be shown");
        assert_eq!(one.per_hundred(), Some(5));
        assert_eq!(school(Some(200), [3, 4]).per_hundred(), None, "what is hidden is not nought");
        assert_eq!(school(Some(200), [0, 0]).per_hundred(), Some(0));
        assert_eq!(school(Some(8), [12, 0]).per_hundred(), None, "more than there are is no rate");
        assert_eq!(school(None, [12, 0]).per_hundred(), None);
    }

    #[test]
    fn a_school_of_whom_few_answer_is_found_however_many_answer_elsewhere() {
        let schools = [
            school(Some(400), [80, 40]),
            school(Some(400), [10, 0]),
            school(Some(400), [2, 1]),
            school(Some(20), [5, 0]),
            school(None, [40, 0]),
        ];
        assert_eq!(heard(&schools), [Heard::Fairly, Heard::Less, Heard::Hardly, Heard::Unknown, Heard::Unknown]);
        assert_eq!(heard(&[school(None, [0, 0])]), [Heard::Hardly]);
        assert!(heard(&[]).is_empty());
    }
}
