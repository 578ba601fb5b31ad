//! What was frozen, what was decided about it, and what is published: reports, and what is said back.

use std::collections::BTreeMap;

use domain::{
    code::Code,
    consultation::Day,
    findings::{Known, Report, release::Basis},
    outcome::Document,
    publication::{Publication, Stage},
    waves::Figures,
};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _, Iterable as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Select, Set, SqlErr, TransactionTrait as _, sea_query::Expr,
};

use super::{
    Store, StoreError,
    brought::{Standing, answers_lock, standing},
    engage::drawings::Pictures,
    entities::{outcome_drawing, outcome_edition, outcome_figures, outcome_tables},
    remarks::quotable_in,
};

/// Something frozen, in a list.
#[derive(Clone, Debug)]
pub struct FrozenLine {
    /// Its number in the store.
    pub id: i64,
    /// Its number among the consultation's, from 1.
    pub number: i32,
    /// How far it has come.
    pub stage: Stage,
    /// The day it was frozen.
    pub asked_on: Day,
    /// What was noted when it was decided.
    pub note: String,
}

/// Something as it was frozen.
#[derive(Clone, Debug)]
pub struct Frozen<D> {
    /// Its number in the store.
    pub id: i64,
    /// Its number among the consultation's, from 1.
    pub number: i32,
    /// What it says.
    pub document: D,
    /// The document's digest.
    pub digest: String,
    /// How far it has come.
    pub stage: Stage,
    /// Why it was sent back.
    pub note: String,
    /// Who asked for the review.
    pub asked_by: i64,
    /// Their name.
    pub asked_by_name: String,
    /// When.
    pub asked_on: Day,
    /// Who decided, and when.
    pub decided: Option<(String, Day)>,
}

/// What something is frozen with.
#[derive(Clone, Debug, Default)]
pub struct Freezing {
    /// The exact counts behind it, where it has any: for the guard between two that are published.
    pub basis: Option<Basis>,
    /// What was rated, where it rates anything: what later waves are compared with.
    pub rated: Option<Figures>,
    /// Every table behind it, as it may be shown: what is published as data.
    pub tables: Option<Report>,
    /// What answers are weighted to in it.
    pub weighed_to: Known,
    /// The pictures of the drawings in it.
    pub drawings: Pictures,
    /// The digest of the findings its figures are from; empty where it has none.
    pub findings: String,
    /// The number of the last that had been public when this was frozen; 0 for none.
    pub after: i32,
    /// What stood among the answers when they were counted; nothing where none were.
    pub counted: Option<Standing>,
}

/// What came of freezing something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Froze {
    /// Its number in the store.
    Done(i64),
    /// Another was frozen at the same moment.
    Another,
    /// What it was counted from was changed meanwhile.
    Meanwhile,
}

impl Store {
    /// Freezes something for a review.
    pub async fn freeze_publication<D: Publication>(
        &self,
        consultation: &Code,
        (document, with): (&D, &Freezing),
        officer: i64,
        today: &Day,
    ) -> Result<Froze, StoreError> {
        let last: Option<i32> = outcome_edition::Entity::find()
            .select_only()
            .column(outcome_edition::Column::Number)
            .filter(of::<D>(consultation))
            .order_by_desc(outcome_edition::Column::Number)
            .into_tuple()
            .one(&self.db)
            .await?;
        let id = crate::random::id();
        let basis = with.basis.as_ref();
        let row = outcome_edition::ActiveModel {
            id: Set(id),
            consultation: Set(consultation.to_string()),
            number: Set(last.unwrap_or_default() + 1),
            document: Set(document.json()),
            digest: Set(document.digest().to_string()),
            after: Set(with.after),
            basis: Set(basis.map(|basis| serde_json::to_string(basis).expect("numbers and names")).unwrap_or_default()),
            findings: Set(with.findings.clone()),
            stage: Set(Stage::InReview.as_str().to_owned()),
            note: Set(String::new()),
            asked_by: Set(officer),
            asked_on: Set(today.as_str().to_owned()),
            decided_by: Set(None),
            decided_on: Set(None),
            kind: Set(D::KIND.to_owned()),
        };
        let rated = with.rated.as_ref().map(|rated| outcome_figures::ActiveModel {
            edition_id: Set(id),
            figures: Set(serde_json::to_string(rated).expect("numbers and names")),
        });
        let tables = with.tables.as_ref().map(|report| outcome_tables::ActiveModel {
            edition_id: Set(id),
            tables: Set(serde_json::to_string(report).expect("numbers and names")),
            weighed_to: Set(serde_json::to_string(&with.weighed_to).expect("numbers and names")),
        });
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        Self::one_at_a_time(&transaction, answers_lock(consultation)).await?;
        if let Some(counted) = with.counted
            && standing(&transaction, consultation).await? != counted
        {
            return Ok(Froze::Meanwhile);
        }
        match outcome_edition::Entity::insert(row).exec_without_returning(&transaction).await {
            Ok(_) => {
                if let Some(rated) = rated {
                    outcome_figures::Entity::insert(rated).exec_without_returning(&transaction).await?;
                }
                if let Some(tables) = tables {
                    outcome_tables::Entity::insert(tables).exec_without_returning(&transaction).await?;
                }
                for (digest, picture) in &with.drawings {
                    let drawing = outcome_drawing::ActiveModel {
                        edition_id: Set(id),
                        digest: Set(digest.clone()),
                        picture: Set(picture.clone()),
                    };
                    outcome_drawing::Entity::insert(drawing).exec_without_returning(&transaction).await?;
                }
                transaction.commit().await?;
                Ok(Froze::Done(id))
            }
            Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => Ok(Froze::Another),
            Err(error) => Err(error.into()),
        }
    }

