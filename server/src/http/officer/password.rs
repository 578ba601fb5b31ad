//! Setting a password of one's own.

use app::{
    pages::{
        failure::Failure,
        officer::{self, Password, SHORTEST},
    },
    urls,
};
use axum::{
    extract::State,
    http::{StatusCode, header},
    response::Response,
};
use tower_sessions::Session;

use super::{
    super::{
        Answer, AppState, Refusal, ours,
        reader::{Address, Asked, Posted},
        render, secrets,
    },
    ACCOUNT, Anyone, Officer, interface,
    sign_in::DEVICE_SECONDS,
};
use crate::{random, store::people::Action};

/// The longest password taken, in characters: a longer one is a slip, and work for nothing.
const LONGEST: usize = 200;

/// Words that whoever guesses begins with.
const FIRST_GUESSES: [&str; 6] = ["password", "soundings", "qwerty", "letmein", "12345", "welcome"];

/// Whether a password is among the first that somebody would guess: few letters over and over, or little beside a word that
/// everybody tries, or the owner's own address.
fn is_guessed_first(new: &str, email: &str) -> bool {
    let lower = new.to_lowercase();
    let different: std::collections::BTreeSet<char> = lower.chars().collect();
    let own = email.split('@').next().unwrap_or_default();
    let known = FIRST_GUESSES.iter().copied().chain([own]).filter(|word| word.len() > 3);
    let left = known.fold(lower.clone(), |left, word| left.replace(word, ""));
    different.len() < 5 || left.chars().count() < 8 && left != lower
}

/// The form.
pub(in super::super) async fn show(State(state): State<AppState>, Anyone(officer): Anyone, asked: Asked) -> Answer {
    let changed = asked.query.first("changed").is_some();
    let model = Password { must: officer.account.must_change, changed, wrong: None };
    page(&state, &officer, model, StatusCode::OK).await
}

async fn page(state: &AppState, officer: &Officer, model: Password, status: StatusCode) -> Answer {
    let (ui, who) = (interface(state).ui, officer.shown());
    Ok(render::page(status, move || officer::password(&ui, &who, &model)).await)
}

/// Sets it. Whoever is signed in elsewhere with the old one is not any more.
pub(in super::super) async fn set(
    State(state): State<AppState>,
    Address(address): Address,
    Anyone(officer): Anyone,
    session: Session,
    Posted(fields): Posted,
) -> Answer {
    let words = interface(&state);
    let account = &officer.account;
    let [now, new] = ["now", "new"].map(|name| fields.first(name).unwrap_or_default().to_owned());
    // A browser that was left open is nobody's place to guess.
    if !state.throttles.sign_in(address, &account.email, Some("password")) {
        return Err(Refusal(Failure::TooMany, words));
    }
    let (hash, typed) = (account.password_hash.clone(), now.clone());
    let right = secrets::in_turn(move || secrets::verify_password(&typed, Some(&hash))).await;
    let length = new.chars().count();
    let wrong = if !right {
        Some(("now", "password-wrong-now"))
    } else if length < SHORTEST {
        Some(("new", "password-wrong-short"))
    } else if length > LONGEST {
        Some(("new", "password-wrong-long"))
    } else if is_guessed_first(&new, &account.email) {
        Some(("new", "password-wrong-easy"))
    } else if new == now {
        Some(("new", "password-wrong-same"))
    } else {
        None
    };
    if wrong.is_some() {
        let model = Password { must: account.must_change, changed: false, wrong };
        return page(&state, &officer, model, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let hashed = secrets::in_turn(move || secrets::hash_password(&new)).await;
    let hash = hashed.map_err(|error| {
        tracing::error!(%error, "a password could not be hashed");
        Refusal(Failure::Ours, words.clone())
    })?;
    let failed = ours(&words);
    if !state.store.set_password(&account.email, &hash, false).await.map_err(&failed)? {
        return Ok(render::onward(urls::SIGN_IN));
    }
    state
        .store
        .audit(state.clock.seconds(), Some(account.id), Action::Account, "own password")
        .await
        .map_err(&failed)?;
    let goes_on = async {
        session.cycle_id().await?;
        session.insert(ACCOUNT, (account.id, secrets::password_proof(&hash))).await
    };
    if let Err(error) = goes_on.await {
        tracing::error!(%error, "the session could not be kept");
        return Ok(render::onward(urls::SIGN_IN));
    }
    tokio::spawn(tell(state.clone(), account.email.clone(), account.name.clone()));
    let mut response: Response = render::onward(&format!("{}?changed=yes", urls::PASSWORD));
    let proof = secrets::device_proof(&random::token(), &hash);
    response
        .headers_mut()
        .append(header::SET_COOKIE, secrets::set_cookie(secrets::DEVICE, &proof, Some(DEVICE_SECONDS)));
    Ok(response)
}

/// Tells the account's owner: it may have been somebody else.
async fn tell(state: AppState, email: String, name: String) {
    let ui = interface(&state).ui;
    let text = ui.say_with("mail-password-text", &[("name", name.into())]);
    // A mail server's own words may name the address.
    if state.mailer.send(&email, &ui.say("mail-password-subject"), text).await.is_err() {
        tracing::warn!("the notice of a new password could not be sent");
    }
}

#[cfg(test)]
mod tests {
    use super::is_guessed_first;

    #[test]
    fn what_everybody_tries_first_is_no_password() {
        for easy in ["aaaaaaaaaaaa", "password1234", "Soundings2026", "abababababab", "lead.smith-1", "letmein12345"] {
            assert!(is_guessed_first(easy, "lead.smith@example.org"), "{easy}");
        }
        for good in ["owl jam kite moon", "a wholly new password", "Tr0ub4dor&3xyz"] {
            assert!(!is_guessed_first(good, "lead.smith@example.org"), "{good}");
        }
    }
}
