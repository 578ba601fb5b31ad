//! Who has not been heard from, while there is time to ask them.

use app::{
    outcome::heard::{self as words_of, Beside, PhaseLine, SchoolLine, by_name, part_name},
    pages::{
        failure::Failure,
        officer::{self, HeardFrom, HeardLine, HeardOf, RollForm, part_field},
    },
    tables::Asked,
    ui::Ui,
    urls,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    code::Code,
    findings::{Report, weighting::weighed_by},
    heard::{self, By, Heard, Line, Roll},
    outcome::Block,
    respond::form::{Fields, tidy},
    survey::Survey,
};

use super::{
    super::{Answer, AppState, Refusal, ours, reader::Posted, render},
    May, Officer, consultation, needs, schools,
};
use crate::{
    findings::{self, Surveys},
    store::{StoreError, engage::Session, people::Action, rolls::Rolls, schools::School},
};

/// A survey's roll beside what was found; nothing where none is kept.
fn beside(report: &Report, rolls: &Rolls, survey: &Survey, by: &By) -> Option<(Roll, Vec<Line>)> {
    let roll = rolls.get(&(survey.code.clone(), by.name()))?;
    let found = report.surveys.iter().find(|found| found.survey == survey.code)?;
    Some((roll.clone(), heard::lines(roll, by, survey, found)))
}

/// A survey, and all that its rolls can be by, each with its roll beside what was found where one is kept.
type Told = (Asked, Vec<(By, Option<(Roll, Vec<Line>)>)>);

/// Every survey with its rolls, in the order offered.
async fn told(state: &AppState, code: &Code, surveys: &Surveys, report: &Report) -> Result<Vec<Told>, StoreError> {
    let rolls = state.store.rolls(code).await?;
    let mut asked = findings::asked(&state.catalogue, surveys);
    let every = surveys.newest.iter().filter_map(|version| {
        let survey = &version.edition.survey;
        let by = By::all(survey).into_iter().map(|by| {
            let beside = beside(report, &rolls, survey, &by);
            (by, beside)
        });
        Some((asked.remove(&survey.code)?, by.collect()))
    });
    Ok(every.collect())
}

/// Everybody who is hardly heard from: audience and part, in words.
pub(super) async fn hardly(
    state: &AppState,
    code: &Code,
    surveys: &Surveys,
    report: &Report,
    ui: &Ui,
) -> Result<Vec<(String, String)>, StoreError> {
    let mut found = Vec::new();
    for (asked, rolls) in told(state, code, surveys, report).await? {
        let audience = ui.audience(asked.edition.survey.audience);
        for (by, beside) in &rolls {
            let lines = beside.iter().flat_map(|(_, lines)| lines);
            let unheard = lines.filter(|line| matches!(line.heard, Heard::Less | Heard::Hardly));
            found.extend(unheard.map(|line| (audience.clone(), part_name(ui, &asked, by, &line.part))));
        }
    }
    Ok(found)
}

/// Schools one by one, by the links they send home, and by phase.
async fn at_schools(
    state: &AppState,
    code: &Code,
    surveys: &Surveys,
) -> Result<(Vec<SchoolLine>, Vec<PhaseLine>), StoreError> {
    let schools = state.store.schools().await?;
    let sessions = state.store.sessions(code, None).await?;
    let answers = state.store.school_answers(code).await?;
    let by_link = schools::lines(surveys, (&schools, &sessions), answers);
    let phases = phases(&schools, &sessions, &by_link);
    Ok((by_link, phases))
}

