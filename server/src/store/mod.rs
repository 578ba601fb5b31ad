//! The store: SQLite or PostgreSQL behind one set of functions that speak the domain's types.

mod arrival;
pub mod brought;
pub mod checks;
pub mod comments;
pub mod concerns;
pub mod consultations;
pub mod crossed;
pub mod duties;
pub mod engage;
pub(crate) mod entities;
pub mod findings;
pub mod followers;
pub mod hooks;
pub mod meaning;
pub mod messages;
pub mod microdata;
pub mod outcome;
pub mod people;
pub mod publications;
pub mod remarks;
pub mod reply;
pub mod respond;
pub mod rolls;
pub mod schools;
pub mod sessions;
mod settings;
pub mod sheets;
pub mod signing;
pub mod themes;
pub mod tokens;
pub mod trial;
pub mod voices;
mod writer;

use std::time::Duration;

use anyhow::Context as _;
use migrations::Migrator;
use sea_orm::{
    ConnectOptions, ConnectionTrait as _, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait as _,
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
    /// It holds all that it may of this.
    #[error("there is no room for more of it")]
    Full,
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
        is_address(url)?;
        let db = match sqlite_path(url) {
            Some(path) => open_sqlite(path).await?,
            None => open_postgres(url).await?,
        };
        let writer = Writer::start(db.clone());
        Ok(Self { db, writer })
    }

    /// Opens a database that is there, and as new as this program: what reads it or changes an account makes none, and
    /// brings none up to date by the way.
    pub async fn open_there(url: &str) -> anyhow::Result<Self> {
        let store = Self::open_as_it_is(url).await?;
        let pending = Migrator::get_pending_migrations_read_only(&store.db).await?;
        anyhow::ensure!(
            pending.is_empty(),
            "the database is of an earlier version: copy it with `soundings backup`, then run `soundings migrate`"
        );
        Ok(store)
    }

    /// Opens a database that is there, of whatever version it is.
    pub async fn open_as_it_is(url: &str) -> anyhow::Result<Self> {
        is_address(url)?;
        let db = match sqlite_path(url) {
            Some(path) => {
                let there = std::path::Path::new(path);
                let whole = std::path::absolute(there)?;
                anyhow::ensure!(
                    there.is_file(),
                    "there is no database at {}: say where it is with --database or SOUNDINGS_DATABASE, or make one with `soundings migrate`",
                    whole.display()
                );
                Database::connect(sqlite_options(path, "rw")).await?
            }
            None => Database::connect(postgres_options(url)).await.with_context(|| unreachable(url))?,
        };
        let writer = Writer::start(db.clone());
        Ok(Self { db, writer })
    }

    /// Whether an SQLite database is whole.
    pub async fn is_sound(&self) -> Result<bool, StoreError> {
        let ask = Statement::from_string(DbBackend::Sqlite, "PRAGMA integrity_check");
        let said: Option<String> = self.db.query_one_raw(ask).await?.map(|row| row.try_get_by_index(0)).transpose()?;
        Ok(said.as_deref() == Some("ok") && !Migrator::get_applied_migrations(&self.db).await?.is_empty())
    }

    /// Whether the database takes what is written: what is tried is taken back.
    pub async fn is_well(&self) -> bool {
        let tried = async {
            let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
            settings::set(&transaction, "well", String::new()).await?;
            transaction.rollback().await?;
            self.writer.finish().await
        };
        match tokio::time::timeout(Duration::from_secs(15), tried).await {
            Ok(Ok(())) => true,
            Ok(Err(error)) => {
                tracing::error!(%error, "the database takes nothing");
                false
            }
            Err(_) => {
                tracing::error!("the database does not answer");
                false
            }
        }
    }

    /// Waits until everything handed over is on disk, and closes.
    pub async fn close(self) {
        let _ = self.writer.finish().await;
        let _ = self.db.close().await;
    }

    /// Copies an SQLite database to a file, as it stands at one moment, while it is in use. Nobody else on the machine can
    /// read it.
    pub async fn copy_to(&self, path: &str) -> anyhow::Result<()> {
        copy_sqlite(&self.db, path).await
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

/// Whether something is the address of a database; else how one is written.
fn is_address(url: &str) -> anyhow::Result<()> {
    let known = ["sqlite:", "postgres:", "postgresql:"].iter().any(|kind| url.starts_with(kind));
    anyhow::ensure!(known, "“{url}” is no address of a database: write sqlite:{url} for a file, or postgres://…");
    Ok(())
}

/// Where an SQLite database is; none where it is another.
pub(crate) fn sqlite_path(url: &str) -> Option<&str> {
    let path = url.strip_prefix("sqlite:")?;
    path.trim_start_matches("//").split('?').next()
}

fn sqlite_options(path: &str, mode: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(format!("sqlite://{path}?mode={mode}"));
    options.max_connections(8).sqlx_logging(false).map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .journal_mode(SqliteJournalMode::Wal)
            // What was acknowledged survives a loss of power, not only a crash.
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(10))
            .foreign_keys(true)
            .pragma("secure_delete", "on")
    });
    options
}

