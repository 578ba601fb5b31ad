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
    response::Response,
};
use domain::{code::Code, consultation::Consultation, digest::Digest, level::ReadingLevel, reply::Reply};

use super::{
    Answer, AppState, Refusal, ours,
    public::surveys,
    reader::{Address, Asked, Posted},
    render,
};
use crate::{
    random,
    store::{consultations::Version, followers::Asked as Asks},
};

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

/// An address as it is kept and written to: one spelling for each mailbox, so that nobody's box is filled by spelling it
/// in many ways, and nobody confirms another's.
///
/// Quoted names, numbers for hosts and letters beyond ASCII are refused: what looks like one mailbox and is another is of
/// more use to whoever plays tricks than to whoever has such an address.
pub(super) fn address_of(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let plain = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.@".contains(c);
    let whole = typed.len() <= 254 && typed.chars().all(plain) && typed.parse::<lettre::Address>().is_ok();
    whole.then(|| typed.to_ascii_lowercase())
}

/// What it is about. Children are asked for no address: their school and their parents are told.
async fn about(state: &AppState, code: &str, asked: &Asked) -> Result<About, Refusal> {
    let level = if asked.level.is_child() { ReadingLevel::Standard } else { asked.level };
    let interface = state.interface(&asked.language, level);
    let missing = || Refusal(Failure::NotFound, interface.clone());
    let code = Code::parse(code).map_err(|_| missing())?;
    let version = surveys(state, &code, &interface).await?.into_iter().next().ok_or_else(missing)?;
    let words = state.ui(&version, &asked.language, level);
    Ok(About { code, version, words })
}

/// Whether one can ask to be told about a consultation: where e-mail goes out, and until its answers are deleted.
pub(super) fn can_follow(state: &AppState, consultation: &Consultation) -> bool {
    // What asks again decides nothing that somebody could be told.
    consultation.wave_of.is_none() && !state.mailer.is_off() && state.clock.today() <= consultation.deletes_on()
}

/// What it is about, where one can ask to be told; or where what there is to be told is.
async fn open(state: &AppState, code: &str, asked: &Asked) -> Result<Result<About, Response>, Refusal> {
    let about = about(state, code, asked).await?;
    if state.store.is_published::<Reply>(&about.code).await.map_err(ours(&about.words))? {
        return Ok(Err(render::onward(&format!("{}{}", urls::reply(&about.code), about.words.ui.carry()))));
    }
    if !can_follow(state, &about.version.edition.consultation) {
        return Err(Refusal(Failure::NotFound, about.words));
    }
    Ok(Ok(about))
}

/// Where an address is asked for; or, once there is something to be told, that.
pub(super) async fn show(State(state): State<AppState>, Path(code): Path<String>, asked: Asked) -> Answer {
    let About { version, words, .. } = match open(&state, &code, &asked).await? {
        Ok(about) => about,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let consultation = version.edition.consultation.clone();
    if asked.query.first("asked").is_some() {
        return Ok(render::ok(move || follow::step(&words.ui, &consultation, &Step::Asked)).await);
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
    let About { code, version, words } = match open(&state, &code, &asked).await? {
        Ok(about) => about,
        Err(elsewhere) => return Ok(elsewhere),
    };
    if !state.throttles.follow(address.0) {
        return Err(Refusal(Failure::TooMany, words));
    }
    let consultation = version.edition.consultation.clone();
    let typed = fields.first("email").unwrap_or_default().trim();
    let Some(email) = address_of(typed) else {
        let model = Ask { consultation, typed: Some(typed.chars().take(254).collect()) };
        return Ok(render::page(StatusCode::UNPROCESSABLE_ENTITY, move || follow::ask(&words.ui, &model)).await);
    };
    let here = urls::follow(&code);
    let carry = words.ui.carry();
    let secret = random::token();
    let wording = (words.ui.language(), words.ui.level());
    let until = state.clock.days_from_now(LINK_DAYS).min(consultation.deletes_on());
    let days = (&state.clock.today(), &until);
    let what = state.store.follow(&code, &email, wording, &secret_hash(&secret), days).await.map_err(ours(&words))?;
    // How long it takes must not say whether the address is known: what is sent is sent beside this.
    if let Some(key) = match what {
        Asks::New => Some("mail-follow-text"),
        Asks::Again => Some("mail-follow-again-text"),
        Asks::Today => None,
    } {
        let contact = consultation.contact.email.clone();
        tokio::spawn(send_link(state.clone(), words, (email, key, contact), (code, secret, carry.clone())));
    }
    Ok(render::onward(&format!("{here}{carry}&asked")))
}

async fn send_link(
    state: AppState,
    words: render::Interface,
    (email, key, contact): (String, &'static str, String),
    (code, secret, carry): (Code, String, String),
) {
    let path = format!("{}/{secret}{carry}", urls::follow(&code));
    let ui = words.ui;
    let title = ui.survey("consultation-title").text;
    let address = state.config.address(&path);
    let args = [("title", title.into()), ("address", address.into()), ("days", LINK_DAYS.into())];
    let subject = ui.say_with("mail-follow-subject", &args);
    if state.mailer.send_for(&contact, &email, &subject, ui.say_with(key, &args)).await.is_err() {
        // Their address is in the error, and nobody's business.
        tracing::error!("a link to confirm an address could not be sent");
        // Whoever asks again today is sent one.
        if let Err(error) = state.store.not_sent(&code, &secret_hash(&secret)).await {
            tracing::error!(%error, "that a link was not sent could not be kept");
        }
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
    let here = format!("{}/{secret}{}", urls::follow(&code), words.ui.carry());
    let step = match found {
        Some(follower) if follower.confirmed => Step::Confirmed(here),
        Some(_) => Step::Confirm(here),
        None if state.store.is_published::<Reply>(&code).await.map_err(ours(&words))? => {
            return Ok(render::onward(&format!("{}{}", urls::reply(&code), words.ui.carry())));
        }
        None => Step::Gone,
    };
    let status = if step == Step::Gone { StatusCode::NOT_FOUND } else { StatusCode::OK };
    let consultation = version.edition.consultation.clone();
    Ok(render::page(status, move || follow::step(&words.ui, &consultation, &step)).await)
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
    match fields.first("do") {
        Some("confirm") => {
            state.store.confirm_follower(&code, &hash).await.map_err(ours(&words))?;
            // It may have been answered meanwhile.
            state.jobs.replies.notify_one();
            Ok(render::onward(&here))
        }
        Some("stop") => {
            state.store.unfollow(&code, &hash).await.map_err(ours(&words))?;
            let consultation = version.edition.consultation.clone();
            Ok(render::ok(move || follow::step(&words.ui, &consultation, &Step::Stopped)).await)
        }
        _ => Err(Refusal(Failure::NotFound, words)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_has_one_spelling() {
        assert_eq!(address_of(" Jo.Smith+school@Example.ORG ").as_deref(), Some("jo.smith+school@example.org"));
        for trick in [
            "\"jo\"@example.org",
            "j\\o@example.org",
            "\u{212a}en@example.org",
            "jo@\u{ff45}xample.org",
            "jo@[192.0.2.1]",
            "jo@example.org\r\nBcc: x@example.org",
            "Jo <jo@example.org>",
            "jo@example.org, x@example.org",
            "jo",
            "",
        ] {
            assert_eq!(address_of(trick), None, "{trick}");
        }
    }
}
