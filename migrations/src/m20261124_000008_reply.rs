//! What a council says back: it is frozen, reviewed and published as reports are.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// What was frozen.
#[derive(DeriveIden)]
enum OutcomeEdition {
    Table,
    Consultation,
    Number,
    /// A report, or what is said back.
    Kind,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table(OutcomeEdition::Table)
                    .add_column(string_len(OutcomeEdition::Kind, 20).default("report"))
                    .to_owned(),
            )
            .await?;
        manager
            .drop_index(Index::drop().name("outcome_edition_number").table(OutcomeEdition::Table).to_owned())
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("outcome_edition_kind_number")
                    .table(OutcomeEdition::Table)
                    .col(OutcomeEdition::Consultation)
                    .col(OutcomeEdition::Kind)
                    .col(OutcomeEdition::Number)
                    .unique()
                    .to_owned(),
            )
            .await
    }
}
