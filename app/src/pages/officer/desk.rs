//! The desk: one remark at a time, the one the engine is least sure of first. It needs no script: the answer that
//! agrees has the focus, so that *Enter* agrees and the next one comes.

use domain::{
    code::Code,
    comments::{
        Agreement, BLIND_ONE_IN, LEAST_KAPPA, LEAST_READ, Sentiment, agreement,
        refit::{LEAST_TO_REFIT, Refit},
    },
};
use leptos::prelude::*;

use super::{
    Bar, SignedIn,
    comments::{Leads, Passed, concern, passed},
};
use crate::{
    islands::DeskKeys,
    shell::{Frame, shell},
    tables,
    ui::Ui,
    urls,
};

/// A remark to look at.
#[derive(Clone, Debug)]
pub struct DeskRemark {
    /// Its number.
    pub id: String,
    /// The comment's.
    pub comment: String,
    /// The question it answers.
    pub question: String,
    /// Who wrote it: audience and level.
    pub who: String,
    /// The comment before it, it, and after it.
    pub text: [String; 3],
    /// The service the engine named.
    pub service: Option<Code>,
    /// The theme it has.
    pub theme: Option<i64>,
    /// What the engine said; `None` for a second reader, who is not told.
    pub sentiment: Option<Sentiment>,
    /// How likely that is right, in percent.
    pub sure: u8,
}

/// A remark that was coded lately.
#[derive(Clone, Debug)]
pub struct Lately {
    /// Its number.
    pub id: i64,
    /// How it stands in an address.
    pub at: String,
    /// Its words.
    pub text: String,
    /// What was said of it.
    pub said: Sentiment,
}

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// The services, with their names.
    pub services: Vec<(Code, String)>,
    /// The themes, with their names.
    pub themes: Vec<(i64, String)>,
    /// The remark; none where all are done.
    pub remark: Option<DeskRemark>,
    /// The remarks that were coded last, the newest first, which can be taken back.
    pub last: Vec<Lately>,
    /// Whether a colleague said what the last one means before.
    pub quicker: bool,
    /// Whether this is the second reading, in which nobody is told what was said before.
    pub second: bool,
    /// Comments the engine has yet to read.
    pub waiting: u64,
    /// Whether the engine is paused.
    pub paused: bool,
    /// Remarks nobody has looked at, and remarks somebody has.
    pub remarks: (u64, u64),
    /// Officers and the engine.
    pub machine: Agreement,
    /// First and second readers.
    pub people: Agreement,
    /// What corrections so far would do for the rest, where there are enough; and whether they may.
    pub refit: (Option<Refit>, bool),
    /// Which weights the engine has.
    pub engine: String,
    /// Whom a concern for a child is passed to.
    pub leads: Leads,
    /// That one was passed just now.
    pub passed: Option<Passed>,
}

/// The page.
pub fn desk(ui: &Ui, who: &SignedIn, model: &Desk) -> impl IntoView + use<> {
    let title = ui.say(if model.second { "desk-second-title" } else { "desk-title" });
    let action = urls::officer(&model.code, "desk");
    let tabs = [(false, "desk-title"), (true, "desk-second-title")]
        .map(|(second, key)| {
            let current = (second == model.second).then_some("page");
            let href = if second { format!("{action}?second=yes") } else { action.clone() };
            view! { <li><a href=href aria-current=current>{ui.say(key)}</a></li> }
        })
        .collect_view();
    let (uncoded, coded) = model.remarks;
    let main = match &model.remark {
        None => view! { <p class="lead">{ui.say(if model.second { "desk-second-none" } else { "desk-none" })}</p> }
            .into_any(),
        Some(remark) => form(ui, model, remark, &action).into_any(),
    };
    let back = lately(ui, &model.last, &action);
    let quicker = model.quicker.then(|| view! { <p class="attention" role="status">{ui.say("desk-quicker")}</p> });
    let pause = if model.paused { "resume" } else { "pause" };
    let engine = ui.say_with(
        if model.paused { "desk-engine-paused" } else { "desk-engine" },
        &[("n", tables::thousands(model.waiting).into()), ("engine", model.engine.clone().into())],
    );
    let frame = Frame {
        title: format!("{title} – {}", model.title),
        officer: true,
        bar: Some(Bar::of(who, Some((&model.code, "desk")))),
        islands: model.remark.is_some(),
        ..Frame::default()
    };
    let body = view! {
        <h1>{title}</h1>
        <nav class="tabs" aria-label=ui.say("desk-title")><ul>{tabs}</ul></nav>
        <p class="when">{ui.say_with("desk-progress", &[("left", tables::thousands(uncoded).into()), ("done", tables::thousands(coded).into())])}</p>
        {passed(ui, model.passed)}
        {quicker}
        {main}
        {back}
        <section class="method">
            <h2>{ui.say("desk-agreement")}</h2>
            {agree(ui, "desk-agreement-engine", "desk-nobody-engine", &model.machine)}
            <p>{ui.say_with(
                if model.machine.is_enough() { "desk-enough" } else { "desk-not-enough" },
                &[("kappa", format!("{LEAST_KAPPA:.2}").into()), ("n", LEAST_READ.to_string().into())],
            )}</p>
            {agree(ui, "desk-agreement-people", "desk-nobody-people", &model.people)}
            {refit(ui, model, &action)}
            <h2>{ui.say("desk-engine-heading")}</h2>
            <p>{engine}</p>
            <form method="post" action=action.clone()>
                <button class="button small secondary" name="do" value=pause>{ui.say(&format!("desk-{pause}"))}</button>
            </form>
        </section>
    };
    shell(ui, frame, body)
}

