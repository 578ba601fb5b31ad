//! Programs that may fetch what is published.

use domain::{
    access::{Grant, Scope, is_good},
    consultation::Day,
    digest::Digest,
    people::{Permission, Role},
};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, Set,
    sea_query::{Condition, Expr},
};

use super::{
    Store, StoreError,
    entities::{account, api_token, webhook},
};

/// Access that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its number.
    pub id: i64,
    /// What it is for.
    pub name: String,
    /// What may be fetched with it.
    pub scopes: Vec<Scope>,
    /// Who gave it.
    pub made_by: String,
    /// Whether they may give no access any more: what they gave ends with that.
    pub giver_gone: bool,
    /// When.
    pub made_on: Day,
    /// The last day it is good for.
    pub last_day: Day,
    /// The day it was taken back, where it was.
    pub revoked_on: Option<Day>,
    /// The last day it was used on, where it was.
    pub used_on: Option<Day>,
}

/// What a token is kept as. It is random and long: there is nothing to slow a guesser down for.
fn hash(token: &str) -> String {
    Digest::of([b"api token".as_slice(), token.as_bytes()]).to_string()
}

impl Store {
    /// Gives access. What the program shows is in no row: whoever reads the database cannot use it.
    pub async fn grant(
        &self,
        grant: &Grant,
        token: &str,
        by: i64,
        (today, last_day): (&Day, &Day),
    ) -> Result<i64, StoreError> {
        let id = crate::random::id();
        let scopes: Vec<&str> = grant.scopes.iter().map(|scope| scope.as_str()).collect();
        let row = api_token::ActiveModel {
            id: Set(id),
            name: Set(grant.name.clone()),
            token_hash: Set(hash(token)),
            scopes: Set(scopes.join(" ")),
            made_by: Set(by),
            made_on: Set(today.as_str().to_owned()),
            last_day: Set(last_day.as_str().to_owned()),
            revoked_on: Set(None),
            used_on: Set(None),
        };
        api_token::Entity::insert(row).exec_without_returning(&self.db).await?;
        Ok(id)
    }

    /// All access that was given, the newest first.
    pub async fn tokens(&self) -> Result<Vec<Token>, StoreError> {
        let rows = api_token::Entity::find()
            .order_by_desc(api_token::Column::MadeOn)
            .order_by_asc(api_token::Column::Name)
            .order_by_asc(api_token::Column::Id)
            .all(&self.db)
            .await?;
        let people = account::Entity::find().all(&self.db).await?;
        let giver = |id| people.iter().find(|one| one.id == id);
        rows.into_iter()
            .map(|row| {
                let giver = giver(row.made_by);
                read(
                    &row,
                    giver.map(|one| one.name.clone()).unwrap_or_default(),
                    giver.is_none_or(|one| !may_give(one)),
                )
            })
            .collect()
    }

    /// The access that a token gives today, where it gives any; that it was used is kept, once a day. An account that is
    /// closed takes with it what it gave.
    pub async fn token(&self, token: &str, today: &Day) -> Result<Option<Token>, StoreError> {
        let row = api_token::Entity::find().filter(api_token::Column::TokenHash.eq(hash(token))).one(&self.db).await?;
        let Some(row) = row else { return Ok(None) };
        let giver = self.account(row.made_by).await?.filter(|giver| giver.role.may(Permission::GiveAccess));
        let Some(giver) = giver else { return Ok(None) };
        let found = read(&row, giver.name, false)?;
        if !is_good(&found.last_day, found.revoked_on.is_some(), today) {
            return Ok(None);
        }
        if found.used_on.as_ref() != Some(today) {
            api_token::Entity::update_many()
                .col_expr(api_token::Column::UsedOn, Expr::value(today.as_str()))
                .filter(api_token::Column::Id.eq(row.id))
                .exec(&self.db)
                .await?;
        }
        Ok(Some(found))
    }

    /// Ends all access that somebody gave, to programs that ask and to those that are told: whoever may give none any more
    /// leaves none behind, also where they come back.
    pub async fn end_access(&self, email: &str, today: &Day) -> Result<(), StoreError> {
        let account =
            account::Entity::find().filter(account::Column::Email.eq(email.to_lowercase())).one(&self.db).await?;
        let Some(account) = account else { return Ok(()) };
        api_token::Entity::update_many()
            .col_expr(api_token::Column::RevokedOn, Expr::value(today.as_str()))
            .filter(api_token::Column::MadeBy.eq(account.id))
            .filter(api_token::Column::RevokedOn.is_null())
            .exec(&self.db)
            .await?;
        webhook::Entity::update_many()
            .col_expr(webhook::Column::StoppedOn, Expr::value(today.as_str()))
            .filter(webhook::Column::MadeBy.eq(account.id))
            .filter(webhook::Column::StoppedOn.is_null())
            .exec(&self.db)
            .await?;
        Ok(())
    }

    /// Takes access back. Whether there was any to take.
    pub async fn revoke(&self, id: i64, today: &Day) -> Result<bool, StoreError> {
        let done = api_token::Entity::update_many()
            .col_expr(api_token::Column::RevokedOn, Expr::value(today.as_str()))
            .filter(Condition::all().add(api_token::Column::Id.eq(id)).add(api_token::Column::RevokedOn.is_null()))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }
}

/// Whether somebody may still give access: what they gave ends with that.
pub(super) fn may_give(account: &account::Model) -> bool {
    !account.disabled && Role::parse(&account.role).is_some_and(|role| role.may(Permission::GiveAccess))
}

fn read(row: &api_token::Model, made_by: String, giver_gone: bool) -> Result<Token, StoreError> {
    let day =
        |text: &str| Day::parse(text).ok_or_else(|| StoreError::Unreadable("access of a program", text.to_owned()));
    Ok(Token {
        id: row.id,
        name: row.name.clone(),
        scopes: row.scopes.split(' ').filter_map(Scope::parse).collect(),
        made_by,
        giver_gone,
        made_on: day(&row.made_on)?,
        last_day: day(&row.last_day)?,
        revoked_on: row.revoked_on.as_deref().map(day).transpose()?,
        used_on: row.used_on.as_deref().map(day).transpose()?,
    })
}
