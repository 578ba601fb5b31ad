//! Schools beside one another, by the links they send home.

use std::collections::BTreeMap;

use app::{outcome::heard::SchoolLine, ui::Ui};
use axum::extract::{Path, State};
use domain::{
    code::Code,
    heard::schools::{Reach, heard},
    survey::Survey,
};

use super::{
    super::{Answer, AppState, engage::links, ours},
    May, consultation, csv_file, needs,
};
use crate::{
    findings::Surveys,
    store::{engage::Session, people::Action, schools::School},
};

/// Every school with how many have answered by its link, whom hardly anybody has answered from first. None where no link
/// was ever used: then there is nothing to tell schools apart by.
pub(super) fn lines(
    surveys: &Surveys,
    (schools, sessions): (&[School], &[Session]),
    mut answers: BTreeMap<i64, BTreeMap<Code, u64>>,
) -> Vec<SchoolLine> {
    if answers.is_empty() {
        return Vec::new();
    }
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
        own.any(|session| session.stage.was_held())
    };
    let mut lines: Vec<SchoolLine> = schools
        .iter()
        .zip(reaches)
        .zip(verdicts)
        .map(|((school, reach), heard)| SchoolLine {
            held: held(school.id),
            name: school.name.clone(),
            phase: school.phase.clone(),
            reach,
            heard,
        })
        .collect();
    lines.sort_by_key(|line| (line.place(), line.reach.shown()));
    lines
}

/// The surveys whose links schools send home, by their names.
pub(super) fn asked(ui: &Ui, surveys: &Surveys) -> Vec<(Code, String)> {
    links::sent_home(surveys).map(|survey| (survey.code.clone(), ui.audience(survey.audience))).collect()
}

/// Every school's links, for a letter to all of them.
pub(in super::super) async fn links(
    State(state): State<AppState>,
    May(officer, ..): May<needs::AcceptSessions>,
    Path(code): Path<String>,
) -> Answer {
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
    let file = csv_file(&words, &format!("{code}-links-of-schools.csv"), &head, &rows)?;
    officer.did(&state, Action::Export, &format!("{code} links of schools"), &words).await?;
    Ok(file)
}
