//! What made-up people wrote to the council beside a survey.

use domain::{
    code::Code,
    language::Language,
    level::ReadingLevel,
    message::{Message, State, Subject, Within},
};

use crate::{http::AppState, random, store::messages::Written};

/// What each is about, from how many days ago, what it says, where an answer is wanted, and what was answered.
type MadeUp = (Subject, i32, &'static str, Option<&'static str>, Option<&'static str>);

const MESSAGES: [MadeUp; 4] = [
    (
        Subject::Access,
        13,
        "My mother looks after my son and does not use the internet. Can she have the parents’ survey on paper, in large print?",
        Some("020 7946 0155, after six"),
        None,
    ),
    (
        Subject::Data,
        6,
        "I would like to know who at the council can read what I wrote about my daughter’s EHC plan, and whether her school can.",
        Some("m.parent@example.org"),
        None,
    ),
    (
        Subject::Conduct,
        3,
        "The letter came in the last week before the inspection. Nobody here had time to read it.",
        None,
        None,
    ),
    (
        Subject::Other,
        9,
        "Will childminders be told what is decided, or do we have to look for it ourselves?",
        Some("childminder@example.org"),
        Some("Sent them the link under “tell me what happens”, and told them when the Executive meets."),
    ),
];

/// Keeps them.
pub(super) async fn write(state: &AppState, code: &Code, officer: i64) -> anyhow::Result<()> {
    for (subject, days, body, reach, answered) in MESSAGES {
        let id = random::id();
        let written = Written {
            id,
            language: Language::english(),
            level: ReadingLevel::Standard,
            today: state.clock.days_from_now(-days),
        };
        let left = match subject.within() {
            Within::Acknowledged(within) => within,
            // Two weeks are ten working days.
            Within::Answered(_) => 14,
        };
        let due = state.clock.days_from_now(left - days);
        let message = Message { subject, body: body.to_owned(), reach: reach.map(str::to_owned) };
        state.store.add_message((code, &due), &written, &message, None).await?;
        if let Some(note) = answered {
            let by = (officer, &state.clock.days_from_now(2 - days));
            state.store.deal_with(code, id, (State::Answered, note), by).await?;
        }
    }
    Ok(())
}
