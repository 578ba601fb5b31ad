//! Consultations, their surveys, and the files each version is read from.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

#[derive(DeriveIden)]
enum Consultation {
    Table,
    Id,
    Code,
    Demonstration,
}

#[derive(DeriveIden)]
enum ConsultationFile {
    Table,
    Id,
    ConsultationId,
    Path,
    Body,
}

#[derive(DeriveIden)]
pub(crate) enum SurveyVersion {
    Table,
    Id,
    ConsultationId,
    Survey,
    Number,
    Digest,
    FrozenOn,
    Current,
}

#[derive(DeriveIden)]
enum SurveyVersionFile {
    Table,
    Id,
    VersionId,
    Path,
    Body,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(Consultation::Table)
                    .col(big_integer(Consultation::Id).primary_key().auto_increment())
                    .col(string_len_uniq(Consultation::Code, 40))
                    // Its answers are made up, and every page says so.
                    .col(boolean(Consultation::Demonstration).default(false))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(ConsultationFile::Table)
                    .col(big_integer(ConsultationFile::Id).primary_key().auto_increment())
                    .col(big_integer(ConsultationFile::ConsultationId))
                    .col(string(ConsultationFile::Path))
                    .col(text(ConsultationFile::Body))
                    .foreign_key(
                        ForeignKey::create()
                            .from(ConsultationFile::Table, ConsultationFile::ConsultationId)
                            .to(Consultation::Table, Consultation::Id)
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .unique()
                    .name("consultation_file_path")
                    .table(ConsultationFile::Table)
                    .col(ConsultationFile::ConsultationId)
                    .col(ConsultationFile::Path)
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(SurveyVersion::Table)
                    .col(big_integer(SurveyVersion::Id).primary_key().auto_increment())
                    .col(big_integer(SurveyVersion::ConsultationId))
                    .col(string_len(SurveyVersion::Survey, 40))
                    .col(integer(SurveyVersion::Number))
                    .col(string_len(SurveyVersion::Digest, 64))
                    // The day somebody first answered it; from then on it never changes.
                    .col(string_len_null(SurveyVersion::FrozenOn, 10))
                    // Whether new responses are to this version.
                    .col(boolean(SurveyVersion::Current))
                    .foreign_key(
                        ForeignKey::create()
                            .from(SurveyVersion::Table, SurveyVersion::ConsultationId)
                            .to(Consultation::Table, Consultation::Id)
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .unique()
                    .name("survey_version_number")
                    .table(SurveyVersion::Table)
                    .col(SurveyVersion::ConsultationId)
                    .col(SurveyVersion::Survey)
                    .col(SurveyVersion::Number)
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(SurveyVersionFile::Table)
                    .col(big_integer(SurveyVersionFile::Id).primary_key().auto_increment())
                    .col(big_integer(SurveyVersionFile::VersionId))
                    .col(string(SurveyVersionFile::Path))
                    .col(text(SurveyVersionFile::Body))
                    .foreign_key(
                        ForeignKey::create()
                            .from(SurveyVersionFile::Table, SurveyVersionFile::VersionId)
                            .to(SurveyVersion::Table, SurveyVersion::Id)
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .unique()
                    .name("survey_version_file_path")
                    .table(SurveyVersionFile::Table)
                    .col(SurveyVersionFile::VersionId)
                    .col(SurveyVersionFile::Path)
                    .to_owned(),
            )
            .await
    }
}
