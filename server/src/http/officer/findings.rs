//! Findings: the page and the files, from one report.

use std::collections::BTreeMap;

use app::{
    outcome::{rooms::Evidence, weighted::Weighted},
    pages::{
        failure::Failure,
        officer::{self, Part},
    },
    ui::Ui,
};
use axum::extract::{Path, State};
use domain::{
    code::Code,
    comments::quotes::{Quotable, balanced},
    findings::Report,
    level::ReadingLevel,
    people::Permission,
};

use sentiment::redaction;

use super::{
    super::{Answer, AppState, Refusal, ours, render, report_file::attached},
    May, Officer, consultation,
    explore::can_be_explored,
    needs, who_says,
};
use crate::{
    export::{self, Kind},
    findings::{self, Surveys},
    store::{StoreError, comments::Comment, people::Action, remarks::Quotation},
};

/// Quotations shown of a service.
const QUOTES: usize = 16;

/// Every service, side by side.
pub(in super::super) async fn compare(
    state: State<AppState>,
    May(officer, ..): May<needs::SeeFindings>,
    Path(code): Path<String>,
) -> Answer {
    show(state, officer, &code, None).await
}

/// One service, or the questions about none.
pub(in super::super) async fn part(
    state: State<AppState>,
    May(officer, ..): May<needs::SeeFindings>,
    Path((code, part)): Path<(String, String)>,
) -> Answer {
    show(state, officer, &code, Some(&part)).await
}

async fn show(State(state): State<AppState>, officer: Officer, code: &str, part: Option<&str>) -> Answer {
    let (code, surveys, words) = consultation(&state, code).await?;
    let report = state.reports.report(&state.store, &code, &surveys).await.map_err(ours(&words))?;
    let ui = words.ui.clone();
    let first = surveys.newest[0].edition.consultation.clone();
    let part = match part {
        None => Part::Compare,
        Some("questions") => Part::Questions,
        Some("themes") => Part::Themes,
        Some("sessions") => Part::Sessions,
        Some("weighted") => Part::Weighted,
        Some(part) => {
            let found = Code::parse(part).ok().filter(|code| first.service(code).is_some());
            Part::Service(found.ok_or(Refusal(Failure::NotFound, words.clone()))?)
        }
    };
    let responses = report
        .surveys
        .iter()
        .flat_map(|survey| {
            let audience = surveys.audience_of(&ui, &survey.survey);
            let ui = ui.clone();
            survey.responses.iter().map(move |(group, n)| (audience.clone(), app::tables::group_name(&ui, group), *n))
        })
        .collect();
    let accounted = report.surveys.iter().map(|one| (surveys.audience_of(&ui, &one.survey), one.accounted)).collect();
    let (quotes, quotes_in_all) = match &part {
        Part::Service(service) if officer.account.role.may(Permission::ReadComments) => {
            let quotations = quotations(&state, &surveys).await.map_err(ours(&words))?;
            let (mut chosen, all) = chosen_quotes(&surveys, &report, &quotations, &ui, service);
            chosen.sort_by_key(|one| one.place);
            (chosen.into_iter().map(|one| one.quote).collect(), all)
        }
        _ => (Vec::new(), 0),
    };
    let weighing = findings::weighing(&state.store, &code, &surveys, &report).await.map_err(ours(&words))?;
    let tables = findings::print(&state.catalogue, &surveys, &report, &weighing);
    let words_at = findings::asked(&state.catalogue, &surveys);
    let blocks = if matches!(part, Part::Sessions | Part::Service(_)) {
        // What children said and drew is read by those who read comments; in a report that is published, by everybody.
        let (notes, drawings) = if officer.account.role.may(Permission::ReadComments) {
            let failed = ours(&words);
            let notes = findings::notes(&state.store, &code).await.map_err(&failed)?;
            (notes, findings::drawings(&state.store, &code).await.map_err(&failed)?)
        } else {
            Default::default()
        };
        let evidence = Evidence { rooms: &report.rooms, notes: &notes, drawings: &drawings, asked: &words_at };
        match &part {
            Part::Service(service) => evidence.about(&ui, Some(service)),
            _ => evidence.overview(&ui),
        }
    } else if part == Part::Weighted {
        if weighing.is_empty() {
            return Err(Refusal(Failure::NotFound, words.clone()));
        }
        Weighted { weighing: &weighing, asked: &words_at, tables: &tables }.blocks(&ui)
    } else {
        Vec::new()
    };
    let model = officer::Findings {
        blocks,
        is_weighted: !weighing.is_empty(),
        explores: surveys.newest.iter().any(|version| can_be_explored(&version.edition.survey)),
        accounted,
        agreement: report.agreement.clone(),
        quotes,
        quotes_in_all,
        consultation: first,
        title: ui.survey("consultation-title").text,
        digest: report.digest.clone(),
        responses,
        channels: app::tables::channels(&words.ui, &report, &words_at),
        tables,
        part,
    };
    let who = officer.shown();
    Ok(render::ok(move || officer::findings(&ui, &who, &model)).await)
}

