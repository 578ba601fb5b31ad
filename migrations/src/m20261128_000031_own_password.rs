//! Whoever was given a password by somebody else sets their own before anything else.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

#[derive(DeriveIden)]
enum Account {
    Table,
    /// Whether somebody else knows the password.
    MustChange,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let must = boolean(Account::MustChange).default(false).take();
        manager.alter_table(Table::alter().table(Account::Table).add_column(must).to_owned()).await
    }
}
