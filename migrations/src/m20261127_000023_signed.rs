//! Films in sign language, why there are none, and who wants to see them.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// A film.
#[derive(DeriveIden)]
enum SignedFilm {
    Table,
    /// Its number, part of its address: another film has another.
    Id,
    Consultation,
    /// What its words are kept by.
    Words,
    /// The words themselves: what it says where they are asked no more.
    Spoken,
    Width,
    Height,
    Milliseconds,
    /// WebVTT.
    Captions,
    SignedBy,
    CheckedBy,
    MadeOn,
    /// An MP4 with nothing in it but pictures and sound.
    Film,
}

/// Why a survey is not signed that should be.
#[derive(DeriveIden)]
enum SignedWaiver {
    Table,
    Consultation,
    Survey,
    Reason,
    SaidOn,
}

/// An unfinished response.
#[derive(DeriveIden)]
enum Draft {
    Table,
    /// Whether it is read in sign language. It ends with the unfinished one: no response says who signs.
    Signed,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(SignedFilm::Table)
                    .col(big_integer(SignedFilm::Id).primary_key())
                    .col(string(SignedFilm::Consultation))
                    .col(string_len(SignedFilm::Words, 64))
                    .col(text(SignedFilm::Spoken))
                    .col(integer(SignedFilm::Width))
                    .col(integer(SignedFilm::Height))
                    .col(integer(SignedFilm::Milliseconds))
                    .col(text(SignedFilm::Captions))
                    .col(string(SignedFilm::SignedBy))
                    .col(string(SignedFilm::CheckedBy))
                    .col(string_len(SignedFilm::MadeOn, 10))
                    .col(blob(SignedFilm::Film))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("signed_film_of")
                    .table(SignedFilm::Table)
                    .col(SignedFilm::Consultation)
                    .col(SignedFilm::Words)
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(SignedWaiver::Table)
                    .col(string(SignedWaiver::Consultation))
                    .col(string(SignedWaiver::Survey))
                    .col(text(SignedWaiver::Reason))
                    .col(string_len(SignedWaiver::SaidOn, 10))
                    .primary_key(Index::create().col(SignedWaiver::Consultation).col(SignedWaiver::Survey))
                    .to_owned(),
            )
            .await?;
        let signed = boolean(Draft::Signed).default(false).to_owned();
        manager.alter_table(Table::alter().table(Draft::Table).add_column(signed).to_owned()).await
    }
}
