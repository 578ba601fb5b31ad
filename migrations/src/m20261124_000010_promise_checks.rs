//! What was found when a promise was looked at.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// What was found. It is never changed, only followed by what is found next.
#[derive(DeriveIden)]
enum PromiseCheck {
    Table,
    Id,
    Consultation,
    /// The promise, as the published report has it.
    PromiseId,
    OnDay,
    Verdict,
    Figure,
    ForWhom,
    Doing,
    NextOn,
    SaidBy,
    /// Another officer, who agreed: public from then on.
    AgreedBy,
    /// The promise, while nobody has agreed: one waits for each at a time.
    Waits,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(PromiseCheck::Table)
                    .col(big_integer(PromiseCheck::Id).primary_key())
                    .col(string_len(PromiseCheck::Consultation, 40))
                    .col(big_integer(PromiseCheck::PromiseId))
                    .col(string_len(PromiseCheck::OnDay, 10))
                    .col(string_len(PromiseCheck::Verdict, 20))
                    .col(text(PromiseCheck::Figure))
                    .col(text(PromiseCheck::ForWhom))
                    .col(text(PromiseCheck::Doing))
                    .col(string_len(PromiseCheck::NextOn, 10))
                    .col(big_integer(PromiseCheck::SaidBy))
                    .col(big_integer_null(PromiseCheck::AgreedBy))
                    .col(big_integer_null(PromiseCheck::Waits).unique_key())
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("promise_check_consultation")
                    .table(PromiseCheck::Table)
                    .col(PromiseCheck::Consultation)
                    .to_owned(),
            )
            .await
    }
}
