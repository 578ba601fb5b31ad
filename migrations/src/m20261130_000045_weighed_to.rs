//! What the answers behind a published report are weighted to.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// Every table behind a frozen report.
#[derive(DeriveIden)]
enum OutcomeTables {
    Table,
    /// The known numbers by survey, as JSON, as they were when it was frozen; none where nothing is weighted, and of reports
    /// that were frozen before this was kept.
    WeighedTo,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let weighed_to = text(OutcomeTables::WeighedTo).default("{}").to_owned();
        manager.alter_table(Table::alter().table(OutcomeTables::Table).add_column(weighed_to).to_owned()).await
    }
}
