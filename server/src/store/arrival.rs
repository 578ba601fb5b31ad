//! In what order answers came is forgotten.
//!
//! A receipt says that an unfinished response was sent, and nothing says which response came of it. But PostgreSQL marks every
//! row with the transaction that wrote it, and keeps rows in the order in which they came: whoever may read the database and
//! knows the number of an unfinished response, from a browser's history or a proxy's log, could find the response by that.

use domain::consultation::Day;
use sea_orm::{ConnectionTrait as _, DbBackend, Statement, TransactionTrait as _};

use super::{Store, StoreError};

impl Store {
    /// Writes anew what came since a day, of which receipts end no sooner than another: the receipts in the order of their
    /// keys, which are hashes, and all of it in one transaction. Does nothing on SQLite, whose rows carry no such mark and are
    /// stored by their keys, random numbers or hashes.
    pub async fn forget_arrival(&self, since: &Day, receipts_end: &Day) -> Result<(), StoreError> {
        if self.db.get_database_backend() != DbBackend::Postgres {
            return Ok(());
        }
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        self.writer.alone(&transaction).await?;
        let run = async |sql: &str, from: &Day| {
            let values = [from.as_str().into()];
            transaction.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await
        };
        // Those of a day are told by the day on which they end.
        run(
            "WITH gone AS (DELETE FROM receipt WHERE expires_on >= $1 RETURNING key, expires_on) \
             INSERT INTO receipt (key, expires_on) SELECT key, expires_on FROM gone ORDER BY key",
            receipts_end,
        )
        .await?;
        run("UPDATE response SET sent_on = sent_on WHERE sent_on >= $1", since).await?;
        run(
            "UPDATE comment SET screened = screened WHERE response_id IN (SELECT id FROM response WHERE sent_on >= $1)",
            since,
        )
        .await?;
        // Which of those who came by a school's link was the last is not to be told either.
        transaction.execute_unprepared("UPDATE school_answers SET answered = answered").await?;
        transaction.commit().await?;
        // What was there before is not left behind in the tables' files.
        for table in ["receipt", "response", "comment", "school_answers"] {
            self.db.execute_unprepared(&format!("VACUUM {table}")).await?;
        }
        Ok(())
    }
}
