//! A file from elsewhere is brought in once, and what is remembered of how it was set out holds no word of it.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// A table that somebody brings in.
#[derive(DeriveIden)]
enum Brought {
    Table,
    Consultation,
    Survey,
    /// The file's fingerprint once it is brought in; nothing before.
    DoneDigest,
}

/// What a layout was taken for the last time.
#[derive(DeriveIden)]
enum BroughtLayout {
    Table,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let digest = string_len_null(Brought::DoneDigest, 64);
        manager.alter_table(Table::alter().table(Brought::Table).add_column(digest).to_owned()).await?;
        let once = Index::create()
            .name("brought_once")
            .table(Brought::Table)
            .col(Brought::Consultation)
            .col(Brought::Survey)
            .col(Brought::DoneDigest)
            .unique()
            .to_owned();
        manager.create_index(once).await?;
        // Those of before held what was in the tables.
        manager.exec_stmt(Query::delete().from_table(BroughtLayout::Table).to_owned()).await
    }
}
