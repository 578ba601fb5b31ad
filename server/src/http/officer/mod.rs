//! An officer's requests: who asks, whether they may, what they see.

pub(super) mod access;
pub(super) mod after;
pub(super) mod answers;
mod attention;
pub(super) mod brought;
pub(super) mod comments;
pub(super) mod concerns;
pub(super) mod desk;
pub(super) mod duties;
pub(super) mod explore;
pub(super) mod findings;
pub(super) mod heard;
mod may;
pub(super) mod messages;
pub(super) mod overview;
pub(super) mod password;
pub(super) mod record;
pub(crate) mod reply;
pub(crate) mod report;
mod review;
pub(super) mod schools;
pub(super) mod search;
pub(super) mod sessions;
pub(super) mod sign_in;
pub(crate) mod signing;
pub(super) mod themes;
pub(super) mod waves;
pub(super) mod wordings;

use app::{
    components::field::short_name,
    pages::{
        failure::Failure,
        officer::{Leads, SignedIn},
    },
    ui::Ui,
    urls,
};
use axum::response::{IntoResponse, Response};
use domain::{
    code::Code, language::Language, level::ReadingLevel, people::Permission, respond::answer::Slot, survey::Survey,
};

pub(super) use may::{Anyone, May, needs};

use super::{Answer, AppState, Refusal, ours, render, report_file::attached};
use crate::{
    export,
    findings::Surveys,
    store::{
        StoreError,
        comments::Comment,
        people::{Account, Action},
    },
};

/// What a session holds: whose it is, and the proof of the password it was begun with.
const ACCOUNT: &str = "account";

/// Somebody signed in. Who they are is asked for with what they are to be allowed ([`May`]).
#[derive(Clone, Debug)]
pub(super) struct Officer {
    pub(super) account: Account,
}

/// Nobody is signed in, or something failed.
#[derive(Debug)]
pub(super) enum NotOfficer {
    SignIn(String),
    /// Somebody else knows their password: they set one of their own first.
    Password,
    Refusal(Refusal),
}

impl IntoResponse for NotOfficer {
    fn into_response(self) -> Response {
        match self {
            Self::SignIn(then) => render::onward(&format!("{}?then={then}", urls::SIGN_IN)),
            Self::Password => render::onward(urls::PASSWORD),
            Self::Refusal(refusal) => refusal.into_response(),
        }
    }
}

impl Officer {
    /// Refuses what the role does not allow.
    pub(in crate::http) fn must(&self, state: &AppState, permission: Permission) -> Result<(), Refusal> {
        if self.account.role.may(permission) { Ok(()) } else { Err(Refusal(Failure::Forbidden, interface(state))) }
    }

    /// Puts on record what somebody did.
    pub(in crate::http) async fn did(
        &self,
        state: &AppState,
        action: Action,
        subject: &str,
        interface: &render::Interface,
    ) -> Result<(), Refusal> {
        state.store.audit(state.clock.seconds(), Some(self.account.id), action, subject).await.map_err(ours(interface))
    }

    /// For the top of the page.
    pub(in crate::http) fn shown(&self) -> SignedIn {
        SignedIn { name: self.account.name.clone(), email: self.account.email.clone(), role: self.account.role }
    }
}

/// Officers read English, standard wording.
pub(in crate::http) fn interface(state: &AppState) -> render::Interface {
    state.interface(&Language::english(), ReadingLevel::Standard)
}

/// A consultation's surveys, and its words for an officer.
pub(in crate::http) async fn consultation(
    state: &AppState,
    code: &str,
) -> Result<(Code, Surveys, render::Interface), Refusal> {
    let plain = interface(state);
    let missing = || Refusal(Failure::NotFound, plain.clone());
    let code = Code::parse(code).map_err(|_| missing())?;
    let surveys = crate::findings::surveys(&state.store, &state.catalogue, &code)
        .await
        .map_err(ours(&plain))?
        .ok_or_else(missing)?;
    let words = state.ui(&surveys.newest[0], &Language::english(), ReadingLevel::Standard);
    Ok((code, surveys, words))
}

/// Those who see concerns for a child, by name and role.
async fn leads(state: &AppState, ui: &Ui) -> Result<Leads, crate::store::StoreError> {
    let accounts = state.store.accounts().await?.into_iter();
    let leads = accounts.filter(|account| account.role.may(Permission::HandleConcerns));
    let names = leads.map(|one| format!("{} ({})", one.name, ui.say(&format!("role-{}", one.role.as_str())))).collect();
    Ok(Leads { names, told: state.mailer.silent().is_none() })
}

/// The question something answers, as its reader saw it, with its service as `services` names it.
fn question_name(services: &Ui, words: &Ui, slot: &Slot) -> String {
    let question = short_name(words, &slot.question, slot.service.as_ref()).text;
    match &slot.service {
        None => question,
        Some(service) => format!("{}: {question}", services.service(service)),
    }
}

/// Who wrote something: audience and level.
pub(in crate::http) fn who_wrote(ui: &Ui, survey: &Survey, level: ReadingLevel) -> String {
    let audience = ui.audience(survey.audience);
    format!("{audience}, {}", ui.say(&format!("level-name-{level}")))
}

/// The same for whoever reads a report, to whom the standard wording is no wording.
pub(in crate::http) fn who_says(ui: &Ui, survey: &Survey, level: ReadingLevel) -> String {
    if level == ReadingLevel::Standard { ui.audience(survey.audience) } else { who_wrote(ui, survey, level) }
}

/// Rows under a heading, as a CSV file to be kept under a name.
fn csv_file(words: &render::Interface, name: &str, heading: &[String], rows: &[Vec<String>]) -> Answer {
    let file = export::csv::plain(heading, rows).map_err(|error| {
        tracing::error!(%error, name, "a file could not be written");
        Refusal(Failure::Ours, words.clone())
    })?;
    Ok(attached(file.into(), export::Kind::Csv.media(), name))
}

/// What a comment answers and who wrote it; `None` where its survey is no longer there.
async fn about(state: &AppState, ui: &Ui, comment: &Comment) -> Result<Option<(String, String)>, StoreError> {
    let Some(version) = state.catalogue.version(&state.store, comment.version).await? else { return Ok(None) };
    let theirs = crate::findings::words(&state.catalogue, &version, comment.level);
    let who = who_wrote(ui, &version.edition.survey, comment.level);
    Ok(Some((question_name(ui, &theirs, &comment.slot), who)))
}
