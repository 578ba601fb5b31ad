//! A frozen report: read, decided about, taken as a file.

use std::collections::BTreeSet;

use app::{
    pages::{
        failure::Failure,
        officer::{self, Frozen},
    },
    ui::Ui,
    urls,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use domain::{
    code::Code,
    language::Language,
    level::ReadingLevel,
    outcome::{Block, Document, Section, claims::claims},
    publication::Stage,
};

use super::{
    super::{
        super::{Answer, AppState, Refusal, ours, picture, reader::Posted, render, report_file},
        May, Officer, consultation,
        findings::{masked, quotations},
        needs,
        review::{self, Ruling, frozen},
    },
    write::{as_it_stands, on_record},
};
use crate::{
    findings::{self, Surveys},
    store::{StoreError, people::Action, publications::Frozen as FrozenOf},
};

/// A frozen report, to be read and decided about.
pub(in crate::http) async fn edition(
    State(state): State<AppState>,
    May(officer, ..): May<needs::WriteReports>,
    Path((code, id)): Path<(String, i64)>,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &code).await?;
    let one = frozen(&state, &code, id, &words).await?;
    shown(&state, &officer, &code, &surveys, &words, one, None).await
}

async fn shown(
    state: &AppState,
    officer: &Officer,
    code: &Code,
    surveys: &Surveys,
    words: &render::Interface,
    one: FrozenOf<Document>,
    wrong: Option<&'static str>,
) -> Result<Response, Refusal> {
    let ui = words.ui.clone();
    let now = state.reports.report(&state.store, code, surveys).await.map_err(ours(words))?;
    let outdated = one.document.findings != now.digest.to_string();
    // What was entered since, as whom the law says must be asked, stands in no finding. After an earlier report some figures stay
    // as they were, and of the draft they do not.
    let is_first = !state.store.was_published::<Document>(code).await.map_err(ours(words))?;
    let waits = one.stage == Stage::InReview && !outdated && is_first;
    let otherwise = if waits { differing(&one.document, &as_it_stands(state, code).await?) } else { Vec::new() };
    let claims = one
        .document
        .sections
        .iter()
        .flat_map(|section| claims(&section.words.join("\n")))
        .chain(one.document.shorts.iter().flat_map(|short| claims(&short.words.join("\n"))))
        .collect();
    let model = Frozen {
        stale: outdated,
        otherwise,
        claims,
        code: code.clone(),
        title: ui.survey("consultation-title").text,
        id: (one.id, one.number),
        review: review::shown(state, &ui, officer, (code, &one), wrong).await.map_err(ours(words))?,
        document: one.document,
    };
    let who = officer.shown();
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(render::page(status, move || officer::frozen(&ui, &who, &model)).await)
}

/// The titles of what of a report would read otherwise.
fn differing(then: &Document, now: &Document) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    // What it was computed from is said beside.
    let digest = |said: &Block| matches!(said, Block::Said(words) if words.split(|c: char| !c.is_ascii_hexdigit()).any(|run| run.len() == 64));
    let read = |section: &Section| {
        let blocks = section.blocks.iter().filter(|said| !digest(said)).cloned().collect();
        Section { blocks, ..section.clone() }
    };
    for section in &now.sections {
        if then.section(&section.key).map(read) != Some(read(section)) {
            found.push(section.title.clone());
        }
    }
    let gone = then.sections.iter().filter(|section| now.section(&section.key).is_none());
    found.extend(gone.map(|section| section.title.clone()));
    found
}

/// The picture of a drawing: in the findings as they stand, or in a report that was frozen.
pub(in crate::http) async fn drawing(
    State(state): State<AppState>,
    _: May<needs::ReadComments>,
    Path((code, file)): Path<(String, String)>,
) -> Answer {
    let (code, _, words) = consultation(&state, &code).await?;
    let digest = file.strip_suffix(".jpg").unwrap_or_default().to_owned();
    let shown = state.store.shown_pictures(&code, std::slice::from_ref(&digest)).await.map_err(ours(&words))?;
    let drawn = match shown.into_values().next() {
        Some(drawn) => Some(drawn),
        None => state.store.report_picture(&code, &digest).await.map_err(ours(&words))?,
    };
    let drawn = drawn.ok_or_else(|| Refusal(Failure::NotFound, words))?;
    Ok(picture(drawn, "no-store"))
}

