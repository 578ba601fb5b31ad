//! Each answer, from the same places as the pages'.

use app::{
    outcome::rooms::RoomPrinted,
    tables::{Printed, PrintedRow},
    ui::Ui,
    urls,
};
use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use domain::{
    access::Scope,
    code::Code,
    consultation::State as Now,
    findings::figures::{Interval, two_places},
    outcome::Document,
    reply::Reply,
};

use super::{
    super::{
        AppState,
        officer::after::{promised, watched},
    },
    Program, Refused, answer,
    shapes::{
        AskedAgain, Consultation, Consultations, Findings, Found, GroupResponses, Problem, Promise, Promises,
        Responses, Row, Service, SessionOption, SessionTable, Survey, Table, Wording,
    },
};
use crate::findings::{self as counted, Surveys};
use domain::{language::Language, level::ReadingLevel};

async fn surveys(state: &AppState, code: &str) -> Result<(Code, Surveys, Ui), Refused> {
    let code = Code::parse(code).map_err(|_| Refused::NotFound)?;
    let surveys = counted::surveys(&state.store, &state.catalogue, &code).await?.ok_or(Refused::NotFound)?;
    let words = state.ui(&surveys.newest[0], &Language::english(), ReadingLevel::Standard);
    Ok((code, surveys, words.ui))
}

async fn about(state: &AppState, code: &Code, surveys: &Surveys, ui: &Ui) -> Result<Consultation, Refused> {
    let one = &surveys.newest[0].edition.consultation;
    let address = |path: String| state.config.address(&path);
    let running = match one.state_on(&state.clock.today()) {
        Now::NotYetOpen => "not-yet-open",
        Now::Open => "open",
        Now::Closed => "closed",
    };
    let report = state.store.is_published::<Document>(code).await?;
    let reply = state.store.is_published::<Reply>(code).await?;
    Ok(Consultation {
        code: code.to_string(),
        title: ui.survey("consultation-title").text,
        council: one.contact.council.clone(),
        state: running.to_owned(),
        opens: one.opens.as_str().to_owned(),
        closes: one.closes.as_str().to_owned(),
        decides: one.decides.as_str().to_owned(),
        wave_of: one.wave_of.as_ref().map(ToString::to_string),
        demonstration: ui.demonstration,
        services: one
            .services
            .iter()
            .map(|service| Service { code: service.code.to_string(), name: ui.service(&service.code) })
            .collect(),
        surveys: surveys
            .newest
            .iter()
            .map(|version| {
                let survey = &version.edition.survey;
                Survey {
                    code: survey.code.to_string(),
                    audience: survey.audience.as_str().to_owned(),
                    levels: survey.levels.iter().map(ToString::to_string).collect(),
                }
            })
            .collect(),
        page: address(urls::consultation(code)),
        report: report.then(|| address(urls::report(code))),
        reply: reply.then(|| address(urls::reply(code))),
    })
}

