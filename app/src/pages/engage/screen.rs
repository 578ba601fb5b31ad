//! The screen on the wall: how to join, the question, how many have answered, and, when the adult shows it, what the room
//! said, under disclosure control: nothing on it shows how one child voted.

use domain::{
    disclosure::Cell,
    engage::{How, Moment, Pace, Phase, evidence::RoomResult},
};
use leptos::prelude::*;

use super::lead::CORNERS;
use crate::{
    components::{
        field::{Choosable, Field},
        film::{film, film_of_answer},
        read_aloud,
    },
    islands::{Countdown, Follow},
    pictures::picture,
    signed,
    ui::Ui,
    urls,
};

/// A QR code: how many modules wide, and its dark ones as a path.
#[derive(Clone, Debug)]
pub struct Qr {
    /// How many modules wide.
    pub width: usize,
    /// The dark modules.
    pub path: String,
}

/// What the screen is shown with.
#[derive(Clone, Debug)]
pub struct Screen {
    /// The secret in its address.
    pub secret: String,
    /// Changes with what the room is at, and with every vote.
    pub mark: (i64, i64),
    /// The group.
    pub group: String,
    /// The code as it is told; nothing where nobody can join.
    pub code: Option<String>,
    /// Where it is typed in.
    pub join_at: String,
    /// The same as a picture for cameras.
    pub qr: Option<Qr>,
    /// Who moves on.
    pub pace: Pace,
    /// Where the room is.
    pub now: Moment,
    /// Which question of how many.
    pub place: (usize, usize),
    /// The question's words and picture.
    pub question: Option<(String, Option<String>)>,
    /// The same, as it is asked.
    pub field: Option<Field>,
    /// What can be answered.
    pub options: Vec<Choosable>,
    /// What the room said, where it is shown, each way it was gathered.
    pub results: Vec<(How, RoomResult)>,
    /// Whether nobody has answered the question that is on, in any way.
    pub nobody: bool,
    /// How many devices joined, and how many answered.
    pub counts: (u64, u64),
    /// Whether anybody answers on a device.
    pub devices: bool,
    /// Whether a device may be handed on: then there are more people than devices.
    pub shared: bool,
    /// Whether hands are counted, too.
    pub hands: bool,
    /// How many seconds are left of the countdown; none where there is none.
    pub left: Option<u32>,
    /// Whether people go to the corner of their answer.
    pub corners: bool,
    /// Whether sheets are filled in, too.
    pub paper: bool,
    /// At the end: every question whose result was shown, with what was said most, each way it was gathered, where that
    /// may be shown.
    pub said: Vec<Said>,
    /// Whether the session is over.
    pub over: bool,
}

/// What the room said to a question.
#[derive(Clone, Debug)]
pub struct Said {
    /// The question's words.
    pub question: String,
    /// What was said most, each way it was gathered.
    pub most: Vec<(How, Most)>,
}

/// What was said most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Most {
    /// One answer.
    One(String),
    /// Two or more as often, as far as may be shown.
    Several,
    /// Nothing may be shown.
    Hidden,
}

/// So many answers stand one below the other on a wide screen.
const IN_A_COLUMN: usize = 5;

/// The screen. A page of its own kind: nothing on it but the room.
pub fn screen(ui: &Ui, model: &Screen) -> impl IntoView + use<> {
    let (language, direction) = (ui.language().to_string(), ui.language().direction());
    let body = if model.over {
        view! { <h1>{ui.say("screen-over")}</h1>{said(ui, model)} }.into_any()
    } else if model.pace == Pace::Own {
        view! { <h1>{ui.say("screen-join")}</h1>{joining(ui, model)} }.into_any()
    } else {
        match model.now {
            Moment::Gathering => {
                let joined = model.devices.then(|| {
                    view! { <p class="screen-count">{ui.say_with("screen-joined", &[("n", model.counts.0.to_string().into())])}</p> }
                });
                let heading = if model.devices { ui.say("screen-join") } else { model.group.clone() };
                view! { <h1>{heading}</h1>{joining(ui, model)}{joined} }.into_any()
            }
            Moment::At(_, phase) => question(ui, model, phase).into_any(),
            Moment::End => view! { <h1>{ui.say("screen-thanks")}</h1>{said(ui, model)} }.into_any(),
        }
    };
    view! {
        <!DOCTYPE html>
        <html lang=language dir=direction class=format!("{} wall", ui.level())>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <noscript><meta http-equiv="refresh" content="5"/></noscript>
                <title>{format!("{} – {}", model.group, ui.say("product"))}</title>
                <link rel="stylesheet" href=ui.assets.style.clone()/>
                <link rel="stylesheet" href=ui.assets.desk.clone()/>
                <link rel="icon" href=ui.assets.icon.clone() type="image/svg+xml"/>
                <script type="module" src=ui.assets.boot.clone()></script>
            </head>
            <body>
                <main id="main" class="screen">
                    <div id="live" data-at=format!("{}.{}", model.mark.0, model.mark.1) data-moment=model.mark.0.to_string() data-over=model.over.then_some("yes") data-here=urls::screen(&model.secret)>{body}</div>
                </main>
                <footer class="screen-foot">
                    {read_aloud(ui, Vec::new())}
                    <Follow stream=format!("/room/{}/live", model.secret) lost=ui.say("live-lost") sends=false waiting=String::new() late=String::new() arrived=String::new()/>
                    <Countdown up=ui.say("screen-time-up")/>
                </footer>
            </body>
        </html>
    }
}

