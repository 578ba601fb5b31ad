//! Reading comments: a few at a time, each recorded before the next few are taken.

use std::{collections::BTreeSet, sync::Arc};

use domain::{code::Code, level::ReadingLevel};
use sentiment::{
    Model,
    analyst::{Analysis, Analyst, Comment, unreadable},
};

use crate::{
    findings,
    http::AppState,
    reading,
    store::{StoreError, comments::Comment as Waiting, consultations::Version},
};

/// How many are read between two looks at whether to pause.
const AT_ONCE: u64 = 96;

/// Why comments could not be read.
#[derive(Debug, thiserror::Error)]
pub enum AnalysisError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The models.
    #[error(transparent)]
    Analyst(#[from] sentiment::AnalystError),
    /// The thread that read stopped short.
    #[error("reading stopped short")]
    Stopped,
}

/// Reads some of the comments that wait, and says how many; none where analysis is paused or all are read.
pub async fn read_some(state: &AppState) -> Result<usize, AnalysisError> {
    if state.store.analysis_paused().await? {
        return Ok(0);
    }
    let engine = Model::carried_version();
    let mut unreadable_surveys = Vec::new();
    loop {
        let waiting = state.store.waiting(engine, &unreadable_surveys, AT_ONCE).await?;
        let versions = understood(state, waiting.iter().map(|one| one.version), &mut unreadable_surveys).await;
        // One survey that cannot be read must not keep the others' comments waiting.
        if waiting.is_empty() || !versions.is_empty() {
            return read_these(state, engine, &waiting, versions).await;
        }
    }
}

/// The versions that some things answer, each once. What cannot be understood is said, and set aside.
pub(super) async fn understood(
    state: &AppState,
    of: impl Iterator<Item = i64>,
    not: &mut Vec<i64>,
) -> Vec<Arc<Version>> {
    let mut found = Vec::new();
    for id in of.collect::<BTreeSet<i64>>() {
        match state.catalogue.version(&state.store, id).await {
            Ok(Some(version)) => found.push(version),
            missing => {
                let error = missing.err().map(|error| error.to_string());
                tracing::error!(error, version = id, "what was written is not read: what it answers is not understood");
                not.push(id);
            }
        }
    }
    found
}

async fn read_these(
    state: &AppState,
    engine: &str,
    waiting: &[Waiting],
    versions: Vec<Arc<Version>>,
) -> Result<usize, AnalysisError> {
    let mut count = 0;
    for version in versions {
        let id = version.id;
        let these: Vec<Waiting> = waiting.iter().filter(|one| one.version == id).cloned().collect();
        let (codes, analyses) = match read(state, version.clone(), these.clone()).await {
            Ok(read) => read,
            // One comment that cannot be read must not keep the others waiting.
            Err(error) => {
                tracing::error!(%error, "comments could not be read together; each is tried by itself");
                let mut analyses = Vec::new();
                for one in &these {
                    let alone = read(state, version.clone(), vec![one.clone()]).await;
                    analyses.push(
                        alone.ok().and_then(|(_, mut found)| found.pop()).unwrap_or_else(|| unreadable(&one.body)),
                    );
                }
                (reading::services(&version).0, analyses)
            }
        };
        // Handed over together, they are committed together.
        let recording = these
            .iter()
            .zip(&analyses)
            .map(|(one, analysis)| state.store.record_analysis(engine, one, &codes, analysis));
        futures::future::try_join_all(recording).await?;
        count += these.len();
        state.store.touch(&version.edition.consultation.code).await?;
    }
    Ok(count)
}

async fn read(
    state: &AppState,
    version: Arc<Version>,
    waiting: Vec<Waiting>,
) -> Result<(Vec<Code>, Vec<Analysis>), AnalysisError> {
    let words = findings::words(&state.catalogue, &version, ReadingLevel::Standard);
    let done = tokio::task::spawn_blocking(move || {
        let model = reading::model()?;
        let (codes, services) = reading::services(&version);
        let analyst = Analyst::new(&model, services);
        let comments: Vec<Comment<'_>> = waiting
            .iter()
            .map(|one| {
                let question = version.edition.survey.questions.get(&one.slot.question);
                let asked = words.question(&one.slot.question, one.slot.service.as_ref()).text;
                let service =
                    one.slot.service.as_ref().or_else(|| question.and_then(|question| question.service.as_ref()));
                Comment {
                    text: &one.body,
                    asks: question.map(|question| question.asks(&asked)).unwrap_or_default(),
                    service: service.and_then(|service| codes.iter().position(|code| code == service)),
                    infant: one.level == ReadingLevel::Infant,
                    language: &one.language,
                }
            })
            .collect();
        let analyses = analyst.read(&comments)?;
        Ok::<_, sentiment::AnalystError>((codes, analyses))
    })
    .await;
    Ok(done.map_err(|_| AnalysisError::Stopped)??)
}
