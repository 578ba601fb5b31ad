//! The way from stored responses to a report, and the report in words.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex},
};

use app::{
    outcome::rooms::{Evidence, RoomDrawing, RoomNote, RoomPrinted},
    tables::{self, Asked, Printed},
    ui::{Assets, Ui},
};
use domain::{
    code::Code,
    comments::Agreement,
    digest::Digest,
    engage::evidence::Held,
    findings::{
        Counted, Known, Report, WeighedTo, Weights,
        release::{Basis, KeptBack, SurveyCounts},
        weighting::{Weighing, weighed_by},
        written::ThemeName,
    },
    heard::By,
    language::Language,
    level::ReadingLevel,
    survey::Survey,
};

use crate::{
    http::catalogue::Catalogue,
    store::{Store, StoreError, consultations::Version, findings::BySurvey},
};

/// Reports as they were last computed, with how many responses they were computed from.
#[derive(Debug, Default)]
pub struct Reports {
    kept: Mutex<HashMap<Code, Kept>>,
    /// One at a time for each consultation: whoever comes meanwhile waits for what is being computed.
    turns: Mutex<HashMap<Code, Arc<tokio::sync::Mutex<()>>>>,
}

/// The newest version of each survey and how many responses it has, and the consultation's revision.
type Of = (Vec<u64>, String);

/// The same, with what they came to.
type Kept = (Of, Arc<Report>);

/// A consultation's surveys: their newest versions, and all their versions' numbers.
#[derive(Clone, Debug)]
pub struct Surveys {
    /// The newest version of each survey, in the order offered; after those, of surveys that are no longer offered.
    pub newest: Vec<Arc<Version>>,
    /// Every version of each.
    pub versions: BySurvey,
}

impl Surveys {
    /// The newest version of a survey.
    pub fn newest_of(&self, survey: &str) -> Option<&Arc<Version>> {
        self.newest.iter().find(|version| version.edition.survey.code == *survey)
    }

    /// Whom a survey is for, in words; nothing where there is no such survey.
    pub fn audience_of(&self, ui: &Ui, survey: &Code) -> String {
        let found = self.newest_of(survey.as_str());
        found.map(|version| ui.audience(version.edition.survey.audience)).unwrap_or_default()
    }

    /// Every version of every survey.
    pub fn all_versions(&self) -> Vec<i64> {
        self.versions.values().flatten().copied().collect()
    }
}

/// Finds a consultation's surveys; `None` where there is no such consultation.
pub async fn surveys(store: &Store, catalogue: &Catalogue, code: &Code) -> Result<Option<Surveys>, StoreError> {
    surveys_until(store, catalogue, code, &BTreeMap::new()).await
}

/// The same as they were when the newest version of some surveys was that of a number.
async fn surveys_until(
    store: &Store,
    catalogue: &Catalogue,
    code: &Code,
    newest_then: &BTreeMap<Code, i32>,
) -> Result<Option<Surveys>, StoreError> {
    let mut versions = BySurvey::new();
    let mut newest: BTreeMap<Code, Arc<Version>> = BTreeMap::new();
    for id in store.versions(code).await? {
        let Some(version) = catalogue.version(store, id).await? else { continue };
        let survey = version.edition.survey.code.clone();
        if newest_then.get(&survey).is_some_and(|newest| version.number > *newest) {
            continue;
        }
        versions.entry(survey.clone()).or_default().push(id);
        newest.insert(survey, version);
    }
    let current: Vec<i64> = store.current(code).await?.into_iter().map(|(_, id)| id).collect();
    let mut newest: Vec<Arc<Version>> = newest.into_values().collect();
    // One that is no longer offered comes last: its own files tell of the consultation as it was.
    newest.sort_by_key(|version| {
        let place = version.edition.consultation.surveys.iter().position(|code| *code == version.edition.survey.code);
        (!current.contains(&version.id), place)
    });
    Ok((!newest.is_empty()).then_some(Surveys { newest, versions }))
}

