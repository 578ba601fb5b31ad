//! What was made of comments: remarks with their sentiment, what people coded, and concerns for a child.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

#[derive(DeriveIden)]
enum Comment {
    Table,
    Id,
    /// Whether the safeguarding screen has read it to the end: until then it is on no list.
    Screened,
    /// What of it says who somebody is: stretches with their kind.
    Masks,
    /// Which engine read it; none, and it waits to be read.
    Engine,
    /// What the engine made of it.
    Outcome,
    /// Whether it may be quoted, masked.
    Quotable,
}

/// Something a comment says of a service.
#[derive(DeriveIden)]
enum Remark {
    Table,
    Id,
    CommentId,
    VersionId,
    /// Where in the comment, in bytes.
    Starts,
    Ends,
    Service,
    /// What the engine said; never changed by people.
    Sentiment,
    Score,
    Confidence,
    /// What an officer said.
    CodedService,
    Coded,
    CodedBy,
    CodedOn,
    /// What a second officer said, who did not see what the first had said.
    Second,
    SecondBy,
}

/// A text that a safeguarding lead should see: held apart from everything else.
#[derive(DeriveIden)]
enum Concern {
    Table,
    Id,
    ResponseId,
    VersionId,
    Question,
    Service,
    Language,
    Level,
    Body,
    Topic,
    Likely,
    State,
    RaisedOn,
    DueOn,
    Told,
    Escalated,
}

/// What was done about a concern; never changed.
#[derive(DeriveIden)]
enum ConcernEvent {
    Table,
    Id,
    ConcernId,
    At,
    AccountId,
    Did,
    Note,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for mut column in [
            boolean(Comment::Screened).default(false).take(),
            text_null(Comment::Masks),
            string_len_null(Comment::Engine, 40),
            string_len_null(Comment::Outcome, 20),
            boolean(Comment::Quotable).default(false).take(),
        ] {
            // SQLite takes one at a time.
            manager.alter_table(Table::alter().table(Comment::Table).add_column(&mut column).to_owned()).await?;
        }
        manager
            .create_index(
                Index::create().name("comment_screened").table(Comment::Table).col(Comment::Screened).to_owned(),
            )
            .await?;
        manager
            .create_index(Index::create().name("comment_engine").table(Comment::Table).col(Comment::Engine).to_owned())
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Remark::Table)
                    .col(big_integer(Remark::Id).primary_key().auto_increment())
                    .col(big_integer(Remark::CommentId))
                    .col(big_integer(Remark::VersionId))
                    .col(integer(Remark::Starts))
                    .col(integer(Remark::Ends))
                    .col(string_len_null(Remark::Service, 40))
                    .col(string_len(Remark::Sentiment, 20))
                    .col(double(Remark::Score))
                    .col(double(Remark::Confidence))
                    .col(string_len_null(Remark::CodedService, 40))
                    .col(string_len_null(Remark::Coded, 20))
                    .col(big_integer_null(Remark::CodedBy))
                    .col(string_len_null(Remark::CodedOn, 10))
                    .col(string_len_null(Remark::Second, 20))
                    .col(big_integer_null(Remark::SecondBy))
                    .foreign_key(
                        ForeignKey::create()
                            .from(Remark::Table, Remark::CommentId)
                            .to(Comment::Table, Comment::Id)
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(Index::create().name("remark_comment").table(Remark::Table).col(Remark::CommentId).to_owned())
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("remark_queue")
                    .table(Remark::Table)
                    .col(Remark::VersionId)
                    .col(Remark::CodedBy)
                    .col(Remark::Confidence)
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Concern::Table)
                    .col(big_integer(Concern::Id).primary_key())
                    // No foreign key: a concern outlives the response it came with.
                    .col(big_integer(Concern::ResponseId))
                    .col(big_integer(Concern::VersionId))
                    .col(string_len(Concern::Question, 40))
                    .col(string_len_null(Concern::Service, 40))
                    .col(string_len(Concern::Language, 20))
                    .col(string_len(Concern::Level, 20))
                    .col(text(Concern::Body))
                    .col(string_len_null(Concern::Topic, 20))
                    .col(double(Concern::Likely))
                    .col(string_len(Concern::State, 20))
                    .col(string_len(Concern::RaisedOn, 10))
                    .col(string_len(Concern::DueOn, 10))
                    .col(boolean(Concern::Told).default(false))
                    .col(boolean(Concern::Escalated).default(false))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(ConcernEvent::Table)
                    .col(big_integer(ConcernEvent::Id).primary_key().auto_increment())
                    .col(big_integer(ConcernEvent::ConcernId))
                    // Seconds since 1970.
                    .col(big_integer(ConcernEvent::At))
                    .col(big_integer_null(ConcernEvent::AccountId))
                    .col(string_len(ConcernEvent::Did, 20))
                    .col(text(ConcernEvent::Note))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("concern_event_concern")
                    .table(ConcernEvent::Table)
                    .col(ConcernEvent::ConcernId)
                    .to_owned(),
            )
            .await
    }
}
