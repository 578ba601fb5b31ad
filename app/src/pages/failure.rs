//! Something went wrong: what happened, and what to do about it.

use leptos::prelude::*;

use crate::{
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// What went wrong, as the key of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// There is no such page.
    NotFound,
    /// The response is finished, expired, or was begun on another device.
    NoSuchDraft,
    /// The consultation has closed.
    Closed,
    /// The consultation has not opened.
    NotYetOpen,
    /// The consultation has opened, and the survey is not ready to be answered.
    NotReady,
    /// The request did not come from one of our pages.
    Forged,
    /// Too many tries.
    TooMany,
    /// What was sent is too large.
    TooLarge,
    /// The fault is ours.
    Ours,
    /// The role does not allow it.
    Forbidden,
    /// It was published, and has been taken down.
    TakenDown,
}

impl Failure {
    /// The beginning of its keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::NoSuchDraft => "no-such-draft",
            Self::Closed => "closed",
            Self::NotYetOpen => "not-yet-open",
            Self::NotReady => "not-ready",
            Self::Forged => "forged",
            Self::TooMany => "too-many",
            Self::TooLarge => "too-large",
            Self::Ours => "ours",
            Self::Forbidden => "forbidden",
            Self::TakenDown => "taken-down",
        }
    }
}

/// The page.
pub fn page(ui: &Ui, failure: Failure) -> impl IntoView + use<> {
    let name = failure.as_str();
    let heading = ui.say(&format!("failure-{name}"));
    let returns = matches!(failure, Failure::NoSuchDraft).then(|| {
        view! { <p><a href=format!("{}{}", urls::RETURN, ui.carry())>{ui.say("return-link")}</a></p> }
    });
    // Whoever came to a survey that cannot be answered is led to what becomes of it.
    let about = ui.consultation.as_ref().filter(|_| {
        matches!(failure, Failure::Closed | Failure::NotYetOpen | Failure::NotReady | Failure::NoSuchDraft)
    });
    let about = about.map(|code| {
        let to = format!("{}{}", urls::consultation(code), ui.carry());
        view! { <p><a class="button" href=to>{ui.say("failure-about")}</a></p> }
    });
    let frame = Frame { title: heading.clone(), lean: true, ..Frame::default() };
    let body = view! {
        <h1>{heading}</h1>
        <p>{ui.say(&format!("failure-{name}-text"))}</p>
        {returns}
        {about}
        <p><a href=format!("{}{}", urls::HOME, ui.carry())>{ui.say("failure-home")}</a></p>
    };
    shell(ui, frame, body)
}
