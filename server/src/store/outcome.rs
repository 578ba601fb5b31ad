//! What officers wrote for publications, and what is promised.

use std::collections::BTreeMap;

use domain::{code::Code, consultation::Day, digest::Digest, monitoring::aim::Aim, outcome::Promise};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, Set, SqlErr, sea_query::Expr};

use super::{
    Store, StoreError,
    entities::{outcome_words, promise},
};

/// What officers wrote on a section, with a mark that changes with every change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The words.
    pub words: String,
    /// The mark; empty where nobody has written any.
    pub mark: String,
    /// The digest of the findings beside which they were written, where that is known.
    pub findings: Option<String>,
}

impl Store {
    /// What officers wrote, by section.
    pub async fn outcome_words(&self, consultation: &Code) -> Result<BTreeMap<String, Words>, StoreError> {
        let rows = outcome_words::Entity::find()
            .filter(outcome_words::Column::Consultation.eq(consultation.as_str()))
            .all(&self.db)
            .await?;
        let words = |row: outcome_words::Model| Words { words: row.words, mark: row.mark, findings: row.findings };
        Ok(rows.into_iter().map(|row| (row.section.clone(), words(row))).collect())
    }

    /// Keeps what an officer wrote on a section, over what they saw (`seen` is its mark), beside the findings of a digest where
    /// they saw any. Whether nobody had changed it meanwhile.
    pub async fn write_outcome(
        &self,
        consultation: &Code,
        section: &str,
        (seen, words, findings): (&str, &str, Option<&str>),
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
                findings: Set(findings.map(str::to_owned)),
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
            .col_expr(outcome_words::Column::Findings, Expr::value(findings))
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
                    aim: row.aim.map(Aim::try_from).transpose().map_err(|_| unreadable("aim"))?,
                };
                Ok((row.id, service, promise))
            })
            .collect()
    }

    /// Keeps a promise. Its number is made of what it says: pressed twice, it is made once.
    pub async fn add_promise(
        &self,
        consultation: &Code,
        service: Option<&Code>,
        made: &Promise,
    ) -> Result<i64, StoreError> {
        let row = |id| promise::ActiveModel {
            id: Set(id),
            consultation: Set(consultation.to_string()),
            service: Set(service.map(ToString::to_string)),
            what: Set(made.promise.clone()),
            measure: Set(made.measure.clone()),
            target: Set(made.target.clone()),
            owner: Set(made.owner.clone()),
            due: Set(made.due.as_str().to_owned()),
            otherwise: Set(made.otherwise.clone()),
            aim: Set(made.aim.map(String::from)),
        };
        let id = number_of(consultation, service, made);
        let added = promise::Entity::insert(row(id)).exec_without_returning(&self.db).await;
        let taken = |error: &sea_orm::DbErr| matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)));
        match added {
            Ok(_) => Ok(id),
            Err(error) if taken(&error) => {
                let all = self.promises(consultation).await?;
                let same = |(one, of, kept): &(i64, Option<Code>, Promise)| {
                    *one == id && of.as_ref() == service && kept == made
                };
                if all.iter().any(same) {
                    return Ok(id);
                }
                // One that said this once says something else now: this is another.
                let id = crate::random::id();
                promise::Entity::insert(row(id)).exec_without_returning(&self.db).await?;
                Ok(id)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Changes a promise; what was frozen with it keeps what it said. Whether there was such a one.
    pub async fn change_promise(
        &self,
        consultation: &Code,
        id: i64,
        service: Option<&Code>,
        made: &Promise,
    ) -> Result<bool, StoreError> {
        let done = promise::Entity::update_many()
            .col_expr(promise::Column::Service, Expr::value(service.map(ToString::to_string)))
            .col_expr(promise::Column::What, Expr::value(made.promise.as_str()))
            .col_expr(promise::Column::Measure, Expr::value(made.measure.as_str()))
            .col_expr(promise::Column::Target, Expr::value(made.target.as_str()))
            .col_expr(promise::Column::Owner, Expr::value(made.owner.as_str()))
            .col_expr(promise::Column::Due, Expr::value(made.due.as_str()))
            .col_expr(promise::Column::Otherwise, Expr::value(made.otherwise.as_str()))
            .col_expr(promise::Column::Aim, Expr::value(made.aim.map(String::from)))
            .filter(promise::Column::Consultation.eq(consultation.as_str()))
            .filter(promise::Column::Id.eq(id))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
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
}

/// A positive number made of what a promise says.
fn number_of(consultation: &Code, service: Option<&Code>, made: &Promise) -> i64 {
    let Promise { promise, measure, target, owner, due, otherwise, aim } = made;
    let service = service.map(Code::as_str).unwrap_or_default();
    let aim = aim.map(String::from);
    let parts = ["promise", consultation.as_str(), service, promise, measure, target, owner, due.as_str(), otherwise];
    Digest::of(parts.into_iter().chain(aim.as_deref()).map(str::as_bytes)).number()
}
