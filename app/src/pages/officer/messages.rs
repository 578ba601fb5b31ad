//! What people wrote to the council beside a survey, and what became of it.

use domain::{
    code::Code,
    message::{LONGEST, State, Subject, Within},
};
use leptos::prelude::*;

use super::{
    Bar, SignedIn,
    comments::{Leads, concern_lead},
};
use crate::{
    components::{
        error_summary::{Problem, error_summary},
        linked,
        text_field::{TextField, text_field},
    },
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// One message.
#[derive(Clone, Debug)]
pub struct MessageLine {
    /// Its number.
    pub id: i64,
    /// What it is asked after by.
    pub reference: String,
    /// What it is about.
    pub subject: Subject,
    /// The words.
    pub body: String,
    /// Where an answer is wanted.
    pub reach: Option<String>,
    /// The wording it was written from, where that is not the standard one.
    pub wording: Option<String>,
    /// The day it came, in words.
    pub came: String,
    /// The day by which something is to be done about it, in words, and whether the council is late.
    pub due: (String, bool),
    /// How far it has come.
    pub state: State,
    /// The day on which whoever wrote was told that it came, in words.
    pub acknowledged: Option<String>,
    /// Whether its words are with the safeguarding lead.
    pub held: bool,
    /// What was done, a line each time.
    pub note: String,
    /// Who did it.
    pub by: Option<String>,
    /// The day on which it was answered, in words.
    pub answered: Option<String>,
}

/// A note that will not do.
#[derive(Clone, Debug)]
pub struct WrongNote {
    /// Of which message.
    pub message: i64,
    /// What was typed.
    pub typed: String,
    /// The key of what is wrong with it.
    pub key: &'static str,
}

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct Messages {
    /// The consultation.
    pub code: Code,
    /// Its messages, those that wait first.
    pub lines: Vec<MessageLine>,
    /// A note that will not do.
    pub wrong: Option<WrongNote>,
    /// Whether e-mail is off, so that nobody who writes is told that it came.
    pub mail_off: bool,
    /// Whom a concern for a child is passed to.
    pub leads: Leads,
    /// Whether one was passed just now.
    pub passed: bool,
}

fn note_field(message: i64) -> String {
    format!("note-{message}")
}

/// The page.
pub fn messages(ui: &Ui, who: &SignedIn, model: &Messages) -> impl IntoView + use<> {
    let title = ui.say("messages-title");
    let problems: Vec<Problem> = model
        .wrong
        .iter()
        .map(|wrong| Problem { field: note_field(wrong.message), message: wrong_note(ui, wrong.key) })
        .collect();
    let none = model.lines.is_empty().then(|| view! { <p>{ui.say("messages-none")}</p> });
    let off =
        model.mail_off.then(|| view! { <section class="attention"><p>{ui.say("messages-mail-off")}</p></section> });
    let (done, open): (Vec<&MessageLine>, Vec<&MessageLine>) =
        model.lines.iter().partition(|line| line.state == State::Answered);
    let list = |lines: Vec<&MessageLine>| {
        let items = lines.into_iter().map(|line| one(ui, model, line)).collect_view();
        view! { <ul class="comment-list">{items}</ul> }
    };
    let waiting = (!open.is_empty()).then(|| {
        view! { <h2>{ui.say("messages-open")}</h2>{list(open)} }
    });
    let answered = (!done.is_empty()).then(|| {
        view! { <h2>{ui.say("messages-answered")}</h2>{list(done)} }
    });
    let frame = Frame {
        title: title.clone(),
        officer: true,
        bar: Some(Bar::of(who, Some((&model.code, "messages")))),
        error: model.wrong.is_some(),
        unsaved: !model.lines.is_empty(),
        ..Frame::default()
    };
    let body = view! {
        {error_summary(ui, &problems)}
        <h1>{title.clone()}</h1>
        <p class="lead">{ui.say("messages-lead")}</p>
        {model.passed.then(|| view! { <p role="status" class="done">{ui.say("messages-passed")}</p> })}
        <p class="hint">{ui.say("comments-safe")}</p>
        {off}
        {none}
        {waiting}
        {answered}
    };
    shell(ui, frame, body)
}

fn wrong_note(ui: &Ui, key: &str) -> String {
    ui.say_with(key, &[("max", LONGEST.into())])
}

fn one(ui: &Ui, model: &Messages, line: &MessageLine) -> impl IntoView + use<> {
    let subject = ui.say(&format!("message-about-{}", line.subject.as_str()));
    let about = [Some(line.reference.clone()), Some(subject), line.wording.clone()];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let (due, late) = &line.due;
    let args = [("came", line.came.clone().into()), ("due", due.clone().into())];
    // To whoever did not say where, nothing is owed but to be read.
    let owed = line.held || line.reach.is_some();
    let when = match (line.state, &line.answered, line.subject.within()) {
        (State::Answered, Some(day), _) => {
            let args = [("came", line.came.clone().into()), ("day", day.clone().into())];
            ui.say_with("messages-when-answered", &args)
        }
        _ if !owed => ui.say_with("messages-when", &args),
        (_, _, Within::Acknowledged(_)) => ui.say_with("messages-when-acknowledged", &args),
        (_, _, Within::Answered(_)) => ui.say_with("messages-when-answer", &args),
    };
    let told = line.acknowledged.clone().map(|day| ui.say_with("messages-told", &[("day", day.into())]));
    let reach = match &line.reach {
        _ if line.held => ui.say("messages-held").into_any(),
        Some(reach) => linked(&ui.say_with("messages-reach", &[("reach", reach.clone().into())])).into_any(),
        None => ui.say("messages-no-reach").into_any(),
    };
    let state = ui.say(&format!("messages-state-{}", line.state.as_str()));
    let state = if *late { ui.say_with("messages-late", &[("state", state.into())]) } else { state };
    let note = (!line.note.is_empty()).then(|| {
        let by = line.by.clone().unwrap_or_else(|| ui.say("record-program"));
        let lines =
            line.note.lines().map(|words| view! { <span class="line">{words.to_owned()}</span> }).collect_view();
        view! { <p class="note"><span class="hint">{by}": "</span>{lines}</p> }
    });
    let tells = |to: &State| owed || *to == State::Answered;
    let steps: Vec<State> = State::ALL.into_iter().filter(|to| line.state.may_become(*to) && tells(to)).collect();
    let form = (!steps.is_empty()).then(|| {
        let wrong = model.wrong.as_ref().filter(|wrong| wrong.message == line.id);
        let id = note_field(line.id);
        let field = TextField {
            id: id.into(),
            label: ui.say("messages-note"),
            hint: Some(ui.say("messages-note-hint")),
            value: wrong.map(|wrong| wrong.typed.clone()).unwrap_or_default(),
            wrong: wrong.map(|wrong| wrong_note(ui, wrong.key)),
            ..TextField::default()
        };
        let buttons = steps
            .into_iter()
            .map(|to| {
                let words = if owed { format!("messages-do-{}", to.as_str()) } else { "messages-do-read".to_owned() };
                let words = ui.say(&words);
                let which = format!("{words}: {}", line.reference);
                view! {
                    <button class="button small" class:secondary=to != State::Answered name="do" value=to.as_str() aria-label=which>{words}</button>
                }
            })
            .collect_view();
        view! {
            <form class="correct" method="post" action=urls::officer(&model.code, "messages") novalidate>
                <input type="hidden" name="message" value=line.id.to_string()/>
                {text_field(ui, field)}
                <div class="desk-buttons">{buttons}</div>
            </form>
        }
    });
    let pass = (!line.held).then(|| {
        let which = format!("{}: {}", ui.say("comments-do-concern"), line.reference);
        let lead = concern_lead(ui, &model.leads);
        view! {
            <details>
                <summary>{ui.say("comments-concern")}<span class="visually-hidden">": "{line.reference.clone()}</span></summary>
                <p>{lead}</p>
                <form method="post" action=urls::officer(&model.code, "messages")>
                    <input type="hidden" name="message" value=line.id.to_string()/>
                    <button class="button warning small" name="do" value="concern" aria-label=which>{ui.say("comments-do-concern")}</button>
                </form>
            </details>
        }
    });
    let direction = "auto";
    let words = (!line.held).then(|| view! { <blockquote dir=direction>{line.body.clone()}</blockquote> });
    view! {
        <li class="comment">
            <h3 class="comment-about">{about}</h3>
            <p class="when"><span class:late=*late>{state}</span>" "{when}" "{told}</p>
            {words}
            <p>{reach}</p>
            {note}
            {form}
            {pass}
        </li>
    }
}
