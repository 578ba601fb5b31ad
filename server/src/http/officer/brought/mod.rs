//! Answers from elsewhere: a file is looked at, set out column by column and value by value, and brought in.

mod out;
mod setting;
mod steps;

use app::{
    components::error_summary::Problem,
    pages::officer::{self, BroughtDone, BroughtList},
    ui::Ui,
    urls,
};
use axum::{
    extract::{Multipart, Path, State},
    http::StatusCode,
};
use domain::{
    brought::Layout,
    code::Code,
    digest::Digest,
    level::ReadingLevel,
    respond::form::tidy,
    survey::{Frame, Survey},
};

pub(in crate::http) use steps::{act, step};

use super::{
    super::{Answer, AppState, ours, render},
    May, Officer, consultation, needs,
};
use crate::{
    findings::Surveys,
    random,
    spreadsheet::{self, NotATable},
    store::{brought::Batch, people::Action},
};
use tokio::sync::Semaphore;

static OPENING: Semaphore = Semaphore::const_new(1);

/// Why nothing can be brought in now, in words.
fn closed(state: &AppState, surveys: &Surveys, ui: &Ui) -> Option<String> {
    let consultation = &surveys.newest[0].edition.consultation;
    let today = state.clock.today();
    if today < consultation.opens {
        Some(ui.say("brought-not-open"))
    } else if today > consultation.deletes_on() {
        Some(ui.say("brought-over"))
    } else {
        None
    }
}

/// Whether anybody may answer a survey: of those who answered elsewhere nobody knows whether they were invited.
fn is_open(survey: &Survey) -> bool {
    matches!(survey.frame, Frame::Open)
}

/// The page on which a file is chosen.
pub(in crate::http) async fn list(
    State(state): State<AppState>,
    May(officer, ..): May<needs::BringIn>,
    Path(code): Path<String>,
) -> Answer {
    first_page(&state, &officer, &code, String::new(), Vec::new()).await
}

async fn first_page(
    state: &AppState,
    officer: &Officer,
    code: &str,
    chosen: String,
    problems: Vec<(&str, String)>,
) -> Answer {
    let (code, surveys, words) = consultation(state, code).await?;
    let ui = words.ui.clone();
    let audience = |survey: &Code| surveys.audience_of(&ui, survey);
    let done = state.store.brought(&code).await.map_err(ours(&words))?;
    let offered =
        surveys.newest.iter().map(|version| &version.edition.survey).filter(|one| is_open(one)).map(|survey| {
            let levels = survey.levels.iter().map(|level| {
                (format!("{}/{level}", survey.code), format!("{}: {}", audience(&survey.code), level_name(&ui, *level)))
            });
            (Some(audience(&survey.code)), levels.collect())
        });
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let model = BroughtList {
        title: ui.survey("consultation-title").text,
        surveys: offered.collect(),
        chosen,
        done: done
            .into_iter()
            .map(|one| BroughtDone {
                id: one.id,
                audience: audience(&one.survey),
                by: ui.say_with("brought-came", &[("by", one.by.into()), ("day", ui.day(&one.on).into())]),
                goes: one.known && one.gone.is_none(),
                gone: one.gone.map(|gone| {
                    let args = [("day", ui.day(&gone.on).into()), ("by", gone.by.into()), ("why", gone.why.into())];
                    ui.say_with("brought-gone", &args)
                }),
                file: one.file,
                responses: one.responses,
            })
            .collect(),
        closed: closed(state, &surveys, &ui),
        problems: problems.into_iter().map(|(field, message)| Problem { field: field.to_owned(), message }).collect(),
        code,
    };
    let who = officer.shown();
    Ok(render::page(status, move || officer::brought(&ui, &who, &model)).await)
}

fn level_name(ui: &Ui, level: ReadingLevel) -> String {
    ui.say(&format!("level-name-{level}"))
}

