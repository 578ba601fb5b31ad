//! Telling programs what was published.

use domain::hooks::{Event, Happened};

use crate::{
    hooks::Unheard,
    http::AppState,
    store::{StoreError, hooks::KeptHook},
};

/// For how long a call is one server's: longer than a program may take.
const MINE_SECONDS: i64 = 60;

/// Tells what is to be told by now. Says how much of it was heard.
pub async fn tell(state: &AppState) -> Result<usize, StoreError> {
    let hooks: Vec<KeptHook> = state.store.hooks().await?.into_iter().filter(KeptHook::is_on).collect();
    if hooks.is_empty() {
        return Ok(0);
    }
    let happened = state.store.happened().await?;
    let mut heard = 0;
    for hook in hooks {
        for call in state.store.calls(hook.id, &happened, state.clock.seconds()).await? {
            // Looked at anew: those before it may each have taken as long as a program may, and what is signed says when.
            let now = state.clock.seconds();
            // Whatever happened was there when the call was made; what is there no more is of a consultation that was deleted,
            // and nobody is told of it any more.
            let Some(one) = happened.iter().find(|one| one.key == call.key) else {
                state.store.drop_call(&call).await?;
                continue;
            };
            // It may have been stopped since the round began.
            if !state.store.is_told(hook.id).await? {
                break;
            }
            if !state.store.claim_call(&call, now + MINE_SECONDS).await? {
                continue;
            }
            let body = body(state, one, if call.known > 0 { call.known } else { now });
            let done = state.caller.call((&hook.hook.address, &hook.secret), &one.key, (now, body)).await;
            match done {
                Ok(()) => {
                    heard += 1;
                    state.store.called(&call, None, now).await?;
                }
                Err(Unheard::Gone) => {
                    state.store.stop_hook(hook.id, &state.clock.today()).await?;
                    break;
                }
                Err(Unheard::Failed(why)) => {
                    tracing::warn!(hook = hook.id, %why, "a program was not told; it is tried again");
                    state.store.called(&call, Some(&why), now).await?;
                    // The next would wait as long, and every other program with it.
                    break;
                }
            }
        }
    }
    Ok(heard)
}

/// Tells a program, once and at once, that this is a test.
///
/// # Errors
/// Why it was not heard, in a few words.
pub async fn test(state: &AppState, hook: &KeptHook) -> Result<(), String> {
    let now = state.clock.seconds();
    let key = format!("{}.{}", Event::Test.as_str(), crate::random::id());
    let body = message(Event::Test, now, serde_json::json!({}));
    let sent = state.caller.call((&hook.hook.address, &hook.secret), &key, (now, body)).await;
    sent.map_err(|why| match why {
        Unheard::Gone => "410".to_owned(),
        Unheard::Failed(why) => why,
    })
}

/// What is told: what happened, when, and where to fetch what is published now. Nothing of what it says: by the
/// time somebody reads the message, it may be taken back.
fn body(state: &AppState, one: &Happened, when: i64) -> String {
    let at = state.config.address(&format!("/api/v1/consultations/{}", one.consultation));
    message(one.event, when, serde_json::json!({ "consultation": one.consultation.as_str(), "fetch": at }))
}

/// A message as Standard Webhooks has it.
fn message(event: Event, when: i64, data: serde_json::Value) -> String {
    let happened_at = jiff::Timestamp::from_second(when).map(|at| at.to_string()).unwrap_or_default();
    serde_json::json!({ "type": event.as_str(), "timestamp": happened_at, "data": data }).to_string()
}
