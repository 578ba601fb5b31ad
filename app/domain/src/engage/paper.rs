//! Paper sheets, typed in one by one: a line for each sheet, a character for each answer, all of it twice, so that a slip
//! shows at its sheet and its question. Nothing is kept but what each question came to.

use std::collections::BTreeMap;

use super::Pick;

/// What is typed for the answers of a question, in their order.
const KEYS: &str = "123456789abcdefghijkmnpqrstuvwxyz";

/// What is typed where a sheet has no answer to a question.
pub const BLANK: char = '0';

/// Where and how what was typed is wrong. Sheets and questions are counted from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing was typed.
    Nothing,
    /// One time has so many sheets, the other so many.
    Sheets(usize, usize),
    /// A sheet has so many answers, and there are so many questions.
    Answers {
        /// The first time, or the second.
        time: usize,
        /// The sheet.
        sheet: usize,
        /// How many answers were typed.
        typed: usize,
        /// How many questions there are.
        questions: usize,
    },
    /// No answer of that question is typed so.
    Unknown {
        /// The first time, or the second.
        time: usize,
        /// The sheet.
        sheet: usize,
        /// The question.
        question: usize,
        /// What was typed.
        typed: char,
    },
    /// The two times differ.
    Differ {
        /// The sheet.
        sheet: usize,
        /// The question.
        question: usize,
        /// What was typed first.
        first: char,
        /// What was typed then.
        second: char,
    },
}

/// What sheets come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// How many there are.
    pub sheets: usize,
    /// How many chose each answer, question by question.
    pub counts: Vec<BTreeMap<Pick, u32>>,
}

/// The character that is typed for each of so many answers; nothing where there are more than there are characters.
pub fn keys(answers: usize) -> Option<Vec<char>> {
    (answers <= KEYS.len()).then(|| KEYS.chars().take(answers).collect())
}

/// Reads sheets that were typed twice.
///
/// # Errors
///
/// All that is wrong: what cannot be read first, and only of what can be read where the two times differ.
pub fn read(times: [&str; 2], questions: &[Vec<Pick>]) -> Result<Typed, Vec<Wrong>> {
    let [first, second] = times.map(sheets);
    if first.is_empty() && second.is_empty() {
        return Err(vec![Wrong::Nothing]);
    }
    let keys: Vec<Vec<char>> = questions.iter().map(|picks| keys(picks.len()).unwrap_or_default()).collect();
    let mut wrong = Vec::new();
    for (time, sheets) in [(1, &first), (2, &second)] {
        for (sheet, typed) in (1..).zip(sheets) {
            if typed.len() != questions.len() {
                wrong.push(Wrong::Answers { time, sheet, typed: typed.len(), questions: questions.len() });
                continue;
            }
            for ((question, typed), keys) in (1..).zip(typed).zip(&keys) {
                if *typed != BLANK && !keys.contains(typed) {
                    wrong.push(Wrong::Unknown { time, sheet, question, typed: *typed });
                }
            }
        }
    }
    if wrong.is_empty() && first.len() != second.len() {
        wrong.push(Wrong::Sheets(first.len(), second.len()));
    }
    if wrong.is_empty() {
        for (sheet, (a, b)) in (1..).zip(first.iter().zip(&second)) {
            for (question, (first, second)) in (1..).zip(a.iter().copied().zip(b.iter().copied())) {
                if first != second {
                    wrong.push(Wrong::Differ { sheet, question, first, second });
                }
            }
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let counts = questions
        .iter()
        .zip(&keys)
        .enumerate()
        .map(|(at, (picks, keys))| {
            let of = |key: &char| first.iter().filter(|sheet| sheet[at] == *key).count();
            picks
                .iter()
                .cloned()
                .zip(keys)
                .map(|(pick, key)| (pick, u32::try_from(of(key)).unwrap_or(u32::MAX)))
                .collect()
        })
        .collect();
    Ok(Typed { sheets: first.len(), counts })
}

/// The sheets that were typed: lines with something in them. Blanks between answers, and capitals, say nothing.
fn sheets(typed: &str) -> Vec<Vec<char>> {
    typed
        .lines()
        .map(|line| line.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect())
        .filter(|sheet: &Vec<char>| !sheet.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::code::Code;

    fn questions() -> Vec<Vec<Pick>> {
        let of = |answers: &[&'static str]| answers.iter().map(|one| Pick::Chose(Code::from(*one))).collect();
        vec![of(&["good", "middle", "bad"]), of(&["yes", "no"])]
    }

    #[test]
    fn two_times_that_are_the_same_are_counted() {
        let Typed { sheets, counts } =
            read(["1 2\n\n 3 0\n12\n", "12\r\n30\r\n1 2"], &questions()).expect("they are the same");
        assert_eq!(sheets, 3);
        assert_eq!(counts[0].values().copied().collect::<Vec<_>>(), [1, 2, 0], "bad, good, middle");
        assert_eq!(counts[1].values().copied().collect::<Vec<_>>(), [2, 0], "no, yes");
    }

    #[test]
    fn a_slip_shows_where_it_is() {
        let wrong = |first, second| read([first, second], &questions()).expect_err("it is wrong");
        assert_eq!(wrong(" \n", ""), [Wrong::Nothing]);
        assert_eq!(wrong("12\n31", "12"), [Wrong::Sheets(2, 1)]);
        assert_eq!(wrong("12\n31", "12\n21"), [Wrong::Differ { sheet: 2, question: 1, first: '3', second: '2' }]);
        assert_eq!(wrong("123", "12"), [Wrong::Answers { time: 1, sheet: 1, typed: 3, questions: 2 }]);
        assert_eq!(wrong("12", "13"), [Wrong::Unknown { time: 2, sheet: 1, question: 2, typed: '3' }]);
    }

    proptest! {
        /// Every sheet is counted once, at each question, unless it is blank there; whatever is typed, nothing panics.
        #[test]
        fn sheets_add_up(typed in prop::collection::vec((0u32..4, 0u32..3), 1..40), noise in ".{0,60}") {
            let lines: Vec<String> = typed.iter().map(|(a, b)| format!("{a}{b}")).collect();
            let text = lines.join("\n");
            let Typed { sheets, counts } = read([&text, &text], &questions()).expect("they are the same");
            prop_assert_eq!(sheets, typed.len());
            let blank = typed.iter().filter(|(a, _)| *a == 0).count();
            prop_assert_eq!(counts[0].values().sum::<u32>() as usize + blank, sheets);
            let _ = read([&noise, &text], &questions());
        }
    }
}
