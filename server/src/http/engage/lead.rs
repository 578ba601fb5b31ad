//! For whoever runs a session: begin, move on, count hands, end.

use std::collections::BTreeMap;

use app::{
    components::field::Choosable,
    pages::{
        engage::{self, Beginning, Choosing, Hand, HandProblem, Lead, Offered},
        failure::Failure,
    },
    urls,
};
use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
    response::Response,
};
use domain::{
    consultation::State as Now,
    engage::{COUNTDOWNS, Command, Countdown, How, Moment, Phase, Pick, Stage, evidence::Counts, join_code},
    respond::{answer::Slot, form::Fields},
};

use super::{
    super::{
        Answer, AppState, Refusal,
        officer::{May, Officer, needs},
        ours,
        reader::Posted,
        render,
    },
    CODE_HOURS, Led, TOLD_DAYS, after, answers, join_at, keep, led, offered, results,
};
use crate::{
    random,
    store::{StoreError, people::Action},
};

/// Whether a session can begin now.
async fn beginning(state: &AppState, led: &Led) -> Result<Beginning, Refusal> {
    let today = state.clock.today();
    let audience = led.survey().audience;
    Ok(if led.edition().consultation.state_on(&today) != Now::Open {
        Beginning::NotOpen
    } else if led.session.plan.day != today {
        Beginning::OtherDay
    } else if !led.session.plan.may_begin(audience, &state.clock.working_days_ago(TOLD_DAYS)) {
        Beginning::ParentsNotTold
    } else if !state.is_watched(&led.version, led.session.plan.level).await.map_err(ours(&led.words))? {
        Beginning::NobodyForConcerns
    } else if !state.may_ask(&led.version).await.map_err(ours(&led.words))? {
        Beginning::NotAssessed
    } else {
        Beginning::Can
    })
}

/// The session as it stands: planned, going on, or over.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    May(officer, ..): May<needs::RunSessions>,
    Path(id): Path<i64>,
    RawQuery(query): RawQuery,
) -> Answer {
    let led = led(&state, &officer, id).await?;
    match led.session.stage {
        Stage::Planned => {
            let kept = query.is_some_and(|query| query == KEPT);
            planned(&state, &officer, &led, if kept { Choosing::Kept } else { Choosing::Begins }).await
        }
        Stage::Open => running(&state, &officer, &led, StatusCode::OK, |_| ()).await,
        _ => after::page(&state, &officer, led, Fields::default(), Vec::new()).await,
    }
}

/// What the query of a session's page is, where its questions were just kept.
const KEPT: &str = "kept";

/// A session that has not begun.
async fn planned(state: &AppState, officer: &Officer, led: &Led, choosing: Choosing) -> Answer {
    let beginning = beginning(state, led).await?;
    let mut model = model(state, led, &Counts::new(), None).await?;
    let asked = led.session.plan.questions(led.survey());
    model.offered = super::named(led.session.plan.offered(led.survey()), &led.room)
        .into_iter()
        .map(|(slot, words)| Offered {
            asked: choosing != Choosing::Nothing && asked.contains(&slot),
            answers: answers(&offered(led.edition(), &led.room, &slot)).len(),
            slot,
            words,
        })
        .collect();
    model.plan_mark = plan_mark(led);
    let status = match choosing {
        Choosing::Begins | Choosing::Kept => StatusCode::OK,
        Choosing::Nothing => StatusCode::UNPROCESSABLE_ENTITY,
        Choosing::Meanwhile => StatusCode::CONFLICT,
    };
    let ui = led.words.ui.clone();
    let who = officer.shown();
    Ok(render::page(status, move || engage::planned(&ui, &who, &model, (beginning, choosing))).await)
}

/// What a page of a plan was made of: the plan as it was, and the version its questions are from.
fn plan_mark(led: &Led) -> String {
    format!("{}.{}", led.session.moment, led.version.id)
}

fn ticked(fields: &Fields) -> Vec<Slot> {
    fields.all("ask").filter_map(|slot| slot.parse().ok()).collect()
}