    /// What a consultation has frozen of a kind, the newest first: what a list needs.
    pub async fn frozen<D: Publication>(&self, consultation: &Code) -> Result<Vec<FrozenLine>, StoreError> {
        let rows: Vec<(i64, i32, String, String, String)> = outcome_edition::Entity::find()
            .select_only()
            .columns([
                outcome_edition::Column::Id,
                outcome_edition::Column::Number,
                outcome_edition::Column::Stage,
                outcome_edition::Column::AskedOn,
                outcome_edition::Column::Note,
            ])
            .filter(of::<D>(consultation))
            .order_by_desc(outcome_edition::Column::Number)
            .into_tuple()
            .all(&self.db)
            .await?;
        rows.into_iter()
            .map(|(id, number, stage, asked_on, note)| {
                Ok(FrozenLine { id, number, stage: stage_of(&stage)?, asked_on: day_of(&asked_on)?, note })
            })
            .collect()
    }

    /// One of them.
    pub async fn frozen_one<D: Publication>(
        &self,
        consultation: &Code,
        id: i64,
    ) -> Result<Option<Frozen<D>>, StoreError> {
        let row = outcome_edition::Entity::find_by_id(id).filter(of::<D>(consultation)).one(&self.db).await?;
        let Some(row) = row else { return Ok(None) };
        read(row, &self.account_names().await?).map(Some)
    }

    /// Whether one is published.
    pub async fn is_published<D: Publication>(&self, consultation: &Code) -> Result<bool, StoreError> {
        Ok(outcome_edition::Entity::find()
            .filter(of::<D>(consultation))
            .filter(outcome_edition::Column::Stage.eq(Stage::Approved.as_str()))
            .count(&self.db)
            .await?
            > 0)
    }

    /// The number in the store of the one that is published.
    pub async fn published_id<D: Publication>(&self, consultation: &Code) -> Result<Option<i64>, StoreError> {
        let newest = outcome_edition::Entity::find()
            .select_only()
            .column(outcome_edition::Column::Id)
            .filter(of::<D>(consultation))
            .filter(outcome_edition::Column::Stage.eq(Stage::Approved.as_str()))
            .order_by_desc(outcome_edition::Column::Number)
            .into_tuple()
            .one(&self.db)
            .await?;
        Ok(newest)
    }

    /// The one that is published: the newest that was approved.
    pub async fn published<D: Publication>(&self, consultation: &Code) -> Result<Option<Frozen<D>>, StoreError> {
        let row = without_basis()
            .filter(of::<D>(consultation))
            .filter(outcome_edition::Column::Stage.eq(Stage::Approved.as_str()))
            .order_by_desc(outcome_edition::Column::Number)
            .one(&self.db)
            .await?;
        row.map(|row| read(row, &BTreeMap::new())).transpose()
    }

    /// All that are or were public, the newest first.
    pub async fn ever_published<D: Publication>(&self, consultation: &Code) -> Result<Vec<Frozen<D>>, StoreError> {
        let rows = without_basis()
            .filter(ever_public::<D>(consultation))
            .order_by_desc(outcome_edition::Column::Number)
            .all(&self.db)
            .await?;
        rows.into_iter().map(|row| read(row, &BTreeMap::new())).collect()
    }

    /// What the one that is published rates; nothing where none is published, or what it rates was
    /// not kept with it.
    pub async fn published_figures<D: Publication>(&self, consultation: &Code) -> Result<Option<Figures>, StoreError> {
        let Some(id) = self.published_id::<D>(consultation).await? else { return Ok(None) };
        let kept = outcome_figures::Entity::find_by_id(id).one(&self.db).await?;
        kept.map(|kept| serde_json::from_str(&kept.figures).map_err(|error| unreadable(&error.to_string()))).transpose()
    }

