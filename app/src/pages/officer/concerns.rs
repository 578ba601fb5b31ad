//! A safeguarding lead's pages: what waits, what was written, what was done. Nobody else sees them.

use domain::message::Subject;
use leptos::prelude::*;

use super::{Bar, SignedIn};
use crate::{
    components::{
        error_summary::{Problem, error_summary},
        linked,
        text_field::{described_by, error_message},
        textarea::textarea,
    },
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// A concern in the list: no word of it.
#[derive(Clone, Debug)]
pub struct ConcernLine {
    /// Its number.
    pub id: i64,
    /// The audience and level.
    pub who: String,
    /// The question it answers.
    pub question: String,
    /// The consultation.
    pub consultation: String,
    /// How far it has come: `waiting`, `open`, `passed-on`, `closed`.
    pub state: &'static str,
    /// The day it came, in words.
    pub raised: String,
    /// What a rule found it to be about: a key.
    pub topic: Option<&'static str>,
    /// The day by which it is to be opened, in words; and whether that is past.
    pub due: Option<(String, bool)>,
    /// Who did something about it last, and on which day, in words; and whether it was opened and has been let lie since.
    pub last: Option<(String, String, bool)>,
}

/// The list. With `silent`, nobody is told when something comes, and why; `readers` are those who can open what is here.
pub fn concerns(
    ui: &Ui,
    who: &SignedIn,
    lines: &[ConcernLine],
    (silent, readers): (Option<&'static str>, &[String]),
) -> impl IntoView + use<> {
    let title = ui.say("concerns-title");
    let none = lines.is_empty().then(|| view! { <p>{ui.say("concerns-none")}</p> });
    let off = silent.map(|why| view! { <section class="attention"><p>{ui.say(why)}</p></section> });
    let rows = lines
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let number = format!("{}. ", at + 1);
            let topic = line.topic.filter(|_| line.state != "closed").map(|topic| {
                view! { <p class="hint">{ui.say(&format!("concern-topic-{topic}"))}</p> }
            });
            let last = line.last.clone().map(|(who, day, lies)| {
                let key = if lies { "concerns-lies" } else { "concerns-last" };
                let words = ui.say_with(key, &[("who", who.into()), ("day", day.into())]);
                view! { <span class:late=lies>{words}</span> }
            });
            let due = line.due.clone().map(|(day, late)| {
                let words = ui.say_with(if late { "concerns-late" } else { "concerns-due" }, &[("day", day.into())]);
                view! { <span class:late=late>{words}</span> }
            });
            view! {
                <tr role="row">
                    <th scope="row" role="rowheader"><a href=urls::concern(line.id)>{number}{line.who.clone()}<span class="meaning"><span class="hint">{line.question.clone()}</span></span></a>{topic}</th>
                    <td role="cell" data-label=ui.say("concerns-consultation")>{line.consultation.clone()}</td>
                    <td role="cell" data-label=ui.say("concerns-came")>{line.raised.clone()}</td>
                    <td role="cell" data-label=ui.say("concerns-state")>{ui.say(&format!("concern-state-{}", line.state))}" "{due}{last}</td>
                </tr>
            }
        })
        .collect_view();
    let table = (!lines.is_empty()).then(|| {
        let name = title.clone();
        view! {
            <div class="table-scroll" tabindex="0" role="region" aria-label=name>
            <table role="table" class="stacked-narrow">
                <caption class="visually-hidden">{title.clone()}</caption>
                <thead role="rowgroup"><tr role="row">
                    <th scope="col" role="columnheader">{ui.say("concerns-from")}</th>
                    <th scope="col" role="columnheader">{ui.say("concerns-consultation")}</th>
                    <th scope="col" role="columnheader">{ui.say("concerns-came")}</th>
                    <th scope="col" role="columnheader">{ui.say("concerns-state")}</th>
                </tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
            </div>
        }
    });
    let frame = Frame { title: title.clone(), officer: true, bar: Some(Bar::of(who, None)), ..Frame::default() };
    shell(
        ui,
        frame,
        view! {
            <h1>{title.clone()}</h1>
            <p class="lead">{ui.say("concerns-lead")}</p>
            {off}
            {none}
            {table}
            <p class="hint">{ui.say_with("concerns-readers", &[("people", readers.join(", ").into())])}</p>
        },
    )
}

