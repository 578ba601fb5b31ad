//! The store: SQLite or PostgreSQL behind one set of functions that speak the domain's types.

pub mod brought;
pub mod checks;
pub mod comments;
pub mod concerns;
pub mod consultations;
pub mod crossed;
pub mod engage;
pub(crate) mod entities;
pub mod findings;
pub mod followers;
pub mod hooks;
pub mod meaning;
pub mod microdata;
pub mod outcome;
pub mod people;
pub mod publications;
pub mod remarks;
pub mod reply;
pub mod respond;
pub mod rolls;
pub mod sessions;
mod settings;
pub mod sheets;
pub mod signing;
pub mod themes;
pub mod tokens;
pub mod voices;
mod writer;

use std::time::Duration;

use migrations::Migrator;
use sea_orm::{
    ConnectOptions, ConnectionTrait as _, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    SqliteTransactionMode, TransactionOptions,
    sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous},
};
use sea_orm_migration::MigratorTrait as _;

use writer::Writer;

/// Why the store could not do something. What was asked for and is not there is `None`, not an error.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database said so.
    #[error("the database: {0}")]
    Database(#[from] DbErr),
    /// Something stored could not be read back.
    #[error("what is stored of {0} cannot be read: {1}")]
    Unreadable(&'static str, String),
    /// Something changed meanwhile: read it again.
    #[error("it was changed meanwhile")]
    Conflict,
    /// The store is being closed.
    #[error("the store is closed")]
    Closed,
}

/// The store.
#[derive(Clone, Debug)]
pub struct Store {
    db: DatabaseConnection,
    writer: Writer,
}

/// The number PostgreSQL knows our migrations' lock by.
const MIGRATION_LOCK: i64 = 0x536f_756e;

impl Store {
    /// Opens a database and brings its schema up to date, under a lock: servers that start together wait
    /// for one another.
    pub async fn open(url: &str) -> anyhow::Result<Self> {
        let db = if url.starts_with("sqlite:") { open_sqlite(url).await? } else { open_postgres(url).await? };
        let writer = Writer::start(db.clone());
        Ok(Self { db, writer })
    }

    /// Waits until everything handed over is on disk, and closes.
    pub async fn close(self) {
        self.writer.finish().await;
        let _ = self.db.close().await;
    }

    /// Copies an SQLite database to a file, as it stands at one moment, while it is in use.
    pub async fn copy_to(&self, path: &str) -> Result<(), StoreError> {
        self.db.execute_unprepared(&format!("VACUUM INTO '{}'", path.replace('\'', "''"))).await?;
        Ok(())
    }

    /// How a transaction that writes begins: SQLite takes its lock at once, or a second writer that
    /// began by reading would fail.
    pub(crate) fn writing(db: &DatabaseConnection) -> TransactionOptions {
        TransactionOptions {
            sqlite_transaction_mode: (db.get_database_backend() == DbBackend::Sqlite)
                .then_some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        }
    }

    /// Lets transactions that hold the same lock follow one another, until each ends: what [`Self::writing`] does on SQLite
    /// for all of them, on PostgreSQL for those that ask.
    async fn one_at_a_time(transaction: &DatabaseTransaction, lock: i64) -> Result<(), StoreError> {
        if transaction.get_database_backend() == DbBackend::Postgres {
            transaction.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({lock})")).await?;
        }
        Ok(())
    }
}

async fn open_sqlite(url: &str) -> anyhow::Result<DatabaseConnection> {
    let path = url.trim_start_matches("sqlite:").trim_start_matches("//").split('?').next().unwrap_or_default();
    if let Some(folder) = std::path::Path::new(path).parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut options = ConnectOptions::new(format!("sqlite://{path}?mode=rwc"));
    options.max_connections(8).sqlx_logging(false).map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .journal_mode(SqliteJournalMode::Wal)
            // What was acknowledged survives a loss of power, not only a crash.
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(10))
            .foreign_keys(true)
            .pragma("secure_delete", "on")
    });
    let lock = std::fs::File::create(format!("{path}.migrating"))?;
    let lock = tokio::task::spawn_blocking(move || lock.lock().map(|()| lock)).await??;
    let db = Database::connect(options).await?;
    Migrator::up(&db, None).await?;
    lock.unlock()?;
    Ok(db)
}

/// What PostgreSQL does where a server of ours vanishes in the middle of a transaction, so that its locks do not outlast it:
/// by default it would notice after two hours.
const LET_GO: [(&str, &str); 4] = [
    ("idle_in_transaction_session_timeout", "30s"),
    ("tcp_keepalives_idle", "10"),
    ("tcp_keepalives_interval", "5"),
    ("tcp_keepalives_count", "3"),
];

async fn open_postgres(url: &str) -> anyhow::Result<DatabaseConnection> {
    // A lock belongs to a connection, so this one is held by itself while the schema changes.
    let mut one = ConnectOptions::new(url);
    one.max_connections(1).sqlx_logging(false);
    let locked = Database::connect(one).await?;
    locked.execute_unprepared(&format!("SELECT pg_advisory_lock({MIGRATION_LOCK})")).await?;
    let mut options = ConnectOptions::new(url);
    options.max_connections(16).sqlx_logging(false).map_sqlx_postgres_opts(|one| one.options(LET_GO));
    let db = Database::connect(options).await?;
    Migrator::up(&db, None).await?;
    locked.close().await?;
    Ok(db)
}
