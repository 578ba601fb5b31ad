//! What a word says by itself and with the words before it.

use super::{
    Reading, has_digit,
    lists::{
        ABBREVIATED, BEFORE_MISS, CALLED, ENDINGS, FIRST, GIVEN, HELPERS, HUMAN, LAST, LOOSE_TITLES, NEGATED,
        NO_SURNAMES, NOT_NAMES, PEOPLE, RELATIONS, SMALL_WORDS, THANKED, TITLES,
    },
    shapes::{has_ending, is_name, is_only_a_name, is_strange, is_wordlike, long},
};
use crate::tokens::is_word;

impl Reading<'_> {
    /// “miss green is kind”, but neither “i miss home” nor “miss will shout”.
    fn is_miss(&self, at: usize) -> bool {
        let before = at
            .checked_sub(2)
            .filter(|_| !self.words[at - 1].first)
            .is_some_and(|at| BEFORE_MISS.contains(self.plain(at)));
        !before && !NO_SURNAMES.contains(self.plain(at))
    }

    /// Names by themselves and by the word before.
    pub(super) fn alone(&self, at: usize) -> bool {
        let word = &self.words[at];
        let plain = word.plain.as_str();
        // A sentence that ended is not spoken on.
        let near = self.before(at).filter(|title| !word.gap.contains('.') || ABBREVIATED.contains(title));
        let before = near.unwrap_or_default();
        let before_that = at.checked_sub(2).map(|before| self.plain(before)).unwrap_or_default();
        let looks = word.capital && !self.loud;
        let strange = looks && is_strange(word);
        let rare = !is_word(plain);
        let hit = if has_digit(plain) || NOT_NAMES.contains(plain) {
            false
        } else if TITLES.contains(before) {
            let letter = long(plain) == 1 && plain.chars().all(char::is_alphabetic) && !matches!(plain, "i" | "a");
            looks || is_name(plain) || (plain.len() > 2 && rare) || letter
        } else if LOOSE_TITLES.contains(before)
            || RELATIONS.contains(before)
            || HELPERS.contains(before)
            || CALLED.contains(before)
        {
            let called = CALLED.contains(before) && PEOPLE.contains(before_that) && long(plain) > 2;
            let surname = LAST.contains(plain)
                || (long(plain) > 3
                    && rare
                    && !NEGATED.contains(plain)
                    && !is_wordlike(word)
                    && !has_ending(plain, ENDINGS));
            is_only_a_name(plain)
                || (looks && (is_name(plain) || strange))
                || (called && (is_name(plain) || rare))
                || (before == "miss" && long(plain) > 2 && surname && self.is_miss(at))
        } else if self.is_introduced(at, near, before_that) {
            let told = before_that == "name" && matches!(before, "is" | "s");
            is_only_a_name(plain)
                || (looks && (is_name(plain) || strange))
                || (told && long(plain) > 2 && rare && !has_ending(plain, ENDINGS))
        } else if is_only_a_name(plain) {
            // In small letters only first names, and only such as are no word.
            let small = FIRST.contains(plain) && long(plain) > 2 && !SMALL_WORDS.contains(plain);
            looks || (small && (self.loud || !word.capital))
        } else {
            false
        };
        if hit || self.headline || !looks || word.shouted || NOT_NAMES.contains(plain) {
            return hit;
        }
        // Names that are words, where what stands beside them says who is meant.
        let given = GIVEN.contains(plain);
        let thanked = THANKED.contains(before) && !word.first || before_that == "thank" && before == "you";
        given && (!word.first || self.next(at).is_some_and(|next| HUMAN.contains(next))) || thanked && is_name(plain)
    }

    /// “my name is”, “me and”, “my friend is”.
    fn is_introduced(&self, at: usize, before: Option<&str>, before_that: &str) -> bool {
        let gap = self.words[at].gap;
        let form = before.is_none()
            && at > 0
            && matches!(self.plain(at - 1), "name" | "names")
            && gap.contains(':')
            && !gap.contains('\n');
        let related = RELATIONS.contains(before_that) && !matches!(before_that, "ta" | "head");
        form || before_that == "names"
            || match before {
                Some("im" | "name" | "names") => true,
                Some("s") => before_that == "name",
                Some("is") => before_that == "name" || related,
                Some("was") => related,
                Some("and") => before_that == "me",
                Some("me") => before_that == "and",
                _ => false,
            }
    }
}
