//! What remarks speak of: where each stands among meanings, themes, and which remarks have them.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName, Debug)]
pub(crate) struct Migration;

#[derive(DeriveIden)]
enum Remark {
    Table,
    Id,
}

/// Where a remark stands among meanings.
#[derive(DeriveIden)]
enum RemarkMeaning {
    Table,
    RemarkId,
    VersionId,
    Vector,
    /// Which weights made it.
    Engine,
    /// The edition of the consultation's themes that it was last placed by.
    Placed,
    /// Whether an officer says that it has no theme at all.
    Unthemed,
}

#[derive(DeriveIden)]
enum Theme {
    Table,
    Id,
    Consultation,
    Name,
    /// Whether an officer gave it that name, or let it stand.
    Named,
    /// What an officer wrote it is about.
    About,
    /// Found by the program, or written by an officer.
    Origin,
    /// In use, merged into another, or dropped.
    State,
    MergedInto,
}

/// A theme's centres: its own and those of themes merged into it.
#[derive(DeriveIden)]
enum ThemeCentre {
    Table,
    Id,
    ThemeId,
    Vector,
}

/// Which remarks have a theme, and who says so.
#[derive(DeriveIden)]
enum RemarkTheme {
    Table,
    RemarkId,
    ThemeId,
    /// The engine says so; an officer says so; an officer says it has not.
    Said,
    Likeness,
    SaidBy,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let of_remark = |table: DynIden, column: DynIden| {
            ForeignKey::create()
                .from(table, column)
                .to(Remark::Table, Remark::Id)
                .on_delete(ForeignKeyAction::Cascade)
                .to_owned()
        };
        let of_theme = |table: DynIden, column: DynIden| {
            ForeignKey::create()
                .from(table, column)
                .to(Theme::Table, Theme::Id)
                .on_delete(ForeignKeyAction::Cascade)
                .to_owned()
        };
        manager
            .create_table(
                Table::create()
                    .table(RemarkMeaning::Table)
                    .col(big_integer(RemarkMeaning::RemarkId).primary_key())
                    .col(big_integer(RemarkMeaning::VersionId))
                    .col(blob(RemarkMeaning::Vector))
                    .col(string_len(RemarkMeaning::Engine, 40))
                    .col(big_integer(RemarkMeaning::Placed).default(0))
                    .col(boolean(RemarkMeaning::Unthemed).default(false))
                    .foreign_key(&mut of_remark(RemarkMeaning::Table.into_iden(), RemarkMeaning::RemarkId.into_iden()))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("remark_meaning_placed")
                    .table(RemarkMeaning::Table)
                    .col(RemarkMeaning::VersionId)
                    .col(RemarkMeaning::Placed)
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Theme::Table)
                    .col(big_integer(Theme::Id).primary_key())
                    .col(string_len(Theme::Consultation, 40))
                    .col(string_len(Theme::Name, 400))
                    .col(boolean(Theme::Named).default(false))
                    .col(text(Theme::About))
                    .col(string_len(Theme::Origin, 10))
                    .col(string_len(Theme::State, 10))
                    .col(big_integer_null(Theme::MergedInto))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create().name("theme_consultation").table(Theme::Table).col(Theme::Consultation).to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(ThemeCentre::Table)
                    .col(big_integer(ThemeCentre::Id).primary_key())
                    .col(big_integer(ThemeCentre::ThemeId))
                    .col(blob(ThemeCentre::Vector))
                    .foreign_key(&mut of_theme(ThemeCentre::Table.into_iden(), ThemeCentre::ThemeId.into_iden()))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(RemarkTheme::Table)
                    .col(big_integer(RemarkTheme::RemarkId))
                    .col(big_integer(RemarkTheme::ThemeId))
                    .col(string_len(RemarkTheme::Said, 10))
                    .col(double(RemarkTheme::Likeness))
                    .col(big_integer_null(RemarkTheme::SaidBy))
                    .primary_key(Index::create().col(RemarkTheme::RemarkId).col(RemarkTheme::ThemeId))
                    .foreign_key(&mut of_remark(RemarkTheme::Table.into_iden(), RemarkTheme::RemarkId.into_iden()))
                    .foreign_key(&mut of_theme(RemarkTheme::Table.into_iden(), RemarkTheme::ThemeId.into_iden()))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("remark_theme_theme")
                    .table(RemarkTheme::Table)
                    .col(RemarkTheme::ThemeId)
                    .to_owned(),
            )
            .await
    }
}