/// Keeps which questions are asked, and begins where that was pressed: what is unticked is unticked, saved before or not.
async fn choose(state: &AppState, officer: &Officer, led: Led, fields: &Fields, begins: bool) -> Answer {
    let (id, failed) = (led.session.id, ours(&led.words));
    // Ticked on a page that offered something else: what was not there to be ticked was not left out.
    if fields.first("mark").is_some_and(|mark| mark != plan_mark(&led)) {
        return planned(state, officer, &led, Choosing::Meanwhile).await;
    }
    let plan = if fields.first("choosing").is_some() {
        match led.session.plan.asking(led.survey(), &ticked(fields)) {
            Some(plan) => plan,
            None => return planned(state, officer, &led, Choosing::Nothing).await,
        }
    } else {
        led.session.plan.clone()
    };
    let mut led = led;
    if plan != led.session.plan {
        let kept = state.store.change_plan(&led.session, &plan).await.map_err(&failed)?;
        led = super::led(state, officer, id).await?;
        if !kept {
            return meanwhile(state, officer, &led).await;
        }
        did(state, officer, &led, "questions chosen").await?;
    }
    if begins {
        return begin(state, officer, &led).await;
    }
    Ok(render::onward(&format!("{}?{KEPT}#questions", urls::session(id))))
}

/// Somebody changed the plan, or began, between looking and pressing.
async fn meanwhile(state: &AppState, officer: &Officer, led: &Led) -> Answer {
    match led.session.stage {
        Stage::Planned => planned(state, officer, led, Choosing::Meanwhile).await,
        _ => Ok(render::onward(&urls::session(led.session.id))),
    }
}

async fn running(
    state: &AppState,
    officer: &Officer,
    led: &Led,
    status: StatusCode,
    change: impl FnOnce(&mut Lead),
) -> Answer {
    let counts = state.store.counts(led.session.id).await.map_err(ours(&led.words))?;
    let now = led.session.now(led.survey());
    let mut model = model(state, led, &counts, now.question()).await?;
    // Theirs alone: a colleague who signs in on the same device opens nothing of it.
    model.keep = keep(state, &officer.account.email, led.session.id);
    change(&mut model);
    let (ui, room) = (led.words.ui.clone(), led.room.clone());
    let who = officer.shown();
    Ok(render::page(status, move || engage::running(&ui, &room, &who, &model)).await)
}

/// `value=n` for each, as the page keeps what it was shown with.
fn seen(hands: &[Hand]) -> String {
    let pairs: Vec<String> = hands.iter().map(|hand| format!("{}={}", hand.option.value, hand.n)).collect();
    pairs.join(" ")
}

/// What is counted of a question by whoever runs the session.
fn tallied(led: &Led, slot: &Slot) -> Vec<Choosable> {
    let outs = led.session.plan.tallied().is_none_or(How::counts_outs);
    let options = offered(led.edition(), &led.room, slot);
    options.into_iter().filter(|option| outs || !option.way_out).collect()
}

async fn model(state: &AppState, led: &Led, counts: &Counts, at: Option<usize>) -> Result<Lead, Refusal> {
    let session = &led.session;
    let questions = led.questions();
    let slot = at.and_then(|at| questions.get(at)).map(|(slot, _)| slot.clone());
    let sum = |how: How| slot.as_ref().and_then(|slot| counts.get(&(slot.clone(), how)));
    let hands: Vec<Hand> = slot
        .iter()
        .flat_map(|slot| tallied(led, slot))
        .map(|option| {
            let n = Pick::parse(&option.value)
                .and_then(|pick| session.plan.tallied().and_then(sum).and_then(|counts| counts.get(&pick)).copied())
                .unwrap_or_default();
            Hand { option, n: n.to_string() }
        })
        .collect();
    // While answers come in nobody is told: each turn of it would be an answer's.
    let showable = match session.now(led.survey()) {
        Moment::At(at, Phase::Stopped | Phase::Shown) => Some(is_seen(state, led, at).await?),
        _ => None,
    };
    Ok(Lead {
        id: session.id,
        consultation: session.consultation.clone(),
        title: led.words.ui.survey("consultation-title").text,
        school: led.school.name.clone(),
        plan: session.plan.clone(),
        who: led.who(),
        children: led.survey().audience.is_children(),
        day: led.words.ui.day(&session.plan.day),
        code: session.code.as_deref().map(join_code::shown).unwrap_or_default(),
        join_at: join_at(state),
        keep: String::new(),
        screen: session.screen.clone(),
        now: session.now(led.survey()),
        // Of the row that was read before the counts: nothing is pressed on what was not seen, and a page may be newer
        // than it says, and never older.
        mark: (session.moment, session.beat),
        questions,
        offered: Vec::new(),
        shown: session.shown.clone(),
        showable,
        joined: state.store.joined(session.id).await.map_err(ours(&led.words))?,
        voted: sum(How::Devices).map(|counts| counts.values().sum()).unwrap_or_default(),
        late: session.late,
        own_pace: session.own_pace,
        left: session.countdown.map(|countdown| countdown.left(state.clock.seconds())),
        plan_mark: String::new(),
        seen: seen(&hands),
        hands,
        problem: None,
        moved_meanwhile: false,
    })
}

