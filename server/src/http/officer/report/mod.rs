//! The outcome report: written, frozen, reviewed, published.

mod edition;
mod write;

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use app::{
    outcome::{
        self, Aside, Asked as AskedOf, Chosen, Material, Openly, again::Waves as Again, crossed::Saved as Crossed,
        rooms::Evidence, short::Plain, weighted::Weighted,
    },
    questions::short_name,
    ui::Ui,
};
use domain::{
    code::Code,
    consultation::State as Now,
    disclosure::{Cell, LEAST_BASE},
    duties::Consultee,
    findings::{Against, Basis, Report, figures, release::KeptBack, report::Cost},
    level::ReadingLevel,
    outcome::{Document, Lacking, Quote, lacking, short},
    publication::Stage,
    respond::answer::Slot,
    signing::{Share, may_open},
    survey::{Frame, Survey},
    waves::Figures,
};
use sentiment::Model;

use super::{
    super::AppState,
    findings::{Picked, chosen_quotes, masked, quotations},
    heard, who_says, wordings,
};
use crate::{
    findings::{self, Surveys},
    store::{
        StoreError,
        outcome::Words,
        publications::{Freezing, Froze},
        remarks::Quotation,
    },
    waves::{self, Looks, Waves},
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
}

/// The fewest who answered of whom it is said to what share things were shown the other way round.
const LEAST_TURNED: u64 = 100;

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
    let weighing = findings::weighing(&state.store, code, surveys, report).await?;
    let tables = findings::print(&state.catalogue, surveys, report, &weighing);
    let mut responses: Vec<(String, String, Cell)> = Vec::new();
    for survey in &report.surveys {
        let audience = surveys.audience_of(ui, &survey.survey);
        responses.extend(
            survey.responses.iter().map(|(group, n)| (audience.clone(), app::tables::group_name(ui, group), *n)),
        );
    }
    let mut waivers = state.store.signing_waivers(code).await?;
    let mut rounds = state.store.trial_rounds(code).await?;
    let mut notes = state.store.trial_notes(code).await?;
    // What was tried once people were asked is no trial of what they were asked.
    let opens = &surveys.newest[0].edition.consultation.opens;
    rounds.retain(|held| held.round.on <= *opens);
    notes.retain(|noted| noted.on <= *opens);
    let mut asked: Vec<AskedOf> = Vec::new();
    for version in &surveys.newest {
        let survey = &version.edition.survey;
        let shares = state.shares(version).await?;
        let only: Vec<Share> = shares.iter().map(|(_, share)| *share).collect();
        let waiver = waivers.remove(&survey.code).filter(|_| !may_open(true, &only, false));
        // Of wordings in which something is signed: of one in which nothing is there is nothing to say for it.
        let signed = shares.into_iter().filter(|(_, share)| share.signed > 0);
        // Of fewer a share would say little, and of a few something of them.
        let (others, all) = state.store.turned(&surveys.versions[&survey.code]).await?;
        let turns = survey.pages.iter().any(|page| page.turns) || survey.questions.values().any(|one| one.turns > 0);
        let turned = if turns && all >= LEAST_TURNED { figures::percent(others, all) } else { None };
        let tried = wordings::tried_in_english(state, version, (&rounds, &notes)).into_iter();
        let tried = tried.filter(|(_, standing)| standing.people > 0);
        asked.push(AskedOf {
            turned,
            tried: tried
                .map(|(level, standing)| (ui.say(&format!("level-name-{level}")), standing.people, standing.reworded))
                .collect(),
            signed: signed.map(|(level, share)| (ui.say(&format!("level-name-{level}")), share)).collect(),
            not_signed: waiver.map(|waiver| waiver.reason),
            audience: ui.audience(survey.audience),
            wordings: survey.levels.iter().map(|level| ui.say(&format!("level-name-{level}"))).collect(),
            needs: survey.needs.clone(),
            need_asked: survey
                .need
                .as_ref()
                .and_then(|code| survey.questions.get(code))
                .map(|question| {
                    survey.levels.iter().copied().filter(|level| survey.is_asked(question, *level)).collect()
                })
                .unwrap_or_default(),
            invited: match survey.frame {
                Frame::Open => None,
                Frame::Invited(n) => Some(n),
            },
        });
    }
    let consultation = &surveys.newest[0].edition.consultation;
    let quotations = quotations(state, surveys).await?;
    let mut quotes = BTreeMap::new();
    for service in &consultation.services {
        let (chosen, _) = chosen_quotes(surveys, report, &quotations, ui, &service.code);
        // The same words sent many times are quoted once.
        let mut seen = BTreeSet::new();
        let said = chosen
            .into_iter()
            .filter(|one| seen.insert(one.quote.words.clone()))
            .map(|Picked { quote, level, place }| {
                let quote = Quote { words: quote.words, who: quote.who };
                Chosen { quote, child: level.is_child(), place }
            })
            .collect();
        quotes.insert(service.code.clone(), said);
    }
    let open = openly(state, surveys, report, &quotations, ui);
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
    // Beside what is published of the other times, and of no time that came later.
    let waves = match &consultation.wave_of {
        None => None,
        Some(first) => {
            let mut waves = Waves::of(state, first, Looks::Anybody).await?;
            let this = waves.0.iter().position(|wave| wave.code == *code).unwrap_or_default();
            waves.0.truncate(this + 1);
            if let Some(last) = waves.0.last_mut().filter(|last| last.code == *code && !last.open) {
                last.figures = Some(rated.clone());
            }
            // While this time can still be answered, the last that is compared is another, and not what people say now.
            let compared = waves.counted_ones().last().is_some_and(|last| last.code == *code);
            compared.then(|| (waves.times(ui), waves.lines()))
        }
    };
    let aside: Vec<Aside> = state
        .store
        .brought(code)
        .await?
        .into_iter()
        .filter_map(|one| {
            let gone = one.gone?;
            let audience = surveys.audience_of(ui, &one.survey);
            Some(Aside { audience, n: one.responses.unwrap_or_default(), days: [one.on, gone.on], why: gone.why })
        })
        .collect();
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
    Ok(Draft { document, answered: count, rated })
}

