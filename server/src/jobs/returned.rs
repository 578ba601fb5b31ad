//! Telling a school that an officer has sent a session of its back.

use app::urls;
use domain::{language::Language, level::ReadingLevel};

use crate::{
    http::AppState,
    store::{StoreError, engage::sent_back::SentBack},
};

/// How many sessions are told of in a round.
const AT_ONCE: u64 = 20;
/// After how long it is tried again where nobody could be reached.
const AGAIN_SECONDS: i64 = 3600;

/// Tells of some sessions. Says of how many: none, and there is nothing to do.
pub async fn tell(state: &AppState) -> Result<usize, StoreError> {
    if state.mailer.is_off() {
        return Ok(0);
    }
    let now = state.clock.seconds();
    let mut told = 0;
    for one in state.store.sent_back(now, AT_ONCE).await? {
        let until = now + AGAIN_SECONDS;
        // Claimed first, so that two servers do not both tell.
        if !state.store.claim_sent_back(&one, Some(until)).await? {
            continue;
        }
        if mail(state, &one).await? {
            state.store.claim_sent_back(&SentBack { from: until, ..one }, None).await?;
            told += 1;
        }
    }
    Ok(told)
}

/// Writes to whoever runs the school's sessions. Whether there is nobody left to be told: nobody runs any, or somebody
/// was reached. What the officer asks for is not in it: it is on the session's page, behind the sign-in.
async fn mail(state: &AppState, one: &SentBack) -> Result<bool, StoreError> {
    let people = state.store.representatives(one.school).await?;
    let Some(surveys) = crate::findings::surveys(&state.store, &state.catalogue, &one.consultation).await? else {
        return Ok(true);
    };
    let ui = state.ui(&surveys.newest[0], &Language::english(), ReadingLevel::Standard).ui;
    let args = [
        ("title", ui.survey("consultation-title").text.into()),
        ("council", surveys.newest[0].edition.consultation.contact.council.clone().into()),
        ("address", state.config.address(&urls::session(one.id)).into()),
    ];
    let (subject, text) = (ui.say_with("mail-sent-back-subject", &args), ui.say_with("mail-sent-back-text", &args));
    let mut done = people.is_empty();
    for email in people {
        let contact = &surveys.newest[0].edition.consultation.contact.email;
        match state.mailer.send_for(contact, &email, &subject, text.clone()).await {
            Ok(()) => done = true,
            // The server's own words may name the address: they are not passed on.
            Err(_) => tracing::error!("a school could not be told that a session was sent back"),
        }
    }
    Ok(done)
}
