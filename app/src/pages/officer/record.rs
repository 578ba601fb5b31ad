//! What is on record: who did what, and when.

use leptos::prelude::*;

use super::{Bar, SignedIn};
use crate::{
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

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
    /// What alone is shown, where something was chosen.
    pub chosen: Option<&'static str>,
    /// Everything that can be chosen.
    pub kinds: Vec<&'static str>,
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
        .map(|kind| view! { <option value=*kind selected=model.chosen == Some(*kind)>{name_of(kind)}</option> })
        .collect_view();
    let rows = model
        .lines
        .iter()
        .map(|one| {
            let who = one.who.clone().unwrap_or_else(|| ui.say("record-program"));
            view! { <tr><th scope="row">{one.at.clone()}</th><td>{who}</td><td>{name_of(&one.what)}</td><td>{one.subject.clone()}</td></tr> }
        })
        .collect_view();
    let none = model.lines.is_empty().then(|| view! { <p>{ui.say("record-none")}</p> });
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
        let what = model.chosen.map(|what| format!("&what={what}")).unwrap_or_default();
        view! { <p><a class="button secondary" href=format!("{}?before={before}{what}", urls::RECORD)>{ui.say("record-older")}</a></p> }
    });
    let frame = Frame { title: title.clone(), officer: true, bar: Some(Bar::of(who, None)), ..Frame::default() };
    let body = view! {
        <h1>{title.clone()}</h1>
        <p class="lead">{ui.say("record-lead")}</p>
        <form method="get" action=urls::RECORD class="search">
            <label class="label" for="what">{ui.say("record-what")}</label>
            <div class="search-line">
                <select id="what" name="what"><option value="">{ui.say("record-all")}</option>{kinds}</select>
                <button class="button small">{ui.say("record-show")}</button>
            </div>
        </form>
        {none}
        {table}
        {older}
    };
    shell(ui, frame, body)
}
