//! Joining a session: without an account and without a script.

use app::{
    pages::{
        engage::{self, Join, JoinCode, Late, OverPage},
        failure::Failure,
    },
    urls,
};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::Response,
};
use domain::{
    audience::Channel,
    consultation::State as Now,
    engage::{Pace, Stage, Way, join_code},
    reply::Reply,
};

use super::{
    super::{
        Answer, AppState, Refusal, ours,
        reader::{Address, Asked, Posted},
        render,
        respond::start::{Came, begin_response, childrens, close},
        secrets,
    },
    participant, version_of,
};
use crate::{
    random,
    store::{StoreError, engage::Session},
};

/// Where a code is typed in.
pub(in super::super) async fn form(State(state): State<AppState>, asked: Asked) -> Answer {
    let ui = state.interface(&asked.language, asked.level).ui;
    Ok(render::ok(move || engage::join_form(&ui, &Join::default())).await)
}

/// Looks a code up that somebody typed.
async fn look_up(
    state: &AppState,
    address: Address,
    typed: &str,
    interface: &render::Interface,
) -> Result<Option<Session>, Refusal> {
    // What is no code is no try, and uses up none of a school's.
    let Some(code) = join_code::parse(typed) else { return Ok(None) };
    if !state.throttles.join_code(address.0) {
        return Err(Refusal(Failure::TooMany, interface.clone()));
    }
    state.store.session_by_code(&code).await.map_err(ours(interface))
}

async fn no_such(interface: render::Interface, typed: &str, status: StatusCode) -> Answer {
    let model = Join { typed: Some(typed.chars().take(20).collect()) };
    let ui = interface.ui;
    Ok(render::page(status, move || engage::join_form(&ui, &model)).await)
}

/// On to the code's page.
pub(in super::super) async fn typed(State(state): State<AppState>, asked: Asked, Posted(fields): Posted) -> Answer {
    let interface = state.interface(&asked.language, asked.level);
    let typed = fields.first("code").unwrap_or_default();
    // The code's own page looks it up, and counts it as a try.
    match join_code::parse(typed) {
        Some(code) => Ok(render::onward(&urls::join(&code))),
        None => no_such(interface, typed, StatusCode::UNPROCESSABLE_ENTITY).await,
    }
}

/// Whether a session can be joined.
pub(super) fn goes_on(state: &AppState, session: &Session) -> bool {
    session.stage == Stage::Open && state.clock.seconds() <= session.code_until
}

/// It is over: that, and where one can still answer for oneself.
///
/// Whoever comes here because an answer was not counted is told so.
pub(super) async fn over(
    state: &AppState,
    session: &Session,
    (late, headers): (Option<Late>, &HeaderMap),
    interface: &render::Interface,
) -> Answer {
    let joined = match secrets::respondent(headers) {
        Some(secret) => {
            state.store.has_joined(session.id, &participant(&secret, session.id)).await.map_err(ours(interface))?
        }
        None => None,
    };
    let joined = joined.is_some();
    let version = version_of(state, session, interface).await?;
    let ui = state.ui(&version, &session.plan.language, session.plan.level).ui;
    let consultation = version.edition.consultation.clone();
    let replied = state.store.is_published::<Reply>(&consultation.code).await.map_err(ours(interface))?;
    let model = OverPage { consultation, replied, late, joined };
    Ok(render::page(StatusCode::GONE, move || engage::over(&ui, &model)).await)
}

/// The code's page.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    address: Address,
    Path(code): Path<String>,
    asked: Asked,
    headers: HeaderMap,
) -> Answer {
    let interface = state.interface(&asked.language, asked.level);
    let Some(session) = look_up(&state, address, &code, &interface).await? else {
        return no_such(interface, &code, StatusCode::NOT_FOUND).await;
    };
    let late = asked.query.first("late").and_then(Late::parse);
    if !goes_on(&state, &session) {
        return over(&state, &session, (late, &headers), &interface).await;
    }
    let version = version_of(&state, &session, &interface).await?;
    let ui = state.ui(&version, &session.plan.language, session.plan.level).ui;
    let plan = &session.plan;
    let model = JoinCode {
        code: session.code.clone().unwrap_or_default(),
        group: plan.group.clone(),
        late,
        discarded: asked.query.first(urls::DISCARDED).is_some(),
        title: ui.survey("survey-title").text,
        own: plan.has(Way::OwnDevices),
        shared: plan.has(Way::SharedDevices),
        together: plan.pace == Pace::Together,
        tallied: plan.tallied().filter(|_| plan.pace == Pace::Together),
    };
    Ok(render::ok(move || engage::join_code(&ui, &model)).await)
}

