//! Save and return with a code of words; throw away what was written.

use domain::{consultation::Day, language::Language, return_code};
use leptos::prelude::*;

use crate::{
    components::{
        code_form::{CodeForm, code_form},
        read_aloud,
    },
    pages::public::language_links,
    phrases::interface_languages,
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// What the page with the code is shown with.
#[derive(Clone, Debug)]
pub struct Saved {
    /// The code; shown this once, since only its hash is kept.
    pub code: String,
    /// Where it is typed in, to be written down with it.
    pub address: String,
    /// The last day it works.
    pub until: Day,
    /// The code of its session, where that hands its devices on.
    pub hand_on: Option<String>,
}

/// The page with the code.
pub fn saved(ui: &Ui, model: &Saved) -> impl IntoView + use<> {
    let title = ui.say("saved-title");
    let words =
        model.code.split(' ').map(|word| view! { <li lang="en" dir="ltr">{word.to_owned()}</li> }).collect_view();
    // Whoever writes in other letters has digits to copy as well.
    let numbers = return_code::numbers(&model.code).filter(|_| *ui.language() != Language::english());
    let numbers = numbers.map(|numbers| {
        view! { <p>{ui.say("saved-numbers")}" "<strong class="code-numbers" dir="ltr">{numbers}</strong></p> }
    });
    let words = view! { <ol class="code-words">{words}</ol>{numbers} };
    // On a device that is handed on they stand open only for as long as whoever writes them down wants them to.
    let words = match &model.hand_on {
        Some(_) => view! {
            <details class="change"><summary>{ui.say("saved-show")}</summary>{words}</details>
        }
        .into_any(),
        None => words.into_any(),
    };
    // The words themselves are not read out: whoever sits near may not have them.
    let reads = ui.reads_aloud();
    let spoken = [title.clone(), ui.say("saved-lead"), ui.say("saved-secret"), ui.say("saved-resume")].to_vec();
    let frame = Frame { title: title.clone(), islands: reads, lean: true, ..Frame::default() };
    let back = format!("{}{}", urls::RETURN, ui.carry());
    // On a device that is handed on, whoever has it next must not be led into these answers.
    let on = match &model.hand_on {
        Some(code) => {
            view! { <p><a class="button start" href=urls::join(code)>{ui.say("room-next-person")}</a></p> }.into_any()
        }
        // Whoever goes on at once need not type what stands here.
        None => view! {
            <form method="post" action=back.clone()>
                <input type="hidden" name="code" value=model.code.clone()/>
                <div class="buttons"><button class="button">{ui.say("saved-resume")}</button></div>
            </form>
        }
        .into_any(),
    };
    let body = view! {
        {reads.then(|| read_aloud(ui, spoken))}
        <h1>{title}</h1>
        <p class="lead">{ui.say("saved-lead")}</p>
        {words}
        <p>{ui.say_with("saved-until", &[("day", ui.day(&model.until).into())])}</p>
        <p>{ui.say("saved-how")}" "<a href=back dir="ltr">{model.address.clone()}</a></p>
        <p>{ui.say("saved-secret")}</p>
        {on}
    };
    shell(ui, frame, body)
}

/// What the page for typing a code in is shown with.
#[derive(Clone, Debug, Default)]
pub struct Return {
    /// What was typed, where it led nowhere.
    pub typed: Option<String>,
}

/// The page for typing a code in.
pub fn return_page(ui: &Ui, model: &Return) -> impl IntoView + use<> {
    let title = ui.say("return-title");
    let wrong = model.typed.is_some();
    let reads = ui.reads_aloud();
    let back = Some(format!("{}{}", urls::HOME, ui.carry()));
    let frame = Frame { title: title.clone(), error: wrong, back, islands: reads, lean: true, ..Frame::default() };
    let form = CodeForm {
        action: format!("{}{}", urls::RETURN, ui.carry()),
        title,
        hint: ui.say("return-hint"),
        button: ui.say("return-button"),
        typed: model.typed.clone(),
        wrong: ui.say("return-wrong"),
        empty: ui.say("return-empty"),
        capitals: false,
    };
    let body = view! {
        {reads.then(|| read_aloud(ui, Vec::new()))}
        {code_form(ui, form)}
        <p>{ui.say("return-lost")}</p>
        {language_links(ui, interface_languages(), ui.language(), urls::RETURN)}
    };
    shell(ui, frame, body)
}

/// Are you sure? Then everything written is deleted.
pub fn discard(ui: &Ui, draft: &str) -> impl IntoView + use<> {
    let title = ui.say("discard-title");
    let frame = Frame {
        title: title.clone(),
        back: Some(urls::step(draft, urls::Step::Check)),
        lean: true,
        ..Frame::default()
    };
    let body = view! {
        <h1>{title}</h1>
        <p class="lead">{ui.say("discard-lead")}</p>
        <form method="post" action=urls::step(draft, urls::Step::Discard)>
            <div class="buttons">
                <button class="button warning">{ui.say("discard-button")}</button>
                <a class="button secondary" href=urls::step(draft, urls::Step::Check)>{ui.say("discard-keep")}</a>
            </div>
        </form>
    };
    shell(ui, frame, body)
}
