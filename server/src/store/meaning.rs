//! Where remarks stand among meanings: worked out, placed among themes, searched.

use std::collections::BTreeSet;

use domain::comments::{
    meaning::{Centre, Vector},
    themes::NEAR,
};
use futures::TryStreamExt as _;
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, QueryTrait as _, Select, Set,
    sea_query::{Expr, OnConflict},
};

use super::{
    Store, StoreError,
    comments::CommentState,
    entities::{comment, remark, remark_meaning, remark_theme},
    themes::{MACHINE, NO},
};

/// A remark whose meaning is not known yet.
#[derive(Clone, Debug)]
pub struct Unmeant {
    /// The remark.
    pub remark: i64,
    /// The version of the survey it answers.
    pub version: i64,
    /// Its words.
    pub text: String,
}

/// Which remarks are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Among {
    /// Those that have no theme.
    NoTheme,
    /// Those of a theme.
    Theme(i64),
}

impl Store {
    /// Remarks whose meaning this engine has not worked out.
    pub async fn unmeant(&self, engine: &str, but: &[i64], limit: u64) -> Result<Vec<Unmeant>, StoreError> {
        let meant = remark::Column::MeantBy;
        let mut rows = Vec::new();
        // One after the other, because each by itself is found without looking through those that are done.
        for which in [meant.is_null(), meant.lt(engine), meant.gt(engine)] {
            let left = limit - rows.len() as u64;
            if left > 0 {
                let query = remark::Entity::find().join(JoinType::InnerJoin, to_comment()).select_also(comment::Entity);
                let others = remark::Column::VersionId.is_not_in(but.iter().copied());
                rows.extend(query.filter(which).filter(others).limit(left).all(&self.db).await?);
            }
        }
        Ok(rows
            .into_iter()
            .filter_map(|(row, comment)| {
                let comment = comment?;
                let text = words_of(&comment.body, row.starts, row.ends).to_owned();
                Some(Unmeant { remark: row.id, version: row.version_id, text })
            })
            .collect())
    }

    /// Keeps what remarks mean; of one without a vector, that this engine could not tell.
    pub async fn record_meanings(&self, engine: &str, meant: Vec<(Unmeant, Option<Vector>)>) -> Result<(), StoreError> {
        let ids: Vec<i64> = meant.iter().map(|(one, _)| one.remark).collect();
        let rows: Vec<remark_meaning::ActiveModel> = meant
            .into_iter()
            .filter_map(|(one, vector)| {
                Some(remark_meaning::ActiveModel {
                    remark_id: Set(one.remark),
                    version_id: Set(one.version),
                    vector: Set(vector?.bytes()),
                    placed: Set(0),
                    unthemed: Set(false),
                })
            })
            .collect();
        let engine = engine.to_owned();
        self.writer
            .write(Box::new(move |db| {
                let (rows, ids, engine) = (rows.clone(), ids.clone(), engine.clone());
                Box::pin(async move {
                    // Read anew meanwhile, a remark is no longer there.
                    let there = still_there(db, ids).await?;
                    let rows: Vec<_> = rows.into_iter().filter(|row| there.contains(row.remark_id.as_ref())).collect();
                    if !rows.is_empty() {
                        remark_meaning::Entity::insert_many(rows)
                            .on_conflict(
                                OnConflict::column(remark_meaning::Column::RemarkId)
                                    .update_columns([remark_meaning::Column::Vector, remark_meaning::Column::Placed])
                                    .to_owned(),
                            )
                            .exec_without_returning(db)
                            .await?;
                    }
                    remark::Entity::update_many()
                        .col_expr(remark::Column::MeantBy, Expr::value(engine))
                        .filter(remark::Column::Id.is_in(there))
                        .exec(db)
                        .await?;
                    Ok(())
                })
            }))
            .await
    }

    /// Some remarks that were placed by another edition of the themes.
    pub async fn unplaced(&self, versions: &[i64], edition: i64, limit: u64) -> Result<Vec<(i64, Vector)>, StoreError> {
        let rows = remark_meaning::Entity::find()
            .filter(remark_meaning::Column::VersionId.is_in(versions.iter().copied()))
            .filter(remark_meaning::Column::Placed.ne(edition))
            // Where an officer says it has none, it is given none.
            .filter(remark_meaning::Column::Unthemed.eq(false))
            .limit(limit)
            .all(&self.db)
            .await?;
        Ok(rows.into_iter().filter_map(|row| Some((row.remark_id, Vector::parse(&row.vector)?))).collect())
    }

