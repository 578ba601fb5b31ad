//! How a consultation comes in and what needs attention.

use std::collections::BTreeMap;

use app::{
    pages::officer::{self, Attention, Counted, Summary, Undecided},
    ui::Ui,
    urls,
};
use axum::extract::{Path, State};
use domain::{
    code::Code,
    consultation::State as Now,
    duties,
    engage::Stage,
    findings::{Report, Table},
    language::Language,
    level::ReadingLevel,
    outcome::Document,
    people::{Permission, Role},
    publication::Stage as Publishing,
    reply::Reply,
    survey::WayOut,
    wording::coverage,
};

use super::{
    super::{Answer, AppState, ours, render},
    Anyone, May, consultation, interface, needs,
};
use crate::{
    findings,
    store::{StoreError, findings::Live, publications::FrozenLine},
};

/// A wording this many percent do not understand is a fault, on a base of at least 20.
const NOT_UNDERSTOOD: u64 = 10;

/// Children's comments are to be read within so many working days.
const READ_CHILDREN_DAYS: u8 = 5;

/// The list of consultations.
pub(in super::super) async fn home(State(state): State<AppState>, Anyone(officer): Anyone) -> Answer {
    if officer.account.role == Role::Representative {
        return Ok(render::onward(urls::ENGAGE));
    }
    officer.must(&state, Permission::SeeCounts)?;
    let plain = interface(&state);
    let today = state.clock.today();
    let mut all = Vec::new();
    for code in state.store.consultations().await.map_err(ours(&plain))? {
        let (code, surveys, words) = consultation(&state, code.as_str()).await?;
        let mut responses = 0;
        for versions in surveys.versions.values() {
            responses += state.store.response_count(versions).await.map_err(ours(&plain))?;
        }
        let first = &surveys.newest[0].edition.consultation;
        all.push(Summary {
            title: words.ui.survey("consultation-title").text,
            state: first.state_on(&today),
            closes: words.ui.day(&first.closes),
            decides: words.ui.day(&first.decides),
            code,
            responses,
        });
    }
    let concerns = if officer.account.role.may(Permission::HandleConcerns) {
        Some(state.store.unopened(&today).await.map_err(ours(&plain))?)
    } else {
        None
    };
    let ui = plain.ui;
    let who = officer.shown();
    Ok(render::ok(move || officer::home(&ui, &who, (all, concerns))).await)
}

