//! After the decision: what was found about each promise, entered by one officer and agreed by another.

use app::{
    pages::{
        after::Watched,
        failure::Failure,
        officer::{self, Finding, Monitoring, Waiting, WatchedLine},
    },
    urls,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    code::Code,
    consultation::Day,
    monitoring::{Check, Published, Standing},
    outcome::{Block, Document},
    people::Permission,
    respond::form::{Fields, tidy},
};

use super::{
    super::{Answer, AppState, Refusal, ours, reader::Posted, render},
    Officer, consultation,
    waves::compared,
};
use crate::{
    findings::Surveys,
    store::{StoreError, checks::KeptCheck, people::Action},
    waves::{Looks, Waves},
};

/// A promise that was published once, and whether the newest report no longer makes it.
pub(in super::super) type Promised = (Published, bool);

/// Everything that was ever promised in public, in the order it is first looked at, as the newest report to make it says:
/// a promise that is taken back is still looked at, and so is one of a report that was taken down. Nothing where no report
/// was ever published.
pub(in super::super) async fn promised(state: &AppState, code: &Code) -> Result<Option<Vec<Promised>>, StoreError> {
    let reports = state.store.ever_published::<Document>(code).await?;
    let Some(newest) = reports.first() else { return Ok(None) };
    let makes = |id: i64| newest.document.promises.iter().any(|one| one.id == id);
    let mut found: Vec<Promised> = Vec::new();
    for published in reports.iter().flat_map(|report| &report.document.promises) {
        if !found.iter().any(|(known, _)| known.id == published.id) {
            found.push((published.clone(), !makes(published.id)));
        }
    }
    found.sort_by(|(one, _), (other, _)| (&one.promise.due, one.id).cmp(&(&other.promise.due, other.id)));
    Ok(Some(found))
}

/// A promise with what was found and agreed.
pub(in super::super) fn watched((published, taken_back): Promised, checks: &[KeptCheck], today: &Day) -> Watched {
    let found: Vec<Check> =
        checks.iter().filter(|one| one.promise == published.id && one.agreed).map(|one| one.check.clone()).collect();
    Watched { standing: Standing::of(&published.promise, &found, today), found, published, taken_back }
}

/// How many promises should have been looked at, and were not.
pub(super) async fn late(state: &AppState, code: &Code) -> Result<usize, StoreError> {
    let promised = promised(state, code).await?.unwrap_or_default();
    let (checks, today) = (state.store.checks(code).await?, state.clock.today());
    Ok(promised.into_iter().filter(|one| watched(one.clone(), &checks, &today).standing.is_late()).count())
}

/// The promises and what was found.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    officer: Officer,
    Path(code): Path<String>,
) -> Answer {
    officer.must(&state, Permission::WriteReports)?;
    let (code, _, words) = consultation(&state, &code).await?;
    page(&state, &officer, code, &words, None).await
}

