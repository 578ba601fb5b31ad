//! The whole of the safeguarding screen, over everything that the first look let pass: until it has, a text is on no
//! list. It goes before every other reading and is never paused.

use sentiment::{Model, safeguarding::Concern};

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
    let found = match reading::screen(texts.clone()).await {
        Ok(found) => found,
        // One text that cannot be read must not keep the others waiting: it goes to the safeguarding lead.
        Err(error) => {
            tracing::error!(%error, "texts could not be screened together; each is tried by itself");
            let mut found = Vec::new();
            for text in texts {
                let one = reading::screen(vec![text])
                    .await
                    .unwrap_or_else(|_| vec![Some(Concern { topic: None, likely: 0.0 })]);
                found.extend(one);
            }
            found
        }
    };
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