    /// Keeps which themes some remarks have, in place of what the engine said before; what officers say stays.
    pub async fn record_places(&self, edition: i64, placed: Vec<(i64, Vec<(i64, f32)>)>) -> Result<(), StoreError> {
        self.writer
            .write(Box::new(move |db| {
                let placed = placed.clone();
                Box::pin(async move {
                    let ids: Vec<i64> = placed.iter().map(|(remark, _)| *remark).collect();
                    // Of whatever an officer said meanwhile that it has none, it is given none.
                    let there: BTreeSet<i64> = remark_meaning::Entity::find()
                        .select_only()
                        .column(remark_meaning::Column::RemarkId)
                        .filter(remark_meaning::Column::RemarkId.is_in(ids.iter().copied()))
                        .filter(remark_meaning::Column::Unthemed.eq(false))
                        .into_tuple()
                        .all(db)
                        .await?
                        .into_iter()
                        .collect();
                    remark_theme::Entity::delete_many()
                        .filter(remark_theme::Column::RemarkId.is_in(ids.iter().copied()))
                        .filter(remark_theme::Column::Said.eq(MACHINE))
                        .exec(db)
                        .await?;
                    let rows: Vec<remark_theme::ActiveModel> = placed
                        .iter()
                        .filter(|(remark, _)| there.contains(remark))
                        .flat_map(|(remark, themes)| {
                            themes.iter().map(move |(theme, likeness)| (remark, theme, likeness))
                        })
                        .map(|(remark, theme, likeness)| remark_theme::ActiveModel {
                            remark_id: Set(*remark),
                            theme_id: Set(*theme),
                            said: Set(MACHINE.to_owned()),
                            likeness: Set(f64::from(*likeness)),
                            said_by: Set(None),
                        })
                        .collect();
                    for some in rows.chunks(500) {
                        remark_theme::Entity::insert_many(some.to_vec())
                            .on_conflict(
                                OnConflict::columns([remark_theme::Column::RemarkId, remark_theme::Column::ThemeId])
                                    .do_nothing()
                                    .to_owned(),
                            )
                            .exec_without_returning(db)
                            .await?;
                    }
                    remark_meaning::Entity::update_many()
                        .col_expr(remark_meaning::Column::Placed, Expr::value(edition))
                        .filter(remark_meaning::Column::RemarkId.is_in(ids))
                        .exec(db)
                        .await?;
                    Ok(())
                })
            }))
            .await
    }

    /// Meanings and words of some remarks in comments that are not held back. Numbers are random, so the first of them
    /// are a sample.
    pub async fn meanings(
        &self,
        versions: &[i64],
        among: Among,
        limit: u64,
    ) -> Result<Vec<(i64, Vector, String)>, StoreError> {
        let query = not_held(versions)
            .column(comment::Column::Body)
            .column(remark::Column::Starts)
            .column(remark::Column::Ends);
        let themed = remark_theme::Entity::find()
            .select_only()
            .column(remark_theme::Column::RemarkId)
            .filter(remark_theme::Column::Said.ne(NO));
        let id = remark_meaning::Column::RemarkId;
        let query = query.filter(match among {
            Among::NoTheme => Condition::all()
                .add(id.not_in_subquery(themed.into_query()))
                .add(remark_meaning::Column::Unthemed.eq(false)),
            Among::Theme(theme) => Condition::all()
                .add(id.in_subquery(themed.filter(remark_theme::Column::ThemeId.eq(theme)).into_query())),
        });
        let mut rows = query
            .order_by_asc(remark_meaning::Column::RemarkId)
            .limit(limit)
            .into_model::<Meant>()
            .stream(&self.db)
            .await?;
        let mut found = Vec::new();
        while let Some(row) = rows.try_next().await? {
            let text = words_of(&row.body, row.starts, row.ends).to_owned();
            found.extend(Vector::parse(&row.vector).map(|vector| (row.remark_id, vector, text)));
        }
        Ok(found)
    }

