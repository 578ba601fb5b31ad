//! One question set against another, within a survey.

use domain::{code::Code, digest::Digest, people::Permission};
use leptos::prelude::*;

use super::{Bar, SignedIn, findings::printed};
use crate::{
    components::{
        choose::{Choices, Choose, choose},
        error_summary::{Problem, error_summary},
    },
    shell::{Frame, shell},
    tables::{Printed, method_crossed},
    ui::Ui,
    urls,
};

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct Explore {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// Its surveys that something can be looked at of, and whom they are for.
    pub surveys: Vec<(Code, String)>,
    /// The one that is looked at.
    pub survey: Code,
    /// What can be looked at, by what it is about.
    pub asks: Vec<(Option<String>, Choices)>,
    /// What it can be set against.
    pub by: Choices,
    /// What was chosen, of each.
    pub chosen: (String, String),
    /// What came of it.
    pub looked: Looked,
    /// What stands in the report.
    pub saved: Vec<SavedTable>,
    /// How many may stand in it.
    pub most: usize,
    /// Whether what was to be put into it found no room.
    pub full: bool,
    /// Whether they may change what stands in it.
    pub writes: bool,
}

/// A pair of questions that stands in the report.
#[derive(Clone, Debug)]
pub struct SavedTable {
    /// Its number.
    pub id: i64,
    /// The survey, and both questions as they are chosen.
    pub questions: (Code, String, String),
    /// What it is called.
    pub title: String,
}

/// What came of a choice.
#[derive(Clone, Debug)]
pub enum Looked {
    /// Nothing is chosen yet.
    NotYet,
    /// What will not do: the field, and why.
    Problems(Vec<Problem>),
    /// They are still being worked out.
    Working(Progress),
    /// Somebody stopped it.
    Stopped,
    /// The tables, and the digest of what they were computed from. None where nobody has answered.
    Tables(Vec<Printed>, Digest),
}

/// How far tables are that are being worked out.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// For how many seconds.
    pub seconds: u64,
    /// Whether it is their turn.
    pub has_turn: bool,
    /// How many groups are done.
    pub done: usize,
    /// Of how many.
    pub of: usize,
}

/// The page.
pub fn explore(ui: &Ui, who: &SignedIn, model: &Explore) -> impl IntoView + use<> {
    let title = ui.say("explore-title");
    let surveys = model
        .surveys
        .iter()
        .map(|(survey, audience)| {
            let current = (*survey == model.survey).then_some("page");
            view! { <li><a href=urls::explore(&model.code, survey, None) aria-current=current>{audience.clone()}</a></li> }
        })
        .collect_view();
    let full = ui.say_with("explore-full", &[("most", model.most.into())]);
    let mut problems = problems(model).to_vec();
    problems.extend(model.full.then(|| Problem { field: "saved".to_owned(), message: full }));
    let frame = Frame {
        title: format!("{title} – {}", model.title),
        officer: true,
        bar: Some(Bar::of(who, Some((&model.code, "findings")))),
        error: !problems.is_empty(),
        ..Frame::default()
    };
    let body = view! {
        {error_summary(ui, &problems)}
        <h1>{title}</h1>
        <p class="lead">{ui.say("explore-lead")}</p>
        <nav class="tabs" aria-label=ui.say("explore-surveys")><ul>{surveys}</ul></nav>
        <form method="get" action=urls::explore(&model.code, &model.survey, None) class="explore">
            {list(ui, model, "ask")}
            {list(ui, model, "by")}
            <button class="button">{ui.say("explore-show")}</button>
        </form>
        {looked(ui, model, who.role.may(Permission::Export))}
        {saved(ui, model)}
    };
    shell(ui, frame, body)
}

fn list(ui: &Ui, model: &Explore, id: &'static str) -> impl IntoView + use<> {
    let (groups, chosen) = if id == "ask" {
        (model.asks.clone(), &model.chosen.0)
    } else {
        (vec![(None, model.by.clone())], &model.chosen.1)
    };
    let wrong = problems(model).iter().find(|problem| problem.field == id).map(|problem| problem.message.clone());
    let list = Choose {
        id: id.into(),
        label: ui.say(&format!("explore-{id}")),
        hint: Some(ui.say(&format!("explore-{id}-hint"))),
        blank: ui.say("explore-choose"),
        groups,
        chosen: chosen.clone(),
        wrong,
    };
    choose(ui, list)
}

fn problems(model: &Explore) -> &[Problem] {
    match &model.looked {
        Looked::Problems(problems) => problems,
        _ => &[],
    }
}

