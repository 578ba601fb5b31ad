//! A safeguarding lead's requests. Everybody else is refused, whoever runs the machine included.

use app::{
    pages::{
        failure::Failure,
        officer::{self, AboutMessage, ConcernLine, ConcernPage, Deed, From, Opened},
    },
    ui::Ui,
    urls,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{level::ReadingLevel, message::reference, respond::form::tidy};
use sentiment::safeguarding::Topic;

use super::{
    super::{Answer, AppState, Refusal, message, ours, reader::Posted, render},
    May, Officer, interface, needs, question_name, who_wrote,
};
use crate::{
    findings,
    mail::Silent,
    store::{
        StoreError,
        concerns::{ConcernDeed, ConcernRow, ConcernState, Did, Source},
        people::Action,
    },
};

/// After so many working days, what was opened and then let lie is marked.
const LEFT_LYING_DAYS: u8 = 2;

/// Everything that waits, then what is being dealt with.
pub(in super::super) async fn list(
    State(state): State<AppState>,
    May(officer, ..): May<needs::HandleConcerns>,
) -> Answer {
    let plain = interface(&state);
    let ui = plain.ui.clone();
    let today = state.clock.today();
    let dealt_with = state.store.dealt_with().await.map_err(ours(&plain))?;
    let lately = state.clock.working_days_ago(LEFT_LYING_DAYS);
    let mut lines = Vec::new();
    for row in state.store.concerns(&today).await.map_err(ours(&plain))? {
        let (who, consultation, question) = whence(&state, &ui, &row).await.map_err(ours(&plain))?;
        lines.push(ConcernLine {
            id: row.id,
            who,
            question,
            consultation: consultation.unwrap_or_else(|| "–".to_owned()),
            state: row.state.as_str(),
            raised: ui.day(&row.raised),
            topic: row.topic.map(Topic::as_str),
            due: (row.state == ConcernState::Waiting).then(|| (ui.day(&row.due), row.due < today)),
            last: dealt_with.get(&row.id).filter(|_| row.state != ConcernState::Waiting).map(|(who, at)| {
                let day = state.clock.day_of(*at);
                (who.clone(), ui.day(&day), row.state == ConcernState::Open && day < lately)
            }),
        });
    }
    let who = officer.shown();
    let off = state.mailer.silent().map(|silent| match silent {
        Silent::Off => "concerns-mail-off",
        Silent::Failing => "concerns-mail-failing",
    });
    let readers = super::leads(&state, &ui).await.map_err(ours(&plain))?;
    Ok(render::ok(move || officer::concerns(&ui, &who, &lines, (off, &readers.names))).await)
}

/// Who wrote it; to which consultation, if that is still known; in answer to what.
type Whence = (String, Option<String>, String);

/// Where a concern came from. Of what is no longer known there are fewer words: one never keeps a lead from the others.
async fn whence(state: &AppState, ui: &Ui, row: &ConcernRow) -> Result<Whence, StoreError> {
    let version = state.catalogue.version(&state.store, row.version).await?;
    let known = version.map(|version| (findings::words(&state.catalogue, &version, row.level), version));
    // By one name, whoever wrote: each wording calls it something else.
    let consultation = known
        .as_ref()
        .map(|(_, version)| findings::words(&state.catalogue, version, ReadingLevel::Standard))
        .map(|words| words.survey("consultation-title").text);
    let (mut who, question) = match &known {
        Some((_, version)) if matches!(row.source, Source::Wish | Source::Message) => {
            let key = if row.source == Source::Wish { "concern-wish" } else { "concern-message" };
            let who = if row.source == Source::Wish {
                who_wrote(ui, &version.edition.survey, row.level)
            } else {
                ui.say(&format!("level-name-{}", row.level))
            };
            (who, ui.say(key))
        }
        _ if matches!(row.source, Source::Note { .. }) => (String::new(), ui.say("concern-session-note")),
        Some((words, version)) => {
            (who_wrote(ui, &version.edition.survey, row.level), question_name(words, words, &row.slot))
        }
        None => (ui.say(&format!("level-name-{}", row.level)), row.slot.question.to_string()),
    };
    // The lead has to know where: whom to ask, and which school's lead to call.
    if let Some(session) = row.source.session() {
        let session = state.store.session(session).await?;
        let school = match &session {
            Some(session) => state.store.school(session.school).await?,
            None => None,
        };
        let day = session.as_ref().map(|session| ui.day(&session.plan.day)).unwrap_or_default();
        let args = [
            ("who", who.into()),
            ("school", school.map(|school| school.name).unwrap_or_default().into()),
            ("group", session.map(|session| session.plan.group).unwrap_or_default().into()),
            ("day", day.into()),
        ];
        who = match row.source {
            Source::Note { .. } => ui.say_with("concern-in-session", &args),
            _ => ui.say_with("concern-child-in-session", &args),
        };
    }
    Ok((who, consultation, question))
}

/// One concern: its words for those who have opened it.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    May(officer, ..): May<needs::HandleConcerns>,
    Path(id): Path<i64>,
) -> Answer {
    page(&state, &officer, id, None).await
}

