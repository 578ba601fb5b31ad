//! After a session: corrections, handing in, and an officer's decision.

use app::{
    pages::{
        engage::{self, After, CountRow, NoteLine, QuestionCounts},
        failure::Failure,
    },
    ui::Ui,
    urls,
};
use axum::http::StatusCode;
use domain::{
    disclosure::{Cell, LEAST_BASE},
    engage::{
        How, Pick, Way,
        evidence::{self, Counts},
        picks,
    },
    people::Permission,
    reply::Reply,
    respond::{
        answer::Slot,
        form::{Fields, tidy},
    },
    survey::WayOut,
};

use sentiment::redaction;

use super::{
    super::{Answer, AppState, Refusal, officer::Officer, ours, render},
    Led, answers, drawings, lead, offered,
};
use crate::store::engage::{Decision, live::Correcting, notes::Note};

/// The most characters of why a count is corrected.
const LONGEST_REASON: usize = 500;
/// The most characters of what is to be put right.
const LONGEST_NOTE: usize = 1_000;
/// The largest number of people taken.
const LARGEST: u32 = 2_000;

/// The key of what is said where more answered than took part.
const FEWER: &str = "after-wrong-fewer";

/// What cannot be where so many took part, in sentences.
fn beyond(led: &Led, counts: &Counts, present: u32) -> Vec<String> {
    let (ui, room) = (&led.words.ui, &led.room);
    let said = |key: &str, question: Option<String>, n: u64| {
        let mut args = vec![("n", n.to_string().into()), ("present", present.to_string().into())];
        args.extend(question.map(|question| ("question", question.into())));
        ui.say_with(key, &args)
    };
    let sent = led.session.own_pace.1;
    let mut all: Vec<String> = evidence::beyond(counts, u64::from(present))
        .into_iter()
        .map(|(slot, n)| said("after-beyond", Some(room.asked(&slot)), n))
        .collect();
    let expected = led.session.plan.expected;
    // A slip of a key makes it ten times as many.
    if present > expected + (expected / 2).max(10) {
        let args = [("expected", expected.to_string().into()), ("present", present.to_string().into())];
        all.push(ui.say_with("after-beyond-expected", &args));
    }
    if sent > present {
        all.push(said("after-beyond-own-pace", None, u64::from(sent)));
    }
    all
}

/// A note, as it is shown.
pub(super) fn note_line(ui: &Ui, note: Note) -> NoteLine {
    let body = note.body;
    NoteLine {
        id: note.id,
        kind: note.kind,
        service: note.service.map(|service| ui.service(&service)),
        agreed: note.agreed,
        quotable: note.quotable,
        consent: note.consent,
        says_who: says_who(&body),
        body,
    }
}

/// What in a note may say who somebody is, as it stands there.
fn says_who(body: &str) -> Vec<String> {
    let mut found: Vec<String> =
        redaction::find(body).into_iter().filter_map(|mask| Some(body.get(mask.from..mask.to)?.to_owned())).collect();
    found.dedup();
    found
}

