//! Engagement sessions: whoever runs one, who joins, and the screen on the wall.

mod after;
pub(super) mod drawings;
pub(super) mod home;
pub(super) mod join;
pub(super) mod lead;
pub(super) mod letter;
pub(super) mod links;
pub mod live;
pub(super) mod meetings;
pub(super) mod notes;
pub(super) mod pack;
pub(super) mod paper;
pub(super) mod plan;
pub(super) mod reply;
pub(super) mod room;
pub(super) mod said;
pub(super) mod screen;

use std::sync::Arc;

use app::{
    components::field::{Choosable, Field, options},
    pages::{engage::SessionLine, failure::Failure},
    ui::Ui,
};
use domain::{
    code::Code,
    edition::SurveyEdition,
    engage::{
        How,
        evidence::{self, Counts, RoomResult},
    },
    level::ReadingLevel,
    respond::answer::Slot,
    survey::Survey,
};

use super::{
    AppState, Refusal,
    officer::{self, Officer},
    ours, render,
};
use crate::store::{consultations::Version, engage::Session, schools::School};

/// A code works for so many hours at most.
const CODE_HOURS: i64 = 12;
/// Parents are told so many working days before.
const TOLD_DAYS: u8 = 5;

/// A session that somebody may run, with all that its pages need.
struct Led {
    session: Session,
    school: School,
    version: Arc<Version>,
    /// The words of whoever runs it.
    words: render::Interface,
    /// The words of the room.
    room: Ui,
}

impl Led {
    fn survey(&self) -> &Survey {
        &self.version.edition.survey
    }

    fn edition(&self) -> &Arc<SurveyEdition> {
        &self.version.edition
    }

    fn questions(&self) -> Vec<(Slot, String)> {
        named_questions(&self.session, self.survey(), &self.room)
    }

    fn who(&self) -> String {
        officer::who_wrote(&self.words.ui, self.survey(), self.session.plan.level)
    }
}

/// A session's questions with their words.
fn named_questions(session: &Session, survey: &Survey, room: &Ui) -> Vec<(Slot, String)> {
    named(session.plan.questions(survey), room)
}

fn named(slots: Vec<Slot>, room: &Ui) -> Vec<(Slot, String)> {
    slots
        .into_iter()
        .map(|slot| {
            let words = room.asked(&slot);
            (slot, words)
        })
        .collect()
}

/// Whose sessions somebody may run: every school's, or one.
fn of_school(officer: &Officer) -> Option<i64> {
    // Whoever represents no school has none: no school has the number 0.
    if officer.account.role.of_every_school() { None } else { Some(officer.account.school.unwrap_or_default()) }
}

/// Finds a session for whoever runs it: a representative their own school's, an officer any.
async fn led(state: &AppState, officer: &Officer, id: i64) -> Result<Led, Refusal> {
    let plain = officer::interface(state);
    let missing = || Refusal(Failure::NotFound, plain.clone());
    let session = state.store.session(id).await.map_err(ours(&plain))?.ok_or_else(missing)?;
    if of_school(officer).is_some_and(|school| school != session.school) {
        return Err(missing());
    }
    let school = state.store.school(session.school).await.map_err(ours(&plain))?.ok_or_else(missing)?;
    let version = version_of(state, &session, &plain).await?;
    let words = state.ui(&version, &domain::language::Language::english(), ReadingLevel::Standard);
    let room = state.ui(&version, &session.plan.language, session.plan.level).ui;
    Ok(Led { session, school, version, words, room })
}

/// The version a session puts its questions from: the one it began with, or the newest.
async fn version_of(
    state: &AppState,
    session: &Session,
    interface: &render::Interface,
) -> Result<Arc<Version>, Refusal> {
    let missing = || Refusal(Failure::NotFound, interface.clone());
    let id = match session.version {
        Some(id) => id,
        None => {
            let current = state.store.current(&session.consultation).await.map_err(ours(interface))?;
            current.into_iter().find(|(code, _)| *code == session.plan.survey).map(|(_, id)| id).ok_or_else(missing)?
        }
    };
    state.catalogue.version(&state.store, id).await.map_err(ours(interface))?.ok_or_else(missing)
}

/// What a question offers in the room's words.
fn offered(edition: &Arc<SurveyEdition>, room: &Ui, slot: &Slot) -> Vec<Choosable> {
    let field = Field {
        edition: edition.clone(),
        slot: slot.clone(),
        fields: domain::respond::form::Fields::default(),
        wrong: None,
        alone: true,
    };
    options(room, &field, edition.survey.question(&slot.question))
}

/// The options of a question that are answers, in the order asked.
fn answers(options: &[Choosable]) -> Vec<Code> {
    options.iter().filter(|one| !one.way_out).filter_map(|one| Code::parse(&one.value).ok()).collect()
}

/// What a room said to a question, each way it was gathered, as it may be shown on its wall. Never two ways together: who
/// counted the hands knows them, and would know the votes by subtraction.
fn results(counts: &Counts, slot: &Slot, options: &[Choosable]) -> Vec<(How, RoomResult)> {
    let gathered = How::ALL.iter().filter_map(|how| {
        let counted = counts.get(&(slot.clone(), *how)).filter(|counted| counted.values().any(|n| *n > 0))?;
        Some((*how, counted))
    });
    gathered.map(|(how, counted)| (how, evidence::result(&answers(options), counted, 1))).collect()
}

/// The server's name, as it is typed in.
fn join_at(state: &AppState) -> String {
    let base = state.config.base_url.trim_end_matches('/');
    let host = base.split_once("://").map_or(base, |(_, host)| host);
    format!("{host}{}", app::urls::JOIN)
}

/// Sessions as lines of a list.
pub(super) fn lines(
    surveys: &crate::findings::Surveys,
    words: &render::Interface,
    sessions: &[Session],
    schools: &[School],
) -> Vec<SessionLine> {
    sessions
        .iter()
        .map(|session| {
            let survey = surveys.newest.iter().map(|version| &version.edition.survey);
            let who = survey
                .into_iter()
                .find(|survey| survey.code == session.plan.survey)
                .map(|survey| officer::who_wrote(&words.ui, survey, session.plan.level))
                .unwrap_or_default();
            SessionLine {
                id: session.id,
                school: schools
                    .iter()
                    .find(|school| school.id == session.school)
                    .map(|school| school.name.clone())
                    .unwrap_or_default(),
                group: session.plan.group.clone(),
                who,
                day: words.ui.day(&session.plan.day),
                size: session.attended.map_or(session.plan.expected, |(present, _)| present),
                stage: session.stage,
            }
        })
        .collect()
}

/// What is sealed with in a browser while it waits to be sent: the same on each page of whoever it is for, and nowhere on
/// the device.
pub(super) fn keep(state: &AppState, whose: &str, session: i64) -> String {
    let parts = [b"keep".as_slice(), state.return_salt.as_bytes(), whose.as_bytes(), &session.to_be_bytes()];
    domain::digest::Digest::of(parts).to_string()
}

/// What a browser is known by in a session, and nowhere else.
pub(crate) fn participant(secret: &str, session: i64) -> String {
    domain::digest::Digest::of([b"room".as_slice(), secret.as_bytes(), &session.to_be_bytes()]).to_string()
}
