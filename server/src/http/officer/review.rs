//! Reviews of what is to be published: the same rule for all of it.

use app::{
    pages::{
        failure::Failure,
        officer::{EditionLine, Review},
    },
    ui::Ui,
};
use domain::{
    code::Code,
    publication::{Publication, Stage, may_decide},
    respond::form::{Fields, tidy},
};

use super::{
    super::{AppState, Refusal, ours, render},
    Officer,
};
use crate::store::{
    StoreError,
    publications::{Frozen, FrozenLine},
};

/// The longest note to whoever asked for a review.
const LONGEST_NOTE: usize = 20_000;

/// What was frozen, as a list.
pub(super) fn lines(ui: &Ui, frozen: &[FrozenLine]) -> Vec<EditionLine> {
    frozen
        .iter()
        .map(|one| EditionLine { id: one.id, number: one.number, day: ui.day(&one.asked_on), stage: one.stage })
        .collect()
}

/// How far something has come, as its page shows it.
pub(super) fn shown<D>(ui: &Ui, officer: &Officer, one: &Frozen<D>, wrong: Option<&'static str>) -> Review {
    Review {
        digest: one.digest.clone(),
        stage: one.stage,
        asked: (one.asked_by_name.clone(), ui.day(&one.asked_on)),
        decided: one.decided.as_ref().map(|(name, day)| (name.clone(), ui.day(day))),
        note: one.note.clone(),
        may_decide: may_decide(one.stage, one.asked_by, officer.account.id),
        wrong,
    }
}

/// What came of a ruling.
pub(super) enum Ruling {
    /// It was kept, and is what goes on record.
    Done(&'static str),
    /// What was noted, and the key of what is wrong.
    Wrong(String, &'static str),
}

/// Approves what is frozen, which publishes it; sends it back; or takes it down. `stands` says whether all in it may be
/// published still.
pub(super) async fn rule<D: Publication>(
    state: &AppState,
    officer: &Officer,
    code: &Code,
    one: &Frozen<D>,
    fields: &Fields,
    stands: impl AsyncFnOnce() -> Result<bool, StoreError>,
    words: &render::Interface,
) -> Result<Ruling, Refusal> {
    let note: String = tidy(fields.first("note").unwrap_or_default()).chars().take(LONGEST_NOTE).collect();
    let verdict = match fields.first("do") {
        Some("withdraw") => {
            let down = state.store.withdraw_publication::<D>(code, one.id).await.map_err(ours(words))?;
            return Ok(if down { Ruling::Done("withdrawn") } else { Ruling::Wrong(note, "outcome-error-decided") });
        }
        Some("approve") if !stands().await.map_err(ours(words))? => {
            return Ok(Ruling::Wrong(note, "outcome-error-quote"));
        }
        Some("approve") => Stage::Approved,
        Some("send-back") if note.is_empty() => return Ok(Ruling::Wrong(note, "outcome-error-note")),
        Some("send-back") => Stage::SentBack,
        _ => return Err(Refusal(Failure::NotFound, words.clone())),
    };
    let (me, today) = (officer.account.id, state.clock.today());
    let kept = state.store.decide_publication::<D>(code, one.id, (verdict, &note), me, &today).await;
    if kept.map_err(ours(words))? {
        return Ok(Ruling::Done(verdict.as_str()));
    }
    let now = state.store.frozen_one::<D>(code, one.id).await.map_err(ours(words))?;
    Ok(Ruling::Wrong(
        note,
        match now {
            Some(now) if may_decide(now.stage, now.asked_by, me) => "outcome-error-later",
            Some(now) if now.stage == Stage::InReview => "outcome-decide-own",
            _ => "outcome-error-decided",
        },
    ))
}
