//! What several answers of one person come to: of all the services they rated, and of the council beside an outside
//! organisation. People are counted, never answers: whoever rates four services is one person.
//!
//! Each service by itself is used by few of those who need most, and a table of them is hidden; over all the services
//! that each of them rated there are enough to be seen.

use std::{cmp::Ordering, collections::BTreeMap, sync::LazyLock};

use serde::{Deserialize, Serialize};

use super::figures;
use crate::{
    code::Code,
    level::ReadingLevel,
    respond::answer::{Answer, Slot, Value},
    survey::{Look, Measure, Page, Point, Provider, Question, Scale, Survey},
};

/// The code of the scale that a person's ratings of several services come to. No author's scale has it.
pub const OVER_ALL: &str = "over-all";

/// More good than poor, as much, more poor than good.
pub static OVER_ALL_SCALE: LazyLock<Scale> = LazyLock::new(|| Scale {
    code: Code::from(OVER_ALL),
    points: [("more-good", 1.0), ("as-much", 0.0), ("more-poor", -1.0)]
        .map(|(code, score)| Point { code: Code::from(code), score, picture: None })
        .to_vec(),
    look: Look::Words,
});

/// What a rating is worth to somebody of a level: of the scale that is asked there, and of no other.
pub fn score(survey: &Survey, question: &Question, level: ReadingLevel, answer: &Answer) -> Option<f64> {
    let Value::Point { scale, point } = &answer.value else { return None };
    if answer.level != level || question.scale_at(level) != Some(scale) {
        return None;
    }
    survey.scale(scale).filter(|scale| scale.is_balanced())?.point(point).map(|point| point.score)
}

/// The ratings that are asked of each service, where there are several. None of children's: those of different ages answer on
/// different scales, and what they come to would stand in one table.
pub fn rated_of_each(survey: &Survey) -> Vec<&Question> {
    if survey.audience.is_children() {
        return Vec::new();
    }
    let each = survey.pages.iter().filter(|page| page.each.is_some() && survey.services.len() > 1);
    let compared = |question: &&Question| {
        question.measure.is_some_and(|one| one == Measure::Future || Measure::COMPARED.contains(&one))
    };
    let mut found: Vec<&Question> = Vec::new();
    for question in each.flat_map(|page| &page.questions).map(|code| survey.question(code)).filter(compared) {
        if question.is_rating() && !found.iter().any(|one| one.code == question.code) {
            found.push(question);
        }
    }
    found
}

/// A question about the council, and the same about an outside organisation, side by side on a page.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'s> {
    /// About the council.
    pub council: &'s Question,
    /// About an outside organisation.
    pub outside: &'s Question,
    /// Whether it is asked of each service.
    pub each: bool,
}

impl Pair<'_> {
    /// What is counted of it, about a service or about all of them.
    pub fn of(&self, service: Option<Code>) -> Of {
        (self.outside.code.clone(), service)
    }

    /// Where both are answered: once, or for each service.
    pub fn slots(&self, survey: &Survey) -> Vec<[Slot; 2]> {
        let both = [self.council, self.outside].map(|question| question.code.clone());
        if self.each {
            let of = |service: &Code| both.clone().map(|code| Slot::about(code, service.clone()));
            survey.services.iter().map(of).collect()
        } else {
            vec![both.map(Slot::of)]
        }
    }
}

/// Every such pair of a survey.
pub fn pairs(survey: &Survey) -> Vec<Pair<'_>> {
    let of = |page: &Page, provider: Provider| {
        let mut found = page.questions.iter().map(|code| survey.question(code));
        found.find(|question| question.provider == Some(provider) && question.is_rating())
    };
    let mut found: Vec<Pair<'_>> = Vec::new();
    for page in &survey.pages {
        let (Some(council), Some(outside)) = (of(page, Provider::Council), of(page, Provider::Outside)) else {
            continue;
        };
        // Points of two scales are never set against one another, and nobody is counted twice.
        let alike = survey.levels.iter().all(|level| council.scale_at(*level) == outside.scale_at(*level));
        if alike && !found.iter().any(|pair| pair.outside.code == outside.code) {
            found.push(Pair { council, outside, each: page.each.is_some() });
        }
    }
    found
}

/// Of fewer who tell two things apart nothing is made, so that no one of them turns what is said.
pub const LEAST_TOLD_APART: u64 = 10;

/// The probability that of `n` who are as likely to say the one as the other no more than `fewer` say one of them, whichever: of
/// the sign test, both sides. Of more than a thousand no more than on which side of 0.05 it is, as 0 or 1: by the normal
/// distribution with its correction for continuity, which by then is as good.
fn by_chance(fewer: u64, n: u64) -> f64 {
    if n > 1_000 {
        let z = ((n as f64 / 2.0 - fewer as f64 - 0.5).max(0.0)) / (n as f64).sqrt() * 2.0;
        return if z > figures::Z { 0.0 } else { 1.0 };
    }
    // ln C(n, k), added up from k = 0.
    let (mut ln, mut sum) = (0.0, 0.0);
    for k in 0..=fewer {
        if k > 0 {
            ln += ((n - k + 1) as f64).ln() - (k as f64).ln();
        }
        sum += (ln - n as f64 * std::f64::consts::LN_2).exp();
    }
    (2.0 * sum).min(1.0)
}

/// How many of those who rated both expect a service to be better with the second provider than with the first, as good, and
/// worse: each person's two answers beside one another. Counted exactly and never shown; only [`Beside::stands`] is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beside {
    /// Better with the second.
    pub better: u64,
    /// As good.
    pub same: u64,
    /// Worse.
    pub worse: u64,
}

