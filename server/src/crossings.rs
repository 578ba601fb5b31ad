//! Tables of one question by another, worked out once, one pair at a time, and on after whoever looked has gone.

use std::{
    sync::{
        Arc, Mutex, MutexGuard,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use app::pages::officer::Progress;
use domain::{
    code::Code,
    digest::Digest,
    edition::SurveyEdition,
    findings::{Crossing, Report, SurveyFindings, Table},
};
use tokio::sync::{Semaphore, watch};

use crate::{
    findings::Surveys,
    store::{Store, StoreError},
};

/// Tables of one question by another as they were last worked out: the solver that guards their small counts may need
/// many seconds. One is worked out at a time, whoever waits for it; whoever does not is told how far it is.
#[derive(Debug)]
pub struct Crossings {
    works: Mutex<Vec<Arc<Work>>>,
    turn: Arc<Semaphore>,
}

/// A consultation, a survey, and what is set against what in it.
type Pair = (Code, Code, String, Code);

fn pair(code: &Code, crossing: &Crossing<'_>) -> Pair {
    (code.clone(), crossing.survey().code.clone(), crossing.ask().to_string(), crossing.by().code.clone())
}

/// What tables are of.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Of {
    pair: Pair,
    /// The survey's newest version, how many answers there are, and the digest of the tables they are guarded beside.
    answers: (i64, u64, Digest),
}

/// Tables, and the digest of the answers.
pub type Made = (Arc<Vec<Table>>, Digest);

/// So many are kept: all that a report may have, of some consultations.
const KEPT: usize = 200;
/// So many may wait for their turn without anybody waiting for them.
const WAITING: usize = 24;
/// For how long tables are shown to whoever explores, though somebody has answered meanwhile: while people answer all the
/// time, nobody would see any otherwise.
const FRESH: Duration = Duration::from_mins(1);

/// Tables that are being worked out, or are.
#[derive(Debug)]
struct Work {
    of: Of,
    began: Instant,
    /// Whether it is its turn, and how many groups are done of how many.
    has_turn: AtomicBool,
    done: (AtomicUsize, AtomicUsize),
    stopped: AtomicBool,
    /// What came of it, and when.
    made: watch::Sender<Option<(Result<Made, Failed>, Instant)>>,
}

/// Why there are no tables.
#[derive(Clone, Copy, Debug)]
enum Failed {
    Stopped,
    Broken,
}

/// How far tables are.
#[derive(Clone, Debug)]
pub enum Far {
    /// They are there.
    Made(Made),
    /// They are being worked out, or wait for their turn.
    Working(Progress),
    /// Somebody stopped it.
    Stopped,
}

/// Whether tables of a little earlier will do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Those of the very answers that a report counts.
    Exactly,
    /// Those that are being worked out, or just were, will do.
    Lately,
}

impl Default for Crossings {
    fn default() -> Self {
        Self { works: Mutex::default(), turn: Arc::new(Semaphore::new(1)) }
    }
}

