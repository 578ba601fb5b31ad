//! Meetings with a school about how its users are best engaged, and what was agreed.

use app::{
    pages::{
        engage::{self, ActionLine, MeetingLine, Meetings},
        failure::Failure,
    },
    urls,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    code::Code,
    engage::meeting::{Action, ActionField, Meeting, MeetingField},
    respond::form::{Fields, tidy},
};

use super::{
    super::{
        Answer, AppState, Refusal,
        officer::{self, May, Officer, needs},
        ours,
        reader::Posted,
        render,
    },
    of_school,
};
use crate::{
    findings::Surveys,
    store::{people, schools::School},
};

/// What a school's page is about, for whoever may see it: a representative their own school's, an officer any.
pub(super) async fn about(
    state: &AppState,
    officer: &Officer,
    (code, school): (&str, i64),
) -> Result<(Code, Surveys, School, render::Interface), Refusal> {
    let (code, surveys, words) = officer::consultation(state, code).await?;
    let missing = || Refusal(Failure::NotFound, words.clone());
    if of_school(officer).is_some_and(|own| own != school) {
        return Err(missing());
    }
    let school = state.store.school(school).await.map_err(ours(&words))?.ok_or_else(missing)?;
    Ok((code, surveys, school, words))
}

/// What was typed, and what is wrong with it.
#[derive(Default)]
struct Trouble {
    fields: Fields,
    meeting: Vec<MeetingField>,
    action: Vec<ActionField>,
}

/// The page.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    May(officer, ..): May<needs::RunSessions>,
    Path((code, school)): Path<(String, i64)>,
) -> Answer {
    let (code, _, school, words) = about(&state, &officer, (&code, school)).await?;
    page(&state, &officer, code, school, words, Trouble::default()).await
}

async fn page(
    state: &AppState,
    officer: &Officer,
    code: Code,
    school: School,
    words: render::Interface,
    trouble: Trouble,
) -> Answer {
    let ui = words.ui.clone();
    let failed = ours(&words);
    let meetings = state.store.meetings(&code, Some(school.id)).await.map_err(&failed)?;
    let actions = state.store.actions(&code, Some(school.id)).await.map_err(&failed)?;
    let (me, today) = (officer.account.id, state.clock.today());
    let wrong = !trouble.meeting.is_empty() || !trouble.action.is_empty();
    let model = Meetings {
        title: ui.survey("consultation-title").text,
        school: school.id,
        name: school.name,
        meetings: meetings
            .into_iter()
            .map(|one| MeetingLine {
                id: one.id,
                day: ui.day(&one.what.on),
                present: one.what.present,
                engaged: one.what.engaged,
                by: one.by_name,
                own: one.by == me,
            })
            .collect(),
        actions: actions
            .into_iter()
            .map(|one| ActionLine {
                id: one.id,
                due: ui.day(&one.what.due),
                done: one.what.done.as_ref().map(|day| ui.day(day)),
                late: one.what.is_late(&today),
                what: one.what.what,
                who: one.what.who,
                own: one.by == me,
            })
            .collect(),
        fields: trouble.fields,
        wrong_meeting: trouble.meeting,
        wrong_action: trouble.action,
        code,
    };
    let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let who = officer.shown();
    Ok(render::page(status, move || engage::meetings(&ui, &who, &model)).await)
}

/// Keeps a record or an action, says that one is done, or takes back one's own.
pub(in super::super) async fn act(
    State(state): State<AppState>,
    May(officer, ..): May<needs::RunSessions>,
    Path((code, school)): Path<(String, i64)>,
    Posted(fields): Posted,
) -> Answer {
    let (code, _, school, words) = about(&state, &officer, (&code, school)).await?;
    let missing = || Refusal(Failure::NotFound, words.clone());
    let (theirs, me, today) = ((&code, school.id), officer.account.id, state.clock.today());
    let get = |name: &str| tidy(fields.first(name).unwrap_or_default());
    let id = || fields.first("id").and_then(|id| id.parse::<i64>().ok()).ok_or_else(missing);
    let does = fields.first("do").unwrap_or_default();
    let done = match does {
        "meeting" => match Meeting::read(|field| get(field.as_str()), &today) {
            Ok(meeting) => state.store.add_meeting(theirs, &meeting, me).await.map(|()| true),
            Err(wrong) => {
                let trouble = Trouble { fields, meeting: wrong, action: Vec::new() };
                return page(&state, &officer, code, school, words, trouble).await;
            }
        },
        "action" => match Action::read(|field| get(field.as_str())) {
            Ok(action) => state.store.add_action(theirs, &action, me).await.map(|()| true),
            Err(wrong) => {
                let trouble = Trouble { fields, meeting: Vec::new(), action: wrong };
                return page(&state, &officer, code, school, words, trouble).await;
            }
        },
        "done" => state.store.set_action_done(theirs, id()?, Some(&today)).await,
        "not-done" => state.store.set_action_done(theirs, id()?, None).await,
        "drop-meeting" => state.store.drop_meeting(theirs, id()?, me).await,
        "drop-action" => state.store.drop_action(theirs, id()?, me).await,
        _ => return Err(missing()),
    };
    if !done.map_err(ours(&words))? {
        return Err(missing());
    }
    let subject = format!("{code} school {} {does}", school.urn);
    officer.did(&state, people::Action::Engage, &subject, &words).await?;
    Ok(render::onward(&urls::meetings(&code, school.id)))
}
