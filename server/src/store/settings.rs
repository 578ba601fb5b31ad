//! What is kept under a key: one value each.

use sea_orm::{ConnectionTrait, EntityTrait as _, Set, sea_query::OnConflict};

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