/// The numbers of what was coded lately, as a form and an address carry them.
fn numbers(last: &[Lately]) -> String {
    last.iter().map(|one| one.at.clone()).collect::<Vec<_>>().join(",")
}

/// What was coded last, which can be taken back: the newest by one press, and those before it below.
fn lately(ui: &Ui, last: &[Lately], action: &str) -> Option<impl IntoView + use<>> {
    let undo = |one: &Lately, key: &str| {
        let (name, id) = (ui.say(key), one.id.to_string());
        view! {
            <form method="post" action=action.to_owned()>
                <input type="hidden" name="remark" value=id/>
                <input type="hidden" name="last" value=numbers(last)/>
                <button class="button small secondary" name="do" value="undo">{name}<span class="visually-hidden">{format!(": {}", one.text)}</span></button>
            </form>
        }
    };
    let first = undo(last.first()?, "desk-undo");
    let items = last
        .iter()
        .map(|one| {
            let said = ui.say(&format!("sentiment-{}", one.said.as_str()));
            view! {
                <li>
                    <p dir="auto">{one.text.clone()}" "<span class=format!("sentiment {}", one.said.as_str())>{said}</span></p>
                    {undo(one, "desk-undo-this")}
                </li>
            }
        })
        .collect_view();
    let before = (last.len() > 1).then(|| {
        view! { <details class="masks"><summary>{ui.say_with("desk-lately", &[("n", last.len().into())])}</summary><ol>{items}</ol></details> }
    });
    Some(view! { {first}{before} })
}

