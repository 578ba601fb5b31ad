//! Tables from elsewhere, while they are set out; and what became of them.

use domain::{
    brought::{Layout, Remembered, Spreadsheet},
    code::Code,
    consultation::Day,
    digest::Digest,
    level::ReadingLevel,
    outcome::Document,
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set, SqlErr, TransactionTrait as _,
    sea_query::{Expr, OnConflict},
};

use super::{
    Store, StoreError,
    entities::{account, brought, brought_layout, response, sealed, sheet},
    microdata::is_released,
    publications::is_shown,
    respond::{Sending, put_responses},
};

/// How many files stand among a consultation's answers, and how many were taken out again: what is computed from the answers holds
/// as long as this stays the same. New responses make a figure old; answers that are gone would make it wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    brought: u64,
    gone: u64,
}

/// What came of taking answers out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenOut {
    /// They are out.
    Done,
    /// There were none to be taken out.
    NotThere,
    /// A report with them was published or is in review, or files of them were released.
    Shown,
}

/// The lock under which it is settled what stands among the answers of a consultation, and what is made public of them.
pub(super) fn answers_lock(consultation: &Code) -> i64 {
    let digest = Digest::of([b"answers of ".as_slice(), consultation.as_str().as_bytes()]);
    digest.number()
}

/// What stands among a consultation's answers.
pub(super) async fn standing(db: &impl ConnectionTrait, consultation: &Code) -> Result<Standing, StoreError> {
    let of = || brought::Entity::find().filter(brought::Column::Consultation.eq(consultation.as_str()));
    let brought = of().filter(brought::Column::Responses.is_not_null()).count(db).await?;
    let gone = of().filter(brought::Column::GoneOn.is_not_null()).count(db).await?;
    Ok(Standing { brought, gone })
}

/// A table, without its cells.
#[derive(Clone, Debug)]
pub struct BroughtLine {
    /// Its number.
    pub id: i64,
    /// The survey.
    pub survey: Code,
    /// The file's name.
    pub file: String,
    /// The day it came.
    pub on: Day,
    /// Who brings it in.
    pub by: String,
    /// How many responses came of it; nothing before.
    pub responses: Option<u64>,
    /// Whether it is known which they are, so that they can be taken out again.
    pub known: bool,
    /// That they were taken out.
    pub gone: Option<Gone>,
}

/// What came of a table was taken out again.
#[derive(Clone, Debug)]
pub struct Gone {
    /// The day.
    pub on: Day,
    /// Who took it out.
    pub by: String,
    /// Why.
    pub why: String,
}

/// A table that is being set out.
#[derive(Clone, Debug)]
pub struct Batch {
    /// Its number.
    pub id: i64,
    /// The survey.
    pub survey: Code,
    /// The wording its questions are taken to have been in.
    pub level: ReadingLevel,
    /// The file's name.
    pub file: String,
    /// Its fingerprint.
    pub digest: Digest,
    /// Its cells.
    pub cells: Spreadsheet,
    /// What they are taken for.
    pub layout: Layout,
}

/// A table's columns but for its cells.
type Line = (i64, String, String, String, i64, Option<i64>, bool, Option<String>, Option<i64>, Option<String>);

fn json(layout: &Layout) -> String {
    serde_json::to_string(layout).expect("codes and words")
}

