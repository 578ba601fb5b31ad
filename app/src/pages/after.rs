//! After the decision: what was promised, whether it is held, and for whom it is not.

use domain::{
    code::Code,
    consultation::Day,
    monitoring::{Change, Check, Published, Standing, Verdict},
    outcome::{Block, PromiseField, Section},
    reply::Decided,
};
use leptos::prelude::*;

use super::outcome::{Places, blocks};
use crate::{
    outcome::aimed::{Beside, in_words, judged},
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// A promise with what was found.
#[derive(Clone, Debug)]
pub struct Watched {
    /// The promise.
    pub published: Published,
    /// What was found and agreed, the oldest first.
    pub found: Vec<Check>,
    /// How it stands today.
    pub standing: Standing,
    /// Whether the newest report no longer makes it.
    pub taken_back: bool,
    /// What people who were asked again say beside it.
    pub beside: Beside,
    /// How it was changed since it was first made, the first change first.
    pub changes: Vec<Change>,
    /// Whether something that was found waits to be agreed.
    pub waits: bool,
    /// Who runs the service it is about, where that is published.
    pub run_by: Option<Decided>,
}

/// One time it was asked.
#[derive(Clone, Debug)]
pub struct Time {
    /// What that time is called.
    pub title: String,
    /// Its first and last day, in words.
    pub days: [String; 2],
    /// What has become of it.
    pub state: TimeState,
}

/// What has become of one time it was asked.
#[derive(Clone, Debug)]
pub enum TimeState {
    /// It is still to come.
    Coming,
    /// It can be answered.
    Open,
    /// What people said is to be published by a day, in words; and whether that day is past.
    Closed(String, bool),
    /// What was published of it has been taken down.
    TakenDown,
    /// What people said is published.
    Published(Code),
}

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct After {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// The day by which it is decided, in words, where that is still to come.
    pub undecided: Option<String>,
    /// Today, in words.
    pub today: String,
    /// Whether the report that makes them is published now.
    pub report: bool,
    /// The promises, in the order they are first looked at.
    pub promises: Vec<Watched>,
    /// What people say since, beside what they said; empty where nothing is published of it.
    pub again: Vec<Block>,
    /// Each time it was asked, or will be, the first time first.
    pub times: Vec<Time>,
    /// Where the same is asked again now, and until when.
    pub open: Option<(Code, String)>,
    /// What keeps its reader in the wording they came from: this page has one alone.
    pub carry: String,
    /// That it is harder to read than what they came from, in their words, where it is.
    pub harder: Option<String>,
}

/// The page.
pub fn after(ui: &Ui, model: &After) -> impl IntoView + use<> {
    let title = ui.say("after-decision-title");
    let frame = Frame {
        title: format!("{title} – {}", model.title),
        back: Some(format!("{}{}", urls::consultation(&model.code), model.carry)),
        home: Some(format!("{}{}", urls::HOME, model.carry)),
        ..Frame::default()
    };
    let report = model.report.then(|| {
        view! { <p><a href=urls::report_part(&model.code, "monitoring")>{ui.say("after-decision-report")}</a></p> }
    });
    // What is promised whatever is decided must not read as if it were decided.
    let undecided = model.undecided.clone().map(|day| {
        view! { <p class="attention">{ui.say_with("after-decision-undecided", &[("day", day.into())])}</p> }
    });
    let taken_down = (!model.report).then(|| view! { <p class="attention">{ui.say("after-decision-taken-down")}</p> });
    let body = view! {
        <p class="when">{model.title.clone()}</p>
        <h1>{title}</h1>
        {model.harder.clone().map(|words| view! { <p class="attention">{words}</p> })}
        <p class="lead">{ui.say("after-decision-lead")}</p>
        {undecided}
        {taken_down}
        {summary(ui, model)}
        {asked_now(ui, model.open.as_ref(), &model.carry)}
        {model.promises.iter().map(|one| watched(ui, one)).collect_view()}
        {again(ui, model)}
        <p>{ui.say("after-decision-how")}</p>
        {report}
    };
    shell(ui, frame, body)
}

/// Where the same is asked again now.
pub(super) fn asked_now(ui: &Ui, open: Option<&(Code, String)>, carry: &str) -> Option<impl IntoView + use<>> {
    open.map(|(code, until)| {
        let until = ui.say_with("again-open-until", &[("day", until.clone().into())]);
        let to = format!("{}{carry}", urls::consultation(code));
        view! { <p class="asked-now"><a class="button" href=to>{ui.say("again-open")}</a>" "<span class="when">{until}</span></p> }
    })
}

/// What people say since.
fn again(ui: &Ui, model: &After) -> impl IntoView + use<> {
    // How all of it stands is for everybody; every figure of every service, for whoever wants it.
    let at = model.again.iter().position(|block| matches!(block, Block::Heading(_))).unwrap_or(model.again.len());
    let section = |key: &str, blocks: &[Block]| Section {
        key: key.to_owned(),
        title: ui.say("again-title"),
        words: Vec::new(),
        blocks: blocks.to_vec(),
    };
    let each = (at < model.again.len()).then(|| {
        let each = section("again-each", &model.again[at..]);
        view! {
            <details class="change">
                <summary>{ui.say("again-each")}</summary>
                {blocks(ui, &each, Places::here(""))}
            </details>
        }
    });
    let section = section("again", &model.again[..at]);
    let lead = (!model.again.is_empty()).then(|| view! { <p class="prose">{ui.say("again-public-lead")}</p> });
    let times = model.times.iter().enumerate().map(|(at, one)| time(ui, at == 0, one)).collect_view();
    // That nobody asks again is what whoever watches has to know.
    let never = (model.times.len() < 2).then(|| view! { <p class="attention">{ui.say("again-not-asked-again")}</p> });
    view! {
        <section class="outcome" id="again">
            <h2>{section.title.clone()}</h2>
            {lead}
            {blocks(ui, &section, Places::here(""))}
            {each}
            <h3>{ui.say("again-times")}</h3>
            <ul>{times}</ul>
            {never}
        </section>
    }
}

/// One time it was asked, and what has become of it: what is not published does not vanish.
fn time(ui: &Ui, first: bool, one: &Time) -> impl IntoView + use<> {
    let title = if first { ui.say("again-time-first") } else { one.title.clone() };
    let [opens, closes] = one.days.clone();
    let line =
        ui.say_with("again-time-line", &[("title", title.into()), ("opens", opens.into()), ("closes", closes.into())]);
    let state = match &one.state {
        TimeState::Published(code) => {
            let name = ui.say("again-time-published");
            view! { <a href=urls::report(code)>{name}<span class="visually-hidden">": "{one.title.clone()}</span></a> }
                .into_any()
        }
        TimeState::Closed(day, late) => {
            let key = if *late { "again-time-overdue" } else { "again-time-due" };
            let said = ui.say_with(key, &[("day", day.clone().into())]);
            if *late { view! { <strong>{said}</strong> }.into_any() } else { said.into_any() }
        }
        TimeState::TakenDown => view! { <strong>{ui.say("again-time-taken-down")}</strong> }.into_any(),
        TimeState::Open => ui.say("again-time-open").into_any(),
        TimeState::Coming => ui.say("again-time-coming").into_any(),
    };
    view! { <li>{line}" "{state}</li> }
}

/// How many stand how: what a reader in a hurry takes away.
fn summary(ui: &Ui, model: &After) -> impl IntoView + use<> {
    let count = |wanted: &dyn Fn(&Standing) -> bool| model.promises.iter().filter(|one| wanted(&one.standing)).count();
    let verdicts = Verdict::ALL.iter().map(|verdict| {
        (format!("standing-{}", verdict.as_str()), count(&|standing| standing.verdict() == Some(*verdict)))
    });
    let rows = verdicts
        .chain([
            ("standing-none".to_owned(), count(&|standing| standing.verdict().is_none())),
            ("standing-overdue-of-them".to_owned(), count(&|standing| standing.is_late())),
            ("standing-short".to_owned(), model.promises.iter().filter(|one| one.beside.missed > 0).count()),
        ])
        .filter(|(_, n)| *n > 0)
        .map(|(key, n)| view! { <div><dt>{ui.say(&key)}</dt><dd>{n}</dd></div> })
        .collect_view();
    let on =
        ui.say_with("after-decision-on", &[("day", model.today.clone().into()), ("n", model.promises.len().into())]);
    view! { <h2>{on}</h2><dl class="big-numbers">{rows}</dl> }
}

/// Where it stands, as a mark that is told apart by its words, and by colour besides.
pub(super) fn mark(ui: &Ui, standing: Standing) -> impl IntoView + use<> {
    let class = format!("standing {}", standing.as_str());
    let late = standing.is_late().then(|| view! { <span class="standing late">{ui.say("standing-overdue")}</span> });
    let words = standing
        .verdict()
        .map_or_else(|| ui.say("standing-none"), |verdict| ui.say(&format!("standing-{}", verdict.as_str())));
    view! { <span class=class>{words}</span>" "{late} }
}

fn watched(ui: &Ui, one: &Watched) -> impl IntoView + use<> {
    let published = &one.published;
    let service = if published.name.is_empty() { ui.say("outcome-every-service") } else { published.name.clone() };
    view! {
        <section class="watched" id=format!("promise-{}", published.id)>
            <p class="when">{service}</p>
            <h2>{published.promise.promise.clone()}</h2>
            <p>{mark(ui, one.standing)}</p>
            {taken_back(ui, one)}
            {terms(ui, published)}
            {run_by(ui, one)}
            {changed(ui, one)}
            {short(ui, one)}
            {history(ui, one)}
            {one.waits.then(|| view! { <p class="hint">{ui.say("standing-waits")}</p> })}
            {beside(ui, one)}
        </section>
    }
}

/// Who runs the service, where that is decided.
pub(super) fn run_by(ui: &Ui, one: &Watched) -> Option<impl IntoView + use<>> {
    one.run_by.map(|decided| {
        let who = ui.say(&format!("decided-name-{}", decided.as_str()));
        view! { <p>{ui.say_with("standing-run-by", &[("who", who.into())])}</p> }
    })
}

/// What was promised before it was changed: whoever missed a target does not mend it by another.
pub(super) fn changed(ui: &Ui, one: &Watched) -> impl IntoView + use<> {
    one.changes
        .iter()
        .map(|change| {
            let rows = change
                .was
                .iter()
                .map(|(field, was)| {
                    let was = match (field, Day::parse(was)) {
                        (PromiseField::Due, Some(day)) => ui.day(&day),
                        _ => was.clone(),
                    };
                    view! { <div><dt>{ui.say(&format!("promise-{}", field.as_str()))}</dt><dd>{was}</dd></div> }
                })
                .collect_view();
            let every = |name: &String| if name.is_empty() { ui.say("outcome-every-service") } else { name.clone() };
            let service = change.service.as_ref().map(|name| {
                view! { <div><dt>{ui.say("promise-service")}</dt><dd>{every(name)}</dd></div> }
            });
            let aim = change.aim.map(|aim| {
                let words = aim.map_or_else(|| ui.say("aim-was-other"), |aim| in_words(ui, aim).join(". "));
                view! { <div><dt>{ui.say("aim-was")}</dt><dd>{words}</dd></div> }
            });
            let lead = ui.say_with("standing-changed", &[("day", ui.day(&change.on).into())]);
            view! { <div class="attention"><p>{lead}</p><dl class="terms">{service}{rows}{aim}</dl></div> }
        })
        .collect_view()
}

/// That people who were asked again say less than was promised, where some do: whatever was found.
pub(super) fn short(ui: &Ui, one: &Watched) -> Option<impl IntoView + use<>> {
    (one.beside.missed > 0).then(|| view! { <p class="attention">{ui.say("aim-short")}</p> })
}

/// What people who were asked again say beside it.
pub(super) fn beside(ui: &Ui, one: &Watched) -> Option<impl IntoView + use<>> {
    if one.beside.blocks.is_empty() {
        return None;
    }
    let section = Section {
        key: format!("beside-{}", one.published.id),
        title: ui.say("aim-heading"),
        words: Vec::new(),
        blocks: one.beside.blocks.clone(),
    };
    // What is said, and of whom it is missed; the table it rests on for whoever wants it.
    let (said, tables): (Vec<Block>, Vec<Block>) =
        section.blocks.iter().cloned().partition(|block| matches!(block, Block::Said(_) | Block::Points(_)));
    let tables = (!tables.is_empty()).then(|| {
        let tables = Section { blocks: tables, ..section.clone() };
        view! {
            <details class="change">
                <summary>{ui.say("aim-figures")}<span class="visually-hidden">{format!(": {}", one.published.promise.promise)}</span></summary>
                {blocks(ui, &tables, Places::here(""))}
            </details>
        }
    });
    let said = Section { blocks: said, ..section.clone() };
    Some(
        view! { <div class="outcome"><h3>{section.title.clone()}</h3>{blocks(ui, &said, Places::here(""))}{tables}</div> },
    )
}

/// That it was taken back, where it was.
pub(super) fn taken_back(ui: &Ui, one: &Watched) -> Option<impl IntoView + use<>> {
    one.taken_back.then(|| view! { <p class="attention">{ui.say("standing-taken-back")}</p> })
}

/// What was promised, in full.
pub(super) fn terms(ui: &Ui, published: &Published) -> impl IntoView + use<> {
    let promise = &published.promise;
    let judged = judged(ui, promise).map(|words| view! { <div><dt>{ui.say("aim-row")}</dt><dd>{words}</dd></div> });
    let rows = [
        ("promise-measure", promise.measure.clone()),
        ("promise-target", promise.target.clone()),
        ("promise-owner", promise.owner.clone()),
        ("promise-due", ui.day(&promise.due)),
        ("promise-otherwise", promise.otherwise.clone()),
    ]
    .map(|(key, text)| view! { <div><dt>{ui.say(key)}</dt><dd>{text}</dd></div> })
    .collect_view();
    view! { <dl class="terms">{rows}{judged}</dl> }
}

/// What was found, the newest first.
pub(super) fn history(ui: &Ui, one: &Watched) -> impl IntoView + use<> {
    if one.found.is_empty() {
        return view! { <p class="hint">{ui.say("found-nothing")}</p> }.into_any();
    }
    let items = one.found.iter().rev().map(|check| view! { <li>{found(ui, check)}</li> }).collect_view();
    view! { <h3>{ui.say("found-heading")}</h3><ol class="found" reversed>{items}</ol> }.into_any()
}

/// One look.
pub(super) fn found(ui: &Ui, check: &Check) -> impl IntoView + use<> {
    let line = |key: &str, text: &str| {
        (!text.is_empty()).then(|| {
            let (name, text) = (ui.say(key), text.to_owned());
            view! { <p><strong>{name}</strong>" "{text}</p> }
        })
    };
    let verdict = ui.say(&format!("standing-{}", check.verdict.as_str()));
    let next = ui.say_with("found-next", &[("day", ui.day(&check.next).into())]);
    let why = if check.verdict == Verdict::NotKnown { "found-why-unknown" } else { "found-for-whom" };
    view! {
        <p class="level-name">{ui.day(&check.on)}" "<span class=format!("standing {}", check.verdict.as_str())>{verdict}</span></p>
        {line("found-figure", &check.figure)}
        {line(why, &check.for_whom)}
        {line("found-doing", &check.doing)}
        <p class="hint">{next}</p>
    }
}
