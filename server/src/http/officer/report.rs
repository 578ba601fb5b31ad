//! The outcome report: written, frozen, reviewed, published.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use app::{
    outcome::{
        self, Asked as AskedOf, Chosen, Material, again::Waves as Again, crossed::Saved as Crossed, rooms::Evidence,
        short::Plain, weighted::Weighted,
    },
    pages::{
        failure::Failure,
        officer::{self, Clash, Frozen, Writing},
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
    consultation::State as Now,
    disclosure::Cell,
    findings::{Against, Basis, Report, release::KeptBack},
    language::Language,
    level::ReadingLevel,
    outcome::{Document, Lacking, Promise, PromiseField, Quote, lacking, short},
    people::Permission,
    publication::Stage,
    respond::form::{Fields, tidy},
    signing::{Share, may_open},
    survey::{Frame, Survey},
    waves::Figures,
    wording::lint,
};
use sentiment::Model;

use super::{
    super::{
        Answer, AppState, Refusal, ours,
        reader::{Asked, Posted},
        render, report_file,
    },
    Officer, consultation,
    findings::{Picked, chosen_quotes, masked, quotations},
    heard,
    review::{self, Ruling, frozen},
};
use crate::{
    findings::{self, Surveys},
    store::{
        StoreError,
        outcome::Words,
        people::Action,
        publications::{Freezing, Frozen as FrozenOf},
    },
    waves::{self, Looks, Waves},
};

/// The longest text an officer may write on a section.
const LONGEST_WORDS: usize = 20_000;

/// The report as it stands.
struct Draft {
    document: Document,
    /// How many people answered.
    answered: u64,
    /// What it rates: what is compared with what is asked again.
    rated: Figures,
}

