//! What the law asks of a consultation, and what was done about it.

use std::collections::BTreeMap;

use domain::{
    code::Code,
    consultation::Day,
    duties::{Asked, Consultee, Entry, Record},
};
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, Set, sea_query::OnConflict};

use super::{
    Store, StoreError,
    entities::{duty_asked, duty_record},
};

/// Something with who entered it.
#[derive(Clone, Debug)]
pub struct Entered<T> {
    /// What was entered.
    pub what: T,
    /// By whom.
    pub by: Option<String>,
}

impl Store {
    /// Keeps that something is on record, in place of what was.
    pub async fn put_duty(
        &self,
        consultation: &Code,
        record: Record,
        entry: &Entry,
        officer: i64,
    ) -> Result<(), StoreError> {
        let row = duty_record::ActiveModel {
            consultation: Set(consultation.to_string()),
            record: Set(record.as_str().to_owned()),
            reference: Set(entry.reference.clone()),
            signed_by: Set(entry.by.clone()),
            signed_on: Set(entry.on.as_str().to_owned()),
            account_id: Set(officer),
        };
        let over = OnConflict::columns([duty_record::Column::Consultation, duty_record::Column::Record])
            .update_columns([
                duty_record::Column::Reference,
                duty_record::Column::SignedBy,
                duty_record::Column::SignedOn,
                duty_record::Column::AccountId,
            ])
            .to_owned();
        duty_record::Entity::insert(row).on_conflict(over).exec_without_returning(&self.db).await?;
        Ok(())
    }

    /// Keeps whether somebody was asked, in place of what was kept.
    pub async fn put_asked(
        &self,
        consultation: &Code,
        consultee: Consultee,
        asked: &Asked,
        officer: i64,
    ) -> Result<(), StoreError> {
        let (on, how) = match asked {
            Asked::On { day, how } => (Some(day.as_str().to_owned()), how),
            Asked::Not(why) => (None, why),
        };
        let row = duty_asked::ActiveModel {
            consultation: Set(consultation.to_string()),
            consultee: Set(consultee.as_str().to_owned()),
            asked_on: Set(on),
            how: Set(how.clone()),
            account_id: Set(officer),
        };
        let over = OnConflict::columns([duty_asked::Column::Consultation, duty_asked::Column::Consultee])
            .update_columns([duty_asked::Column::AskedOn, duty_asked::Column::How, duty_asked::Column::AccountId])
            .to_owned();
        duty_asked::Entity::insert(row).on_conflict(over).exec_without_returning(&self.db).await?;
        Ok(())
    }

    /// What is on record of a consultation.
    pub async fn duties(&self, consultation: &Code) -> Result<BTreeMap<Record, Entered<Entry>>, StoreError> {
        let names = self.account_names().await?;
        let rows = duty_record::Entity::find()
            .filter(duty_record::Column::Consultation.eq(consultation.as_str()))
            .all(&self.db)
            .await?;
        rows.into_iter()
            .map(|row| {
                let unreadable = |what: &str| StoreError::Unreadable("what is on record", what.to_owned());
                let record = Record::parse(&row.record).ok_or_else(|| unreadable("what it is"))?;
                let on = Day::parse(&row.signed_on).ok_or_else(|| unreadable("its day"))?;
                let by = names.get(&row.account_id).cloned();
                let what = Entry { reference: row.reference, by: row.signed_by, on };
                Ok((record, Entered { what, by }))
            })
            .collect()
    }

    /// Whom of those whom a law names somebody has said anything of.
    pub async fn asked(&self, consultation: &Code) -> Result<BTreeMap<Consultee, Entered<Asked>>, StoreError> {
        let names = self.account_names().await?;
        let rows = duty_asked::Entity::find()
            .filter(duty_asked::Column::Consultation.eq(consultation.as_str()))
            .all(&self.db)
            .await?;
        rows.into_iter()
            .map(|row| {
                let unreadable = |what: &str| StoreError::Unreadable("who was asked", what.to_owned());
                let consultee = Consultee::parse(&row.consultee).ok_or_else(|| unreadable("who"))?;
                let what = match row.asked_on {
                    Some(day) => {
                        Asked::On { day: Day::parse(&day).ok_or_else(|| unreadable("the day"))?, how: row.how }
                    }
                    None => Asked::Not(row.how),
                };
                let by = names.get(&row.account_id).cloned();
                Ok((consultee, Entered { what, by }))
            })
            .collect()
    }

    /// Whether an assessment of what answering may do to people is on record, for any of some consultations.
    pub async fn is_assessed(&self, consultations: &[&Code]) -> Result<bool, StoreError> {
        let found = duty_record::Entity::find()
            .filter(duty_record::Column::Consultation.is_in(consultations.iter().map(|code| code.as_str())))
            .filter(duty_record::Column::Record.eq(Record::Impact.as_str()));
        Ok(found.count(&self.db).await? > 0)
    }
}
