//! A representative's sessions.

use app::{
    pages::engage::{self, Home, HomeConsultation},
    urls,
};
use axum::extract::State;
use domain::{consultation::State as Now, engage::Stage};

use super::{
    super::{
        Answer, AppState,
        officer::{self, May, needs},
        ours, render,
    },
    lines, of_school,
};

/// The page.
pub(in super::super) async fn show(State(state): State<AppState>, May(officer, ..): May<needs::RunSessions>) -> Answer {
    if officer.account.role.of_every_school() {
        return Ok(render::onward(urls::OFFICER));
    }
    let plain = officer::interface(&state);
    let today = state.clock.today();
    let school = match of_school(&officer) {
        Some(id) => state.store.school(id).await.map_err(ours(&plain))?,
        None => None,
    };
    let mut consultations = Vec::new();
    for code in state.store.consultations().await.map_err(ours(&plain))? {
        let (code, surveys, words) = officer::consultation(&state, code.as_str()).await?;
        let consultation = &surveys.newest[0].edition.consultation;
        let mut sessions = match &school {
            Some(school) => state.store.sessions(&code, Some(school.id)).await.map_err(ours(&words))?,
            None => Vec::new(),
        };
        // Whoever comes back to a room that waits finds it first.
        sessions.sort_by_key(|session| session.stage != Stage::Open);
        let dates = words.ui.say_with(
            "officer-dates",
            &[
                ("opens", words.ui.day(&consultation.opens).into()),
                ("closes", words.ui.day(&consultation.closes).into()),
                ("decides", words.ui.day(&consultation.decides).into()),
            ],
        );
        consultations.push(HomeConsultation {
            title: words.ui.survey("consultation-title").text,
            dates,
            school: school.as_ref().map(|school| school.id),
            open: school.is_some() && consultation.state_on(&today) != Now::Closed,
            sessions: lines(&surveys, &words, &sessions, &[]),
            code,
        });
    }
    let ui = plain.ui;
    let who = officer.shown();
    let model = Home { school: school.map(|school| school.name), consultations };
    Ok(render::ok(move || engage::home(&ui, &who, &model)).await)
}
