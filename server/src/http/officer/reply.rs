//! *You said, we did*: written, frozen, reviewed, published.

use std::collections::BTreeMap;

use app::{
    pages::{
        failure::Failure,
        officer::{self, FrozenReply, ReplyOverview, TopicTexts, WordingLine, WordingPage},
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
    edition::SurveyEdition,
    language::Language,
    level::ReadingLevel,
    publication::Stage,
    reply::{self, About, Answered, Answering, Decided, Lacking, Part, Reply, Texts, Told, Topic},
    respond::form::tidy,
    wording::{Wording, lint},
};

use super::{
    super::{Answer, AppState, Refusal, ours, reader::Posted, render},
    May, Officer, consultation, needs,
    review::{self, Ruling, frozen},
};
use crate::{
    findings::Surveys,
    store::{
        StoreError,
        people::Action,
        publications::{Freezing, Froze, Frozen},
        reply::ReplyDraft,
    },
};

/// The longest text of a part.
const LONGEST: usize = 5_000;

fn editions(surveys: &Surveys) -> Vec<&SurveyEdition> {
    surveys.newest.iter().map(|version| &*version.edition).collect()
}

/// The words of a wording's readers.
fn words_for(state: &AppState, surveys: &Surveys, (language, level): &Wording) -> Ui {
    state.ui(&surveys.newest[0], language, *level).ui
}

/// Whom a wording is for: those whose survey is in it.
fn readers(ui: &Ui, surveys: &Surveys, wording: &Wording) -> String {
    let mut who: Vec<String> = Vec::new();
    for edition in editions(surveys).into_iter().filter(|edition| edition.is_asked_in(wording)) {
        let name = ui.audience(edition.survey.audience);
        if !who.contains(&name) {
            who.push(name);
        }
    }
    who.join(", ")
}

/// The reply as it would be frozen now. A wording in another language that is not written whole is left out: its readers
/// get the English one.
fn draft(state: &AppState, surveys: &Surveys, written: &ReplyDraft) -> Reply {
    let consultation = &surveys.newest[0].edition.consultation;
    let told = reply::wordings(editions(surveys))
        .into_iter()
        .filter_map(|wording| {
            let words = words_for(state, surveys, &wording);
            let topics = reply::topics(editions(surveys), wording.1);
            let english = wording.0 == Language::english();
            let whole = topics.iter().all(|topic| written.texts(&wording, topic).0.missing().count() == 0);
            (english || whole).then(|| Told {
                title: words.survey("consultation-title").text,
                answers: topics
                    .into_iter()
                    .map(|topic| {
                        let (texts, _) = written.texts(&wording, &topic);
                        let service = topic.and_then(|code| consultation.service(&code));
                        let about = service.map_or(About::Whole, |service| {
                            About::Service(Answering {
                                code: service.code.clone(),
                                name: words.service(&service.code),
                                picture: service.picture.clone(),
                                // Nothing is frozen before each is decided about.
                                decided: written.decided.get(&service.code).copied().unwrap_or(Decided::NotYet),
                            })
                        });
                        Answered::new(about, &texts)
                    })
                    .collect(),
                language: wording.0,
                level: wording.1,
            })
        })
        .collect();
    Reply { council: consultation.contact.council.clone(), made_on: state.clock.today(), told }
}

/// What it lacks.
async fn lacks(
    state: &AppState,
    code: &Code,
    surveys: &Surveys,
    draft: &ReplyDraft,
) -> Result<Vec<Lacking>, StoreError> {
    let consultation = &surveys.newest[0].edition.consultation;
    let closed = consultation.state_on(&state.clock.today()) == Now::Closed;
    let written = |level: ReadingLevel, topic: &Topic| draft.texts(&(Language::english(), level), topic).0;
    let mut lacks = reply::lacking(&editions(surveys), closed, |service| draft.decided.contains_key(service), written);
    if state.store.frozen::<Reply>(code).await?.iter().any(|one| one.stage == Stage::InReview) {
        lacks.push(Lacking::Review);
    }
    Ok(lacks)
}

/// Freezes the reply as it stands, for a review; or says what it lacks.
pub(crate) async fn freeze(
    state: &AppState,
    code: &Code,
    surveys: &Surveys,
    officer: i64,
) -> Result<Result<i64, Vec<Lacking>>, StoreError> {
    let written = state.store.reply_draft(code).await?;
    let lacks = lacks(state, code, surveys, &written).await?;
    if !lacks.is_empty() {
        return Ok(Err(lacks));
    }
    let (after, _) = state.store.published_bases::<Reply>(code).await?;
    let with = Freezing { after, ..Freezing::default() };
    let reply = draft(state, surveys, &written);
    Ok(match state.store.freeze_publication(code, (&reply, &with), officer, &state.clock.today()).await? {
        Froze::Done(id) => Ok(id),
        // Nothing in it is counted: somebody else asked for a review at the same moment.
        Froze::Another | Froze::Meanwhile => Err(vec![Lacking::Review]),
    })
}

/// What went wrong on the first page.
#[derive(Default)]
struct Trouble {
    lacking: Vec<Lacking>,
    /// What was chosen over what somebody else had changed.
    chosen: Option<BTreeMap<Code, Decided>>,
}

/// What is being written.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    May(officer, ..): May<needs::WriteReports>,
    Path(code): Path<String>,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &code).await?;
    page(&state, &officer, code, &surveys, &words, Trouble::default()).await
}

