//! A respondent's requests: find the unfinished response, ask the domain, keep, go on.

pub(super) mod check;
pub(super) mod page;
pub(super) mod start;
pub(super) mod steps;

use std::sync::Arc;

use app::{pages::failure::Failure, urls};
use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::{HeaderMap, request::Parts},
    response::Response,
};
use domain::{
    consultation::{Day, State as Now},
    respond::{
        self,
        journey::{Journey, Stop},
    },
    survey::Section,
};

use super::{AppState, Refusal, engage::keep, ours, reader::Asked, render, secrets};
use crate::{
    random, reading,
    store::{
        StoreError,
        consultations::Version,
        respond::{Draft, Sending, SentText},
        schools::Through,
    },
};

/// How long an unfinished response is kept, in days.
pub(super) const DRAFT_DAYS: i32 = 30;
/// How long sending it again is recognised, in days.
pub(crate) const RECEIPT_DAYS: i32 = 30;

/// An unfinished response of this browser, with what it answers.
#[derive(Clone, Debug)]
pub(super) struct Respondent {
    pub(super) draft: Draft,
    pub(super) version: Arc<Version>,
    pub(super) interface: render::Interface,
    /// What waits in the browser is sealed with this, in a session.
    keep: Option<String>,
    /// The code of its session, where that hands its devices on.
    room: Option<String>,
}

impl FromRequestParts<AppState> for Respondent {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Refused> {
        let params = RawPathParams::from_request_parts(parts, state).await.ok();
        let id = params
            .iter()
            .flat_map(|params| params.iter())
            .find_map(|(name, value)| (name == "draft").then(|| value.to_owned()))
            .unwrap_or_default();
        let Ok(asked) = Asked::from_request_parts(parts, state).await;
        find(state, &id, &parts.headers, &asked).await
    }
}

/// Why there is no unfinished response to go on with.
#[derive(Debug)]
pub(super) enum Refused {
    /// It was sent, or saved a moment ago: the page that says so, at this address, is where to go.
    Elsewhere(String),
    /// Something else.
    Refusal(Refusal),
}

impl axum::response::IntoResponse for Refused {
    fn into_response(self) -> Response {
        match self {
            Self::Elsewhere(to) => render::onward(&to),
            Self::Refusal(refusal) => refusal.into_response(),
        }
    }
}

async fn find(state: &AppState, id: &str, headers: &HeaderMap, asked: &Asked) -> Result<Respondent, Refused> {
    let fallback = state.interface(&asked.language, asked.level);
    let failed = |error| Refused::Refusal(ours(&fallback)(error));
    let nothing = || Refused::Refusal(Refusal(Failure::NoSuchDraft, fallback.clone()));
    let secret = secrets::cookie(headers, secrets::RESPONDENT).unwrap_or_default();
    let found = state.store.draft(id, &secrets::secret_hash(&secret)).await.map_err(failed)?;
    let Some(draft) = found.filter(|draft| draft.expires >= state.clock.today()) else {
        // Whoever saved it a moment ago and goes back to it is led to the words that open it.
        if secrets::just_saved(headers, id).is_some() {
            return Err(Refused::Elsewhere(urls::step(id, urls::Step::Saved)));
        }
        return Err(if state.store.was_sent(id).await.map_err(failed)? {
            Refused::Elsewhere(sent_again(id, asked))
        } else {
            nothing()
        });
    };
    let version = state.catalogue.version(&state.store, draft.version).await.map_err(failed)?.ok_or_else(nothing)?;
    let mut interface = state.ui(&version, &draft.language, draft.level);
    interface.ui.in_session = draft.session.is_some();
    interface.ui.turned = turned(draft.session, &draft.id);
    interface.ui.trial = draft.trial.as_ref().map(|_| Arc::new(urls::step(&draft.id, urls::Step::Discard)));
    if draft.signed {
        interface.ui = state.signed_ui(&version, interface.ui).await.map_err(failed)?;
    }
    // Whoever began in time may finish on the last day's page, not after it. The questions are those they began with; the
    // days are the consultation's as it is now.
    let open = match &draft.trial {
        // What is tried out opens later.
        Some(_) => Now::Open,
        None => open_now(state, &version).await.map_err(failed)?,
    };
    match open {
        Now::Open => {
            let keep = draft.session.map(|session| keep(state, &draft.secret_hash, session));
            let room = match draft.session {
                Some(session) if draft.handed_on => handed_on(state, session).await.map_err(failed)?,
                _ => None,
            };
            Ok(Respondent { draft, version, interface, keep, room })
        }
        Now::Closed => Err(Refused::Refusal(Refusal(Failure::Closed, interface))),
        Now::NotYetOpen => Err(Refused::Refusal(Refusal(Failure::NotYetOpen, interface))),
    }
}

/// Whether somebody is shown what can be turned round the other way round: half of those who answer by themselves, drawn by lot
/// with the name of their unfinished response. A room is asked in one order, as its paper and its screen are.
fn turned(session: Option<i64>, draft: &str) -> bool {
    session.is_none() && respond::is_turned(draft)
}