/// Puts the report together.
async fn draft(
    state: &AppState,
    code: &Code,
    surveys: &Surveys,
    ui: &Ui,
    words: &BTreeMap<String, Words>,
    (report, kept_back): (&Report, &[(String, usize, usize)]),
    crossed: &[Crossed],
) -> Result<Draft, StoreError> {
    let weighing = findings::weighing(&state.store, code, surveys, report).await?;
    let tables = findings::print(&state.catalogue, surveys, report, &weighing);
    let mut responses: Vec<(String, String, Cell)> = Vec::new();
    for survey in &report.surveys {
        let audience = surveys.audience_of(ui, &survey.survey);
        responses.extend(
            survey.responses.iter().map(|(group, n)| (audience.clone(), app::tables::group_name(ui, group), *n)),
        );
    }
    let mut waivers = state.store.signing_waivers(code).await?;
    let mut asked: Vec<AskedOf> = Vec::new();
    for version in &surveys.newest {
        let survey = &version.edition.survey;
        let shares = state.shares(version).await?;
        let only: Vec<Share> = shares.iter().map(|(_, share)| *share).collect();
        let waiver = waivers.remove(&survey.code).filter(|_| !may_open(true, &only, false));
        let signed = shares.into_iter().filter(|(_, share)| share.begins);
        asked.push(AskedOf {
            signed: signed.map(|(level, share)| (ui.say(&format!("level-name-{level}")), share)).collect(),
            not_signed: waiver.map(|waiver| waiver.reason),
            audience: ui.audience(survey.audience),
            wordings: survey.levels.iter().map(|level| ui.say(&format!("level-name-{level}"))).collect(),
            needs: survey.needs.clone(),
            need_asked: survey
                .need
                .as_ref()
                .and_then(|code| survey.questions.get(code))
                .map(|question| {
                    survey.levels.iter().copied().filter(|level| survey.is_asked(question, *level)).collect()
                })
                .unwrap_or_default(),
            invited: match survey.frame {
                Frame::Open => None,
                Frame::Invited(n) => Some(n),
            },
        });
    }
    let consultation = &surveys.newest[0].edition.consultation;
    let quotations = quotations(state, surveys).await?;
    let mut quotes = BTreeMap::new();
    for service in &consultation.services {
        let (chosen, _) = chosen_quotes(surveys, report, &quotations, ui, &service.code);
        // The same words sent many times are quoted once.
        let mut seen = BTreeSet::new();
        let said = chosen
            .into_iter()
            .filter(|one| seen.insert(one.quote.words.clone()))
            .map(|Picked { quote, level, place }| {
                let quote = Quote { words: quote.words, who: quote.who };
                Chosen { quote, child: level.is_child(), place }
            })
            .collect();
        quotes.insert(service.code.clone(), said);
    }
    let promises = state.store.promises(code).await?;
    let written: BTreeMap<String, String> =
        words.iter().map(|(section, words)| (section.clone(), words.words.clone())).collect();
    let mut count = 0;
    for versions in surveys.versions.values() {
        count += state.store.response_count(versions).await?;
    }
    let notes = findings::notes(&state.store, code).await?;
    let drawings = findings::drawings(&state.store, code).await?;
    let words_at = findings::asked(&state.catalogue, surveys);
    let rated = waves::figures(&state.store, &state.catalogue, surveys, report).await?;
    // Beside what is published of the other times, and of no time that came later.
    let waves = match &consultation.wave_of {
        None => None,
        Some(first) => {
            let mut waves = Waves::of(state, first, Looks::Anybody).await?;
            let this = waves.0.iter().position(|wave| wave.code == *code).unwrap_or_default();
            waves.0.truncate(this + 1);
            if let Some(last) = waves.0.last_mut().filter(|last| last.code == *code && !last.open) {
                last.figures = Some(rated.clone());
            }
            Some((waves.times(ui), waves.lines()))
        }
    };
    let heard = heard::blocks(state, code, surveys, report, ui).await?;
    let plain = plain(state, surveys);
    let document = outcome::document(&Material {
        heard: &heard,
        weighted: Weighted { weighing: &weighing, asked: &words_at, tables: &tables },
        evidence: &Evidence { rooms: &report.rooms, notes: &notes, drawings: &drawings, asked: &words_at },
        ui,
        consultation,
        tables: &tables,
        crossed,
        surveys: &asked,
        responses: &responses,
        channels: &app::tables::channels(ui, report, &words_at),
        accounted: &report
            .surveys
            .iter()
            .map(|one| (surveys.audience_of(ui, &one.survey), one.accounted))
            .collect::<Vec<_>>(),
        agreement: (&report.agreement, Model::carried_version()),
        quotes: &quotes,
        again: waves.as_ref().map(|(times, lines)| Again { ui, asked: &words_at, times, lines }),
        words: &written,
        plain: &plain,
        promises: &promises,
        findings: &report.digest,
        kept_back,
        made_on: &state.clock.today(),
    });
    Ok(Draft { document, answered: count, rated })
}

/// What was saved of one question set against another.
async fn crossed(
    state: &AppState,
    code: &Code,
    surveys: &Surveys,
    ui: &Ui,
    beside: (&Report, &[Basis]),
    patience: Option<Duration>,
) -> Result<Vec<Crossed>, StoreError> {
    let kept = (&state.store, &*state.catalogue, &*state.crossings);
    crate::crossed::saved(kept, (code, surveys), ui, beside, (&state.clock.today(), patience)).await
}

/// The words of each plain version of the report.
fn plain(state: &AppState, surveys: &Surveys) -> Vec<Plain> {
    let asked_in = |level| surveys.newest.iter().find(|version| version.edition.survey.levels.contains(&level));
    let words = |version, level| findings::words(&state.catalogue, version, level);
    short::levels(|level| asked_in(level).is_some())
        .into_iter()
        .filter(|level| *level != ReadingLevel::Standard)
        .filter_map(|level| {
            let need = surveys.newest.iter().filter_map(|version| {
                let survey = &version.edition.survey;
                let question = survey.questions.get(survey.need.as_ref()?)?;
                // Whoever was not asked in this wording was asked in another.
                let mut levels = std::iter::once(level).chain(survey.levels.iter().copied());
                let level = levels.find(|level| survey.levels.contains(level) && survey.is_asked(question, *level))?;
                Some((survey.audience, words(version, level).question(&question.code, None).text))
            });
            Some(Plain { ui: words(asked_in(level)?, level), need: need.collect() })
        })
        .collect()
}