/// Joins: into the room, or, where everyone goes at their own speed, into the survey.
pub(in super::super) async fn join(
    State(state): State<AppState>,
    address: Address,
    Path(code): Path<String>,
    asked: Asked,
    headers: HeaderMap,
    Posted(fields): Posted,
) -> Answer {
    let interface = state.interface(&asked.language, asked.level);
    let Some(session) = look_up(&state, address, &code, &interface).await? else {
        return no_such(interface, &code, StatusCode::NOT_FOUND).await;
    };
    if !goes_on(&state, &session) {
        return over(&state, &session, (None, &headers), &interface).await;
    }
    let (own, shared) = (session.plan.has(Way::OwnDevices), session.plan.has(Way::SharedDevices));
    // Where the plan has no devices, there is no button; a form made up by hand joins nothing.
    if !own && !shared {
        return Err(Refusal(Failure::NotFound, interface));
    }
    let handed_on = shared && (!own || fields.first("device") == Some("shared"));
    // At their own speed, what one writes on a device that is handed on is closed to the next, whatever they press: each has a
    // secret of their own, and the last one's is gone with the cookie.
    let fresh = shared && session.plan.pace == Pace::Own;
    let secret = secrets::respondent(&headers).filter(|_| !fresh).unwrap_or_else(random::token);
    let to = match session.plan.pace {
        Pace::Together => {
            match state.store.join_room(session.id, participant(&secret, session.id), handed_on).await {
                Err(StoreError::Conflict) => return over(&state, &session, (None, &headers), &interface).await,
                done => done.map_err(ours(&interface))?,
            }
            state.live.nudge(session.id);
            urls::room(session.code.as_deref().unwrap_or_default())
        }
        Pace::Own => begin(&state, &session, (&secret, handed_on), &interface).await?,
    };
    let mut response: Response = render::onward(&to);
    response.headers_mut().append(header::SET_COOKIE, secrets::set_cookie(secrets::RESPONDENT, &secret, None));
    // What is said where there is no page of the room's any more is said in its wording.
    let wording = secrets::set_wording(&session.plan.language, session.plan.level);
    response.headers_mut().append(header::SET_COOKIE, wording);
    if fresh {
        // So are the words that lead back to what they wrote.
        response.headers_mut().append(header::SET_COOKIE, secrets::set_cookie(secrets::SAVED, "", Some(0)));
    }
    Ok(response)
}

/// Begins a response of its own, whose channel is the session's: nothing else of the session is kept with it.
async fn begin(
    state: &AppState,
    session: &Session,
    (secret, handed_on): (&str, bool),
    interface: &render::Interface,
) -> Result<String, Refusal> {
    let version = version_of(state, session, interface).await?;
    if version.edition.consultation.state_on(&state.clock.today()) != Now::Open {
        return Err(Refusal(Failure::Closed, interface.clone()));
    }
    if !state.may_ask(&version).await.map_err(ours(interface))? {
        return Err(Refusal(Failure::NotYetOpen, interface.clone()));
    }
    // Whoever sees to what children write may have gone since the session began.
    if !state.is_watched(&version, session.plan.level).await.map_err(ours(interface))? {
        return Err(Refusal(Failure::NotYetOpen, interface.clone()));
    }
    let reader = (session.plan.language.clone(), session.plan.level, session.plan.is_signed());
    let came =
        Came { channel: Channel::EngagementSession, session: Some(session.id), school: None, handed_on, trial: None };
    let left = childrens(state, &version, secret).await.map_err(ours(interface))?;
    let to = begin_response(state, &version, reader, came, secret).await.map_err(ours(interface))?;
    close(state, secret, &left).await.map_err(ours(interface))?;
    state.live.nudge(session.id);
    Ok(to)
}
