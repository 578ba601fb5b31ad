//! Who asked to be told what a consultation came to. Kept apart from every response, and deleted once they are told.

use domain::{code::Code, consultation::Day, language::Language, level::ReadingLevel};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QuerySelect as _, Set,
    sea_query::{Expr, OnConflict},
};

use super::{Store, StoreError, entities::follower};

/// Somebody who asked to be told.
#[derive(Clone, Debug)]
pub struct Follower {
    /// Their number.
    pub id: i64,
    /// What they asked about.
    pub consultation: Code,
    /// Their address.
    pub email: String,
    /// The language they are told in.
    pub language: Language,
    /// The wording they are told in.
    pub level: ReadingLevel,
    /// Whether the address is known to be theirs.
    pub confirmed: bool,
}

impl Store {
    /// Keeps that somebody asked: until a day, unless they confirm it. Whoever asks again before they confirmed gets a
    /// link anew, and the old one is worth nothing. Whether there is anything to confirm.
    pub async fn follow(
        &self,
        consultation: &Code,
        email: &str,
        (language, level): (&Language, ReadingLevel),
        secret_hash: &str,
        expires: &Day,
    ) -> Result<bool, StoreError> {
        let row = follower::ActiveModel {
            id: Set(crate::random::id()),
            consultation: Set(consultation.to_string()),
            email: Set(email.to_lowercase()),
            language: Set(language.to_string()),
            level: Set(level.to_string()),
            secret_hash: Set(secret_hash.to_owned()),
            confirmed: Set(false),
            claimed_until: Set(0),
            expires_on: Set(expires.as_str().to_owned()),
        };
        follower::Entity::insert(row)
            .on_conflict(
                OnConflict::columns([follower::Column::Consultation, follower::Column::Email]).do_nothing().to_owned(),
            )
            .exec_without_returning(&self.db)
            .await?;
        let done = follower::Entity::update_many()
            .col_expr(follower::Column::SecretHash, Expr::value(secret_hash))
            .col_expr(follower::Column::Language, Expr::value(language.as_str()))
            .col_expr(follower::Column::Level, Expr::value(level.as_str()))
            .col_expr(follower::Column::ExpiresOn, Expr::value(expires.as_str()))
            .filter(follower::Column::Consultation.eq(consultation.as_str()))
            .filter(follower::Column::Email.eq(email.to_lowercase()))
            .filter(follower::Column::Confirmed.eq(false))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Keeps that a school's representative is to be told: their address is known.
    pub async fn follow_at_once(
        &self,
        consultation: &Code,
        email: &str,
        secret_hash: &str,
        expires: &Day,
    ) -> Result<(), StoreError> {
        self.follow(consultation, email, (&Language::english(), ReadingLevel::Standard), secret_hash, expires).await?;
        self.confirm_follower(consultation, secret_hash, expires).await?;
        Ok(())
    }

    /// Whoever has a link.
    pub async fn follower(&self, consultation: &Code, secret_hash: &str) -> Result<Option<Follower>, StoreError> {
        let row = follower::Entity::find()
            .filter(follower::Column::Consultation.eq(consultation.as_str()))
            .filter(follower::Column::SecretHash.eq(secret_hash))
            .one(&self.db)
            .await?;
        row.map(read).transpose()
    }

    /// Keeps that an address is theirs: they are told, or forgotten on a day. Whether there was such a one.
    pub async fn confirm_follower(
        &self,
        consultation: &Code,
        secret_hash: &str,
        expires: &Day,
    ) -> Result<bool, StoreError> {
        let done = follower::Entity::update_many()
            .col_expr(follower::Column::Confirmed, Expr::value(true))
            .col_expr(follower::Column::ExpiresOn, Expr::value(expires.as_str()))
            .filter(follower::Column::Consultation.eq(consultation.as_str()))
            .filter(follower::Column::SecretHash.eq(secret_hash))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Forgets whoever has a link.
    pub async fn unfollow(&self, consultation: &Code, secret_hash: &str) -> Result<(), StoreError> {
        follower::Entity::delete_many()
            .filter(follower::Column::Consultation.eq(consultation.as_str()))
            .filter(follower::Column::SecretHash.eq(secret_hash))
            .exec(&self.db)
            .await?;
        Ok(())
    }

    /// Some of those who are still to be told about a consultation.
    pub async fn followers(&self, consultation: &Code, now: i64, at_most: u64) -> Result<Vec<Follower>, StoreError> {
        let rows = follower::Entity::find()
            .filter(follower::Column::Consultation.eq(consultation.as_str()))
            .filter(follower::Column::Confirmed.eq(true))
            .filter(follower::Column::ClaimedUntil.lt(now))
            .limit(at_most)
            .all(&self.db)
            .await?;
        rows.into_iter().map(read).collect()
    }

    /// How many are to be told about a consultation.
    pub async fn follower_count(&self, consultation: &Code) -> Result<u64, StoreError> {
        Ok(follower::Entity::find()
            .filter(follower::Column::Consultation.eq(consultation.as_str()))
            .filter(follower::Column::Confirmed.eq(true))
            .count(&self.db)
            .await?)
    }

    /// Takes it upon oneself to tell somebody, until a moment in seconds since 1970. Whether nobody else has, now.
    pub async fn claim_follower(&self, id: i64, now: i64, until: i64) -> Result<bool, StoreError> {
        let done = follower::Entity::update_many()
            .col_expr(follower::Column::ClaimedUntil, Expr::value(until))
            .filter(follower::Column::Id.eq(id))
            .filter(follower::Column::ClaimedUntil.lt(now))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Forgets somebody who was told.
    pub async fn forget_follower(&self, id: i64) -> Result<(), StoreError> {
        follower::Entity::delete_by_id(id).exec(&self.db).await?;
        Ok(())
    }

    /// Forgets those who never confirmed, and those who were to be told by a day that is past.
    pub async fn purge_followers(&self, today: &Day) -> Result<u64, StoreError> {
        let done = follower::Entity::delete_many()
            .filter(follower::Column::ExpiresOn.lt(today.as_str()))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected)
    }
}

fn read(row: follower::Model) -> Result<Follower, StoreError> {
    let unreadable = |what: &str| StoreError::Unreadable("whoever is to be told", what.to_owned());
    Ok(Follower {
        id: row.id,
        consultation: Code::parse(&row.consultation).map_err(|_| unreadable("consultation"))?,
        email: row.email,
        language: Language::parse(&row.language).ok_or_else(|| unreadable("language"))?,
        level: ReadingLevel::parse(&row.level).ok_or_else(|| unreadable("level"))?,
        confirmed: row.confirmed,
    })
}
