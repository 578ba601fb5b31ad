//! Meetings with a school about how its users are best engaged, and what was agreed.

use domain::{
    code::Code,
    engage::meeting::{ActionField, MeetingField},
    respond::form::Fields,
};
use leptos::prelude::*;

use super::top;
use crate::{
    components::{
        error_summary::{Problem, error_summary},
        text_field::{Takes, TextField, error_message, text_field},
        textarea::textarea,
    },
    pages::officer::SignedIn,
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// A record of a meeting.
#[derive(Clone, Debug)]
pub struct MeetingLine {
    /// Its number.
    pub id: i64,
    /// The day, in words.
    pub day: String,
    /// Who was there.
    pub present: String,
    /// How the school's users are best engaged.
    pub engaged: String,
    /// Who entered it.
    pub by: String,
    /// Whether whoever looks entered it.
    pub own: bool,
}

/// An action.
#[derive(Clone, Debug)]
pub struct ActionLine {
    /// Its number.
    pub id: i64,
    /// What is to be done.
    pub what: String,
    /// Who does it.
    pub who: String,
    /// By which day, in words.
    pub due: String,
    /// The day it was done, in words.
    pub done: Option<String>,
    /// Whether its day is past and it is not done.
    pub late: bool,
    /// Whether whoever looks entered it.
    pub own: bool,
}

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct Meetings {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// The school's number.
    pub school: i64,
    /// Its name.
    pub name: String,
    /// The records, the newest first.
    pub meetings: Vec<MeetingLine>,
    /// The actions, by the day they are due.
    pub actions: Vec<ActionLine>,
    /// What was typed.
    pub fields: Fields,
    /// The fields of a record that will not do.
    pub wrong_meeting: Vec<MeetingField>,
    /// The fields of an action that will not do.
    pub wrong_action: Vec<ActionField>,
}

/// The page.
pub fn meetings(ui: &Ui, who: &SignedIn, model: &Meetings) -> impl IntoView + use<> {
    let here = urls::meetings(&model.code, model.school);
    let title = ui.say("meetings-title");
    let message = |field: &str| ui.say(&format!("meeting-wrong-{field}"));
    let meeting_fields = model.wrong_meeting.iter().map(|field| field.as_str());
    let action_fields = model.wrong_action.iter().map(|field| field.as_str());
    let problems: Vec<Problem> = meeting_fields
        .chain(action_fields)
        .map(|field| Problem { field: field.to_owned(), message: message(field) })
        .collect();
    let wrong = |field: &str| problems.iter().find(|one| one.field == field).map(|one| one.message.clone());
    let line = |id: &'static str, takes: Takes, hint: Option<&str>| {
        let field = TextField {
            id: id.into(),
            label: ui.say(&format!("meeting-{id}")),
            hint: hint.map(|key| ui.say(key)),
            value: model.fields.first(id).unwrap_or_default().to_owned(),
            wrong: wrong(id),
            takes,
        };
        text_field(ui, field)
    };
    let engaged_wrong = wrong("engaged");
    let is_wrong = engaged_wrong.is_some();
    let described = if is_wrong { "engaged-hint engaged-error" } else { "engaged-hint" };
    let engaged_message = engaged_wrong.map(|message| error_message(ui, "engaged", message));
    let typed = model.fields.first("engaged").unwrap_or_default();
    let records = model.meetings.iter().map(|one| record(ui, one, &here)).collect_view();
    let no_records = model.meetings.is_empty().then(|| view! { <p>{ui.say("meetings-none")}</p> });
    let actions = model.actions.iter().map(|one| action(ui, one, &here)).collect_view();
    let no_actions = model.actions.is_empty().then(|| view! { <p>{ui.say("actions-none")}</p> });
    let frame = Frame {
        title: format!("{title} – {}", model.name),
        officer: true,
        bar: Some(top(who, &model.code)),
        unsaved: true,
        error: !problems.is_empty(),
        ..Frame::default()
    };
    let body = view! {
        {error_summary(ui, &problems)}
        <p class="when">{model.title.clone()}" · "{model.name.clone()}</p>
        <h1>{title}</h1>
        <p class="lead">{ui.say("meetings-lead")}</p>
        <h2>{ui.say("actions-title")}</h2>
        {no_actions}
        <ul class="comment-list">{actions}</ul>
        <details class="change" open=!model.wrong_action.is_empty()>
            <summary>{ui.say("action-add")}</summary>
            <form method="post" action=here.clone() novalidate>
                {line("what", Takes::Words, None)}
                {line("who", Takes::Words, Some("meeting-roles"))}
                {line("due", Takes::Day, None)}
                <button class="button" name="do" value="action">{ui.say("action-do-add")}</button>
            </form>
        </details>
        <h2>{ui.say("meetings-records")}</h2>
        {no_records}
        <ul class="comment-list">{records}</ul>
        <details class="change" open=!model.wrong_meeting.is_empty() || model.meetings.is_empty()>
            <summary>{ui.say("meeting-add")}</summary>
            <form method="post" action=here.clone() novalidate>
                {line("on", Takes::Day, None)}
                {line("present", Takes::Words, Some("meeting-roles"))}
                <div class="question" class:wrong=is_wrong>
                    <label class="label" for="engaged">{ui.say("meeting-engaged")}</label>
                    <p class="hint" id="engaged-hint">{ui.say("meeting-engaged-hint")}</p>
                    {engaged_message}
                    {textarea("engaged", "engaged", Some(described.to_owned()), 6, typed)}
                </div>
                <button class="button" name="do" value="meeting">{ui.say("meeting-do-add")}</button>
            </form>
        </details>
    };
    shell(ui, frame, body)
}

