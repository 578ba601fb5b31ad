//! Signing in.

use domain::respond::form::Fields;
use leptos::prelude::*;

use crate::{
    components::error_summary::{Problem, error_summary},
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// What the page is shown with.
#[derive(Clone, Debug, Default)]
pub struct SignIn {
    /// The address typed.
    pub email: String,
    /// The key of what is wrong: the same whether the address or the password is.
    pub wrong: Option<&'static str>,
    /// Where to go on afterwards.
    pub then: String,
    /// The form that was sent there when nobody was signed in any more, as it was sent: it is kept until somebody is.
    pub held: Option<String>,
}

/// The page. Paste and password managers work; there is no puzzle.
pub fn sign_in(ui: &Ui, model: &SignIn) -> impl IntoView + use<> {
    let title = ui.say("sign-in");
    let message = model.wrong.map(|key| ui.say(key));
    let problems: Vec<Problem> =
        message.iter().map(|message| Problem { field: "email".to_owned(), message: message.clone() }).collect();
    let wrong = message.is_some();
    let described = wrong.then_some("email-error");
    let before = ui.say("error-prefix");
    let frame = Frame { title: title.clone(), error: wrong, officer: true, ..Frame::default() };
    let kept = model.held.clone().map(|held| {
        view! {
            <p class="attention" role="status">{ui.say("sign-in-held")}</p>
            <input type="hidden" name="held" value=held/>
        }
    });
    let body = view! {
        {error_summary(ui, &problems)}
        <form method="post" action=urls::SIGN_IN novalidate class="narrow">
            <h1>{title.clone()}</h1>
            <input type="hidden" name="then" value=model.then.clone()/>
            {kept}
            <div class="question" class:wrong=wrong>
                <label class="label" for="email">{ui.say("sign-in-email")}</label>
                {message.map(|message| view! { <p class="error-message" id="email-error"><span class="visually-hidden">{before}" "</span>{message}</p> })}
                <input type="email" id="email" name="email" value=model.email.clone() autocomplete="username" spellcheck="false" aria-describedby=described/>
            </div>
            <div class="question">
                <label class="label" for="password">{ui.say("sign-in-password")}</label>
                <input type="password" id="password" name="password" autocomplete="current-password"/>
            </div>
            <div class="buttons"><button class="button">{title}</button></div>
        </form>
    };
    shell(ui, frame, body)
}

/// What is shown to whoever signed in again after a form came to nobody: it is sent with one press, where it was to go.
pub fn goes_on(ui: &Ui, then: &str, fields: &Fields) -> impl IntoView + use<> {
    let title = ui.say("sign-in-again");
    let hidden = fields
        .iter()
        .map(|(name, value)| view! { <input type="hidden" name=name.to_owned() value=value.to_owned()/> })
        .collect_view();
    let frame = Frame { title: title.clone(), officer: true, ..Frame::default() };
    let body = view! {
        <h1>{title}</h1>
        <p class="lead">{ui.say("sign-in-again-text")}</p>
        <form method="post" action=then.to_owned()>
            {hidden}
            <div class="buttons"><button class="button">{ui.say("sign-in-again-send")}</button></div>
        </form>
    };
    shell(ui, frame, body)
}
