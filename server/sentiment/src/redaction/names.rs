//! Names: a large public list, and what stands around them.

mod alone;
mod around;
mod kinds;
mod lists;
mod shapes;

use unicode_normalization::UnicodeNormalization as _;

use self::{
    lists::{FUNCTION, TITLES},
    shapes::long,
};
use super::{Kind, Mask};
use crate::services::words;

/// One word and what is known of it.
struct Word<'t> {
    from: usize,
    to: usize,
    text: &'t str,
    /// What stands between the word before and it.
    gap: &'t str,
    /// In lower case, accents and apostrophes taken off.
    plain: String,
    capital: bool,
    shouted: bool,
    /// Whether it begins a sentence, where a capital says nothing.
    first: bool,
}

/// As the lists have it: accents folded, apostrophes dropped.
fn fold(word: &str) -> String {
    word.nfd()
        .filter(|c| c.is_alphanumeric())
        .map(|c| match c {
            'ł' | 'Ł' => 'l',
            'ø' | 'Ø' => 'o',
            'đ' | 'Đ' => 'd',
            'ı' => 'i',
            c => c,
        })
        .collect::<String>()
        .to_lowercase()
}

fn read(text: &str) -> Vec<Word<'_>> {
    let mut found: Vec<Word<'_>> = Vec::new();
    for (from, word) in words(text) {
        let bare = word.trim_end_matches("'s").trim_end_matches("’s").trim_matches(['\'', '’']);
        let from = from + (word.len() - word.trim_start_matches(['\'', '’']).len());
        let gap = found.last().map_or("\n", |last| text.get(last.to..from).unwrap_or_default());
        let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
        found.push(Word {
            from,
            to: from + bare.len(),
            text: bare,
            gap,
            plain: fold(bare),
            capital: bare.chars().next().is_some_and(char::is_uppercase),
            shouted: letters > 1 && bare.chars().all(|c| !c.is_lowercase()),
            first: gap.contains(['.', '!', '?', '\n', ':', '"', '“', '•']),
        });
    }
    found
}

fn has_digit(plain: &str) -> bool {
    plain.chars().any(|c| c.is_ascii_digit())
}

/// A text on its way to being masked.
struct Reading<'t> {
    text: &'t str,
    words: Vec<Word<'t>>,
    /// Which words are names as far as is known.
    hit: Vec<bool>,
    /// A text all in capitals, where capitals say nothing.
    loud: bool,
    /// Every Word With A Capital: there only a name that is listed is one.
    headline: bool,
}

impl<'t> Reading<'t> {
    fn of(text: &'t str) -> Self {
        let mut words = read(text);
        let count = words.len();
        let capitals = words.iter().filter(|word| word.capital).count();
        let shouted = words.iter().filter(|word| word.shouted).count();
        let big = count > 3 && capitals * 10 > count * 7;
        // Lists of names have small words in small letters.
        let small = words.iter().any(|word| word.capital && !word.first && FUNCTION.contains(word.plain.as_str()));
        let loud = big && (shouted * 2 > count || small);
        for word in &mut words {
            // “JAYDEN’S”.
            if word.shouted
                && long(word.text) > 3
                && let Some(owner) = word.text.strip_suffix("'S").or_else(|| word.text.strip_suffix("’S"))
            {
                word.to = word.from + owner.len();
                word.text = owner;
                word.plain = fold(owner);
            }
        }
        for at in 1..count {
            // The stop after a title or an initial ends no sentence.
            let before = &words[at - 1];
            let initial = before.capital && long(before.text) == 1;
            if matches!(words[at].gap, ". " | ".") && (initial || TITLES.contains(before.plain.as_str())) {
                words[at].first = false;
            }
        }
        Self { text, words, hit: vec![false; count], loud, headline: big && !loud }
    }

    fn plain(&self, at: usize) -> &str {
        &self.words[at].plain
    }

