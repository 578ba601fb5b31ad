//! Responses read back to be counted, and the live counts of an open consultation.

use std::collections::BTreeMap;

use domain::{
    code::Code,
    digest::Digest,
    findings::{Record, Tally},
    level::ReadingLevel,
    respond::answer::Answers,
    survey::Survey,
};
use futures::TryStreamExt as _;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, FromQueryResult, PaginatorTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
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

#[derive(FromQueryResult)]
struct Counted {
    id: i64,
    level: String,
    answers: String,
}

impl Store {
    /// Counts every response to some versions of one survey. The digest is of what was counted: the
    /// responses in the order of their numbers.
    pub async fn tally(&self, survey: &Survey, versions: &[i64]) -> Result<(Tally, Digest), StoreError> {
        let mut tally = Tally::default();
        let mut parts: Vec<Vec<u8>> = Vec::new();
        let mut rows = response::Entity::find()
            .select_only()
            .columns([response::Column::Id, response::Column::Level, response::Column::Answers])
            .filter(response::Column::VersionId.is_in(versions.iter().copied()))
            .order_by_asc(response::Column::Id)
            .into_model::<Counted>()
            .stream(&self.db)
            .await?;
        let mut running = Digest::of([b"responses".as_slice()]);
        while let Some(row) = rows.try_next().await? {
            let unreadable = |what: &str| StoreError::Unreadable("a response", what.to_owned());
            let level = ReadingLevel::parse(&row.level).ok_or_else(|| unreadable("level"))?;
            let answers: Answers = serde_json::from_str(&row.answers).map_err(|_| unreadable("answers"))?;
            tally.add(survey, Record { level, answers: &answers });
            parts.push(format!("{} {} {}", row.id, row.level, row.answers).into_bytes());
            // Folded in as it goes: a million responses are never held at once.
            if parts.len() == 1000 {
                running = fold(&running, &parts);
                parts.clear();
            }
        }
        Ok((tally, fold(&running, &parts)))
    }

    /// How many responses some versions have: whether counting again would give anything new.
    pub async fn response_count(&self, versions: &[i64]) -> Result<u64, StoreError> {
        Ok(response::Entity::find()
            .filter(response::Column::VersionId.is_in(versions.iter().copied()))
            .count(&self.db)
            .await?)
    }

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
                .count(&self.db)
                .await?,
            unread: counted(unread),
        })
    }
}

fn fold(running: &Digest, parts: &[Vec<u8>]) -> Digest {
    Digest::of(std::iter::once(running.as_str().as_bytes()).chain(parts.iter().map(Vec::as_slice)))
}

fn counted(rows: Vec<Grouped>) -> BTreeMap<String, u64> {
    rows.into_iter().map(|row| (row.name, u64::try_from(row.n).unwrap_or_default())).collect()
}

/// The versions of each survey, by survey.
pub type BySurvey = BTreeMap<Code, Vec<i64>>;
