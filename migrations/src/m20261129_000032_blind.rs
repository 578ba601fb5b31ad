//! Which remarks an officer read without seeing what the program says of them: how far both agree is measured on those.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

#[derive(DeriveIden)]
enum Remark {
    Table,
    /// Whether whoever coded it had not seen the program's answer.
    Blind,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let blind = boolean(Remark::Blind).default(false).take();
        manager.alter_table(Table::alter().table(Remark::Table).add_column(blind).to_owned()).await
    }
}