/// The page.
pub(super) async fn page(
    state: &AppState,
    officer: &Officer,
    led: Led,
    fields: Fields,
    wrong: Vec<(&'static str, &'static str)>,
) -> Answer {
    let failed = ours(&led.words);
    let counts = state.store.counts(led.session.id).await.map_err(&failed)?;
    let corrections = state.store.corrections(led.session.id).await.map_err(&failed)?;
    let notes = state.store.notes(led.session.id).await.map_err(&failed)?;
    let drawings = state.store.drawings(led.session.id).await.map_err(&failed)?;
    let (ui, room) = (led.words.ui.clone(), led.room.clone());
    let questions = led.questions();
    let words = |slot: &Slot, pick: &Pick| {
        let value = pick.to_string();
        offered(led.edition(), &room, slot)
            .into_iter()
            .find(|option| option.value == value)
            .map(|option| option.words.text)
            .unwrap_or_default()
    };
    let mut tables = Vec::new();
    for (slot, name) in &questions {
        let options = offered(led.edition(), &room, slot);
        for how in How::ALL {
            let Some(kept) = counts.get(&(slot.clone(), *how)) else { continue };
            let result = evidence::result(&answers(&options), kept, 1);
            let outs = WayOut::ALL.iter().zip(&result.outs).map(|(way, cell)| (way.form_value(), *cell));
            let shown: Vec<(String, Cell)> = answers(&options)
                .iter()
                .zip(&result.counts)
                .map(|(code, cell)| (code.to_string(), *cell))
                .chain(outs)
                .collect();
            let rows = options
                .iter()
                .filter(|option| how.counts_outs() || !option.way_out)
                .map(|option| {
                    let exact =
                        Pick::parse(&option.value).and_then(|pick| kept.get(&pick)).copied().unwrap_or_default();
                    let cell = shown.iter().find(|(value, _)| *value == option.value).map(|(_, cell)| *cell);
                    CountRow {
                        value: option.value.clone(),
                        words: option.words.text.clone(),
                        // Hands were seen by all; a vote was not, and whoever ran the session knows the room.
                        shown: match how {
                            How::Hands | How::Corners | How::Paper => Ok(u32::try_from(exact).unwrap_or(u32::MAX)),
                            How::Devices => Err(cell.unwrap_or(Cell::Confidential)),
                        },
                    }
                })
                .collect();
            tables.push(QuestionCounts { slot: slot.to_string(), words: name.clone(), how: *how, rows });
        }
    }
    // A count that nobody typed in before the end can still be.
    let mut to_correct = Vec::new();
    if let Some(how) = led.session.plan.tallied() {
        for (slot, name) in &questions {
            let options = offered(led.edition(), &room, slot).into_iter();
            for option in options.filter(|option| how.counts_outs() || !option.way_out) {
                // A question may be counted on devices and on paper, too: it is said which count this is.
                let words = format!("{name} – {} ({})", option.words.text, ui.say(&format!("how-{}", how.as_str())));
                to_correct.push((format!("{slot} {}", option.value), words));
            }
        }
    }
    let uncounted = questions.iter().filter(|(slot, _)| !counts.keys().any(|(counted, _)| counted == slot));
    let asked: Vec<&Slot> = questions.iter().map(|(slot, _)| slot).collect();
    let left_out = led.session.plan.offered(led.survey()).into_iter().filter(|slot| !asked.contains(&slot));
    let silent = [
        ("after-uncounted", uncounted.map(|(_, words)| words.clone()).collect()),
        ("after-left-out", left_out.map(|slot| room.asked(&slot)).collect()),
    ];
    let corrections = corrections
        .into_iter()
        .map(|one| {
            let question = room.asked(&one.slot);
            ui.say_with(
                "after-corrected-line",
                &[
                    ("question", question.into()),
                    ("how", ui.say(&format!("how-{}", one.how.as_str())).into()),
                    ("option", words(&one.slot, &one.pick).into()),
                    ("before", one.before.to_string().into()),
                    ("after", one.after.to_string().into()),
                    ("who", one.who.into()),
                    ("reason", one.reason.into()),
                ],
            )
        })
        .collect();
    let took_part = fields.first("present").and_then(|n| n.trim().parse().ok()).unwrap_or_default();
    let beyond = if wrong.contains(&("present", FEWER)) { beyond(&led, &counts, took_part) } else { Vec::new() };
    let session = &led.session;
    let replied = state.store.is_published::<Reply>(&session.consultation).await.map_err(&failed)?;
    let model = After {
        replied,
        id: session.id,
        consultation: session.consultation.clone(),
        title: ui.survey("consultation-title").text,
        school: led.school.name.clone(),
        plan: session.plan.clone(),
        to_correct,
        who: led.who(),
        day: ui.day(&session.plan.day),
        stage: session.stage,
        counts: tables,
        silent: silent.into_iter().collect(),
        corrections,
        notes: notes.into_iter().map(|note| note_line(&ui, note)).collect(),
        drawings: drawings.into_iter().map(|one| drawings::line(&ui, session.id, one)).collect(),
        late: session.late,
        own_pace: session.own_pace,
        attended: session.attended,
        beyond,
        note: session.note.clone(),
        paper: session.plan.has(Way::Paper),
        officer: officer.account.role.may(Permission::AcceptSessions),
        fields,
        wrong,
    };
    let status = if model.wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let who = officer.shown();
    Ok(render::page(status, move || engage::after(&ui, &room, &who, &model)).await)
}

