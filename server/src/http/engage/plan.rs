//! Planning a session.

use app::{
    pages::{
        engage::{self, PlanPage},
        failure::Failure,
    },
    urls,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    audience::Audience,
    consultation::State as Now,
    edition::SurveyEdition,
    engage::{
        Plan, is_asked_of_each,
        plan::{Against, Wrong, survey_value},
    },
    respond::form::Fields,
    survey::Survey,
};

use super::{
    super::{
        Answer, AppState, Refusal,
        officer::{self, May, Officer, needs},
        ours,
        reader::{Asked, Posted},
        render,
    },
    led, of_school,
};
use crate::{
    findings::Surveys,
    store::{engage::Session, people::Action},
};

/// What is planned: a new session, or a change of one.
struct Planning {
    surveys: Surveys,
    words: render::Interface,
    code: domain::code::Code,
    session: Option<Session>,
    /// Whether it may be with whoever comes from elsewhere: a school's own groups are of its pupils, families and staff.
    every_audience: bool,
}

impl Planning {
    fn survey(&self, fields: &Fields) -> Option<(&Survey, String, String)> {
        let value = fields.first("survey")?;
        self.choices().into_iter().find(|(_, known, _)| known == value)
    }

    /// The surveys it may be about.
    fn editions(&self) -> impl Iterator<Item = &SurveyEdition> {
        let all = self.surveys.newest.iter().map(|version| &*version.edition);
        all.filter(|edition| self.every_audience || edition.survey.audience.is_of_schools())
    }

    /// Every survey and level, as the form posts it, and in words.
    fn choices(&self) -> Vec<(&Survey, String, String)> {
        self.editions()
            .map(|edition| &edition.survey)
            .flat_map(|survey| {
                survey.levels.iter().map(move |level| {
                    (survey, survey_value(&survey.code, *level), officer::who_wrote(&self.words.ui, survey, *level))
                })
            })
            .collect()
    }

    fn dates(&self) -> String {
        let consultation = &self.surveys.newest[0].edition.consultation;
        let day = |day| self.words.ui.day(day);
        self.words.ui.say_with(
            "plan-dates",
            &[("opens", day(&consultation.opens).into()), ("closes", day(&consultation.closes).into())],
        )
    }

    async fn page(&self, state: &AppState, officer: &Officer, fields: Fields, wrong: Vec<Wrong>) -> Answer {
        let Some((survey, value, words)) = self.survey(&fields) else {
            return self.choose(officer, &fields).await;
        };
        let level = survey.levels.iter().copied().find(|level| survey_value(&survey.code, *level) == value);
        let every_school = officer.account.role.of_every_school() && self.session.is_none();
        let schools = if every_school {
            let all = state.store.schools().await.map_err(ours(&self.words))?;
            all.into_iter().map(|school| (school.id, school.name)).collect()
        } else {
            Vec::new()
        };
        // A language is offered where the survey has a wording in it.
        let version = self.surveys.newest_of(survey.code.as_str());
        let languages = version
            .map(|version| version.edition.languages_at(level.unwrap_or(survey.levels[0])))
            .unwrap_or_default()
            .into_iter()
            .map(|language| {
                let words = app::phrases::Phrases::interface(language.clone(), domain::level::ReadingLevel::Standard);
                (language.to_string(), words.say("language-name", &[]))
            })
            .collect();
        let ui = self.words.ui.clone();
        let (action, back) = match &self.session {
            Some(session) => (urls::session_page(session.id, "plan"), urls::session(session.id)),
            None => (urls::plan_session(&self.code), urls::plan_session(&self.code)),
        };
        let model = PlanPage {
            consultation: self.code.clone(),
            action,
            back,
            survey: (value, words),
            children: survey.audience == Audience::Children,
            schools,
            // Nobody chooses services where no question is asked about each.
            services: survey
                .services
                .iter()
                .filter(|_| level.is_none_or(|level| is_asked_of_each(survey, level)))
                .map(|code| (code.clone(), ui.service(code)))
                .collect(),
            languages,
            dates: self.dates(),
            fields,
            wrong,
        };
        let status = if model.wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        let who = officer.shown();
        Ok(render::page(status, move || engage::plan(&ui, &who, &model)).await)
    }

    async fn choose(&self, officer: &Officer, fields: &Fields) -> Answer {
        let ui = self.words.ui.clone();
        let title = ui.survey("consultation-title").text;
        let choices: Vec<(String, String)> =
            self.choices().into_iter().map(|(_, value, words)| (value, words)).collect();
        let who = officer.shown();
        let code = self.code.clone();
        let school = fields.first("school").and_then(|id| id.parse().ok());
        Ok(render::ok(move || engage::choose(&ui, &who, (&code, &title), &choices, school)).await)
    }

