//! Schools, and how many answer by the link that each sends home.

use std::collections::BTreeMap;

use domain::{code::Code, heard::schools::Urn};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _, Set, TransactionTrait as _,
    sea_query::{Expr, ExprTrait as _, OnConflict},
};

use super::{
    Store, StoreError,
    entities::{account, school, school_answers},
};

/// A school as its list has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The number the Department for Education knows it by.
    pub urn: Urn,
    /// Its name.
    pub name: String,
    /// Its phase.
    pub phase: String,
    /// How many pupils it has; nothing where the list does not say.
    pub pupils: Option<u32>,
}

/// A school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct School {
    /// Its number in the store.
    pub id: i64,
    /// The number the Department for Education knows it by.
    pub urn: Urn,
    /// Its name.
    pub name: String,
    /// Its phase, as its list says.
    pub phase: String,
    /// How many pupils it has, where its list says.
    pub pupils: Option<u32>,
}

/// By which school's link a response came. It is counted, and nothing of it is kept with the response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Through {
    /// The consultation.
    pub consultation: Code,
    /// The survey.
    pub survey: Code,
    /// The school.
    pub school: i64,
}

impl Store {
    /// Takes in a list of schools: new ones are added, known ones get what the list says of them. Returns how many it was.
    pub async fn put_schools(&self, list: Vec<Listed>) -> Result<usize, StoreError> {
        let count = list.len();
        // A list without that column takes nothing away.
        let counted = list.iter().any(|school| school.pupils.is_some());
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        for Listed { urn, name, phase, pupils } in list {
            let row = school::ActiveModel {
                urn: Set(urn.to_string()),
                name: Set(name),
                phase: Set(phase),
                pupils: Set(pupils.and_then(|pupils| i32::try_from(pupils).ok())),
                ..Default::default()
            };
            school::Entity::insert(row)
                .on_conflict(
                    OnConflict::column(school::Column::Urn)
                        .update_columns([school::Column::Name, school::Column::Phase])
                        .update_columns(counted.then_some(school::Column::Pupils))
                        .to_owned(),
                )
                .exec_without_returning(&transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(count)
    }

    /// Every school, by name.
    pub async fn schools(&self) -> Result<Vec<School>, StoreError> {
        let rows = school::Entity::find().order_by_asc(school::Column::Name).all(&self.db).await?;
        rows.into_iter().map(read_school).collect()
    }

    /// A school.
    pub async fn school(&self, id: i64) -> Result<Option<School>, StoreError> {
        school::Entity::find_by_id(id).one(&self.db).await?.map(read_school).transpose()
    }

    /// The school with a number.
    pub async fn school_by_urn(&self, urn: &Urn) -> Result<Option<School>, StoreError> {
        let found = school::Entity::find().filter(school::Column::Urn.eq(urn.as_str())).one(&self.db).await?;
        found.map(read_school).transpose()
    }

    /// Says whose representative an account is. Whether there is such a school and such an account.
    pub async fn represent(&self, email: &str, urn: &Urn) -> Result<bool, StoreError> {
        let Some(found) = self.school_by_urn(urn).await? else { return Ok(false) };
        let done = account::Entity::update_many()
            .col_expr(account::Column::SchoolId, Expr::value(found.id))
            .filter(account::Column::Email.eq(email.to_lowercase()))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// How many have answered each survey of a consultation by each school's link, exactly: by the school's number in the
    /// store.
    pub async fn school_answers(&self, consultation: &Code) -> Result<BTreeMap<i64, BTreeMap<Code, u64>>, StoreError> {
        let rows = school_answers::Entity::find()
            .filter(school_answers::Column::Consultation.eq(consultation.as_str()))
            .all(&self.db)
            .await?;
        let unreadable = |what: &str| StoreError::Unreadable("a school's answers", what.to_owned());
        let mut found: BTreeMap<i64, BTreeMap<Code, u64>> = BTreeMap::new();
        for row in rows {
            let survey = Code::parse(&row.survey).map_err(|_| unreadable("survey"))?;
            let answered = u64::try_from(row.answered).map_err(|_| unreadable("number"))?;
            found.entry(row.school_id).or_default().insert(survey, answered);
        }
        Ok(found)
    }

    /// Forgets how many answered a consultation by each school's link. Returns how many numbers there were.
    pub async fn delete_school_answers(&self, consultation: &Code) -> Result<u64, StoreError> {
        let of = school_answers::Column::Consultation.eq(consultation.as_str());
        Ok(school_answers::Entity::delete_many().filter(of).exec(&self.db).await?.rows_affected)
    }
}

/// Counts a response that came by a school's link.
pub(super) async fn count(db: &impl ConnectionTrait, through: &Through) -> Result<(), StoreError> {
    let row = school_answers::ActiveModel {
        consultation: Set(through.consultation.to_string()),
        survey: Set(through.survey.to_string()),
        school_id: Set(through.school),
        answered: Set(1),
    };
    let one_more = Expr::col((school_answers::Entity, school_answers::Column::Answered)).add(1);
    let there =
        [school_answers::Column::Consultation, school_answers::Column::Survey, school_answers::Column::SchoolId];
    school_answers::Entity::insert(row)
        .on_conflict(OnConflict::columns(there).value(school_answers::Column::Answered, one_more).to_owned())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

fn read_school(row: school::Model) -> Result<School, StoreError> {
    let unreadable = |what: &str| StoreError::Unreadable("a school", what.to_owned());
    Ok(School {
        id: row.id,
        urn: Urn::parse(&row.urn).ok_or_else(|| unreadable("number"))?,
        name: row.name,
        phase: row.phase,
        pupils: row.pupils.map(u32::try_from).transpose().map_err(|_| unreadable("pupils"))?,
    })
}
