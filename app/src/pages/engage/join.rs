//! Joining: a code typed in, or the code's own page, and *you do not have to*.

use domain::{consultation::Consultation, engage::How};
use leptos::prelude::*;

use crate::{
    components::{
        code_form::{CodeForm, code_form},
        read_aloud,
    },
    pages::public::{discarded, language_links},
    phrases::interface_languages,
    pictures::picture,
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// What the page for typing a code in is shown with.
#[derive(Clone, Debug, Default)]
pub struct Join {
    /// What was typed, where it led nowhere.
    pub typed: Option<String>,
}

/// The page for typing a code in.
pub fn join_form(ui: &Ui, model: &Join) -> impl IntoView + use<> {
    let title = ui.say("join-title");
    let wrong = model.typed.is_some();
    let frame = Frame { title: title.clone(), error: wrong, back: Some(urls::HOME.to_owned()), ..Frame::default() };
    let form = CodeForm {
        action: format!("{}{}", urls::JOIN, ui.carry()),
        title,
        hint: ui.say("join-hint"),
        button: ui.say("join-button"),
        typed: model.typed.clone(),
        wrong: ui.say("join-wrong"),
        empty: ui.say("join-empty"),
        capitals: true,
    };
    let languages = language_links(ui, interface_languages(), ui.language(), urls::JOIN);
    shell(
        ui,
        frame,
        view! {
            {code_form(ui, form)}
            {languages}
        },
    )
}

/// What came too late: somebody is led to the code's page by it, and told there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Late {
    /// One answer.
    One,
    /// Some that had waited for the network.
    Some,
}

impl Late {
    /// As [`urls::join_late`] writes it.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "one" => Some(Self::One),
            "some" => Some(Self::Some),
            _ => None,
        }
    }

    fn said(self, ui: &Ui) -> impl IntoView + use<> {
        let words = ui.say(if self == Self::One { "room-too-late" } else { "live-late" });
        view! { <p class="attention" role="status">{words}</p> }
    }
}

/// What the code's page is shown with.
#[derive(Clone, Debug)]
pub struct JoinCode {
    /// The code.
    pub code: String,
    /// The group.
    pub group: String,
    /// What was not counted that this device sent.
    pub late: Option<Late>,
    /// Whether whoever had the device has just deleted what they had written.
    pub discarded: bool,
    /// The consultation's title in the room's words.
    pub title: String,
    /// Whether devices of one's own are planned.
    pub own: bool,
    /// Whether devices that are handed on are planned.
    pub shared: bool,
    /// Whether the room moves on together, so that about how many chose each answer may be seen.
    pub together: bool,
    /// What of those without a device is counted, where everybody in the room sees it.
    pub tallied: Option<How>,
}

/// The code's page: what this is, that nobody has to, and who sees what.
pub fn join_code(ui: &Ui, model: &JoinCode) -> impl IntoView + use<> {
    let mut facts = vec![
        ("person", ui.say("join-choice")),
        ("lock", ui.say(if model.together { "join-unseen" } else { "join-unseen-own" })),
    ];
    // Said before the wall tells everybody to put their hands up, or to walk.
    facts.extend(model.tallied.map(|how| ("people", ui.say(&format!("join-seen-{}", how.as_str())))));
    let pictured = ui.level().is_pictured();
    let spoken: Vec<String> =
        std::iter::once(model.title.clone()).chain(facts.iter().map(|(_, words)| words.clone())).collect();
    let items = facts
        .into_iter()
        .map(|(image, words)| view! { <li>{pictured.then(|| picture(image))}<span>{words}</span></li> })
        .collect_view();
    let both = model.own && model.shared;
    let own = model.own.then(|| {
        let words = if both { ui.say("join-own") } else { ui.say("join-now") };
        view! { <button class="button start" name="device" value="own">{words}</button> }
    });
    let shared = model.shared.then(|| {
        let words = if both { ui.say("join-shared") } else { ui.say("join-now") };
        view! { <button class="button start" name="device" value="shared">{words}</button> }
    });
    let frame = Frame { title: model.title.clone(), islands: ui.reads_aloud(), ..Frame::default() };
    let body = view! {
        <p class="when">{model.group.clone()}</p>
        <h1>{model.title.clone()}</h1>
        {model.late.map(|late| late.said(ui))}
        {model.discarded.then(|| discarded(ui))}
        {ui.reads_aloud().then(|| read_aloud(ui, spoken))}
        <ul class="facts">{items}</ul>
        <form method="post" action=urls::join(&model.code)><div class="buttons">{own}{shared}</div></form>
    };
    shell(ui, frame, body)
}

/// What the page of a session that is over is shown with.
#[derive(Clone, Debug)]
pub struct OverPage {
    /// What it was about: there one can still answer for oneself.
    pub consultation: Consultation,
    /// Whether the council has answered: *you said, we did*.
    pub replied: bool,
    /// What was not counted that this device sent.
    pub late: Option<Late>,
    /// Whether this device joined: whoever answered is thanked, and not asked to answer again.
    pub joined: bool,
}

/// The page of a session that is over.
pub fn over(ui: &Ui, model: &OverPage) -> impl IntoView + use<> {
    let title = ui.say(if model.joined { "screen-over" } else { "join-over" });
    let frame = Frame { title: title.clone(), ..Frame::default() };
    let code = &model.consultation.code;
    let (to, words) = if model.replied {
        (urls::reply(code), ui.say("reply-link"))
    } else {
        (urls::consultation(code), ui.say("join-over-elsewhere"))
    };
    let to = format!("{to}{}", ui.carry());
    let on = (!model.joined || model.replied).then(|| view! { <p><a class="button" href=to>{words}</a></p> });
    let body = view! {
        <h1>{title}</h1>
        {model.late.map(|late| late.said(ui))}
        <p class="lead">{ui.say(if model.joined { "room-end-text" } else { "join-over-text" })}</p>
        {on}
        <p><a href=urls::JOIN>{ui.say("join-another")}</a></p>
    };
    shell(ui, frame, body)
}
