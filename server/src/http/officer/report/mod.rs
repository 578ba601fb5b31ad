//! The outcome report: written, frozen, reviewed, published.

mod edition;
mod material;
mod write;

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use app::{
    outcome::{
        self, Material, again::Waves as Again, crossed::Saved as Crossed, rooms::Evidence, short::Plain,
        weighted::Weighted,
    },
    ui::Ui,
};
use domain::{
    code::Code,
    consultation::State as Now,
    disclosure::Cell,
    duties::Consultee,
    findings::{Against, Basis, Known, Report, release::KeptBack, report::Cost},
    level::ReadingLevel,
    outcome::{Document, Lacking, lacking, short},
    publication::Stage,
    survey::Survey,
    waves::Figures,
};
use sentiment::Model;

use super::{super::AppState, findings::quotations, heard};
use crate::{
    findings::{self, Surveys},
    store::{
        StoreError,
        outcome::Words,
        publications::{Freezing, Froze},
    },
    waves,
};

pub(in super::super) use edition::{decide, drawing, edition, file};
pub(in super::super) use write::{ask, part, read, show, write};

/// How often a report is begun anew where answers come in while it is put together.
const TURNS: usize = 3;

/// The report as it stands.
struct Draft {
    document: Document,
    /// How many people answered.
    answered: u64,
    /// What it rates: what is compared with what is asked again.
    rated: Figures,
    /// What its answers are weighted to.
    weighed_to: Known,
}

/// Puts the report together.
async fn draft(
    state: &AppState,
    code: &Code,
    surveys: &Surveys,
    ui: &Ui,
    words: &BTreeMap<String, Words>,
    (report, kept_back): (&Report, &[(String, usize, usize)]),
    crossed: &[Crossed],
) -> Result<Draft, StoreError> {
    let weighed_to = findings::weighed_to(&state.store, code, surveys).await?;
    let weighing = findings::weigh(&weighed_to, surveys, report);
    let tables = findings::print(&state.catalogue, surveys, report, &weighing);
    let mut responses: Vec<(String, String, Cell)> = Vec::new();
    for survey in &report.surveys {
        let audience = surveys.audience_of(ui, &survey.survey);
        responses.extend(
            survey.responses.iter().map(|(group, n)| (audience.clone(), app::tables::group_name(ui, group), *n)),
        );
    }
    let asked = material::asked(state, code, surveys, ui).await?;
    let consultation = &surveys.newest[0].edition.consultation;
    let quotations = quotations(state, surveys).await?;
    let quotes = material::quotes(surveys, report, &quotations, ui);
    let open = material::openly(state, surveys, report, &quotations, ui);
    let promises = state.store.promises(code).await?;
    let written: BTreeMap<String, String> =
        words.iter().map(|(section, words)| (section.clone(), words.words.clone())).collect();
    let mut count = 0;
    for versions in surveys.versions.values() {
        count += state.store.response_count(versions).await?;
    }
    let notes = findings::notes(&state.store, code).await?;
    let drawings = findings::drawings(&state.store, code).await?;
    let words_at = findings::asked(&state.catalogue, surveys);
    let rated = waves::figures(&state.store, &state.catalogue, surveys, report).await?;
    let waves = material::beside(state, code, consultation.wave_of.as_ref(), &rated).await?;
    let waves = waves.map(|waves| (waves.times(ui), waves.lines()));
    let aside = material::taken_out(state, code, surveys, ui).await?;
    let every = surveys.all_versions();
    let people = state.store.progress(code, &every, Model::carried_version()).await?.people;
    let heard = heard::blocks(state, code, surveys, report, ui).await?;
    let plain = plain(state, surveys);
    let records: Vec<_> = state.store.duties(code).await?.into_iter().map(|(one, found)| (one, found.what)).collect();
    let mut asked_of_law = state.store.asked(code).await?;
    let consultees: Vec<_> = Consultee::of(consultation)
        .into_iter()
        .map(|who| (who, asked_of_law.remove(&who).map(|found| found.what)))
        .collect();
    let unnamed = state.store.themes(code).await?.iter().filter(|theme| !theme.named).count();
    let document = outcome::document(&Material {
        unnamed,
        heard: &heard,
        weighted: Weighted { weighing: &weighing, asked: &words_at, tables: &tables },
        evidence: &Evidence { rooms: &report.rooms, notes: &notes, drawings: &drawings, asked: &words_at },
        ui,
        consultation,
        tables: &tables,
        crossed,
        surveys: &asked,
        responses: &responses,
        channels: &app::tables::channels(ui, report, &words_at),
        accounted: &report
            .surveys
            .iter()
            .map(|one| (surveys.audience_of(ui, &one.survey), one.accounted))
            .collect::<Vec<_>>(),
        agreement: (&report.agreement, Model::carried_version()),
        people: &people,
        aside: &aside,
        quotes: &quotes,
        open: &open,
        again: waves.as_ref().map(|(times, lines)| Again { ui, asked: &words_at, times, lines }),
        words: &written,
        plain: &plain,
        promises: &promises,
        findings: &report.digest,
        cost: report.surveys.iter().fold(Cost::default(), |sum, one| sum.and(one.cost)),
        kept_back,
        records: &records,
        consultees: &consultees,
        made_on: &state.clock.today(),
    });
    Ok(Draft { document, answered: count, rated, weighed_to })
}

/// What was saved of one question set against another.
async fn crossed(
    state: &AppState,
    code: &Code,
    surveys: &Surveys,
    ui: &Ui,
    beside: (&Report, &[Basis]),
    patience: Option<Duration>,
) -> Result<Vec<Crossed>, StoreError> {
    let kept = (&state.store, &*state.catalogue, &*state.crossings);
    crate::crossed::saved(kept, (code, surveys), ui, beside, (&state.clock.today(), patience)).await
}

