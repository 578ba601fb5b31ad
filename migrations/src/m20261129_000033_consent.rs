//! Whether whoever said something in a session agreed that people outside the school may read it.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

#[derive(DeriveIden)]
enum EngagementNote {
    Table,
    /// Whether they agreed; of notes from before this was asked, nobody knows.
    Consent,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let consent = boolean(EngagementNote::Consent).default(false).take();
        manager.alter_table(Table::alter().table(EngagementNote::Table).add_column(consent).to_owned()).await
    }
}