/// A QR code, with the quiet zone of four modules that cameras need, in black and white whatever the page's colours.
pub(in crate::pages) fn qr_code(qr: Qr, label: String) -> impl IntoView {
    let Qr { width, path } = qr;
    let size = width + 8;
    view! {
        <svg class="qr" viewBox=format!("-4 -4 {size} {size}") role="img" aria-label=label shape-rendering="crispEdges">
            <rect x="-4" y="-4" width=size.to_string() height=size.to_string() fill="#fff"/>
            <path d=path fill="#000"/>
        </svg>
    }
}

fn joining(ui: &Ui, model: &Screen) -> impl IntoView + use<> {
    let qr = model.qr.clone().map(|qr| qr_code(qr, ui.say("screen-qr")));
    model.code.clone().map(|code| {
        view! {
            <div class="screen-join">
                {qr}
                <div>
                    <p>{ui.say_with("screen-go-to", &[("address", model.join_at.clone().into())])}</p>
                    <p class="code" translate="no">{code}</p>
                    <p>{ui.say("join-choice")}</p>
                </div>
            </div>
        }
    })
}

fn question(ui: &Ui, model: &Screen, phase: Phase) -> impl IntoView + use<> {
    let (words, image) = model.question.clone().unwrap_or_default();
    let pictured = ui.level().is_pictured();
    let image = image.filter(|_| pictured).map(|name| picture(&name));
    let with_faces = model.options.iter().any(|option| option.picture.is_some());
    let main = if phase == Phase::Shown {
        if model.results.is_empty() {
            // Of nobody there is nothing that would tell who.
            let key = if model.nobody { "screen-nobody" } else { "screen-too-few" };
            view! { <p class="screen-state">{ui.say(key)}</p> }.into_any()
        } else {
            let several = model.results.len() > 1;
            let each = model
                .results
                .iter()
                .map(|(how, result)| view! { <div>{bars(ui, model, several.then_some(*how), result)}</div> })
                .collect_view();
            view! { <div class="screen-results">{each}</div> }.into_any()
        }
    } else {
        let items = model
            .options
            .iter()
            .filter(|option| !option.way_out)
            .map(|option| {
                let image = option.picture.as_deref().map(picture);
                view! { <li class="screen-option">{image}<span class="screen-words">{option.words.text.clone()}</span></li> }
            })
            .collect::<Vec<_>>();
        let others: Vec<_> = model
            .options
            .iter()
            .filter(|option| option.way_out)
            .map(|option| view! { <li>{option.words.text.clone()}</li> })
            .collect();
        // There are four corners. More answers are told apart by the signs that hang there.
        let in_corners = model.corners && (2..=CORNERS).contains(&items.len());
        let class = match (in_corners, with_faces, items.len()) {
            (true, _, n) => format!("screen-options corners of-{n}"),
            (false, true, _) => "screen-options pictures".to_owned(),
            (false, false, n) if n > IN_A_COLUMN => "screen-options many".to_owned(),
            (false, false, _) => "screen-options".to_owned(),
        };
        // Whoever stays does not have to say why; whoever has a device finds it there.
        let others = (!others.is_empty() && !model.corners).then(|| view! { <ul class="screen-outs">{others}</ul> });
        let go = model.corners.then(|| {
            let key = match (phase, model.devices) {
                // Nobody walks while they are counted.
                (Phase::Stopped, _) => "screen-corners-count",
                (Phase::Paused, _) => return None,
                (_, true) => "screen-corners-devices",
                (_, false) => "screen-corners",
            };
            Some(view! { <p class="screen-go">{ui.say(key)}</p> })
        });
        // Whoever answers on a device is counted there.
        let hands = (model.hands && model.devices && phase == Phase::Asking).then(|| {
            let key = if model.paper { "screen-hands-devices" } else { "screen-hands-no-device" };
            view! { <p class="screen-go">{ui.say(key)}</p> }
        });
        view! { {go.flatten()}{hands}<ul class=class>{items}</ul>{others} }.into_any()
    };
    let place = ui.say_with("progress-of", &[("number", model.place.0.into()), ("total", model.place.1.into())]);
    let state = match phase {
        Phase::Asking => None,
        Phase::Paused => Some(("screen-state now", ui.say("room-paused"))),
        Phase::Stopped => Some(("screen-state", ui.say("screen-stopped"))),
        Phase::Shown => None,
    };
    let answered = (model.devices && phase != Phase::Shown).then(|| {
        let args =
            [("n", model.counts.1.to_string().into()), ("of", model.counts.0.max(model.counts.1).to_string().into())];
        // On devices that are handed on, nobody knows how many are to come.
        let key = if model.shared { "screen-answered-so-far" } else { "screen-answered" };
        view! { <p class="screen-count">{ui.say_with(key, &args)}</p> }
    });
    let countdown = model.left.filter(|_| phase == Phase::Asking).map(|left| {
        let words = if left > 0 { format!("{}:{:02}", left / 60, left % 60) } else { ui.say("screen-time-up") };
        view! { <p class="screen-countdown" role="timer" data-left=left.to_string()>{words}</p> }
    });
    // What people are asked is signed while they answer; what the room said is in numbers.
    let signed = model.field.as_ref().filter(|_| phase != Phase::Shown);
    let signed = signed.and_then(|field| signed_beside(ui, model, field));
    // Who comes late joins too.
    let code = model.code.clone().map(|code| {
        view! { <p class="screen-corner">{model.join_at.clone()}" "<strong translate="no">{code}</strong></p> }
    });
    view! {
        <div class="screen-head"><p class="screen-place">{place}</p>{code}{countdown}</div>
        <h1>{image}{words}</h1>
        {signed}
        {state.map(|(class, state)| view! { <p class=class>{state}</p> })}
        {main}
        {answered}
    }
}