/// Schools by phase: whether they held a session, and whether people answered by their link, where links were used. None
/// where there is no list of schools.
fn phases(schools: &[School], sessions: &[Session], by_link: &[SchoolLine]) -> Vec<PhaseLine> {
    let mut lines: Vec<PhaseLine> = Vec::new();
    for school in schools {
        let line = match lines.iter_mut().find(|line| line.phase == school.phase) {
            Some(line) => line,
            None => {
                let reached = by_link.iter().filter(|one| one.phase == school.phase && one.reach.is_reached()).count();
                lines.push(PhaseLine {
                    phase: school.phase.clone(),
                    schools: 0,
                    planned: 0,
                    held: 0,
                    reached: (!by_link.is_empty()).then_some(reached),
                });
                lines.last_mut().expect("it was just put there")
            }
        };
        let own = || sessions.iter().filter(|session| session.school == school.id);
        line.schools += 1;
        if own().any(|session| session.stage.was_held()) {
            line.held += 1;
        } else if own().next().is_some() {
            line.planned += 1;
        }
    }
    lines.sort_by(|a, b| a.phase.cmp(&b.phase));
    lines
}

fn in_words(ui: &Ui, asked: &Asked, by: &By, (roll, lines): &(Roll, Vec<Line>)) -> Vec<Block> {
    words_of::blocks(ui, &Beside { asked, by, roll, lines })
}

/// Everything there is to say of it, for a report.
pub(super) async fn blocks(
    state: &AppState,
    code: &Code,
    surveys: &Surveys,
    report: &Report,
    ui: &Ui,
) -> Result<Vec<Block>, StoreError> {
    let mut blocks = Vec::new();
    for (asked, rolls) in told(state, code, surveys, report).await? {
        for (by, beside) in &rolls {
            blocks.extend(beside.iter().flat_map(|beside| in_words(ui, &asked, by, beside)));
        }
    }
    let (_, phases) = at_schools(state, code, surveys).await?;
    blocks.extend(words_of::phases(ui, &phases));
    Ok(blocks)
}

/// Who answered beside who could.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    May(officer, ..): May<needs::SeeFindings>,
    Path(code): Path<String>,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &code).await?;
    let ui = words.ui.clone();
    let report = state.reports.report(&state.store, &code, &surveys).await.map_err(ours(&words))?;
    let told = told(&state, &code, &surveys, &report).await.map_err(ours(&words))?;
    let (by_link, phases) = at_schools(&state, &code, &surveys).await.map_err(ours(&words))?;
    let sent_home = schools::asked(&ui, &surveys);
    let weighing = state.store.weighing(&code).await.map_err(ours(&words))?;
    let surveys = told
        .into_iter()
        .map(|(asked, rolls)| HeardOf {
            survey: asked.edition.survey.code.clone(),
            audience: ui.audience(asked.edition.survey.audience),
            lines: rolls
                .into_iter()
                .map(|(by, beside)| HeardLine {
                    weighs: (beside.is_some() && weighed_by(&asked.edition.survey).as_ref() == Some(&by))
                        .then(|| weighing.contains(&(asked.edition.survey.code.clone(), by.name()))),
                    name: by_name(&ui, &asked, &by),
                    blocks: beside.iter().flat_map(|beside| in_words(&ui, &asked, &by, beside)).collect(),
                    by,
                })
                .collect(),
        })
        .collect();
    let model = HeardFrom {
        title: ui.survey("consultation-title").text,
        surveys,
        schools: words_of::schools(&ui, &sent_home, &by_link),
        phases: words_of::phases(&ui, &phases),
        code,
    };
    let who = officer.shown();
    Ok(render::ok(move || officer::heard(&ui, &who, &model)).await)
}

/// What a roll's page is about.
struct About {
    code: Code,
    words: render::Interface,
    survey: Survey,
    asked: Asked,
    by: By,
    kept: Option<Roll>,
}

