//! How many people there are, by something a survey asks.

use std::collections::{BTreeMap, BTreeSet};

use domain::{code::Code, consultation::Day, heard::Roll};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, Set,
    sea_query::{Condition, Expr, OnConflict},
};

use super::{Store, StoreError, entities::roll};

/// A consultation's rolls, by survey and by what they count.
pub type Rolls = BTreeMap<(Code, String), Roll>;

impl Store {
    /// A consultation's rolls.
    pub async fn rolls(&self, consultation: &Code) -> Result<Rolls, StoreError> {
        let rows =
            roll::Entity::find().filter(roll::Column::Consultation.eq(consultation.as_str())).all(&self.db).await?;
        let unreadable = |what: &str| StoreError::Unreadable("a roll", what.to_owned());
        rows.into_iter()
            .map(|row| {
                let survey = Code::parse(&row.survey).map_err(|_| unreadable("survey"))?;
                let numbers = serde_json::from_str(&row.numbers).map_err(|_| unreadable("numbers"))?;
                let on = Day::parse(&row.counted_on).ok_or_else(|| unreadable("day"))?;
                Ok(((survey, row.by_what), Roll { numbers, source: row.source, on }))
            })
            .collect()
    }

    /// Keeps a roll, in the place of one that was there.
    pub async fn put_roll(
        &self,
        consultation: &Code,
        (survey, by): (&Code, &str),
        kept: &Roll,
    ) -> Result<(), StoreError> {
        let row = roll::ActiveModel {
            id: Set(crate::random::id()),
            consultation: Set(consultation.to_string()),
            survey: Set(survey.to_string()),
            by_what: Set(by.to_owned()),
            numbers: Set(serde_json::to_string(&kept.numbers).expect("names and numbers")),
            source: Set(kept.source.clone()),
            counted_on: Set(kept.on.as_str().to_owned()),
            // Nothing is weighted unless somebody says so; what was said of a roll that is put right stays.
            weighs: Set(false),
        };
        let clash = OnConflict::columns([roll::Column::Consultation, roll::Column::Survey, roll::Column::ByWhat])
            .update_columns([roll::Column::Numbers, roll::Column::Source, roll::Column::CountedOn])
            .to_owned();
        roll::Entity::insert(row).on_conflict(clash).exec_without_returning(&self.db).await?;
        Ok(())
    }

    /// Says whether the answers to a survey are weighted to a roll. Whether it is there.
    pub async fn set_weighs(
        &self,
        consultation: &Code,
        (survey, by): (&Code, &str),
        weighs: bool,
    ) -> Result<bool, StoreError> {
        let done = roll::Entity::update_many()
            .col_expr(roll::Column::Weighs, Expr::value(weighs))
            .filter(one(consultation, survey, by))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// To which of a consultation's rolls answers are weighted, by survey and by what they count.
    pub async fn weighing(&self, consultation: &Code) -> Result<BTreeSet<(Code, String)>, StoreError> {
        let rows = roll::Entity::find()
            .filter(roll::Column::Consultation.eq(consultation.as_str()))
            .filter(roll::Column::Weighs.eq(true))
            .all(&self.db)
            .await?;
        let read = |row: roll::Model| Code::parse(&row.survey).map(|survey| (survey, row.by_what));
        rows.into_iter()
            .map(read)
            .collect::<Result<_, _>>()
            .map_err(|_| StoreError::Unreadable("a roll", "survey".to_owned()))
    }

    /// Takes a roll out. Whether it was there.
    pub async fn drop_roll(&self, consultation: &Code, (survey, by): (&Code, &str)) -> Result<bool, StoreError> {
        let done = roll::Entity::delete_many().filter(one(consultation, survey, by)).exec(&self.db).await?;
        Ok(done.rows_affected == 1)
    }
}

/// A roll, by what is its key.
fn one(consultation: &Code, survey: &Code, by: &str) -> Condition {
    Condition::all()
        .add(roll::Column::Consultation.eq(consultation.as_str()))
        .add(roll::Column::Survey.eq(survey.as_str()))
        .add(roll::Column::ByWhat.eq(by))
}
