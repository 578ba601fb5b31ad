//! Beside which figures an officer wrote on a report: they may have changed since.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

#[derive(DeriveIden)]
enum OutcomeWords {
    Table,
    /// The digest of the findings that stood there; nothing where that is not known.
    Findings,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = string_len_null(OutcomeWords::Findings, 64);
        manager.alter_table(Table::alter().table(OutcomeWords::Table).add_column(column).to_owned()).await
    }
}
