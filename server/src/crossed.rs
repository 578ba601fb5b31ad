//! What officers saved of one question set against another, as the report may show it.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{
        Arc, Mutex, MutexGuard,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use app::{
    outcome::crossed::{NotShown, Saved as Shown},
    pages::officer::Progress,
    questions::{first_words, list_name, short_name},
    tables::{self, Asked, Printed},
    ui::Ui,
};
use domain::{
    code::Code,
    consultation::{Day, State as Now},
    digest::Digest,
    findings::{Basis, Crossing, Report, SurveyFindings, Table, Tally, may_cross},
    respond::answer::Slot,
    survey::Survey,
};
use tokio::sync::{Semaphore, watch};

use crate::{
    findings::{self, Surveys},
    http::catalogue::Catalogue,
    store::{Store, StoreError, crossed::Saved},
};

/// Tables of one question by another as they were last worked out: the solver that guards their small counts may need
/// many seconds. One is worked out at a time, whoever waits for it; whoever does not is told how far it is.
#[derive(Debug)]
pub struct Crossings {
    works: Mutex<HashMap<Pair, Arc<Work>>>,
    turn: Arc<Semaphore>,
}

/// A consultation, a survey, and what is set against what in it.
type Pair = (Code, Code, String, Code);

/// What tables are made of: everything counted, and the tables of each question that they are guarded beside.
type Of = (Digest, Digest);

/// Tables, and the digest of the answers.
pub type Made = (Arc<Vec<Table>>, Digest);

/// So many are kept: all that a report may have, of some consultations.
const KEPT: usize = 200;

/// Tables that are being worked out, or are.
#[derive(Debug)]
struct Work {
    of: Of,
    began: Instant,
    /// How many groups are done, and of how many.
    done: (AtomicUsize, AtomicUsize),
    stopped: AtomicBool,
    /// What came of it: nothing where it was stopped, or failed.
    made: watch::Sender<Option<Result<Made, Failed>>>,
}

/// Why there are no tables.
#[derive(Clone, Copy, Debug)]
enum Failed {
    Stopped,
    Store,
}

/// How far tables are.
#[derive(Clone, Debug)]
pub enum Far {
    /// They are there.
    Made(Made),
    /// They are being worked out, or wait for their turn.
    Working(Progress),
}

impl Default for Crossings {
    fn default() -> Self {
        Self { works: Mutex::default(), turn: Arc::new(Semaphore::new(1)) }
    }
}

impl Crossings {
    fn works(&self) -> MutexGuard<'_, HashMap<Pair, Arc<Work>>> {
        self.works.lock().expect("nothing panics with it")
    }

    /// The tables of a pair beside a report, once they are worked out, or how far they are after so long. They are worked
    /// out on, whoever goes away.
    pub async fn look(
        &self,
        store: &Store,
        (code, surveys): (&Code, &Surveys),
        report: &Report,
        crossing: &Crossing<'_>,
        patience: Duration,
    ) -> Result<Far, StoreError> {
        let survey = &crossing.survey().code;
        let Some(found) = report.surveys.iter().find(|found| found.survey == *survey) else {
            return Ok(Far::Made((Arc::default(), report.digest.clone())));
        };
        let pair = (code.clone(), survey.clone(), crossing.ask().to_string(), crossing.by().code.clone());
        let beside = Digest::of([serde_json::to_vec(found).expect("tables are written out").as_slice()]);
        let of = (report.digest.clone(), beside);
        let work = {
            let mut works = self.works();
            match works.get(&pair).filter(|work| work.of == of && !work.has_failed()) {
                Some(work) => work.clone(),
                None => {
                    if works.len() >= KEPT {
                        works.retain(|_, work| work.made.borrow().is_none());
                    }
                    let work = Arc::new(Work::new(of));
                    if let Some(before) = works.insert(pair.clone(), work.clone()) {
                        // Of answers that are others by now.
                        before.stopped.store(true, Ordering::Relaxed);
                    }
                    let newest = surveys.newest.iter().find(|version| version.edition.survey.code == *survey);
                    let edition = newest.map(|version| version.edition.clone());
                    let versions = surveys.versions[survey].clone();
                    let (store, found, turn) = (store.clone(), found.clone(), self.turn.clone());
                    let task = work.clone();
                    tokio::spawn(async move {
                        let made = match edition {
                            Some(edition) => {
                                task.work_out(&store, (&edition.survey, &versions), (&pair.2, &pair.3), &found, &turn)
                                    .await
                            }
                            None => Err(Failed::Store),
                        };
                        task.made.send_replace(Some(made));
                    });
                    work
                }
            }
        };
        let mut made = work.made.subscribe();
        let waited = tokio::time::timeout(patience, made.wait_for(Option::is_some)).await;
        match waited.ok().and_then(Result::ok).and_then(|made| made.clone()) {
            Some(Ok(made)) => Ok(Far::Made(made)),
            Some(Err(Failed::Stopped)) | None => Ok(Far::Working(work.progress())),
            Some(Err(Failed::Store)) => Err(StoreError::Conflict),
        }
    }

    /// The tables of a pair, however long they take.
    pub async fn tables(
        &self,
        store: &Store,
        of: (&Code, &Surveys),
        report: &Report,
        crossing: &Crossing<'_>,
    ) -> Result<Made, StoreError> {
        loop {
            if let Far::Made(made) = self.look(store, of, report, crossing, Duration::from_mins(1)).await? {
                return Ok(made);
            }
        }
    }

    /// Stops what is being worked out of a pair. Whoever looks at it again begins anew.
    pub fn stop(&self, code: &Code, crossing: &Crossing<'_>) {
        let pair =
            (code.clone(), crossing.survey().code.clone(), crossing.ask().to_string(), crossing.by().code.clone());
        let mut works = self.works();
        if let Some(work) = works.get(&pair).filter(|work| work.made.borrow().is_none()) {
            work.stopped.store(true, Ordering::Relaxed);
            works.remove(&pair);
        }
    }
}

