//! How a consultation comes in and what needs attention.

use std::collections::BTreeMap;

use app::{
    pages::officer::{self, Counted, Summary},
    ui::Ui,
    urls,
};
use axum::extract::{Path, State};
use domain::{
    level::ReadingLevel,
    people::{Permission, Role},
};

use super::{
    super::{Answer, AppState, ours, render},
    Anyone, May, attention, consultation, interface, needs,
};
use crate::{
    findings,
    store::{StoreError, findings::Live},
};

/// How many days are shown by themselves.
const DAYS_SHOWN: usize = 28;

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
    let came = Came::of(&state, &surveys, &ui).await.map_err(ours(&words))?;
    let attention = attention::of(&state, &code, &surveys, &ui, &came).await.map_err(ours(&words))?;
    let consultation = surveys.newest[0].edition.consultation.clone();
    let links = surveys.newest.iter().map(|version| {
        let survey = &version.edition.survey;
        (ui.audience(survey.audience), urls::survey(&code, &survey.code))
    });
    let day_name = |day: String| domain::consultation::Day::parse(&day).map_or(day, |day| ui.day(&day));
    let newest_days = came.by_day.into_iter().rev().take(DAYS_SHOWN);
    let model = officer::Overview {
        title: ui.survey("consultation-title").text,
        state: consultation.state_on(&state.clock.today()),
        consultation,
        by_audience: came.by_audience,
        by_channel: came.by_channel.into_iter().map(|(name, n)| Counted { name, n }).collect(),
        by_day: newest_days.map(|(day, n)| Counted { name: day_name(day), n }).collect(),
        unfinished: came.unfinished,
        attention,
        links: links.collect(),
    };
    let who = officer.shown();
    Ok(render::ok(move || officer::overview(&ui, &who, &model)).await)
}

/// What has come so far, of all surveys.
#[derive(Default)]
pub(super) struct Came {
    /// Responses of each audience in each wording.
    by_audience: Vec<Counted>,
    /// By how they reached us, in words.
    by_channel: BTreeMap<String, u64>,
    /// By day.
    by_day: BTreeMap<String, u64>,
    /// Begun, and not sent.
    unfinished: u64,
    /// Comments nobody has read, and of them children's.
    pub(super) unread: (u64, u64),
    /// Audiences of whom nobody has answered.
    pub(super) silent: Vec<String>,
}

impl Came {
    async fn of(state: &AppState, surveys: &findings::Surveys, ui: &Ui) -> Result<Self, StoreError> {
        let mut came = Self::default();
        for version in &surveys.newest {
            let survey = &version.edition.survey;
            let live: Live = state.store.live(&surveys.versions[&survey.code]).await?;
            let audience = ui.audience(survey.audience);
            came.by_audience.extend(survey.levels.iter().map(|level| Counted {
                name: format!("{audience}: {}", ui.say(&format!("level-name-{level}"))),
                n: live.by_level.get(level.as_str()).copied().unwrap_or_default(),
            }));
            for (channel, n) in live.by_channel {
                *came.by_channel.entry(ui.say(&format!("channel-{channel}"))).or_default() += n;
            }
            for (day, n) in live.by_day {
                *came.by_day.entry(day).or_default() += n;
            }
            came.unfinished += live.unfinished;
            for (level, n) in live.unread {
                let child = ReadingLevel::parse(&level).is_some_and(|level| survey.audience.is_childs(level));
                came.unread.0 += n;
                came.unread.1 += if child { n } else { 0 };
            }
            if live.by_level.values().sum::<u64>() == 0 {
                came.silent.push(audience);
            }
        }
        Ok(came)
    }
}
