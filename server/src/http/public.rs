//! What anyone may see.

use std::sync::Arc;

use app::{
    pages::{
        about,
        after::{self, After, Time, TimeState, Watched},
        failure::Failure,
        outcome,
        public::{self, Listed},
        short::InShort,
    },
    ui::Ui,
    urls,
};
use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
};
use domain::{
    code::Code,
    consultation::State as Now,
    language::Language,
    level::ReadingLevel,
    outcome::{Document, short::Short},
    reply::Reply,
};

use super::{
    Answer, AppState, Refusal, follow,
    message::can_wish,
    officer::{
        after::{decided, promised, run_by, watched},
        waves::Told,
    },
    ours,
    reader::{Asked, back},
    render,
    report_file::{Format, attached, handed_out, report_file, short_file},
};
use crate::{
    export::{Book, Kind},
    findings,
    store::{StoreError, consultations::Version, publications::Frozen},
    waves::{Looks, Waves},
};

/// Every survey of a consultation, as it stands.
pub(super) async fn surveys(
    state: &AppState,
    code: &Code,
    interface: &render::Interface,
) -> Result<Vec<Arc<Version>>, Refusal> {
    let current = state.store.current(code).await.map_err(ours(interface))?;
    let mut versions = Vec::new();
    for (_, id) in current {
        if let Some(version) = state.catalogue.version(&state.store, id).await.map_err(ours(interface))? {
            versions.push(version);
        }
    }
    // In the order the consultation offers them.
    versions.sort_by_key(|version| {
        let surveys = &version.edition.consultation.surveys;
        surveys.iter().position(|code| *code == version.edition.survey.code)
    });
    Ok(versions)
}

/// The list of consultations.
pub(super) async fn home(State(state): State<AppState>, asked: Asked) -> Answer {
    let interface = state.interface(&asked.language, asked.level);
    let today = state.clock.today();
    let mut listed = Vec::new();
    let mut demonstration = false;
    for code in state.store.consultations().await.map_err(ours(&interface))? {
        let versions = surveys(&state, &code, &interface).await?;
        let Some(first) = versions.first() else { continue };
        demonstration |= first.demonstration;
        let words = state.ui(first, &asked.language, asked.level).ui;
        let consultation = first.edition.consultation.clone();
        let begins = !state.begin_somehow(&versions).await.map_err(ours(&interface))?.is_empty();
        let adults = versions.iter().map(|version| &version.edition);
        let adults = adults.filter(|edition| !edition.survey.audience.is_children());
        let wordings = adults.flat_map(|edition| edition.wordings_for_adults()).collect();
        listed.push(Listed {
            begins,
            wordings,
            title: words.survey("consultation-title").text,
            state: consultation.state_on(&today),
            replied: state.store.is_published::<Reply>(&code).await.map_err(ours(&interface))?,
            consultation,
        });
    }
    let mut ui = interface.ui;
    ui.demonstration = demonstration;
    Ok(render::ok(move || public::home(&ui, listed)).await)
}

/// One consultation.
pub(super) async fn consultation(State(state): State<AppState>, Path(code): Path<String>, asked: Asked) -> Answer {
    let interface = state.interface(&asked.language, asked.level);
    let missing = || Refusal(Failure::NotFound, interface.clone());
    let code = Code::parse(&code).map_err(|_| missing())?;
    let versions = surveys(&state, &code, &interface).await?;
    let first = versions.first().ok_or_else(missing)?;
    let mut ui = state.ui(first, &asked.language, asked.level).ui;
    ui.through = asked.through.clone();
    let consultation = first.edition.consultation.clone();
    let today = state.clock.today();
    // While it can be answered itself there is nothing to ask again.
    let again = match consultation.state_on(&today) {
        Now::Closed => asked_now(&state, &code, &interface, &ui).await?,
        Now::Open | Now::NotYetOpen => None,
    };
    let model = public::Overview {
        begins: state.begin_somehow(&versions).await.map_err(ours(&interface))?,
        discarded: asked.query.first(urls::DISCARDED).is_some(),
        again,
        follow: follow::can_follow(&state, &consultation),
        state: consultation.state_on(&today),
        overdue: consultation.decides < today,
        consultation,
        surveys: versions.iter().map(|version| version.edition.clone()).collect(),
        replied: state.store.is_published::<Reply>(&code).await.map_err(ours(&interface))?,
        short: in_short(&state, &code, ui.level()).await.map_err(ours(&interface))?,
        report: state.store.is_published::<Document>(&code).await.map_err(ours(&interface))?,
    };
    Ok(render::ok(move || public::consultation(&ui, &model)).await)
}