/// Begins, moves on, ends; and after the end, what [`after`] does.
pub(in super::super) async fn act(
    State(state): State<AppState>,
    May(officer, ..): May<needs::RunSessions>,
    Path(id): Path<i64>,
    Posted(fields): Posted,
) -> Answer {
    let led = led(&state, &officer, id).await?;
    let here = urls::session(id);
    let does = fields.first("do").unwrap_or_default().to_owned();
    match (led.session.stage, does.as_str()) {
        (Stage::Planned, "questions" | "begin") => choose(&state, &officer, led, &fields, does == "begin").await,
        (Stage::Planned, "drop") => {
            if state.store.drop_plan(id).await.map_err(ours(&led.words))? {
                did(&state, &officer, &led, "dropped").await?;
            }
            Ok(render::onward(&home(&officer, &led)))
        }
        (Stage::Open, "end") => {
            if let Some(page) = counted_first(&state, &officer, &led, &fields).await? {
                return Ok(page);
            }
            if state.store.close_session(id).await.map_err(ours(&led.words))? {
                did(&state, &officer, &led, "ended").await?;
            }
            state.live.nudge(id);
            Ok(render::onward(&here))
        }
        // Pressed twice, or on a page that was left open while a colleague began.
        (Stage::Open, "begin" | "drop" | "questions") => Ok(render::onward(&here)),
        (Stage::Open, "countdown") => countdown(&state, &officer, &led, &fields).await,
        (Stage::Open, "anew") => anew(&state, &officer, &led, &fields).await,
        (Stage::Open, _) => {
            if let Some(page) = counted_first(&state, &officer, &led, &fields).await? {
                return Ok(page);
            }
            move_on(&state, &officer, &led, &does, &fields).await
        }
        // Pressed on a page that was left open while a colleague went on.
        (_, "begin" | "drop" | "end" | "questions") => Ok(render::onward(&here)),
        _ => after::act(&state, &officer, led, &does, fields).await,
    }
}

/// Where whoever ran a session goes when it is gone.
pub(super) fn home(officer: &Officer, led: &Led) -> String {
    if officer.account.role.of_every_school() {
        urls::officer(&led.session.consultation, "sessions")
    } else {
        urls::ENGAGE.to_owned()
    }
}

pub(super) async fn did(state: &AppState, officer: &Officer, led: &Led, what: &str) -> Result<(), Refusal> {
    let subject = format!("{} session {} {what}", led.session.consultation, led.session.id);
    officer.did(state, Action::Engage, &subject, &led.words).await
}

async fn begin(state: &AppState, officer: &Officer, led: &Led) -> Answer {
    if beginning(state, led).await? != Beginning::Can {
        return Ok(render::onward(&urls::session(led.session.id)));
    }
    // What a room is asked never changes under it.
    state.catalogue.freeze(&state.store, &led.version, &state.clock.today()).await.map_err(ours(&led.words))?;
    let until = state.clock.seconds() + CODE_HOURS * 3600;
    for _ in 0..5 {
        let code = join_code::compose(random::join_numbers());
        match state.store.open_session(&led.session, led.version.id, &code, until).await {
            Ok(true) => {
                did(state, officer, led, "began").await?;
                return Ok(render::onward(&urls::session(led.session.id)));
            }
            Ok(false) => return meanwhile(state, officer, &super::led(state, officer, led.session.id).await?).await,
            // Another session has the code: there are enough others.
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(ours(&led.words)(error)),
        }
    }
    Err(ours(&led.words)(StoreError::Conflict))
}

