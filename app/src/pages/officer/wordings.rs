//! The wordings of a consultation's surveys: read whole, tried out, and what people made of them.

use domain::{
    code::Code,
    language::Language,
    level::ReadingLevel,
    respond::form::Fields,
    signing::name,
    trial::{FEWEST, LONGEST, MOST, Standing, Wrong},
};
use leptos::prelude::*;

use super::{Bar, SignedIn};
use crate::{
    components::{
        error_summary::{Problem, error_summary},
        text_field::{Takes, TextField, text_field},
    },
    pages::engage::{Qr, qr_code},
    shell::{Frame, shell},
    signed::Text,
    ui::Ui,
    urls,
};

/// A wording in the list.
#[derive(Clone, Debug)]
pub struct WordingRow {
    /// The level.
    pub level: ReadingLevel,
    /// The language, and its own name.
    pub language: (Language, String),
    /// How many texts it has.
    pub texts: usize,
    /// How many of those stand in another wording, since this one lacks them.
    pub missing: usize,
    /// How many may be too hard for their readers; nothing where no rule knows the language.
    pub hard: Option<usize>,
    /// How far it has been tried.
    pub standing: Standing,
}

/// A survey in the list.
#[derive(Clone, Debug)]
pub struct WordingSurvey {
    /// The survey.
    pub survey: Code,
    /// Whom it is for.
    pub audience: String,
    /// The address by which it is tried, with its picture for cameras, where one was made.
    pub link: Option<(String, Option<Qr>)>,
    /// Its wordings.
    pub lines: Vec<WordingRow>,
}

/// What the list is shown with.
#[derive(Clone, Debug)]
pub struct Wordings {
    /// The consultation.
    pub code: Code,
    /// Its surveys.
    pub surveys: Vec<WordingSurvey>,
}

/// The list.
pub fn wordings(ui: &Ui, who: &SignedIn, model: &Wordings) -> impl IntoView + use<> {
    let title = ui.say("wordings-title");
    let surveys = model.surveys.iter().map(|survey| of_survey(ui, &model.code, survey)).collect_view();
    let frame = Frame {
        title: title.clone(),
        officer: true,
        bar: Some(Bar::of(who, Some((&model.code, "wordings")))),
        back: Some(urls::officer(&model.code, "")),
        ..Frame::default()
    };
    let body = view! {
        <h1>{title}</h1>
        <p class="lead">{ui.say_with("wordings-lead", &[("fewest", FEWEST.into())])}</p>
        {surveys}
    };
    shell(ui, frame, body)
}

