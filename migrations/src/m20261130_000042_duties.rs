//! What the law asks of a consultation, and what was done about it.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// Something that has to be on record.
#[derive(DeriveIden)]
enum DutyRecord {
    Table,
    Consultation,
    /// What it is.
    Record,
    /// Where it is.
    Reference,
    /// Who signed it off.
    SignedBy,
    SignedOn,
    AccountId,
}

/// Whether somebody was asked whom a law names.
#[derive(DeriveIden)]
enum DutyAsked {
    Table,
    Consultation,
    /// Who.
    Consultee,
    /// The day, where they were.
    AskedOn,
    /// How, or why not.
    How,
    AccountId,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(DutyRecord::Table)
                    .col(string_len(DutyRecord::Consultation, 64))
                    .col(string_len(DutyRecord::Record, 16))
                    .col(text(DutyRecord::Reference))
                    .col(text(DutyRecord::SignedBy))
                    .col(string_len(DutyRecord::SignedOn, 10))
                    .col(big_integer(DutyRecord::AccountId))
                    .primary_key(Index::create().col(DutyRecord::Consultation).col(DutyRecord::Record))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(DutyAsked::Table)
                    .col(string_len(DutyAsked::Consultation, 64))
                    .col(string_len(DutyAsked::Consultee, 24))
                    .col(string_len_null(DutyAsked::AskedOn, 10))
                    .col(text(DutyAsked::How))
                    .col(big_integer(DutyAsked::AccountId))
                    .primary_key(Index::create().col(DutyAsked::Consultation).col(DutyAsked::Consultee))
                    .to_owned(),
            )
            .await
    }
}
