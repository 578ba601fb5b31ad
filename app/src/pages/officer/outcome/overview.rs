//! What the report is made of and what it still needs; and the whole of it as it stands.

use domain::{
    code::Code,
    outcome::{Document, Lacking},
};
use leptos::prelude::*;

use super::{
    super::{
        Bar, SignedIn,
        review::{EditionLine, editions},
    },
    part_address, whole,
};
use crate::{
    components::error_summary::{Problem, error_summary},
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// A part of the report, in the list of them.
#[derive(Clone, Debug)]
pub struct PartLine {
    /// Its name in addresses.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// How many words officers wrote on it.
    pub words: usize,
    /// How many promises it makes; nothing where it makes none.
    pub promises: Option<usize>,
    /// Whether the figures have changed since they were written.
    pub stale: bool,
}

/// The report as it is being written.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// Its parts under headings (their keys), in the order they are read.
    pub parts: Vec<(&'static str, Vec<PartLine>)>,
    /// What it lacks, where a review was asked for.
    pub lacking: Vec<Lacking>,
    /// Frozen reports, the newest first.
    pub editions: Vec<EditionLine>,
    /// How many themes have a name that no officer has looked at, and so stand in no report.
    pub unnamed: usize,
}

/// Where a report lacks something: what it is put right with.
fn place_of(lacking: Lacking) -> &'static str {
    match lacking {
        Lacking::Summary => "part-summary",
        Lacking::Promise => "part-monitoring",
        Lacking::Answers | Lacking::Decision | Lacking::Closing | Lacking::Meanwhile | Lacking::Reading => "review",
    }
}

/// The page.
pub fn overview(ui: &Ui, who: &SignedIn, model: &Overview) -> impl IntoView + use<> {
    let here = urls::officer(&model.code, "report");
    let title = ui.say("outcome-title");
    let problems: Vec<Problem> = model
        .lacking
        .iter()
        .map(|lacking| Problem {
            field: place_of(*lacking).to_owned(),
            message: ui.say(&format!("outcome-lacking-{}", lacking.as_str())),
        })
        .collect();
    let parts = model
        .parts
        .iter()
        .filter(|(_, lines)| !lines.is_empty())
        .map(|(heading, lines)| {
            let lines = lines.iter().map(|one| line(ui, &model.code, one)).collect_view();
            view! { <section><h3>{ui.say(heading)}</h3><ul class="tasks">{lines}</ul></section> }
        })
        .collect_view();
    let editions = editions(ui, &model.editions, &here, ("outcome-edition", "outcome-editions-none"));
    let unnamed = (model.unnamed > 0).then(|| {
        let words = ui.say_with("outcome-unnamed", &[("n", model.unnamed.into())]);
        view! { <p class="attention">{words}" "<a href=urls::officer(&model.code, "themes")>{ui.say("themes-title")}</a></p> }
    });
    let frame = Frame {
        title: format!("{title} – {}", model.title),
        officer: true,
        bar: Some(Bar::of(who, Some((&model.code, "report")))),
        error: !problems.is_empty(),
        ..Frame::default()
    };
    let body = view! {
        {error_summary(ui, &problems)}
        <h1>{title}</h1>
        <p class="lead">{ui.say("outcome-draft-lead")}</p>
        <section class="attention"><h2>{ui.say("outcome-editions")}</h2>{editions}</section>
        <section class="task-lists">
            <h2>{ui.say("outcome-parts")}</h2>
            <p class="downloads"><a class="button secondary" href=format!("{here}/draft")>{ui.say("outcome-read")}</a></p>
            {parts}
        </section>
        <section id="review" tabindex="-1">
            <h2>{ui.say("outcome-review")}</h2>
            <p class="prose">{ui.say("outcome-review-lead")}</p>
            {unnamed}
            <form method="post" action=here>
                <button class="button" name="do" value="review">{ui.say("outcome-do-review")}</button>
            </form>
        </section>
    };
    shell(ui, frame, body)
}

/// A part: where it is written on, and how far it is.
fn line(ui: &Ui, code: &Code, one: &PartLine) -> impl IntoView + use<> {
    let words = (one.words > 0).then(|| ui.say_with("outcome-part-words", &[("n", one.words.into())]));
    let (needed, state) = match (one.key.as_str(), words, one.promises) {
        (_, words, Some(n)) if n > 0 => {
            let promises = ui.say_with("outcome-part-promises", &[("n", n.into())]);
            (false, words.into_iter().chain([promises]).collect::<Vec<_>>().join(", "))
        }
        (_, _, Some(_)) => (true, ui.say("outcome-part-no-promise")),
        (_, Some(words), None) => (false, words),
        ("summary", None, None) => (true, ui.say("outcome-part-no-summary")),
        (_, None, None) => (false, ui.say("outcome-part-none")),
    };
    let (needed, state) =
        if one.stale { (true, format!("{state} – {}", ui.say("outcome-part-stale"))) } else { (needed, state) };
    let id = format!("part-{}", one.key);
    let state_id = format!("{id}-state");
    view! {
        <li>
            <a id=id href=part_address(code, &one.key) aria-describedby=state_id.clone()>{one.title.clone()}</a>
            <span id=state_id class="task-state" class:needed=needed>{state}</span>
        </li>
    }
}

/// The report as it would be frozen now.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// What it says.
    pub document: Document,
}

/// The page on which it is read.
pub fn draft(ui: &Ui, who: &SignedIn, model: &Whole) -> impl IntoView + use<> {
    let title = ui.say("outcome-draft");
    let frame = Frame {
        title: format!("{title} – {}", model.title),
        officer: true,
        bar: Some(Bar::of(who, Some((&model.code, "report")))),
        ..Frame::default()
    };
    let body = view! {
        <p><a href=urls::officer(&model.code, "report")>{ui.say("outcome-back")}</a></p>
        <h1>{title}</h1>
        <p class="lead">{ui.say("outcome-draft-is")}</p>
        {whole(ui, &model.code, &model.document, None)}
    };
    shell(ui, frame, body)
}
