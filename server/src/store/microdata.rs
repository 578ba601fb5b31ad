//! Files of answers for analysts: prepared by one officer, released by another, then never otherwise.

use domain::{code::Code, consultation::Day, digest::Digest};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, Set,
    TransactionTrait as _,
    sea_query::{Expr, OnConflict},
};

use super::{
    Store, StoreError,
    brought::{Standing, answers_lock, standing},
    entities::{account, microdata},
};

/// What the files of a survey hold, and who let them out.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// What describes people in them, by [`domain::microdata::Describing::name`].
    pub describing: Vec<String>,
    /// What they are for, in the words of whoever prepared them.
    pub purpose: String,
    /// What the order of their rows is drawn from.
    pub seed: String,
    /// The fingerprint of the answers they were prepared from.
    pub digest: Digest,
    /// Whose account prepared them.
    pub by: i64,
    /// The same by name.
    pub by_name: String,
    /// The day.
    pub on: Day,
    /// Who released them, and when; nothing before.
    pub released: Option<(String, Day)>,
}

impl Prepared {
    /// Names them on a page, as they were looked at. Never the seed: whoever knows it knows the order of the rows.
    pub fn mark(&self) -> String {
        Digest::of([self.seed.as_bytes()]).short().to_owned()
    }
}

/// Whether files of a survey's answers were released.
pub(super) async fn is_released(
    db: &impl ConnectionTrait,
    consultation: &Code,
    survey: &Code,
) -> Result<bool, StoreError> {
    let released = microdata::Entity::find()
        .filter(microdata::Column::Consultation.eq(consultation.as_str()))
        .filter(microdata::Column::Survey.eq(survey.as_str()))
        .filter(microdata::Column::ReleasedBy.is_not_null());
    Ok(released.count(db).await? > 0)
}

impl Store {
    /// The files of a survey, where some are prepared.
    pub async fn microdata(&self, consultation: &Code, survey: &Code) -> Result<Option<Prepared>, StoreError> {
        let unreadable = |what: &str| StoreError::Unreadable("a file for analysts", what.to_owned());
        let key = (consultation.to_string(), survey.to_string());
        let Some(row) = microdata::Entity::find_by_id(key).one(&self.db).await? else { return Ok(None) };
        let released = match row.released_by.zip(row.released_on) {
            Some((by, on)) => Some((self.name_of(by).await?, Day::parse(&on).ok_or_else(|| unreadable("day"))?)),
            None => None,
        };
        Ok(Some(Prepared {
            describing: serde_json::from_str(&row.describing).map_err(|_| unreadable("describing"))?,
            purpose: row.purpose,
            seed: row.seed,
            digest: Digest::parse(&row.digest).ok_or_else(|| unreadable("digest"))?,
            by: row.prepared_by,
            by_name: self.name_of(row.prepared_by).await?,
            on: Day::parse(&row.prepared_on).ok_or_else(|| unreadable("day"))?,
            released,
        }))
    }

    async fn name_of(&self, id: i64) -> Result<String, StoreError> {
        let found = account::Entity::find_by_id(id).one(&self.db).await?;
        Ok(found.map(|account| account.name).unwrap_or_default())
    }

    /// Prepares the files of a survey. Whether it did: where some are prepared, those are first thrown away; and files that
    /// were released are never others afterwards, for two that differ could be laid beside one another.
    pub async fn prepare_microdata(
        &self,
        consultation: &Code,
        survey: &Code,
        prepared: &Prepared,
    ) -> Result<bool, StoreError> {
        let row = microdata::ActiveModel {
            consultation: Set(consultation.to_string()),
            survey: Set(survey.to_string()),
            describing: Set(serde_json::to_string(&prepared.describing).expect("names")),
            purpose: Set(prepared.purpose.clone()),
            seed: Set(prepared.seed.clone()),
            digest: Set(prepared.digest.to_string()),
            prepared_by: Set(prepared.by),
            prepared_on: Set(prepared.on.as_str().to_owned()),
            released_by: Set(None),
            released_on: Set(None),
        };
        let first =
            OnConflict::columns([microdata::Column::Consultation, microdata::Column::Survey]).do_nothing().to_owned();
        let done = microdata::Entity::insert(row).on_conflict(first).exec_without_returning(&self.db).await?;
        Ok(done == 1)
    }

    /// Releases files that another prepared, as they were looked at: those of `seed`. Whether it did.
    pub async fn release_microdata(
        &self,
        (consultation, survey, seed): (&Code, &Code, &str),
        (by, on): (i64, &Day),
        looked_at: Standing,
    ) -> Result<bool, StoreError> {
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        Self::one_at_a_time(&transaction, answers_lock(consultation)).await?;
        if standing(&transaction, consultation).await? != looked_at {
            return Ok(false);
        }
        let done = microdata::Entity::update_many()
            .col_expr(microdata::Column::ReleasedBy, Expr::value(by))
            .col_expr(microdata::Column::ReleasedOn, Expr::value(on.as_str()))
            .filter(microdata::Column::Consultation.eq(consultation.as_str()))
            .filter(microdata::Column::Survey.eq(survey.as_str()))
            .filter(microdata::Column::Seed.eq(seed))
            .filter(microdata::Column::PreparedBy.ne(by))
            .filter(microdata::Column::ReleasedBy.is_null())
            .exec(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(done.rows_affected == 1)
    }

    /// Throws away what was prepared and not released, as it was looked at. Whether it was there.
    pub async fn drop_microdata(&self, (consultation, survey, seed): (&Code, &Code, &str)) -> Result<bool, StoreError> {
        let done = microdata::Entity::delete_many()
            .filter(microdata::Column::Consultation.eq(consultation.as_str()))
            .filter(microdata::Column::Survey.eq(survey.as_str()))
            .filter(microdata::Column::Seed.eq(seed))
            .filter(microdata::Column::ReleasedBy.is_null())
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Forgets every file of a consultation.
    pub async fn delete_microdata(&self, consultation: &Code) -> Result<u64, StoreError> {
        let of = consultation.as_str();
        let done =
            microdata::Entity::delete_many().filter(microdata::Column::Consultation.eq(of)).exec(&self.db).await?;
        Ok(done.rows_affected)
    }
}