/// Something that was done.
#[derive(Clone, Debug)]
pub struct Deed {
    /// When, in words.
    pub at: String,
    /// Who, where it was a person.
    pub who: Option<String>,
    /// What: a key.
    pub did: &'static str,
    /// What they said of it.
    pub note: String,
}

/// A message to the council that may be a concern: what whoever wrote it was told.
#[derive(Clone, Debug)]
pub struct AboutMessage {
    /// What it is asked after by.
    pub reference: String,
    /// What it is about.
    pub subject: Subject,
    /// The day they were told, in words.
    pub due: String,
    /// Where they want an answer.
    pub reach: Option<String>,
}

/// What was written, for those who have opened it.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The words.
    pub body: String,
    /// What is known of it beside its words, where it is a message to the council.
    pub message: Option<AboutMessage>,
    /// What a rule found it to be about: a key.
    pub topic: Option<&'static str>,
    /// What the same person wrote beside it: the question, and the words.
    pub beside: Vec<(String, String)>,
    /// What was done.
    pub deeds: Vec<Deed>,
    /// What was typed, and the key of what is wrong with it.
    pub wrong_note: Option<(String, &'static str)>,
}

/// One concern.
#[derive(Clone, Debug)]
pub struct ConcernPage {
    /// Its number.
    pub id: i64,
    /// The audience and level.
    pub who: String,
    /// The consultation, if it is still known.
    pub consultation: Option<String>,
    /// The question it answers.
    pub question: String,
    /// How far it has come.
    pub state: &'static str,
    /// Where it comes from.
    pub from: From,
    /// The day it came, in words.
    pub raised: String,
    /// What was written; `None` for those who have not opened it, whose doing so goes on record.
    pub opened: Option<Opened>,
}

/// Where a concern comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// A survey that anybody answers: nothing says where.
    Nowhere,
    /// A child wrote it in an engagement session.
    Session,
    /// An adult who was there wrote it down in a session.
    Note,
    /// A child asks to be talked to, and says who they are.
    Wish,
    /// Somebody wrote it to the council, beside a survey.
    Message,
}

impl From {
    /// What the lead is told of who wrote it.
    fn who_key(self) -> &'static str {
        match self {
            Self::Note => "concern-session-who",
            Self::Session => "concern-session-child",
            Self::Nowhere => "concern-anonymous",
            Self::Wish => "concern-wish-who",
            Self::Message => "concern-message-who",
        }
    }

    /// What becomes of it once a lead says that it is no concern; nothing where that cannot be said.
    fn release_key(self) -> Option<&'static str> {
        match self {
            Self::Note => Some("concern-release-session"),
            Self::Session | Self::Nowhere => Some("concern-release-hint"),
            Self::Message => Some("concern-release-message"),
            Self::Wish => None,
        }
    }
}

/// The page of one concern.
pub fn concern(ui: &Ui, who: &SignedIn, model: &ConcernPage) -> impl IntoView + use<> {
    let title = match model.from {
        From::Wish | From::Message => format!("{}: {}", model.question, model.who),
        From::Note | From::Session | From::Nowhere => {
            ui.say_with("concern-title", &[("who", model.who.clone().into())])
        }
    };
    let state = ui.say(&format!("concern-state-{}", model.state));
    let when: Vec<String> =
        std::iter::once(state).chain(model.consultation.clone()).chain([model.raised.clone()]).collect();
    let when = when.join(" · ");
    let action = urls::concern(model.id);
    let wrong = model.opened.as_ref().and_then(|opened| opened.wrong_note.as_ref());
    let error = wrong.is_some();
    let main = match &model.opened {
        None => view! {
            <p class="lead">{ui.say("concern-open-lead")}</p>
            <form method="post" action=action><button class="button" name="do" value="open">{ui.say("concern-do-open")}</button></form>
        }
        .into_any(),
        Some(opened) => words(ui, model, opened, &action).into_any(),
    };
    let problems: Vec<Problem> =
        wrong.iter().map(|(_, key)| Problem { field: "note".to_owned(), message: ui.say(key) }).collect();
    let frame = Frame {
        title: title.clone(),
        officer: true,
        bar: Some(Bar::of(who, None)),
        error,
        back: Some(urls::CONCERNS.to_owned()),
        ..Frame::default()
    };
    shell(
        ui,
        frame,
        view! {
            {error_summary(ui, &problems)}
            <h1>{title.clone()}</h1>
            <p class="when">{when}</p>
            {main}
        },
    )
}

