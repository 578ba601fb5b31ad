//! The code that brings someone back: four words a child can copy down.

/// The words, one a line: short, concrete, known to young children, each harmless alone and beside any
/// other. `tests` holds them to it.
const WORDS: &str = include_str!("words.txt");
/// How many words a code has.
pub const LENGTH: usize = 4;

/// The list.
pub fn words() -> impl Iterator<Item = &'static str> {
    WORDS.lines()
}

/// A code from random numbers, each of which should be uniform over its type. With 512 words a code
/// has 36 bits: at the hundred and twenty tries a minute that a server allows in all, with
/// ten thousand unfinished responses, one would be hit after some forty days; each lives thirty. Several servers
/// allow as many each: where there are three, one of so many would be hit within a fortnight.
pub fn compose(random: [u16; LENGTH]) -> String {
    let list: Vec<&str> = words().collect();
    random.map(|number| list[usize::from(number) % list.len()]).join(" ")
}

/// The same code in digits, three for each word: for whoever does not write in these letters. `None` where it is no code.
pub fn numbers(code: &str) -> Option<String> {
    let place = |word: &str| words().position(|one| one == word).map(|place| format!("{place:03}"));
    let places: Vec<String> = code.split(' ').map(place).collect::<Option<_>>()?;
    (places.len() == LENGTH).then(|| places.join(" "))
}

/// A digit of the scripts that this country's readers write: Western, Arabic, Persian and Urdu, Devanagari, Bengali.
fn digit(c: char) -> Option<usize> {
    ['0', '٠', '۰', '०', '০'].into_iter().find_map(|zero| {
        let value = u32::from(c).checked_sub(u32::from(zero))?;
        (value < 10).then_some(value as usize)
    })
}

/// The code that digits stand for.
fn from_numbers(typed: &str) -> Option<String> {
    let digits: Vec<usize> = typed.chars().filter_map(digit).collect();
    if digits.len() != 3 * LENGTH || typed.chars().any(char::is_alphabetic) {
        return None;
    }
    let list: Vec<&str> = words().collect();
    let word = |digits: &[usize]| list.get(digits.iter().fold(0, |number, digit| number * 10 + digit)).copied();
    digits.chunks_exact(3).map(word).collect::<Option<Vec<_>>>().map(|words| words.join(" "))
}

/// What someone typed, as it was composed; `None` where it is no code at all. Case, commas, hyphens
/// and extra spaces are forgiven, and its digits do as well as its words.
pub fn parse(typed: &str) -> Option<String> {
    if let Some(code) = from_numbers(typed) {
        return Some(code);
    }
    let lower = typed.to_lowercase();
    let parts: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphabetic()).filter(|part| !part.is_empty()).collect();
    let known = parts.iter().all(|part| words().any(|word| word == *part));
    (parts.len() == LENGTH && known).then(|| parts.join(" "))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_words_are_enough_short_and_each_there_once() {
        let list: Vec<&str> = words().collect();
        let set: BTreeSet<&str> = list.iter().copied().collect();
        assert_eq!(list.len(), 512);
        assert_eq!(set.len(), 512);
        for word in list {
            assert!((3..=7).contains(&word.len()) && word.chars().all(|c| c.is_ascii_lowercase()), "{word}");
        }
    }

    #[test]
    fn no_word_can_hurt_or_be_taken_for_another() {
        let unkind = [
            "fat", "ugly", "dumb", "kill", "die", "dead", "gun", "knife", "blood", "bomb", "hate", "hell", "god",
            "sex", "bum", "poo", "wee", "pig", "cow", "ass", "bra", "nut", "nuts", "cock", "beer", "wine", "drug",
            "drunk", "hit", "slap", "bite", "cage", "rat", "witch", "devil", "ghost", "skull", "slave", "tit", "bang",
            "shoot", "smack", "thick",
        ];
        // Words that sound alike are copied down wrongly.
        let sound_alike = [
            ("sea", "see"),
            ("bear", "bare"),
            ("pear", "pair"),
            ("flower", "flour"),
            ("sun", "son"),
            ("night", "knight"),
            ("deer", "dear"),
            ("hair", "hare"),
            ("tail", "tale"),
            ("bee", "be"),
            ("plane", "plain"),
            ("mail", "male"),
            ("sail", "sale"),
            ("rose", "rows"),
            ("moose", "mousse"),
            ("berry", "bury"),
            ("stair", "stare"),
            ("blue", "blew"),
        ];
        let set: BTreeSet<&str> = words().collect();
        for word in unkind {
            assert!(!set.contains(word), "{word}");
        }
        for (one, other) in sound_alike {
            assert!(!(set.contains(one) && set.contains(other)), "{one} and {other}");
        }
    }

    #[test]
    fn what_was_copied_down_carelessly_is_read() {
        let code = compose([0, 1, 700, 65535]);
        assert_eq!(parse(&code).as_deref(), Some(code.as_str()));
        assert_eq!(parse(&format!("  {} ", code.to_uppercase().replace(' ', ", "))).as_deref(), Some(code.as_str()));
        assert_eq!(parse("one two three"), None);
        let numbers = numbers(&code).expect("it is a code");
        assert_eq!(numbers, "000 001 188 511");
        for typed in [numbers.as_str(), "000001188511", "٠٠٠ ٠٠١ ١٨٨ ٥١١", " ۰۰۰-۰۰۱-۱۸۸-۵۱۱ "]
        {
            assert_eq!(parse(typed).as_deref(), Some(code.as_str()), "{typed}");
        }
        for typed in ["000 001 188 512", "000 001 188", "000 001 188 511 0", "a 000 001 188 511"] {
            assert_eq!(parse(typed), None, "{typed}");
        }
        assert_eq!(parse("'; drop table draft"), None);
    }
}