async fn page(
    state: &AppState,
    officer: &Officer,
    code: Code,
    surveys: &Surveys,
    words: &render::Interface,
    trouble: Trouble,
) -> Answer {
    let ui = words.ui.clone();
    let written = state.store.reply_draft(&code).await.map_err(ours(words))?;
    let frozen = state.store.frozen::<Reply>(&code).await.map_err(ours(words))?;
    let wordings: Vec<WordingLine> = reply::wordings(editions(surveys))
        .into_iter()
        .map(|wording| {
            let topics = reply::topics(editions(surveys), wording.1);
            let answered =
                topics.iter().filter(|topic| written.texts(&wording, topic).0.missing().count() == 0).count();
            WordingLine { who: readers(&ui, surveys, &wording), answered, of: topics.len(), wording }
        })
        .collect();
    let wrong = trouble.chosen.is_some() || !trouble.lacking.is_empty();
    let shown = trouble.chosen.as_ref().unwrap_or(&written.decided);
    let model = ReplyOverview {
        title: ui.survey("consultation-title").text,
        decided: reply::services(&editions(surveys))
            .into_iter()
            .map(|service| (ui.service(&service), shown.get(&service).copied(), service))
            .map(|(name, decided, service)| (service, name, decided))
            .collect(),
        seen: written.decided_mark.clone(),
        changed: trouble.chosen.is_some(),
        unwritten: wordings
            .iter()
            .filter(|line| line.wording.0 != Language::english() && line.answered < line.of)
            .map(|line| officer::wording_name(&ui, &line.wording))
            .collect(),
        wordings,
        lacking: trouble.lacking,
        editions: review::lines(&ui, &frozen),
        code,
    };
    let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let who = officer.shown();
    Ok(render::page(status, move || officer::reply(&ui, &who, &model)).await)
}

/// Says what was decided, or asks for a review.
pub(in super::super) async fn write(
    State(state): State<AppState>,
    May(officer, ..): May<needs::WriteReports>,
    Path(code): Path<String>,
    Posted(fields): Posted,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &code).await?;
    let here = urls::officer(&code, "reply");
    let me = officer.account.id;
    let does = fields.first("do").unwrap_or_default();
    if !["decisions", "review"].contains(&does) {
        return Err(Refusal(Failure::NotFound, words));
    }
    // Whoever asks for a review has chosen what stands in the form: it is kept first.
    let before = state.store.reply_draft(&code).await.map_err(ours(&words))?;
    let chosen: BTreeMap<Code, Option<Decided>> = reply::services(&editions(&surveys))
        .into_iter()
        .filter_map(|service| {
            let chosen = Decided::parse(fields.first(&format!("decided-{service}"))?);
            Some((service, chosen))
        })
        .collect();
    // A form that says nothing of a service changes nothing about it.
    let mut decided = before.decided.clone();
    for (service, chosen) in chosen {
        match chosen {
            Some(chosen) => drop(decided.insert(service, chosen)),
            None => drop(decided.remove(&service)),
        }
    }
    if decided != before.decided {
        let seen = (fields.first("seen").unwrap_or_default(), &decided);
        let kept = state.store.write_decisions(&code, seen, me, &state.clock.today()).await.map_err(ours(&words))?;
        if !kept {
            let trouble = Trouble { chosen: Some(decided), ..Trouble::default() };
            return page(&state, &officer, code, &surveys, &words, trouble).await;
        }
        on_record(&state, &officer, &code, "decisions", &words).await?;
    }
    if does == "decisions" {
        return Ok(render::onward(&format!("{here}#decisions")));
    }
    match freeze(&state, &code, &surveys, me).await.map_err(ours(&words))? {
        Ok(id) => {
            on_record(&state, &officer, &code, &format!("review {id}"), &words).await?;
            Ok(render::onward(&format!("{here}/{id}")))
        }
        Err(lacking) => {
            let trouble = Trouble { lacking, ..Trouble::default() };
            page(&state, &officer, code, &surveys, &words, trouble).await
        }
    }
}

