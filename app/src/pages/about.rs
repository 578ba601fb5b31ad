//! Help, privacy, accessibility, cookies, credits: in the reader's wording, linked from every page.

use domain::{
    code::Code,
    consultation::{Consultation, Contact},
    level::ReadingLevel,
};
use leptos::prelude::*;

use crate::{
    components::{linked, read_aloud},
    pages::message::{to_wish, to_write},
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// The pages there are.
pub const PAGES: [&str; 5] = ["help", "privacy", "accessibility", "cookies", "credits"];

/// The pages on which a reader may want to tell the council something.
const WRITE_FROM: [&str; 3] = ["help", "privacy", "accessibility"];

/// The pages that are put shortly where readers need it, and stand in full at the standard level.
const WHOLE: [&str; 2] = ["accessibility", "cookies"];

/// Where a reader can write to the council.
#[derive(Clone, Debug)]
pub struct Write {
    /// About which consultation.
    pub to: Code,
    /// Whether a child can ask to be talked to.
    pub wish: bool,
}

/// What such a page is shown with.
#[derive(Clone, Debug)]
pub struct Model {
    /// Which of [`PAGES`].
    pub page: &'static str,
    /// Where the council that asks is written to.
    pub contact: Option<Contact>,
    /// The consultation the reader came from, where there is one.
    pub consultation: Option<Consultation>,
    /// Where one can write to the council, where one can.
    pub write: Option<Write>,
    /// The page of a response that the reader came from, where there is one.
    pub back: Option<String>,
}

/// The page. Its words are one text, so that a level says all of it in its own way or none: paragraphs
/// parted by empty lines, of which “# ” begins a heading and “- ” an item of a list.
pub fn page(ui: &Ui, model: &Model) -> impl IntoView + use<> {
    let name = model.page;
    let title = ui.say(&format!("about-{name}"));
    let (council, email, post) = match &model.contact {
        Some(contact) => (contact.council.clone(), contact.email.clone(), contact.post.clone()),
        None => (ui.say("the-council"), ui.say("the-council-email"), ui.say("the-council-post")),
    };
    let deletes =
        model.consultation.as_ref().map_or_else(|| ui.say("the-day-deleted"), |one| ui.day(&one.deletes_on()));
    let mut parts: Vec<AnyView> = Vec::new();
    let mut items: Vec<AnyView> = Vec::new();
    let end_list = |items: &mut Vec<AnyView>, parts: &mut Vec<AnyView>| {
        if !items.is_empty() {
            parts.push(view! { <ul>{std::mem::take(items)}</ul> }.into_any());
        }
    };
    let args = [
        ("council", council.into()),
        ("email", email.clone().into()),
        ("post", post.into()),
        ("deletes", deletes.into()),
    ];
    let text = ui.say_with(&format!("about-{name}-text"), &args);
    for words in text.split("\n\n").map(str::trim).filter(|words| !words.is_empty()) {
        if let Some(item) = words.strip_prefix("- ") {
            items.push(view! { <li>{linked(item)}</li> }.into_any());
            continue;
        }
        end_list(&mut items, &mut parts);
        parts.push(match words.strip_prefix("# ") {
            Some(heading) => view! { <h2>{heading.to_owned()}</h2> }.into_any(),
            None => view! { <p>{linked(words)}</p> }.into_any(),
        });
    }
    end_list(&mut items, &mut parts);
    let write = model.write.as_ref().filter(|_| WRITE_FROM.contains(&name)).map(|write| {
        let back = model.back.as_ref();
        // A child who wants somebody to talk to them comes to it first.
        let wish = (name == "help" && write.wish && ui.is_for_child()).then(|| {
            view! { <p><a class="button" href=to_wish(ui, &write.to, back)>{ui.say("talk-title")}</a></p> }
        });
        view! { {wish}<p><a class="button secondary" href=to_write(ui, &write.to, back)>{ui.say("message-title")}</a></p> }
    });
    let back = model.consultation.as_ref();
    let back = model
        .back
        .clone()
        .or_else(|| back.map(|consultation| format!("{}{}", urls::consultation(&consultation.code), ui.carry())));
    // What the law wants said in full stands there for grown-ups, too.
    let whole = (WHOLE.contains(&name) && ui.level() != ReadingLevel::Standard).then(|| {
        let carried = ui.carry_as(ui.language(), ReadingLevel::Standard);
        let there = urls::about(name, model.consultation.as_ref().map(|one| &one.code), &carried);
        view! { <p><a href=there>{ui.say("about-whole")}</a></p> }
    });
    let reads = ui.reads_aloud();
    let frame = Frame {
        title: title.clone(),
        back,
        here: model.back.clone(),
        about: Some(name),
        islands: reads,
        lean: true,
        ..Frame::default()
    };
    shell(
        ui,
        frame,
        view! { {reads.then(|| read_aloud(ui, Vec::new()))}<h1>{title}</h1><div class="prose">{parts}</div>{write}{whole} },
    )
}