/// Puts what is shown into the report.
fn save(ui: &Ui, model: &Explore) -> Option<AnyView> {
    let (ask, by) = &model.chosen;
    let here = |saved: &SavedTable| saved.questions == (model.survey.clone(), ask.clone(), by.clone());
    if !model.writes {
        return None;
    }
    if model.saved.iter().any(here) {
        return Some(view! { <p role="status">{ui.say("explore-is-saved")}" "<a href="#saved">{ui.say("explore-saved")}</a></p> }.into_any());
    }
    let form = view! {
        <form method="post" action=urls::explore(&model.code, &model.survey, None)>
            <input type="hidden" name="ask" value=ask.clone()/>
            <input type="hidden" name="by" value=by.clone()/>
            <button class="button" name="do" value="save">{ui.say("explore-save")}</button>
        </form>
    };
    Some(form.into_any())
}

/// What stands in the report.
fn saved(ui: &Ui, model: &Explore) -> impl IntoView + use<> {
    let items = model
        .saved
        .iter()
        .map(|one| {
            let (survey, ask, by) = &one.questions;
            let to = format!("{}?ask={ask}&by={by}", urls::explore(&model.code, survey, None));
            let drop = model.writes.then(|| {
                view! {
                    <form method="post" action=urls::explore(&model.code, &model.survey, None)>
                        <input type="hidden" name="id" value=one.id.to_string()/>
                        <button class="button secondary small" name="do" value="drop">{ui.say("explore-drop")}<span class="visually-hidden">{format!(": {}", one.title)}</span></button>
                    </form>
                }
            });
            view! { <li class="comment"><p><a href=to>{one.title.clone()}</a></p>{drop}</li> }
        })
        .collect_view();
    let none = model.saved.is_empty().then(|| view! { <p>{ui.say("explore-saved-none")}</p> });
    view! {
        <section id="saved" tabindex="-1">
            <h2>{ui.say("explore-saved")}</h2>
            <p>{ui.say_with("explore-saved-lead", &[("most", model.most.into())])}</p>
            {none}
            <ul class="comment-list">{items}</ul>
        </section>
    }
}

/// That it takes longer, how far it is, and a way to wait for it or to stop it.
fn working(ui: &Ui, model: &Explore, progress: Progress) -> impl IntoView + use<> {
    let (ask, by) = model.chosen.clone();
    let here = urls::explore(&model.code, &model.survey, None);
    let args = [("done", progress.done.into()), ("of", progress.of.into()), ("seconds", progress.seconds.into())];
    let far = ui.say_with(if progress.has_turn { "explore-far" } else { "explore-waits" }, &args);
    let stop = model
        .writes
        .then(|| view! { <button class="button secondary" name="do" value="stop">{ui.say("explore-stop")}</button> });
    let again = format!("{here}?ask={ask}&by={by}&wait=yes#working");
    view! {
        <section id="working" class="attention" tabindex="-1">
            <h2>{ui.say("explore-working")}</h2>
            <p role="status">{far}</p>
            <p>{ui.say("explore-working-how")}</p>
            <form method="post" action=here>
                <input type="hidden" name="ask" value=ask/>
                <input type="hidden" name="by" value=by/>
                <div class="buttons">
                    <a class="button" href=again>{ui.say("explore-wait")}</a>
                    {stop}
                </div>
            </form>
        </section>
    }
}

fn looked(ui: &Ui, model: &Explore, exports: bool) -> AnyView {
    let (tables, digest) = match &model.looked {
        Looked::NotYet | Looked::Problems(_) => return ().into_any(),
        Looked::Stopped => return view! { <p role="status">{ui.say("explore-stopped")}</p> }.into_any(),
        Looked::Working(progress) => return working(ui, model, *progress).into_any(),
        Looked::Tables(tables, _) if tables.is_empty() => {
            return view! { <p role="status">{ui.say("explore-nobody")}</p> }.into_any();
        }
        Looked::Tables(tables, digest) => (tables, digest),
    };
    let (ask, by) = &model.chosen;
    let file = |kind: &str| {
        let file = format!("tables.{kind}");
        format!("{}?ask={ask}&by={by}", urls::explore(&model.code, &model.survey, Some(&file)))
    };
    view! {
        {exports.then(|| view! { <p class="downloads">
            <a class="button secondary" href=file("xlsx")>{ui.say("download-xlsx")}</a>
            <a class="button secondary" href=file("ods")>{ui.say("download-ods")}</a>
            <a class="button secondary" href=file("csv")>{ui.say("download-csv")}</a>
            <a class="button secondary" href=file("json")>{ui.say("download-json")}</a>
        </p> })}
        {save(ui, model)}
        {tables.iter().map(|table| printed(ui, table)).collect_view()}
        <section class="method">
            <h2>{ui.say("method-heading")}</h2>
            {method_crossed(ui).into_iter().map(|words| view! { <p>{words}</p> }).collect_view()}
            <p class="digest">{ui.say("digest")}" "<code>{digest.to_string()}</code></p>
        </section>
    }
    .into_any()
}
