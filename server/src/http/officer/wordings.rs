//! The wordings of a consultation's surveys: read whole, tried out, and what people made of them.

use std::{collections::BTreeSet, sync::Arc};

use app::{
    pages::{
        failure::Failure,
        officer::{self, NoteLine, RoundLine, TextLine, WordingRow, WordingSurvey, WordingTexts},
    },
    phrases::Phrases,
    signed::{self, Text},
    urls,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    code::Code,
    digest::Digest,
    language::Language,
    level::ReadingLevel,
    respond::form::Fields,
    signing::name,
    trial::{Note, Round, Standing, Wrong, standing},
    wording::{
        coverage, lint,
        readability::{self, Counts},
    },
};

use super::{
    super::{
        Answer, AppState, Refusal, ours,
        reader::{Asked, Posted},
        render,
    },
    May, Officer, consultation, needs,
};
use crate::{
    export::qr,
    random,
    store::{
        consultations::Version,
        people::Action,
        trial::{Held, Noted, Wording},
    },
};

/// Why a text may be too hard; nothing where no rule knows the language.
fn hard(text: &Text, language: &Language, level: ReadingLevel) -> Vec<String> {
    if *language != Language::english() {
        return Vec::new();
    }
    lint::too_hard(&text.words, level)
}

/// The texts of a wording, as its readers have them.
fn texts_of(state: &AppState, version: &Arc<Version>, language: &Language, level: ReadingLevel) -> Vec<Text> {
    signed::texts(&state.ui(version, language, level).ui, &version.edition)
}

/// What a wording lacks, by key.
fn missing(version: &Version, language: &Language, level: ReadingLevel) -> Vec<String> {
    let edition = &version.edition;
    let gaps = coverage::gaps(&edition.survey, &edition.consultation, &edition.wordings);
    let ours = gaps.into_iter().filter(|gap| gap.wording.0 == *language && gap.wording.1 == level);
    ours.map(|gap| {
        let (message, attribute) = gap.key;
        attribute.map_or_else(|| message.clone(), |attribute| format!("{message}.{attribute}"))
    })
    .collect()
}

/// How far a wording has been tried.
pub(super) fn tried(wording: &Wording, texts: &[Text], (rounds, notes): (&[Held], &[Noted])) -> Standing {
    let now: BTreeSet<Digest> = texts.iter().map(|text| text.key.clone()).collect();
    let rounds = rounds.iter().filter(|held| held.wording == *wording).map(|held| &held.round);
    let notes = notes.iter().filter(|noted| noted.wording == *wording).map(|noted| &noted.note);
    standing(rounds, notes, &now)
}

/// How far each of a survey's wordings in English has been tried, by level.
pub(super) fn tried_in_english(
    state: &AppState,
    version: &Arc<Version>,
    held: (&[Held], &[Noted]),
) -> Vec<(ReadingLevel, Standing)> {
    let survey = &version.edition.survey;
    let of = |level: &ReadingLevel| {
        let wording = Wording { survey: survey.code.clone(), language: Language::english(), level: *level };
        (*level, tried(&wording, &state.signable(version, *level), held))
    };
    survey.levels.iter().map(of).collect()
}

/// Every wording.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    May(officer, ..): May<needs::TryOut>,
    Path(code): Path<String>,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &code).await?;
    let failed = ours(&words);
    let rounds = state.store.trial_rounds(&code).await.map_err(&failed)?;
    let notes = state.store.trial_notes(&code).await.map_err(&failed)?;
    let ui = words.ui.clone();
    let mut listed = Vec::new();
    for version in &surveys.newest {
        let survey = &version.edition.survey;
        let mut lines = Vec::new();
        for level in &survey.levels {
            for language in version.edition.languages_at(*level) {
                let texts = texts_of(&state, version, &language, *level);
                let wording = Wording { survey: survey.code.clone(), language: language.clone(), level: *level };
                let known = language == Language::english();
                lines.push(WordingRow {
                    level: *level,
                    missing: missing(version, &language, *level).len(),
                    hard: known.then(|| texts.iter().filter(|text| !hard(text, &language, *level).is_empty()).count()),
                    standing: tried(&wording, &texts, (&rounds, &notes)),
                    texts: texts.len(),
                    language: (language.clone(), Phrases::language_name(&language, *level)),
                });
            }
        }
        let token = state.store.trial_link(&code, &survey.code).await.map_err(&failed)?;
        let link = token.map(|token| state.config.address(&urls::trial(&token)));
        listed.push(WordingSurvey {
            survey: survey.code.clone(),
            audience: ui.audience(survey.audience),
            link: link.map(|address| (address.clone(), qr::code(&address))),
            lines,
        });
    }
    let model = officer::Wordings { code, surveys: listed };
    let who = officer.shown();
    Ok(render::ok(move || officer::wordings(&ui, &who, &model)).await)
}

