//! A phone or tablet in the room: the question that is on, and nothing of what others said.

use domain::{
    engage::{Moment, Phase},
    respond::form::Fields,
};
use leptos::prelude::*;

use crate::{
    components::{
        error_summary::{Problem, error_summary},
        field::{self, Field},
        read_aloud,
    },
    islands::Follow,
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct RoomPage {
    /// The code.
    pub code: String,
    /// The group.
    pub group: String,
    /// Whether the device is handed on.
    pub shared: bool,
    /// Where the room is.
    pub now: Moment,
    /// How many questions it goes through.
    pub questions: usize,
    /// The question that is on, with what this device has answered or chosen.
    pub field: Option<Field>,
    /// Whether this device's answer is in.
    pub answered: bool,
    /// A name for this answer, on a device that is handed on: sent twice, it counts once.
    pub ballot: Option<String>,
    /// What an answer that waits is sealed with in this browser.
    pub keep: String,
    /// Changes with what the room is at.
    pub mark: i64,
    /// Whether nothing was chosen.
    pub wrong: bool,
    /// Why an answer that came was not taken, where one was not.
    pub not_taken: Option<NotTaken>,
}

/// Why an answer is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// Its question was over.
    TooLate,
    /// There are more answers to it than any room that was planned for has people.
    Full,
}

impl NotTaken {
    fn key(self) -> &'static str {
        match self {
            Self::TooLate => "room-too-late",
            Self::Full => "room-full",
        }
    }
}

/// The page.
pub fn room(ui: &Ui, model: &RoomPage) -> impl IntoView + use<> {
    let here = urls::room(&model.code);
    let required = ui.say("wrong-required");
    let problems: Vec<Problem> = match &model.field {
        Some(field) if model.wrong => {
            vec![Problem { field: field.slot.question.to_string(), message: required.clone() }]
        }
        _ => Vec::new(),
    };
    let asking = model.now.takes_answers();
    let handed_on = model.shared && model.answered;
    let main = match (&model.field, model.now) {
        (Some(one), Moment::At(at, _)) if asking => {
            // A form that the next person is given is theirs from the start.
            let changes = model.answered && !model.shared;
            let button = if changes { ui.say("room-change") } else { ui.say("room-send") };
            let ballot = model.ballot.clone().map(|ballot| view! { <input type="hidden" name="ballot" value=ballot/> });
            let status = changes
                .then(|| view! { <p class="kept" role="status" tabindex="-1">{ui.say("room-in")}" "{ui.say("room-may-change")}</p> });
            let between = model.shared.then(|| between(ui, &here, handed_on));
            // Whoever walks by sees that something is in, and not what.
            let fields = if changes { Fields::default() } else { one.fields.clone() };
            let form = view! {
                <form method="post" action=here.clone() autocomplete="off" hidden=handed_on novalidate>
                    <input type="hidden" name="at" value=at.to_string()/>
                    {ballot}
                    {field::field(ui, Field { alone: true, fields, ..one.clone() })}
                    <p id="choose" class="error-message" tabindex="-1" hidden>{required.clone()}</p>
                    <div class="buttons"><button class="button">{button}</button></div>
                </form>
            };
            let form = if changes {
                view! {
                    <details id="again" class="again" open=model.wrong>
                        <summary>{ui.say("room-change")}</summary>
                        {form}
                    </details>
                }
                .into_any()
            } else {
                form.into_any()
            };
            view! { {error_summary(ui, &problems)}{between}{status}{form} }.into_any()
        }
        (_, Moment::At(_, Phase::Paused)) => {
            view! { <h1>{ui.say("room-paused")}</h1><p class="lead">{ui.say("room-paused-text")}</p> }.into_any()
        }
        (_, Moment::At(..)) => {
            view! { <h1>{ui.say("room-stopped")}</h1><p class="lead">{ui.say("room-look-up")}</p> }.into_any()
        }
        (_, Moment::Gathering) => {
            view! { <h1>{ui.say("room-wait")}</h1><p class="lead">{ui.say("room-wait-text")}</p> }.into_any()
        }
        (_, Moment::End) => {
            view! { <h1>{ui.say("room-end")}</h1><p class="lead">{ui.say("room-end-text")}</p> }.into_any()
        }
    };
    // Whoever does not see the wall knows how far it is as well.
    let place = model.now.question().map(|at| {
        let args = [("number", (at + 1).into()), ("total", model.questions.into())];
        view! { " · "<span class="place">{ui.say_with("progress-of", &args)}</span> }.into_any()
    });
    let title = match &model.field {
        Some(one) if asking => ui.asked(&one.slot),
        _ => model.group.clone(),
    };
    let reads = ui.reads_aloud();
    // Without a script, this is how one comes to the next question.
    let again = (!asking || model.answered)
        .then(|| view! { <p class="look-again"><a href=here.clone()>{ui.say("room-look-again")}</a></p> });
    let waiting =
        if model.shared { ui.say_with("live-waiting-all", &[("n", "{}".into())]) } else { ui.say("live-waiting") };
    let frame =
        Frame { title, error: !problems.is_empty(), here: Some(here.clone()), islands: true, ..Frame::default() };
    let body = view! {
        <div id="live" class="room" data-at=model.mark.to_string() data-moment=model.mark.to_string() data-here=here.clone() data-keep=model.keep.clone()>
            <p class="when">{model.group.clone()}{place}</p>
            {model.not_taken.map(|why| view! { <p class="attention" role="status">{ui.say(why.key())}</p> })}
            {main}
            {again}
        </div>
        <Follow stream=format!("/j/{}/live", model.code) lost=ui.say("live-lost") sends=true waiting=waiting late=ui.say("live-late") arrived=ui.say(if model.shared { "live-arrived-all" } else { "live-arrived" })/>
        {reads.then(|| view! {
            {read_aloud(ui, Vec::new())}
        })}
    };
    shell(ui, frame, body)
}

/// What a device that is handed on shows between two people: that the answer is in, or, while it waits, that it is kept;
/// nothing of what was chosen. The form stands beside it, out of sight, so that the next person needs no network.
fn between(ui: &Ui, here: &str, is_in: bool) -> impl IntoView + use<> {
    view! {
        <div id="in" hidden=!is_in>
            <h1 tabindex="-1">{ui.say("room-in")}</h1>
            <p class="lead">{ui.say("room-hand-on")}</p>
            <p><a class="button start next-person" href=here.to_owned()>{ui.say("room-next-person")}</a></p>
        </div>
        <div id="handed" hidden>
            <h1 tabindex="-1">{ui.say("room-kept")}</h1>
            <p class="lead">{ui.say("room-hand-on")}</p>
            <p><button type="button" class="button start next-person">{ui.say("room-next-person")}</button></p>
        </div>
    }
}
