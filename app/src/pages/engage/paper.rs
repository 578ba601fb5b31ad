//! Paper sheets, typed in twice, so that a slip shows: one by one, or each question counted by hand.

use domain::code::Code;
use leptos::prelude::*;

use super::top;
use crate::{
    components::{
        error_summary::{Problem, error_summary},
        textarea::textarea,
    },
    pages::officer::SignedIn,
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// One answer of a question.
#[derive(Clone, Debug)]
pub struct SheetRow {
    /// The value a form posts.
    pub value: String,
    /// Its words.
    pub words: String,
    /// The two counts, as they were typed or kept.
    pub typed: [String; 2],
    /// The key of what is wrong with them.
    pub wrong: Option<&'static str>,
}

/// One question.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its words.
    pub words: String,
    /// Its answers.
    pub rows: Vec<SheetRow>,
    /// What is to be said of it: that it is kept, or why it is not.
    pub said: Option<(&'static str, String)>,
    /// Whether the numbers are to be kept although there are more sheets than people.
    pub asks: bool,
}

/// Sheets that are typed in one by one.
#[derive(Clone, Debug)]
pub struct EachSheet {
    /// Each question's words, and what is typed for each of its answers.
    pub questions: Vec<(String, Vec<(char, String)>)>,
    /// What was typed, the first time and the second.
    pub typed: [String; 2],
    /// What is wrong with it: the field, and the words.
    pub problems: Vec<(&'static str, String)>,
    /// What is said of more that is wrong.
    pub more: Option<String>,
    /// What is to be said of it: that it is kept, or why it is not.
    pub said: Option<(&'static str, String)>,
    /// Whether the sheets are to be kept although there are more than people.
    pub asks: bool,
}

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct Paper {
    /// The session's number.
    pub id: i64,
    /// The consultation.
    pub consultation: Code,
    /// The group.
    pub group: String,
    /// All sheets, one by one; nothing where a question has too many answers for that.
    pub each: Option<EachSheet>,
    /// The questions, to be counted one by one.
    pub sheets: Vec<Sheet>,
}

/// The name of a field: which question's, the first time or the second, and of which answer.
pub fn paper_field(at: usize, which: &str, value: &str) -> String {
    format!("{at}.{which}.{value}")
}

/// The page.
pub fn paper(ui: &Ui, room: &Ui, who: &SignedIn, model: &Paper) -> impl IntoView + use<> {
    let title = ui.say("paper-title");
    let mut problems: Vec<Problem> = Vec::new();
    if let Some(each) = &model.each {
        problems.extend(
            each.problems
                .iter()
                .map(|(field, message)| Problem { field: (*field).to_owned(), message: message.clone() }),
        );
        if let (true, Some((_, words))) = (each.asks, &each.said) {
            problems.push(Problem { field: "each".to_owned(), message: words.clone() });
        }
    }
    for (at, sheet) in model.sheets.iter().enumerate() {
        for row in &sheet.rows {
            if let Some(key) = row.wrong {
                let message = format!("{}: {}", row.words, ui.say(key));
                problems.push(Problem { field: field(at, &row.value, 0), message });
            }
        }
        if let (true, Some((_, words))) = (sheet.asks, &sheet.said) {
            problems.push(Problem { field: format!("sheet-{at}"), message: words.clone() });
        }
    }
    let (language, direction) = (room.language().to_string(), room.language().direction());
    let sheets = model
        .sheets
        .iter()
        .enumerate()
        .map(|(at, sheet)| {
            let rows = sheet
                .rows
                .iter()
                .map(|row| {
                    let inputs = [0, 1]
                        .map(|which| {
                            let label = ui.say_with(
                                if which == 0 { "paper-first-of" } else { "paper-second-of" },
                                &[("option", row.words.clone().into())],
                            );
                            let described = row.wrong.map(|_| format!("{}-error", field(at, &row.value, 0)));
                            view! {
                                <td><input type="text" inputmode="numeric" autocomplete="off" id=field(at, &row.value, which)
                                    name=paper_field(at, ["1", "2"][which], &row.value) value=row.typed[which].clone() aria-label=label aria-describedby=described/></td>
                            }
                        })
                        .collect_view();
                    let wrong = row.wrong.map(|key| {
                        view! { <p class="error-message" id=format!("{}-error", field(at, &row.value, 0))>{ui.say(key)}</p> }
                    });
                    view! { <tr class:wrong=row.wrong.is_some()><th scope="row" lang=language.clone() dir=direction>{row.words.clone()}{wrong}</th>{inputs}</tr> }
                })
                .collect_view();
            let said = sheet.said.clone().map(|(class, words)| view! { <p class=class role="status">{words}</p> });
            let sure = sheet.asks.then(|| view! { <button class="button warning" name="sure" value=at.to_string()>{ui.say("hands-sure")}</button> });
            view! {
                <section class="paper" id=format!("sheet-{at}") tabindex="-1">
                    <h3 lang=language.clone() dir=direction>{sheet.words.clone()}</h3>
                    {said}
                    <table>
                        <thead><tr><th scope="col">{ui.say("paper-answer")}</th><th scope="col">{ui.say("paper-first")}</th><th scope="col">{ui.say("paper-second")}</th></tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                    {sure}
                </section>
            }
        })
        .collect_view();
    let each = model.each.as_ref().map(|one| each_sheet(ui, room, model.id, one));
    let frame = Frame {
        title: title.clone(),
        error: !problems.is_empty(),
        back: Some(urls::session(model.id)),
        officer: true,
        bar: Some(top(who, &model.consultation)),
        ..Frame::default()
    };
    let body = view! {
        {error_summary(ui, &problems)}
        <p class="when">{model.group.clone()}</p>
        <h1>{title}</h1>
        {each}
        <section id="counts">
            <h2>{ui.say("paper-counts")}</h2>
            <p>{ui.say("paper-lead")}</p>
            <form method="post" action=format!("{}#counts", urls::session_page(model.id, "paper"))>
                // What Enter presses, in a field: the first button of a form.
                <button class="visually-hidden" name="keep" value="counts" tabindex="-1" aria-hidden="true">{ui.say("paper-keep")}</button>
                {sheets}
                <div class="buttons"><button class="button" name="keep" value="counts">{ui.say("paper-keep")}</button></div>
            </form>
        </section>
    };
    shell(ui, frame, body)
}

/// The form for sheets that are typed in one by one: what is typed for which answer, and two text boxes.
fn each_sheet(ui: &Ui, room: &Ui, id: i64, model: &EachSheet) -> AnyView {
    let (language, direction) = (room.language().to_string(), room.language().direction());
    let questions = model
        .questions
        .iter()
        .map(|(words, keys)| {
            let keys = keys
                .iter()
                .map(|(key, words)| view! { <li><kbd>{key.to_string()}</kbd>" "<span lang=language.clone() dir=direction>{words.clone()}</span></li> })
                .collect_view();
            view! { <li><span lang=language.clone() dir=direction>{words.clone()}</span><ul class="keys">{keys}</ul></li> }
        })
        .collect_view();
    let boxes = ["first", "second"]
        .into_iter()
        .zip(&model.typed)
        .map(|(name, typed)| {
            let wrong: Vec<_> = model.problems.iter().filter(|(field, _)| *field == name).collect();
            let messages =
                wrong.iter().map(|(_, words)| view! { <span class="line">{words.clone()}</span> }).collect_view();
            let message = (!wrong.is_empty()).then(
                || view! { <p class="error-message" id=format!("{name}-error")>{messages}{model.more.clone()}</p> },
            );
            let described = if wrong.is_empty() { "each-hint".to_owned() } else { format!("each-hint {name}-error") };
            view! {
                <div class="question" class:wrong=!wrong.is_empty()>
                    <label class="label" for=name>{ui.say(&format!("paper-each-{name}"))}</label>
                    {message}
                    {textarea(name, name, Some(described), 8, typed)}
                </div>
            }
        })
        .collect_view();
    let said = model.said.clone().map(|(class, words)| view! { <p class=class role="status">{words}</p> });
    let sure = model
        .asks
        .then(|| view! { <button class="button warning" name="sure" value="sheets">{ui.say("hands-sure")}</button> });
    view! {
        <form id="each" method="post" action=format!("{}#each", urls::session_page(id, "paper")) class="paper each" autocomplete="off" tabindex="-1">
            <h2>{ui.say("paper-each")}</h2>
            {said}
            <p id="each-hint">{ui.say("paper-each-hint")}</p>
            <ol class="legend">{questions}</ol>
            <div class="columns-2">{boxes}</div>
            <div class="buttons"><button class="button" name="keep" value="sheets">{ui.say("paper-each-keep")}</button>{sure}</div>
        </form>
    }
    .into_any()
}

fn field(at: usize, value: &str, which: usize) -> String {
    format!("p{at}-{}-{}", value.trim_start_matches('~'), which + 1)
}
