//! Answers for analysts: the files of a survey are prepared, released by another officer, and taken away.

use domain::{code::Code, consultation::Day};
use leptos::prelude::*;

use super::{Bar, SignedIn};
use crate::{
    components::{
        error_summary::{Problem, error_summary},
        text_field::{described_by, error_message},
        textarea::textarea,
    },
    shell::{Frame, shell},
    tables::thousands,
    ui::Ui,
    urls,
};

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct Answers {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// Its surveys, and whom they are for.
    pub surveys: Vec<(Code, String)>,
    /// The one that is looked at.
    pub survey: Code,
    /// How far its files are.
    pub stage: FilesStage,
}

/// How far the files of a survey are.
#[derive(Clone, Debug)]
pub enum FilesStage {
    /// People can still answer, until this day.
    StillOpen(Day),
    /// Too few answered.
    Nobody,
    /// What is to be in them is chosen.
    Choosing {
        /// What may describe people: its name in the form, in words, and whether it is chosen.
        describing: Vec<(String, String, bool)>,
        /// What was typed.
        purpose: String,
        /// What will not do.
        problems: Vec<Problem>,
    },
    /// They wait for another officer.
    Prepared {
        /// What is in them.
        facts: FileFacts,
        /// Names them as they were looked at.
        mark: String,
        /// Whether whoever looks may release them.
        may_release: bool,
        /// Why they were not released.
        problems: Vec<Problem>,
    },
    /// They can be taken away.
    Released {
        /// What is in them.
        facts: FileFacts,
        /// Who released them, and when.
        by: (String, Day),
        /// By which day they are to be deleted.
        delete_by: Day,
        /// Why what was pressed on an older page was not done.
        problems: Vec<Problem>,
    },
}

/// What is in the files of a survey.
#[derive(Clone, Debug)]
pub struct FileFacts {
    /// Who prepared them, and when.
    pub by: (String, Day),
    /// What they are for.
    pub purpose: String,
    /// Whether the answers are others by now.
    pub changed: bool,
    /// The files: name, rows, rows left out because few read their wording, and because few are described as they are.
    pub files: Vec<(String, [u64; 3])>,
    /// What describes people, in words.
    pub described: Vec<String>,
}

/// The page.
pub fn answers(ui: &Ui, who: &SignedIn, model: &Answers) -> impl IntoView + use<> {
    let title = ui.say("answers-title");
    let surveys = model
        .surveys
        .iter()
        .map(|(survey, audience)| {
            let current = (*survey == model.survey).then_some("page");
            view! { <li><a href=urls::answers(&model.code, survey, None) aria-current=current>{audience.clone()}</a></li> }
        })
        .collect_view();
    let problems = match &model.stage {
        FilesStage::Choosing { problems, .. }
        | FilesStage::Prepared { problems, .. }
        | FilesStage::Released { problems, .. } => problems.as_slice(),
        _ => &[],
    };
    let stage = match &model.stage {
        FilesStage::StillOpen(day) => {
            view! { <p class="attention">{ui.say_with("answers-still-open", &[("day", ui.day(day).into())])}</p> }
                .into_any()
        }
        FilesStage::Nobody => view! { <p class="attention">{ui.say("answers-nobody")}</p> }.into_any(),
        FilesStage::Choosing { describing, purpose, problems } => {
            choosing(ui, model, describing, purpose, problems).into_any()
        }
        FilesStage::Prepared { facts, mark, may_release, .. } => {
            prepared(ui, model, facts, mark, *may_release).into_any()
        }
        FilesStage::Released { facts, by, delete_by, .. } => released(ui, model, facts, by, delete_by).into_any(),
    };
    let frame = Frame {
        title: format!("{title} – {}", model.title),
        officer: true,
        bar: Some(Bar::of(who, Some((&model.code, "findings")))),
        error: !problems.is_empty(),
        unsaved: true,
        ..Frame::default()
    };
    let body = view! {
        {error_summary(ui, problems)}
        <h1>{title}</h1>
        <p class="lead">{ui.say("answers-lead")}</p>
        <nav class="tabs" aria-label=ui.say("answers-surveys")><ul>{surveys}</ul></nav>
        {stage}
    };
    shell(ui, frame, body)
}

fn choosing(
    ui: &Ui,
    model: &Answers,
    describing: &[(String, String, bool)],
    purpose: &str,
    problems: &[Problem],
) -> impl IntoView + use<> {
    let boxes = describing
        .iter()
        .enumerate()
        .map(|(at, (name, words, chosen))| {
            let id = format!("describing-{at}");
            view! {
                <div class="option">
                    <div class="pick">
                        <input type="checkbox" id=id.clone() name="describing" value=name.clone() checked=*chosen/>
                        <label for=id><span>{words.clone()}</span></label>
                    </div>
                </div>
            }
        })
        .collect_view();
    let wrong = problems.iter().find(|problem| problem.field == "purpose").map(|problem| problem.message.clone());
    let is_wrong = wrong.is_some();
    let described = described_by("purpose", true, is_wrong);
    let rules = (1..=3).map(|n| view! { <li>{ui.say(&format!("answers-rules-{n}"))}</li> }).collect_view();
    view! {
        <h2>{ui.say("answers-prepare-heading")}</h2>
        <ul class="rules">{rules}</ul>
        <form method="post" action=urls::answers(&model.code, &model.survey, None) novalidate class="plan">
            <fieldset class="question" aria-describedby="describing-hint">
                <legend class="label">{ui.say("answers-ask-describing")}</legend>
                <p class="hint" id="describing-hint">{ui.say("answers-ask-describing-hint")}</p>
                <div class="options">{boxes}</div>
            </fieldset>
            <div class="question" class:wrong=is_wrong>
                <label class="label" for="purpose">{ui.say("answers-ask-purpose")}</label>
                <p class="hint" id="purpose-hint">{ui.say("answers-ask-purpose-hint")}</p>
                {wrong.map(|wrong| error_message(ui, "purpose", wrong))}
                {textarea("purpose", "purpose", described, 3, purpose)}
            </div>
            <div class="buttons"><button class="button" name="do" value="prepare">{ui.say("answers-do-prepare")}</button></div>
        </form>
    }
}

