//! After the decision: what was found about each promise, entered by one officer and agreed by another.

use std::collections::BTreeMap;

use app::{
    outcome::aimed::Beside,
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
    monitoring::{
        Change, Check, Field, Published, Standing, Verdict,
        aim::{NotHeld, not_held},
        changes,
    },
    outcome::Document,
    reply::{Decided, Reply},
    respond::form::{Fields, tidy},
};

use super::{
    super::{Answer, AppState, Refusal, ours, reader::Posted, render},
    May, Officer, consultation, needs,
    waves::Told,
};
use crate::{
    findings::Surveys,
    store::{StoreError, checks::KeptCheck, people::Action},
    waves::{Looks, Waves},
};

/// A promise that was published once.
#[derive(Clone, Debug)]
pub(in super::super) struct Promised {
    /// As the newest report to make it says.
    pub(in super::super) published: Published,
    /// The day it was first published.
    since: Day,
    /// How it was changed since.
    changes: Vec<Change>,
    /// Whether the newest report no longer makes it.
    taken_back: bool,
}

/// Everything that was ever promised in public, in the order it is first looked at, as the newest report to make it says:
/// a promise that is taken back is still looked at, and so is one of a report that was taken down. Nothing where no report
/// was ever published.
pub(in super::super) async fn promised(state: &AppState, code: &Code) -> Result<Option<Vec<Promised>>, StoreError> {
    // The oldest first.
    let mut reports = state.store.ever_published::<Document>(code).await?;
    reports.reverse();
    let Some(newest) = reports.last() else { return Ok(None) };
    let makes = |id: i64| newest.document.promises.iter().any(|one| one.id == id);
    let mut made: BTreeMap<i64, Vec<(Day, &Published)>> = BTreeMap::new();
    for report in &reports {
        let on = report.decided.as_ref().map_or(&report.asked_on, |(_, day)| day);
        for published in &report.document.promises {
            made.entry(published.id).or_default().push((on.clone(), published));
        }
    }
    let each = made.into_values().filter_map(|terms| {
        let ((since, _), (_, last)) = (terms.first()?, terms.last()?);
        Some(Promised {
            published: (*last).clone(),
            since: since.clone(),
            changes: changes(&terms),
            taken_back: !makes(last.id),
        })
    });
    let mut found: Vec<Promised> = each.collect();
    found.sort_by(|one, other| {
        let place = |one: &Promised| (one.published.promise.due.clone(), one.published.id);
        place(one).cmp(&place(other))
    });
    Ok(Some(found))
}

/// Who is to run each service, where a reply that says so is published.
pub(in super::super) async fn decided(state: &AppState, code: &Code) -> Result<BTreeMap<Code, Decided>, StoreError> {
    let reply = state.store.published::<Reply>(code).await?;
    // Each wording tells its readers of what they were asked about.
    let told = reply.map(|reply| reply.document.told).unwrap_or_default();
    let answers = told.into_iter().flat_map(|told| told.answers);
    Ok(answers.filter_map(|one| one.about.service().map(|service| (service.code.clone(), service.decided))).collect())
}

/// A promise with what was found and agreed.
pub(in super::super) fn watched(promised: Promised, checks: &[KeptCheck], today: &Day) -> Watched {
    let Promised { published, changes, taken_back, .. } = promised;
    let mine = || checks.iter().filter(|one| one.promise == published.id);
    let found: Vec<Check> = mine().filter(|one| one.agreed).map(|one| one.check.clone()).collect();
    Watched {
        standing: Standing::of(&published.promise, &found, today),
        waits: mine().any(|one| !one.agreed),
        found,
        published,
        taken_back,
        changes,
        beside: Beside::default(),
        run_by: None,
    }
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
    May(officer, ..): May<needs::WriteReports>,
    Path(code): Path<String>,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &code).await?;
    page(&state, &officer, (code, &surveys), &words, None).await
}

