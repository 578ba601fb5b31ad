//! Signing in and out.

use app::{pages::officer, urls};
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, header},
};
use domain::people::Permission;
use tower_sessions::Session;

use super::{
    super::{
        Answer, AppState, ours,
        reader::{Address, Asked, Posted},
        render, secrets,
    },
    ACCOUNT, interface,
};
use crate::{random, store::people::Action};

/// A browser is remembered as an account's for a year.
pub(super) const DEVICE_SECONDS: u32 = 365 * 24 * 3600;

/// A page of ours for officers to go on to; anything else is not gone to.
fn officers_own(then: Option<&str>) -> String {
    match then {
        Some(then)
            if (then.starts_with("/officer") || then.starts_with(urls::ENGAGE))
                && !then.contains("//")
                && !then.contains('\\') =>
        {
            then.to_owned()
        }
        _ => urls::OFFICER.to_owned(),
    }
}

/// The form.
pub(in super::super) async fn show(State(state): State<AppState>, asked: Asked) -> Answer {
    let ui = interface(&state).ui;
    let model = officer::SignIn { then: officers_own(asked.query.first("then")), ..Default::default() };
    Ok(render::ok(move || officer::sign_in(&ui, &model)).await)
}

/// Signs in. What is wrong is said alike whether there is such an account or not, and takes as long.
pub(in super::super) async fn submit(
    State(state): State<AppState>,
    Address(address): Address,
    headers: HeaderMap,
    session: Session,
    Posted(fields): Posted,
) -> Answer {
    let interface = interface(&state);
    let email = fields.first("email").unwrap_or_default().trim().chars().take(254).collect::<String>();
    let password = fields.first("password").unwrap_or_default().to_owned();
    let then = officers_own(fields.first("then"));
    let account = state.store.account_by_email(&email).await.map_err(ours(&interface))?;
    let device = account.as_ref().and_then(|account| {
        secrets::known_device(&secrets::cookie(&headers, secrets::DEVICE)?, &account.password_hash)
    });
    let allowed = state.throttles.sign_in(address, &email.to_lowercase(), device.as_deref());
    let hash = account.as_ref().map(|account| account.password_hash.clone());
    let right = allowed && secrets::in_turn(move || secrets::verify_password(&password, hash.as_deref())).await;
    let now = state.clock.seconds();
    let Some(account) = account.filter(|_| right) else {
        state.store.audit(now, None, Action::SignInRefused, "").await.map_err(ours(&interface))?;
        let (status, wrong) = if allowed {
            (StatusCode::UNPROCESSABLE_ENTITY, "sign-in-wrong")
        } else {
            // Not waited for: how long it took would tell whether there is such an account.
            tokio::spawn(tell_owner(state.clone(), email.clone()));
            (StatusCode::TOO_MANY_REQUESTS, "sign-in-too-many")
        };
        let model = officer::SignIn { email, wrong: Some(wrong), then };
        let ui = interface.ui;
        return Ok(render::page(status, move || officer::sign_in(&ui, &model)).await);
    };
    // A new name for the session: one that somebody planted before is worth nothing.
    let signed_in = async {
        session.cycle_id().await?;
        session.insert(ACCOUNT, (account.id, secrets::password_proof(&account.password_hash))).await
    };
    if let Err(error) = signed_in.await {
        tracing::error!(%error, "the session could not be kept");
        return Err(super::super::Refusal(app::pages::failure::Failure::Ours, interface));
    }
    state.store.audit(now, Some(account.id), Action::SignIn, "").await.map_err(ours(&interface))?;
    // Whoever is there for concerns begins with them.
    let concerns = then == urls::OFFICER && account.role.may(Permission::HandleConcerns);
    let mut response = render::onward(if concerns { urls::CONCERNS } else { &then });
    let device = device.unwrap_or_else(random::token);
    let proof = secrets::device_proof(&device, &account.password_hash);
    response
        .headers_mut()
        .append(header::SET_COOKIE, secrets::set_cookie(secrets::DEVICE, &proof, Some(DEVICE_SECONDS)));
    Ok(response)
}

/// Tells the account's owner that somebody is trying, at most once in ten minutes.
async fn tell_owner(state: AppState, email: String) {
    let Ok(Some(account)) = state.store.account_by_email(&email).await else { return };
    if !state.throttles.notice(&account.email) {
        return;
    }
    let ui = interface(&state).ui;
    let text = ui.say_with(
        "mail-tries-text",
        &[("name", account.name.clone().into()), ("address", state.config.address(urls::SIGN_IN).into())],
    );
    if let Err(error) = state.mailer.send(&account.email, &ui.say("mail-tries-subject"), text).await {
        tracing::warn!(%error, "the notice of refused sign-ins could not be sent");
    }
}

/// Signs out.
pub(in super::super) async fn out(session: Session) -> Answer {
    if let Err(error) = session.flush().await {
        tracing::error!(%error, "the session could not be ended");
    }
    Ok(render::onward(urls::SIGN_IN))
}
