//! Who has not been heard from: those who answered beside those who could, and the numbers of those who could.

use domain::{
    code::Code,
    heard::{By, Wrong},
    outcome::{Block, Section},
    people::Permission,
    respond::form::Fields,
};
use leptos::prelude::*;

use super::{Bar, SignedIn};
use crate::{
    components::{
        error_summary::{Problem, error_summary},
        text_field::{Takes, TextField, text_field},
    },
    pages::outcome::{Places, blocks},
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// Something a roll can be by.
#[derive(Clone, Debug)]
pub struct HeardLine {
    /// By what.
    pub by: By,
    /// The same in words.
    pub name: String,
    /// The roll beside those who answered; empty where no numbers are entered.
    pub blocks: Vec<Block>,
    /// Whether answers are weighted to it; nothing where they cannot be.
    pub weighs: Option<bool>,
}

/// A survey on the page.
#[derive(Clone, Debug)]
pub struct HeardOf {
    /// The survey.
    pub survey: Code,
    /// Whom it is for.
    pub audience: String,
    /// All that its rolls can be by.
    pub lines: Vec<HeardLine>,
}

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct HeardFrom {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// Its surveys.
    pub surveys: Vec<HeardOf>,
    /// Schools by the links they sent home; empty where none was used.
    pub schools: Vec<Block>,
    /// Schools by phase, where there is a list of them.
    pub phases: Option<Block>,
}

/// The page.
pub fn heard(ui: &Ui, who: &SignedIn, model: &HeardFrom) -> impl IntoView + use<> {
    let title = ui.say("heard-title");
    let surveys = model.surveys.iter().map(|one| of_survey(ui, who, &model.code, one)).collect_view();
    let phases = model.phases.clone().map(|block| {
        let section =
            Section { key: "phases".to_owned(), title: ui.say("heard-phases"), words: Vec::new(), blocks: vec![block] };
        let board = urls::officer(&model.code, "sessions");
        view! {
            <section class="outcome" id="phases">
                <h2>{section.title.clone()}</h2>
                {blocks(ui, &section, Places::here(""))}
                {who.role.may(Permission::AcceptSessions).then(|| view! { <p><a href=board>{ui.say("heard-phases-board")}</a></p> })}
            </section>
        }
    });
    // Where there is a list of schools, each has a link.
    let schools = model.phases.is_some().then(|| {
        let blocks_of = model.schools.clone();
        let section = Section {
            key: "schools".to_owned(),
            title: ui.say("heard-schools-title"),
            words: Vec::new(),
            blocks: blocks_of,
        };
        let file = urls::officer(&model.code, "school-links.csv");
        let none = model.schools.is_empty().then(|| view! { <p>{ui.say("heard-schools-unused")}</p> });
        view! {
            <section class="outcome" id="schools-heard">
                <h2>{section.title.clone()}</h2>
                {none}
                {blocks(ui, &section, Places::here(""))}
                {who.role.may(Permission::AcceptSessions).then(|| view! { <p><a href=file download>{ui.say("heard-schools-links")}</a></p> })}
            </section>
        }
    });
    let frame = Frame {
        title: format!("{title} – {}", model.title),
        officer: true,
        bar: Some(Bar::of(who, Some((&model.code, "heard")))),
        ..Frame::default()
    };
    let body = view! {
        <h1>{title}</h1>
        <p class="lead">{ui.say("heard-lead")}</p>
        {surveys}
        {schools}
        {phases}
    };
    shell(ui, frame, body)
}

fn of_survey(ui: &Ui, who: &SignedIn, code: &Code, one: &HeardOf) -> impl IntoView + use<> {
    let writes = who.role.may(Permission::WriteReports);
    let none = one.lines.is_empty().then(|| view! { <p class="hint">{ui.say("heard-survey-none")}</p> });
    let lines = one
        .lines
        .iter()
        .map(|line| {
            let to = urls::roll(code, &one.survey, &line.by.name());
            let audience = format!(": {}", one.audience);
            if line.blocks.is_empty() {
                let words = ui.say_with("heard-enter", &[("by", line.name.clone().into())]);
                return writes
                    .then(|| view! { <p><a href=to>{words}<span class="visually-hidden">{audience}</span></a></p> })
                    .into_any();
            }
            let section = Section {
                key: one.survey.to_string(),
                title: one.audience.clone(),
                words: Vec::new(),
                blocks: line.blocks.clone(),
            };
            let of = format!(": {}, {}", one.audience, line.name);
            view! {
                {blocks(ui, &section, Places::here(""))}
                {writes.then(|| view! { <p><a href=to.clone()>{ui.say("heard-change")}<span class="visually-hidden">{of.clone()}</span></a></p> })}
                {line.weighs.filter(|_| writes).map(|weighs| weighs_or_not(ui, code, weighs, (to, of)))}
            }
            .into_any()
        })
        .collect_view();
    view! { <section class="outcome" id=one.survey.to_string()><h2>{one.audience.clone()}</h2>{none}{lines}</section> }
}

/// Whether answers are weighted to a roll, and a button that changes it.
fn weighs_or_not(ui: &Ui, code: &Code, weighs: bool, (to, of): (String, String)) -> impl IntoView + use<> {
    let (does, name) = if weighs { ("weigh-not", "weighted-do-off") } else { ("weigh", "weighted-do-on") };
    let said = if weighs {
        let see = urls::officer(code, "findings/weighted");
        let link = view! { <a href=see>{ui.say("weighted-see")}<span class="visually-hidden">{of.clone()}</span></a> };
        view! { <p>{ui.say("weighted-on")}" "{link}</p> }.into_any()
    } else {
        view! { <p class="hint">{ui.say("weighted-hint")}</p> }.into_any()
    };
    view! {
        <form method="post" action=to class="weighs">
            {said}
            <div class="buttons"><button class="button secondary" name="do" value=does>{ui.say(name)}<span class="visually-hidden">{of}</span></button></div>
        </form>
    }
}

/// The page on which the numbers of a roll are entered.
#[derive(Clone, Debug)]
pub struct RollForm {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// The survey, and whom it is for.
    pub survey: (Code, String),
    /// By what, and the same in words.
    pub by: (By, String),
    /// What it tells apart, in words.
    pub parts: Vec<(Code, String)>,
    /// What was typed, or is kept.
    pub fields: Fields,
    /// Whether numbers are kept that could be taken out.
    pub kept: bool,
    /// What will not do.
    pub wrong: Vec<Wrong>,
}

/// The name of a part's field.
pub fn part_field(part: &Code) -> String {
    format!("n-{part}")
}

/// The page.
pub fn roll_form(ui: &Ui, who: &SignedIn, model: &RollForm) -> impl IntoView + use<> {
    let title = ui.say_with("heard-form-title", &[("by", model.by.1.clone().into())]);
    let told = |wrong: &Wrong| match wrong {
        Wrong::Number(part) => {
            let name = model.parts.iter().find(|(one, _)| one == part).map(|(_, name)| name.clone());
            (part_field(part), ui.say_with("heard-wrong-number", &[("part", name.unwrap_or_default().into())]))
        }
        // Where the first number goes.
        Wrong::TooFew => {
            let first = model.parts.first().map(|(part, _)| part_field(part)).unwrap_or_default();
            (first, ui.say("heard-wrong-too-few"))
        }
        Wrong::Source => ("source".to_owned(), ui.say("heard-wrong-source")),
        Wrong::On => ("on".to_owned(), ui.say("heard-wrong-on")),
    };
    let problems: Vec<Problem> = model
        .wrong
        .iter()
        .map(|wrong| {
            let (field, message) = told(wrong);
            Problem { field, message }
        })
        .collect();
    let field = |id: String, label: String, hint: Option<String>, takes: Takes| {
        let value = model.fields.first(&id).unwrap_or_default().to_owned();
        let wrong = problems.iter().find(|problem| problem.field == id).map(|problem| problem.message.clone());
        text_field(ui, TextField { id: id.into(), label, hint, value, wrong, takes })
    };
    let parts = model
        .parts
        .iter()
        .map(|(part, name)| field(part_field(part), name.clone(), None, Takes::Number))
        .collect_view();
    let here = urls::roll(&model.code, &model.survey.0, &model.by.0.name());
    let list = urls::officer(&model.code, "heard");
    let drop = model
        .kept
        .then(|| view! { <button class="button secondary" name="do" value="drop">{ui.say("heard-do-drop")}</button> });
    let frame = Frame {
        title: format!("{title} – {}", model.title),
        officer: true,
        bar: Some(Bar::of(who, Some((&model.code, "heard")))),
        error: !problems.is_empty(),
        unsaved: true,
        ..Frame::default()
    };
    let body = view! {
        {error_summary(ui, &problems)}
        <p><a href=list>{ui.say("heard-title")}</a></p>
        <p class="when">{model.survey.1.clone()}</p>
        <h1>{title}</h1>
        <p class="lead">{ui.say("heard-form-lead")}</p>
        <form method="post" action=here novalidate class="plan">
            {parts}
            {field("source".to_owned(), ui.say("heard-ask-source"), Some(ui.say("heard-ask-source-hint")), Takes::Words)}
            {field("on".to_owned(), ui.say("heard-ask-on"), None, Takes::Day)}
            <div class="buttons"><button class="button" name="do" value="keep">{ui.say("heard-do-keep")}</button>{drop}</div>
        </form>
    };
    shell(ui, frame, body)
}