/// Every consultation.
///
/// Needs the scope `published`.
#[utoipa::path(
    get,
    path = "/api/v1/consultations",
    responses(
        (status = 200, description = "Every consultation", body = Consultations),
        (status = 304, description = "What the program has is what there is"),
        (status = 401, description = "No token, or one that is not good", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Not for this token", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn consultations(
    State(state): State<AppState>,
    program: Program,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    program.must(Scope::Published)?;
    let mut all = Vec::new();
    for code in state.store.consultations().await? {
        let (code, surveys, ui) = surveys(&state, code.as_str()).await?;
        all.push(about(&state, &code, &surveys, &ui).await?);
    }
    all.sort_by(|one, other| one.code.cmp(&other.code));
    answer(&headers, &Consultations { count: all.len(), consultations: all })
}

/// A consultation.
///
/// Needs the scope `published`.
#[utoipa::path(
    get,
    path = "/api/v1/consultations/{consultation}",
    params(("consultation" = String, Path, description = "Its code")),
    responses(
        (status = 200, description = "The consultation", body = Consultation),
        (status = 304, description = "What the program has is what there is"),
        (status = 401, description = "No token, or one that is not good", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Not for this token", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is none", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn consultation(
    State(state): State<AppState>,
    program: Program,
    Path(code): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    program.must(Scope::Published)?;
    let (code, surveys, ui) = surveys(&state, &code).await?;
    answer(&headers, &about(&state, &code, &surveys, &ui).await?)
}

/// How many have answered, while it is open and after.
///
/// Needs the scope `counts`. Rounded to five; a group of fewer than five is there without its number.
#[utoipa::path(
    get,
    path = "/api/v1/consultations/{consultation}/responses",
    params(("consultation" = String, Path, description = "Its code")),
    responses(
        (status = 200, description = "How many have answered", body = Responses),
        (status = 304, description = "What the program has is what there is"),
        (status = 401, description = "No token, or one that is not good", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Not for this token", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no such consultation", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn responses(
    State(state): State<AppState>,
    program: Program,
    Path(code): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    program.must(Scope::Counts)?;
    let (code, surveys, _) = surveys(&state, &code).await?;
    let report = state.reports.report(&state.store, &code, &surveys).await?;
    let groups = report
        .surveys
        .iter()
        .flat_map(|survey| {
            survey.responses.iter().map(|(group, n)| GroupResponses {
                survey: survey.survey.to_string(),
                level: group.level.to_string(),
                filled_by: group.filled_by.as_str().to_owned(),
                responses: n.shown(),
            })
        })
        .collect();
    let on = state.clock.today().as_str().to_owned();
    answer(&headers, &Responses { consultation: code.to_string(), on, groups })
}

/// Every table of the report that is published.
///
/// Needs the scope `published`. Until a report is approved there is none: figures that are fetched again and again while
/// people answer would give away who answered in between.
#[utoipa::path(
    get,
    path = "/api/v1/consultations/{consultation}/findings",
    params(("consultation" = String, Path, description = "Its code")),
    responses(
        (status = 200, description = "The tables", body = Findings),
        (status = 304, description = "What the program has is what there is"),
        (status = 401, description = "No token, or one that is not good", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Not for this token", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No report is published, or one from before tables were kept", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn findings(
    State(state): State<AppState>,
    program: Program,
    Path(code): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    program.must(Scope::Published)?;
    let code = Code::parse(&code).map_err(|_| Refused::NotFound)?;
    let published = state.store.published::<Document>(&code).await?.ok_or(Refused::NotFound)?;
    let data = counted::published(&state.store, &state.catalogue, &code, published.id).await?;
    let data = data.ok_or(Refused::NotFound)?;
    let tables: Vec<Table> = data.tables.iter().map(table).collect();
    let crossed: Vec<Table> = data.crossed.iter().map(table).collect();
    let sessions: Vec<SessionTable> = data.rooms.iter().map(session).collect();
    let findings = Findings {
        consultation: code.to_string(),
        made_on: published.document.made_on.as_str().to_owned(),
        digest: data.digest.to_string(),
        method: data.method,
        count: tables.len(),
        tables,
        crossed_count: crossed.len(),
        crossed,
        session_count: sessions.len(),
        sessions,
    };
    answer(&headers, &findings)
}

fn table(table: &Printed) -> Table {
    let wording = |(wording, text): &(String, String)| Wording { wording: wording.clone(), text: text.clone() };
    Table {
        name: table.name.clone(),
        title: table.title.clone(),
        survey: table.survey.to_string(),
        audience: table.kind.as_str().to_owned(),
        service: table.service.as_ref().map(ToString::to_string),
        measure: table.measure.map(|measure| measure.as_str().to_owned()),
        written: table.written,
        exclusive: table.exclusive,
        asked: table.asked.iter().map(wording).collect(),
        columns: table.columns.clone(),
        scores: table.scores.clone(),
        ways_out: table.out_columns.clone(),
        rows: table.rows.iter().map(row).collect(),
    }
}

fn row(PrintedRow { who, need, row, .. }: &PrintedRow) -> Row {
    Row {
        group: who.clone(),
        need: need.clone(),
        base: row.base.shown(),
        counts: row.counts.iter().map(|count| count.shown()).collect(),
        percents: row.percents.clone(),
        ways_out: row.outs.iter().map(|out| out.shown()).collect(),
        net_sentiment: row.net.map(two_places),
        interval: row.interval.map(|Interval { low, high }| [two_places(low), two_places(high)]),
        percent_good: row.good,
        percent_bad: row.bad,
    }
}

fn session(one: &RoomPrinted) -> SessionTable {
    let option = |(name, n): (&String, Option<u64>)| SessionOption { option: name.clone(), count: n };
    let chosen = one.options.iter().map(|(name, n, _)| (name, n.shown()));
    let outs = one.way_outs.iter().map(|(name, n)| (name, n.shown()));
    SessionTable {
        name: one.name.clone(),
        survey: one.survey.to_string(),
        group: one.who.clone(),
        gathered: one.how.clone(),
        service: one.service.as_ref().map(ToString::to_string),
        question: one.question.clone(),
        sessions: one.sessions,
        base: one.base.shown(),
        options: chosen.chain(outs).map(option).collect(),
    }
}

/// What was promised after the decision, and whether it is held.
///
/// Needs the scope `published`.
#[utoipa::path(
    get,
    path = "/api/v1/consultations/{consultation}/promises",
    params(("consultation" = String, Path, description = "Its code")),
    responses(
        (status = 200, description = "The promises", body = Promises),
        (status = 304, description = "What the program has is what there is"),
        (status = 401, description = "No token, or one that is not good", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Not for this token", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No report was ever published", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn promises(
    State(state): State<AppState>,
    program: Program,
    Path(code): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    program.must(Scope::Published)?;
    let (code, _, _) = surveys(&state, &code).await?;
    let made = promised(&state, &code).await?.ok_or(Refused::NotFound)?;
    let checks = state.store.checks(&code).await?;
    let today = state.clock.today();
    let promises: Vec<Promise> = made
        .into_iter()
        .map(|one| {
            let watched = watched(one, &checks, &today);
            let (published, made) = (&watched.published, &watched.published.promise);
            let found = watched.found.iter().map(|check| Found {
                on: check.on.as_str().to_owned(),
                verdict: check.verdict.as_str().to_owned(),
                figure: check.figure.clone(),
                for_whom: check.for_whom.clone(),
                doing: check.doing.clone(),
                next: check.next.as_str().to_owned(),
            });
            Promise {
                id: published.id.to_string(),
                service: published.service.as_ref().map(ToString::to_string),
                promise: made.promise.clone(),
                measure: made.measure.clone(),
                target: made.target.clone(),
                asked_again: made.aim.map(|aim| AskedAgain {
                    rated: aim.measure.as_str().to_owned(),
                    least: aim.least.as_str().to_owned(),
                    share: aim.least.share(),
                }),
                owner: made.owner.clone(),
                due: made.due.as_str().to_owned(),
                otherwise: made.otherwise.clone(),
                standing: watched.standing.as_str().to_owned(),
                overdue: watched.standing.is_late(),
                taken_back: watched.taken_back,
                found: found.collect(),
            }
        })
        .collect();
    let on = today.as_str().to_owned();
    answer(&headers, &Promises { consultation: code.to_string(), on, count: promises.len(), promises })
}
