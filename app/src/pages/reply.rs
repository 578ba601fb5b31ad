//! *You said, we did*: what a council says back to whoever was asked, in their wording.

use domain::{
    code::Code,
    level::ReadingLevel,
    reply::{Answered, Reply, Told},
};
use leptos::prelude::*;

use crate::{
    components::read_aloud,
    pictures::picture,
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct Back {
    /// The consultation.
    pub code: Code,
    /// The whole reply.
    pub reply: Reply,
    /// The wording its reader gets.
    pub told: Told,
    /// The day it was made, in words.
    pub day: String,
    /// Whether the report is published too.
    pub report: bool,
    /// Whether it is published in short, in the reader's wording.
    pub short: bool,
    /// Whether all that was promised and has been looked at was found to be kept; nothing where nobody has looked yet.
    pub kept: Option<bool>,
}

/// What is said on one topic, as it is read out.
fn spoken(ui: &Ui, answer: &Answered) -> Vec<String> {
    let service = answer.about.service();
    let name = service.map(|service| service.name.clone());
    let decided = service.map(|service| ui.say(&format!("decided-{}", service.decided.as_str())));
    let said = answer.said.iter().flat_map(|(part, words)| {
        std::iter::once(ui.say(&format!("part-{}", part.as_str()))).chain(words.iter().cloned())
    });
    name.into_iter().chain(decided).chain(said).collect()
}

/// The page.
pub fn back(ui: &Ui, model: &Back) -> impl IntoView + use<> {
    let told = &model.told;
    let here = urls::reply(&model.code);
    let title = ui.say("reply-page-title");
    let made = ui
        .say_with("reply-made", &[("council", model.reply.council.clone().into()), ("day", model.day.clone().into())]);
    let reads = ui.reads_aloud();
    let parts: Vec<String> = [title.clone(), told.title.clone()]
        .into_iter()
        .chain(told.answers.iter().flat_map(|answer| spoken(ui, answer)))
        .chain(
            model
                .kept
                .filter(|_| told.level.is_child())
                .map(|kept| ui.say(if kept { "reply-kept" } else { "reply-not-kept" })),
        )
        .collect();
    let aloud = reads.then(|| read_aloud(ui, parts));
    let contents = (told.answers.len() > 3).then(|| {
        let links = told
            .answers
            .iter()
            .filter_map(|answer| answer.about.service())
            .map(|service| view! { <li><a href=format!("#{}", service.code)>{service.name.clone()}</a></li> })
            .collect_view();
        view! { <nav class="contents" aria-label=ui.say("reply-contents")><h2>{ui.say("reply-contents")}</h2><ul>{links}</ul></nav> }
    });
    let poster = format!("{}?language={}&level={}", urls::reply_poster(&model.code), told.language, told.level);
    let short = model.short.then(|| {
        view! { <p><a href=urls::report_short(&model.code, told.level)>{ui.say("report-link")}</a></p> }
    });
    // What was promised to them is not for adults alone; the page that says it in full is.
    let kept = model.kept.filter(|_| told.level.is_child()).map(|kept| {
        let words = ui.say(if kept { "reply-kept" } else { "reply-not-kept" });
        let to = format!("{}{}", urls::after(&model.code), ui.carry());
        view! { <h2>{ui.say("reply-kept-heading")}</h2><p>{words}</p><p><a href=to>{ui.say("reply-kept-whole")}</a></p> }
    });
    // The whole report is written for adults.
    let report = (model.report && !told.level.is_child()).then(|| {
        let whole =
            (!model.short).then(|| view! { <p><a href=urls::report(&model.code)>{ui.say("report-link")}</a></p> });
        view! {
            <p><a href=format!("{}{}", urls::after(&model.code), ui.carry())>{ui.say("reply-after")}</a></p>
            {whole}
        }
    });
    let frame = Frame {
        title: title.clone(),
        back: Some(format!("{}{}", urls::consultation(&model.code), ui.carry())),
        islands: reads,
        read_only: true,
        ..Frame::default()
    };
    let body = view! {
        {wordings(ui, model, &here)}
        <p class="when">{told.title.clone()}</p>
        <h1>{title}</h1>
        {aloud}
        <p>{made}</p>
        {contents}
        {answers(ui, told, 2)}
        {kept}
        {short}
        {report}
        <p><a class="button secondary" href=poster>{ui.say("reply-poster")}</a></p>
        <p>{ui.say("reply-thanks")}</p>
    };
    shell(ui, frame, body)
}

/// The page while it is taken back.
pub fn taken_back(ui: &Ui, code: &Code) -> impl IntoView + use<> {
    let title = ui.say("reply-taken-back-title");
    let home = format!("{}{}", urls::consultation(code), ui.carry());
    let frame = Frame { title: title.clone(), read_only: true, ..Frame::default() };
    let body = view! {
        <h1>{title}</h1>
        <p class="lead">{ui.say("reply-taken-back-text")}</p>
        <p><a href=home>{ui.say("sent-home")}</a></p>
    };
    shell(ui, frame, body)
}

/// The other wordings: by language for adults, and by who reads.
fn wordings(ui: &Ui, model: &Back, here: &str) -> impl IntoView + use<> {
    let told = &model.told;
    let links = model
        .reply
        .told
        .iter()
        .filter(|one| one.language == told.language || one.level == ReadingLevel::Standard)
        .map(|one| {
            let current = (one.language == told.language && one.level == told.level).then_some("true");
            let tag = one.language.to_string();
            let href = format!("{here}?language={tag}&level={}", one.level);
            let name = if one.language == told.language {
                ui.say(&format!("level-{}", one.level))
            } else {
                crate::phrases::Phrases::language_name(&one.language, ReadingLevel::Standard)
            };
            view! { <li><a href=href lang=tag.clone() hreflang=tag aria-current=current>{name}</a></li> }
        })
        .collect_view();
    (model.reply.told.len() > 1)
        .then(|| view! { <nav class="levels" aria-label=ui.say("levels-heading")><ul>{links}</ul></nav> })
}

/// Every answer of a wording; each topic's heading is of the level given.
pub(super) fn answers(ui: &Ui, told: &Told, level: u8) -> impl IntoView + use<> {
    told.answers.iter().map(|one| answer(ui, one, level)).collect_view()
}

fn answer(ui: &Ui, answer: &Answered, level: u8) -> impl IntoView + use<> {
    let pictured = ui.level().is_pictured();
    let service = answer.about.service();
    let decided = service.map(|service| {
        let words = ui.say(&format!("decided-{}", service.decided.as_str()));
        view! { <p class=format!("decided {}", service.decided.as_str())>{words}</p> }
    });
    // What was asked as a whole has no heading of its own: it stands under the page's.
    let heading = service.map(|service| {
        let (image, name) = (pictured.then(|| picture(&service.picture)), service.name.clone());
        if level == 2 {
            view! { <h2>{image}{name}</h2> }.into_any()
        } else {
            view! { <h3>{image}{name}</h3> }.into_any()
        }
    });
    let deeper = service.is_some();
    // Where several wordings stand on one page, an id would stand on it twice.
    let id = service.filter(|_| level == 2).map(|service| service.code.to_string());
    let parts = answer
        .said
        .iter()
        .map(|(part, words)| {
            let title = ui.say(&format!("part-{}", part.as_str()));
            let title = match (level, deeper) {
                (2, false) => view! { <h2>{title}</h2> }.into_any(),
                (2, true) | (_, false) => view! { <h3>{title}</h3> }.into_any(),
                _ => view! { <h4>{title}</h4> }.into_any(),
            };
            let words = words.iter().map(|words| view! { <p>{words.clone()}</p> }).collect_view();
            view! { <div class=format!("reply-part {}", part.as_str())>{title}{words}</div> }
        })
        .collect_view();
    view! {
        <section class="reply-topic" id=id>
            {heading}
            {decided}
            <div class="reply-parts">{parts}</div>
        </section>
    }
}
