//! The start page, and beginning.

use std::sync::Arc;

use app::{
    pages::{
        failure::Failure,
        respond::{self, InSign},
    },
    urls,
};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, header},
    response::Response,
};
use domain::{
    audience::Channel,
    code::Code,
    heard::schools::Urn,
    language::Language,
    level::ReadingLevel,
    reply::Reply,
    respond::{answer::Answers, journey::Journey},
    survey::Section,
};

use super::{
    super::{
        Answer, AppState, Refusal, ours,
        reader::{Address, Asked, Posted},
        render, secrets,
    },
    DRAFT_DAYS, turned,
};
use crate::{
    random,
    store::{StoreError, consultations::Version, respond::Draft, schools::School},
};

struct Found {
    in_sign: InSign,
    version: Arc<Version>,
    language: Language,
    level: ReadingLevel,
    interface: render::Interface,
}

/// The survey as it stands, in a language and level it has.
async fn find(state: &AppState, path: (String, String), asked: &Asked) -> Result<Found, Refusal> {
    let interface = state.interface(&asked.language, asked.level);
    let missing = || Refusal(Failure::NotFound, interface.clone());
    let (Ok(consultation), Ok(survey)) = (Code::parse(&path.0), Code::parse(&path.1)) else { return Err(missing()) };
    let current = state.store.current(&consultation).await.map_err(ours(&interface))?;
    let id = current.into_iter().find(|(code, _)| *code == survey).map(|(_, id)| id).ok_or_else(missing)?;
    let version = state.catalogue.version(&state.store, id).await.map_err(ours(&interface))?.ok_or_else(missing)?;
    let levels = &version.edition.survey.levels;
    let level = if levels.contains(&asked.level) { asked.level } else { levels[0] };
    let language =
        if version.edition.offers(level, &asked.language) { asked.language.clone() } else { Language::english() };
    let level = version.edition.level_in(&language, level);
    let interface = state.ui(&version, &language, level);
    match state.begins(&version, level).await.map_err(ours(&interface))? {
        Ok(in_sign) => Ok(Found { in_sign, version, language, level, interface }),
        Err(failure) => Err(Refusal(failure, interface)),
    }
}

/// The school whose link somebody followed, where the survey is of people at schools. A number that no school has is no reason to turn anybody away.
async fn through(
    state: &AppState,
    version: &Version,
    urn: Option<Urn>,
    interface: &render::Interface,
) -> Result<Option<School>, Refusal> {
    match urn.filter(|_| version.edition.survey.audience.is_of_schools()) {
        Some(urn) => state.store.school_by_urn(&urn).await.map_err(ours(interface)),
        None => Ok(None),
    }
}

/// The start page. Looking at it keeps nothing and sets no cookie.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    Path(path): Path<(String, String)>,
    asked: Asked,
    headers: HeaderMap,
) -> Answer {
    let consultation = Code::parse(&path.0).ok();
    let found = match find(&state, path, &asked).await {
        // Whoever comes back to where they answered is shown what came of it.
        Err(Refusal(Failure::Closed, words)) => {
            let replied = match &consultation {
                Some(code) => state.store.is_published::<Reply>(code).await.map_err(ours(&words))?,
                None => false,
            };
            return match consultation.filter(|_| replied) {
                Some(code) => Ok(render::onward(&format!("{}{}", urls::reply(&code), words.ui.carry()))),
                None => Err(Refusal(Failure::Closed, words)),
            };
        }
        found => found?,
    };
    let mut ui = found.interface.ui;
    if asked.query.holds("signed", "yes") {
        ui = state.signed_ui(&found.version, ui).await.map_err(ours(&render::Interface::default()))?;
    }
    let through = through(&state, &found.version, asked.through.clone(), &render::Interface::default()).await?;
    ui.through = through.as_ref().map(|school| school.urn.clone());
    let resume =
        asked.query.first("resume").filter(|id| id.len() == 26 && id.chars().all(|c| c.is_ascii_alphanumeric()));
    let mut resume = resume.map(str::to_owned);
    // Whoever closed the page, or whose phone did, finds what they began. Not a child's: the device may be anybody's next.
    if let (None, false, Some(secret)) = (&resume, ui.is_for_child(), secrets::respondent(&headers)) {
        let plain = render::Interface::default();
        let (secret, today) = (secrets::secret_hash(&secret), state.clock.today());
        let (this, code) = (&found.version.edition, &found.version.edition.survey.code);
        for (draft, version) in state.store.unfinished(&secret, &today).await.map_err(ours(&plain))? {
            // Whichever version of this survey: whoever began goes on with what they began.
            let version = state.catalogue.version(&state.store, version).await.map_err(ours(&plain))?;
            let of_this = version.is_some_and(|version| {
                version.edition.survey.code == *code && version.edition.consultation.code == this.consultation.code
            });
            if of_this {
                resume = Some(draft);
                break;
            }
        }
    }
    let others = match secrets::respondent(&headers) {
        Some(secret) if ui.is_for_child() => {
            !childrens(&state, &found.version, &secret).await.map_err(ours(&render::Interface::default()))?.is_empty()
        }
        _ => false,
    };
    let model = respond::Start {
        edition: found.version.edition.clone(),
        others,
        resume,
        in_sign: found.in_sign,
        through: through.map(|school| school.name),
    };
    Ok(render::ok(move || respond::start(&ui, &model)).await)
}

