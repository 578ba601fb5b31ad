//! Answers from elsewhere: which file, what its columns are, what its values mean, and what would come of it.

use domain::code::Code;
use leptos::prelude::*;

use super::{Bar, SignedIn};
use crate::{
    components::{
        choose::{Choices, Choose, choose, select},
        error_summary::{Problem, error_summary},
        text_field::{described_by, error_message},
        textarea::textarea,
    },
    shell::{Frame, shell},
    tables::thousands,
    ui::Ui,
    urls,
};

/// A file that was brought in, or is being set out.
#[derive(Clone, Debug)]
pub struct BroughtDone {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub file: String,
    /// Whom its survey is for.
    pub audience: String,
    /// The day it came, and who brings it in.
    pub by: String,
    /// How many responses came of it.
    pub responses: Option<u64>,
    /// Whether they can be taken out again.
    pub goes: bool,
    /// That they were, by whom and why.
    pub gone: Option<String>,
}

/// What the first page is shown with.
#[derive(Clone, Debug)]
pub struct BroughtList {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// Its surveys, with the wordings their questions may have been in.
    pub surveys: Vec<(Option<String>, Choices)>,
    /// The survey and wording that was chosen.
    pub chosen: String,
    /// The files so far.
    pub done: Vec<BroughtDone>,
    /// Why none can be brought in now.
    pub closed: Option<String>,
    /// What will not do.
    pub problems: Vec<Problem>,
}

fn page(
    ui: &Ui,
    who: &SignedIn,
    (code, title): (&Code, &str),
    (heading, problems): (String, &[Problem]),
    body: AnyView,
) -> impl IntoView + use<> {
    let frame = Frame {
        title: format!("{heading} – {title}"),
        officer: true,
        bar: Some(Bar::of(who, Some((code, "")))),
        error: !problems.is_empty(),
        ..Frame::default()
    };
    let body = view! {
        {error_summary(ui, problems)}
        <p class="when">{title.to_owned()}</p>
        <h1>{heading}</h1>
        {body}
    };
    shell(ui, frame, body)
}

fn wrong(problems: &[Problem], field: &str) -> Option<String> {
    problems.iter().find(|problem| problem.field == field).map(|problem| problem.message.clone())
}

/// The page on which a file is chosen.
pub fn brought(ui: &Ui, who: &SignedIn, model: &BroughtList) -> impl IntoView + use<> {
    let here = urls::officer(&model.code, "brought");
    let done = model
        .done
        .iter()
        .map(|one| {
            let to = urls::brought(&model.code, one.id);
            let name = match one.responses {
                Some(_) => one.file.clone().into_any(),
                None => view! { <a href=to.clone()>{one.file.clone()}</a> }.into_any(),
            };
            let out = one.goes.then(|| {
                let which = format!(" {}", one.file);
                view! { <p><a href=format!("{to}?{TAKE_OUT}")>{ui.say("brought-take-out")}<span class="visually-hidden">{which}</span></a></p> }
            });
            let gone = one.gone.clone().map(|gone| view! { <p class="hint">{gone}</p> });
            let came = match one.responses {
                Some(n) => thousands(n),
                None => ui.say("brought-not-yet"),
            };
            view! {
                <tr><th scope="row" dir="auto">{name}</th><td>{one.audience.clone()}</td><td>{one.by.clone()}{gone}</td><td class="number">{came}{out}</td></tr>
            }
        })
        .collect_view();
    let done = (!model.done.is_empty()).then(|| {
        let name = ui.say("brought-files");
        let (heading, caption) = (name.clone(), name.clone());
        let heads = ["file", "survey", "by", "responses"]
            .map(|head| view! { <th scope="col">{ui.say(&format!("brought-{head}"))}</th> });
        view! {
            <h2>{heading}</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-label=name>
                <table class="figures"><caption class="visually-hidden">{caption}</caption><thead><tr>{heads}</tr></thead><tbody>{done}</tbody></table>
            </div>
        }
    });
    let list = Choose {
        id: "of".into(),
        label: ui.say("brought-of"),
        hint: Some(ui.say("brought-of-hint")),
        blank: ui.say("explore-choose-one"),
        groups: model.surveys.clone(),
        chosen: model.chosen.clone(),
        wrong: wrong(&model.problems, "of"),
    };
    let file_wrong = wrong(&model.problems, "file");
    let is_wrong = file_wrong.is_some();
    let described = described_by("file", true, is_wrong);
    let form = match &model.closed {
        Some(why) => view! { <p class="attention">{why.clone()}</p> }.into_any(),
        None => view! {
            <form method="post" action=here enctype="multipart/form-data" novalidate class="plan">
                {choose(ui, list)}
                <div class="question" class:wrong=is_wrong>
                    <label class="label" for="file">{ui.say("brought-pick")}</label>
                    <p class="hint" id="file-hint">{ui.say("brought-pick-hint")}</p>
                    {file_wrong.map(|message| error_message(ui, "file", message))}
                    <input type="file" id="file" name="file" accept=".csv,.txt,.tsv,.xlsx" aria-describedby=described/>
                </div>
                <button class="button">{ui.say("brought-look")}</button>
            </form>
        }
        .into_any(),
    };
    let body = view! {
        <p class="lead">{ui.say("brought-lead")}</p>
        <ul>{(1..=3).map(|n| view! { <li>{ui.say(&format!("brought-rule-{n}"))}</li> }).collect_view()}</ul>
        {form}
        {done}
    };
    page(ui, who, (&model.code, &model.title), (ui.say("brought-title"), &model.problems), body.into_any())
}

