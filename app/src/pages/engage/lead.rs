//! For whoever runs a session: before it begins, and while it goes on.

use domain::{
    code::Code,
    engage::{COUNTDOWNS, Command, How, Moment, Pace, Phase, Plan, Way},
    respond::answer::Slot,
};
use leptos::prelude::*;

use super::top;
use crate::{
    components::{
        error_summary::{Problem, error_summary},
        field::Choosable,
        text_field::{described_by, error_message},
    },
    islands::{Countdown, Follow, Tally},
    pages::officer::SignedIn,
    pictures::picture,
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// What stands in the way of beginning, or nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beginning {
    /// It can begin.
    Can,
    /// Parents were told too late, or nobody says when.
    ParentsNotTold,
    /// It is planned for another day.
    OtherDay,
    /// The consultation cannot be answered today.
    NotOpen,
    /// No safeguarding lead and deputy have accounts.
    NobodyForConcerns,
    /// No data protection impact assessment is on record.
    NotAssessed,
}

impl Beginning {
    /// The key of what is said.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Can => "can",
            Self::ParentsNotTold => "parents-not-told",
            Self::OtherDay => "other-day",
            Self::NotOpen => "not-open",
            Self::NobodyForConcerns => "nobody-for-concerns",
            Self::NotAssessed => "not-assessed",
        }
    }
}

/// An option as it is counted by hand.
#[derive(Clone, Debug)]
pub struct Hand {
    /// The option.
    pub option: Choosable,
    /// How many hands, as they were counted or typed.
    pub n: String,
}

/// Why hands were not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandProblem {
    /// More hands than people: is that right?
    MoreThanTheRoom {
        /// How many hands.
        counted: u32,
        /// How many answered on a device, beside them.
        devices: u32,
        /// How many people.
        room: u32,
    },
    /// Another adult counted meanwhile.
    Meanwhile,
    /// Something typed is no number.
    NoNumber,
    /// Its result was on the screen, or the session is over.
    TooLate,
    /// The room is at another question by now.
    Elsewhere,
}

/// What the pages are shown with.
#[derive(Clone, Debug)]
pub struct Lead {
    /// The session's number.
    pub id: i64,
    /// The consultation.
    pub consultation: Code,
    /// The consultation's title.
    pub title: String,
    /// The school.
    pub school: String,
    /// What was planned.
    pub plan: Plan,
    /// The audience and level, in words.
    pub who: String,
    /// Whether they are children: their parents are told beforehand.
    pub children: bool,
    /// The day, in words.
    pub day: String,
    /// The code as it is told.
    pub code: String,
    /// Where the code is typed in, with the server's name.
    pub join_at: String,
    /// What hands that wait are sealed with in this browser.
    pub keep: String,
    /// The big screen's secret.
    pub screen: String,
    /// Where the room is.
    pub now: Moment,
    /// Changes with what the room is at, and with every vote: what is pressed is pressed on what was seen.
    pub mark: (i64, i64),
    /// The questions.
    pub questions: Vec<(Slot, String)>,
    /// Before it begins: what can be asked.
    pub offered: Vec<Offered>,
    /// Before it begins: what the page was made of. What is chosen is chosen of that.
    pub plan_mark: String,
    /// The questions whose results were on the screen.
    pub shown: Vec<usize>,
    /// Whether the screen may show anything of the question, once answers are closed; nothing before.
    pub showable: Option<bool>,
    /// How many devices joined.
    pub joined: u64,
    /// How many answered the question on devices.
    pub voted: u64,
    /// How many answers waited on devices until their question's result had been seen: they are not counted.
    pub late: u32,
    /// How many began at their own speed, and how many of them sent.
    pub own_pace: (u32, u32),
    /// How many seconds are left of the countdown on the screen, where there is one.
    pub left: Option<u32>,
    /// What the question offers, with the hands counted.
    pub hands: Vec<Hand>,
    /// Why what was counted was not kept; what was counted is then in `hands`.
    pub problem: Option<HandProblem>,
    /// What was in the store when `hands` was shown.
    pub seen: String,
    /// Whether nothing was pressed in vain: somebody else had moved the room on.
    pub moved_meanwhile: bool,
}

/// How many answers can each have a corner.
pub(super) const CORNERS: usize = 4;

/// A question that can be asked.
#[derive(Clone, Debug)]
pub struct Offered {
    /// Whether it is.
    pub asked: bool,
    /// The question and service.
    pub slot: Slot,
    /// Its words.
    pub words: String,
    /// How many answers it has.
    pub answers: usize,
}

