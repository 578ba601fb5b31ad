//! After the decision, for officers: enter what was found about a promise, and agree to what another found.

use domain::{
    code::Code,
    consultation::Day,
    monitoring::{Check, Field, Verdict},
    outcome::{Block, Section},
    respond::form::Fields,
};
use leptos::prelude::*;

use super::{Bar, SignedIn};
use crate::{
    components::{
        error_summary::{Problem, error_summary},
        text_field::{Takes, TextField, error_message, text_field},
        textarea::textarea,
    },
    pages::{
        after::{Watched, beside, changed, found, history, mark, run_by, short, taken_back, terms},
        outcome::{Places, blocks},
    },
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// What waits for another officer to agree.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Its number.
    pub id: i64,
    /// What was found.
    pub check: Check,
    /// Who entered it.
    pub who: String,
    /// Whether whoever looks entered it.
    pub own: bool,
    /// Whether whoever looks may take it back: who entered it, or anybody where they have left.
    pub may_drop: bool,
}

/// A promise on the page.
#[derive(Clone, Debug)]
pub struct WatchedLine {
    /// The promise, with what was found and agreed.
    pub watched: Watched,
    /// What waits.
    pub waiting: Option<Waiting>,
}

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct Monitoring {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// Whether a report is published: without one nothing was promised in public.
    pub published: bool,
    /// The promises.
    pub promises: Vec<WatchedLine>,
    /// The key of what went wrong, and the promise it is about.
    pub wrong: Option<(i64, &'static str)>,
}

/// The page.
pub fn monitoring(ui: &Ui, who: &SignedIn, model: &Monitoring) -> impl IntoView + use<> {
    let title = ui.say("after-decision-title");
    let problems: Vec<Problem> = model
        .wrong
        .iter()
        .map(|(promise, key)| Problem { field: format!("promise-{promise}"), message: ui.say(key) })
        .collect();
    let none = model.promises.is_empty().then(|| {
        let key = if model.published { "after-decision-none" } else { "after-decision-no-report" };
        view! { <p class="attention">{ui.say(key)}</p> }
    });
    let public = (!model.promises.is_empty())
        .then(|| view! { <p><a href=urls::after(&model.code)>{ui.say("outcome-published-at")}</a></p> });
    let parts = model.promises.iter().map(|line| promise(ui, model, line)).collect_view();
    let frame = Frame {
        title: format!("{title} – {}", model.title),
        officer: true,
        bar: Some(Bar::of(who, Some((&model.code, "after")))),
        error: !problems.is_empty(),
        ..Frame::default()
    };
    let body = view! {
        {error_summary(ui, &problems)}
        <h1>{title}</h1>
        <p class="lead">{ui.say("after-decision-officer-lead")}</p>
        <p><a class="button secondary" href=urls::officer(&model.code, "waves")>{ui.say("again-nav")}</a></p>
        {public}
        {none}
        {parts}
    };
    shell(ui, frame, body)
}

fn promise(ui: &Ui, model: &Monitoring, line: &WatchedLine) -> impl IntoView + use<> {
    let published = &line.watched.published;
    let service = if published.name.is_empty() { ui.say("outcome-every-service") } else { published.name.clone() };
    let at = format!("{}#promise-{}", urls::officer(&model.code, "after"), published.id);
    let form = match &line.waiting {
        Some(waiting) => waits(ui, waiting, &at).into_any(),
        None => {
            let to = format!("{}/{}", urls::officer(&model.code, "after"), published.id);
            let name = published.promise.promise.clone();
            view! { <p><a class="button secondary small" href=to>{ui.say("found-enter")}<span class="visually-hidden">{format!(": {name}")}</span></a></p> }
                .into_any()
        }
    };
    view! {
        <section class="watched" id=format!("promise-{}", published.id)>
            <p class="when">{service}</p>
            <h2>{published.promise.promise.clone()}</h2>
            <p>{mark(ui, line.watched.standing)}</p>
            {taken_back(ui, &line.watched)}
            {terms(ui, published)}
            {run_by(ui, &line.watched)}
            {changed(ui, &line.watched)}
            {short(ui, &line.watched)}
            {form}
            {history(ui, &line.watched)}
            {beside(ui, &line.watched)}
        </section>
    }
}

/// What waits to be agreed, and who may.
fn waits(ui: &Ui, waiting: &Waiting, at: &str) -> impl IntoView + use<> {
    let agree = (!waiting.own)
        .then(|| view! { <button class="button" name="do" value="agree">{ui.say("found-do-agree")}</button> });
    let own = waiting.own.then(|| view! { <p>{ui.say("found-own")}</p> });
    let drop = waiting
        .may_drop
        .then(|| view! { <button class="button secondary" name="do" value="drop">{ui.say("found-do-drop")}</button> });
    let not_so = (!waiting.may_drop)
        .then(|| view! { <p class="hint">{ui.say_with("found-not-so", &[("who", waiting.who.clone().into())])}</p> });
    let lead = ui.say_with("found-waits", &[("who", waiting.who.clone().into())]);
    view! {
        <div class="attention">
            <h3>{lead}</h3>
            {found(ui, &waiting.check)}
            {own}
            <form method="post" action=at.to_owned() class="buttons">
                <input type="hidden" name="id" value=waiting.id.to_string()/>
                {agree}
                {drop}
            </form>
            {not_so}
        </div>
    }
}

/// The page on which what was found is entered.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// The promise, with what was found before.
    pub watched: Watched,
    /// What people say now about its service, beside what they said; empty where nobody was asked again.
    pub said: Vec<Block>,
    /// The first and the last day it can have been looked at.
    pub days: (Day, Day),
    /// What was typed.
    pub fields: Fields,
    /// The fields that will not do.
    pub wrong: Vec<Field>,
    /// The key of what else went wrong, and where.
    pub failed: Option<(Field, &'static str)>,
}

/// The page.
pub fn finding(ui: &Ui, who: &SignedIn, model: &Finding) -> impl IntoView + use<> {
    let list = urls::officer(&model.code, "after");
    let published = &model.watched.published;
    let title = published.promise.promise.clone();
    let value = |field: Field| model.fields.first(field.as_str()).unwrap_or_default().to_owned();
    let (earliest, latest) = &model.days;
    let days = [("first", ui.day(earliest).into()), ("last", ui.day(latest).into())];
    let message = |field: Field| ui.say_with(&format!("found-wrong-{}", field.as_str()), &days);
    let failed = |field: Field| model.failed.filter(|(at, _)| *at == field).map(|(_, key)| ui.say(key));
    let wrong = |field: Field| model.wrong.contains(&field).then(|| message(field)).or_else(|| failed(field));
    let problems: Vec<Problem> = model
        .wrong
        .iter()
        .map(|field| Problem { field: field.as_str().to_owned(), message: message(*field) })
        .chain(model.failed.map(|(at, key)| Problem { field: at.as_str().to_owned(), message: ui.say(key) }))
        .collect();
    let line = |field: Field, takes: Takes| {
        let label = ui.say(&format!("found-ask-{}", field.as_str()));
        let (value, wrong) = (value(field), wrong(field));
        text_field(ui, TextField { id: field.as_str().into(), label, value, wrong, takes, ..TextField::default() })
    };
    let long = |field: Field| {
        let id = field.as_str();
        let message = wrong(field).map(|message| error_message(ui, id, message));
        let is_wrong = message.is_some();
        let described = if is_wrong { format!("{id}-hint {id}-error") } else { format!("{id}-hint") };
        view! {
            <div class="question" class:wrong=is_wrong>
                <label class="label" for=id>{ui.say(&format!("found-ask-{id}"))}</label>
                <p class="hint" id=format!("{id}-hint")>{ui.say("found-unless-held")}</p>
                {message}
                {textarea(id, id, Some(described), 3, &value(field))}
            </div>
        }
    };
    let chosen = value(Field::Verdict);
    let options = Verdict::ALL
        .iter()
        .map(|one| {
            let id = if *one == Verdict::ALL[0] { "verdict".to_owned() } else { format!("verdict-{}", one.as_str()) };
            let words = ui.say(&format!("standing-{}", one.as_str()));
            view! {
                <p class="inline-choice">
                    <input type="radio" id=id.clone() name="verdict" value=one.as_str() checked=chosen == one.as_str()/>
                    <label for=id>{words}</label>
                </p>
            }
        })
        .collect_view();
    let verdict_message = wrong(Field::Verdict).map(|message| error_message(ui, "verdict", message));
    let verdict_wrong = verdict_message.is_some();
    let described = verdict_wrong.then_some("verdict-error");
    let said = (!model.said.is_empty()).then(|| {
        let section = Section {
            key: "said".to_owned(),
            title: ui.say("again-promise-heading"),
            words: Vec::new(),
            blocks: model.said.clone(),
        };
        view! { <section class="outcome" id="said"><h2>{section.title.clone()}</h2>{blocks(ui, &section, Places::here(""))}</section> }
    });
    let frame = Frame {
        title: format!("{title} – {}", ui.say("after-decision-title")),
        officer: true,
        bar: Some(Bar::of(who, Some((&model.code, "after")))),
        unsaved: true,
        error: !problems.is_empty(),
        ..Frame::default()
    };
    let body = view! {
        {error_summary(ui, &problems)}
        <p><a href=list.clone()>{ui.say("after-decision-title")}</a></p>
        <h1>{title}</h1>
        {terms(ui, published)}
        {changed(ui, &model.watched)}
        {beside(ui, &model.watched)}
        <form method="post" action=format!("{list}/{}", published.id) novalidate class="plan">
            {line(Field::On, Takes::Day)}
            <fieldset class="question inline" class:wrong=verdict_wrong aria-describedby=described>
                <legend class="label">{ui.say("found-ask-verdict")}</legend>
                {verdict_message}
                {options}
            </fieldset>
            {line(Field::Figure, Takes::Words)}
            {long(Field::ForWhom)}
            {long(Field::Doing)}
            {line(Field::Next, Takes::Day)}
            <div class="buttons"><button class="button">{ui.say("found-do-enter")}</button></div>
        </form>
        {history(ui, &model.watched)}
        {said}
    };
    shell(ui, frame, body)
}
