//! The screen on the wall. Its address holds a secret: a whiteboard needs no account.

use app::{
    components::field::Field,
    pages::{
        engage::{self, Most, Said, Screen},
        failure::Failure,
    },
    urls,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::IntoResponse as _,
};
use domain::{
    engage::{How, Moment, Phase, Stage, Way, join_code},
    respond::form::Fields,
};

use super::{
    super::{Answer, AppState, Refusal, ours, render},
    join::goes_on,
    join_at,
    live::Follows,
    named_questions, offered, results, version_of,
};
use crate::export::qr;
use crate::store::engage::Session;

async fn find(state: &AppState, secret: &str) -> Result<(Session, render::Interface), Refusal> {
    let interface = render::Interface::default();
    let missing = || Refusal(Failure::NotFound, interface.clone());
    let session = state.store.session_by_screen(secret).await.map_err(ours(&interface))?.ok_or_else(missing)?;
    Ok((session, interface))
}

/// The screen.
pub(in super::super) async fn show(State(state): State<AppState>, Path(secret): Path<String>) -> Answer {
    let (session, interface) = find(&state, &secret).await?;
    let version = version_of(&state, &session, &interface).await?;
    let mut ui = state.ui(&version, &session.plan.language, session.plan.level).ui;
    if session.plan.is_signed() {
        ui = state.signed_room(&version, ui).await.map_err(ours(&interface))?;
    }
    let survey = &version.edition.survey;
    let questions = named_questions(&session, survey, &ui);
    let counts = state.store.counts(session.id).await.map_err(ours(&interface))?;
    let now = session.now(survey);
    let slot = now.question().and_then(|at| questions.get(at)).map(|(slot, _)| slot.clone());
    let options = slot.as_ref().map(|slot| offered(&version.edition, &ui, slot)).unwrap_or_default();
    let results_now = match (&slot, now) {
        // What could not be shown when it was asked for is not shown either where answers come late: the question may open
        // again.
        (Some(slot), Moment::At(at, Phase::Shown)) if session.shown.contains(&at) => results(&counts, slot, &options),
        _ => Vec::new(),
    };
    let over = session.stage != Stage::Planned && !goes_on(&state, &session);
    let mut said = Vec::new();
    if over || now == Moment::End {
        for at in &session.shown {
            let Some((slot, words)) = questions.get(*at) else { continue };
            let options = offered(&version.edition, &ui, slot);
            let most = results(&counts, slot, &options)
                .into_iter()
                .map(|(how, result)| {
                    let most = result.most().and_then(|at| options.get(at));
                    let most = match most {
                        Some(option) => Most::One(option.words.text.clone()),
                        // What is not shown may be what came first.
                        None if result.counts.iter().all(|cell| cell.shown().is_some()) => Most::Several,
                        None => Most::Hidden,
                    };
                    (how, most)
                })
                .collect();
            said.push(Said { question: words.clone(), most });
        }
    }
    let devices = session.plan.has_devices();
    let voted = slot
        .as_ref()
        .and_then(|slot| counts.get(&(slot.clone(), How::Devices)))
        .map(|counts| counts.values().sum())
        .unwrap_or_default();
    let joins = session.code.clone().filter(|_| devices && !over);
    let model = Screen {
        secret,
        // Read before the counts: a page may be newer than it says, and never older.
        mark: (session.moment, session.beat),
        group: session.plan.group.clone(),
        qr: joins.as_deref().and_then(|code| qr::code(&state.config.address(&urls::join(code)))),
        code: joins.as_deref().map(join_code::shown),
        join_at: join_at(&state),
        pace: session.plan.pace,
        now,
        place: (now.question().map_or(0, |at| at + 1), questions.len()),
        field: slot.clone().map(|slot| Field {
            edition: version.edition.clone(),
            slot,
            fields: Fields::default(),
            wrong: None,
            alone: true,
        }),
        question: slot.as_ref().map(|slot| (ui.asked(slot), version.edition.picture(slot).map(str::to_owned))),
        options,
        results: results_now,
        nobody: slot.as_ref().is_none_or(|slot| {
            counts.iter().filter(|((of, _), _)| of == slot).all(|(_, picks)| picks.values().all(|n| *n == 0))
        }),
        counts: (state.store.joined(session.id).await.map_err(ours(&interface))?, voted),
        devices,
        shared: session.plan.has(Way::SharedDevices),
        hands: session.plan.has(Way::Hands),
        left: session.countdown.map(|countdown| countdown.left(state.clock.seconds())),
        corners: session.plan.has(Way::Corners),
        paper: session.plan.has(Way::Paper),
        said,
        over,
    };
    Ok(render::ok(move || engage::screen(&ui, &model)).await)
}

/// Where the room is, and every vote, for the screen and for whoever runs the session.
pub(in super::super) async fn live(State(state): State<AppState>, Path(secret): Path<String>) -> Answer {
    let (session, _) = find(&state, &secret).await?;
    let now = session.pulse();
    // Nothing comes any more: a browser that is told so asks no further.
    if now.over {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    Ok(state.live.follow(&state.store, session.id, now, Follows::Beats))
}
