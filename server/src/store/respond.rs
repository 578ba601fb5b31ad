//! Unfinished responses, and sent ones.

use domain::{
    audience::Channel,
    consultation::Day,
    language::Language,
    level::ReadingLevel,
    respond::answer::{Answers, Slot},
};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Select, Set, TransactionTrait as _, sea_query::Expr,
};

use sentiment::safeguarding::Concern;

use super::{
    Store, StoreError,
    comments::CommentState,
    concerns::ConcernState,
    engage,
    entities::{comment, concern, draft, receipt, response, sealed, sheet},
    schools::{self, Through},
};

/// An unfinished response.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its name, part of its address.
    pub id: String,
    /// The hash of the secret that the browser it belongs to holds.
    pub secret_hash: String,
    /// The version of the survey it answers.
    pub version: i64,
    /// The language being read.
    pub language: Language,
    /// The level being read.
    pub level: ReadingLevel,
    /// Whether it is read in sign language, too. Nothing of what is sent says so.
    pub signed: bool,
    /// How it reaches us.
    pub channel: Channel,
    /// The engagement session it was begun in.
    pub session: Option<i64>,
    /// The school whose link it was begun by.
    pub school: Option<i64>,
    /// Whether its device is handed on: whoever has it next must not be led into it.
    pub handed_on: bool,
    /// The link of the trial it was begun in: nothing of it is ever sent.
    pub trial: Option<String>,
    /// The answers so far.
    pub answers: Answers,
    /// How often it was kept: of two tabs that keep at once, the second reads again.
    pub revision: i64,
    /// The last day it is kept.
    pub expires: Day,
}

/// A response as it is sent.
#[derive(Clone, Debug)]
pub struct Sending {
    /// Its number, drawn at random.
    pub id: i64,
    /// The unfinished response it comes from, which ends.
    pub draft: String,
    /// How often that was kept when it was read: what another tab kept since must not be lost.
    pub revision: i64,
    /// The version of the survey it answers.
    pub version: i64,
    /// The language it was sent in.
    pub language: Language,
    /// The level it was sent at.
    pub level: ReadingLevel,
    /// How it reached us.
    pub channel: Channel,
    /// The answers on its path that are counted: everything but its texts.
    pub answers: Answers,
    /// The engagement session it was begun in, which counts it.
    pub session: Option<i64>,
    /// The session a child wrote it in: kept with what may be a concern, and with what was written until the screen has read it.
    pub wrote_in: Option<i64>,
    /// The school's link it came by, which counts it. Nothing else of it is kept.
    pub through: Option<Through>,
    /// Whether what can be turned round was shown the other way round; nothing where nobody was shown a page of it alone.
    pub turned: Option<bool>,
    /// Today.
    pub today: Day,
    /// The last day that sending it again is recognised.
    pub receipt_expires: Day,
    /// Its texts, each with a number drawn at random, and with why it is a concern for a child where it is one.
    pub texts: Vec<SentText>,
}

/// A text of a response as it is sent.
#[derive(Clone, Debug)]
pub struct SentText {
    /// Its number.
    pub id: i64,
    /// The question and service.
    pub slot: Slot,
    /// The level of the wording it answers.
    pub level: ReadingLevel,
    /// The words.
    pub body: String,
    /// Why a safeguarding lead should see it, and the last day by which.
    pub concern: Option<(Concern, Day)>,
}

/// The name a receipt is kept under. It is made from the unfinished response's name, which ends with it;
/// nothing leads from a receipt to what was sent.
pub fn receipt_key(draft: &str) -> String {
    domain::digest::Digest::of([b"receipt".as_slice(), draft.as_bytes()]).to_string()
}

fn json(answers: &Answers) -> String {
    serde_json::to_string(answers).expect("answers have text for keys")
}

/// Which unfinished responses, of which versions, belong to a browser's secret and can still be gone on with; no trials.
fn begun_with(secret_hash: &str, today: &Day) -> Select<draft::Entity> {
    draft::Entity::find()
        .select_only()
        .columns([draft::Column::Id, draft::Column::VersionId])
        .filter(draft::Column::SecretHash.eq(secret_hash))
        .filter(draft::Column::Trial.is_null())
        .filter(draft::Column::ExpiresOn.gte(today.as_str()))
}

