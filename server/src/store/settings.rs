//! What is kept under a key: one value each.

use sea_orm::{ConnectionTrait, EntityTrait as _, Set, sea_query::OnConflict};

use domain::consultation::Day;

use super::{Store, StoreError, entities::setting};

impl Store {
    /// What the installation keeps under a name; where it keeps nothing yet, this from now on. Servers that
    /// ask together get the same answer.
    pub async fn setting_or(&self, key: &str, value: String) -> Result<String, StoreError> {
        let row = setting::ActiveModel { key: Set(key.to_owned()), value: Set(value) };
        setting::Entity::insert(row)
            .on_conflict(OnConflict::column(setting::Column::Key).do_nothing().to_owned())
            .exec_without_returning(&self.db)
            .await?;
        let kept = setting::Entity::find_by_id(key).one(&self.db).await?;
        kept.map(|row| row.value).ok_or(StoreError::Conflict)
    }

    /// What is kept under a key.
    pub(super) async fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(setting::Entity::find_by_id(key).one(&self.db).await?.map(|row| row.value))
    }

    /// Whether a day may be believed to be today, given the last that was, and the earliest from which it is no leap. What
    /// leaps is believed on a later day, once it has gone on from there as days do.
    pub async fn trusts(&self, today: &Day, earliest: &Day) -> Result<bool, StoreError> {
        const LAST: &str = "last-day";
        const LEAPT: &str = "leapt-to";
        let near = |day: &String| day.as_str() >= earliest.as_str();
        let last = self.setting(LAST).await?;
        let leapt = self.setting(LEAPT).await?.filter(|day| !day.is_empty());
        let gone_on = leapt.as_ref().is_some_and(|day| near(day) && day.as_str() < today.as_str());
        if last.as_ref().is_none_or(near) || gone_on {
            self.set_setting(LAST, today.as_str().to_owned()).await?;
            self.set_setting(LEAPT, String::new()).await?;
            return Ok(true);
        }
        if leapt.as_deref().is_none_or(|day| day > today.as_str() || !near(&day.to_owned())) {
            self.set_setting(LEAPT, today.as_str().to_owned()).await?;
        }
        Ok(false)
    }

    /// Keeps something under a key, in place of what was kept.
    pub(super) async fn set_setting(&self, key: &str, value: String) -> Result<(), StoreError> {
        set(&self.db, key, value).await
    }
}

/// The same within a transaction.
pub(super) async fn set(db: &impl ConnectionTrait, key: &str, value: String) -> Result<(), StoreError> {
    let row = setting::ActiveModel { key: Set(key.to_owned()), value: Set(value) };
    setting::Entity::insert(row)
        .on_conflict(OnConflict::column(setting::Column::Key).update_column(setting::Column::Value).to_owned())
        .exec_without_returning(db)
        .await?;
    Ok(())
}
