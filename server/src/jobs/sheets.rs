//! Putting the responses of days that are over where findings are counted from.

use crate::{http::AppState, store::StoreError};

/// A day is over for good once the one after it is: another server's clock may be behind, and a response carries the
/// day on which it was begun to be sent.
const OPEN_DAYS: i32 = 1;

/// Puts on sheets whatever can no longer change. Returns how many responses were.
pub async fn seal(state: &AppState) -> Result<u64, StoreError> {
    state.store.seal(&state.clock.days_from_now(-OPEN_DAYS)).await
}