/// Freezes the report as it stands, for a review; or says what it lacks.
pub(crate) async fn freeze(
    state: &AppState,
    code: &Code,
    surveys: &Surveys,
    ui: &Ui,
    officer: i64,
) -> Result<Result<i64, Vec<Lacking>>, StoreError> {
    let known = state.store.outcome_words(code).await?;
    // Beside the report that is published, this one must not give a few people away.
    let (after, published) = state.store.published_bases::<Document>(code).await?;
    let asked: Vec<&Survey> = surveys.newest.iter().map(|version| &version.edition.survey).collect();
    let mut turns = 0;
    let (mut counted, kept_back, all, mut report, crossed) = loop {
        let counted = findings::count(&state.store, surveys).await?;
        let all = counted.digest().clone();
        // The solver is arithmetic, not waiting.
        let (counted, kept_back) = tokio::task::block_in_place(|| counted.after(&published, &asked));
        let report = counted.report(surveys);
        // What may not be shown stands in the draft, with why; it is nothing to publish.
        let mut crossed = crossed(state, code, surveys, ui, (&report, &published), None).await?;
        crossed.retain(|saved| saved.shown.is_ok());
        // That takes a while. Where answers were brought in meanwhile, the one would be of other answers than the other.
        if crossed.is_empty() || findings::count(&state.store, surveys).await?.digest() == &all {
            break (counted, kept_back, all, report, crossed);
        }
        turns += 1;
        if turns == TURNS {
            return Ok(Err(vec![Lacking::Meanwhile]));
        }
    };
    for saved in &crossed {
        let (survey, questions) = &saved.questions;
        if let Some(counts) = counted.basis.0.get_mut(survey) {
            counts.crossed.extend(questions.iter().cloned());
        }
    }
    let kept_back: Vec<(String, usize, usize)> = kept_back
        .into_iter()
        .map(|KeptBack { survey, group, questions, of }| {
            let who = format!("{}, {}", surveys.audience_of(ui, &survey), app::tables::group_name(ui, &group));
            (who, questions, of)
        })
        .collect();
    let Draft { mut document, answered, rated } =
        draft(state, code, surveys, ui, &known, (&report, &kept_back), &crossed).await?;
    // Whether anything has come since is told by all that was counted, not by what of it may be shown.
    document.findings = all.to_string();
    report.versions = findings::numbers(surveys);
    // What stands in it stands in its data, too.
    report.crossed = crossed
        .into_iter()
        .map(|saved| {
            let (survey, [_, by]) = saved.questions;
            Against { survey, by: by.question, tables: saved.tables }
        })
        .collect();
    let promises = match &surveys.newest[0].edition.consultation.wave_of {
        None => Some(state.store.promises(code).await?.len()),
        Some(_) => None,
    };
    let mut lacks = lacking(&document, promises, answered);
    let consultation = &surveys.newest[0].edition.consultation;
    if consultation.wave_of.is_some() && consultation.state_on(&state.clock.today()) != Now::Closed {
        lacks.push(Lacking::Closing);
    }
    // What another engine read is being read anew: meanwhile part of it is missing.
    if state.store.is_reading_anew(&surveys.all_versions(), Model::carried_version()).await? {
        lacks.push(Lacking::Reading);
    }
    // Two in review would each be compared with what is published now, and never with each other.
    if state.store.frozen::<Document>(code).await?.iter().any(|one| one.stage == Stage::InReview) {
        lacks.push(Lacking::Decision);
    }
    if !lacks.is_empty() {
        return Ok(Err(lacks));
    }
    let findings = document.findings.clone();
    let drawn: BTreeSet<String> = document.drawings().map(|drawing| drawing.digest.clone()).collect();
    let drawings = state.store.shown_pictures(code, &drawn.into_iter().collect::<Vec<_>>()).await?;
    let with =
        Freezing { drawings, basis: Some(counted.basis), rated: Some(rated), tables: Some(report), findings, after };
    match state.store.freeze_publication(code, (&document, &with), officer, &state.clock.today()).await {
        // Somebody else asked for a review at the same moment.
        Err(StoreError::Conflict) => Ok(Err(vec![Lacking::Decision])),
        done => done.map(Ok),
    }
}

