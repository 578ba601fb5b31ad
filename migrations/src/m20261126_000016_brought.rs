//! Answers from elsewhere: tables that are being set out, and what became of them.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// A table that somebody brings in.
#[derive(DeriveIden)]
enum Brought {
    Table,
    Id,
    /// The code of the consultation.
    Consultation,
    /// The code of the survey.
    Survey,
    /// The wording its questions are taken to have been in.
    Level,
    /// The file's name.
    FileName,
    /// The file's fingerprint: the same is not brought in twice.
    FileDigest,
    /// Its cells, as JSON; nothing once it is brought in.
    Cells,
    /// What they are taken for, as JSON.
    Layout,
    /// The day it came.
    CameOn,
    /// Who brings it in.
    ByAccount,
    /// How many responses came of it; nothing before.
    Responses,
}

/// What a layout was taken for the last time.
#[derive(DeriveIden)]
enum BroughtLayout {
    Table,
    Consultation,
    Survey,
    Level,
    /// The fingerprint of its heads.
    Heads,
    /// As JSON.
    Layout,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(Brought::Table)
                    .col(big_integer(Brought::Id).primary_key())
                    .col(string_len(Brought::Consultation, 40))
                    .col(string_len(Brought::Survey, 40))
                    .col(string_len(Brought::Level, 20))
                    .col(text(Brought::FileName))
                    .col(string_len(Brought::FileDigest, 64))
                    .col(text(Brought::Cells))
                    .col(text(Brought::Layout))
                    .col(string_len(Brought::CameOn, 10))
                    .col(big_integer(Brought::ByAccount))
                    .col(big_integer_null(Brought::Responses))
                    .to_owned(),
            )
            .await?;
        let of = Index::create().name("brought_of").table(Brought::Table).col(Brought::Consultation).to_owned();
        manager.create_index(of).await?;
        manager
            .create_table(
                Table::create()
                    .table(BroughtLayout::Table)
                    .col(string_len(BroughtLayout::Consultation, 40))
                    .col(string_len(BroughtLayout::Survey, 40))
                    .col(string_len(BroughtLayout::Level, 20))
                    .col(string_len(BroughtLayout::Heads, 64))
                    .col(text(BroughtLayout::Layout))
                    .primary_key(
                        Index::create()
                            .col(BroughtLayout::Consultation)
                            .col(BroughtLayout::Survey)
                            .col(BroughtLayout::Level)
                            .col(BroughtLayout::Heads),
                    )
                    .to_owned(),
            )
            .await
    }
}
