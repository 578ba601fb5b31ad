//! HTTP: what comes in is parsed and authorised here, what goes out gets its status here.

pub(crate) mod api;
pub mod assets;
pub mod catalogue;
pub mod engage;
pub(crate) mod follow;
mod guard;
mod message;
pub(crate) mod officer;
mod public;
mod reader;
mod render;
mod reply;
pub mod report_file;
mod respond;
pub mod secrets;
mod signing;
pub mod throttle;
mod trial;

pub(crate) use respond::RECEIPT_DAYS;

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use app::{pages::failure::Failure, ui::Assets, urls};
use axum::{
    Router,
    extract::{DefaultBodyLimit, Path, State},
    http::{StatusCode, header},
    middleware,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{CompressionLayer, DefaultPredicate, Predicate as _, predicate::NotForContentType},
};
use tower_sessions::{Expiry, SessionManagerLayer, cookie::SameSite};

use crate::{
    clock::Clock,
    config::Config,
    export::Kind,
    findings::Reports,
    jobs::Wake,
    mail::Mailer,
    store::{Store, StoreError, sessions::Sessions},
};
use catalogue::Catalogue;
use render::Interface;
use report_file::Format;
use throttle::Throttles;

/// What every handler has.
#[derive(Clone, Debug)]
pub struct AppState {
    /// Everything stored.
    pub store: Store,
    /// The time.
    pub clock: Clock,
    /// Surveys and words, read once.
    pub catalogue: Arc<Catalogue>,
    /// Limits on tries.
    pub throttles: Arc<Throttles>,
    /// E-mail.
    pub mailer: Arc<Mailer>,
    /// Settings.
    pub config: Arc<Config>,
    /// Addresses of assets.
    pub assets: Arc<Assets>,
    /// Findings, computed once until there is more to count.
    pub reports: Arc<Reports>,
    /// One question by another, worked out once until there is more to count.
    pub crossings: Arc<crate::crossings::Crossings>,
    /// What return codes are hashed with.
    pub return_salt: Arc<String>,
    /// How jobs are woken.
    pub jobs: Arc<Wake>,
    /// Files that were made already.
    pub files: Arc<report_file::Files>,
    /// Whether the database took what was written, and when that was tried.
    well: Arc<tokio::sync::Mutex<Option<(Instant, bool)>>>,
    /// Whose turn it is to make files for analysts.
    pub analysts: Arc<crate::microdata::Turn>,
    /// Who tells programs what was published.
    pub caller: Arc<crate::hooks::Caller>,
    /// Who follows which engagement session.
    pub live: Arc<engage::live::Live>,
}

impl AppState {
    /// Makes ready to serve.
    pub async fn new(store: Store, clock: Clock, config: Config) -> anyhow::Result<Self> {
        // The renderer hands work to whatever runs it; a second server in the same process finds it set.
        let _ = any_spawner::Executor::init_tokio();
        let return_salt = store.setting_or("return-salt", crate::random::token()).await?;
        Ok(Self {
            catalogue: Arc::new(Catalogue::default()),
            throttles: Arc::new(Throttles::default()),
            reports: Arc::new(Reports::default()),
            mailer: Arc::new(Mailer::new(&config.mail, &config.mail_from)?),
            assets: Arc::new(assets::addresses()),
            return_salt: Arc::new(return_salt),
            jobs: Arc::new(Wake::default()),
            files: Arc::default(),
            well: Arc::default(),
            analysts: Arc::default(),
            caller: Arc::new(crate::hooks::Caller::new(config.hooks_inside)?),
            live: Arc::default(),
            crossings: Arc::default(),
            config: Arc::new(config),
            clock,
            store,
        })
    }
}

/// A page that could not be shown, and why.
#[derive(Debug)]
pub struct Refusal(Failure, Interface);

type Answer = Result<Response, Refusal>;

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        render::failure(&self.1, self.0)
    }
}

/// Forms are small: 500 words in each of a few boxes.
const LARGEST_FORM: usize = 256 * 1024;
/// But for one that says what every value of a wide table means.
const LARGEST_LAYOUT: usize = 2 * 1024 * 1024;
/// Within how many working days a concern is to be opened.
pub(crate) const OPEN_CONCERN_DAYS: u8 = 1;
/// An officer is signed out after so many hours without doing anything.
const SESSION_HOURS: i64 = 10;