    /// What stands between a word and the next.
    fn gap(&self, at: usize) -> &'t str {
        self.text.get(self.words[at].to..self.words[at + 1].from).unwrap_or_default()
    }

    fn near(&self, at: usize, to: usize) -> bool {
        self.text
            .get(self.words[at].to..self.words[to].from)
            .is_some_and(|gap| gap.len() <= 3 && !gap.contains(['\n', '!', '?', ';', ':']))
    }

    /// The word before, where it is near.
    fn before(&self, at: usize) -> Option<&str> {
        at.checked_sub(1).filter(|before| self.near(*before, at)).map(|before| self.plain(before))
    }

    fn next(&self, at: usize) -> Option<&str> {
        self.words.get(at + 1).map(|next| next.plain.as_str())
    }

    /// Whether “’s” follows.
    fn owns(&self, at: usize) -> bool {
        let rest = &self.text[self.words[at].to..];
        rest.starts_with("'s") || rest.starts_with("’s")
    }

    /// Whether nothing but “’s” stands between a word and the next.
    fn owns_next(&self, at: usize) -> bool {
        matches!(self.gap(at).trim_matches(' '), "'s" | "’s")
    }
}

pub(super) fn find(text: &str) -> Vec<Mask> {
    let mut reading = Reading::of(text);
    for at in 0..reading.words.len() {
        reading.hit[at] = reading.alone(at);
    }
    reading.titles();
    reading.spread();
    reading.small_surnames();
    reading.small_initials();
    reading.joined();
    reading.pairs();
    reading.rare();
    reading.initials();
    // What is known by now says more of what stands beside it.
    reading.titles();
    reading.spread();
    reading.joined();
    reading.spread();
    reading.small_surnames();
    reading.again();
    let kinds = reading.kinds();
    let found = reading
        .words
        .iter()
        .zip(&reading.hit)
        .zip(kinds)
        .filter(|((_, hit), _)| **hit)
        .map(|((word, _), kind)| {
            // “Mrs.” with its stop.
            let stop = TITLES.contains(word.plain.as_str()) && text[word.to..].starts_with('.');
            // A name with a number beside it is a street.
            let number = |text: &str| text.trim_start().chars().next().is_some_and(|c| c.is_ascii_digit());
            let after = text[word.to..].strip_prefix(' ').is_some_and(number);
            let kind = if after { Kind::Address } else { kind };
            (word, Mask { from: word.from, to: word.to + usize::from(stop), kind })
        })
        .collect();
    reading.beside(found)
}

#[cfg(test)]
mod tests {
    use super::super::{apply, find};

    fn masked(text: &str) -> String {
        apply(text, &find(text), |kind| kind.as_str().to_owned())
    }

    fn all(cases: &[(&str, &str)]) {
        for (text, shown) in cases {
            assert_eq!(masked(text), *shown, "{text}");
        }
    }

    fn none(texts: &[&str]) {
        for text in texts {
            assert_eq!(masked(text), *text);
        }
    }

    #[test]
    fn children_write_names_in_small_letters() {
        all(&[
            ("jayden kicked me and then ravi laughed", "[name] kicked me and then [name] laughed"),
            ("i sit with priya and oluwaseun at lunch", "i sit with [name] and [name] at lunch"),
            ("jayden okafor pushes me", "[name] pushes me"),
            ("ravi p chaudhry is mean", "[name] is mean"),
            ("jayden, ravi, and bola", "[name], [name], and [name]"),
            ("a boy called wren hits me", "a boy called [name] hits me"),
        ]);
        none(&["i like amber and melody and hope", "its called reading plus", "max and mini are too small"]);
    }

    #[test]
    fn a_teacher_is_named_after_miss_and_nobody_is_missed() {
        all(&[
            ("miss green is kind", "[name] is kind"),
            ("miss kowalska shouts", "[name] shouts"),
            ("mr k helps me", "[name] helps me"),
        ]);
        none(&[
            "i miss home and miss will shout",
            "miss marks our work",
            "miss dosent listen",
            "we asked miss. green is my colour",
        ]);
    }