/// What asks for the page on which what came of a file is taken out again.
pub const TAKE_OUT: &str = "step=out";

/// What is taken out, and why.
#[derive(Clone, Debug)]
pub struct BroughtOut {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// The file's name.
    pub file: String,
    /// How many responses came of it, as a number and in words.
    pub n: u64,
    /// The same, as printed.
    pub responses: String,
    /// The reason, as it was typed.
    pub why: String,
    /// Where it is sent.
    pub action: String,
    /// Why it cannot be done.
    pub hindered: Option<String>,
    /// What will not do.
    pub problems: Vec<Problem>,
}

/// The page on which what came of a file is taken out again: that cannot be undone, so a reason is asked for.
pub fn brought_out(ui: &Ui, who: &SignedIn, model: &BroughtOut) -> impl IntoView + use<> {
    let args =
        [("n", model.n.into()), ("responses", model.responses.clone().into()), ("file", model.file.clone().into())];
    let wrong = wrong(&model.problems, "why");
    let is_wrong = wrong.is_some();
    let form = match &model.hindered {
        Some(why) => view! { <p class="attention">{why.clone()}</p> }.into_any(),
        None => view! {
            <p class="lead">{ui.say_with("brought-out-lead", &args)}</p>
            <p class="prose">{ui.say("brought-out-rule")}</p>
            <form method="post" action=model.action.clone() novalidate class="plan">
                <div class="question" class:wrong=is_wrong>
                    <label class="label" for="why">{ui.say("brought-out-why")}</label>
                    <p class="hint" id="why-hint">{ui.say("brought-out-why-hint")}</p>
                    {wrong.map(|words| error_message(ui, "why", words))}
                    {textarea("why", "why", described_by("why", true, is_wrong), 3, &model.why)}
                </div>
                <div class="buttons"><button class="button warning" name="do" value="take-out">{ui.say_with("brought-out-do", &args)}</button></div>
            </form>
        }
        .into_any(),
    };
    let body = view! {
        {form}
        <p><a href=urls::officer(&model.code, "brought")>{ui.say("brought-title")}</a></p>
    };
    page(ui, who, (&model.code, &model.title), (ui.say("brought-out-title"), &model.problems), body.into_any())
}

/// What every page of one file says.
#[derive(Clone, Debug)]
pub struct BroughtOf {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// The file's number.
    pub id: i64,
    /// The file's name.
    pub file: String,
    /// How many rows it has.
    pub rows: usize,
    /// The survey, and the wording its questions are taken to have been in.
    pub survey: String,
    /// What will not do.
    pub problems: Vec<Problem>,
    /// Whether somebody else has set it out otherwise since the page was shown that was sent.
    pub changed: bool,
}

fn about(ui: &Ui, of: &BroughtOf) -> impl IntoView + use<> {
    let words = ui.say_with(
        "brought-about",
        &[
            ("file", of.file.clone().into()),
            ("n", of.rows.into()),
            ("rows", thousands(of.rows as u64).into()),
            ("survey", of.survey.clone().into()),
        ],
    );
    let changed = of.changed.then(|| view! { <p class="attention" role="status">{ui.say("brought-changed")}</p> });
    view! { {changed}<p class="lead" dir="auto">{words}</p> }
}

fn drop_it(ui: &Ui) -> impl IntoView + use<> {
    view! { <button class="button secondary" name="do" value="drop">{ui.say("brought-drop")}</button> }
}

/// A column of the file.
#[derive(Clone, Debug)]
pub struct BroughtColumn {
    /// The field.
    pub field: String,
    /// How it is headed.
    pub head: String,
    /// What is in it, in words.
    pub holds: String,
    /// What it is taken for.
    pub chosen: String,
}

