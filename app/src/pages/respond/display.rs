//! Language and reading level, changed without losing anything.

use std::sync::Arc;

use domain::edition::SurveyEdition;
use leptos::prelude::*;

use crate::{
    phrases::Phrases,
    pictures::picture,
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct Display {
    /// The survey.
    pub edition: Arc<SurveyEdition>,
    /// The response.
    pub draft: String,
    /// Where to go on afterwards, within the response.
    pub then: String,
    /// Whether anything of it is signed.
    pub signed: bool,
}

/// The page.
pub fn display(ui: &Ui, model: &Display) -> impl IntoView + use<> {
    let title = ui.say("display-title");
    let choice =
        |name: &'static str, at: usize, value: String, words: String, checked: bool, language: Option<String>| {
            let id = if at == 0 { name.to_owned() } else { format!("{name}-{}", at + 1) };
            view! {
                <div class="option">
                    <div class="pick">
                        <input type="radio" id=id.clone() name=name value=value checked=checked/>
                        <label for=id lang=language><span>{words}</span></label>
                    </div>
                </div>
            }
        };
    let languages = model.edition.languages_at(ui.level());
    let many_languages = languages.len() > 1;
    let languages = languages
        .into_iter()
        .enumerate()
        .map(|(at, language)| {
            let name = Phrases::language_name(&language, ui.level());
            let checked = language == *ui.language();
            choice("language", at, language.to_string(), name, checked, Some(language.to_string()))
        })
        .collect_view();
    let levels = model
        .edition
        .survey
        .levels
        .iter()
        .filter(|level| **level == ui.level() || model.edition.is_asked_in(&(ui.language().clone(), **level)))
        .enumerate()
        .map(|(at, level)| {
            choice("level", at, level.to_string(), ui.say(&format!("level-{level}")), *level == ui.level(), None)
        })
        .collect_view();
    let signs = ui.signing.is_some();
    let signing = model.signed.then(|| {
        view! {
            <fieldset class="question">
                <legend><h2>{ui.say("sign-heading")}</h2></legend>
                <input type="hidden" name="asks" value="signed"/>
                <div class="options"><div class="option"><div class="pick">
                    <input type="checkbox" id="signed" name="signed" value="yes" checked=signs/>
                    <label for="signed">{picture("signing")}<span>{ui.say("sign-show")}</span></label>
                </div></div></div>
            </fieldset>
        }
    });
    let frame = Frame { title: title.clone(), back: Some(model.then.clone()), lean: true, ..Frame::default() };
    let body = view! {
        <h1>{title}</h1>
        <p class="lead">{ui.say("display-lead")}</p>
        <form method="post" action=urls::step(&model.draft, urls::Step::Display)>
            <input type="hidden" name="then" value=model.then.clone()/>
            {many_languages.then(|| view! {
                <fieldset class="question"><legend><h2>{ui.say("languages-heading")}</h2></legend><div class="options">{languages}</div></fieldset>
            })}
            <fieldset class="question"><legend><h2>{ui.say("levels-heading")}</h2></legend><div class="options">{levels}</div></fieldset>
            {signing}
            <div class="buttons"><button class="button">{ui.say("display-button")}</button></div>
        </form>
    };
    shell(ui, frame, body)
}
