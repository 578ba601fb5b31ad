//! A frozen report: read as it will be published, then approved or sent back.

use domain::{
    code::Code,
    outcome::{Document, claims::Claim},
};
use leptos::prelude::*;

use super::{
    super::{
        Bar, SignedIn,
        review::{Review, actions, progress},
    },
    whole,
    writing::claimed,
};
use crate::{
    components::error_summary::error_summary,
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// A frozen report.
#[derive(Clone, Debug)]
pub struct Frozen {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// The report's number in the store, and among the consultation's.
    pub id: (i64, i32),
    /// What it says.
    pub document: Document,
    /// How far it has come.
    pub review: Review,
    /// Whether the findings have changed since it was frozen.
    pub stale: bool,
    /// Which of its parts would read otherwise if it were frozen now, though the findings are the same.
    pub otherwise: Vec<String>,
    /// What officers' words in it seem to claim: the part, why, and the sentence.
    pub claims: Vec<(Claim, String)>,
}

/// The page of a frozen report: read as it will be published, then approved or sent back.
pub fn frozen(ui: &Ui, who: &SignedIn, model: &Frozen) -> impl IntoView + use<> {
    let list = urls::officer(&model.code, "report");
    let here = format!("{list}/{}", model.id.0);
    let day = model.review.asked.1.clone();
    let name = ui.say_with("outcome-edition", &[("number", model.id.1.into()), ("day", day.clone().into())]);
    let since = ui.say_with(if model.stale { "outcome-stale" } else { "outcome-fresh" }, &[("day", day.into())]);
    let otherwise = (!model.otherwise.is_empty()).then(|| {
        let args = [("parts", model.otherwise.join("; ").into())];
        view! { <p class="attention">{ui.say_with("outcome-otherwise", &args)}</p> }
    });
    let problems = model.review.problems(ui);
    let frame = Frame {
        title: format!("{name} – {}", model.title),
        officer: true,
        bar: Some(Bar::of(who, Some((&model.code, "report")))),
        error: !problems.is_empty(),
        ..Frame::default()
    };
    let body = view! {
        {error_summary(ui, &problems)}
        <p><a href=list>{ui.say("outcome-back")}</a></p>
        <h1>{name}</h1>
        {progress(ui, &model.review, urls::report(&model.code))}
        <p class:attention=model.stale>{since}</p>
        {otherwise}
        {claimed(ui, &model.claims)}
        <p class="downloads">
            <a class="button secondary" href=format!("{here}/pdf")>{ui.say("outcome-download-pdf")}</a>
            <a class="button secondary" href=format!("{here}/docx")>{ui.say("outcome-download-docx")}</a>
            <a class="button secondary" href=format!("{here}/odt")>{ui.say("outcome-download-odt")}</a>
        </p>
        {actions(ui, &model.review, &here)}
        {whole(ui, &model.code, &model.document, Some(here))}
    };
    shell(ui, frame, body)
}
