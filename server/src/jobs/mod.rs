//! What runs beside the requests: reading comments, telling safeguarding leads, deleting what is past its day.
//!
//! Nothing is held in memory that a job needs: what is to be done is what the store says is not done yet, so a
//! server that is killed goes on where it was, and two servers do nothing twice.

pub mod analysis;
pub mod concerns;
mod purge;
pub mod screening;

use std::time::Duration;

use tokio::{sync::Notify, task::JoinSet};

use crate::http::AppState;

/// How jobs are woken before their time.
#[derive(Debug, Default)]
pub struct Wake {
    /// There are comments to read.
    pub comments: Notify,
    /// There is a concern to tell of.
    pub concerns: Notify,
}

/// How often each looks by itself, so that another server's work, or what was left by one that stopped, is found.
const LOOK: Duration = Duration::from_secs(20);
/// How often what is past its day is deleted.
const PURGE: Duration = Duration::from_hours(1);

/// Screens what came, and only when there is nothing to screen reads a few of the others.
async fn read_some(state: &AppState) -> Result<usize, analysis::AnalysisError> {
    match screening::screen_some(state).await? {
        0 => analysis::read_some(state).await,
        some => Ok(some),
    }
}

/// Starts every job; they end when the set is dropped.
pub fn start(state: &AppState) -> JoinSet<()> {
    let mut jobs = JoinSet::new();
    let mine = state.clone();
    jobs.spawn(async move {
        loop {
            if let Err(error) = concerns::tell(&mine).await {
                tracing::error!(%error, "safeguarding leads could not be told; it is tried again");
            }
            let _ = tokio::time::timeout(LOOK, mine.jobs.concerns.notified()).await;
        }
    });
    let mine = state.clone();
    jobs.spawn(async move {
        loop {
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
    });
    let mine = state.clone();
    jobs.spawn(async move {
        loop {
            purge::purge(&mine).await;
            tokio::time::sleep(PURGE).await;
        }
    });
    jobs
}
