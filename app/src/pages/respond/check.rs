//! *Check your answers*: all of them, each with a way to change it, before anything is sent.

use std::sync::Arc;

use domain::{
    edition::SurveyEdition,
    respond::answer::{Answer, Slot, Value},
    survey::{Kind, Survey},
};
use leptos::prelude::*;

use crate::{
    components::{button, field::short_name, read_aloud},
    islands::Carry,
    pictures::picture,
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct Check {
    /// The survey.
    pub edition: Arc<SurveyEdition>,
    /// The response.
    pub draft: String,
    /// Every slot on the path, with the name of its stop and its answer.
    pub answers: Vec<(Slot, String, Option<Answer>)>,
    /// Where *Back* leads.
    pub back: Option<String>,
    /// Where the response was begun, from where it can be gone on with.
    pub home: String,
    /// Whether there are who-you-are pages still to come.
    pub about_you: bool,
    /// Where the form is sent.
    pub action: String,
    /// What a press that waits is sealed with in this browser; only in a session.
    pub keep: Option<String>,
    /// Changes whenever something of the response is kept.
    pub revision: i64,
}

/// The page.
pub fn check(ui: &Ui, model: &Check) -> impl IntoView + use<> {
    let title = ui.say("check-title");
    // Whoever cannot read sends what they see and hear.
    let pictured = ui.level().is_pictured();
    let rows = model
        .answers
        .iter()
        .map(|(slot, page, answer)| {
            let name = short_name(ui, &slot.question, slot.service.as_ref());
            let service = slot.service.as_ref().map(|service| {
                let service = ui.service(service);
                view! { <span class="about-service">{service}</span> }
            });
            let values = match answer {
                None => vec![view! { <span class="unanswered">{ui.say("not-answered")}</span> }.into_any()],
                Some(answer) => spoken_answer(ui, &model.edition.survey, slot, answer)
                    .into_iter()
                    .zip(pictures_of(&model.edition, slot, answer).into_iter().chain(std::iter::repeat(None)))
                    .map(|(line, shown)| {
                        let shown = shown.filter(|_| pictured).map(|name| picture(&name));
                        let class = if shown.is_some() { "line pictured" } else { "line" };
                        view! { <span class=class dir="auto">{shown}{line}</span> }.into_any()
                    })
                    .collect(),
            };
            let of = match &slot.service {
                Some(service) => format!("{}: {}", ui.service(service), name.text),
                None => name.text.clone(),
            };
            view! {
                <div class="row">
                    <dt>{service}<span>{name.text}</span></dt>
                    <dd>{values}</dd>
                    <dd class="change">
                        <a href=urls::change(&model.draft, page, slot.service.as_ref())>
                            {ui.say("change")}<span class="visually-hidden">" "{of}</span>
                        </a>
                    </dd>
                </div>
            }
        })
        .collect_view();
    let (lead, go_on) = if model.about_you {
        (ui.say("check-then-about-you"), ui.say("continue"))
    } else {
        (ui.say("check-then-send"), ui.say("send"))
    };
    let here = model.action.split('?').next().map(str::to_owned);
    let frame = Frame {
        title: title.clone(),
        back: model.back.clone(),
        here,
        home: Some(model.home.clone()),
        islands: true,
        lean: true,
        ..Frame::default()
    };
    // Who filled it in is no answer to anything.
    let filled_by = model.edition.survey.filled_by.as_ref();
    let nothing = model.answers.iter().all(|(slot, _, answer)| answer.is_none() || filled_by == Some(&slot.question));
    let nothing = nothing.then(|| view! { <p class="attention" role="status">{ui.say("check-nothing")}</p> });
    let reads = ui.reads_aloud();
    let spoken = if reads { spoken(ui, model, [&title, &lead]) } else { Vec::new() };
    let body = view! {
        {reads.then(|| read_aloud(ui, spoken))}
        <h1>{title}</h1>
        {nothing.is_none().then(|| view! { <p class="lead">{lead}</p> })}
        {nothing}
        <dl class="summary">{rows}</dl>
        <p class="last-word">{ui.say("check-anonymous")}</p>
        <form id="live" data-here=model.action.clone() data-keep=model.keep.clone() data-at=model.revision.to_string() method="post" action=model.action.clone()>
            <Carry waiting=ui.say("live-waiting")/>
            <div class="buttons">{button::onward(ui, go_on, "continue")}</div>
            <div class="aside">
                {button::secondary(ui.say("save"), "save")}
                {button::secondary(ui.say("change-display"), "display")}
                {button::secondary(ui.say("discard"), "discard")}
            </div>
        </form>
    };
    shell(ui, frame, body)
}

/// The page as it is read aloud: never what a person wrote.
fn spoken(ui: &Ui, model: &Check, begins: [&String; 2]) -> Vec<String> {
    let mut parts: Vec<String> = begins.into_iter().cloned().collect();
    for (slot, _, answer) in &model.answers {
        parts.extend(slot.service.as_ref().map(|service| ui.service(service)));
        parts.push(short_name(ui, &slot.question, slot.service.as_ref()).text);
        match answer {
            None => parts.push(ui.say("not-answered")),
            Some(Answer { value: Value::Text(_), .. }) => {}
            Some(answer) => parts.extend(spoken_answer(ui, &model.edition.survey, slot, answer)),
        }
    }
    parts.push(ui.say("check-anonymous"));
    parts
}

/// The pictures of what was chosen, in the order of [`spoken_answer`]'s lines.
fn pictures_of(edition: &SurveyEdition, slot: &Slot, answer: &Answer) -> Vec<Option<String>> {
    let survey = &edition.survey;
    let of_choice = |code: &domain::code::Code| {
        survey.question(&slot.question).choices().iter().find(|choice| choice.code == *code)?.picture.clone()
    };
    match &answer.value {
        Value::Choice(code) => vec![of_choice(code)],
        Value::Many(codes) | Value::Ranked(codes) => codes.iter().map(of_choice).collect(),
        Value::Point { scale, point } => {
            let points = survey.scales.get(scale).map(|scale| scale.points.as_slice()).unwrap_or_default();
            vec![points.iter().find(|one| one.code == *point).and_then(|one| one.picture.clone())]
        }
        Value::Services(codes) => {
            codes.iter().map(|code| edition.consultation.service(code).map(|one| one.picture.clone())).collect()
        }
        Value::Text(_) | Value::Out(_) => Vec::new(),
    }
}

/// An answer in the reader's words, a line for each thing chosen.
pub fn spoken_answer(ui: &Ui, survey: &Survey, slot: &Slot, answer: &Answer) -> Vec<String> {
    let option = |code: &domain::code::Code| {
        ui.question_part(&slot.question, Some(code.as_str()), slot.service.as_ref())
            .map(|said| said.text)
            .unwrap_or_default()
    };
    match &answer.value {
        Value::Choice(code) => match survey.question(&slot.question).kind {
            Kind::YesNoUnsure => vec![ui.say(&format!("answer-{code}"))],
            _ => vec![option(code)],
        },
        Value::Point { scale, point } => vec![ui.point(scale, point).text],
        Value::Many(codes) | Value::Ranked(codes) => codes.iter().map(option).collect(),
        Value::Services(codes) => codes.iter().map(|code| ui.service(code)).collect(),
        Value::Text(text) => text.lines().map(str::to_owned).collect(),
        Value::Out(way) => vec![ui.way_out(*way)],
    }
}
