//! The whole of the safeguarding screen, over everything that the first look let pass: until it has, a text is on no
//! list. It goes before every other reading and is never paused.

use sentiment::Model;

use crate::{http::AppState, jobs::analysis::AnalysisError, reading};

/// How many are read between two commits.
const AT_ONCE: u64 = 32;

/// Screens some of the texts that wait, and says how many.
pub async fn screen_some(state: &AppState) -> Result<usize, AnalysisError> {
    let waiting = state.store.unscreened(AT_ONCE).await?;
    screen(state, waiting).await
}

/// The same of texts that an older screen let pass and nobody has read yet. They stay on their lists meanwhile.
pub async fn screen_some_anew(state: &AppState) -> Result<usize, AnalysisError> {
    let engine = Model::carried_version();
    let passed = state.store.passed_by_others(engine, AT_ONCE).await?;
    let last = passed.last().map(|(id, _)| *id);
    let count = screen(state, passed).await?;
    if let Some(last) = last {
        state.store.screened_anew(engine, last).await?;
    }
    Ok(count)
}

async fn screen(state: &AppState, waiting: Vec<(i64, String)>) -> Result<usize, AnalysisError> {
    if waiting.is_empty() {
        return Ok(0);
    }
    let (ids, texts): (Vec<i64>, Vec<String>) = waiting.into_iter().unzip();
    let found = reading::screen_each(texts).await;
    let any = found.iter().any(Option::is_some);
    let count = ids.len();
    let due = state.clock.working_days_from_now(crate::http::OPEN_CONCERN_DAYS);
    state.store.screened(ids.into_iter().zip(found).collect(), &state.clock.today(), &due).await?;
    if any {
        // What is kept for the safeguarding lead is in no figure any more.
        state.store.touch_all().await?;
        state.jobs.concerns.notify_one();
    }
    Ok(count)
}
