//! Themes: what each remark means, which themes there are, and which remarks have them; a step at a time, each on
//! record before the next is taken.

use std::{collections::HashSet, sync::Arc};

use domain::{
    code::Code,
    comments::{
        meaning::{Centre, Vector},
        themes::{self, LEAST_TO_FIND},
    },
};
use sentiment::{Model, analyst::Analyst, redaction};

use super::analysis::{self, AnalysisError};
use crate::{
    http::AppState,
    reading,
    store::{
        StoreError,
        consultations::Version,
        meaning::{Among, Unmeant},
        themes::{NewTheme, Origin},
    },
};

/// Remarks whose meaning is worked out between two looks at whether to pause.
const AT_ONCE: u64 = 96;
/// Remarks that are placed at once.
const PLACED_AT_ONCE: u64 = 2000;
/// Themes are looked for among so many remarks at most.
pub(crate) const AMONG: u64 = 6000;
/// Words a theme is named by.
const WORDS: usize = 3;

/// Does what is to be done next about themes, and says how many remarks it was done to; none where there is nothing to
/// do, or analysis is paused.
pub async fn bring_up_to_date(state: &AppState) -> Result<usize, AnalysisError> {
    if state.store.analysis_paused().await? {
        return Ok(0);
    }
    let meant = work_out_meanings(state).await?;
    if meant > 0 {
        return Ok(meant);
    }
    for code in state.store.consultations().await? {
        let versions = state.store.versions(&code).await?;
        let edition = state.store.themes_edition(&code).await?;
        let placed = place(state, &code, &versions, edition).await?;
        if placed > 0 {
            return Ok(placed);
        }
        let (all, looked) = state.store.looked(&code, &versions).await?;
        // By itself once there is enough, and again when there is twice as much; at once where an officer asks.
        let due = looked.is_none_or(|then| all >= LEAST_TO_FIND as u64 && all >= 2 * then);
        if due {
            // Asked for again meanwhile, it is looked for again; and what cannot be looked through must not keep other
            // consultations waiting.
            state.store.have_looked(&code, all).await?;
            match look(state, &code, &versions, edition).await {
                Ok(true) => {}
                // An officer changed them meanwhile: they are looked for beside what there is now.
                Ok(false) => state.store.look_for_themes(&code).await?,
                Err(error) => tracing::error!(%error, %code, "themes could not be looked for"),
            }
            return Ok(1);
        }
    }
    Ok(0)
}

async fn work_out_meanings(state: &AppState) -> Result<usize, AnalysisError> {
    let engine = Model::meaning_version();
    let mut unreadable = Vec::new();
    let (unmeant, versions) = loop {
        let unmeant = state.store.unmeant(engine, &unreadable, AT_ONCE).await?;
        if unmeant.is_empty() {
            return Ok(0);
        }
        let versions = analysis::understood(state, unmeant.iter().map(|one| one.version), &mut unreadable).await;
        if !versions.is_empty() {
            break (unmeant, versions);
        }
    };
    let mut count = 0;
    for version in versions {
        let id = version.id;
        let these: Vec<Unmeant> = unmeant.iter().filter(|one| one.version == id).cloned().collect();
        let meant = match meanings(version.clone(), these.clone()).await {
            Ok(vectors) => these.into_iter().zip(vectors.into_iter().map(Some)).collect(),
            // One that cannot be read must not keep the others waiting.
            Err(error) => {
                tracing::error!(%error, "meanings could not be worked out together; each is tried by itself");
                let mut meant = Vec::new();
                for one in these {
                    let alone = meanings(version.clone(), vec![one.clone()]).await;
                    meant.push((one, alone.ok().and_then(|mut vectors| vectors.pop())));
                }
                meant
            }
        };
        let meant: Vec<_> = meant;
        count += meant.len();
        state.store.record_meanings(engine, meant).await?;
    }
    Ok(count)
}

async fn meanings(version: Arc<Version>, remarks: Vec<Unmeant>) -> Result<Vec<Vector>, AnalysisError> {
    let done = tokio::task::spawn_blocking(move || {
        let model = reading::model()?;
        let analyst = Analyst::new(&model, reading::services(&version).1);
        let plain: Vec<String> = remarks.iter().map(|one| analyst.without_services(&one.text)).collect();
        let texts: Vec<&str> = plain.iter().map(String::as_str).collect();
        model.meanings(&texts)
    })
    .await;
    Ok(done.map_err(|_| AnalysisError::Stopped)??)
}