/// What the page of columns is shown with.
#[derive(Clone, Debug)]
pub struct BroughtColumns {
    /// The file.
    pub of: BroughtOf,
    /// The columns.
    pub columns: Vec<BroughtColumn>,
    /// Everything they can be taken for.
    pub targets: Vec<(Option<String>, Choices)>,
    /// Whether it was set out by what was said of such a file before.
    pub known: bool,
    /// By how the file is set out.
    pub mark: String,
}

/// The page on which columns are taken for questions.
pub fn brought_columns(ui: &Ui, who: &SignedIn, model: &BroughtColumns) -> impl IntoView + use<> {
    let of = &model.of;
    let columns = model
        .columns
        .iter()
        .map(|column| {
            choose(
                ui,
                Choose {
                    id: column.field.clone().into(),
                    label: column.head.clone(),
                    hint: Some(column.holds.clone()),
                    blank: ui.say("brought-leave-out"),
                    groups: model.targets.clone(),
                    chosen: column.chosen.clone(),
                    wrong: wrong(&of.problems, &column.field),
                },
            )
        })
        .collect_view();
    let known = model.known.then(|| view! { <p class="attention">{ui.say("brought-known")}</p> });
    let body = view! {
        {about(ui, of)}
        <p>{ui.say("brought-columns-lead")}</p>
        {known}
        <form method="post" action=urls::brought(&of.code, of.id) novalidate class="plan brought">
            <input type="hidden" name="mark" value=model.mark.clone()/>
            {columns}
            <div class="buttons">
                <button class="button" name="do" value="columns">{ui.say("continue")}</button>
                {drop_it(ui)}
            </div>
        </form>
    };
    page(ui, who, (&of.code, &of.title), (ui.say("brought-columns"), &of.problems), body.into_any())
}

/// A value of a column.
#[derive(Clone, Debug)]
pub struct BroughtValue {
    /// The field.
    pub field: String,
    /// The value.
    pub value: String,
    /// How often it is there.
    pub n: u64,
    /// What it is taken for.
    pub chosen: String,
}

/// What the page of values is shown with.
#[derive(Clone, Debug)]
pub struct BroughtValues {
    /// The file.
    pub of: BroughtOf,
    /// The columns.
    pub columns: Vec<BroughtValuesOf>,
    /// How many values are held for a safeguarding lead, in words.
    pub held: Option<String>,
    /// By how the file is set out.
    pub mark: String,
}

/// The values of a column.
#[derive(Clone, Debug)]
pub struct BroughtValuesOf {
    /// How it is headed.
    pub head: String,
    /// What it is taken for.
    pub target: String,
    /// Its values.
    pub values: Vec<BroughtValue>,
    /// What they can be taken for.
    pub choices: Choices,
    /// How many other entries are left out without being asked about, in words.
    pub left: Option<String>,
}

/// The page on which values are taken for answers.
pub fn brought_values(ui: &Ui, who: &SignedIn, model: &BroughtValues) -> impl IntoView + use<> {
    let of = &model.of;
    let columns = model
        .columns
        .iter()
        .map(|BroughtValuesOf { head, target, values, choices: meanings, left }| {
            let left = left.clone().map(|words| view! { <p class="hint">{words}</p> });
            let rows = values
                .iter()
                .map(|value| {
                    let wrong = wrong(&of.problems, &value.field);
                    let is_wrong = wrong.is_some();
                    let list = Choose {
                        id: value.field.clone().into(),
                        blank: ui.say("brought-say"),
                        groups: vec![(None, meanings.clone())],
                        chosen: value.chosen.clone(),
                        wrong: wrong.clone(),
                        ..Choose::default()
                    };
                    view! {
                        <tr class:wrong=is_wrong>
                            <th scope="row"><label for=value.field.clone() dir="auto">{value.value.clone()}</label></th>
                            <td class="number">{thousands(value.n)}</td>
                            <td>{wrong.map(|wrong| error_message(ui, &value.field, wrong))}{select(list)}</td>
                        </tr>
                    }
                })
                .collect_view();
            let heads = ["value", "often", "taken"]
                .map(|head| view! { <th scope="col">{ui.say(&format!("brought-{head}"))}</th> });
            view! {
                <section class="brought-column">
                    <h2 dir="auto">{head.clone()}</h2>
                    <p class="hint">{ui.say_with("brought-taken-for", &[("target", target.clone().into())])}</p>
                    <div class="table-scroll" tabindex="0" role="region" aria-label=head.clone()>
                        <table class="figures"><caption class="visually-hidden">{head.clone()}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
                    </div>
                    {left}
                </section>
            }
        })
        .collect_view();
    let back = format!("{}?step=columns", urls::brought(&of.code, of.id));
    let body = view! {
        {about(ui, of)}
        <p>{ui.say("brought-values-lead")}</p>
        {model.held.clone().map(|held| view! { <p class="attention">{held}</p> })}
        <p><a href=back>{ui.say("brought-back-columns")}</a></p>
        <form method="post" action=urls::brought(&of.code, of.id) novalidate class="brought">
            <input type="hidden" name="mark" value=model.mark.clone()/>
            {columns}
            <div class="buttons">
                <button class="button" name="do" value="values">{ui.say("continue")}</button>
                {drop_it(ui)}
            </div>
        </form>
    };
    page(ui, who, (&of.code, &of.title), (ui.say("brought-values"), &of.problems), body.into_any())
}

