//! Which responses came of a file, so that they can be taken out again; and that they were.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

#[derive(DeriveIden)]
enum Brought {
    Table,
    /// The numbers of its responses, sorted: they are drawn at random, so that nothing says which row of the file each was.
    Members,
    /// The day they were taken out.
    GoneOn,
    /// Who took them out.
    GoneBy,
    /// Why.
    GoneWhy,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            text_null(Brought::Members).take(),
            string_null(Brought::GoneOn).take(),
            big_integer_null(Brought::GoneBy).take(),
            text_null(Brought::GoneWhy).take(),
        ];
        for column in columns {
            manager.alter_table(Table::alter().table(Brought::Table).add_column(column).to_owned()).await?;
        }
        Ok(())
    }
}