async fn place(state: &AppState, code: &Code, versions: &[i64], edition: i64) -> Result<usize, AnalysisError> {
    let unplaced = state.store.unplaced(versions, edition, PLACED_AT_ONCE).await?;
    if edition == 0 || unplaced.is_empty() {
        return Ok(0);
    }
    let count = unplaced.len();
    let places = state.store.places(code).await?;
    let found = tokio::task::spawn_blocking(move || {
        unplaced.into_iter().map(|(remark, vector)| (remark, themes::place(&places, &vector))).collect()
    })
    .await
    .map_err(|_| AnalysisError::Stopped)?;
    state.store.record_places(edition, found).await?;
    state.store.touch(code).await?;
    Ok(count)
}

/// Looks for themes among the remarks that have none. Whether what was found could be kept.
async fn look(state: &AppState, code: &Code, versions: &[i64], edition: i64) -> Result<bool, AnalysisError> {
    let without = state.store.meanings(versions, Among::NoTheme, AMONG).await?;
    let known: Vec<Centre> = state.store.places(code).await?.into_iter().flat_map(|place| place.centres).collect();
    let Some(version) = newest(state, versions).await? else { return Ok(true) };
    let found = tokio::task::spawn_blocking(move || {
        let model = reading::model()?;
        let analyst = Analyst::new(&model, reading::services(&version).1);
        // The same words sent many times are one thing said, not a theme.
        let mut seen = HashSet::new();
        let (vectors, texts): (Vec<Vector>, Vec<String>) = without
            .into_iter()
            .filter(|(_, _, text)| seen.insert(text.trim().to_lowercase()))
            .map(|(_, vector, text)| (vector, tellable(&analyst, &text)))
            .unzip();
        let all: Vec<&str> = texts.iter().map(String::as_str).collect();
        let themes = themes::find(&vectors, &known)
            .into_iter()
            .map(|(centre, mine)| NewTheme {
                name: named(&model, &centre, &mine, &all),
                about: String::new(),
                origin: Origin::Found,
                centre: centre.vector(),
            })
            // What cannot be named is no theme yet.
            .filter(|theme| !theme.name.is_empty());
        Ok::<_, sentiment::AnalystError>(themes.collect::<Vec<NewTheme>>())
    })
    .await
    .map_err(|_| AnalysisError::Stopped)??;
    if !found.is_empty() && !state.store.add_found(code, edition, found).await? {
        tracing::info!(%code, "themes changed while more were looked for: what was found is left");
        return Ok(false);
    }
    Ok(true)
}

/// The newest version among these that can be read.
pub(crate) async fn newest(state: &AppState, versions: &[i64]) -> Result<Option<Arc<Version>>, StoreError> {
    match versions.iter().max() {
        Some(id) => state.catalogue.version(&state.store, *id).await,
        None => Ok(None),
    }
}

/// A remark as a name may be made of it: without what may say who somebody is, and without services' names.
pub(crate) fn tellable(analyst: &Analyst<'_>, text: &str) -> String {
    let masked = redaction::apply(text, &redaction::find(text), |_| String::new());
    analyst.without_services(&masked)
}

/// A name made of the words that tell some texts from all and mean what they mean: what an officer then puts better. Empty
/// where there are none.
pub(crate) fn named(model: &Model, centre: &Centre, inside: &[usize], all: &[&str]) -> String {
    let mine: Vec<&str> = inside.iter().map(|at| all[*at]).collect();
    let chosen: HashSet<usize> = inside.iter().copied().collect();
    let others: Vec<&str> = (0..all.len()).filter(|at| !chosen.contains(at)).map(|at| all[at]).collect();
    let likeness = |terms: &[String]| {
        let terms: Vec<&str> = terms.iter().map(String::as_str).collect();
        match model.meanings(&terms) {
            Ok(vectors) => vectors.iter().map(|vector| centre.likeness(vector)).collect(),
            Err(error) => {
                tracing::warn!(%error, "what words mean could not be worked out: a theme is named by how often they are said");
                vec![1.0; terms.len()]
            }
        }
    };
    let name = themes::telling_words(&mine, &others, WORDS, likeness).join(", ");
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}
