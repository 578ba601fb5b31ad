//! What an officer put right of a remark: apart from what is read at the desk, by which it is measured how far officers and
//! engine agree.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

#[derive(DeriveIden)]
enum Remark {
    Table,
    /// The service it is about.
    CorrectedService,
    /// What is thought.
    Corrected,
    /// Who says so.
    CorrectedBy,
    /// The day.
    CorrectedOn,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            string_null(Remark::CorrectedService).take(),
            string_null(Remark::Corrected).take(),
            big_integer_null(Remark::CorrectedBy).take(),
            string_null(Remark::CorrectedOn).take(),
        ];
        for column in columns {
            manager.alter_table(Table::alter().table(Remark::Table).add_column(column).to_owned()).await?;
        }
        Ok(())
    }
}
