//! A phone or tablet in the room.

use app::{
    components::field::Field,
    pages::engage::{self, NotTaken, RoomPage},
    urls,
};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
};
use domain::{
    digest::Digest,
    engage::Pick,
    respond::form::{self, Fields, Wrong},
};

use super::{
    super::{
        Answer, AppState, Refusal, ours,
        reader::{Address, Asked, Posted},
        render, secrets,
    },
    join::goes_on,
    keep,
    live::Follows,
    participant, version_of,
};
use crate::{
    random,
    store::{
        StoreError,
        consultations::Version,
        engage::{Session, live::Vote},
    },
};
use app::pages::failure::Failure;

/// How often a vote looks where the room is, before it is too late.
const TRIES: usize = 4;

/// A browser that joined.
struct Joined {
    session: Session,
    version: std::sync::Arc<Version>,
    interface: render::Interface,
    token: String,
    shared: bool,
}

/// Finds the room of a browser that joined it. Any other is led to the code's page, whether or not there is such a code:
/// that page alone says so. What was looked up in vain counts as a try, as it does there.
async fn joined(
    state: &AppState,
    address: Address,
    code: &str,
    asked: &Asked,
    headers: &HeaderMap,
) -> Result<Option<Joined>, Refusal> {
    let interface = state.interface(&asked.language, asked.level);
    let Some(secret) = secrets::respondent(headers) else { return Ok(None) };
    let found = state.store.session_by_code(code).await.map_err(ours(&interface))?;
    if let Some(session) = found.filter(|session| goes_on(state, session)) {
        let token = participant(&secret, session.id);
        if let Some(shared) = state.store.has_joined(session.id, &token).await.map_err(ours(&interface))? {
            let version = version_of(state, &session, &interface).await?;
            let mut interface = state.ui(&version, &session.plan.language, session.plan.level);
            if session.plan.is_signed() {
                let failed = ours(&interface);
                interface.ui = state.signed_room(&version, interface.ui).await.map_err(failed)?;
            }
            return Ok(Some(Joined { session, version, interface, token, shared }));
        }
    }
    if state.throttles.join_code(address.0) { Ok(None) } else { Err(Refusal(Failure::TooMany, interface)) }
}

/// What the page says beside the question.
#[derive(Default)]
struct Said {
    fields: Option<Fields>,
    answered: bool,
    ballot: Option<String>,
    wrong: bool,
    not_taken: Option<NotTaken>,
}

impl Joined {
    /// The ballot's name in the store: the browser's own, or, where the device is handed on, this answer's.
    fn ballot(&self, given: Option<&str>) -> String {
        match given.filter(|_| self.shared) {
            Some(given) => Digest::of([b"ballot".as_slice(), self.token.as_bytes(), given.as_bytes()]).to_string(),
            None => self.token.clone(),
        }
    }

    async fn page(&self, state: &AppState, said: Said) -> Answer {
        let survey = &self.version.edition.survey;
        let now = self.session.now(survey);
        let questions = self.session.plan.questions(survey);
        let slot = now.question().and_then(|at| questions.get(at)).cloned();
        let mut answered = said.answered;
        let mut fields = said.fields.clone();
        if let (Some(slot), false, None) = (&slot, self.shared, &fields) {
            let vote = state.store.my_vote(self.session.id, slot, &self.token).await.map_err(ours(&self.interface))?;
            if let Some(pick) = vote {
                answered = true;
                fields = Some([(slot.question.to_string(), pick.to_string())].into_iter().collect());
            }
        }
        let field = slot.map(|slot| Field {
            edition: self.version.edition.clone(),
            slot,
            fields: fields.unwrap_or_default(),
            wrong: said.wrong.then_some(Wrong::Required),
            alone: true,
        });
        let status = if said.wrong {
            StatusCode::UNPROCESSABLE_ENTITY
        } else if said.not_taken.is_some() {
            StatusCode::CONFLICT
        } else {
            StatusCode::OK
        };
        let model = RoomPage {
            code: self.session.code.clone().unwrap_or_default(),
            group: self.session.plan.group.clone(),
            shared: self.shared,
            now,
            questions: questions.len(),
            field,
            answered,
            ballot: self.shared.then(|| said.ballot.unwrap_or_else(random::token)),
            keep: keep(state, &self.token, self.session.id),
            mark: self.session.moment,
            wrong: said.wrong,
            not_taken: said.not_taken,
        };
        let ui = self.interface.ui.clone();
        Ok(render::page(status, move || engage::room(&ui, &model)).await)
    }
}