/// One consultation.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    May(officer, ..): May<needs::SeeCounts>,
    Path(code): Path<String>,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &code).await?;
    let ui = words.ui.clone();
    let mut by_audience = Vec::new();
    let mut by_channel: BTreeMap<String, u64> = BTreeMap::new();
    let mut by_day: BTreeMap<String, u64> = BTreeMap::new();
    let mut attention = Vec::new();
    let mut missing = Vec::new();
    let (mut unfinished, mut unread, mut unread_children) = (0, 0, 0);
    let mut links = Vec::new();
    let rounds = state.store.trial_rounds(&code).await.map_err(ours(&words))?;
    let notes = state.store.trial_notes(&code).await.map_err(ours(&words))?;
    let over = surveys.newest[0].edition.consultation.state_on(&state.clock.today()) == Now::Closed;
    for version in &surveys.newest {
        let survey = &version.edition.survey;
        let live: Live = state.store.live(&surveys.versions[&survey.code]).await.map_err(ours(&words))?;
        let audience = ui.audience(survey.audience);
        for level in &survey.levels {
            by_audience.push(Counted {
                name: format!("{audience}: {}", ui.say(&format!("level-name-{level}"))),
                n: live.by_level.get(level.as_str()).copied().unwrap_or_default(),
            });
        }
        for (channel, n) in live.by_channel {
            *by_channel.entry(ui.say(&format!("channel-{channel}"))).or_default() += n;
        }
        for (day, n) in live.by_day {
            *by_day.entry(day).or_default() += n;
        }
        unfinished += live.unfinished;
        for (level, n) in live.unread {
            unread += n;
            let child = ReadingLevel::parse(&level).is_some_and(|level| survey.audience.is_childs(level));
            unread_children += if child { n } else { 0 };
        }
        if live.by_level.values().sum::<u64>() == 0 {
            attention.push(Attention::NobodyYet { audience: audience.clone() });
        }
        missing.extend(missing_words(&ui, version, &audience));
        if survey.audience.is_children() && !over {
            let tried = super::wordings::tried_in_english(&state, version, (&rounds, &notes)).into_iter();
            attention.extend(tried.filter(|(level, standing)| level.is_child() && !standing.is_enough()).map(
                |(level, standing)| Attention::NotTried {
                    audience: audience.clone(),
                    level: ui.say(&format!("level-name-{level}")),
                    people: standing.people,
                },
            ));
        }
        let in_sign = state.in_sign(version, survey.levels[0]).await.map_err(ours(&words))?;
        if in_sign.is_none() && !over {
            attention.insert(0, Attention::NotSigned { audience: audience.clone() });
        }
        links.push((audience, urls::survey(&code, &survey.code)));
    }
    let all = surveys.all_versions();
    let young: Vec<i64> = surveys
        .newest
        .iter()
        .filter(|version| version.edition.survey.audience.is_children())
        .flat_map(|version| surveys.versions[&version.edition.survey.code].iter().copied())
        .collect();
    let progress =
        state.store.progress(&code, &all, sentiment::Model::carried_version()).await.map_err(ours(&words))?;
    if progress.uncoded > 0 {
        attention.insert(0, Attention::Uncoded { n: progress.uncoded });
    }
    if progress.waiting > 0 {
        let paused = state.store.analysis_paused().await.map_err(ours(&words))?;
        attention.insert(0, Attention::Unanalysed { n: progress.waiting, paused });
    }
    let (open, overdue) = state.store.unanswered(&code, &state.clock.today()).await.map_err(ours(&words))?;
    if open > 0 {
        attention.insert(0, Attention::Messages { n: open, late: overdue });
    }
    let about = &surveys.newest[0].edition.consultation;
    if let Some(days) = super::duties::to_answer(&state, about).await.map_err(ours(&words))? {
        attention.insert(0, Attention::AnswerDue { days });
    }
    let days = duties::days_open(about);
    if !over && about.wave_of.is_none() && days < duties::FEWEST_DAYS {
        attention.insert(0, Attention::FewDays { days });
    }
    let lacking = super::duties::lacking(&state, about).await.map_err(ours(&words))?;
    if lacking > 0 {
        attention.insert(0, Attention::Duties { n: lacking });
    }
    if !state.may_ask(&surveys.newest[0]).await.map_err(ours(&words))? {
        attention.insert(0, Attention::NotAssessed);
    }
    let late = super::after::late(&state, &code).await.map_err(ours(&words))?;
    if late > 0 {
        attention.insert(0, Attention::Promises { n: late });
    }
    let newest = state.store.frozen::<Document>(&code).await.map_err(ours(&words))?.into_iter().next();
    if let Some(one) = newest.filter(|one| one.stage == Publishing::SentBack) {
        let full = state.store.frozen_one::<Document>(&code, one.id).await.map_err(ours(&words))?;
        // Whoever took back what they asked for knows.
        let by = full.and_then(|full| Some((full.asked_by_name, full.decided?.0))).filter(|(asked, by)| asked != by);
        attention.extend(by.map(|(_, by)| Attention::SentBack { by }));
    }
    let waits = waiting(&state, &code).await.map_err(ours(&words))?;
    attention.splice(0..0, waits.into_iter().map(|(what, n)| Attention::Waits { what, n }));
    // Anybody may write what a safeguarding lead should see.
    if state.mailer.is_off() {
        attention.insert(0, Attention::MailOff);
    }
    if !state.store.has_safeguarding().await.map_err(ours(&words))? {
        attention.insert(0, Attention::NobodyForConcerns);
    }
    if unread > 0 {
        let before = state.clock.working_days_ago(READ_CHILDREN_DAYS);
        let late = state.store.late_unread_of_children((&all, &young), &before).await.map_err(ours(&words))?;
        attention.insert(0, Attention::Unread { n: unread, children: unread_children, late });
    }
    let report = state.reports.report(&state.store, &code, &surveys).await.map_err(ours(&words))?;
    let unheard = super::heard::hardly(&state, &code, &surveys, &report, &ui).await.map_err(ours(&words))?;
    attention.extend(unheard.into_iter().map(|(audience, part)| Attention::HardlyHeard { audience, part }));
    attention.extend(not_understood(&state, &ui, &surveys, &report));
    // Last: nobody is kept from answering by it.
    attention.extend(missing);
    let consultation = surveys.newest[0].edition.consultation.clone();
    let model = officer::Overview {
        title: ui.survey("consultation-title").text,
        state: consultation.state_on(&state.clock.today()),
        consultation,
        by_audience,
        by_channel: by_channel.into_iter().map(|(name, n)| Counted { name, n }).collect(),
        by_day: by_day
            .into_iter()
            .rev()
            .take(28)
            .map(|(day, n)| {
                let name = domain::consultation::Day::parse(&day).map_or(day, |day| ui.day(&day));
                Counted { name, n }
            })
            .collect(),
        unfinished,
        attention,
        links,
    };
    let who = officer.shown();
    Ok(render::ok(move || officer::overview(&ui, &who, &model)).await)
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
fn missing_words(ui: &Ui, version: &crate::store::consultations::Version, audience: &str) -> Vec<Attention> {
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
fn not_understood(state: &AppState, ui: &Ui, surveys: &findings::Surveys, report: &Report) -> Vec<Attention> {
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
