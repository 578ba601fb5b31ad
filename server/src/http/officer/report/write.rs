//! The report as it is being written: its parts, each on a page of its own; the whole as it stands; and asking for a review.

use std::{collections::BTreeMap, time::Duration};

use app::{
    outcome,
    pages::{
        failure::Failure,
        officer::{self, Clash, PartLine, Promises, ReportOverview, ReportPart, Whole, Writing},
    },
    ui::Ui,
    urls,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    code::Code,
    level::ReadingLevel,
    outcome::{Document, Lacking, Promise, PromiseField, claims::claims, short},
    respond::form::{Fields, tidy},
    survey::Measure,
    waves::asking,
    wording::lint,
};

use super::{
    super::{
        super::{
            Answer, AppState, Refusal, ours,
            reader::{Asked, Posted},
            render,
        },
        May, Officer, consultation, needs, review,
    },
    Draft, crossed, draft, freeze,
};
use crate::{
    findings::Surveys,
    store::{outcome::Words, people::Action},
};

/// The longest text an officer may write on a part.
const LONGEST_WORDS: usize = 20_000;

/// How long a page waits for what was saved of one question set against another.
const PATIENCE: Duration = Duration::from_secs(3);

/// The part that promises.
const PROMISES: &str = "monitoring";

/// A consultation whose report is written.
struct Desk {
    code: Code,
    surveys: Surveys,
    words: render::Interface,
}

impl Desk {
    async fn of(state: &AppState, code: &str) -> Result<Self, Refusal> {
        let (code, surveys, words) = consultation(state, code).await?;
        Ok(Self { code, surveys, words })
    }

    fn ui(&self) -> &Ui {
        &self.words.ui
    }

    fn missing(&self) -> Refusal {
        Refusal(Failure::NotFound, self.words.clone())
    }

    /// The report as it would be frozen now, and what officers wrote.
    async fn stands(&self, state: &AppState) -> Result<(Document, BTreeMap<String, Words>), Refusal> {
        let ours = || ours(&self.words);
        let Self { code, surveys, .. } = self;
        let written = state.store.outcome_words(code).await.map_err(ours())?;
        let report = state.reports.report(&state.store, code, surveys).await.map_err(ours())?;
        let (_, published) = state.store.published_bases::<Document>(code).await.map_err(ours())?;
        let beside = (&*report, published.as_slice());
        let crossed = crossed(state, code, surveys, self.ui(), beside, Some(PATIENCE)).await.map_err(ours())?;
        let Draft { document, .. } =
            draft(state, code, surveys, self.ui(), &written, (&report, &[]), &crossed).await.map_err(ours())?;
        Ok((document, written))
    }

    /// The names of all parts that officers may write on.
    fn parts(&self) -> Vec<String> {
        let asked = |level| self.surveys.newest.iter().any(|version| version.edition.survey.levels.contains(&level));
        let mut parts = outcome::sections(&self.surveys.newest[0].edition.consultation);
        parts.extend(short::levels(asked).into_iter().map(short::key));
        parts
    }

    fn title(&self) -> String {
        self.ui().survey("consultation-title").text
    }
}

/// The report as it would be frozen now.
pub(super) async fn as_it_stands(state: &AppState, code: &Code) -> Result<Document, Refusal> {
    let desk = Desk::of(state, code.as_str()).await?;
    Ok(desk.stands(state).await?.0)
}

/// Whether words were written beside figures that are others now.
fn is_stale(words: &Words, document: &Document) -> bool {
    let written = !words.words.trim().is_empty();
    written && words.findings.as_ref().is_some_and(|findings| *findings != document.findings)
}

/// The parts of a report that stand in it now: their names, and what the program says there.
fn parts(document: &Document) -> Vec<(String, ReportPart)> {
    let sections = document.sections.iter().map(|one| (one.key.clone(), ReportPart::Section(one.clone())));
    let shorts = document.shorts.iter().map(|one| (short::key(one.level), ReportPart::Short(one.clone())));
    sections.chain(shorts).collect()
}

/// What the report is made of, and what it still needs.
pub(in crate::http) async fn show(
    State(state): State<AppState>,
    May(officer, ..): May<needs::WriteReports>,
    Path(code): Path<String>,
) -> Answer {
    let desk = Desk::of(&state, &code).await?;
    overview(&state, &officer, &desk, Vec::new()).await
}

