//! Trying a survey out before anybody is asked. Nothing that is entered is kept.

use app::pages::{
    failure::Failure,
    trial::{self, Trial},
};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, header},
};
use domain::{audience::Channel, language::Language, level::ReadingLevel};

use super::{
    Answer, AppState, Refusal, ours,
    public::surveys,
    reader::{Address, Asked, Posted},
    render,
    respond::start::{Came, begin_response},
    secrets,
};
use crate::{random, store::consultations::Version};

/// The survey that a link leads to, as it stands.
async fn tried(
    state: &AppState,
    token: &str,
    interface: &render::Interface,
) -> Result<std::sync::Arc<Version>, Refusal> {
    let missing = || Refusal(Failure::NotFound, interface.clone());
    let (consultation, survey) = state.store.trial_of(token).await.map_err(ours(interface))?.ok_or_else(missing)?;
    let versions = surveys(state, &consultation, interface).await?;
    versions.into_iter().find(|version| version.edition.survey.code == survey).ok_or_else(missing)
}

/// Where it is begun; or, once somebody has come to the end, where that is said.
pub(super) async fn show(State(state): State<AppState>, Path(token): Path<String>, asked: Asked) -> Answer {
    let interface = state.interface(&asked.language, asked.level);
    let version = tried(&state, &token, &interface).await?;
    let edition = version.edition.clone();
    let levels = &edition.survey.levels;
    let level = if levels.contains(&asked.level) { asked.level } else { levels[0] };
    let ui = state.ui(&version, &asked.language, level).ui;
    let asked_for = asked.query.first("level").and_then(ReadingLevel::parse);
    let model = Trial {
        token,
        chosen: asked_for
            .filter(|level| edition.offers(*level, &asked.language))
            .map(|level| (level, asked.language.clone())),
        wordings: levels.iter().map(|level| (*level, edition.languages_at(*level))).collect(),
        over: asked.query.first(app::urls::TRIAL_OVER).is_some(),
    };
    Ok(render::ok(move || trial::trial(&ui, &model)).await)
}

/// Begins a response that is never sent.
pub(super) async fn begin(
    State(state): State<AppState>,
    Path(token): Path<String>,
    address: Address,
    asked: Asked,
    headers: HeaderMap,
    Posted(fields): Posted,
) -> Answer {
    let interface = state.interface(&asked.language, asked.level);
    let version = tried(&state, &token, &interface).await?;
    let wording = fields.first("wording").and_then(|wording| wording.split_once(' '));
    let wording = wording.and_then(|(level, language)| Some((ReadingLevel::parse(level)?, Language::parse(language)?)));
    let (level, language) = wording
        .filter(|(level, language)| version.edition.offers(*level, language))
        .ok_or_else(|| Refusal(Failure::NotFound, interface.clone()))?;
    let level = version.edition.level_in(&language, level);
    if !state.throttles.begin(address.0) {
        return Err(Refusal(Failure::TooMany, interface));
    }
    let secret = secrets::respondent(&headers).unwrap_or_else(random::token);
    let kept = secrets::set_wording(&language, level);
    // The version is not frozen: its words may still be put otherwise.
    let came = Came { channel: Channel::OpenLink, session: None, school: None, handed_on: false, trial: Some(token) };
    let to = begin_response(&state, &version, (language, level, false), came, &secret).await;
    let mut response = render::onward(&to.map_err(ours(&interface))?);
    response.headers_mut().append(header::SET_COOKIE, secrets::set_cookie(secrets::RESPONDENT, &secret, None));
    response.headers_mut().append(header::SET_COOKIE, kept);
    Ok(response)
}
