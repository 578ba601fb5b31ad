//! Looks at a promise are counted: two of one day have an order.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// What was found when a promise was looked at.
#[derive(DeriveIden)]
enum PromiseCheck {
    Table,
    /// Its number among the looks at its promise, from 1; 0 for those of before this was kept.
    Number,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let number = integer(PromiseCheck::Number).default(0).to_owned();
        manager.alter_table(Table::alter().table(PromiseCheck::Table).add_column(number).to_owned()).await
    }
}
