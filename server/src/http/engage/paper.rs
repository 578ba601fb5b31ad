//! Paper sheets, typed in.

use std::collections::BTreeMap;

use app::{
    pages::{
        engage::{self, Paper, Sheet, SheetRow},
        failure::Failure,
    },
    urls,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    engage::{How, Pick, Way},
    respond::{answer::Slot, form::Fields},
};

use super::{
    super::{Answer, AppState, Refusal, officer::Officer, ours, reader::Posted, render},
    Led, lead, led, offered,
};

/// What came of one question's form.
enum Came {
    /// It was kept.
    Kept,
    /// The two counts of some answers differ, or are no numbers.
    Wrong(BTreeMap<String, &'static str>),
    /// There are more sheets than people.
    More(u32),
}

/// The page.
pub(in super::super) async fn show(State(state): State<AppState>, officer: Officer, Path(id): Path<i64>) -> Answer {
    let led = led(&state, &officer, id).await?;
    page(&state, &officer, led, None).await
}

async fn page(state: &AppState, officer: &Officer, led: Led, came: Option<(Slot, Fields, Came)>) -> Answer {
    // What is handed in stays as it was, and what has not begun has no sheets.
    if !led.session.stage.can_be_corrected() || !led.session.plan.has(Way::Paper) {
        return Ok(render::onward(&urls::session(led.session.id)));
    }
    let counts = state.store.counts(led.session.id).await.map_err(ours(&led.words))?;
    let ui = led.words.ui.clone();
    let status = match &came {
        None | Some((_, _, Came::Kept)) => StatusCode::OK,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let sheets = led
        .questions()
        .into_iter()
        .map(|(slot, words)| {
            let mine = came.as_ref().filter(|(of, _, _)| *of == slot);
            let kept = counts.get(&(slot.clone(), How::Paper));
            let rows = offered(led.edition(), &led.room, &slot)
                .into_iter()
                .map(|option| {
                    let n = Pick::parse(&option.value).and_then(|pick| kept?.get(&pick).copied());
                    let was = n.map(|n| n.to_string()).unwrap_or_default();
                    let typed = ["1", "2"].map(|which| {
                        let name = format!("{which}.{}", option.value);
                        mine.and_then(|(_, fields, _)| fields.first(&name)).map_or_else(|| was.clone(), str::to_owned)
                    });
                    let wrong = match mine {
                        Some((_, _, Came::Wrong(wrong))) => wrong.get(&option.value).copied(),
                        _ => None,
                    };
                    SheetRow { value: option.value, words: option.words.text, typed, wrong }
                })
                .collect();
            let (said, asks) = match mine {
                Some((_, _, Came::Kept)) => (Some(("kept-line", ui.say("paper-kept"))), false),
                Some((_, _, Came::More(counted))) => {
                    let args = [
                        ("counted", counted.to_string().into()),
                        ("room", led.session.plan.expected.to_string().into()),
                    ];
                    (Some(("error-message", ui.say_with("paper-more", &args))), true)
                }
                _ => (None, false),
            };
            Sheet { slot: slot.to_string(), words, rows, said, asks }
        })
        .collect();
    let model = Paper {
        id: led.session.id,
        consultation: led.session.consultation.clone(),
        group: led.session.plan.group.clone(),
        sheets,
    };
    let room = led.room.clone();
    let who = officer.shown(&ui);
    Ok(render::page(status, move || engage::paper(&ui, &room, &who, &model)).await)
}

/// Keeps a question's counts, where both are the same.
pub(in super::super) async fn keep(
    State(state): State<AppState>,
    officer: Officer,
    Path(id): Path<i64>,
    Posted(fields): Posted,
) -> Answer {
    let led = led(&state, &officer, id).await?;
    let missing = || Refusal(Failure::NotFound, led.words.clone());
    let slot: Slot = fields.first("slot").and_then(|slot| slot.parse().ok()).ok_or_else(missing)?;
    if !led.session.plan.has(Way::Paper) || !led.session.plan.questions(led.survey()).contains(&slot) {
        return Err(missing());
    }
    let read = |text: &str| match text.trim() {
        "" => Some(0),
        text => text.parse::<u32>().ok().filter(|n| *n < 10_000),
    };
    let mut counted: BTreeMap<Pick, u32> = BTreeMap::new();
    let mut wrong = BTreeMap::new();
    for option in offered(led.edition(), &led.room, &slot) {
        let count = |which: u8| read(fields.first(&format!("{which}.{}", option.value)).unwrap_or_default());
        match (count(1), count(2), Pick::parse(&option.value)) {
            (Some(first), Some(second), Some(pick)) if first == second => {
                counted.insert(pick, first);
            }
            (Some(_), Some(_), _) => {
                wrong.insert(option.value, "paper-differ");
            }
            _ => {
                wrong.insert(option.value, "hands-no-number");
            }
        }
    }
    let all: u32 = counted.values().sum();
    let came = if !wrong.is_empty() {
        Came::Wrong(wrong)
    } else if all > led.session.plan.expected && fields.first("sure").is_none() {
        Came::More(all)
    } else if state.store.set_paper(id, &slot, &counted).await.map_err(ours(&led.words))? {
        lead::did(&state, &officer, &led, "paper typed in").await?;
        state.live.nudge(id);
        Came::Kept
    } else {
        return Ok(render::onward(&urls::session(id)));
    };
    page(&state, &officer, led, Some((slot, fields, came))).await
}