/// Everything that may be quoted, by survey.
pub(super) async fn quotations(state: &AppState, surveys: &Surveys) -> Result<Vec<Vec<Quotation>>, StoreError> {
    let mut all = Vec::new();
    for version in &surveys.newest {
        all.push(state.store.quotations(&surveys.versions[&version.edition.survey.code]).await?);
    }
    Ok(all)
}

/// A comment as it is quoted.
pub(super) fn masked(ui: &Ui, comment: &Comment) -> String {
    redaction::apply(&comment.body, &comment.masks, |kind| ui.say(&format!("mask-{}", kind.as_str())))
}

/// Something that may be quoted and stands for others.
pub(super) struct Picked {
    pub quote: officer::Quote,
    pub level: ReadingLevel,
    /// Where it stands among those that are shown: those of one group together, and in it those that think otherwise beside
    /// one another.
    pub place: usize,
}

/// What may be quoted about a service, masked: only where the table of what was written shows that group; as many as
/// stand for the others, in an order that is fair at every length, and how many there are in all.
pub(super) fn chosen_quotes(
    surveys: &Surveys,
    report: &Report,
    quotations: &[Vec<Quotation>],
    ui: &Ui,
    service: &Code,
) -> (Vec<Picked>, usize) {
    let mut quotes = Vec::new();
    let mut quotable = Vec::new();
    let mut voices: BTreeMap<(usize, ReadingLevel), [f64; 4]> = BTreeMap::new();
    for (at, (version, theirs)) in surveys.newest.iter().zip(quotations).enumerate() {
        let survey = &version.edition.survey;
        let rows = report
            .surveys
            .iter()
            .filter(|one| one.survey == survey.code)
            .flat_map(|one| &one.written)
            .filter(|one| one.about == *service)
            .flat_map(|one| &one.rows)
            .filter(|row| row.base.shown().is_some());
        for row in rows {
            let shares = voices.entry((at, row.key.group.level)).or_default();
            for (share, cell) in shares.iter_mut().zip(&row.counts) {
                *share += cell.shown().unwrap_or_default() as f64;
            }
        }
        for one in theirs {
            let group = (at, one.comment.level);
            let Some(sentiment) = one.thinks_of(service).filter(|_| voices.contains_key(&group)) else { continue };
            quotable.push(Quotable { group, sentiment });
            quotes.push(officer::Quote {
                who: who_says(ui, survey, one.comment.level),
                sentiment,
                words: masked(ui, &one.comment),
            });
        }
    }
    let chosen = balanced(&quotable, &voices, QUOTES);
    let mut shown = chosen.clone();
    shown.sort_by_key(|at| (quotable[*at].group, quotable[*at].sentiment));
    let pick = |at: &usize| Picked {
        quote: quotes[*at].clone(),
        level: quotable[*at].group.1,
        place: shown.iter().position(|one| one == at).unwrap_or_default(),
    };
    (chosen.iter().map(pick).collect(), quotes.len())
}

/// Findings as a file.
pub(in super::super) async fn file(
    State(state): State<AppState>,
    May(officer, ..): May<needs::Export>,
    Path(code): Path<String>,
    kind: Kind,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &code).await?;
    let report = state.reports.report(&state.store, &code, &surveys).await.map_err(ours(&words))?;
    let weighing = findings::weighing(&state.store, &code, &surveys, &report).await.map_err(ours(&words))?;
    let book = export::Book {
        ui: words.ui.clone(),
        consultation: surveys.newest[0].edition.consultation.clone(),
        tables: findings::print(&state.catalogue, &surveys, &report, &weighing),
        rooms: findings::print_rooms(&state.catalogue, &surveys, &report),
        method: app::tables::method(&words.ui),
        digest: report.digest.clone(),
        today: state.clock.today(),
    };
    let name = format!("{code}-findings-{}", report.digest.short());
    download(&state, &officer, &words, (book, kind), name).await
}

/// Writes a book, puts on record that it was taken away, and hands it over under a name.
pub(super) async fn download(
    state: &AppState,
    officer: &Officer,
    words: &render::Interface,
    (book, kind): (export::Book, Kind),
    name: String,
) -> Answer {
    let subject = format!("{} {} {}", book.consultation.code, kind.ending(), book.digest);
    let of = name.clone();
    let bytes = match tokio::task::spawn_blocking(move || kind.write(&book, &of)).await {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(error)) => {
            tracing::error!(%error, "an export failed");
            return Err(Refusal(Failure::Ours, words.clone()));
        }
        Err(_) => return Err(Refusal(Failure::Ours, words.clone())),
    };
    officer.did(state, Action::Export, &subject, words).await?;
    Ok(attached(bytes.into(), kind.media(), &format!("{name}.{}", kind.ending())))
}
