//! Sign language: films that an officer keeps, and why a survey has none.

use std::{
    collections::{BTreeMap, BTreeSet, btree_map::Entry},
    time::Duration,
};

use app::{
    pages::{
        failure::Failure,
        officer::{self, OldFilm, SignedLine, SignedSurvey, SigningOverview, SigningTexts, WrongFilm},
    },
    signed::{self, Film},
    urls,
};
use axum::{
    body::Bytes,
    extract::{Multipart, Path, Query, State},
    http::StatusCode,
};
use domain::{
    code::Code,
    digest::Digest,
    level::ReadingLevel,
    respond::form::{Fields, tidy},
    signing::{self, Made, REASON, captions, is_needed, may_open, name},
};
use subtp::vtt::{VttBlock, VttCue, VttTimings, WebVtt};
use tokio::sync::Semaphore;

use super::{
    super::{Answer, AppState, Refusal, ours, reader::Posted, render},
    May, Officer, consultation, csv_file, needs,
};
use crate::{
    film::{self, NotAFilm},
    random,
    store::{
        consultations::Version,
        people::Action,
        signing::{NewFilm, Waiver},
    },
};

/// The most that is sent at once, in bytes: twenty films and more.
pub(in super::super) const MOST: usize = 64 * 1024 * 1024;
/// Captions are longer than this for no film.
const LONGEST_CAPTIONS: usize = 64 * 1024;

/// Films are read one at a time: each is held in memory twice.
static READING: Semaphore = Semaphore::const_new(1);

/// All surveys.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    May(officer, ..): May<needs::WriteReports>,
    Path(code): Path<String>,
) -> Answer {
    overview(&state, &officer, &code, None).await
}

async fn overview(state: &AppState, officer: &Officer, code: &str, typed: Option<(&str, &str)>) -> Answer {
    let (code, surveys, words) = consultation(state, code).await?;
    let failed = ours(&words);
    let ui = words.ui.clone();
    let mut waivers = state.store.signing_waivers(&code).await.map_err(&failed)?;
    let mut asked: BTreeSet<Digest> = BTreeSet::new();
    let mut lines = Vec::new();
    let films = state.store.films(&code, surveys.newest[0].edition.consultation.wave_of.as_ref()).await;
    let films = films.map_err(&failed)?;
    for version in &surveys.newest {
        let survey = &version.edition.survey;
        let mut shares = Vec::new();
        for level in &survey.levels {
            let texts = state.signable(version, *level);
            asked.extend(texts.iter().map(|text| text.key.clone()));
            shares.push((*level, signed::share(&texts, &films)));
        }
        let needed = is_needed(survey, &version.edition.consultation);
        let waiver = waivers.remove(&survey.code);
        let only: Vec<_> = shares.iter().map(|(_, share)| *share).collect();
        lines.push(SignedSurvey {
            audience: ui.audience(survey.audience),
            needed,
            opens: may_open(needed, &only, waiver.is_some()),
            waiver: waiver.map(|waiver| (waiver.reason, waiver.on)),
            typed: typed.filter(|(of, _)| survey.code == **of).map(|(_, reason)| reason.to_owned()),
            survey: survey.code.clone(),
            shares,
        });
    }
    let kept = state.store.kept_films(&code).await.map_err(&failed)?;
    let old = kept.into_iter().filter(|one| !asked.contains(&one.words));
    let model = SigningOverview {
        title: ui.survey("consultation-title").text,
        opens: Some(surveys.newest[0].edition.consultation.opens.clone()).filter(|day| *day > state.clock.today()),
        surveys: lines,
        old: old.map(|one| OldFilm { film: one.film, spoken: one.spoken }).collect(),
        code,
    };
    let status = if typed.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let who = officer.shown();
    Ok(render::page(status, move || officer::signing(&ui, &who, &model)).await)
}