/// How far the choice of questions has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choosing {
    /// It can be made.
    Begins,
    /// It was just kept.
    Kept,
    /// Nothing was chosen.
    Nothing,
    /// The plan, or its questions, changed since the page was shown: nothing was kept.
    Meanwhile,
}

/// What was planned, by what it is called: for whoever runs it, and for whoever decides about it.
pub(super) fn facts(ui: &Ui, plan: &Plan, (whom, day): (&str, &str)) -> Vec<(String, String)> {
    let list = |names: Vec<String>| if names.is_empty() { ui.say("plan-nothing") } else { names.join(", ") };
    vec![
        (ui.say("plan-whom-short"), whom.to_owned()),
        (ui.say("plan-day"), day.to_owned()),
        (ui.say("plan-expected"), plan.expected.to_string()),
        (
            ui.say("plan-need"),
            if plan.needs.is_empty() {
                ui.say("plan-no-need")
            } else {
                list(plan.needs.iter().map(|need| ui.say(&format!("group-need-{}", need.as_str()))).collect())
            },
        ),
        (
            ui.say("plan-way"),
            list(plan.ways.iter().map(|way| ui.say(&format!("way-answer-{}", way.as_str()))).collect()),
        ),
        (ui.say("plan-pace"), ui.say(&format!("pace-{}", plan.pace.as_str()))),
        (ui.say("plan-service"), list(plan.services.iter().map(|code| ui.service(code)).collect())),
        (ui.say("plan-told"), plan.told.as_ref().map_or_else(|| ui.say("plan-nothing"), |day| ui.day(day))),
    ]
}

/// A session that has not begun.
pub fn planned(
    ui: &Ui,
    who: &SignedIn,
    model: &Lead,
    (beginning, choosing): (Beginning, Choosing),
) -> impl IntoView + use<> {
    let wrong = choosing == Choosing::Nothing;
    let plan = &model.plan;
    let facts = facts(ui, plan, (&model.who, &model.day));
    let rows = facts
        .into_iter()
        .map(|(name, value)| view! { <div class="row"><dt>{name}</dt><dd>{value}</dd></div> })
        .collect_view();
    let problems: Vec<Problem> = wrong
        .then(|| Problem { field: "ask-0".to_owned(), message: ui.say("lead-choose-wrong") })
        .into_iter()
        .collect();
    let questions = (!model.offered.is_empty()).then(|| choose(ui, model, &problems, choosing == Choosing::Kept));
    let meanwhile = (choosing == Choosing::Meanwhile)
        .then(|| view! { <p class="attention" role="alert">{ui.say("lead-plan-meanwhile")}</p> });
    let here = urls::session(model.id);
    // Pressed with what is ticked below.
    let with_questions = (!model.offered.is_empty()).then_some("questions");
    let begin = if beginning == Beginning::Can {
        view! {
            // What Enter presses, at a question: the first button of a form. It saves, and begins nothing.
            {with_questions.map(|form| view! {
                <button class="visually-hidden" name="do" value="questions" form=form tabindex="-1" aria-hidden="true">{ui.say("lead-choose-keep")}</button>
            })}
            <p>{ui.say("lead-before")}</p>
            <form method="post" action=here.clone()>
                <input type="hidden" name="mark" value=model.plan_mark.clone()/>
                <button class="button start" name="do" value="begin" form=with_questions>{ui.say("lead-begin")}</button>
            </form>
        }
        .into_any()
    } else {
        // Whoever waits for the day to find that out can no longer tell them.
        let tell = (beginning == Beginning::OtherDay && model.children && plan.told.is_none())
            .then(|| view! { <p>{ui.say("lead-tell-parents")}</p> });
        view! { <p>{ui.say(&format!("lead-cannot-{}", beginning.as_str()))}</p>{tell} }.into_any()
    };
    let title = plan.group.clone();
    let frame = Frame {
        title: title.clone(),
        officer: true,
        bar: Some(top(who, &model.consultation)),
        error: wrong,
        ..Frame::default()
    };
    let letter = model.children.then(|| {
        view! { <a class="button secondary" href=urls::session_page(model.id, "letter")>{ui.say("lead-letter")}</a> }
    });
    let body = view! {
        {error_summary(ui, &problems)}
        <p class="when">{model.title.clone()}" · "{model.school.clone()}</p>
        <h1>{title}</h1>
        {meanwhile}
        <section class="attention">{begin}</section>
        <dl class="summary">{rows}</dl>
        {questions}
        <div class="buttons">
            {letter}
            <a class="button secondary" href=urls::session_page(model.id, "pack.pdf")>{ui.say("lead-pack")}</a>
            <a class="button secondary" href=urls::session_page(model.id, "plan")>{ui.say("lead-change-plan")}</a>
        </div>
        // It cannot be taken back: one press beside the others is not enough.
        <details class="change" id="drop">
            <summary>{ui.say("lead-drop")}</summary>
            <form method="post" action=here>
                <p>{ui.say("lead-drop-about")}</p>
                <button class="button" name="do" value="drop">{ui.say("lead-drop-sure")}</button>
            </form>
        </details>
    };
    shell(ui, frame, body)
}

