//! Responses read back to be counted.
//!
//! Those of days that are over are read from sheets; those of the last two days, to which a response may still
//! come, one by one. Both make the same sheets, so a digest says what was counted and not how it was read.

use std::collections::BTreeMap;

use domain::{
    audience::Channel,
    consultation::Day,
    digest::Digest,
    findings::{
        Sheet, Tally,
        sheet::{FORMAT, ROWS, Writing},
    },
    level::ReadingLevel,
    respond::answer::Answers,
    survey::Survey,
};
use futures::{StreamExt as _, TryStreamExt as _, stream::BoxStream};
use sea_orm::{
    ColumnTrait as _, Condition, DatabaseConnection, EntityTrait as _, FromQueryResult, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Set, TransactionTrait as _, sea_query::OnConflict,
};

use super::{
    Store, StoreError,
    entities::{response, sealed, sheet},
};

#[derive(FromQueryResult)]
struct Row {
    version_id: i64,
    sent_on: String,
    level: String,
    channel: String,
    answers: String,
}

/// Sheets as they are made from responses that come in order of version and day.
#[derive(Default)]
struct Gathering {
    of: Option<(i64, String)>,
    writing: Writing,
}

/// A sheet, of which version and day, as bytes too.
struct Made {
    of: (i64, String),
    sheet: Sheet,
    encoded: Vec<u8>,
}

impl Gathering {
    /// Puts a response on the sheet; returns the one that is full, or whose day is over.
    fn add(&mut self, row: Row) -> Result<Option<Made>, StoreError> {
        // Never the parser's own words: they could quote an answer.
        let unreadable = |what: &str| StoreError::Unreadable("a response", what.to_owned());
        let level = ReadingLevel::parse(&row.level).ok_or_else(|| unreadable("level"))?;
        let channel = Channel::parse(&row.channel).ok_or_else(|| unreadable("channel"))?;
        let answers: Answers = serde_json::from_str(&row.answers).map_err(|_| unreadable("answers"))?;
        let of = (row.version_id, row.sent_on);
        let done = if self.of.as_ref() == Some(&of) && self.writing.len() < ROWS { None } else { self.done() };
        self.of = Some(of);
        self.writing.add(level, channel, &answers);
        Ok(done)
    }

    fn done(&mut self) -> Option<Made> {
        let writing = std::mem::take(&mut self.writing);
        let of = self.of.take()?;
        let sheet = writing.done();
        Some(Made { of, encoded: sheet.encode(), sheet })
    }
}

/// The responses that some condition picks, in the order sheets are made in.
async fn rows(
    db: &DatabaseConnection,
    which: Condition,
) -> Result<BoxStream<'_, Result<Row, sea_orm::DbErr>>, StoreError> {
    let rows = response::Entity::find()
        .select_only()
        .columns([
            response::Column::VersionId,
            response::Column::SentOn,
            response::Column::Level,
            response::Column::Channel,
            response::Column::Answers,
        ])
        .filter(which)
        .order_by_asc(response::Column::VersionId)
        .order_by_asc(response::Column::SentOn)
        .order_by_asc(response::Column::Id)
        .into_model::<Row>()
        .stream(db)
        .await?;
    Ok(rows.boxed())
}

/// The responses that are on no sheet.
fn open(until: &BTreeMap<i64, String>, versions: &[i64]) -> Condition {
    versions.iter().fold(Condition::any(), |any, version| {
        let of = Condition::all().add(response::Column::VersionId.eq(*version));
        any.add(match until.get(version) {
            Some(day) => of.add(response::Column::SentOn.gte(day.as_str())),
            None => of,
        })
    })
}

impl Store {
    /// Up to which day each version's responses are on sheets.
    async fn sealed(&self, versions: &[i64]) -> Result<BTreeMap<i64, String>, StoreError> {
        let rows = sealed::Entity::find()
            .filter(sealed::Column::VersionId.is_in(versions.iter().copied()))
            .filter(sealed::Column::Format.eq(FORMAT))
            .all(&self.db)
            .await?;
        Ok(rows.into_iter().map(|row| (row.version_id, row.until)).collect())
    }