/// Whether a survey can be answered today. One that the consultation no longer has cannot.
async fn open_now(state: &AppState, version: &Version) -> Result<Now, StoreError> {
    let newest = current(state, version).await?;
    Ok(newest.map_or(Now::Closed, |newest| newest.edition.consultation.state_on(&state.clock.today())))
}

/// The last day on which the survey can be answered, as the consultation stands now; none where it is asked no more.
async fn closes(state: &AppState, version: &Version) -> Result<Option<Day>, StoreError> {
    Ok(current(state, version).await?.map(|newest| newest.edition.consultation.closes.clone()))
}

/// The survey as it is asked now; none where it is asked no more.
async fn current(state: &AppState, version: &Version) -> Result<Option<Arc<Version>>, StoreError> {
    let edition = &version.edition;
    let current = state.store.current(&edition.consultation.code).await?;
    match current.into_iter().find(|(code, _)| *code == edition.survey.code) {
        Some((_, id)) => state.catalogue.version(&state.store, id).await,
        None => Ok(None),
    }
}

impl Respondent {
    /// *Thank you*.
    fn sent(&self) -> String {
        format!("{}?{}", self.step(urls::Step::Sent), self.sent_in())
    }

    /// The wording of *thank you*: also beside the address that a form is sent to with the last press, for whoever presses
    /// twice, or is not told that it was sent, when nothing else knows it any more.
    pub(super) fn sent_in(&self) -> String {
        let Draft { language, level, .. } = &self.draft;
        let code = &self.version.edition.consultation.code;
        let room = self.room.as_ref().map(|room| format!("&room={room}")).unwrap_or_default();
        format!("language={language}&level={level}&about={code}{room}")
    }

