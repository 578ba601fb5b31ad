//! The outcome report: what it is made of, written on part by part, read as a whole, and frozen.

mod frozen;
mod overview;
mod promises;
mod writing;

pub use frozen::{Frozen, frozen};
pub use overview::{Overview as ReportOverview, PartLine, Whole, draft, overview as report_overview};
pub use promises::{Promises, put_into_words};
pub use writing::{Clash, Part as ReportPart, SAVED, Writing, shown_mark, writing};

use domain::{
    code::Code,
    outcome::{Document, short},
};
use leptos::prelude::*;

use crate::{
    pages::{
        outcome::{contents, sections},
        short::{name as name_of, told},
    },
    ui::Ui,
    urls,
};

/// Where a part of the report is written on.
pub fn part_address(consultation: &Code, part: &str) -> String {
    format!("{}/write/{part}", urls::officer(consultation, "report"))
}

/// A report as whoever reads it gets it, and in short; `files` is where each of those is a file, once it is frozen.
fn whole(ui: &Ui, code: &Code, document: &Document, files: Option<String>) -> impl IntoView + use<> {
    let pictures = urls::officer(code, "drawings");
    let shorts = (!document.shorts.is_empty()).then(|| {
        let each = document
            .shorts
            .iter()
            .map(|short| {
                let name = name_of(ui, short.level);
                let file = files.as_ref().map(|at| {
                    let pdf = format!("{at}/{}.pdf", short.level);
                    view! { <p><a href=pdf>{ui.say("short-pdf")}<span class="visually-hidden">{format!(" {name}")}</span></a></p> }
                });
                view! {
                    <section class="change" id=short::key(short.level)>
                        <h3>{name}</h3>
                        {file}
                        {told(ui, short, 4, &pictures)}
                    </section>
                }
            })
            .collect_view();
        view! { <section id="short"><h2>{ui.say("short-versions")}</h2>{each}</section> }
    });
    view! {
        <article class="outcome">
            <h2>{document.title.clone()}</h2>
            {contents(ui, document)}
            {sections(ui, document, &pictures)}
            {shorts}
        </article>
    }
}
