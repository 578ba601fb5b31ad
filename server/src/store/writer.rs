//! One writer, so that what arrives together is committed together.
//!
//! A durable commit waits for the disk. One at a time, that is the limit of what a server can take; here
//! everything that arrived while the last commit was under way goes into the next. Each caller is
//! answered after the commit that holds its own rows, never before.

use std::panic::AssertUnwindSafe;

use futures::{FutureExt as _, future::BoxFuture};
use sea_orm::{DatabaseConnection, DatabaseTransaction, TransactionTrait as _};
use tokio::sync::{mpsc, oneshot};

use super::{Store, StoreError};

/// Something to be written within a transaction. It may be run twice, if the first transaction failed.
/// Where it answers [`StoreError::Conflict`], it has written nothing.
pub(crate) type Work =
    Box<dyn for<'t> Fn(&'t DatabaseTransaction) -> BoxFuture<'t, Result<(), StoreError>> + Send + Sync>;

struct Job {
    work: Work,
    done: oneshot::Sender<Result<(), StoreError>>,
}

/// The most that goes into one commit.
const BATCH: usize = 256;
/// The number PostgreSQL knows the writers' lock by: several servers take turns, so that none of them
/// waits in the middle of a batch for a row of another's.
const WRITER_LOCK: i64 = 0x536f_756f;

/// A handle to the writer.
#[derive(Clone, Debug)]
pub(crate) struct Writer {
    jobs: mpsc::Sender<Job>,
}

impl Writer {
    pub(crate) fn start(db: DatabaseConnection) -> Self {
        let (jobs, queue) = mpsc::channel(4 * BATCH);
        tokio::spawn(run(db, queue));
        Self { jobs }
    }

    /// Writes, and returns once it is on disk.
    pub(crate) async fn write(&self, work: Work) -> Result<(), StoreError> {
        let (done, answer) = oneshot::channel();
        self.jobs.send(Job { work, done }).await.map_err(|_| StoreError::Closed)?;
        answer.await.map_err(|_| StoreError::Closed)?
    }

    /// Makes a transaction wait until no writer writes, and every writer wait for it.
    pub(super) async fn alone(&self, transaction: &DatabaseTransaction) -> Result<(), StoreError> {
        Store::one_at_a_time(transaction, WRITER_LOCK).await
    }

    /// Waits until all that was handed over before is written; an error where nothing is written any more.
    pub(crate) async fn finish(&self) -> Result<(), StoreError> {
        self.write(Box::new(|_| Box::pin(async { Ok(()) }))).await
    }
}

/// [`together`], of a batch in which something may panic: what is asked for next is written all the same.
async fn unharmed(db: &DatabaseConnection, batch: &[Job]) -> Result<Vec<Result<(), StoreError>>, StoreError> {
    AssertUnwindSafe(together(db, batch)).catch_unwind().await.unwrap_or_else(|_| {
        tracing::error!("a write panicked");
        Err(StoreError::Closed)
    })
}

async fn run(db: DatabaseConnection, mut queue: mpsc::Receiver<Job>) {
    let mut batch = Vec::with_capacity(BATCH);
    while queue.recv_many(&mut batch, BATCH).await > 0 {
        match unharmed(&db, &batch).await {
            Ok(results) => batch.drain(..).zip(results).for_each(|(job, result)| drop(job.done.send(result))),
            // One bad row must not fail its neighbours: each is tried by itself.
            Err(_) => {
                for job in batch.drain(..) {
                    let result = unharmed(&db, std::slice::from_ref(&job)).await;
                    drop(job.done.send(result.and_then(|mut own| own.pop().unwrap_or(Err(StoreError::Closed)))));
                }
            }
        }
    }
}

/// Commits a batch. A conflict, and that there is no room for more, are answers to a job of their own, which by then has
/// written nothing of worth, and no fault of the transaction.
async fn together(db: &DatabaseConnection, batch: &[Job]) -> Result<Vec<Result<(), StoreError>>, StoreError> {
    let transaction = db.begin_with_options(Store::writing(db)).await?;
    Store::one_at_a_time(&transaction, WRITER_LOCK).await?;
    let mut results = Vec::with_capacity(batch.len());
    for job in batch {
        match (job.work)(&transaction).await {
            Err(own @ (StoreError::Conflict | StoreError::Full)) => results.push(Err(own)),
            done => results.push(Ok(done?)),
        }
    }
    transaction.commit().await?;
    Ok(results)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_panics_takes_nobody_with_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&format!("sqlite://{}/a.db", folder.path().display())).await.expect("it opens");
        let broken = store.writer.write(Box::new(|_| Box::pin(async { panic!("as it is meant to") })));
        let well = store.writer.finish();
        let (broken, well) = tokio::join!(broken, well);
        assert!(broken.is_err() && well.is_ok());
        assert!(store.writer.finish().await.is_ok() && store.is_well().await);
    }
}
