//! What people must say when they are asked again for a promise to be held.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// What is promised.
#[derive(DeriveIden)]
enum Promise {
    Table,
    /// What of what people rate, and the least of it, in three words at most; nothing where another figure shows it.
    Aim,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let aim = string_len_null(Promise::Aim, 40);
        manager.alter_table(Table::alter().table(Promise::Table).add_column(aim).to_owned()).await
    }
}