fn button(ui: &Ui, does: &'static str, key: &str, of: &str) -> impl IntoView + use<> {
    let (words, of) = (ui.say(key), format!(": {of}"));
    view! { <button class="button secondary small" name="do" value=does>{words}<span class="visually-hidden">{of}</span></button> }
}

fn record(ui: &Ui, one: &MeetingLine, here: &str) -> impl IntoView + use<> {
    let by = ui.say_with("meeting-by", &[("name", one.by.clone().into())]);
    let drop = one.own.then(|| button(ui, "drop-meeting", "meeting-do-drop", &one.day));
    view! {
        <li class="comment">
            <p class="comment-about">{one.day.clone()}</p>
            <p>{one.present.clone()}</p>
            <p class="kept-lines">{one.engaged.clone()}</p>
            <p class="hint">{by}</p>
            <form method="post" action=here.to_owned()>
                <input type="hidden" name="id" value=one.id.to_string()/>
                {drop}
            </form>
        </li>
    }
}

fn action(ui: &Ui, one: &ActionLine, here: &str) -> impl IntoView + use<> {
    let due = ui.say_with("action-due", &[("who", one.who.clone().into()), ("day", one.due.clone().into())]);
    let late = one.late.then(|| view! { <span class="standing late">{ui.say("standing-overdue")}</span> });
    let done = one.done.as_ref().map(|day| {
        view! { <span class="standing held">{ui.say_with("action-done-on", &[("day", day.clone().into())])}</span> }
    });
    let change = if one.done.is_some() {
        button(ui, "not-done", "action-do-undone", &one.what).into_any()
    } else {
        button(ui, "done", "action-do-done", &one.what).into_any()
    };
    let drop = one.own.then(|| button(ui, "drop-action", "meeting-do-drop", &one.what));
    view! {
        <li class="comment">
            <p class="comment-about">{one.what.clone()}</p>
            <p>{due}" "{late}{done}</p>
            <form method="post" action=here.to_owned()>
                <input type="hidden" name="id" value=one.id.to_string()/>
                {change}
                {drop}
            </form>
        </li>
    }
}
