//! A session's plan: whom it is with, then the rest.

use domain::{
    code::Code,
    engage::{GroupNeed, Pace, Way, plan::Wrong},
    respond::form::Fields,
};
use leptos::prelude::*;

use super::top;
use crate::{
    components::{
        error_summary::{Problem, error_summary},
        text_field::{Takes, TextField, error_message, text_field},
    },
    pages::officer::SignedIn,
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// What the form is shown with.
#[derive(Clone, Debug)]
pub struct PlanPage {
    /// The consultation.
    pub consultation: Code,
    /// Where the form is sent.
    pub action: String,
    /// Where *Back* leads.
    pub back: String,
    /// The survey and level, as the form posts them, and in words.
    pub survey: (String, String),
    /// Whether it is children's.
    pub children: bool,
    /// What was typed and chosen.
    pub fields: Fields,
    /// What is wrong.
    pub wrong: Vec<Wrong>,
    /// The schools to choose from, for an officer.
    pub schools: Vec<(i64, String)>,
    /// The services the survey asks about.
    pub services: Vec<(Code, String)>,
    /// The languages it can be put in, by code and name; none where there is one alone.
    pub languages: Vec<(String, String)>,
    /// When the consultation can be answered, in words.
    pub dates: String,
}

/// Whom it is with: what the form asks next depends on it.
pub fn choose(
    ui: &Ui,
    who: &SignedIn,
    (code, title): (&Code, &str),
    surveys: &[(String, String)],
    school: Option<i64>,
) -> impl IntoView + use<> {
    let heading = ui.say("plan-whom");
    let items = surveys
        .iter()
        .map(|(value, words)| {
            let school = school.map(|id| format!("&school={id}")).unwrap_or_default();
            let href = format!("{}?survey={value}{school}", urls::plan_session(code));
            view! { <li class="card choice"><h2><a href=href>{words.clone()}</a></h2></li> }
        })
        .collect_view();
    let frame = Frame { title: heading.clone(), officer: true, bar: Some(top(who, code)), ..Frame::default() };
    let body = view! {
        <p class="when">{title.to_owned()}</p>
        <h1>{heading}</h1>
        <p class="lead">{ui.say("plan-whom-lead")}</p>
        <ul class="cards choices">{items}</ul>
    };
    shell(ui, frame, body)
}

/// The form.
pub fn plan(ui: &Ui, who: &SignedIn, model: &PlanPage) -> impl IntoView + use<> {
    let title = ui.say("plan-title");
    let say =
        |one: Wrong| ui.say_with(&format!("plan-wrong-{}", one.as_str()), &[("dates", model.dates.clone().into())]);
    let problems: Vec<Problem> =
        model.wrong.iter().map(|one| Problem { field: one.field().to_owned(), message: say(*one) }).collect();
    let wrong = |field: &str| model.wrong.iter().copied().find(|one| one.field() == field).map(say);
    let typed = |name: &str| model.fields.first(name).unwrap_or_default().to_owned();
    let text = |id: &'static str, hint: Option<String>| {
        let label = ui.say(&format!("plan-{id}"));
        let takes = match id {
            "day" | "told" => Takes::Day,
            "expected" => Takes::Number,
            _ => Takes::Words,
        };
        text_field(ui, TextField { id: id.into(), label, hint, value: typed(id), wrong: wrong(id), takes })
    };
    let schools = (!model.schools.is_empty()).then(|| {
        let options = model
            .schools
            .iter()
            .map(|(id, name)| {
                let value = id.to_string();
                let chosen = model.fields.holds("school", &value);
                view! { <option value=value selected=chosen>{name.clone()}</option> }
            })
            .collect_view();
        view! { <div class="question"><label class="label" for="school">{ui.say("plan-school")}</label><select id="school" name="school">{options}</select></div> }
    });
    let languages = (model.languages.len() > 1).then(|| {
        let options = model
            .languages
            .iter()
            .map(|(code, name)| view! { <option value=code.clone() selected=model.fields.holds("language", code)>{name.clone()}</option> })
            .collect_view();
        view! { <div class="question"><label class="label" for="language">{ui.say("plan-language")}</label><select id="language" name="language">{options}</select></div> }
    });
    let ways: Vec<(String, String, Option<String>)> = Way::ALL
        .iter()
        .map(|way| {
            let about = ui.say(&format!("way-about-{}", way.as_str()));
            (way.as_str().to_owned(), ui.say(&format!("way-answer-{}", way.as_str())), Some(about))
        })
        .collect();
    let needs: Vec<(String, String, Option<String>)> = GroupNeed::ALL
        .iter()
        .map(|need| (need.as_str().to_owned(), ui.say(&format!("group-need-{}", need.as_str())), None))
        .collect();
    let services: Vec<(String, String, Option<String>)> =
        model.services.iter().map(|(code, name)| (code.to_string(), name.clone(), None)).collect();
    let paces: Vec<(String, String, Option<String>)> = Pace::ALL
        .iter()
        .map(|pace| {
            let about = ui.say(&format!("pace-about-{}", pace.as_str()));
            (pace.as_str().to_owned(), ui.say(&format!("pace-{}", pace.as_str())), Some(about))
        })
        .collect();
    let group = |name: &'static str, kind: &'static str, options: Vec<(String, String, Option<String>)>| {
        boxes(ui, &model.fields, (name, kind), options, wrong(name))
    };
    let told = model.children.then(|| text("told", Some(ui.say("plan-told-hint"))));
    let frame = Frame {
        title: title.clone(),
        error: !problems.is_empty(),
        back: Some(model.back.clone()),
        officer: true,
        bar: Some(top(who, &model.consultation)),
        ..Frame::default()
    };
    let body = view! {
        {error_summary(ui, &problems)}
        <h1>{title}</h1>
        <p class="lead" id="survey">{model.survey.1.clone()}</p>
        <form method="post" action=model.action.clone() novalidate class="plan">
            <input type="hidden" name="survey" value=model.survey.0.clone()/>
            {schools}
            {text("day", Some(ui.say_with("plan-day-hint", &[("dates", model.dates.clone().into())])))}
            {text("group", Some(ui.say("plan-group-hint")))}
            {text("expected", Some(ui.say("plan-expected-hint")))}
            {group("need", "checkbox", needs)}
            {languages}
            {group("way", "checkbox", ways)}
            {group("pace", "radio", paces)}
            {(!services.is_empty()).then(|| group("service", "checkbox", services))}
            {told}
            <div class="buttons"><button class="button">{ui.say("plan-keep")}</button></div>
        </form>
    };
    shell(ui, frame, body)
}