/// Makes a link by which a survey is tried, or takes it back.
pub(in super::super) async fn link(
    State(state): State<AppState>,
    May(officer, ..): May<needs::TryOut>,
    Path(code): Path<String>,
    Posted(fields): Posted,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &code).await?;
    let missing = || Refusal(Failure::NotFound, words.clone());
    let survey = surveys.newest_of(fields.first("survey").unwrap_or_default()).ok_or_else(missing)?;
    let survey = &survey.edition.survey.code;
    let (done, did) = match fields.first("do") {
        Some("make") => (state.store.make_trial_link(&code, survey, random::token()).await, "link made"),
        Some("drop") => (state.store.drop_trial_link(&code, survey).await, "link taken back"),
        _ => return Err(missing()),
    };
    if done.map_err(ours(&words))? {
        officer.did(&state, Action::Try, &format!("{code} {survey}: {did}"), &words).await?;
    }
    Ok(render::onward(&format!("{}#{survey}", urls::officer(&code, "wordings"))))
}

/// One wording of one survey.
struct Found {
    code: Code,
    version: Arc<Version>,
    wording: Wording,
    words: render::Interface,
}

async fn found(
    state: &AppState,
    (code, survey, level): &(String, String, String),
    asked: &Asked,
) -> Result<Found, Refusal> {
    let (code, surveys, words) = consultation(state, code).await?;
    let missing = || Refusal(Failure::NotFound, words.clone());
    let level = ReadingLevel::parse(level).ok_or_else(missing)?;
    let version = surveys.newest_of(survey.as_str()).ok_or_else(missing)?.clone();
    let language = asked.query.first("language").and_then(Language::parse).unwrap_or_else(Language::english);
    if !version.edition.offers(level, &language) {
        return Err(missing());
    }
    let wording = Wording { survey: version.edition.survey.code.clone(), language, level };
    Ok(Found { code, version, wording, words })
}

#[derive(Default)]
struct Said {
    fields: Fields,
    wrong: Vec<Wrong>,
    about: Option<String>,
}

/// Its texts, and what people made of them.
pub(in super::super) async fn texts(
    State(state): State<AppState>,
    May(officer, ..): May<needs::TryOut>,
    Path(path): Path<(String, String, String)>,
    asked: Asked,
) -> Answer {
    let found = found(&state, &path, &asked).await?;
    page(&state, &officer, found, Said::default()).await
}

