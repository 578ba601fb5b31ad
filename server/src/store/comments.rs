//! What people wrote. Until an officer has read a comment it is held back from everything.

use std::collections::BTreeMap;

use domain::{code::Code, consultation::Day, digest::Digest, level::ReadingLevel, respond::answer::Slot};
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, FromQueryResult, JoinType, PaginatorTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, TransactionTrait as _, UpdateMany,
    sea_query::{Expr, SimpleExpr},
};

use sentiment::redaction::{Kind, Mask};

use super::{
    Store, StoreError,
    entities::{comment, response},
    remarks::touched,
};

/// What has been decided about a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommentState {
    /// Nobody has read it.
    Unread,
    /// Read, and may be analysed and quoted.
    Kept,
    /// Read, and held back.
    Held,
}

impl CommentState {
    /// Every state, in the order shown.
    pub const ALL: [Self; 3] = [Self::Unread, Self::Kept, Self::Held];

    /// Its name in the store and in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unread => "unread",
            Self::Kept => "kept",
            Self::Held => "held",
        }
    }

    /// Reads [`Self::as_str`] back.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

/// A comment.
#[derive(Clone, Debug)]
pub struct Comment {
    /// Its number.
    pub id: i64,
    /// The version of the survey it answers.
    pub version: i64,
    /// The question and service.
    pub slot: Slot,
    /// The level of the wording that was read.
    pub level: ReadingLevel,
    /// The language chosen.
    pub language: String,
    /// The words.
    pub body: String,
    /// Who read it.
    pub read_by: Option<String>,
    /// What of it says who somebody is: found, then put right by officers.
    pub masks: Vec<Mask>,
    /// The masks as they are kept; nothing where nobody and nothing has kept any yet.
    pub masks_kept: Option<String>,
    /// Whether it may be quoted, masked.
    pub quotable: bool,
}

impl Comment {
    /// A mark of the masks as they are: what somebody approves is what they saw.
    pub fn masks_mark(&self) -> String {
        Digest::of([json(&self.masks).as_bytes()]).short().to_owned()
    }
}

impl Store {
    /// Comments in a state, children's first: all of theirs are to be read within five working days.
    pub async fn comments(
        &self,
        versions: &[i64],
        state: CommentState,
        range: (u64, u64),
    ) -> Result<Vec<Comment>, StoreError> {
        self.comments_about(versions, (state, None), range).await
    }

    /// The same of what was asked about one service, where one is given.
    pub async fn comments_about(
        &self,
        versions: &[i64],
        (state, service): (CommentState, Option<&Code>),
        (skip, limit): (u64, u64),
    ) -> Result<Vec<Comment>, StoreError> {
        let to_response = comment::Entity::belongs_to(response::Entity)
            .from(comment::Column::ResponseId)
            .to(response::Column::Id)
            .into();
        let rows = comment::Entity::find()
            .join(JoinType::LeftJoin, to_response)
            .filter(comment::Column::VersionId.is_in(versions.iter().copied()))
            .filter(wanted(state, service))
            .order_by_desc(comment::Column::Level.is_in(children()))
            // What has waited longest comes first; of a day, in an order that says nothing.
            .order_by_asc(response::Column::SentOn)
            .order_by_asc(comment::Column::Id)
            .offset(skip)
            .limit(limit)
            .all(&self.db)
            .await?;
        let readers = self.account_names().await?;
        Ok(rows
            .into_iter()
            .filter_map(|row| {
                let name = row.read_by.and_then(|id| readers.get(&id).cloned());
                read(row, name)
            })
            .collect())
    }

    /// One comment of these versions, in a state in which officers may read it.
    pub async fn comment(&self, versions: &[i64], id: i64) -> Result<Option<(CommentState, Comment)>, StoreError> {
        let row = comment::Entity::find_by_id(id)
            .filter(comment::Column::Screened.eq(true))
            .filter(comment::Column::VersionId.is_in(versions.iter().copied()))
            .one(&self.db)
            .await?;
        Ok(row.and_then(|row| {
            let state = CommentState::parse(&row.state)?;
            Some((state, read(row, None)?))
        }))
    }

    /// Puts masks over a comment, in place of those it had when it was read. What is masked anew must be looked at
    /// anew before it is quoted. Whether nobody had changed them meanwhile.
    pub async fn set_masks(&self, seen: &Comment, masks: &[Mask]) -> Result<bool, StoreError> {
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        let done = comment::Entity::update_many()
            .col_expr(comment::Column::Masks, Expr::value(json(masks)))
            .col_expr(comment::Column::Quotable, Expr::value(false))
            .filter(comment::Column::Id.eq(seen.id))
            .filter(as_seen(seen))
            .exec(&transaction)
            .await?;
        if done.rows_affected == 1 {
            touched(&transaction, seen.version).await?;
        }
        transaction.commit().await?;
        Ok(done.rows_affected == 1)
    }

