//! A letter to parents before a session of children: what happens, what is kept, and how to say no.

use domain::{
    code::Code,
    consultation::Consultation,
    engage::{Pace, Plan},
    language::Language,
};
use leptos::prelude::*;

use super::top;
use crate::{
    components::linked,
    pages::{officer::SignedIn, public::language_links},
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// A part of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterPart {
    /// Its heading; the first part has none.
    pub heading: Option<String>,
    /// Paragraphs.
    pub text: Vec<String>,
    /// Below them, one by one: services, or what happens.
    pub points: Vec<String>,
}

/// All that a letter says, in the language of those who get it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Its language.
    pub language: Language,
    /// Its title.
    pub title: String,
    /// Whom it is from, which group it is about, and the day: a line each, for they are of different scripts.
    pub about: Vec<String>,
    /// What it says.
    pub parts: Vec<LetterPart>,
}

impl Letter {
    /// Writes a letter in plain words of a language. `addresses` are where adults take part, and where it stands how the
    /// council looks after what it is told.
    pub fn of(ui: &Ui, consultation: &Consultation, plan: &Plan, school: &str, [answer, privacy]: [String; 2]) -> Self {
        let contact = &consultation.contact;
        let day = ui.day(&plan.day);
        // By its name alone parents may take a service for something that their child was picked for.
        let services: Vec<String> = plan
            .services
            .iter()
            .map(|code| match ui.survey_part(&format!("service-{code}"), "about") {
                Some(about) => format!("{}: {}", ui.service(code), about.text),
                None => ui.service(code),
            })
            .collect();
        let asked = ui.say_with(
            "letter-what",
            &[
                ("council", contact.council.clone().into()),
                ("consultation", ui.survey("consultation-title").text.into()),
            ],
        );
        let when = ui.say_with(
            "letter-when",
            &[("group", plan.group.clone().into()), ("school", school.to_owned().into()), ("day", day.clone().into())],
        );
        let mut first = vec![ui.say("letter-dear"), asked, when];
        if !services.is_empty() {
            first.push(ui.say("letter-services"));
        }
        let part =
            |heading: &str, text: Vec<String>, points| LetterPart { heading: Some(ui.say(heading)), text, points };
        let mut happens: Vec<String> = Vec::new();
        let kept = match plan.pace {
            Pace::Together => {
                happens.extend(plan.ways.iter().map(|way| ui.say(&format!("letter-way-{}", way.as_str()))));
                // Where nothing is counted, there are no counts.
                if plan.counts() { "letter-kept-together" } else { "letter-kept-talked" }
            }
            Pace::Own => {
                happens.push(ui.say("letter-own-pace"));
                let others = plan.ways.iter().filter(|way| !way.is_device());
                happens.extend(others.map(|way| ui.say(&format!("letter-way-{}", way.as_str()))));
                "letter-kept-own"
            }
        };
        let until = [("closes", ui.day(&consultation.closes).into()), ("address", answer.into())];
        let more = [("privacy", privacy.into()), ("email", contact.email.clone().into())];
        Self {
            language: ui.language().clone(),
            title: ui.say("letter-title"),
            about: vec![format!("{school}, {}", plan.group), day.clone()],
            parts: vec![
                LetterPart { heading: None, text: first, points: services },
                part("letter-how", vec![ui.say("letter-choice")], happens),
                part(
                    "letter-kept",
                    [kept, "letter-kept-words", "letter-kept-safe"].map(|key| ui.say(key)).to_vec(),
                    Vec::new(),
                ),
                part("letter-no", vec![ui.say_with("letter-no-text", &[("day", day.into())])], Vec::new()),
                part(
                    "letter-you",
                    vec![ui.say_with("letter-you-text", &until), ui.say_with("letter-more", &more)],
                    Vec::new(),
                ),
            ],
        }
    }
}

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct LetterPage {
    /// The session's number.
    pub id: i64,
    /// The consultation.
    pub consultation: Code,
    /// Its title, in English.
    pub title: String,
    /// The school.
    pub school: String,
    /// The session's day, in English.
    pub day: String,
    /// The languages it can be written in.
    pub languages: Vec<Language>,
    /// The letter.
    pub letter: Letter,
}

/// The page: a letter to be copied into the way the school writes to parents, or printed.
pub fn letter(ui: &Ui, who: &SignedIn, model: &LetterPage) -> impl IntoView + use<> {
    let title = ui.say("letter-page-title");
    let here = urls::session_page(model.id, "letter");
    let carried = format!("?language={}", model.letter.language);
    let languages = language_links(ui, model.languages.clone(), &model.letter.language, &here);
    let parts = model
        .letter
        .parts
        .iter()
        .map(|part| {
            let heading = part.heading.clone().map(|heading| view! { <h3>{heading}</h3> });
            let text = part.text.iter().map(|words| view! { <p>{linked(words)}</p> }).collect_view();
            let points = (!part.points.is_empty()).then(|| {
                let items = part.points.iter().map(|words| view! { <li>{words.clone()}</li> }).collect_view();
                view! { <ul>{items}</ul> }
            });
            view! { {heading}{text}{points} }
        })
        .collect_view();
    let about =
        model.letter.about.iter().map(|line| view! { <p class="when" dir="auto">{line.clone()}</p> }).collect_view();
    let (tag, direction) = (model.letter.language.to_string(), model.letter.language.direction());
    let frame =
        Frame { title: title.clone(), officer: true, bar: Some(top(who, &model.consultation)), ..Frame::default() };
    let body = view! {
        <p class="when">{model.title.clone()}" · "{model.school.clone()}</p>
        <h1>{title}</h1>
        <p class="lead">{ui.say_with("letter-page-lead", &[("day", model.day.clone().into())])}</p>
        <p class="downloads">
            <a class="button" href=format!("{}{carried}", urls::session_page(model.id, "letter.pdf"))>{ui.say("letter-page-download")}</a>
            <a class="button secondary" href=urls::session(model.id)>{ui.say("letter-page-back")}</a>
        </p>
        {languages}
        <article class="letter" lang=tag dir=direction>
            <h2>{model.letter.title.clone()}</h2>
            {about}
            {parts}
        </article>
    };
    shell(ui, frame, body)
}
