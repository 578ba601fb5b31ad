//! What was asked again: each wave's figures, from its published report or, for officers, as its answers stand.

use std::collections::{BTreeMap, BTreeSet};

use app::{phrases::interface_languages, ui::Ui};
use domain::{
    code::Code,
    consultation::{Consultation, Day, State},
    fault::Fault,
    level::ReadingLevel,
    outcome::Document,
    waves::{
        self, Figures, Line, Put,
        asking::{self, Asking, Text},
    },
    wording::Wording,
};

use crate::{
    findings::{self, Surveys},
    http::{AppState, catalogue::Catalogue},
    store::{Store, StoreError},
};

/// One time something was asked.
#[derive(Clone, Debug)]
pub struct Wave {
    /// The consultation.
    pub code: Code,
    /// What it is called.
    pub title: String,
    /// Its number: 1 for the first time.
    pub number: usize,
    /// When it could be answered.
    pub consultation: Consultation,
    /// What it came to; nothing where nothing may be shown to whoever looks.
    pub figures: Option<Figures>,
    /// Whether its report is published.
    pub published: bool,
    /// Whether it can still be answered, so that nothing is compared with it.
    pub open: bool,
}

/// Every time something was asked, the first time first.
#[derive(Clone, Debug)]
pub struct Waves(pub Vec<Wave>);

/// Who looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// Anybody: at what is published.
    Anybody,
    /// An officer: also at what is not published yet, as its answers stand.
    Officer,
}

/// How every question of a survey that rates something was put, in all of its versions.
async fn put(store: &Store, catalogue: &Catalogue, surveys: &Surveys) -> Result<Vec<Put>, StoreError> {
    let mut found: BTreeMap<_, Option<domain::digest::Digest>> = BTreeMap::new();
    for id in surveys.all_versions() {
        let Some(version) = catalogue.version(store, id).await? else { continue };
        let edition = &version.edition;
        for question in asking::questions(&edition.survey, false) {
            for level in
                edition.survey.levels.iter().filter(|level| edition.survey.question(&question).asked_at(**level))
            {
                let digest = edition.put(&question, *level);
                let key = (edition.survey.code.clone(), question.clone(), *level);
                // Put in two ways, it is put in none that can be compared.
                found
                    .entry(key)
                    .and_modify(|one| *one = one.take().filter(|one| digest.as_ref() == Some(one)))
                    .or_insert(digest);
            }
        }
    }
    Ok(found.into_iter().map(|((survey, question, level), digest)| Put { survey, question, level, digest }).collect())
}

/// What a report rates.
pub async fn figures(
    store: &Store,
    catalogue: &Catalogue,
    surveys: &Surveys,
    report: &domain::findings::Report,
) -> Result<Figures, StoreError> {
    let audience = |survey: &Code| {
        let found = surveys.newest_of(survey.as_str());
        found.map(|version| version.edition.survey.audience)
    };
    Ok(Figures::of(report, audience, put(store, catalogue, surveys).await?))
}

impl Waves {
    /// Every time what a consultation asked was asked. Nothing where there is no such consultation.
    pub async fn of(state: &AppState, first: &Code, looks: Looks) -> Result<Self, StoreError> {
        let mut every = vec![first.clone()];
        every.extend(state.store.waves(first).await?);
        let mut waves = Vec::new();
        for code in every {
            let Some(surveys) = findings::surveys(&state.store, &state.catalogue, &code).await? else {
                // Without a first time there is nothing that was asked again.
                if code == *first {
                    return Ok(Self(Vec::new()));
                }
                continue;
            };
            let consultation = surveys.newest[0].edition.consultation.clone();
            let published = state.store.is_published::<Document>(&code).await?;
            let kept = state.store.published_figures::<Document>(&code).await?;
            let figures = match kept {
                Some(kept) => Some(kept),
                None if looks == Looks::Officer || published => {
                    Self::counted(state, &code, &surveys, published).await?
                }
                None => None,
            };
            let open = consultation.state_on(&state.clock.today()) != State::Closed;
            let words = findings::words(&state.catalogue, &surveys.newest[0], ReadingLevel::Standard);
            let title = words.survey("consultation-title").text;
            waves.push(Wave { number: 1, title, code, consultation, figures, published, open });
        }
        // In the order of time, whenever they were made.
        waves
            .get_mut(1..)
            .unwrap_or_default()
            .sort_by(|one, other| one.consultation.opens.cmp(&other.consultation.opens));
        for (at, wave) in waves.iter_mut().enumerate() {
            wave.number = at + 1;
        }
        Ok(Self(waves))
    }

    /// What is counted now, or was when a report was published before its figures were kept with it.
    async fn counted(
        state: &AppState,
        code: &Code,
        surveys: &Surveys,
        published: bool,
    ) -> Result<Option<Figures>, StoreError> {
        let AppState { store, catalogue, .. } = state;
        if published {
            let (_, mut published) = store.published_bases::<Document>(code).await?;
            let Some(basis) = published.pop() else { return Ok(None) };
            let report = findings::report_of(&basis, surveys);
            return figures(store, catalogue, surveys, &report).await.map(Some);
        }
        let mut answered = 0;
        for versions in surveys.versions.values() {
            answered += store.response_count(versions).await?;
        }
        if answered == 0 {
            return Ok(None);
        }
        let report = state.reports.report(store, code, surveys).await?;
        figures(store, catalogue, surveys, &report).await.map(Some)
    }

