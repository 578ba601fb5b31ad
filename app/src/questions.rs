//! Questions and their answers as officers read them.

use domain::{
    code::Code,
    findings::person::OVER_ALL,
    respond::answer::Slot,
    survey::{Kind, Question},
};

use crate::{components::choose::Choices, tables::Asked, ui::Ui};

/// A question's short name; the question where it has none.
pub fn short_name(words: &Ui, slot: &Slot) -> String {
    let service = slot.service.as_ref();
    words
        .question_part(&slot.question, Some("short"), service)
        .unwrap_or_else(|| words.question(&slot.question, service))
        .text
}

/// An answer to a question in the words of whoever read it; on a scale, of a rating.
pub fn answer_name(ui: &Ui, words: &Ui, question: &Question, scale: Option<&Code>, code: &Code) -> String {
    match (scale, &question.kind) {
        (Some(scale), _) if *scale == *OVER_ALL => ui.say(&format!("over-all-{code}")),
        (Some(scale), _) => words.point(scale, code).text,
        (None, Kind::YesNoUnsure) => words.say(&format!("answer-{code}")),
        (None, Kind::Services { .. }) => words.service(code),
        _ => words
            .question_part(&question.code, Some(code.as_str()), None)
            .map_or_else(|| ui.say("retired-option"), |said| said.text),
    }
}

/// The words a survey's questions are named by to officers: those of its first level.
pub fn first_words<'a>(ui: &'a Ui, asked: &'a Asked) -> &'a Ui {
    asked.edition.survey.levels.first().and_then(|level| asked.words.get(level)).unwrap_or(ui)
}

/// Of which service a question is: the one it is asked for, or the one it is about.
pub fn about(asked: &Asked, slot: &Slot) -> Option<Code> {
    slot.service.clone().or_else(|| asked.edition.survey.question(&slot.question).service.clone())
}

/// A question's name in a list, in somebody's words: a list that is closed shows no heading, so of which service it is
/// about is in the name.
pub fn list_name(ui: &Ui, asked: &Asked, words: &Ui, slot: &Slot) -> String {
    let name = short_name(words, slot);
    let service = about(asked, slot).map(|code| ui.service(&code));
    match service.filter(|service| !name.contains(service.as_str())) {
        Some(service) => ui.say_with("explore-about", &[("question", name.into()), ("service", service.into())]),
        None => name,
    }
}

/// Choices under the names of the services they are about; those about none are first.
pub fn by_service(
    ui: &Ui,
    choices: impl IntoIterator<Item = (Option<Code>, (String, String))>,
) -> Vec<(Option<String>, Choices)> {
    let mut groups: Vec<(Option<Code>, Choices)> = vec![(None, Vec::new())];
    for (about, choice) in choices {
        match groups.iter_mut().find(|(of, _)| *of == about) {
            Some((_, choices)) => choices.push(choice),
            None => groups.push((about, vec![choice])),
        }
    }
    let heading = |about: Option<Code>| about.map_or_else(|| ui.say("explore-no-service"), |code| ui.service(&code));
    groups
        .into_iter()
        .filter(|(_, choices)| !choices.is_empty())
        .map(|(about, choices)| (Some(heading(about)), choices))
        .collect()
}
