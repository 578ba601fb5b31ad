//! A line of text: its label, what helps, what is wrong, and what was typed.

use std::borrow::Cow;

use leptos::prelude::*;

use crate::ui::Ui;

/// A field. Its id is its name in the form, too.
#[derive(Clone, Debug, Default)]
pub struct TextField {
    /// Its id.
    pub id: Cow<'static, str>,
    /// What is asked for.
    pub label: String,
    /// What helps to answer.
    pub hint: Option<String>,
    /// What was typed.
    pub value: String,
    /// What is wrong with it.
    pub wrong: Option<String>,
    /// What it takes.
    pub takes: Takes,
}

/// What a field takes: a phone shows the keys for it, a browser a calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Takes {
    /// Words.
    #[default]
    Words,
    /// A day.
    Day,
    /// A whole number.
    Number,
    /// An e-mail address.
    Email,
    /// The password there is: never shown again.
    Password,
    /// One to be set.
    NewPassword,
}

/// The field. The hint is read before what is wrong.
pub fn text_field(ui: &Ui, field: TextField) -> impl IntoView + use<> {
    let TextField { id, label, hint, value, wrong, takes } = field;
    let (kind, keys) = match takes {
        Takes::Words => ("text", None),
        Takes::Day => ("date", None),
        Takes::Number => ("text", Some("numeric")),
        Takes::Email => ("email", None),
        Takes::Password | Takes::NewPassword => ("password", None),
    };
    let complete = match takes {
        Takes::Email => "email",
        Takes::Password => "current-password",
        Takes::NewPassword => "new-password",
        Takes::Words | Takes::Day | Takes::Number => "off",
    };
    let is_wrong = wrong.is_some();
    let described = described_by(&id, hint.is_some(), is_wrong);
    let invalid = invalid(described.as_deref());
    let id = id.into_owned();
    view! {
        <div class="question" class:wrong=is_wrong>
            <label class="label" for=id.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> })}
            {wrong.map(|wrong| error_message(ui, &id, wrong))}
            <input type=kind inputmode=keys id=id.clone() name=id.clone() value=value autocomplete=complete aria-describedby=described aria-invalid=invalid/>
        </div>
    }
}

/// What a control is described by: its hint, and then what is wrong with it, where they are there.
pub fn described_by(id: &str, hint: bool, wrong: bool) -> Option<String> {
    let parts = [(hint, "hint"), (wrong, "error")].into_iter().filter(|(there, _)| *there);
    let ids: Vec<String> = parts.map(|(_, part)| format!("{id}-{part}")).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// Whether a control holds what will not do, for whoever listens: it does where an error is among what describes it.
pub fn invalid(described_by: Option<&str>) -> Option<&'static str> {
    described_by.is_some_and(|ids| ids.split(' ').any(|id| id.ends_with("-error"))).then_some("true")
}

/// What is wrong with a field, beside it: the summary at the top says the same and leads here.
pub fn error_message(ui: &Ui, id: &str, wrong: String) -> impl IntoView + use<> {
    let before = ui.say("error-prefix");
    view! { <p class="error-message" id=format!("{id}-error")><span class="visually-hidden">{before}" "</span>{wrong}</p> }
}
