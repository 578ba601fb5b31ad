//! What people wrote: held back until an officer has read it.

use domain::code::Code;
use leptos::prelude::*;

use super::{SignedIn, bar};
use crate::{
    shell::{Frame, shell},
    tables,
    ui::Ui,
    urls,
};

/// One comment.
#[derive(Clone, Debug)]
pub struct CommentView {
    /// Its number.
    pub id: String,
    /// The question it answers, with its service.
    pub question: String,
    /// Who wrote it: audience and level.
    pub who: String,
    /// The language it is written in, as far as the reader chose it.
    pub language: String,
    /// The words.
    pub body: String,
    /// Who read it, where somebody did.
    pub read_by: Option<String>,
}

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct Comments {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// Which are shown: `unread`, `kept`, `held`.
    pub state: &'static str,
    /// How many there are of each state.
    pub counts: Vec<(&'static str, u64)>,
    /// The ones on this page.
    pub comments: Vec<CommentView>,
    /// The number of the next page, where there is one.
    pub more: Option<u64>,
}

/// The page. Deciding needs no script: each comment is a form of two buttons.
pub fn comments(ui: &Ui, who: &SignedIn, model: &Comments) -> impl IntoView + use<> {
    let title = ui.say("comments-title");
    let tabs = model
        .counts
        .iter()
        .map(|(state, n)| {
            let current = (*state == model.state).then_some("page");
            let name = format!("{} ({})", ui.say(&format!("comments-{state}")), tables::thousands(*n));
            let href = format!("{}?state={state}", urls::officer(&model.code, "comments"));
            view! { <li><a href=href aria-current=current>{name}</a></li> }
        })
        .collect_view();
    let none = model.comments.is_empty().then(|| view! { <p>{ui.say("comments-none")}</p> });
    let action = urls::officer(&model.code, "comments");
    let items = model
        .comments
        .iter()
        .map(|comment| {
            let state = model.state;
            let button = |does: &'static str, secondary: bool| {
                let of = format!(" {}", comment.body.chars().take(40).collect::<String>());
                view! {
                    <button class="button small" class:secondary=secondary name="do" value=does>
                        {ui.say(&format!("comments-do-{does}"))}<span class="visually-hidden">{of}</span>
                    </button>
                }
            };
            let read = comment
                .read_by
                .clone()
                .map(|name| view! { <p class="hint">{ui.say_with("comments-read-by", &[("name", name.into())])}</p> });
            view! {
                <li class="comment">
                    <p class="comment-about">{comment.question.clone()}</p>
                    <p class="hint">{comment.who.clone()}" · "{comment.language.clone()}</p>
                    <blockquote dir="auto">{comment.body.clone()}</blockquote>
                    {read}
                    <form method="post" action=action.clone()>
                        <input type="hidden" name="comment" value=comment.id.clone()/>
                        <input type="hidden" name="state" value=state/>
                        {(state != "kept").then(|| button("keep", false))}
                        {(state != "held").then(|| button("hold", true))}
                    </form>
                </li>
            }
        })
        .collect_view();
    let more = model.more.map(|page| {
        let href = format!("{}?state={}&page={page}", urls::officer(&model.code, "comments"), model.state);
        view! { <p><a class="button secondary" href=href>{ui.say("comments-more")}</a></p> }
    });
    let frame = Frame { title: format!("{title} – {}", model.title), officer: true, ..Frame::default() };
    let body = view! {
        {bar(ui, who, Some((&model.code, "comments")))}
        <h1>{title}</h1>
        <p class="lead">{ui.say("comments-lead")}</p>
        <nav class="tabs" aria-label=ui.say("comments-title")><ul>{tabs}</ul></nav>
        {none}
        <ul class="comment-list">{items}</ul>
        {more}
    };
    shell(ui, frame, body)
}
