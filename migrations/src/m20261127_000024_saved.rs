//! Questions set against one another that stand in the report.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// A pair of questions that an officer saved for the report.
#[derive(DeriveIden)]
enum OutcomeCrossed {
    Table,
    Id,
    Consultation,
    Survey,
    /// What people answered, as `question` or `question@service`.
    Ask,
    /// What it is set against.
    By,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(OutcomeCrossed::Table)
                    .col(big_integer(OutcomeCrossed::Id).primary_key())
                    .col(string(OutcomeCrossed::Consultation))
                    .col(string(OutcomeCrossed::Survey))
                    .col(string(OutcomeCrossed::Ask))
                    .col(string(OutcomeCrossed::By))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("outcome_crossed_once")
                    .table(OutcomeCrossed::Table)
                    .col(OutcomeCrossed::Consultation)
                    .col(OutcomeCrossed::Survey)
                    .col(OutcomeCrossed::Ask)
                    .col(OutcomeCrossed::By)
                    .unique()
                    .to_owned(),
            )
            .await
    }
}
