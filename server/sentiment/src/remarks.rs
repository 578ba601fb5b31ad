//! A comment cut into remarks: clauses that each say one thing.

use std::ops::Range;

use crate::services::{Named, words};

/// Words after which what is thought may turn.
const TURNS: &[&str] = &[
    "but",
    "however",
    "although",
    "though",
    "whereas",
    "yet",
    "except",
    "unfortunately",
    "sadly",
    "while",
    "tho",
    "altho",
    "bt",
];
/// Abbreviations whose full stop ends nothing.
const ABBREVIATIONS: &[&str] =
    &["mr", "mrs", "ms", "dr", "st", "e.g", "i.e", "eg", "ie", "etc", "approx", "no", "prof", "vs"];

/// Stretches of a text that each say one thing, in bytes, in order; together they hold every word.
pub fn cut(text: &str, named: &[Named]) -> Vec<Range<usize>> {
    let mut ends: Vec<usize> = Vec::new();
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    for (at, (place, c)) in chars.iter().enumerate() {
        let next = chars.get(at + 1).map(|(_, c)| *c);
        let after = place + c.len_utf8();
        match c {
            '\n' | ';' | '•' => ends.push(after),
            '.' | '!' | '?' | '…' if next.is_none_or(char::is_whitespace) => {
                let word = text[..*place].rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
                if *c != '.' || !ABBREVIATIONS.contains(&word.trim_start_matches('(')) {
                    ends.push(after);
                }
            }
            _ => {}
        }
    }
    let all = words(text);
    for (at, (from, word)) in all.iter().enumerate() {
        let lower = word.to_lowercase();
        let sentence_start = ends.iter().rev().find(|end| **end <= *from).copied().unwrap_or(0);
        let in_sentence = all[..at].iter().filter(|(place, _)| *place >= sentence_start).count();
        // “…, though.” turns nothing any more.
        let more = all.get(at + 1).is_some_and(|(next, _)| !text[*from..*next].contains(['.', '!', '?', '\n']));
        if TURNS.contains(&lower.as_str()) && in_sentence >= 2 && more {
            ends.push(*from);
        }
        // “…, and the EP is kind”: another service begins another remark.
        if matches!(lower.as_str(), "and" | "the" | "my" | "our" | "n") && in_sentence >= 3 {
            let here = named.iter().find(|one| one.from >= *from && words(&text[*from..one.from]).len() <= 3);
            let before = named.iter().rev().find(|one| one.to <= *from && one.from >= sentence_start);
            if let (Some(here), Some(before)) = (here, before)
                && here.service != before.service
                && words(&text[before.to..*from]).len() >= 2
            {
                ends.push(*from);
            }
        }
    }
    ends.push(text.len());
    ends.sort_unstable();
    ends.dedup();
    let mut stretches: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    for end in ends {
        if words(&text[from..end]).len() < 2 && end < text.len() && !text[from..end].trim().is_empty() {
            // One word alone goes with what follows, unless a sentence ended there.
            let ended = text[from..end].trim_end().ends_with(['.', '!', '?']);
            if !ended || words(&text[from..end]).is_empty() {
                if let Some(last) = stretches.last_mut().filter(|_| words(&text[from..end]).is_empty()) {
                    last.end = end;
                    from = end;
                }
                continue;
            }
        }
        if words(&text[from..end]).is_empty() {
            // Emoji and stops belong to what was said before them.
            if let Some(last) = stretches.last_mut() {
                last.end = end;
            } else if end == text.len() && from < end {
                stretches.push(from..end);
            }
        } else {
            stretches.push(from..end);
        }
        from = end;
    }
    stretches.into_iter().map(|range| trim(text, range)).filter(|range| range.start < range.end).collect()
}

/// The most words of a passage: as many as the encoder reads at once.
const PASSAGE: usize = 70;

/// Stretches that are read together, by their places: as many as the encoder can read at once.
pub fn passages(text: &str, stretches: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut passages: Vec<Range<usize>> = Vec::new();
    let mut long = 0;
    for (at, range) in stretches.iter().enumerate() {
        let more = words(&text[range.clone()]).len();
        match passages.last_mut() {
            Some(last) if long + more <= PASSAGE => {
                last.end = at + 1;
                long += more;
            }
            _ => {
                passages.push(at..at + 1);
                long = more;
            }
        }
    }
    passages
}

/// A stretch without the word it turns on: by itself, “but it was slow” is not praise and blame.
pub fn without_turn(stretch: &str) -> &str {
    match words(stretch).first() {
        Some((from, word)) if TURNS.contains(&word.to_lowercase().as_str()) => {
            let rest = stretch[from + word.len()..].trim_start_matches([',', ' ']);
            if rest.is_empty() { stretch } else { rest }
        }
        _ => stretch,
    }
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let stretch = &text[range.clone()];
    let start = range.start + (stretch.len() - stretch.trim_start().len());
    let end = range.start + stretch.trim_end().len();
    start..end.max(start)
}

/// Words that stand for what was just spoken of.
const STANDS_FOR: &[&str] = &[
    "they", "it", "its", "it's", "he", "she", "them", "their", "his", "her", "who", "which", "theyre", "they're",
    "dey", "thay",
];
/// Words that carry on, most often about the same: but where a question asked about something, as often about that.
const CARRIES_ON: &[&str] = &[
    "that", "this", "these", "those", "staff", "team", "and", "also", "so", "but", "because", "cos", "however", "when",
    "then", "still",
];

/// What the words of a stretch that names no service make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// It cannot be told.
    Nothing,
    /// It is about something else than any service.
    Elsewhere,
    /// About one.
    Of(usize),
}

