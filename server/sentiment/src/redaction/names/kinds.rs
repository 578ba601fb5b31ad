//! What a name is the name of: a person, or a place, a street, a school, a firm.

use super::{
    super::patterns,
    Kind, Mask, Reading, Word,
    lists::{AIMS, FIRST, IN, LOOSE_TITLES, MOVES, ORGANISATIONS, PLACES, TITLES, UNITS},
    shapes::{is_name, long},
};
use crate::tokens::is_word;

fn is_digit(text: &str) -> bool {
    text.starts_with(char::is_numeric)
}

impl Reading<'_> {
    /// What each word would be the name of, were it one.
    pub(super) fn kinds(&self) -> Vec<Kind> {
        let mut kinds = vec![Kind::Name; self.words.len()];
        if !self.loud {
            self.places(&mut kinds);
            self.organisations(&mut kinds);
        }
        self.streets(&mut kinds);
        kinds
    }

    fn has_title(&self, at: usize) -> bool {
        at > 0 && self.near(at - 1, at) && {
            let before = self.plain(at - 1);
            TITLES.contains(before) || matches!(before, "miss" | "sir")
        }
    }

    /// Whether two names that follow one another belong together.
    fn goes_on(&self, at: usize) -> bool {
        self.hit[at] && self.hit[at + 1] && self.near(at, at + 1) && !self.gap(at).contains(',')
    }

    /// “in Lydford”, “moved to Lydford”, “at Lydford”: first names, titles and what somebody owns aside.
    fn places(&self, kinds: &mut [Kind]) {
        for at in 1..self.words.len() {
            let word = &self.words[at];
            let plain = word.plain.as_str();
            if !self.hit[at] || !word.capital || !self.near(at - 1, at) || self.gap(at - 1).contains(',') {
                continue;
            }
            let begins = !self.goes_on(at - 1);
            let personal = FIRST.contains(plain) || TITLES.contains(plain) || LOOSE_TITLES.contains(plain);
            let mut last = at;
            while last + 1 < self.words.len() && self.goes_on(last) {
                last += 1;
            }
            if !begins || personal || self.owns(at) || self.owns(last) {
                continue;
            }
            let before = self.plain(at - 1);
            let before_that = at.checked_sub(2).map(|before| self.plain(before));
            let kind = if before == "at" && before_that.is_none_or(|aim| !AIMS.contains(aim)) {
                Kind::School
            } else if before == "to" && before_that.is_some_and(|moves| MOVES.contains(moves))
                // “from Anna Lydford” is from somebody.
                || IN.contains(before) && (before != "from" || last == at)
            {
                Kind::Address
            } else {
                continue;
            };
            kinds[at..=last].fill(kind);
        }
    }

    /// A run of capitals that ends in an organisation's word.
    fn organisations(&self, kinds: &mut [Kind]) {
        for (at, kind) in kinds.iter_mut().enumerate() {
            if !self.hit[at] || self.has_title(at) {
                continue;
            }
            let mut run = (at + 1..self.words.len()).take(4).take_while(|next| {
                self.words[*next].capital
                    && self.near(next - 1, *next)
                    && matches!(self.gap(next - 1), " " | "-" | ", ")
            });
            if run.any(|next| !self.hit[next] && ORGANISATIONS.contains(self.plain(next))) {
                *kind = Kind::Other;
            }
        }
    }

    fn streets(&self, kinds: &mut [Kind]) {
        // “Flat 3 Lydford”, “Someroad 3, Lydford”.
        for (at, kind) in kinds.iter_mut().enumerate().skip(2) {
            if !self.hit[at] || !self.words[at].capital || TITLES.contains(self.plain(at)) {
                continue;
            }
            let mut from = at;
            while from > 0 && self.hit[from - 1] && matches!(self.gap(from - 1), " " | "-") {
                from -= 1;
            }
            if from < 2 {
                continue;
            }
            let gap = self.gap(from - 1);
            let street = &self.words[from - 2];
            let named =
                street.capital && !is_word(&street.plain) && !(from > 2 && TITLES.contains(self.plain(from - 3)));
            if is_digit(self.words[from - 1].text)
                && gap.trim_matches([' ', ',', '\n']).is_empty()
                && long(gap) <= 3
                && matches!(self.gap(from - 2), " " | ". ")
                && (UNITS.contains(street.plain.as_str()) || named)
            {
                *kind = Kind::Address;
            }
        }
        // “Lydford Park”.
        for at in 0..self.words.len().saturating_sub(1) {
            let next = &self.words[at + 1];
            if self.hit[at]
                && !self.loud
                && !self.has_title(at)
                && self.near(at, at + 1)
                && next.capital
                && PLACES.contains(next.plain.as_str())
                && !is_name(&next.plain)
            {
                for name in (0..=at).rev() {
                    let with = name == at || self.gap(name) == " ";
                    if !self.hit[name] || !with || TITLES.contains(self.plain(name)) {
                        break;
                    }
                    kinds[name] = Kind::Address;
                }
            }
        }
        // Between two numbers: a house's and a postcode's.
        for (at, kind) in kinds.iter_mut().enumerate() {
            if self.hit[at]
                && !self.has_title(at)
                && !TITLES.contains(self.plain(at))
                && self.leads_to_number((0..at).rev().map(|before| (before, before)))
                && self.leads_to_number((at + 1..self.words.len()).map(|next| (next - 1, next)))
            {
                *kind = Kind::Address;
            }
        }
    }

    /// Whether a number comes within five words of an address; each way with where the gap is and the word.
    fn leads_to_number(&self, way: impl Iterator<Item = (usize, usize)>) -> bool {
        for (gap, at) in way.take(5) {
            let word = &self.words[at];
            if !matches!(self.gap(gap), " " | ". " | "-") {
                return false;
            }
            if is_digit(word.text) {
                return true;
            }
            if !word.capital && long(word.text) > 3 && is_word(&word.plain) {
                return false;
            }
        }
        false
    }

    /// An address that was found by its shape goes on with what stands beside it.
    pub(super) fn beside(&self, found: Vec<(&Word<'_>, Mask)>) -> Vec<Mask> {
        let mut ends: Vec<usize> = patterns::find(self.text)
            .iter()
            .filter(|mask| matches!(mask.kind, Kind::Address | Kind::Postcode))
            .map(|mask| mask.to)
            .collect();
        let mut masks = Vec::with_capacity(found.len());
        for (word, mut mask) in found {
            let plain = word.plain.as_str();
            let joins = |end: &usize| {
                self.text.get(*end..mask.from).is_some_and(|gap| {
                    let inner = gap.trim_matches([' ', '\n', ',']);
                    long(gap) <= 3
                        && !gap.contains(char::is_alphanumeric)
                        // One stop is an abbreviation's.
                        && !inner.chars().skip(1).any(|c| c == '.')
                })
            };
            if mask.kind == Kind::Name
                && !TITLES.contains(plain)
                && !matches!(plain, "miss" | "sir")
                && ends.iter().any(joins)
            {
                mask.kind = Kind::Address;
            }
            if mask.kind == Kind::Address {
                ends.push(mask.to);
            }
            masks.push(mask);
        }
        masks
    }
}