/// Every route, in the order a reader meets them.
pub fn router(state: AppState) -> Router {
    let sessions = SessionManagerLayer::new(Sessions::new(state.store.clone(), state.clock.clone()))
        .with_name("__Host-officer")
        .with_secure(true)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/")
        // Inactivity is counted from the last page, not from signing in.
        .with_always_save(true)
        .with_expiry(Expiry::OnInactivity(tower_sessions::cookie::time::Duration::hours(SESSION_HOURS)));

    let files = Kind::ALL.into_iter().fold(Router::new(), |router, kind| {
        router.route(
            &format!("/officer/{{consultation}}/findings.{}", kind.ending()),
            get(async move |state, officer, path| officer::findings::file(state, officer, path, kind).await),
        )
    });
    let officer = files
        .route(urls::OFFICER, get(officer::overview::home))
        .route(
            urls::SIGN_IN,
            // A form that is held stands in another, letter by letter.
            get(officer::sign_in::show).post(officer::sign_in::submit).layer(DefaultBodyLimit::max(4 * LARGEST_FORM)),
        )
        .route(urls::PASSWORD, get(officer::password::show).post(officer::password::set))
        .route(urls::SIGN_OUT, post(officer::sign_in::out))
        .route(urls::ACCESS, get(officer::access::show).post(officer::access::act))
        .route(urls::RECORD, get(officer::record::show))
        .route(urls::CONCERNS, get(officer::concerns::list))
        .route("/safeguarding/{concern}", get(officer::concerns::show).post(officer::concerns::act))
        .route("/officer/{consultation}", get(officer::overview::show))
        .route("/officer/{consultation}/comments", get(officer::comments::show).post(officer::comments::decide))
        .route("/officer/{consultation}/desk", get(officer::desk::show).post(officer::desk::code))
        .route("/officer/{consultation}/themes", get(officer::themes::list).post(officer::themes::act))
        .route("/officer/{consultation}/themes/{theme}", get(officer::themes::show).post(officer::themes::change))
        .route("/officer/{consultation}/search", get(officer::search::search_form).post(officer::search::search))
        .route("/officer/{consultation}/wordings", get(officer::wordings::show).post(officer::wordings::link))
        .route(
            "/officer/{consultation}/wordings/{survey}/{level}",
            get(officer::wordings::texts).post(officer::wordings::note),
        )
        .route("/officer/{consultation}/duties", get(officer::duties::show).post(officer::duties::keep))
        .route("/officer/{consultation}/messages", get(officer::messages::show).post(officer::messages::deal_with))
        .route("/officer/{consultation}/sessions", get(officer::sessions::board))
        .route("/officer/{consultation}/report", get(officer::report::show).post(officer::report::ask))
        .route("/officer/{consultation}/report/draft", get(officer::report::read))
        .route("/officer/{consultation}/report/write/{part}", get(officer::report::part).post(officer::report::write))
        .route("/officer/{consultation}/report/{id}", get(officer::report::edition).post(officer::report::decide))
        .route("/officer/{consultation}/report/{id}/{kind}", get(officer::report::file))
        .route("/officer/{consultation}/drawings/{file}", get(officer::report::drawing))
        .route("/officer/{consultation}/reply", get(officer::reply::show).post(officer::reply::write))
        .route(
            "/officer/{consultation}/reply/in/{wording}",
            get(officer::reply::wording).post(officer::reply::write_wording),
        )
        .route("/officer/{consultation}/reply/{id}", get(officer::reply::edition).post(officer::reply::decide))
        .route("/officer/{consultation}/after", get(officer::after::show).post(officer::after::decide))
        .route("/officer/{consultation}/after/{promise}", get(officer::after::form).post(officer::after::enter))
        .route("/officer/{consultation}/heard", get(officer::heard::show))
        .route("/officer/{consultation}/school-links.csv", get(officer::schools::links))
        .route("/officer/{consultation}/heard/{survey}/{by}", get(officer::heard::form).post(officer::heard::keep))
        .route("/officer/{consultation}/waves", get(officer::waves::show).post(officer::waves::make))
        .route(
            "/officer/{consultation}/brought",
            get(officer::brought::list)
                .post(officer::brought::take)
                .layer(DefaultBodyLimit::max(crate::spreadsheet::LARGEST + 64 * 1024)),
        )
        .route(
            "/officer/{consultation}/brought/{id}",
            get(officer::brought::step).post(officer::brought::act).layer(DefaultBodyLimit::max(LARGEST_LAYOUT)),
        )
        .route("/officer/{consultation}/signed", get(officer::signing::show).post(officer::signing::act))
        .route(
            "/officer/{consultation}/signed/{survey}/{level}",
            get(officer::signing::texts)
                .post(officer::signing::add)
                .layer(DefaultBodyLimit::max(officer::signing::MOST)),
        )
        .route("/officer/{consultation}/signed/{survey}/{level}/script.csv", get(officer::signing::script))
        .route("/officer/{consultation}/answers", get(officer::answers::first))
        .route("/officer/{consultation}/answers/{survey}", get(officer::answers::show).post(officer::answers::act))
        .route("/officer/{consultation}/answers/{survey}/{file}", get(officer::answers::file))
        .route("/officer/{consultation}/explore", get(officer::explore::first))
        .route("/officer/{consultation}/explore/{survey}", get(officer::explore::survey).post(officer::explore::act))
        .route("/officer/{consultation}/explore/{survey}/{file}", get(officer::explore::file))
        .route("/officer/{consultation}/findings", get(officer::findings::compare))
        .route("/officer/{consultation}/findings/{part}", get(officer::findings::part))
        // --- whoever runs an engagement session
        .route(urls::ENGAGE, get(engage::home::show))
        .route("/engage/plan/{consultation}", get(engage::plan::new).post(engage::plan::keep_new))
        .route("/engage/links/{consultation}/{school}", get(engage::links::show))
        .route("/engage/meetings/{consultation}/{school}", get(engage::meetings::show).post(engage::meetings::act))
        .route("/engage/s/{session}", get(engage::lead::show).post(engage::lead::act))
        .route("/engage/s/{session}/plan", get(engage::plan::edit).post(engage::plan::keep))
        .route("/engage/s/{session}/hands", get(engage::lead::again).post(engage::lead::hands))
        .route("/engage/s/{session}/notes", get(engage::notes::show).post(engage::notes::act))
        .route(
            "/engage/s/{session}/drawings",
            get(engage::drawings::show)
                .post(engage::drawings::act)
                .layer(DefaultBodyLimit::max(crate::picture::LARGEST + 64 * 1024)),
        )
        .route("/engage/s/{session}/drawings/{file}", get(engage::drawings::file))
        .route("/engage/s/{session}/paper", get(engage::paper::show).post(engage::paper::keep))
        .route("/engage/s/{session}/letter", get(engage::letter::show))
        .route("/engage/s/{session}/letter.pdf", get(engage::letter::file))
        .route("/engage/s/{session}/pack.pdf", get(engage::pack::file))
        .route("/engage/s/{session}/you-said.pdf", get(engage::reply::poster))
        .route("/engage/s/{session}/what-we-said.pdf", get(engage::said::file))
        .layer(sessions)
        .layer(middleware::from_fn_with_state(state.clone(), officer::sign_in::hold));

    let report_as = |format| {
        get(move |State(state): State<AppState>, Path(code): Path<String>| public::report_as(state, code, format))
    };
    Router::new()
        // --- anyone
        .route(urls::HOME, get(public::home))
        .route("/c/{consultation}", get(public::consultation))
        .route("/c/{consultation}/report", get(public::report))
        .route("/c/{consultation}/report.pdf", report_as(Format::Pdf))
        .route("/c/{consultation}/report.docx", report_as(Format::Docx))
        .route("/c/{consultation}/report.odt", report_as(Format::Odt))
        .route("/c/{consultation}/report/drawings/{file}", get(public::report_drawing))
        .route("/c/{consultation}/report/whole", get(public::report_whole))
        .route("/c/{consultation}/report/part/{part}", get(public::report_part))
        .route("/c/{consultation}/report/{level}", get(public::report_short))
        .route("/c/{consultation}/report/{level}/pdf", get(public::report_short_pdf))
        .route("/c/{consultation}/data/{file}", get(public::report_data))
        .route("/c/{consultation}/after", get(public::after))
        .route("/c/{consultation}/you-said", get(reply::show))
        .route("/c/{consultation}/you-said.pdf", get(reply::poster))
        .route("/c/{consultation}/tell-me", get(follow::show).post(follow::ask))
        .route("/c/{consultation}/tell-me/{secret}", get(follow::link).post(follow::decide))
        .route("/c/{consultation}/write", get(message::show).post(message::send))
        .route("/c/{consultation}/talk-to-me", get(message::wish_form).post(message::wish))
        .route("/help", get(public::help))
        .route("/privacy", get(public::privacy))
        .route("/accessibility", get(public::accessibility))
        .route("/cookies", get(public::cookies))
        .route("/credits", get(public::credits))
        // --- a respondent
        .route("/s/{consultation}/{survey}", get(respond::start::show).post(respond::start::begin))
        .route("/try/{token}", get(trial::show).post(trial::begin))
        .route("/r/{draft}/q/{page}", get(respond::page::show).post(respond::page::submit))
        .route("/r/{draft}/q/{page}/{service}", get(respond::page::show).post(respond::page::submit))
        .route("/r/{draft}/check", get(respond::check::show).post(respond::check::submit))
        .route("/r/{draft}/display", get(respond::steps::display).post(respond::steps::set_display))
        .route("/r/{draft}/saved", get(respond::steps::saved))
        .route("/r/{draft}/discard", get(respond::steps::discard).post(respond::steps::discard_now))
        .route("/r/{draft}/sent", get(respond::steps::sent))
        .route(urls::RETURN, get(respond::steps::return_form).post(respond::steps::return_now))
        // --- a room
        .route(urls::JOIN, get(engage::join::form).post(engage::join::typed))
        .route("/join/{code}", get(engage::join::show).post(engage::join::join))
        .route("/j/{code}", get(engage::room::show).post(engage::room::vote))
        .route("/j/{code}/live", get(engage::room::live))
        .route("/room/{screen}", get(engage::screen::show))
        .route("/room/{screen}/live", get(engage::screen::live))
        // --- anyone who signs
        .route("/signed/{file}", get(signing::file))
        // --- an officer
        .merge(officer)
        // --- a program
        .merge(api::routes())
        // --- the machine
        .route("/health", get(health))
        .fallback(public::not_found)
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(middleware::from_fn(guard::whole))
        .layer(middleware::from_fn(guard::onward))
        .layer(middleware::from_fn(guard::plain))
        .layer(middleware::from_fn_with_state(state.clone(), guard::same_origin))
        .layer(CatchPanicLayer::custom(|_| render::failure(&Interface::default(), Failure::Ours)))
        .layer(middleware::from_fn(guard::headers))
        .layer(CompressionLayer::new().br(true).gzip(true).compress_when(
            // A film is as small as it gets, and a part of it is not a part of what it would be compressed.
            DefaultPredicate::new().and(NotForContentType::const_new("video/")),
        ))
        // --- what never changes is neither compressed again nor guarded
        .route("/assets/{*path}", get(assets::asset))
        .with_state(state)
}

/// How long what was found about the database is told again.
const WELL_FOR: Duration = Duration::from_secs(1);

/// For whoever watches the machine: whether the database takes what is written.
async fn health(State(state): State<AppState>) -> (StatusCode, &'static str) {
    // Anybody may ask, and writing is not for everybody: an answer is good for a second.
    let mut last = state.well.lock().await;
    if last.is_none_or(|(at, _)| at.elapsed() > WELL_FOR) {
        let well = state.store.is_well().await;
        // Of when it was found: a database that takes its time is not asked again by each who waited.
        *last = Some((Instant::now(), well));
    }
    if last.is_some_and(|(_, well)| well) {
        (StatusCode::OK, "ok")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "the database takes nothing")
    }
}

/// A picture, which a browser may keep as is said.
fn picture(picture: Vec<u8>, kept: &'static str) -> Response {
    ([(header::CONTENT_TYPE, "image/jpeg"), (header::CACHE_CONTROL, kept)], picture).into_response()
}

/// What a fault of the store becomes.
fn ours(interface: &Interface) -> impl Fn(StoreError) -> Refusal + use<> {
    let interface = interface.clone();
    move |error| {
        tracing::error!(%error, "the store failed");
        Refusal(Failure::Ours, interface.clone())
    }
}
