//! How many answer by the link that each school sends home. No response says by which it came.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// A school.
#[derive(DeriveIden)]
enum School {
    Table,
    Id,
    /// How many pupils it has; nothing where its list does not say.
    Pupils,
}

/// An unfinished response.
#[derive(DeriveIden)]
enum Draft {
    Table,
    /// The school whose link it was begun by; it ends with the unfinished response.
    SchoolId,
}

/// How many have answered a survey by a school's link.
#[derive(DeriveIden)]
enum SchoolAnswers {
    Table,
    /// The code of the consultation.
    Consultation,
    /// The code of the survey.
    Survey,
    /// The school.
    SchoolId,
    /// How many.
    Answered,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let pupils = integer_null(School::Pupils);
        manager.alter_table(Table::alter().table(School::Table).add_column(pupils).to_owned()).await?;
        let school = big_integer_null(Draft::SchoolId);
        manager.alter_table(Table::alter().table(Draft::Table).add_column(school).to_owned()).await?;
        manager
            .create_table(
                Table::create()
                    .table(SchoolAnswers::Table)
                    .col(string_len(SchoolAnswers::Consultation, 40))
                    .col(string_len(SchoolAnswers::Survey, 40))
                    .col(big_integer(SchoolAnswers::SchoolId))
                    .col(big_integer(SchoolAnswers::Answered))
                    .primary_key(
                        Index::create()
                            .col(SchoolAnswers::Consultation)
                            .col(SchoolAnswers::Survey)
                            .col(SchoolAnswers::SchoolId),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(SchoolAnswers::Table, SchoolAnswers::SchoolId)
                            .to(School::Table, School::Id),
                    )
                    .to_owned(),
            )
            .await
    }
}