async fn overview(state: &AppState, officer: &Officer, desk: &Desk, lacking: Vec<Lacking>) -> Answer {
    let ours = || ours(&desk.words);
    let ui = desk.ui().clone();
    let (document, written) = desk.stands(state).await?;
    let promises = state.store.promises(&desk.code).await.map_err(ours())?;
    let themes = state.store.themes(&desk.code).await.map_err(ours())?;
    let editions = state.store.frozen::<Document>(&desk.code).await.map_err(ours())?;
    let mut groups: Vec<(&str, Vec<PartLine>)> =
        ["outcome-parts-whole", "outcome-parts-services", "outcome-parts-after", "short-versions"]
            .map(|heading| (heading, Vec::new()))
            .to_vec();
    for (key, part) in parts(&document) {
        let group = match &part {
            ReportPart::Short(_) => 3,
            ReportPart::Section(_) if outcome::is_of_service(&key) => 1,
            ReportPart::Section(_) if groups[1].1.is_empty() => 0,
            ReportPart::Section(_) => 2,
        };
        groups[group].1.push(PartLine {
            title: part.title(&ui),
            words: written.get(&key).map_or(0, |words| words.words.split_whitespace().count()),
            promises: (key == PROMISES).then_some(promises.len()),
            stale: written.get(&key).is_some_and(|words| is_stale(words, &document)),
            key,
        });
    }
    let status = if lacking.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let model = ReportOverview {
        code: desk.code.clone(),
        title: desk.title(),
        parts: groups,
        lacking,
        editions: review::lines(&ui, &editions),
        unnamed: themes.iter().filter(|theme| !theme.named).count(),
    };
    let who = officer.shown();
    Ok(render::page(status, move || officer::report_overview(&ui, &who, &model)).await)
}

/// The whole of it, as it would be frozen now.
pub(in crate::http) async fn read(
    State(state): State<AppState>,
    May(officer, ..): May<needs::WriteReports>,
    Path(code): Path<String>,
) -> Answer {
    let desk = Desk::of(&state, &code).await?;
    let (document, _) = desk.stands(&state).await?;
    let model = Whole { title: desk.title(), code: desk.code.clone(), document };
    let (ui, who) = (desk.words.ui, officer.shown());
    Ok(render::page(StatusCode::OK, move || officer::draft(&ui, &who, &model)).await)
}

/// Freezes it, for a review.
pub(in crate::http) async fn ask(
    State(state): State<AppState>,
    May(officer, ..): May<needs::WriteReports>,
    Path(code): Path<String>,
    Posted(fields): Posted,
) -> Answer {
    let desk = Desk::of(&state, &code).await?;
    if fields.first("do") != Some("review") {
        return Err(desk.missing());
    }
    let me = officer.account.id;
    match freeze(&state, &desk.code, &desk.surveys, desk.ui(), me).await.map_err(ours(&desk.words))? {
        Err(lacking) => overview(&state, &officer, &desk, lacking).await,
        Ok(id) => {
            on_record(&state, &officer, &desk.code, &format!("review {id}"), &desk.words).await?;
            Ok(render::onward(&format!("{}/{id}", urls::officer(&desk.code, "report"))))
        }
    }
}

/// What went wrong on the page of a part.
#[derive(Default)]
struct Trouble {
    clash: Option<Clash>,
    saved: bool,
    /// The promise that is changed, what was typed of it, and what of that will not do.
    promise: Option<(Option<i64>, Typed, Vec<PromiseField>)>,
}

/// A promise as it was typed, and the service chosen.
type Typed = (Vec<(PromiseField, String)>, Option<Code>);

/// A part of the report, to be written on.
pub(in crate::http) async fn part(
    State(state): State<AppState>,
    May(officer, ..): May<needs::WriteReports>,
    Path((code, key)): Path<(String, String)>,
    asked: Asked,
) -> Answer {
    let desk = Desk::of(&state, &code).await?;
    let saved = asked.query.first("saved").is_some();
    // A promise that somebody wants to change.
    let wanted = asked.query.first("promise").and_then(|id| id.parse::<i64>().ok()).filter(|_| key == PROMISES);
    let promise = match wanted {
        None => None,
        Some(wanted) => {
            let made = state.store.promises(&desk.code).await.map_err(ours(&desk.words))?;
            made.into_iter()
                .find(|(id, ..)| *id == wanted)
                .map(|(id, service, promise)| (Some(id), (promise.fields(), service), Vec::new()))
        }
    };
    page(&state, &officer, &desk, &key, Trouble { saved, promise, ..Trouble::default() }, StatusCode::OK).await
}

