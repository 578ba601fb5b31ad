//! Deleting what is past its day.

use crate::{http::AppState, retention};

pub(super) async fn purge(state: &AppState) {
    if let Err(error) = retention::purge(&state.store, &state.clock.today(), state.clock.seconds()).await {
        tracing::error!(%error, "what is past its day could not be deleted");
    }
    state.throttles.forget();
}