/// The most that is quoted of the answers to one question.
const QUOTED: usize = 6;

/// What may be quoted of the answers to each question that is about no service: of the readers of each wording in turn, where
/// enough of them answered for somebody among them to be quoted.
fn openly(state: &AppState, surveys: &Surveys, report: &Report, quotations: &[Vec<Quotation>], ui: &Ui) -> Vec<Openly> {
    let mut found = Vec::new();
    for (version, theirs) in surveys.newest.iter().zip(quotations) {
        let survey = &version.edition.survey;
        let responses = report.surveys.iter().find(|one| one.survey == survey.code).map(|one| &one.responses);
        let many = |level: ReadingLevel| {
            let of_level = responses.into_iter().flatten().filter(|(group, _)| group.level == level);
            of_level.filter_map(|(_, cell)| cell.shown()).sum::<u64>() >= LEAST_BASE
        };
        let words = findings::words(&state.catalogue, version, survey.levels[0]);
        for question in survey.questions.values().filter(|one| one.is_free_text() && one.service.is_none()) {
            let mut by_level: BTreeMap<ReadingLevel, Vec<&Quotation>> = BTreeMap::new();
            let about_it = |one: &&Quotation| one.comment.slot == Slot::of(question.code.clone());
            for one in theirs.iter().filter(about_it).filter(|one| many(one.comment.level)) {
                by_level.entry(one.comment.level).or_default().push(one);
            }
            let longest = by_level.values().map(Vec::len).max().unwrap_or_default();
            let in_turn = (0..longest).flat_map(|at| by_level.values().filter_map(move |all| all.get(at)));
            let mut seen = BTreeSet::new();
            let mut chosen: Vec<(ReadingLevel, Quote)> = in_turn
                .map(|one| {
                    let who = who_says(ui, survey, one.comment.level);
                    (one.comment.level, Quote { words: masked(ui, &one.comment), who })
                })
                .filter(|(_, quote)| seen.insert(quote.words.clone()))
                .take(QUOTED)
                .collect();
            chosen.sort_by_key(|(level, _)| *level);
            if !chosen.is_empty() {
                found.push(Openly {
                    audience: ui.audience(survey.audience),
                    question: short_name(&words, &Slot::of(question.code.clone())),
                    quotes: chosen.into_iter().map(|(_, quote)| quote).collect(),
                });
            }
        }
    }
    found
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
    let Draft { mut document, answered, rated } =
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
    // What another engine read is being read anew: meanwhile part of it is missing.
    if state.store.is_reading_anew(&surveys.all_versions(), Model::carried_version()).await? {
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
