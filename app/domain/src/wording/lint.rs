//! Rules of plain wording by level, checked on every English question.
//!
//! The rules are the standards' §2.2: they catch what is known to fail children and readers of
//! Easy Read. They do not measure understanding; a pilot with children does.

use super::{Key, Wordings, sentences};
use crate::{fault::Fault, language::Language, level::ReadingLevel, survey::Survey};

/// Words that make a question negative.
const NEGATIVES: [&str; 8] = ["not", "never", "no", "nobody", "nothing", "none", "neither", "without"];
/// Words of councils and contracts, which no child's and no easy-read question uses.
const JARGON: [&str; 16] = [
    "procurement",
    "commissioning",
    "commissioned",
    "provision",
    "provider",
    "tender",
    "tendering",
    "contract",
    "stakeholder",
    "statutory",
    "discretionary",
    "outsourcing",
    "sen",
    "send",
    "ehcp",
    "engagement",
];

/// What is too hard at a level in any text: sentences that are too long, and words of councils and contracts.
pub fn too_hard(text: &str, level: ReadingLevel) -> Vec<String> {
    let mut found = Vec::new();
    let most = level.limits().stem_words;
    for sentence in sentences(text) {
        let count = sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
        if count > most {
            found.push(format!("a sentence has {count} words, and at level {level} it may have {most}: “{sentence}”"));
        }
    }
    if is_plain(level) {
        let lower = lower(text);
        found.extend(
            words(&lower).filter(|word| JARGON.contains(word)).map(|word| format!("use an everyday word for “{word}”")),
        );
    }
    found
}

/// Whether a level uses everyday words alone.
fn is_plain(level: ReadingLevel) -> bool {
    level.is_child() || level == ReadingLevel::EasyRead
}

fn lower(text: &str) -> String {
    text.to_lowercase().replace('’', "'")
}

fn words(lower: &str) -> impl Iterator<Item = &str> {
    lower.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty())
}

/// Words that say what answer is hoped for: a negative question, a question whether somebody agrees, a scale of which only one end
/// is named (Krosnick and Presser 2010).
const LEADING: [&str; 18] = [
    "don't you think",
    "don't you agree",
    "don't you feel",
    "do you agree that",
    "would you agree",
    "wouldn't you",
    "shouldn't",
    "surely",
    "how much better",
    "how much worse",
    "how excellent",
    "how wonderful",
    "how great",
    "how amazing",
    "how brilliant",
    "how terrible",
    "how awful",
    "how disappointed",
];

/// The faults of one question at a level; empty when there is none.
pub fn faults_of(text: &str, level: ReadingLevel) -> Vec<String> {
    let mut found = too_hard(text, level);
    let lower = lower(text);
    if matches!(level, ReadingLevel::Infant | ReadingLevel::Junior) {
        for word in words(&lower) {
            if NEGATIVES.contains(&word) || word.ends_with("n't") && word != "don't" {
                found.push(format!("ask it the positive way round: “{word}”"));
            }
        }
    }
    if is_plain(level) && (lower.contains(" agree") || lower.starts_with("agree")) {
        found.push("ask about the thing itself, not whether people agree".to_owned());
    }
    if lower.contains("and/or") {
        found.push("“and/or” asks two things at once".to_owned());
    }
    let often = lower.contains("how often");
    let period = match level {
        ReadingLevel::Infant => Some("today"),
        ReadingLevel::Junior => Some("this week"),
        ReadingLevel::Teen => Some("this term"),
        _ => None,
    };
    if let (true, Some(period)) = (often, period)
        && !lower.contains(period)
    {
        found.push(format!("“how often” needs a time they can remember: {period}"));
    }
    for leading in LEADING {
        if lower.contains(leading) {
            found.push(format!("“{leading}” leads to an answer"));
        }
    }
    found
}

/// Checks every question of a survey in English, at each level that has its own wording.
pub fn check(survey: &Survey, wordings: &Wordings, faults: &mut Vec<Fault>) {
    for level in &survey.levels {
        let wording = (Language::english(), *level);
        for page in survey.pages.iter().filter(|page| page.shown_at(*level)) {
            for question in page.questions.iter().map(|code| survey.question(code)).filter(|q| q.asked_at(*level)) {
                let key: Key = (question.code.to_string(), None);
                let Some(text) = wordings.text(&wording, &key) else { continue };
                // A service's name stands where `{}` does: two words, as most are.
                for message in faults_of(&text.replace("{}", "the service"), *level) {
                    let (file, line) = wordings.place(&wording, &key.0);
                    faults.push(Fault { file, line, key: key.0.clone(), message });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ReadingLevel::{EasyRead, Infant, Junior, Standard, Teen};

    #[test]
    fn bad_questions_are_caught() {
        for (level, text) in [
            (Infant, "Do you think that the grown-ups at your school help you when you need it?"),
            (Infant, "Do you never feel sad at school?"),
            (Junior, "Isn't it good when you get help at school?"),
            (Junior, "How often does somebody help you?"),
            (Junior, "Nobody listens to me at school. True?"),
            (Teen, "Do you agree that the help you get is good?"),
            (Teen, "What should the commissioning of this look like?"),
            (Teen, "How often do you get help?"),
            (EasyRead, "Should the council look for another provider for this?"),
            (Standard, "Don’t you agree that the service is wonderful?"),
            (Standard, "How excellent is the service?"),
            (Standard, "Don't you think this service should stay with the council?"),
            (Standard, "How good are the quality and/or the speed of this service?"),
        ] {
            assert!(!faults_of(text, level).is_empty(), "{level}: {text}");
        }
    }

    #[test]
    fn good_questions_pass() {
        for (level, text) in [
            (Infant, "Is your school dinner good or bad?"),
            (Junior, "How good or bad is the help you get?"),
            (Junior, "How often did somebody help you this week?"),
            (Teen, "How good or bad is the help you get at school?"),
            (EasyRead, "How good or bad is this service now?"),
            (Standard, "How good or poor is the quality of this service now?"),
        ] {
            assert_eq!(faults_of(text, level), Vec::<String>::new(), "{level}: {text}");
        }
    }
}