impl Store {
    /// Begins a response.
    pub async fn begin(&self, new: Draft) -> Result<(), StoreError> {
        self.writer
            .write(Box::new(move |db| {
                let row = draft::ActiveModel {
                    id: Set(new.id.clone()),
                    secret_hash: Set(new.secret_hash.clone()),
                    version_id: Set(new.version),
                    language: Set(new.language.to_string()),
                    level: Set(new.level.to_string()),
                    channel: Set(new.channel.as_str().to_owned()),
                    answers: Set(json(&new.answers)),
                    revision: Set(new.revision),
                    return_hash: Set(None),
                    expires_on: Set(new.expires.as_str().to_owned()),
                    engagement_id: Set(new.session),
                    signed: Set(new.signed),
                    school_id: Set(new.school),
                    handed_on: Set(new.handed_on),
                    trial: Set(new.trial.clone()),
                };
                let session = new.session;
                Box::pin(async move {
                    draft::Entity::insert(row).exec_without_returning(db).await?;
                    if let Some(session) = session {
                        engage::live::own_pace(db, session, false).await?;
                    }
                    Ok(())
                })
            }))
            .await
    }

    /// An unfinished response, if it is kept and the secret is its own.
    pub async fn draft(&self, id: &str, secret_hash: &str) -> Result<Option<Draft>, StoreError> {
        let row = draft::Entity::find_by_id(id).filter(draft::Column::SecretHash.eq(secret_hash)).one(&self.db).await?;
        row.map(read_draft).transpose()
    }

    /// What a browser has begun and not finished, each with the version it answers, that in which most was kept first; nothing that
    /// is handed on or of a session.
    pub async fn unfinished(&self, secret_hash: &str, today: &Day) -> Result<Vec<(String, i64)>, StoreError> {
        Ok(begun_with(secret_hash, today)
            .filter(draft::Column::EngagementId.is_null())
            .filter(draft::Column::Revision.gt(0))
            .order_by_desc(draft::Column::Revision)
            .into_tuple()
            .all(&self.db)
            .await?)
    }

    /// The same with whatever else was begun there: in a session too, and before anything was kept.
    pub async fn begun(&self, secret_hash: &str, today: &Day) -> Result<Vec<(String, i64)>, StoreError> {
        Ok(begun_with(secret_hash, today).into_tuple().all(&self.db).await?)
    }

    /// Lets an unfinished response go from the browser that has its secret: its words, where it has any, still lead back to it.
    pub async fn let_go(&self, draft: &str, secret_hash: &str, other: String) -> Result<(), StoreError> {
        draft::Entity::update_many()
            .col_expr(draft::Column::SecretHash, Expr::value(other))
            .filter(draft::Column::Id.eq(draft))
            .filter(draft::Column::SecretHash.eq(secret_hash))
            .exec(&self.db)
            .await?;
        Ok(())
    }

    /// Keeps answers, language, level, and whether it is signed. [`StoreError::Conflict`] where it was kept meanwhile.
    pub async fn keep(&self, kept: &Draft) -> Result<(), StoreError> {
        let kept = kept.clone();
        self.writer
            .write(Box::new(move |db| {
                let kept = kept.clone();
                Box::pin(async move {
                    let done = draft::Entity::update_many()
                        .col_expr(draft::Column::Answers, Expr::value(json(&kept.answers)))
                        .col_expr(draft::Column::Language, Expr::value(kept.language.to_string()))
                        .col_expr(draft::Column::Level, Expr::value(kept.level.to_string()))
                        .col_expr(draft::Column::Signed, Expr::value(kept.signed))
                        .col_expr(draft::Column::Revision, Expr::value(kept.revision + 1))
                        .filter(draft::Column::Id.eq(kept.id))
                        .filter(draft::Column::Revision.eq(kept.revision))
                        .exec(db)
                        .await?;
                    if done.rows_affected == 1 { Ok(()) } else { Err(StoreError::Conflict) }
                })
            }))
            .await
    }