/// How long the page it is written on waits for what was saved of one question set against another.
const PATIENCE: Duration = Duration::from_secs(3);

/// How often a report is begun anew where answers come in while it is put together.
const TURNS: usize = 3;

/// The page as it is written on, with what went wrong.
#[derive(Default)]
struct Trouble {
    lacking: Vec<Lacking>,
    clashes: Vec<Clash>,
    saved: Option<String>,
    typed: (Vec<(PromiseField, String)>, Option<Code>, Vec<PromiseField>),
}

/// The report as it is being written.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    officer: Officer,
    Path(code): Path<String>,
    asked: Asked,
) -> Answer {
    officer.must(&state, Permission::WriteReports)?;
    let (code, surveys, words) = consultation(&state, &code).await?;
    let saved = asked.query.first("saved").map(str::to_owned);
    page(&state, &officer, code, &surveys, &words, Trouble { saved, ..Trouble::default() }, StatusCode::OK).await
}

async fn page(
    state: &AppState,
    officer: &Officer,
    code: Code,
    surveys: &Surveys,
    words: &render::Interface,
    trouble: Trouble,
    status: StatusCode,
) -> Answer {
    let ui = words.ui.clone();
    let written = state.store.outcome_words(&code).await.map_err(ours(words))?;
    let report = state.reports.report(&state.store, &code, surveys).await.map_err(ours(words))?;
    let (_, published) = state.store.published_bases::<Document>(&code).await.map_err(ours(words))?;
    let crossed =
        crossed(state, &code, surveys, &ui, (&report, &published), Some(PATIENCE)).await.map_err(ours(words))?;
    let Draft { document, .. } =
        draft(state, &code, surveys, &ui, &written, (&report, &[]), &crossed).await.map_err(ours(words))?;
    let editions = state.store.frozen::<Document>(&code).await.map_err(ours(words))?;
    let promises = state.store.promises(&code).await.map_err(ours(words))?;
    let name =
        |service: Option<&Code>| service.map_or_else(|| ui.say("outcome-every-service"), |code| ui.service(code));
    let themes = state.store.themes(&code).await.map_err(ours(words))?;
    let model = Writing {
        unnamed: themes.iter().filter(|theme| !theme.named).count(),
        title: ui.survey("consultation-title").text,
        words: document
            .sections
            .iter()
            .map(|section| {
                let words = written.get(&section.key).cloned().unwrap_or_default();
                (words.words, words.mark)
            })
            .collect(),
        shorts: document
            .shorts
            .iter()
            .map(|short| {
                let words = written.get(&short::key(short.level)).cloned().unwrap_or_default();
                let hard = lint::too_hard(&words.words, short.level);
                // Who decides reads what officers read.
                let hard = if short.level == ReadingLevel::Standard { Vec::new() } else { hard };
                (short.clone(), words.words, words.mark, hard)
            })
            .collect(),
        services: surveys.newest[0]
            .edition
            .consultation
            .services
            .iter()
            .map(|service| (service.code.clone(), ui.service(&service.code)))
            .collect(),
        promises: promises
            .iter()
            .map(|(id, service, promise)| (*id, format!("{}: {}", name(service.as_ref()), promise.promise)))
            .collect(),
        editions: review::lines(&ui, &editions),
        typed: trouble.typed,
        clashes: trouble.clashes,
        saved: trouble.saved,
        lacking: trouble.lacking,
        document,
        code,
    };
    let who = officer.shown();
    Ok(render::page(status, move || officer::writing(&ui, &who, &model)).await)
}

