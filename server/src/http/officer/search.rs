//! Looking for remarks, by words or by meaning.

use app::{
    pages::{
        failure::Failure,
        officer::{self, FoundRemark, Search},
    },
    ui::Ui,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{comments::meaning::Vector, respond::form::tidy};
use sentiment::analyst::Analyst;

use super::{
    super::{Answer, AppState, Refusal, ours, reader::Posted, render},
    May, about,
    comments::masked_part,
    consultation, needs,
};
use crate::{findings::Surveys, jobs::themes::newest, reading};

/// How many are found at most.
const FOUND: usize = 50;
/// What is less like what is looked for than this has nothing to do with it: among remarks about council services, what two
/// that were drawn by lot seldom are.
const LEAST_LIKE: f32 = 0.3;
/// The longest text that is looked for.
const LONGEST: usize = 500;

/// The form to look for remarks with.
pub(in super::super) async fn search_form(
    State(state): State<AppState>,
    May(officer, ..): May<needs::ReadComments>,
    Path(code): Path<String>,
) -> Answer {
    let (code, _, words) = consultation(&state, &code).await?;
    let (ui, who) = (words.ui.clone(), officer.shown());
    let title = ui.survey("consultation-title").text;
    let model = Search { code, title, words: String::new(), by_meaning: true, wrong: None, found: None };
    Ok(render::ok(move || officer::search(&ui, &who, &model)).await)
}

/// Looks for remarks by words or by meaning. What was typed is kept nowhere.
pub(in super::super) async fn search(
    State(state): State<AppState>,
    May(officer, ..): May<needs::ReadComments>,
    Path(code): Path<String>,
    Posted(fields): Posted,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &code).await?;
    let versions = surveys.all_versions();
    let typed: String = tidy(fields.first("words").unwrap_or_default()).chars().take(LONGEST).collect();
    let by_meaning = fields.first("by") != Some("words");
    let wanted: Vec<String> = typed.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let ids: Option<Vec<Wanted>> = if wanted.is_empty() {
        None
    } else if by_meaning {
        let vector = meaning(&state, &surveys, &typed, &words).await?;
        let found = state.store.like(&versions, &vector, FOUND * 4).await.map_err(ours(&words))?;
        let near = found.into_iter().filter(|(_, likeness, _)| *likeness >= LEAST_LIKE);
        Some(near.map(|(id, ..)| (id, false, 1)).collect())
    } else {
        let found = state.store.with_words(&versions, &wanted, FOUND).await.map_err(ours(&words))?;
        Some(found.into_iter().map(|id| (id, false, 1)).collect())
    };
    let found = match &ids {
        Some(ids) => Some(apart(lines(&state, &versions, ids, &words).await?)),
        None => None,
    };
    let (ui, who) = (words.ui.clone(), officer.shown());
    let wrong = ids.is_none().then_some("search-error-words");
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let title = ui.survey("consultation-title").text;
    let model = Search { code, title, words: typed, by_meaning, wrong, found };
    Ok(render::page(status, move || officer::search(&ui, &who, &model)).await)
}

/// What several say in just the same words of the same service, once.
fn apart(found: Vec<FoundRemark>) -> Vec<FoundRemark> {
    let mut apart: Vec<FoundRemark> = Vec::new();
    for one in found {
        let same = |other: &&mut FoundRemark| {
            (&other.text, &other.service, &other.question) == (&one.text, &one.service, &one.question)
        };
        match apart.iter_mut().find(same) {
            Some(other) => other.times += one.times,
            None => apart.push(one),
        }
    }
    apart.truncate(FOUND);
    apart
}

/// What some words mean, whichever service they name.
pub(super) async fn meaning(
    state: &AppState,
    surveys: &Surveys,
    text: &str,
    words: &render::Interface,
) -> Result<Vector, Refusal> {
    let failed = |error: &dyn std::fmt::Display| {
        tracing::error!(%error, "what words mean could not be worked out");
        Refusal(Failure::Ours, words.clone())
    };
    let version = newest(state, &surveys.all_versions()).await.map_err(ours(words))?;
    let text = text.to_owned();
    let found = tokio::task::spawn_blocking(move || {
        let model = reading::model()?;
        let services = version.map(|version| reading::services(&version).1).unwrap_or_default();
        model.meanings(&[&Analyst::new(&model, services).without_services(&text)])
    })
    .await
    .map_err(|error| failed(&error))?
    .map_err(|error| failed(&error))?;
    found.into_iter().next().ok_or_else(|| failed(&"there is none"))
}

/// A remark to be shown: its number, whether an officer said what theme it has, and how many say just the same.
pub(super) type Wanted = (i64, bool, usize);

/// Remarks as a list shows them, in the order given.
pub(super) async fn lines(
    state: &AppState,
    versions: &[i64],
    ids: &[Wanted],
    words: &render::Interface,
) -> Result<Vec<FoundRemark>, Refusal> {
    let ui: &Ui = &words.ui;
    let numbers: Vec<i64> = ids.iter().map(|(id, ..)| *id).collect();
    let found = state.store.remarks_with_comments(versions, &numbers).await.map_err(ours(words))?;
    let mut lines = Vec::new();
    for (id, by_officer, times) in ids {
        let Some((row, comment)) = found.iter().find(|(row, _)| row.id == *id) else { continue };
        let Some((question, who)) = about(state, ui, comment).await.map_err(ours(words))? else { continue };
        let (service, sentiment) = row.said();
        lines.push(FoundRemark {
            id: row.id.to_string(),
            question,
            who,
            text: masked_part(ui, &comment.body, &comment.masks, row.at.clone()),
            service: service.map(|code| ui.service(code)),
            sentiment,
            by_officer: *by_officer,
            times: *times,
        });
    }
    Ok(lines)
}
