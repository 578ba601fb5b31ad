//! Outcome reports: what officers wrote, what is promised, and what was frozen.

use std::collections::BTreeMap;

use domain::{
    code::Code,
    consultation::Day,
    findings::release::Basis,
    outcome::{Document, Promise, Stage},
};
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set, SqlErr, sea_query::Expr,
};

use super::{
    Store, StoreError,
    entities::{account, outcome_edition, outcome_words, promise},
};

/// What officers wrote on a section, with a mark that changes with every change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The words.
    pub words: String,
    /// The mark; empty where nobody has written any.
    pub mark: String,
}

/// A frozen report in a list of them.
#[derive(Clone, Debug)]
pub struct FrozenLine {
    /// Its number in the store.
    pub id: i64,
    /// Its number among the consultation's reports, from 1.
    pub number: i32,
    /// How far it has come.
    pub stage: Stage,
    /// The day it was frozen.
    pub asked_on: Day,
}

/// A report as it was frozen.
#[derive(Clone, Debug)]
pub struct FrozenReport {
    /// Its number in the store.
    pub id: i64,
    /// Its number among the consultation's reports, from 1.
    pub number: i32,
    /// What it says.
    pub document: Document,
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

impl Store {
    /// What officers wrote, by section.
    pub async fn outcome_words(&self, consultation: &Code) -> Result<BTreeMap<String, Words>, StoreError> {
        let rows = outcome_words::Entity::find()
            .filter(outcome_words::Column::Consultation.eq(consultation.as_str()))
            .all(&self.db)
            .await?;
        Ok(rows.into_iter().map(|row| (row.section, Words { words: row.words, mark: row.mark })).collect())
    }

