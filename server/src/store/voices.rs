//! What people think, one voice each, from everything they wrote.

use std::collections::BTreeMap;

use domain::{
    audience::FilledBy,
    code::Code,
    comments::{Sentiment, refit::Turns, together},
    digest::{Digest, Digesting},
    findings::{
        tally::{Group, filled_by},
        written::{ALIKE_LEAST, ALIKE_LETTERS, Accounted, Fate, ThemeName, Voices},
    },
    level::ReadingLevel,
    respond::answer::Answers,
    survey::Survey,
};
use futures::TryStreamExt as _;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    sea_query::{Expr, ExprTrait as _, Func},
};
use sentiment::analyst::Outcome;

use super::{
    Store, StoreError,
    comments::CommentState,
    entities::{comment, remark, response},
    meaning::to_comment,
    remarks::Counted,
};

/// What was heard in comments that may be used.
#[derive(Clone, Debug)]
pub struct Heard {
    /// One voice a person for each service.
    pub services: Voices,
    /// One voice a person for each theme.
    pub themes: Voices<ThemeName>,
    /// What became of every comment.
    pub accounted: Accounted,
    /// The digest of all that.
    pub digest: Digest,
}

/// What one person said.
#[derive(Default)]
struct Said<'t> {
    services: BTreeMap<Code, Vec<Sentiment>>,
    themes: BTreeMap<&'t ThemeName, Vec<Sentiment>>,
}

/// What became of a comment, by its state and what the engine made of it.
fn fate(state: &str, outcome: Option<&str>) -> Result<Fate, StoreError> {
    let outcome = outcome.map(|outcome| Outcome::parse(outcome).ok_or_else(|| unreadable("outcome"))).transpose()?;
    Ok(match (CommentState::parse(state).ok_or_else(|| unreadable("state"))?, outcome) {
        (CommentState::Unread, _) => Fate::Unread,
        (CommentState::Held, _) => Fate::Held,
        (CommentState::Kept, None) => Fate::Waiting,
        (CommentState::Kept, Some(Outcome::Read)) => Fate::Used,
        (CommentState::Kept, Some(Outcome::Nothing)) => Fate::Nothing,
        (CommentState::Kept, Some(Outcome::Language)) => Fate::Language,
        (CommentState::Kept, Some(Outcome::Infant)) => Fate::Infant,
        (CommentState::Kept, Some(Outcome::Failed)) => Fate::Failed,
    })
}

impl Store {
    /// What people think of each service by what they wrote in comments that may be used, one voice each; what every
    /// comment came to; and the digest of all that. The same of each theme. With `machine`, remarks nobody has coded are counted as the
    /// engine reads them, with the turns that corrections have moved.
    pub async fn voices(
        &self,
        survey: &Survey,
        versions: &[i64],
        themes: &[ThemeName],
        machine: Option<Option<Turns>>,
    ) -> Result<Heard, StoreError> {
        let named: BTreeMap<i64, &ThemeName> = themes.iter().map(|theme| (theme.id, theme)).collect();
        let mut placed: BTreeMap<i64, Vec<&ThemeName>> = BTreeMap::new();
        for one in self.placed(versions, None).await? {
            placed.entry(one.remark).or_default().extend(named.get(&one.theme).copied());
        }
        let mut accounted = Accounted::default();
        let mut written: BTreeMap<(i64, ReadingLevel), Said<'_>> = BTreeMap::new();
        let mut digest = Digesting::default();
        let mut comments = comment::Entity::find()
            .select_only()
            .columns([comment::Column::Id, comment::Column::State, comment::Column::Outcome])
            .filter(comment::Column::VersionId.is_in(versions.iter().copied()))
            .order_by_asc(comment::Column::Id)
            .into_tuple::<(i64, String, Option<String>)>()
            .stream(&self.db)
            .await?;
        while let Some((id, state, outcome)) = comments.try_next().await? {
            accounted.add(fate(&state, outcome.as_deref())?);
            digest.add(format!("{id} {state} {}", outcome.unwrap_or_default()).as_bytes());
        }
        drop(comments);
        accounted.alike = self.alike(versions).await?;
        let mut rows = remark::Entity::find()
            .select_only()
            .column(remark::Column::Id)
            .column_as(comment::Column::ResponseId, "response")
            .column_as(comment::Column::Level, "level")
            .column(remark::Column::Service)
            .column(remark::Column::Sentiment)
            .column(remark::Column::Score)
            .column(remark::Column::CodedService)
            .column(remark::Column::Coded)
            .column(remark::Column::CorrectedService)
            .column(remark::Column::Corrected)
            .join(JoinType::InnerJoin, to_comment())
            .filter(remark::Column::VersionId.is_in(versions.iter().copied()))
            .filter(comment::Column::State.eq(CommentState::Kept.as_str()))
            .filter(comment::Column::Outcome.eq(Outcome::Read.as_str()))
            .order_by_asc(remark::Column::Id)
            .into_model::<Row>()
            .stream(&self.db)
            .await?;
        while let Some(row) = rows.try_next().await? {
            let counted = Counted {
                engine: (row.service, row.sentiment),
                score: row.score,
                coded: (row.coded_service, row.coded),
                corrected: (row.corrected_service, row.corrected),
            };
            let said = match machine {
                Some(turns) => counted.said(turns),
                None => counted.by_officer(),
            };
            let Some((service, sentiment)) = said else {
                accounted.unchecked += u64::from(machine.is_none());
                continue;
            };
            let about = placed.get(&row.id).map(Vec::as_slice).unwrap_or_default();
            accounted.no_service += u64::from(service.is_none());
            if service.is_none() && about.is_empty() {
                continue;
            }
            let named = service.as_ref().map(Code::as_str).unwrap_or_default();
            let ids: Vec<String> = about.iter().map(|theme| format!("{} {}", theme.id, theme.name)).collect();
            let part = format!("{} {} {named} {} {}", row.id, row.response, sentiment.as_str(), ids.join(" "));
            digest.add(part.as_bytes());
            let level = ReadingLevel::parse(&row.level).ok_or_else(|| unreadable("level"))?;
            // What somebody wrote in one wording is told apart from what they wrote in another.
            let person = written.entry((row.response, level)).or_default();
            if let Some(service) = service {
                person.services.entry(service).or_default().push(sentiment);
            }
            for theme in about {
                person.themes.entry(theme).or_default().push(sentiment);
            }
        }
        drop(rows);
        let by = self.filled_by(survey, written.keys().map(|(response, _)| *response)).await?;
        let (mut services, mut themes) = (Voices::default(), Voices::default());
        for ((id, level), said) in written {
            let group = Group { level, filled_by: by.get(&id).copied().unwrap_or(FilledBy::NotAsked) };
            for (service, sentiments) in said.services {
                if let Some(said) = together(sentiments) {
                    services.add(&service, group, said);
                }
            }
            for (theme, sentiments) in said.themes {
                if let Some(said) = together(sentiments) {
                    themes.add(theme, group, said);
                }
            }
        }
        Ok(Heard { services, themes, accounted, digest: digest.done() })
    }