/// The question that is on.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    address: Address,
    Path(code): Path<String>,
    asked: Asked,
    headers: HeaderMap,
) -> Answer {
    match joined(&state, address, &code, &asked, &headers).await? {
        None => Ok(render::onward(&urls::join(&code))),
        Some(joined) => {
            let answered = joined.shared && asked.query.holds("in", "yes");
            joined.page(&state, Said { answered, ..Said::default() }).await
        }
    }
}

/// An answer.
pub(in super::super) async fn vote(
    State(state): State<AppState>,
    address: Address,
    Path(code): Path<String>,
    asked: Asked,
    headers: HeaderMap,
    Posted(fields): Posted,
) -> Answer {
    // What waited on a device that had lost the network says so.
    let waited = fields.holds("waited", "yes");
    // It is over, or the device is no longer of it: whoever sent this is told that it is not counted.
    let over = || Ok(render::onward(&urls::join_late(&code, waited)));
    let Some(joined) = joined(&state, address, &code, &asked, &headers).await? else { return over() };
    let survey = &joined.version.edition.survey;
    let questions = joined.session.plan.questions(survey);
    let at: Option<usize> = fields.first("at").and_then(|at| at.parse().ok());
    let Some((at, slot)) = at.and_then(|at| Some((at, questions.get(at)?.clone()))) else {
        return joined.page(&state, Said::default()).await;
    };
    let given = fields.first("ballot").filter(|ballot| ballot.len() == 26).map(str::to_owned);
    let here = joined.session.now(survey).question() == Some(at);
    let read = form::read(survey, joined.session.plan.level, std::slice::from_ref(&slot), &fields);
    let pick = read.kept.first().and_then(|(_, answer)| answer.as_ref()).and_then(|answer| Pick::of(&answer.value));
    let Some(pick) = pick else {
        // Nothing was chosen, or nothing that is offered.
        let said =
            Said { ballot: given, wrong: here, not_taken: (!here).then_some(NotTaken::TooLate), ..Said::default() };
        return joined.page(&state, said).await;
    };
    let mut joined = joined;
    // The room may be moved on while this is on its way: it is looked at again.
    for _ in 0..TRIES {
        let session = &joined.session;
        let vote = Vote { at, slot: &slot, ballot: joined.ballot(given.as_deref()), pick: &pick, waited };
        let now = session.now(&joined.version.edition.survey);
        match state.store.vote(session, (now, questions.len()), vote).await {
            Ok(true) => {
                state.live.nudge(session.id);
                let to = urls::room(&code);
                // Whoever holds the device by now is not told that theirs is in.
                return Ok(render::onward(&if joined.shared && !waited { format!("{to}?in=yes") } else { to }));
            }
            Ok(false) => break,
            Err(StoreError::Conflict) => match self::joined(&state, address, &code, &asked, &headers).await? {
                Some(again) => joined = again,
                None => return over(),
            },
            // No room that was planned for has so many: it is not kept, and a device that waits to send it must not go on.
            Err(StoreError::Full) => {
                let not_taken = Some(NotTaken::Full);
                return joined.page(&state, Said { ballot: given, not_taken, ..Said::default() }).await;
            }
            Err(error) => return Err(ours(&joined.interface)(error)),
        }
    }
    // The room has moved on, or the question is paused, or what the others said was seen: nothing is kept, and the page
    // says so. Whoever pressed looks up by themselves; of what waited the adult would never hear. One whose answer is there is
    // sent again because nothing told it that it had arrived.
    if waited && joined.session.shown.contains(&at) {
        let failed = ours(&joined.interface);
        let ballot = joined.ballot(given.as_deref());
        if state.store.my_vote(joined.session.id, &slot, &ballot).await.map_err(&failed)?.is_none() {
            state.store.came_late(&joined.session).await.map_err(&failed)?;
            state.live.nudge(joined.session.id);
        }
    }
    joined.page(&state, Said { not_taken: Some(NotTaken::TooLate), ..Said::default() }).await
}

/// Where the room is, for a phone that follows it.
pub(in super::super) async fn live(
    State(state): State<AppState>,
    address: Address,
    Path(code): Path<String>,
    asked: Asked,
    headers: HeaderMap,
) -> Answer {
    let interface = state.interface(&asked.language, asked.level);
    let missing = || Refusal(Failure::NotFound, interface.clone());
    let session = joined(&state, address, &code, &asked, &headers).await?.ok_or_else(missing)?.session;
    Ok(state.live.follow(&state.store, session.id, session.pulse(), Follows::Moments))
}
