//! Surveys that are tried out: the link by which, with whom, and what they made of the words.

use domain::{
    code::Code,
    consultation::Day,
    digest::Digest,
    language::Language,
    level::ReadingLevel,
    trial::{Note, Round},
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _, Set, sea_query::OnConflict,
};

use super::{
    Store, StoreError,
    entities::{draft, trial_link, trial_note, trial_round},
};

/// A wording of a survey.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wording {
    /// The survey.
    pub survey: Code,
    /// The language.
    pub language: Language,
    /// The level.
    pub level: ReadingLevel,
}

/// A round that was held.
#[derive(Clone, Debug)]
pub struct Held {
    /// Its number.
    pub id: i64,
    /// Of which wording.
    pub wording: Wording,
    /// The round.
    pub round: Round,
}

/// What was noted of a text.
#[derive(Clone, Debug)]
pub struct Noted {
    /// Its number.
    pub id: i64,
    /// Of which wording.
    pub wording: Wording,
    /// The note.
    pub note: Note,
    /// The words it is about, as they were.
    pub words: String,
    /// The day.
    pub on: Day,
    /// Who noted it.
    pub by: Option<String>,
}

impl Store {
    /// The link by which a survey is tried, where there is one.
    pub async fn trial_link(&self, consultation: &Code, survey: &Code) -> Result<Option<String>, StoreError> {
        let found = trial_link::Entity::find()
            .filter(trial_link::Column::Consultation.eq(consultation.as_str()))
            .filter(trial_link::Column::Survey.eq(survey.as_str()));
        Ok(found.one(&self.db).await?.map(|row| row.token))
    }

    /// Keeps a link, unless there is one. Whether it was kept.
    pub async fn make_trial_link(&self, consultation: &Code, survey: &Code, token: String) -> Result<bool, StoreError> {
        let row = trial_link::ActiveModel {
            consultation: Set(consultation.to_string()),
            survey: Set(survey.to_string()),
            token: Set(token),
            ..Default::default()
        };
        let one = OnConflict::columns([trial_link::Column::Consultation, trial_link::Column::Survey]);
        let kept = trial_link::Entity::insert(row)
            .on_conflict({ one }.do_nothing().to_owned())
            .exec_without_returning(&self.db)
            .await?;
        Ok(kept > 0)
    }

    /// Takes a link back, and what is being tried by it. Whether there was one.
    pub async fn drop_trial_link(&self, consultation: &Code, survey: &Code) -> Result<bool, StoreError> {
        let Some(token) = self.trial_link(consultation, survey).await? else { return Ok(false) };
        draft::Entity::delete_many().filter(draft::Column::Trial.eq(token.as_str())).exec(&self.db).await?;
        let gone = trial_link::Entity::delete_many().filter(trial_link::Column::Token.eq(token)).exec(&self.db).await?;
        Ok(gone.rows_affected > 0)
    }

    /// The survey that a link leads to.
    pub async fn trial_of(&self, token: &str) -> Result<Option<(Code, Code)>, StoreError> {
        let row = trial_link::Entity::find().filter(trial_link::Column::Token.eq(token)).one(&self.db).await?;
        Ok(row.and_then(|row| Some((Code::parse(&row.consultation).ok()?, Code::parse(&row.survey).ok()?))))
    }

    /// Keeps that a wording was tried with some people.
    pub async fn add_trial_round(
        &self,
        consultation: &Code,
        wording: &Wording,
        round: &Round,
        officer: i64,
    ) -> Result<(), StoreError> {
        let row = trial_round::ActiveModel {
            consultation: Set(consultation.to_string()),
            survey: Set(wording.survey.to_string()),
            language: Set(wording.language.to_string()),
            level: Set(wording.level.to_string()),
            held_on: Set(round.on.as_str().to_owned()),
            people: Set(i32::try_from(round.people).unwrap_or(i32::MAX)),
            who: Set(round.who.clone()),
            account_id: Set(officer),
            ..Default::default()
        };
        trial_round::Entity::insert(row).exec_without_returning(&self.db).await?;
        Ok(())
    }

    /// Keeps what somebody made of a text, with its words.
    pub async fn add_trial_note(
        &self,
        consultation: &Code,
        wording: &Wording,
        (note, words): (&Note, &str),
        (officer, today): (i64, &Day),
    ) -> Result<(), StoreError> {
        let row = trial_note::ActiveModel {
            consultation: Set(consultation.to_string()),
            survey: Set(wording.survey.to_string()),
            language: Set(wording.language.to_string()),
            level: Set(wording.level.to_string()),
            about: Set(note.about.to_string()),
            words: Set(words.to_owned()),
            understood: Set(note.understood),
            said: Set(note.said.clone()),
            noted_on: Set(today.as_str().to_owned()),
            account_id: Set(officer),
            ..Default::default()
        };
        trial_note::Entity::insert(row).exec_without_returning(&self.db).await?;
        Ok(())
    }

