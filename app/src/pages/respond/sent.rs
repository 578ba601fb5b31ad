//! *Thank you*: shown only once the answers are on disk.

use domain::consultation::Consultation;
use leptos::prelude::*;

use crate::{
    components::{linked, read_aloud},
    pages::message::{to_wish, to_write},
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct Sent {
    /// What was answered.
    pub consultation: Consultation,
    /// The code of the session the device is handed on in.
    pub hand_on: Option<String>,
    /// Whether one can ask to be told what happens.
    pub follow: bool,
    /// Whether a child can ask to be talked to.
    pub wish: bool,
}

/// The page. It reads the same however often it is opened.
pub fn sent(ui: &Ui, model: &Sent) -> impl IntoView + use<> {
    let title = ui.say("sent-title");
    let Consultation { code, closes, decides, contact, wave_of, .. } = &model.consultation;
    // Whoever had the questions read out has this read out too.
    let reads = ui.reads_aloud();
    let frame = Frame { title: title.clone(), islands: reads, lean: true, ..Frame::default() };
    let next = ui.say_with(
        if wave_of.is_some() { "sent-next-wave" } else { "sent-next" },
        &[
            ("closes", ui.day(closes).into()),
            ("decides", ui.day(decides).into()),
            ("reports", ui.day(decides).into()),
            ("council", contact.council.clone().into()),
        ],
    );
    let adult = (!ui.level().is_child()).then(|| {
        let write = to_write(ui, code, None);
        view! {
            <p>{linked(&ui.say_with("sent-contact", &[("email", contact.email.clone().into())]))}</p>
            <p><a href=write>{ui.say("message-title")}</a></p>
        }
    });
    // Nobody can find a child who answered: a child who wants to be found says so, and says who they are there alone.
    let wishes = model.wish && ui.is_for_child();
    let wish = wishes.then(|| {
        let to = to_wish(ui, code, None);
        view! { <h2>{ui.say("talk-heading")}</h2><p>{ui.say("talk-cannot-find")}</p><p><a href=to>{ui.say("talk-title")}</a></p> }
    });
    let follow = (model.follow && !ui.is_for_child() && model.hand_on.is_none()).then(|| {
        view! { <p><a href=format!("{}{}", urls::follow(code), ui.carry())>{ui.say("follow-title")}</a></p> }
    });
    let hand_on = model.hand_on.as_ref().map(|code| {
        view! {
            <p class="lead">{ui.say("room-hand-on")}</p>
            <p><a class="button start" href=urls::join(code)>{ui.say("room-next-person")}</a></p>
        }
    });
    let pass_on = model.hand_on.as_ref().map(|_| ui.say("room-hand-on"));
    let spoken = std::iter::once(title.clone())
        .chain(pass_on)
        .chain([ui.say("sent-next-heading"), next.clone(), ui.say("sent-anonymous")])
        .chain(["talk-heading", "talk-cannot-find", "talk-title"].into_iter().filter(|_| wishes).map(|key| ui.say(key)))
        .collect::<Vec<_>>();
    let body = view! {
        {reads.then(|| read_aloud(ui, spoken))}
        <div class="thanks"><h1>{title}</h1></div>
        {hand_on}
        <h2>{ui.say("sent-next-heading")}</h2>
        <p>{next}</p>
        <p>{ui.say("sent-anonymous")}</p>
        {wish}
        {adult}
        {follow}
        <p><a href=format!("{}{}", urls::consultation(code), ui.carry())>{ui.say("sent-home")}</a></p>
    };
    shell(ui, frame, body)
}