    /// The journey as the answers stand.
    pub(super) fn journey(&self) -> Journey<'_> {
        Journey {
            survey: &self.version.edition.survey,
            level: self.draft.level,
            answers: &self.draft.answers,
            turned: turned(self.draft.session, &self.draft.id),
        }
    }

    /// The address of a stop.
    pub(super) fn address(&self, stop: Stop<'_>) -> String {
        urls::page(&self.draft.id, &stop.name(), stop.service)
    }

    /// The address of a step.
    pub(super) fn step(&self, step: urls::Step) -> String {
        urls::step(&self.draft.id, step)
    }

    /// Every slot of the who-you-are pages.
    pub(super) fn about_slots(&self) -> Vec<domain::respond::answer::Slot> {
        let journey = self.journey();
        journey.path(Section::About).into_iter().flat_map(|stop| journey.slots(stop)).collect()
    }

    /// The addresses of the main section's stops, as the answers stand.
    pub(super) fn way(&self) -> Vec<String> {
        self.journey().path(Section::Main).into_iter().map(|stop| self.address(stop)).collect()
    }

    /// What comes after a stop of a section: the next stop, *check your answers*, or `None` to send.
    pub(super) fn after(&self, section: Section, at: usize) -> Option<String> {
        let path = self.journey().path(section);
        match (path.get(at + 1), section) {
            (Some(stop), _) => Some(self.address(*stop)),
            (None, Section::Main) => Some(self.step(urls::Step::Check)),
            (None, Section::About) => None,
        }
    }

    /// What comes before a stop of a section.
    pub(super) fn before(&self, section: Section, at: usize) -> String {
        let path = self.journey().path(section);
        match (at.checked_sub(1).and_then(|at| path.get(at)), section) {
            (Some(stop), _) => self.address(*stop),
            (None, Section::About) => self.step(urls::Step::Check),
            (None, Section::Main) => self.start(),
        }
    }

    /// Where the response was begun, with a way to go on with it; where it is a trial, the page that leads to it.
    pub(super) fn start(&self) -> String {
        if let Some(token) = &self.draft.trial {
            return urls::trial(token);
        }
        let edition = &self.version.edition;
        let start = urls::survey(&edition.consultation.code, &edition.survey.code);
        let signed = if self.draft.signed { "&signed=yes" } else { "" };
        let Draft { language, level, id, .. } = &self.draft;
        format!("{start}?language={language}&level={level}&resume={id}{signed}")
    }

    /// Where the response was left: the first unanswered page, or *check your answers*.
    pub(super) fn resume(&self) -> String {
        let journey = self.journey();
        let unanswered = journey.path(Section::Main).into_iter().find(|stop| {
            let slots = journey.slots(*stop);
            !slots.is_empty() && slots.iter().all(|slot| self.draft.answers.get(slot).is_none())
        });
        unanswered.map_or_else(|| self.step(urls::Step::Check), |stop| self.address(stop))
    }

    /// Ends a trial: nothing of it is kept. Nothing where it is none.
    pub(super) async fn end_trial(&self, state: &AppState) -> Result<Option<Response>, Refusal> {
        let Some(token) = &self.draft.trial else { return Ok(None) };
        state.store.discard(&self.draft.id).await.map_err(ours(&self.interface))?;
        let carry = self.interface.ui.carry();
        Ok(Some(render::onward(&format!("{}{carry}&{}", urls::trial(token), urls::TRIAL_OVER))))
    }

    /// Keeps what changed, reading again where another tab was quicker.
    pub(super) async fn keep(&mut self, state: &AppState, change: impl Fn(&mut Draft)) -> Result<(), Refusal> {
        for _ in 0..5 {
            change(&mut self.draft);
            match state.store.keep(&self.draft).await {
                Ok(()) => {
                    self.draft.revision += 1;
                    return Ok(());
                }
                Err(StoreError::Conflict) => self.read_again(state).await?,
                Err(error) => return Err(ours(&self.interface)(error)),
            }
        }
        Err(ours(&self.interface)(StoreError::Conflict))
    }

    /// Sends the response with a last change to it, and answers once it is on disk. What another tab kept
    /// meanwhile goes with it.
    pub(super) async fn send(mut self, state: &AppState, change: impl Fn(&mut Draft)) -> Result<Response, Refusal> {
        for _ in 0..5 {
            change(&mut self.draft);
            let unmet = self.journey().first_unmet(Section::Main).map(|unmet| self.address(unmet));
            if let Some(unmet) = unmet {
                self.keep(state, change).await?;
                return Ok(render::onward(&unmet));
            }
            if let Some(over) = self.end_trial(state).await? {
                return Ok(over);
            }
            let (texts, answers) = self.journey().sent().apart();
            let concerns = reading::first_look(texts.iter().map(|(_, _, body)| body.clone()).collect()).await;
            let due = state.clock.working_days_from_now(super::OPEN_CONCERN_DAYS);
            let is_childs = self.version.edition.survey.audience.is_childs(self.draft.level);
            let unscreened = |body: &str| reading::unscreened(is_childs, body, &self.draft.language);
            let texts: Vec<SentText> = texts
                .into_iter()
                .zip(concerns)
                .map(|((slot, level, body), concern)| {
                    let concern = concern.or_else(|| unscreened(&body)).map(|why| (why, due.clone()));
                    SentText { id: random::id(), slot, level, body, concern }
                })
                .collect();
            let (any, concerned) = (!texts.is_empty(), texts.iter().any(|text| text.concern.is_some()));
            let sending = Sending {
                id: random::id(),
                draft: self.draft.id.clone(),
                revision: self.draft.revision,
                version: self.draft.version,
                language: self.draft.language.clone(),
                level: self.draft.level,
                channel: self.draft.channel,
                session: self.draft.session,
                wrote_in: self.draft.session.filter(|_| self.version.edition.survey.audience.is_children()),
                through: self.through(),
                turned: self.draft.session.is_none().then(|| respond::is_turned(&self.draft.id)),
                answers,
                today: state.clock.today(),
                receipt_expires: state.clock.days_from_now(RECEIPT_DAYS),
                texts,
            };
            match state.store.submit(sending).await {
                Ok(()) => {
                    // What the child sees next is the same either way, so that nothing gives a flag away.
                    if concerned {
                        state.jobs.concerns.notify_one();
                    }
                    if any {
                        state.jobs.comments.notify_one();
                    }
                    if let Some(session) = self.draft.session {
                        state.live.nudge(session);
                    }
                    return Ok(render::onward(&self.sent()));
                }
                Err(StoreError::Conflict) => self.read_again(state).await?,
                Err(error) => return Err(ours(&self.interface)(error)),
            }
        }
        Err(ours(&self.interface)(StoreError::Conflict))
    }

    /// The school's link it came by.
    fn through(&self) -> Option<Through> {
        let school = self.draft.school?;
        let edition = &self.version.edition;
        Some(Through { consultation: edition.consultation.code.clone(), survey: edition.survey.code.clone(), school })
    }

    async fn read_again(&mut self, state: &AppState) -> Result<(), Refusal> {
        let again = state.store.draft(&self.draft.id, &self.draft.secret_hash).await.map_err(ours(&self.interface))?;
        self.draft = again.ok_or(Refusal(Failure::NoSuchDraft, self.interface.clone()))?;
        Ok(())
    }
}

/// What the address of *thank you* may say: it keeps no answer, so it says which wording it is in.
const SENT: [&str; 4] = ["language", "level", "about", "room"];

/// *Thank you* of what was sent before, in the wording that whoever sends it again says.
fn sent_again(id: &str, asked: &Asked) -> String {
    let said = SENT.iter().filter_map(|name| Some((*name, asked.query.first(name)?)));
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(said).finish();
    let separator = if query.is_empty() { "" } else { "?" };
    format!("{}{separator}{query}", urls::step(id, urls::Step::Sent))
}

/// The code by which whoever has the device next joins a session.
async fn handed_on(state: &AppState, session: i64) -> Result<Option<String>, StoreError> {
    let session = state.store.session(session).await?;
    Ok(session.and_then(|session| session.code))
}
