//! *You said, we did*, as it is written: what was decided, the answers in each wording, and the review.

use std::collections::BTreeMap;

use domain::{
    code::Code,
    language::Language,
    level::ReadingLevel,
    reply::{Decided, Lacking, Part, Reply, Texts, Topic},
    wording::Wording,
};
use leptos::prelude::*;

use super::{
    Bar, SignedIn,
    review::{EditionLine, Review, actions, editions, progress},
};
use crate::{
    components::{
        error_summary::{Problem, error_summary},
        text_field::error_message,
        textarea::textarea,
    },
    pages::reply::answers,
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// A wording in the list of them.
#[derive(Clone, Debug)]
pub struct WordingLine {
    /// The wording.
    pub wording: Wording,
    /// Whom it is for, in words.
    pub who: String,
    /// How many topics are answered.
    pub answered: usize,
    /// Of how many.
    pub of: usize,
}

/// All that is being written.
#[derive(Clone, Debug)]
pub struct ReplyOverview {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// The services, each with its name and what was decided.
    pub decided: Vec<(Code, String, Option<Decided>)>,
    /// The mark of what was decided, as it was seen.
    pub seen: String,
    /// Whether somebody changed it meanwhile.
    pub changed: bool,
    /// The wordings.
    pub wordings: Vec<WordingLine>,
    /// What it lacks, where a review was asked for.
    pub lacking: Vec<Lacking>,
    /// Who reads another wording than theirs, because theirs is not written.
    pub unwritten: Vec<String>,
    /// What was frozen, the newest first.
    pub editions: Vec<EditionLine>,
}

/// A wording's name: the language where it is not English, and the level.
pub fn wording_name(ui: &Ui, (language, level): &Wording) -> String {
    let level = ui.say(&format!("level-name-{level}"));
    if *language == Language::english() {
        return level;
    }
    let language = crate::phrases::Phrases::language_name(language, ReadingLevel::Standard);
    format!("{language}, {level}")
}

fn topic_name(ui: &Ui, topic: &Topic) -> String {
    topic.as_ref().map_or_else(|| ui.say("reply-whole"), |code| ui.service(code))
}

/// The anchor of a topic, with which its fields' names begin.
pub fn topic_anchor(topic: &Topic) -> String {
    topic.as_ref().map_or_else(|| "whole".to_owned(), ToString::to_string)
}

fn in_wording(code: &Code, (language, level): &Wording) -> String {
    format!("{}/in/{language}.{level}", urls::officer(code, "reply"))
}

/// What is lacking, each a link to where it is put right; texts of one wording are counted, not listed one by one.
fn problems(ui: &Ui, model: &ReplyOverview) -> Vec<Problem> {
    let mut found: Vec<Problem> = Vec::new();
    if model.changed {
        found.push(Problem { field: "decisions".to_owned(), message: ui.say("reply-error-changed") });
    }
    for lacking in &model.lacking {
        match lacking {
            Lacking::Closing => {
                found.push(Problem { field: "review".to_owned(), message: ui.say("reply-lacking-closing") });
            }
            Lacking::Review => {
                found.push(Problem { field: "review".to_owned(), message: ui.say("reply-lacking-review") });
            }
            Lacking::Decision(service) => found.push(Problem {
                field: format!("decided-{service}"),
                message: ui.say_with("reply-lacking-decision", &[("service", ui.service(service).into())]),
            }),
            Lacking::Text(..) => {}
        }
    }
    for level in ReadingLevel::ALL {
        let n = model.lacking.iter().filter(|one| matches!(one, Lacking::Text(at, ..) if *at == level)).count();
        if n > 0 {
            let name = ui.say(&format!("level-name-{level}"));
            found.push(Problem {
                field: format!("wording-en-{level}"),
                message: ui.say_with("reply-lacking-text", &[("n", n.into()), ("level", name.into())]),
            });
        }
    }
    found
}

/// The page.
pub fn reply(ui: &Ui, who: &SignedIn, model: &ReplyOverview) -> impl IntoView + use<> {
    let here = urls::officer(&model.code, "reply");
    let title = ui.say("reply-title");
    let problems = problems(ui, model);
    let editions = editions(ui, &model.editions, &here, ("reply-edition", "reply-editions-none"));
    let rows = model
        .decided
        .iter()
        .map(|(code, name, decided)| {
            let id = format!("decided-{code}");
            let wrong = model.lacking.contains(&Lacking::Decision(code.clone()));
            let options = Decided::ALL
                .iter()
                .map(|one| {
                    let words = ui.say(&format!("decided-name-{}", one.as_str()));
                    view! { <option value=one.as_str() selected=*decided == Some(*one)>{words}</option> }
                })
                .collect_view();
            let message = wrong.then(|| {
                let words = ui.say_with("reply-lacking-decision", &[("service", name.clone().into())]);
                error_message(ui, &id, words)
            });
            let described = wrong.then(|| format!("{id}-error"));
            view! {
                <tr class:wrong=wrong>
                    <th scope="row"><label for=id.clone()>{name.clone()}</label></th>
                    <td>
                        {message}
                        <select id=id.clone() name=id aria-describedby=described><option value="">{ui.say("reply-undecided")}</option>{options}</select>
                    </td>
                </tr>
            }
        })
        .collect_view();
    let changed = model.changed.then(|| error_message(ui, "decisions", ui.say("reply-error-changed")));
    let wordings = model
        .wordings
        .iter()
        .map(|line| {
            let done = ui.say_with("reply-written", &[("n", line.answered.into()), ("of", line.of.into())]);
            let id = format!("wording-{}-{}", line.wording.0, line.wording.1);
            view! {
                <tr class:wrong=line.answered < line.of && !model.lacking.is_empty()>
                    <th scope="row"><a id=id href=in_wording(&model.code, &line.wording)>{wording_name(ui, &line.wording)}</a></th>
                    <td>{line.who.clone()}</td>
                    <td>{done}" "<progress class="thought-bar" max=line.of.to_string() value=line.answered.to_string() aria-hidden="true"></progress></td>
                </tr>
            }
        })
        .collect_view();
    let unwritten = (!model.unwritten.is_empty()).then(|| {
        let list = model.unwritten.join("; ");
        view! { <p class="attention">{ui.say_with("reply-unwritten", &[("wordings", list.into())])}</p> }
    });
    let frame = Frame {
        title: format!("{title} – {}", model.title),
        officer: true,
        bar: Some(Bar::of(who, Some((&model.code, "reply")))),
        error: !problems.is_empty(),
        unsaved: true,
        ..Frame::default()
    };
    let body = view! {
        {error_summary(ui, &problems)}
        <h1>{title}</h1>
        <p class="lead">{ui.say("reply-lead")}</p>
        <section class="attention"><h2>{ui.say("reply-editions")}</h2>{editions}</section>
        <section id="decisions">
            <h2>{ui.say("reply-decisions")}</h2>
            <p class="prose">{ui.say("reply-decisions-lead")}</p>
            {changed}
            <form method="post" action=format!("{here}#decisions") novalidate id="decide">
                <input type="hidden" name="seen" value=model.seen.clone()/>
                <table class="decisions">
                    <thead><tr><th scope="col">{ui.say("service")}</th><th scope="col">{ui.say("reply-decided")}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
                <button class="button" name="do" value="decisions">{ui.say("reply-do-decisions")}</button>
            </form>
        </section>
        <section id="wordings">
            <h2>{ui.say("reply-wordings")}</h2>
            <p class="prose">{ui.say("reply-wordings-lead")}</p>
            <table class="wordings">
                <thead><tr><th scope="col">{ui.say("outcome-wording")}</th><th scope="col">{ui.say("reply-who")}</th><th scope="col">{ui.say("reply-answered")}</th></tr></thead>
                <tbody>{wordings}</tbody>
            </table>
        </section>
        <section id="review">
            <h2>{ui.say("outcome-review")}</h2>
            <p class="prose">{ui.say("reply-review-lead")}</p>
            {unwritten}
            <button class="button" form="decide" name="do" value="review">{ui.say("outcome-do-review")}</button>
        </section>
    };
    shell(ui, frame, body)
}

/// What is written on a topic.
#[derive(Clone, Debug)]
pub struct TopicTexts {
    /// The topic.
    pub topic: Topic,
    /// What is written, as kept or as typed.
    pub texts: Texts,
    /// The mark of what was seen.
    pub seen: String,
    /// What somebody else wrote meanwhile.
    pub theirs: Option<Texts>,
    /// Whether a part of it is too long.
    pub too_long: bool,
    /// The same as it is written for adults, beside which it is put more plainly.
    pub adults: Option<Texts>,
    /// What may be too hard at this level.
    pub hard: Vec<String>,
}

impl TopicTexts {
    /// The key of why it was not kept.
    fn wrong(&self) -> Option<&'static str> {
        if self.too_long { Some("reply-error-long") } else { self.theirs.as_ref().map(|_| "outcome-error-changed") }
    }
}

