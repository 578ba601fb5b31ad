//! *Tell me what happens*: an address, kept apart from every answer, until whoever asked is told.

use domain::consultation::Consultation;
use leptos::prelude::*;

use crate::{
    components::{
        error_summary::{Problem, error_summary},
        text_field::{Takes, TextField, text_field},
    },
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// The page where an address is asked for.
#[derive(Clone, Debug)]
pub struct Ask {
    /// What it is about.
    pub consultation: Consultation,
    /// What was typed, where it is no address.
    pub typed: Option<String>,
}

/// The page.
pub fn ask(ui: &Ui, model: &Ask) -> impl IntoView + use<> {
    let consultation = &model.consultation;
    let title = ui.say("follow-title");
    let wrong = model.typed.is_some().then(|| ui.say("follow-wrong"));
    let problems: Vec<Problem> =
        wrong.iter().map(|message| Problem { field: "email".to_owned(), message: message.clone() }).collect();
    let frame = Frame {
        title: title.clone(),
        error: wrong.is_some(),
        back: Some(format!("{}{}", urls::consultation(&consultation.code), ui.carry())),
        ..Frame::default()
    };
    let field = TextField {
        id: "email".into(),
        label: ui.say("follow-email"),
        value: model.typed.clone().unwrap_or_default(),
        wrong,
        takes: Takes::Email,
        ..TextField::default()
    };
    let deletes = ui.day(&consultation.deletes_on());
    let body = view! {
        {error_summary(ui, &problems)}
        <p class="when">{ui.survey("consultation-title").text}</p>
        <h1>{title}</h1>
        <p class="lead">{ui.say("follow-lead")}</p>
        <p>{ui.say_with("follow-apart", &[("day", deletes.into())])}</p>
        <form method="post" action=format!("{}{}", urls::follow(&consultation.code), ui.carry()) novalidate>
            {text_field(ui, field)}
            <div class="buttons"><button class="button">{ui.say("follow-button")}</button></div>
        </form>
    };
    shell(ui, frame, body)
}

/// What has become of it, or what is to be done now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A link is on its way.
    Asked,
    /// The link was followed: one press is left. With the link's own address.
    Confirm(String),
    /// They will be told. With the link's own address.
    Confirmed(String),
    /// They will not, and the address is gone.
    Stopped,
    /// The link leads nowhere any more.
    Gone,
}

impl Step {
    /// The beginning of its keys.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Confirm(_) => "confirm",
            Self::Confirmed(_) => "confirmed",
            Self::Stopped => "stopped",
            Self::Gone => "gone",
        }
    }
}

/// The page of a step.
pub fn step(ui: &Ui, consultation: &Consultation, step: &Step) -> impl IntoView + use<> {
    let title = ui.say(&format!("follow-{}-title", step.as_str()));
    let text = ui.say(&format!("follow-{}-text", step.as_str()));
    let button = |does: &str, key: &str, class: &str| {
        let (does, class, words) = (does.to_owned(), class.to_owned(), ui.say(key));
        view! { <button class=class name="do" value=does>{words}</button> }.into_any()
    };
    let take_back = || button("stop", "follow-stop-button", "button secondary");
    let buttons = match step {
        Step::Confirm(here) => Some((here, vec![button("confirm", "follow-confirm-button", "button"), take_back()])),
        Step::Confirmed(here) => Some((here, vec![take_back()])),
        _ => None,
    };
    let form = buttons.map(|(here, buttons)| {
        view! { <form method="post" action=here.clone()><div class="buttons">{buttons}</div></form> }
    });
    let again = (*step == Step::Gone).then(|| {
        let to = format!("{}{}", urls::follow(&consultation.code), ui.carry());
        view! { <p><a href=to>{ui.say("follow-title")}</a></p> }
    });
    let home = format!("{}{}", urls::consultation(&consultation.code), ui.carry());
    let frame = Frame { title: title.clone(), ..Frame::default() };
    let body = view! {
        <p class="when">{ui.survey("consultation-title").text}</p>
        <h1>{title}</h1>
        <p class="lead">{text}</p>
        {form}
        {again}
        <p><a href=home>{ui.say("sent-home")}</a></p>
    };
    shell(ui, frame, body)
}