    /// Every table behind a published report, by the report's number in the store, and what its answers are weighted to: none
    /// where it was frozen before tables were kept with it.
    pub async fn published_tables(&self, id: i64) -> Result<Option<(Report, Known)>, StoreError> {
        let Some(kept) = outcome_tables::Entity::find_by_id(id).one(&self.db).await? else { return Ok(None) };
        let failed = |error: serde_json::Error| unreadable(&error.to_string());
        let report = serde_json::from_str(&kept.tables).map_err(failed)?;
        Ok(Some((report, serde_json::from_str(&kept.weighed_to).map_err(failed)?)))
    }

    /// Whether a report has its tables kept with it.
    pub async fn has_tables(&self, id: i64) -> Result<bool, StoreError> {
        Ok(outcome_tables::Entity::find_by_id(id).count(&self.db).await? > 0)
    }

    /// The number of the one that was published last, 0 where none was; and the counts that each was made of, the first
    /// first: none where the answers are deleted. One that was taken down has been read.
    pub async fn published_bases<D: Publication>(&self, consultation: &Code) -> Result<(i32, Vec<Basis>), StoreError> {
        let kept: Vec<(i32, String)> = outcome_edition::Entity::find()
            .select_only()
            .columns([outcome_edition::Column::Number, outcome_edition::Column::Basis])
            .filter(ever_public::<D>(consultation))
            .order_by_asc(outcome_edition::Column::Number)
            .into_tuple()
            .all(&self.db)
            .await?;
        let last = kept.last().map(|(number, _)| *number).unwrap_or_default();
        let bases: Result<Vec<Basis>, _> =
            kept.iter().filter(|(_, kept)| !kept.is_empty()).map(|(_, kept)| serde_json::from_str(kept)).collect();
        Ok((last, bases.map_err(|error| unreadable(&error.to_string()))?))
    }

    /// Whether anything of a kind was ever public.
    pub async fn was_published<D: Publication>(&self, consultation: &Code) -> Result<bool, StoreError> {
        Ok(outcome_edition::Entity::find().filter(ever_public::<D>(consultation)).count(&self.db).await? > 0)
    }

    /// Deletes the exact counts behind a consultation's reports, and what was never published: they are kept no longer
    /// than the answers.
    pub async fn delete_bases(&self, consultation: &Code) -> Result<u64, StoreError> {
        let drafts = outcome_edition::Entity::delete_many()
            .filter(outcome_edition::Column::Consultation.eq(consultation.as_str()))
            .filter(outcome_edition::Column::Kind.eq(Document::KIND))
            // What was taken down was public: what it promised is looked at all the same.
            .filter(outcome_edition::Column::Stage.is_not_in([Stage::Approved.as_str(), Stage::Withdrawn.as_str()]))
            .exec(&self.db)
            .await?;
        let bases = outcome_edition::Entity::update_many()
            .col_expr(outcome_edition::Column::Basis, Expr::value(""))
            .filter(outcome_edition::Column::Consultation.eq(consultation.as_str()))
            .filter(outcome_edition::Column::Basis.ne(""))
            .exec(&self.db)
            .await?;
        Ok(drafts.rows_affected + bases.rows_affected)
    }