/// The words of each plain version of the report.
fn plain(state: &AppState, surveys: &Surveys) -> Vec<Plain> {
    let asked_in = |level| surveys.newest.iter().find(|version| version.edition.survey.levels.contains(&level));
    let words = |version, level| findings::words(&state.catalogue, version, level);
    short::levels(|level| asked_in(level).is_some())
        .into_iter()
        .filter(|level| *level != ReadingLevel::Standard)
        .filter_map(|level| {
            let need = surveys.newest.iter().filter_map(|version| {
                let survey = &version.edition.survey;
                let question = survey.questions.get(survey.need.as_ref()?)?;
                // Whoever was not asked in this wording was asked in another.
                let mut levels = std::iter::once(level).chain(survey.levels.iter().copied());
                let level = levels.find(|level| survey.levels.contains(level) && survey.is_asked(question, *level))?;
                Some((survey.audience, words(version, level).question(&question.code, None).text))
            });
            Some(Plain { ui: words(asked_in(level)?, level), need: need.collect() })
        })
        .collect()
}

/// Freezes the report as it stands, for a review; or says what it lacks.
pub(crate) async fn freeze(
    state: &AppState,
    code: &Code,
    surveys: &Surveys,
    ui: &Ui,
    officer: i64,
) -> Result<Result<i64, Vec<Lacking>>, StoreError> {
    let known = state.store.outcome_words(code).await?;
    // Beside the report that is published, this one must not give a few people away.
    let (after, published) = state.store.published_bases::<Document>(code).await?;
    let asked: Vec<&Survey> = surveys.newest.iter().map(|version| &version.edition.survey).collect();
    let mut turns = 0;
    let standing = state.store.standing(code).await?;
    let (mut counted, kept_back, all, mut report, crossed) = loop {
        let counted = findings::count(&state.store, surveys).await?;
        let all = counted.digest().clone();
        // The solver is arithmetic, not waiting.
        let (counted, kept_back) = tokio::task::block_in_place(|| counted.after(&published, &asked));
        let report = counted.report(surveys);
        // What may not be shown stands in the draft, with why; it is nothing to publish.
        let mut crossed = crossed(state, code, surveys, ui, (&report, &published), None).await?;
        crossed.retain(|saved| saved.shown.is_ok());
        // That takes a while. Where answers were brought in meanwhile, the one would be of other answers than the other.
        if crossed.is_empty() || findings::count(&state.store, surveys).await?.digest() == &all {
            break (counted, kept_back, all, report, crossed);
        }
        turns += 1;
        if turns == TURNS {
            return Ok(Err(vec![Lacking::Meanwhile]));
        }
    };
    for saved in &crossed {
        let (survey, questions) = &saved.questions;
        if let Some(counts) = counted.basis.0.get_mut(survey) {
            counts.crossed.extend(questions.iter().cloned());
        }
    }
    let kept_back: Vec<(String, usize, usize)> = kept_back
        .into_iter()
        .map(|KeptBack { survey, group, questions, of }| {
            let who = format!("{}, {}", surveys.audience_of(ui, &survey), app::tables::group_name(ui, &group));
            (who, questions, of)
        })
        .collect();
    let Draft { mut document, answered, rated, weighed_to } =
        draft(state, code, surveys, ui, &known, (&report, &kept_back), &crossed).await?;
    // Whether anything has come since is told by all that was counted, not by what of it may be shown.
    document.findings = all.to_string();
    report.versions = findings::numbers(surveys);
    // What stands in it stands in its data, too.
    report.crossed = crossed
        .into_iter()
        .map(|saved| {
            let (survey, [_, by]) = saved.questions;
            Against { survey, by: by.question, tables: saved.tables }
        })
        .collect();
    let promises = match &surveys.newest[0].edition.consultation.wave_of {
        None => Some(state.store.promises(code).await?.len()),
        Some(_) => None,
    };
    let mut lacks = lacking(&document, promises, answered);
    let consultation = &surveys.newest[0].edition.consultation;
    if consultation.wave_of.is_some() && consultation.state_on(&state.clock.today()) != Now::Closed {
        lacks.push(Lacking::Closing);
    }
    // What another engine read is being read anew, and what themes were merged of is being placed anew: meanwhile part of it
    // is missing.
    if state.store.is_reading_anew(&surveys.all_versions(), Model::carried_version()).await?
        || state.store.are_placed_anew(code, &surveys.all_versions()).await?
    {
        lacks.push(Lacking::Reading);
    }
    // Two in review would each be compared with what is published now, and never with each other.
    if state.store.frozen::<Document>(code).await?.iter().any(|one| one.stage == Stage::InReview) {
        lacks.push(Lacking::Decision);
    }
    if !lacks.is_empty() {
        return Ok(Err(lacks));
    }
    let findings = document.findings.clone();
    let drawn: BTreeSet<String> = document.drawings().map(|drawing| drawing.digest.clone()).collect();
    let drawings = state.store.shown_pictures(code, &drawn.into_iter().collect::<Vec<_>>()).await?;
    let with = Freezing {
        drawings,
        basis: Some(counted.basis),
        rated: Some(rated),
        tables: Some(report),
        weighed_to,
        findings,
        after,
        counted: Some(standing),
    };
    Ok(match state.store.freeze_publication(code, (&document, &with), officer, &state.clock.today()).await? {
        Froze::Done(id) => Ok(id),
        Froze::Another => Err(vec![Lacking::Decision]),
        Froze::Meanwhile => Err(vec![Lacking::Meanwhile]),
    })
}
