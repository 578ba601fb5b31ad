//! The outcome report as a page: what the public reads, and what an officer reviews.

use domain::{
    code::Code,
    outcome::{Block, Document, Drawing, Section, Table},
};
use leptos::prelude::*;

use super::short::versions;
use crate::{
    components::linked,
    outcome::{dots, drawing},
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
    /// Its number among the consultation's, from 1.
    pub number: i32,
    /// The reports it takes the place of, where its first page is shown: their numbers, and the days they were published, in
    /// words.
    pub replaces: Vec<(i32, String)>,
    /// Whom one writes to for them.
    pub email: String,
}

/// The report's first page: its summary, what else there is of it, and where its parts are.
pub fn published(ui: &Ui, model: &Published) -> impl IntoView + use<> {
    let document = &model.document;
    let made = made(ui, model);
    let made_up = made_up(ui, document);
    let withdrawn = withdrawn(ui, model);
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
            {replaces(ui, model)}
            <p class="downloads">
                <a class="button secondary" href=pdf>{ui.say("outcome-download-pdf")}</a>
                <a class="button secondary" href=docx>{ui.say("outcome-download-docx")}</a>
                <a class="button secondary" href=odt>{ui.say("outcome-download-odt")}</a>
            </p>
            {after}
            {shorts}
            {document.section(SUMMARY).map(|summary| shown(ui, model, summary, false))}
            {parts(ui, model, None)}
            {data}
            <p class="digest">{digest}</p>
        </article>
    };
    shell(ui, frame, body)
}

/// The part that the first page shows.
const SUMMARY: &str = "summary";

/// Whose it is and when it was made.
fn made(ui: &Ui, model: &Published) -> String {
    let council = model.document.council.clone();
    ui.say_with("outcome-made", &[("council", council.into()), ("day", model.day.clone().into())])
}

fn made_up(ui: &Ui, document: &Document) -> Option<impl IntoView + use<>> {
    document.demonstration.then(|| view! { <p class="attention">{ui.say("outcome-made-up")}</p> })
}

/// What it takes the place of: whoever cites an earlier figure must know.
fn replaces(ui: &Ui, model: &Published) -> Option<impl IntoView + use<>> {
    (!model.replaces.is_empty()).then(|| {
        let each: Vec<String> = model
            .replaces
            .iter()
            .map(|(number, day)| {
                ui.say_with("outcome-replaces-one", &[("number", (*number).into()), ("day", day.clone().into())])
            })
            .collect();
        let args = [("earlier", each.join(", ").into()), ("email", model.email.clone().into())];
        view! { <p class="prose">{linked(&ui.say_with("outcome-replaces", &args))}</p> }
    })
}

/// That what it is compared with has been taken down.
fn withdrawn(ui: &Ui, model: &Published) -> Option<impl IntoView + use<>> {
    model.compared_with_withdrawn.then(|| view! { <p class="attention">{ui.say("again-first-withdrawn")}</p> })
}

/// A part of it; `alone` where it is the page's own.
fn shown(ui: &Ui, model: &Published, section: &Section, alone: bool) -> impl IntoView + use<> {
    let pictures = urls::report_drawings(&model.code);
    // A table stands in its part.
    let table = |number: u32| match model.document.section_of_table(number) {
        Some(of) if of.key == section.key => String::new(),
        Some(of) => address(&model.code, of),
        None => urls::report_whole(&model.code),
    };
    let heading = (!alone).then(|| view! { <h2>{section.title.clone()}</h2> });
    view! {
        <section id=section.key.clone()>
            {heading}
            {words(ui, section)}
            {blocks(ui, section, Places { pictures: &pictures, table: &table, alone })}
        </section>
    }
}

/// Where a part is read.
fn address(code: &Code, section: &Section) -> String {
    if section.key == SUMMARY { urls::report(code) } else { urls::report_part(code, &section.key) }
}

/// Where the parts are, and the whole on one page.
fn parts(ui: &Ui, model: &Published, here: Option<&str>) -> impl IntoView + use<> {
    let links = model
        .document
        .sections
        .iter()
        .map(|section| {
            let title = section.title.clone();
            let link = if here == Some(section.key.as_str()) {
                view! { <span aria-current="page">{title}</span> }.into_any()
            } else {
                view! { <a href=address(&model.code, section)>{title}</a> }.into_any()
            };
            view! { <li>{link}</li> }
        })
        .collect_view();
    view! {
        <nav class="contents" aria-label=ui.say("outcome-contents")>
            <h2>{ui.say("outcome-contents")}</h2>
            <ol>{links}</ol>
            <p><a href=urls::report_whole(&model.code)>{ui.say("outcome-whole")}</a></p>
        </nav>
    }
}

