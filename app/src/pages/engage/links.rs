//! The links a school sends home: one for everybody, one for each survey, and how many have answered by them.

use domain::{code::Code, disclosure::Cell};
use leptos::prelude::*;

use super::{screen::qr_code, top};
use crate::{
    pages::{engage::Qr, officer::SignedIn},
    shell::{Frame, shell},
    tables::thousands,
    ui::Ui,
};

/// A link.
#[derive(Clone, Debug)]
pub struct LinkLine {
    /// Whom it is for, in words.
    pub whose: String,
    /// The whole of it.
    pub address: String,
    /// The same as a picture for cameras.
    pub qr: Option<Qr>,
    /// How many have answered by it, as it may be shown; nothing of the link that leads to all the others.
    pub answered: Option<Cell>,
}

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct Links {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// The school.
    pub school: String,
    /// The links, the one that leads to all the others first.
    pub links: Vec<LinkLine>,
    /// What can be sent with the first, in each language the consultation is offered in: its tag, its direction and the
    /// words.
    pub texts: Vec<(String, &'static str, String)>,
    /// Whether people can still answer.
    pub open: bool,
}

/// The page.
pub fn links(ui: &Ui, who: &SignedIn, model: &Links) -> impl IntoView + use<> {
    let title = ui.say("links-title");
    let texts = model
        .texts
        .iter()
        .map(|(tag, direction, words)| view! { <p lang=tag.clone() dir=*direction>{words.clone()}</p> })
        .collect_view();
    let lines = model
        .links
        .iter()
        .map(|line| {
            let answered = line.answered.map(|cell| {
                let said = match cell {
                    Cell::Shown(0) => ui.say("links-answered-none"),
                    Cell::Shown(n) => ui.say_with("links-answered", &[("n", thousands(n).into())]),
                    Cell::Low | Cell::Confidential => ui.say("links-answered-few"),
                };
                view! { <p class="answered">{said}</p> }
            });
            let label = ui.say_with("links-qr", &[("whose", line.whose.clone().into())]);
            view! {
                <li class="card school-link">
                    {line.qr.clone().map(|qr| qr_code(qr, label))}
                    <div>
                        <h3>{line.whose.clone()}</h3>
                        <p><a href=line.address.clone() translate="no">{line.address.clone()}</a></p>
                        {answered}
                    </div>
                </li>
            }
        })
        .collect_view();
    let frame = Frame {
        title: format!("{title} – {}", model.school),
        officer: true,
        bar: Some(top(who, &model.code)),
        ..Frame::default()
    };
    let body = view! {
        <p class="when">{model.title.clone()}" · "{model.school.clone()}</p>
        <h1>{title}</h1>
        <p class="lead">{ui.say("links-lead")}</p>
        {(!model.open).then(|| view! { <p>{ui.say("links-over")}</p> })}
        <h2>{ui.say("links-text")}</h2>
        <p class="hint">{ui.say("links-text-hint")}</p>
        <blockquote class="to-copy">{texts}</blockquote>
        <h2>{ui.say("links-each")}</h2>
        <ul class="cards school-links">{lines}</ul>
        <h2>{ui.say("links-counted")}</h2>
        <p>{ui.say("links-counted-how")}</p>
    };
    shell(ui, frame, body)
}