/// The number of each survey's newest version.
pub fn numbers(surveys: &Surveys) -> BTreeMap<Code, i32> {
    let of = |version: &Arc<Version>| (version.edition.survey.code.clone(), version.number);
    surveys.newest.iter().map(of).collect()
}

/// Every table behind a report that is published, in the words that were asked when it was frozen.
#[derive(Debug)]
pub struct Published {
    /// The consultation as it was then.
    pub surveys: Surveys,
    /// Its words.
    pub ui: Ui,
    /// What was counted, with weighted figures beside it where the report has them.
    pub tables: Vec<Printed>,
    /// One question set against another.
    pub crossed: Vec<Printed>,
    /// What was said in sessions.
    pub rooms: Vec<RoomPrinted>,
    /// How they are to be read.
    pub method: Vec<String>,
    /// What they were computed from.
    pub digest: Digest,
}

/// Every table behind a published report, by its number in the store; `None` where none were kept with it.
pub async fn published(
    store: &Store,
    catalogue: &Catalogue,
    code: &Code,
    id: i64,
) -> Result<Option<Published>, StoreError> {
    let Some((report, known)) = store.published_tables(id).await? else { return Ok(None) };
    let Some(surveys) = surveys_until(store, catalogue, code, &report.versions).await? else { return Ok(None) };
    let ui = words(catalogue, &surveys.newest[0], ReadingLevel::Standard);
    let asked = asked(catalogue, &surveys);
    let crossed = tables::print_against(&ui, &report, &asked);
    let mut method = tables::method(&ui);
    if !report.crossed.is_empty() {
        method.extend(tables::method_crossed(&ui));
    }
    Ok(Some(Published {
        tables: tables::print(&ui, &report, &asked, &weigh(&known, &surveys, &report)),
        crossed,
        rooms: rooms(&ui, &report, &asked),
        method,
        digest: report.digest,
        ui,
        surveys,
    }))
}

impl Reports {
    /// The report of a consultation as its responses stand.
    pub async fn report(&self, store: &Store, code: &Code, surveys: &Surveys) -> Result<Arc<Report>, StoreError> {
        if let Some(found) = self.found(code, &Self::counted(store, code, surveys).await?) {
            return Ok(found);
        }
        let turn = self.turns.lock().expect("nothing panics with it").entry(code.clone()).or_default().clone();
        let _turn = turn.lock().await;
        // Whoever waited for it behind somebody else finds it computed.
        let counted = Self::counted(store, code, surveys).await?;
        if let Some(found) = self.found(code, &counted) {
            return Ok(found);
        }
        let report = Arc::new(compute(store, surveys).await?);
        self.kept.lock().expect("nothing panics with it").insert(code.clone(), (counted, report.clone()));
        Ok(report)
    }

    /// What a report is of: the versions, how many answered, and what officers changed since.
    async fn counted(store: &Store, code: &Code, surveys: &Surveys) -> Result<Of, StoreError> {
        let mut counts = Vec::new();
        for version in &surveys.newest {
            // The version too: a new one prints the same answers with other words.
            counts.push(version.id.unsigned_abs());
            counts.push(store.response_count(&surveys.versions[&version.edition.survey.code]).await?);
        }
        Ok((counts, store.revision(code).await?))
    }

    fn found(&self, code: &Code, counted: &Of) -> Option<Arc<Report>> {
        let kept = self.kept.lock().expect("nothing panics with it");
        kept.get(code).filter(|(of, _)| of == counted).map(|(_, report)| report.clone())
    }
}

/// Computes the report anew.
pub async fn compute(store: &Store, surveys: &Surveys) -> Result<Report, StoreError> {
    Ok(count(store, surveys).await?.report(surveys))
}

/// Everything counted, before any of it may be shown.
#[derive(Clone, Debug)]
pub struct Count {
    /// What people chose and wrote.
    pub basis: Basis,
    /// How far the engine and the officers agree.
    agreement: Agreement,
    /// The digest of what was counted.
    digest: Digest,
}

impl Count {
    /// The digest of what was counted.
    pub fn digest(&self) -> &Digest {
        &self.digest
    }