impl Store {
    /// Every table of a consultation, the newest first.
    pub async fn brought(&self, consultation: &Code) -> Result<Vec<BroughtLine>, StoreError> {
        let unreadable = |what: &str| StoreError::Unreadable("a table brought in", what.to_owned());
        let rows: Vec<Line> = brought::Entity::find()
            .select_only()
            .columns([
                brought::Column::Id,
                brought::Column::Survey,
                brought::Column::FileName,
                brought::Column::CameOn,
                brought::Column::ByAccount,
                brought::Column::Responses,
            ])
            .column_as(brought::Column::Members.is_not_null(), "known")
            .columns([brought::Column::GoneOn, brought::Column::GoneBy, brought::Column::GoneWhy])
            .filter(brought::Column::Consultation.eq(consultation.as_str()))
            .order_by_desc(brought::Column::CameOn)
            .order_by_asc(brought::Column::FileName)
            .into_tuple()
            .all(&self.db)
            .await?;
        let mut lines = Vec::new();
        let name = async |id: i64| -> Result<String, StoreError> {
            let found = account::Entity::find_by_id(id).one(&self.db).await?;
            Ok(found.map(|account| account.name).unwrap_or_default())
        };
        for (id, survey, file, on, by, responses, known, gone_on, gone_by, gone_why) in rows {
            let gone = match gone_on {
                None => None,
                Some(on) => Some(Gone {
                    on: Day::parse(&on).ok_or_else(|| unreadable("day"))?,
                    by: name(gone_by.unwrap_or_default()).await?,
                    why: gone_why.unwrap_or_default(),
                }),
            };
            lines.push(BroughtLine {
                id,
                survey: Code::parse(&survey).map_err(|_| unreadable("survey"))?,
                file,
                on: Day::parse(&on).ok_or_else(|| unreadable("day"))?,
                by: name(by).await?,
                responses: responses.map(|n| u64::try_from(n).unwrap_or_default()),
                known,
                gone,
            });
        }
        Ok(lines)
    }