/// The answers in one wording, to be written.
#[derive(Clone, Debug)]
pub struct WordingPage {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// The wording.
    pub wording: Wording,
    /// Whom it is for, in words.
    pub who: String,
    /// The topics.
    pub topics: Vec<TopicTexts>,
}

/// The page. `theirs` are the words of those who will read it: headings are shown as they will stand.
pub fn reply_wording(ui: &Ui, theirs: &Ui, who: &SignedIn, model: &WordingPage) -> impl IntoView + use<> {
    let here = in_wording(&model.code, &model.wording);
    let name = wording_name(ui, &model.wording);
    let problems: Vec<Problem> = model
        .topics
        .iter()
        .filter_map(|one| {
            let field = format!("{}-you-said", topic_anchor(&one.topic));
            one.wrong().map(|key| Problem { field, message: ui.say(key) })
        })
        .collect();
    let level = model.wording.1;
    let most = level.limits().stem_words;
    let plainly = ui.say_with("reply-plainly", &[("words", most.into())]);
    let parts = model.topics.iter().map(|one| topic(ui, theirs, model, one)).collect_view();
    let contents = model
        .topics
        .iter()
        .map(|one| {
            let missing = one.texts.missing().count() > 0;
            let state = ui.say(if missing { "reply-to-do" } else { "reply-done" });
            view! { <li><a href=format!("#{}", topic_anchor(&one.topic))>{topic_name(ui, &one.topic)}</a>" "<span class="hint">{state}</span></li> }
        })
        .collect_view();
    let frame = Frame {
        title: format!("{name} – {}", ui.say("reply-title")),
        officer: true,
        bar: Some(Bar::of(who, Some((&model.code, "reply")))),
        unsaved: true,
        error: !problems.is_empty(),
        ..Frame::default()
    };
    let body = view! {
        {error_summary(ui, &problems)}
        <p><a href=urls::officer(&model.code, "reply")>{ui.say("reply-back")}</a></p>
        <h1>{name}</h1>
        <p class="lead">{ui.say_with("reply-readers", &[("who", model.who.clone().into())])}</p>
        <p class="prose">{plainly}</p>
        <nav class="contents" aria-label=ui.say("outcome-contents")><ol>{contents}</ol></nav>
        <form method="post" action=format!("{here}#problems") novalidate class="outcome writing">{parts}</form>
    };
    shell(ui, frame, body)
}