/// The questions, each of which can be left out while another is asked.
fn choose(ui: &Ui, model: &Lead, problems: &[Problem], kept: bool) -> impl IntoView + use<> {
    let kept = kept.then(|| view! { <p class="kept-line" role="status">{ui.say("lead-choose-kept")}</p> });
    let corners = model.plan.has(Way::Corners);
    let message = problems.first().map(|problem| problem.message.clone());
    let wrong = message.is_some();
    let items = model
        .offered
        .iter()
        .enumerate()
        .map(|(at, Offered { asked, slot, words, answers })| {
            let id = format!("ask-{at}");
            // A room has four corners.
            let places = (corners && *answers > CORNERS).then(|| {
                let places = ui.say_with("lead-choose-places", &[("n", answers.to_string().into())]);
                view! { <p class="option-about">{places}</p> }
            });
            view! {
                <div class="option">
                    <div class="pick">
                        <input type="checkbox" id=id.clone() name="ask" value=slot.to_string() checked=*asked/>
                        <label for=id><span>{words.clone()}</span></label>
                    </div>
                    {places}
                </div>
            }
        })
        .collect_view();
    view! {
        <form method="post" action=urls::session(model.id) class="plan" id="questions">
            <fieldset class="question" class:wrong=wrong aria-describedby=described_by("questions", true, wrong)>
                <legend class="label">{ui.say("lead-questions")}</legend>
                <input type="hidden" name="choosing" value="yes"/>
                <input type="hidden" name="mark" value=model.plan_mark.clone()/>
                <p class="hint" id="questions-hint">{ui.say("lead-choose-hint")}</p>
                {message.map(|message| error_message(ui, "questions", message))}
                {kept}
                <div class="options">{items}</div>
            </fieldset>
            <div class="buttons"><button class="button secondary" name="do" value="questions">{ui.say("lead-choose-keep")}</button></div>
        </form>
    }
}

