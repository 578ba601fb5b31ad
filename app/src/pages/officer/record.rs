//! What is on record: who did what, and when.

use domain::respond::form::Fields;
use leptos::prelude::*;

use super::{Bar, SignedIn};
use crate::{
    components::{
        error_summary::{Problem, error_summary},
        text_field::{Takes, TextField, text_field},
    },
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// Who is chosen where what nobody in particular did is sought.
pub const NOBODY: &str = "program";

/// Something that was done.
#[derive(Clone, Debug)]
pub struct RecordLine {
    /// Its number.
    pub id: i64,
    /// When, in words.
    pub at: String,
    /// Who; nobody where the program did.
    pub who: Option<String>,
    /// What: the end of a key of words.
    pub what: String,
    /// To what.
    pub subject: String,
}

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct Record {
    /// What was done, the newest first.
    pub lines: Vec<RecordLine>,
    /// Everything that can have been done.
    pub kinds: Vec<&'static str>,
    /// Everybody who can have done it, by number and name.
    pub people: Vec<(i64, String)>,
    /// What was chosen and typed.
    pub fields: Fields,
    /// What is wrong with it: the field, and the key of the words.
    pub wrong: Vec<(&'static str, &'static str)>,
    /// From before which the next page is, where there is one.
    pub older: Option<i64>,
}

/// The page.
pub fn record(ui: &Ui, who: &SignedIn, model: &Record) -> impl IntoView + use<> {
    let title = ui.say("record-title");
    let name_of = |what: &str| ui.say(&format!("record-{what}"));
    let kinds = model
        .kinds
        .iter()
        .map(|kind| view! { <option value=*kind selected=model.fields.holds("what", kind)>{name_of(kind)}</option> })
        .collect_view();
    let nobody = std::iter::once((NOBODY.to_owned(), ui.say("record-program")));
    let people = nobody
        .chain(model.people.iter().map(|(id, name)| (id.to_string(), name.clone())))
        .map(|(value, name)| view! { <option value=value.clone() selected=model.fields.holds("who", &value)>{name}</option> })
        .collect_view();
    let problems: Vec<Problem> =
        model.wrong.iter().map(|(field, key)| Problem { field: (*field).to_owned(), message: ui.say(key) }).collect();
    let day = |id: &'static str| {
        let wrong = model.wrong.iter().find(|(field, _)| *field == id).map(|(_, key)| ui.say(key));
        let value = model.fields.first(id).unwrap_or_default().to_owned();
        text_field(
            ui,
            TextField {
                id: id.into(),
                label: ui.say(&format!("record-{id}")),
                value,
                wrong,
                takes: Takes::Day,
                hint: None,
            },
        )
    };
    let rows = model
        .lines
        .iter()
        .map(|one| {
            let who = one.who.clone().unwrap_or_else(|| ui.say("record-program"));
            view! { <tr><th scope="row" class="at">{one.at.clone()}</th><td>{who}</td><td>{name_of(&one.what)}</td><td>{one.subject.clone()}</td></tr> }
        })
        .collect_view();
    let none = (model.lines.is_empty() && problems.is_empty()).then(|| view! { <p>{ui.say("record-none")}</p> });
    let region = title.clone();
    let table = (!model.lines.is_empty()).then(|| {
        view! {
            <div class="table-scroll" tabindex="0" role="region" aria-label=region>
            <table>
                <caption class="visually-hidden">{title.clone()}</caption>
                <thead><tr>
                    <th scope="col">{ui.say("record-when")}</th>
                    <th scope="col">{ui.say("record-who")}</th>
                    <th scope="col">{ui.say("record-what")}</th>
                    <th scope="col">{ui.say("record-to-what")}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            </div>
        }
    });
    let older = model.older.map(|before| {
        // Each is a code, a number or a day by now.
        let chosen = ["what", "who", "from", "until"]
            .into_iter()
            .filter_map(|name| Some((name, model.fields.first(name)?)))
            .filter(|(_, value)| !value.is_empty() && value.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'))
            .map(|(name, value)| format!("&{name}={value}"))
            .collect::<Vec<String>>()
            .concat();
        view! { <p><a class="button secondary" href=format!("{}?before={before}{chosen}", urls::RECORD)>{ui.say("record-older")}</a></p> }
    });
    let frame = Frame {
        title: title.clone(),
        error: !problems.is_empty(),
        officer: true,
        bar: Some(Bar::of(who, None)),
        ..Frame::default()
    };
    let body = view! {
        {error_summary(ui, &problems)}
        <h1>{title.clone()}</h1>
        <p class="lead">{ui.say("record-lead")}</p>
        <form method="get" action=urls::RECORD class="search">
            <div class="search-line">
                <div class="question">
                    <label class="label" for="what">{ui.say("record-what")}</label>
                    <select id="what" name="what"><option value="">{ui.say("record-all")}</option>{kinds}</select>
                </div>
                <div class="question">
                    <label class="label" for="who">{ui.say("record-who")}</label>
                    <select id="who" name="who"><option value="">{ui.say("record-everybody")}</option>{people}</select>
                </div>
            </div>
            <div class="search-line">{day("from")}{day("until")}</div>
            <button class="button small">{ui.say("record-show")}</button>
        </form>
        {none}
        {table}
        {older}
    };
    shell(ui, frame, body)
}
