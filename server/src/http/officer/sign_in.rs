//! Signing in and out.

use app::{
    pages::{failure::Failure, officer},
    urls,
};
use axum::{
    body::{Body, HttpBody as _, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::Response,
};
use domain::people::Permission;
use tower_sessions::Session;

use super::{
    super::{
        Answer, AppState, ours,
        reader::{Address, Asked, Posted, fields_of},
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
            if [urls::OFFICER, urls::ENGAGE, urls::CONCERNS, urls::ACCESS, urls::RECORD]
                .iter()
                .any(|own| then.starts_with(own))
                && !then.contains("//")
                && !then.contains(|c: char| c == '\\' || c.is_control()) =>
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
        // What was not even tried is on no record: anybody could fill it.
        if allowed {
            state.store.audit(now, None, Action::SignInRefused, "").await.map_err(ours(&interface))?;
        }
        let (status, wrong) = if allowed {
            (StatusCode::UNPROCESSABLE_ENTITY, "sign-in-wrong")
        } else {
            // Not waited for: how long it took would tell whether there is such an account.
            tokio::spawn(tell_owner(state.clone(), email.clone()));
            (StatusCode::TOO_MANY_REQUESTS, "sign-in-too-many")
        };
        let held = fields.first("held").map(str::to_owned);
        let model = officer::SignIn { email, wrong: Some(wrong), then, held };
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
        return Err(super::super::Refusal(Failure::Ours, interface));
    }
    state.store.audit(now, Some(account.id), Action::SignIn, "").await.map_err(ours(&interface))?;
    // Whoever is there for concerns begins with them.
    let concerns = then == urls::OFFICER && account.role.may(Permission::HandleConcerns);
    let mut response = match fields.first("held") {
        // What was typed when nobody was signed in any more: sent with one press, by whoever is now.
        Some(held) => {
            let (held, ui) = (fields_of(held.as_bytes()), interface.ui);
            render::ok(move || officer::goes_on(&ui, &then, &held)).await
        }
        None => render::onward(if concerns { urls::CONCERNS } else { &then }),
    };
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
    // A mail server's own words may name the address.
    if state.mailer.send(&account.email, &ui.say("mail-tries-subject"), text).await.is_err() {
        tracing::warn!("the notice of refused sign-ins could not be sent");
    }
}

/// Whether a form comes that can stand in another.
fn is_small_form(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let length = request.body().size_hint().upper();
    kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"))
        && length.is_some_and(|length| length <= super::super::LARGEST_FORM as u64)
}

/// Keeps what an officer sends when nobody is signed in any more: a report is written for a day, and a session ends in ten
/// hours. The page that asks to sign in holds it, and sends it on afterwards.
pub(in super::super) async fn hold(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    // A password is typed again.
    let secret = [urls::SIGN_IN, urls::SIGN_OUT, urls::PASSWORD].contains(&path.as_str());
    if request.method() != Method::POST || secret || !is_small_form(&request) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, super::super::LARGEST_FORM).await else {
        return render::failure(&interface(&state), Failure::TooLarge);
    };
    let response = next.run(Request::from_parts(parts, Body::from(bytes.clone()))).await;
    let leads_to = response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok());
    if !leads_to.is_some_and(|to| to.starts_with(&format!("{}?", urls::SIGN_IN))) {
        return response;
    }
    let held = String::from_utf8_lossy(&bytes).into_owned();
    let model = officer::SignIn { then: officers_own(Some(&path)), held: Some(held), ..Default::default() };
    let ui = interface(&state).ui;
    render::page(StatusCode::UNAUTHORIZED, move || officer::sign_in(&ui, &model)).await
}

/// Signs out.
pub(in super::super) async fn out(session: Session) -> Answer {
    if let Err(error) = session.flush().await {
        tracing::error!(%error, "the session could not be ended");
    }
    Ok(render::onward(urls::SIGN_IN))
}
