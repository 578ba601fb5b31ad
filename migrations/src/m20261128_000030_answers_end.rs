//! What somebody wrote is found by their response: without it, deleting answers looks at every comment for each of them.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

#[derive(DeriveIden)]
enum Comment {
    Table,
    ResponseId,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let index = Index::create().name("comment_response").table(Comment::Table).col(Comment::ResponseId).to_owned();
        manager.create_index(index).await
    }
}