/// A session that goes on.
pub fn running(ui: &Ui, room: &Ui, who: &SignedIn, model: &Lead) -> impl IntoView + use<> {
    let title = model.plan.group.clone();
    let together = model.plan.pace == Pace::Together;
    let problem = model.problem.map(|problem| hand_problem(ui, model, problem));
    let mut problems: Vec<Problem> = Vec::new();
    if let Some(message) = &problem {
        problems.push(Problem { field: "hands".to_owned(), message: message.clone() });
    }
    let moved = model
        .moved_meanwhile
        .then(|| view! { <p class="attention" role="status">{ui.say("lead-moved-meanwhile")}</p> });
    let tallied = model.plan.tallied().filter(|_| model.now.question().is_some());
    let hands = tallied.map(|how| hands(ui, room, model, how, problem));
    let frame = Frame {
        title: title.clone(),
        error: !problems.is_empty(),
        islands: true,
        officer: true,
        bar: Some(top(who, &model.consultation)),
        ..Frame::default()
    };
    let devices = model.plan.has_devices();
    let paper = model.plan.has(Way::Paper).then(|| {
        view! { <a class="button secondary" href=urls::session_page(model.id, "paper")>{ui.say("paper-title")}</a> }
    });
    let here = urls::session(model.id);
    let with_hands = open_tally(model).then_some("hand-form");
    let code = devices.then(|| {
        view! {
            <div class="join-code">
                <p>{ui.say_with("lead-join-at", &[("address", model.join_at.clone().into())])}</p>
                <p class="code" translate="no">{model.code.clone()}</p>
            </div>
        }
    });
    // While people come, the code is first; then the question is, and what moves the room on.
    let begins = !together || model.now == Moment::Gathering;
    let joining = view! {
        <div class="lead-top">
            {code}
            <p><a class="button secondary" href=urls::screen(&model.screen) target="_blank" rel="noopener">{ui.say("lead-screen")}</a></p>
        </div>
    };
    let (before, after) = if begins { (Some(joining), None) } else { (None, Some(joining)) };
    let body = view! {
        {error_summary(ui, &problems)}
        <p class="when">{model.title.clone()}" · "{model.school.clone()}</p>
        <h1>{title}</h1>
        {moved}
        {before}
        <div id="live" class="live" data-at=format!("{}.{}", model.mark.0, model.mark.1) data-moment=model.mark.0.to_string() data-reload="moment" data-here=urls::session(model.id) data-keep=model.keep.clone()>
            {if together { at(ui, room, model).into_any() } else { own_pace(ui, model).into_any() }}
        </div>
        <Countdown up=ui.say("countdown-up")/>
        <Follow stream=format!("{}/live", urls::screen(&model.screen)) lost=ui.say("live-lost") sends=false waiting=String::new() late=String::new() arrived=String::new()/>
        {hands}
        {after}
        <div class="buttons aside">
            <a class="button secondary" href=urls::session_page(model.id, "notes")>{ui.say("lead-notes")}</a>
            <a class="button secondary" href=urls::session_page(model.id, "drawings")>{ui.say("lead-drawings")}</a>
            {paper}
            <a class="button secondary" href=urls::session_page(model.id, "pack.pdf")>{ui.say("lead-pack")}</a>
        </div>
        // It cannot be taken back: one press beside the others is not enough.
        <details class="change" id="end" open=model.now == Moment::End>
            <summary>{ui.say("lead-end")}</summary>
            <form method="post" action=here>
                <p id="end-about">{ui.say("lead-end-about")}</p>
                <button class="button" name="do" value="end" form=with_hands formaction=with_hands.map(|_| urls::session(model.id))>{ui.say("lead-end-now")}</button>
            </form>
        </details>
        <section class="attention"><h2>{ui.say("lead-child-tells")}</h2><p>{ui.say("lead-child-tells-text")}</p></section>
    };
    shell(ui, frame, body)
}

fn hand_problem(ui: &Ui, model: &Lead, problem: HandProblem) -> String {
    let how = model.plan.tallied().unwrap_or(How::Hands).as_str();
    match problem {
        HandProblem::MoreThanTheRoom { counted, devices, room } => {
            let key = if devices > 0 { "more-devices" } else { "more" };
            let args = [("counted", counted), ("devices", devices), ("room", room)];
            ui.say_with(&format!("{how}-{key}"), &args.map(|(name, n)| (name, n.to_string().into())))
        }
        HandProblem::Meanwhile => ui.say("hands-meanwhile"),
        HandProblem::NoNumber => ui.say("hands-no-number"),
        HandProblem::TooLate => ui.say("hands-too-late"),
        HandProblem::Elsewhere => ui.say("hands-elsewhere"),
    }
}

fn own_pace(ui: &Ui, model: &Lead) -> impl IntoView + use<> {
    let (began, sent) = model.own_pace;
    view! {
        <dl class="big-numbers">
            <div><dt>{ui.say("lead-began")}</dt><dd>{began}</dd></div>
            <div><dt>{ui.say("lead-sent")}</dt><dd>{sent}</dd></div>
        </dl>
        <p>{ui.say("lead-own-pace")}</p>
    }
}

/// That answers came too late, where some did.
pub(super) fn late(ui: &Ui, n: u32) -> impl IntoView + use<> {
    (n > 0).then(|| view! { <p class="attention">{ui.say_with("lead-late", &[("n", n.into())])}</p> })
}

/// Whether hands are counted on this page, and can still be.
fn open_tally(model: &Lead) -> bool {
    model.plan.tallied().is_some() && model.now.question().is_some_and(|at| !model.shown.contains(&at))
}

/// The place on the page of where the room is.
pub const NOW: &str = "now";

