//! Notes of a session. Each is read by the whole of the safeguarding screen before it is kept.

use app::{
    pages::{
        engage::{self, Notes},
        failure::Failure,
    },
    urls,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    code::Code,
    engage::{Agreed, NoteKind, Stage},
    respond::form::{Fields, tidy},
};

use super::{
    super::{
        Answer, AppState, OPEN_CONCERN_DAYS, Refusal,
        officer::{May, Officer, needs},
        ours,
        reader::Posted,
        render,
    },
    Led,
    after::note_line,
    lead, led,
};
use crate::{
    random, reading,
    store::engage::notes::{FoundInNote, Note},
};

/// The longest note, in characters.
const LONGEST: usize = 2_000;

/// What the page says beside the notes.
#[derive(Default)]
struct Said {
    fields: Fields,
    wrong: Option<&'static str>,
    held: bool,
}

/// The page.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    May(officer, ..): May<needs::RunSessions>,
    Path(id): Path<i64>,
) -> Answer {
    let led = led(&state, &officer, id).await?;
    page(&state, &officer, led, Said::default()).await
}

async fn page(state: &AppState, officer: &Officer, led: Led, said: Said) -> Answer {
    // What is handed in is read on the session's own page, and what has not begun has nothing to note.
    // What came too late is shown all the same, beside what was typed.
    if !led.session.stage.can_be_corrected() && said.wrong.is_none() && !said.held {
        return Ok(render::onward(&urls::session(led.session.id)));
    }
    let ui = led.words.ui.clone();
    let notes = state.store.notes(led.session.id).await.map_err(ours(&led.words))?;
    let services = led.edition().consultation.services.iter();
    let status = if said.wrong.is_some() || said.held { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let model = Notes {
        id: led.session.id,
        consultation: led.session.consultation.clone(),
        group: led.session.plan.group.clone(),
        notes: notes.into_iter().map(|note| note_line(&ui, note)).collect(),
        services: services.map(|service| (service.code.clone(), ui.service(&service.code))).collect(),
        fields: said.fields,
        wrong: said.wrong,
        held: said.held,
        new: random::id(),
    };
    let who = officer.shown();
    Ok(render::page(status, move || engage::notes(&ui, &who, &model)).await)
}

/// Keeps a note, or takes one away.
pub(in super::super) async fn act(
    State(state): State<AppState>,
    May(officer, ..): May<needs::RunSessions>,
    Path(id): Path<i64>,
    Posted(fields): Posted,
) -> Answer {
    let led = led(&state, &officer, id).await?;
    let missing = || Refusal(Failure::NotFound, led.words.clone());
    let here = urls::session_page(id, "notes");
    match fields.first("do") {
        Some("drop") => {
            let note = fields.first("note").and_then(|note| note.parse().ok()).ok_or_else(missing)?;
            if state.store.drop_note(&led.session, note).await.map_err(ours(&led.words))? {
                lead::did(&state, &officer, &led, "note taken away").await?;
            }
            Ok(render::onward(&here))
        }
        Some("add") => add(&state, &officer, led, fields).await,
        _ => Err(missing()),
    }
}

async fn add(state: &AppState, officer: &Officer, led: Led, fields: Fields) -> Answer {
    if led.session.stage == Stage::Planned {
        return Err(Refusal(Failure::NotFound, led.words));
    }
    let body = tidy(fields.first("body").unwrap_or_default());
    let wrong = match body.chars().count() {
        0 => Some("notes-wrong-empty"),
        n if n > LONGEST => Some("notes-wrong-long"),
        _ => None,
    };
    if wrong.is_some() {
        return page(state, officer, led, Said { fields, wrong, held: false }).await;
    }
    let known = |code: &Code| led.edition().consultation.service(code).is_some();
    let note = Note {
        // Named by the form, so that a form that is sent twice is one note.
        id: fields.first("id").and_then(|id| id.parse().ok()).filter(|id| *id > 0).unwrap_or_else(random::id),
        kind: fields.first("kind").and_then(NoteKind::parse).unwrap_or(NoteKind::Heard),
        service: fields.first("service").and_then(|code| Code::parse(code).ok()).filter(known),
        body: body.clone(),
        agreed: fields.first("agreed").and_then(Agreed::parse),
        quotable: false,
        consent: fields.first("consent") == Some("yes"),
    };
    // A room has few notes: each waits for the whole of the screen, so that none is on a list before. One that cannot be
    // read goes to the safeguarding lead.
    let found = reading::concern(body).await;
    let held = found.is_some();
    let due = state.clock.working_days_from_now(OPEN_CONCERN_DAYS);
    let (by, at) = (officer.account.id, state.clock.seconds());
    let found = found.map(|why| FoundInNote { why, today: state.clock.today(), due, by, at });
    let kept = state.store.add_note((&led.session, led.version.id), &note, found).await.map_err(ours(&led.words))?;
    if held && kept {
        state.jobs.concerns.notify_one();
        lead::did(state, officer, &led, "note held for the safeguarding lead").await?;
        return page(state, officer, led, Said { held, ..Said::default() }).await;
    }
    if !kept {
        return page(state, officer, led, Said { fields, wrong: Some("notes-wrong-over"), held: false }).await;
    }
    if led.session.stage == Stage::Open {
        state.live.nudge(led.session.id);
    }
    Ok(render::onward(&urls::session_page(led.session.id, "notes")))
}
