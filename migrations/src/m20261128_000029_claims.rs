//! Whoever takes it on to tell of a concern has so long for it: a server that stops meanwhile keeps it from nobody.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

#[derive(DeriveIden)]
enum Concern {
    Table,
    /// Until when somebody is telling of it, in seconds since 1970.
    ClaimedUntil,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let claimed = big_integer(Concern::ClaimedUntil).default(0).take();
        manager.alter_table(Table::alter().table(Concern::Table).add_column(claimed).to_owned()).await
    }
}
