//! Consultations and the versions of their surveys.

use std::{collections::BTreeMap, sync::Arc};

use domain::{
    code::Code,
    consultation::{Consultation, Day},
    edition::{self, Edition, Files, SurveyEdition},
};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Set, SqlErr, TransactionTrait as _,
    sea_query::{Expr, Query, SelectStatement},
};

use super::{
    Store, StoreError,
    brought::answers_lock,
    entities::{
        concern, consultation, consultation_file, draft, duty_asked, duty_record, engagement, message, outcome_crossed,
        outcome_words, promise, response, roll, school_action, school_meeting, signed_film, signed_waiver,
        survey_version, survey_version_file, trial_link, trial_note, trial_round,
    },
    trial,
};

/// One version of a survey: what it says never changes.
#[derive(Clone, Debug)]
pub struct Version {
    /// Its number in the store.
    pub id: i64,
    /// Its number among the survey's versions, from 1.
    pub number: i32,
    /// Whether its consultation's answers are made up.
    pub demonstration: bool,
    /// Whether somebody has begun to answer it.
    pub frozen: bool,
    /// The survey with its words.
    pub edition: Arc<SurveyEdition>,
}

/// What importing did with each survey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Imported {
    /// Nothing had changed.
    Unchanged,
    /// It is there for the first time, or took the place of a version nobody had answered.
    New,
    /// An answered version is kept, and new responses are to this number.
    Version(i32),
}

/// The versions that are current, by survey.
pub type Current = Vec<(Code, i64)>;

impl Store {
    /// Whether there is a consultation whose answers are not made up.
    pub async fn has_real_consultations(&self) -> Result<bool, StoreError> {
        let real = consultation::Entity::find().filter(consultation::Column::Demonstration.eq(false));
        Ok(real.one(&self.db).await?.is_some())
    }

    /// Takes a directory in. Versions that somebody has begun to answer are kept as they are.
    pub async fn import(
        &self,
        files: &Files,
        edition: &Edition,
        demonstration: bool,
    ) -> Result<Vec<(Code, Imported)>, StoreError> {
        self.take_in(files, edition, (demonstration, false)).await
    }