    /// What may be published of it after earlier reports, with a digest of its own where that is not all of it; and of which
    /// groups' questions it is what was published before.
    #[must_use]
    pub fn after(self, published: &[Basis], asked: &[&Survey]) -> (Self, Vec<KeptBack>) {
        let basis = self.basis.after(published, asked);
        let digest = match serde_json::to_vec(&basis) {
            Ok(made_of) if basis != self.basis => Digest::of([self.digest.to_string().as_bytes(), made_of.as_slice()]),
            _ => self.digest.clone(),
        };
        let kept_back = self.basis.kept_back(&basis);
        (Self { basis, digest, ..self }, kept_back)
    }
}

/// Counts.
pub async fn count(store: &Store, surveys: &Surveys) -> Result<Count, StoreError> {
    let all = surveys.all_versions();
    let code = &surveys.newest[0].edition.consultation.code;
    let progress = store.progress(code, &all, sentiment::Model::carried_version()).await?;
    let themes = store.themes(code).await?;
    // A name that no officer has looked at may be anybody's words.
    let themes: Vec<ThemeName> = themes
        .into_iter()
        .filter(|theme| theme.named)
        .map(|theme| ThemeName { name: theme.name, id: theme.id })
        .collect();
    let accepted = store.accepted(code).await?;
    let mut basis = Basis::default();
    let mut digests = Vec::new();
    for version in &surveys.newest {
        let survey: &Survey = &version.edition.survey;
        let versions = &surveys.versions[&survey.code];
        let (tally, answers) = store.tally(survey, versions).await?;
        let heard = store.voices(survey, versions, &themes, progress.reads()).await?;
        digests.extend([version.edition.digest.to_string(), answers.to_string(), heard.digest.to_string()]);
        let held: Vec<Held> = accepted.iter().filter(|one| one.survey == survey.code).cloned().collect();
        let counts = SurveyCounts {
            tally,
            services: heard.services,
            themes: heard.themes,
            accounted: heard.accounted,
            held,
            crossed: std::collections::BTreeSet::new(),
            // Of what stands as it is counted now nothing is kept.
            marks: BTreeMap::new(),
        };
        basis.0.insert(survey.code.clone(), counts);
    }
    for one in &accepted {
        digests.push(format!("{} {} {} {}", one.survey, one.level, one.present, one.sat_out));
        for ((slot, how), picks) in &one.counts {
            digests.extend(picks.iter().map(|(pick, n)| format!("{slot} {} {pick} {n}", how.as_str())));
        }
    }
    let digest = Digest::of(digests.iter().map(String::as_bytes));
    Ok(Count { basis, agreement: progress.machine, digest })
}

/// What may be shown of what was counted when a report was published: for what is kept of it beside its figures.
pub fn report_of(basis: &Basis, surveys: &Surveys) -> Report {
    let count = Count { basis: basis.clone(), agreement: Agreement::default(), digest: Digest::of([]) };
    count.report(surveys)
}

impl Count {
    /// What may be shown of it.
    pub fn report(&self, surveys: &Surveys) -> Report {
        let counted: Vec<Counted<'_>> = surveys
            .newest
            .iter()
            .filter_map(|version| {
                let survey = &version.edition.survey;
                let SurveyCounts { tally, services, themes, accounted, held, marks, .. } =
                    self.basis.0.get(&survey.code)?;
                Some(Counted { survey, tally, marks, voices: services, themes, accounted: *accounted, held })
            })
            .collect();
        // The solver that guards small counts is arithmetic, not waiting.
        tokio::task::block_in_place(|| Report::new(self.digest.clone(), self.agreement.clone(), &counted))
    }
}

/// Every survey with its words at each level, in English: what tables are printed with.
pub fn asked(catalogue: &Catalogue, surveys: &Surveys) -> BTreeMap<Code, Asked> {
    surveys
        .newest
        .iter()
        .map(|version| {
            let words: BTreeMap<ReadingLevel, Ui> =
                version.edition.survey.levels.iter().map(|level| (*level, words(catalogue, version, *level))).collect();
            (version.edition.survey.code.clone(), Asked { edition: version.edition.clone(), words })
        })
        .collect()
}