/// Where what a consultation asked is asked again now, and until when.
async fn asked_now(
    state: &AppState,
    first: &Code,
    interface: &render::Interface,
    ui: &Ui,
) -> Result<Option<(Code, String)>, Refusal> {
    let today = state.clock.today();
    for code in state.store.waves(first).await.map_err(ours(interface))? {
        let versions = surveys(state, &code, interface).await?;
        let Some(wave) = versions.first().map(|version| &version.edition.consultation) else { continue };
        if wave.state_on(&today) == Now::Open {
            return Ok(Some((code, ui.day(&wave.closes))));
        }
    }
    Ok(None)
}

/// A consultation's published report, and the words for it: it is written in English, and so is its page.
async fn published(state: &AppState, code: &str) -> Result<(Code, Frozen<Document>, render::Interface), Refusal> {
    let plain = state.interface(&Language::english(), ReadingLevel::Standard);
    let missing = || Refusal(Failure::NotFound, plain.clone());
    let code = Code::parse(code).map_err(|_| missing())?;
    let versions = surveys(state, &code, &plain).await?;
    let first = versions.first().ok_or_else(missing)?;
    let Some(report) = state.store.published(&code).await.map_err(ours(&plain))? else {
        // Papers that cite it lead here: whoever follows them is told why it is gone.
        let was = state.store.was_published::<Document>(&code).await.map_err(ours(&plain))?;
        return Err(if was { Refusal(Failure::TakenDown, plain.clone()) } else { missing() });
    };
    Ok((code, report, state.ui(first, &Language::english(), ReadingLevel::Standard)))
}

/// A published report as its pages show it, and their words.
async fn report_model(state: &AppState, code: &str) -> Result<(outcome::Published, render::Interface), Refusal> {
    let (code, report, words) = published(state, code).await?;
    let versions = surveys(state, &code, &words).await?;
    let first = versions.first().and_then(|version| version.edition.consultation.wave_of.clone());
    let compared_with_withdrawn = match &first {
        Some(first) => !state.store.is_published::<Document>(first).await.map_err(ours(&words))?,
        None => false,
    };
    let kept = state.store.has_tables(report.id).await.map_err(ours(&words))?;
    let contact = versions.first().map(|version| &version.edition.consultation.contact);
    let model = outcome::Published {
        number: report.number,
        replaces: Vec::new(),
        email: contact.map(|contact| contact.email.clone()).unwrap_or_default(),
        data: if kept { Kind::ALL.map(Kind::ending).to_vec() } else { Vec::new() },
        compared_with_withdrawn,
        code,
        day: words.ui.day(&report.document.made_on),
        document: report.document,
        digest: report.digest,
    };
    Ok((model, words))
}

/// What a consultation came to: the first page.
pub(super) async fn report(State(state): State<AppState>, Path(code): Path<String>) -> Answer {
    let (mut model, words) = report_model(&state, &code).await?;
    // The first there is takes no other's place.
    if model.number > 1 {
        let earlier = state.store.ever_published::<Document>(&model.code).await.map_err(ours(&words))?;
        let earlier = earlier.into_iter().rev().filter(|one| one.number < model.number);
        let told = earlier.map(|one| {
            let day = one.decided.map_or(one.asked_on, |(_, day)| day);
            (one.number, words.ui.day(&day))
        });
        model.replaces = told.collect();
    }
    Ok(render::ok(move || outcome::published(&words.ui, &model)).await)
}

