//! What runs beside the requests: reading comments, telling safeguarding leads, deleting what is past its day, putting
//! the responses of days that are over where they are counted from.
//!
//! Nothing is held in memory that a job needs: what is to be done is what the store says is not done yet, so a
//! server that is killed goes on where it was, and two servers do nothing twice.

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

use crate::http::AppState;

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
/// How often it is looked at what a day that is over asks for.
const DAILY: Duration = Duration::from_hours(1);
/// How often what the database itself keeps of the order of answers is written over.
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
    let mine = state.clone();
    jobs.spawn(for_ever("telling safeguarding leads", LOOK, move || {
        let mine = mine.clone();
        async move {
            if let Err(error) = concerns::tell(&mine).await {
                tracing::error!(%error, "safeguarding leads could not be told; it is tried again");
            }
            let _ = tokio::time::timeout(LOOK, mine.jobs.concerns.notified()).await;
        }
    }));
    let mine = state.clone();
    jobs.spawn(for_ever("reading comments", LOOK, move || {
        let mine = mine.clone();
        async move {
            match read_some(&mine).await {
                Ok(0) => {
                    let _ = tokio::time::timeout(LOOK, mine.jobs.comments.notified()).await;
                }
                Ok(_) => {}
                Err(error) => {
                    tracing::error!(%error, "comments could not be read; it is tried again");
                    tokio::time::sleep(LOOK).await;
                }
            }
        }
    }));
    let mine = state.clone();
    jobs.spawn(for_ever("telling those who asked", LOOK, move || {
        let mine = mine.clone();
        async move {
            match replies::tell(&mine).await {
                Ok(0) => {
                    let _ = tokio::time::timeout(LOOK, mine.jobs.replies.notified()).await;
                }
                Ok(_) => {}
                Err(error) => {
                    tracing::error!(%error, "those who asked could not be told; it is tried again");
                    tokio::time::sleep(LOOK).await;
                }
            }
        }
    }));
    let mine = state.clone();
    jobs.spawn(for_ever("telling schools what was sent back", LOOK, move || {
        let mine = mine.clone();
        async move {
            if let Err(error) = returned::tell(&mine).await {
                tracing::error!(%error, "schools could not be told what was sent back; it is tried again");
            }
            let _ = tokio::time::timeout(LOOK, mine.jobs.returned.notified()).await;
        }
    }));
    let mine = state.clone();
    jobs.spawn(for_ever("telling programs what was published", LOOK, move || {
        let mine = mine.clone();
        async move {
            if let Err(error) = hooks::tell(&mine).await {
                tracing::error!(%error, "programs could not be told; it is tried again");
            }
            tokio::time::sleep(LOOK).await;
        }
    }));
    let mine = state.clone();
    jobs.spawn(for_ever("deleting what is past its day", LOOK, move || {
        let mine = mine.clone();
        async move {
            purge::purge(&mine).await;
            tokio::time::sleep(DAILY).await;
        }
    }));
    let mine = state.clone();
    jobs.spawn(for_ever("forgetting in what order answers came", LOOK, move || {
        let mine = mine.clone();
        async move {
            // Yesterday's too: what came after the last round of that day.
            if let Err(error) = mine.store.forget_arrival(&mine.clock.days_from_now(-1)).await {
                tracing::error!(%error, "the order in which answers came could not be forgotten");
            }
            tokio::time::sleep(HOURLY).await;
        }
    }));
    let mine = state.clone();
    jobs.spawn(for_ever("putting responses on sheets", LOOK, move || {
        let mine = mine.clone();
        async move {
            if let Err(error) = sheets::seal(&mine).await {
                tracing::error!(%error, "responses could not be put on sheets; they are counted one by one");
            }
            tokio::time::sleep(DAILY).await;
        }
    }));
    jobs
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