    /// Takes a directory in that was not there before. [`StoreError::Conflict`] where something has its name.
    pub async fn import_new(
        &self,
        files: &Files,
        edition: &Edition,
        demonstration: bool,
    ) -> Result<Vec<(Code, Imported)>, StoreError> {
        match self.take_in(files, edition, (demonstration, true)).await {
            // Somebody else's came first.
            Err(StoreError::Database(error))
                if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) =>
            {
                Err(StoreError::Conflict)
            }
            done => done,
        }
    }

    async fn take_in(
        &self,
        files: &Files,
        edition: &Edition,
        (demonstration, new): (bool, bool),
    ) -> Result<Vec<(Code, Imported)>, StoreError> {
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        let code = edition.consultation.code.as_str();
        let found = consultation::Entity::find().filter(consultation::Column::Code.eq(code)).one(&transaction).await?;
        let wave_of = edition.consultation.wave_of.as_ref().map(Code::to_string);
        let id = match found {
            Some(_) if new => return Err(StoreError::Conflict),
            Some(found) => {
                consultation::Entity::update_many()
                    .col_expr(consultation::Column::WaveOf, Expr::value(wave_of))
                    .filter(consultation::Column::Id.eq(found.id))
                    .exec(&transaction)
                    .await?;
                if demonstration {
                    consultation::Entity::update_many()
                        .col_expr(consultation::Column::Demonstration, Expr::value(true))
                        .filter(consultation::Column::Id.eq(found.id))
                        .exec(&transaction)
                        .await?;
                }
                consultation_file::Entity::delete_many()
                    .filter(consultation_file::Column::ConsultationId.eq(found.id))
                    .exec(&transaction)
                    .await?;
                found.id
            }
            None => {
                let new = consultation::ActiveModel {
                    code: Set(code.to_owned()),
                    demonstration: Set(demonstration),
                    wave_of: Set(wave_of),
                    ..Default::default()
                };
                new.insert(&transaction).await?.id
            }
        };
        let rows = files.iter().map(|(path, body)| consultation_file::ActiveModel {
            consultation_id: Set(id),
            path: Set(path.clone()),
            body: Set(body.clone()),
            ..Default::default()
        });
        consultation_file::Entity::insert_many(rows).exec_without_returning(&transaction).await?;
        let mut done = Vec::new();
        // What is no longer one of its surveys keeps its answers and takes no more.
        let offered = edition.surveys.iter().map(|survey| survey.survey.code.as_str());
        survey_version::Entity::update_many()
            .col_expr(survey_version::Column::Current, Expr::value(false))
            .filter(survey_version::Column::ConsultationId.eq(id))
            .filter(survey_version::Column::Survey.is_not_in(offered))
            .exec(&transaction)
            .await?;
        for survey in &edition.surveys {
            done.push((survey.survey.code.clone(), import_survey(&transaction, id, survey).await?));
        }
        transaction.commit().await?;
        Ok(done)
    }

    /// A consultation's files as they were last taken in, byte for byte.
    pub async fn export(&self, code: &Code) -> Result<Option<Files>, StoreError> {
        let Some(found) =
            consultation::Entity::find().filter(consultation::Column::Code.eq(code.as_str())).one(&self.db).await?
        else {
            return Ok(None);
        };
        let files = consultation_file::Entity::find()
            .filter(consultation_file::Column::ConsultationId.eq(found.id))
            .all(&self.db)
            .await?;
        Ok(Some(files.into_iter().map(|file| (file.path, file.body)).collect()))
    }

    /// Every consultation's code, in the order they came.
    pub async fn consultations(&self) -> Result<Vec<Code>, StoreError> {
        let all = consultation::Entity::find().order_by_asc(consultation::Column::Id).all(&self.db).await?;
        Ok(all.iter().filter_map(|one| Code::parse(&one.code).ok()).collect())
    }

    /// The consultations that ask again what one asked, in the order they came.
    pub async fn waves(&self, first: &Code) -> Result<Vec<Code>, StoreError> {
        let all = consultation::Entity::find()
            .filter(consultation::Column::WaveOf.eq(first.as_str()))
            .order_by_asc(consultation::Column::Id)
            .all(&self.db)
            .await?;
        Ok(all.iter().filter_map(|one| Code::parse(&one.code).ok()).collect())
    }

    /// Takes back a consultation that asks again and that nobody has begun to answer. Whether it was such a one.
    pub async fn take_back(&self, code: &Code) -> Result<bool, StoreError> {
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        let found = consultation::Entity::find()
            .filter(consultation::Column::Code.eq(code.as_str()))
            .filter(consultation::Column::WaveOf.is_not_null())
            .one(&transaction)
            .await?;
        let Some(found) = found else { return Ok(false) };
        // Locked: nobody begins one between looking and taking it back, and no school plans to ask a group.
        Self::one_at_a_time(&transaction, answers_lock(code)).await?;
        let versions: Vec<survey_version::Model> = survey_version::Entity::find()
            .filter(survey_version::Column::ConsultationId.eq(found.id))
            .lock_exclusive()
            .all(&transaction)
            .await?;
        let ids: Vec<i64> = versions.iter().map(|version| version.id).collect();
        trial::forget(&transaction, &ids).await?;
        let begun =
            draft::Entity::find().filter(draft::Column::VersionId.is_in(ids.clone())).count(&transaction).await?
                + response::Entity::find()
                    .filter(response::Column::VersionId.is_in(ids.clone()))
                    .count(&transaction)
                    .await?;
        // Nor where somebody wrote to the council, or asked to be talked to: the next one has its name, and nobody would be answered.
        let wrote = message::Entity::find()
            .filter(message::Column::Consultation.eq(code.as_str()))
            .count(&transaction)
            .await?
            + concern::Entity::find().filter(concern::Column::VersionId.is_in(ids.clone())).count(&transaction).await?
            // Nor where a school has planned to ask a group.
            + engagement::Entity::find()
                .filter(engagement::Column::Consultation.eq(code.as_str()))
                .count(&transaction)
                .await?;
        if begun + wrote > 0 || versions.iter().any(|version| version.frozen_on.is_some()) {
            return Ok(false);
        }
        survey_version_file::Entity::delete_many()
            .filter(survey_version_file::Column::VersionId.is_in(ids))
            .exec(&transaction)
            .await?;
        survey_version::Entity::delete_many()
            .filter(survey_version::Column::ConsultationId.eq(found.id))
            .exec(&transaction)
            .await?;
        consultation_file::Entity::delete_many()
            .filter(consultation_file::Column::ConsultationId.eq(found.id))
            .exec(&transaction)
            .await?;
        // The next one that asks again has its name, and must not begin with what was written for this one.
        macro_rules! forget {
            ($($table:ident),+) => {
                $($table::Entity::delete_many()
                    .filter($table::Column::Consultation.eq(code.as_str()))
                    .exec(&transaction)
                    .await?;)+
            };
        }
        forget!(
            outcome_words,
            outcome_crossed,
            promise,
            roll,
            signed_film,
            signed_waiver,
            school_meeting,
            school_action,
            trial_link,
            trial_round,
            trial_note,
            duty_record,
            duty_asked
        );
        consultation::Entity::delete_by_id(found.id).exec(&transaction).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// The current versions of a consultation's surveys, in one statement. Empty where there is none.
    pub async fn current(&self, consultation: &Code) -> Result<Current, StoreError> {
        let rows = survey_version::Entity::find()
            .filter(survey_version::Column::Current.eq(true))
            .filter(survey_version::Column::ConsultationId.in_subquery(id_of(consultation)))
            .all(&self.db)
            .await?;
        Ok(rows.into_iter().filter_map(|row| Some((Code::parse(&row.survey).ok()?, row.id))).collect())
    }

    /// Every version of a consultation's surveys, oldest first.
    pub async fn versions(&self, consultation: &Code) -> Result<Vec<i64>, StoreError> {
        let rows = survey_version::Entity::find()
            .filter(survey_version::Column::ConsultationId.in_subquery(id_of(consultation)))
            .order_by_asc(survey_version::Column::Number)
            .all(&self.db)
            .await?;
        Ok(rows.into_iter().map(|row| row.id).collect())
    }

    /// One version, read from its files.
    pub async fn version(&self, id: i64) -> Result<Option<Version>, StoreError> {
        let Some(row) = survey_version::Entity::find_by_id(id).one(&self.db).await? else { return Ok(None) };
        let owner = consultation::Entity::find_by_id(row.consultation_id).one(&self.db).await?;
        let files: BTreeMap<String, String> = survey_version_file::Entity::find()
            .filter(survey_version_file::Column::VersionId.eq(id))
            .all(&self.db)
            .await?
            .into_iter()
            .map(|file| (file.path, file.body))
            .collect();
        let unreadable = |why: String| StoreError::Unreadable("a survey version", why);
        let code = Code::parse(&row.survey).map_err(|error| unreadable(error.to_string()))?;
        let edition = edition::read_version(&files, &code)
            .map_err(|faults| unreadable(faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")))?;
        Ok(Some(Version {
            id,
            number: row.number,
            demonstration: owner.is_some_and(|owner| owner.demonstration),
            frozen: row.frozen_on.is_some(),
            edition: Arc::new(edition),
        }))
    }

    /// Freezes a version: somebody begins to answer it.
    pub async fn freeze(&self, version: i64, today: &Day) -> Result<(), StoreError> {
        survey_version::Entity::update_many()
            .col_expr(survey_version::Column::FrozenOn, Expr::value(today.as_str()))
            .filter(survey_version::Column::Id.eq(version))
            .filter(survey_version::Column::FrozenOn.is_null())
            .exec(&self.db)
            .await?;
        Ok(())
    }

    /// Whether anybody has begun to answer a survey, in any of its versions.
    pub async fn has_begun(&self, consultation: &Code, survey: &Code) -> Result<bool, StoreError> {
        let of = consultation::Entity::find().filter(consultation::Column::Code.eq(consultation.as_str()));
        let Some(found) = of.one(&self.db).await? else { return Ok(false) };
        let begun = survey_version::Entity::find()
            .filter(survey_version::Column::ConsultationId.eq(found.id))
            .filter(survey_version::Column::Survey.eq(survey.as_str()))
            .filter(survey_version::Column::FrozenOn.is_not_null())
            .count(&self.db)
            .await?;
        Ok(begun > 0)
    }

    /// A consultation as it was last taken in.
    pub async fn consultation(&self, code: &Code) -> Result<Option<Consultation>, StoreError> {
        let files = self.export(code).await?;
        let source = files.as_ref().and_then(|files| files.get("consultation.toml"));
        Ok(source.and_then(|source| Consultation::parse("consultation.toml", source, &mut Vec::new())))
    }
}

/// The number of a consultation, as part of a larger statement.
fn id_of(code: &Code) -> SelectStatement {
    Query::select()
        .column(consultation::Column::Id)
        .from(consultation::Entity)
        .and_where(consultation::Column::Code.eq(code.as_str()))
        .to_owned()
}

async fn import_survey(
    db: &impl ConnectionTrait,
    consultation: i64,
    survey: &SurveyEdition,
) -> Result<Imported, StoreError> {
    let code = survey.survey.code.as_str();
    let versions = survey_version::Entity::find()
        .filter(survey_version::Column::ConsultationId.eq(consultation))
        .filter(survey_version::Column::Survey.eq(code))
        .order_by_desc(survey_version::Column::Number)
        // Nobody begins the newest between looking and putting another in its place.
        .lock_exclusive()
        .all(db)
        .await?;
    let latest = versions.first();
    if let Some(latest) = latest
        && latest.digest == survey.digest.as_str()
    {
        // It may have been taken out meanwhile.
        survey_version::Entity::update_many()
            .col_expr(survey_version::Column::Current, Expr::value(true))
            .filter(survey_version::Column::Id.eq(latest.id))
            .exec(db)
            .await?;
        return Ok(Imported::Unchanged);
    }
    let mut number = 1;
    if let Some(latest) = latest {
        number = latest.number + 1;
        survey_version::Entity::update_many()
            .col_expr(survey_version::Column::Current, Expr::value(false))
            .filter(survey_version::Column::Id.eq(latest.id))
            .exec(db)
            .await?;
        // What is tried is tried with the newest words.
        trial::forget(db, &[latest.id]).await?;
        let begun = draft::Entity::find().filter(draft::Column::VersionId.eq(latest.id)).count(db).await?
            + response::Entity::find().filter(response::Column::VersionId.eq(latest.id)).count(db).await?
            // Whoever deals with one has to know what it answered.
            + concern::Entity::find().filter(concern::Column::VersionId.eq(latest.id)).count(db).await?;
        if latest.frozen_on.is_none() && begun == 0 {
            number = latest.number;
            survey_version_file::Entity::delete_many()
                .filter(survey_version_file::Column::VersionId.eq(latest.id))
                .exec(db)
                .await?;
            survey_version::Entity::delete_by_id(latest.id).exec(db).await?;
        }
    }
    let version = survey_version::ActiveModel {
        consultation_id: Set(consultation),
        survey: Set(code.to_owned()),
        number: Set(number),
        digest: Set(survey.digest.to_string()),
        frozen_on: Set(None),
        current: Set(true),
        ..Default::default()
    }
    .insert(db)
    .await?;
    let rows = survey.files.iter().map(|(path, body)| survey_version_file::ActiveModel {
        version_id: Set(version.id),
        path: Set(path.clone()),
        body: Set(body.clone()),
        ..Default::default()
    });
    survey_version_file::Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(if number == 1 { Imported::New } else { Imported::Version(number) })
}