/// Where the room is, and what moves it.
fn at(ui: &Ui, room: &Ui, model: &Lead) -> impl IntoView + use<> {
    let count = model.questions.len();
    // Where a group talks, no answers are open, closed or shown: it goes from question to question.
    let counts = model.plan.counts();
    let heading = match model.now {
        Moment::Gathering => {
            let key = if model.plan.has_devices() { "lead-gathering" } else { "lead-before-first" };
            view! { <h2 id=NOW tabindex="-1">{ui.say(key)}</h2> }.into_any()
        }
        Moment::End => view! { <h2 id=NOW tabindex="-1">{ui.say("lead-at-end")}</h2> }.into_any(),
        Moment::At(at, phase) => {
            let words = model.questions.get(at).map(|(_, words)| words.clone()).unwrap_or_default();
            let (language, direction) = (room.language().to_string(), room.language().direction());
            let place = ui
                .say_with("lead-question-of", &[("n", (at + 1).to_string().into()), ("of", count.to_string().into())]);
            let badge = if phase == Phase::Shown && model.showable == Some(false) { "hidden" } else { phase.as_str() };
            let badge = counts.then(|| {
                view! { " "<span class=format!("stage {}", phase.as_str())>{ui.say(&format!("phase-{badge}"))}</span> }
            });
            view! {
                <p class="when">{place}{badge}</p>
                <h2 id=NOW tabindex="-1" lang=language dir=direction>{words}</h2>
            }
            .into_any()
        }
    };
    // Whoever leads knows what the room will see before the room sees it.
    let hides = (model.showable == Some(false)).then(|| view! { <p class="attention">{ui.say("lead-hides")}</p> });
    let devices = model.plan.has_devices();
    let numbers = devices.then(|| {
        let room = model.plan.expected;
        let more = (model.now.question().is_some() && model.voted > u64::from(room)).then(|| {
            let args = [("voted", model.voted.to_string().into()), ("room", room.to_string().into())];
            let can = model.now.question().is_some_and(|at| !model.shown.contains(&at));
            let anew = can.then(|| {
                view! {
                    <form method="post" action=urls::session(model.id) class="buttons">
                        <input type="hidden" name="mark" value=model.mark.0.to_string()/>
                        <button class="button secondary" name="do" value="anew">{ui.say("lead-anew")}</button>
                    </form>
                }
            });
            view! { <div class="attention"><p>{ui.say_with("lead-more-than-room", &args)}</p>{anew}</div> }
        });
        let voted = model.now.question().map(|_| {
            view! { <div><dt>{ui.say("lead-voted")}</dt><dd>{model.voted}</dd></div> }
        });
        view! {
            <dl class="big-numbers">
                <div><dt>{ui.say("lead-joined")}</dt><dd>{model.joined}</dd></div>
                {voted}
            </dl>
            {more}
            {late(ui, model.late)}
        }
    });
    let offers = model.now.offers(count, &model.shown);
    // The hands go with whichever button leads on, with a script or without.
    let with_hands = open_tally(model).then_some("hand-form");
    let buttons = offers
        .into_iter()
        .filter(|command| counts || matches!(command, Command::Next | Command::Back))
        .map(|command| {
            let key = match (model.now, command) {
                (Moment::Gathering, Command::Next) => "command-first".to_owned(),
                (Moment::At(at, _), Command::Next) if at + 1 == count => "command-finish".to_owned(),
                (Moment::At(_, Phase::Stopped), Command::Resume) => "command-again".to_owned(),
                _ => format!("command-{}", command.as_str()),
            };
            let class = if command == Command::Next { "button" } else { "button secondary" };
            let to = with_hands.map(|_| urls::session(model.id));
            view! { <button class=class name="do" value=command.as_str() form=with_hands formaction=to>{ui.say(&key)}</button> }
        })
        .collect_view();
    let steps = model
        .questions
        .iter()
        .enumerate()
        .map(|(at, (_, words))| {
            let current = (model.now.question() == Some(at)).then_some("step");
            view! { <li aria-current=current>{words.clone()}</li> }
        })
        .collect_view();
    // After the last question there is one thing left to do.
    let end =
        (model.now == Moment::End).then(|| view! { <a class="button" href="#end-about">{ui.say("lead-end")}</a> });
    view! {
        {heading}
        {numbers}
        {hides}
        <form method="post" action=urls::session(model.id) class="buttons">
            <input type="hidden" name="mark" value=model.mark.0.to_string()/>
            {end}
            {buttons}
        </form>
        {model.now.takes_answers().then(|| countdown(ui, model))}
        <details class="steps" id="steps"><summary id="steps-name">{ui.say("lead-questions")}</summary><ol>{steps}</ol></details>
    }
}

