//! Who asked to be told what a consultation came to. Kept apart from every response, and deleted once they are told.

use std::collections::BTreeSet;

use domain::{code::Code, consultation::Day, engage::Stage, language::Language, level::ReadingLevel, people::Role};
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QuerySelect as _, Set,
    SqlErr,
    sea_query::{Expr, ExprTrait as _, OnConflict},
};

use super::{
    Store, StoreError,
    entities::{account, engagement, follower},
};

/// Somebody who is to be told.
#[derive(Clone, Debug)]
pub struct Follower {
    /// Their number.
    pub id: i64,
    /// Their address.
    pub email: String,
    /// The language they are told in.
    pub language: Language,
    /// The wording they are told in.
    pub level: ReadingLevel,
    /// Whether the address is known to be theirs.
    pub confirmed: bool,
    /// Whether they are told because their school held a session, and not because they asked.
    pub held_session: bool,
    /// How often somebody has tried to tell them.
    pub tries: i32,
}

/// What is to be sent to whoever asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A link to confirm with.
    New,
    /// A link to take it back with: the address was confirmed before.
    Again,
    /// Nothing: it was sent a link today.
    Today,
}

impl Store {
    /// Keeps that somebody asked, until a day unless they confirm it. A link goes to an address once a day: the last one is
    /// then worth nothing.
    pub async fn follow(
        &self,
        consultation: &Code,
        email: &str,
        (language, level): (&Language, ReadingLevel),
        secret_hash: &str,
        (today, expires): (&Day, &Day),
    ) -> Result<Asked, StoreError> {
        let row = follower::ActiveModel {
            id: Set(crate::random::id()),
            consultation: Set(consultation.to_string()),
            email: Set(email.to_owned()),
            language: Set(language.to_string()),
            level: Set(level.to_string()),
            secret_hash: Set(secret_hash.to_owned()),
            asked_on: Set(today.as_str().to_owned()),
            confirmed: Set(false),
            held_session: Set(false),
            tries: Set(0),
            claimed_until: Set(0),
            expires_on: Set(expires.as_str().to_owned()),
        };
        match follower::Entity::insert(row).exec_without_returning(&self.db).await {
            Ok(_) => return Ok(Asked::New),
            Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => {}
            Err(error) => return Err(error.into()),
        }
        let theirs = Condition::all()
            .add(follower::Column::Consultation.eq(consultation.as_str()))
            .add(follower::Column::Email.eq(email))
            .add(follower::Column::AskedOn.ne(today.as_str()));
        let anew = follower::Entity::update_many()
            .col_expr(follower::Column::SecretHash, Expr::value(secret_hash))
            .col_expr(follower::Column::AskedOn, Expr::value(today.as_str()));
        let first = anew
            .clone()
            .col_expr(follower::Column::Language, Expr::value(language.as_str()))
            .col_expr(follower::Column::Level, Expr::value(level.as_str()))
            .col_expr(follower::Column::ExpiresOn, Expr::value(expires.as_str()))
            .filter(theirs.clone())
            .filter(follower::Column::Confirmed.eq(false))
            .exec(&self.db)
            .await?;
        if first.rows_affected == 1 {
            return Ok(Asked::New);
        }
        let again = anew.filter(theirs).filter(follower::Column::Confirmed.eq(true)).exec(&self.db).await?;
        Ok(if again.rows_affected == 1 { Asked::Again } else { Asked::Today })
    }

    /// Keeps that a link did not go out: another may be asked for on the same day.
    pub async fn not_sent(&self, consultation: &Code, secret_hash: &str) -> Result<(), StoreError> {
        follower::Entity::update_many()
            .col_expr(follower::Column::AskedOn, Expr::value(""))
            .filter(with_link(consultation, secret_hash))
            .exec(&self.db)
            .await?;
        Ok(())
    }

    /// Keeps that the representatives of schools with an accepted session are to be told, each school once: whoever took
    /// part was promised to hear.
    pub async fn follow_schools(&self, consultation: &Code, today: &Day) -> Result<(), StoreError> {
        let (code, today) = (consultation.clone(), today.as_str().to_owned());
        let held = Condition::all()
            .add(engagement::Column::Consultation.eq(code.as_str()))
            .add(engagement::Column::Stage.eq(Stage::Accepted.as_str()))
            .add(engagement::Column::Told.eq(false));
        if engagement::Entity::find().filter(held.clone()).count(&self.db).await? == 0 {
            return Ok(());
        }
        self.writer
            .write(Box::new(move |db| {
                let (code, today, held) = (code.clone(), today.clone(), held.clone());
                Box::pin(async move {
                    let sessions: Vec<(i64, i64)> = engagement::Entity::find()
                        .select_only()
                        .columns([engagement::Column::Id, engagement::Column::SchoolId])
                        .filter(held.clone())
                        .into_tuple()
                        .all(db)
                        .await?;
                    let schools: BTreeSet<i64> = sessions.iter().map(|(_, school)| *school).collect();
                    let people = account::Entity::find()
                        .filter(account::Column::Role.eq(Role::Representative.as_str()))
                        .filter(account::Column::Disabled.eq(false))
                        .filter(account::Column::SchoolId.is_in(schools))
                        .all(db)
                        .await?;
                    // A school that nobody represents at the moment is told once somebody does.
                    let reached: BTreeSet<i64> = people.iter().filter_map(|person| person.school_id).collect();
                    let told = sessions.into_iter().filter(|(_, school)| reached.contains(school)).map(|(id, _)| id);
                    let told: Vec<i64> = told.collect();
                    for person in people {
                        let row = follower::ActiveModel {
                            id: Set(crate::random::id()),
                            consultation: Set(code.to_string()),
                            email: Set(person.email),
                            language: Set(Language::english().to_string()),
                            level: Set(ReadingLevel::Standard.to_string()),
                            // No link is sent, so none works.
                            secret_hash: Set(crate::random::token()),
                            asked_on: Set(today.clone()),
                            confirmed: Set(true),
                            held_session: Set(true),
                            tries: Set(0),
                            claimed_until: Set(0),
                            expires_on: Set(today.clone()),
                        };
                        follower::Entity::insert(row)
                            .on_conflict(
                                OnConflict::columns([follower::Column::Consultation, follower::Column::Email])
                                    .update_columns([follower::Column::Confirmed, follower::Column::HeldSession])
                                    .to_owned(),
                            )
                            .exec_without_returning(db)
                            .await?;
                    }
                    engagement::Entity::update_many()
                        .col_expr(engagement::Column::Told, Expr::value(true))
                        .filter(engagement::Column::Id.is_in(told))
                        .exec(db)
                        .await?;
                    Ok(())
                })
            }))
            .await
    }

