//! Reading what people wrote.

use std::{fmt::Write as _, ops::Range};

use app::{
    pages::{
        failure::Failure,
        officer::{self, CommentView, Piece, RemarkView},
    },
    ui::Ui,
    urls,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{code::Code, people::Permission, respond::form::Fields};
use sentiment::redaction::{self, Kind, Mask};

use super::{
    super::{
        Answer, AppState, Refusal, ours,
        reader::{Asked, Posted},
        render,
    },
    Officer, about, consultation,
};
use crate::{
    findings::Surveys,
    store::{comments::CommentState, people::Action, remarks::RemarkRow},
};

/// How many are shown at once.
const PAGE: u64 = 25;

/// What could not be masked: the comment, and what was typed.
type Unfound = (i64, String);

/// Comments of one state, children's first.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    officer: Officer,
    Path(code): Path<String>,
    asked: Asked,
) -> Answer {
    officer.must(&state, Permission::ReadComments)?;
    let of = consultation(&state, &code).await?;
    let shown = asked.query.first("state").and_then(CommentState::parse).unwrap_or(CommentState::Unread);
    let passed = asked.query.first("passed").is_some();
    page(&state, &officer, &of, (shown, page_of(&asked.query)), (None, passed)).await
}

/// The number of a page of comments.
fn page_of(fields: &Fields) -> u64 {
    fields.first("page").and_then(|page| page.parse::<u64>().ok()).unwrap_or_default().min(100_000)
}

async fn page(
    state: &AppState,
    officer: &Officer,
    (code, surveys, words): &(Code, Surveys, render::Interface),
    (shown, page): (CommentState, u64),
    (unfound, passed): (Option<Unfound>, bool),
) -> Answer {
    let ui = words.ui.clone();
    let versions = surveys.all_versions();
    let mut counts = Vec::new();
    for each in CommentState::ALL {
        counts.push((each.as_str(), state.store.comment_count(&versions, each).await.map_err(ours(words))?));
    }
    let all = counts.iter().find(|(name, _)| *name == shown.as_str()).map_or(0, |(_, n)| *n);
    // Whoever decides about the last of a page goes on with those before it.
    let page = page.min(all.saturating_sub(1) / PAGE);
    let mut comments = Vec::new();
    let found = state.store.comments(&versions, shown, (page * PAGE, PAGE)).await.map_err(ours(words))?;
    let ids: Vec<i64> = found.iter().map(|comment| comment.id).collect();
    let remarks = state.store.remarks_of(&ids).await.map_err(ours(words))?;
    for comment in found {
        let Some((question, who)) = about(state, &ui, &comment).await.map_err(ours(words))? else { continue };
        comments.push(CommentView {
            id: comment.id.to_string(),
            question,
            who,
            remarks: remarks
                .iter()
                .filter(|one| one.comment == comment.id)
                .map(|one| remark(&ui, &comment.body, one))
                .collect(),
            pieces: pieces(&comment.body, &comment.masks),
            quotable: comment.quotable,
            seen: comment.masks_mark(),
            language: comment.language,
            read_by: comment.read_by,
            unfound: unfound.as_ref().filter(|(id, _)| *id == comment.id).map(|(_, typed)| typed.clone()),
        });
    }
    let model = officer::Comments {
        more: ((page + 1) * PAGE < all).then_some(page + 1),
        code: code.clone(),
        page,
        title: ui.survey("consultation-title").text,
        state: shown.as_str(),
        counts,
        kinds: Kind::ALL.iter().map(|kind| kind.as_str()).collect(),
        comments,
        leads: super::leads(state, &ui).await.map_err(ours(words))?,
        passed,
    };
    let who = officer.shown();
    let status = if unfound.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(render::page(status, move || officer::comments(&ui, &who, &model)).await)
}