/// Takes a file, and leads to where it is set out.
pub(in crate::http) async fn take(
    State(state): State<AppState>,
    May(officer, ..): May<needs::BringIn>,
    Path(code): Path<String>,
    mut form: Multipart,
) -> Answer {
    let (known, surveys, words) = consultation(&state, &code).await?;
    let ui = words.ui.clone();
    let (mut of, mut file) = (String::new(), None);
    let mut too_large = false;
    loop {
        match form.next_field().await {
            Ok(Some(field)) if field.name() == Some("of") => of = tidy(&field.text().await.unwrap_or_default()),
            Ok(Some(field)) if field.name() == Some("file") => {
                let name = tidy(field.file_name().unwrap_or_default());
                match field.bytes().await {
                    Ok(bytes) if !name.is_empty() => file = Some((name, bytes)),
                    Ok(_) => {}
                    Err(_) => too_large = true,
                }
            }
            Ok(Some(_)) => {}
            Ok(None) => break,
            Err(_) => {
                too_large = true;
                break;
            }
        }
    }
    let chosen = of.split_once('/').and_then(|(survey, level)| {
        let level = ReadingLevel::parse(level)?;
        let all = surveys.newest.iter().map(|version| &version.edition.survey);
        let survey = all.filter(|one| is_open(one)).find(|one| one.code == *survey)?;
        survey.levels.contains(&level).then_some((survey, level))
    });
    let mut problems = Vec::new();
    match &chosen {
        None => problems.push(("of", ui.say("brought-wrong-of"))),
        Some((survey, level))
            if survey.audience.is_childs(*level) && !state.store.has_safeguarding().await.map_err(ours(&words))? =>
        {
            problems.push(("of", ui.say("brought-no-lead")));
        }
        Some(_) => {}
    }
    let read = match file {
        _ if too_large => Err("brought-wrong-large"),
        None => Err("brought-wrong-file"),
        Some((name, bytes)) => {
            // A small file may hold very much: one is opened at a time.
            let turn = OPENING.acquire().await;
            let read = tokio::task::spawn_blocking(move || spreadsheet::read(&bytes)).await;
            drop(turn);
            match read.unwrap_or(Err(NotATable::Unreadable)) {
                Ok(cells) => {
                    // Of what it says: the same table saved in another way is the same answers.
                    let digest = Digest::of([serde_json::to_vec(&cells).expect("words").as_slice()]);
                    Ok((name, digest, cells))
                }
                Err(NotATable::Unreadable) => Err("brought-wrong-unreadable"),
                Err(NotATable::NoRows) => Err("brought-wrong-rows"),
                Err(NotATable::TooLarge) => Err("brought-wrong-large"),
            }
        }
    };
    if let Err(key) = &read {
        problems.push(("file", ui.say(key)));
    }
    if closed(&state, &surveys, &ui).is_some() {
        return first_page(&state, &officer, &code, of, Vec::new()).await;
    }
    let (Some((survey, level)), Ok((file, digest, cells)), true) = (chosen, read, problems.is_empty()) else {
        return first_page(&state, &officer, &code, of, problems).await;
    };
    let survey = survey.code.clone();
    if let Some(day) = state.store.was_brought(&known, &survey, &digest).await.map_err(ours(&words))? {
        let message = ui.say_with("brought-wrong-again", &[("day", ui.day(&day).into())]);
        return first_page(&state, &officer, &code, of, vec![("file", message)]).await;
    }
    let file = file.chars().take(100).collect();
    let batch = Batch { id: random::id(), survey, level, file, digest, cells, layout: Layout::default() };
    let today = state.clock.today();
    state.store.put_batch(&known, &batch, (&today, officer.account.id)).await.map_err(ours(&words))?;
    officer.did(&state, Action::BringIn, &format!("{known} took {} in", batch.id), &words).await?;
    Ok(render::onward(&urls::brought(&known, batch.id)))
}