/// One part of it.
pub(super) async fn report_part(State(state): State<AppState>, Path((code, part)): Path<(String, String)>) -> Answer {
    let (model, words) = report_model(&state, &code).await?;
    if model.document.section(&part).is_none() {
        return Err(Refusal(Failure::NotFound, words));
    }
    Ok(render::ok(move || outcome::part(&words.ui, &model, &part)).await)
}

/// All of it on one page.
pub(super) async fn report_whole(State(state): State<AppState>, Path(code): Path<String>) -> Answer {
    let (model, words) = report_model(&state, &code).await?;
    Ok(render::ok(move || outcome::whole(&words.ui, &model)).await)
}

/// Whether a report is published in short for readers of a plain wording. Who reads the standard one has the whole.
pub(super) async fn in_short(state: &AppState, code: &Code, level: ReadingLevel) -> Result<bool, StoreError> {
    if level == ReadingLevel::Standard {
        return Ok(false);
    }
    let published: Option<Frozen<Document>> = state.store.published(code).await?;
    Ok(published.is_some_and(|report| report.document.short(level).is_some()))
}

/// A published report in short, and the words of its readers.
async fn short(
    state: &AppState,
    code: &str,
    level: &str,
) -> Result<(Code, Frozen<Document>, Short, render::Interface), Refusal> {
    let (code, report, words) = published(state, code).await?;
    let missing = || Refusal(Failure::NotFound, words.clone());
    let level = ReadingLevel::parse(level).ok_or_else(missing)?;
    let short = report.document.short(level).cloned().ok_or_else(missing)?;
    let versions = surveys(state, &code, &words).await?;
    // A level's own words come with a survey that was asked at it.
    let asked = versions.iter().find(|version| version.edition.survey.levels.contains(&level));
    let version = asked.or(versions.first()).ok_or_else(missing)?;
    let words = state.ui(version, &Language::english(), level);
    Ok((code, report, short, words))
}

/// A report in short.
pub(super) async fn report_short(State(state): State<AppState>, Path((code, level)): Path<(String, String)>) -> Answer {
    let (code, report, short, words) = short(&state, &code, &level).await?;
    let ui = words.ui.clone();
    let model = InShort {
        replied: state.store.is_published::<Reply>(&code).await.map_err(ours(&words))?,
        day: ui.day(&report.document.made_on),
        document: report.document,
        code,
        short,
    };
    Ok(render::ok(move || app::pages::short::in_short(&ui, &model)).await)
}

/// A report in short as a PDF.
pub(super) async fn report_short_pdf(
    State(state): State<AppState>,
    Path((code, level)): Path<(String, String)>,
) -> Answer {
    let (code, report, short, words) = short(&state, &code, &level).await?;
    short_file(&state, &words, &code, (report.id, &report.document, &report.digest), short).await
}

/// The picture of a drawing in the published report.
pub(super) async fn report_drawing(
    State(state): State<AppState>,
    Path((code, file)): Path<(String, String)>,
) -> Answer {
    // The pictures of a page are asked for one by one: the report itself is not read for each.
    let words = super::officer::interface(&state);
    let missing = || Refusal(Failure::NotFound, words.clone());
    let code = Code::parse(&code).map_err(|_| missing())?;
    let report = state.store.published_id::<Document>(&code).await.map_err(ours(&words))?.ok_or_else(missing)?;
    let digest = file.strip_suffix(".jpg").unwrap_or_default();
    let picture = state.store.frozen_picture(report, digest).await.map_err(ours(&words))?;
    let picture = picture.ok_or_else(missing)?;
    // It may be taken away: nobody keeps it for long.
    Ok(super::picture(picture, "public, max-age=600"))
}

