//! One question set against another: the page, and the same as a file.

use std::time::Duration;

use app::{
    components::error_summary::Problem,
    pages::{
        failure::Failure,
        officer::{self, Looked},
    },
    questions::{about, by_service, first_words, list_name, short_name},
    tables::{self, Asked},
    ui::Ui,
    urls,
};
use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
};
use domain::{
    code::Code,
    findings::{Crossing, crossed},
    people::Permission,
    respond::{answer::Slot, form::Fields},
    survey::Survey,
};

use super::{
    super::{Answer, AppState, Refusal, ours, reader::Posted, render},
    May, Officer, consultation,
    findings::download,
    needs,
};
use crate::{
    crossed::title as crossed_title,
    crossings::{Far, Wanted},
    export::{Book, Kind},
    findings::{self, Surveys},
    random,
    store::{
        crossed::{MOST, Saved},
        people::Action,
    },
};

/// How long whoever looks is kept waiting for a page.
const LOOK: Duration = Duration::from_secs(3);
/// How long whoever wants to wait is: less than what stands between a browser and a server usually waits.
const WAIT: Duration = Duration::from_secs(20);

/// A survey that is looked at.
struct Exploring {
    code: Code,
    words: render::Interface,
    surveys: Surveys,
    asked: Asked,
}

impl Exploring {
    fn survey(&self) -> &Survey {
        &self.asked.edition.survey
    }

    /// What was chosen; `None` where the one may not be set against the other.
    fn chosen(&self, ask: &str, by: &str) -> Option<Crossing<'_>> {
        Crossing::new(self.survey(), ask.parse().ok()?, &Code::parse(by).ok()?)
    }

    /// The tables, and what they were computed from.
    async fn tables(&self, state: &AppState, crossing: &Crossing<'_>, patience: Duration) -> Result<Looked, Refusal> {
        let ours = ours(&self.words);
        let report = state.reports.report(&state.store, &self.code, &self.surveys).await.map_err(&ours)?;
        let by = crossing.by();
        let of = (&self.code, &self.surveys);
        let far = state
            .crossings
            .look(&state.store, of, &report, crossing, (Wanted::Lately, patience))
            .await
            .map_err(&ours)?;
        let (tables, digest) = match far {
            Far::Working(progress) => return Ok(Looked::Working(progress)),
            Far::Stopped => return Ok(Looked::Stopped),
            Far::Made(made) => made,
        };
        let printed = tables.iter().map(|table| tables::print_crossed(&self.words.ui, &self.asked, table, by));
        Ok(Looked::Tables(printed.collect(), digest))
    }
}

/// The survey, or the first that something can be looked at of.
async fn exploring(state: &AppState, code: &str, survey: Option<&str>) -> Result<Exploring, Refusal> {
    let (code, surveys, words) = consultation(state, code).await?;
    let mut asked = findings::asked(&state.catalogue, &surveys);
    let newest = surveys.newest.iter().map(|version| &version.edition.survey);
    let wanted = newest
        .filter(|one| can_be_explored(one))
        .find(|one| survey.is_none_or(|survey| one.code.as_str() == survey))
        .map(|one| one.code.clone());
    let asked = wanted.and_then(|wanted| asked.remove(&wanted));
    let asked = asked.ok_or_else(|| Refusal(Failure::NotFound, words.clone()))?;
    Ok(Exploring { code, words, surveys, asked })
}

/// Whether a survey has questions that can be set against each other.
pub(super) fn can_be_explored(survey: &Survey) -> bool {
    !crossed::others(survey).is_empty() && !crossed::subjects(survey).is_empty()
}

/// A question that can be looked at, and the service it is about.
fn choice(ui: &Ui, asked: &Asked, words: &Ui, slot: &Slot) -> (Option<Code>, (String, String)) {
    (about(asked, slot), (slot.to_string(), list_name(ui, asked, words, slot)))
}

/// The page of a consultation's first survey.
pub(in super::super) async fn first(
    state: State<AppState>,
    May(officer, ..): May<needs::SeeFindings>,
    Path(code): Path<String>,
    query: RawQuery,
) -> Answer {
    show(state, officer, &code, None, query).await
}

