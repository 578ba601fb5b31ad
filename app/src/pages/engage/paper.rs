//! Paper sheets, typed in: every question counted twice, so that a slip shows.

use domain::code::Code;
use leptos::prelude::*;

use super::top;
use crate::{
    components::error_summary::{Problem, error_summary},
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
    /// The question, as a form posts it.
    pub slot: String,
    /// Its words.
    pub words: String,
    /// Its answers.
    pub rows: Vec<SheetRow>,
    /// What is to be said of it: that it is kept, or why it is not.
    pub said: Option<(&'static str, String)>,
    /// Whether the numbers are to be kept although there are more sheets than people.
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
    /// The questions.
    pub sheets: Vec<Sheet>,
}

/// The page.
pub fn paper(ui: &Ui, room: &Ui, who: &SignedIn, model: &Paper) -> impl IntoView + use<> {
    let title = ui.say("paper-title");
    let mut problems: Vec<Problem> = Vec::new();
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
                                    name=format!("{}.{}", which + 1, row.value) value=row.typed[which].clone() aria-label=label aria-describedby=described/></td>
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
            let sure = sheet.asks.then(|| view! { <button class="button warning" name="sure" value="yes">{ui.say("hands-sure")}</button> });
            view! {
                <form method="post" action=format!("{}#sheet-{at}", urls::session_page(model.id, "paper")) class="paper" id=format!("sheet-{at}") tabindex="-1">
                    <h2 lang=language.clone() dir=direction>{sheet.words.clone()}</h2>
                    {said}
                    <input type="hidden" name="slot" value=sheet.slot.clone()/>
                    <table>
                        <thead><tr><th scope="col">{ui.say("paper-answer")}</th><th scope="col">{ui.say("paper-first")}</th><th scope="col">{ui.say("paper-second")}</th></tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                    <div class="buttons"><button class="button" name="keep" value="yes">{ui.say("paper-keep")}</button>{sure}</div>
                </form>
            }
        })
        .collect_view();
    let frame = Frame {
        title: title.clone(),
        error: !problems.is_empty(),
        back: Some(urls::session(model.id)),
        officer: true,
        ..Frame::default()
    };
    let body = view! {
        {top(ui, who, &model.consultation)}
        {error_summary(ui, &problems)}
        <p class="when">{model.group.clone()}</p>
        <h1>{title}</h1>
        <p class="lead">{ui.say("paper-lead")}</p>
        {sheets}
    };
    shell(ui, frame, body)
}

fn field(at: usize, value: &str, which: usize) -> String {
    format!("p{at}-{}-{}", value.trim_start_matches('~'), which + 1)
}