/// Says why a survey is not signed, or no longer; or takes a film away.
pub(in super::super) async fn act(
    State(state): State<AppState>,
    May(officer, ..): May<needs::WriteReports>,
    Path(path): Path<String>,
    Posted(fields): Posted,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &path).await?;
    let missing = || Refusal(Failure::NotFound, words.clone());
    let failed = ours(&words);
    let survey = fields.first("survey").unwrap_or_default().to_owned();
    let found = surveys.newest_of(survey.as_str());
    let page = urls::officer(&code, "signed");
    match fields.first("do") {
        Some("drop") => {
            let film = fields.first("film").and_then(|film| film.parse().ok()).ok_or_else(missing)?;
            if state.store.drop_film(&code, film).await.map_err(&failed)? {
                officer.did(&state, Action::Sign, &format!("{code} film {film} taken away"), &words).await?;
            }
            let to = fields.first("to").and_then(|to| to.split_once('/')).and_then(|(survey, level)| {
                Some(urls::signed(&code, &Code::parse(survey).ok()?, ReadingLevel::parse(level)?))
            });
            Ok(render::onward(&to.unwrap_or(page)))
        }
        Some("waive") => {
            let survey = found.ok_or_else(missing)?.edition.survey.code.clone();
            let reason = tidy(fields.first("reason").unwrap_or_default()).trim().to_owned();
            if reason.is_empty() || reason.chars().count() > REASON {
                return overview(&state, &officer, &path, Some((survey.as_str(), &reason))).await;
            }
            let waiver = Waiver { reason, on: state.clock.today() };
            state.store.waive_signing(&code, &survey, Some(&waiver)).await.map_err(&failed)?;
            officer.did(&state, Action::Sign, &format!("{code} {survey} not signed, and why"), &words).await?;
            Ok(render::onward(&format!("{page}#{survey}")))
        }
        Some("sign") => {
            let survey = found.ok_or_else(missing)?.edition.survey.code.clone();
            state.store.waive_signing(&code, &survey, None).await.map_err(&failed)?;
            officer.did(&state, Action::Sign, &format!("{code} {survey} to be signed"), &words).await?;
            Ok(render::onward(&format!("{page}#{survey}")))
        }
        _ => Err(missing()),
    }
}

/// One wording of one survey.
struct Wording {
    code: Code,
    version: std::sync::Arc<Version>,
    level: ReadingLevel,
    words: render::Interface,
}

async fn wording(state: &AppState, (code, survey, level): &(String, String, String)) -> Result<Wording, Refusal> {
    let (code, surveys, words) = consultation(state, code).await?;
    let missing = || Refusal(Failure::NotFound, words.clone());
    let level = ReadingLevel::parse(level).ok_or_else(missing)?;
    let version = surveys.newest_of(survey.as_str());
    let version = version.filter(|version| version.edition.survey.levels.contains(&level)).ok_or_else(missing)?.clone();
    Ok(Wording { code, version, level, words })
}

#[derive(Default)]
struct Said {
    fields: Fields,
    wrong: Vec<signing::Wrong>,
    films: Vec<WrongFilm>,
    kept: Option<usize>,
}

/// What is signed of one wording.
pub(in super::super) async fn texts(
    State(state): State<AppState>,
    May(officer, ..): May<needs::WriteReports>,
    Path(path): Path<(String, String, String)>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    let wording = wording(&state, &path).await?;
    let kept = query.get("kept").and_then(|kept| kept.parse().ok());
    page(&state, &officer, wording, Said { kept, ..Said::default() }).await
}

async fn page(state: &AppState, officer: &Officer, wording: Wording, said: Said) -> Answer {
    let Wording { code, version, level, words } = wording;
    let ui = words.ui.clone();
    let failed = ours(&words);
    let mut films: BTreeMap<Digest, (Film, Made, bool)> = BTreeMap::new();
    for (of, from_before) in
        version.edition.consultation.wave_of.iter().map(|before| (before, true)).chain([(&code, false)])
    {
        for one in state.store.kept_films(of).await.map_err(&failed)? {
            films.insert(one.words, (one.film, one.made, from_before));
        }
    }
    let lines = state
        .signable(&version, level)
        .iter()
        .map(|text| {
            let found = films.get(&text.key).cloned();
            let from_before = found.as_ref().is_some_and(|(.., from_before)| *from_before);
            SignedLine { text: text.clone(), film: found.map(|(film, made, _)| (film, made)), from_before }
        })
        .collect();
    let survey = &version.edition.survey;
    let status =
        if said.wrong.is_empty() && said.films.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let model = SigningTexts {
        survey: (survey.code.clone(), ui.audience(survey.audience)),
        code,
        level,
        lines,
        fields: said.fields,
        wrong: said.wrong,
        films: said.films,
        kept: said.kept,
    };
    let who = officer.shown();
    Ok(render::page(status, move || officer::signing_texts(&ui, &who, &model)).await)
}

