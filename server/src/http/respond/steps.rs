//! The steps beside the questions: wording, save and return, throw away, thank you.

use app::{
    pages::{failure::Failure, respond},
    urls,
};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::IntoResponse as _,
};
use domain::{engage::join_code, language::Language, level::ReadingLevel, return_code};

use super::{
    super::{
        Answer, AppState, Refusal,
        message::can_wish,
        ours, public,
        reader::{Address, Asked, Posted},
        render,
        secrets::{self, JustSaved},
    },
    Refused, Respondent, closes,
};
use crate::random;

/// A page of this response to go back to; anything else is not gone to.
fn within(respondent: &Respondent, then: Option<&str>) -> String {
    let own = format!("/r/{}/", respondent.draft.id);
    match then {
        Some(then) if then.starts_with(&own) && !then.contains("//") => then.to_owned(),
        _ => respondent.resume(),
    }
}

/// Language and level, to choose.
pub(in super::super) async fn display(State(state): State<AppState>, respondent: Respondent, asked: Asked) -> Answer {
    let shares = state.shares(&respondent.version).await.map_err(ours(&respondent.interface))?;
    let model = respond::Display {
        edition: respondent.version.edition.clone(),
        draft: respondent.draft.id.clone(),
        then: within(&respondent, asked.query.first("then")),
        // In the wording that is read: a film here and there of another would promise what is not there.
        signed: respondent.draft.signed
            || shares.iter().any(|(level, share)| *level == respondent.draft.level && share.begins),
    };
    let ui = respondent.interface.ui;
    Ok(render::ok(move || respond::display(&ui, &model)).await)
}

/// Language and level, chosen. No answer is lost by it.
pub(in super::super) async fn set_display(
    State(state): State<AppState>,
    mut respondent: Respondent,
    Posted(fields): Posted,
) -> Answer {
    let edition = respondent.version.edition.clone();
    let level =
        fields.first("level").and_then(ReadingLevel::parse).filter(|level| edition.survey.levels.contains(level));
    let at = level.unwrap_or(respondent.draft.level);
    let language = fields.first("language").and_then(Language::parse).filter(|language| edition.offers(at, language));
    let language = language.unwrap_or_else(|| respondent.draft.language.clone());
    // Easy read that is not written in their language would be in neither.
    let level = edition.level_in(&language, at);
    let signed = fields.holds("asks", "signed").then(|| fields.holds("signed", "yes"));
    respondent
        .keep(&state, |draft| {
            draft.language = language.clone();
            draft.level = level;
            draft.signed = signed.unwrap_or(draft.signed);
        })
        .await?;
    // The page may not be asked at the new level; then the way leads to one that is.
    let mut response = render::onward(&within(&respondent, fields.first("then")));
    let wording = secrets::set_wording(&respondent.draft.language, respondent.draft.level);
    response.headers_mut().append(header::SET_COOKIE, wording);
    Ok(response)
}

