//! How many answers of a room came too late.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// An engagement session.
#[derive(DeriveIden)]
enum Engagement {
    Table,
    /// How many answers waited on devices without a network until the room had seen the result, and are not counted.
    Late,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let late = integer(Engagement::Late).default(0).to_owned();
        manager.alter_table(Table::alter().table(Engagement::Table).add_column(late).to_owned()).await
    }
}