async fn about(state: &AppState, (code, survey, by): &(String, String, String)) -> Result<About, Refusal> {
    let (code, surveys, words) = consultation(state, code).await?;
    let missing = || Refusal(Failure::NotFound, words.clone());
    let found = surveys.newest.iter().find(|version| version.edition.survey.code.as_str() == survey);
    let survey = found.ok_or_else(missing)?.edition.survey.clone();
    let by = By::all(&survey).into_iter().find(|one| one.name() == *by).ok_or_else(missing)?;
    let asked = findings::asked(&state.catalogue, &surveys).remove(&survey.code).ok_or_else(missing)?;
    let mut rolls = state.store.rolls(&code).await.map_err(ours(&words))?;
    let kept = rolls.remove(&(survey.code.clone(), by.name()));
    Ok(About { code, words, survey, asked, by, kept })
}

async fn page(officer: &Officer, about: About, typed: Option<(Fields, Vec<heard::Wrong>)>) -> Answer {
    let About { code, words, survey, asked, by, kept } = about;
    let ui = words.ui.clone();
    let status = if typed.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let is_kept = kept.is_some();
    let known = || -> Fields {
        let Some(Roll { numbers, source, on }) = kept else { return Fields::default() };
        let numbers = numbers.into_iter().map(|(part, n)| (part_field(&part), n.to_string()));
        let rest = [("source".to_owned(), source), ("on".to_owned(), on.as_str().to_owned())];
        numbers.chain(rest).collect()
    };
    let (fields, wrong) = typed.unwrap_or_else(|| (known(), Vec::new()));
    let model = RollForm {
        title: ui.survey("consultation-title").text,
        parts: by.parts(&survey).into_iter().map(|part| (part.clone(), part_name(&ui, &asked, &by, &part))).collect(),
        survey: (survey.code.clone(), ui.audience(survey.audience)),
        by: (by.clone(), by_name(&ui, &asked, &by)),
        kept: is_kept,
        fields,
        wrong,
        code,
    };
    let who = officer.shown();
    Ok(render::page(status, move || officer::roll_form(&ui, &who, &model)).await)
}

/// The page on which numbers are entered.
pub(in super::super) async fn form(
    State(state): State<AppState>,
    May(officer, ..): May<needs::WriteReports>,
    Path(path): Path<(String, String, String)>,
) -> Answer {
    page(&officer, about(&state, &path).await?, None).await
}

/// Keeps numbers, or takes them out.
pub(in super::super) async fn keep(
    State(state): State<AppState>,
    May(officer, ..): May<needs::WriteReports>,
    Path(path): Path<(String, String, String)>,
    Posted(fields): Posted,
) -> Answer {
    let about = about(&state, &path).await?;
    let About { code, words, survey, by, .. } = &about;
    let of = (&survey.code, by.name());
    let to = format!("{}#{}", urls::officer(code, "heard"), survey.code);
    let get = |name: &str| tidy(fields.first(name).unwrap_or_default());
    match fields.first("do") {
        Some("drop") => {
            if !state.store.drop_roll(code, (of.0, &of.1)).await.map_err(ours(words))? {
                return Ok(render::onward(&to));
            }
        }
        Some("keep") => {
            let number = |part: &Code| get(&part_field(part));
            let read = Roll::read(&by.parts(survey), number, (&get("source"), &get("on")), &state.clock.today());
            match read {
                Ok(roll) => state.store.put_roll(code, (of.0, &of.1), &roll).await.map_err(ours(words))?,
                Err(wrong) => return page(&officer, about, Some((fields, wrong))).await,
            }
        }
        Some(does @ ("weigh" | "weigh-not")) if weighed_by(survey).as_ref() == Some(by) => {
            let there = state.store.set_weighs(code, (of.0, &of.1), does == "weigh").await.map_err(ours(words))?;
            if !there {
                return Err(Refusal(Failure::NotFound, words.clone()));
            }
        }
        _ => return Err(Refusal(Failure::NotFound, words.clone())),
    }
    let what = fields.first("do").filter(|does| does.starts_with("weigh")).unwrap_or("roll");
    officer.did(&state, Action::Outcome, &format!("{code} {what} {} {}", of.0, of.1), words).await?;
    Ok(render::onward(&to))
}
