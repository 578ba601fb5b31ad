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
    http::StatusCode,
    response::Response,
};
use domain::{
    code::Code,
    language::Language,
    level::ReadingLevel,
    monitoring::Verdict,
    outcome::Document,
    publication::Publication as _,
    reply::{Reply, Told},
};

use super::{
    Answer, AppState, Refusal,
    officer::after::{promised, watched},
    ours,
    public::{in_short, surveys},
    reader::Asked,
    render,
    report_file::pdf_file,
};
use crate::{
    export::poster::{self, Panel, Poster},
    store::StoreError,
};

/// A published reply in a reader's wording, and the words around it.
struct Read {
    code: Code,
    reply: Reply,
    told: Told,
    words: render::Interface,
}

async fn published(state: &AppState, code: &str, asked: &Asked) -> Result<Result<Read, Response>, Refusal> {
    let interface = state.interface(&asked.language, asked.level);
    let missing = || Refusal(Failure::NotFound, interface.clone());
    let code = Code::parse(code).map_err(|_| missing())?;
    let versions = surveys(state, &code, &interface).await?;
    let first = versions.first().ok_or_else(missing)?;
    let Some(found) = state.store.published::<Reply>(&code).await.map_err(ours(&interface))? else {
        // Whoever was sent here once is told that it will be back.
        if !state.store.was_published::<Reply>(&code).await.map_err(ours(&interface))? {
            return Err(missing());
        }
        let ui = state.ui(first, &asked.language, asked.level).ui;
        return Ok(Err(render::page(StatusCode::GONE, move || reply::taken_back(&ui, &code)).await));
    };
    let reply = found.document;
    let told = reply.for_reader(&asked.language, asked.level).cloned().ok_or_else(missing)?;
    let words = state.ui(first, &told.language, told.level);
    Ok(Ok(Read { code, reply, told, words }))
}

/// The page.
pub(super) async fn show(State(state): State<AppState>, Path(code): Path<String>, asked: Asked) -> Answer {
    let Read { code, reply, told, words } = match published(&state, &code, &asked).await? {
        Ok(read) => read,
        Err(taken_back) => return Ok(taken_back),
    };
    let ui = words.ui.clone();
    let report = state.store.is_published::<Document>(&code).await.map_err(ours(&words))?;
    let short = report && in_short(&state, &code, ui.level()).await.map_err(ours(&words))?;
    let kept = kept(&state, &code).await.map_err(ours(&words))?;
    let model = Back { day: ui.day(&reply.made_on), code, reply, told, report, short, kept };
    Ok(render::ok(move || reply::back(&ui, &model)).await)
}

/// Whether all that was promised and has been looked at was found to be kept; nothing where nobody has looked yet.
async fn kept(state: &AppState, code: &Code) -> Result<Option<bool>, StoreError> {
    let promised = promised(state, code).await?.unwrap_or_default();
    if promised.is_empty() {
        return Ok(None);
    }
    let (checks, today) = (state.store.checks(code).await?, state.clock.today());
    let found = promised.into_iter().filter_map(|one| watched(one, &checks, &today).standing.verdict());
    Ok(found.map(|verdict| verdict == Verdict::Held).reduce(|all, one| all && one))
}

/// The poster for anyone.
pub(super) async fn poster(State(state): State<AppState>, Path(code): Path<String>, asked: Asked) -> Answer {
    let Read { code, reply, told, words } = match published(&state, &code, &asked).await? {
        Ok(read) => read,
        Err(taken_back) => return Ok(taken_back),
    };
    // The digest is of every word it says; the wording is which of them are on it.
    let key = format!("poster {} {} {}", reply.digest(), told.language, told.level);
    poster_file(&state, &words, &key, poster_of(&state, &words.ui, (&code, &reply, &told), None)).await
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
) -> Result<Option<(Reply, Told)>, StoreError> {
    let Some(found) = state.store.published::<Reply>(consultation).await? else { return Ok(None) };
    let told = found.document.for_reader(language, level).cloned();
    Ok(told.map(|told| (found.document, told)))
}

/// What is on the poster.
pub(super) fn poster_of(
    state: &AppState,
    ui: &Ui,
    (code, reply, told): (&Code, &Reply, &Told),
    group: Option<Group>,
) -> Poster {
    // Whoever follows it from the wall reads what is on the wall.
    let address = state.config.address(&format!("{}{}", urls::reply(code), ui.carry()));
    let made =
        ui.say_with("reply-made", &[("council", reply.council.clone().into()), ("day", ui.day(&reply.made_on).into())]);
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
                service: answer.about.service().map(|service| {
                    let decided = ui.say(&format!("decided-{}", service.decided.as_str()));
                    (service.name.clone(), service.picture.clone(), decided)
                }),
                parts: answer
                    .said
                    .iter()
                    .map(|(part, words)| (*part, ui.say(&format!("part-{}", part.as_str())), words.clone()))
                    .collect(),
            })
            .collect(),
        foot: ui.foot(ui.say("reply-thanks")),
        address,
        language: told.language.to_string(),
    }
}

/// The poster as a file.
pub(super) async fn poster_file(
    state: &AppState,
    words: &render::Interface,
    key: &str,
    model: Poster,
) -> Result<Response, Refusal> {
    pdf_file(state, words, (key, "you-said-we-did.pdf"), move || poster::pdf(&model)).await
}