    /// A table that is not brought in yet.
    pub async fn batch(&self, consultation: &Code, id: i64) -> Result<Option<Batch>, StoreError> {
        let unreadable = |what: &str| StoreError::Unreadable("a table brought in", what.to_owned());
        let row = brought::Entity::find_by_id(id)
            .filter(brought::Column::Consultation.eq(consultation.as_str()))
            .filter(brought::Column::Responses.is_null())
            .one(&self.db)
            .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(Batch {
            id: row.id,
            survey: Code::parse(&row.survey).map_err(|_| unreadable("survey"))?,
            level: ReadingLevel::parse(&row.level).ok_or_else(|| unreadable("level"))?,
            file: row.file_name,
            digest: Digest::parse(&row.file_digest).ok_or_else(|| unreadable("digest"))?,
            // Never the parser's own words: they could quote an answer.
            cells: serde_json::from_str(&row.cells).map_err(|_| unreadable("cells"))?,
            layout: serde_json::from_str(&row.layout).map_err(|_| unreadable("layout"))?,
        }))
    }

    /// Keeps a table that is to be set out.
    pub async fn put_batch(&self, consultation: &Code, batch: &Batch, (on, by): (&Day, i64)) -> Result<(), StoreError> {
        let row = brought::ActiveModel {
            id: Set(batch.id),
            consultation: Set(consultation.to_string()),
            survey: Set(batch.survey.to_string()),
            level: Set(batch.level.to_string()),
            file_name: Set(batch.file.clone()),
            file_digest: Set(batch.digest.to_string()),
            cells: Set(serde_json::to_string(&batch.cells).expect("words")),
            layout: Set(json(&batch.layout)),
            came_on: Set(on.as_str().to_owned()),
            by_account: Set(by),
            responses: Set(None),
            done_digest: Set(None),
            members: Set(None),
            gone_on: Set(None),
            gone_by: Set(None),
            gone_why: Set(None),
        };
        brought::Entity::insert(row).exec_without_returning(&self.db).await?;
        Ok(())
    }

    /// The day on which a file was brought in already.
    pub async fn was_brought(
        &self,
        consultation: &Code,
        survey: &Code,
        file: &Digest,
    ) -> Result<Option<Day>, StoreError> {
        let found = brought::Entity::find()
            .filter(brought::Column::Consultation.eq(consultation.as_str()))
            .filter(brought::Column::Survey.eq(survey.as_str()))
            .filter(brought::Column::FileDigest.eq(file.as_str()))
            .filter(brought::Column::Responses.is_not_null())
            .filter(brought::Column::GoneOn.is_null())
            .one(&self.db)
            .await?;
        Ok(found.and_then(|row| Day::parse(&row.came_on)))
    }

    /// Keeps what a table's cells are taken for, in place of what was read before. Whether nobody else has set it out
    /// otherwise meanwhile.
    pub async fn lay_out(&self, id: i64, before: &Layout, layout: &Layout) -> Result<bool, StoreError> {
        let done = brought::Entity::update_many()
            .col_expr(brought::Column::Layout, Expr::value(json(layout)))
            .filter(brought::Column::Id.eq(id))
            .filter(brought::Column::Layout.eq(json(before)))
            .filter(brought::Column::Responses.is_null())
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// What a table with these heads was taken for the last time.
    pub async fn remembered(&self, consultation: &Code, batch: &Batch) -> Result<Option<Remembered>, StoreError> {
        let key = (
            consultation.to_string(),
            batch.survey.to_string(),
            batch.level.to_string(),
            batch.cells.layout().to_string(),
        );
        let row = brought_layout::Entity::find_by_id(key).one(&self.db).await?;
        // One that is no longer understood is set out anew.
        Ok(row.and_then(|row| serde_json::from_str(&row.layout).ok()))
    }

    /// Brings a table in: its responses, that it is done, and what it was taken for, in one transaction; its cells are
    /// deleted. [`StoreError::Conflict`] where that was done before, the same file was brought in meanwhile, or files of the
    /// survey's answers were released, which could never be given again.
    pub async fn bring_in(&self, consultation: &Code, batch: &Batch, sendings: &[Sending]) -> Result<(), StoreError> {
        let mut members: Vec<i64> = sendings.iter().map(|sending| sending.id).collect();
        // In the order of the file they would say which row each was.
        members.sort_unstable();
        let members = serde_json::to_string(&members).expect("numbers");
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        Self::one_at_a_time(&transaction, answers_lock(consultation)).await?;
        if is_released(&transaction, consultation, &batch.survey).await? {
            return Err(StoreError::Conflict);
        }
        let done = brought::Entity::update_many()
            .col_expr(brought::Column::Members, Expr::value(members))
            .col_expr(brought::Column::Responses, Expr::value(i64::try_from(sendings.len()).unwrap_or(i64::MAX)))
            .col_expr(brought::Column::Cells, Expr::value(""))
            .col_expr(brought::Column::Layout, Expr::value(""))
            .col_expr(brought::Column::DoneDigest, Expr::value(batch.digest.as_str()))
            .filter(brought::Column::Id.eq(batch.id))
            .filter(brought::Column::Responses.is_null())
            .exec(&transaction)
            .await;
        let done = done.map_err(|error| match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => StoreError::Conflict,
            _ => error.into(),
        })?;
        if done.rows_affected != 1 {
            return Err(StoreError::Conflict);
        }
        put_responses(&transaction, sendings).await?;
        let row = brought_layout::ActiveModel {
            consultation: Set(consultation.to_string()),
            survey: Set(batch.survey.to_string()),
            level: Set(batch.level.to_string()),
            heads: Set(batch.cells.layout().to_string()),
            layout: Set(serde_json::to_string(&batch.layout.remembered()).expect("codes and fingerprints")),
        };
        let key = [
            brought_layout::Column::Consultation,
            brought_layout::Column::Survey,
            brought_layout::Column::Level,
            brought_layout::Column::Heads,
        ];
        let again = OnConflict::columns(key).update_column(brought_layout::Column::Layout).to_owned();
        brought_layout::Entity::insert(row).on_conflict(again).exec_without_returning(&transaction).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Takes out again what came of a table that was brought in to a survey of some versions: its responses and what was
    /// written in them are deleted; concerns stay with the lead. The same table can be brought in anew. Not where a report has
    /// them: whoever has one with them and one without could tell what a few of them said.
    pub async fn take_out(
        &self,
        consultation: &Code,
        (id, versions): (i64, &[i64]),
        (why, by, today): (&str, i64, &Day),
    ) -> Result<TakenOut, StoreError> {
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        Self::one_at_a_time(&transaction, answers_lock(consultation)).await?;
        let row = brought::Entity::find_by_id(id)
            .filter(brought::Column::Consultation.eq(consultation.as_str()))
            .one(&transaction)
            .await?;
        let Some((members, survey)) = row.and_then(|row| Some((row.members?, row.survey))) else {
            return Ok(TakenOut::NotThere);
        };
        let survey =
            Code::parse(&survey).map_err(|_| StoreError::Unreadable("a table brought in", "the survey".to_owned()))?;
        if is_shown::<Document>(&transaction, consultation).await?
            || is_released(&transaction, consultation, &survey).await?
        {
            return Ok(TakenOut::Shown);
        }
        let members: Vec<i64> = serde_json::from_str(&members)
            .map_err(|error| StoreError::Unreadable("a table brought in", error.to_string()))?;
        let done = brought::Entity::update_many()
            .col_expr(brought::Column::Members, Expr::value(Option::<String>::None))
            .col_expr(brought::Column::DoneDigest, Expr::value(Option::<String>::None))
            .col_expr(brought::Column::GoneOn, Expr::value(today.as_str()))
            .col_expr(brought::Column::GoneBy, Expr::value(by))
            .col_expr(brought::Column::GoneWhy, Expr::value(why))
            .filter(brought::Column::Id.eq(id))
            .filter(brought::Column::GoneOn.is_null())
            .exec(&transaction)
            .await?;
        if done.rows_affected != 1 {
            return Ok(TakenOut::NotThere);
        }
        let mut gone = 0;
        for some in members.chunks(500) {
            let these = response::Column::Id.is_in(some.iter().copied());
            gone += response::Entity::delete_many().filter(these).exec(&transaction).await?.rows_affected;
        }
        // Deleted with all answers, past their day, nothing is taken out.
        if gone == 0 {
            return Ok(TakenOut::NotThere);
        }
        // What stands on sheets has them still.
        let these = || versions.iter().copied();
        sealed::Entity::delete_many().filter(sealed::Column::VersionId.is_in(these())).exec(&transaction).await?;
        sheet::Entity::delete_many().filter(sheet::Column::VersionId.is_in(these())).exec(&transaction).await?;
        transaction.commit().await?;
        self.touch(consultation).await?;
        Ok(TakenOut::Done)
    }

    /// What stands among a consultation's answers now.
    pub async fn standing(&self, consultation: &Code) -> Result<Standing, StoreError> {
        standing(&self.db, consultation).await
    }

    /// Throws a table away that is not brought in.
    pub async fn drop_batch(&self, consultation: &Code, id: i64) -> Result<bool, StoreError> {
        let done = brought::Entity::delete_many()
            .filter(brought::Column::Id.eq(id))
            .filter(brought::Column::Consultation.eq(consultation.as_str()))
            .filter(brought::Column::Responses.is_null())
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Throws away every table that came before a day and was not brought in. Returns how many there were.
    pub async fn purge_batches(&self, before: &Day) -> Result<u64, StoreError> {
        let done = brought::Entity::delete_many()
            .filter(brought::Column::CameOn.lt(before.as_str()))
            .filter(brought::Column::Responses.is_null())
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected)
    }

    /// Forgets every table of a consultation, and how they were set out; says how many of both.
    pub async fn delete_brought(&self, consultation: &Code) -> Result<u64, StoreError> {
        let of = consultation.as_str();
        let tables = brought::Entity::delete_many().filter(brought::Column::Consultation.eq(of)).exec(&self.db).await?;
        let layouts = brought_layout::Entity::delete_many()
            .filter(brought_layout::Column::Consultation.eq(of))
            .exec(&self.db)
            .await?;
        Ok(tables.rows_affected + layouts.rows_affected)
    }
}
