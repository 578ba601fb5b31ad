//! Telling those who asked, and schools that held a session, that the council has answered; and forgetting them.

use app::urls;
use domain::{code::Code, reply::Reply};
use lettre::transport::smtp;

use crate::{
    findings::Surveys,
    http::AppState,
    store::{StoreError, followers::Follower},
};

/// How many are told in a round.
const AT_ONCE: u64 = 100;
/// How long one server has to tell somebody before another tries; twice as long after each try.
const CLAIM_SECONDS: i64 = 600;
/// After so many tries, over more than a week, nobody can be told there.
const MOST_TRIES: i32 = 11;
/// What it lies at that somebody could not be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// The mail server takes nothing now, whoever it is for: a wrong password, no connection, no time.
    Server,
    /// It takes no mail for this address; or so it says: it answers alike where it does not like who sends.
    Address,
}

impl Fault {
    fn of(error: &anyhow::Error) -> Self {
        let Some(error) = error.downcast_ref::<smtp::Error>() else { return Self::Address };
        match error.status().map(u16::from) {
            None if error.is_client() => Self::Address,
            // Not there, or about signing in to it (RFC 5321, 4.2; RFC 4954, 6).
            None | Some(421 | 432 | 454 | 530 | 534 | 535 | 538) => Self::Server,
            Some(_) => Self::Address,
        }
    }
}

/// Tells some of those who are to be told. Says how many were: none, and there is nothing to do.
///
/// Each is claimed first, so that two servers tell nobody twice. Whom to tell is what the store says: a server that is
/// killed goes on where it was.
pub async fn tell(state: &AppState) -> Result<usize, StoreError> {
    if state.mailer.is_off() {
        return Ok(0);
    }
    let mut told = 0;
    for code in state.store.consultations().await? {
        if !state.store.is_published::<Reply>(&code).await? {
            continue;
        }
        state.store.follow_schools(&code, &state.clock.today()).await?;
        let waiting = state.store.followers(&code, state.clock.seconds(), AT_ONCE).await?;
        if waiting.is_empty() {
            continue;
        }
        let Some(surveys) = crate::findings::surveys(&state.store, &state.catalogue, &code).await? else { continue };
        for follower in waiting {
            // Those before may have taken long.
            let now = state.clock.seconds();
            let until = now + (CLAIM_SECONDS << follower.tries.clamp(0, MOST_TRIES));
            if !state.store.claim_follower(follower.id, now, until).await? {
                continue;
            }
            match mail(state, &code, &surveys, &follower).await {
                Ok(()) => {
                    state.store.forget_follower(follower.id).await?;
                    told += 1;
                }
                Err(error) => {
                    let fault = Fault::of(&error);
                    // The server's own words may name the address: they are not passed on.
                    let answer = error.downcast_ref::<smtp::Error>().and_then(smtp::Error::status);
                    tracing::error!(?fault, ?answer, "somebody who is to be told could not be reached");
                    if fault == Fault::Server {
                        // It is no fault of theirs, and of nobody's who comes after them: all are told later.
                        state.store.unclaim_follower(follower.id, follower.tries).await?;
                        return Ok(told);
                    }
                    if follower.tries >= MOST_TRIES {
                        state.store.forget_follower(follower.id).await?;
                    }
                }
            }
        }
    }
    Ok(told)
}

async fn mail(state: &AppState, code: &Code, surveys: &Surveys, follower: &Follower) -> anyhow::Result<()> {
    let ui = state.ui(&surveys.newest[0], &follower.language, follower.level).ui;
    let args = [
        ("title", ui.survey("consultation-title").text.into()),
        ("council", surveys.newest[0].edition.consultation.contact.council.clone().into()),
        ("address", state.config.address(&format!("{}{}", urls::reply(code), ui.carry())).into()),
        ("sessions", state.config.address(urls::ENGAGE).into()),
    ];
    // Whoever runs a school's sessions has posters to print.
    let key = if follower.held_session { "mail-told-school-text" } else { "mail-told-text" };
    let subject = ui.say_with("mail-told-subject", &args);
    let contact = &surveys.newest[0].edition.consultation.contact.email;
    state.mailer.send_for(contact, &follower.email, &subject, ui.say_with(key, &args)).await
}
