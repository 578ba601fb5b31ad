//! Deleting what is past its day.

use crate::{
    http::AppState,
    retention,
    store::{StoreError, people::Action},
};

/// A clock that is so many days ahead of the last look is not believed on the first day: what is deleted is gone.
const MOST_AHEAD: i32 = 14;

/// How long a file from elsewhere that is not brought in is kept.
const FILE_DAYS: i32 = 14;

pub(super) async fn purge(state: &AppState) {
    state.throttles.forget();
    match state.store.trusts(&state.clock.today(), &state.clock.days_from_now(-MOST_AHEAD)).await {
        Ok(true) => {}
        Ok(false) => {
            tracing::error!(
                "the clock is more than {MOST_AHEAD} days ahead of when anything was last deleted: nothing is deleted today, lest it is wrong"
            );
            return;
        }
        Err(error) => {
            tracing::error!(%error, "it could not be seen when anything was last deleted");
            return;
        }
    }
    if let Err(error) = retention::purge(&state.store, &state.clock.today(), state.clock.seconds()).await {
        tracing::error!(%error, "what is past its day could not be deleted");
    }
    if let Err(error) = batches(state).await {
        tracing::error!(%error, "files that nobody brought in could not be deleted");
    }
}

async fn batches(state: &AppState) -> Result<(), StoreError> {
    let n = state.store.purge_batches(&state.clock.days_from_now(-FILE_DAYS)).await?;
    if n > 0 {
        let subject = format!("{n} files from elsewhere that nobody brought in");
        state.store.audit(state.clock.seconds(), None, Action::Purge, &subject).await?;
    }
    Ok(())
}