/// Writes on a section, makes or takes back a promise, or asks for a review.
pub(in super::super) async fn write(
    State(state): State<AppState>,
    officer: Officer,
    Path(code): Path<String>,
    Posted(fields): Posted,
) -> Answer {
    officer.must(&state, Permission::WriteReports)?;
    let (code, surveys, words) = consultation(&state, &code).await?;
    let missing = || Refusal(Failure::NotFound, words.clone());
    let here = urls::officer(&code, "report");
    let me = officer.account.id;
    let wrong = StatusCode::UNPROCESSABLE_ENTITY;
    let asked = |level| surveys.newest.iter().any(|version| version.edition.survey.levels.contains(&level));
    let mut sections = outcome::sections(&surveys.newest[0].edition.consultation);
    sections.extend(short::levels(asked).into_iter().map(short::key));
    // Whatever is pressed beside them, words that somebody typed are kept first.
    let clashes = keep_words(&state, &officer, (&code, &words), &sections, &fields).await?;
    if !clashes.is_empty() {
        return page(&state, &officer, code, &surveys, &words, Trouble { clashes, ..Trouble::default() }, wrong).await;
    }
    let get = |field: PromiseField| tidy(fields.first(field.as_str()).unwrap_or_default());
    let service = fields
        .first("service")
        .and_then(|code| Code::parse(code).ok())
        .filter(|code| surveys.newest[0].edition.consultation.service(code).is_some());
    // A promise that was begun, whatever was pressed.
    let begun = || PromiseField::ALL.map(|field| (field, get(field))).to_vec();
    let is_begun = PromiseField::ALL.iter().any(|field| !get(*field).is_empty());
    let (to, what) = match (fields.first("do"), fields.first("drop")) {
        (None, None) => {
            let section = fields.first("section").filter(|one| sections.iter().any(|section| section == one));
            let section = section.ok_or_else(missing)?;
            let to = format!("{here}?saved={section}#{}", officer::SAVED);
            if !is_begun {
                return Ok(render::onward(&to));
            }
            // A promise is kept with the words, or it is said what it lacks: nothing typed is called saved that is not.
            match Promise::read(get, &surveys.newest[0].edition.consultation.decides) {
                Ok(promise) => {
                    let id = state.store.add_promise(&code, service.as_ref(), &promise).await.map_err(ours(&words))?;
                    (to, format!("promise {id}"))
                }
                Err(faults) => {
                    let saved = Some(section.to_owned());
                    let trouble = Trouble { saved, typed: (begun(), service, faults), ..Trouble::default() };
                    return page(&state, &officer, code, &surveys, &words, trouble, wrong).await;
                }
            }
        }
        (None, Some(id)) => {
            let id: i64 = id.parse().map_err(|_| missing())?;
            // Pressed twice, it is gone once.
            if state.store.drop_promise(&code, id).await.map_err(ours(&words))? {
                on_record(&state, &officer, &code, &format!("drop-promise {id}"), &words).await?;
            }
            if is_begun {
                let trouble = Trouble { typed: (begun(), service, Vec::new()), ..Trouble::default() };
                return page(&state, &officer, code, &surveys, &words, trouble, StatusCode::OK).await;
            }
            return Ok(render::onward(&format!("{here}#monitoring")));
        }
        (Some("promise"), _) => match Promise::read(get, &surveys.newest[0].edition.consultation.decides) {
            Ok(promise) => {
                let id = state.store.add_promise(&code, service.as_ref(), &promise).await.map_err(ours(&words))?;
                (format!("{here}#monitoring"), format!("promise {id}"))
            }
            Err(faults) => {
                let trouble = Trouble { typed: (begun(), service, faults), ..Trouble::default() };
                return page(&state, &officer, code, &surveys, &words, trouble, wrong).await;
            }
        },
        // What was begun and not made would be missing from what is frozen.
        (Some("review"), _) if is_begun => {
            let faults = Promise::read(get, &surveys.newest[0].edition.consultation.decides).err().unwrap_or_default();
            let lacking = if faults.is_empty() { vec![Lacking::Promise] } else { Vec::new() };
            let trouble = Trouble { lacking, typed: (begun(), service, faults), ..Trouble::default() };
            return page(&state, &officer, code, &surveys, &words, trouble, wrong).await;
        }
        (Some("review"), _) => match freeze(&state, &code, &surveys, &words.ui, me).await.map_err(ours(&words))? {
            Ok(id) => (format!("{here}/{id}"), format!("review {id}")),
            Err(lacking) => {
                let trouble = Trouble { lacking, ..Trouble::default() };
                return page(&state, &officer, code, &surveys, &words, trouble, wrong).await;
            }
        },
        _ => return Err(missing()),
    };
    on_record(&state, &officer, &code, &what, &words).await?;
    Ok(render::onward(&to))
}