    /// The remarks most like a meaning, in comments that are not held back; the most alike first. One pass over all,
    /// with no more in memory than is asked for.
    pub async fn like(
        &self,
        versions: &[i64],
        wanted: &Vector,
        most: usize,
    ) -> Result<Vec<(i64, f32, Vector)>, StoreError> {
        let mut rows = not_held(versions)
            .order_by_asc(remark_meaning::Column::RemarkId)
            .into_tuple::<(i64, Vec<u8>)>()
            .stream(&self.db)
            .await?;
        let mut best: Vec<(i64, f32, Vector)> = Vec::new();
        while let Some((id, vector)) = rows.try_next().await? {
            let Some(vector) = Vector::parse(&vector) else { continue };
            let likeness = wanted.likeness(&vector);
            if best.len() < most || best.last().is_some_and(|(_, least, _)| likeness > *least) {
                let at = best.partition_point(|(_, other, _)| *other >= likeness);
                best.insert(at, (id, likeness, vector));
                best.truncate(most);
            }
        }
        Ok(best)
    }

    /// Where a theme that somebody described stands among these remarks: the middle of the description and of what is most
    /// like it, each thing said once. A description by itself lies further from everything than the middle of many
    /// remarks does, and would lose them all to themes that were found (relevance feedback: Rocchio 1971).
    pub async fn described(&self, versions: &[i64], description: &Vector) -> Result<Vector, StoreError> {
        const MOST: usize = 60;
        let mut near = self.like(versions, description, MOST).await?;
        near.retain(|(_, likeness, _)| *likeness >= NEAR);
        near.dedup_by_key(|(_, likeness, _)| likeness.to_bits());
        near.truncate(MOST / 4);
        let centre = Centre::of(near.iter().map(|(_, _, vector)| (vector, 1.0)).chain([(description, 1.0)]));
        Ok(centre.map_or_else(|| description.clone(), |centre| centre.vector()))
    }

    /// The remarks that have all of some words, in comments that are not held back, whatever their capitals.
    pub async fn with_words(&self, versions: &[i64], words: &[String], most: usize) -> Result<Vec<i64>, StoreError> {
        let mut rows = remark::Entity::find()
            .select_only()
            .column_as(remark::Column::Id, "remark_id")
            .column(comment::Column::Body)
            .column(remark::Column::Starts)
            .column(remark::Column::Ends)
            .join(JoinType::InnerJoin, to_comment())
            .filter(remark::Column::VersionId.is_in(versions.iter().copied()))
            .filter(comment::Column::State.ne(CommentState::Held.as_str()))
            .order_by_asc(remark::Column::Id)
            .into_model::<Worded>()
            .stream(&self.db)
            .await?;
        let mut found = Vec::new();
        while let Some(row) = rows.try_next().await? {
            let text = words_of(&row.body, row.starts, row.ends).to_lowercase();
            if words.iter().all(|word| text.contains(word.as_str())) {
                found.push(row.remark_id);
                if found.len() == most {
                    break;
                }
            }
        }
        Ok(found)
    }
}

/// Numbers and meanings of remarks in comments that are not held back.
fn not_held(versions: &[i64]) -> Select<remark_meaning::Entity> {
    remark_meaning::Entity::find()
        .select_only()
        .column(remark_meaning::Column::RemarkId)
        .column(remark_meaning::Column::Vector)
        .join(
            JoinType::InnerJoin,
            remark_meaning::Entity::belongs_to(remark::Entity)
                .from(remark_meaning::Column::RemarkId)
                .to(remark::Column::Id)
                .into(),
        )
        .join(JoinType::InnerJoin, to_comment())
        .filter(remark_meaning::Column::VersionId.is_in(versions.iter().copied()))
        .filter(comment::Column::State.ne(CommentState::Held.as_str()))
}

/// The words of a remark: the part of its comment that it is.
fn words_of(body: &str, starts: i32, ends: i32) -> &str {
    let place = |at: i32| usize::try_from(at).unwrap_or_default();
    body.get(place(starts)..place(ends)).unwrap_or_default()
}

/// Of a remark to its comment.
pub(super) fn to_comment() -> sea_orm::RelationDef {
    remark::Entity::belongs_to(comment::Entity).from(remark::Column::CommentId).to(comment::Column::Id).into()
}

async fn still_there(db: &impl ConnectionTrait, remarks: Vec<i64>) -> Result<BTreeSet<i64>, StoreError> {
    let ids: Vec<i64> = remark::Entity::find()
        .select_only()
        .column(remark::Column::Id)
        .filter(remark::Column::Id.is_in(remarks))
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.into_iter().collect())
}

#[derive(FromQueryResult)]
struct Meant {
    remark_id: i64,
    vector: Vec<u8>,
    body: String,
    starts: i32,
    ends: i32,
}

#[derive(FromQueryResult)]
struct Worded {
    remark_id: i64,
    body: String,
    starts: i32,
    ends: i32,
}