fn topic(ui: &Ui, theirs: &Ui, model: &WordingPage, one: &TopicTexts) -> impl IntoView + use<> {
    let at = topic_anchor(&one.topic);
    let name = topic_name(ui, &one.topic);
    let (language, direction) = (theirs.language().to_string(), theirs.language().direction());
    let wrong_key = one.wrong();
    let boxes = Part::ALL
        .iter()
        .map(|part| {
            let id = format!("{at}-{}", part.as_str());
            let hint = format!("{id}-hint");
            let message = wrong_key.filter(|_| *part == Part::YouSaid).map(|key| error_message(ui, &id, ui.say(key)));
            let described = if message.is_some() { format!("{hint} {id}-error") } else { hint.clone() };
            let as_read = theirs.say(&format!("part-{}", part.as_str()));
            let adults = one.adults.as_ref().map(|texts| texts.part(*part).to_owned()).filter(|text| !text.is_empty()).map(|text| {
                view! { <div class="as-quoted"><p class="level-name">{ui.say("reply-for-adults")}</p><p class="kept-lines">{text}</p></div> }
            });
            let now = one.theirs.as_ref().map(|texts| {
                view! { <div class="as-quoted"><p class="level-name">{ui.say("outcome-theirs")}</p><p class="kept-lines" dir="auto">{texts.part(*part).to_owned()}</p></div> }
            });
            let wrong = message.is_some();
            view! {
                <div class="question" class:wrong=wrong>
                    <label class="label" for=id.clone()>
                        <span class="visually-hidden">{format!("{name}: ")}</span>
                        <span lang=language.clone() dir=direction>{as_read}</span>
                    </label>
                    <p class="hint" id=hint>{ui.say(&format!("part-hint-{}", part.as_str()))}</p>
                    {message}
                    {adults}
                    <div lang=language.clone() dir=direction>{textarea(&id, &id, Some(described), 3, one.texts.part(*part))}</div>
                    {now}
                </div>
            }
        })
        .collect_view();
    let hard = (!one.hard.is_empty()).then(|| {
        let items = one.hard.iter().map(|fault| view! { <li>{fault.clone()}</li> }).collect_view();
        view! { <div class="attention"><h3>{ui.say("reply-hard")}</h3><ul>{items}</ul></div> }
    });
    let findings = one.topic.as_ref().map(|service| {
        let to = super::part_address(&model.code, &crate::outcome::section_of_service(service));
        view! { <p><a href=to>{ui.say("reply-findings")}<span class="visually-hidden">{format!(" {name}")}</span></a></p> }
    });
    let seen = format!("{at}-seen");
    view! {
        <section id=at.clone()>
            <h2>{name.clone()}</h2>
            {findings}
            <input type="hidden" name=seen value=one.seen.clone()/>
            {boxes}
            {hard}
            <button class="button" name="do" value=at.clone()>{ui.say("outcome-do-words")}<span class="visually-hidden">{format!(" {name}")}</span></button>
        </section>
    }
}