    fn read(&self, state: &AppState, fields: &Fields) -> Result<Plan, Vec<Wrong>> {
        let editions: Vec<&SurveyEdition> = self.editions().collect();
        let consultation = &self.surveys.newest[0].edition.consultation;
        let today = state.clock.today();
        let dates = (&consultation.opens, &consultation.closes);
        Plan::read(fields, Against { editions: &editions, dates, today: &today })
    }
}

async fn planning(state: &AppState, officer: &Officer, code: &str) -> Result<Planning, Refusal> {
    let (code, surveys, words) = officer::consultation(state, code).await?;
    if surveys.newest[0].edition.consultation.state_on(&state.clock.today()) == Now::Closed {
        return Err(Refusal(Failure::Closed, words));
    }
    let every_audience = officer.account.role.of_every_school();
    Ok(Planning { surveys, words, code, session: None, every_audience })
}

/// Whom it is with, then the form.
pub(in super::super) async fn new(
    State(state): State<AppState>,
    May(officer, ..): May<needs::RunSessions>,
    Path(code): Path<String>,
    asked: Asked,
) -> Answer {
    let planning = planning(&state, &officer, &code).await?;
    planning.page(&state, &officer, asked.query, Vec::new()).await
}

/// Keeps a new plan.
pub(in super::super) async fn keep_new(
    State(state): State<AppState>,
    May(officer, ..): May<needs::RunSessions>,
    Path(code): Path<String>,
    Posted(fields): Posted,
) -> Answer {
    let planning = planning(&state, &officer, &code).await?;
    let plan = match planning.read(&state, &fields) {
        Ok(plan) => plan,
        Err(wrong) => return planning.page(&state, &officer, fields, wrong).await,
    };
    let missing = || Refusal(Failure::NotFound, planning.words.clone());
    let school = match of_school(&officer) {
        Some(own) => own,
        None => fields.first("school").and_then(|id| id.parse().ok()).ok_or_else(missing)?,
    };
    let school = state.store.school(school).await.map_err(ours(&planning.words))?.ok_or_else(missing)?;
    let id = state
        .store
        .plan_session(&planning.code, school.id, &plan, officer.account.id)
        .await
        .map_err(ours(&planning.words))?
        .ok_or_else(missing)?;
    let subject = format!("{} session {id} planned", planning.code);
    officer.did(&state, Action::Engage, &subject, &planning.words).await?;
    Ok(render::onward(&urls::session(id)))
}

async fn changing(state: &AppState, officer: &Officer, id: i64) -> Result<Planning, Refusal> {
    let led = led(state, officer, id).await?;
    let code = led.session.consultation.to_string();
    Ok(Planning { session: Some(led.session), ..planning(state, officer, &code).await? })
}

/// The form, with what is planned.
pub(in super::super) async fn edit(
    State(state): State<AppState>,
    May(officer, ..): May<needs::RunSessions>,
    Path(id): Path<i64>,
) -> Answer {
    let planning = changing(&state, &officer, id).await?;
    let fields = planning.session.as_ref().map(|session| fields_of(&session.plan)).unwrap_or_default();
    planning.page(&state, &officer, fields, Vec::new()).await
}

/// Keeps a changed plan.
pub(in super::super) async fn keep(
    State(state): State<AppState>,
    May(officer, ..): May<needs::RunSessions>,
    Path(id): Path<i64>,
    Posted(fields): Posted,
) -> Answer {
    let planning = changing(&state, &officer, id).await?;
    let mut plan = match planning.read(&state, &fields) {
        Ok(plan) => plan,
        Err(wrong) => return planning.page(&state, &officer, fields, wrong).await,
    };
    // What is left out is chosen on the session's page, of the same questions in the same wording.
    if let Some(session) = &planning.session
        && (&session.plan.survey, session.plan.level) == (&plan.survey, plan.level)
    {
        plan.left_out.clone_from(&session.plan.left_out);
    }
    // What has begun goes on as it was planned: the session's own page says how far it is.
    if let Some(session) = &planning.session
        && state.store.change_plan(session, &plan).await.map_err(ours(&planning.words))?
    {
        let subject = format!("{} session {id} planned anew", planning.code);
        officer.did(&state, Action::Engage, &subject, &planning.words).await?;
    }
    Ok(render::onward(&urls::session(id)))
}

/// A plan, as its form has it.
fn fields_of(plan: &Plan) -> Fields {
    let mut pairs = vec![
        ("survey", survey_value(&plan.survey, plan.level)),
        ("language", plan.language.to_string()),
        ("day", plan.day.as_str().to_owned()),
        ("group", plan.group.clone()),
        ("expected", plan.expected.to_string()),
        ("pace", plan.pace.as_str().to_owned()),
        ("told", plan.told.as_ref().map(|day| day.as_str().to_owned()).unwrap_or_default()),
    ];
    pairs.extend(plan.needs.iter().map(|need| ("need", need.as_str().to_owned())));
    pairs.extend(plan.ways.iter().map(|way| ("way", way.as_str().to_owned())));
    pairs.extend(plan.services.iter().map(|service| ("service", service.to_string())));
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
