//! Answers for analysts: files are prepared, released by another officer, and taken away.

use std::io::{Seek as _, SeekFrom};

use app::{
    components::error_summary::Problem,
    microdata::describing_name,
    pages::{
        failure::Failure,
        officer::{self, FileFacts, FilesStage},
    },
    tables::Asked,
    urls,
};
use axum::{
    body::Body,
    extract::{Path, State},
    http::{StatusCode, header},
    response::IntoResponse as _,
};
use domain::{
    code::Code,
    consultation::State as Now,
    microdata::{Describing, SMALLEST, describing},
    respond::form::{Fields, tidy},
    survey::Survey,
};
use tokio_util::io::ReaderStream;

use super::{
    super::{Answer, AppState, Refusal, ours, reader::Posted, render},
    May, Officer, consultation, needs,
};
use crate::{
    export::{
        self,
        microdata::{Package, sav, xlsx, zip},
    },
    findings::{self, Surveys},
    microdata::{Files, gather},
    random,
    store::{StoreError, microdata::Prepared, people::Action},
};

/// The most characters of what files are for.
const LONGEST_PURPOSE: usize = 500;

/// A survey whose files are looked at.
struct Looking {
    code: Code,
    words: render::Interface,
    surveys: Surveys,
    asked: Asked,
    prepared: Option<Prepared>,
}

impl Looking {
    fn survey(&self) -> &Survey {
        &self.asked.edition.survey
    }

    fn versions(&self) -> &[i64] {
        &self.surveys.versions[&self.survey().code]
    }

    fn subject(&self) -> String {
        format!("{}/{}", self.code, self.survey().code)
    }

    /// Those of what may describe people that are named.
    fn chosen(&self, names: &[String]) -> Vec<Describing> {
        describing(self.survey()).into_iter().filter(|one| names.iter().any(|name| name == one.name())).collect()
    }

    async fn files(&self, state: &AppState, prepared: &Prepared) -> Result<Files, StoreError> {
        let chosen = self.chosen(&prepared.describing);
        // Nothing closes it.
        let _turn = state.analysts.0.acquire().await;
        gather(&state.store, self.versions(), self.survey(), &chosen, &prepared.seed).await
    }

    fn facts(&self, prepared: &Prepared, files: &Files) -> FileFacts {
        let described = self.chosen(&prepared.describing).into_iter();
        FileFacts {
            by: (prepared.by_name.clone(), prepared.on.clone()),
            purpose: prepared.purpose.clone(),
            changed: prepared.digest != files.digest,
            files: files
                .files
                .iter()
                .map(|file| {
                    let rows = [file.rows() as u64, file.left_out(), file.rare()].map(rounded);
                    (file.name.to_owned(), rows)
                })
                .collect(),
            described: described.map(|one| describing_name(&self.words.ui, &self.asked, &one)).collect(),
        }
    }
}

/// To the nearest ten, and from one to nine as ten: how many files hold may be tried for any description, and says no
/// more of few people than the files do.
fn rounded(n: u64) -> u64 {
    if n == 0 { 0 } else { (n.saturating_add(5) / 10 * 10).max(10) }
}

async fn looking(state: &AppState, code: &str, survey: Option<&str>) -> Result<Looking, Refusal> {
    let (code, surveys, words) = consultation(state, code).await?;
    let missing = || Refusal(Failure::NotFound, words.clone());
    let mut all = surveys.newest.iter().map(|version| &version.edition.survey.code);
    let wanted = all.find(|one| survey.is_none_or(|survey| one.as_str() == survey)).cloned().ok_or_else(missing)?;
    let asked = findings::asked(&state.catalogue, &surveys).remove(&wanted).ok_or_else(missing)?;
    let prepared = state.store.microdata(&code, &wanted).await.map_err(ours(&words))?;
    Ok(Looking { code, words, surveys, asked, prepared })
}

/// The page of a consultation's first survey.
pub(in super::super) async fn first(
    State(state): State<AppState>,
    May(officer, ..): May<needs::TakeAnswers>,
    Path(code): Path<String>,
) -> Answer {
    let looking = looking(&state, &code, None).await?;
    page(&state, &officer, looking, None).await
}

/// The page of a survey.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    May(officer, ..): May<needs::TakeAnswers>,
    Path((code, survey)): Path<(String, String)>,
) -> Answer {
    let looking = looking(&state, &code, Some(&survey)).await?;
    page(&state, &officer, looking, None).await
}

/// Whether people can still answer.
fn is_running(state: &AppState, looking: &Looking) -> bool {
    looking.surveys.newest[0].edition.consultation.state_on(&state.clock.today()) != Now::Closed
}

/// Whether so many answered that anybody's answers could stand in a file.
async fn are_enough(state: &AppState, looking: &Looking) -> Result<bool, Refusal> {
    let n = state.store.response_count(looking.versions()).await.map_err(ours(&looking.words))?;
    Ok(n >= SMALLEST as u64)
}