/// What the last page is shown with.
#[derive(Clone, Debug)]
pub struct BroughtPreview {
    /// The file.
    pub of: BroughtOf,
    /// How many responses would come of it.
    pub responses: u64,
    /// Rows that hold no answer.
    pub empty: u64,
    /// How many values are held for a safeguarding lead, in words.
    pub held: Option<String>,
    /// What of the file was set aside before it was looked at, in words.
    pub aside: Option<String>,
    /// That people chose more services than the survey lets them, in words.
    pub beyond: Option<String>,
    /// By how the file is set out.
    pub mark: String,
    /// What was brought in to the same survey before, in words.
    pub before: Vec<String>,
    /// By column: how it is headed, what it is taken for, how many of its answers are kept and how many left out.
    pub columns: Vec<(String, Option<String>, u64, u64)>,
    /// Why it cannot be brought in.
    pub hindered: Option<String>,
}

/// The page on which what would come of it is looked at, before it does.
pub fn brought_preview(ui: &Ui, who: &SignedIn, model: &BroughtPreview) -> impl IntoView + use<> {
    let of = &model.of;
    let rows = model
        .columns
        .iter()
        .map(|(head, target, kept, left)| {
            let target = target.clone().unwrap_or_else(|| ui.say("brought-left-out"));
            view! {
                <tr><th scope="row" dir="auto">{head.clone()}</th><td>{target}</td><td class="number">{thousands(*kept)}</td><td class="number">{thousands(*left)}</td></tr>
            }
        })
        .collect_view();
    let name = ui.say("brought-preview-caption");
    let caption = name.clone();
    let heads = ["column", "taken", "kept", "left"]
        .map(|head| view! { <th scope="col">{ui.say(&format!("brought-{head}"))}</th> });
    let n = thousands(model.responses);
    let summary = ui.say_with(
        "brought-comes-of-it",
        &[("n", n.clone().into()), ("empty", thousands(model.empty).into()), ("count", model.empty.into())],
    );
    let go = match &model.hindered {
        Some(why) => view! { <p class="attention">{why.clone()}</p> }.into_any(),
        None => view! {
            <p>{ui.say("brought-final")}</p>
            <button class="button" name="do" value="bring">{ui.say_with("brought-bring", &[("n", n.into())])}</button>
        }
        .into_any(),
    };
    // Most tools write out everybody each time: whoever is in two files would count twice.
    let before = (!model.before.is_empty()).then(|| {
        let items = model.before.iter().map(|one| view! { <li>{one.clone()}</li> }).collect_view();
        view! { <section class="attention"><h2>{ui.say("brought-before-heading")}</h2><p>{ui.say("brought-before-lead")}</p><ul>{items}</ul></section> }
    });
    let back = |step: &str| format!("{}?step={step}", urls::brought(&of.code, of.id));
    let body = view! {
        {about(ui, of)}
        <p>{summary}</p>
        {[model.aside.clone(), model.beyond.clone()].into_iter().flatten().map(|words| view! { <p>{words}</p> }).collect_view()}
        {model.held.clone().map(|held| view! { <p class="attention">{held}</p> })}
        <p><a href=back("columns")>{ui.say("brought-back-columns")}</a><br/><a href=back("values")>{ui.say("brought-back-values")}</a></p>
        <div class="table-scroll" tabindex="0" role="region" aria-label=name>
            <table class="figures"><caption class="visually-hidden">{caption}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
        </div>
        {before}
        <form method="post" action=urls::brought(&of.code, of.id)>
            <input type="hidden" name="mark" value=model.mark.clone()/>
            {go}
            <div class="buttons">{drop_it(ui)}</div>
        </form>
    };
    page(ui, who, (&of.code, &of.title), (ui.say("brought-preview"), &of.problems), body.into_any())
}