    /// Keeps what a reviewer decided about something that is in review, and that somebody else asked to be reviewed.
    /// Whether it was such a one still; and, to be approved, whether no other was published since it was frozen.
    pub async fn decide_publication<D: Publication>(
        &self,
        consultation: &Code,
        id: i64,
        (stage, note): (Stage, &str),
        officer: i64,
        (today, looked_at): (&Day, Option<&str>),
    ) -> Result<bool, StoreError> {
        let looked_at = looked_at.map(|mark| (consultation.clone(), mark.to_owned()));
        let (theirs, note, today) = (ever_public::<D>(consultation), note.to_owned(), today.as_str().to_owned());
        let this = of::<D>(consultation);
        let done = self
            .writer
            .write(Box::new(move |db| {
                let (theirs, this, note, today) = (theirs.clone(), this.clone(), note.clone(), today.clone());
                let looked_at = looked_at.clone();
                Box::pin(async move {
                    // A quotation that was taken back since it was looked for is not published.
                    if let Some((consultation, mark)) = looked_at
                        && quotable_in(db, &consultation).await? != mark
                    {
                        return Err(StoreError::Conflict);
                    }
                    let last: Option<i32> = outcome_edition::Entity::find()
                        .select_only()
                        .column(outcome_edition::Column::Number)
                        .filter(theirs)
                        .order_by_desc(outcome_edition::Column::Number)
                        .into_tuple()
                        .one(db)
                        .await?;
                    let mut update = outcome_edition::Entity::update_many()
                        .col_expr(outcome_edition::Column::Stage, Expr::value(stage.as_str()))
                        .col_expr(outcome_edition::Column::Note, Expr::value(note))
                        .col_expr(outcome_edition::Column::DecidedBy, Expr::value(officer))
                        .col_expr(outcome_edition::Column::DecidedOn, Expr::value(today))
                        .filter(outcome_edition::Column::Id.eq(id))
                        .filter(this)
                        .filter(outcome_edition::Column::Stage.eq(Stage::InReview.as_str()));
                    // Nobody approves what they asked a review of; taking it back is theirs.
                    if stage == Stage::Approved {
                        update = update
                            .filter(outcome_edition::Column::AskedBy.ne(officer))
                            .filter(outcome_edition::Column::After.eq(last.unwrap_or_default()));
                    }
                    let done = update.exec(db).await?;
                    if done.rows_affected == 1 { Ok(()) } else { Err(StoreError::Conflict) }
                })
            }))
            .await;
        match done {
            Ok(()) => Ok(true),
            Err(StoreError::Conflict) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Takes something published down. Whether it was published.
    pub async fn withdraw_publication<D: Publication>(
        &self,
        consultation: &Code,
        id: i64,
        why: &str,
    ) -> Result<bool, StoreError> {
        let done = outcome_edition::Entity::update_many()
            .col_expr(outcome_edition::Column::Stage, Expr::value(Stage::Withdrawn.as_str()))
            .col_expr(outcome_edition::Column::Note, Expr::value(why))
            .filter(outcome_edition::Column::Id.eq(id))
            .filter(of::<D>(consultation))
            .filter(outcome_edition::Column::Stage.eq(Stage::Approved.as_str()))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }
}

/// What a consultation has of a kind.
fn of<D: Publication>(consultation: &Code) -> Condition {
    Condition::all()
        .add(outcome_edition::Column::Consultation.eq(consultation.as_str()))
        .add(outcome_edition::Column::Kind.eq(D::KIND))
}

/// Whether a consultation has one that is or was public, or is being reviewed.
pub(super) async fn is_shown<D: Publication>(
    db: &impl ConnectionTrait,
    consultation: &Code,
) -> Result<bool, StoreError> {
    let shown = [Stage::InReview, Stage::Approved, Stage::Withdrawn].map(Stage::as_str);
    let found = outcome_edition::Entity::find()
        .filter(of::<D>(consultation))
        .filter(outcome_edition::Column::Stage.is_in(shown));
    Ok(found.count(db).await? > 0)
}

/// Those that are or were public.
fn ever_public<D: Publication>(consultation: &Code) -> Condition {
    of::<D>(consultation)
        .add(outcome_edition::Column::Stage.is_in([Stage::Approved.as_str(), Stage::Withdrawn.as_str()]))
}

fn unreadable(what: &str) -> StoreError {
    StoreError::Unreadable("what was frozen", what.to_owned())
}

fn stage_of(text: &str) -> Result<Stage, StoreError> {
    Stage::parse(text).ok_or_else(|| unreadable("stage"))
}

fn day_of(text: &str) -> Result<Day, StoreError> {
    Day::parse(text).ok_or_else(|| unreadable("day"))
}

/// Whoever reads what is published does not fetch the exact counts it was made of.
fn without_basis() -> Select<outcome_edition::Entity> {
    let shown = outcome_edition::Column::iter().filter(|one| !matches!(one, outcome_edition::Column::Basis));
    outcome_edition::Entity::find().select_only().columns(shown).column_as(Expr::value(""), "basis")
}

fn read<D: Publication>(row: outcome_edition::Model, names: &BTreeMap<i64, String>) -> Result<Frozen<D>, StoreError> {
    let name = |id: i64| names.get(&id).cloned().unwrap_or_default();
    let decided = match (row.decided_by, row.decided_on.as_deref()) {
        (Some(by), Some(on)) => Some((name(by), day_of(on)?)),
        _ => None,
    };
    Ok(Frozen {
        id: row.id,
        number: row.number,
        document: serde_json::from_str(&row.document).map_err(|error| unreadable(&error.to_string()))?,
        digest: row.digest,
        stage: stage_of(&row.stage)?,
        note: row.note,
        asked_by: row.asked_by,
        asked_by_name: name(row.asked_by),
        asked_on: day_of(&row.asked_on)?,
        decided,
    })
}
