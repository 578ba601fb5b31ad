//! Meetings with schools' representatives, and what was agreed.

use domain::{
    code::Code,
    consultation::Day,
    digest::Digest,
    engage::meeting::{Action, Meeting},
};
use sea_orm::{
    ColumnTrait as _, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _, Set, SqlErr, sea_query::Expr,
};

use crate::store::{
    Store, StoreError,
    entities::{school_action, school_meeting},
};

/// A record as it is kept.
#[derive(Clone, Debug)]
pub struct Kept<T> {
    /// Its number.
    pub id: i64,
    /// The school's number.
    pub school: i64,
    /// What is kept.
    pub what: T,
    /// Who entered it.
    pub by: i64,
    /// Their name.
    pub by_name: String,
}

impl Store {
    /// The records of meetings about a consultation, the newest first: of one school, or of every.
    pub async fn meetings(&self, consultation: &Code, school: Option<i64>) -> Result<Vec<Kept<Meeting>>, StoreError> {
        let mut find =
            school_meeting::Entity::find().filter(school_meeting::Column::Consultation.eq(consultation.as_str()));
        if let Some(school) = school {
            find = find.filter(school_meeting::Column::SchoolId.eq(school));
        }
        let rows = find
            .order_by_desc(school_meeting::Column::OnDay)
            .order_by_desc(school_meeting::Column::Id)
            .all(&self.db)
            .await?;
        let names = self.names().await?;
        rows.into_iter()
            .map(|row| {
                let what = Meeting { on: day_of(&row.on_day)?, present: row.present, engaged: row.engaged };
                Ok(Kept { id: row.id, school: row.school_id, what, by: row.kept_by, by_name: names(row.kept_by) })
            })
            .collect()
    }

    /// What was agreed about a consultation, by the day it is due: with one school, or with every.
    pub async fn actions(&self, consultation: &Code, school: Option<i64>) -> Result<Vec<Kept<Action>>, StoreError> {
        let mut find =
            school_action::Entity::find().filter(school_action::Column::Consultation.eq(consultation.as_str()));
        if let Some(school) = school {
            find = find.filter(school_action::Column::SchoolId.eq(school));
        }
        let rows =
            find.order_by_asc(school_action::Column::Due).order_by_asc(school_action::Column::Id).all(&self.db).await?;
        let names = self.names().await?;
        rows.into_iter()
            .map(|row| {
                let done = row.done_on.as_deref().map(day_of).transpose()?;
                let what = Action { what: row.what, who: row.who, due: day_of(&row.due)?, done };
                Ok(Kept { id: row.id, school: row.school_id, what, by: row.kept_by, by_name: names(row.kept_by) })
            })
            .collect()
    }

    /// Keeps a record of a meeting; sent twice, once.
    pub async fn add_meeting(
        &self,
        (consultation, school): (&Code, i64),
        meeting: &Meeting,
        by: i64,
    ) -> Result<(), StoreError> {
        let said = ["meeting", meeting.on.as_str(), &meeting.present, &meeting.engaged];
        let row = school_meeting::ActiveModel {
            id: Set(id_of((consultation, school), by, &said)),
            consultation: Set(consultation.to_string()),
            school_id: Set(school),
            on_day: Set(meeting.on.as_str().to_owned()),
            present: Set(meeting.present.clone()),
            engaged: Set(meeting.engaged.clone()),
            kept_by: Set(by),
        };
        once(school_meeting::Entity::insert(row).exec_without_returning(&self.db).await)
    }

    /// Keeps an action; sent twice, once.
    pub async fn add_action(
        &self,
        (consultation, school): (&Code, i64),
        action: &Action,
        by: i64,
    ) -> Result<(), StoreError> {
        let said = ["action", action.due.as_str(), &action.what, &action.who];
        let row = school_action::ActiveModel {
            id: Set(id_of((consultation, school), by, &said)),
            consultation: Set(consultation.to_string()),
            school_id: Set(school),
            what: Set(action.what.clone()),
            who: Set(action.who.clone()),
            due: Set(action.due.as_str().to_owned()),
            done_on: Set(action.done.as_ref().map(|day| day.as_str().to_owned())),
            kept_by: Set(by),
        };
        once(school_action::Entity::insert(row).exec_without_returning(&self.db).await)
    }

