//! What is on record: who did what, and when.

use app::pages::officer::{self, RecordLine};
use axum::{extract::State, http::StatusCode};
use domain::consultation::Day;

use super::{
    super::{Answer, AppState, ours, reader::Asked, render},
    May, interface, needs,
};
use crate::store::people::{Action, Sought, Whose};

/// How many are shown at once.
const AT_ONCE: u64 = 100;

/// The record, the newest first.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    May(officer, ..): May<needs::SeeRecord>,
    asked: Asked,
) -> Answer {
    let plain = interface(&state);
    let text = |name: &str| asked.query.first(name).unwrap_or_default().trim().to_owned();
    let what = Action::ALL.into_iter().find(|one| one.as_str() == text("what"));
    let who = match text("who").as_str() {
        officer::NOBODY => Some(Whose::Nobodys),
        id => id.parse().ok().map(Whose::Of),
    };
    // A day that is none finds nothing, and says so where it was typed.
    let mut wrong = Vec::new();
    let mut bound = |name: &'static str| {
        let typed = text(name);
        let bounds = Day::parse(&typed).and_then(|day| state.clock.bounds(&day));
        if bounds.is_none() && !typed.is_empty() {
            wrong.push((name, "record-wrong-day"));
        }
        bounds
    };
    let (first, last) = (bound("from"), bound("until"));
    if first.zip(last).is_some_and(|(first, last)| first.0 >= last.1) {
        wrong.push(("until", "record-wrong-order"));
    }
    let sought = Sought {
        what,
        who,
        since: first.map(|(begins, _)| begins),
        until: last.map(|(_, over)| over),
        before: asked.query.first("before").and_then(|id| id.parse().ok()),
    };
    let names = state.store.account_names().await.map_err(ours(&plain))?;
    let found = if wrong.is_empty() {
        state.store.record(&sought, &names, AT_ONCE + 1).await.map_err(ours(&plain))?
    } else {
        Vec::new()
    };
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
    let mut people: Vec<(i64, String)> = names.into_iter().collect();
    people.sort_by(|one, other| one.1.cmp(&other.1).then(one.0.cmp(&other.0)));
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let model = officer::Record {
        older: lines.last().filter(|_| more).map(|last| last.id),
        lines,
        kinds: Action::ALL.map(Action::as_str).to_vec(),
        people,
        fields: asked.query.clone(),
        wrong,
    };
    let (ui, who) = (plain.ui, officer.shown());
    Ok(render::page(status, move || officer::record(&ui, &who, &model)).await)
}
