//! What of a consultation needs attention, the most urgent first.

use std::collections::BTreeMap;

use app::{
    pages::officer::{Attention, Undecided},
    ui::Ui,
};
use domain::{
    code::Code,
    consultation::State as Now,
    duties,
    engage::Stage,
    findings::{Report, Table},
    language::Language,
    level::ReadingLevel,
    outcome::Document,
    publication::Stage as Publishing,
    reply::Reply,
    survey::WayOut,
    wording::coverage,
};

use super::{super::AppState, after, duties as law, heard, overview::Came, wordings};
use crate::{
    findings::{self, Surveys},
    mail::Silent,
    store::{StoreError, consultations::Version, publications::FrozenLine},
};

/// A wording this many percent do not understand is a fault, on a base of at least 20.
const NOT_UNDERSTOOD: u64 = 10;

/// Children's comments are to be read within so many working days.
const READ_CHILDREN_DAYS: u8 = 5;

/// All that needs attention.
pub(super) async fn of(
    state: &AppState,
    code: &Code,
    surveys: &Surveys,
    ui: &Ui,
    came: &Came,
) -> Result<Vec<Attention>, StoreError> {
    let mut found = before_it_opens(state, code, surveys, ui).await?;
    found.extend(what_is_unread(state, code, surveys, came).await?);
    found.extend(who_waits(state, code, surveys).await?);
    found.extend(came.silent.iter().map(|audience| Attention::NobodyYet { audience: audience.clone() }));
    let report = state.reports.report(&state.store, code, surveys).await?;
    let unheard = heard::hardly(state, code, surveys, &report, ui).await?;
    found.extend(unheard.into_iter().map(|(audience, part)| Attention::HardlyHeard { audience, part }));
    found.extend(not_understood(state, ui, surveys, &report));
    // Of what is as urgent the order is that of the surveys.
    found.sort_by_key(Attention::rank);
    Ok(found)
}

/// What keeps people from answering, or has to be there before they do.
async fn before_it_opens(
    state: &AppState,
    code: &Code,
    surveys: &Surveys,
    ui: &Ui,
) -> Result<Vec<Attention>, StoreError> {
    let mut found = Vec::new();
    let consultation = &surveys.newest[0].edition.consultation;
    let over = consultation.state_on(&state.clock.today()) == Now::Closed;
    // Anybody may write what a safeguarding lead should see.
    if !state.store.has_safeguarding().await? {
        found.push(Attention::NobodyForConcerns);
    }
    match state.mailer.silent() {
        Some(Silent::Off) => found.push(Attention::MailOff),
        Some(Silent::Failing) => found.push(Attention::MailFailing),
        None => {}
    }
    if !state.may_ask(&surveys.newest[0]).await? {
        found.push(Attention::NotAssessed);
    }
    let lacking = law::lacking(state, consultation).await?;
    if lacking > 0 {
        found.push(Attention::Duties { n: lacking });
    }
    let days = duties::days_open(consultation);
    if !over && consultation.wave_of.is_none() && days < duties::FEWEST_DAYS {
        found.push(Attention::FewDays { days });
    }
    let rounds = state.store.trial_rounds(code).await?;
    let notes = state.store.trial_notes(code).await?;
    for version in &surveys.newest {
        let survey = &version.edition.survey;
        let audience = ui.audience(survey.audience);
        if !over && !state.is_signed_as_needed(version).await? {
            found.push(Attention::NotSigned { audience: audience.clone() });
        }
        if !over && survey.audience.is_children() {
            let tried = wordings::tried_in_english(state, version, (&rounds, &notes)).into_iter();
            let too_few = tried.filter(|(level, standing)| level.is_child() && !standing.is_enough());
            found.extend(too_few.map(|(level, standing)| Attention::NotTried {
                audience: audience.clone(),
                level: ui.say(&format!("level-name-{level}")),
                people: standing.people,
            }));
        }
        found.extend(missing_words(ui, version, &audience));
    }
    Ok(found)
}

/// What people wrote, and nobody has read.
async fn what_is_unread(
    state: &AppState,
    code: &Code,
    surveys: &Surveys,
    came: &Came,
) -> Result<Vec<Attention>, StoreError> {
    let mut found = Vec::new();
    let all = surveys.all_versions();
    let (n, children) = came.unread;
    if n > 0 {
        let young: Vec<i64> = surveys
            .newest
            .iter()
            .filter(|version| version.edition.survey.audience.is_children())
            .flat_map(|version| surveys.versions[&version.edition.survey.code].iter().copied())
            .collect();
        let before = state.clock.working_days_ago(READ_CHILDREN_DAYS);
        let late = state.store.late_unread_of_children((&all, &young), &before).await?;
        found.push(Attention::Unread { n, children, late });
    }
    let progress = state.store.progress(code, &all, sentiment::Model::carried_version()).await?;
    if progress.waiting > 0 {
        let paused = state.store.analysis_paused().await?;
        found.push(Attention::Unanalysed { n: progress.waiting, paused });
    }
    if progress.uncoded > 0 {
        found.push(Attention::Uncoded { n: progress.uncoded });
    }
    Ok(found)
}

