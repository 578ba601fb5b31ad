//! Where a sentence ends, for whatever looks at sentences.

/// Sentences, by their stops: one within a number, as in 4.5, is none.
pub(crate) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let ends = move |at: usize, c: char| {
        c == '\n'
            || matches!(c, '.' | '?' | '!' | '؟')
                && text[at + c.len_utf8()..].chars().next().is_none_or(char::is_whitespace)
    };
    let mut from = 0;
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    for (at, c) in text.char_indices() {
        if ends(at, c) {
            cuts.push((from, at + c.len_utf8()));
            from = at + c.len_utf8();
        }
    }
    cuts.push((from, text.len()));
    cuts.into_iter().map(|(from, to)| text[from..to].trim()).filter(|sentence| !sentence.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stop_in_a_number_ends_no_sentence() {
        let cut = |text| sentences(text).collect::<Vec<_>>();
        assert_eq!(cut("It took 4.5 weeks. Why?\nNobody said"), ["It took 4.5 weeks.", "Why?", "Nobody said"]);
        assert_eq!(cut(" \n. "), ["."]);
        assert!(cut("").is_empty());
    }
}
