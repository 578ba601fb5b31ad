//! *You said, we did* for one group: on its wall, with its own words.

use app::{pages::failure::Failure, urls};
use axum::extract::{Path, State};
use domain::engage::NoteKind;

use super::{
    super::{
        Answer, AppState, Refusal,
        officer::Officer,
        ours,
        reply::{Group, for_group, poster_file, poster_of},
    },
    led,
};

/// The group's poster.
pub(in super::super) async fn poster(State(state): State<AppState>, officer: Officer, Path(id): Path<i64>) -> Answer {
    let led = led(&state, &officer, id).await?;
    let missing = || Refusal(Failure::NotFound, led.words.clone());
    let failed = ours(&led.words);
    let plan = &led.session.plan;
    let found = for_group(&state, &led.session.consultation, plan.level, &plan.language).await.map_err(&failed)?;
    let (reply, told) = found.ok_or_else(missing)?;
    let notes = state.store.notes(id).await.map_err(&failed)?;
    let said = notes
        .into_iter()
        // What an officer let be quoted, and of what the group itself said.
        .filter(|note| note.quotable && note.kind != NoteKind::AdultView)
        .map(|note| note.body)
        .collect();
    let words = state.ui(&led.version, &told.language, told.level);
    let address = format!("{}{}", state.config.base_url.trim_end_matches('/'), urls::reply(&led.session.consultation));
    let group = Group { who: format!("{} · {}", plan.group, led.school.name), said };
    poster_file(&words, poster_of(&words.ui, &reply, &told, &address, Some(group))).await
}