/// A version's English words at a level.
pub fn words(catalogue: &Catalogue, version: &Version, level: ReadingLevel) -> Ui {
    words_in(catalogue, version, &Language::english(), level)
}

/// A version's words in a language, at a level.
pub fn words_in(catalogue: &Catalogue, version: &Version, language: &Language, level: ReadingLevel) -> Ui {
    Ui {
        demonstration: version.demonstration,
        young: version.edition.survey.audience.is_children(),
        ..Ui::plain(catalogue.phrases(Some(version), language, level), Arc::new(Assets::default()))
    }
}

/// What was noted in accepted sessions and may be quoted.
pub async fn notes(store: &Store, code: &Code) -> Result<Vec<RoomNote>, StoreError> {
    let notes = store.accepted_notes(code).await?;
    Ok(notes
        .into_iter()
        .filter(|(_, _, note)| note.quotable)
        .map(|(survey, level, note)| RoomNote {
            of: (survey, level),
            service: note.service,
            kind: note.kind,
            agreed: note.agreed,
            words: note.body,
        })
        .collect())
}

/// What was drawn in accepted sessions and may be shown.
pub async fn drawings(store: &Store, code: &Code) -> Result<Vec<RoomDrawing>, StoreError> {
    let drawings = store.shown_drawings(code).await?;
    Ok(drawings
        .into_iter()
        .map(|(survey, level, drawing)| RoomDrawing {
            of: (survey, level),
            service: drawing.service,
            words: drawing.words,
            digest: drawing.digest,
            size: drawing.size,
        })
        .collect())
}

/// What answers are weighted to, of the surveys whose answers officers want weighted.
pub async fn weighed_to(store: &Store, code: &Code, surveys: &Surveys) -> Result<Known, StoreError> {
    let wanted = store.weighing(code).await?;
    if wanted.is_empty() {
        return Ok(Known::new());
    }
    let rolls = store.rolls(code).await?;
    let of = |version: &Arc<Version>| {
        let survey = &version.edition.survey;
        let key = (survey.code.clone(), weighed_by(survey)?.name());
        let by_need = rolls.get(&key).filter(|_| wanted.contains(&key))?.clone();
        let by_level = rolls.get(&(survey.code.clone(), By::Level.name())).cloned();
        Some((survey.code.clone(), WeighedTo { by_need, by_level }))
    };
    Ok(surveys.newest.iter().filter_map(of).collect())
}

/// The weights by which figures are shown beside what was counted.
pub fn weigh(known: &Known, surveys: &Surveys, report: &Report) -> Weighing {
    let of = |version: &Arc<Version>| {
        let survey = &version.edition.survey;
        let found = report.surveys.iter().find(|found| found.survey == survey.code)?;
        Some((survey.code.clone(), Weights::new(survey, found, known.get(&survey.code)?)))
    };
    surveys.newest.iter().filter_map(of).collect()
}

/// The same, as officers want it now.
pub async fn weighing(store: &Store, code: &Code, surveys: &Surveys, report: &Report) -> Result<Weighing, StoreError> {
    Ok(weigh(&weighed_to(store, code, surveys).await?, surveys, report))
}

/// The report in words: what the page, the spreadsheet and the CSV all print.
pub fn print(catalogue: &Catalogue, surveys: &Surveys, report: &Report, weighing: &Weighing) -> Vec<Printed> {
    let officer = words(catalogue, &surveys.newest[0], ReadingLevel::Standard);
    tables::print(&officer, report, &asked(catalogue, surveys), weighing)
}

/// What was said in sessions, in words, for files.
pub fn print_rooms(catalogue: &Catalogue, surveys: &Surveys, report: &Report) -> Vec<RoomPrinted> {
    let officer = words(catalogue, &surveys.newest[0], ReadingLevel::Standard);
    rooms(&officer, report, &asked(catalogue, surveys))
}

fn rooms(ui: &Ui, report: &Report, asked: &BTreeMap<Code, Asked>) -> Vec<RoomPrinted> {
    Evidence { rooms: &report.rooms, notes: &[], drawings: &[], asked }.printed(ui)
}
