//! When something that a program is told was first known.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

#[derive(DeriveIden)]
enum WebhookCall {
    Table,
    /// In seconds since 1970; 0 of what was known before this was kept.
    KnownAt,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let known = big_integer(WebhookCall::KnownAt).default(0).take();
        manager.alter_table(Table::alter().table(WebhookCall::Table).add_column(known).to_owned()).await
    }
}
