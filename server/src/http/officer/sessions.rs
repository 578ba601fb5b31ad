//! Which schools have had their say in engagement sessions, and what was handed in.

use app::pages::engage::{self, Board, BoardLine};
use axum::extract::{Path, State};
use domain::{
    audience::Audience,
    consultation::State as Now,
    engage::{GroupNeed, Stage},
    people::Role,
};

use super::{
    super::{Answer, AppState, engage::lines, ours, render},
    May, consultation, needs, who_wrote,
};

/// The board.
pub(in super::super) async fn board(
    State(state): State<AppState>,
    May(officer, ..): May<needs::AcceptSessions>,
    Path(code): Path<String>,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &code).await?;
    let ui = words.ui.clone();
    let sessions = state.store.sessions(&code, None).await.map_err(ours(&words))?;
    let schools = state.store.schools().await.map_err(ours(&words))?;
    let accounts = state.store.accounts().await.map_err(ours(&words))?;
    let meetings = state.store.meetings(&code, None).await.map_err(ours(&words))?;
    let actions = state.store.actions(&code, None).await.map_err(ours(&words))?;
    let today = state.clock.today();
    let mut board: Vec<BoardLine> = schools
        .iter()
        .map(|school| {
            let own = || sessions.iter().filter(|session| session.school == school.id);
            let count = |stages: &[Stage]| own().filter(|session| stages.contains(&session.stage)).count();
            let undone = || actions.iter().filter(|one| one.school == school.id && one.what.done.is_none());
            BoardLine {
                meetings: meetings.iter().filter(|one| one.school == school.id).count(),
                actions: (undone().count(), undone().filter(|one| one.what.is_late(&today)).count()),
                id: school.id,
                name: school.name.clone(),
                phase: school.phase.clone(),
                sessions: [
                    count(&[Stage::Planned, Stage::Open]),
                    count(&[Stage::Closed, Stage::HandedIn]),
                    count(&[Stage::Accepted]),
                ],
                represented: accounts
                    .iter()
                    .any(|account| account.role == Role::Representative && account.school == Some(school.id)),
            }
        })
        .collect();
    // Those with none first: they are why the board is looked at.
    board.sort_by_key(|school| school.sessions.iter().sum::<usize>() > 0);
    let mut unheard = Vec::new();
    for version in &surveys.newest {
        let survey = &version.edition.survey;
        // Children by level; other audiences as they are.
        let levels = if survey.audience == Audience::Children { &survey.levels[..] } else { &survey.levels[..1] };
        for level in levels {
            let heard = sessions.iter().any(|session| {
                session.plan.survey == survey.code
                    && (survey.audience != Audience::Children || session.plan.level == *level)
            });
            if !heard {
                unheard.push(if survey.audience == Audience::Children {
                    who_wrote(&ui, survey, *level)
                } else {
                    ui.audience(survey.audience)
                });
            }
        }
    }
    let unheard_needs = GroupNeed::ALL
        .iter()
        .filter(|need| !sessions.iter().any(|session| session.plan.needs.contains(need)))
        .map(|need| ui.say(&format!("group-need-{}", need.as_str())))
        .collect();
    let (waiting, others): (Vec<_>, Vec<_>) =
        sessions.into_iter().partition(|session| session.stage == Stage::HandedIn);
    let model = Board {
        title: ui.survey("consultation-title").text,
        open: surveys.newest[0].edition.consultation.state_on(&today) != Now::Closed,
        schools: board,
        waiting: lines(&surveys, &words, &waiting, &schools),
        others: lines(&surveys, &words, &others, &schools),
        unheard,
        unheard_needs,
        code,
    };
    let who = officer.shown();
    Ok(render::ok(move || engage::board(&ui, &who, &model)).await)
}
