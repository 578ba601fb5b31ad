//! What people think, one voice each, from everything they wrote.

use std::collections::BTreeMap;

use domain::{
    code::Code,
    comments::{Sentiment, refit::Turns, together},
    digest::Digest,
    findings::{
        tally::whose,
        written::{Accounted, ThemeName, Voices},
    },
    level::ReadingLevel,
    respond::answer::Answers,
    survey::Survey,
};
use futures::TryStreamExt as _;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use super::{
    Store, StoreError,
    comments::CommentState,
    entities::{comment, remark, response},
    meaning::to_comment,
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
struct Said {
    services: BTreeMap<Code, Vec<Sentiment>>,
    themes: BTreeMap<ThemeName, Vec<Sentiment>>,
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
        let named: BTreeMap<i64, ThemeName> = themes.iter().map(|theme| (theme.id, theme.clone())).collect();
        let mut placed: BTreeMap<i64, Vec<&ThemeName>> = BTreeMap::new();
        for one in self.placed(versions).await? {
            placed.entry(one.remark).or_default().extend(named.get(&one.theme));
        }
        let mut accounted = Accounted::default();
        let mut written: BTreeMap<i64, Said> = BTreeMap::new();
        let mut levels: BTreeMap<i64, String> = BTreeMap::new();
        let mut parts: Vec<String> = Vec::new();
        let comments: Vec<(i64, String, Option<String>)> = comment::Entity::find()
            .select_only()
            .columns([comment::Column::Id, comment::Column::State, comment::Column::Outcome])
            .filter(comment::Column::VersionId.is_in(versions.iter().copied()))
            .order_by_asc(comment::Column::Id)
            .into_tuple()
            .all(&self.db)
            .await?;
        for (id, state, outcome) in comments {
            accounted.add(&state, outcome.as_deref());
            parts.push(format!("{id} {state} {}", outcome.unwrap_or_default()));
        }
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
            .join(JoinType::InnerJoin, to_comment())
            .filter(remark::Column::VersionId.is_in(versions.iter().copied()))
            .filter(comment::Column::State.eq(CommentState::Kept.as_str()))
            .filter(comment::Column::Outcome.eq("read"))
            .order_by_asc(remark::Column::Id)
            .into_model::<Row>()
            .stream(&self.db)
            .await?;
        while let Some(row) = rows.try_next().await? {
            let (service, sentiment) = match (row.coded, machine) {
                (Some(coded), _) => (row.coded_service, coded),
                (None, Some(turns)) => {
                    let moved = turns.and_then(|turns| Some(turns.read(row.score, Sentiment::parse(&row.sentiment)?)));
                    (row.service, moved.map_or(row.sentiment, |moved| moved.as_str().to_owned()))
                }
                (None, None) => {
                    accounted.unchecked += 1;
                    continue;
                }
            };
            let Some(sentiment) = Sentiment::parse(&sentiment) else { continue };
            let service = service.and_then(|code| Code::parse(&code).ok());
            let about = placed.get(&row.id).map(Vec::as_slice).unwrap_or_default();
            accounted.no_service += u64::from(service.is_none());
            if service.is_none() && about.is_empty() {
                continue;
            }
            let named = service.as_ref().map(Code::as_str).unwrap_or_default();
            let ids: Vec<String> = about.iter().map(|theme| format!("{} {}", theme.id, theme.name)).collect();
            parts.push(format!("{} {} {named} {} {}", row.id, row.response, sentiment.as_str(), ids.join(" ")));
            levels.entry(row.response).or_insert(row.level);
            let person = written.entry(row.response).or_default();
            if let Some(service) = service {
                person.services.entry(service).or_default().push(sentiment);
            }
            for theme in about {
                person.themes.entry((*theme).clone()).or_default().push(sentiment);
            }
        }
        drop(rows);
        let (mut services, mut themes) = (Voices::default(), Voices::default());
        let ids: Vec<i64> = written.keys().copied().collect();
        for some in ids.chunks(500) {
            let answered: Vec<(i64, String)> = response::Entity::find()
                .select_only()
                .columns([response::Column::Id, response::Column::Answers])
                .filter(response::Column::Id.is_in(some.iter().copied()))
                .into_tuple()
                .all(&self.db)
                .await?;
            for (id, answers) in answered {
                let unreadable = |what: &str| StoreError::Unreadable("a response", what.to_owned());
                let answers: Answers = serde_json::from_str(&answers).map_err(|_| unreadable("answers"))?;
                let level =
                    levels.get(&id).and_then(|level| ReadingLevel::parse(level)).ok_or_else(|| unreadable("level"))?;
                let (group, _) = whose(survey, level, &answers);
                let Said { services: of_services, themes: of_themes } = written.remove(&id).unwrap_or_default();
                for (service, sentiments) in of_services {
                    if let Some(said) = together(sentiments) {
                        services.add(&service, group, said);
                    }
                }
                for (theme, sentiments) in of_themes {
                    if let Some(said) = together(sentiments) {
                        themes.add(&theme, group, said);
                    }
                }
            }
        }
        Ok(Heard { services, themes, accounted, digest: Digest::of(parts.iter().map(String::as_bytes)) })
    }
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
}