async fn page(
    state: &AppState,
    officer: &Officer,
    desk: &Desk,
    key: &str,
    trouble: Trouble,
    status: StatusCode,
) -> Answer {
    let ours = || ours(&desk.words);
    let ui = desk.ui().clone();
    let (document, written) = desk.stands(state).await?;
    let all = parts(&document);
    let at = all.iter().position(|(one, _)| one == key).ok_or_else(|| desk.missing())?;
    let neighbour = |at: Option<usize>| {
        let (key, part) = all.get(at?)?;
        Some((key.clone(), part.title(&ui)))
    };
    let beside = [neighbour(at.checked_sub(1)), neighbour(at.checked_add(1))];
    let part = all[at].1.clone();
    let words = written.get(key).cloned().unwrap_or_default();
    let hard = match &part {
        // Who decides reads what officers read.
        ReportPart::Short(short) if short.level != ReadingLevel::Standard => lint::too_hard(&words.words, short.level),
        _ => Vec::new(),
    };
    let promises = if key == PROMISES {
        let made = state.store.promises(&desk.code).await.map_err(ours())?;
        let every = || ui.say("outcome-every-service");
        let (changing, typed, wrong) = trouble.promise.unwrap_or_default();
        let services = &desk.surveys.newest[0].edition.consultation.services;
        Some(Promises {
            services: services.iter().map(|one| (one.code.clone(), ui.service(&one.code))).collect(),
            rated: rated(desk),
            made: made
                .into_iter()
                .map(|(id, service, promise)| (id, service.map_or_else(every, |code| ui.service(&code)), promise))
                .collect(),
            changing,
            typed,
            wrong,
        })
    } else {
        None
    };
    let editions = state.store.frozen::<Document>(&desk.code).await.map_err(ours())?;
    let model = Writing {
        code: desk.code.clone(),
        title: desk.title(),
        key: key.to_owned(),
        part,
        stale: is_stale(&words, &document),
        beside_findings: document.findings.clone(),
        claims: claims(&words.words),
        words: (words.words, words.mark),
        hard,
        clash: trouble.clash,
        saved: trouble.saved,
        note: review::lines(&ui, &editions).into_iter().find_map(|line| line.note),
        beside,
        promises,
    };
    let who = officer.shown();
    Ok(render::page(status, move || officer::writing(&ui, &who, &model)).await)
}

/// Keeps what was written on a part, and makes, changes or takes back a promise.
pub(in crate::http) async fn write(
    State(state): State<AppState>,
    May(officer, ..): May<needs::WriteReports>,
    Path((code, key)): Path<(String, String)>,
    Posted(fields): Posted,
) -> Answer {
    let desk = Desk::of(&state, &code).await?;
    if !desk.parts().contains(&key) {
        return Err(desk.missing());
    }
    let wrong = StatusCode::UNPROCESSABLE_ENTITY;
    // Whatever is pressed beside them, words that somebody typed are kept first.
    if let Some(clash) = keep_words(&state, &officer, &desk, &key, &fields).await? {
        let promise = begun(&desk, &fields).map(|(id, typed)| (id, typed, Vec::new()));
        let trouble = Trouble { clash: Some(clash), promise, ..Trouble::default() };
        return page(&state, &officer, &desk, &key, trouble, wrong).await;
    }
    let here = officer::part_address(&desk.code, &key);
    let mut to = format!("{here}?saved#{}", officer::SAVED);
    if key == PROMISES {
        if let Some(id) = fields.first("drop") {
            let id: i64 = id.parse().map_err(|_| desk.missing())?;
            // Pressed twice, it is gone once.
            if state.store.drop_promise(&desk.code, id).await.map_err(ours(&desk.words))? {
                on_record(&state, &officer, &desk.code, &format!("drop-promise {id}"), &desk.words).await?;
            }
            return match begun(&desk, &fields) {
                Some((changed, typed)) => {
                    let changed = changed.filter(|changed| *changed != id);
                    let trouble = Trouble { promise: Some((changed, typed, Vec::new())), ..Trouble::default() };
                    page(&state, &officer, &desk, &key, trouble, StatusCode::OK).await
                }
                None => Ok(render::onward(&format!("{here}#promises"))),
            };
        }
        // A promise is kept with the words, or it is said what it lacks: nothing typed is called saved that is not.
        let pressed = fields.first("do") == Some("promise");
        if let Some((id, typed)) = begun(&desk, &fields).or_else(|| pressed.then(|| (None, empty()))) {
            if let Err(faults) = keep_promise(&state, &officer, &desk, (id, &typed)).await? {
                let trouble = Trouble { saved: !pressed, promise: Some((id, typed, faults)), ..Trouble::default() };
                return page(&state, &officer, &desk, &key, trouble, wrong).await;
            }
            if pressed {
                to = format!("{here}#promises");
            }
        }
    }
    if fields.first("do") == Some("next") {
        let (document, _) = desk.stands(&state).await?;
        let all = parts(&document);
        let next = all.iter().skip_while(|(one, _)| *one != key).nth(1);
        to = next
            .map_or_else(|| urls::officer(&desk.code, "report"), |(next, _)| officer::part_address(&desk.code, next));
    }
    Ok(render::onward(&to))
}

fn empty() -> Typed {
    (PromiseField::ALL.map(|field| (field, String::new())).to_vec(), None)
}