/// Which services each stretch is about: those it names; else what it carries on about; else what was asked about; and
/// where nothing was, what `told` makes of its words.
pub fn about(
    text: &str,
    stretches: &[Range<usize>],
    named: &[Named],
    asked: Option<usize>,
    told: impl Fn(&str) -> Told,
) -> Vec<Vec<usize>> {
    let mut last: Option<usize> = None;
    stretches
        .iter()
        .map(|range| {
            let mut here: Vec<usize> =
                named.iter().filter(|one| range.contains(&one.from)).map(|one| one.service).collect();
            here.dedup();
            here.sort_unstable();
            here.dedup();
            if here.is_empty() {
                let first = words(&text[range.clone()]).first().map(|(_, word)| word.to_lowercase());
                let first = first.as_deref().unwrap_or_default();
                let stands_for = STANDS_FOR.contains(&first);
                return match (last, asked) {
                    (Some(last), Some(_)) if stands_for => vec![last],
                    (_, Some(asked)) => vec![asked],
                    (Some(last), None) if stands_for || CARRIES_ON.contains(&first) => vec![last],
                    (_, None) => {
                        last = match told(&text[range.clone()]) {
                            Told::Of(service) => Some(service),
                            Told::Elsewhere => None,
                            Told::Nothing => last,
                        };
                        last.into_iter().collect()
                    }
                };
            }
            last = named.iter().rev().find(|one| range.contains(&one.from)).map(|one| one.service);
            here
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::services::{Names, Service};

    fn names() -> Names {
        let service = |name: &str, aliases: &[&str]| Service {
            code: name.to_owned(),
            name: name.to_owned(),
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        };
        Names::new(&[service("Admissions", &[]), service("SEN inclusion support", &["SEN support", "SENCO"])])
    }

    fn cut_up(text: &str, asked: Option<usize>) -> Vec<(&str, Vec<usize>)> {
        let named = names().find(text);
        let stretches = cut(text, &named);
        let told = |stretch: &str| match stretch {
            _ if stretch.contains("pothole") => Told::Elsewhere,
            _ if stretch.contains("help in class") => Told::Of(1),
            _ => Told::Nothing,
        };
        let about = about(text, &stretches, &named, asked, told);
        stretches.into_iter().map(|range| &text[range]).zip(about).collect()
    }

    #[test]
    fn a_comment_that_praises_one_service_and_faults_another_is_two_remarks() {
        assert_eq!(
            cut_up("Admissions were quick but the SENCO never rang. They still have not.", None),
            [
                ("Admissions were quick", vec![0]),
                ("but the SENCO never rang.", vec![1]),
                ("They still have not.", vec![1])
            ]
        );
        assert_eq!(
            cut_up("Admissions were helpful and the SEN support is poor", None),
            [("Admissions were helpful", vec![0]), ("and the SEN support is poor", vec![1])]
        );
    }

    #[test]
    fn what_names_nothing_is_about_what_was_asked() {
        assert_eq!(cut_up("Very kind people", Some(1)), [("Very kind people", vec![1])]);
        assert_eq!(cut_up("Very kind people", None), [("Very kind people", vec![])]);
        assert_eq!(
            cut_up("Admissions lost the form. It took weeks. The lady who helps him is kind.", Some(1)),
            [
                ("Admissions lost the form.", vec![0]),
                ("It took weeks.", vec![0]),
                ("The lady who helps him is kind.", vec![1])
            ]
        );
    }

    #[test]
    fn what_names_nothing_and_was_asked_of_nothing_is_told_by_its_words() {
        assert_eq!(
            cut_up("Admissions were quick. He gets help in class. Good too. The pothole is still there. Sad.", None),
            [
                ("Admissions were quick.", vec![0]),
                ("He gets help in class.", vec![0]),
                ("Good too.", vec![0]),
                ("The pothole is still there.", vec![]),
                ("Sad.", vec![])
            ]
        );
        assert_eq!(cut_up("My son gets help in class.", None), [("My son gets help in class.", vec![1])]);
    }

    #[test]
    fn only_what_stands_for_another_leaves_what_was_asked_about() {
        assert_eq!(
            cut_up("We came from the Admissions desk, but the lady listened to him well.", Some(1)),
            [("We came from the Admissions desk,", vec![0]), ("but the lady listened to him well.", vec![1])]
        );
    }

    #[test]
    fn the_word_a_stretch_turns_on_is_not_read() {
        assert_eq!(without_turn("But, it was slow"), "it was slow");
        assert_eq!(without_turn("but"), "but");
        assert_eq!(without_turn("It was slow"), "It was slow");
    }

    #[test]
    fn a_full_stop_in_an_abbreviation_ends_nothing() {
        assert_eq!(cut_up("Mrs. Smith helped. Thanks", None).len(), 2);
        assert_eq!(cut_up("👍👍", None), [("👍👍", vec![])]);
        assert_eq!(cut_up("It is a maze though.", None).len(), 1);
    }

    proptest! {
        /// No word is lost and none stands twice.
        #[test]
        fn every_word_is_in_one_remark(text in "([a-z]{1,8}|but|and|admissions|[.!?;] |\\n|😀|,){0,40}") {
            let named = names().find(&text);
            let stretches = cut(&text, &named);
            for pair in stretches.windows(2) {
                prop_assert!(pair[0].end <= pair[1].start);
            }
            let kept: usize = stretches.iter().map(|range| words(&text[range.clone()]).len()).sum();
            prop_assert_eq!(kept, words(&text).len());
            let passages = passages(&text, &stretches);
            prop_assert!(passages.iter().cloned().flatten().eq(0..stretches.len()));
        }
    }
}