/// A countdown on the screen, for whoever wants one.
fn countdown(ui: &Ui, model: &Lead) -> impl IntoView + use<> {
    let lengths = COUNTDOWNS
        .map(|seconds| {
            let words = ui.say_with("countdown-seconds", &[("n", seconds.to_string().into())]);
            view! { <button class="button secondary small" name="seconds" value=seconds.to_string()>{words}</button> }
        })
        .collect_view();
    let left = model.left.map(|left| {
        let words = if left > 0 { format!("{}:{:02}", left / 60, left % 60) } else { ui.say("countdown-up") };
        view! { <p class="countdown-left" role="timer" data-left=left.to_string()>{words}</p> }
    });
    let stop = model.left.map(|_| {
        view! { <button class="button secondary small" name="seconds" value="0">{ui.say("countdown-stop")}</button> }
    });
    let open = model.left.is_some();
    view! {
        <details class="steps" id="countdown" open=open>
            <summary id="countdown-name">{ui.say("countdown-title")}</summary>
            <p class="hint">{ui.say("countdown-hint")}</p>
            {left}
            <form method="post" action=urls::session(model.id) class="buttons">
                <input type="hidden" name="mark" value=model.mark.0.to_string()/>
                <input type="hidden" name="do" value="countdown"/>
                {lengths}
                {stop}
            </form>
        </details>
    }
}

/// Hands, or people in corners, counted with plus and minus or typed.
fn hands(ui: &Ui, room: &Ui, model: &Lead, how: How, problem: Option<String>) -> impl IntoView + use<> {
    let at = model.now.question().unwrap_or_default();
    let (slot, question) =
        model.questions.get(at).map(|(slot, words)| (slot.to_string(), words.clone())).unwrap_or_default();
    let frozen = model.shown.contains(&at);
    let (language, direction) = (room.language().to_string(), room.language().direction());
    let rows = model
        .hands
        .iter()
        .map(|hand| {
            let value = hand.option.value.clone();
            let id = format!("n-{}", value.trim_start_matches('~'));
            let words = hand.option.words.text.clone();
            let image = hand.option.picture.as_deref().map(picture);
            let less = ui.say_with("hands-less", &[("option", words.clone().into())]);
            let more = ui.say_with("hands-more-one", &[("option", words.clone().into())]);
            view! {
                <div class="hand">
                    <label for=id.clone() lang=language.clone() dir=direction>{image}<span>{words}</span></label>
                    <button class="button secondary" name="less" value=value.clone() disabled=frozen aria-label=less>"−"</button>
                    <input type="text" inputmode="numeric" id=id name=format!("n.{value}") value=hand.n.clone() readonly=frozen autocomplete="off"/>
                    <button class="button" name="more" value=value disabled=frozen aria-label=more>"+"</button>
                </div>
            }
        })
        .collect_view();
    let total: u32 = model.hands.iter().filter_map(|hand| hand.n.parse::<u32>().ok()).sum();
    let confirm = matches!(model.problem, Some(HandProblem::MoreThanTheRoom { .. })).then(|| {
        view! { <button class="button warning" name="sure" value="yes">{ui.say("hands-sure")}</button> }
    });
    let how = how.as_str();
    let wrong = problem.is_some();
    let before = ui.say("error-prefix");
    let save = (!frozen)
        .then(|| view! { <button class="button secondary" name="keep" value="yes">{ui.say("hands-keep")}</button> });
    let note = if frozen { ui.say("hands-frozen") } else { ui.say(&format!("{how}-hint")) };
    view! {
        <form method="post" action=urls::session_page(model.id, "hands") class="hands question" class:wrong=wrong id="hand-form">
            // What Enter presses, in a field: the first button of a form.
            <button class="visually-hidden" name="keep" value="enter" tabindex="-1" aria-hidden="true" disabled=frozen>{ui.say("hands-keep")}</button>
            <h2 id="hands" tabindex="-1">{ui.say_with(&format!("{how}-title"), &[("question", question.into())])}</h2>
            {problem.map(|words| view! { <p class="error-message"><span class="visually-hidden">{before}" "</span>{words}</p> })}
            <p class="hint">{note}</p>
            <input type="hidden" name="slot" value=slot/>
            <input type="hidden" name="seen" value=model.seen.clone()/>
            // For the buttons that lead on.
            <input type="hidden" name="mark" value=model.mark.0.to_string()/>
            <div class="hand-rows">{rows}</div>
            <p class="hand-total">{ui.say_with(&format!("{how}-total"), &[("n", total.to_string().into()), ("room", model.plan.expected.to_string().into())])}</p>
            <div class="buttons">{save}{confirm}</div>
            <Tally form="hand-form".to_owned() total=ui.say_with(&format!("{how}-total"), &[("n", "{}".into()), ("room", model.plan.expected.to_string().into())])
                saving=ui.say("hands-saving") saved=ui.say("hands-saved") waiting=ui.say("hands-waiting") whole=ui.say("hands-no-number")/>
        </form>
    }
}
