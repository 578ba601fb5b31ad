//! Surveys are tried out with a few people before anybody is asked.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// An unfinished response.
#[derive(DeriveIden)]
enum Draft {
    Table,
    /// The link of the trial it was begun in: nothing of it is ever sent.
    Trial,
}

/// The link by which a survey is tried.
#[derive(DeriveIden)]
enum TrialLink {
    Table,
    Id,
    Consultation,
    Survey,
    /// Part of the address. It opens a survey that is soon public.
    Token,
}

/// Some people who tried a wording.
#[derive(DeriveIden)]
enum TrialRound {
    Table,
    Id,
    Consultation,
    Survey,
    Language,
    Level,
    /// The day.
    HeldOn,
    /// How many they were.
    People,
    /// Who they were, without names.
    Who,
    AccountId,
}

/// What somebody made of a text.
#[derive(DeriveIden)]
enum TrialNote {
    Table,
    Id,
    Consultation,
    Survey,
    Language,
    Level,
    /// What the text is kept by: a digest of its words.
    About,
    /// The words.
    Words,
    Understood,
    /// What they made of it.
    Said,
    NotedOn,
    AccountId,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let trial = string_len_null(Draft::Trial, 64);
        manager.alter_table(Table::alter().table(Draft::Table).add_column(trial).to_owned()).await?;
        manager
            .create_table(
                Table::create()
                    .table(TrialLink::Table)
                    .col(big_integer(TrialLink::Id).primary_key().auto_increment())
                    .col(string_len(TrialLink::Consultation, 64))
                    .col(string_len(TrialLink::Survey, 64))
                    .col(string_len_uniq(TrialLink::Token, 64))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("trial_link_survey")
                    .table(TrialLink::Table)
                    .col(TrialLink::Consultation)
                    .col(TrialLink::Survey)
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(TrialRound::Table)
                    .col(big_integer(TrialRound::Id).primary_key().auto_increment())
                    .col(string_len(TrialRound::Consultation, 64))
                    .col(string_len(TrialRound::Survey, 64))
                    .col(string_len(TrialRound::Language, 35))
                    .col(string_len(TrialRound::Level, 16))
                    .col(string_len(TrialRound::HeldOn, 10))
                    .col(integer(TrialRound::People))
                    .col(text(TrialRound::Who))
                    .col(big_integer(TrialRound::AccountId))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(TrialNote::Table)
                    .col(big_integer(TrialNote::Id).primary_key().auto_increment())
                    .col(string_len(TrialNote::Consultation, 64))
                    .col(string_len(TrialNote::Survey, 64))
                    .col(string_len(TrialNote::Language, 35))
                    .col(string_len(TrialNote::Level, 16))
                    .col(string_len(TrialNote::About, 64))
                    .col(text(TrialNote::Words))
                    .col(boolean(TrialNote::Understood))
                    .col(text(TrialNote::Said))
                    .col(string_len(TrialNote::NotedOn, 10))
                    .col(big_integer(TrialNote::AccountId))
                    .to_owned(),
            )
            .await
    }
}
