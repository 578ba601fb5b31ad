//! Programs that are told when something is published.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// A program.
#[derive(DeriveIden)]
enum Webhook {
    Table,
    Id,
    Name,
    Address,
    /// What messages to it are signed with. It has to be there to sign with, and opens nothing.
    Secret,
    MadeBy,
    MadeOn,
    StoppedOn,
}

/// Something it was told, or is to be.
#[derive(DeriveIden)]
enum WebhookCall {
    Table,
    WebhookId,
    /// What happened.
    Key,
    /// How often it was tried.
    Tries,
    /// When it is tried next, in seconds since 1970.
    NextAt,
    /// Whether it was told, or given up.
    Done,
    /// What came of the last try, where it failed.
    Failed,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(Webhook::Table)
                    .col(big_integer(Webhook::Id).primary_key())
                    .col(string(Webhook::Name))
                    .col(text(Webhook::Address))
                    .col(string(Webhook::Secret))
                    .col(big_integer(Webhook::MadeBy))
                    .col(string_len(Webhook::MadeOn, 10))
                    .col(string_len_null(Webhook::StoppedOn, 10))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(WebhookCall::Table)
                    .col(big_integer(WebhookCall::WebhookId))
                    .col(string(WebhookCall::Key))
                    .col(integer(WebhookCall::Tries))
                    .col(big_integer(WebhookCall::NextAt))
                    .col(boolean(WebhookCall::Done))
                    .col(string(WebhookCall::Failed))
                    .primary_key(Index::create().col(WebhookCall::WebhookId).col(WebhookCall::Key))
                    .foreign_key(
                        ForeignKey::create()
                            .from(WebhookCall::Table, WebhookCall::WebhookId)
                            .to(Webhook::Table, Webhook::Id)
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await
    }
}
