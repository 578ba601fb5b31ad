//! The links a school sends home.

use std::collections::BTreeMap;

use app::{
    pages::engage::{self, LinkLine, Links},
    urls,
};
use axum::extract::{Path, State};
use domain::{
    code::Code, consultation::State as Now, disclosure, heard::schools::Urn, level::ReadingLevel, survey::Survey,
};

use super::{
    super::{
        Answer, AppState,
        officer::{May, needs},
        ours, render,
    },
    meetings,
};
use crate::{export::qr, findings::Surveys};

/// The surveys whose links schools send home: those of people at schools, and of families.
pub(in super::super) fn sent_home(surveys: &Surveys) -> impl Iterator<Item = &Survey> {
    surveys.newest.iter().map(|version| &version.edition.survey).filter(|survey| survey.audience.is_of_schools())
}

/// A survey's whole address by a school's link.
pub(in super::super) fn address(state: &AppState, code: &Code, survey: &Survey, urn: &Urn) -> String {
    state.config.address(&urls::by_school(&urls::survey(code, &survey.code), urn))
}

/// The whole address of the page that leads to every survey, by a school's link.
pub(in super::super) fn first_address(state: &AppState, code: &Code, urn: &Urn) -> String {
    state.config.address(&urls::by_school(&urls::consultation(code), urn))
}

/// The page.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    May(officer, ..): May<needs::RunSessions>,
    Path((code, school)): Path<(String, i64)>,
) -> Answer {
    let (code, surveys, school, words) = meetings::about(&state, &officer, (&code, school)).await?;
    let ui = words.ui.clone();
    let mut answered = state.store.school_answers(&code).await.map_err(ours(&words))?;
    let answered: BTreeMap<Code, u64> = answered.remove(&school.id).unwrap_or_default();
    let everybody = first_address(&state, &code, &school.urn);
    let line = |whose: String, address: String, answered| LinkLine { whose, qr: qr::code(&address), address, answered };
    let mut links = vec![line(ui.say("links-everybody"), everybody.clone(), None)];
    links.extend(sent_home(&surveys).map(|survey| {
        let n = answered.get(&survey.code).copied().unwrap_or_default();
        line(ui.audience(survey.audience), address(&state, &code, survey, &school.urn), Some(disclosure::count(n)))
    }));
    let first = &surveys.newest[0];
    let consultation = &first.edition.consultation;
    let texts = consultation
        .every_language()
        .map(|language| {
            let ui = state.ui(first, &language, ReadingLevel::Standard).ui;
            let args = [
                ("council", consultation.contact.council.clone().into()),
                ("consultation", ui.survey("consultation-title").text.into()),
                ("day", ui.day(&consultation.closes).into()),
                ("address", everybody.clone().into()),
            ];
            (language.to_string(), language.direction(), ui.say_with("links-words", &args))
        })
        .collect();
    let model = Links {
        title: ui.survey("consultation-title").text,
        school: school.name,
        links,
        texts,
        open: consultation.state_on(&state.clock.today()) != Now::Closed,
        code,
    };
    let who = officer.shown();
    Ok(render::ok(move || engage::links(&ui, &who, &model)).await)
}