/// What is to be signed, for whoever signs it: each text with the name its film is to have.
pub(in super::super) async fn script(
    State(state): State<AppState>,
    _: May<needs::WriteReports>,
    Path(path): Path<(String, String, String)>,
) -> Answer {
    let Wording { code, version, level, words } = wording(&state, &path).await?;
    let heading = ["file", "part", "text"].map(|column| words.ui.say(&format!("signing-column-{column}")));
    let lines: Vec<Vec<String>> = state
        .signable(&version, level)
        .iter()
        .map(|text| {
            let part = words.ui.say(&format!("signing-part-{}", text.part.as_str()));
            vec![format!("{}.mp4", name(&text.key)), part, text.words.clone()]
        })
        .collect();
    let file = format!("{code}-{}-{level}-bsl.csv", version.edition.survey.code);
    csv_file(&words, &file, &heading, &lines)
}

/// What was sent: fields, and files by their names.
#[derive(Default)]
struct Sent {
    fields: Fields,
    files: Vec<(String, Bytes)>,
    /// Whether all of it came: it may be too large, or cut off. What was typed comes before the files.
    whole: bool,
}

async fn sent(mut form: Multipart) -> Sent {
    let (mut fields, mut sent) = (Vec::new(), Sent { whole: true, ..Sent::default() });
    loop {
        let field = match form.next_field().await {
            Ok(None) => break,
            Ok(Some(field)) => field,
            Err(_) => {
                sent.whole = false;
                break;
            }
        };
        let (name, file) =
            (field.name().unwrap_or_default().to_owned(), field.file_name().unwrap_or_default().to_owned());
        let Ok(bytes) = field.bytes().await else {
            sent.whole = false;
            break;
        };
        if name != "films" {
            fields.push((name, String::from_utf8_lossy(&bytes).into_owned()));
        } else if !file.is_empty() {
            // A browser sends an empty file where none was chosen.
            sent.files.push((file, bytes));
        }
    }
    sent.fields = fields.into_iter().collect();
    sent
}

