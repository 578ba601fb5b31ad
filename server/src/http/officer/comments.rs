//! Reading what people wrote.

use app::{
    components::field::short_name,
    pages::{
        failure::Failure,
        officer::{self, CommentView},
    },
    urls,
};
use axum::extract::{Path, State};
use domain::people::Permission;

use super::{
    super::{
        Answer, AppState, Refusal, ours,
        reader::{Asked, Posted},
        render,
    },
    Officer, consultation,
};
use crate::{
    findings,
    store::{comments::CommentState, people::Action},
};

/// How many are shown at once.
const PAGE: u64 = 25;

/// Comments of one state, children's first.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    officer: Officer,
    Path(code): Path<String>,
    asked: Asked,
) -> Answer {
    officer.must(&state, Permission::ReadComments)?;
    let (code, surveys, words) = consultation(&state, &code).await?;
    let ui = words.ui.clone();
    let shown = asked.query.first("state").and_then(CommentState::parse).unwrap_or(CommentState::Unread);
    let page: u64 =
        asked.query.first("page").and_then(|page| page.parse::<u64>().ok()).unwrap_or_default().min(100_000);
    let versions: Vec<i64> = surveys.versions.values().flatten().copied().collect();
    let mut counts = Vec::new();
    for each in CommentState::ALL {
        counts.push((each.as_str(), state.store.comment_count(&versions, each).await.map_err(ours(&words))?));
    }
    let mut comments = Vec::new();
    for comment in state.store.comments(&versions, shown, (page * PAGE, PAGE)).await.map_err(ours(&words))? {
        let Some(version) = state.catalogue.version(&state.store, comment.version).await.map_err(ours(&words))? else {
            continue;
        };
        let theirs = findings::words(&state.catalogue, &version, comment.level);
        let question = short_name(&theirs, &comment.slot.question, comment.slot.service.as_ref()).text;
        let question = match &comment.slot.service {
            None => question,
            Some(service) => format!("{}: {question}", ui.service(service)),
        };
        let audience = ui.say(&format!("audience-name-{}", version.edition.survey.audience.as_str()));
        comments.push(CommentView {
            id: comment.id.to_string(),
            question,
            who: format!("{audience}, {}", ui.say(&format!("level-name-{}", comment.level))),
            language: comment.language,
            body: comment.body,
            read_by: comment.read_by,
        });
    }
    let model = officer::Comments {
        more: {
            let all = counts.iter().find(|(name, _)| *name == shown.as_str()).map_or(0, |(_, n)| *n);
            ((page + 1) * PAGE < all).then_some(page + 1)
        },
        code,
        title: ui.survey("consultation-title").text,
        state: shown.as_str(),
        counts,
        comments,
    };
    let who = officer.shown(&ui);
    Ok(render::ok(move || officer::comments(&ui, &who, &model)).await)
}

/// Keeps a comment for analysis, or holds it back.
pub(in super::super) async fn decide(
    State(state): State<AppState>,
    officer: Officer,
    Path(code): Path<String>,
    Posted(fields): Posted,
) -> Answer {
    officer.must(&state, Permission::ReadComments)?;
    let (code, surveys, words) = consultation(&state, &code).await?;
    let missing = || Refusal(Failure::NotFound, words.clone());
    let decided = match fields.first("do") {
        Some("keep") => CommentState::Kept,
        Some("hold") => CommentState::Held,
        _ => return Err(missing()),
    };
    let id: i64 = fields.first("comment").and_then(|id| id.parse().ok()).ok_or_else(missing)?;
    let versions: Vec<i64> = surveys.versions.values().flatten().copied().collect();
    let back = fields.first("state").and_then(CommentState::parse).unwrap_or(CommentState::Unread);
    let today = state.clock.today();
    let found =
        state.store.decide(&versions, id, (back, decided), officer.account.id, &today).await.map_err(ours(&words))?;
    if !found {
        return Err(missing());
    }
    let subject = format!("{code} {id} {}", decided.as_str());
    let who = Some(officer.account.id);
    state.store.audit(state.clock.seconds(), who, Action::DecideComment, &subject).await.map_err(ours(&words))?;
    Ok(render::onward(&format!("{}?state={}", urls::officer(&code, "comments"), back.as_str())))
}
