//! What people answer. No address, no agent, no time of day; nothing that joins a response to the
//! unfinished one it came from.

use sea_orm_migration::{prelude::*, schema::*};

use crate::m20261122_000001_consultations::SurveyVersion;

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// Unfinished responses.
#[derive(DeriveIden)]
enum Draft {
    Table,
    Id,
    SecretHash,
    VersionId,
    Language,
    Level,
    Channel,
    Answers,
    Revision,
    ReturnHash,
    ExpiresOn,
}

/// That something was sent, so that sending it again does nothing. It does not say what.
#[derive(DeriveIden)]
enum Receipt {
    Table,
    Key,
    ExpiresOn,
}

#[derive(DeriveIden)]
enum Response {
    Table,
    Id,
    VersionId,
    Language,
    Level,
    Channel,
    SentOn,
    Answers,
}

/// Free text, apart from the answers that are counted.
#[derive(DeriveIden)]
enum Comment {
    Table,
    Id,
    ResponseId,
    VersionId,
    Question,
    Service,
    Language,
    Level,
    Body,
    State,
    ReadBy,
    ReadOn,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let to_version = |from: TableRef, column: DynIden| {
            ForeignKey::create().from(from, column).to(SurveyVersion::Table, SurveyVersion::Id).to_owned()
        };
        manager
            .create_table(
                Table::create()
                    .table(Draft::Table)
                    .col(string_len(Draft::Id, 26).primary_key())
                    .col(string_len(Draft::SecretHash, 64))
                    .col(big_integer(Draft::VersionId))
                    .col(string_len(Draft::Language, 20))
                    .col(string_len(Draft::Level, 20))
                    .col(string_len(Draft::Channel, 20))
                    .col(text(Draft::Answers))
                    .col(big_integer(Draft::Revision))
                    .col(string_len_null(Draft::ReturnHash, 64).unique_key())
                    .col(string_len(Draft::ExpiresOn, 10))
                    .foreign_key(&mut to_version(Draft::Table.into_table_ref(), Draft::VersionId.into_iden()))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Receipt::Table)
                    .col(string_len(Receipt::Key, 64).primary_key())
                    .col(string_len(Receipt::ExpiresOn, 10))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Response::Table)
                    // Random, not counted up: the order of arrival is not on record.
                    .col(big_integer(Response::Id).primary_key())
                    .col(big_integer(Response::VersionId))
                    .col(string_len(Response::Language, 20))
                    .col(string_len(Response::Level, 20))
                    .col(string_len(Response::Channel, 20))
                    .col(string_len(Response::SentOn, 10))
                    .col(text(Response::Answers))
                    .foreign_key(&mut to_version(Response::Table.into_table_ref(), Response::VersionId.into_iden()))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create().name("response_version").table(Response::Table).col(Response::VersionId).to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Comment::Table)
                    .col(big_integer(Comment::Id).primary_key())
                    .col(big_integer(Comment::ResponseId))
                    .col(big_integer(Comment::VersionId))
                    .col(string_len(Comment::Question, 40))
                    .col(string_len_null(Comment::Service, 40))
                    .col(string_len(Comment::Language, 20))
                    .col(string_len(Comment::Level, 20))
                    .col(text(Comment::Body))
                    .col(string_len(Comment::State, 20))
                    .col(big_integer_null(Comment::ReadBy))
                    .col(string_len_null(Comment::ReadOn, 10))
                    .foreign_key(
                        ForeignKey::create()
                            .from(Comment::Table, Comment::ResponseId)
                            .to(Response::Table, Response::Id)
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("comment_version_state")
                    .table(Comment::Table)
                    .col(Comment::VersionId)
                    .col(Comment::State)
                    .to_owned(),
            )
            .await
    }
}
