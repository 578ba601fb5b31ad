//! Setting a password of one's own.

use leptos::prelude::*;

use super::{Bar, SignedIn};
use crate::{
    components::{
        error_summary::{Problem, error_summary},
        text_field::{Takes, TextField, text_field},
    },
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// The shortest password taken, in characters.
pub const SHORTEST: usize = 12;

/// What the page is shown with.
#[derive(Clone, Debug, Default)]
pub struct Password {
    /// Whether somebody else knows the one there is, so that nothing else can be done first.
    pub must: bool,
    /// Whether it was just set.
    pub changed: bool,
    /// What is wrong: the field, and the key of the words.
    pub wrong: Option<(&'static str, &'static str)>,
}

/// The page. Paste and password managers work.
pub fn password(ui: &Ui, who: &SignedIn, model: &Password) -> impl IntoView + use<> {
    let title = ui.say("password-title");
    let wrong = |field: &str| model.wrong.filter(|(at, _)| *at == field).map(|(_, key)| ui.say(key));
    let problems: Vec<Problem> =
        model.wrong.iter().map(|(field, key)| Problem { field: (*field).to_owned(), message: ui.say(key) }).collect();
    let said = if model.changed {
        Some(view! { <p class="quotable" role="status">{ui.say("password-changed")}</p> }.into_any())
    } else {
        model.must.then(|| view! { <p class="attention">{ui.say("password-must")}</p> }.into_any())
    };
    let now = TextField {
        id: "now".into(),
        label: ui.say("password-now"),
        wrong: wrong("now"),
        takes: Takes::Password,
        ..TextField::default()
    };
    let new = TextField {
        id: "new".into(),
        label: ui.say("password-new"),
        hint: Some(ui.say("password-hint")),
        wrong: wrong("new"),
        takes: Takes::NewPassword,
        ..TextField::default()
    };
    let frame = Frame {
        title: title.clone(),
        error: !problems.is_empty(),
        officer: true,
        bar: Some(Bar::of(who, None)),
        ..Frame::default()
    };
    let email = who.email.clone();
    let body = view! {
        {error_summary(ui, &problems)}
        <form method="post" action=urls::PASSWORD novalidate class="narrow">
            <h1>{title}</h1>
            {said}
            // For password managers: whose it is.
            <input type="text" name="email" value=email autocomplete="username" hidden/>
            {text_field(ui, now)}
            {text_field(ui, new)}
            <div class="buttons"><button class="button">{ui.say("password-set")}</button></div>
        </form>
    };
    shell(ui, frame, body)
}
