//! The code a room joins by.

/// Letters and figures that are easily told apart, on a whiteboard and read aloud: no `0` and `O`, no `1`, `I` and `L`,
/// no `2` and `Z`, `5` and `S`, `8` and `B`, `6` and `G`, `U` and `V`, `Q`.
const LETTERS: &[u8; 20] = b"ACDEFHJKMNPRTWXY3479";
/// How many a code has.
///
/// 20⁸ is 2.56 × 10¹⁰. The server looks up 3,000 codes a minute for the whole world, and 1,000 in ten minutes for one
/// address, which is a school's worth of classes. With fifty sessions open at once, whoever uses all 3,000 for the twelve
/// hours that a code lives at most makes 2.2 million tries: one of the fifty is hit with a chance of 0.4%. From one
/// address it is 0.014%. What there is to be had is a vote in a classroom.
pub const LENGTH: usize = 8;

/// A code from random numbers, each of which should be uniform over its type.
pub fn compose(random: [u16; LENGTH]) -> String {
    random.map(|number| char::from(LETTERS[usize::from(number) % LETTERS.len()])).iter().collect()
}

/// What someone typed, as it was composed; `None` where it is no code at all. Case, spaces and hyphens are
/// forgiven.
pub fn parse(typed: &str) -> Option<String> {
    let mut code = String::with_capacity(LENGTH);
    for c in typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '.')) {
        let c = c.to_ascii_uppercase();
        let known = u8::try_from(c).is_ok_and(|byte| LETTERS.contains(&byte));
        if !known || code.len() == LENGTH {
            return None;
        }
        code.push(c);
    }
    (code.len() == LENGTH).then_some(code)
}

/// As it is shown and told: in two groups.
pub fn shown(code: &str) -> String {
    let (first, last) = code.split_at(code.len().min(4));
    format!("{first} {last}")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_code_is_read_back_however_it_is_typed() {
        let code = compose([0, 1, 2, 3, 16, 17, 18, 39]);
        assert_eq!(code, "ACDE3479");
        for typed in ["ACDE3479", "acde3479", " acd e347 9", "ACDE-3479", "acde 3 4 7 9"] {
            assert_eq!(parse(typed).as_deref(), Some("ACDE3479"), "{typed}");
        }
        assert_eq!(shown(&code), "ACDE 3479");
    }

    #[test]
    fn what_is_no_code_is_none() {
        for typed in ["", "ACDE347", "ACDE34799", "ACDE347!", "ACDE347é", "00000000", "<script>"] {
            assert_eq!(parse(typed), None, "{typed}");
        }
    }

    #[test]
    fn no_two_letters_look_alike() {
        let set: BTreeSet<u8> = LETTERS.iter().copied().collect();
        assert_eq!(set.len(), LETTERS.len());
        for alike in ["0O", "1I", "1L", "2Z", "5S", "8B", "6G", "UV", "0Q"] {
            assert!(alike.bytes().filter(|byte| set.contains(byte)).count() < 2, "{alike}");
        }
    }
}