fn facts_of(ui: &Ui, facts: &FileFacts) -> impl IntoView + use<> {
    let described = if facts.described.is_empty() {
        ui.say("answers-described-nothing")
    } else {
        ui.say_with("answers-described", &[("described", facts.described.join("; ").into())])
    };
    let files = facts
        .files
        .iter()
        .map(|(name, rows)| {
            let cells = rows.iter().map(|n| view! { <td class="number">{thousands(*n)}</td> }).collect_view();
            view! { <tr><th scope="row">{ui.say(&format!("answers-file-{name}"))}</th>{cells}</tr> }
        })
        .collect_view();
    let note = facts
        .files
        .iter()
        .any(|(_, [_, left_out, rare])| left_out + rare > 0)
        .then(|| view! { <p class="hint">{ui.say("answers-left-out-note")}</p> });
    let by =
        ui.say_with("answers-prepared-by", &[("by", facts.by.0.clone().into()), ("day", ui.day(&facts.by.1).into())]);
    view! {
        <p>{by}" "{ui.say_with("answers-for", &[("purpose", facts.purpose.clone().into())])}</p>
        <p>{described}</p>
        <div class="scroll" tabindex="0" role="region" aria-label=ui.say("answers-in-files")>
            <table>
                <caption>{ui.say("answers-in-files")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{ui.say("answers-column-file")}</th>
                        <th scope="col" class="number">{ui.say("answers-column-rows")}</th>
                        <th scope="col" class="number">{ui.say("answers-column-left-out")}</th>
                        <th scope="col" class="number">{ui.say("answers-column-rare")}</th>
                    </tr>
                </thead>
                <tbody>{files}</tbody>
            </table>
        </div>
        {note}
    }
}

fn prepared(ui: &Ui, model: &Answers, facts: &FileFacts, mark: &str, may_release: bool) -> impl IntoView + use<> {
    let release = if facts.changed {
        view! { <p class="attention" id="release">{ui.say("answers-changed-prepare")}</p> }.into_any()
    } else if may_release {
        view! { <button class="button" id="release" name="do" value="release">{ui.say("answers-do-release")}</button> }
            .into_any()
    } else {
        view! { <p class="attention" id="release">{ui.say("answers-not-yours")}</p> }.into_any()
    };
    view! {
        <h2>{ui.say("answers-prepared-heading")}</h2>
        {facts_of(ui, facts)}
        <form method="post" action=urls::answers(&model.code, &model.survey, None)>
            <input type="hidden" name="mark" value=mark.to_owned()/>
            <div class="buttons">
                {release}
                <button class="button secondary" name="do" value="drop">{ui.say("answers-do-drop")}</button>
            </div>
        </form>
    }
}

fn released(
    ui: &Ui,
    model: &Answers,
    facts: &FileFacts,
    (by, on): &(String, Day),
    delete_by: &Day,
) -> impl IntoView + use<> {
    let file = |name: &str| urls::answers(&model.code, &model.survey, Some(name));
    let take = if facts.changed {
        view! { <p class="attention">{ui.say("answers-changed")}</p> }.into_any()
    } else {
        let sav = facts
            .files
            .iter()
            .map(|(name, ..)| {
                let words = ui.say(&format!("answers-take-{name}-sav"));
                view! { <a class="button secondary" href=file(&format!("{name}.sav"))>{words}</a> }
            })
            .collect_view();
        view! {
            <h3>{ui.say("answers-take-heading")}</h3>
            <p class="attention">{ui.say_with("answers-take-care", &[("day", ui.day(delete_by).into())])}</p>
            <p class="downloads">
                {sav}
                <a class="button secondary" href=file("answers.xlsx")>{ui.say("answers-take-xlsx")}</a>
                <a class="button secondary" href=file("answers.zip")>{ui.say("answers-take-zip")}</a>
            </p>
            <p class="hint">{ui.say("answers-take-hint")}</p>
        }
        .into_any()
    };
    let by = ui.say_with("answers-released-by", &[("by", by.clone().into()), ("day", ui.day(on).into())]);
    view! {
        <h2 id="release" tabindex="-1">{ui.say("answers-released-heading")}</h2>
        <p>{by}</p>
        {facts_of(ui, facts)}
        {take}
    }
}
