//! What says in what order answers came is gone from SQLite too; and a child's concern says from which session it came.

use sea_orm_migration::{prelude::*, schema::*, sea_orm::DbBackend};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// An unfinished response.
#[derive(DeriveIden)]
enum Draft {
    Table,
    /// The hash of the secret that the browser it belongs to holds.
    SecretHash,
    /// Whether the device it was begun on is handed on.
    HandedOn,
}

/// What was written.
#[derive(DeriveIden)]
enum Comment {
    Table,
    /// The session it was written in, until the screen has read it: nothing of what is no concern keeps it.
    EngagementId,
}

/// A concern for a child's safety.
#[derive(DeriveIden)]
enum Concern {
    Table,
    /// The response it was written in, or the session whose note it is.
    ResponseId,
    /// The session in which a child wrote it.
    EngagementId,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let handed_on = boolean(Draft::HandedOn).default(false).to_owned();
        manager.alter_table(Table::alter().table(Draft::Table).add_column(handed_on).to_owned()).await?;
        let session = big_integer_null(Comment::EngagementId);
        manager.alter_table(Table::alter().table(Comment::Table).add_column(session).to_owned()).await?;
        let session = big_integer_null(Concern::EngagementId);
        manager.alter_table(Table::alter().table(Concern::Table).add_column(session).to_owned()).await?;
        manager
            .create_index(
                Index::create().name("concern_response").table(Concern::Table).col(Concern::ResponseId).to_owned(),
            )
            .await?;
        manager
            .create_index(Index::create().name("draft_secret").table(Draft::Table).col(Draft::SecretHash).to_owned())
            .await?;
        let db = manager.get_connection();
        // The second at which the program told the leads was an answer's.
        db.execute_unprepared("UPDATE concern_event SET at = at - at % 86400 WHERE account_id IS NULL").await?;
        if db.get_database_backend() == DbBackend::Sqlite {
            // A table with a key of text numbers its rows in the order in which they come, unless it is told not to.
            db.execute_unprepared(
                "CREATE TABLE receipt_new (key varchar(64) NOT NULL PRIMARY KEY, expires_on varchar(10) NOT NULL) WITHOUT ROWID; \
                 INSERT INTO receipt_new SELECT key, expires_on FROM receipt; \
                 DROP TABLE receipt; \
                 ALTER TABLE receipt_new RENAME TO receipt;",
            )
            .await?;
        }
        Ok(())
    }
}
