//! What of the comments comes next is found without looking through those that are done.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

#[derive(DeriveIden)]
enum Comment {
    Table,
    Level,
    Screened,
    Engine,
}

#[derive(DeriveIden)]
enum Remark {
    Table,
    Id,
    /// The engine that worked out its meaning; nothing where none has.
    MeantBy,
}

#[derive(DeriveIden)]
enum RemarkMeaning {
    Table,
    RemarkId,
    Engine,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    // All of it or nothing, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let meant = string_len_null(Remark::MeantBy, 40);
        manager.alter_table(Table::alter().table(Remark::Table).add_column(meant).to_owned()).await?;
        let engine = Query::select()
            .column(RemarkMeaning::Engine)
            .from(RemarkMeaning::Table)
            .and_where(Expr::col((RemarkMeaning::Table, RemarkMeaning::RemarkId)).equals((Remark::Table, Remark::Id)))
            .to_owned();
        let known = Query::update()
            .table(Remark::Table)
            .value(Remark::MeantBy, SimpleExpr::SubQuery(None, Box::new(engine.into())))
            .to_owned();
        manager.execute(known).await?;
        let twice = Table::alter().table(RemarkMeaning::Table).drop_column(RemarkMeaning::Engine).to_owned();
        manager.alter_table(twice).await?;
        let index = Index::create().name("remark_meant_by").table(Remark::Table).col(Remark::MeantBy).to_owned();
        manager.create_index(index).await?;
        for name in ["comment_screened", "comment_engine"] {
            manager.drop_index(Index::drop().name(name).table(Comment::Table).to_owned()).await?;
        }
        let of = |name: &str| Index::create().name(name).table(Comment::Table).col(Comment::Screened).to_owned();
        manager.create_index(of("comment_to_screen").col(Comment::Level).to_owned()).await?;
        manager.create_index(of("comment_to_read").col(Comment::Engine).to_owned()).await
    }
}
