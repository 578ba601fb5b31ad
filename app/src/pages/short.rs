//! The outcome report in short: a page for those who decide, and versions in plain wordings.

use domain::{
    code::Code,
    level::ReadingLevel,
    outcome::{
        Document,
        short::{Line, Short, ShortPart},
    },
};
use leptos::prelude::*;

use super::outcome::{drawn, figures};
use crate::{
    components::read_aloud,
    outcome::drawing,
    pictures::picture,
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct InShort {
    /// The consultation.
    pub code: Code,
    /// The whole report.
    pub document: Document,
    /// What its reader gets.
    pub short: Short,
    /// The day it was made, in words.
    pub day: String,
    /// Whether the council has answered too.
    pub replied: bool,
}

/// The page.
pub fn in_short(ui: &Ui, model: &InShort) -> impl IntoView + use<> {
    let short = &model.short;
    let level = short.level;
    let pictured = level.is_pictured();
    // The page for those who decide says what it is of in its title; the others, what they are.
    let (over, title) = match level {
        ReadingLevel::Standard => (None, short.title.clone()),
        _ => (Some(short.title.clone()), ui.say("short-title")),
    };
    let made = ui.say_with(
        "reply-made",
        &[("council", model.document.council.clone().into()), ("day", model.day.clone().into())],
    );
    let parts: Vec<String> = std::iter::once(title.clone()).chain(spoken(short)).collect();
    let aloud = pictured.then(|| read_aloud(ui, parts));
    let made_up = model.document.demonstration.then(|| view! { <p class="attention">{ui.say("outcome-made-up")}</p> });
    // What was written before the decision reads as if there were none still.
    let replied = model.replied.then(|| {
        view! { <p class="lead">{ui.say("short-decided-since")}</p><p><a class="button" href=format!("{}{}", urls::reply(&model.code), ui.carry())>{ui.say("reply-link")}</a></p> }
    });
    let frame = Frame {
        title: title.clone(),
        back: Some(format!("{}{}", urls::consultation(&model.code), ui.carry())),
        islands: pictured,
        read_only: true,
        ..Frame::default()
    };
    let body = view! {
        {versions(ui, &model.code, &model.document, Some(level))}
        {over.map(|over| view! { <p class="when">{over}</p> })}
        <h1>{title}</h1>
        {aloud}
        <p>{made}</p>
        {made_up}
        {replied}
        {told(ui, short, 2, &urls::report_drawings(&model.code))}
        <p><a class="button secondary" href=urls::report_short_pdf(&model.code, level)>{ui.say("short-pdf")}</a></p>
        <p><a href=urls::report(&model.code)>{ui.say("short-whole")}</a></p>
    };
    shell(ui, frame, body)
}

/// What a version says, as it is read out.
fn spoken(short: &Short) -> impl Iterator<Item = String> + '_ {
    let parts = short
        .parts
        .iter()
        .flat_map(|part| std::iter::once(part.heading.clone()).chain(part.lines.iter().map(|line| line.words.clone())));
    short.words.iter().cloned().chain(parts)
}

/// Links to every version there is.
pub(super) fn versions(
    ui: &Ui,
    code: &Code,
    document: &Document,
    current: Option<ReadingLevel>,
) -> Option<impl IntoView + use<>> {
    let links = document
        .shorts
        .iter()
        .map(|short| {
            let name = name(ui, short.level);
            let current = (current == Some(short.level)).then_some("page");
            view! { <li><a href=urls::report_short(code, short.level) aria-current=current>{name}</a></li> }
        })
        .collect_view();
    (!document.shorts.is_empty())
        .then(|| view! { <nav class="levels" aria-label=ui.say("short-versions")><ul>{links}</ul></nav> })
}

/// What a version is called.
pub(super) fn name(ui: &Ui, level: ReadingLevel) -> String {
    match level {
        ReadingLevel::Standard => ui.say("short-one"),
        level => ui.say(&format!("level-{level}")),
    }
}

/// All that a version says; the heading of each part is of the level given, and the pictures of drawings are where it is
/// said.
pub(super) fn told(ui: &Ui, short: &Short, heading: u8, pictures: &str) -> impl IntoView + use<> {
    let words = (!short.words.is_empty()).then(|| {
        let paragraphs = short.words.iter().map(|words| view! { <p>{words.clone()}</p> }).collect_view();
        view! { <div class="officers-words"><p class="level-name">{ui.say("outcome-officers")}</p>{paragraphs}</div> }
    });
    let parts = short.parts.iter().map(|one| part(ui, one, heading, pictures)).collect_view();
    view! { <div class=format!("in-short {}", short.level)>{words}{parts}</div> }
}

fn part(ui: &Ui, part: &ShortPart, heading: u8, pictures: &str) -> AnyView {
    let image = part.picture.as_deref().map(picture);
    let title = match heading {
        2 => view! { <h2>{image}{part.heading.clone()}</h2> }.into_any(),
        _ => view! { <h4>{image}{part.heading.clone()}</h4> }.into_any(),
    };
    let lines = part.lines.iter().map(line).collect_view();
    let lines = (!part.lines.is_empty()).then(|| view! { <ul class="short-lines">{lines}</ul> });
    let quotes = part
        .quotes
        .iter()
        .map(|quote| {
            view! { <figure class="quote"><blockquote dir="auto"><p>{quote.words.clone()}</p></blockquote><figcaption>{quote.who.clone()}</figcaption></figure> }
        })
        .collect_view();
    let wrote = (!part.quotes.is_empty()).then(|| {
        let wrote = ui.say("short-wrote");
        match heading {
            2 => view! { <h3>{wrote}</h3> }.into_any(),
            _ => view! { <h5>{wrote}</h5> }.into_any(),
        }
    });
    let drawings = part.drawings.iter().map(|one| drawn(one, pictures)).collect_view();
    let drew = (!part.drawings.is_empty()).then(|| {
        let drew = ui.say("short-drew");
        match heading {
            2 => view! { <h3>{drew}</h3> }.into_any(),
            _ => view! { <h5>{drew}</h5> }.into_any(),
        }
    });
    let table = part.table.as_ref().map(|table| figures(table.caption.clone(), table).into_any());
    view! { <section class="short-part">{title}{table}{lines}{wrote}{quotes}{drew}{drawings}</section> }.into_any()
}

fn line(line: &Line) -> AnyView {
    let image = line.picture.as_deref().map(picture);
    let faces = line.faces.as_ref().map(|faces| {
        let drawn = drawing::faces(faces);
        // The key's faces stand beside the sentence that explains them.
        if faces.alternative.is_empty() {
            view! { <span class="ten-faces" aria-hidden="true" inner_html=drawn></span> }.into_any()
        } else {
            view! { <span class="ten-faces" role="img" aria-label=faces.alternative.clone() inner_html=drawn></span> }
                .into_any()
        }
    });
    view! { <li class:part=line.part>{image}<span>{line.words.clone()}</span>{faces}</li> }.into_any()
}
