//! What is on record: who did what, and when.

use app::pages::officer::{self, RecordLine};
use axum::extract::State;

use super::{
    super::{Answer, AppState, ours, reader::Asked, render},
    May, interface, needs,
};
use crate::store::people::Action;

/// How many are shown at once.
const AT_ONCE: u64 = 100;

/// The record, the newest first.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    May(officer, ..): May<needs::SeeRecord>,
    asked: Asked,
) -> Answer {
    let plain = interface(&state);
    let what = asked.query.first("what").and_then(|what| Action::ALL.into_iter().find(|one| one.as_str() == what));
    let before = asked.query.first("before").and_then(|id| id.parse().ok());
    let found = state.store.record((what, before), AT_ONCE + 1).await.map_err(ours(&plain))?;
    let more = found.len() as u64 > AT_ONCE;
    let lines: Vec<RecordLine> = found
        .into_iter()
        .take(usize::try_from(AT_ONCE).unwrap_or(usize::MAX))
        .map(|one| RecordLine {
            id: one.id,
            at: state.clock.words(one.at),
            who: one.who,
            what: one.what,
            subject: one.subject,
        })
        .collect();
    let model = officer::Record {
        older: lines.last().filter(|_| more).map(|last| last.id),
        lines,
        chosen: what.map(Action::as_str),
        kinds: Action::ALL.map(Action::as_str).to_vec(),
    };
    let (ui, who) = (plain.ui, officer.shown());
    Ok(render::ok(move || officer::record(&ui, &who, &model)).await)
}
