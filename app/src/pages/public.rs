//! What anyone sees first: which consultations are open, and which survey is theirs.

use std::sync::Arc;

use domain::{
    audience::Audience,
    code::Code,
    consultation::{Consultation, State},
    edition::SurveyEdition,
    level::ReadingLevel,
};
use leptos::prelude::*;

use super::after::asked_now;
use crate::{
    pictures::picture,
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// One consultation of a list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The consultation.
    pub consultation: Consultation,
    /// Its title and who asks, in the reader's wording.
    pub title: String,
    /// Whether it can be answered.
    pub state: State,
    /// Whether the council has answered: *you said, we did*.
    pub replied: bool,
}

/// The list of consultations.
pub fn home(ui: &Ui, listed: Vec<Listed>) -> impl IntoView + use<> {
    let title = ui.say("home-title");
    let none = listed.is_empty().then(|| view! { <p>{ui.say("home-none")}</p> });
    let items = listed
        .into_iter()
        .map(|one| {
            let Consultation { code, closes, opens, contact, .. } = one.consultation;
            let when = match one.state {
                State::Open => ui.say_with("open-until", &[("day", ui.day(&closes).into())]),
                State::NotYetOpen => ui.say_with("opens-on", &[("day", ui.day(&opens).into())]),
                State::Closed => ui.say_with("closed-on", &[("day", ui.day(&closes).into())]),
            };
            let replied = one.replied.then(|| {
                view! { <p><a href=format!("{}{}", urls::reply(&code), ui.carry())>{ui.say("reply-link")}</a></p> }
            });
            view! {
                <li class="card">
                    <h2><a href=urls::consultation(&code)>{one.title}</a></h2>
                    <p>{contact.council}</p>
                    <p class="when">{when}</p>
                    {replied}
                </li>
            }
        })
        .collect_view();
    let frame = Frame { title: title.clone(), ..Frame::default() };
    let body = view! {
        <h1>{title}</h1>
        <p class="lead">{ui.say("home-lead")}</p>
        {none}
        <ul class="cards">{items}</ul>
        <p><a href=format!("{}{}", urls::RETURN, ui.carry())>{ui.say("return-link")}</a></p>
    };
    shell(ui, frame, body)
}

/// A consultation's page.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The consultation.
    pub consultation: Consultation,
    /// Its surveys as they stand.
    pub surveys: Vec<Arc<SurveyEdition>>,
    /// Whether it can be answered.
    pub state: State,
    /// Whether its report is published.
    pub report: bool,
    /// Whether it is published in short too, in the reader's wording.
    pub short: bool,
    /// Whether the council has answered: *you said, we did*.
    pub replied: bool,
    /// Whether one can ask to be told what happens.
    pub follow: bool,
    /// Where the same is asked again now, and until when.
    pub again: Option<(Code, String)>,
}

