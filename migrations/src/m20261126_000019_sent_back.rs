//! A school whose session is sent back is told.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// An engagement session.
#[derive(DeriveIden)]
enum Engagement {
    Table,
    /// From when on its school is to be told that it was sent back, in seconds since 1970; nothing where there is
    /// nothing to tell.
    TellFrom,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let from = big_integer_null(Engagement::TellFrom);
        manager.alter_table(Table::alter().table(Engagement::Table).add_column(from).to_owned()).await
    }
}