async fn page(
    state: &AppState,
    officer: &Officer,
    code: Code,
    words: &render::Interface,
    wrong: Option<(i64, &'static str)>,
) -> Answer {
    let ui = words.ui.clone();
    let report = promised(state, &code).await.map_err(ours(words))?;
    let checks = state.store.checks(&code).await.map_err(ours(words))?;
    let today = state.clock.today();
    let published = report.is_some();
    let promises = report
        .unwrap_or_default()
        .into_iter()
        .map(|published| {
            let waiting = checks.iter().find(|one| one.promise == published.0.id && !one.agreed).map(|one| Waiting {
                id: one.id,
                check: one.check.clone(),
                who: one.said_by_name.clone(),
                own: one.said_by == officer.account.id,
            });
            WatchedLine { watched: watched(published, &checks, &today), waiting }
        })
        .collect();
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let model = Monitoring { code, title: ui.survey("consultation-title").text, published, promises, wrong };
    let who = officer.shown();
    Ok(render::page(status, move || officer::monitoring(&ui, &who, &model)).await)
}

/// Agrees to what another found, or takes back what nobody has agreed to.
pub(in super::super) async fn decide(
    State(state): State<AppState>,
    officer: Officer,
    Path(code): Path<String>,
    Posted(fields): Posted,
) -> Answer {
    officer.must(&state, Permission::WriteReports)?;
    let (code, _, words) = consultation(&state, &code).await?;
    let missing = || Refusal(Failure::NotFound, words.clone());
    let id: i64 = fields.first("id").and_then(|id| id.parse().ok()).ok_or_else(missing)?;
    let checks = state.store.checks(&code).await.map_err(ours(&words))?;
    let promise = checks.iter().find(|one| one.id == id).map(|one| one.promise);
    let does = fields.first("do").unwrap_or_default().to_owned();
    let done = match does.as_str() {
        "agree" => state.store.agree_check(&code, id, officer.account.id).await,
        "drop" => state.store.drop_check(&code, id).await,
        _ => return Err(missing()),
    };
    match promise {
        Some(promise) if done.map_err(ours(&words))? => {
            officer.did(&state, Action::Monitor, &format!("{code} {does} {id}"), &words).await?;
            Ok(render::onward(&format!("{}#promise-{promise}", urls::officer(&code, "after"))))
        }
        promise => page(&state, &officer, code, &words, Some((promise.unwrap_or_default(), "found-wrong-gone"))).await,
    }
}

/// A promise of the published report, and all that was found about it.
async fn one(
    state: &AppState,
    code: &Code,
    id: i64,
    words: &render::Interface,
) -> Result<(Promised, Vec<KeptCheck>), Refusal> {
    let every = promised(state, code).await.map_err(ours(words))?.unwrap_or_default();
    let published = every.into_iter().find(|(one, _)| one.id == id);
    let published = published.ok_or_else(|| Refusal(Failure::NotFound, words.clone()))?;
    Ok((published, state.store.checks(code).await.map_err(ours(words))?))
}

/// What people say now about the service a promise is made for, beside what they said before the decision.
async fn said(
    state: &AppState,
    code: &Code,
    surveys: &Surveys,
    published: &Published,
    words: &render::Interface,
) -> Result<Vec<Block>, Refusal> {
    let waves = Waves::of(state, code, Looks::Officer).await.map_err(ours(words))?;
    Ok(compared(state, &words.ui, &waves, surveys, published.service.as_ref()).await)
}

/// The page on which what was found is entered.
pub(in super::super) async fn form(
    State(state): State<AppState>,
    officer: Officer,
    Path((code, id)): Path<(String, i64)>,
) -> Answer {
    officer.must(&state, Permission::WriteReports)?;
    let (code, surveys, words) = consultation(&state, &code).await?;
    let (published, checks) = one(&state, &code, id, &words).await?;
    let model = Finding {
        said: said(&state, &code, &surveys, &published.0, &words).await?,
        title: words.ui.survey("consultation-title").text,
        watched: watched(published, &checks, &state.clock.today()),
        fields: Fields::default(),
        wrong: Vec::new(),
        failed: None,
        code,
    };
    let who = officer.shown();
    Ok(render::ok(move || officer::finding(&words.ui, &who, &model)).await)
}

/// Enters what was found.
pub(in super::super) async fn enter(
    State(state): State<AppState>,
    officer: Officer,
    Path((code, id)): Path<(String, i64)>,
    Posted(fields): Posted,
) -> Answer {
    officer.must(&state, Permission::WriteReports)?;
    let (code, surveys, words) = consultation(&state, &code).await?;
    let (published, checks) = one(&state, &code, id, &words).await?;
    let today = state.clock.today();
    let watched = watched(published, &checks, &today);
    let last = watched.found.last().map(|check| check.on.clone());
    let typed = |field: domain::monitoring::Field| tidy(fields.first(field.as_str()).unwrap_or_default());
    let (wrong, failed) = match Check::read(typed, &today, last.as_ref()) {
        Err(wrong) => (wrong, None),
        Ok(check) => match state.store.add_check(&code, id, &check, officer.account.id).await {
            // What was typed stays: it may be what the other officer should have found.
            Err(StoreError::Conflict) => (Vec::new(), Some("found-wrong-waits")),
            done => {
                done.map_err(ours(&words))?;
                officer.did(&state, Action::Monitor, &format!("{code} entered {id}"), &words).await?;
                return Ok(render::onward(&format!("{}#promise-{id}", urls::officer(&code, "after"))));
            }
        },
    };
    let title = words.ui.survey("consultation-title").text;
    let said = said(&state, &code, &surveys, &watched.published, &words).await?;
    let model = Finding { code, title, watched, said, fields, wrong, failed };
    let who = officer.shown();
    Ok(render::page(StatusCode::UNPROCESSABLE_ENTITY, move || officer::finding(&words.ui, &who, &model)).await)
}