/// Whether nobody has an SQLite database open: only then can it be told to keep no log. By one connection: a second of our
/// own would be somebody.
pub(crate) async fn is_unused(path: &str) -> anyhow::Result<bool> {
    let mut one = sqlite_options(path, "rw");
    one.max_connections(1);
    let db = Database::connect(one).await?;
    let ask = Statement::from_string(DbBackend::Sqlite, "PRAGMA journal_mode = DELETE");
    let said = db.query_one_raw(ask).await.ok().flatten();
    let alone = said.and_then(|row| row.try_get_by_index::<String>(0).ok()).as_deref() == Some("delete");
    db.close().await?;
    Ok(alone)
}

async fn open_sqlite(path: &str) -> anyhow::Result<DatabaseConnection> {
    if let Some(folder) = std::path::Path::new(path).parent() {
        std::fs::create_dir_all(folder)?;
    }
    let lock = std::fs::File::create(format!("{path}.migrating"))?;
    let lock = tokio::task::spawn_blocking(move || lock.lock().map(|()| lock)).await??;
    let db = Database::connect(sqlite_options(path, "rwc")).await?;
    let (pending, done) = (Migrator::get_pending_migrations(&db).await?, Migrator::get_applied_migrations(&db).await?);
    if !pending.is_empty() && !done.is_empty() {
        // An upgrade that is interrupted half-way may not be one that can be gone on with.
        let name = |n: u32| format!("{path}.before-upgrade-{}-{n}", done.len());
        let free = (1..1000).map(name).find(|name| !std::path::Path::new(name).exists());
        let copy = free.ok_or_else(|| anyhow::anyhow!("a thousand copies from before upgrades stand beside {path}"))?;
        // Under its name only once it is whole.
        let part = format!("{path}.before-upgrade.part");
        if std::path::Path::new(&part).exists() {
            std::fs::remove_file(&part)?;
        }
        copy_sqlite(&db, &part).await?;
        std::fs::rename(&part, &copy)?;
        tracing::info!(%copy, "the database as it was before the upgrade is kept");
    }
    Migrator::up(&db, None).await?;
    lock.unlock()?;
    Ok(db)
}

/// Copies an SQLite database to a file that nobody else on the machine can read.
async fn copy_sqlite(db: &DatabaseConnection, path: &str) -> anyhow::Result<()> {
    let mut new = std::fs::OpenOptions::new();
    new.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut new, 0o600);
    new.open(path)?;
    if let Err(error) = db.execute_unprepared(&format!("VACUUM INTO '{}'", path.replace('\'', "''"))).await {
        // Half a copy must not look like one.
        std::fs::remove_file(path)?;
        return Err(error.into());
    }
    Ok(())
}

/// What PostgreSQL does where a server of ours vanishes in the middle of a transaction, so that its locks do not outlast it:
/// by default it would notice after two hours.
const LET_GO: [(&str, &str); 4] = [
    ("idle_in_transaction_session_timeout", "30s"),
    ("tcp_keepalives_idle", "10"),
    ("tcp_keepalives_interval", "5"),
    ("tcp_keepalives_count", "3"),
];

fn postgres_options(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(16)
        .sqlx_logging(false)
        // Whoever waits for a page is told sooner than they give up.
        .acquire_timeout(Duration::from_secs(8))
        .map_sqlx_postgres_opts(|one| one.options(LET_GO));
    options
}

/// That a PostgreSQL is not reached, and where it was looked for; never the password.
fn unreachable(url: &str) -> String {
    let (_, rest) = url.split_once("://").unwrap_or(("", url));
    let place = rest.rsplit_once('@').map_or(rest, |(_, place)| place);
    let place = place.split('?').next().unwrap_or_default();
    format!(
        "PostgreSQL cannot be reached at {place}, as --database or SOUNDINGS_DATABASE says: is it running, is that its name and port, and is there such a database?"
    )
}

async fn open_postgres(url: &str) -> anyhow::Result<DatabaseConnection> {
    // A lock belongs to a connection, so this one is held by itself while the schema changes.
    let mut one = postgres_options(url);
    one.max_connections(1);
    let locked = Database::connect(one).await.with_context(|| unreachable(url))?;
    locked.execute_unprepared(&format!("SELECT pg_advisory_lock({MIGRATION_LOCK})")).await?;
    let db = Database::connect(postgres_options(url)).await?;
    Migrator::up(&db, None).await?;
    locked.close().await?;
    Ok(db)
}