/// Makes a code that leads back, and leads to the page that shows it.
pub(super) async fn save(state: &AppState, respondent: &Respondent) -> Answer {
    if let Some(over) = respondent.end_trial(state).await? {
        return Ok(over);
    }
    let code = return_code::compose(random::code_numbers());
    let hash = hash_off_thread(&code, &state.return_salt).await;
    let draft = &respondent.draft;
    let kept = state.store.set_return_code(&draft.id, hash, secrets::secret_hash(&random::token())).await;
    if !kept.map_err(ours(&respondent.interface))? {
        // It was sent in another tab meanwhile: words that lead nowhere are given to nobody.
        return Ok(render::onward(&respondent.sent()));
    }
    // They lead nowhere once nobody can answer any more.
    let closes = closes(state, &respondent.version).await.map_err(ours(&respondent.interface))?;
    let until = closes.into_iter().chain([draft.expires.clone()]).min().expect("there is one at least");
    let saved = JustSaved { code, version: draft.version, until };
    let room = respondent.room.as_ref().map(|code| format!("?room={code}")).unwrap_or_default();
    let mut response = render::onward(&format!("{}{room}", urls::step(&draft.id, urls::Step::Saved)));
    let cookies = [
        secrets::set_just_saved(&draft.id, &saved),
        // Whoever came by a code, or changed how they read, may have begun in another.
        secrets::set_wording(&draft.language, draft.level),
    ];
    for cookie in cookies {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// The code that leads back, for as long as it takes to write it down, however often the page is loaded; and the way on,
/// once the response is this browser's again.
pub(in super::super) async fn saved(
    State(state): State<AppState>,
    respondent: Result<Respondent, Refused>,
    Path(draft): Path<String>,
    headers: HeaderMap,
    asked: Asked,
) -> Answer {
    match (respondent, secrets::just_saved(&headers, &draft)) {
        (Ok(respondent), _) => Ok(render::onward(&respondent.resume())),
        (Err(_), Some(JustSaved { code, version, until })) => {
            let interface = state.interface(&asked.language, asked.level);
            let version = state.catalogue.version(&state.store, version).await.map_err(ours(&interface))?;
            let version = version.ok_or_else(|| Refusal(Failure::NoSuchDraft, interface.clone()))?;
            let ui = state.ui(&version, &asked.language, asked.level).ui;
            let hand_on = asked.query.first("room").and_then(join_code::parse);
            let address = state.config.address(urls::RETURN);
            let model = respond::Saved { code, address, until, hand_on };
            Ok(render::ok(move || respond::saved(&ui, &model)).await)
        }
        (Err(refused), None) => Ok(refused.into_response()),
    }
}

async fn hash_off_thread(code: &str, salt: &str) -> String {
    let (code, salt) = (code.to_owned(), salt.to_owned());
    secrets::in_their_turn(move || secrets::return_hash(&code, &salt)).await
}

/// Where a code is typed in.
pub(in super::super) async fn return_form(State(state): State<AppState>, asked: Asked) -> Answer {
    let ui = state.interface(&asked.language, asked.level).ui;
    Ok(render::ok(move || respond::return_page(&ui, &respond::Return::default())).await)
}

/// Brings somebody back. The response then belongs to this browser.
pub(in super::super) async fn return_now(
    State(state): State<AppState>,
    Address(address): Address,
    asked: Asked,
    headers: HeaderMap,
    Posted(fields): Posted,
) -> Answer {
    let interface = state.interface(&asked.language, asked.level);
    let typed = fields.first("code").unwrap_or_default().chars().take(100).collect::<String>();
    let secret = secrets::respondent(&headers).unwrap_or_else(random::token);
    let mut found = None;
    // What is no code is no try.
    if let Some(code) = return_code::parse(&typed) {
        if !state.throttles.return_code(address) {
            return Err(Refusal(Failure::TooMany, interface));
        }
        let hash = hash_off_thread(&code, &state.return_salt).await;
        found = state
            .store
            .resume(&hash, &secrets::secret_hash(&secret), &state.clock.today())
            .await
            .map_err(ours(&interface))?;
    }
    let Some(draft) = found else {
        let model = respond::Return { typed: Some(typed) };
        let ui = interface.ui;
        return Ok(render::page(StatusCode::UNPROCESSABLE_ENTITY, move || respond::return_page(&ui, &model)).await);
    };
    // The step finds the first unanswered page itself.
    let mut response = render::onward(&urls::step(&draft, urls::Step::Saved));
    response.headers_mut().append(header::SET_COOKIE, secrets::set_cookie(secrets::RESPONDENT, &secret, None));
    Ok(response)
}

/// Are you sure?
pub(in super::super) async fn discard(respondent: Respondent) -> Answer {
    let Respondent { draft, interface, .. } = respondent;
    Ok(render::ok(move || respond::discard(&interface.ui, &draft.id)).await)
}

/// Throws it away.
pub(in super::super) async fn discard_now(State(state): State<AppState>, respondent: Respondent) -> Answer {
    if let Some(over) = respondent.end_trial(&state).await? {
        return Ok(over);
    }
    state.store.discard(&respondent.draft.id).await.map_err(ours(&respondent.interface))?;
    let carry = respondent.interface.ui.carry();
    let to = match &respondent.room {
        // Whoever has the device next joins anew.
        Some(code) => urls::join(code),
        None => urls::consultation(&respondent.version.edition.consultation.code),
    };
    Ok(render::onward(&format!("{to}{carry}&{}=yes", urls::DISCARDED)))
}

/// *Thank you*, for whoever sent this response; it reads the same however often it is opened.
pub(in super::super) async fn sent(State(state): State<AppState>, Path(draft): Path<String>, asked: Asked) -> Answer {
    let interface = state.interface(&asked.language, asked.level);
    let missing = || Refusal(Failure::NoSuchDraft, interface.clone());
    if !state.store.was_sent(&draft).await.map_err(ours(&interface))? {
        return Err(missing());
    }
    // Where the address says no more, the first consultation's words do: the thanks are the same.
    let code = match asked.about.clone() {
        Some(code) => code,
        None => state.store.consultations().await.map_err(ours(&interface))?.into_iter().next().ok_or_else(missing)?,
    };
    let versions = public::surveys(&state, &code, &interface).await?;
    let version = versions.first().ok_or_else(missing)?;
    let ui = state.ui(version, &asked.language, asked.level).ui;
    let hand_on = asked.query.first("room").and_then(join_code::parse);
    let model = respond::Sent {
        consultation: version.edition.consultation.clone(),
        hand_on,
        follow: !state.mailer.is_off(),
        wish: can_wish(&state, &versions).await.map_err(ours(&interface))?.is_some(),
    };
    Ok(render::ok(move || respond::sent(&ui, &model)).await)
}