    /// Reads every response to some versions, in sheets, always the same ones in the same order. Returns the digest of
    /// what was read.
    pub async fn sheets(&self, versions: &[i64], mut each: impl FnMut(&Sheet)) -> Result<Digest, StoreError> {
        let until = self.sealed(versions).await?;
        let mut read: Vec<((i64, String), usize, Digest)> = Vec::new();
        let mut part = |of: (i64, String), digest| {
            let part = read.iter().rev().take_while(|(other, ..)| *other == of).count();
            read.push((of, part, digest));
        };
        let mut kept = sheet::Entity::find()
            .filter(sheet::Column::VersionId.is_in(until.keys().copied()))
            .order_by_asc(sheet::Column::VersionId)
            .order_by_asc(sheet::Column::Day)
            .order_by_asc(sheet::Column::Part)
            .stream(&self.db)
            .await?;
        while let Some(row) = kept.try_next().await? {
            // One that was made while this was being read: its responses are read below.
            if until.get(&row.version_id).is_none_or(|until| row.day >= *until) {
                continue;
            }
            let (sheet, digest) = unpack(&row)?;
            each(&sheet);
            part((row.version_id, row.day), digest);
        }
        drop(kept);
        let mut gathering = Gathering::default();
        let mut rows = rows(&self.db, open(&until, versions)).await?;
        while let Some(row) = rows.try_next().await? {
            if let Some(made) = gathering.add(row)? {
                each(&made.sheet);
                part(made.of, Sheet::digest(&made.encoded));
            }
        }
        if let Some(made) = gathering.done() {
            each(&made.sheet);
            part(made.of, Sheet::digest(&made.encoded));
        }
        // Those of one version may have been read after those of a later one.
        read.sort_by(|one, other| (&one.0, one.1).cmp(&(&other.0, other.1)));
        let parts = read.iter().map(|(.., digest)| digest.as_str().as_bytes());
        Ok(Digest::of(std::iter::once(b"responses".as_slice()).chain(parts)))
    }

    /// Counts every response to some versions of one survey. The digest is of what was counted.
    pub async fn tally(&self, survey: &Survey, versions: &[i64]) -> Result<(Tally, Digest), StoreError> {
        let mut tally = Tally::default();
        let digest = self.sheets(versions, |sheet| tally.add_sheet(survey, sheet)).await?;
        Ok((tally, digest))
    }

    /// How many responses some versions have: whether counting again would give anything new.
    pub async fn response_count(&self, versions: &[i64]) -> Result<u64, StoreError> {
        let until = self.sealed(versions).await?;
        let mut count = 0;
        for (version, until) in &until {
            count += self.on_sheets(*version, until).await?;
        }
        Ok(count + response::Entity::find().filter(open(&until, versions)).count(&self.db).await?)
    }

    /// How many responses to some versions came before a first day or after a last.
    pub async fn answered_outside(&self, versions: &[i64], (opens, closes): (&Day, &Day)) -> Result<u64, StoreError> {
        let outside = Condition::any()
            .add(response::Column::SentOn.lt(opens.as_str()))
            .add(response::Column::SentOn.gt(closes.as_str()));
        let of_them = response::Column::VersionId.is_in(versions.iter().copied());
        Ok(response::Entity::find().filter(of_them).filter(outside).count(&self.db).await?)
    }

    async fn on_sheets(&self, version: i64, until: &str) -> Result<u64, StoreError> {
        let n: Option<Option<i64>> = sheet::Entity::find()
            .select_only()
            .column_as(sheet::Column::Responses.sum(), "n")
            .filter(sheet::Column::VersionId.eq(version))
            .filter(sheet::Column::Day.lt(until))
            .into_tuple()
            .one(&self.db)
            .await?;
        Ok(n.flatten().and_then(|n| u64::try_from(n).ok()).unwrap_or_default())
    }

    /// Whether what is on a version's sheets of days before one is as it was put there, and as much as is `stored`.
    async fn are_sound(&self, version: i64, until: &str, stored: u64) -> Result<bool, StoreError> {
        let mut sheets = sheet::Entity::find()
            .filter(sheet::Column::VersionId.eq(version))
            .filter(sheet::Column::Day.lt(until))
            .stream(&self.db)
            .await?;
        let mut found = 0;
        while let Some(row) = sheets.try_next().await? {
            match unpack(&row) {
                Ok((sheet, _)) => found += sheet.rows() as u64,
                Err(_) => return Ok(false),
            }
        }
        Ok(found == stored)
    }