    /// Whoever has a link.
    pub async fn follower(&self, consultation: &Code, secret_hash: &str) -> Result<Option<Follower>, StoreError> {
        let row = follower::Entity::find().filter(with_link(consultation, secret_hash)).one(&self.db).await?;
        row.map(read).transpose()
    }

    /// Keeps that an address is theirs. Whether there was such a one.
    pub async fn confirm_follower(&self, consultation: &Code, secret_hash: &str) -> Result<bool, StoreError> {
        let done = follower::Entity::update_many()
            .col_expr(follower::Column::Confirmed, Expr::value(true))
            .filter(with_link(consultation, secret_hash))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Forgets whoever has a link.
    pub async fn unfollow(&self, consultation: &Code, secret_hash: &str) -> Result<(), StoreError> {
        follower::Entity::delete_many().filter(with_link(consultation, secret_hash)).exec(&self.db).await?;
        Ok(())
    }

    /// Some of those who are still to be told about a consultation, whom nobody is telling at a moment in seconds since
    /// 1970.
    pub async fn followers(&self, consultation: &Code, now: i64, at_most: u64) -> Result<Vec<Follower>, StoreError> {
        let rows = follower::Entity::find()
            .filter(confirmed(consultation))
            .filter(follower::Column::ClaimedUntil.lt(now))
            .limit(at_most)
            .all(&self.db)
            .await?;
        rows.into_iter().map(read).collect()
    }

    /// How many are to be told about a consultation.
    pub async fn follower_count(&self, consultation: &Code) -> Result<u64, StoreError> {
        Ok(follower::Entity::find().filter(confirmed(consultation)).count(&self.db).await?)
    }

    /// Takes it upon oneself to tell somebody, until a moment in seconds since 1970. Whether nobody else has, now.
    pub async fn claim_follower(&self, id: i64, now: i64, until: i64) -> Result<bool, StoreError> {
        let done = follower::Entity::update_many()
            .col_expr(follower::Column::ClaimedUntil, Expr::value(until))
            .col_expr(follower::Column::Tries, Expr::col(follower::Column::Tries).add(1))
            .filter(follower::Column::Id.eq(id))
            .filter(follower::Column::ClaimedUntil.lt(now))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Gives somebody back who could not be told for no reason of theirs, with as many tries as they had.
    pub async fn unclaim_follower(&self, id: i64, tries: i32) -> Result<(), StoreError> {
        follower::Entity::update_many()
            .col_expr(follower::Column::ClaimedUntil, Expr::value(0_i64))
            .col_expr(follower::Column::Tries, Expr::value(tries))
            .filter(follower::Column::Id.eq(id))
            .exec(&self.db)
            .await?;
        Ok(())
    }

    /// Forgets somebody who was told, or cannot be.
    pub async fn forget_follower(&self, id: i64) -> Result<(), StoreError> {
        follower::Entity::delete_by_id(id).exec(&self.db).await?;
        Ok(())
    }

    /// Forgets those who never confirmed and whose day is past.
    pub async fn purge_unconfirmed_followers(&self, today: &Day) -> Result<u64, StoreError> {
        let done = follower::Entity::delete_many()
            .filter(follower::Column::Confirmed.eq(false))
            .filter(follower::Column::ExpiresOn.lt(today.as_str()))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected)
    }

    /// Forgets everybody who asked about a consultation: its answers are deleted.
    pub async fn delete_followers(&self, consultation: &Code) -> Result<u64, StoreError> {
        let done = follower::Entity::delete_many()
            .filter(follower::Column::Consultation.eq(consultation.as_str()))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected)
    }
}

fn with_link(consultation: &Code, secret_hash: &str) -> Condition {
    Condition::all()
        .add(follower::Column::Consultation.eq(consultation.as_str()))
        .add(follower::Column::SecretHash.eq(secret_hash))
}

fn confirmed(consultation: &Code) -> Condition {
    Condition::all()
        .add(follower::Column::Consultation.eq(consultation.as_str()))
        .add(follower::Column::Confirmed.eq(true))
}

fn read(row: follower::Model) -> Result<Follower, StoreError> {
    let unreadable = |what: &str| StoreError::Unreadable("whoever is to be told", what.to_owned());
    Ok(Follower {
        id: row.id,
        email: row.email,
        language: Language::parse(&row.language).ok_or_else(|| unreadable("language"))?,
        level: ReadingLevel::parse(&row.level).ok_or_else(|| unreadable("level"))?,
        confirmed: row.confirmed,
        held_session: row.held_session,
        tries: row.tries,
    })
}
