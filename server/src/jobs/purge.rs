//! Deleting what is past its day.

use crate::{http::AppState, retention};

/// How long a file from elsewhere that is not brought in is kept.
const FILE_DAYS: i32 = 14;

pub(super) async fn purge(state: &AppState) {
    if let Err(error) = retention::purge(&state.store, &state.clock.today(), state.clock.seconds()).await {
        tracing::error!(%error, "what is past its day could not be deleted");
    }
    if let Err(error) = state.store.purge_batches(&state.clock.days_from_now(-FILE_DAYS)).await {
        tracing::error!(%error, "files that nobody brought in could not be deleted");
    }
    state.throttles.forget();
}
