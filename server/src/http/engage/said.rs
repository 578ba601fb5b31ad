//! What a room said, as a sheet for its wall.

use app::{components::field::Choosable, pages::failure::Failure, ui::Ui};
use axum::extract::{Path, State};
use domain::{
    disclosure::Cell,
    engage::{How, evidence::RoomResult},
};

use super::{
    super::{
        Answer, AppState, Refusal,
        officer::{May, needs},
        ours,
        report_file::pdf_file,
    },
    lead, led, named_questions, offered,
    reply::own_words,
    results,
};
use crate::export::said::{self, Gathered, Line, Question, Sheet};

/// The sheet, of a session that is over: what its wall may show, and no more.
pub(in super::super) async fn file(
    State(state): State<AppState>,
    May(officer, ..): May<needs::RunSessions>,
    Path(id): Path<i64>,
) -> Answer {
    let led = led(&state, &officer, id).await?;
    if !led.session.stage.was_held() {
        return Err(Refusal(Failure::NotFound, led.words));
    }
    let failed = ours(&led.words);
    let counts = state.store.counts(id).await.map_err(&failed)?;
    let said = own_words(state.store.notes(id).await.map_err(&failed)?);
    let room = &led.room;
    let pictured = room.level().is_pictured();
    let questions = named_questions(&led.session, led.survey(), room)
        .into_iter()
        .map(|(slot, words)| {
            let options = offered(led.edition(), room, &slot);
            let found = results(&counts, &slot, &options);
            let picture = led.edition().picture(&slot).filter(|_| pictured).map(str::to_owned);
            let gathered = found.iter().map(|(how, result)| gathered(room, *how, result, &options)).collect();
            Question { words, picture, gathered }
        })
        .filter(|question| !question.gathered.is_empty())
        .collect();
    let plan = &led.session.plan;
    let sheet = Sheet {
        title: room.say("screen-said"),
        about: vec![
            format!("{} · {}", plan.group, led.school.name),
            room.day(&plan.day),
            room.survey("survey-title").text,
        ],
        numbers: room.say("screen-about"),
        too_few: room.say("screen-too-few"),
        questions,
        said: Some((room.say("reply-group-said"), said)).filter(|(_, said)| !said.is_empty()),
        foot: room.foot(room.say("room-end-text")),
        language: room.language().to_string(),
    };
    lead::did(&state, &officer, &led, "took what the room said").await?;
    pdf_file(&state, &led.words, ("", "what-we-said.pdf"), move || said::pdf(&sheet)).await
}

/// What was gathered one way, in the room's words.
fn gathered(room: &Ui, how: How, result: &RoomResult, options: &[Choosable]) -> Gathered {
    let hidden = result.counts.iter().all(|cell| *cell == Cell::Confidential);
    let longest = result.counts.iter().filter_map(|cell| cell.shown()).max().unwrap_or_default().max(1);
    let lines = options.iter().filter(|option| !option.way_out).zip(&result.counts).map(|(option, cell)| Line {
        words: option.words.text.clone(),
        picture: option.picture.clone(),
        number: cell.shown().map_or_else(|| room.say("screen-few"), |n| n.to_string()),
        of_longest: cell.shown().map(|n| n * 100 / longest),
    });
    Gathered {
        how: room.say(&format!("screen-how-{}", how.as_str())),
        lines: if hidden { Vec::new() } else { lines.collect() },
    }
}