/// Corrects, hands in, accepts, or sends back.
pub(super) async fn act(state: &AppState, officer: &Officer, led: Led, does: &str, fields: Fields) -> Answer {
    let missing = || Refusal(Failure::NotFound, led.words.clone());
    let here = urls::session(led.session.id);
    let today = state.clock.today();
    let id = led.session.id;
    let text = |name: &str| tidy(fields.first(name).unwrap_or_default());
    let number = |name: &str| text(name).parse::<u32>().ok().filter(|n| *n <= LARGEST);
    let mut wrong: Vec<(&'static str, &'static str)> = Vec::new();
    let done = match does {
        "correct" => {
            let count = fields.first("count").and_then(|count| count.split_once(' '));
            let (slot, pick): (Slot, Pick) =
                count.and_then(|(slot, pick)| Some((slot.parse().ok()?, Pick::parse(pick)?))).ok_or_else(missing)?;
            // What the adult counted alone, and of what was asked: a vote is nobody's to change.
            let how = led.session.plan.tallied().ok_or_else(missing)?;
            let known = led.session.plan.questions(led.survey()).contains(&slot)
                && picks(led.survey(), led.session.plan.level, led.survey().question(&slot.question)).contains(&pick)
                && (how.counts_outs() || !matches!(pick, Pick::Out(_)));
            if !known {
                return Err(missing());
            }
            let (after, reason) = (number("after"), text("reason"));
            if after.is_none() {
                wrong.push(("after", "after-wrong-number"));
            }
            if reason.is_empty() {
                wrong.push(("reason", "after-wrong-reason"));
            } else if reason.chars().count() > LONGEST_REASON {
                wrong.push(("reason", "after-wrong-reason-long"));
            }
            match after {
                Some(after) if wrong.is_empty() => {
                    let correcting = Correcting { slot, how, pick, after, reason };
                    state
                        .store
                        .correct(id, &correcting, officer.account.id, &today)
                        .await
                        .map_err(ours(&led.words))?
                        .then_some("corrected")
                }
                _ => None,
            }
        }
        "hand-in" | "hand-in-sure" => {
            let (present, out) = (number("present"), number("sat-out"));
            if present.is_none_or(|present| present == 0) {
                wrong.push(("present", "after-wrong-present"));
            }
            if out.is_none() {
                wrong.push(("sat-out", "after-wrong-sat-out"));
            }
            // Asked once: numbers that cannot be may be a slip, or a rule of ours that a room does not know.
            if let Some(present) = present.filter(|_| wrong.is_empty() && does == "hand-in") {
                let counts = state.store.counts(id).await.map_err(ours(&led.words))?;
                if !beyond(&led, &counts, present).is_empty() {
                    wrong.push(("present", FEWER));
                }
            }
            match (present, out) {
                (Some(present), Some(out)) if wrong.is_empty() => {
                    state.store.hand_in(id, (present, out)).await.map_err(ours(&led.words))?.then_some("handed in")
                }
                _ => None,
            }
        }
        "accept" | "send-back" => {
            officer.must(state, Permission::AcceptSessions)?;
            let note = text("note");
            let (decision, what) = if does == "accept" {
                let ticked = |name: &str| -> Vec<i64> { fields.all(name).filter_map(|id| id.parse().ok()).collect() };
                // Of a small room nobody is quoted, as nothing is counted of it: whoever knows it would know who said so.
                let few = led.session.attended.is_some_and(|(present, _)| u64::from(present) < LEAST_BASE);
                let quotable = if few { Vec::new() } else { ticked("quote") };
                // What may say who somebody is is published only where an officer says that it does not.
                let sure = ticked("sure");
                let notes = state.store.notes(id).await.map_err(ours(&led.words))?;
                let says = |note: &&Note| quotable.contains(&note.id) && !sure.contains(&note.id);
                if notes.iter().filter(says).any(|note| !says_who(&note.body).is_empty()) {
                    wrong.push(("accept", "after-wrong-says-who"));
                }
                (Decision::Accept { quotable, shown: ticked("draw") }, "accepted")
            } else {
                if note.is_empty() {
                    wrong.push(("note", "after-wrong-note"));
                } else if note.chars().count() > LONGEST_NOTE {
                    wrong.push(("note", "after-wrong-note-long"));
                }
                (Decision::SendBack { note }, "sent back")
            };
            let decided = wrong.is_empty()
                && state
                    .store
                    .decide_session(id, &decision, officer.account.id, &today)
                    .await
                    .map_err(ours(&led.words))?;
            decided.then_some(what)
        }
        _ => return Err(missing()),
    };
    if !wrong.is_empty() {
        return page(state, officer, led, fields, wrong).await;
    }
    if let Some(what) = done {
        lead::did(state, officer, &led, what).await?;
        if what == "sent back" {
            state.jobs.returned.notify_one();
        }
        // What was accepted is in the findings from now on.
        if what == "accepted" {
            state.store.touch(&led.session.consultation).await.map_err(ours(&led.words))?;
        }
    }
    Ok(render::onward(&here))
}
