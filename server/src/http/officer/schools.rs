//! Schools beside one another, by the links they send home.

use app::{outcome::heard::SchoolLine, pages::failure::Failure, ui::Ui};
use axum::{
    extract::{Path, State},
    http::header,
    response::IntoResponse as _,
};
use domain::{
    code::Code,
    engage::Stage,
    heard::schools::{Reach, heard},
    people::Permission,
    survey::Survey,
};

use super::{
    super::{Answer, AppState, Refusal, engage::links, ours},
    Officer, consultation,
};
use crate::{
    export,
    findings::Surveys,
    store::{StoreError, people::Action},
};

/// Every school with how many have answered by its link, whom hardly anybody has answered from first. None where no link
/// was ever used: then there is nothing to tell schools apart by.
pub(super) async fn lines(state: &AppState, code: &Code, surveys: &Surveys) -> Result<Vec<SchoolLine>, StoreError> {
    let mut answers = state.store.school_answers(code).await?;
    if answers.is_empty() {
        return Ok(Vec::new());
    }
    let sessions = state.store.sessions(code, None).await?;
    let schools = state.store.schools().await?;
    let reaches: Vec<Reach> = schools
        .iter()
        .map(|school| {
            let theirs = answers.remove(&school.id).unwrap_or_default();
            let of = |survey: &Survey| (survey.code.clone(), theirs.get(&survey.code).copied().unwrap_or_default());
            let answered = links::sent_home(surveys).map(of).collect();
            Reach { pupils: school.pupils, answered }
        })
        .collect();
    let verdicts = heard(&reaches);
    let held = |school: i64| {
        let mut own = sessions.iter().filter(|session| session.school == school);
        own.any(|session| matches!(session.stage, Stage::Closed | Stage::HandedIn | Stage::Accepted))
    };
    let mut lines: Vec<SchoolLine> = schools
        .into_iter()
        .zip(reaches)
        .zip(verdicts)
        .map(|((school, reach), heard)| SchoolLine {
            held: held(school.id),
            name: school.name,
            phase: school.phase,
            reach,
            heard,
        })
        .collect();
    lines.sort_by_key(|line| (line.place(), line.reach.shown()));
    Ok(lines)
}

/// The surveys whose links schools send home, by their names.
pub(super) fn asked(ui: &Ui, surveys: &Surveys) -> Vec<(Code, String)> {
    links::sent_home(surveys).map(|survey| (survey.code.clone(), ui.audience(survey.audience))).collect()
}

/// Every school's links, for a letter to all of them.
pub(in super::super) async fn links(
    State(state): State<AppState>,
    officer: Officer,
    Path(code): Path<String>,
) -> Answer {
    officer.must(&state, Permission::AcceptSessions)?;
    let (code, surveys, words) = consultation(&state, &code).await?;
    let ui = &words.ui;
    let schools = state.store.schools().await.map_err(ours(&words))?;
    let everybody = (None, ui.say("links-everybody"));
    let each = links::sent_home(&surveys).map(|survey| (Some(survey), ui.audience(survey.audience)));
    let each: Vec<_> = std::iter::once(everybody).chain(each).collect();
    let rows: Vec<Vec<String>> = schools
        .iter()
        .flat_map(|school| {
            each.iter().map(|(survey, whose)| {
                let link = match survey {
                    Some(survey) => links::address(&state, &code, survey, &school.urn),
                    None => links::first_address(&state, &code, &school.urn),
                };
                vec![school.urn.to_string(), school.name.clone(), school.phase.clone(), whose.clone(), link]
            })
        })
        .collect();
    let head = ["urn", "school", "phase", "whose", "link"].map(|column| ui.say(&format!("links-column-{column}")));
    let file = export::csv::plain(&head, &rows).map_err(|error| {
        tracing::error!(%error, "the links of schools could not be written");
        Refusal(Failure::Ours, words.clone())
    })?;
    officer.did(&state, Action::Export, &format!("{code} links of schools"), &words).await?;
    let name = format!("attachment; filename=\"{code}-links-of-schools.csv\"");
    let headers = [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, file).into_response())
}
