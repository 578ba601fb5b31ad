//! A phone or tablet in the room.

use app::{
    components::field::Field,
    pages::engage::{self, RoomPage},
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
        reader::{Asked, Posted},
        render,
    },
    join::{goes_on, over},
    live::Follows,
    participant, secret, version_of,
};
use crate::{
    random,
    store::{StoreError, consultations::Version, engage::Session},
};
use app::pages::failure::Failure;

/// A browser that joined.
struct Joined {
    session: Session,
    version: std::sync::Arc<Version>,
    interface: render::Interface,
    token: String,
    shared: bool,
}

/// What there is to do for whoever is not in the room.
enum Not {
    /// To the code's page, whether or not there is such a code: only that page says so, and counts tries.
    Joined,
    /// It is over.
    Over(Box<Session>),
}

async fn joined(
    state: &AppState,
    code: &str,
    asked: &Asked,
    headers: &HeaderMap,
) -> Result<Result<Joined, Not>, Refusal> {
    let interface = state.interface(&asked.language, asked.level);
    let Some(secret) = secret(headers) else { return Ok(Err(Not::Joined)) };
    let Some(session) = state.store.session_by_code(code).await.map_err(ours(&interface))? else {
        return Ok(Err(Not::Joined));
    };
    let token = participant(&secret, session.id);
    if !goes_on(state, &session) {
        // Who was in the room is forgotten when it ends; that it has ended is no secret to who held its code.
        return Ok(Err(Not::Over(Box::new(session))));
    }
    if !state.store.has_joined(session.id, &token).await.map_err(ours(&interface))? {
        return Ok(Err(Not::Joined));
    }
    let version = version_of(state, &session, &interface).await?;
    let interface = state.ui(&version, &session.plan.language, session.plan.level);
    let shared = asked.query.holds("shared", "yes");
    Ok(Ok(Joined { session, version, interface, token, shared }))
}

async fn not_in(state: &AppState, code: &str, asked: &Asked, not: Not) -> Answer {
    match not {
        Not::Joined => Ok(render::onward(&urls::join(code))),
        Not::Over(session) => {
            over(state, &session, &state.interface(&asked.language, asked.level)).await
        }
    }
}

/// What the page says beside the question.
#[derive(Default)]
struct Said {
    fields: Option<Fields>,
    answered: bool,
    ballot: Option<String>,
    wrong: bool,
    too_late: bool,
}

impl Joined {
    /// The ballot's name in the store: the browser's own, or, where the device is handed on, this answer's.
    fn ballot(&self, given: Option<&str>) -> String {
        match given.filter(|_| self.shared) {
            Some(given) => {
                Digest::of([b"ballot".as_slice(), self.token.as_bytes(), given.as_bytes()]).to_string()
            }
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
        } else if said.too_late {
            StatusCode::CONFLICT
        } else {
            StatusCode::OK
        };
        let model = RoomPage {
            code: self.session.code.clone().unwrap_or_default(),
            group: self.session.plan.group.clone(),
            shared: self.shared,
            now,
            field,
            answered,
            ballot: self.shared.then(|| said.ballot.unwrap_or_else(random::token)),
            mark: self.session.moment,
            wrong: said.wrong,
            too_late: said.too_late,
        };
        let ui = self.interface.ui.clone();
        Ok(render::page(status, move || engage::room(&ui, &model)).await)
    }
}

/// The question that is on.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    Path(code): Path<String>,
    asked: Asked,
    headers: HeaderMap,
) -> Answer {
    match joined(&state, &code, &asked, &headers).await? {
        Err(not) => not_in(&state, &code, &asked, not).await,
        Ok(joined) => {
            let answered = joined.shared && asked.query.holds("in", "yes");
            joined.page(&state, Said { answered, ..Said::default() }).await
        }
    }
}

/// An answer.
pub(in super::super) async fn vote(
    State(state): State<AppState>,
    Path(code): Path<String>,
    asked: Asked,
    headers: HeaderMap,
    Posted(fields): Posted,
) -> Answer {
    let joined = match joined(&state, &code, &asked, &headers).await? {
        Err(not) => return not_in(&state, &code, &asked, not).await,
        Ok(joined) => joined,
    };
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
        let said = Said { ballot: given, wrong: here, too_late: !here, ..Said::default() };
        return joined.page(&state, said).await;
    };
    let ballot = joined.ballot(given.as_deref());
    match state.store.vote(joined.session.id, (at, &slot), ballot, &pick).await {
        Ok(()) => {
            state.live.nudge(joined.session.id);
            let to = urls::room(&code, joined.shared);
            Ok(render::onward(&if joined.shared { format!("{to}&in=yes") } else { to }))
        }
        // The room has moved on, or the question is paused: nothing is kept, and the page says so.
        Err(StoreError::Conflict) => {
            let again = self::joined(&state, &code, &asked, &headers).await?;
            match again {
                Ok(joined) => joined.page(&state, Said { too_late: true, ..Said::default() }).await,
                Err(not) => not_in(&state, &code, &asked, not).await,
            }
        }
        Err(error) => Err(ours(&joined.interface)(error)),
    }
}

/// Where the room is, for a phone that follows it.
pub(in super::super) async fn live(
    State(state): State<AppState>,
    Path(code): Path<String>,
    asked: Asked,
    headers: HeaderMap,
) -> Answer {
    let interface = state.interface(&asked.language, asked.level);
    let missing = || Refusal(Failure::NotFound, interface.clone());
    let session = match joined(&state, &code, &asked, &headers).await? {
        Ok(joined) => joined.session,
        // The last thing a phone hears is that it is over.
        Err(Not::Over(session)) => *session,
        Err(Not::Joined) => return Err(missing()),
    };
    let now = state.store.pulse(session.id).await.map_err(ours(&interface))?.ok_or_else(missing)?;
    Ok(state.live.follow(&state.store, session.id, now, Follows::Moments))
}