/// Keeps the words of every section that somebody has touched. What was not kept comes back: it is too long, or somebody
/// else has changed that section meanwhile.
async fn keep_words(
    state: &AppState,
    officer: &Officer,
    (code, words): (&Code, &render::Interface),
    sections: &[String],
    fields: &Fields,
) -> Result<Vec<Clash>, Refusal> {
    let mut clashes = Vec::new();
    for section in sections {
        let Some(typed) = fields.first(&format!("words-{section}")).map(tidy) else { continue };
        let field = |name: &str| fields.first(&format!("{name}-{section}")).unwrap_or_default();
        if field("was") == officer::shown_mark(&typed) {
            continue;
        }
        let too_long = typed.chars().count() > LONGEST_WORDS;
        let what = (field("seen"), typed.trim());
        let today = state.clock.today();
        let kept = !too_long
            && state.store.write_outcome(code, section, what, officer.account.id, &today).await.map_err(ours(words))?;
        if kept {
            on_record(state, officer, code, &format!("words {section}"), words).await?;
        } else {
            clashes.push(Clash { section: section.clone(), typed, too_long });
        }
    }
    Ok(clashes)
}

async fn on_record(
    state: &AppState,
    officer: &Officer,
    code: &Code,
    what: &str,
    words: &render::Interface,
) -> Result<(), Refusal> {
    let subject = format!("{code} {what}");
    officer.did(state, Action::Outcome, &subject, words).await
}

/// A frozen report, to be read and decided about.
pub(in super::super) async fn edition(
    State(state): State<AppState>,
    officer: Officer,
    Path((code, id)): Path<(String, i64)>,
) -> Answer {
    officer.must(&state, Permission::WriteReports)?;
    let (code, surveys, words) = consultation(&state, &code).await?;
    let one = frozen(&state, &code, id, &words).await?;
    shown(&state, &officer, &code, &surveys, &words, one, None).await
}

async fn shown(
    state: &AppState,
    officer: &Officer,
    code: &Code,
    surveys: &Surveys,
    words: &render::Interface,
    one: FrozenOf<Document>,
    wrong: Option<&'static str>,
) -> Result<Response, Refusal> {
    let ui = words.ui.clone();
    let now = state.reports.report(&state.store, code, surveys).await.map_err(ours(words))?;
    let model = Frozen {
        code: code.clone(),
        title: ui.survey("consultation-title").text,
        id: (one.id, one.number),
        stale: one.document.findings != now.digest.to_string(),
        review: review::shown(state, &ui, officer, (code, &one), wrong).await.map_err(ours(words))?,
        document: one.document,
    };
    let who = officer.shown();
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(render::page(status, move || officer::frozen(&ui, &who, &model)).await)
}

