//! A form with one code to type in: its label is the page's heading, what was typed stays, and what is wrong is beside it.

use leptos::prelude::*;

use super::{
    error_summary::{Problem, error_summary},
    text_field::{described_by, error_message, invalid},
};
use crate::ui::Ui;

/// What the form is shown with.
#[derive(Clone, Debug)]
pub struct CodeForm {
    /// Where it is sent.
    pub action: String,
    /// What is asked for: the page's heading.
    pub title: String,
    /// What helps to answer.
    pub hint: String,
    /// What the button says.
    pub button: String,
    /// What was typed, where it led nowhere.
    pub typed: Option<String>,
    /// What is then said.
    pub wrong: String,
    /// What is said where nothing was typed.
    pub empty: String,
    /// Whether it is written in capitals, in large letters.
    pub capitals: bool,
}

/// The form, after what has to be put right.
pub fn code_form(ui: &Ui, form: CodeForm) -> impl IntoView + use<> {
    let wrong = form.typed.is_some();
    let said = if form.typed.as_ref().is_some_and(|typed| typed.trim().is_empty()) { form.empty } else { form.wrong };
    let problems: Vec<Problem> =
        wrong.then(|| Problem { field: "code".to_owned(), message: said.clone() }).into_iter().collect();
    let described = described_by("code", true, wrong);
    let invalid = invalid(described.as_deref());
    let capitals = if form.capitals { "characters" } else { "none" };
    view! {
        {error_summary(ui, &problems)}
        <form method="post" action=form.action novalidate>
            <div class="question" class:wrong=wrong>
                <h1><label for="code">{form.title}</label></h1>
                <p class="hint" id="code-hint">{form.hint}</p>
                {wrong.then(|| error_message(ui, "code", said))}
                <input type="text" id="code" name="code" class=form.capitals.then_some("code-box") value=form.typed.unwrap_or_default()
                    aria-describedby=described aria-invalid=invalid autocomplete="off" autocapitalize=capitals spellcheck="false" dir="ltr"/>
            </div>
            <div class="buttons"><button class="button">{form.button}</button></div>
        </form>
    }
}