fn words(ui: &Ui, model: &ConcernPage, opened: &Opened, action: &str) -> impl IntoView + use<> {
    let beside = opened
        .beside
        .iter()
        .map(|(question, words)| view! { <li><p class="comment-about">{question.clone()}</p><blockquote dir="auto">{words.clone()}</blockquote></li> })
        .collect_view();
    let has_beside = !opened.beside.is_empty();
    let deeds = opened
        .deeds
        .iter()
        .map(|deed| {
            let who = deed.who.clone().unwrap_or_else(|| ui.say("concern-program"));
            let note = (!deed.note.is_empty()).then(|| view! { <p class="note">{deed.note.clone()}</p> });
            view! { <li><span class="level-name">{ui.say(&format!("concern-did-{}", deed.did))}</span>{format!(" · {who} · {}", deed.at)}{note}</li> }
        })
        .collect_view();
    // What a child asks for was found by no program.
    let topic = (model.from != From::Wish).then(|| {
        view! { <p class="hint">{ui.say(&format!("concern-topic-{}", opened.topic.unwrap_or("none")))}</p> }
    });
    let (typed, key) = opened.wrong_note.clone().map_or_else(Default::default, |(typed, key)| (typed, Some(key)));
    let wrong = key.is_some();
    let release = model.from.release_key().filter(|_| model.state == "open");
    let message = opened.message.as_ref().map(|about| {
        let args = [
            ("reference", about.reference.clone().into()),
            ("subject", ui.say(&format!("message-about-{}", about.subject.as_str())).into()),
            ("day", about.due.clone().into()),
        ];
        let reach = about.reach.as_ref().map(|reach| {
            view! { <p>{linked(&ui.say_with("messages-reach", &[("reach", reach.clone().into())]))}</p> }
        });
        view! { <p>{ui.say_with("concern-message-promised", &args)}</p>{reach} }
    });
    let buttons = ["note", "pass-on", "close", "release"]
        .into_iter()
        .filter(|does| *does != "release" || release.is_some())
        .map(|does| view! { <button class="button small" class:secondary=does != "pass-on" name="do" value=does>{ui.say(&format!("concern-do-{does}"))}</button> })
        .collect_view();
    view! {
        <p class="comment-about">{model.question.clone()}</p>
        <blockquote class="desk-text" dir="auto">{opened.body.clone()}</blockquote>
        {message}
        {topic}
        {has_beside.then(|| view! { <h2>{ui.say("concern-beside")}</h2><ul class="comment-list">{beside}</ul> })}
        <h2>{ui.say("concern-act")}</h2>
        <p>{ui.say(model.from.who_key())}</p>
        <form method="post" action=action.to_owned() class="concern-form">
            <input type="hidden" name="seen" value=model.state/>
            <div class="question" class:wrong=wrong>
                <label class="label" for="note">{ui.say("concern-note")}</label>
                <p class="hint" id="note-hint">{ui.say("concern-note-hint")}</p>
                {key.map(|key| error_message(ui, "note", ui.say(key)))}
                {textarea("note", "note", described_by("note", true, wrong), 3, &typed)}
            </div>
            <div class="desk-buttons">{buttons}</div>
            {release.map(|key| view! { <p class="hint">{ui.say(key)}</p> })}
        </form>
        <h2>{ui.say("concern-record")}</h2>
        <ol class="record">{deeds}</ol>
    }
}