async fn page(
    state: &AppState,
    officer: &Officer,
    looking: Looking,
    typed: Option<(Fields, Vec<(&str, &str)>)>,
) -> Answer {
    let ui = looking.words.ui.clone();
    let consultation = &looking.surveys.newest[0].edition.consultation;
    let (fields, problems) = typed.unwrap_or_default();
    let problems: Vec<Problem> = problems
        .into_iter()
        .map(|(field, key)| {
            let typed = tidy(fields.first("purpose").unwrap_or_default());
            Problem { field: field.to_owned(), message: ui.say_with(key, &[("purpose", typed.into())]) }
        })
        .collect();
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let far = match &looking.prepared {
        _ if is_running(state, &looking) => FilesStage::StillOpen(consultation.closes.clone()),
        Some(prepared) => {
            let files = looking.files(state, prepared).await.map_err(ours(&looking.words))?;
            let facts = looking.facts(prepared, &files);
            match &prepared.released {
                Some(by) => {
                    FilesStage::Released { facts, by: by.clone(), delete_by: consultation.deletes_on(), problems }
                }
                None => FilesStage::Prepared {
                    facts,
                    mark: prepared.mark(),
                    may_release: prepared.by != officer.account.id,
                    problems,
                },
            }
        }
        None if !are_enough(state, &looking).await? => FilesStage::Nobody,
        None => {
            let chosen: Vec<&str> = fields.all("describing").collect();
            FilesStage::Choosing {
                describing: describing(looking.survey())
                    .into_iter()
                    .map(|one| {
                        let words = describing_name(&ui, &looking.asked, &one);
                        (one.name().to_owned(), words, chosen.contains(&one.name()))
                    })
                    .collect(),
                purpose: fields.first("purpose").unwrap_or_default().to_owned(),
                problems,
            }
        }
    };
    let model = officer::Answers {
        title: ui.survey("consultation-title").text,
        surveys: looking
            .surveys
            .newest
            .iter()
            .map(|version| (version.edition.survey.code.clone(), ui.audience(version.edition.survey.audience)))
            .collect(),
        survey: looking.survey().code.clone(),
        code: looking.code.clone(),
        stage: far,
    };
    let who = officer.shown();
    Ok(render::page(status, move || officer::answers(&ui, &who, &model)).await)
}

/// The page as it is by now, with why nothing was done, and what was typed.
async fn meanwhile(
    state: &AppState,
    officer: &Officer,
    (code, survey): (&str, &str),
    fields: Fields,
    key: &'static str,
) -> Answer {
    let again = looking(state, code, Some(survey)).await?;
    // Nothing is prepared any more: what was typed stands in the form.
    let field = if again.prepared.is_some() { "release" } else { "purpose" };
    page(state, officer, again, Some((fields, vec![(field, key)]))).await
}