impl Beside {
    /// Somebody who rated the first and the second so.
    pub fn of(first: f64, second: f64) -> Self {
        let mut one = Self::default();
        one.add(first, second);
        one
    }

    /// Counts somebody more.
    pub fn add(&mut self, first: f64, second: f64) {
        let difference = second - first;
        if difference > 1e-9 {
            self.better += 1;
        } else if difference < -1e-9 {
            self.worse += 1;
        } else {
            self.same += 1;
        }
    }

    /// Those and others.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { better: self.better + other.better, same: self.same + other.same, worse: self.worse + other.worse }
    }

    /// How many there are.
    pub fn n(self) -> u64 {
        self.better + self.same + self.worse
    }

    /// How the second stands to the first; nothing where fewer than [`figures::LEAST_COMPARED`] rated both.
    ///
    /// Of those who tell them apart, who have to be [`LEAST_TOLD_APART`] at least, as many are of one mind as chance would make
    /// no more than one time in twenty (the sign test: Dixon and Mood 1946); and more than [`figures::LEAST_DIFFERENCE`] of all
    /// have to be left over, or the difference is too small to act on. Where anyone could answer this is no test of what others
    /// think: it keeps noise from being called a difference.
    pub fn stands(self) -> Option<Ordering> {
        if self.n() < figures::LEAST_COMPARED {
            return None;
        }
        let apart = self.better + self.worse;
        let left = self.better.abs_diff(self.worse) as f64;
        let clear = apart >= LEAST_TOLD_APART
            && by_chance(self.better.min(self.worse), apart) <= 0.05
            && left > figures::LEAST_DIFFERENCE * self.n() as f64;
        Some(if clear { self.better.cmp(&self.worse) } else { Ordering::Equal })
    }
}

/// Of which pair a count is: the question about an outside organisation, and the service; of all the services together, and of a
/// pair that is asked once, none.
pub type Of = (Code, Option<Code>);

/// What a person's ratings of some kind come to, by what their points are worth: a sum, or nothing of no rating.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sum(Option<f64>);

impl Sum {
    /// What several come to.
    pub(super) fn of(scores: impl IntoIterator<Item = f64>) -> Self {
        Self(scores.into_iter().reduce(|sum, score| sum + score))
    }

    pub(super) fn add(&mut self, score: f64) {
        *self.0.get_or_insert_default() += score;
    }

    /// What it comes to, as a point of [`OVER_ALL_SCALE`].
    pub(super) fn over_all(self) -> Option<Code> {
        // The same points added up in another order are the same.
        let at = match self.0? {
            sum if sum > 1e-9 => 0,
            sum if sum < -1e-9 => 2,
            _ => 1,
        };
        Some(OVER_ALL_SCALE.points[at].code.clone())
    }

    /// The sum, where there is one.
    pub(super) fn get(self) -> Option<f64> {
        self.0
    }
}

/// Counts by pair, group and need.
pub(super) type Pairs<G, N> = BTreeMap<Of, BTreeMap<G, BTreeMap<N, Beside>>>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_told_apart_by_their_own_two_answers() {
        let of = |better, same, worse| Beside { better, same, worse }.stands();
        // The same shares of both, and whoever told them apart told them apart the same way.
        assert_eq!(of(1, 25, 23), Some(Ordering::Less));
        assert_eq!(of(22, 18, 3), Some(Ordering::Greater));
        assert_eq!(of(12, 20, 11), Some(Ordering::Equal), "noise is called so");
        assert_eq!(of(4, 300, 24), Some(Ordering::Equal), "clear, and too small to act on");
        // As R's binom.test has them: 0.077, 0.070, 0.049; and 1,100 of whom 517 and 518 say one.
        assert_eq!(of(4, 18, 12), Some(Ordering::Equal));
        assert_eq!(of(7, 24, 1), Some(Ordering::Equal), "eight who tell them apart are too few");
        assert_eq!(of(6, 24, 17), Some(Ordering::Less));
        let chance = |fewer, n| by_chance(fewer, n);
        assert!((chance(4, 16) - 0.076_812_744_140_625).abs() < 1e-12 && (chance(6, 23) - 0.034_689).abs() < 1e-6);
        assert!(chance(516, 1_100) <= 0.05 && chance(519, 1_100) > 0.05);
        assert_eq!(of(0, 29, 0), None, "too few");
        assert_eq!(of(0, 30, 0), Some(Ordering::Equal), "nobody tells them apart");
        let mut one = Beside::default();
        one.add(0.5, -1.0);
        one.add(0.5, 0.0);
        one.add(0.1 + 0.2, 0.3);
        assert_eq!(one, Beside { better: 0, same: 1, worse: 2 });
    }

    #[test]
    fn a_person_is_counted_once_however_much_they_rated() {
        let of = |scores: &[f64]| Sum::of(scores.iter().copied()).over_all().map(|code| code.to_string());
        assert_eq!(of(&[1.0, 0.5, -1.0]).as_deref(), Some("more-good"));
        assert_eq!(of(&[0.5, -0.5]).as_deref(), Some("as-much"));
        assert_eq!(of(&[0.1, 0.2, -0.3]).as_deref(), Some("as-much"), "however it is added up");
        assert_eq!(of(&[0.0, -0.5]).as_deref(), Some("more-poor"));
        assert_eq!(of(&[]), None);
    }
}