async fn page(state: &AppState, officer: &Officer, found: Found, said: Said) -> Answer {
    let Found { code, version, wording, words } = found;
    let ui = words.ui.clone();
    let failed = ours(&words);
    let rounds = state.store.trial_rounds(&code).await.map_err(&failed)?;
    let notes = state.store.trial_notes(&code).await.map_err(&failed)?;
    let Wording { language, level, .. } = &wording;
    let texts = texts_of(state, &version, language, *level);
    let standing = tried(&wording, &texts, (&rounds, &notes));
    let line = |noted: &Noted| NoteLine {
        id: noted.id,
        understood: noted.note.understood,
        said: noted.note.said.clone(),
        whence: noted.by.iter().cloned().chain([ui.day(&noted.on)]).collect::<Vec<_>>().join(", "),
    };
    let mine: Vec<&Noted> = notes.iter().filter(|noted| noted.wording == wording).collect();
    let now: BTreeSet<&Digest> = texts.iter().map(|text| &text.key).collect();
    let earlier = mine.iter().filter(|noted| !now.contains(&noted.note.about));
    let known = *language == Language::english();
    let all = texts.iter().map(|text| text.words.as_str()).collect::<Vec<_>>().join("\n");
    let age = known.then(|| Counts::of(&all).reading_age()).flatten().zip(readability::most(*level));
    let status = if said.wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let model = WordingTexts {
        survey: (wording.survey.clone(), ui.audience(version.edition.survey.audience)),
        level: *level,
        missing: missing(&version, language, *level),
        reading_age: age,
        rounds: rounds
            .iter()
            .filter(|held| held.wording == wording)
            .map(|held| RoundLine {
                id: held.id,
                day: ui.day(&held.round.on),
                people: held.round.people,
                who: held.round.who.clone(),
            })
            .collect(),
        earlier: earlier.map(|noted| (noted.words.clone(), line(noted))).collect(),
        lines: texts
            .iter()
            .map(|text| TextLine {
                hard: hard(text, language, *level),
                notes: mine.iter().filter(|noted| noted.note.about == text.key).map(|noted| line(noted)).collect(),
                text: text.clone(),
            })
            .collect(),
        language: (language.clone(), Phrases::language_name(language, *level)),
        standing,
        fields: said.fields,
        wrong: said.wrong,
        wrong_about: said.about,
        code,
    };
    let who = officer.shown();
    Ok(render::page(status, move || officer::wording_texts(&ui, &who, &model)).await)
}

/// Keeps a round, or what somebody made of a text; or takes one back.
pub(in super::super) async fn note(
    State(state): State<AppState>,
    May(officer, ..): May<needs::TryOut>,
    Path(path): Path<(String, String, String)>,
    asked: Asked,
    Posted(fields): Posted,
) -> Answer {
    let found = found(&state, &path, &asked).await?;
    let missing = || Refusal(Failure::NotFound, found.words.clone());
    let failed = ours(&found.words);
    let today = state.clock.today();
    let id = || fields.first("id").and_then(|id| id.parse().ok()).ok_or_else(missing);
    let Wording { survey, language, level } = &found.wording;
    let mut to = urls::wording(&found.code, survey, *level, language);
    let did = match fields.first("do") {
        Some("round") => match Round::read(&fields, &today) {
            Ok(round) => {
                let by = officer.account.id;
                state.store.add_trial_round(&found.code, &found.wording, &round, by).await.map_err(&failed)?;
                "round entered"
            }
            Err(wrong) => return page(&state, &officer, found, Said { fields, wrong, about: None }).await,
        },
        Some("note") => {
            let about = fields.first("about").and_then(Digest::parse).ok_or_else(missing)?;
            // Words that were put otherwise meanwhile are noted as they were seen, where they are known.
            let texts = texts_of(&state, &found.version, language, *level);
            let text = texts.iter().find(|text| text.key == about).ok_or_else(missing)?;
            let short = name(&about).to_owned();
            let typed = fields.first(&format!("note-{short}")).unwrap_or_default().to_owned();
            let understood = fields.first("understood").unwrap_or_default().to_owned();
            let read: Fields =
                [("note".to_owned(), typed), ("understood".to_owned(), understood)].into_iter().collect();
            match Note::read(about, &read) {
                Ok(note) => {
                    let by = (officer.account.id, &today);
                    let words = (&note, text.words.as_str());
                    state.store.add_trial_note(&found.code, &found.wording, words, by).await.map_err(&failed)?;
                    to = format!("{to}#{short}");
                    "note entered"
                }
                Err(wrong) => {
                    let said = Said { fields, wrong: vec![wrong], about: Some(short) };
                    return page(&state, &officer, found, said).await;
                }
            }
        }
        // Pressed twice, it is gone once.
        Some("drop-round") => {
            if !state.store.drop_trial_round(&found.code, id()?).await.map_err(&failed)? {
                return Ok(render::onward(&to));
            }
            "round taken back"
        }
        Some("drop-note") => {
            if !state.store.drop_trial_note(&found.code, id()?).await.map_err(&failed)? {
                return Ok(render::onward(&to));
            }
            "note taken back"
        }
        _ => return Err(missing()),
    };
    let subject = format!("{} {survey} {level} {language}: {did}", found.code);
    officer.did(&state, Action::Try, &subject, &found.words).await?;
    Ok(render::onward(&to))
}
