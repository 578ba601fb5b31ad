//! Names: a large public list, and what stands around them.

use std::{collections::HashSet, sync::LazyLock};

use unicode_normalization::UnicodeNormalization as _;

use super::{Kind, Mask};
use crate::{model::TOKENS, services::words};

fn list(text: &'static str) -> HashSet<&'static str> {
    text.lines().filter(|line| !line.is_empty()).collect()
}

static FIRST: LazyLock<HashSet<&str>> = LazyLock::new(|| list(include_str!("../../data/names-first.txt")));
static LAST: LazyLock<HashSet<&str>> = LazyLock::new(|| list(include_str!("../../data/names-last.txt")));
/// Names that are words too: names only where something beside them says so.
static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| list(include_str!("../../data/names-words.txt")));
/// Words that are common enough to be in the encoder's vocabulary.
static COMMON: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let json: serde_json::Value = serde_json::from_slice(TOKENS).unwrap_or_default();
    let vocabulary = json["model"]["vocab"].as_object().map(|words| words.keys().cloned().collect::<HashSet<_>>());
    vocabulary.unwrap_or_default()
});

const TITLES: &[&str] = &["mr", "mrs", "ms", "dr", "mx", "prof", "professor", "madam", "mister", "rev"];
/// Titles that are also how a pupil speaks of a teacher without a name, or words.
const LOOSE_TITLES: &[&str] = &[
    "miss", "sir", "uncle", "aunty", "auntie", "aunt", "nanny", "cousin", "pc", "coach", "teacher", "sister", "brother",
];
/// After these a name may follow.
const RELATIONS: &[&str] = &[
    "son",
    "daughter",
    "child",
    "boy",
    "girl",
    "twins",
    "grandson",
    "granddaughter",
    "nephew",
    "niece",
    "teacher",
    "friend",
    "mate",
    "ta",
    "senco",
    "head",
    "headteacher",
    "psychologist",
    "officer",
    "worker",
    "husband",
    "wife",
    "partner",
    "dad",
    "mum",
    "stepdad",
    "keyworker",
    "tutor",
    "carer",
    "kid",
    "bestie",
    "brother",
    "sister",
];
const CALLED: &[&str] = &["called", "named"];
const NOT_NAMES: &[&str] = &[
    "my",
    "me",
    "the",
    "an",
    "she",
    "he",
    "they",
    "we",
    "our",
    "us",
    "his",
    "her",
    "you",
    "your",
    "and",
    "but",
    "so",
    "if",
    "no",
    "not",
    "yes",
    "when",
    "what",
    "this",
    "that",
    "there",
    "then",
    "in",
    "on",
    "to",
    "at",
    "of",
    "or",
    "as",
    "is",
    "are",
    "was",
    "were",
    "do",
    "did",
    "dont",
    "didnt",
    "cant",
    "wont",
    "isnt",
    "its",
    "hes",
    "shes",
    "theyre",
    "youre",
    "weve",
    "thats",
    "lets",
    "all",
    "some",
    "more",
    "less",
    "good",
    "bad",
    "ok",
    "okay",
    "thanks",
    "thank",
    "please",
    "pls",
    "hi",
    "hello",
    "dear",
    "tod",
    "elsa",
    "iban",
    "nino",
    "upn",
    "dob",
    "ep",
    "eps",
    "hiu",
    "pru",
    "cpd",
    "nqt",
    "ect",
    "inset",
    "portakabin",
    "makaton",
    "lego",
    "ipad",
    "ipads",
    "wifi",
    "email",
    "emails",
    "website",
    "i",
    "im",
    "i'm",
    "ive",
    "i'll",
    "id",
    "ok",
    "sen",
    "send",
    "ehcp",
    "fsm",
    "tv",
    "uk",
    "eu",
    "bsl",
    "nhs",
    "la",
    "lea",
    "it",
    "pe",
    "mum",
    "dad",
    "nan",
    "miss",
    "sir",
    "god",
    "xmas",
    "ofsted",
    "senco",
    "camhs",
    "council",
    "bromley",
    "kent",
    "london",
    "english",
    "maths",
    "science",
    "year",
    "reception",
    "ks1",
    "ks2",
    "gcse",
    "adhd",
    "asd",
    "autism",
    "covid",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "easter",
    "christmas",
    "british",
    "england",
    "google",
    "teams",
    "zoom",
    "youtube",
    "minecraft",
    "roblox",
    "fortnite",
];

