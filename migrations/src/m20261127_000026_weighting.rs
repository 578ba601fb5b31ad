//! Whether the answers to a survey are weighted to a roll.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

#[derive(DeriveIden)]
enum Roll {
    Table,
    Weighs,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let weighs = boolean(Roll::Weighs).default(false).take();
        manager.alter_table(Table::alter().table(Roll::Table).add_column(weighs).to_owned()).await
    }
}
