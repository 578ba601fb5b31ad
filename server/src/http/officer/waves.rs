//! Asking again after the decision, and what people say then beside what they said before.

use std::collections::BTreeMap;

use app::{
    components::field::short_name,
    outcome::again::Waves as Words,
    pages::{
        after::Watched,
        failure::Failure,
        officer::{self, Hindrance, WaveLine},
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
    consultation::{Day, State as Now},
    outcome::Block,
    reply::{Decided, Reply},
    respond::form::Fields,
    waves::{
        Line,
        asking::{self, Asking, Field},
    },
};

use super::{
    super::{Answer, AppState, Refusal, ours, reader::Posted, render},
    May, Officer, consultation, needs,
};
use crate::{
    findings::{self, Surveys},
    store::{StoreError, people::Action},
    waves::{self, Looks, NotAsked, Waves},
};

/// What is proposed: a first day some days from now, so that others can look at it first, or a while after the time
/// before; three weeks to answer; and four more until it is published.
const PROPOSED: [i32; 3] = [7, 28, 56];
/// How many days after the last day of the time before the next is proposed.
const PROPOSED_AFTER: i32 = 70;

/// What went wrong.
#[derive(Default)]
struct Trouble {
    fields: Option<Fields>,
    wrong: Vec<Field>,
    failed: Option<String>,
}

/// What was said each time, worked out once for a page that says it in several places.
pub(in super::super) struct Told {
    asked: BTreeMap<Code, Asked>,
    times: Vec<String>,
    lines: Vec<Line>,
    services: Vec<Code>,
}

impl Told {
    pub(in super::super) fn of(state: &AppState, ui: &Ui, waves: &Waves, surveys: &Surveys) -> Self {
        let services = &surveys.newest[0].edition.consultation.services;
        Self {
            asked: findings::asked(&state.catalogue, surveys),
            times: waves.times(ui),
            lines: waves.lines(),
            services: services.iter().map(|service| service.code.clone()).collect(),
        }
    }

    fn words<'t>(&'t self, ui: &'t Ui) -> Words<'t> {
        Words { ui, asked: &self.asked, times: &self.times, lines: &self.lines }
    }

    /// Of all services, one after another; nothing where nothing was rated again.
    pub(in super::super) fn compared(&self, ui: &Ui) -> Vec<Block> {
        if self.lines.is_empty() { Vec::new() } else { self.words(ui).blocks(&self.services) }
    }

    /// Of one service; of all of them where no one is meant.
    pub(in super::super) fn of_service(&self, ui: &Ui, service: Option<&Code>) -> Vec<Block> {
        match service {
            Some(_) => self.words(ui).service(service),
            None => self.compared(ui),
        }
    }

    /// For anybody: by who runs each service, and then service by service.
    pub(in super::super) fn since(&self, ui: &Ui, decided: &BTreeMap<Code, Decided>) -> Vec<Block> {
        let mut blocks = self.compared(ui);
        // How figures are compared is said first, and how all of them stand.
        let at = blocks.len().min(2);
        let table = self.words(ui).by_who_runs(&self.services, decided);
        blocks.splice(at..at, table.map(Block::Table));
        blocks
    }

    /// Puts what people say beside promises.
    pub(in super::super) fn beside<'p>(&self, ui: &Ui, promises: impl Iterator<Item = &'p mut Watched>) {
        let words = self.words(ui);
        for promise in promises {
            promise.beside = words.beside(&promise.published);
        }
    }
}

/// Every time it was asked.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    May(officer, ..): May<needs::WriteReports>,
    Path(code): Path<String>,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &code).await?;
    // What asks again has no page of its own for it: the first one's has all of them.
    if let Some(first) = &surveys.newest[0].edition.consultation.wave_of {
        return Ok(render::onward(&urls::officer(first, "waves")));
    }
    page(&state, &officer, &code, &surveys, &words, Trouble::default()).await
}

/// What keeps it from being asked again. What asks again tells people that there was a decision: until there was, it
/// would tell them that their answers do not count.
async fn hindered(
    state: &AppState,
    code: &Code,
    waves: &Waves,
    surveys: &Surveys,
) -> Result<Option<Hindrance>, StoreError> {
    let Some(first) = waves.0.first() else { return Ok(Some(Hindrance::NoReport)) };
    let today = state.clock.today();
    let decided = first.consultation.state_on(&today) == Now::Closed
        && (today > first.consultation.decides || state.store.is_published::<Reply>(code).await?);
    let rated = || surveys.newest.iter().any(|one| !asking::questions(&one.edition.survey, false).is_empty());
    Ok(match first {
        _ if !decided => Some(Hindrance::NotDecided),
        first if !first.published => Some(Hindrance::NoReport),
        first if first.figures.is_none() => Some(Hindrance::NoFigures),
        _ if !rated() => Some(Hindrance::NothingRated),
        _ => None,
    })
}