    /// Says that an action was done on a day, or that it is not done after all. The day it was first said to be done on
    /// stays until it is said not to be. Whether the school has such a one.
    pub async fn set_action_done(
        &self,
        (consultation, school): (&Code, i64),
        id: i64,
        done: Option<&Day>,
    ) -> Result<bool, StoreError> {
        let theirs = || {
            school_action::Entity::find_by_id(id)
                .filter(school_action::Column::Consultation.eq(consultation.as_str()))
                .filter(school_action::Column::SchoolId.eq(school))
        };
        let Some(found) = theirs().one(&self.db).await? else { return Ok(false) };
        let mut update = school_action::Entity::update_many()
            .col_expr(school_action::Column::DoneOn, Expr::value(done.map(|day| day.as_str().to_owned())))
            .filter(school_action::Column::Id.eq(found.id));
        if done.is_some() {
            update = update.filter(school_action::Column::DoneOn.is_null());
        }
        update.exec(&self.db).await?;
        Ok(true)
    }

    /// Takes back a record that somebody entered themselves. Whether there was such a one.
    pub async fn drop_meeting(
        &self,
        (consultation, school): (&Code, i64),
        id: i64,
        by: i64,
    ) -> Result<bool, StoreError> {
        let done = school_meeting::Entity::delete_many()
            .filter(school_meeting::Column::Id.eq(id))
            .filter(school_meeting::Column::Consultation.eq(consultation.as_str()))
            .filter(school_meeting::Column::SchoolId.eq(school))
            .filter(school_meeting::Column::KeptBy.eq(by))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Takes back an action that somebody entered themselves. Whether there was such a one.
    pub async fn drop_action(
        &self,
        (consultation, school): (&Code, i64),
        id: i64,
        by: i64,
    ) -> Result<bool, StoreError> {
        let done = school_action::Entity::delete_many()
            .filter(school_action::Column::Id.eq(id))
            .filter(school_action::Column::Consultation.eq(consultation.as_str()))
            .filter(school_action::Column::SchoolId.eq(school))
            .filter(school_action::Column::KeptBy.eq(by))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Deletes records and actions about a consultation: they are kept no longer than its sessions.
    pub async fn delete_meetings(&self, consultation: &Code) -> Result<u64, StoreError> {
        let meetings = school_meeting::Entity::delete_many()
            .filter(school_meeting::Column::Consultation.eq(consultation.as_str()))
            .exec(&self.db)
            .await?;
        let actions = school_action::Entity::delete_many()
            .filter(school_action::Column::Consultation.eq(consultation.as_str()))
            .exec(&self.db)
            .await?;
        Ok(meetings.rows_affected + actions.rows_affected)
    }

    /// Names of accounts, those that were closed too.
    async fn names(&self) -> Result<impl Fn(i64) -> String + use<>, StoreError> {
        let names = self.account_names().await?;
        Ok(move |id| names.get(&id).cloned().unwrap_or_default())
    }
}

/// The number of what somebody entered: the same words entered twice have one.
fn id_of((consultation, school): (&Code, i64), by: i64, said: &[&str]) -> i64 {
    let (school, by) = (school.to_string(), by.to_string());
    let parts = [consultation.as_str(), &school, &by].into_iter().chain(said.iter().copied());
    Digest::of(parts.map(str::as_bytes)).number()
}

/// That it is there already is as good as that it was kept.
fn once(kept: Result<u64, DbErr>) -> Result<(), StoreError> {
    match kept {
        Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => Ok(()),
        done => Ok(done.map(|_| ())?),
    }
}

fn day_of(text: &str) -> Result<Day, StoreError> {
    Day::parse(text).ok_or_else(|| StoreError::Unreadable("a meeting", "day".to_owned()))
}
