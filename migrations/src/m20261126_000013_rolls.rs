//! Rolls: how many people there are, beside whom those who answered are set.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// How many people there are, by something a survey asks.
#[derive(DeriveIden)]
enum Roll {
    Table,
    Id,
    /// The code of the consultation.
    Consultation,
    /// The code of the survey.
    Survey,
    /// By what they are counted: the level, or a question.
    ByWhat,
    /// How many, by level or option, as JSON.
    Numbers,
    /// Who counted them.
    Source,
    /// The day they were counted.
    CountedOn,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(Roll::Table)
                    .col(big_integer(Roll::Id).primary_key())
                    .col(string_len(Roll::Consultation, 40))
                    .col(string_len(Roll::Survey, 40))
                    .col(string_len(Roll::ByWhat, 50))
                    .col(text(Roll::Numbers))
                    .col(text(Roll::Source))
                    .col(string_len(Roll::CountedOn, 10))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("roll_of")
                    .table(Roll::Table)
                    .col(Roll::Consultation)
                    .col(Roll::Survey)
                    .col(Roll::ByWhat)
                    .unique()
                    .to_owned(),
            )
            .await
    }
}
