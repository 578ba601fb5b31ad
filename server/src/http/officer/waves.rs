//! Asking again after the decision, and what people say then beside what they said before.

use app::{
    outcome::again::Waves as Words,
    pages::officer::{self, Hindrance, WaveLine},
    ui::Ui,
    urls,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    code::Code,
    outcome::Block,
    people::Permission,
    respond::form::Fields,
    waves::asking::{self, Asking, Field},
};

use super::{
    super::{Answer, AppState, Refusal, ours, reader::Posted, render},
    Officer, consultation,
};
use crate::{
    findings::{self, Surveys},
    store::{StoreError, people::Action},
    waves::{self, Looks, NotAsked, Waves},
};

/// How many days what is proposed can be answered, and how many more until it is published.
const PROPOSED: [i32; 3] = [0, 21, 49];

/// What went wrong.
#[derive(Default)]
struct Trouble {
    fields: Option<Fields>,
    wrong: Vec<Field>,
    failed: Option<String>,
}

/// What was said each time, in words: of all services, or of one.
pub(in super::super) async fn compared(
    state: &AppState,
    ui: &Ui,
    waves: &Waves,
    surveys: &Surveys,
    only: Option<&Code>,
) -> Vec<Block> {
    let (lines, times) = (waves.lines(), waves.times(ui));
    if lines.is_empty() {
        return Vec::new();
    }
    let asked = findings::asked(&state.catalogue, surveys);
    let words = Words { ui, asked: &asked, times: &times, lines: &lines };
    match only {
        Some(service) => words.service(Some(service)),
        None => {
            let services = &surveys.newest[0].edition.consultation.services;
            words.blocks(&services.iter().map(|service| service.code.clone()).collect::<Vec<_>>())
        }
    }
}

/// Every time it was asked.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    officer: Officer,
    Path(code): Path<String>,
) -> Answer {
    officer.must(&state, Permission::WriteReports)?;
    let (code, surveys, words) = consultation(&state, &code).await?;
    // What asks again has no page of its own for it: the first one's has all of them.
    if let Some(first) = &surveys.newest[0].edition.consultation.wave_of {
        return Ok(render::onward(&urls::officer(first, "waves")));
    }
    page(&state, &officer, &code, &surveys, &words, Trouble::default()).await
}

/// What keeps it from being asked again.
fn hindered(waves: &Waves, surveys: &Surveys) -> Option<Hindrance> {
    let first = waves.0.first();
    let rated = || surveys.newest.iter().any(|one| !asking::questions(&one.edition.survey, false).is_empty());
    match first {
        Some(first) if !first.published => Some(Hindrance::NoReport),
        Some(first) if first.figures.is_none() => Some(Hindrance::NoFigures),
        _ if !rated() => Some(Hindrance::NothingRated),
        _ => None,
    }
}

async fn page(
    state: &AppState,
    officer: &Officer,
    code: &Code,
    surveys: &Surveys,
    words: &render::Interface,
    trouble: Trouble,
) -> Answer {
    let ui = words.ui.clone();
    let today = state.clock.today();
    let waves = Waves::of(state, code, Looks::Officer).await.map_err(ours(words))?;
    let compared = compared(state, &ui, &waves, surveys, None).await;
    let proposed = || {
        let days = PROPOSED.map(|days| state.clock.days_from_now(days));
        let fields =
            Field::ALL.iter().zip(&days).map(|(field, day)| (field.as_str().to_owned(), day.as_str().to_owned()));
        fields.chain([("number".to_owned(), (waves.0.len() + 1).to_string())]).collect::<Fields>()
    };
    let mut lines = Vec::new();
    for wave in &waves.0 {
        lines.push(WaveLine {
            title: title(state, &wave.code, &ui).await.map_err(ours(words))?,
            number: wave.number,
            days: (wave.consultation.opens.clone(), wave.consultation.closes.clone()),
            state: wave.consultation.state_on(&today),
            published: wave.published,
            answered: wave.figures.is_some(),
            code: wave.code.clone(),
        });
    }
    let asks = surveys
        .newest
        .iter()
        .flat_map(|version| {
            let survey = &version.edition.survey;
            let ui = ui.clone();
            asking::how_many(survey, false).into_iter().map(move |(level, n)| {
                let level = ui.say(&format!("level-name-{level}"));
                let args =
                    [("audience", ui.audience(survey.audience).into()), ("level", level.into()), ("n", n.into())];
                ui.say_with("again-make-asks", &args)
            })
        })
        .collect();
    let status = if trouble.wrong.is_empty() && trouble.failed.is_none() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let model = officer::Waves {
        code: code.clone(),
        title: ui.survey("consultation-title").text,
        hindered: hindered(&waves, surveys),
        fields: trouble.fields.unwrap_or_else(proposed),
        waves: lines,
        compared,
        asks,
        wrong: trouble.wrong,
        failed: trouble.failed,
    };
    let who = officer.shown(&ui);
    Ok(render::page(status, move || officer::waves(&ui, &who, &model)).await)
}

async fn title(state: &AppState, code: &Code, ui: &Ui) -> Result<String, StoreError> {
    let Some(surveys) = findings::surveys(&state.store, &state.catalogue, code).await? else {
        return Ok(String::new());
    };
    let words = findings::words(&state.catalogue, &surveys.newest[0], ui.level());
    Ok(words.survey("consultation-title").text)
}

/// Asks again.
pub(in super::super) async fn make(
    State(state): State<AppState>,
    officer: Officer,
    Path(code): Path<String>,
    Posted(fields): Posted,
) -> Answer {
    officer.must(&state, Permission::WriteReports)?;
    let (code, surveys, words) = consultation(&state, &code).await?;
    let waves = Waves::of(&state, &code, Looks::Officer).await.map_err(ours(&words))?;
    let is_wave = surveys.newest[0].edition.consultation.wave_of.is_some();
    if is_wave || hindered(&waves, &surveys).is_some() {
        return Err(Refusal(app::pages::failure::Failure::NotFound, words));
    }
    let number = waves.0.len() + 1;
    let meanwhile = || Some(words.ui.say("again-wrong-meanwhile"));
    // Pressed twice, or by two officers at once, one survey is made.
    if fields.first("number") != Some(&number.to_string()) {
        let trouble = Trouble { failed: meanwhile(), ..Trouble::default() };
        return page(&state, &officer, &code, &surveys, &words, trouble).await;
    }
    let typed = |field: Field| fields.first(field.as_str()).unwrap_or_default().to_owned();
    let why = fields.first("why").is_some();
    let asking = match Asking::read(Asking::code(&code, number), typed, why, &state.clock.today()) {
        Ok(asking) => asking,
        Err(wrong) => {
            let trouble = Trouble { fields: Some(fields), wrong, failed: None };
            return page(&state, &officer, &code, &surveys, &words, trouble).await;
        }
    };
    match waves::ask(&state, &code, &surveys, &asking).await.map_err(ours(&words))? {
        Ok(()) => {
            officer.did(&state, Action::Monitor, &format!("{code} asked again as {}", asking.code), &words).await?;
            Ok(render::onward(&urls::officer(&asking.code, "")))
        }
        Err(not) => {
            let failed = match not {
                NotAsked::Meanwhile => meanwhile(),
                NotAsked::Faults(faults) => {
                    let faults = faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
                    Some(words.ui.say_with("again-wrong-faults", &[("faults", faults.into())]))
                }
            };
            let trouble = Trouble { fields: Some(fields), wrong: Vec::new(), failed };
            page(&state, &officer, &code, &surveys, &words, trouble).await
        }
    }
}
