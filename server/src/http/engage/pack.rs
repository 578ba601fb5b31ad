//! The pack for whoever runs a session.

use axum::extract::{Path, State};
use domain::engage::{Pace, Way};

use super::{
    super::{
        Answer, AppState,
        officer::{May, needs},
        report_file::pdf_file,
    },
    led, named_questions, offered,
};
use crate::export::pack::{self, Asked, Pack, Part};

/// The pack, as it would be run today.
pub(in super::super) async fn file(
    State(state): State<AppState>,
    May(officer, ..): May<needs::RunSessions>,
    Path(id): Path<i64>,
) -> Answer {
    let led = led(&state, &officer, id).await?;
    let (ui, room) = (&led.words.ui, &led.room);
    let plan = &led.session.plan;
    let points = |key: &str, n: usize| (1..=n).map(|at| ui.say(&format!("{key}-{at}"))).collect::<Vec<_>>();
    let questions: Vec<Asked> = named_questions(&led.session, led.survey(), room)
        .into_iter()
        .map(|(slot, words)| {
            let options = offered(led.edition(), room, &slot);
            let outs = options.iter().filter(|option| option.way_out).count();
            let options = options.into_iter().map(|option| (option.words.text, option.picture)).collect();
            Asked { words, options, outs }
        })
        .collect();
    let child = led.survey().audience.is_children();
    let told = if child {
        plan.told
            .as_ref()
            .map_or_else(|| ui.say("pack-told-not"), |day| ui.say_with("pack-told", &[("day", ui.day(day).into())]))
    } else {
        String::new()
    };
    // What is seen and what is not is said as it is: hands are seen by all, votes by nobody.
    let together = plan.pace == Pace::Together;
    let mut say = vec![room.say("join-choice")];
    if plan.has_devices() {
        say.push(room.say(if together { "join-unseen" } else { "join-unseen-own" }));
    }
    say.extend(plan.tallied().filter(|_| together).map(|how| room.say(&format!("join-seen-{}", how.as_str()))));
    // A sheet is the room's: it is headed with what the survey is called there.
    let sheet = room.survey("survey-title").text;
    let mut first = points("pack-before", 7);
    if plan.has(Way::Paper) {
        first.push(ui.say_with("pack-before-paper", &[("sheet", sheet.clone().into())]));
    }
    let mut before = vec![
        Part {
            heading: ui.say("pack-before"),
            text: Some(told).filter(|told| !told.is_empty()).into_iter().collect(),
            points: first,
            aloud: false,
        },
        Part { heading: ui.say("pack-say"), text: vec![ui.say("pack-say-how")], points: say, aloud: true },
    ];
    if child {
        before.push(Part {
            heading: ui.say("pack-safe"),
            text: vec![ui.say("pack-safe-how")],
            points: ["safe-who-reads", "safe-not-urgent", "safe-where-help-is"].map(|key| room.say(key)).to_vec(),
            aloud: true,
        });
    }
    let mut after =
        vec![Part { heading: ui.say("pack-after"), text: Vec::new(), points: points("pack-after", 3), aloud: false }];
    if child {
        after.push(Part {
            heading: ui.say("lead-child-tells"),
            text: vec![ui.say("lead-child-tells-text")],
            points: points("pack-tells", 6),
            aloud: false,
        });
    }
    let size = ui.say_with("engage-size", &[("n", plan.expected.to_string().into())]);
    let corners = together && plan.has(Way::Corners);
    let model = Pack {
        language: room.language().to_string(),
        title: ui.say_with("pack-title", &[("group", plan.group.clone().into())]),
        about: vec![
            ui.survey("consultation-title").text,
            format!("{} · {} · {size}", led.school.name, ui.day(&plan.day)),
            led.who(),
        ],
        before,
        tally: if corners {
            ["pack-tally", "pack-tally-how-corners", "pack-tally-answer", "pack-tally-corners"]
        } else {
            ["pack-tally", "pack-tally-how", "pack-tally-answer", "pack-tally-hands"]
        }
        .map(|key| ui.say(key)),
        questions,
        talk: plan.has(Way::Talking).then(|| ["pack-talk", "pack-talk-how", "pack-talk-heard"].map(|key| ui.say(key))),
        counted: together && plan.tallied().is_some(),
        cards: if corners {
            ["pack-cards-corners", "pack-cards-corners-how"]
        } else {
            ["pack-cards", "pack-cards-how"]
        }
        .map(|key| ui.say(key)),
        signs: corners.then(|| ui.say("pack-signs-of")),
        form: plan.has(Way::Paper).then(|| [sheet, room.say("join-choice"), room.say("sheet-how")]),
        after,
    };
    pdf_file(&state, &led.words, ("", "session-pack.pdf"), move || pack::pdf(&model)).await
}