/// Begins a response of its own: two tabs that both begin do not mix.
pub(in super::super) async fn begin(
    State(state): State<AppState>,
    Path(path): Path<(String, String)>,
    address: Address,
    mut asked: Asked,
    headers: HeaderMap,
    Posted(fields): Posted,
) -> Answer {
    let written = app::phrases::interface_languages();
    if let Some(language) =
        fields.first("language").and_then(Language::parse).filter(|language| written.contains(language))
    {
        asked.language = language;
    }
    if let Some(level) = fields.first("level").and_then(ReadingLevel::parse) {
        asked.level = level;
    }
    let signed = fields.holds("signed", "yes");
    let Found { version, language, level, interface, .. } = find(&state, path, &asked).await?;
    if !state.throttles.begin(address.0) {
        return Err(Refusal(Failure::TooMany, interface));
    }
    state.catalogue.freeze(&state.store, &version, &state.clock.today()).await.map_err(ours(&interface))?;
    let secret = secrets::respondent(&headers).unwrap_or_else(random::token);
    // Whoever begins anew beside what was begun, which may be somebody else's, is not led into that again.
    let mut left: Vec<String> = fields.first("leave").map(str::to_owned).into_iter().collect();
    let children = version.edition.survey.audience.is_children();
    left.extend(childrens(&state, &version, &secret).await.map_err(ours(&interface))?);
    let wording = secrets::set_wording(&language, level);
    let reader = (language, level, signed);
    let urn = fields.first("school").and_then(Urn::parse);
    let school = through(&state, &version, urn, &interface).await?.map(|school| school.id);
    let came = Came { channel: Channel::OpenLink, session: None, school, handed_on: false, trial: None };
    let to = begin_response(&state, &version, reader, came, &secret).await.map_err(ours(&interface))?;
    // Once there is a new one: what fails in between loses nobody's.
    close(&state, &secret, &left).await.map_err(ours(&interface))?;
    let mut response: Response = render::onward(&to);
    response.headers_mut().append(header::SET_COOKIE, secrets::set_cookie(secrets::RESPONDENT, &secret, None));
    response.headers_mut().append(header::SET_COOKIE, wording);
    if children {
        // The words that lead back to what the last child wrote, and the page they wrote from, go too.
        for name in [secrets::SAVED, secrets::WRITTEN] {
            response.headers_mut().append(header::SET_COOKIE, secrets::set_cookie(name, "", Some(0)));
        }
    }
    Ok(response)
}

/// What beginning a survey closes: where it is children's, whatever children began in the browser with a secret, of whichever
/// consultation, and neither sent nor threw away. The device may be anybody's next, and what the last child wrote is no
/// business of whoever goes back through its pages.
pub(in super::super) async fn childrens(
    state: &AppState,
    begins: &Version,
    secret: &str,
) -> Result<Vec<String>, StoreError> {
    let mut found = Vec::new();
    if !begins.edition.survey.audience.is_children() {
        return Ok(found);
    }
    for (draft, version) in state.store.begun(&secrets::secret_hash(secret), &state.clock.today()).await? {
        let version = state.catalogue.version(&state.store, version).await?;
        if version.is_some_and(|version| version.edition.survey.audience.is_children()) {
            found.push(draft);
        }
    }
    Ok(found)
}

/// Closes unfinished responses to the browser with a secret: words that were saved still lead back to them.
pub(in super::super) async fn close(state: &AppState, secret: &str, drafts: &[String]) -> Result<(), StoreError> {
    let mine = secrets::secret_hash(secret);
    for draft in drafts {
        state.store.let_go(draft, &mine, secrets::secret_hash(&random::token())).await?;
    }
    Ok(())
}

/// How somebody comes to answer.
#[derive(Clone, Debug)]
pub(in super::super) struct Came {
    /// How the response reaches us.
    pub(in super::super) channel: Channel,
    /// In which engagement session.
    pub(in super::super) session: Option<i64>,
    /// By which school's link.
    pub(in super::super) school: Option<i64>,
    /// Whether on a device that is handed on.
    pub(in super::super) handed_on: bool,
    /// By the link of a trial.
    pub(in super::super) trial: Option<String>,
}

/// Begins a response that belongs to the browser with a secret, and says where its first page is.
pub(in super::super) async fn begin_response(
    state: &AppState,
    version: &Version,
    (language, level, signed): (Language, ReadingLevel, bool),
    came: Came,
    secret: &str,
) -> Result<String, StoreError> {
    let answers = Answers::default();
    let id = random::token();
    let journey =
        Journey { survey: &version.edition.survey, level, answers: &answers, turned: turned(came.session, &id) };
    let to = journey
        .path(Section::Main)
        .first()
        .map_or_else(|| urls::step(&id, urls::Step::Check), |stop| urls::page(&id, &stop.name(), stop.service));
    let draft = Draft {
        id,
        secret_hash: secrets::secret_hash(secret),
        version: version.id,
        language,
        level,
        signed,
        channel: came.channel,
        session: came.session,
        school: came.school,
        handed_on: came.handed_on,
        // A trial is over on the day it is begun, or on the next.
        expires: state.clock.days_from_now(if came.trial.is_some() { 1 } else { DRAFT_DAYS }),
        trial: came.trial,
        answers,
        revision: 0,
    };
    state.store.begin(draft).await?;
    Ok(to)
}