/// A comment in stretches, what is masked apart.
fn pieces(body: &str, masks: &[Mask]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    let plain = |from: usize, to: usize, pieces: &mut Vec<Piece>| {
        if from < to {
            pieces.push(Piece { text: body[from..to].to_owned(), mask: None });
        }
    };
    for mask in redaction::tidy(body, masks.to_vec()) {
        plain(at, mask.from, &mut pieces);
        pieces.push(Piece { text: body[mask.from..mask.to].to_owned(), mask: Some(mask.kind.as_str()) });
        at = mask.to;
    }
    plain(at, body.len(), &mut pieces);
    pieces
}

/// A stretch of a comment as it would be quoted.
pub(super) fn masked_part(ui: &Ui, body: &str, masks: &[Mask], part: Range<usize>) -> String {
    let mut text = String::new();
    let mut at = part.start;
    for mask in redaction::tidy(body, masks.to_vec()) {
        if mask.to > at && mask.from < part.end {
            text.push_str(body.get(at..mask.from).unwrap_or_default());
            let _ = write!(text, "[{}]", ui.say(&format!("mask-{}", mask.kind.as_str())));
            at = mask.to;
        }
    }
    text.push_str(body.get(at..part.end).unwrap_or_default());
    text
}

fn remark(ui: &Ui, body: &str, row: &RemarkRow) -> RemarkView {
    let (service, sentiment) = row.said();
    RemarkView {
        text: body.get(row.at.clone()).unwrap_or_default().to_owned(),
        service: service.map(|code| ui.service(code)),
        sentiment,
        sure: row.coded.is_none().then(|| percent(row.confidence)),
    }
}

/// A probability as a whole percentage.
pub(super) fn percent(share: f64) -> u8 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
    let percent = (share.clamp(0.0, 1.0) * 100.0).round() as u8;
    percent
}

