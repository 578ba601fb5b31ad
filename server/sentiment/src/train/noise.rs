//! Misspelling as people do it on phones and children do it on paper: by rule, from a seed.

use rand::{Rng as _, seq::IndexedRandom as _};
use rand_chacha::ChaCha8Rng;

/// What is written for what is heard.
const HEARD: &[(&str, &[&str])] = &[
    ("ough", &["uff", "off", "ort", "ow"]),
    ("ight", &["ite", "iht", "ait"]),
    ("tion", &["shun", "sion", "tin"]),
    ("ph", &["f"]),
    ("ck", &["k", "c"]),
    ("kn", &["n"]),
    ("wr", &["r"]),
    ("wh", &["w", "h"]),
    ("ee", &["ea", "e", "ey"]),
    ("ea", &["ee", "e", "ae"]),
    ("ai", &["ay", "a"]),
    ("ay", &["ai", "ey"]),
    ("ou", &["ow", "u", "oo"]),
    ("ie", &["ei", "i"]),
    ("ei", &["ie", "e"]),
    ("th", &["f", "v", "t"]),
    ("ce", &["se", "s"]),
    ("ss", &["s"]),
    ("ll", &["l"]),
    ("tt", &["t"]),
    ("mm", &["m"]),
    ("pp", &["p"]),
    ("er", &["a", "ur", "or"]),
    ("re", &["er"]),
    ("le", &["el", "ul", "l"]),
    ("ly", &["ley", "lie"]),
    ("qu", &["kw", "q"]),
    ("x", &["cs", "ks"]),
    ("y", &["ie", "i"]),
    ("c", &["k", "s"]),
    ("k", &["c"]),
    ("s", &["z", "c"]),
    ("e", &["a", "i"]),
    ("i", &["e", "y"]),
    ("o", &["u", "a"]),
    ("a", &["e", "u"]),
    ("u", &["o"]),
];

/// What phones are typed on with.
const SHORT: &[(&str, &str)] = &[
    ("you", "u"),
    ("are", "r"),
    ("your", "ur"),
    ("because", "cos"),
    ("because", "bc"),
    ("really", "rly"),
    ("please", "plz"),
    ("people", "ppl"),
    ("with", "wiv"),
    ("the", "teh"),
    ("though", "tho"),
    ("going to", "gonna"),
    ("want to", "wanna"),
    ("teacher", "teecher"),
    ("school", "skool"),
    ("to", "2"),
    ("for", "4"),
    ("that", "dat"),
    ("don't", "dont"),
    ("and", "n"),
];

/// A text with a share of its words misspelt.
pub(super) fn misspell(text: &str, share: f64, chance: &mut ChaCha8Rng) -> String {
    let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    for word in &mut words {
        if word.chars().filter(|c| c.is_alphabetic()).count() >= 3 && chance.random_bool(share) {
            *word = wrong(word, chance);
        }
    }
    let mut text = words.join(" ");
    if chance.random_bool(0.5) {
        text = text.to_lowercase();
    }
    if chance.random_bool(0.3) {
        text.retain(|c| !matches!(c, '.' | ',' | '\''));
    }
    text
}

fn wrong(word: &str, chance: &mut ChaCha8Rng) -> String {
    let lower = word.to_lowercase();
    if let Some((_, short)) = SHORT.iter().find(|(long, _)| *long == lower) {
        return (*short).to_owned();
    }
    let mut letters: Vec<char> = lower.chars().collect();
    let at = chance.random_range(0..letters.len());
    match chance.random_range(0..6) {
        0 => {
            letters.remove(at);
        }
        1 => letters.insert(at, letters[at]),
        2 if at + 1 < letters.len() => letters.swap(at, at + 1),
        _ => {
            let fitting: Vec<_> = HEARD.iter().filter(|(right, _)| lower.contains(right)).collect();
            if let Some((right, heard)) = fitting.choose(chance)
                && let Some(instead) = heard.choose(chance)
            {
                return lower.replacen(right, instead, 1);
            }
        }
    }
    letters.into_iter().collect()
}