/// The last day of what was asked before: the next comes after it.
fn over(waves: &Waves, first: &Surveys) -> Day {
    let first = first.newest[0].edition.consultation.closes.clone();
    waves.0.iter().map(|wave| wave.consultation.closes.clone()).fold(first, Day::max)
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
    let compared = Told::of(state, &ui, &waves, surveys).compared(&ui);
    let proposed = || {
        // Not before the time before is well over; the first time is, once it is decided.
        let over = over(&waves, surveys);
        let well_over = |days: &i32| state.clock.days_from_now(days - PROPOSED_AFTER) > over;
        let wait = if waves.0.len() == 1 { 0 } else { (0..3650).find(well_over).unwrap_or_default() };
        let days = PROPOSED.map(|days| state.clock.days_from_now(days + wait));
        let fields =
            Field::ALL.iter().zip(&days).map(|(field, day)| (field.as_str().to_owned(), day.as_str().to_owned()));
        fields.chain([("number".to_owned(), (waves.0.len() + 1).to_string())]).collect::<Fields>()
    };
    let lines = waves
        .0
        .iter()
        .map(|wave| WaveLine {
            title: wave.title.clone(),
            number: wave.number,
            days: (wave.consultation.opens.clone(), wave.consultation.closes.clone()),
            state: wave.consultation.state_on(&today),
            published: wave.published,
            answered: wave.figures.is_some(),
            may_take_back: wave.number > 1 && wave.consultation.state_on(&today) == Now::NotYetOpen,
            code: wave.code.clone(),
        })
        .collect();
    let audience = |survey: &Code| {
        let found = surveys.newest_of(survey.as_str());
        found.map(|version| (ui.audience(version.edition.survey.audience), version))
    };
    let first = waves.0.first().and_then(|wave| wave.figures.as_ref());
    let differs = first
        .map(|first| waves::differing(first, surveys))
        .into_iter()
        .flatten()
        .filter_map(|(survey, question)| {
            let (audience, version) = audience(&survey)?;
            let level = version.edition.survey.levels.first()?;
            let words = findings::words(&state.catalogue, version, *level);
            let name = short_name(&words, &question, None).text;
            Some(format!("{audience}: {}", if name.is_empty() { question.to_string() } else { name }))
        })
        .collect();
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
        hindered: hindered(state, code, &waves, surveys).await.map_err(ours(words))?,
        differs,
        fields: trouble.fields.unwrap_or_else(proposed),
        waves: lines,
        compared,
        asks,
        wrong: trouble.wrong,
        failed: trouble.failed,
    };
    let who = officer.shown();
    Ok(render::page(status, move || officer::waves(&ui, &who, &model)).await)
}

/// Asks again.
pub(in super::super) async fn make(
    State(state): State<AppState>,
    May(officer, ..): May<needs::WriteReports>,
    Path(code): Path<String>,
    Posted(fields): Posted,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &code).await?;
    let waves = Waves::of(&state, &code, Looks::Officer).await.map_err(ours(&words))?;
    let missing = || Refusal(Failure::NotFound, words.clone());
    if surveys.newest[0].edition.consultation.wave_of.is_some() {
        return Err(missing());
    }
    if fields.first("do") == Some("take-back") {
        return take_back(&state, &officer, &code, (&surveys, &waves), &fields, &words).await;
    }
    if hindered(&state, &code, &waves, &surveys).await.map_err(ours(&words))?.is_some() {
        return Err(missing());
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
    let name = waves::next_code(&state.store, &code, &waves).await.map_err(ours(&words))?;
    let asking = match Asking::read(name, typed, why, (&state.clock.today(), &over(&waves, &surveys))) {
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

/// Takes back what asks again and has not begun.
async fn take_back(
    state: &AppState,
    officer: &Officer,
    code: &Code,
    (surveys, waves): (&Surveys, &Waves),
    fields: &Fields,
    words: &render::Interface,
) -> Answer {
    let wanted = fields.first("wave").unwrap_or_default();
    let found = waves.0.iter().skip(1).find(|wave| wave.code.as_str() == wanted);
    let found = found.ok_or_else(|| Refusal(Failure::NotFound, words.clone()))?;
    let early = found.consultation.state_on(&state.clock.today()) == Now::NotYetOpen;
    if !early || !state.store.take_back(&found.code).await.map_err(ours(words))? {
        let trouble = Trouble { failed: Some(words.ui.say("again-wrong-begun")), ..Trouble::default() };
        return page(state, officer, code, surveys, words, trouble).await;
    }
    officer.did(state, Action::Monitor, &format!("{code} took back {}", found.code), words).await?;
    Ok(render::onward(&urls::officer(code, "waves")))
}
