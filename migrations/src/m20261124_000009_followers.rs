//! Who asked to be told what a consultation came to.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// Somebody who asked to be told. Nothing leads from here to a response. Deleted once they are told.
#[derive(DeriveIden)]
enum Follower {
    Table,
    Id,
    Consultation,
    Email,
    Language,
    Level,
    /// The hash of what their link holds.
    SecretHash,
    /// The day they last asked: a link goes out once a day.
    AskedOn,
    /// Whether the address is theirs: they followed the link that was sent to it.
    Confirmed,
    /// Whether they are told because their school held a session.
    HeldSession,
    /// How often somebody tried to tell them.
    Tries,
    /// Until when somebody is telling them, in seconds since 1970: one who is stopped meanwhile leaves them to another.
    ClaimedUntil,
    /// Unconfirmed, kept no longer than this.
    ExpiresOn,
}

/// A session.
#[derive(DeriveIden)]
enum Engagement {
    Table,
    /// Whether its school is being told, or was, what came of it.
    Told,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(Follower::Table)
                    .col(big_integer(Follower::Id).primary_key())
                    .col(string_len(Follower::Consultation, 40))
                    .col(string_len(Follower::Email, 254))
                    .col(string_len(Follower::Language, 20))
                    .col(string_len(Follower::Level, 20))
                    .col(string_len(Follower::SecretHash, 80))
                    .col(string_len(Follower::AskedOn, 10))
                    .col(boolean(Follower::Confirmed))
                    .col(boolean(Follower::HeldSession))
                    .col(integer(Follower::Tries))
                    .col(big_integer(Follower::ClaimedUntil))
                    .col(string_len(Follower::ExpiresOn, 10))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("follower_email")
                    .table(Follower::Table)
                    .col(Follower::Consultation)
                    .col(Follower::Email)
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create().name("follower_secret").table(Follower::Table).col(Follower::SecretHash).to_owned(),
            )
            .await?;
        manager
            .alter_table(
                Table::alter().table(Engagement::Table).add_column(boolean(Engagement::Told).default(false)).to_owned(),
            )
            .await
    }
}