    /// Takes back a round that was entered by mistake. Whether there was one.
    pub async fn drop_trial_round(&self, consultation: &Code, id: i64) -> Result<bool, StoreError> {
        let gone = trial_round::Entity::delete_many()
            .filter(trial_round::Column::Id.eq(id))
            .filter(trial_round::Column::Consultation.eq(consultation.as_str()))
            .exec(&self.db)
            .await?;
        Ok(gone.rows_affected > 0)
    }

    /// Takes back a note that was entered by mistake. Whether there was one.
    pub async fn drop_trial_note(&self, consultation: &Code, id: i64) -> Result<bool, StoreError> {
        let gone = trial_note::Entity::delete_many()
            .filter(trial_note::Column::Id.eq(id))
            .filter(trial_note::Column::Consultation.eq(consultation.as_str()))
            .exec(&self.db)
            .await?;
        Ok(gone.rows_affected > 0)
    }

    /// Every round with which a consultation's wordings were tried, the first first.
    pub async fn trial_rounds(&self, consultation: &Code) -> Result<Vec<Held>, StoreError> {
        let rows = trial_round::Entity::find()
            .filter(trial_round::Column::Consultation.eq(consultation.as_str()))
            .order_by_asc(trial_round::Column::HeldOn)
            .order_by_asc(trial_round::Column::Id)
            .all(&self.db)
            .await?;
        rows.into_iter()
            .map(|row| {
                let wording = wording(&row.survey, &row.language, &row.level);
                let on = Day::parse(&row.held_on).ok_or_else(|| unreadable("its day"))?;
                let people = u32::try_from(row.people).unwrap_or_default();
                Ok(Held { id: row.id, wording: wording?, round: Round { on, people, who: row.who } })
            })
            .collect()
    }

    /// Everything that was noted of a consultation's wordings, the first first.
    pub async fn trial_notes(&self, consultation: &Code) -> Result<Vec<Noted>, StoreError> {
        let names = self.account_names().await?;
        let rows = trial_note::Entity::find()
            .filter(trial_note::Column::Consultation.eq(consultation.as_str()))
            .order_by_asc(trial_note::Column::Id)
            .all(&self.db)
            .await?;
        rows.into_iter()
            .map(|row| {
                let about = Digest::parse(&row.about).ok_or_else(|| unreadable("what it is about"))?;
                Ok(Noted {
                    id: row.id,
                    wording: wording(&row.survey, &row.language, &row.level)?,
                    note: Note { about, understood: row.understood, said: row.said },
                    words: row.words,
                    on: Day::parse(&row.noted_on).ok_or_else(|| unreadable("its day"))?,
                    by: names.get(&row.account_id).cloned(),
                })
            })
            .collect()
    }
}

impl Store {
    /// Deletes with whom a consultation's wordings were tried, what they made of them, and the addresses. How many rounds and
    /// notes there were.
    pub async fn delete_trials(&self, consultation: &Code) -> Result<u64, StoreError> {
        macro_rules! delete {
            ($table:ident) => {
                $table::Entity::delete_many()
                    .filter($table::Column::Consultation.eq(consultation.as_str()))
                    .exec(&self.db)
                    .await?
                    .rows_affected
            };
        }
        Ok(delete!(trial_link) + delete!(trial_round) + delete!(trial_note))
    }
}

/// Deletes what is being tried of some versions: they may be taken away.
pub(super) async fn forget(db: &impl ConnectionTrait, versions: &[i64]) -> Result<(), StoreError> {
    draft::Entity::delete_many()
        .filter(draft::Column::VersionId.is_in(versions.iter().copied()))
        .filter(draft::Column::Trial.is_not_null())
        .exec(db)
        .await?;
    Ok(())
}

fn unreadable(what: &str) -> StoreError {
    StoreError::Unreadable("a trial", what.to_owned())
}

fn wording(survey: &str, language: &str, level: &str) -> Result<Wording, StoreError> {
    Ok(Wording {
        survey: Code::parse(survey).map_err(|_| unreadable("its survey"))?,
        language: Language::parse(language).ok_or_else(|| unreadable("its language"))?,
        level: ReadingLevel::parse(level).ok_or_else(|| unreadable("its level"))?,
    })
}
