//! Drawings of a session, photographed. What is said of each is read by the whole of the safeguarding screen before it is
//! kept, as every note is.

use app::{
    pages::{
        engage::{self, DrawingLine, Drawings},
        failure::Failure,
    },
    ui::Ui,
    urls,
};
use axum::{
    body::Bytes,
    extract::{Multipart, Path, State},
    http::StatusCode,
};
use domain::{
    code::Code,
    engage::{
        NoteKind, Stage,
        drawing::{LONGEST, MOST},
    },
    people::Permission,
    respond::form::{Fields, tidy},
};
use tokio::sync::Semaphore;

use super::{
    super::{
        Answer, AppState, OPEN_CONCERN_DAYS, Refusal,
        officer::{May, Officer, needs},
        ours, picture as sent, render,
    },
    Led, lead, led,
};
use crate::{
    picture::{self, Picture},
    random, reading,
    store::engage::{
        drawings::{Added, Drawing},
        notes::{FoundInNote, Note},
    },
};

/// Photographs are opened one at a time: each may take as much memory as a small machine can spare.
static OPENING: Semaphore = Semaphore::const_new(1);

/// What the page says beside the drawings.
#[derive(Default)]
struct Said {
    fields: Fields,
    wrong: Vec<(&'static str, &'static str)>,
    held: bool,
}

/// A drawing, as it is shown.
pub(super) fn line(ui: &Ui, session: i64, drawing: Drawing) -> DrawingLine {
    DrawingLine {
        id: drawing.id,
        service: drawing.service.map(|service| ui.service(&service)),
        words: drawing.words,
        agreed: drawing.agreed,
        shown: drawing.shown,
        picture: format!("{}/{}.jpg", urls::session_page(session, "drawings"), drawing.id),
        size: drawing.size,
    }
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
    // What is handed in is looked at on the session's own page, and what has not begun has nothing to show.
    // What came too late is shown all the same, beside what was typed.
    if !led.session.stage.can_be_corrected() && said.wrong.is_empty() && !said.held {
        return Ok(render::onward(&urls::session(led.session.id)));
    }
    let ui = led.words.ui.clone();
    let id = led.session.id;
    let drawings = state.store.drawings(id).await.map_err(ours(&led.words))?;
    let services = led.edition().consultation.services.iter();
    let status = if said.wrong.is_empty() && !said.held { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let model = Drawings {
        id,
        consultation: led.session.consultation.clone(),
        group: led.session.plan.group.clone(),
        full: drawings.len() >= MOST,
        drawings: drawings.into_iter().map(|drawing| line(&ui, id, drawing)).collect(),
        services: services.map(|service| (service.code.clone(), ui.service(&service.code))).collect(),
        fields: said.fields,
        wrong: said.wrong,
        held: said.held,
        new: random::id(),
    };
    let who = officer.shown();
    Ok(render::page(status, move || engage::drawings(&ui, &who, &model)).await)
}

/// The picture of a drawing.
pub(in super::super) async fn file(
    State(state): State<AppState>,
    May(officer, ..): May<needs::RunSessions>,
    Path((id, file)): Path<(i64, String)>,
) -> Answer {
    let led = led(&state, &officer, id).await?;
    let missing = || Refusal(Failure::NotFound, led.words.clone());
    let drawing = file.strip_suffix(".jpg").and_then(|drawing| drawing.parse().ok()).ok_or_else(missing)?;
    let picture = state.store.drawing_picture(id, drawing).await.map_err(ours(&led.words))?.ok_or_else(missing)?;
    Ok(sent(picture, "no-store"))
}

/// What a form with a file in it posted; nothing where it is too large or was cut off.
async fn posted(mut form: Multipart) -> Option<(Fields, Bytes)> {
    let (mut fields, mut file) = (Vec::new(), Bytes::new());
    while let Some(field) = form.next_field().await.ok()? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "picture" {
            file = field.bytes().await.ok()?;
        } else {
            fields.push((name, field.text().await.ok()?));
        }
    }
    Some((fields.into_iter().collect(), file))
}

