//! Where a survey is tried out before anybody is asked, by whoever was given its link.

use domain::{language::Language, level::ReadingLevel};
use leptos::prelude::*;

use crate::{
    phrases::Phrases,
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The link's secret.
    pub token: String,
    /// The wordings it can be tried in.
    pub wordings: Vec<(ReadingLevel, Vec<Language>)>,
    /// The wording its address names, which is begun first.
    pub chosen: Option<(ReadingLevel, Language)>,
    /// Whether somebody has just come to the end of it.
    pub over: bool,
}

/// The page.
pub fn trial(ui: &Ui, model: &Trial) -> impl IntoView + use<> {
    let title = ui.say(if model.over { "trial-over" } else { "trial-title" });
    let several = model.wordings.len() > 1;
    let buttons = model
        .wordings
        .iter()
        .flat_map(|(level, languages)| languages.iter().map(move |language| (*level, language)))
        .map(|(level, language)| {
            let own = Phrases::language_name(language, level);
            // In the words of whoever reads it: their language, and whom it is for.
            let theirs = Phrases::interface(language.clone(), level);
            let words = if several { format!("{} – {own}", theirs.say(&format!("level-{level}"), &[])) } else { own };
            let first = model.chosen.as_ref().is_none_or(|(one, other)| *one == level && other == language);
            let class = if first && model.chosen.is_some() { "button" } else { "button secondary" };
            let value = format!("{level} {language}");
            let (tag, direction) = (language.to_string(), language.direction());
            view! { <li><button class=class name="wording" value=value lang=tag dir=direction>{words}</button></li> }
        })
        .collect_view();
    let frame = Frame { title: title.clone(), read_only: true, lean: true, ..Frame::default() };
    let body = view! {
        <p class="when">{ui.survey("survey-title").text}</p>
        <h1>{title}</h1>
        <p class="lead">{ui.say(if model.over { "trial-over-lead" } else { "trial-lead" })}</p>
        <h2>{ui.say(if model.over { "trial-again" } else { "trial-choose" })}</h2>
        <form method="post" action=urls::trial(&model.token)><ul class="cards">{buttons}</ul></form>
    };
    shell(ui, frame, body)
}