async fn on_record(
    state: &AppState,
    officer: &Officer,
    code: &Code,
    what: &str,
    words: &render::Interface,
) -> Result<(), Refusal> {
    officer.did(state, Action::Reply, &format!("{code} {what}"), words).await
}

/// A wording by its name in addresses, such as `en.junior`.
fn wording_of(surveys: &Surveys, name: &str) -> Option<Wording> {
    let (language, level) = name.split_once('.')?;
    let wording = (Language::parse(language)?, ReadingLevel::parse(level)?);
    reply::wordings(editions(surveys)).contains(&wording).then_some(wording)
}

/// The answers in a wording.
pub(in super::super) async fn wording(
    State(state): State<AppState>,
    May(officer, ..): May<needs::WriteReports>,
    Path((code, name)): Path<(String, String)>,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &code).await?;
    let wording = wording_of(&surveys, &name).ok_or_else(|| Refusal(Failure::NotFound, words.clone()))?;
    wording_page(&state, &officer, code, &surveys, &words, wording, BTreeMap::new()).await
}

async fn wording_page(
    state: &AppState,
    officer: &Officer,
    code: Code,
    surveys: &Surveys,
    words: &render::Interface,
    wording: Wording,
    typed: BTreeMap<Topic, (Texts, Fault)>,
) -> Answer {
    let ui = words.ui.clone();
    let theirs = words_for(state, surveys, &wording);
    let written = state.store.reply_draft(&code).await.map_err(ours(words))?;
    let adults = (Language::english(), ReadingLevel::Standard);
    let topics = reply::topics(editions(surveys), wording.1)
        .into_iter()
        .map(|topic| {
            let (kept, seen) = written.texts(&wording, &topic);
            let refused = typed.get(&topic);
            let beside =
                (wording != adults).then(|| written.texts(&adults, &topic).0).filter(|texts| !texts.is_empty());
            let hard = hard(&wording, Part::ALL.iter().map(|part| kept.part(*part)));
            TopicTexts {
                theirs: refused.filter(|(_, fault)| *fault == Fault::Changed).map(|_| kept.clone()),
                too_long: refused.is_some_and(|(_, fault)| *fault == Fault::TooLong),
                texts: refused.map_or(kept, |(texts, _)| texts.clone()),
                seen,
                adults: beside,
                hard,
                topic,
            }
        })
        .collect();
    let model = WordingPage {
        title: ui.survey("consultation-title").text,
        who: readers(&ui, surveys, &wording),
        wording,
        topics,
        code,
    };
    let status = if typed.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let who = officer.shown();
    Ok(render::page(status, move || officer::reply_wording(&ui, &theirs, &who, &model)).await)
}

/// What may be too hard for a wording's readers. The rules are of English.
fn hard<'t>((language, level): &Wording, texts: impl Iterator<Item = &'t str>) -> Vec<String> {
    if *language != Language::english() {
        return Vec::new();
    }
    texts.flat_map(|text| lint::too_hard(text, *level)).collect()
}

/// Why what was typed on a topic was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// Somebody had changed it meanwhile.
    Changed,
    /// A part of it is too long.
    TooLong,
}