    #[test]
    fn whoever_is_introduced_is_named() {
        all(&[
            ("my name is kwabenya", "my name is [name]"),
            ("name: Kwabenya Osei", "name: [name]"),
            ("my best friend was Dolly", "my best friend was [name]"),
            ("im Zbyszko", "im [name]"),
            ("my mentor Grace listens", "my mentor [name] listens"),
        ]);
        none(&["my name is too long", "my teacher is mean and my friend is sad"]);
    }

    #[test]
    fn names_that_are_words_are_known_by_a_capital_inside_a_sentence() {
        all(&[
            ("Thank you Rose and Mark", "Thank you [name] and [name]"),
            ("Please ask Carpenter", "Please ask [name]"),
            ("Will said it was fine", "[name] said it was fine"),
        ]);
        none(&["I hope you will mark it", "Will it be better?", "Mark the book at home"]);
    }

    #[test]
    fn initials_belong_to_their_names() {
        all(&[
            ("J. Okafor rang us", "[name] rang us"),
            ("Anna K. Okafor rang us", "[name] rang us"),
            ("Jayden A Okafor rang us", "[name] rang us"),
        ]);
        none(&["Vitamin C helps", "Plan A. Evrything went well"]);
    }

    #[test]
    fn what_somebody_owns_is_no_surname() {
        all(&[
            ("JAYDEN'S MUM NEVER RINGS BACK", "[name]'S MUM NEVER RINGS BACK"),
            ("Ravi's Chromebook is broken", "[name]'s Chromebook is broken"),
        ]);
    }

    #[test]
    fn in_a_loud_text_and_in_a_headline_only_names_that_are_listed_count() {
        all(&[
            ("MY SON JAYDEN IS HAPPY HERE AND WE LOVE IT", "MY SON [name] IS HAPPY HERE AND WE LOVE IT"),
            ("The Lessons Are Good And Jayden Helps Me", "The Lessons Are Good And [name] Helps Me"),
            ("Jayden Okafor, Bromley", "[name], Bromley"),
        ]);
        none(&["THE BUS IS ALWAYS LATE AND NOBODY RINGS", "Speech Therapy, Waiting Times, Homewrk Gridz"]);
    }

    #[test]
    fn who_is_named_once_or_in_a_list_is_named() {
        all(&[
            ("We told Kwabenya in May. kwabenya never rang", "We told [name] in May. [name] never rang"),
            ("Zbyszko and Jayden are kind", "[name] and [name] are kind"),
            ("Ravi, Bola and Zbyszko are kind", "[name], [name] and [name] are kind"),
        ]);
    }

    #[test]
    fn a_rare_word_is_somebody_unless_it_is_built_like_a_word() {
        all(&[
            ("Hathersley loves reading", "[name] loves reading"),
            ("the Hathersley family is kind", "the [name] family is kind"),
        ]);
        none(&[
            "Evrything is good",
            "Teachars shout at the Playworkers",
            "Every Hathersley does that",
            "Teachars Playworkers",
        ]);
    }

    #[test]
    fn places_streets_and_organisations_are_not_masked_as_names() {
        all(&[
            ("we moved to Wexcombe last year", "we moved to [address] last year"),
            ("the bus from Wexcombe is late", "the bus from [address] is late"),
            ("he is at Wexcombe now", "he is at [school] now"),
            ("we met at Okafor Ltd in town", "we met at [other] Ltd in town"),
            ("Okafor Motors Ltd sold it", "[other] Motors Ltd sold it"),
            ("We walked round Okafor Creek", "We walked round [address] Creek"),
            ("Flat 3 Okafor, left", "[address], left"),
            ("12 Tulip Avenue, Okafor", "[address], [address]"),
            ("Write to 20 Okafor Wexcombe Stiege 41", "Write to 20 [address] 41"),
        ]);
        // Somebody all the same.
        all(&[
            ("She shouts at Wexcombe", "She shouts at [name]"),
            ("in Wexcombe's room", "in [name]'s room"),
            ("the letter is from Jayden", "the letter is from [name]"),
            ("He was at Mrs Okafor's", "He was at [name]'s"),
        ]);
    }
}