    /// Keeps what an officer wrote on a section, over what they saw (`seen` is its mark). Whether nobody had changed it
    /// meanwhile.
    pub async fn write_outcome(
        &self,
        consultation: &Code,
        section: &str,
        (seen, words): (&str, &str),
        officer: i64,
        today: &Day,
    ) -> Result<bool, StoreError> {
        let mark = crate::random::token();
        if seen.is_empty() {
            let row = outcome_words::ActiveModel {
                id: Set(crate::random::id()),
                consultation: Set(consultation.to_string()),
                section: Set(section.to_owned()),
                words: Set(words.to_owned()),
                mark: Set(mark),
                said_by: Set(officer),
                said_on: Set(today.as_str().to_owned()),
            };
            return match outcome_words::Entity::insert(row).exec_without_returning(&self.db).await {
                Ok(_) => Ok(true),
                // Somebody wrote first.
                Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => Ok(false),
                Err(error) => Err(error.into()),
            };
        }
        let done = outcome_words::Entity::update_many()
            .col_expr(outcome_words::Column::Words, Expr::value(words))
            .col_expr(outcome_words::Column::Mark, Expr::value(mark))
            .col_expr(outcome_words::Column::SaidBy, Expr::value(officer))
            .col_expr(outcome_words::Column::SaidOn, Expr::value(today.as_str()))
            .filter(outcome_words::Column::Consultation.eq(consultation.as_str()))
            .filter(outcome_words::Column::Section.eq(section))
            .filter(outcome_words::Column::Mark.eq(seen))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// What is promised: each with its number and the service it is about.
    pub async fn promises(&self, consultation: &Code) -> Result<Vec<(i64, Option<Code>, Promise)>, StoreError> {
        let rows = promise::Entity::find()
            .filter(promise::Column::Consultation.eq(consultation.as_str()))
            .order_by_asc(promise::Column::Due)
            .order_by_asc(promise::Column::Id)
            .all(&self.db)
            .await?;
        rows.into_iter()
            .map(|row| {
                let unreadable = |what: &str| StoreError::Unreadable("a promise", what.to_owned());
                let service = row.service.as_deref().map(Code::parse).transpose().map_err(|_| unreadable("service"))?;
                let due = Day::parse(&row.due).ok_or_else(|| unreadable("day"))?;
                let promise = Promise {
                    promise: row.what,
                    measure: row.measure,
                    target: row.target,
                    owner: row.owner,
                    otherwise: row.otherwise,
                    due,
                };
                Ok((row.id, service, promise))
            })
            .collect()
    }

    /// Keeps a promise.
    pub async fn add_promise(
        &self,
        consultation: &Code,
        service: Option<&Code>,
        made: &Promise,
    ) -> Result<i64, StoreError> {
        let id = crate::random::id();
        let row = promise::ActiveModel {
            id: Set(id),
            consultation: Set(consultation.to_string()),
            service: Set(service.map(ToString::to_string)),
            what: Set(made.promise.clone()),
            measure: Set(made.measure.clone()),
            target: Set(made.target.clone()),
            owner: Set(made.owner.clone()),
            due: Set(made.due.as_str().to_owned()),
            otherwise: Set(made.otherwise.clone()),
        };
        promise::Entity::insert(row).exec_without_returning(&self.db).await?;
        Ok(id)
    }

    /// Takes a promise back; what was frozen with it keeps it. Whether there was such a one.
    pub async fn drop_promise(&self, consultation: &Code, id: i64) -> Result<bool, StoreError> {
        let done = promise::Entity::delete_many()
            .filter(promise::Column::Consultation.eq(consultation.as_str()))
            .filter(promise::Column::Id.eq(id))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Freezes a report with the counts it was made of, and says its number in the store. [`StoreError::Conflict`] where another was frozen at the
    /// same moment.
    pub async fn freeze_report(
        &self,
        consultation: &Code,
        (document, basis, after): (&Document, &Basis, i32),
        officer: i64,
        today: &Day,
    ) -> Result<i64, StoreError> {
        let last: Option<i32> = outcome_edition::Entity::find()
            .select_only()
            .column(outcome_edition::Column::Number)
            .filter(outcome_edition::Column::Consultation.eq(consultation.as_str()))
            .order_by_desc(outcome_edition::Column::Number)
            .into_tuple()
            .one(&self.db)
            .await?;
        let id = crate::random::id();
        let row = outcome_edition::ActiveModel {
            id: Set(id),
            consultation: Set(consultation.to_string()),
            number: Set(last.unwrap_or_default() + 1),
            document: Set(document.json()),
            digest: Set(document.digest().to_string()),
            after: Set(after),
            basis: Set(serde_json::to_string(basis).expect("numbers and names")),
            findings: Set(document.findings.clone()),
            stage: Set(Stage::InReview.as_str().to_owned()),
            note: Set(String::new()),
            asked_by: Set(officer),
            asked_on: Set(today.as_str().to_owned()),
            decided_by: Set(None),
            decided_on: Set(None),
        };
        match outcome_edition::Entity::insert(row).exec_without_returning(&self.db).await {
            Ok(_) => Ok(id),
            Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => {
                Err(StoreError::Conflict)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// A consultation's frozen reports, the newest first: what a list of them needs.
    pub async fn frozen_reports(&self, consultation: &Code) -> Result<Vec<FrozenLine>, StoreError> {
        let rows: Vec<(i64, i32, String, String)> = outcome_edition::Entity::find()
            .select_only()
            .columns([
                outcome_edition::Column::Id,
                outcome_edition::Column::Number,
                outcome_edition::Column::Stage,
                outcome_edition::Column::AskedOn,
            ])
            .filter(outcome_edition::Column::Consultation.eq(consultation.as_str()))
            .order_by_desc(outcome_edition::Column::Number)
            .into_tuple()
            .all(&self.db)
            .await?;
        rows.into_iter()
            .map(|(id, number, stage, asked_on)| {
                Ok(FrozenLine { id, number, stage: stage_of(&stage)?, asked_on: day_of(&asked_on)? })
            })
            .collect()
    }

    /// One of a consultation's frozen reports.
    pub async fn frozen_report(&self, consultation: &Code, id: i64) -> Result<Option<FrozenReport>, StoreError> {
        let row = outcome_edition::Entity::find_by_id(id)
            .filter(outcome_edition::Column::Consultation.eq(consultation.as_str()))
            .one(&self.db)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let people = account::Entity::find().all(&self.db).await?;
        read(row, &people).map(Some)
    }

    /// Whether a report is published.
    pub async fn has_published_report(&self, consultation: &Code) -> Result<bool, StoreError> {
        Ok(outcome_edition::Entity::find()
            .filter(outcome_edition::Column::Consultation.eq(consultation.as_str()))
            .filter(outcome_edition::Column::Stage.eq(Stage::Approved.as_str()))
            .count(&self.db)
            .await?
            > 0)
    }

    /// The report that is published: the newest that was approved.
    pub async fn published_report(&self, consultation: &Code) -> Result<Option<FrozenReport>, StoreError> {
        let row = outcome_edition::Entity::find()
            .filter(outcome_edition::Column::Consultation.eq(consultation.as_str()))
            .filter(outcome_edition::Column::Stage.eq(Stage::Approved.as_str()))
            .order_by_desc(outcome_edition::Column::Number)
            .one(&self.db)
            .await?;
        row.map(|row| read(row, &[])).transpose()
    }

    /// The number of the report that was published last, and what it was made of: nothing where none was, or its answers
    /// are deleted. One that was taken down has been read.
    pub async fn published_basis(&self, consultation: &Code) -> Result<(i32, Basis), StoreError> {
        let kept: Option<(i32, String)> = outcome_edition::Entity::find()
            .select_only()
            .columns([outcome_edition::Column::Number, outcome_edition::Column::Basis])
            .filter(published(consultation))
            .order_by_desc(outcome_edition::Column::Number)
            .into_tuple()
            .one(&self.db)
            .await?;
        match kept {
            None => Ok((0, Basis::default())),
            Some((number, kept)) if kept.is_empty() => Ok((number, Basis::default())),
            Some((number, kept)) => serde_json::from_str(&kept)
                .map(|basis| (number, basis))
                .map_err(|error| StoreError::Unreadable("a report", error.to_string())),
        }
    }

    /// Deletes the exact counts behind a consultation's reports, and reports that were never published: they are kept no
    /// longer than the answers.
    pub async fn delete_bases(&self, consultation: &Code) -> Result<(), StoreError> {
        outcome_edition::Entity::delete_many()
            .filter(outcome_edition::Column::Consultation.eq(consultation.as_str()))
            .filter(outcome_edition::Column::Stage.ne(Stage::Approved.as_str()))
            .exec(&self.db)
            .await?;
        outcome_edition::Entity::update_many()
            .col_expr(outcome_edition::Column::Basis, Expr::value(""))
            .filter(outcome_edition::Column::Consultation.eq(consultation.as_str()))
            .exec(&self.db)
            .await?;
        Ok(())
    }

    /// Keeps what a reviewer decided about a report that is in review, and that somebody else asked to be reviewed.
    /// Whether it was such a one still; and, to be approved, whether no other was published since it was frozen.
    pub async fn decide_report(
        &self,
        consultation: &Code,
        id: i64,
        (stage, note): (Stage, &str),
        officer: i64,
        today: &Day,
    ) -> Result<bool, StoreError> {
        let (code, note, today) = (consultation.clone(), note.to_owned(), today.as_str().to_owned());
        let done = self
            .writer
            .write(Box::new(move |db| {
                let (code, note, today) = (code.clone(), note.clone(), today.clone());
                Box::pin(async move {
                    let last: Option<i32> = outcome_edition::Entity::find()
                        .select_only()
                        .column(outcome_edition::Column::Number)
                        .filter(published(&code))
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
                        .filter(outcome_edition::Column::Consultation.eq(code.as_str()))
                        .filter(outcome_edition::Column::Stage.eq(Stage::InReview.as_str()))
                        .filter(outcome_edition::Column::AskedBy.ne(officer));
                    if stage == Stage::Approved {
                        update = update.filter(outcome_edition::Column::After.eq(last.unwrap_or_default()));
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

    /// Takes a published report down. Whether it was published.
    pub async fn withdraw_report(&self, consultation: &Code, id: i64) -> Result<bool, StoreError> {
        let done = outcome_edition::Entity::update_many()
            .col_expr(outcome_edition::Column::Stage, Expr::value(Stage::Withdrawn.as_str()))
            .filter(outcome_edition::Column::Id.eq(id))
            .filter(outcome_edition::Column::Consultation.eq(consultation.as_str()))
            .filter(outcome_edition::Column::Stage.eq(Stage::Approved.as_str()))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }
}

/// Reports that are or were public.
fn published(consultation: &Code) -> Condition {
    Condition::all()
        .add(outcome_edition::Column::Consultation.eq(consultation.as_str()))
        .add(outcome_edition::Column::Stage.is_in([Stage::Approved.as_str(), Stage::Withdrawn.as_str()]))
}

fn unreadable(what: &str) -> StoreError {
    StoreError::Unreadable("a report", what.to_owned())
}

fn stage_of(text: &str) -> Result<Stage, StoreError> {
    Stage::parse(text).ok_or_else(|| unreadable("stage"))
}

fn day_of(text: &str) -> Result<Day, StoreError> {
    Day::parse(text).ok_or_else(|| unreadable("day"))
}

fn read(row: outcome_edition::Model, people: &[account::Model]) -> Result<FrozenReport, StoreError> {
    let name = |id: i64| people.iter().find(|one| one.id == id).map(|one| one.name.clone()).unwrap_or_default();
    let decided = match (row.decided_by, row.decided_on.as_deref()) {
        (Some(by), Some(on)) => Some((name(by), day_of(on)?)),
        _ => None,
    };
    Ok(FrozenReport {
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
