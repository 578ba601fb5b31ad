//! *Tell me what happens*: asked for, confirmed by a link, and told once.

use std::sync::Arc;

use app::{
    pages::{
        failure::Failure,
        follow::{self, Ask, Step},
    },
    urls,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{code::Code, digest::Digest, level::ReadingLevel, reply::Reply};

use super::{
    Answer, AppState, Refusal, ours,
    public::surveys,
    reader::{Address, Asked, Posted},
    render,
};
use crate::{random, store::consultations::Version};

/// A link works for so many days.
const LINK_DAYS: i32 = 7;

/// What a link's secret is kept as.
pub(crate) fn secret_hash(secret: &str) -> String {
    Digest::of([b"follower".as_slice(), secret.as_bytes()]).to_string()
}

struct About {
    code: Code,
    version: Arc<Version>,
    words: render::Interface,
}

/// What it is about. Children are asked for no address: their school and their parents are told.
async fn about(state: &AppState, code: &str, asked: &Asked) -> Result<About, Refusal> {
    let level = if asked.level.is_child() { ReadingLevel::Standard } else { asked.level };
    let interface = state.interface(&asked.language, level);
    let missing = || Refusal(Failure::NotFound, interface.clone());
    let code = Code::parse(code).map_err(|_| missing())?;
    let version = surveys(state, &code, &interface).await?.into_iter().next().ok_or_else(missing)?;
    let words = state.ui(&version, &asked.language, level);
    // Where no e-mail goes out, nobody is promised one.
    if state.mailer.is_off() {
        return Err(Refusal(Failure::NotFound, words));
    }
    Ok(About { code, version, words })
}

/// Where an address is asked for; or, once there is something to be told, that.
pub(super) async fn show(State(state): State<AppState>, Path(code): Path<String>, asked: Asked) -> Answer {
    let About { code, version, words } = about(&state, &code, &asked).await?;
    if state.store.is_published::<Reply>(&code).await.map_err(ours(&words))? {
        return Ok(render::onward(&format!("{}{}", urls::reply(&code), words.ui.carry())));
    }
    let consultation = version.edition.consultation.clone();
    if asked.query.first("asked").is_some() {
        return Ok(render::ok(move || follow::step(&words.ui, &consultation, Step::Asked, "")).await);
    }
    let model = Ask { consultation, typed: None };
    Ok(render::ok(move || follow::ask(&words.ui, &model)).await)
}

/// Sends a link to an address. The same is shown whether it is known already or not.
pub(super) async fn ask(
    State(state): State<AppState>,
    Path(code): Path<String>,
    address: Address,
    asked: Asked,
    Posted(fields): Posted,
) -> Answer {
    let About { code, version, words } = about(&state, &code, &asked).await?;
    if !state.throttles.follow(address.0) {
        return Err(Refusal(Failure::TooMany, words));
    }
    let typed = fields.first("email").unwrap_or_default().trim().to_owned();
    if typed.len() > 254 || typed.parse::<lettre::Address>().is_err() {
        let model = Ask { consultation: version.edition.consultation.clone(), typed: Some(typed) };
        return Ok(render::page(StatusCode::UNPROCESSABLE_ENTITY, move || follow::ask(&words.ui, &model)).await);
    }
    let here = urls::follow(&code);
    let carry = words.ui.carry();
    // Nobody fills somebody else's box.
    if state.throttles.notice(&format!("follow {code} {}", typed.to_lowercase())) {
        let secret = random::token();
        let wording = (words.ui.language(), words.ui.level());
        let until = state.clock.days_from_now(LINK_DAYS);
        let new = state.store.follow(&code, &typed, wording, &secret_hash(&secret), &until).await;
        if new.map_err(ours(&words))? {
            tokio::spawn(send_link(state.clone(), words, typed, format!("{here}/{secret}{carry}")));
        }
    }
    Ok(render::onward(&format!("{here}{carry}&asked")))
}

async fn send_link(state: AppState, words: render::Interface, email: String, path: String) {
    let ui = words.ui;
    let title = ui.survey("consultation-title").text;
    let address = format!("{}{path}", state.config.base_url.trim_end_matches('/'));
    let args = [("title", title.into()), ("address", address.into()), ("days", LINK_DAYS.into())];
    let subject = ui.say_with("mail-follow-subject", &args);
    if state.mailer.send(&email, &subject, ui.say_with("mail-follow-text", &args)).await.is_err() {
        // Their address is in the error, and nobody's business.
        tracing::error!("a link to confirm an address could not be sent");
    }
}

/// Where a link leads. Looking changes nothing: what looks may be a machine that guards a mailbox.
pub(super) async fn link(
    State(state): State<AppState>,
    Path((code, secret)): Path<(String, String)>,
    asked: Asked,
) -> Answer {
    let About { code, version, words } = about(&state, &code, &asked).await?;
    let found = state.store.follower(&code, &secret_hash(&secret)).await.map_err(ours(&words))?;
    let step = match found {
        Some(follower) if follower.confirmed => Step::Confirmed,
        Some(_) => Step::Confirm,
        None if state.store.is_published::<Reply>(&code).await.map_err(ours(&words))? => {
            return Ok(render::onward(&format!("{}{}", urls::reply(&code), words.ui.carry())));
        }
        None => Step::Gone,
    };
    let here = format!("{}/{secret}{}", urls::follow(&code), words.ui.carry());
    let status = if step == Step::Gone { StatusCode::NOT_FOUND } else { StatusCode::OK };
    let consultation = version.edition.consultation.clone();
    Ok(render::page(status, move || follow::step(&words.ui, &consultation, step, &here)).await)
}

/// Confirms an address, or forgets it.
pub(super) async fn decide(
    State(state): State<AppState>,
    Path((code, secret)): Path<(String, String)>,
    asked: Asked,
    Posted(fields): Posted,
) -> Answer {
    let About { code, version, words } = about(&state, &code, &asked).await?;
    let hash = secret_hash(&secret);
    let here = format!("{}/{secret}{}", urls::follow(&code), words.ui.carry());
    let consultation = version.edition.consultation.clone();
    match fields.first("do") {
        Some("confirm") => {
            let until = consultation.deletes_on();
            state.store.confirm_follower(&code, &hash, &until).await.map_err(ours(&words))?;
            // It may have been answered meanwhile.
            state.jobs.replies.notify_one();
            Ok(render::onward(&here))
        }
        Some("stop") => {
            state.store.unfollow(&code, &hash).await.map_err(ours(&words))?;
            Ok(render::ok(move || follow::step(&words.ui, &consultation, Step::Stopped, &here)).await)
        }
        _ => Err(Refusal(Failure::NotFound, words)),
    }
}