/// Keeps a comment for analysis, or holds it back; lets it be quoted, or no longer; puts masks on and lifts them.
pub(in super::super) async fn decide(
    State(state): State<AppState>,
    officer: Officer,
    Path(code): Path<String>,
    Posted(fields): Posted,
) -> Answer {
    officer.must(&state, Permission::ReadComments)?;
    let of = consultation(&state, &code).await?;
    let (code, surveys, words) = &of;
    let missing = || Refusal(Failure::NotFound, words.clone());
    let id: i64 = fields.first("comment").and_then(|id| id.parse().ok()).ok_or_else(missing)?;
    let versions = surveys.all_versions();
    let (now, comment) = state.store.comment(&versions, id).await.map_err(ours(words))?.ok_or_else(missing)?;
    let back = fields.first("state").and_then(CommentState::parse).unwrap_or(CommentState::Unread);
    let lift: Option<usize> = fields.first("lift").and_then(|at| at.parse().ok());
    let mark = comment.masks_mark();
    // What somebody lifts, adds to or approves is what they saw; where a colleague was quicker, they see that first.
    if !matches!(fields.first("do"), Some("keep" | "hold" | "concern")) && fields.first("seen") != Some(mark.as_str()) {
        return Ok(render::onward(&format!("{}?state={}", urls::officer(code, "comments"), now.as_str())));
    }
    let (done, what) = match (fields.first("do"), lift) {
        (Some("keep" | "hold"), _) => {
            let then = if fields.first("do") == Some("keep") { CommentState::Kept } else { CommentState::Held };
            let today = state.clock.today();
            let step = (back, then);
            let done =
                state.store.decide(&versions, id, step, officer.account.id, &today).await.map_err(ours(words))?;
            (done, then.as_str())
        }
        (Some("concern"), _) => {
            let (now, today) = (state.clock.seconds(), state.clock.today());
            let due = state.clock.working_days_from_now(super::super::OPEN_CONCERN_DAYS);
            let by = (officer.account.id, now);
            let done = state.store.raise(&versions, id, by, (&today, &due)).await.map_err(ours(words))?;
            state.jobs.concerns.notify_one();
            (done, "concern")
        }
        (Some("quote" | "unquote"), _) => {
            let quote = fields.first("do") == Some("quote");
            (
                state.store.set_quotable(&comment, quote).await.map_err(ours(words))?,
                if quote { "quote" } else { "unquote" },
            )
        }
        (Some("mask"), _) => {
            let kind = fields.first("kind").and_then(Kind::parse).unwrap_or(Kind::Other);
            let typed = fields.first("words").unwrap_or_default();
            let more = occurrences(&comment.body, typed, kind);
            if more.is_empty() {
                let unfound = (id, typed.to_owned());
                return page(&state, &officer, &of, (now, page_of(&fields)), (Some(unfound), false)).await;
            }
            let masks = redaction::tidy(&comment.body, [comment.masks.clone(), more].concat());
            (state.store.set_masks(&comment, &masks).await.map_err(ours(words))?, "mask")
        }
        (_, Some(at)) => {
            let mut masks = redaction::tidy(&comment.body, comment.masks.clone());
            if at >= masks.len() {
                return Err(missing());
            }
            masks.remove(at);
            (state.store.set_masks(&comment, &masks).await.map_err(ours(words))?, "lift")
        }
        _ => return Err(missing()),
    };
    // Where a colleague was quicker, what they decided stands, and the next comment comes all the same.
    if done {
        state.store.touch(code).await.map_err(ours(words))?;
        let subject = format!("{code} {id} {what}");
        officer.did(&state, Action::DecideComment, &subject, words).await?;
    }
    if fields.first("then") == Some("desk") {
        return Ok(render::onward(&format!("{}?passed#passed", urls::officer(code, "desk"))));
    }
    // Masks are put right on the same page; a decision takes the comment off it.
    let shown = if matches!(what, "mask" | "lift") { now } else { back };
    // Whoever works by keyboard goes on where they were, or with the next.
    let place = match fields.first("do") {
        Some("keep" | "hold" | "concern") => fields.first("next").and_then(|next| next.parse().ok()),
        _ => Some(id),
    };
    let place = place.map(|id: i64| format!("#c{id}")).unwrap_or_default();
    let page = page_of(&fields);
    let page = if page > 0 { format!("&page={page}") } else { String::new() };
    if what == "concern" {
        return Ok(render::onward(&format!(
            "{}?state={}{page}&passed#passed",
            urls::officer(code, "comments"),
            shown.as_str()
        )));
    }
    Ok(render::onward(&format!("{}?state={}{page}{place}", urls::officer(code, "comments"), shown.as_str())))
}

/// Everywhere in a text that some words stand, whatever their capitals.
fn occurrences(body: &str, words: &str, kind: Kind) -> Vec<Mask> {
    let wanted = words.trim().to_lowercase();
    if wanted.is_empty() {
        return Vec::new();
    }
    let starts: Vec<usize> = body.char_indices().map(|(at, _)| at).collect();
    starts
        .iter()
        .filter_map(|from| {
            // Lower case may be longer or shorter: the end is where as many letters have been seen.
            let mut seen = String::new();
            for (at, c) in body[*from..].char_indices() {
                seen.extend(c.to_lowercase());
                if seen.len() >= wanted.len() {
                    return (seen == wanted).then(|| Mask { from: *from, to: from + at + c.len_utf8(), kind });
                }
            }
            None
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_masked_everywhere_whatever_their_capitals() {
        let body = "Jo said jo is JO.";
        let masks = occurrences(body, " jo ", Kind::Name);
        assert_eq!(redaction::apply(body, &masks, |_| "x".to_owned()), "[x] said [x] is [x].");
        assert!(occurrences(body, "  ", Kind::Name).is_empty());
    }

    #[test]
    fn a_comment_is_shown_whole_with_what_is_masked_apart() {
        let body = "ask Jo now";
        let found = pieces(body, &[Mask { from: 4, to: 6, kind: Kind::Name }]);
        assert_eq!(found.iter().map(|piece| piece.text.as_str()).collect::<String>(), body);
        assert_eq!(found[1].mask, Some("name"));
    }
}
