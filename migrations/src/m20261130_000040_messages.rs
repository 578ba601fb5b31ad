//! What people write to the council beside a survey. Nothing of it leads to a response.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// A message to the council.
#[derive(DeriveIden)]
enum Message {
    Table,
    /// Drawn at random.
    Id,
    /// The consultation it is about.
    Consultation,
    /// What it is about.
    Subject,
    /// The language it was written from.
    Language,
    /// The wording it was written from.
    Level,
    /// The words; none while the safeguarding lead has them.
    Body,
    /// Where an answer is wanted.
    Reach,
    /// The day it came.
    CameOn,
    /// The day by which something is to be done about it.
    DueOn,
    /// How far it has come.
    State,
    /// What was done, and whoever did it last.
    Note,
    AccountId,
    /// The day on which whoever wrote was told that it came.
    AcknowledgedOn,
    /// The day on which it was answered.
    AnsweredOn,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(Message::Table)
                    .col(big_integer(Message::Id).primary_key())
                    .col(string_len(Message::Consultation, 64))
                    .col(string_len(Message::Subject, 16))
                    .col(string_len(Message::Language, 35))
                    .col(string_len(Message::Level, 16))
                    .col(text_null(Message::Body))
                    .col(text_null(Message::Reach))
                    .col(string_len(Message::CameOn, 10))
                    .col(string_len(Message::DueOn, 10))
                    .col(string_len(Message::State, 16))
                    .col(text(Message::Note))
                    .col(big_integer_null(Message::AccountId))
                    .col(string_len_null(Message::AcknowledgedOn, 10))
                    .col(string_len_null(Message::AnsweredOn, 10))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("message_consultation")
                    .table(Message::Table)
                    .col(Message::Consultation)
                    .to_owned(),
            )
            .await
    }
}