/// One word and what is known of it.
struct Word<'t> {
    from: usize,
    to: usize,
    text: &'t str,
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
        let between = found.last().map_or("\n", |last| text.get(last.to..from).unwrap_or_default());
        let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
        found.push(Word {
            from,
            to: from + bare.len(),
            text: bare,
            plain: fold(bare),
            capital: bare.chars().next().is_some_and(char::is_uppercase),
            shouted: letters > 1 && bare.chars().all(|c| !c.is_lowercase()),
            first: between.contains(['.', '!', '?', '\n', ':', '"', '“', '•']),
        });
    }
    found
}

fn is_name(plain: &str) -> bool {
    plain.len() > 1 && (FIRST.contains(plain) || LAST.contains(plain)) && !NOT_NAMES.contains(&plain)
}

fn is_only_a_name(plain: &str) -> bool {
    is_name(plain) && !WORDS.contains(plain)
}

/// A capital on a word that is in no vocabulary.
fn is_strange(word: &Word<'_>) -> bool {
    word.capital
        && !word.shouted
        && word.plain.len() > 2
        && word.plain.chars().all(char::is_alphabetic)
        && !COMMON.contains(&word.plain)
        && !COMMON.contains(word.plain.trim_end_matches('s'))
        && !NOT_NAMES.contains(&word.plain.as_str())
}

/// A rare word that is long enough, and no word with an ending, an acronym or two words run together.
fn is_lone(word: &Word<'_>) -> bool {
    let endings = [
        "ing", "ed", "ly", "ness", "ment", "tion", "tions", "ies", "less", "ful", "able", "ible", "ism", "ist", "ists",
        "ers",
    ];
    let inner = word.text.chars().skip(1).any(char::is_uppercase);
    let stem = endings.iter().find_map(|ending| word.plain.strip_suffix(ending));
    let joined = word.text.contains(['\'', '’']);
    word.plain.len() >= 4 && !inner && !joined && stem.is_none_or(|stem| stem.len() < 3)
}

