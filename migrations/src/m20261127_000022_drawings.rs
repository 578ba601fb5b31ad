//! Drawings of sessions, and those that stand in a report.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// A session.
#[derive(DeriveIden)]
enum Engagement {
    Table,
    Id,
}

/// What was frozen.
#[derive(DeriveIden)]
enum OutcomeEdition {
    Table,
    Id,
}

/// A drawing that was made in a session.
#[derive(DeriveIden)]
enum EngagementDrawing {
    Table,
    Id,
    /// The session.
    EngagementId,
    /// The service it is about, where it is about one.
    Service,
    /// What it shows.
    Words,
    /// Whether those who drew it agreed that it may be shown outside the room.
    Agreed,
    /// Whether an officer has looked at it and lets reports show it.
    Shown,
    /// The digest of the picture.
    Digest,
    Width,
    Height,
    /// The picture, a JPEG without anything that says where or with what it was taken.
    Picture,
}

/// A drawing that stands in a report: kept as long as the report, which is longer than the session.
#[derive(DeriveIden)]
enum OutcomeDrawing {
    Table,
    /// The report.
    EditionId,
    Digest,
    Picture,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(EngagementDrawing::Table)
                    .col(big_integer(EngagementDrawing::Id).primary_key())
                    .col(big_integer(EngagementDrawing::EngagementId))
                    .col(string_null(EngagementDrawing::Service))
                    .col(text(EngagementDrawing::Words))
                    .col(boolean(EngagementDrawing::Agreed))
                    .col(boolean(EngagementDrawing::Shown))
                    .col(string_len(EngagementDrawing::Digest, 64))
                    .col(integer(EngagementDrawing::Width))
                    .col(integer(EngagementDrawing::Height))
                    .col(blob(EngagementDrawing::Picture))
                    .foreign_key(
                        ForeignKey::create()
                            .from(EngagementDrawing::Table, EngagementDrawing::EngagementId)
                            .to(Engagement::Table, Engagement::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("engagement_drawing_of")
                    .table(EngagementDrawing::Table)
                    .col(EngagementDrawing::EngagementId)
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(OutcomeDrawing::Table)
                    .col(big_integer(OutcomeDrawing::EditionId))
                    .col(string_len(OutcomeDrawing::Digest, 64))
                    .col(blob(OutcomeDrawing::Picture))
                    .primary_key(Index::create().col(OutcomeDrawing::EditionId).col(OutcomeDrawing::Digest))
                    .foreign_key(
                        ForeignKey::create()
                            .from(OutcomeDrawing::Table, OutcomeDrawing::EditionId)
                            .to(OutcomeEdition::Table, OutcomeEdition::Id)
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await
    }
}
