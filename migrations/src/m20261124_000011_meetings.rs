//! Meetings with schools' representatives, and what was agreed.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// A record of a meeting.
#[derive(DeriveIden)]
enum SchoolMeeting {
    Table,
    Id,
    Consultation,
    SchoolId,
    OnDay,
    Present,
    Engaged,
    KeptBy,
}

/// An action that was agreed.
#[derive(DeriveIden)]
enum SchoolAction {
    Table,
    Id,
    Consultation,
    SchoolId,
    What,
    Who,
    Due,
    DoneOn,
    KeptBy,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(SchoolMeeting::Table)
                    .col(big_integer(SchoolMeeting::Id).primary_key())
                    .col(string_len(SchoolMeeting::Consultation, 40))
                    .col(big_integer(SchoolMeeting::SchoolId))
                    .col(string_len(SchoolMeeting::OnDay, 10))
                    .col(text(SchoolMeeting::Present))
                    .col(text(SchoolMeeting::Engaged))
                    .col(big_integer(SchoolMeeting::KeptBy))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("school_meeting_school")
                    .table(SchoolMeeting::Table)
                    .col(SchoolMeeting::Consultation)
                    .col(SchoolMeeting::SchoolId)
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(SchoolAction::Table)
                    .col(big_integer(SchoolAction::Id).primary_key())
                    .col(string_len(SchoolAction::Consultation, 40))
                    .col(big_integer(SchoolAction::SchoolId))
                    .col(text(SchoolAction::What))
                    .col(text(SchoolAction::Who))
                    .col(string_len(SchoolAction::Due, 10))
                    .col(string_len_null(SchoolAction::DoneOn, 10))
                    .col(big_integer(SchoolAction::KeptBy))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("school_action_school")
                    .table(SchoolAction::Table)
                    .col(SchoolAction::Consultation)
                    .col(SchoolAction::SchoolId)
                    .to_owned(),
            )
            .await
    }
}
