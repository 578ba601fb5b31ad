//! What is promised in the report, and a promise that is being made or changed.

use domain::{
    code::Code,
    monitoring::aim::{Aim, Least},
    outcome::{Promise, PromiseField},
    survey::Measure,
};
use leptos::prelude::*;

use crate::{
    components::text_field::{Takes, TextField, described_by, error_message, text_field},
    outcome::aimed::{in_words, judged},
    ui::Ui,
};

/// What is promised, and a promise that is being made or changed.
#[derive(Clone, Debug, Default)]
pub struct Promises {
    /// The services, with their names.
    pub services: Vec<(Code, String)>,
    /// What people rate: what can be asked again, and show that something is held.
    pub rated: Vec<Measure>,
    /// What is promised: a number, the service's name, and the promise.
    pub made: Vec<(i64, String, Promise)>,
    /// The one that is being changed.
    pub changing: Option<i64>,
    /// What is typed, and the service chosen.
    pub typed: (Vec<(PromiseField, String)>, Option<Code>),
    /// The fields that will not do.
    pub wrong: Vec<PromiseField>,
}

/// Puts the figure and the target of a promise into words, where what people say again shows it and nobody has put them
/// otherwise. What was put so `before` it was changed is put anew; where another figure shows it now, the fields that lack
/// words of their own are given back.
pub fn put_into_words(ui: &Ui, before: Option<Aim>, promise: &mut Promise) -> Vec<PromiseField> {
    let before = before.map(|before| in_words(ui, before)).unwrap_or_default();
    let said = promise.aim.map(|aim| in_words(ui, aim));
    let fields = [(PromiseField::Measure, &mut promise.measure), (PromiseField::Target, &mut promise.target)];
    let mut lacking = Vec::new();
    for (at, (field, words)) in fields.into_iter().enumerate() {
        if words.is_empty() || *words == before[at] {
            match &said {
                Some(said) => words.clone_from(&said[at]),
                None => lacking.push(field),
            }
        }
    }
    lacking
}

/// A field of the promise that is made or changed.
fn one_field(ui: &Ui, model: &Promises, field: PromiseField, value: String) -> AnyView {
    let name = field.as_str();
    let label = ui.say(&format!("promise-{name}"));
    let wrong = model.wrong.contains(&field).then(|| ui.say(&format!("promise-error-{name}")));
    let select = |hint: Option<String>, options: Vec<(&'static str, String)>| {
        let options = options
            .into_iter()
            .map(|(code, words)| view! { <option value=code selected=code == value>{words}</option> })
            .collect_view();
        let message = wrong.clone().map(|message| error_message(ui, name, message));
        let is_wrong = message.is_some();
        let described = described_by(name, hint.is_some(), is_wrong);
        let hint = hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> });
        view! {
            <div class="question" class:wrong=is_wrong>
                <label class="label" for=name>{label.clone()}</label>
                {hint}
                {message}
                <select id=name name=name aria-describedby=described aria-invalid=is_wrong.then_some("true")>{options}</select>
            </div>
        }
        .into_any()
    };
    let hint = match field {
        PromiseField::Due => Some("promise-due-hint"),
        PromiseField::Share => Some("promise-share-hint"),
        PromiseField::Measure => Some("promise-measure-hint"),
        _ => None,
    };
    match field {
        PromiseField::Asked => {
            let rated = model.rated.iter().map(|one| (one.as_str(), ui.say(&format!("measure-{}", one.as_str()))));
            let none = ("", ui.say("promise-asked-none"));
            select(Some(ui.say("promise-asked-hint")), std::iter::once(none).chain(rated).collect())
        }
        PromiseField::Least => {
            let offered = Least::NAMES.map(|one| (one, ui.say(&format!("promise-least-{one}"))));
            select(None, std::iter::once(("", ui.say("promise-least-choose"))).chain(offered).collect())
        }
        _ => {
            let takes = match field {
                PromiseField::Due => Takes::Day,
                PromiseField::Share => Takes::Number,
                _ => Takes::Words,
            };
            let hint = hint.map(|key| ui.say(key));
            text_field(ui, TextField { id: name.into(), label, hint, takes, value, wrong }).into_any()
        }
    }
}

/// What is promised, and a promise to be made or changed. They stand in the form of the words: whichever button is pressed,
/// nothing typed is lost.
pub(super) fn promised(ui: &Ui, here: &str, model: &Promises) -> impl IntoView + use<> {
    let made = model
        .made
        .iter()
        .map(|(id, service, one)| {
            let facts = [
                (PromiseField::Measure, one.measure.clone()),
                (PromiseField::Target, match judged(ui, one) {
                    Some(judged) => ui.say_with(
                        "promise-target-judged",
                        &[("target", one.target.clone().into()), ("judged", judged.into())],
                    ),
                    None => one.target.clone(),
                }),
                (PromiseField::Owner, one.owner.clone()),
                (PromiseField::Due, ui.day(&one.due)),
                (PromiseField::Otherwise, one.otherwise.clone()),
            ];
            let facts = facts
                .into_iter()
                .map(|(field, value)| {
                    view! { <div><dt>{ui.say(&format!("promise-{}", field.as_str()))}</dt><dd>{value}</dd></div> }
                })
                .collect_view();
            let which = format!(" {}", one.promise);
            view! {
                <li>
                    <p class="level-name">{service.clone()}</p>
                    <p><strong>{one.promise.clone()}</strong></p>
                    <dl>{facts}</dl>
                    <div class="buttons">
                        <a class="button small secondary" href=format!("{here}?promise={id}#promises")>{ui.say("promise-change")}<span class="visually-hidden">{which.clone()}</span></a>
                        <button class="button small secondary" name="drop" value=id.to_string()>{ui.say("promise-do-drop")}<span class="visually-hidden">{which}</span></button>
                    </div>
                </li>
            }
        })
        .collect_view();
    let (typed, chosen) = &model.typed;
    let fields = PromiseField::ALL
        .into_iter()
        .map(|field| {
            let value = typed.iter().find(|(one, _)| *one == field).map(|(_, text)| text.clone()).unwrap_or_default();
            one_field(ui, model, field, value)
        })
        .collect_view();
    let services = model
        .services
        .iter()
        .map(|(code, name)| {
            view! { <option value=code.to_string() selected=chosen.as_ref() == Some(code)>{name.clone()}</option> }
        })
        .collect_view();
    let begun = !model.wrong.is_empty() || typed.iter().any(|(_, text)| !text.is_empty());
    let (heading, button) = match model.changing {
        Some(_) => ("promise-changing", "promise-do-change"),
        None => ("promise-add", "promise-do-add"),
    };
    let changing = model.changing.map(|id| view! { <input type="hidden" name="id" value=id.to_string()/> });
    let instead = model.changing.map(|_| view! { <a href=format!("{here}#promises")>{ui.say("promise-leave")}</a> });
    view! {
        <section id="promises">
            <h2>{ui.say("promise-made")}</h2>
            <ul class="promises">{made}</ul>
            <details class="masks change" open=begun || model.made.is_empty()>
                <summary>{ui.say(heading)}</summary>
                {changing}
                <div class="question">
                    <label class="label" for="service">{ui.say("promise-service")}</label>
                    <select id="service" name="service"><option value="">{ui.say("outcome-every-service")}</option>{services}</select>
                </div>
                {fields}
                <div class="buttons"><button class="button" name="do" value="promise">{ui.say(button)}</button>{instead}</div>
            </details>
        </section>
    }
}