    /// Lets a comment that may be used be quoted as it is masked, or no longer. Whether there was such a one.
    pub async fn set_quotable(&self, seen: &Comment, quotable: bool) -> Result<bool, StoreError> {
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        let done = comment::Entity::update_many()
            .col_expr(comment::Column::Quotable, Expr::value(quotable))
            // What is approved is the comment as it is masked here: where nothing was kept of that yet, this is.
            .col_expr(comment::Column::Masks, Expr::value(json(&seen.masks)))
            .filter(comment::Column::Id.eq(seen.id))
            .filter(as_seen(seen))
            .filter(comment::Column::State.eq(CommentState::Kept.as_str()))
            .exec(&transaction)
            .await?;
        if done.rows_affected == 1 {
            touched(&transaction, seen.version).await?;
        }
        transaction.commit().await?;
        Ok(done.rows_affected == 1)
    }

    /// How many more of these versions' comments, in the same state, say the very same words to the same question of the
    /// same wording: by the comment's number, where there are any.
    pub async fn others_alike(
        &self,
        state: CommentState,
        comments: &[Comment],
    ) -> Result<BTreeMap<i64, u64>, StoreError> {
        let mut found = BTreeMap::new();
        let same: Condition = comments.iter().map(alike).fold(Condition::any(), Condition::add);
        if comments.is_empty() {
            return Ok(found);
        }
        let rows: Vec<Alike> = comment::Entity::find()
            .select_only()
            .columns([
                comment::Column::VersionId,
                comment::Column::Question,
                comment::Column::Service,
                comment::Column::Level,
                comment::Column::Body,
            ])
            .column_as(comment::Column::Id.count(), "n")
            .filter(wanted(state, None))
            .filter(same)
            .group_by(comment::Column::VersionId)
            .group_by(comment::Column::Question)
            .group_by(comment::Column::Service)
            .group_by(comment::Column::Level)
            .group_by(comment::Column::Body)
            .into_model()
            .all(&self.db)
            .await?;
        for one in comments {
            let n = rows.iter().filter(|row| row.is_like(one)).map(|row| row.n).sum::<i64>();
            if let Some(others) = u64::try_from(n - 1).ok().filter(|others| *others > 0) {
                found.insert(one.id, others);
            }
        }
        Ok(found)
    }

    /// How many comments by children, in a child's wording or to one of `young` versions, came before a day and nobody has
    /// read. Never which: a comment has no date.
    pub async fn late_unread_of_children(
        &self,
        (versions, young): (&[i64], &[i64]),
        before: &Day,
    ) -> Result<u64, StoreError> {
        Ok(comment::Entity::find()
            .join(
                JoinType::InnerJoin,
                comment::Entity::belongs_to(response::Entity)
                    .from(comment::Column::ResponseId)
                    .to(response::Column::Id)
                    .into(),
            )
            .filter(comment::Column::VersionId.is_in(versions.iter().copied()))
            .filter(comment::Column::State.eq(CommentState::Unread.as_str()))
            .filter(comment::Column::Screened.eq(true))
            .filter(
                Condition::any()
                    .add(comment::Column::Level.is_in(children()))
                    .add(comment::Column::VersionId.is_in(young.iter().copied())),
            )
            .filter(response::Column::SentOn.lt(before.as_str()))
            .count(&self.db)
            .await?)
    }

    /// How many comments are in a state.
    pub async fn comment_count(&self, versions: &[i64], state: CommentState) -> Result<u64, StoreError> {
        self.comment_count_about(versions, (state, None)).await
    }

    /// The same of what was asked about one service, where one is given.
    pub async fn comment_count_about(
        &self,
        versions: &[i64],
        (state, service): (CommentState, Option<&Code>),
    ) -> Result<u64, StoreError> {
        Ok(comment::Entity::find()
            .filter(comment::Column::VersionId.is_in(versions.iter().copied()))
            .filter(wanted(state, service))
            .count(&self.db)
            .await?)
    }

    /// Records what an officer decided about a comment of these versions, seen in the state `from`. Whether there
    /// was such a one: what somebody else decided meanwhile is not overwritten.
    pub async fn decide(
        &self,
        versions: &[i64],
        id: i64,
        (from, state): (CommentState, CommentState),
        officer: i64,
        today: &Day,
    ) -> Result<bool, StoreError> {
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        let done = decided(state, officer, today)
            .filter(comment::Column::Id.eq(id))
            .filter(comment::Column::State.eq(from.as_str()))
            .filter(comment::Column::VersionId.is_in(versions.iter().copied()))
            .exec(&transaction)
            .await?;
        if let (1, Some(version)) = (done.rows_affected, versions.first()) {
            touched(&transaction, *version).await?;
        }
        transaction.commit().await?;
        Ok(done.rows_affected == 1)
    }