fn form(ui: &Ui, model: &Desk, remark: &DeskRemark, action: &str) -> impl IntoView + use<> {
    let [before, it, after] = remark.text.clone();
    let chosen = remark.service.clone();
    let services = model
        .services
        .iter()
        .map(|(code, name)| {
            let selected = chosen.as_ref() == Some(code);
            view! { <option value=code.to_string() selected=selected>{name.clone()}</option> }
        })
        .collect_view();
    let machine = remark.sentiment;
    let says = machine.map(|sentiment| {
        let service = remark
            .service
            .as_ref()
            .and_then(|code| model.services.iter().find(|(one, _)| one == code))
            .map_or_else(|| ui.say("desk-no-service"), |(_, name)| name.clone());
        view! {
            <p>{ui.say("desk-engine-says")}" "<span class=format!("sentiment {}", sentiment.as_str())>{ui.say(&format!("sentiment-{}", sentiment.as_str()))}</span>
                {format!(" · {service} · ")}{ui.say_with("desk-sure", &[("sure", remark.sure.to_string().into())])}</p>
        }
    });
    let blind = (machine.is_none() && !model.second).then(|| {
        let args = [("n", LEAST_READ.to_string().into()), ("every", BLIND_ONE_IN.to_string().into())];
        view! { <p class="hint">{ui.say_with("desk-blind", &args)}</p> }
    });
    let begins: String = remark.text.concat().chars().take(40).collect();
    let comments = urls::officer(&model.code, "comments");
    let concern = (!model.second)
        .then(|| concern(ui, (&remark.comment, &begins), &model.leads, vec![("then", "desk".to_owned())], &comments));
    // The one that agrees has the focus; each stays where it is from remark to remark, so that nobody presses another by habit.
    let buttons = Sentiment::ALL
        .into_iter()
        .map(|sentiment| {
            let agrees = Some(sentiment) == machine;
            let name = ui.say(&format!("sentiment-{}", sentiment.as_str()));
            let words = if agrees { ui.say_with("desk-agree", &[("sentiment", name.into())]) } else { name };
            let key = ui.say(&format!("desk-key-{}", sentiment.as_str()));
            view! {
                <button class="button" class:secondary=!agrees name="sentiment" value=sentiment.as_str() autofocus=agrees aria-describedby=agrees.then_some("desk-remark") data-key=key.clone() aria-keyshortcuts=key.clone()>
                    {words}<kbd aria-hidden="true">{key.clone()}</kbd>
                </button>
            }
        })
        .collect_view();
    // A second reader says what is thought, and nothing else.
    let themes = (!model.second && !model.themes.is_empty()).then(|| {
        let options = model
            .themes
            .iter()
            .map(|(id, name)| {
                view! { <option value=id.to_string() selected=remark.theme == Some(*id)>{name.clone()}</option> }
            })
            .collect_view();
        view! {
            <input type="hidden" name="shown" value=remark.theme.map(|id| id.to_string()).unwrap_or_default()/>
            <label for="theme">{ui.say("desk-theme")}</label>
            <select id="theme" name="theme">
                <option value="" selected=remark.theme.is_none()>{ui.say("desk-no-theme")}</option>
                {options}
            </select>
        }
    });
    view! {
        <div class="desk-pair">
        <div>
        <p class="comment-about">{remark.question.clone()}</p>
        <p class="hint">{remark.who.clone()}</p>
        <blockquote class="desk-text" dir="auto"><span class="context">{before}</span><mark id="desk-remark">{it}</mark><span class="context">{after}</span></blockquote>
        {says}
        {blind}
        </div>
        <form method="post" action=action.to_owned() class="desk" id="desk" aria-label=ui.say("desk-says-what")>
            <input type="hidden" name="remark" value=remark.id.clone()/>
            <input type="hidden" name="last" value=numbers(&model.last)/>
            {model.second.then(|| view! { <input type="hidden" name="second" value="yes"/> })}
            {machine.is_none().then(|| view! { <input type="hidden" name="blind" value="yes"/> })}
            <label for="service">{ui.say("desk-service")}</label>
            <select id="service" name="service">
                <option value="" selected=chosen.is_none()>{ui.say("desk-no-service")}</option>
                {services}
            </select>
            {themes}
            // Where no answer is the program's, none has the focus: the keys work all the same.
            <div class="desk-buttons" tabindex="-1" role="group" aria-label=ui.say("desk-says-what") aria-describedby="desk-remark" autofocus=machine.is_none()>{buttons}</div>
            {(!model.second).then(|| view! { <button class="button small secondary" name="do" value="hold">{ui.say("comments-do-hold")}</button> })}
        </form>
        </div>
        {concern}
        <DeskKeys form="desk".to_owned() about=ui.say(if machine.is_some() { "desk-keys" } else { "desk-keys-blind" })/>
    }
}

/// What corrections do for the rest: measured, and an officer's to switch off.
fn refit(ui: &Ui, model: &Desk, action: &str) -> impl IntoView + use<> {
    let (refit, on) = model.refit;
    let words = match refit {
        None => ui.say_with("desk-refit-few", &[("n", LEAST_TO_REFIT.to_string().into())]),
        Some(refit) => {
            let percent = |share: f64| format!("{:.1}%", share * 100.0);
            let key = if !refit.helps() {
                "desk-refit-no-help"
            } else if on {
                "desk-refit-on"
            } else {
                "desk-refit-off"
            };
            let args = [
                ("n", tables::thousands(refit.n as u64).into()),
                ("before", percent(refit.before).into()),
                ("after", percent(refit.after).into()),
                ("low", tables::signed(refit.turns.low).into()),
                ("high", tables::signed(refit.turns.high).into()),
            ];
            ui.say_with(key, &args)
        }
    };
    let does = if on { "refit-off" } else { "refit-on" };
    let button = refit.map(|_| {
        view! {
            <form method="post" action=action.to_owned()>
                <button class="button small secondary" name="do" value=does>{ui.say(&format!("desk-do-{does}"))}</button>
            </form>
        }
    });
    view! { <h2>{ui.say("desk-refit")}</h2><p>{words}</p>{button} }
}

/// How far two readers agree, in a sentence.
fn agree(ui: &Ui, key: &str, nobody: &str, figures: &Agreement) -> impl IntoView + use<> {
    let n = figures.n();
    if n == 0 {
        return view! { <p>{ui.say(nobody)}</p> };
    }
    let two = |value: Option<f64>| value.map_or_else(|| ui.say("desk-no-figure"), |value| format!("{value:.2}"));
    let words = ui.say_with(
        key,
        &[
            ("n", tables::thousands(u64::from(n)).into()),
            ("raw", format!("{:.0}%", agreement::accuracy(&figures.table) * 100.0).into()),
            ("kappa", tables::kappa(ui, figures).into()),
            ("alpha", two(agreement::alpha(&figures.table)).into()),
            ("adjusted", two(Some(agreement::adjusted(&figures.table))).into()),
        ],
    );
    view! { <p>{words}</p> }
}
