//! What was drawn in a session: photographed, described, and looked at.

use domain::{code::Code, respond::form::Fields};
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

/// A drawing, as it is shown.
#[derive(Clone, Debug)]
pub struct DrawingLine {
    /// Its number.
    pub id: i64,
    /// The service it is about, in words.
    pub service: Option<String>,
    /// What it shows.
    pub words: String,
    /// Whether those who drew it agreed that it may be shown outside the room.
    pub agreed: bool,
    /// Whether reports may show it.
    pub shown: bool,
    /// Where its picture is.
    pub picture: String,
    /// How wide and how high it is, in pixels.
    pub size: (u32, u32),
}

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct Drawings {
    /// The session's number.
    pub id: i64,
    /// The consultation.
    pub consultation: Code,
    /// The group.
    pub group: String,
    /// The drawings so far.
    pub drawings: Vec<DrawingLine>,
    /// Whether there may be no more.
    pub full: bool,
    /// The services a drawing may be about.
    pub services: Vec<(Code, String)>,
    /// What was typed.
    pub fields: Fields,
    /// What is wrong with it: the field, and the key of the words.
    pub wrong: Vec<(&'static str, &'static str)>,
    /// Whether what was written went to the safeguarding lead instead.
    pub held: bool,
    /// A number for the next drawing.
    pub new: i64,
}

/// The page.
pub fn drawings(ui: &Ui, who: &SignedIn, model: &Drawings) -> impl IntoView + use<> {
    let title = ui.say("drawings-title");
    let problems: Vec<Problem> =
        model.wrong.iter().map(|(field, key)| Problem { field: (*field).to_owned(), message: ui.say(key) }).collect();
    let held = model.held.then(|| {
        view! {
            <div class="error-summary" role="alert" tabindex="-1" autofocus>
                <h2>{ui.say("notes-held")}</h2>
                <p>{ui.say("notes-held-now")}</p>
                <p>{ui.say("drawings-held-where")}</p>
            </div>
        }
    });
    let list = if model.drawings.is_empty() {
        view! { <p>{ui.say("drawings-none")}</p> }.into_any()
    } else {
        let items = model
            .drawings
            .iter()
            .map(|one| view! { <li class="comment">{drawing(ui, one)}{drop(ui, model.id, one)}</li> })
            .collect_view();
        view! { <ul class="comment-list drawings">{items}</ul> }.into_any()
    };
    let frame = Frame {
        title: title.clone(),
        error: !problems.is_empty() || model.held,
        back: Some(urls::session(model.id)),
        officer: true,
        bar: Some(top(who, &model.consultation)),
        unsaved: true,
        ..Frame::default()
    };
    let add = if model.full {
        view! { <p class="attention">{ui.say("drawings-wrong-full")}</p> }.into_any()
    } else {
        add(ui, model).into_any()
    };
    let body = view! {
        {error_summary(ui, &problems)}
        {held}
        <p class="when">{model.group.clone()}</p>
        <h1>{title}</h1>
        <p class="lead">{ui.say("drawings-lead")}</p>
        <section class="attention"><h2>{ui.say("lead-child-tells")}</h2><p>{ui.say("drawings-child-tells")}</p></section>
        {list}
        {add}
    };
    shell(ui, frame, body)
}

fn add(ui: &Ui, model: &Drawings) -> impl IntoView + use<> {
    let wrong = |field: &str| model.wrong.iter().find(|(at, _)| *at == field).map(|(_, key)| ui.say(key));
    let described = |field: &str| {
        let hint = format!("{field}-hint");
        if wrong(field).is_some() { format!("{hint} {field}-error") } else { hint }
    };
    let services = model
        .services
        .iter()
        .map(|(code, name)| view! { <option value=code.to_string() selected=model.fields.holds("service", code.as_str())>{name.clone()}</option> })
        .collect_view();
    let tick = |name: &'static str| {
        let wrong = wrong(name);
        let is_wrong = wrong.is_some();
        view! {
            <div class="question" class:wrong=is_wrong>
                {wrong.map(|wrong| error_message(ui, name, wrong))}
                <div class="options"><div class="option"><div class="pick">
                    <input type="checkbox" id=name name=name value="yes" checked=model.fields.holds(name, "yes") aria-describedby=described(name)/>
                    <label for=name><span>{ui.say(&format!("drawings-{name}"))}</span></label>
                </div></div></div>
                <p class="hint" id=format!("{name}-hint")>{ui.say(&format!("drawings-{name}-hint"))}</p>
            </div>
        }
    };
    let typed = model.fields.first("words").unwrap_or_default().to_owned();
    view! {
        <form method="post" enctype="multipart/form-data" action=urls::session_page(model.id, "drawings") class="plan" novalidate>
            <h2>{ui.say("drawings-add")}</h2>
            <input type="hidden" name="id" value=model.new.to_string()/>
            <div class="question" class:wrong=wrong("picture").is_some()>
                <label class="label" for="picture">{ui.say("drawings-picture")}</label>
                <p class="hint" id="picture-hint">{ui.say("drawings-picture-hint")}</p>
                {wrong("picture").map(|wrong| error_message(ui, "picture", wrong))}
                <input type="file" id="picture" name="picture" accept="image/jpeg,image/png,image/webp" aria-describedby=described("picture")/>
            </div>
            <div class="question" class:wrong=wrong("words").is_some()>
                <label class="label" for="words">{ui.say("drawings-words")}</label>
                <p class="hint" id="words-hint">{ui.say("drawings-words-hint")}</p>
                {wrong("words").map(|wrong| error_message(ui, "words", wrong))}
                {textarea("words", "words", Some(described("words")), 3, &typed)}
            </div>
            <div class="question"><label class="label" for="service">{ui.say("notes-service")}</label>
                <select id="service" name="service"><option value="">{ui.say("notes-no-service")}</option>{services}</select></div>
            {tick("nobody")}
            {tick("agreed")}
            <div class="buttons"><button class="button" name="do" value="add">{ui.say("drawings-keep")}</button></div>
        </form>
    }
}

/// A drawing with what it shows, and whether it may be shown outside the room.
pub(super) fn drawing(ui: &Ui, one: &DrawingLine) -> impl IntoView + use<> {
    let service = one.service.clone().map(|service| view! { <p class="comment-about">{service}</p> });
    let may = match (one.agreed, one.shown) {
        (_, true) => "drawings-shown",
        (true, false) => "drawings-agreed-line",
        (false, false) => "drawings-kept-in",
    };
    view! {
        {service}
        <figure class="drawn">
            <img src=one.picture.clone() alt=ui.say("rooms-drawing") width=one.size.0.to_string() height=one.size.1.to_string() loading="lazy"/>
            <figcaption><span dir="auto">{one.words.clone()}</span></figcaption>
        </figure>
        <p class="hint">{ui.say(may)}</p>
    }
}

/// What takes a drawing away.
pub(super) fn drop(ui: &Ui, session: i64, one: &DrawingLine) -> impl IntoView + use<> {
    let name = ui.say_with("drawings-drop-one", &[("drawing", one.words.chars().take(40).collect::<String>().into())]);
    view! {
        <form method="post" enctype="multipart/form-data" action=urls::session_page(session, "drawings")>
            <input type="hidden" name="drawing" value=one.id.to_string()/>
            <button class="button secondary small" name="do" value="drop" aria-label=name>{ui.say("drawings-drop")}</button>
        </form>
    }
}