/// One part of a published report, with the way to the one before and the one after; nothing where it has none by that key.
pub fn part(ui: &Ui, model: &Published, key: &str) -> Option<impl IntoView + use<>> {
    let document = &model.document;
    let at = document.sections.iter().position(|section| section.key == key)?;
    let section = &document.sections[at];
    let turn = |to: Option<&Section>, key: &str, rel: &'static str| {
        to.map(|to| {
            view! { <li><span class="hint">{ui.say(key)}</span><a rel=rel href=address(&model.code, to)>{to.title.clone()}</a></li> }
        })
    };
    let before = turn(at.checked_sub(1).and_then(|at| document.sections.get(at)), "outcome-part-before", "prev");
    let after = turn(document.sections.get(at + 1), "outcome-part-after", "next");
    let frame = Frame {
        title: format!("{} – {}", section.title, document.title),
        back: Some(urls::report(&model.code)),
        ..Frame::default()
    };
    let body = view! {
        <article class="outcome">
            <p class="when">{document.title.clone()}</p>
            <h1>{section.title.clone()}</h1>
            <p class="hint">{made(ui, model)}</p>
            {made_up(ui, document)}
            {withdrawn(ui, model)}
            {shown(ui, model, section, true)}
            <nav class="turn" aria-label=ui.say("outcome-parts")><ul>{before}{after}</ul></nav>
            {parts(ui, model, Some(key))}
        </article>
    };
    Some(shell(ui, frame, body))
}