/// The tables of a published report as a file: as they were frozen with it, whatever has been answered or deleted since.
pub(super) async fn report_data(State(state): State<AppState>, Path((code, file)): Path<(String, String)>) -> Answer {
    let (code, published, words) = published(&state, &code).await?;
    let missing = || Refusal(Failure::NotFound, words.clone());
    let name = urls::report_data_name(&code);
    let ending = file.strip_prefix(&name).and_then(|rest| rest.strip_prefix('.'));
    let kind = Kind::ALL.into_iter().find(|kind| ending == Some(kind.ending())).ok_or_else(missing)?;
    let key = format!("data {} {}", published.digest, kind.ending());
    // Anybody may ask: what was made is not put together again.
    let mut answer = match state.files.found(&key) {
        Some(kept) => attached(kept, kind.media(), &file),
        None => {
            let data = findings::published(&state.store, &state.catalogue, &code, published.id).await;
            let data = data.map_err(ours(&words))?.ok_or_else(missing)?;
            let book = Book {
                consultation: data.surveys.newest[0].edition.consultation.clone(),
                ui: data.ui,
                tables: data.tables.into_iter().chain(data.crossed).collect(),
                rooms: data.rooms,
                method: data.method,
                digest: data.digest,
                today: published.document.made_on,
            };
            let make = move || kind.write(&book, &name).map_err(|error| error.to_string());
            handed_out(&state, &words, (&key, kind.media(), &file), make).await?
        }
    };
    if kind == Kind::Csv {
        // How programs find what its columns mean (Model for Tabular Data, W3C 2015, 5.2).
        let about = urls::report_data(&code, Kind::CsvMetadata.ending());
        let link = format!("<{about}>; rel=\"describedby\"; type=\"{}\"", Kind::CsvMetadata.media());
        answer.headers_mut().insert(header::LINK, HeaderValue::try_from(link).map_err(|_| missing())?);
    }
    Ok(answer)
}

/// A published report as a file.
pub(super) async fn report_as(state: AppState, code: String, format: Format) -> Answer {
    let (code, report, words) = published(&state, &code).await?;
    report_file(&state, &words, &code, (report.id, report.document, report.digest), format).await
}

