//! What runs beside the requests: reading comments, telling safeguarding leads, deleting what is past its day, putting
//! the responses of days that are over where they are counted from.
//!
//! Nothing is held in memory that a job needs: what is to be done is what the store says is not done yet, so a
//! server that is killed goes on where it was, and two servers record nothing twice.

pub mod analysis;
pub mod concerns;
pub mod hooks;
mod purge;
pub mod replies;
pub mod returned;
pub mod screening;
pub mod sheets;
pub mod themes;

use std::{panic::AssertUnwindSafe, time::Duration};

use futures::FutureExt as _;
use tokio::{sync::Notify, task::JoinSet};

use crate::http::{AppState, RECEIPT_DAYS};

/// How jobs are woken before their time.
#[derive(Debug, Default)]
pub struct Wake {
    /// There are comments to read.
    pub comments: Notify,
    /// There is a concern to tell of.
    pub concerns: Notify,
    /// The council has answered.
    pub replies: Notify,
    /// A session was sent back.
    pub returned: Notify,
}

/// How often each looks by itself, so that another server's work, or what was left by one that stopped, is found.
const LOOK: Duration = Duration::from_secs(20);
/// How often it is looked at what nobody waits for: what is past its day, days that are over, what the database itself keeps
/// of the order of answers.
const HOURLY: Duration = Duration::from_hours(1);

/// Screens what came, then what an older screen let pass; only when there is nothing to screen reads a few of the others;
/// and only when all are read brings themes up to date. Says how many were dealt with: none, and there is nothing to do.
pub async fn read_some(state: &AppState) -> Result<usize, analysis::AnalysisError> {
    let screened = screening::screen_some(state).await?;
    if screened > 0 {
        return Ok(screened);
    }
    let screened = screening::screen_some_anew(state).await?;
    if screened > 0 {
        return Ok(screened);
    }
    match analysis::read_some(state).await? {
        0 => themes::bring_up_to_date(state).await,
        some => Ok(some),
    }
}

/// Starts every job; they end when the set is dropped.
pub fn start(state: &AppState) -> JoinSet<()> {
    let mut jobs = JoinSet::new();
    // A macro, not a function: each round is a future of its own that borrows the state it is given.
    macro_rules! job {
        ($what:literal, $state:ident => $round:expr) => {{
            let mine = state.clone();
            jobs.spawn(for_ever($what, LOOK, move || {
                let $state = mine.clone();
                async move {
                    $round.await;
                }
            }));
        }};
    }
    job!("telling safeguarding leads", state => async {
        let told = said("safeguarding leads could not be told", concerns::tell(&state).await);
        // The first is told of at once; what comes in the next moments, together: nobody can bury it among others.
        if told != Some(0) {
            tokio::time::sleep(LOOK).await;
        }
        woken(&state.jobs.concerns).await;
    });
    job!("reading comments", state => async {
        match said("comments could not be read", read_some(&state).await) {
            Some(0) => woken(&state.jobs.comments).await,
            Some(_) => {}
            None => tokio::time::sleep(LOOK).await,
        }
    });
    job!("telling those who asked", state => async {
        match said("those who asked could not be told", replies::tell(&state).await) {
            Some(0) => woken(&state.jobs.replies).await,
            Some(_) => {}
            None => tokio::time::sleep(LOOK).await,
        }
    });
    job!("telling schools what was sent back", state => async {
        let _ = said("schools could not be told what was sent back", returned::tell(&state).await);
        woken(&state.jobs.returned).await;
    });
    job!("telling programs what was published", state => async {
        let _ = said("programs could not be told", hooks::tell(&state).await);
        tokio::time::sleep(LOOK).await;
    });
    job!("deleting what is past its day", state => async {
        purge::purge(&state).await;
        tokio::time::sleep(HOURLY).await;
    });
    job!("forgetting in what order answers came", state => async {
        // Yesterday's too: what came after the last round of that day.
        let [since, ends] = [-1, RECEIPT_DAYS - 1].map(|days| state.clock.days_from_now(days));
        let _ = said("the order in which answers came could not be forgotten", state.store.forget_arrival(&since, &ends).await);
        tokio::time::sleep(HOURLY).await;
    });
    job!("putting responses on sheets", state => async {
        let _ = said("responses could not be put on sheets; they are counted one by one", sheets::seal(&state).await);
        tokio::time::sleep(HOURLY).await;
    });
    jobs
}

/// What a round came to; why it failed is in the log, and it is tried again.
fn said<T, E: std::error::Error>(failed: &'static str, done: Result<T, E>) -> Option<T> {
    done.inspect_err(|error| tracing::error!(%error, "{failed}; it is tried again")).ok()
}

/// Until there is something to do, or it is time to look.
async fn woken(by: &Notify) {
    let _ = tokio::time::timeout(LOOK, by.notified()).await;
}

/// Does a job's round again and again. One that panics is said to have, and the next is tried after a while: what
/// nobody notices is a safeguarding lead who is told nothing.
async fn for_ever<W: Future<Output = ()>>(what: &'static str, pause: Duration, round: impl Fn() -> W) {
    loop {
        if AssertUnwindSafe(round()).catch_unwind().await.is_err() {
            tracing::error!(what, "a round of a job stopped short; the next is tried in a while");
            tokio::time::sleep(pause).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[tokio::test]
    async fn a_round_that_panics_is_not_the_last() {
        static ROUNDS: AtomicU32 = AtomicU32::new(0);
        let (again, reached) = (Notify::new(), Notify::new());
        let job = for_ever("trying", Duration::from_millis(1), || async {
            assert_ne!(ROUNDS.fetch_add(1, Ordering::SeqCst), 0, "the first round fails");
            reached.notify_one();
            again.notified().await;
        });
        tokio::select! {
            () = job => unreachable!("it goes on for ever"),
            () = reached.notified() => {}
        }
    }
}