/// The whole of a published report on one page: to be searched, or printed.
pub fn whole(ui: &Ui, model: &Published) -> impl IntoView + use<> {
    let document = &model.document;
    let frame = Frame { title: document.title.clone(), back: Some(urls::report(&model.code)), ..Frame::default() };
    let digest = ui.say_with("outcome-digest", &[("digest", model.digest.clone().into())]);
    let body = view! {
        <article class="outcome">
            <h1>{document.title.clone()}</h1>
            <p class="lead">{made(ui, model)}</p>
            {made_up(ui, document)}
            {withdrawn(ui, model)}
            {contents(ui, document)}
            {sections(ui, document, &urls::report_drawings(&model.code))}
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
                    {blocks(ui, section, Places::here(pictures))}
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

/// Where what a section speaks of is found.
#[derive(Clone, Copy)]
pub(super) struct Places<'p> {
    /// The pictures of drawings.
    pub(super) pictures: &'p str,
    /// The page that a table stands on; empty where it is this one.
    pub(super) table: &'p dyn Fn(u32) -> String,
    /// Whether the section is the page: its headings stand right below the page's own.
    pub(super) alone: bool,
}

impl<'p> Places<'p> {
    /// Where all stands on one page.
    pub(super) fn here(pictures: &'p str) -> Self {
        Self { pictures, table: &|_| String::new(), alone: false }
    }
}

/// What the program says in a section.
pub(super) fn blocks(ui: &Ui, section: &Section, places: Places<'_>) -> impl IntoView + use<> {
    section.blocks.iter().map(|one| block(ui, section, one, places)).collect_view()
}

/// A link to a table of the same report, by its number.
fn to_table(ui: &Ui, number: Option<u32>, places: Places<'_>) -> Option<AnyView> {
    let number = number?;
    let href = format!("{}#table-{number}", (places.table)(number));
    let words = ui.say_with("outcome-table", &[("number", number.into())]);
    Some(view! { " "<a class="cited" href=href>{words}</a> }.into_any())
}

fn block(ui: &Ui, section: &Section, block: &Block, places: Places<'_>) -> impl IntoView + use<> {
    match block {
        Block::Heading(text) if places.alone => view! { <h2>{text.clone()}</h2> }.into_any(),
        Block::Heading(text) => view! { <h3>{text.clone()}</h3> }.into_any(),
        Block::Said(text) => view! { <p class="prose">{text.clone()}</p> }.into_any(),
        Block::Points(points) => {
            let points = points.iter().map(|point| view! { <li>{point.clone()}</li> }).collect_view();
            view! { <ul class="prose">{points}</ul> }.into_any()
        }
        Block::Pointed(points) => {
            let points = points
                .iter()
                .map(|point| view! { <li>{point.words.clone()}{to_table(ui, point.table, places)}</li> })
                .collect_view();
            view! { <ul class="prose">{points}</ul> }.into_any()
        }
        Block::Table(one) => table(ui, section, one, places).into_any(),
        Block::Dots(drawn) => view! {
            <figure class="bars">
                <div role="img" aria-label=drawn.alternative.clone() inner_html=dots::svg(drawn, "system-ui, sans-serif")></div>
                <figcaption>{drawn.caption.clone()}</figcaption>
            </figure>
        }
        .into_any(),
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
        Block::Drawing(one) => drawn(one, places.pictures).into_any(),
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

fn table(ui: &Ui, section: &Section, one: &Table, places: Places<'_>) -> impl IntoView + use<> {
    // Tables of different sections may have like captions; where one is must be told apart.
    let region = format!("{}: {}", section.title, one.caption);
    let caption = match one.number {
        Some(number) => {
            let number = ui.say_with("outcome-table", &[("number", number.into())]);
            format!("{number}: {}", one.caption)
        }
        None => one.caption.clone(),
    };
    let asked = one
        .asked
        .iter()
        .map(|asked| view! { <li>{asked.words.clone()}{to_table(ui, asked.table, places)}</li> })
        .collect_view();
    let asked = (!one.asked.is_empty())
        .then(|| view! { <div class="caveat how-asked"><p>{ui.say("outcome-how-asked")}</p><ul>{asked}</ul></div> });
    let id = one.number.map(|number| format!("table-{number}"));
    view! { <div id=id>{figures(region, &Table { caption, ..one.clone() })}{asked}</div> }
}

/// Whether a column is set as figures, all of it and its heading alike: its cells are figures, marks of what is not
/// shown, or a few words around a figure, as *about 45 or more*.
fn of_figures(one: &Table, at: usize) -> bool {
    const FEW: usize = 24;
    let is_figure = |cell: &str| cell.chars().next().is_some_and(|c| c.is_ascii_digit() || "+−–[".contains(c));
    let holds_one = |cell: &str| cell.chars().count() <= FEW && cell.chars().any(|c| c.is_ascii_digit());
    let mut cells = one.rows.iter().filter_map(|row| row.cells.get(at)).peekable();
    cells.peek().is_some()
        && cells.clone().any(|cell| is_figure(cell))
        && cells.all(|cell| is_figure(cell) || holds_one(cell))
}

/// So many columns beside the first, at least half of them of words, are too many to stand beside one another.
const STACKED: usize = 4;
/// More characters than this are words, and no figure with a few words around it.
const LONG: usize = 34;

/// A table, in a part of the page that is scrolled by itself and has a name.
pub(super) fn figures(region: String, one: &Table) -> impl IntoView + use<> {
    let columns: Vec<bool> = (0..one.head.len().saturating_sub(1)).map(|at| of_figures(one, at)).collect();
    let figures = |at: usize| columns.get(at).copied().unwrap_or(false);
    // Words want lines: several columns of them are set below one another, each with its heading.
    let wordy = (0..columns.len())
        .filter(|at| one.rows.iter().any(|row| row.cells.get(*at).is_some_and(|cell| cell.chars().count() > LONG)))
        .count();
    let stacks = columns.len() >= STACKED && wordy * 2 >= columns.len();
    let role = |role: &'static str| stacks.then_some(role);
    let head = one
        .head
        .iter()
        .enumerate()
        .map(|(at, name)| view! { <th scope="col" role=role("columnheader") class:number=at.checked_sub(1).is_some_and(figures)>{name.clone()}</th> })
        .collect_view();
    let rows = one
        .rows
        .iter()
        .map(|row| {
            let cells = row
                .cells
                .iter()
                .enumerate()
                .map(|(at, cell)| {
                    let label = one.head.get(at + 1).filter(|_| stacks).cloned();
                    view! { <td role=role("cell") data-label=label class:number=figures(at)>{cell.clone()}</td> }
                })
                .collect_view();
            view! { <tr role=role("row") class:by-need=row.part><th scope="row" role=role("rowheader")>{row.name.clone()}</th>{cells}</tr> }
        })
        .collect_view();
    let notes = one.notes.iter().map(|note| view! { <p class="caveat">{note.clone()}</p> }).collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=region>
            <table role=role("table") class="figures" class:stacked=stacks>
                <caption>{one.caption.clone()}</caption>
                <thead role=role("rowgroup")><tr role=role("row")>{head}</tr></thead>
                <tbody role=role("rowgroup")>{rows}</tbody>
            </table>
        </div>
        {notes}
    }
}
