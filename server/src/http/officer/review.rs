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
    consultation::State as Now,
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
    // The newest that was approved is the one that is published.
    let published = frozen.iter().find(|one| one.stage == Stage::Approved).map(|one| one.id);
    frozen
        .iter()
        .map(|one| EditionLine {
            id: one.id,
            number: one.number,
            day: ui.day(&one.asked_on),
            stage: one.stage,
            superseded: one.stage == Stage::Approved && published != Some(one.id),
            note: (one.stage == Stage::SentBack && frozen.first().is_some_and(|newest| newest.id == one.id))
                .then(|| one.note.clone())
                .filter(|note| !note.is_empty()),
        })
        .collect()
}

/// Something frozen, by its number.
pub(super) async fn frozen<D: Publication>(
    state: &AppState,
    code: &Code,
    id: i64,
    words: &render::Interface,
) -> Result<Frozen<D>, Refusal> {
    let one = state.store.frozen_one(code, id).await.map_err(ours(words))?;
    one.ok_or_else(|| Refusal(Failure::NotFound, words.clone()))
}

/// How far something has come, as its page shows it.
pub(super) async fn shown<D: Publication>(
    state: &AppState,
    ui: &Ui,
    officer: &Officer,
    (code, one): (&Code, &Frozen<D>),
    wrong: Option<&'static str>,
) -> Result<Review, StoreError> {
    let every = lines(ui, &state.store.frozen::<D>(code).await?);
    Ok(Review {
        superseded: every.iter().any(|line| line.id == one.id && line.superseded),
        digest: one.digest.clone(),
        stage: one.stage,
        asked: (one.asked_by_name.clone(), ui.day(&one.asked_on)),
        decided: one.decided.as_ref().map(|(name, day)| (name.clone(), ui.day(day))),
        note: one.note.clone(),
        may_decide: may_decide(one.stage, one.asked_by, officer.account.id),
        publishing: {
            let what = ui.say(&format!("outcome-publishing-{}", D::KIND));
            let open = state.store.consultation(code).await?;
            let open = open.is_some_and(|one| one.state_on(&state.clock.today()) == Now::Open);
            if open { format!("{what} {}", ui.say("outcome-publishing-open")) } else { what }
        },
        wrong,
    })
}

/// What came of a ruling.
pub(super) enum Ruling {
    /// It was kept: what it is now.
    Done(Stage),
    /// What was noted, and the key of what is wrong.
    Wrong(String, &'static str),
}

/// Approves what is frozen, which publishes it; sends it back; or takes it down. `stands` says why it may not be published
/// any more, as a key of words.
pub(super) async fn rule<D: Publication>(
    state: &AppState,
    officer: &Officer,
    code: &Code,
    one: &Frozen<D>,
    fields: &Fields,
    stands: impl AsyncFnOnce() -> Result<Option<&'static str>, StoreError>,
    words: &render::Interface,
) -> Result<Ruling, Refusal> {
    let note = tidy(fields.first("note").unwrap_or_default());
    let mine = one.asked_by == officer.account.id;
    let looked_at = state.store.quotable_mark(code).await.map_err(ours(words))?;
    let (verdict, note) = match fields.first("do") {
        Some("approve" | "send-back") if note.chars().count() > LONGEST_NOTE => {
            return Ok(Ruling::Wrong(note, "outcome-error-note-long"));
        }
        Some("withdraw") => {
            let why = tidy(fields.first("why").unwrap_or_default());
            if why.chars().count() > LONGEST_NOTE {
                return Ok(Ruling::Wrong(why, "outcome-error-note-long"));
            }
            // On record with it: who took it down, when, and why where they say.
            let args =
                [("name", officer.account.name.clone().into()), ("day", words.ui.day(&state.clock.today()).into())];
            let by = words.ui.say_with("outcome-taken-down-by", &args);
            let said = if why.is_empty() { by } else { format!("{by}\n{why}") };
            let down = state.store.withdraw_publication::<D>(code, one.id, &said).await.map_err(ours(words))?;
            return Ok(if down {
                Ruling::Done(Stage::Withdrawn)
            } else {
                Ruling::Wrong(note, "outcome-error-decided")
            });
        }
        // Whoever finds their own mistake does not wait for somebody else to; to judge it is somebody else's still.
        Some("take-back") if mine => (Stage::SentBack, words.ui.say("outcome-taken-back")),
        Some("approve") => match stands().await.map_err(ours(words))? {
            Some(wrong) => return Ok(Ruling::Wrong(note, wrong)),
            None => (Stage::Approved, note),
        },
        Some("send-back") if note.is_empty() => return Ok(Ruling::Wrong(note, "outcome-error-note")),
        Some("send-back") if mine && one.stage == Stage::InReview => {
            return Ok(Ruling::Wrong(note, "outcome-decide-own"));
        }
        Some("send-back") => (Stage::SentBack, note),
        _ => return Err(Refusal(Failure::NotFound, words.clone())),
    };
    let (me, today) = (officer.account.id, state.clock.today());
    let looked_at = (verdict == Stage::Approved && D::QUOTES).then_some(looked_at.as_str());
    let kept = state.store.decide_publication::<D>(code, one.id, (verdict, &note), me, (&today, looked_at)).await;
    if kept.map_err(ours(words))? {
        return Ok(Ruling::Done(verdict));
    }
    if let Some(looked_at) = looked_at
        && state.store.quotable_mark(code).await.map_err(ours(words))? != looked_at
    {
        return Ok(Ruling::Wrong(note, "outcome-error-meanwhile"));
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