pub(super) fn find(text: &str) -> Vec<Mask> {
    let words = read(text);
    // In a text all in capitals, capitals say nothing.
    let capitals = words.iter().filter(|word| word.capital).count();
    let loud = words.len() > 3 && capitals * 10 > words.len() * 7;
    let mut hit = vec![false; words.len()];
    let near = |at: usize, to: usize| {
        text.get(words[at].to..words[to].from)
            .is_some_and(|gap| gap.len() <= 3 && !gap.contains(['\n', '!', '?', ';', ':']))
    };
    for (at, word) in words.iter().enumerate() {
        let plain = word.plain.as_str();
        let before = at.checked_sub(1).filter(|before| near(*before, at)).map(|before| words[before].plain.as_str());
        let before_that = at.checked_sub(2).map(|before| words[before].plain.as_str());
        let titled = before.is_some_and(|title| TITLES.contains(&title));
        let loosely = before.is_some_and(|title| LOOSE_TITLES.contains(&title));
        let related =
            before.is_some_and(|one| RELATIONS.contains(&one)) || before.is_some_and(|one| CALLED.contains(&one));
        let introduced = matches!(
            (before_that, before),
            (Some("name"), Some("is" | "s"))
                | (Some("names"), _)
                | (Some("me"), Some("and"))
                | (Some("and"), Some("me"))
        ) || matches!(before, Some("im" | "names"));
        let looks = word.capital && !loud;
        let strange = looks && is_strange(word);
        hit[at] = if plain.chars().any(|c| c.is_ascii_digit()) || NOT_NAMES.contains(&plain) {
            false
        } else if titled {
            looks || is_name(plain) || (plain.len() > 2 && !COMMON.contains(plain))
        } else if loosely || related {
            is_only_a_name(plain) || (looks && (is_name(plain) || strange))
        } else if introduced {
            is_only_a_name(plain) || (looks && is_name(plain))
        } else if is_only_a_name(plain) {
            // In lower case only first names, and only such as are no common word.
            looks
                || (FIRST.contains(plain) && plain.len() > 2 && !COMMON.contains(plain))
                || (loud && FIRST.contains(plain) && plain.len() > 3)
                || (!word.capital && FIRST.contains(plain) && plain.len() > 3 && !LAST.contains(plain))
        } else {
            false
        };
    }
    // A title belongs to the name after it.
    for at in 0..words.len().saturating_sub(1) {
        let plain = words[at].plain.as_str();
        let title = TITLES.contains(&plain) || matches!(plain, "miss" | "sir" | "uncle" | "aunty" | "auntie" | "aunt");
        if title && hit[at + 1] && near(at, at + 1) {
            hit[at] = true;
        }
    }
    // What stands beside a name and looks like one is one: a surname, an initial, a rare first name.
    for _ in 0..3 {
        for at in 0..words.len() {
            if hit[at] || loud {
                continue;
            }
            let word = &words[at];
            let after_name =
                at > 0 && hit[at - 1] && near(at - 1, at) && !text[words[at - 1].to..word.from].contains(',');
            let before_name = at + 1 < words.len()
                && hit[at + 1]
                && near(at, at + 1)
                && !text[word.to..words[at + 1].from].contains(',');
            let initial = word.text.chars().count() == 1 && word.capital && word.plain != "i" && word.plain != "a";
            let plain = word.plain.as_str();
            let possible = word.capital
                && !NOT_NAMES.contains(&plain)
                && !TITLES.contains(&plain)
                && (is_name(plain) || !word.shouted && (is_strange(word) || !COMMON.contains(plain)));
            let follows =
                after_name && (initial || possible || (word.capital && !word.first && !word.shouted && is_name(plain)));
            let leads = before_name
                && (initial || (possible && (!word.first || !COMMON.contains(plain) || FIRST.contains(plain))));
            if follows || leads {
                hit[at] = true;
            }
        }
    }
    // Two strange words with capitals side by side are somebody, or something just as telling.
    for at in 0..words.len().saturating_sub(1) {
        let (one, other) = (&words[at], &words[at + 1]);
        if !loud
            && near(at, at + 1)
            && is_strange(other)
            && (is_strange(one) || (one.capital && is_name(&one.plain) && !one.first))
        {
            hit[at] = true;
            hit[at + 1] = true;
        }
    }
    // A rare word with a capital may well be somebody: an officer lifts the mask where it is not.
    for at in 0..words.len() {
        // A sentence may begin with any rare word; with a name it goes on as with a person.
        let person = ["is", "was", "has", "helped", "helps", "said", "says", "always", "never", "listened"];
        let goes_on = words.get(at + 1).is_some_and(|next| person.contains(&next.plain.as_str()));
        let placed = !words[at].first || goes_on;
        if !hit[at] && !loud && placed && is_strange(&words[at]) && is_lone(&words[at]) {
            hit[at] = true;
        }
    }
    words
        .iter()
        .zip(hit)
        .filter(|(_, hit)| *hit)
        .map(|(word, _)| {
            // “Mrs.” with its stop.
            let stop = TITLES.contains(&word.plain.as_str()) && text[word.to..].starts_with('.');
            // A name with a number beside it is a street.
            let number = |text: &str| text.trim_start().chars().next().is_some_and(|c| c.is_ascii_digit());
            let after = text[word.to..].strip_prefix(' ').is_some_and(number);
            let kind = if after { Kind::Address } else { Kind::Name };
            Mask { from: word.from, to: word.to + usize::from(stop), kind }
        })
        .collect()
}
