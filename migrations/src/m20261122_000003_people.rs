//! Who works with the system, that they are signed in, and what they did.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

#[derive(DeriveIden)]
enum Account {
    Table,
    Id,
    Email,
    Name,
    Role,
    PasswordHash,
    Disabled,
}

#[derive(DeriveIden)]
enum WebSession {
    Table,
    Id,
    Data,
    ExpiresAt,
}

#[derive(DeriveIden)]
enum AuditEvent {
    Table,
    Id,
    At,
    AccountId,
    Action,
    Subject,
}

/// What the installation keeps for itself.
#[derive(DeriveIden)]
enum Setting {
    Table,
    Key,
    Value,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(Account::Table)
                    .col(big_integer(Account::Id).primary_key().auto_increment())
                    .col(string_len_uniq(Account::Email, 254))
                    .col(string_len(Account::Name, 200))
                    .col(string_len(Account::Role, 20))
                    .col(string(Account::PasswordHash))
                    .col(boolean(Account::Disabled).default(false))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(WebSession::Table)
                    .col(string_len(WebSession::Id, 64).primary_key())
                    .col(text(WebSession::Data))
                    // Seconds since 1970.
                    .col(big_integer(WebSession::ExpiresAt))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(AuditEvent::Table)
                    .col(big_integer(AuditEvent::Id).primary_key().auto_increment())
                    // Seconds since 1970.
                    .col(big_integer(AuditEvent::At))
                    .col(big_integer_null(AuditEvent::AccountId))
                    .col(string_len(AuditEvent::Action, 40))
                    .col(string(AuditEvent::Subject))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Setting::Table)
                    .col(string_len(Setting::Key, 40).primary_key())
                    .col(string(Setting::Value))
                    .to_owned(),
            )
            .await
    }
}
