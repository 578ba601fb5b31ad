//! *You said, we did*, for whoever was asked: the page, and the poster.

use app::{
    pages::{
        failure::Failure,
        reply::{self, Back},
    },
    ui::Ui,
    urls,
};
use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse as _, Response},
};
use domain::{
    code::Code,
    consultation::Day,
    language::Language,
    level::ReadingLevel,
    outcome::Document,
    reply::{Reply, Told},
};

use super::{Answer, AppState, Refusal, ours, public::surveys, reader::Asked, render};
use crate::export::poster::{self, Panel, Poster};

/// A published reply in a reader's wording, and the words around it.
struct Read {
    code: Code,
    reply: Reply,
    told: Told,
    words: render::Interface,
}

async fn published(state: &AppState, code: &str, asked: &Asked) -> Result<Read, Refusal> {
    let interface = state.interface(&asked.language, asked.level);
    let missing = || Refusal(Failure::NotFound, interface.clone());
    let code = Code::parse(code).map_err(|_| missing())?;
    let versions = surveys(state, &code, &interface).await?;
    let first = versions.first().ok_or_else(missing)?;
    let reply: Reply = state.store.published(&code).await.map_err(ours(&interface))?.ok_or_else(missing)?.document;
    let told = reply.for_reader(&asked.language, asked.level).cloned().ok_or_else(missing)?;
    let words = state.ui(first, &told.language, told.level);
    Ok(Read { code, reply, told, words })
}

fn day(ui: &Ui, reply: &Reply) -> String {
    Day::parse(&reply.made_on).map(|day| ui.day(&day)).unwrap_or_default()
}

/// The page.
pub(super) async fn show(State(state): State<AppState>, Path(code): Path<String>, asked: Asked) -> Answer {
    let Read { code, reply, told, words } = published(&state, &code, &asked).await?;
    let ui = words.ui.clone();
    let report = state.store.is_published::<Document>(&code).await.map_err(ours(&words))?;
    let model = Back { day: day(&ui, &reply), code, reply, told, report };
    Ok(render::ok(move || reply::back(&ui, &model)).await)
}

/// The poster for anyone.
pub(super) async fn poster(State(state): State<AppState>, Path(code): Path<String>, mut asked: Asked) -> Answer {
    // The typesetter carries no font for scripts that run from right to left.
    if asked.language.direction() == "rtl" {
        asked.language = Language::english();
    }
    let Read { code, reply, told, words } = published(&state, &code, &asked).await?;
    let address = format!("{}{}", state.config.base_url.trim_end_matches('/'), urls::reply(&code));
    poster_file(&words, poster_of(&words.ui, &reply, &told, &address, None)).await
}

/// A group that a poster is for.
pub(super) struct Group {
    /// Its name and its school's.
    pub(super) who: String,
    /// What it said, as it may be quoted.
    pub(super) said: Vec<String>,
}

/// The group's reply, where one is published: what it says at the group's level.
pub(super) async fn for_group(
    state: &AppState,
    consultation: &Code,
    level: ReadingLevel,
    language: &Language,
) -> Result<Option<(Reply, Told)>, crate::store::StoreError> {
    let Some(found) = state.store.published::<Reply>(consultation).await? else { return Ok(None) };
    let language = if language.direction() == "rtl" { Language::english() } else { language.clone() };
    let told = found.document.for_reader(&language, level).cloned();
    Ok(told.map(|told| (found.document, told)))
}

/// What is on the poster.
pub(super) fn poster_of(ui: &Ui, reply: &Reply, told: &Told, address: &str, group: Option<Group>) -> Poster {
    let made = ui.say_with("reply-made", &[("council", reply.council.clone().into()), ("day", day(ui, reply).into())]);
    let mut about = vec![told.title.clone(), made];
    let said = group.map(|group| {
        about.insert(0, group.who);
        (ui.say("reply-group-said"), group.said)
    });
    Poster {
        title: ui.say("reply-page-title"),
        about,
        said: said.filter(|(_, said)| !said.is_empty()),
        panels: told
            .answers
            .iter()
            .map(|answer| Panel {
                name: answer.service.is_some().then(|| answer.name.clone()),
                picture: answer.picture.clone(),
                decided: answer.decided.map(|decided| ui.say(&format!("decided-{}", decided.as_str()))),
                parts: answer
                    .said
                    .iter()
                    .map(|(part, words)| (*part, ui.say(&format!("part-{}", part.as_str())), words.clone()))
                    .collect(),
            })
            .collect(),
        foot: vec![ui.say("reply-thanks"), address.to_owned()],
    }
}

/// The poster as a file.
pub(super) async fn poster_file(words: &render::Interface, model: Poster) -> Result<Response, Refusal> {
    let failed = |error: String| {
        tracing::error!(%error, "a poster could not be set");
        Refusal(Failure::Ours, words.clone())
    };
    let made = tokio::task::spawn_blocking(move || poster::pdf(&model).map_err(|error| error.to_string()))
        .await
        .map_err(|error| failed(error.to_string()))?
        .map_err(failed)?;
    let headers = [
        (header::CONTENT_TYPE, "application/pdf"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"you-said-we-did.pdf\""),
    ];
    Ok((headers, made).into_response())
}