    /// Those that are over and have figures: nothing can be compared unless the first is one of them.
    pub fn counted_ones(&self) -> Vec<&Wave> {
        let found: Vec<&Wave> = self.0.iter().filter(|wave| wave.figures.is_some() && !wave.open).collect();
        if found.first().is_some_and(|wave| wave.number == 1) { found } else { Vec::new() }
    }

    /// What was rated, the first time and since.
    pub fn lines(&self) -> Vec<Line> {
        let counted: Vec<&Figures> = self.counted_ones().iter().filter_map(|wave| wave.figures.as_ref()).collect();
        if counted.len() < 2 { Vec::new() } else { waves::lines(&counted) }
    }

    /// When each of those was asked, in words: its month, told apart by its number where two share one.
    pub fn times(&self, ui: &Ui) -> Vec<String> {
        let counted = self.counted_ones();
        let names: Vec<String> = counted.iter().map(|wave| month(ui, &wave.consultation.opens)).collect();
        names
            .iter()
            .zip(&counted)
            .map(|(name, wave)| {
                if names.iter().filter(|other| *other == name).count() > 1 {
                    ui.say_with("again-time", &[("month", name.clone().into()), ("number", wave.number.into())])
                } else {
                    name.clone()
                }
            })
            .collect()
    }

    /// Those that can be answered today.
    pub fn open<'w>(&'w self, today: &Day) -> impl Iterator<Item = &'w Wave> {
        self.0.iter().skip(1).filter(move |wave| wave.consultation.state_on(today) == State::Open)
    }
}

/// A day's month and year, in words.
fn month(ui: &Ui, day: &Day) -> String {
    let (year, month, _) = day.parts();
    format!("{} {year}", ui.say(&format!("month-{month}")))
}

/// What a wave is called and why people are asked, in a wording; nothing where the program is not written in its language.
fn words(
    state: &AppState,
    first: &Surveys,
    (opens, shared): (&Day, bool),
    (language, level): &Wording,
    text: Text,
) -> Option<String> {
    if !interface_languages().contains(language) {
        return None;
    }
    let version = &first.newest[0];
    let ui = findings::words_in(&state.catalogue, version, language, *level);
    let when = month(&ui, &version.edition.consultation.opens);
    // When it is asked again tells two waves apart in a list: by the day where they share a month.
    let now = if shared { ui.day(opens) } else { month(&ui, opens) };
    let title = ui.survey("consultation-title").text;
    let args = [("title", title.into()), ("when", when.into()), ("now", now.into())];
    Some(ui.say_with(&format!("wave-{}", text.as_str()), &args))
}

/// The next name in addresses that nothing has.
pub async fn next_code(store: &Store, first: &Code, waves: &Waves) -> Result<Code, StoreError> {
    let mut number = waves.0.len() + 1;
    loop {
        let code = Asking::code(first, number);
        if store.export(&code).await?.is_none() {
            return Ok(code);
        }
        number += 1;
    }
}

/// The questions that would be put otherwise than when they were answered, by survey: whatever they come to cannot be
/// compared.
pub fn differing(kept: &Figures, surveys: &Surveys) -> Vec<(Code, Code)> {
    let mut found = BTreeSet::new();
    for version in &surveys.newest {
        let edition = &version.edition;
        for put in kept.put.iter().filter(|put| put.survey == edition.survey.code) {
            let rated = edition.survey.questions.get(&put.question).is_none_or(|question| question.measure.is_some());
            if rated && (put.digest.is_none() || edition.put(&put.question, put.level) != put.digest) {
                found.insert((put.survey.clone(), put.question.clone()));
            }
        }
    }
    found.into_iter().collect()
}

/// Why something could not be asked again.
#[derive(Debug)]
pub enum NotAsked {
    /// Somebody else asked at the same time.
    Meanwhile,
    /// What was made would be refused.
    Faults(Vec<Fault>),
}

/// Asks again what a consultation asked: a consultation of its own is made and taken in.
pub async fn ask(
    state: &AppState,
    first: &Code,
    surveys: &Surveys,
    asking: &Asking,
) -> Result<Result<(), NotAsked>, StoreError> {
    let files = state.store.export(first).await?.unwrap_or_default();
    let edition = match domain::edition::read(&files) {
        Ok(edition) => edition,
        Err(faults) => return Ok(Err(NotAsked::Faults(faults))),
    };
    let of = |day: &Day| (day.parts().0, day.parts().1);
    let mut shared = false;
    for code in state.store.waves(first).await? {
        let before = findings::surveys(&state.store, &state.catalogue, &code).await?;
        shared |= before.is_some_and(|one| of(&one.newest[0].edition.consultation.opens) == of(&asking.opens));
    }
    let say = |wording: &Wording, text| words(state, surveys, (&asking.opens, shared), wording, text);
    match asking::again(&files, &edition, asking, say) {
        Ok((files, edition)) => match state.store.import_new(&files, &edition, surveys.newest[0].demonstration).await {
            Err(StoreError::Conflict) => Ok(Err(NotAsked::Meanwhile)),
            done => {
                done?;
                // Why it is not signed was said of the same questions. It can be taken back here by itself.
                for (survey, waiver) in state.store.signing_waivers(first).await? {
                    state.store.waive_signing(&edition.consultation.code, &survey, Some(&waiver)).await?;
                }
                Ok(Ok(()))
            }
        },
        Err(faults) => Ok(Err(NotAsked::Faults(faults))),
    }
}