impl Work {
    fn new(of: Of) -> Self {
        Self {
            of,
            began: Instant::now(),
            done: Default::default(),
            stopped: AtomicBool::new(false),
            made: watch::Sender::new(None),
        }
    }

    fn has_failed(&self) -> bool {
        matches!(*self.made.borrow(), Some(Err(_)))
    }

    fn progress(&self) -> Progress {
        Progress {
            seconds: self.began.elapsed().as_secs(),
            done: self.done.0.load(Ordering::Relaxed),
            of: self.done.1.load(Ordering::Relaxed),
        }
    }

    async fn work_out(
        &self,
        store: &Store,
        (survey, versions): (&Survey, &[i64]),
        (ask, by): (&str, &Code),
        found: &SurveyFindings,
        turn: &Semaphore,
    ) -> Result<Made, Failed> {
        // Nothing closes it.
        let _turn = turn.acquire().await;
        if self.stopped.load(Ordering::Relaxed) {
            return Err(Failed::Stopped);
        }
        let ask = ask.parse().map_err(|_| Failed::Store)?;
        let mut crossing = Crossing::new(survey, ask, by).ok_or(Failed::Store)?;
        let digest = store.sheets(versions, |sheet| crossing.add(sheet)).await.map_err(|error| {
            tracing::error!(%error, "answers could not be read");
            Failed::Store
        })?;
        let go_on = |done, of| {
            self.done.0.store(done, Ordering::Relaxed);
            self.done.1.store(of, Ordering::Relaxed);
            !self.stopped.load(Ordering::Relaxed)
        };
        // The solver is arithmetic, not waiting.
        let tables = tokio::task::block_in_place(|| crossing.tables_while(found, &go_on));
        Ok((Arc::new(tables.ok_or(Failed::Stopped)?), digest))
    }
}

/// What a pair is called: whose answers, to what, by what.
pub fn title(ui: &Ui, asked: Option<&Asked>, saved: &Saved) -> String {
    let Some(asked) = asked else { return format!("{}: {} / {}", saved.survey, saved.ask, saved.by) };
    let survey = &asked.edition.survey;
    let words = first_words(ui, asked);
    let known = |code: &Code| survey.questions.contains_key(code);
    let ask = if known(&saved.ask.question) { list_name(ui, asked, words, &saved.ask) } else { saved.ask.to_string() };
    let by = if known(&saved.by) { short_name(words, &Slot::of(saved.by.clone())) } else { saved.by.to_string() };
    let args = [("audience", ui.audience(survey.audience).into()), ("ask", ask.into()), ("by", by.into())];
    ui.say_with("explore-is-by", &args)
}

/// Everything that was saved of a consultation, with what may be shown of it beside what was `published` before.
pub async fn saved(
    (store, catalogue, crossings): (&Store, &Catalogue, &Crossings),
    (code, surveys): (&Code, &Surveys),
    ui: &Ui,
    (report, published): (&Report, &[Basis]),
    today: &Day,
) -> Result<Vec<Shown>, StoreError> {
    let saved = store.crossed(code).await?;
    if saved.is_empty() {
        return Ok(Vec::new());
    }
    let asked = findings::asked(catalogue, surveys);
    let closed = surveys.newest[0].edition.consultation.state_on(today) == Now::Closed;
    let mut found: BTreeMap<i64, Result<Vec<Printed>, NotShown>> = BTreeMap::new();
    for (survey, asked) in &asked {
        let mine: Vec<&Saved> = saved.iter().filter(|one| one.survey == *survey).collect();
        if mine.is_empty() {
            continue;
        }
        let versions = &surveys.versions[survey];
        let tally = if closed { store.tally(&asked.edition.survey, versions).await?.0 } else { Tally::default() };
        for one in mine {
            let Some(crossing) = Crossing::new(&asked.edition.survey, one.ask.clone(), &one.by) else {
                found.insert(one.id, Err(NotShown::Gone));
                continue;
            };
            let both = [one.ask.clone(), Slot::of(one.by.clone())];
            let before = published.iter().filter_map(|basis| basis.0.get(survey));
            if !closed {
                found.insert(one.id, Err(NotShown::Open));
            } else if may_cross(&tally, before, &both) {
                let by = crossing.by();
                let (tables, _) = crossings.tables(store, (code, surveys), report, &crossing).await?;
                let printed: Vec<Printed> =
                    tables.iter().map(|table| tables::print_crossed(ui, asked, table, by)).collect();
                let says = printed.iter().flat_map(|table| &table.rows).any(|row| row.need.is_some());
                found.insert(one.id, if says { Ok(printed) } else { Err(NotShown::Nobody) });
            } else {
                found.insert(one.id, Err(NotShown::ToldBefore));
            }
        }
    }
    let shown = saved.into_iter().map(|one| {
        let title = title(ui, asked.get(&one.survey), &one);
        let shown = found.remove(&one.id).unwrap_or(Err(NotShown::Gone));
        Shown { id: one.id, title, shown, questions: (one.survey, [one.ask, Slot::of(one.by)]) }
    });
    Ok(shown.collect())
}