/// Prepares, releases or throws away.
pub(in super::super) async fn act(
    State(state): State<AppState>,
    May(officer, ..): May<needs::TakeAnswers>,
    Path((code, survey)): Path<(String, String)>,
    Posted(fields): Posted,
) -> Answer {
    let looking = looking(&state, &code, Some(&survey)).await?;
    if is_running(&state, &looking) {
        return page(&state, &officer, looking, None).await;
    }
    let failed = ours(&looking.words);
    let (known, asked) = (looking.code.clone(), looking.survey().code.clone());
    let today = state.clock.today();
    let looked_at = |prepared: &Prepared| fields.first("mark") == Some(prepared.mark().as_str());
    let done = match fields.first("do") {
        Some("prepare") if !are_enough(&state, &looking).await? => None,
        Some("prepare") => {
            let purpose = tidy(fields.first("purpose").unwrap_or_default());
            let wrong = match purpose.chars().count() {
                0 => Some("answers-wrong-purpose"),
                n if n > LONGEST_PURPOSE => Some("answers-wrong-long"),
                _ => None,
            };
            if let Some(key) = wrong {
                return page(&state, &officer, looking, Some((fields, vec![("purpose", key)]))).await;
            }
            let names: Vec<String> = fields.all("describing").map(str::to_owned).collect();
            let chosen = looking.chosen(&names);
            let seed = random::token();
            let turn = state.analysts.0.acquire().await;
            let made = gather(&state.store, looking.versions(), looking.survey(), &chosen, &seed).await;
            drop(turn);
            let files = made.map_err(&failed)?;
            if files.files.is_empty() {
                return page(&state, &officer, looking, Some((fields, vec![("purpose", "answers-nobody")]))).await;
            }
            let described: Vec<String> = chosen.iter().map(|one| one.name().to_owned()).collect();
            let what = format!("prepared by {}: {purpose}", described.join(", "));
            let prepared = Prepared {
                describing: described,
                purpose,
                seed,
                digest: files.digest,
                by: officer.account.id,
                by_name: String::new(),
                on: today,
                released: None,
            };
            if !state.store.prepare_microdata(&known, &asked, &prepared).await.map_err(&failed)? {
                return meanwhile(&state, &officer, (&code, &survey), fields, "answers-wrong-prepare").await;
            }
            Some(what)
        }
        Some("release") => {
            // Released is what was looked at: not what others prepared, or answers that came, meanwhile.
            let standing = state.store.standing(&known).await.map_err(&failed)?;
            let same = match &looking.prepared {
                Some(prepared) if looked_at(prepared) && prepared.released.is_none() => {
                    let files = looking.files(&state, prepared).await.map_err(&failed)?;
                    (files.digest == prepared.digest).then(|| prepared.seed.clone())
                }
                _ => None,
            };
            let by = (officer.account.id, &today);
            let released = match &same {
                Some(seed) => {
                    state.store.release_microdata((&known, &asked, seed), by, standing).await.map_err(&failed)?
                }
                None => false,
            };
            if !released {
                return meanwhile(&state, &officer, (&code, &survey), fields, "answers-wrong-release").await;
            }
            Some("released".to_owned())
        }
        Some("drop") => {
            let seed =
                looking.prepared.as_ref().filter(|prepared| looked_at(prepared)).map(|prepared| prepared.seed.clone());
            let dropped = match &seed {
                Some(seed) => state.store.drop_microdata((&known, &asked, seed)).await.map_err(&failed)?,
                None => false,
            };
            if !dropped {
                return meanwhile(&state, &officer, (&code, &survey), fields, "answers-wrong-drop").await;
            }
            Some("thrown away".to_owned())
        }
        _ => None,
    };
    if let Some(done) = done {
        let subject = format!("{} {done}", looking.subject());
        officer.did(&state, Action::TakeAnswers, &subject, &looking.words).await?;
    }
    Ok(render::onward(&urls::answers(&known, &asked, None)))
}

/// What is taken away.
enum Kind {
    /// A file for SPSS.
    Sav(String),
    /// Everything as CSV.
    Zip,
    /// Everything as a workbook.
    Xlsx,
}

/// A file.
pub(in super::super) async fn file(
    State(state): State<AppState>,
    May(officer, ..): May<needs::TakeAnswers>,
    Path((code, survey, file)): Path<(String, String, String)>,
) -> Answer {
    let looking = looking(&state, &code, Some(&survey)).await?;
    let missing = || Refusal(Failure::NotFound, looking.words.clone());
    let (kind, media) = match file.strip_suffix(".sav") {
        Some(of) => (Kind::Sav(of.to_owned()), "application/x-spss-sav"),
        None if file == "answers.zip" => (Kind::Zip, "application/zip"),
        None if file == "answers.xlsx" => (Kind::Xlsx, export::Kind::Xlsx.media()),
        None => return Err(missing()),
    };
    let prepared = looking.prepared.as_ref().ok_or_else(missing)?;
    let (_, released) = prepared.released.clone().ok_or_else(missing)?;
    let files = looking.files(&state, prepared).await.map_err(ours(&looking.words))?;
    // What was released was another: its page says so.
    if is_running(&state, &looking) || files.digest != prepared.digest {
        return Ok(render::onward(&urls::answers(&looking.code, &looking.survey().code, None)));
    }
    let package = Package::new(&looking.words.ui, &looking.asked, files, released);
    let written = tokio::task::spawn_blocking(move || -> anyhow::Result<Option<std::fs::File>> {
        // Without a name: nothing is left of it when it is closed.
        let mut to = tempfile::tempfile()?;
        let there = match kind {
            Kind::Sav(of) => sav(&package, &of, &mut to)?,
            Kind::Zip => zip(&package, &mut to).map(|()| true)?,
            Kind::Xlsx => xlsx(&package, &mut to).map(|()| true)?,
        };
        to.seek(SeekFrom::Start(0))?;
        Ok(there.then_some(to))
    });
    let failed = || Refusal(Failure::Ours, looking.words.clone());
    let written = match written.await {
        Ok(Ok(written)) => written.ok_or_else(missing)?,
        Ok(Err(error)) => {
            tracing::error!(%error, "an export failed");
            return Err(failed());
        }
        Err(_) => return Err(failed()),
    };
    let subject = format!("{} took {file} {}", looking.subject(), prepared.digest);
    officer.did(&state, Action::TakeAnswers, &subject, &looking.words).await?;
    let disposition = format!("attachment; filename=\"{}-{}-{file}\"", looking.code, looking.survey().code);
    let body = Body::from_stream(ReaderStream::new(tokio::fs::File::from_std(written)));
    Ok(([(header::CONTENT_TYPE, media.to_owned()), (header::CONTENT_DISPOSITION, disposition)], body).into_response())
}
