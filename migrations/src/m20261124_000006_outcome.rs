//! The outcome report: an officer's words, promises, and reports as they were frozen.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

/// An officer's words on a section.
#[derive(DeriveIden)]
enum OutcomeWords {
    Table,
    Id,
    Consultation,
    Section,
    Words,
    /// Changes with every change: what is saved over is what was seen.
    Mark,
    SaidBy,
    SaidOn,
}

/// What is promised about a service after the decision.
#[derive(DeriveIden)]
enum Promise {
    Table,
    Id,
    Consultation,
    /// None: every service.
    Service,
    /// What is promised.
    What,
    Measure,
    Target,
    Owner,
    Due,
    Otherwise,
}

/// A report as it was frozen.
#[derive(DeriveIden)]
enum OutcomeEdition {
    Table,
    Id,
    Consultation,
    Number,
    Document,
    /// Of the document.
    Digest,
    /// The exact counts behind it, for the guard against telling reports apart; gone with the answers.
    Basis,
    /// The number of the report that was published when this one was frozen; 0 for none.
    After,
    /// Of the findings its figures are from.
    Findings,
    Stage,
    Note,
    AskedBy,
    AskedOn,
    DecidedBy,
    DecidedOn,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(OutcomeWords::Table)
                    .col(big_integer(OutcomeWords::Id).primary_key())
                    .col(string_len(OutcomeWords::Consultation, 40))
                    .col(string_len(OutcomeWords::Section, 80))
                    .col(text(OutcomeWords::Words))
                    .col(string_len(OutcomeWords::Mark, 40))
                    .col(big_integer(OutcomeWords::SaidBy))
                    .col(string_len(OutcomeWords::SaidOn, 10))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("outcome_words_section")
                    .table(OutcomeWords::Table)
                    .col(OutcomeWords::Consultation)
                    .col(OutcomeWords::Section)
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Promise::Table)
                    .col(big_integer(Promise::Id).primary_key())
                    .col(string_len(Promise::Consultation, 40))
                    .col(string_len_null(Promise::Service, 40))
                    .col(text(Promise::What))
                    .col(text(Promise::Measure))
                    .col(text(Promise::Target))
                    .col(text(Promise::Owner))
                    .col(string_len(Promise::Due, 10))
                    .col(text(Promise::Otherwise))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(OutcomeEdition::Table)
                    .col(big_integer(OutcomeEdition::Id).primary_key())
                    .col(string_len(OutcomeEdition::Consultation, 40))
                    .col(integer(OutcomeEdition::Number))
                    .col(text(OutcomeEdition::Document))
                    .col(string_len(OutcomeEdition::Digest, 80))
                    .col(text(OutcomeEdition::Basis))
                    .col(integer(OutcomeEdition::After))
                    .col(string_len(OutcomeEdition::Findings, 80))
                    .col(string_len(OutcomeEdition::Stage, 20))
                    .col(text(OutcomeEdition::Note))
                    .col(big_integer(OutcomeEdition::AskedBy))
                    .col(string_len(OutcomeEdition::AskedOn, 10))
                    .col(big_integer_null(OutcomeEdition::DecidedBy))
                    .col(string_len_null(OutcomeEdition::DecidedOn, 10))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("outcome_edition_number")
                    .table(OutcomeEdition::Table)
                    .col(OutcomeEdition::Consultation)
                    .col(OutcomeEdition::Number)
                    .unique()
                    .to_owned(),
            )
            .await
    }
}
