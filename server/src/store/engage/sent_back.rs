//! Sessions that were sent back, whose schools are to be told.

use domain::{code::Code, people::Role};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, sea_query::Expr,
};

use crate::store::{
    Store, StoreError,
    entities::{account, engagement},
};

/// A session whose school is to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentBack {
    /// Its number.
    pub id: i64,
    /// The consultation.
    pub consultation: Code,
    /// The school's number.
    pub school: i64,
    /// From when on, in seconds since 1970.
    pub from: i64,
}

impl Store {
    /// Some sessions whose schools are to be told by now.
    pub async fn sent_back(&self, now: i64, most: u64) -> Result<Vec<SentBack>, StoreError> {
        let rows: Vec<(i64, String, i64, i64)> = engagement::Entity::find()
            .select_only()
            .columns([
                engagement::Column::Id,
                engagement::Column::Consultation,
                engagement::Column::SchoolId,
                engagement::Column::TellFrom,
            ])
            .filter(engagement::Column::TellFrom.lte(now))
            .order_by_asc(engagement::Column::TellFrom)
            .limit(most)
            .into_tuple()
            .all(&self.db)
            .await?;
        rows.into_iter()
            .map(|(id, consultation, school, from)| {
                let consultation = Code::parse(&consultation)
                    .map_err(|_| StoreError::Unreadable("a session", "consultation".to_owned()))?;
                Ok(SentBack { id, consultation, school, from })
            })
            .collect()
    }

    /// Takes it on oneself to tell of a session, until a moment; with `None`, there is nothing to tell any more. Whether it
    /// was still as it was read: handed in again, or told of by another server, it is not.
    pub async fn claim_sent_back(&self, one: &SentBack, until: Option<i64>) -> Result<bool, StoreError> {
        let done = engagement::Entity::update_many()
            .col_expr(engagement::Column::TellFrom, Expr::value(until))
            .filter(engagement::Column::Id.eq(one.id))
            .filter(engagement::Column::TellFrom.eq(one.from))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// The addresses of those who run a school's sessions.
    pub async fn representatives(&self, school: i64) -> Result<Vec<String>, StoreError> {
        let found = account::Entity::find()
            .filter(account::Column::Role.eq(Role::Representative.as_str()))
            .filter(account::Column::Disabled.eq(false))
            .filter(account::Column::SchoolId.eq(school))
            .all(&self.db)
            .await?;
        Ok(found.into_iter().map(|account| account.email).collect())
    }
}
