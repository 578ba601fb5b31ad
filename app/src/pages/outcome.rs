//! The outcome report as a page: what the public reads, and what an officer reviews.

use domain::{
    code::Code,
    outcome::{Block, Document, Drawing, Section, Table},
};
use leptos::prelude::*;

use super::short::versions;
use crate::{
    outcome::drawing,
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// The public's page of a published report.
#[derive(Clone, Debug)]
pub struct Published {
    /// The consultation.
    pub code: Code,
    /// What the report says.
    pub document: Document,
    /// The day it was made, in words.
    pub day: String,
    /// Its digest.
    pub digest: String,
    /// The kinds of file its tables are there as: how their names end. None where they were not kept with it.
    pub data: Vec<&'static str>,
    /// Whether it is compared with a report that has been taken down.
    pub compared_with_withdrawn: bool,
}

/// The page.
pub fn published(ui: &Ui, model: &Published) -> impl IntoView + use<> {
    let document = &model.document;
    let made =
        ui.say_with("outcome-made", &[("council", document.council.clone().into()), ("day", model.day.clone().into())]);
    let made_up = document.demonstration.then(|| view! { <p class="attention">{ui.say("outcome-made-up")}</p> });
    let withdrawn =
        model.compared_with_withdrawn.then(|| view! { <p class="attention">{ui.say("again-first-withdrawn")}</p> });
    let digest = ui.say_with("outcome-digest", &[("digest", model.digest.clone().into())]);
    let after = (!document.promises.is_empty())
        .then(|| view! { <p><a href=urls::after(&model.code)>{ui.say("reply-after")}</a></p> });
    let links = model
        .data
        .iter()
        .map(|ending| {
            let name = ui
                .say(&format!("access-data-{}", ending.replace('.', "-").replace("csv-metadata-json", "csv-metadata")));
            view! { <li><a href=urls::report_data(&model.code, ending)>{name}</a></li> }
        })
        .collect_view();
    let data = (!model.data.is_empty()).then(|| {
        view! {
            <section id="data">
                <h2>{ui.say("access-data")}</h2>
                <p class="prose">{ui.say("access-data-lead")}</p>
                <ul class="prose">{links}</ul>
            </section>
        }
    });
    let shorts = versions(ui, &model.code, document, None);
    let pdf = urls::report_file(&model.code, "pdf");
    let docx = urls::report_file(&model.code, "docx");
    let odt = urls::report_file(&model.code, "odt");
    let frame = Frame { title: document.title.clone(), ..Frame::default() };
    let body = view! {
        <article class="outcome">
            <h1>{document.title.clone()}</h1>
            <p class="lead">{made}</p>
            {made_up}
            {withdrawn}
            <p class="downloads">
                <a class="button secondary" href=pdf>{ui.say("outcome-download-pdf")}</a>
                <a class="button secondary" href=docx>{ui.say("outcome-download-docx")}</a>
                <a class="button secondary" href=odt>{ui.say("outcome-download-odt")}</a>
            </p>
            {after}
            {shorts}
            {contents(ui, document)}
            {sections(ui, document, &urls::report_drawings(&model.code))}
            {data}
            <p class="digest">{digest}</p>
        </article>
    };
    shell(ui, frame, body)
}

/// Where what stands.
pub(super) fn contents(ui: &Ui, document: &Document) -> impl IntoView + use<> {
    let links = document
        .sections
        .iter()
        .map(|section| view! { <li><a href=format!("#{}", section.key)>{section.title.clone()}</a></li> })
        .collect_view();
    view! { <nav class="contents" aria-label=ui.say("outcome-contents")><h2>{ui.say("outcome-contents")}</h2><ol>{links}</ol></nav> }
}

/// Every section. `pictures` is where the pictures of drawings are.
pub(super) fn sections(ui: &Ui, document: &Document, pictures: &str) -> impl IntoView + use<> {
    document
        .sections
        .iter()
        .map(|section| {
            view! {
                <section id=section.key.clone()>
                    <h2>{section.title.clone()}</h2>
                    {words(ui, section)}
                    {blocks(section, pictures)}
                </section>
            }
        })
        .collect_view()
}

/// An officer's words, marked as theirs.
pub(super) fn words(ui: &Ui, section: &Section) -> Option<impl IntoView + use<>> {
    (!section.words.is_empty()).then(|| {
        let paragraphs = section.words.iter().map(|words| view! { <p>{words.clone()}</p> }).collect_view();
        view! { <div class="officers-words"><p class="level-name">{ui.say("outcome-officers")}</p>{paragraphs}</div> }
    })
}

/// What the program says in a section.
pub(super) fn blocks(section: &Section, pictures: &str) -> impl IntoView + use<> {
    section.blocks.iter().map(|one| block(section, one, pictures)).collect_view()
}

fn block(section: &Section, block: &Block, pictures: &str) -> impl IntoView + use<> {
    match block {
        Block::Heading(text) => view! { <h3>{text.clone()}</h3> }.into_any(),
        Block::Said(text) => view! { <p class="prose">{text.clone()}</p> }.into_any(),
        Block::Points(points) => {
            let points = points.iter().map(|point| view! { <li>{point.clone()}</li> }).collect_view();
            view! { <ul class="prose">{points}</ul> }.into_any()
        }
        Block::Table(one) => table(section, one).into_any(),
        Block::Bars(bars) => view! {
            <figure class="bars">
                <div role="img" aria-label=bars.alternative.clone() inner_html=drawing::svg(bars, "system-ui, sans-serif")></div>
                <figcaption>{bars.caption.clone()}</figcaption>
            </figure>
        }
        .into_any(),
        Block::Runs(runs) => {
            let charts = runs
                .rows
                .iter()
                .map(|row| {
                    let drawn = drawing::run(row, &runs.times, "system-ui, sans-serif");
                    view! { <div class="run"><p>{row.name.clone()}</p><div role="img" aria-label=row.alternative.clone() inner_html=drawn></div></div> }
                })
                .collect_view();
            view! { <figure class="runs"><figcaption>{runs.caption.clone()}</figcaption><div>{charts}</div></figure> }.into_any()
        }
        Block::Quote(quote) => view! {
            <figure class="quote"><blockquote dir="auto"><p>{quote.words.clone()}</p></blockquote><figcaption>{quote.who.clone()}</figcaption></figure>
        }
        .into_any(),
        Block::Drawing(one) => drawn(one, pictures).into_any(),
    }
}

/// Somebody's drawing, with what it shows in words beside it.
pub(super) fn drawn(one: &Drawing, pictures: &str) -> impl IntoView + use<> {
    view! {
        <figure class="drawn">
            <img src=format!("{pictures}/{}.jpg", one.digest) alt=one.alternative.clone() width=one.width.to_string() height=one.height.to_string() loading="lazy"/>
            <figcaption><span dir="auto">{one.words.clone()}</span><span class="who">{one.who.clone()}</span></figcaption>
        </figure>
    }
}

fn table(section: &Section, one: &Table) -> impl IntoView + use<> {
    // Tables of different sections may have like captions; where one is must be told apart.
    figures(format!("{}: {}", section.title, one.caption), one)
}

/// A table, in a part of the page that is scrolled by itself and has a name.
pub(super) fn figures(region: String, one: &Table) -> impl IntoView + use<> {
    // Words are set as words, figures as figures; a column's heading as its cells.
    let is_figure = |cell: &str| cell.chars().next().is_some_and(|c| c.is_ascii_digit() || "+−–[".contains(c));
    let head = one
        .head
        .iter()
        .enumerate()
        .map(|(at, name)| {
            let figures = at > 0
                && !one.rows.is_empty()
                && one.rows.iter().all(|row| row.cells.get(at - 1).is_some_and(|cell| is_figure(cell)));
            view! { <th scope="col" class:number=figures>{name.clone()}</th> }
        })
        .collect_view();
    let rows = one
        .rows
        .iter()
        .map(|row| {
            let cells = row
                .cells
                .iter()
                .map(|cell| {
                    view! { <td class:number=is_figure(cell)>{cell.clone()}</td> }
                })
                .collect_view();
            view! { <tr class:by-need=row.part><th scope="row">{row.name.clone()}</th>{cells}</tr> }
        })
        .collect_view();
    let notes = one.notes.iter().map(|note| view! { <p class="caveat">{note.clone()}</p> }).collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=region>
            <table class="figures"><caption>{one.caption.clone()}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>
        </div>
        {notes}
    }
}
