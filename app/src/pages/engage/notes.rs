//! What was noted in a session: what was heard, what was said, and what the adult thinks, kept apart.

use domain::{
    code::Code,
    engage::{Agreed, NoteKind},
    respond::form::Fields,
};
use leptos::prelude::*;

use super::top;
use crate::{
    components::{
        error_summary::{Problem, error_summary},
        text_field::error_message,
        textarea::textarea,
    },
    pages::officer::SignedIn,
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// A note, as it is shown.
#[derive(Clone, Debug)]
pub struct NoteLine {
    /// Its number.
    pub id: i64,
    /// What it holds.
    pub kind: NoteKind,
    /// The service it is about, in words.
    pub service: Option<String>,
    /// The words.
    pub body: String,
    /// How many agreed.
    pub agreed: Option<Agreed>,
    /// Whether reports may quote it.
    pub quotable: bool,
    /// Whether whoever said it agreed that people outside the school may read it.
    pub consent: bool,
    /// What in it may say who somebody is, as it stands there.
    pub says_who: Vec<String>,
}

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct Notes {
    /// The session's number.
    pub id: i64,
    /// The consultation.
    pub consultation: Code,
    /// The group.
    pub group: String,
    /// The notes so far.
    pub notes: Vec<NoteLine>,
    /// The services a note may be about.
    pub services: Vec<(Code, String)>,
    /// What was typed.
    pub fields: Fields,
    /// The key of what is wrong with it.
    pub wrong: Option<&'static str>,
    /// Whether what was written went to the safeguarding lead instead.
    pub held: bool,
    /// A number for the next note.
    pub new: i64,
}

/// The page.
pub fn notes(ui: &Ui, who: &SignedIn, model: &Notes) -> impl IntoView + use<> {
    let title = ui.say("notes-title");
    let wrong = model.wrong.map(|key| ui.say(key));
    let problems: Vec<Problem> =
        wrong.iter().map(|message| Problem { field: "body".to_owned(), message: message.clone() }).collect();
    let held = model.held.then(|| {
        view! {
            <div class="error-summary" role="alert" tabindex="-1" autofocus>
                <h2>{ui.say("notes-held")}</h2>
                <p>{ui.say("notes-held-now")}</p>
                <p>{ui.say("notes-held-where")}</p>
            </div>
        }
    });
    let here = urls::session_page(model.id, "notes");
    let list = if model.notes.is_empty() {
        view! { <p>{ui.say("notes-none")}</p> }.into_any()
    } else {
        let items = model
            .notes
            .iter()
            .map(|one| {
                let drop =
                    ui.say_with("notes-drop-one", &[("note", one.body.chars().take(40).collect::<String>().into())]);
                view! {
                    <li class="comment">
                        {note(ui, one)}
                        <details class="change">
                            <summary aria-label=drop>{ui.say("notes-drop")}</summary>
                            <form method="post" action=here.clone()>
                                <input type="hidden" name="note" value=one.id.to_string()/>
                                <button class="button small" name="do" value="drop">{ui.say("notes-drop-sure")}</button>
                            </form>
                        </details>
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="comment-list">{items}</ul> }.into_any()
    };
    let kinds = NoteKind::ALL
        .iter()
        .enumerate()
        .map(|(at, kind)| {
            let id = format!("kind-{}", kind.as_str());
            let value = kind.as_str();
            let checked = model.fields.first("kind").map_or(at == 0, |chosen| chosen == value);
            view! {
                <div class="option"><div class="pick">
                    <input type="radio" id=id.clone() name="kind" value=value checked=checked aria-describedby=format!("{id}-about")/>
                    <label for=id.clone()><span>{ui.say(&format!("note-kind-{value}"))}</span></label>
                </div><p class="option-about" id=format!("{id}-about")>{ui.say(&format!("note-about-{value}"))}</p></div>
            }
        })
        .collect_view();
    let services = model
        .services
        .iter()
        .map(|(code, name)| view! { <option value=code.to_string() selected=model.fields.holds("service", code.as_str())>{name.clone()}</option> })
        .collect_view();
    let agreed = Agreed::ALL
        .iter()
        .map(|one| view! { <option value=one.as_str() selected=model.fields.holds("agreed", one.as_str())>{ui.say(&format!("agreed-{}", one.as_str()))}</option> })
        .collect_view();
    let typed = model.fields.first("body").unwrap_or_default().to_owned();
    let is_wrong = wrong.is_some();
    let described = if is_wrong { "body-hint body-error" } else { "body-hint" };
    let frame = Frame {
        title: title.clone(),
        error: is_wrong || model.held,
        back: Some(urls::session(model.id)),
        officer: true,
        bar: Some(top(who, &model.consultation)),
        unsaved: true,
        ..Frame::default()
    };
    let body = view! {
        {error_summary(ui, &problems)}
        {held}
        <p class="when">{model.group.clone()}</p>
        <h1>{title}</h1>
        {list}
        <form method="post" action=here.clone() class="plan">
            <h2>{ui.say("notes-add")}</h2>
            <section class="attention"><h3>{ui.say("lead-child-tells")}</h3><p>{ui.say("lead-child-tells-text")}</p></section>
            <input type="hidden" name="id" value=model.new.to_string()/>
            <fieldset class="question"><legend class="label">{ui.say("notes-kind")}</legend><div class="options">{kinds}</div></fieldset>
            <div class="question"><label class="label" for="service">{ui.say("notes-service")}</label>
                <select id="service" name="service"><option value="">{ui.say("notes-no-service")}</option>{services}</select></div>
            <div class="question" class:wrong=is_wrong>
                <label class="label" for="body">{ui.say("notes-body")}</label>
                <p class="hint" id="body-hint">{ui.say("notes-body-hint")}</p>
                {wrong.map(|wrong| error_message(ui, "body", wrong))}
                {textarea("body", "body", Some(described.to_owned()), 4, &typed)}
            </div>
            <div class="question">
                <div class="option"><div class="pick">
                    <input type="checkbox" id="consent" name="consent" value="yes" checked=model.fields.holds("consent", "yes") aria-describedby="consent-about"/>
                    <label for="consent"><span>{ui.say("notes-consent")}</span></label>
                </div><p class="option-about" id="consent-about">{ui.say("notes-consent-about")}</p></div>
            </div>
            <div class="question"><label class="label" for="agreed">{ui.say("notes-agreed")}</label>
                <select id="agreed" name="agreed"><option value="">{ui.say("notes-agreed-unknown")}</option>{agreed}</select></div>
            <div class="buttons"><button class="button" name="do" value="add">{ui.say("notes-keep")}</button></div>
        </form>
    };
    shell(ui, frame, body)
}

/// A note: what it holds stands before its words, so that nobody takes one for another.
pub(super) fn note(ui: &Ui, one: &NoteLine) -> impl IntoView + use<> {
    let kind = ui.say(&format!("note-kind-{}", one.kind.as_str()));
    let service = one.service.clone().map(|service| format!("{service}: "));
    let agreed = one.agreed.map(|agreed| {
        let words = ui.say(&format!("agreed-{}", agreed.as_str()));
        view! { <p class="hint">{ui.say_with("notes-agreed-line", &[("agreed", words.into())])}</p> }
    });
    let words = match one.kind {
        NoteKind::AsSaid => view! { <blockquote dir="auto">{one.body.clone()}</blockquote> }.into_any(),
        _ => view! { <p class="kept-lines" dir="auto">{one.body.clone()}</p> }.into_any(),
    };
    let says_who = (!one.says_who.is_empty()).then(|| {
        let words = ui.say_with("notes-says-who", &[("what", one.says_who.join(", ").into())]);
        view! { <p class="error-message">{words}</p> }
    });
    view! { <p class="comment-about">{service}{kind}</p>{words}{agreed}{says_who} }
}