async fn page(
    state: &AppState,
    officer: &Officer,
    (code, surveys): (Code, &Surveys),
    words: &render::Interface,
    wrong: Option<(i64, &'static str)>,
) -> Answer {
    let ui = words.ui.clone();
    let report = promised(state, &code).await.map_err(ours(words))?;
    let checks = state.store.checks(&code).await.map_err(ours(words))?;
    let today = state.clock.today();
    let published = report.is_some();
    let mut promises: Vec<WatchedLine> = report
        .unwrap_or_default()
        .into_iter()
        .map(|published| {
            let of = published.published.id;
            let waiting = checks.iter().find(|one| one.promise == of && !one.agreed).map(|one| Waiting {
                id: one.id,
                check: one.check.clone(),
                who: one.said_by_name.clone(),
                own: one.said_by == officer.account.id,
                may_drop: may_drop(one, officer),
            });
            WatchedLine { watched: watched(published, &checks, &today), waiting }
        })
        .collect();
    let waves = Waves::of(state, &code, Looks::Officer).await.map_err(ours(words))?;
    Told::of(state, &ui, &waves, surveys).beside(&ui, promises.iter_mut().map(|line| &mut line.watched));
    run_by(&decided(state, &code).await.map_err(ours(words))?, promises.iter_mut().map(|line| &mut line.watched));
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let model = Monitoring { code, title: ui.survey("consultation-title").text, published, promises, wrong };
    let who = officer.shown();
    Ok(render::page(status, move || officer::monitoring(&ui, &who, &model)).await)
}

/// Puts who runs its service beside each promise.
pub(in super::super) fn run_by<'p>(decided: &BTreeMap<Code, Decided>, promises: impl Iterator<Item = &'p mut Watched>) {
    for promise in promises {
        promise.run_by = promise.published.service.as_ref().and_then(|service| decided.get(service)).copied();
    }
}

/// Whether an officer may take back what nobody has agreed to: who entered it, or anybody where they have left. Whom it
/// does not suit cannot make it vanish.
fn may_drop(check: &KeptCheck, officer: &Officer) -> bool {
    check.said_by == officer.account.id || check.said_by_gone
}

/// Agrees to what another found, or takes back what nobody has agreed to.
pub(in super::super) async fn decide(
    State(state): State<AppState>,
    May(officer, ..): May<needs::WriteReports>,
    Path(code): Path<String>,
    Posted(fields): Posted,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &code).await?;
    let missing = || Refusal(Failure::NotFound, words.clone());
    let id: i64 = fields.first("id").and_then(|id| id.parse().ok()).ok_or_else(missing)?;
    let checks = state.store.checks(&code).await.map_err(ours(&words))?;
    let check = checks.iter().find(|one| one.id == id);
    let promise = check.map(|one| one.promise);
    let does = fields.first("do").unwrap_or_default().to_owned();
    // Those who were asked again may have said otherwise since it was entered.
    if let Some(check) = check.filter(|one| does == "agree" && one.check.verdict == Verdict::Held) {
        let (of, _) = one(&state, &code, check.promise, &words).await?;
        let waves = Waves::of(&state, &code, Looks::Officer).await.map_err(ours(&words))?;
        if let Some(why) = not_held(&of.published, &waves.lines()) {
            let key = match why {
                NotHeld::Missed => "found-wrong-missed-since",
                NotHeld::Untold => "found-wrong-untold-since",
                NotHeld::Unclear => "found-wrong-unclear-since",
            };
            let wrong = Some((check.promise, key));
            return page(&state, &officer, (code, &surveys), &words, wrong).await;
        }
    }
    let done = match does.as_str() {
        "drop" if check.is_some_and(|one| !may_drop(one, &officer)) => return Err(missing()),
        "agree" => state.store.agree_check(&code, id, officer.account.id).await,
        "drop" => state.store.drop_check(&code, id).await,
        _ => return Err(missing()),
    };
    match promise {
        Some(promise) if done.map_err(ours(&words))? => {
            officer.did(&state, Action::Monitor, &format!("{code} {does} {id}"), &words).await?;
            Ok(render::onward(&format!("{}#promise-{promise}", urls::officer(&code, "after"))))
        }
        promise => {
            let wrong = Some((promise.unwrap_or_default(), "found-wrong-gone"));
            page(&state, &officer, (code, &surveys), &words, wrong).await
        }
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
    let published = every.into_iter().find(|one| one.published.id == id);
    let published = published.ok_or_else(|| Refusal(Failure::NotFound, words.clone()))?;
    Ok((published, state.store.checks(code).await.map_err(ours(words))?))
}