fn of_survey(ui: &Ui, code: &Code, survey: &WordingSurvey) -> impl IntoView + use<> {
    let number = |n: usize| view! { <td class="number">{n.to_string()}</td> };
    let tries = survey.link.as_ref().map(|(address, _)| address.clone());
    let rows = survey
        .lines
        .iter()
        .map(|line| {
            let (language, own) = &line.language;
            let name = ui.say(&format!("level-name-{}", line.level));
            let of = format!(": {}", survey.audience);
            let hard = line.hard.map_or_else(|| "–".to_owned(), |n| n.to_string());
            view! {
                <tr>
                    <th scope="row">
                        <a href=urls::wording(code, &survey.survey, line.level, language)>
                            {name.clone()}", "<span lang=language.to_string()>{own.clone()}</span><span class="visually-hidden">{of}</span>
                        </a>
                        {tries.clone().map(|link| view! { <span class="line"><a href=format!("{link}?level={}&language={language}", line.level)>{ui.say("wordings-try")}<span class="visually-hidden">{format!(": {name}, {own}")}</span></a></span> })}
                    </th>
                    {number(line.texts)}
                    {number(line.missing)}
                    <td class="number">{hard}</td>
                    <td class="number">{line.standing.people.to_string()}</td>
                    {number(line.standing.trouble)}
                    {number(line.standing.reworded)}
                </tr>
            }
        })
        .collect_view();
    let heads = ["wording", "texts", "missing", "hard", "people", "trouble", "reworded"]
        .into_iter()
        .enumerate()
        .map(|(at, head)| view! { <th scope="col" class:number={at > 0}>{ui.say(&format!("wordings-{head}"))}</th> })
        .collect_view();
    let action = urls::officer(code, "wordings");
    let button = |does: &'static str, class: &'static str| {
        let words = ui.say(&format!("wordings-do-{does}"));
        let which = format!("{words}: {}", survey.audience);
        view! {
            <form method="post" action=action.clone()>
                <input type="hidden" name="survey" value=survey.survey.to_string()/>
                <button class=class name="do" value=does aria-label=which>{words}</button>
            </form>
        }
    };
    let link = match &survey.link {
        None => view! { <p class="hint">{ui.say("wordings-no-link")}</p>{button("make", "button small")} }.into_any(),
        Some((address, qr)) => {
            let label = ui.say_with("links-qr", &[("whose", survey.audience.clone().into())]);
            view! {
                <div class="card school-link">
                    {qr.clone().map(|qr| qr_code(qr, label))}
                    <div>
                        <p>{ui.say("wordings-link")}</p>
                        <p><a href=address.clone() translate="no">{address.clone()}</a></p>
                        {button("drop", "button secondary small")}
                    </div>
                </div>
            }
            .into_any()
        }
    };
    let (caption, region) = (survey.audience.clone(), survey.audience.clone());
    view! {
        <section id=survey.survey.to_string()>
            <h2>{survey.audience.clone()}</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-label=region>
                <table>
                    <caption class="visually-hidden">{caption}</caption>
                    <thead><tr>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {link}
        </section>
    }
}

/// What was noted of a text.
#[derive(Clone, Debug)]
pub struct NoteLine {
    /// Its number.
    pub id: i64,
    /// Whether it was understood.
    pub understood: bool,
    /// What somebody made of it.
    pub said: String,
    /// Who noted it, and when, in words.
    pub whence: String,
}

/// A text, and what there is to say of it.
#[derive(Clone, Debug)]
pub struct TextLine {
    /// The text.
    pub text: Text,
    /// Why it may be too hard.
    pub hard: Vec<String>,
    /// What was noted of it.
    pub notes: Vec<NoteLine>,
}

/// A round.
#[derive(Clone, Debug)]
pub struct RoundLine {
    /// Its number.
    pub id: i64,
    /// The day, in words.
    pub day: String,
    /// How many they were.
    pub people: u32,
    /// Who they were.
    pub who: String,
}

/// What the page of a wording is shown with.
#[derive(Clone, Debug)]
pub struct WordingTexts {
    /// The consultation.
    pub code: Code,
    /// The survey, and whom it is for.
    pub survey: (Code, String),
    /// The level.
    pub level: ReadingLevel,
    /// The language, and its own name.
    pub language: (Language, String),
    /// Its texts, in the order they are read.
    pub lines: Vec<TextLine>,
    /// The keys of what it lacks.
    pub missing: Vec<String>,
    /// The age at which most people can read it, and at which they should be able to.
    pub reading_age: Option<(f64, f64)>,
    /// With whom it was tried.
    pub rounds: Vec<RoundLine>,
    /// What was noted of texts that are other words now: those words, and the note.
    pub earlier: Vec<(String, NoteLine)>,
    /// How far it has been tried.
    pub standing: Standing,
    /// What was typed.
    pub fields: Fields,
    /// What is wrong with it.
    pub wrong: Vec<Wrong>,
    /// Of which text, where it is about one.
    pub wrong_about: Option<String>,
}

impl WordingTexts {
    fn action(&self) -> String {
        urls::wording(&self.code, &self.survey.0, self.level, &self.language.0)
    }

    fn field(&self, wrong: Wrong) -> String {
        match &self.wrong_about {
            Some(about) => note_field(about),
            None => wrong.as_str().to_owned(),
        }
    }
}

fn note_field(about: &str) -> String {
    format!("note-{about}")
}

