//! The live counts of an open consultation.

use std::collections::BTreeMap;

use domain::code::Code;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, FromQueryResult, PaginatorTrait as _, QueryFilter as _, QuerySelect as _,
};

use super::{
    Store, StoreError,
    entities::{comment, draft, response},
};

/// Live counts of one survey version.
#[derive(Clone, Debug, Default)]
pub struct Live {
    /// By reading level.
    pub by_level: BTreeMap<String, u64>,
    /// By channel.
    pub by_channel: BTreeMap<String, u64>,
    /// By day.
    pub by_day: BTreeMap<String, u64>,
    /// Unfinished responses.
    pub unfinished: u64,
    /// Comments nobody has read, by level.
    pub unread: BTreeMap<String, u64>,
}

#[derive(FromQueryResult)]
struct Grouped {
    name: String,
    n: i64,
}

impl Store {
    /// Live counts of some versions of one survey.
    pub async fn live(&self, versions: &[i64]) -> Result<Live, StoreError> {
        let by = async |column: response::Column| -> Result<BTreeMap<String, u64>, StoreError> {
            let rows = response::Entity::find()
                .select_only()
                .column_as(column, "name")
                .column_as(response::Column::Id.count(), "n")
                .filter(response::Column::VersionId.is_in(versions.iter().copied()))
                .group_by(column)
                .into_model::<Grouped>()
                .all(&self.db)
                .await?;
            Ok(counted(rows))
        };
        let unread = comment::Entity::find()
            .select_only()
            .column_as(comment::Column::Level, "name")
            .column_as(comment::Column::Id.count(), "n")
            .filter(comment::Column::VersionId.is_in(versions.iter().copied()))
            .filter(comment::Column::State.eq("unread"))
            .filter(comment::Column::Screened.eq(true))
            .group_by(comment::Column::Level)
            .into_model::<Grouped>()
            .all(&self.db)
            .await?;
        Ok(Live {
            by_level: by(response::Column::Level).await?,
            by_channel: by(response::Column::Channel).await?,
            by_day: by(response::Column::SentOn).await?,
            unfinished: draft::Entity::find()
                .filter(draft::Column::VersionId.is_in(versions.iter().copied()))
                .filter(draft::Column::Trial.is_null())
                .count(&self.db)
                .await?,
            unread: counted(unread),
        })
    }
}

fn counted(rows: Vec<Grouped>) -> BTreeMap<String, u64> {
    rows.into_iter().map(|row| (row.name, u64::try_from(row.n).unwrap_or_default())).collect()
}

/// The versions of each survey, by survey.
pub type BySurvey = BTreeMap<Code, Vec<i64>>;