/// Whether every quotation may still be quoted, as it is masked, and every drawing shown.
async fn quotes_stand(state: &AppState, surveys: &Surveys, ui: &Ui, document: &Document) -> Result<bool, StoreError> {
    let code = &surveys.newest[0].edition.consultation.code;
    // What was written, and what was noted in sessions: each as officers let it be quoted.
    let notes = findings::notes(&state.store, code).await?;
    let allowed: BTreeSet<String> = quotations(state, surveys)
        .await?
        .iter()
        .flatten()
        .map(|one| masked(ui, &one.comment))
        .chain(notes.into_iter().map(|note| note.words))
        .collect();
    let drawn: BTreeSet<String> =
        findings::drawings(&state.store, code).await?.into_iter().map(|drawing| drawing.digest).collect();
    Ok(document.quotes().all(|quote| allowed.contains(&quote.words))
        && document.drawings().all(|drawing| drawn.contains(&drawing.digest)))
}

/// Approves a frozen report, which publishes it, or sends it back.
pub(in crate::http) async fn decide(
    State(state): State<AppState>,
    May(officer, ..): May<needs::WriteReports>,
    Path((code, id)): Path<(String, i64)>,
    Posted(fields): Posted,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &code).await?;
    let one = frozen(&state, &code, id, &words).await?;
    let stands = async || {
        let stand = quotes_stand(&state, &surveys, &words.ui, &one.document).await?;
        Ok((!stand).then_some("outcome-error-quote"))
    };
    match review::rule(&state, &officer, &code, &one, &fields, stands, &words).await? {
        Ruling::Done(now) => {
            on_record(&state, &officer, &code, &format!("{} {id}", now.as_str()), &words).await?;
            Ok(render::onward(&format!("{}/{id}", urls::officer(&code, "report"))))
        }
        Ruling::Wrong(note, wrong) => {
            let now = FrozenOf { note, ..frozen(&state, &code, id, &words).await? };
            shown(&state, &officer, &code, &surveys, &words, now, Some(wrong)).await
        }
    }
}

/// The words of a level, from a survey that was asked at it.
fn in_words(state: &AppState, surveys: &Surveys, level: ReadingLevel) -> Option<render::Interface> {
    let version = surveys.newest.iter().find(|version| version.edition.survey.levels.contains(&level))?;
    Some(state.ui(version, &Language::english(), level))
}

/// A frozen report as a file.
pub(in crate::http) async fn file(
    State(state): State<AppState>,
    May(officer, ..): May<needs::WriteReports>,
    Path((code, id, kind)): Path<(String, i64, String)>,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &code).await?;
    let one: FrozenOf<Document> = frozen(&state, &code, id, &words).await?;
    let file = if let Some(level) = kind.strip_suffix(".pdf") {
        let missing = || Refusal(Failure::NotFound, words.clone());
        let level = ReadingLevel::parse(level).ok_or_else(missing)?;
        let short = one.document.short(level).cloned().ok_or_else(missing)?;
        let words = in_words(&state, &surveys, level).unwrap_or_else(|| words.clone());
        report_file::short_file(&state, &words, &code, (one.id, &one.document, &one.digest), short).await?
    } else {
        let format = report_file::Format::parse(&kind).ok_or_else(|| Refusal(Failure::NotFound, words.clone()))?;
        report_file::report_file(&state, &words, &code, (one.id, one.document, one.digest), format).await?
    };
    // What was never made was taken away by nobody.
    officer.did(&state, Action::Export, &format!("{code} report {id} {kind}"), &words).await?;
    Ok(file)
}