/// The page of a survey.
pub(in super::super) async fn survey(
    state: State<AppState>,
    May(officer, ..): May<needs::SeeFindings>,
    Path((code, survey)): Path<(String, String)>,
    query: RawQuery,
) -> Answer {
    show(state, officer, &code, Some(&survey), query).await
}

async fn show(
    State(state): State<AppState>,
    officer: Officer,
    code: &str,
    survey: Option<&str>,
    RawQuery(query): RawQuery,
) -> Answer {
    page(&state, &officer, (code, survey), query, false).await
}

async fn page(
    state: &AppState,
    officer: &Officer,
    (code, survey): (&str, Option<&str>),
    query: Option<String>,
    full: bool,
) -> Answer {
    let exploring = exploring(state, code, survey).await?;
    let ui = exploring.words.ui.clone();
    let asked = fields(query.as_deref());
    let [ask, by] = typed(&asked);
    let looked = match exploring.chosen(&ask, &by) {
        // A query that is not the form's asks nothing.
        _ if asked.first("ask").is_none() && asked.first("by").is_none() => Looked::NotYet,
        Some(crossing) => {
            let waits =
                form_urlencoded::parse(query.as_deref().unwrap_or_default().as_bytes()).any(|(name, _)| name == "wait");
            exploring.tables(state, &crossing, if waits { WAIT } else { LOOK }).await?
        }
        None => Looked::Problems(problems(&ui, exploring.survey(), &ask, &by)),
    };
    let status =
        if full || matches!(looked, Looked::Problems(_)) { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let all = findings::asked(&state.catalogue, &exploring.surveys);
    let saved = state.store.crossed(&exploring.code).await.map_err(ours(&exploring.words))?;
    let saved = saved
        .into_iter()
        .map(|one| officer::SavedTable {
            id: one.id,
            title: crossed_title(&ui, all.get(&one.survey), &one),
            questions: (one.survey, one.ask.to_string(), one.by.to_string()),
        })
        .collect();
    let words = first_words(&ui, &exploring.asked);
    let others = crossed::others(exploring.survey());
    let surveys = exploring.surveys.newest.iter().map(|version| &version.edition.survey);
    let model = officer::Explore {
        title: ui.survey("consultation-title").text,
        surveys: surveys
            .filter(|survey| can_be_explored(survey))
            .map(|survey| (survey.code.clone(), ui.audience(survey.audience)))
            .collect(),
        survey: exploring.survey().code.clone(),
        asks: by_service(
            &ui,
            crossed::subjects(exploring.survey()).into_iter().map(|slot| choice(&ui, &exploring.asked, words, &slot)),
        ),
        by: others
            .into_iter()
            .map(|other| (other.code.to_string(), short_name(words, &Slot::of(other.code.clone()))))
            .collect(),
        chosen: (ask, by),
        looked,
        saved,
        most: MOST,
        full,
        writes: officer.account.role.may(Permission::WriteReports),
        code: exploring.code.clone(),
    };
    let who = officer.shown();
    Ok(render::page(status, move || officer::explore(&ui, &who, &model)).await)
}

/// Puts a table into the report, or takes one out of it.
pub(in super::super) async fn act(
    State(state): State<AppState>,
    May(officer, ..): May<needs::WriteReports>,
    Path((code, survey)): Path<(String, String)>,
    Posted(fields): Posted,
) -> Answer {
    let exploring = exploring(&state, &code, Some(&survey)).await?;
    let missing = || Refusal(Failure::NotFound, exploring.words.clone());
    let failed = ours(&exploring.words);
    let here = urls::explore(&exploring.code, &exploring.survey().code, None);
    let to = match fields.first("do") {
        Some("save") => {
            let [ask, by] = typed(&fields);
            let crossing = exploring.chosen(&ask, &by).ok_or_else(missing)?;
            let saved = Saved {
                id: random::id(),
                survey: exploring.survey().code.clone(),
                ask: ask.parse().map_err(|_| missing())?,
                by: crossing.by().code.clone(),
            };
            let query = format!("ask={ask}&by={by}");
            if !state.store.save_crossed(&exploring.code, &saved).await.map_err(&failed)? {
                return page(&state, &officer, (&code, Some(&survey)), Some(query), true).await;
            }
            let what = format!("{} {survey} {ask} by {by} into the report", exploring.code);
            officer.did(&state, Action::Outcome, &what, &exploring.words).await?;
            format!("{here}?{query}#saved")
        }
        Some("stop") => {
            let [ask, by] = typed(&fields);
            let crossing = exploring.chosen(&ask, &by).ok_or_else(missing)?;
            state.crossings.stop(&exploring.code, &crossing);
            here
        }
        Some("drop") => {
            let id = fields.first("id").and_then(|id| id.parse().ok()).ok_or_else(missing)?;
            if state.store.drop_crossed(&exploring.code, id).await.map_err(&failed)? {
                let what = format!("{} table {id} out of the report", exploring.code);
                officer.did(&state, Action::Outcome, &what, &exploring.words).await?;
            }
            format!("{here}#saved")
        }
        _ => return Err(missing()),
    };
    Ok(render::onward(&to))
}

/// Why the one may not be set against the other, at its field.
fn problems(ui: &Ui, survey: &Survey, ask: &str, by: &str) -> Vec<Problem> {
    let knows_ask = crossed::subjects(survey).iter().any(|slot| slot.to_string() == ask);
    let knows_by = crossed::others(survey).iter().any(|question| question.code.as_str() == by);
    [
        (!knows_ask, "ask", "explore-wrong-ask"),
        (!knows_by, "by", "explore-wrong-by"),
        (knows_ask && knows_by, "by", "explore-wrong-same"),
    ]
    .into_iter()
    .filter(|(wrong, ..)| *wrong)
    .map(|(_, field, key)| Problem { field: field.to_owned(), message: ui.say(key) })
    .collect()
}

fn fields(query: Option<&str>) -> Fields {
    form_urlencoded::parse(query.unwrap_or_default().as_bytes())
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect()
}

fn typed(fields: &Fields) -> [String; 2] {
    ["ask", "by"].map(|name| fields.first(name).unwrap_or_default().to_owned())
}

/// The same as a file.
pub(in super::super) async fn file(
    State(state): State<AppState>,
    May(officer, ..): May<needs::Export>,
    Path((code, survey, file)): Path<(String, String, String)>,
    RawQuery(query): RawQuery,
) -> Answer {
    let exploring = exploring(&state, &code, Some(&survey)).await?;
    let missing = || Refusal(Failure::NotFound, exploring.words.clone());
    let kind = [Kind::Xlsx, Kind::Ods, Kind::Csv, Kind::Json]
        .into_iter()
        .find(|kind| file == format!("tables.{}", kind.ending()));
    let kind = kind.ok_or_else(missing)?;
    let [ask, by] = typed(&fields(query.as_deref()));
    let crossing = exploring.chosen(&ask, &by).ok_or_else(missing)?;
    // What takes long goes on by itself, and its page says how far it is: from there the file can be had once it is done.
    let Looked::Tables(tables, digest) = exploring.tables(&state, &crossing, WAIT).await? else {
        let query = query.map(|query| format!("?{query}")).unwrap_or_default();
        return Ok(render::onward(&format!(
            "{}{query}",
            urls::explore(&exploring.code, &exploring.survey().code, None)
        )));
    };
    let ui = &exploring.words.ui;
    let tables =
        tables.into_iter().map(|table| tables::for_files(ui, &exploring.asked, table, crossing.by())).collect();
    let book = Book {
        ui: exploring.words.ui.clone(),
        consultation: exploring.surveys.newest[0].edition.consultation.clone(),
        tables,
        rooms: Vec::new(),
        method: tables::method_crossed(&exploring.words.ui),
        digest,
        today: state.clock.today(),
    };
    let name = format!("{}-{survey}-{}-by-{}", exploring.code, ask.replace('@', "-"), by);
    download(&state, &officer, &exploring.words, (book, kind), name).await
}
