//! The letter to parents, before a session of children.

use app::{
    pages::{
        engage::{self, Letter, LetterPage},
        failure::Failure,
    },
    urls,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    engage::{Pace, Way},
    language::Language,
    level::ReadingLevel,
};

use super::{
    super::{
        Answer, AppState, Refusal,
        officer::{May, Officer, needs},
        reader::Asked,
        render,
        report_file::pdf_file,
    },
    Led, led,
};
use crate::export;

/// The languages a letter can be in: English, and those the consultation is offered in.
fn languages(led: &Led) -> Vec<Language> {
    let others = &led.edition().consultation.languages;
    std::iter::once(Language::english()).chain(others.iter().cloned()).collect()
}

/// A session with its letter, in the language that is asked for or in English; not found where it is not children's.
async fn written(state: &AppState, officer: &Officer, id: i64, asked: &Asked) -> Result<(Led, Letter), Refusal> {
    let led = led(state, officer, id).await?;
    if !led.survey().audience.is_children() {
        return Err(Refusal(Failure::NotFound, led.words.clone()));
    }
    let chosen = asked.query.first("language").and_then(Language::parse);
    let language = chosen.filter(|one| languages(&led).contains(one)).unwrap_or_else(Language::english);
    let ui = state.ui(&led.version, &language, ReadingLevel::Standard).ui;
    let consultation = &led.edition().consultation;
    // To be typed in from paper: as short as they can be. Each page is there in the other languages.
    let addresses = [
        state.config.address(&urls::consultation(&consultation.code)),
        state.config.address(&urls::about("privacy", None, "")),
    ];
    // What the class is asked about, whatever was ticked: each by themselves chooses for themselves.
    let mut plan = led.session.plan.clone();
    let asked = plan.questions(led.survey());
    let by_themselves = plan.pace == Pace::Own && !plan.has(Way::Paper);
    plan.services.retain(|code| !by_themselves && asked.iter().any(|slot| slot.service.as_ref() == Some(code)));
    let letter = Letter::of(&ui, consultation, &plan, &led.school.name, addresses);
    Ok((led, letter))
}

/// The page.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    May(officer, ..): May<needs::RunSessions>,
    Path(id): Path<i64>,
    asked: Asked,
) -> Answer {
    let (led, letter) = written(&state, &officer, id, &asked).await?;
    let ui = led.words.ui.clone();
    let model = LetterPage {
        id,
        consultation: led.session.consultation.clone(),
        title: ui.survey("consultation-title").text,
        school: led.school.name.clone(),
        day: ui.day(&led.session.plan.day),
        languages: languages(&led),
        letter,
    };
    let who = officer.shown();
    Ok(render::page(StatusCode::OK, move || engage::letter(&ui, &who, &model)).await)
}

/// The file.
pub(in super::super) async fn file(
    State(state): State<AppState>,
    May(officer, ..): May<needs::RunSessions>,
    Path(id): Path<i64>,
    asked: Asked,
) -> Answer {
    let (led, letter) = written(&state, &officer, id, &asked).await?;
    pdf_file(&state, &led.words, ("", "letter-to-parents.pdf"), move || export::letter::pdf(&letter)).await
}