    /// Lets a code of words lead back to a response, in place of any before it, and nothing else: on a shared
    /// tablet, the browser it was written in opens it no more. Whether it is still there to lead back to.
    pub async fn set_return_code(&self, draft: &str, hash: String, secret_hash: String) -> Result<bool, StoreError> {
        let done = draft::Entity::update_many()
            .col_expr(draft::Column::ReturnHash, Expr::value(hash))
            .col_expr(draft::Column::SecretHash, Expr::value(secret_hash))
            .filter(draft::Column::Id.eq(draft))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// The response a code of words leads to, which from now on belongs to the browser with this secret.
    pub async fn resume(&self, code_hash: &str, secret_hash: &str, today: &Day) -> Result<Option<String>, StoreError> {
        let found = draft::Entity::find()
            .filter(draft::Column::ReturnHash.eq(code_hash))
            .filter(draft::Column::ExpiresOn.gte(today.as_str()))
            .one(&self.db)
            .await?;
        let Some(found) = found else { return Ok(None) };
        let id = found.id.clone();
        let mut row: draft::ActiveModel = found.into();
        row.secret_hash = Set(secret_hash.to_owned());
        row.update(&self.db).await?;
        Ok(Some(id))
    }

    /// Throws an unfinished response away.
    pub async fn discard(&self, draft: &str) -> Result<(), StoreError> {
        draft::Entity::delete_by_id(draft).exec(&self.db).await?;
        Ok(())
    }

    /// Records a response: the response, its comments, its receipt, and the end of the unfinished one, in
    /// one durable transaction. Sent a second time, it changes nothing and succeeds. [`StoreError::Conflict`]
    /// where the unfinished one was kept meanwhile, or thrown away.
    pub async fn submit(&self, sending: Sending) -> Result<(), StoreError> {
        let sending = std::sync::Arc::new(sending);
        self.writer
            .write(Box::new(move |db| {
                let sending = sending.clone();
                Box::pin(async move {
                    // First the end of the unfinished one: if it is not there as it was read, it was sent or
                    // thrown away, or another tab kept more.
                    let ended = draft::Entity::delete_many()
                        .filter(draft::Column::Id.eq(sending.draft.as_str()))
                        .filter(draft::Column::Revision.eq(sending.revision))
                        .exec(db)
                        .await?;
                    let key = receipt_key(&sending.draft);
                    if ended.rows_affected == 0 {
                        let sent = receipt::Entity::find_by_id(key.as_str()).one(db).await?.is_some();
                        return if sent { Ok(()) } else { Err(StoreError::Conflict) };
                    }
                    let receipt = receipt::ActiveModel {
                        key: Set(key),
                        expires_on: Set(sending.receipt_expires.as_str().to_owned()),
                    };
                    receipt::Entity::insert(receipt).exec_without_returning(db).await?;
                    if let Some(session) = sending.session {
                        engage::live::own_pace(db, session, true).await?;
                    }
                    if let Some(through) = &sending.through {
                        schools::count(db, through).await?;
                    }
                    let Rows { response, comments, concerns } = rows(&sending);
                    response::Entity::insert(response).exec_without_returning(db).await?;
                    if !comments.is_empty() {
                        comment::Entity::insert_many(comments).exec_without_returning(db).await?;
                    }
                    if !concerns.is_empty() {
                        concern::Entity::insert_many(concerns).exec_without_returning(db).await?;
                    }
                    Ok(())
                })
            }))
            .await
    }

    /// Puts in many responses that are whole: no unfinished one is behind them, and nobody waits for a receipt.
    pub async fn put_responses(&self, responses: &[Sending]) -> Result<(), StoreError> {
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        put_responses(&transaction, responses).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Of those who were shown some versions alone, how many were shown what can be turned round the other way round, and how many
    /// there are.
    pub async fn turned(&self, versions: &[i64]) -> Result<(u64, u64), StoreError> {
        let shown = || response::Entity::find().filter(response::Column::VersionId.is_in(versions.iter().copied()));
        let turned = shown().filter(response::Column::Turned.eq(true)).count(&self.db).await?;
        Ok((turned, shown().filter(response::Column::Turned.is_not_null()).count(&self.db).await?))
    }

    /// Whether a response was sent.
    pub async fn was_sent(&self, draft: &str) -> Result<bool, StoreError> {
        Ok(receipt::Entity::find_by_id(receipt_key(draft)).one(&self.db).await?.is_some())
    }

    /// Deletes every answer to some versions: responses, their comments, and unfinished ones. Returns how many
    /// responses there were.
    pub async fn delete_answers(&self, versions: &[i64]) -> Result<u64, StoreError> {
        let these = versions.iter().copied();
        // At once: who counts meanwhile counts all of them or none.
        let db = self.db.begin_with_options(Self::writing(&self.db)).await?;
        draft::Entity::delete_many().filter(draft::Column::VersionId.is_in(these.clone())).exec(&db).await?;
        comment::Entity::delete_many().filter(comment::Column::VersionId.is_in(these.clone())).exec(&db).await?;
        sealed::Entity::delete_many().filter(sealed::Column::VersionId.is_in(these.clone())).exec(&db).await?;
        sheet::Entity::delete_many().filter(sheet::Column::VersionId.is_in(these.clone())).exec(&db).await?;
        let done = response::Entity::delete_many().filter(response::Column::VersionId.is_in(these)).exec(&db).await?;
        db.commit().await?;
        Ok(done.rows_affected)
    }

    /// Deletes what is past its day: unfinished responses and receipts. Returns how many of each.
    pub async fn purge(&self, today: &Day) -> Result<(u64, u64), StoreError> {
        let drafts =
            draft::Entity::delete_many().filter(draft::Column::ExpiresOn.lt(today.as_str())).exec(&self.db).await?;
        let receipts =
            receipt::Entity::delete_many().filter(receipt::Column::ExpiresOn.lt(today.as_str())).exec(&self.db).await?;
        Ok((drafts.rows_affected, receipts.rows_affected))
    }
}

/// Puts responses in, some at a time: a statement has room for so many values.
pub(super) async fn put_responses(db: &impl ConnectionTrait, responses: &[Sending]) -> Result<(), StoreError> {
    for some in responses.chunks(500) {
        let (mut responses, mut written) = (Vec::new(), Vec::new());
        for sending in some {
            let Rows { response, comments, concerns } = rows(sending);
            responses.push(response);
            written.push((comments, concerns));
        }
        // A comment is of a response that is there.
        response::Entity::insert_many(responses).exec_without_returning(db).await?;
        for (comments, concerns) in written {
            if !comments.is_empty() {
                comment::Entity::insert_many(comments).exec_without_returning(db).await?;
            }
            if !concerns.is_empty() {
                concern::Entity::insert_many(concerns).exec_without_returning(db).await?;
            }
        }
    }
    Ok(())
}

/// What is counted; apart from it what was written; and apart from that what is a concern.
struct Rows {
    response: response::ActiveModel,
    comments: Vec<comment::ActiveModel>,
    concerns: Vec<concern::ActiveModel>,
}

fn rows(sending: &Sending) -> Rows {
    let mut comments = Vec::new();
    let mut concerns = Vec::new();
    for text in &sending.texts {
        let Slot { question, service } = &text.slot;
        let (question, service) = (question.to_string(), service.as_ref().map(ToString::to_string));
        match &text.concern {
            None => comments.push(comment::ActiveModel {
                id: Set(text.id),
                response_id: Set(sending.id),
                version_id: Set(sending.version),
                question: Set(question),
                service: Set(service),
                language: Set(sending.language.to_string()),
                level: Set(text.level.to_string()),
                body: Set(text.body.clone()),
                state: Set(CommentState::Unread.as_str().to_owned()),
                read_by: Set(None),
                read_on: Set(None),
                // The first look let it pass; the whole of the screen reads it before it is on any list.
                screened: Set(false),
                masks: Set(None),
                engine: Set(None),
                outcome: Set(None),
                quotable: Set(false),
                engagement_id: Set(sending.wrote_in),
            }),
            Some((why, due)) => concerns.push(concern::ActiveModel {
                id: Set(text.id),
                response_id: Set(sending.id),
                version_id: Set(sending.version),
                question: Set(question),
                service: Set(service),
                language: Set(sending.language.to_string()),
                level: Set(text.level.to_string()),
                body: Set(text.body.clone()),
                topic: Set(why.topic.map(|topic| topic.as_str().to_owned())),
                likely: Set(f64::from(why.likely)),
                state: Set(ConcernState::Waiting.as_str().to_owned()),
                raised_on: Set(sending.today.as_str().to_owned()),
                due_on: Set(due.as_str().to_owned()),
                told: Set(false),
                escalated: Set(false),
                claimed_until: Set(0),
                engagement_id: Set(sending.wrote_in),
            }),
        }
    }
    let response = response::ActiveModel {
        id: Set(sending.id),
        version_id: Set(sending.version),
        language: Set(sending.language.to_string()),
        level: Set(sending.level.to_string()),
        channel: Set(sending.channel.as_str().to_owned()),
        sent_on: Set(sending.today.as_str().to_owned()),
        answers: Set(json(&sending.answers)),
        turned: Set(sending.turned),
    };
    Rows { response, comments, concerns }
}

fn read_draft(row: draft::Model) -> Result<Draft, StoreError> {
    let unreadable = |what: &str| StoreError::Unreadable("an unfinished response", what.to_owned());
    Ok(Draft {
        secret_hash: row.secret_hash,
        version: row.version_id,
        language: Language::parse(&row.language).ok_or_else(|| unreadable("language"))?,
        level: ReadingLevel::parse(&row.level).ok_or_else(|| unreadable("level"))?,
        channel: Channel::parse(&row.channel).ok_or_else(|| unreadable("channel"))?,
        // Never the parser's own words: they could quote an answer.
        answers: serde_json::from_str(&row.answers).map_err(|_| unreadable("answers"))?,
        revision: row.revision,
        signed: row.signed,
        session: row.engagement_id,
        school: row.school_id,
        handed_on: row.handed_on,
        trial: row.trial,
        expires: Day::parse(&row.expires_on).ok_or_else(|| unreadable("expiry"))?,
        id: row.id,
    })
}