    /// Puts the responses of every day before `until` on sheets, where they are on none yet. To no day before it may
    /// another response come. Returns how many responses were put on sheets.
    ///
    /// Where a sheet does not hold what was stored (a server's clock was wrong, or its bytes are not what was put there),
    /// all of its version are made anew.
    pub async fn seal(&self, until: &Day) -> Result<u64, StoreError> {
        let versions: Vec<i64> = response::Entity::find()
            .select_only()
            .column(response::Column::VersionId)
            .distinct()
            .into_tuple()
            .all(&self.db)
            .await?;
        let sealed = self.sealed(&versions).await?;
        let mut done = 0;
        for version in versions {
            let stored = |before: &str, from: Option<&str>| {
                let mut which = Condition::all()
                    .add(response::Column::VersionId.eq(version))
                    .add(response::Column::SentOn.lt(before));
                if let Some(from) = from {
                    which = which.add(response::Column::SentOn.gte(from));
                }
                which
            };
            let was = sealed.get(&version).map(String::as_str);
            let mut from = was;
            if let Some(day) = from {
                let found = response::Entity::find().filter(stored(day, None)).count(&self.db).await?;
                if !self.are_sound(version, day, found).await? {
                    tracing::warn!(version, "what was put on sheets is not what is stored; they are made anew");
                    from = None;
                }
            }
            if from.is_some_and(|from| from >= until.as_str()) {
                continue;
            }
            let new = response::Entity::find().filter(stored(until.as_str(), from)).count(&self.db).await?;
            if new == 0 && from.is_some() {
                continue;
            }
            self.seal_version(version, (was, from), stored(until.as_str(), from), until).await?;
            done += new;
        }
        Ok(done)
    }

    async fn seal_version(
        &self,
        version: i64,
        (was, from): (Option<&str>, Option<&str>),
        which: Condition,
        until: &Day,
    ) -> Result<(), StoreError> {
        // Read before anything is written: who submits does not wait for it.
        let mut made = Vec::new();
        let mut gathering = Gathering::default();
        {
            let mut rows = rows(&self.db, which.clone()).await?;
            while let Some(row) = rows.try_next().await? {
                made.extend(gathering.add(row)?.map(kept));
            }
        }
        made.extend(gathering.done().map(kept));
        let read: i64 = made.iter().map(|(_, responses, ..)| i64::from(*responses)).sum();
        let mut last: Option<String> = None;
        let mut part = 0;
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        // What was brought in was taken out meanwhile, and with it every sheet; or another server was there first.
        let now = sealed::Entity::find_by_id(version)
            .filter(sealed::Column::Format.eq(FORMAT))
            .lock_exclusive()
            .one(&transaction)
            .await?;
        if now.as_ref().map(|row| row.until.as_str()) != was {
            return Ok(());
        }
        if from.is_none() {
            sheet::Entity::delete_many().filter(sheet::Column::VersionId.eq(version)).exec(&transaction).await?;
        }
        for ((_, day), responses, digest, body) in made {
            part = if last.as_ref() == Some(&day) { part + 1 } else { 0 };
            last = Some(day.clone());
            let row = sheet::ActiveModel {
                version_id: Set(version),
                day: Set(day),
                part: Set(part),
                responses: Set(responses),
                digest: Set(digest),
                body: Set(body),
            };
            // Another server may have been there first, with the same.
            let key = [sheet::Column::VersionId, sheet::Column::Day, sheet::Column::Part];
            let same = OnConflict::columns(key).do_nothing().to_owned();
            sheet::Entity::insert(row).on_conflict(same).exec_without_returning(&transaction).await?;
        }
        let row = sealed::ActiveModel {
            version_id: Set(version),
            until: Set(until.as_str().to_owned()),
            format: Set(FORMAT),
        };
        let there = OnConflict::column(sealed::Column::VersionId)
            .update_columns([sealed::Column::Until, sealed::Column::Format])
            .to_owned();
        sealed::Entity::insert(row).on_conflict(there).exec_without_returning(&transaction).await?;
        // Deleted meanwhile, they are on no sheet either.
        if response::Entity::find().filter(which).count(&transaction).await?.cast_signed() == read {
            transaction.commit().await?;
        }
        Ok(())
    }
}

/// A sheet as it was kept, and its digest; an error where it is no longer what was put there.
fn unpack(row: &sheet::Model) -> Result<(Sheet, Digest), StoreError> {
    let digest = Sheet::digest(&row.body);
    let unreadable = |what: &str| StoreError::Unreadable("a sheet", what.to_owned());
    if digest.as_str() != row.digest {
        return Err(unreadable("its digest"));
    }
    Ok((Sheet::decode(&row.body).map_err(|_| unreadable("its bytes"))?, digest))
}

/// What is kept of a sheet.
fn kept(made: Made) -> ((i64, String), i32, String, Vec<u8>) {
    let rows = i32::try_from(made.sheet.rows()).unwrap_or(i32::MAX);
    (made.of, rows, Sheet::digest(&made.encoded).to_string(), made.encoded)
}