fn message(ui: &Ui, wrong: Wrong) -> String {
    let args = [("max", if wrong == Wrong::People { MOST.into() } else { LONGEST.into() })];
    ui.say_with(&format!("wordings-wrong-{}", wrong.as_str()), &args)
}

/// The page of a wording.
pub fn wording_texts(ui: &Ui, who: &SignedIn, model: &WordingTexts) -> impl IntoView + use<> {
    let title = ui.say_with(
        "wordings-of",
        &[
            ("audience", model.survey.1.clone().into()),
            ("level", ui.say(&format!("level-name-{}", model.level)).into()),
            ("language", model.language.1.clone().into()),
        ],
    );
    let problems: Vec<Problem> =
        model.wrong.iter().map(|wrong| Problem { field: model.field(*wrong), message: message(ui, *wrong) }).collect();
    let standing = model.standing;
    let tried = ui.say_with(
        "wordings-standing",
        &[
            ("people", standing.people.into()),
            ("fewest", FEWEST.into()),
            ("trouble", standing.trouble.into()),
            ("reworded", standing.reworded.into()),
        ],
    );
    let age = model.reading_age.map(|(age, most)| {
        let args = [("age", format!("{age:.0}").into()), ("most", format!("{most:.0}").into())];
        let late = age > most + 0.5;
        view! { <p class:attention=late>{ui.say_with(if late { "wordings-age-high" } else { "wordings-age" }, &args)}</p> }
    });
    let missing = (!model.missing.is_empty()).then(|| {
        let keys = model.missing.iter().map(|key| view! { <li><code>{key.clone()}</code></li> }).collect_view();
        let summary = ui.say_with("wordings-missing-of", &[("n", model.missing.len().into())]);
        view! { <details><summary>{summary}</summary><p>{ui.say("wordings-missing-lead")}</p><ul>{keys}</ul></details> }
    });
    let lines = model.lines.iter().map(|line| one(ui, model, line)).collect_view();
    let earlier = (!model.earlier.is_empty()).then(|| {
        let items = model
            .earlier
            .iter()
            .map(|(words, note)| {
                view! { <li class="comment">{said(model, words)}<ul class="notes">{one_note(ui, model, note)}</ul></li> }
            })
            .collect_view();
        view! { <h2>{ui.say("wordings-earlier")}</h2><ul class="comment-list">{items}</ul> }
    });
    let frame = Frame {
        title: title.clone(),
        officer: true,
        bar: Some(Bar::of(who, Some((&model.code, "wordings")))),
        error: !problems.is_empty(),
        unsaved: true,
        back: Some(urls::officer(&model.code, "wordings")),
        ..Frame::default()
    };
    let body = view! {
        {error_summary(ui, &problems)}
        <h1>{title}</h1>
        <p class="lead">{tried}</p>
        {age}
        {missing}
        {rounds(ui, model)}
        <h2>{ui.say("wordings-texts-heading")}</h2>
        <ul class="comment-list">{lines}</ul>
        {earlier}
    };
    shell(ui, frame, body)
}

/// Words as their readers have them.
fn said(model: &WordingTexts, words: &str) -> impl IntoView + use<> {
    let (tag, direction) = (model.language.0.to_string(), model.language.0.direction());
    view! { <blockquote lang=tag dir=direction>{words.to_owned()}</blockquote> }
}