/// What is asked, signed, and each answer behind a button of its own: beside the question, where everybody who signs looks.
fn signed_beside(ui: &Ui, model: &Screen, field: &Field) -> Option<AnyView> {
    let asked = film(ui, |ui| signed::question(ui, &field.edition, &field.slot));
    let answers: Vec<AnyView> = model
        .options
        .iter()
        .filter_map(|option| {
            let film = film_of_answer(ui, &option.value, field, option)?;
            Some(view! { <li><span>{option.words.text.clone()}</span>{film}</li> }.into_any())
        })
        .collect();
    if asked.is_none() && answers.is_empty() {
        return None;
    }
    let answers = (!answers.is_empty()).then(|| view! { <ul class="films">{answers}</ul> });
    Some(view! { <div class="screen-signed">{asked}{answers}</div> }.into_any())
}

/// What the room said of a question, gathered one way; named where it was gathered another way too.
fn bars(ui: &Ui, model: &Screen, how: Option<How>, result: &RoomResult) -> impl IntoView + use<> {
    let heading = how.map(|how| view! { <h2>{ui.say(&format!("screen-how-{}", how.as_str()))}</h2> });
    if result.counts.iter().all(|cell| *cell == Cell::Confidential) {
        return view! { {heading}<p class="screen-state">{ui.say("screen-too-few")}</p> }.into_any();
    }
    let most = result.counts.iter().filter_map(|cell| cell.shown()).max().unwrap_or(1).max(1);
    let items = model
        .options
        .iter()
        .filter(|option| !option.way_out)
        .zip(&result.counts)
        .map(|(option, cell)| {
            let (width, words) = match cell {
                Cell::Shown(n) => (n * 100 / most, n.to_string()),
                Cell::Low | Cell::Confidential => (0, ui.say("screen-few")),
            };
            let image = option.picture.as_deref().map(picture);
            view! {
                <li class="screen-option">
                    {image}
                    <span class="screen-words">{option.words.text.clone()}</span>
                    <svg class="screen-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width=width.to_string() height="10"/></svg>
                    <span class="screen-number" class:few=!matches!(cell, Cell::Shown(_))>{words}</span>
                </li>
            }
        })
        .collect_view();
    view! { {heading}<ul class="screen-options result">{items}</ul><p class="screen-state">{ui.say("screen-about")}</p> }.into_any()
}

/// What the room said, a line for each question whose result was shown.
fn said(ui: &Ui, model: &Screen) -> impl IntoView + use<> {
    let items = model
        .said
        .iter()
        .map(|Said { question, most }| {
            let several = most.len() > 1;
            let lines: Vec<String> = most
                .iter()
                .map(|(how, most)| {
                    let most = match most {
                        Most::One(words) => words.clone(),
                        Most::Several => ui.say("screen-none-first"),
                        Most::Hidden => ui.say("screen-which-first"),
                    };
                    if several { format!("{}: {most}", ui.say(&format!("screen-how-{}", how.as_str()))) } else { most }
                })
                .collect();
            let most = if lines.is_empty() { ui.say("screen-too-few") } else { lines.join("; ") };
            view! { <div><dt>{question.clone()}</dt><dd>{most}</dd></div> }
        })
        .collect_view();
    (!model.said.is_empty()).then(|| view! { <h2>{ui.say("screen-said")}</h2><dl class="screen-said">{items}</dl> })
}
