//! Questions set against one another that stand in the report.

use domain::{code::Code, respond::answer::Slot};
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _, Set,
    TransactionTrait as _, sea_query::OnConflict,
};

use super::{Store, StoreError, entities::outcome_crossed};

/// The most that stand in one report: whoever has many tables of the same answers knows more than whoever has few.
pub const MOST: usize = 12;

/// What whoever saves a pair holds meanwhile, in PostgreSQL.
const SAVING_LOCK: i64 = 0x536f_7570;

/// A pair of questions that an officer saved for the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Its number.
    pub id: i64,
    /// The survey.
    pub survey: Code,
    /// What people answered.
    pub ask: Slot,
    /// What it is set against.
    pub by: Code,
}

impl Store {
    /// What was saved of a consultation, in the order of its surveys' and questions' names.
    pub async fn crossed(&self, consultation: &Code) -> Result<Vec<Saved>, StoreError> {
        use outcome_crossed::Column as C;
        let rows = outcome_crossed::Entity::find()
            .filter(C::Consultation.eq(consultation.as_str()))
            .order_by_asc(C::Survey)
            .order_by_asc(C::Ask)
            .order_by_asc(C::By)
            .all(&self.db)
            .await?;
        let unreadable = || StoreError::Unreadable("a saved table", "questions".to_owned());
        rows.into_iter()
            .map(|row| {
                Ok(Saved {
                    id: row.id,
                    survey: Code::parse(&row.survey).map_err(|_| unreadable())?,
                    ask: row.ask.parse().map_err(|_| unreadable())?,
                    by: Code::parse(&row.by).map_err(|_| unreadable())?,
                })
            })
            .collect()
    }

    /// Saves a pair, once. Whether there was room for it.
    pub async fn save_crossed(&self, consultation: &Code, saved: &Saved) -> Result<bool, StoreError> {
        use outcome_crossed::Column as C;
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        // Two who save at once must not each take the last place.
        Self::one_at_a_time(&transaction, SAVING_LOCK).await?;
        let others = outcome_crossed::Entity::find()
            .filter(C::Consultation.eq(consultation.as_str()))
            // What is there already takes no room.
            .filter(
                Condition::any()
                    .add(C::Survey.ne(saved.survey.as_str()))
                    .add(C::Ask.ne(saved.ask.to_string()))
                    .add(C::By.ne(saved.by.as_str())),
            )
            .count(&transaction)
            .await?;
        if others >= MOST as u64 {
            return Ok(false);
        }
        let row = outcome_crossed::ActiveModel {
            id: Set(saved.id),
            consultation: Set(consultation.to_string()),
            survey: Set(saved.survey.to_string()),
            ask: Set(saved.ask.to_string()),
            by: Set(saved.by.to_string()),
        };
        outcome_crossed::Entity::insert(row)
            .on_conflict(OnConflict::columns([C::Consultation, C::Survey, C::Ask, C::By]).do_nothing().to_owned())
            .exec_without_returning(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Takes a pair out of the report. Whether there was one.
    pub async fn drop_crossed(&self, consultation: &Code, id: i64) -> Result<bool, StoreError> {
        let done = outcome_crossed::Entity::delete_by_id(id)
            .filter(outcome_crossed::Column::Consultation.eq(consultation.as_str()))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected > 0)
    }
}