/// The first day on which a promise can have been looked at: not before it was published, nor before it was looked at last.
fn earliest(since: &Day, watched: &Watched) -> Day {
    watched.found.last().map_or(since, |check| since.max(&check.on)).clone()
}

/// The page on which what was found is entered, with what people say now about the service the promise is made for, beside
/// what they said before the decision.
async fn entering(
    state: &AppState,
    officer: &Officer,
    (code, surveys, words): (Code, &Surveys, &render::Interface),
    (waves, mut watched, since): (&Waves, Watched, Day),
    (fields, wrong, failed): (Fields, Vec<Field>, Option<(Field, &'static str)>),
) -> Answer {
    let ui = words.ui.clone();
    let told = Told::of(state, &ui, waves, surveys);
    told.beside(&ui, std::iter::once(&mut watched));
    let said = told.of_service(&ui, watched.published.service.as_ref());
    let status = if wrong.is_empty() && failed.is_none() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let title = ui.survey("consultation-title").text;
    let days = (earliest(&since, &watched), state.clock.today());
    let model = Finding { code, title, watched, said, days, fields, wrong, failed };
    let who = officer.shown();
    Ok(render::page(status, move || officer::finding(&ui, &who, &model)).await)
}

/// The page on which what was found is entered.
pub(in super::super) async fn form(
    State(state): State<AppState>,
    May(officer, ..): May<needs::WriteReports>,
    Path((code, id)): Path<(String, i64)>,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &code).await?;
    let (published, checks) = one(&state, &code, id, &words).await?;
    let waves = Waves::of(&state, &code, Looks::Officer).await.map_err(ours(&words))?;
    let since = published.since.clone();
    let watched = watched(published, &checks, &state.clock.today());
    let typed = (Fields::default(), Vec::new(), None);
    entering(&state, &officer, (code, &surveys, &words), (&waves, watched, since), typed).await
}

/// Enters what was found.
pub(in super::super) async fn enter(
    State(state): State<AppState>,
    May(officer, ..): May<needs::WriteReports>,
    Path((code, id)): Path<(String, i64)>,
    Posted(fields): Posted,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &code).await?;
    let (published, checks) = one(&state, &code, id, &words).await?;
    let waves = Waves::of(&state, &code, Looks::Officer).await.map_err(ours(&words))?;
    let today = state.clock.today();
    let since = published.since.clone();
    let watched = watched(published, &checks, &today);
    let last = earliest(&since, &watched);
    let typed = |field: Field| tidy(fields.first(field.as_str()).unwrap_or_default());
    let read = Check::read(typed, &today, Some(&last));
    // What is promised of what people say is no opinion of whoever looks.
    let held = read.as_ref().is_ok_and(|check| check.verdict == Verdict::Held);
    let hinders = not_held(&watched.published, &waves.lines()).filter(|_| held);
    let (wrong, failed) = match (read, hinders) {
        (Err(wrong), _) => (wrong, None),
        (Ok(_), Some(NotHeld::Missed)) => (Vec::new(), Some((Field::Verdict, "found-wrong-missed"))),
        (Ok(_), Some(NotHeld::Untold)) => (Vec::new(), Some((Field::Verdict, "found-wrong-untold"))),
        (Ok(_), Some(NotHeld::Unclear)) => (Vec::new(), Some((Field::Verdict, "found-wrong-unclear"))),
        (Ok(check), None) => match state.store.add_check(&code, id, &check, officer.account.id).await {
            // What was typed stays: it may be what the other officer should have found.
            Err(StoreError::Conflict) => (Vec::new(), Some((Field::On, "found-wrong-waits"))),
            done => {
                done.map_err(ours(&words))?;
                officer.did(&state, Action::Monitor, &format!("{code} entered {id}"), &words).await?;
                return Ok(render::onward(&format!("{}#promise-{id}", urls::officer(&code, "after"))));
            }
        },
    };
    entering(&state, &officer, (code, &surveys, &words), (&waves, watched, since), (fields, wrong, failed)).await
}
