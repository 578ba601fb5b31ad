//! A countdown on a session's big screen, where the adult wants one.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// An engagement session.
#[derive(DeriveIden)]
enum Engagement {
    Table,
    /// When the countdown of the question that is on ends, in seconds since 1970; nothing where there is none.
    CountdownUntil,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let until = big_integer_null(Engagement::CountdownUntil);
        manager.alter_table(Table::alter().table(Engagement::Table).add_column(until).to_owned()).await
    }
}