/// After the decision: whether what was promised is held. Taking a report down takes no promise away.
pub(super) async fn after(State(state): State<AppState>, Path(code): Path<String>, asked: Asked) -> Answer {
    let plain = state.interface(&Language::english(), ReadingLevel::Standard);
    let missing = || Refusal(Failure::NotFound, plain.clone());
    let code = Code::parse(&code).map_err(|_| missing())?;
    let versions = surveys(&state, &code, &plain).await?;
    let first = versions.first().ok_or_else(missing)?;
    let words = state.ui(first, &Language::english(), ReadingLevel::Standard);
    let ui = words.ui.clone();
    let theirs = state.ui(first, &asked.language, asked.level).ui;
    let is_other = asked.level != ReadingLevel::Standard || asked.language != Language::english();
    let promises = promised(&state, &code).await.map_err(ours(&words))?.ok_or_else(missing)?;
    let report: Option<Frozen<Document>> = state.store.published(&code).await.map_err(ours(&words))?;
    let checks = state.store.checks(&code).await.map_err(ours(&words))?;
    let today = state.clock.today();
    // A report of before this page was there says what it promises itself.
    if promises.is_empty() {
        let report = report.ok_or_else(missing)?;
        // What asks again has no such part.
        let part = report.document.section("monitoring").map(|part| urls::report_part(&code, &part.key));
        return Ok(render::onward(&part.unwrap_or_else(|| urls::report(&code))));
    }
    let waves = Waves::of(&state, &code, Looks::Anybody).await.map_err(ours(&words))?;
    let surveys = findings::surveys(&state.store, &state.catalogue, &code).await.map_err(ours(&words))?;
    let decided = decided(&state, &code).await.map_err(ours(&words))?;
    let told = surveys.as_ref().map(|surveys| Told::of(&state, &ui, &waves, surveys));
    let again = told.as_ref().map(|told| told.since(&ui, &decided)).unwrap_or_default();
    let mut promises: Vec<Watched> =
        promises.into_iter().map(|published| watched(published, &checks, &today)).collect();
    if let Some(told) = &told {
        told.beside(&ui, promises.iter_mut());
    }
    run_by(&decided, promises.iter_mut());
    // What is not held comes first.
    promises.sort_by_key(|one| (one.standing.place(one.beside.missed > 0), one.published.promise.due.clone()));
    let mut times = Vec::new();
    for wave in &waves.0 {
        let consultation = &wave.consultation;
        let state_of = match consultation.state_on(&today) {
            Now::Open => TimeState::Open,
            _ if wave.published => TimeState::Published(wave.code.clone()),
            Now::Closed => {
                let ever = state.store.ever_published::<Document>(&wave.code).await.map_err(ours(&words))?;
                if ever.is_empty() {
                    TimeState::Closed(ui.day(&consultation.decides), consultation.decides < today)
                } else {
                    TimeState::TakenDown
                }
            }
            Now::NotYetOpen => TimeState::Coming,
        };
        let days = [&consultation.opens, &consultation.closes].map(|day| ui.day(day));
        times.push(Time { title: wave.title.clone(), days, state: state_of });
    }
    let open = waves.open(&today).next().map(|wave| (wave.code.clone(), ui.day(&wave.consultation.closes)));
    let model = After {
        harder: is_other.then(|| theirs.say("after-harder")),
        carry: theirs.carry(),
        undecided: surveys
            .as_ref()
            .map(|surveys| &surveys.newest[0].edition.consultation.decides)
            .filter(|decides| today < **decides)
            .map(|decides| ui.day(decides)),
        report: report.is_some(),
        again,
        times,
        open,
        code,
        title: ui.survey("consultation-title").text,
        today: ui.day(&today),
        promises,
    };
    Ok(render::ok(move || after::after(&ui, &model)).await)
}

macro_rules! about_pages {
    ($($name:ident),+) => {
        $(
            #[doc = concat!("The page about ", stringify!($name), ".")]
            pub(super) async fn $name(state: State<AppState>, asked: Asked) -> Answer {
                about_page(state, asked, stringify!($name)).await
            }
        )+
    };
}
about_pages!(help, privacy, accessibility, cookies, credits);

async fn about_page(State(state): State<AppState>, asked: Asked, page: &'static str) -> Answer {
    let mut interface = state.interface(&asked.language, asked.level);
    let mut consultation = None;
    if let Some(code) = &asked.about
        && let Some(first) = surveys(&state, code, &interface).await?.first()
    {
        interface = state.ui(first, &asked.language, asked.level);
        consultation = Some(first.edition.consultation.clone());
    }
    // Whoever comes from no consultation is told of the council that holds them.
    let code = match &consultation {
        Some(one) => Some(one.code.clone()),
        None => state.store.consultations().await.map_err(ours(&interface))?.into_iter().next(),
    };
    let mut write = None;
    let mut contact = None;
    if let Some(code) = &code {
        let versions = surveys(&state, code, &interface).await?;
        let wish = can_wish(&state, &versions).await.map_err(ours(&interface))?.is_some();
        if let Some(about) = versions.first().map(|first| &first.edition.consultation) {
            contact = Some(about.contact.clone());
            write = Some(about::Write { to: code.clone(), wish });
        }
    }
    let mut ui = interface.ui;
    ui.through = asked.through.clone();
    let back = back(&asked.query);
    let model = about::Model { page, contact, consultation, write, back };
    Ok(render::ok(move || about::page(&ui, &model)).await)
}

/// There is no such page.
pub(super) async fn not_found(State(state): State<AppState>, asked: Asked) -> Refusal {
    Refusal(Failure::NotFound, state.interface(&asked.language, asked.level))
}
