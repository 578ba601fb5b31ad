//! Waves: consultations that ask again what another asked, and the figures that are compared with theirs.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// One exercise.
#[derive(DeriveIden)]
enum Consultation {
    Table,
    /// The code of the consultation whose questions it asks again.
    WaveOf,
}

/// What was frozen.
#[derive(DeriveIden)]
enum OutcomeEdition {
    Table,
    Id,
}

/// What a frozen report rates, as it may be shown: kept as long as the report, which is longer than the answers. In a
/// table of its own, so that whoever reads a report does not fetch it.
#[derive(DeriveIden)]
enum OutcomeFigures {
    Table,
    /// The report.
    EditionId,
    /// The figures, as JSON.
    Figures,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table(Consultation::Table)
                    .add_column(string_len_null(Consultation::WaveOf, 40))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(OutcomeFigures::Table)
                    .col(big_integer(OutcomeFigures::EditionId).primary_key())
                    .col(text(OutcomeFigures::Figures))
                    .foreign_key(
                        ForeignKey::create()
                            .from(OutcomeFigures::Table, OutcomeFigures::EditionId)
                            .to(OutcomeEdition::Table, OutcomeEdition::Id)
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("consultation_wave_of")
                    .table(Consultation::Table)
                    .col(Consultation::WaveOf)
                    .to_owned(),
            )
            .await
    }
}
