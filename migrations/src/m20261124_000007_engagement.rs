//! Engagement sessions: schools, what was planned, what a room said, and what was noted.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

#[derive(DeriveIden)]
enum School {
    Table,
    Id,
    /// The number the Department for Education knows it by.
    Urn,
    Name,
    Phase,
}

#[derive(DeriveIden)]
enum Account {
    Table,
    /// Of a representative: the school whose sessions are theirs.
    SchoolId,
}

#[derive(DeriveIden)]
enum Draft {
    Table,
    /// The session it was begun in. It ends with the unfinished response: nothing leads from what was sent to a session.
    EngagementId,
}

#[derive(DeriveIden)]
enum Engagement {
    Table,
    Id,
    Consultation,
    SchoolId,
    PlannedBy,
    Plan,
    Day,
    Stage,
    /// The version whose questions are put, from the beginning on.
    VersionId,
    Code,
    /// Seconds since 1970.
    CodeUntil,
    /// The secret in the big screen's address.
    Screen,
    Step,
    Phase,
    /// The questions whose results were on the screen.
    Shown,
    /// Changes with what the room is at.
    Moment,
    /// Changes with every vote, hand and join.
    Pulse,
    Began,
    Sent,
    Present,
    SatOut,
    Note,
    DecidedBy,
    DecidedOn,
}

#[derive(DeriveIden)]
enum EngagementParticipant {
    Table,
    EngagementId,
    Token,
    /// Whether the device is handed on: one browser, several people.
    Shared,
}

/// A vote while its session goes on; counted and deleted when it ends.
#[derive(DeriveIden)]
enum EngagementBallot {
    Table,
    EngagementId,
    Slot,
    Ballot,
    Pick,
}

#[derive(DeriveIden)]
enum EngagementCount {
    Table,
    EngagementId,
    Slot,
    How,
    Pick,
    N,
}

#[derive(DeriveIden)]
enum EngagementCorrection {
    Table,
    Id,
    EngagementId,
    Slot,
    How,
    Pick,
    Before,
    After,
    Reason,
    AccountId,
    OnDay,
}

#[derive(DeriveIden)]
enum EngagementNote {
    Table,
    Id,
    EngagementId,
    Kind,
    Service,
    Body,
    Agreed,
    Quotable,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(School::Table)
                    .col(big_integer(School::Id).primary_key().auto_increment())
                    .col(string_len_uniq(School::Urn, 20))
                    .col(string_len(School::Name, 200))
                    .col(string_len(School::Phase, 20))
                    .to_owned(),
            )
            .await?;
        manager
            .alter_table(
                Table::alter().table(Account::Table).add_column(big_integer_null(Account::SchoolId)).to_owned(),
            )
            .await?;
        manager
            .alter_table(
                Table::alter().table(Draft::Table).add_column(big_integer_null(Draft::EngagementId)).to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Engagement::Table)
                    .col(big_integer(Engagement::Id).primary_key())
                    .col(string_len(Engagement::Consultation, 40))
                    .col(big_integer(Engagement::SchoolId))
                    .col(big_integer(Engagement::PlannedBy))
                    .col(text(Engagement::Plan))
                    .col(string_len(Engagement::Day, 10))
                    .col(string_len(Engagement::Stage, 20))
                    .col(big_integer_null(Engagement::VersionId))
                    .col(ColumnDef::new(Engagement::Code).string_len(10).null().unique_key())
                    .col(big_integer(Engagement::CodeUntil).default(0))
                    .col(string_len_uniq(Engagement::Screen, 40))
                    .col(integer(Engagement::Step).default(0))
                    .col(string_len(Engagement::Phase, 20))
                    .col(string(Engagement::Shown))
                    .col(big_integer(Engagement::Moment).default(0))
                    .col(big_integer(Engagement::Pulse).default(0))
                    .col(integer(Engagement::Began).default(0))
                    .col(integer(Engagement::Sent).default(0))
                    .col(integer_null(Engagement::Present))
                    .col(integer_null(Engagement::SatOut))
                    .col(text(Engagement::Note))
                    .col(big_integer_null(Engagement::DecidedBy))
                    .col(string_len_null(Engagement::DecidedOn, 10))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("engagement_consultation")
                    .table(Engagement::Table)
                    .col(Engagement::Consultation)
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(EngagementParticipant::Table)
                    .col(big_integer(EngagementParticipant::EngagementId))
                    .col(string_len(EngagementParticipant::Token, 80))
                    .col(boolean(EngagementParticipant::Shared))
                    .primary_key(
                        Index::create().col(EngagementParticipant::EngagementId).col(EngagementParticipant::Token),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(EngagementBallot::Table)
                    .col(big_integer(EngagementBallot::EngagementId))
                    .col(string_len(EngagementBallot::Slot, 90))
                    .col(string_len(EngagementBallot::Ballot, 80))
                    .col(string_len(EngagementBallot::Pick, 50))
                    .primary_key(
                        Index::create()
                            .col(EngagementBallot::EngagementId)
                            .col(EngagementBallot::Slot)
                            .col(EngagementBallot::Ballot),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(EngagementCount::Table)
                    .col(big_integer(EngagementCount::EngagementId))
                    .col(string_len(EngagementCount::Slot, 90))
                    .col(string_len(EngagementCount::How, 20))
                    .col(string_len(EngagementCount::Pick, 50))
                    .col(integer(EngagementCount::N))
                    .primary_key(
                        Index::create()
                            .col(EngagementCount::EngagementId)
                            .col(EngagementCount::Slot)
                            .col(EngagementCount::How)
                            .col(EngagementCount::Pick),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(EngagementCorrection::Table)
                    .col(big_integer(EngagementCorrection::Id).primary_key().auto_increment())
                    .col(big_integer(EngagementCorrection::EngagementId))
                    .col(string_len(EngagementCorrection::Slot, 90))
                    .col(string_len(EngagementCorrection::How, 20))
                    .col(string_len(EngagementCorrection::Pick, 50))
                    .col(integer(EngagementCorrection::Before))
                    .col(integer(EngagementCorrection::After))
                    .col(text(EngagementCorrection::Reason))
                    .col(big_integer(EngagementCorrection::AccountId))
                    .col(string_len(EngagementCorrection::OnDay, 10))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(EngagementNote::Table)
                    .col(big_integer(EngagementNote::Id).primary_key())
                    .col(big_integer(EngagementNote::EngagementId))
                    .col(string_len(EngagementNote::Kind, 20))
                    .col(string_len_null(EngagementNote::Service, 40))
                    .col(text(EngagementNote::Body))
                    .col(string_len_null(EngagementNote::Agreed, 20))
                    .col(boolean(EngagementNote::Quotable).default(false))
                    .to_owned(),
            )
            .await
    }
}