/// Keeps a drawing, or takes one away.
pub(in super::super) async fn act(
    State(state): State<AppState>,
    May(officer, ..): May<needs::RunSessions>,
    Path(id): Path<i64>,
    form: Multipart,
) -> Answer {
    let led = led(&state, &officer, id).await?;
    let missing = || Refusal(Failure::NotFound, led.words.clone());
    let Some((fields, file)) = posted(form).await else {
        let wrong = vec![("picture", "drawings-wrong-large")];
        return page(&state, &officer, led, Said { wrong, ..Said::default() }).await;
    };
    match fields.first("do") {
        Some("drop") => {
            let drawing = fields.first("drawing").and_then(|drawing| drawing.parse().ok()).ok_or_else(missing)?;
            let whenever = officer.account.role.may(Permission::AcceptSessions);
            if state.store.drop_drawing(&led.session, drawing, whenever).await.map_err(ours(&led.words))? {
                lead::did(&state, &officer, &led, "drawing taken away").await?;
            }
            // Onward to the session's own page, where it is handed in already.
            Ok(render::onward(&urls::session_page(id, "drawings")))
        }
        Some("add") => add(&state, &officer, led, fields, file).await,
        _ => Err(missing()),
    }
}

async fn add(state: &AppState, officer: &Officer, led: Led, fields: Fields, file: Bytes) -> Answer {
    if led.session.stage == Stage::Planned {
        return Err(Refusal(Failure::NotFound, led.words));
    }
    // Opening a picture is work: not for a session that is handed in.
    if !led.session.stage.can_be_corrected() {
        let wrong = vec![("words", "drawings-wrong-over")];
        return page(state, officer, led, Said { fields, wrong, held: false }).await;
    }
    let words = tidy(fields.first("words").unwrap_or_default()).trim().to_owned();
    let mut wrong = Vec::new();
    let picture = if file.is_empty() { Err("drawings-wrong-none") } else { opened(file).await };
    if let Err(key) = &picture {
        wrong.push(("picture", *key));
    }
    match words.chars().count() {
        0 => wrong.push(("words", "drawings-wrong-words")),
        n if n > LONGEST => wrong.push(("words", "drawings-wrong-words-long")),
        _ => {}
    }
    if !fields.holds("nobody", "yes") {
        wrong.push(("nobody", "drawings-wrong-nobody"));
    }
    let (Ok(picture), true) = (picture, wrong.is_empty()) else {
        return page(state, officer, led, Said { fields, wrong, held: false }).await;
    };
    // Named by the form, so that a form that is sent twice is one drawing.
    let id = fields.first("id").and_then(|id| id.parse().ok()).filter(|id| *id > 0).unwrap_or_else(random::id);
    let known = |code: &Code| led.edition().consultation.service(code).is_some();
    let service = fields.first("service").and_then(|code| Code::parse(code).ok()).filter(known);
    let failed = ours(&led.words);
    // What is said of it is a note's like: where it may be a concern, the words are the safeguarding lead's and the picture
    // is not kept.
    if let Some(why) = reading::concern(words.clone()).await {
        let note =
            Note { id, kind: NoteKind::AsSaid, service, body: words, agreed: None, quotable: false, consent: false };
        let due = state.clock.working_days_from_now(OPEN_CONCERN_DAYS);
        let (by, at) = (officer.account.id, state.clock.seconds());
        let found = Some(FoundInNote { why, today: state.clock.today(), due, by, at });
        state.store.add_note((&led.session, led.version.id), &note, found).await.map_err(&failed)?;
        state.jobs.concerns.notify_one();
        lead::did(state, officer, &led, "drawing held for the safeguarding lead").await?;
        return page(state, officer, led, Said { held: true, ..Said::default() }).await;
    }
    let drawing = Drawing {
        id,
        service,
        words,
        agreed: fields.holds("agreed", "yes"),
        shown: false,
        digest: picture.digest.clone(),
        size: (picture.width, picture.height),
    };
    match state.store.add_drawing(&led.session, &drawing, picture).await.map_err(&failed)? {
        Added::Full => {
            let wrong = vec![("picture", "drawings-wrong-full")];
            page(state, officer, led, Said { fields, wrong, held: false }).await
        }
        Added::Kept => {
            lead::did(state, officer, &led, "drawing added").await?;
            Ok(render::onward(&urls::session_page(led.session.id, "drawings")))
        }
        Added::Over => {
            let wrong = vec![("words", "drawings-wrong-over")];
            page(state, officer, led, Said { fields, wrong, held: false }).await
        }
    }
}

async fn opened(file: Bytes) -> Result<Picture, &'static str> {
    let turn = OPENING.acquire().await.map_err(|_| "drawings-wrong-unreadable")?;
    let opened = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        picture::fit(&file)
    });
    let opened = opened.await;
    opened.ok().and_then(Result::ok).ok_or("drawings-wrong-unreadable")
}