/// Puts a countdown on the screen, or takes it off. It closes nothing: the adult sees when the room is ready.
async fn countdown(state: &AppState, officer: &Officer, led: &Led, fields: &Fields) -> Answer {
    let seconds = fields.first("seconds").and_then(|text| text.parse::<u16>().ok());
    let seconds = seconds.filter(|one| *one == 0 || COUNTDOWNS.contains(one));
    let seconds = seconds.ok_or_else(|| Refusal(Failure::NotFound, led.words.clone()))?;
    let countdown = (seconds > 0).then(|| Countdown::Until(state.clock.seconds() + i64::from(seconds)));
    let session = &led.session;
    let there = fields.first("mark") == Some(session.moment.to_string().as_str());
    if there
        && session.now(led.survey()).takes_answers()
        && state.store.set_countdown(session, countdown).await.map_err(ours(&led.words))?
    {
        state.live.nudge(session.id);
        return Ok(render::onward(&format!("{}#countdown", urls::session(session.id))));
    }
    moved_meanwhile(state, officer, session.id).await
}

/// Throws away what was answered on devices to the question that is on: there are more answers than people.
async fn anew(state: &AppState, officer: &Officer, led: &Led, fields: &Fields) -> Answer {
    let session = &led.session;
    let there = fields.first("mark") == Some(session.moment.to_string().as_str());
    let at = session.now(led.survey()).question().filter(|_| there);
    let slot = at.and_then(|at| Some((at, session.plan.questions(led.survey()).get(at)?.clone())));
    if let Some((at, slot)) = slot
        && state.store.clear_votes(session, (at, &slot)).await.map_err(ours(&led.words))?
    {
        did(state, officer, led, &format!("answers on devices to {slot} thrown away")).await?;
        state.live.nudge(session.id);
        return Ok(render::onward(&format!("{}#{}", urls::session(session.id), engage::NOW)));
    }
    moved_meanwhile(state, officer, session.id).await
}

/// Whether there is any number that the screen may show of a question.
async fn is_seen(state: &AppState, led: &Led, at: usize) -> Result<bool, Refusal> {
    let questions = led.session.plan.questions(led.survey());
    let Some(slot) = questions.get(at) else { return Ok(false) };
    let options = tallied(led, slot);
    let counts = state.store.counts(led.session.id).await.map_err(ours(&led.words))?;
    let found = results(&counts, slot, &options);
    Ok(found.iter().any(|(_, result)| result.counts.iter().any(|cell| cell.shown().is_some())))
}

async fn move_on(state: &AppState, officer: &Officer, led: &Led, does: &str, fields: &Fields) -> Answer {
    let missing = || Refusal(Failure::NotFound, led.words.clone());
    let command = Command::parse(does).ok_or_else(missing)?;
    let session = &led.session;
    let count = session.plan.led_through(led.survey());
    let there = fields.first("mark") == Some(session.moment.to_string().as_str());
    let now = session.now(led.survey());
    let to = now.then(command, count, &session.shown);
    let countdown = |to| session.countdown.and_then(|one| one.moved((now, to), state.clock.seconds()));
    // A question of which nothing could be shown is not over: nobody has seen what others said.
    let seen = match to {
        Some(Moment::At(at, Phase::Shown)) => is_seen(state, led, at).await?,
        _ => false,
    };
    if let Some(to) = to.filter(|_| there)
        && state.store.move_room(session, (to, countdown(to), seen), count).await.map_err(ours(&led.words))?
    {
        state.live.nudge(session.id);
        // The page begins with where the room is now: whoever leads is there at once, with eyes or without.
        return Ok(render::onward(&format!("{}#{}", urls::session(session.id), engage::NOW)));
    }
    moved_meanwhile(state, officer, session.id).await
}