fn rounds(ui: &Ui, model: &WordingTexts) -> impl IntoView + use<> {
    let items = model
        .rounds
        .iter()
        .map(|round| {
            let args =
                [("day", round.day.clone().into()), ("n", round.people.into()), ("who", round.who.clone().into())];
            let words = ui.say_with("wordings-round", &args);
            view! { <li>{words.clone()}" "{take_back(ui, model, "drop-round", round.id, &words)}</li> }
        })
        .collect_view();
    let field = |wrong: Wrong, takes: Takes, hint: bool| {
        let id = wrong.as_str();
        let is_wrong = model.wrong_about.is_none() && model.wrong.contains(&wrong);
        let field = TextField {
            id: id.into(),
            label: ui.say(&format!("wordings-{id}-ask")),
            hint: hint.then(|| ui.say(&format!("wordings-{id}-hint"))),
            value: model.fields.first(id).unwrap_or_default().to_owned(),
            wrong: is_wrong.then(|| message(ui, wrong)),
            takes,
        };
        text_field(ui, field)
    };
    let open = model.wrong_about.is_none() && !model.wrong.is_empty();
    view! {
        <h2>{ui.say("wordings-rounds")}</h2>
        <ul>{items}</ul>
        <details open=open>
            <summary>{ui.say("wordings-add-round")}</summary>
            <form method="post" action=model.action() novalidate>
                {field(Wrong::Day, Takes::Day, false)}
                {field(Wrong::People, Takes::Number, false)}
                {field(Wrong::Who, Takes::Words, true)}
                <div class="buttons"><button class="button" name="do" value="round">{ui.say("wordings-do-round")}</button></div>
            </form>
        </details>
    }
}

fn take_back(ui: &Ui, model: &WordingTexts, does: &'static str, id: i64, what: &str) -> impl IntoView + use<> {
    let words = ui.say("wordings-take-back");
    let which = format!("{words}: {what}");
    view! {
        <form class="take-back" method="post" action=model.action()>
            <input type="hidden" name="id" value=id.to_string()/>
            <button class="button secondary small" name="do" value=does aria-label=which>{words}</button>
        </form>
    }
}

fn one_note(ui: &Ui, model: &WordingTexts, note: &NoteLine) -> impl IntoView + use<> {
    let mark = ui.say(if note.understood { "wordings-understood" } else { "wordings-not-understood" });
    let said = if note.said.is_empty() { mark.clone() } else { format!("{mark} {}", note.said) };
    view! {
        <li>
            <p><span class:late=!note.understood>{said.clone()}</span>" "<span class="hint">{note.whence.clone()}</span></p>
            {take_back(ui, model, "drop-note", note.id, &said)}
        </li>
    }
}

fn one(ui: &Ui, model: &WordingTexts, line: &TextLine) -> impl IntoView + use<> {
    let about = name(&line.text.key).to_owned();
    let hard = line.hard.iter().map(|why| view! { <p class="attention">{why.clone()}</p> }).collect_view();
    let notes = (!line.notes.is_empty()).then(|| {
        let notes = line.notes.iter().map(|note| one_note(ui, model, note)).collect_view();
        view! { <ul class="notes">{notes}</ul> }
    });
    let is_wrong = model.wrong_about.as_deref() == Some(about.as_str());
    let id = note_field(&about);
    let field = TextField {
        id: id.clone().into(),
        label: ui.say("wordings-note-ask"),
        value: if is_wrong { model.fields.first(&id).unwrap_or_default().to_owned() } else { String::new() },
        wrong: is_wrong.then(|| message(ui, Wrong::Note)),
        ..TextField::default()
    };
    let first: String = line.text.words.lines().next().unwrap_or_default().to_owned();
    let button = |value: &'static str, class: &'static str| {
        let words = ui.say(&format!("wordings-understood-{value}"));
        view! { <button class=class name="understood" value=value>{words}</button> }
    };
    view! {
        <li class="comment" id=about.clone()>
            <p class="hint">{ui.say(&format!("signing-part-{}", line.text.part.as_str()))}</p>
            {said(model, &line.text.words)}
            {hard}
            {notes}
            <details open=is_wrong>
                <summary>{ui.say("wordings-add-note")}<span class="visually-hidden">": "{first}</span></summary>
                <form class="correct" method="post" action=format!("{}#{about}", model.action()) novalidate>
                    <input type="hidden" name="about" value=line.text.key.to_string()/>
                    <input type="hidden" name="do" value="note"/>
                    {text_field(ui, field)}
                    <div class="desk-buttons">{button("no", "button small")}{button("yes", "button secondary small")}</div>
                </form>
            </details>
        </li>
    }
}