/// A frozen reply.
#[derive(Clone, Debug)]
pub struct FrozenReply {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// The reply's number in the store, and among the consultation's.
    pub id: (i64, i32),
    /// What it says.
    pub reply: Reply,
    /// How far it has come.
    pub review: Review,
    /// What may be too hard, by wording.
    pub hard: Vec<(Wording, Vec<String>)>,
}

/// The page of a frozen reply: every wording as its readers will see it, then approved or sent back. `theirs` gives the
/// words of a wording's readers.
pub fn frozen_reply(
    ui: &Ui,
    theirs: &BTreeMap<Wording, Ui>,
    who: &SignedIn,
    model: &FrozenReply,
) -> impl IntoView + use<> {
    let list = urls::officer(&model.code, "reply");
    let here = format!("{list}/{}", model.id.0);
    let day = model.review.asked.1.clone();
    let name = ui.say_with("reply-edition", &[("number", model.id.1.into()), ("day", day.into())]);
    let problems = model.review.problems(ui);
    let told = model
        .reply
        .told
        .iter()
        .map(|told| {
            let wording = (told.language.clone(), told.level);
            let words = theirs.get(&wording).unwrap_or(ui);
            let hard =
                model.hard.iter().filter(|(at, faults)| *at == wording && !faults.is_empty()).map(|(_, faults)| {
                    let items = faults.iter().map(|fault| view! { <li>{fault.clone()}</li> }).collect_view();
                    view! { <div class="attention"><h3>{ui.say("reply-hard")}</h3><ul>{items}</ul></div> }
                });
            view! {
                <section>
                    <h2>{wording_name(ui, &wording)}</h2>
                    {hard.collect_view()}
                    <div class="as-read" lang=told.language.to_string() dir=told.language.direction()>
                        {answers(words, told, 3)}
                    </div>
                </section>
            }
        })
        .collect_view();
    let frame = Frame {
        title: format!("{name} – {}", model.title),
        officer: true,
        bar: Some(Bar::of(who, Some((&model.code, "reply")))),
        error: !problems.is_empty(),
        ..Frame::default()
    };
    let body = view! {
        {error_summary(ui, &problems)}
        <p><a href=list>{ui.say("reply-back")}</a></p>
        <h1>{name}</h1>
        {progress(ui, &model.review, urls::reply(&model.code))}
        {actions(ui, &model.review, &here)}
        <div class="outcome">{told}</div>
    };
    shell(ui, frame, body)
}
