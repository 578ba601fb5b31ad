//! In which order somebody was shown what can be turned round.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// A response.
#[derive(DeriveIden)]
enum Response {
    Table,
    /// Whether it was the other way round: drawn by lot, so that it tells of nobody. Nothing of a room, of paper and of what was
    /// brought in.
    Turned,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let turned = boolean_null(Response::Turned);
        manager.alter_table(Table::alter().table(Response::Table).add_column(turned).to_owned()).await
    }
}