/// The picture of a drawing: in the findings as they stand, or in a report that was frozen.
pub(in super::super) async fn drawing(
    State(state): State<AppState>,
    officer: Officer,
    Path((code, file)): Path<(String, String)>,
) -> Answer {
    officer.must(&state, Permission::ReadComments)?;
    let (code, _, words) = consultation(&state, &code).await?;
    let digest = file.strip_suffix(".jpg").unwrap_or_default().to_owned();
    let shown = state.store.shown_pictures(&code, std::slice::from_ref(&digest)).await.map_err(ours(&words))?;
    let picture = match shown.into_values().next() {
        Some(picture) => Some(picture),
        None => state.store.report_picture(&code, &digest).await.map_err(ours(&words))?,
    };
    let picture = picture.ok_or_else(|| Refusal(Failure::NotFound, words))?;
    Ok(super::super::picture(picture, "no-store"))
}

/// Whether every quotation may still be quoted, as it is masked, and every drawing shown.
async fn quotes_stand(state: &AppState, surveys: &Surveys, ui: &Ui, document: &Document) -> Result<bool, StoreError> {
    let code = &surveys.newest[0].edition.consultation.code;
    // What was written, and what was noted in sessions: each as officers let it be quoted.
    let notes = findings::notes(&state.store, code).await?;
    let allowed: BTreeSet<String> = quotations(state, surveys)
        .await?
        .iter()
        .flatten()
        .map(|one| masked(ui, &one.comment))
        .chain(notes.into_iter().map(|note| note.words))
        .collect();
    let drawn: BTreeSet<String> =
        findings::drawings(&state.store, code).await?.into_iter().map(|drawing| drawing.digest).collect();
    Ok(document.quotes().all(|quote| allowed.contains(&quote.words))
        && document.drawings().all(|drawing| drawn.contains(&drawing.digest)))
}

/// Approves a frozen report, which publishes it, or sends it back.
pub(in super::super) async fn decide(
    State(state): State<AppState>,
    officer: Officer,
    Path((code, id)): Path<(String, i64)>,
    Posted(fields): Posted,
) -> Answer {
    officer.must(&state, Permission::WriteReports)?;
    let (code, surveys, words) = consultation(&state, &code).await?;
    let one = frozen(&state, &code, id, &words).await?;
    let stands = async || {
        let stand = quotes_stand(&state, &surveys, &words.ui, &one.document).await?;
        Ok((!stand).then_some("outcome-error-quote"))
    };
    match review::rule(&state, &officer, &code, &one, &fields, stands, &words).await? {
        Ruling::Done(now) => {
            on_record(&state, &officer, &code, &format!("{} {id}", now.as_str()), &words).await?;
            Ok(render::onward(&format!("{}/{id}", urls::officer(&code, "report"))))
        }
        Ruling::Wrong(note, wrong) => {
            let now = FrozenOf { note, ..frozen(&state, &code, id, &words).await? };
            shown(&state, &officer, &code, &surveys, &words, now, Some(wrong)).await
        }
    }
}

/// The words of a level, from a survey that was asked at it.
fn in_words(state: &AppState, surveys: &Surveys, level: ReadingLevel) -> Option<render::Interface> {
    let version = surveys.newest.iter().find(|version| version.edition.survey.levels.contains(&level))?;
    Some(state.ui(version, &Language::english(), level))
}

/// A frozen report as a file.
pub(in super::super) async fn file(
    State(state): State<AppState>,
    officer: Officer,
    Path((code, id, kind)): Path<(String, i64, String)>,
) -> Answer {
    officer.must(&state, Permission::WriteReports)?;
    let (code, surveys, words) = consultation(&state, &code).await?;
    let one: FrozenOf<Document> = frozen(&state, &code, id, &words).await?;
    let subject = format!("{code} report {id} {kind}");
    officer.did(&state, Action::Export, &subject, &words).await?;
    if let Some(level) = kind.strip_suffix(".pdf") {
        let missing = || Refusal(Failure::NotFound, words.clone());
        let level = ReadingLevel::parse(level).ok_or_else(missing)?;
        let short = one.document.short(level).cloned().ok_or_else(missing)?;
        let words = in_words(&state, &surveys, level).unwrap_or(words);
        return report_file::short_file(&state, &words, &code, (one.id, &one.document, &one.digest), short).await;
    }
    report_file(&state, &words, &code, (one.id, one.document, one.digest), &kind).await
}
