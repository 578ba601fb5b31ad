//! Findings: the page and the files, from one report.

use app::{
    pages::{failure::Failure, officer},
    ui::Ui,
};
use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use domain::{code::Code, findings::Report, level::ReadingLevel, people::Permission};

use super::{
    super::{Answer, AppState, Refusal, ours, render},
    Officer, consultation,
};
use crate::{
    export,
    findings::{self, Surveys},
    store::{StoreError, people::Action},
};

/// Every service, side by side.
pub(in super::super) async fn compare(state: State<AppState>, officer: Officer, Path(code): Path<String>) -> Answer {
    show(state, officer, &code, None).await
}

/// One service, or the questions about none.
pub(in super::super) async fn part(
    state: State<AppState>,
    officer: Officer,
    Path((code, part)): Path<(String, String)>,
) -> Answer {
    show(state, officer, &code, Some(&part)).await
}

async fn show(State(state): State<AppState>, officer: Officer, code: &str, part: Option<&str>) -> Answer {
    officer.must(&state, Permission::SeeFindings)?;
    let (code, surveys, words) = consultation(&state, code).await?;
    let report = state.reports.report(&state.store, &code, &surveys).await.map_err(ours(&words))?;
    let ui = words.ui.clone();
    let others = part == Some("questions");
    let first = surveys.newest[0].edition.consultation.clone();
    let service = match part.filter(|_| !others) {
        None => None,
        Some(part) => {
            let found = Code::parse(part).ok().filter(|code| first.service(code).is_some());
            Some(found.ok_or(Refusal(Failure::NotFound, words.clone()))?)
        }
    };
    let responses = report
        .surveys
        .iter()
        .flat_map(|survey| {
            let audience = surveys
                .newest
                .iter()
                .find(|version| version.edition.survey.code == survey.survey)
                .map(|version| ui.say(&format!("audience-name-{}", version.edition.survey.audience.as_str())))
                .unwrap_or_default();
            let ui = ui.clone();
            survey.responses.iter().map(move |(group, n)| (audience.clone(), app::tables::group_name(&ui, group), *n))
        })
        .collect();
    let audience_of = |survey: &Code| {
        surveys
            .newest
            .iter()
            .find(|version| version.edition.survey.code == *survey)
            .map(|version| ui.say(&format!("audience-name-{}", version.edition.survey.audience.as_str())))
            .unwrap_or_default()
    };
    let accounted = report.surveys.iter().map(|one| (audience_of(&one.survey), one.accounted)).collect();
    let quotes = match &service {
        None => Vec::new(),
        Some(_) if !officer.account.role.may(Permission::ReadComments) => Vec::new(),
        Some(service) => quotes(&state, &surveys, &report, &ui, service).await.map_err(ours(&words))?,
    };
    let model = officer::Findings {
        accounted,
        agreement: report.agreement.clone(),
        quotes,
        consultation: first,
        title: ui.survey("consultation-title").text,
        digest: report.digest.clone(),
        responses,
        tables: findings::print(&state.catalogue, &surveys, &report),
        service,
        others,
    };
    let who = officer.shown(&ui);
    Ok(render::ok(move || officer::findings(&ui, &who, &model)).await)
}

/// What may be quoted about a service, masked: only where the table of what was written shows that group.
async fn quotes(
    state: &AppState,
    surveys: &Surveys,
    report: &Report,
    ui: &Ui,
    service: &Code,
) -> Result<Vec<officer::Quote>, StoreError> {
    let mut quotes = Vec::new();
    for version in &surveys.newest {
        let survey = &version.edition.survey;
        let versions = &surveys.versions[&survey.code];
        let shown: Vec<ReadingLevel> = report
            .surveys
            .iter()
            .filter(|one| one.survey == survey.code)
            .flat_map(|one| &one.written)
            .filter(|one| one.service == *service)
            .flat_map(|one| &one.rows)
            .filter(|row| row.base.shown().is_some())
            .map(|row| row.key.group.level)
            .collect();
        let audience = ui.say(&format!("audience-name-{}", survey.audience.as_str()));
        for (comment, about) in state.store.quotes(versions, service).await? {
            if !shown.contains(&comment.level) {
                continue;
            }
            let thought = about.iter().map(|one| one.coded.as_ref().map_or(one.sentiment, |(_, coded)| *coded));
            let Some(sentiment) = domain::comments::together(thought) else { continue };
            quotes.push(officer::Quote {
                who: format!("{audience}, {}", ui.say(&format!("level-name-{}", comment.level))),
                sentiment,
                words: sentiment::redaction::apply(&comment.body, &comment.masks, |kind| {
                    ui.say(&format!("mask-{}", kind.as_str()))
                }),
            });
        }
    }
    // Those that think otherwise stand beside one another, whoever wrote them.
    quotes.sort_by(|a, b| (a.sentiment, &a.who).cmp(&(b.sentiment, &b.who)));
    Ok(quotes)
}

/// The spreadsheet.
pub(in super::super) async fn xlsx(state: State<AppState>, officer: Officer, Path(code): Path<String>) -> Answer {
    file(state, officer, &code, "xlsx").await
}

/// The table of everything, one figure a line.
pub(in super::super) async fn csv(state: State<AppState>, officer: Officer, Path(code): Path<String>) -> Answer {
    file(state, officer, &code, "csv").await
}

async fn file(State(state): State<AppState>, officer: Officer, code: &str, kind: &'static str) -> Answer {
    officer.must(&state, Permission::Export)?;
    let (code, surveys, words) = consultation(&state, code).await?;
    let report = state.reports.report(&state.store, &code, &surveys).await.map_err(ours(&words))?;
    let book = export::Book {
        ui: words.ui.clone(),
        consultation: surveys.newest[0].edition.consultation.clone(),
        tables: findings::print(&state.catalogue, &surveys, &report),
        digest: report.digest.clone(),
        today: state.clock.today(),
    };
    let made = tokio::task::spawn_blocking(move || match kind {
        "xlsx" => export::xlsx::write(&book),
        _ => export::csv::write(&book),
    })
    .await;
    let bytes = match made {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(error)) => {
            tracing::error!(%error, "an export failed");
            return Err(Refusal(Failure::Ours, words));
        }
        Err(_) => return Err(Refusal(Failure::Ours, words)),
    };
    let subject = format!("{code} {kind} {}", report.digest);
    let who = Some(officer.account.id);
    state.store.audit(state.clock.seconds(), who, Action::Export, &subject).await.map_err(ours(&words))?;
    let mime = match kind {
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "text/csv; charset=utf-8",
    };
    let disposition = format!("attachment; filename=\"{code}-findings-{}.{kind}\"", report.digest.short());
    let response: Response =
        ([(header::CONTENT_TYPE, mime.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response();
    Ok(response)
}