async fn page(state: &AppState, officer: &Officer, id: i64, wrong_note: Option<(String, &'static str)>) -> Answer {
    let is_wrong = wrong_note.is_some();
    let plain = interface(state);
    let ui = plain.ui.clone();
    let missing = || Refusal(Failure::NotFound, plain.clone());
    let found = state.store.concern(id).await.map_err(ours(&plain))?.ok_or_else(missing)?;
    let (who, consultation, question) = whence(state, &ui, &found.row).await.map_err(ours(&plain))?;
    let version = state.catalogue.version(&state.store, found.row.version).await.map_err(ours(&plain))?;
    let words =
        version.map_or_else(|| ui.clone(), |version| findings::words(&state.catalogue, &version, found.row.level));
    let opened = state.store.has_opened(id, officer.account.id).await.map_err(ours(&plain))?.then(|| Opened {
        body: found.body,
        message: found.message.as_ref().map(|kept| AboutMessage {
            reference: reference(kept.id),
            subject: kept.message.subject,
            due: ui.day(&kept.due),
            reach: kept.message.reach.clone(),
        }),
        topic: found.row.topic.map(Topic::as_str),
        beside: found.beside.iter().map(|(slot, text)| (question_name(&words, &words, slot), text.clone())).collect(),
        deeds: found
            .events
            .into_iter()
            .map(|event| {
                let day = ui.day(&state.clock.day_of(event.at));
                // When the program told the leads is when the child sent it.
                let at = event.who.as_ref().map_or_else(
                    || day.clone(),
                    |_| {
                        ui.say_with(
                            "concern-at",
                            &[("day", day.clone().into()), ("time", state.clock.time_of(event.at).into())],
                        )
                    },
                );
                Deed { at, who: event.who, did: event.did.as_str(), note: event.note }
            })
            .collect(),
        wrong_note,
    });
    let status = if is_wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let model = ConcernPage {
        id,
        who,
        consultation,
        question,
        state: found.row.state.as_str(),
        from: match found.row.source {
            Source::Note { .. } => From::Note,
            Source::Answer { session: Some(_) } => From::Session,
            Source::Answer { session: None } => From::Nowhere,
            Source::Wish => From::Wish,
            Source::Message => From::Message,
        },
        raised: ui.day(&found.row.raised),
        opened,
    };
    let who = officer.shown();
    Ok(render::page(status, move || officer::concern(&ui, &who, &model)).await)
}

/// The most characters of a note.
const LONGEST_NOTE: usize = 2_000;

/// Opens a concern, notes something, passes it on, closes it, or gives the text back as none.
pub(in super::super) async fn act(
    State(state): State<AppState>,
    May(officer, ..): May<needs::HandleConcerns>,
    Path(id): Path<i64>,
    Posted(fields): Posted,
) -> Answer {
    let plain = interface(&state);
    let missing = || Refusal(Failure::NotFound, plain.clone());
    let note = tidy(fields.first("note").unwrap_or_default());
    let did = match fields.first("do") {
        Some("open") => Did::Opened,
        Some("note") => Did::Noted,
        Some("pass-on") => Did::PassedOn,
        Some("close") => Did::Closed,
        Some("release") => Did::Released,
        _ => return Err(missing()),
    };
    let opened = state.store.has_opened(id, officer.account.id).await.map_err(ours(&plain))?;
    if did != Did::Opened && !opened {
        return Err(missing());
    }
    // What was done and why must be on record: only opening speaks for itself.
    let wrong = match note.chars().count() {
        _ if did == Did::Opened => None,
        0 => Some("concern-wants-note"),
        n if n > LONGEST_NOTE => Some("concern-note-long"),
        _ => None,
    };
    if let Some(key) = wrong {
        return page(&state, &officer, id, Some((note, key))).await;
    }
    let seen = fields.first("seen").and_then(ConcernState::parse).unwrap_or(ConcernState::Open);
    let typed = note.clone();
    let deed = ConcernDeed { concern: id, who: Some(officer.account.id), at: state.clock.seconds(), did, note };
    let done = if did == Did::Released {
        // What was kept from those who answer messages is theirs now.
        let found = state.store.concern(id).await.map_err(ours(&plain))?.ok_or_else(missing)?;
        if !found.row.source.can_be_released() {
            return Err(missing());
        }
        let released = match found.message.map(|message| (found.row.version, message.due)) {
            Some((version, due)) => {
                state.catalogue.version(&state.store, version).await.map_err(ours(&plain))?.map(|one| (one, due))
            }
            None => None,
        };
        let done = state.store.release(&deed).await.map_err(ours(&plain))?;
        // It is one of the comments again, whose figures are worked out anew.
        state.store.touch_all().await.map_err(ours(&plain))?;
        state.jobs.comments.notify_one();
        if done && let Some((version, due)) = released {
            tokio::spawn(message::tell_council(state.clone(), version, due));
        }
        done
    } else {
        state.store.act_on(&deed, seen).await.map_err(ours(&plain))?
    };
    if !done {
        // Somebody was quicker: what they did is read before it is done over; what was typed stays. One that is gone is missing.
        return page(&state, &officer, id, Some((typed, "concern-meanwhile"))).await;
    }
    let subject = format!("concern {}", did.as_str());
    officer.did(&state, Action::HandleConcern, &subject, &plain).await?;
    let to = if did == Did::Released { urls::CONCERNS.to_owned() } else { urls::concern(id) };
    Ok(render::onward(&to))
}
