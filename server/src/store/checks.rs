//! What was found when promises were looked at: entered by one officer, agreed by another.

use domain::{
    code::Code,
    consultation::Day,
    monitoring::{Check, Verdict},
    people::{Permission, Role},
};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, Set, SqlErr,
    sea_query::Expr,
};

use super::{
    Store, StoreError,
    entities::{account, promise_check},
};

/// What was found, as it is kept.
#[derive(Clone, Debug)]
pub struct KeptCheck {
    /// Its number.
    pub id: i64,
    /// The promise.
    pub promise: i64,
    /// What was found.
    pub check: Check,
    /// Who entered it.
    pub said_by: i64,
    /// Their name.
    pub said_by_name: String,
    /// Whether they have left, or may write no reports any more: nobody else could take back what they entered.
    pub said_by_gone: bool,
    /// Whether another officer has agreed: it is public.
    pub agreed: bool,
}

impl Store {
    /// What was found about a consultation's promises, the oldest first.
    pub async fn checks(&self, consultation: &Code) -> Result<Vec<KeptCheck>, StoreError> {
        let rows = promise_check::Entity::find()
            .filter(promise_check::Column::Consultation.eq(consultation.as_str()))
            .order_by_asc(promise_check::Column::OnDay)
            .order_by_asc(promise_check::Column::Number)
            .order_by_asc(promise_check::Column::Id)
            .all(&self.db)
            .await?;
        let people = account::Entity::find().all(&self.db).await?;
        rows.into_iter()
            .map(|row| {
                let unreadable = |what: &str| StoreError::Unreadable("what was found", what.to_owned());
                let day = |text: &str| Day::parse(text).ok_or_else(|| unreadable("day"));
                let who = people.iter().find(|one| one.id == row.said_by);
                Ok(KeptCheck {
                    id: row.id,
                    promise: row.promise_id,
                    check: Check {
                        on: day(&row.on_day)?,
                        verdict: Verdict::parse(&row.verdict).ok_or_else(|| unreadable("verdict"))?,
                        figure: row.figure,
                        for_whom: row.for_whom,
                        doing: row.doing,
                        next: day(&row.next_on)?,
                    },
                    said_by: row.said_by,
                    said_by_name: who.map(|one| one.name.clone()).unwrap_or_default(),
                    said_by_gone: who.is_none_or(|one| {
                        let may = |role: Role| role.may(Permission::WriteReports);
                        one.disabled || !Role::parse(&one.role).is_some_and(may)
                    }),
                    agreed: row.agreed_by.is_some(),
                })
            })
            .collect()
    }

    /// Keeps what somebody found, for another to agree to. [`StoreError::Conflict`] where something waits to be agreed
    /// about this promise already.
    pub async fn add_check(
        &self,
        consultation: &Code,
        promise: i64,
        check: &Check,
        officer: i64,
    ) -> Result<(), StoreError> {
        // One waits at a time, so that no two are counted at once.
        let last: Option<i32> = promise_check::Entity::find()
            .select_only()
            .column(promise_check::Column::Number)
            .filter(promise_check::Column::PromiseId.eq(promise))
            .order_by_desc(promise_check::Column::Number)
            .into_tuple()
            .one(&self.db)
            .await?;
        let row = promise_check::ActiveModel {
            number: Set(last.unwrap_or_default() + 1),
            id: Set(crate::random::id()),
            consultation: Set(consultation.to_string()),
            promise_id: Set(promise),
            on_day: Set(check.on.as_str().to_owned()),
            verdict: Set(check.verdict.as_str().to_owned()),
            figure: Set(check.figure.clone()),
            for_whom: Set(check.for_whom.clone()),
            doing: Set(check.doing.clone()),
            next_on: Set(check.next.as_str().to_owned()),
            said_by: Set(officer),
            agreed_by: Set(None),
            waits: Set(Some(promise)),
        };
        match promise_check::Entity::insert(row).exec_without_returning(&self.db).await {
            Ok(_) => Ok(()),
            Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => {
                Err(StoreError::Conflict)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Agrees to what somebody else found. Whether it was there, and another's.
    pub async fn agree_check(&self, consultation: &Code, id: i64, officer: i64) -> Result<bool, StoreError> {
        let done = promise_check::Entity::update_many()
            .col_expr(promise_check::Column::AgreedBy, Expr::value(officer))
            .col_expr(promise_check::Column::Waits, Expr::value(Option::<i64>::None))
            .filter(promise_check::Column::Consultation.eq(consultation.as_str()))
            .filter(promise_check::Column::Id.eq(id))
            .filter(promise_check::Column::AgreedBy.is_null())
            .filter(promise_check::Column::SaidBy.ne(officer))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Takes back what nobody has agreed to. Whether it was there.
    pub async fn drop_check(&self, consultation: &Code, id: i64) -> Result<bool, StoreError> {
        let done = promise_check::Entity::delete_many()
            .filter(promise_check::Column::Consultation.eq(consultation.as_str()))
            .filter(promise_check::Column::Id.eq(id))
            .filter(promise_check::Column::AgreedBy.is_null())
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }
}