/// Keeps films: all that were sent, or none of them.
pub(in super::super) async fn add(
    State(state): State<AppState>,
    May(officer, ..): May<needs::WriteReports>,
    Path(path): Path<(String, String, String)>,
    form: Multipart,
) -> Answer {
    let wording = wording(&state, &path).await?;
    let Sent { fields, files, whole } = sent(form).await;
    if !whole {
        let said = Said { fields, films: vec![WrongFilm::Whole], ..Said::default() };
        return page(&state, &officer, wording, said).await;
    }
    let texts = state.signable(&wording.version, wording.level);
    let of_text = |words: &str| texts.iter().find(|text| name(&text.key) == words);
    let chosen = fields.first("text").filter(|text| !text.is_empty()).map(ToOwned::to_owned);
    let mut wrong = Vec::new();
    let mut films: BTreeMap<String, (String, Bytes)> = BTreeMap::new();
    let mut timed: BTreeMap<String, (String, Bytes)> = BTreeMap::new();
    for (file, bytes) in files {
        let lower = file.to_lowercase();
        let stem: String = lower.chars().take(8).collect();
        let text = chosen.clone().unwrap_or(stem);
        let place = match lower.rsplit_once('.').map(|(_, ending)| ending) {
            Some("mp4" | "m4v" | "mov") => &mut films,
            Some("vtt") => &mut timed,
            _ => {
                wrong.push(WrongFilm::File(file, "kind"));
                continue;
            }
        };
        if of_text(&text).is_none() {
            wrong.push(WrongFilm::File(file, "name"));
            continue;
        }
        match place.entry(text) {
            Entry::Occupied(_) => wrong.push(WrongFilm::File(file, "twice")),
            Entry::Vacant(place) => {
                place.insert((file, bytes));
            }
        }
    }
    if films.is_empty() && wrong.is_empty() {
        wrong.push(WrongFilm::None);
    }
    let made = Made::read(&fields, &state.clock.today());
    let mut new = Vec::new();
    for (text, (file, bytes)) in films {
        let Some(text) = of_text(&text) else { continue };
        let captions_file = timed.remove(name(&text.key));
        let read = match read_film(bytes).await {
            Ok(read) => read,
            Err(not) => {
                wrong.push(WrongFilm::File(file, not.as_str()));
                continue;
            }
        };
        let captions = match captions_file {
            None => timed_by_length(&text.words, read.milliseconds),
            Some((its_name, bytes)) => match timed_by_hand(&bytes, read.milliseconds) {
                Some(captions) => captions,
                None => {
                    wrong.push(WrongFilm::File(its_name, "captions"));
                    continue;
                }
            },
        };
        if let Ok(made) = &made {
            let (words, spoken) = (text.key.clone(), text.words.clone());
            new.push(NewFilm { id: random::id(), words, spoken, film: read, captions, made: made.clone() });
        }
    }
    // Captions are of a film that comes with them.
    wrong.extend(timed.into_values().map(|(file, _)| WrongFilm::File(file, "alone")));
    if made.is_err() || !wrong.is_empty() {
        let said = Said { fields, wrong: made.err().unwrap_or_default(), films: wrong, kept: None };
        return page(&state, &officer, wording, said).await;
    }
    let n = new.len();
    state.store.keep_films(&wording.code, new).await.map_err(ours(&wording.words))?;
    let Wording { code, version, level, words } = wording;
    let survey = &version.edition.survey.code;
    officer.did(&state, Action::Sign, &format!("{code} {survey} {level}: {n} films"), &words).await?;
    Ok(render::onward(&format!("{}?kept={n}", urls::signed(&code, survey, level))))
}

async fn read_film(bytes: Bytes) -> Result<film::Film, NotAFilm> {
    let turn = READING.acquire().await.map_err(|_| NotAFilm::Unreadable)?;
    let read = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        film::fit(&bytes)
    });
    read.await.map_err(|_| NotAFilm::Unreadable)?
}

/// Captions that were timed by hand, written anew: they can be read, say something, and end with the film.
fn timed_by_hand(bytes: &[u8], milliseconds: u64) -> Option<String> {
    if bytes.len() > LONGEST_CAPTIONS {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    // Not every editor ends the last line.
    let read = WebVtt::parse(&format!("{text}\n")).ok()?;
    let end = Duration::from_millis(milliseconds);
    let mut cues = Vec::new();
    for block in read.blocks {
        // Styles and notes to whoever edits them are nothing to read.
        let VttBlock::Que(cue) = block else { continue };
        let (from, to): (Duration, Duration) = (cue.timings.start.into(), cue.timings.end.into());
        if from >= to || from >= end || cue.payload.concat().trim().is_empty() {
            return None;
        }
        let timings = VttTimings { start: from.into(), end: to.min(end).into() };
        cues.push(VttBlock::Que(VttCue { identifier: None, timings, ..cue }));
    }
    (!cues.is_empty()).then(|| WebVtt { blocks: cues, ..WebVtt::default() }.render())
}

/// Captions of the words that are signed.
pub(crate) fn timed_by_length(words: &str, milliseconds: u64) -> String {
    let cues = captions(words, milliseconds).into_iter().map(|(from, to, line)| {
        let timings = VttTimings { start: Duration::from_millis(from).into(), end: Duration::from_millis(to).into() };
        // What would be read as markup is not.
        let line = line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        VttBlock::Que(VttCue { timings, payload: vec![line], ..VttCue::default() })
    });
    WebVtt { blocks: cues.collect(), ..WebVtt::default() }.render()
}