/// Writes the answers of a wording: those that were changed.
pub(in super::super) async fn write_wording(
    State(state): State<AppState>,
    May(officer, ..): May<needs::WriteReports>,
    Path((code, name)): Path<(String, String)>,
    Posted(fields): Posted,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &code).await?;
    let wording = wording_of(&surveys, &name).ok_or_else(|| Refusal(Failure::NotFound, words.clone()))?;
    let before = state.store.reply_draft(&code).await.map_err(ours(&words))?;
    let mut refused = BTreeMap::new();
    for topic in reply::topics(editions(&surveys), wording.1) {
        let at = officer::topic_anchor(&topic);
        let field = |part: Part| fields.first(&format!("{at}-{}", part.as_str()));
        // A form that has nothing on a topic says nothing about it.
        if Part::ALL.iter().all(|part| field(*part).is_none()) {
            continue;
        }
        let texts = Texts::of(|part| tidy(field(part).unwrap_or_default()).trim().to_owned());
        if texts == before.texts(&wording, &topic).0 {
            continue;
        }
        if Part::ALL.iter().any(|part| texts.part(*part).chars().count() > LONGEST) {
            refused.insert(topic, (texts, Fault::TooLong));
            continue;
        }
        let seen = fields.first(&format!("{at}-seen")).unwrap_or_default();
        let today = state.clock.today();
        let who = officer.account.id;
        let kept = state.store.write_reply(&code, (&wording, &topic), (seen, &texts), who, &today).await;
        if kept.map_err(ours(&words))? {
            on_record(&state, &officer, &code, &format!("{name} {at}"), &words).await?;
        } else {
            refused.insert(topic, (texts, Fault::Changed));
        }
    }
    if !refused.is_empty() {
        return wording_page(&state, &officer, code, &surveys, &words, wording, refused).await;
    }
    let at = fields.first("do").filter(|at| at.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
    Ok(render::onward(&format!("{}/in/{name}#{}", urls::officer(&code, "reply"), at.unwrap_or("whole"))))
}

/// A frozen reply, to be read and decided about.
pub(in super::super) async fn edition(
    State(state): State<AppState>,
    May(officer, ..): May<needs::WriteReports>,
    Path((code, id)): Path<(String, i64)>,
) -> Answer {
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
    one: Frozen<Reply>,
    wrong: Option<&'static str>,
) -> Result<Response, Refusal> {
    let ui = words.ui.clone();
    let theirs: BTreeMap<Wording, Ui> = one
        .document
        .told
        .iter()
        .map(|told| (told.language.clone(), told.level))
        .map(|wording| (wording.clone(), words_for(state, surveys, &wording)))
        .collect();
    let hard = one
        .document
        .told
        .iter()
        .map(|told| {
            let wording = (told.language.clone(), told.level);
            let texts = told.answers.iter().flat_map(|answer| &answer.said).flat_map(|(_, words)| words);
            let faults = hard(&wording, texts.map(String::as_str));
            (wording, faults)
        })
        .collect();
    let model = FrozenReply {
        code: code.clone(),
        title: ui.survey("consultation-title").text,
        id: (one.id, one.number),
        review: review::shown(state, &ui, officer, (code, &one), wrong).await.map_err(ours(words))?,
        reply: one.document,
        hard,
    };
    let who = officer.shown();
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(render::page(status, move || officer::frozen_reply(&ui, &theirs, &who, &model)).await)
}

/// Approves a frozen reply, which publishes it, or sends it back.
pub(in super::super) async fn decide(
    State(state): State<AppState>,
    May(officer, ..): May<needs::WriteReports>,
    Path((code, id)): Path<(String, i64)>,
    Posted(fields): Posted,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &code).await?;
    let one = frozen::<Reply>(&state, &code, id, &words).await?;
    // The consultation may have been opened again since.
    let today = state.clock.today();
    let closed = surveys.newest[0].edition.consultation.state_on(&today) == Now::Closed;
    let stands = async || Ok((!closed).then_some("reply-lacking-closing"));
    match review::rule(&state, &officer, &code, &one, &fields, stands, &words).await? {
        Ruling::Done(now) => {
            state.jobs.replies.notify_one();
            on_record(&state, &officer, &code, &format!("{} {id}", now.as_str()), &words).await?;
            Ok(render::onward(&format!("{}/{id}", urls::officer(&code, "reply"))))
        }
        Ruling::Wrong(note, wrong) => {
            let now = Frozen { note, ..frozen(&state, &code, id, &words).await? };
            shown(&state, &officer, &code, &surveys, &words, now, Some(wrong)).await
        }
    }
}