/// Which survey is yours. Children choose by age, which is their wording.
pub fn consultation(ui: &Ui, model: &Overview) -> impl IntoView + use<> {
    let consultation = &model.consultation;
    let title = ui.survey("consultation-title").text;
    // The whole report is written for adults.
    let to = if model.short {
        Some(urls::report_short(&consultation.code, ui.level()))
    } else {
        (model.report && !ui.level().is_child()).then(|| urls::report(&consultation.code))
    };
    let report = to.map(|to| {
        let class = if model.replied { "button secondary" } else { "button" };
        view! { <p><a class=class href=to>{ui.say("report-link")}</a></p> }.into_any()
    });
    let replied = model.replied.then(|| {
        let to = format!("{}{}", urls::reply(&consultation.code), ui.carry());
        view! { <p><a class="button" href=to>{ui.say("reply-link")}</a></p> }
    });
    let follow = (model.follow && !model.replied && !ui.level().is_child()).then(|| {
        view! { <p><a href=format!("{}{}", urls::follow(&consultation.code), ui.carry())>{ui.say("follow-title")}</a></p> }
    });
    let open = model.state == State::Open;
    let when = match model.state {
        State::Open => ui.say_with("open-until", &[("day", ui.day(&consultation.closes).into())]),
        State::NotYetOpen => ui.say_with("opens-on", &[("day", ui.day(&consultation.opens).into())]),
        State::Closed => ui.say_with("closed-on", &[("day", ui.day(&consultation.closes).into())]),
    };
    let link = |edition: &SurveyEdition, level: ReadingLevel, name: String, image: &str| {
        let href = format!(
            "{}?language={}&level={level}",
            urls::survey(&consultation.code, &edition.survey.code),
            ui.language()
        );
        let minutes = edition.survey.minutes.get(&level).copied().unwrap_or(10);
        view! {
            <li class=format!("card choice {level}")>
                {picture(image)}
                <div>
                    <h3><a href=href>{name}</a></h3>
                    <p>{ui.say_with("takes-minutes", &[("minutes", u32::from(minutes).into())])}</p>
                </div>
            </li>
        }
        .into_any()
    };
    let mut adults = Vec::new();
    let mut children = Vec::new();
    for edition in model.surveys.iter().filter(|_| open) {
        let survey = &edition.survey;
        if survey.audience == Audience::Children {
            for level in &survey.levels {
                let image = match level {
                    ReadingLevel::Infant => "teddy",
                    ReadingLevel::Junior => "slide",
                    _ => "friends",
                };
                children.push(link(edition, *level, ui.say(&format!("age-{level}")), image));
            }
        } else {
            let image = match survey.audience {
                Audience::Parents => "family",
                Audience::Schools => "school",
                Audience::Staff => "people",
                Audience::Providers => "handshake",
                _ => "person",
            };
            let level = survey.levels.first().copied().unwrap_or(ReadingLevel::Standard);
            adults.push(link(edition, level, ui.say(&format!("audience-{}", survey.audience.as_str())), image));
        }
    }
    let why = paragraphs(&ui.survey("consultation-why").text);
    let what = paragraphs(&ui.survey("consultation-what-happens").text);
    let services = consultation
        .services
        .iter()
        .map(|service| {
            let about = ui.survey_part(&format!("service-{}", service.code), "about").map(|said| said.text);
            view! { <div><dt>{ui.service(&service.code)}</dt><dd>{about}</dd></div> }
        })
        .collect_view();
    let languages = language_links(ui, &consultation.languages, &urls::consultation(&consultation.code));
    let frame = Frame { title: title.clone(), back: Some(urls::HOME.to_owned()), ..Frame::default() };
    let key = if consultation.wave_of.is_some() { "reports-on" } else { "decides-on" };
    let decides =
        (!model.replied).then(|| view! { <p>{ui.say_with(key, &[("day", ui.day(&consultation.decides).into())])}</p> });
    // What was said before a decision reads as if there were none still.
    let (replied, before) = match replied {
        Some(replied) => {
            let after = (model.report && !ui.level().is_child()).then(|| {
                view! { <p><a href=urls::after(&consultation.code)>{ui.say("reply-after")}</a></p> }
            });
            (Some(view! { <h2>{ui.say("replied-heading")}</h2>{replied}{after} }), Some("told-then-heading"))
        }
        None => (None, None),
    };
    let then = before.map(|key| view! { <h2>{ui.say(key)}</h2> });
    let comes_back = (model.state == State::Open)
        .then(|| view! { <p><a href=format!("{}{}", urls::RETURN, ui.carry())>{ui.say("return-link")}</a></p> });
    let (report_first, report) = if model.replied { (report, None) } else { (None, report) };
    let body = view! {
        <h1>{title}</h1>
        <p class="when">{when}</p>
        {asked_now(ui, model.again.as_ref())}
        {languages}
        {replied}
        {report_first}
        {then}
        <div class="prose">{why}</div>
        {(!adults.is_empty()).then(|| view! {
            <h2>{ui.say("choose-survey")}</h2>
            <ul class="cards choices">{adults}</ul>
        })}
        {(!children.is_empty()).then(|| view! {
            <h2>{ui.say("choose-age")}</h2>
            <ul class="cards choices">{children}</ul>
        })}
        <h2>{ui.say("what-happens-heading")}</h2>
        {report}
        <div class="prose">{what}</div>
        {decides}
        {follow}
        <h2>{ui.say("services-heading")}</h2>
        <dl class="services">{services}</dl>
        {comes_back}
    };
    shell(ui, frame, body)
}

/// Text as paragraphs, parted by empty lines.
pub fn paragraphs(text: &str) -> Vec<AnyView> {
    text.split("\n\n")
        .filter(|part| !part.trim().is_empty())
        .map(|part| view! { <p>{part.trim().to_owned()}</p> }.into_any())
        .collect()
}

/// Links to the same page in the other languages, each in its own.
pub fn language_links(ui: &Ui, others: &[domain::language::Language], to: &str) -> impl IntoView + use<> {
    let mut all = vec![domain::language::Language::english()];
    all.extend(others.iter().cloned());
    (all.len() > 1).then(|| {
        let items = all
            .into_iter()
            .map(|language| {
                let name = crate::phrases::Phrases::interface(language.clone(), ui.level()).say("language-name", &[]);
                let current = (language == *ui.language()).then_some("true");
                let tag = language.to_string();
                let href = format!("{to}?language={tag}&level={}", ui.level());
                view! { <li><a href=href lang=tag.clone() hreflang=tag aria-current=current>{name}</a></li> }
            })
            .collect_view();
        view! { <nav class="languages" aria-label=ui.say("languages-heading")><ul>{items}</ul></nav> }
    })
}
