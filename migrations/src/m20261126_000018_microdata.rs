//! Files of answers for analysts: what is in them, and who let them out.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// The files of a survey.
#[derive(DeriveIden)]
enum Microdata {
    Table,
    /// The code of the consultation.
    Consultation,
    /// The code of the survey.
    Survey,
    /// What describes people in them, as JSON.
    Describing,
    /// What they are for.
    Purpose,
    /// What the order of their rows is drawn from.
    Seed,
    /// The fingerprint of the answers they were prepared from.
    Digest,
    PreparedBy,
    PreparedOn,
    /// Nothing before they are released.
    ReleasedBy,
    ReleasedOn,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(Microdata::Table)
                    .col(string_len(Microdata::Consultation, 40))
                    .col(string_len(Microdata::Survey, 40))
                    .col(text(Microdata::Describing))
                    .col(text(Microdata::Purpose))
                    .col(string_len(Microdata::Seed, 40))
                    .col(string_len(Microdata::Digest, 64))
                    .col(big_integer(Microdata::PreparedBy))
                    .col(string_len(Microdata::PreparedOn, 10))
                    .col(big_integer_null(Microdata::ReleasedBy))
                    .col(string_len_null(Microdata::ReleasedOn, 10))
                    .primary_key(Index::create().col(Microdata::Consultation).col(Microdata::Survey))
                    .to_owned(),
            )
            .await
    }
}
