//! Telling those who asked that the council has answered, and forgetting them.

use app::urls;
use domain::{code::Code, reply::Reply};

use crate::{
    http::AppState,
    store::{StoreError, followers::Follower},
};

/// How many are told in a round.
const AT_ONCE: u64 = 100;
/// How long one server has to tell somebody before another tries.
const CLAIM_SECONDS: i64 = 600;

/// Tells some of those who asked. Says how many were told: none, and there is nothing to do.
///
/// Each is claimed first, so that two servers tell nobody twice; one who could not be reached is tried again when the
/// claim has run out, until their day is past.
pub async fn tell(state: &AppState) -> Result<usize, StoreError> {
    if state.mailer.is_off() {
        return Ok(0);
    }
    let mut told = 0;
    for code in state.store.consultations().await? {
        if state.store.follower_count(&code).await? == 0 || !state.store.is_published::<Reply>(&code).await? {
            continue;
        }
        for follower in state.store.followers(&code, state.clock.seconds(), AT_ONCE).await? {
            let now = state.clock.seconds();
            if state.store.claim_follower(follower.id, now, now + CLAIM_SECONDS).await?
                && mail(state, &code, &follower).await
            {
                state.store.forget_follower(follower.id).await?;
                told += 1;
            }
        }
    }
    Ok(told)
}

async fn mail(state: &AppState, code: &Code, follower: &Follower) -> bool {
    let surveys = crate::findings::surveys(&state.store, &state.catalogue, code).await;
    let Ok(Some(surveys)) = surveys else { return false };
    let ui = state.ui(&surveys.newest[0], &follower.language, follower.level).ui;
    let base = state.config.base_url.trim_end_matches('/');
    let args = [
        ("title", ui.survey("consultation-title").text.into()),
        ("council", surveys.newest[0].edition.consultation.contact.council.clone().into()),
        ("address", format!("{base}{}{}", urls::reply(code), ui.carry()).into()),
        ("sessions", format!("{base}{}", urls::ENGAGE).into()),
    ];
    let account = state.store.account_by_email(&follower.email).await;
    // Whoever runs a school's sessions has posters to print.
    let runs = matches!(account, Ok(Some(account)) if account.school.is_some());
    let text = ui.say_with(if runs { "mail-told-school-text" } else { "mail-told-text" }, &args);
    let sent = state.mailer.send(&follower.email, &ui.say_with("mail-told-subject", &args), text).await;
    if sent.is_err() {
        tracing::error!("somebody who asked to be told could not be reached; it is tried again");
    }
    sent.is_ok()
}
