//! Asking again: when it was asked, what people say now beside what they said, and the survey that asks next.

use domain::{
    code::Code,
    consultation::{Day, State},
    outcome::{Block, Section},
    respond::form::Fields,
    waves::asking::Field,
};
use leptos::prelude::*;

use super::{Bar, SignedIn, overview::state_key};
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

/// One time it was asked.
#[derive(Clone, Debug)]
pub struct WaveLine {
    /// The consultation.
    pub code: Code,
    /// Its number, from 1.
    pub number: usize,
    /// Its title.
    pub title: String,
    /// Its first and its last day.
    pub days: (Day, Day),
    /// Whether it can be answered.
    pub state: State,
    /// Whether its report is published.
    pub published: bool,
    /// Whether anybody has answered.
    pub answered: bool,
    /// Whether its first day is to come, so that it may be taken back.
    pub may_take_back: bool,
}

/// What keeps it from being asked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// It is not decided yet.
    NotDecided,
    /// Its first report is not published.
    NoReport,
    /// What its first report rates was not kept.
    NoFigures,
    /// Nothing of it is rated.
    NothingRated,
}

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct Waves {
    /// The first consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// Every time it was asked.
    pub waves: Vec<WaveLine>,
    /// What people say now beside what they said; empty where there is nothing yet.
    pub compared: Vec<Block>,
    /// What the next would ask: a line for each audience and level.
    pub asks: Vec<String>,
    /// Questions that would be put otherwise than when they were answered, in words.
    pub differs: Vec<String>,
    /// What keeps it from being asked again.
    pub hindered: Option<Hindrance>,
    /// What was typed, or is proposed.
    pub fields: Fields,
    /// The days that will not do.
    pub wrong: Vec<Field>,
    /// What else went wrong, in words.
    pub failed: Option<String>,
}

/// The page.
pub fn waves(ui: &Ui, who: &SignedIn, model: &Waves) -> impl IntoView + use<> {
    let title = ui.say("again-title");
    let message = |field: Field| ui.say(&format!("again-wrong-{}", field.as_str()));
    let problems: Vec<Problem> = model
        .wrong
        .iter()
        .map(|field| Problem { field: field.as_str().to_owned(), message: message(*field) })
        .chain(model.failed.iter().map(|message| Problem { field: "make".to_owned(), message: message.clone() }))
        .collect();
    let here = urls::officer(&model.code, "waves");
    let list = model.waves.iter().map(|wave| line(ui, wave, &here)).collect_view();
    let section = Section {
        key: "again".to_owned(),
        title: ui.say("again-compared"),
        words: Vec::new(),
        blocks: if model.compared.is_empty() {
            vec![Block::Said(ui.say("again-compared-none"))]
        } else {
            model.compared.clone()
        },
    };
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
        <p class="lead">{ui.say("again-officer-lead")}</p>
        <h2>{ui.say("again-waves")}</h2>
        <ol class="cards">{list}</ol>
        {make(ui, model)}
        <section class="outcome" id="compared">
            <h2>{section.title.clone()}</h2>
            <p class="hint">{ui.say("again-officers-note")}</p>
            {blocks(ui, &section, Places::here(""))}
        </section>
    };
    shell(ui, frame, body)
}

fn line(ui: &Ui, wave: &WaveLine, here: &str) -> impl IntoView + use<> {
    let name = if wave.number == 1 {
        ui.say("again-wave-first")
    } else {
        ui.say_with("again-wave-number", &[("number", wave.number.into())])
    };
    let when = format!("{} – {}. {}", ui.day(&wave.days.0), ui.day(&wave.days.1), ui.say(state_key(wave.state)));
    let stands = ui.say(match wave {
        WaveLine { published: true, .. } => "again-wave-published",
        WaveLine { answered: true, .. } => "again-wave-unpublished",
        WaveLine { .. } => "again-wave-nobody",
    });
    let report = (!wave.published && wave.answered)
        .then(|| view! { <p><a href=urls::officer(&wave.code, "report")>{ui.say("again-wave-report")}</a></p> });
    let take_back = wave.may_take_back.then(|| {
        let of = format!(": {}", wave.title);
        view! {
            <p class="hint">{ui.say("again-take-back-hint")}</p>
            <form method="post" action=here.to_owned()>
                <input type="hidden" name="wave" value=wave.code.to_string()/>
                <button class="button secondary small" name="do" value="take-back">{ui.say("again-do-take-back")}<span class="visually-hidden">{of}</span></button>
            </form>
        }
    });
    view! {
        <li class="card">
            <h3>{name}": "<a href=urls::officer(&wave.code, "")>{wave.title.clone()}</a></h3>
            <p class="when">{when}</p>
            <p>{stands}</p>
            {report}
            {take_back}
        </li>
    }
}

/// The survey that asks next: all of it is proposed, so that making it is one press.
fn make(ui: &Ui, model: &Waves) -> impl IntoView + use<> {
    let head = view! { <h2 id="make">{ui.say("again-make")}</h2> };
    if let Some(hindered) = model.hindered {
        let key = match hindered {
            Hindrance::NotDecided => "again-not-decided",
            Hindrance::NoReport => "again-no-report",
            Hindrance::NoFigures => "again-no-figures",
            Hindrance::NothingRated => "again-make-none",
        };
        return view! { {head}<p class="attention">{ui.say(key)}</p> }.into_any();
    }
    let asks = model.asks.iter().map(|line| view! { <li>{line.clone()}</li> }).collect_view();
    let differs = (!model.differs.is_empty()).then(|| {
        let items = model.differs.iter().map(|one| view! { <li>{one.clone()}</li> }).collect_view();
        view! { <div class="attention"><p>{ui.say("again-differs")}</p><ul>{items}</ul></div> }
    });
    let day = |field: Field| {
        let wrong = model.wrong.contains(&field).then(|| ui.say(&format!("again-wrong-{}", field.as_str())));
        let label = ui.say(&format!("again-ask-{}", field.as_str()));
        let value = model.fields.first(field.as_str()).unwrap_or_default().to_owned();
        text_field(
            ui,
            TextField { id: field.as_str().into(), label, value, wrong, takes: Takes::Day, ..TextField::default() },
        )
    };
    let why = model.fields.first("why").is_some();
    let number = model.fields.first("number").unwrap_or_default().to_owned();
    view! {
        {head}
        <p class="prose">{ui.say("again-make-lead")}</p>
        <ul>{asks}</ul>
        <p class="hint">{ui.say("again-make-each")}</p>
        {differs}
        <form method="post" action=urls::officer(&model.code, "waves") novalidate class="plan">
            <input type="hidden" name="number" value=number/>
            {day(Field::Opens)}
            {day(Field::Closes)}
            {day(Field::Reports)}
            <div class="question">
                <p class="inline-choice">
                    <input type="checkbox" id="why" name="why" value="yes" checked=why aria-describedby="why-hint"/>
                    <label for="why">{ui.say("again-ask-why")}</label>
                </p>
                <p class="hint" id="why-hint">{ui.say("again-ask-why-hint")}</p>
            </div>
            <div class="buttons"><button class="button">{ui.say("again-make-do")}</button></div>
        </form>
    }
    .into_any()
}