    /// The same of everything in the state `from` that says the very same words as a comment to the same question of the same
    /// wording: whoever has read one has read them all. How many there were.
    pub async fn decide_alike(
        &self,
        seen: &Comment,
        (from, state): (CommentState, CommentState),
        officer: i64,
        today: &Day,
    ) -> Result<u64, StoreError> {
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        let done =
            decided(state, officer, today).filter(wanted(from, None)).filter(alike(seen)).exec(&transaction).await?;
        if done.rows_affected > 0 {
            touched(&transaction, seen.version).await?;
        }
        transaction.commit().await?;
        Ok(done.rows_affected)
    }
}

/// What is kept of a decision about comments: what is decided anew is to be let be quoted anew.
fn decided(state: CommentState, officer: i64, today: &Day) -> UpdateMany<comment::Entity> {
    comment::Entity::update_many()
        .col_expr(comment::Column::State, Expr::value(state.as_str()))
        .col_expr(comment::Column::ReadBy, Expr::value(officer))
        .col_expr(comment::Column::ReadOn, Expr::value(today.as_str()))
        .col_expr(comment::Column::Quotable, Expr::value(false))
}

/// Comments that say the very same words to the same question of the same wording.
fn alike(one: &Comment) -> Condition {
    let service = comment::Column::Service;
    Condition::all()
        .add(comment::Column::VersionId.eq(one.version))
        .add(comment::Column::Question.eq(one.slot.question.as_str()))
        .add(one.slot.service.as_ref().map_or_else(|| service.is_null(), |code| service.eq(code.as_str())))
        .add(comment::Column::Level.eq(one.level.as_str()))
        .add(comment::Column::Body.eq(one.body.as_str()))
}

/// So many comments that say the same.
#[derive(FromQueryResult)]
struct Alike {
    version_id: i64,
    question: String,
    service: Option<String>,
    level: String,
    body: String,
    n: i64,
}

impl Alike {
    fn is_like(&self, one: &Comment) -> bool {
        self.version_id == one.version
            && self.question == one.slot.question.as_str()
            && self.service.as_deref() == one.slot.service.as_ref().map(Code::as_str)
            && self.level == one.level.as_str()
            && self.body == one.body
    }
}

/// What the whole screen has read, in a state, of what was asked about a service.
fn wanted(state: CommentState, service: Option<&Code>) -> Condition {
    Condition::all()
        .add(comment::Column::State.eq(state.as_str()))
        .add(comment::Column::Screened.eq(true))
        .add_option(service.map(|service| comment::Column::Service.eq(service.as_str())))
}

/// The levels that children read.
pub(super) fn children() -> impl Iterator<Item = &'static str> {
    ReadingLevel::ALL.into_iter().filter(|level| level.is_child()).map(ReadingLevel::as_str)
}

/// Only while its masks are as they were when it was read.
fn as_seen(seen: &Comment) -> SimpleExpr {
    match &seen.masks_kept {
        Some(kept) => comment::Column::Masks.eq(kept.as_str()),
        None => comment::Column::Masks.is_null(),
    }
}

pub(super) fn json(masks: &[Mask]) -> String {
    serde_json::to_string(masks).expect("masks are numbers and names")
}

/// A row's masks: as they were kept, or, where nothing has read it yet, as the rules find them. Where what was kept cannot be
/// read, an officer's masks among it, everything is masked, until somebody looks.
fn masks(row: &comment::Model) -> Vec<Mask> {
    let Some(kept) = &row.masks else { return sentiment::redaction::find(&row.body) };
    serde_json::from_str(kept).unwrap_or_else(|error| {
        tracing::error!(%error, comment = row.id, "the masks of a comment cannot be read: all of it is masked");
        vec![Mask { from: 0, to: row.body.len(), kind: Kind::Other }]
    })
}

pub(super) fn read(row: comment::Model, read_by: Option<String>) -> Option<Comment> {
    let service = row.service.as_deref().map(Code::parse).transpose().ok()?;
    Some(Comment {
        masks: masks(&row),
        masks_kept: row.masks,
        quotable: row.quotable,
        id: row.id,
        version: row.version_id,
        slot: Slot { question: Code::parse(&row.question).ok()?, service },
        level: ReadingLevel::parse(&row.level)?,
        language: row.language,
        body: row.body,
        read_by,
    })
}