/// Somebody else was quicker, or the button was pressed twice: the page as it is now, and nothing is moved again.
async fn moved_meanwhile(state: &AppState, officer: &Officer, id: i64) -> Answer {
    let again = super::led(state, officer, id).await?;
    if again.session.stage != Stage::Open {
        return Ok(render::onward(&urls::session(id)));
    }
    running(state, officer, &again, StatusCode::CONFLICT, |model| model.moved_meanwhile = true).await
}

/// Where hands are sent, asked for as a page: the session is what there is to see.
pub(in super::super) async fn again(Path(id): Path<i64>) -> Response {
    render::onward(&urls::session(id))
}

/// Hands, as they were counted.
pub(in super::super) async fn hands(
    State(state): State<AppState>,
    May(officer, ..): May<needs::RunSessions>,
    Path(id): Path<i64>,
    Posted(fields): Posted,
) -> Answer {
    let led = led(&state, &officer, id).await?;
    if led.session.stage == Stage::Planned || led.session.plan.tallied().is_none() {
        return Err(Refusal(Failure::NotFound, led.words.clone()));
    }
    if led.session.stage != Stage::Open {
        // What was counted after the end is a correction, with its reason: the page that follows takes it. Not an onward
        // that a script would take for kept.
        return after::page(&state, &officer, led, Fields::default(), vec![("count", "hands-too-late")]).await;
    }
    match count(&state, &led, &fields, fields.first("sure").is_some()).await? {
        Counted::Kept => Ok(render::onward(&format!("{}#hands", urls::session(id)))),
        Counted::Not { at, typed, problem } => {
            // Read again: the room may be elsewhere by now.
            let led = super::led(&state, &officer, id).await?;
            refused(&state, &officer, &led, (at, &typed), Some(problem)).await
        }
    }
}

/// What came of hands that were sent.
enum Counted {
    /// They are in the store.
    Kept,
    /// They are not.
    Not {
        /// The question's place.
        at: usize,
        /// What was typed, answer by answer.
        typed: BTreeMap<String, String>,
        /// Why not.
        problem: HandProblem,
    },
}

