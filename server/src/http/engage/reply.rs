//! *You said, we did* for one group: on its wall, with its own words.

use app::pages::failure::Failure;
use axum::extract::{Path, State};
use domain::engage::NoteKind;

use super::{
    super::{
        Answer, AppState, Refusal,
        officer::{May, needs},
        ours,
        reply::{Group, for_group, poster_file, poster_of},
    },
    lead, led,
};
use crate::store::engage::notes::Note;

/// The group's poster.
pub(in super::super) async fn poster(
    State(state): State<AppState>,
    May(officer, ..): May<needs::RunSessions>,
    Path(id): Path<i64>,
) -> Answer {
    let led = led(&state, &officer, id).await?;
    let missing = || Refusal(Failure::NotFound, led.words.clone());
    let failed = ours(&led.words);
    let plan = &led.session.plan;
    let found = for_group(&state, &led.session.consultation, plan.level, &plan.language).await.map_err(&failed)?;
    let (reply, told) = found.ok_or_else(missing)?;
    let notes = state.store.notes(id).await.map_err(&failed)?;
    let said = own_words(notes);
    let words = state.ui(&led.version, &told.language, told.level);
    let group = Group { who: format!("{} · {}", plan.group, led.school.name), said };
    lead::did(&state, &officer, &led, "took the group’s poster").await?;
    // A group's own words are on it: it is set anew each time.
    let model = poster_of(&state, &words.ui, (&led.session.consultation, &reply, &told), Some(group));
    poster_file(&state, &words, "", model).await
}

/// What the group itself said, as it was said and as an officer let it be quoted. An adult's summary of it is no quotation.
pub(super) fn own_words(notes: Vec<Note>) -> Vec<String> {
    notes.into_iter().filter(|note| note.quotable && note.kind == NoteKind::AsSaid).map(|note| note.body).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_quoted_in_its_own_words_alone() {
        let note = |kind, quotable, body: &str| Note {
            id: 1,
            kind,
            service: None,
            body: body.to_owned(),
            agreed: None,
            quotable,
            consent: true,
        };
        let notes = vec![
            note(NoteKind::AsSaid, true, "More time."),
            note(NoteKind::AsSaid, false, "Not let be quoted."),
            note(NoteKind::Heard, true, "An adult’s summary."),
            note(NoteKind::AdultView, true, "An adult’s view."),
        ];
        assert_eq!(own_words(notes), ["More time."]);
    }
}