/// A promise that somebody has begun to type, whatever they pressed, and which one they are changing.
fn begun(desk: &Desk, fields: &Fields) -> Option<(Option<i64>, Typed)> {
    let get = |field: PromiseField| (field, tidy(fields.first(field.as_str()).unwrap_or_default()));
    let typed = PromiseField::ALL.map(get).to_vec();
    if typed.iter().all(|(_, text)| text.is_empty()) {
        return None;
    }
    let consultation = &desk.surveys.newest[0].edition.consultation;
    let service = fields.first("service").and_then(|code| Code::parse(code).ok());
    let service = service.filter(|code| consultation.service(code).is_some());
    Some((fields.first("id").and_then(|id| id.parse().ok()), (typed, service)))
}

/// What people rate in the consultation on scales that can be compared: what can be asked again.
fn rated(desk: &Desk) -> Vec<Measure> {
    let asked = |measure: &Measure| {
        desk.surveys.newest.iter().any(|version| {
            let survey = &version.edition.survey;
            let questions = asking::questions(survey, false);
            questions.iter().any(|question| survey.question(question).measure == Some(*measure))
        })
    };
    Measure::COMPARED.into_iter().filter(asked).collect()
}

/// Makes a promise or changes one; or says what it lacks.
async fn keep_promise(
    state: &AppState,
    officer: &Officer,
    desk: &Desk,
    (id, (typed, service)): (Option<i64>, &Typed),
) -> Result<Result<(), Vec<PromiseField>>, Refusal> {
    let get = |field| typed.iter().find(|(one, _)| *one == field).map(|(_, text)| text.clone()).unwrap_or_default();
    let ours = || ours(&desk.words);
    let (store, code) = (&state.store, &desk.code);
    let before = store.promises(code).await.map_err(ours())?;
    let before = before.into_iter().find(|(one, ..)| Some(*one) == id).map(|(.., promise)| promise);
    // A day that is past is no day to look at it first, unless it was named before and stays.
    let decides = &desk.surveys.newest[0].edition.consultation.decides;
    let today = state.clock.today();
    let stays = before.as_ref().is_some_and(|before| before.due.as_str() == get(PromiseField::Due));
    let after = if stays { decides } else { decides.max(&today) };
    let mut promise = match Promise::read(get, after) {
        Ok(promise) => promise,
        Err(faults) => return Ok(Err(faults)),
    };
    // What nobody was asked, nobody can be asked again.
    if promise.aim.is_some_and(|aim| !rated(desk).contains(&aim.measure)) {
        return Ok(Err(vec![PromiseField::Asked]));
    }
    let before = before.and_then(|promise| promise.aim);
    let lacking = officer::put_into_words(&desk.words.ui, before, &mut promise);
    if !lacking.is_empty() {
        return Ok(Err(lacking));
    }
    let what = match id {
        // One that a colleague took back meanwhile is made anew: what was typed is not lost.
        Some(id) if store.change_promise(code, id, service.as_ref(), &promise).await.map_err(ours())? => {
            format!("change-promise {id}")
        }
        _ => format!("promise {}", store.add_promise(code, service.as_ref(), &promise).await.map_err(ours())?),
    };
    on_record(state, officer, code, &what, &desk.words).await?;
    Ok(Ok(()))
}

/// Keeps the words of a part that somebody has touched. What was not kept comes back: it is too long, or somebody else has
/// changed them meanwhile.
async fn keep_words(
    state: &AppState,
    officer: &Officer,
    desk: &Desk,
    key: &str,
    fields: &Fields,
) -> Result<Option<Clash>, Refusal> {
    let Some(typed) = fields.first("words").map(tidy) else { return Ok(None) };
    let field = |name: &str| fields.first(name).unwrap_or_default();
    if field("was") == officer::shown_mark(&typed) && field("do") != "still" {
        return Ok(None);
    }
    let too_long = typed.chars().count() > LONGEST_WORDS;
    let beside = Some(field("beside")).filter(|digest| (1..=64).contains(&digest.len()));
    let what = (field("seen"), typed.trim(), beside);
    let (me, today) = (officer.account.id, state.clock.today());
    let kept =
        !too_long && state.store.write_outcome(&desk.code, key, what, me, &today).await.map_err(ours(&desk.words))?;
    if kept {
        on_record(state, officer, &desk.code, &format!("words {key}"), &desk.words).await?;
        return Ok(None);
    }
    Ok(Some(Clash { typed, too_long }))
}

/// Records what an officer did about a report.
pub(super) async fn on_record(
    state: &AppState,
    officer: &Officer,
    code: &Code,
    what: &str,
    words: &render::Interface,
) -> Result<(), Refusal> {
    let subject = format!("{code} {what}");
    officer.did(state, Action::Outcome, &subject, words).await
}