/// Keeps hands, whichever button they came with: whoever goes on has counted all the same.
async fn count(state: &AppState, led: &Led, fields: &Fields, sure: bool) -> Result<Counted, Refusal> {
    let id = led.session.id;
    let missing = || Refusal(Failure::NotFound, led.words.clone());
    let how = led.session.plan.tallied().ok_or_else(missing)?;
    let slot: Slot = fields.first("slot").and_then(|slot| slot.parse().ok()).ok_or_else(missing)?;
    let questions = led.session.plan.questions(led.survey());
    let at = questions.iter().position(|one| *one == slot).ok_or_else(missing)?;
    let options = tallied(led, &slot);
    let mut typed: BTreeMap<String, String> = options
        .iter()
        .map(|option| {
            let text = fields.first(&format!("n.{}", option.value)).unwrap_or("0").trim();
            (option.value.clone(), text.chars().take(9).collect())
        })
        .collect();
    for (name, up) in [("less", false), ("more", true)] {
        if let Some(text) = fields.first(name).and_then(|value| typed.get_mut(value)) {
            let n: u32 = text.parse().unwrap_or_default();
            *text = if up { n.saturating_add(1) } else { n.saturating_sub(1) }.to_string();
        }
    }
    let hands = |text: &str| text.parse::<u32>().ok().filter(|n| *n < 10_000);
    let read = |text: &str| if text.is_empty() { Some(0) } else { hands(text) };
    let numbers: Option<BTreeMap<Pick, u32>> =
        typed.iter().map(|(value, text)| Some((Pick::parse(value)?, read(text)?))).collect();
    let before: BTreeMap<Pick, u32> = fields
        .first("seen")
        .unwrap_or_default()
        .split(' ')
        .filter_map(|pair| pair.split_once('='))
        .filter_map(|(value, n)| Some((Pick::parse(value)?, hands(n)?)))
        .collect();
    let room = led.session.plan.expected;
    let (counted, kept) =
        (numbers.as_ref().map_or(0, |numbers| numbers.values().sum::<u32>()), before.values().sum::<u32>());
    // Whoever answers on a device puts no hand up.
    let devices: u32 = if led.session.plan.has_devices() && counted > 0 {
        let counts = state.store.counts(id).await.map_err(ours(&led.words))?;
        let voted = counts.get(&(slot.clone(), How::Devices)).map_or(0, |picks| picks.values().sum::<u64>());
        u32::try_from(voted).unwrap_or(u32::MAX)
    } else {
        0
    };
    let beyond = |hands: u32| hands.saturating_add(devices) > room;
    let numbers = match numbers {
        None => Err(HandProblem::NoNumber),
        Some(_) if led.session.now(led.survey()).question() != Some(at) => Err(HandProblem::Elsewhere),
        Some(_) if led.session.shown.contains(&at) => Err(HandProblem::TooLate),
        // Asked once: whoever has said that there are more is not asked at every hand.
        Some(_) if beyond(counted) && !beyond(kept) && !sure => {
            Err(HandProblem::MoreThanTheRoom { counted, devices, room })
        }
        Some(numbers) => Ok(numbers),
    };
    let problem = match numbers {
        Err(problem) => problem,
        // A button that leads on brings the form along: where nobody counted, nothing was counted, and not a room of none.
        Ok(_) if counted + kept == 0 && fields.first("do").is_some() => return Ok(Counted::Kept),
        Ok(numbers) => {
            let done = state.store.set_hands(&led.session, (at, &slot, how), (&before, &numbers)).await;
            state.live.nudge(id);
            match done {
                Ok(true) => return Ok(Counted::Kept),
                Ok(false) => HandProblem::Meanwhile,
                Err(StoreError::Conflict) => HandProblem::Elsewhere,
                Err(error) => return Err(ours(&led.words)(error)),
            }
        }
    };
    Ok(Counted::Not { at, typed, problem })
}

/// Keeps the hands that came with a button that leads elsewhere. The page that says why not, where they cannot be kept:
/// then nobody is led away from them.
async fn counted_first(
    state: &AppState,
    officer: &Officer,
    led: &Led,
    fields: &Fields,
) -> Result<Option<Response>, Refusal> {
    let frozen = |at: usize| led.session.shown.contains(&at);
    if fields.first("slot").is_none()
        || led.session.plan.tallied().is_none()
        || led.session.now(led.survey()).question().is_none_or(frozen)
    {
        return Ok(None);
    }
    // What may be too many is asked about before the room goes on, and when it is handed in. But one that is to wait, or to
    // stop, does so at once.
    let waits = matches!(fields.first("do"), Some("pause" | "stop"));
    match count(state, led, fields, waits || fields.first("sure").is_some()).await? {
        Counted::Kept => Ok(None),
        // The room went on meanwhile: that is what the button is told, too.
        Counted::Not { problem: HandProblem::Elsewhere, .. } => Ok(None),
        Counted::Not { at, typed, problem } => {
            let led = super::led(state, officer, led.session.id).await?;
            refused(state, officer, &led, (at, &typed), Some(problem)).await.map(Some)
        }
    }
}

/// The page again, with what was counted and why it was not kept. A colleague's count is shown in place of one that
/// would have undone it.
async fn refused(
    state: &AppState,
    officer: &Officer,
    led: &Led,
    (at, typed): (usize, &BTreeMap<String, String>),
    problem: Option<HandProblem>,
) -> Result<Response, Refusal> {
    // The room may be at another question by now: what was counted is shown where it was counted.
    let here = led.session.now(led.survey()).question() == Some(at);
    let theirs = matches!(problem, Some(HandProblem::Meanwhile | HandProblem::TooLate | HandProblem::Elsewhere));
    running(state, officer, led, StatusCode::UNPROCESSABLE_ENTITY, |model| {
        model.problem = problem;
        if here && !theirs {
            for hand in &mut model.hands {
                if let Some(text) = typed.get(&hand.option.value) {
                    hand.n.clone_from(text);
                }
            }
        }
    })
    .await
}
