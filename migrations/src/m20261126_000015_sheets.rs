//! Responses of days that are over, written down again close together: what findings are counted from.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// Some responses of one day to one version.
#[derive(DeriveIden)]
enum Sheet {
    Table,
    VersionId,
    Day,
    /// Its number among those of the day, from 0.
    Part,
    /// How many responses are on it.
    Responses,
    /// The fingerprint of what is on it.
    Digest,
    /// What is on it.
    Body,
}

/// Up to which day a version's responses are on sheets.
#[derive(DeriveIden)]
enum Sealed {
    Table,
    VersionId,
    /// The first day that is not.
    Until,
    /// How its sheets are written.
    Format,
}

#[derive(DeriveIden)]
enum Response {
    Table,
    VersionId,
    SentOn,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(Sheet::Table)
                    .col(big_integer(Sheet::VersionId))
                    .col(string_len(Sheet::Day, 10))
                    .col(integer(Sheet::Part))
                    .col(integer(Sheet::Responses))
                    .col(string_len(Sheet::Digest, 64))
                    .col(binary(Sheet::Body))
                    .primary_key(Index::create().col(Sheet::VersionId).col(Sheet::Day).col(Sheet::Part))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Sealed::Table)
                    .col(big_integer(Sealed::VersionId).primary_key())
                    .col(string_len(Sealed::Until, 10))
                    .col(integer(Sealed::Format))
                    .to_owned(),
            )
            .await?;
        let by_day = Index::create()
            .name("response_version_day")
            .table(Response::Table)
            .col(Response::VersionId)
            .col(Response::SentOn)
            .to_owned();
        manager.create_index(by_day).await?;
        // The new one begins as it did.
        manager.drop_index(Index::drop().name("response_version").table(Response::Table).to_owned()).await
    }
}