    /// How many comments that may be used are word for word the same as many others: where a group has sent its members words
    /// to copy, whoever reads the figures must know.
    async fn alike(&self, versions: &[i64]) -> Result<u64, StoreError> {
        let least = i64::try_from(ALIKE_LEAST).unwrap_or(i64::MAX);
        let letters = i64::try_from(ALIKE_LETTERS).unwrap_or(i64::MAX);
        let sets: Vec<i64> = comment::Entity::find()
            .select_only()
            .column_as(comment::Column::Id.count(), "n")
            .filter(comment::Column::VersionId.is_in(versions.iter().copied()))
            .filter(comment::Column::State.eq(CommentState::Kept.as_str()))
            .filter(Expr::expr(Func::char_length(Expr::col(comment::Column::Body))).gte(letters))
            .group_by(comment::Column::Body)
            .having(comment::Column::Id.count().gte(least))
            .into_tuple()
            .all(&self.db)
            .await?;
        Ok(sets.into_iter().filter_map(|n| u64::try_from(n).ok()).sum())
    }

    /// Who filled in some responses to a survey, by their numbers; nothing is read where it does not ask that.
    async fn filled_by(
        &self,
        survey: &Survey,
        responses: impl Iterator<Item = i64>,
    ) -> Result<BTreeMap<i64, FilledBy>, StoreError> {
        let mut found = BTreeMap::new();
        if survey.filled_by.is_none() {
            return Ok(found);
        }
        let responses: Vec<i64> = responses.collect();
        for some in responses.chunks(500) {
            let answered: Vec<(i64, String)> = response::Entity::find()
                .select_only()
                .columns([response::Column::Id, response::Column::Answers])
                .filter(response::Column::Id.is_in(some.iter().copied()))
                .into_tuple()
                .all(&self.db)
                .await?;
            for (id, answers) in answered {
                let answers: Answers = serde_json::from_str(&answers).map_err(|_| unreadable("answers"))?;
                found.insert(id, filled_by(survey, &answers));
            }
        }
        Ok(found)
    }
}

/// Never the parser's own words: they could quote an answer.
fn unreadable(what: &str) -> StoreError {
    StoreError::Unreadable("a response", what.to_owned())
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    response: i64,
    level: String,
    service: Option<String>,
    sentiment: String,
    score: f64,
    coded_service: Option<String>,
    coded: Option<String>,
    corrected_service: Option<String>,
    corrected: Option<String>,
}
