//! One page of questions: what most of a respondent's time is spent on.

use std::sync::Arc;

use domain::{
    edition::SurveyEdition,
    respond::{
        answer::Slot,
        form::{FieldFault, Fields},
        journey::Progress,
    },
    survey::{Kind, Page, Section},
};
use leptos::prelude::*;

use crate::{
    components::{
        button,
        error_summary::{Problem, error_summary},
        field::{self, Field},
        film::film,
        read_aloud,
    },
    islands::Carry,
    pages::public::paragraphs,
    phrases::Said,
    pictures::picture,
    shell::{Frame, shell},
    signed,
    ui::Ui,
};

/// What a page of questions is shown with.
#[derive(Clone, Debug)]
pub struct QuestionPage {
    /// The survey.
    pub edition: Arc<SurveyEdition>,
    /// The page's code and its service.
    pub page: Slot,
    /// Whether its own words stand on it, as they do where it is whole, and where the first of its parts is shown.
    pub begins: bool,
    /// The slots it asks for at the reader's level.
    pub slots: Vec<Slot>,
    /// What was chosen or typed.
    pub fields: Fields,
    /// What is wrong with it.
    pub faults: Vec<FieldFault>,
    /// How far the reader is; nothing on who-you-are pages.
    pub progress: Option<Progress>,
    /// Where the form is sent, which is this page.
    pub action: String,
    /// Where *Back* leads.
    pub back: Option<String>,
    /// Where the response was begun, from where it can be gone on with.
    pub home: String,
    /// Whether what follows is *thank you*.
    pub sends: bool,
    /// Whether everything about who somebody is can be passed over from here.
    pub skips: bool,
    /// What an answer that waits is sealed with in this browser; only in a session.
    pub keep: Option<String>,
    /// Changes whenever something of the response is kept.
    pub revision: i64,
}

/// The page.
pub fn question(ui: &Ui, model: &QuestionPage) -> impl IntoView + use<> {
    let survey = &model.edition.survey;
    let page: &Page = survey.page(model.page.question.as_str()).expect("the handler found the page");
    let service = model.page.service.as_ref();
    let alone = model.slots.len() == 1;
    let page_id = format!("page-{}", page.code);
    let name = service.map(|service| ui.service(service)).unwrap_or_default();
    let heading = ui.survey_with(&page_id, None, &[("service", name.clone().into())]);
    let text = ui.survey_with(&page_id, Some("text"), &[("service", name.into())]);
    let fields: Vec<Field> = model
        .slots
        .iter()
        .map(|slot| Field {
            edition: model.edition.clone(),
            slot: slot.clone(),
            fields: model.fields.clone(),
            wrong: model.faults.iter().find(|fault| fault.slot == *slot).map(|fault| fault.wrong),
            alone,
        })
        .collect();
    let problems: Vec<Problem> = model
        .faults
        .iter()
        .map(|fault| {
            let question = survey.question(&fault.slot.question);
            let message = field::message(ui, question, &model.fields, fault.wrong);
            // Of several on a page, each says which it is of.
            let of = (!alone).then(|| field::short_name(ui, &question.code, None).text);
            let message = of.filter(|of| !of.is_empty()).map_or(message.clone(), |of| format!("{of}: {message}"));
            Problem { field: field::first_id(question), message }
        })
        .collect();
    let title =
        if alone { ui.asked(&model.slots[0]) } else { heading.clone().map(|said| said.text).unwrap_or_default() };
    let about = page.section == Section::About;
    // Of a page that is taken apart, what it says of them all comes before the first of its questions.
    let text = text.filter(|_| model.begins);
    let introduces = alone && model.begins && (about || text.is_some());
    // What is to be put right comes first, as it stands first.
    let mut spoken: Vec<String> = problems.iter().map(|problem| problem.message.clone()).collect();
    if !alone || introduces {
        spoken.extend(heading.iter().map(|said| said.text.clone()));
        spoken.extend((about && model.begins).then(|| ui.say("about-you-why")));
        spoken.extend(text.iter().map(|said| said.text.clone()));
    }
    spoken.extend(fields.iter().flat_map(|field| field::spoken(ui, field)));
    let reads = ui.reads_aloud();
    let counts = model.slots.iter().any(|slot| matches!(survey.question(&slot.question).kind, Kind::LongText { .. }));
    // The last page sends: no network may lose that.
    let carries = reads || counts || model.sends || model.skips || model.keep.is_some();
    let progress = model.progress.map(|progress| progress_line(ui, progress));
    let why = (about && model.begins).then(|| view! { <p class="lead">{ui.say("about-you-why")}</p> });
    let image = page.picture.as_ref().filter(|_| ui.level().is_pictured()).map(|name| picture(name));
    let top = (!alone || introduces).then(|| {
        let [(language, direction), (text_language, text_direction)] =
            [&heading, &text].map(|said| said.as_ref().map(Said::marks).unwrap_or_default());
        let words = heading.map(|said| said.text);
        // The question alone is what such a page is called.
        let heading = if alone {
            words.map(|words| view! { <p class="when" lang=language dir=direction>{words}</p> }).into_any()
        } else {
            view! { <h1 lang=language dir=direction>{words}</h1> }.into_any()
        };
        view! {
            {image}
            {heading}
            {why}
            <div class="prose" lang=text_language dir=text_direction>{text.map(|said| paragraphs(&said.text))}</div>
            {film(ui, |ui| signed::page(ui, &page.code, service))}
        }
    });
    let shown = fields.into_iter().map(|one| field::field(ui, one)).collect_view();
    let go_on = if model.sends { ui.say("send") } else { ui.say("continue") };
    let frame = Frame {
        title,
        error: !problems.is_empty(),
        back: model.back.clone(),
        form: Some("live"),
        home: Some(model.home.clone()),
        here: model.action.split('?').next().map(str::to_owned),
        islands: carries,
        // What was typed and not sent is nowhere else: a page that is loaded again has it no more.
        unsaved: counts,
        lean: true,
        ..Frame::default()
    };
    let skip = model.skips.then(|| button::secondary(ui.say("skip-and-send"), "skip"));
    let body = view! {
        {error_summary(ui, &problems)}
        {progress}
        {reads.then(|| read_aloud(ui, spoken))}
        <form id="live" data-here=model.action.clone() data-keep=model.keep.clone() data-at=model.revision.to_string() autocomplete=model.keep.as_ref().map(|_| "off") method="post" action=model.action.clone() novalidate>
            {top}
            {shown}
            {carries.then(|| view! { <Carry waiting=ui.say("live-waiting")/> })}
            <div class="buttons">
                {button::onward(ui, go_on, "continue")}
                {skip}
            </div>
            <div class="aside">
                {button::secondary(ui.say("save"), "save")}
                {button::secondary(ui.say("change-display"), "display")}
            </div>
        </form>
    };
    shell(ui, frame, body)
}

/// “Question 3 of 9”, and the same as depth on a lead line.
fn progress_line(ui: &Ui, progress: Progress) -> impl IntoView + use<> {
    let Progress { number, total } = progress;
    let words = match total {
        Some(total) => ui.say_with("progress-page-of", &[("number", number.into()), ("total", total.into())]),
        None => ui.say_with("progress-page", &[("number", number.into())]),
    };
    let line = total.map(|total| {
        let marks = (1..=total).map(|at| view! { <i class:done=at <= number></i> }).collect_view();
        view! { <span class="lead-line" aria-hidden="true">{marks}</span> }
    });
    view! { <p class="progress"><span>{words}</span>{line}</p> }
}