/// Boxes to tick or dots to choose, each with its words.
fn boxes(
    ui: &Ui,
    fields: &Fields,
    (name, kind): (&'static str, &'static str),
    options: Vec<(String, String, Option<String>)>,
    wrong: Option<String>,
) -> impl IntoView + use<> {
    let is_wrong = wrong.is_some();
    let described = if is_wrong { format!("{name}-hint {name}-error") } else { format!("{name}-hint") };
    let first_of_radios = kind == "radio" && !options.iter().any(|(value, ..)| fields.holds(name, value));
    let items = options
        .into_iter()
        .enumerate()
        .map(|(at, (value, words, about))| {
            let id = if at == 0 { name.to_owned() } else { format!("{name}-{}", at + 1) };
            let about_id = about.as_ref().map(|_| format!("{id}-about"));
            let checked = fields.holds(name, &value) || (first_of_radios && at == 0);
            view! {
                <div class="option">
                    <div class="pick">
                        <input type=kind id=id.clone() name=name value=value checked=checked aria-describedby=about_id.clone()/>
                        <label for=id><span>{words}</span></label>
                    </div>
                    {about.map(|about| view! { <p class="option-about" id=about_id>{about}</p> })}
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset class="question" class:wrong=is_wrong aria-describedby=described>
            <legend class="label">{ui.say(&format!("plan-{name}"))}</legend>
            <p class="hint" id=format!("{name}-hint")>{ui.say(&format!("plan-{name}-hint"))}</p>
            {wrong.map(|wrong| error_message(ui, name, wrong))}
            <div class="options">{items}</div>
        </fieldset>
    }
}