impl Crossings {
    fn works(&self) -> MutexGuard<'_, Vec<Arc<Work>>> {
        self.works.lock().expect("nothing panics with it")
    }

    /// What is there, or being worked out, of a pair that will do.
    fn there(&self, of: &Of, wanted: Wanted) -> Option<Arc<Work>> {
        let works = self.works();
        let exactly = works.iter().find(|work| work.of == *of && !work.has_failed());
        let lately = || works.iter().rev().find(|work| work.of.pair == of.pair && work.is_fresh());
        exactly.or_else(|| if wanted == Wanted::Lately { lately() } else { None }).cloned()
    }

    /// Puts a work among the others, and takes out what nobody needs any more.
    fn put(&self, work: &Arc<Work>) {
        let mut works = self.works();
        // Of the same pair: what is done and of answers that are others by now, and what nobody waits for.
        works.retain(|one| {
            let same = one.of.pair == work.of.pair;
            let goes = same && (one.is_done() || one.made.receiver_count() == 0);
            if goes {
                one.stop();
            }
            !goes
        });
        let idle = |one: &Arc<Work>| !one.is_done() && one.made.receiver_count() == 0;
        if works.iter().filter(|one| idle(one)).count() >= WAITING
            && let Some(at) = works.iter().position(idle)
        {
            works.remove(at).stop();
        }
        if works.len() >= KEPT
            && let Some(at) = works.iter().position(|one| one.is_done())
        {
            works.remove(at);
        }
        works.push(work.clone());
    }

    /// The tables of a pair beside a report, once they are worked out, or how far they are after so long. They are worked
    /// out on, whoever goes away.
    pub async fn look(
        &self,
        store: &Store,
        (code, surveys): (&Code, &Surveys),
        report: &Report,
        crossing: &Crossing<'_>,
        (wanted, patience): (Wanted, Duration),
    ) -> Result<Far, StoreError> {
        let survey = &crossing.survey().code;
        let found = report.surveys.iter().find(|found| found.survey == *survey);
        let newest = surveys.newest_of(survey.as_str());
        let (Some(found), Some(newest)) = (found, newest) else {
            return Ok(Far::Made((Arc::default(), report.digest.clone())));
        };
        let versions = &surveys.versions[survey];
        let beside = Digest::of([serde_json::to_vec(&found.tables).expect("tables are written out").as_slice()]);
        let of = Of { pair: pair(code, crossing), answers: (newest.id, store.response_count(versions).await?, beside) };
        let (work, mut made) = match self.there(&of, wanted) {
            Some(work) => {
                let made = work.made.subscribe();
                (work, made)
            }
            None => {
                let work = Arc::new(Work::new(of));
                // Waited for before anybody can find that nobody does.
                let made = work.made.subscribe();
                self.put(&work);
                let task = Task {
                    work: work.clone(),
                    store: store.clone(),
                    turn: self.turn.clone(),
                    edition: newest.edition.clone(),
                    versions: versions.clone(),
                    found: found.clone(),
                };
                let of_task = work.clone();
                tokio::spawn(async move {
                    // One that panics is over too: whoever waits is not left waiting.
                    let made = tokio::spawn(task.work_out()).await.unwrap_or(Err(Failed::Broken));
                    of_task.made.send_replace(Some((made, Instant::now())));
                });
                (work, made)
            }
        };
        let over = tokio::time::timeout(patience, made.wait_for(Option::is_some)).await;
        match over.ok().and_then(Result::ok).and_then(|made| made.clone()) {
            Some((Ok(made), _)) => Ok(Far::Made(made)),
            Some((Err(Failed::Stopped), _)) => Ok(Far::Stopped),
            Some((Err(Failed::Broken), _)) => {
                Err(StoreError::Unreadable("tables", "they could not be worked out".to_owned()))
            }
            None => Ok(Far::Working(work.progress())),
        }
    }

    /// The tables of a pair of the very answers that a report counts, however long they take.
    pub async fn tables(
        &self,
        store: &Store,
        of: (&Code, &Surveys),
        report: &Report,
        crossing: &Crossing<'_>,
    ) -> Result<Made, StoreError> {
        loop {
            // Where somebody stopped it, it is begun anew: a report needs it.
            let wait = (Wanted::Exactly, Duration::from_mins(1));
            if let Far::Made(made) = self.look(store, of, report, crossing, wait).await? {
                return Ok(made);
            }
        }
    }

    /// Stops what is being worked out of a pair. Whoever looks at it again begins anew.
    pub fn stop(&self, code: &Code, crossing: &Crossing<'_>) {
        let pair = pair(code, crossing);
        self.works().retain(|work| {
            let goes = work.of.pair == pair && !work.is_done();
            if goes {
                work.stop();
            }
            !goes
        });
    }
}

impl Work {
    fn new(of: Of) -> Self {
        Self {
            of,
            began: Instant::now(),
            has_turn: AtomicBool::new(false),
            done: Default::default(),
            stopped: AtomicBool::new(false),
            made: watch::Sender::new(None),
        }
    }

    fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    fn is_done(&self) -> bool {
        self.made.borrow().is_some()
    }

    fn has_failed(&self) -> bool {
        matches!(*self.made.borrow(), Some((Err(_), _)))
    }

    /// Whether it is being worked out, or just was.
    fn is_fresh(&self) -> bool {
        match &*self.made.borrow() {
            None => !self.stopped.load(Ordering::Relaxed),
            Some((made, when)) => made.is_ok() && when.elapsed() < FRESH,
        }
    }

    fn progress(&self) -> Progress {
        Progress {
            seconds: self.began.elapsed().as_secs(),
            has_turn: self.has_turn.load(Ordering::Relaxed),
            done: self.done.0.load(Ordering::Relaxed),
            of: self.done.1.load(Ordering::Relaxed),
        }
    }
}

/// All that a work needs.
struct Task {
    work: Arc<Work>,
    store: Store,
    turn: Arc<Semaphore>,
    edition: Arc<SurveyEdition>,
    versions: Vec<i64>,
    found: SurveyFindings,
}

impl Task {
    async fn work_out(self) -> Result<Made, Failed> {
        let Self { work, store, turn, edition, versions, found } = self;
        let (_, _, ask, by) = &work.of.pair;
        let ask = ask.parse().map_err(|_| Failed::Broken)?;
        let mut crossing = Crossing::new(&edition.survey, ask, by).ok_or(Failed::Broken)?;
        // Read at once, for they are the answers that the report counts; the turn is the solver's.
        let digest = store.sheets(&versions, |sheet| crossing.add(sheet)).await.map_err(|error| {
            tracing::error!(%error, "answers could not be read");
            Failed::Broken
        })?;
        // Nothing closes it.
        let _turn = turn.acquire().await;
        work.has_turn.store(true, Ordering::Relaxed);
        let go_on = |done, of| {
            work.done.0.store(done, Ordering::Relaxed);
            work.done.1.store(of, Ordering::Relaxed);
            !work.stopped.load(Ordering::Relaxed)
        };
        // The solver is arithmetic, not waiting.
        let tables = tokio::task::block_in_place(|| crossing.tables_while(&found, &go_on));
        Ok((Arc::new(tables.ok_or(Failed::Stopped)?), digest))
    }
}
