//! What people wrote to the council beside a survey: read, acknowledged, answered.

use app::{
    pages::{
        failure::Failure,
        officer::{self, MessageLine, WrongNote},
    },
    urls,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    level::ReadingLevel,
    message::{self, LONGEST, is_late, reference},
    respond::form::{length, tidy},
};

use sentiment::safeguarding::Concern;

use super::{
    super::{
        Answer, AppState, Refusal,
        message::for_lead,
        ours,
        reader::{Asked, Posted},
        render,
    },
    May, Officer, consultation, leads, needs,
};
use crate::store::people::Action;

/// The page.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    May(officer, ..): May<needs::AnswerMessages>,
    Path(code): Path<String>,
    asked: Asked,
) -> Answer {
    page(&state, &officer, &code, (None, asked.query.first("passed").is_some())).await
}

async fn page(state: &AppState, officer: &Officer, code: &str, (wrong, passed): (Option<WrongNote>, bool)) -> Answer {
    let (code, _, words) = consultation(state, code).await?;
    let ui = words.ui.clone();
    let today = state.clock.today();
    let kept = state.store.messages(&code).await.map_err(ours(&words))?;
    let lines = kept
        .into_iter()
        .map(|one| {
            let (language, level) = &one.wording;
            let mut wording = Vec::new();
            if *level != ReadingLevel::Standard {
                wording.push(ui.say(&format!("level-name-{level}")));
            }
            if *language != ui.language().clone() {
                wording
                    .push(app::phrases::Phrases::interface(language.clone(), *level).say("language-in-english", &[]));
            }
            MessageLine {
                id: one.id,
                reference: reference(one.id),
                subject: one.message.subject,
                body: one.message.body,
                wording: (!wording.is_empty()).then(|| wording.join(", ")),
                came: ui.day(&one.came),
                due: {
                    let owed = (one.message.subject, one.held || one.message.reach.is_some());
                    (ui.day(&one.due), is_late(owed, one.state, &one.due, &today))
                },
                // Of one that the lead has, where it came from is the lead's too.
                reach: one.message.reach.filter(|_| !one.held),
                held: one.held,
                acknowledged: one.acknowledged.map(|day| ui.day(&day)),
                state: one.state,
                note: one.note,
                by: one.by,
                answered: one.answered.map(|day| ui.day(&day)),
            }
        })
        .collect();
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let leads = leads(state, &ui).await.map_err(ours(&words))?;
    let model = officer::Messages { code, lines, wrong, mail_off: state.mailer.is_off(), leads, passed };
    let who = officer.shown();
    Ok(render::page(status, move || officer::messages(&ui, &who, &model)).await)
}

/// Keeps that a message was acknowledged or answered, and how.
pub(in super::super) async fn deal_with(
    State(state): State<AppState>,
    May(officer, ..): May<needs::AnswerMessages>,
    Path(path): Path<String>,
    Posted(fields): Posted,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &path).await?;
    let missing = || Refusal(Failure::NotFound, words.clone());
    let id: i64 = fields.first("message").and_then(|id| id.parse().ok()).ok_or_else(missing)?;
    if fields.first("do") == Some("concern") {
        let lead = for_lead(&state, Concern { topic: None, likely: 1.0 }, &surveys.newest[0]);
        let by = (officer.account.id, state.clock.seconds());
        let raised = state.store.raise_message(&code, id, by, (&state.clock.today(), lead)).await;
        if raised.map_err(ours(&words))? {
            state.jobs.concerns.notify_one();
            officer.did(&state, Action::HandleConcern, "concern found", &words).await?;
        }
        return Ok(render::onward(&format!("{}?passed", urls::officer(&code, "messages"))));
    }
    let to = fields.first("do").and_then(message::State::parse).ok_or_else(missing)?;
    let note = tidy(fields.first(&format!("note-{id}")).unwrap_or_default());
    // What was done must be on record: that somebody was answered says nothing by itself.
    let key = match length(&note) {
        0 => Some("messages-wants-note"),
        n if n > LONGEST => Some("messages-note-long"),
        _ => None,
    };
    if let Some(key) = key {
        return page(&state, &officer, &path, (Some(WrongNote { message: id, typed: note, key }), false)).await;
    }
    let by = (officer.account.id, &state.clock.today());
    // Where a colleague was quicker, theirs stands, and the page shows it.
    if state.store.deal_with(&code, id, (to, &note), by).await.map_err(ours(&words))? {
        let subject = format!("{code}: message {} {}", reference(id), to.as_str());
        officer.did(&state, Action::Message, &subject, &words).await?;
    }
    Ok(render::onward(&urls::officer(&code, "messages")))
}
