//! Tables of published reports as data, and programs that may fetch what is published.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// What was frozen.
#[derive(DeriveIden)]
enum OutcomeEdition {
    Table,
    Id,
}

/// Every table behind a frozen report, as it may be shown: kept as long as the report, which is longer than the answers.
#[derive(DeriveIden)]
enum OutcomeTables {
    Table,
    /// The report.
    EditionId,
    /// The tables, as JSON.
    Tables,
}

/// Somebody who works with the system.
#[derive(DeriveIden)]
enum Account {
    Table,
    Id,
}

/// A program that may fetch what is published.
#[derive(DeriveIden)]
enum ApiToken {
    Table,
    Id,
    /// What it is for, in an administrator's words.
    Name,
    /// The hash of what the program shows.
    TokenHash,
    /// What it may fetch, as names with spaces between them.
    Scopes,
    MadeBy,
    MadeOn,
    /// The last day it is good for.
    LastDay,
    /// The day it was taken back, where it was.
    RevokedOn,
    /// The last day it was used on, where it was.
    UsedOn,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(OutcomeTables::Table)
                    .col(big_integer(OutcomeTables::EditionId).primary_key())
                    .col(text(OutcomeTables::Tables))
                    .foreign_key(
                        ForeignKey::create()
                            .from(OutcomeTables::Table, OutcomeTables::EditionId)
                            .to(OutcomeEdition::Table, OutcomeEdition::Id)
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(ApiToken::Table)
                    .col(big_integer(ApiToken::Id).primary_key())
                    .col(string(ApiToken::Name))
                    .col(string_len(ApiToken::TokenHash, 64).unique_key())
                    .col(string(ApiToken::Scopes))
                    .col(big_integer(ApiToken::MadeBy))
                    .col(string_len(ApiToken::MadeOn, 10))
                    .col(string_len(ApiToken::LastDay, 10))
                    .col(string_len_null(ApiToken::RevokedOn, 10))
                    .col(string_len_null(ApiToken::UsedOn, 10))
                    .foreign_key(
                        ForeignKey::create().from(ApiToken::Table, ApiToken::MadeBy).to(Account::Table, Account::Id),
                    )
                    .to_owned(),
            )
            .await
    }
}