/// Who waits for an answer, or for a colleague.
async fn who_waits(state: &AppState, code: &Code, surveys: &Surveys) -> Result<Vec<Attention>, StoreError> {
    let mut found: Vec<Attention> =
        waiting(state, code).await?.into_iter().map(|(what, n)| Attention::Waits { what, n }).collect();
    let late = after::late(state, code).await?;
    if late > 0 {
        found.push(Attention::Promises { n: late });
    }
    let consultation = &surveys.newest[0].edition.consultation;
    found.extend(law::to_answer(state, consultation).await?.map(|days| Attention::AnswerDue { days }));
    let (open, overdue) = state.store.unanswered(code, &state.clock.today()).await?;
    if open > 0 {
        found.push(Attention::Messages { n: open, late: overdue });
    }
    let newest = state.store.frozen::<Document>(code).await?.into_iter().next();
    if let Some(one) = newest.filter(|one| one.stage == Publishing::SentBack) {
        let full = state.store.frozen_one::<Document>(code, one.id).await?;
        // Whoever took back what they asked for knows.
        let by = full.and_then(|full| Some((full.asked_by_name, full.decided?.0))).filter(|(asked, by)| asked != by);
        found.extend(by.map(|(_, by)| Attention::SentBack { by }));
    }
    Ok(found)
}

/// What waits for another officer.
async fn waiting(state: &AppState, code: &Code) -> Result<Vec<(Undecided, usize)>, StoreError> {
    let in_review = |lines: Vec<FrozenLine>| lines.iter().filter(|line| line.stage == Publishing::InReview).count();
    let mut found = Vec::new();
    for what in Undecided::ALL {
        let n = match what {
            Undecided::Report => in_review(state.store.frozen::<Document>(code).await?),
            Undecided::Reply => in_review(state.store.frozen::<Reply>(code).await?),
            Undecided::Found => state.store.checks(code).await?.iter().filter(|check| !check.agreed).count(),
            Undecided::Session => {
                let sessions = state.store.sessions(code, None).await?;
                sessions.iter().filter(|session| session.stage == Stage::HandedIn).count()
            }
        };
        if n > 0 {
            found.push((what, n));
        }
    }
    Ok(found)
}

/// Wordings that lack texts, each once, with how many. A language in which nobody can be asked, because nothing is written
/// in it, lacks nothing that anybody would miss half-way through.
fn missing_words(ui: &Ui, version: &Version, audience: &str) -> Vec<Attention> {
    let edition = &version.edition;
    let mut missing: BTreeMap<String, usize> = BTreeMap::new();
    for gap in coverage::gaps(&edition.survey, &edition.consultation, &edition.wordings) {
        let (language, level) = gap.wording;
        let begun = |level: &ReadingLevel| edition.is_asked_in(&(language.clone(), *level));
        if !edition.survey.levels.iter().any(begun) {
            continue;
        }
        // A language that is hardly begun is one thing to know, not one for each level.
        let name = if language == Language::english() {
            format!("{}, {}", ui.say("language-in-english"), ui.say(&format!("level-name-{level}")))
        } else {
            app::phrases::Phrases::interface(language, level).say("language-in-english", &[])
        };
        *missing.entry(name).or_default() += 1;
    }
    missing
        .into_iter()
        .map(|(wording, n)| Attention::MissingWords { survey: audience.to_owned(), wording, n })
        .collect()
}

/// Wordings that many do not understand, seen while something can still be done about it.
fn not_understood(state: &AppState, ui: &Ui, surveys: &Surveys, report: &Report) -> Vec<Attention> {
    let at = WayOut::ALL.iter().position(|way| *way == WayOut::DontUnderstand).unwrap_or_default();
    let mut found = Vec::new();
    for survey in &report.surveys {
        let Some(version) = surveys.newest_of(survey.survey.as_str()) else {
            continue;
        };
        for Table { subject, rows, .. } in &survey.tables {
            for row in rows.iter().filter(|row| row.key.need.is_none()) {
                let (Some(base), Some(out)) = (row.base.shown(), row.outs.get(at).and_then(|cell| cell.shown())) else {
                    continue;
                };
                let all = base + row.outs.iter().filter_map(|cell| cell.shown()).sum::<u64>();
                if all >= 20 && out * 100 >= all * NOT_UNDERSTOOD {
                    let level = row.key.group.level;
                    let words = findings::words(&state.catalogue, version, level);
                    found.push(Attention::NotUnderstood {
                        question: words.question(&subject.slot.question, subject.slot.service.as_ref()).text,
                        level: ui.say(&format!("level-name-{level}")),
                        percent: out * 100 / all,
                    });
                }
            }
        }
    }
    found
}
