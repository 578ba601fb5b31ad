//! What stands around the names that are known, and what nothing but its letters gives away.

use std::collections::HashSet;

use super::{
    Reading, Word, has_digit,
    lists::{
        DETERMINERS, DOES, ENDINGS, FIRST, HUMAN, IN, LOOSE_TITLES, MOVES, NEGATED, NOT_NAMES, NUMBERED, SMALL_WORDS,
        TITLES, VERBS,
    },
    shapes::{
        has_ending, is_built, is_common, is_lone, is_name, is_no_name, is_only_a_name, is_strange, is_wordlike, long,
    },
};
use crate::tokens::is_word;

impl Reading<'_> {
    /// A title belongs to the name after it.
    pub(super) fn titles(&mut self) {
        for at in 0..self.words.len().saturating_sub(1) {
            let plain = self.plain(at);
            let title =
                TITLES.contains(plain) || matches!(plain, "miss" | "sir" | "uncle" | "aunty" | "auntie" | "aunt");
            if title && self.hit[at + 1] && self.near(at, at + 1) {
                self.hit[at] = true;
            }
        }
    }

    /// What stands beside a name and looks like one is one: a surname, an initial, a rare first name.
    pub(super) fn spread(&mut self) {
        if self.loud {
            return;
        }
        for at in (0..self.words.len()).cycle().take(3 * self.words.len()) {
            if self.hit[at] {
                continue;
            }
            let word = &self.words[at];
            let plain = word.plain.as_str();
            let after_name = at > 0 && self.hit[at - 1] && self.near(at - 1, at) && !self.gap(at - 1).contains(',');
            let next = self.words.get(at + 1).filter(|_| self.near(at, at + 1));
            let before_name = next.is_some() && self.hit[at + 1] && !self.gap(at).contains(',');
            // “I” and “A” are initials between names only.
            let between = after_name
                && next.is_some_and(|next| {
                    next.capital && !NOT_NAMES.contains(next.plain.as_str()) && !is_common(&next.plain)
                });
            let initial = word.capital && long(word.text) == 1 && (!matches!(plain, "i" | "a") || between);
            let possible = word.capital
                && !NOT_NAMES.contains(plain)
                && !TITLES.contains(plain)
                && (is_name(plain) || !word.shouted && (is_strange(word) || !is_word(plain)));
            let follows = after_name
                && (initial || possible || (word.capital && !word.first && !word.shouted && is_name(plain)))
                // What somebody owns is no surname.
                && (is_name(plain) || !self.owns_next(at - 1));
            let leads =
                before_name && (initial || (possible && (!word.first || !is_word(plain) || FIRST.contains(plain))));
            if follows || leads {
                self.hit[at] = true;
            }
        }
    }

    /// A surname in small letters after a first name in small letters.
    pub(super) fn small_surnames(&mut self) {
        for at in 1..self.words.len() {
            let (word, first) = (&self.words[at], &self.words[at - 1]);
            let plain = word.plain.as_str();
            let gap = self.gap(at - 1);
            let after = self.hit[at - 1]
                && !first.capital
                && FIRST.contains(first.plain.as_str())
                && is_only_a_name(&first.plain)
                && matches!(gap, " " | "-");
            let titled = at > 1 && self.near(at - 2, at - 1) && {
                let title = self.plain(at - 2);
                TITLES.contains(title) || LOOSE_TITLES.contains(title)
            };
            if self.hit[at]
                || !after
                || titled
                || word.capital
                || NOT_NAMES.contains(plain)
                || long(plain) < 3
                || has_digit(plain)
            {
                continue;
            }
            let listed = is_only_a_name(plain);
            let surname = listed && !SMALL_WORDS.contains(plain);
            let rare = !is_word(plain)
                && !is_word(plain.trim_end_matches('s'))
                && !NEGATED.contains(plain)
                && !is_wordlike(word)
                && !has_ending(plain, ENDINGS);
            if (listed && gap == "-") || (long(plain) > 3 && (surname || rare)) {
                self.hit[at] = true;
            }
        }
    }

    /// “jayden p okafor”.
    pub(super) fn small_initials(&mut self) {
        for at in 1..self.words.len().saturating_sub(1) {
            let word = &self.words[at];
            let initial = long(word.text) == 1
                && !word.plain.is_empty()
                && word.plain.chars().all(char::is_alphabetic)
                && !matches!(word.plain.as_str(), "i" | "a" | "u" | "r" | "n" | "k");
            let next = self.plain(at + 1);
            if !self.hit[at]
                && initial
                && self.hit[at - 1]
                && self.near(at - 1, at)
                && self.near(at, at + 1)
                && long(next) > 2
                && !NOT_NAMES.contains(next)
                && (is_only_a_name(next) || !is_word(next))
            {
                self.hit[at] = true;
                self.hit[at + 1] = true;
            }
        }
    }

    /// What is in one list with a name is a name.
    pub(super) fn joined(&mut self) {
        if self.loud {
            return;
        }
        for at in (0..self.words.len()).cycle().take(2 * self.words.len()) {
            let word = &self.words[at];
            let plain = word.plain.as_str();
            if self.hit[at] || NOT_NAMES.contains(plain) || long(plain) < 3 || has_digit(plain) {
                continue;
            }
            let Some(by_word) = self.join(at) else { continue };
            let hit = if word.capital {
                let rare = is_strange(word) && (!word.first || by_word) && !is_no_name(word);
                !word.shouted && (rare || (!word.first && is_name(plain)))
            } else {
                FIRST.contains(plain) && is_only_a_name(plain) && !SMALL_WORDS.contains(plain)
            };
            if hit {
                self.hit[at] = true;
            }
        }
    }

    /// Whether a word is joined to a name, and if so whether by “and” or “or” rather than a comma.
    fn join(&self, at: usize) -> Option<bool> {
        let count = self.words.len();
        let comma = |gap: usize| matches!(self.gap(gap), ", " | " & " | ",");
        let word = |between: usize| {
            matches!(self.plain(between), "and" | "or")
                && self.near(between - 1, between)
                && self.near(between, between + 1)
        };
        if at >= 2 && self.hit[at - 2] && word(at - 1) {
            Some(true)
        } else if at >= 1 && self.hit[at - 1] && comma(at - 1) {
            Some(false)
        } else if at + 2 < count && self.hit[at + 2] && word(at + 1) {
            Some(true)
        } else if at + 1 < count && self.hit[at + 1] && comma(at) {
            Some(false)
        } else {
            None
        }
    }

    /// Two strange words with capitals side by side are somebody, or something just as telling.
    pub(super) fn pairs(&mut self) {
        if self.loud {
            return;
        }
        for at in 0..self.words.len().saturating_sub(1) {
            let (one, other) = (&self.words[at], &self.words[at + 1]);
            let words = is_no_name(other) && (is_no_name(one) || !is_strange(one));
            if self.near(at, at + 1)
                && is_strange(other)
                && (is_strange(one) || (one.capital && is_name(&one.plain) && !one.first))
                && !words
                && !self.owns_next(at)
            {
                self.hit[at] = true;
                self.hit[at + 1] = true;
            }
        }
    }

    /// A rare word with a capital may well be somebody: an officer lifts the mask where it is not.
    pub(super) fn rare(&mut self) {
        if self.loud {
            return;
        }
        for at in 0..self.words.len() {
            let word = &self.words[at];
            if self.hit[at] || !is_strange(word) || !is_lone(word) {
                continue;
            }
            let listed = is_name(&word.plain);
            let before = self.before(at);
            if !listed {
                let place = before.is_some_and(|before| {
                    IN.contains(before)
                        || before == "at"
                        || (before == "to" && at > 1 && MOVES.contains(self.plain(at - 2)))
                });
                // Inside a sentence a misspelt word has no capital.
                let wordlike = if word.first { is_wordlike(word) } else { is_built(word) };
                let headline = self.headline && word.text.is_ascii();
                if headline || (wordlike && !place) {
                    continue;
                }
                let family = self.next(at) == Some("family");
                if !family && before.is_some_and(|before| DETERMINERS.contains(before)) {
                    continue;
                }
            }
            // A sentence may begin with any rare word; with a name it goes on as with a person.
            let next = self.next(at).unwrap_or_default();
            let does = DOES.contains(next)
                || (!is_no_name(word)
                    && self.words.get(at + 1).is_some_and(|next| !next.capital)
                    && self.near(at, at + 1)
                    && (HUMAN.contains(next) || VERBS.contains(next)));
            if !word.first || does {
                self.hit[at] = true;
            }
        }
    }

    /// “J. Okafor”.
    pub(super) fn initials(&mut self) {
        if self.loud {
            return;
        }
        for at in 0..self.words.len().saturating_sub(1) {
            let (word, name) = (&self.words[at], &self.words[at + 1]);
            let plain = name.plain.as_str();
            let initial = word.capital
                && long(word.text) == 1
                && !word.plain.is_empty()
                && word.plain.chars().all(char::is_alphabetic)
                && (!matches!(word.plain.as_str(), "i" | "a") || self.gap(at).starts_with('.'))
                && !(at > 0 && NUMBERED.contains(self.plain(at - 1)));
            if initial
                && matches!(self.gap(at), ". " | " " | ".")
                && name.capital
                && !name.shouted
                && !NOT_NAMES.contains(plain)
                && long(plain) > 2
                && (is_only_a_name(plain) || !is_word(plain))
            {
                self.hit[at] = true;
                self.hit[at + 1] = true;
            }
        }
    }

    /// Who is named once is meant wherever the name comes again.
    pub(super) fn again(&mut self) {
        let named: HashSet<&str> = self
            .words
            .iter()
            .zip(&self.hit)
            .filter(|(_, hit)| **hit)
            .map(|(word, _)| word.plain.as_str())
            .filter(|plain| long(plain) > 2 && !TITLES.contains(plain) && !LOOSE_TITLES.contains(plain))
            .collect();
        let meant = |word: &Word<'_>| {
            let plain = word.plain.as_str();
            let looks = word.capital && !self.loud && (!word.first || is_only_a_name(plain));
            named.contains(plain) && !NOT_NAMES.contains(plain) && (looks || !is_word(plain))
        };
        self.hit = self.words.iter().zip(&self.hit).map(|(word, hit)| *hit || meant(word)).collect();
    }
}
