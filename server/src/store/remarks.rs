//! What was made of comments, and what people said of that.

use std::collections::BTreeMap;

use domain::{
    code::Code,
    comments::{
        Agreement, BLIND_ONE_IN, LEAST_READ, Sentiment,
        refit::{Coded, Refit, Turns},
        together,
    },
    consultation::Day,
    digest::Digest,
};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _, JoinType, PaginatorTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, QueryTrait as _, Set,
    sea_query::{Expr, ExprTrait as _, SimpleExpr},
};
use sentiment::analyst::Analysis;

use super::{
    Store, StoreError,
    comments::{self, Comment, CommentState},
    entities::{comment, consultation, remark, remark_theme, setting, survey_version},
    meaning::to_comment,
    settings,
    themes::MACHINE,
};

/// A remark as people see it.
#[derive(Clone, Debug, PartialEq)]
pub struct RemarkRow {
    /// Its number.
    pub id: i64,
    /// The comment it is of.
    pub comment: i64,
    /// Where in the comment, in bytes.
    pub at: std::ops::Range<usize>,
    /// The service the engine named.
    pub service: Option<Code>,
    /// What the engine said.
    pub sentiment: Sentiment,
    /// How likely that is right.
    pub confidence: f64,
    /// What an officer said: the service, and the sentiment.
    pub coded: Option<(Option<Code>, Sentiment)>,
    /// What an officer put right: it stands before all else, and measures nothing.
    pub corrected: Option<(Option<Code>, Sentiment)>,
}

/// A comment that may be quoted, masked.
#[derive(Clone, Debug)]
pub struct Quotation {
    /// The comment.
    pub comment: Comment,
    /// What it says.
    pub remarks: Vec<RemarkRow>,
}

impl Quotation {
    /// What it says of a service, taken together; nothing where it says nothing of it.
    pub fn thinks_of(&self, service: &Code) -> Option<Sentiment> {
        together(self.remarks.iter().map(RemarkRow::said).filter(|said| said.0 == Some(service)).map(|said| said.1))
    }
}

impl RemarkRow {
    /// What it is about and what is thought: as an officer put it right or read it where one has, else as the engine did.
    pub fn said(&self) -> (Option<&Code>, Sentiment) {
        match stands(self.corrected.as_ref(), self.coded.as_ref()) {
            Some((service, sentiment)) => (service.as_ref(), *sentiment),
            None => (self.service.as_ref(), self.sentiment),
        }
    }
}

/// Which of what officers said of a remark stands: what one put right before what one read at the desk. Nothing where nobody
/// said anything.
fn stands<T>(corrected: Option<T>, coded: Option<T>) -> Option<T> {
    corrected.or(coded)
}

/// A remark as it is kept, to be counted: what the engine read in it, and what officers said.
pub(super) struct Counted {
    /// The service and the sentiment that the engine read.
    pub(super) engine: (Option<String>, String),
    /// Its score.
    pub(super) score: f64,
    /// The same as an officer read it.
    pub(super) coded: (Option<String>, Option<String>),
    /// And as one put it right.
    pub(super) corrected: (Option<String>, Option<String>),
}

impl Counted {
    /// What officers said of it.
    pub(super) fn by_officer(&self) -> Option<(Option<Code>, Sentiment)> {
        fn whole((service, said): &(Option<String>, Option<String>)) -> Option<(Option<&str>, &str)> {
            Some((service.as_deref(), said.as_deref()?))
        }
        let (service, said) = stands(whole(&self.corrected), whole(&self.coded))?;
        Some((code(service), Sentiment::parse(said)?))
    }

    /// What stands of it: what officers said, else what the engine read, with the turns that corrections have moved.
    pub(super) fn said(&self, turns: Option<Turns>) -> Option<(Option<Code>, Sentiment)> {
        let by_engine = || {
            let (service, said) = &self.engine;
            let said = Sentiment::parse(said)?;
            Some((code(service.as_deref()), turns.map_or(said, |turns| turns.read(self.score, said))))
        };
        self.by_officer().or_else(by_engine)
    }
}

/// Who says what is thought says of what; of nothing in particular, too.
fn code(service: Option<&str>) -> Option<Code> {
    service.and_then(|code| Code::parse(code).ok())
}

/// What an officer says of a remark.
#[derive(Clone, Debug)]
pub struct Coding {
    /// The remark.
    pub remark: i64,
    /// The service it is about.
    pub service: Option<Code>,
    /// What is thought.
    pub sentiment: Sentiment,
    /// Who says so.
    pub officer: i64,
    /// Whether they had not seen what the engine says.
    pub blind: bool,
}

/// What was said of a remark: the engine's score and sentiment, the first and the second officer's, and whether the first
/// had not seen the engine's.
type Read = (f64, String, Option<String>, Option<String>, bool, bool);

/// How far the desk has come.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    /// Comments that the engine has yet to read.
    pub waiting: u64,
    /// Remarks nobody has looked at.
    pub uncoded: u64,
    /// Remarks somebody has.
    pub coded: u64,
    /// Officers and the engine.
    pub machine: Agreement,
    /// First and second officers.
    pub people: Agreement,
    /// What corrections so far would do for the rest, where there are enough.
    pub refit: Option<Refit>,
    /// Whether an officer lets them.
    pub refit_on: bool,
}

impl Progress {
    /// How remarks that nobody has coded are read: by the engine, with the turns that corrections have moved where
    /// they are let and help; not at all before it agrees with officers well enough.
    pub fn reads(&self) -> Option<Option<Turns>> {
        let moved = self.refit.filter(|refit| self.refit_on && refit.helps()).map(|refit| refit.turns);
        self.machine.is_enough().then_some(moved)
    }
}

/// The key under which a consultation keeps the mark of its last change to comments.
fn revision_key(consultation: &Code) -> String {
    format!("rev-{}", Digest::of([consultation.as_str().as_bytes()]).short())
}

/// The key under which a consultation keeps the mark of the last change to what of its comments may be quoted.
fn quotable_key(consultation: &Code) -> String {
    format!("quotable-{}", Digest::of([consultation.as_str().as_bytes()]).short())
}

/// Marks that what may be quoted of comments to a version has changed, within the transaction that changes it: what is published
/// meanwhile with a quotation must not miss that it was taken back.
pub(super) async fn touched(db: &impl ConnectionTrait, version: i64) -> Result<(), StoreError> {
    let code: Option<String> = consultation::Entity::find()
        .select_only()
        .column(consultation::Column::Code)
        .join_rev(
            JoinType::InnerJoin,
            survey_version::Entity::belongs_to(consultation::Entity)
                .from(survey_version::Column::ConsultationId)
                .to(consultation::Column::Id)
                .into(),
        )
        .filter(survey_version::Column::Id.eq(version))
        .into_tuple()
        .one(db)
        .await?;
    match code.and_then(|code| Code::parse(&code).ok()) {
        Some(code) => {
            settings::set(db, &revision_key(&code), crate::random::token()).await?;
            settings::set(db, &quotable_key(&code), crate::random::token()).await
        }
        None => Ok(()),
    }
}

/// The mark of the last change to what may be quoted of a consultation, within a transaction.
pub(super) async fn quotable_in(db: &impl ConnectionTrait, consultation: &Code) -> Result<String, StoreError> {
    let kept = setting::Entity::find_by_id(quotable_key(consultation)).one(db).await?;
    Ok(kept.map(|row| row.value).unwrap_or_default())
}

/// Whether analysis is paused, for all servers.
const PAUSED: &str = "analysis-paused";
/// How many remarks officers who read at the same time are handed apart from one another.
const APART: u64 = 7;
/// The key under which a consultation keeps whether corrections may move where the engine's score turns.
fn refit_key(consultation: &Code) -> String {
    format!("refit-{}", Digest::of([consultation.as_str().as_bytes()]).short())
}
/// Corrections that a fit is made from: more would cost time and tell little more. Numbers of remarks are random, so the
/// first of them are a sample.
const REFIT_FROM: usize = 2000;

impl Store {
    /// Comments that this engine has not read, but for those to some versions: first those that none has. What people have coded
    /// stays as they saw it.
    pub async fn waiting(&self, engine: &str, but: &[i64], limit: u64) -> Result<Vec<Comment>, StoreError> {
        let mut rows = Vec::new();
        // One after the other, because each by itself is found without looking through the others.
        for which in [by_none(), by_another(engine)] {
            let left = limit - rows.len() as u64;
            if left > 0 {
                let others = comment::Column::VersionId.is_not_in(but.iter().copied());
                let some = comment::Entity::find().filter(which).filter(others).limit(left).all(&self.db).await?;
                rows.extend(some);
            }
        }
        Ok(rows.into_iter().filter_map(|row| comments::read(row, None)).collect())
    }

    /// Keeps what the engine made of a comment. Where another server was quicker, nothing is written twice; masks
    /// that an officer has put right stay.
    pub async fn record_analysis(
        &self,
        engine: &str,
        read: &Comment,
        services: &[Code],
        analysis: &Analysis,
    ) -> Result<(), StoreError> {
        let (engine, read) = (engine.to_owned(), read.clone());
        let outcome = analysis.outcome.as_str().to_owned();
        let masks = comments::json(&analysis.masks);
        let number = |at: usize| i32::try_from(at).unwrap_or(i32::MAX);
        let rows: Vec<remark::ActiveModel> = analysis
            .remarks
            .iter()
            .map(|one| remark::ActiveModel {
                // Random, not counted up: the order of arrival is not on record.
                id: Set(crate::random::id()),
                comment_id: Set(read.id),
                version_id: Set(read.version),
                starts: Set(number(one.at.start)),
                ends: Set(number(one.at.end)),
                service: Set(one.service.and_then(|at| services.get(at)).map(ToString::to_string)),
                sentiment: Set(one.sentiment.as_str().to_owned()),
                score: Set(f64::from(one.score)),
                confidence: Set(f64::from(one.confidence)),
                coded_service: Set(None),
                coded: Set(None),
                coded_by: Set(None),
                coded_on: Set(None),
                corrected_service: Set(None),
                corrected: Set(None),
                corrected_by: Set(None),
                corrected_on: Set(None),
                second: Set(None),
                second_by: Set(None),
                meant_by: Set(None),
                blind: Set(false),
            })
            .collect();
        self.writer
            .write(Box::new(move |db| {
                let (engine, outcome, masks, rows, id) =
                    (engine.clone(), outcome.clone(), masks.clone(), rows.clone(), read.id);
                Box::pin(async move {
                    let done = comment::Entity::update_many()
                        .col_expr(comment::Column::Engine, Expr::value(engine.clone()))
                        .col_expr(comment::Column::Outcome, Expr::value(outcome))
                        .col_expr(
                            comment::Column::Masks,
                            SimpleExpr::FunctionCall(sea_orm::sea_query::Func::coalesce([
                                Expr::col(comment::Column::Masks),
                                Expr::value(masks),
                            ])),
                        )
                        .filter(comment::Column::Id.eq(id))
                        .filter(unread_by(&engine))
                        .exec(db)
                        .await?;
                    if done.rows_affected == 0 {
                        return Ok(());
                    }
                    remark::Entity::delete_many()
                        .filter(remark::Column::CommentId.eq(id))
                        .filter(remark::Column::CodedBy.is_null())
                        .filter(remark::Column::Corrected.is_null())
                        .exec(db)
                        .await?;
                    if !rows.is_empty() {
                        remark::Entity::insert_many(rows).exec_without_returning(db).await?;
                    }
                    Ok(())
                })
            }))
            .await
    }

    /// The remarks of some comments, in their order.
    pub async fn remarks_of(&self, comments: &[i64]) -> Result<Vec<RemarkRow>, StoreError> {
        let rows = remark::Entity::find()
            .filter(remark::Column::CommentId.is_in(comments.iter().copied()))
            .order_by_asc(remark::Column::CommentId)
            .order_by_asc(remark::Column::Starts)
            .order_by_asc(remark::Column::Id)
            .all(&self.db)
            .await?;
        Ok(rows.into_iter().filter_map(read).collect())
    }

    /// Remarks of these versions by their numbers, with their comments, where those are not held back; in no order.
    pub async fn remarks_with_comments(
        &self,
        versions: &[i64],
        ids: &[i64],
    ) -> Result<Vec<(RemarkRow, Comment)>, StoreError> {
        let found = remark::Entity::find()
            .join(JoinType::InnerJoin, to_comment())
            .select_also(comment::Entity)
            .filter(remark::Column::Id.is_in(ids.iter().copied()))
            .filter(remark::Column::VersionId.is_in(versions.iter().copied()))
            .filter(comment::Column::State.ne(CommentState::Held.as_str()))
            .all(&self.db)
            .await?;
        let both = |(one, comment): (remark::Model, Option<comment::Model>)| {
            Some((read(one)?, comments::read(comment?, None)?))
        };
        Ok(found.into_iter().filter_map(both).collect())
    }

    /// The comment a remark of these versions is of, with its state.
    pub async fn comment_of(&self, versions: &[i64], remark: i64) -> Result<Option<(CommentState, i64)>, StoreError> {
        let Some(found) = remark::Entity::find_by_id(remark)
            .filter(remark::Column::VersionId.is_in(versions.iter().copied()))
            .one(&self.db)
            .await?
        else {
            return Ok(None);
        };
        let comment = self.comment(versions, found.comment_id).await?;
        Ok(comment.map(|(state, comment)| (state, comment.id)))
    }

    /// Whether enough remarks were read without seeing what an engine says to tell how far officers agree with it. Until then
    /// nobody is shown what it says of any: whoever sees an answer tends to agree with it.
    pub async fn is_measured(&self, versions: &[i64], engine: &str) -> Result<bool, StoreError> {
        let blind = remark::Entity::find()
            .join(JoinType::InnerJoin, to_comment())
            .filter(remark::Column::VersionId.is_in(versions.iter().copied()))
            .filter(remark::Column::CodedBy.is_not_null())
            .filter(remark::Column::Blind.eq(true))
            .filter(comment::Column::Engine.eq(engine));
        Ok(blind.count(&self.db).await? >= u64::from(LEAST_READ))
    }

    /// Whether the next remark is to be read without seeing what the engine says: the first ones, until
    /// [there are enough](Self::is_measured), and one in so many after those.
    pub async fn is_blind_turn(&self, versions: &[i64], engine: &str) -> Result<bool, StoreError> {
        if !self.is_measured(versions, engine).await? {
            return Ok(true);
        }
        let coded = remark::Entity::find()
            .filter(remark::Column::VersionId.is_in(versions.iter().copied()))
            .filter(remark::Column::CodedBy.is_not_null());
        Ok((coded.count(&self.db).await? + 1).is_multiple_of(BLIND_ONE_IN))
    }

    /// The next remark to look at, of comments that are not held back, with its comment: drawn by lot where it is read blind,
    /// for of the least sure ones alone nobody could say how far the engine is right; else the one it is least sure of. With
    /// `second`, one that another officer has coded, of the part that is coded twice.
    pub async fn next_remark(
        &self,
        versions: &[i64],
        (officer, engine): (i64, &str),
        (second, blind): (bool, bool),
        wanted: Option<i64>,
    ) -> Result<Option<(RemarkRow, CommentState, Comment)>, StoreError> {
        let mut query = remark::Entity::find()
            .join(JoinType::InnerJoin, to_comment())
            .select_also(comment::Entity)
            .filter(remark::Column::VersionId.is_in(versions.iter().copied()))
            .filter(comment::Column::State.ne(CommentState::Held.as_str()));
        query = if second {
            query
                .filter(remark::Column::CodedBy.is_not_null())
                .filter(remark::Column::CodedBy.ne(officer))
                .filter(remark::Column::SecondBy.is_null())
                // One in five, the same ones whoever asks.
                .filter(Expr::cust("remark.id % 5 = 0"))
                .order_by_asc(remark::Column::Id)
        } else {
            query = query.filter(remark::Column::CodedBy.is_null());
            if blind {
                // Where the list of comments shows what the engine says, whoever read one there has seen it.
                if self.is_measured(versions, engine).await? {
                    let read = comment::Column::ReadBy;
                    query = query.filter(Condition::any().add(read.is_null()).add(read.ne(officer)));
                }
            } else {
                // What was put right needs no second look; a remark that is read blind is any.
                query = query.filter(remark::Column::Corrected.is_null()).order_by_asc(remark::Column::Confidence);
            }
            // Numbers are random: their order is a lot.
            query.order_by_asc(remark::Column::Id)
        };
        let first = match wanted {
            Some(wanted) => query.clone().filter(remark::Column::Id.eq(wanted)).one(&self.db).await?,
            None => None,
        };
        let found = match first {
            Some(first) => Some(first),
            // Two who read at the same time are not handed the same.
            None => {
                let mut few = query.limit(APART).all(&self.db).await?;
                let mine = usize::try_from(officer.rem_euclid(APART.cast_signed())).unwrap_or_default();
                (!few.is_empty()).then(|| few.swap_remove(mine % few.len()))
            }
        };
        Ok(found.and_then(|(one, comment)| {
            let comment = comment?;
            let state = CommentState::parse(&comment.state)?;
            Some((read(one)?, state, comments::read(comment, None)?))
        }))
    }

    /// Whether an officer has said what a remark means.
    pub async fn is_coded_by(&self, remark: i64, officer: i64) -> Result<bool, StoreError> {
        let found = remark::Entity::find_by_id(remark).filter(remark::Column::CodedBy.eq(officer));
        Ok(found.count(&self.db).await? > 0)
    }

    /// Those of some remarks of these versions that an officer coded and may take back: a number, the words, and what they
    /// said.
    pub async fn coded_among(
        &self,
        versions: &[i64],
        officer: i64,
        remarks: &[i64],
    ) -> Result<BTreeMap<i64, (String, Sentiment)>, StoreError> {
        let rows = remark::Entity::find()
            .join(JoinType::InnerJoin, to_comment())
            .select_also(comment::Entity)
            .filter(remark::Column::VersionId.is_in(versions.iter().copied()))
            .filter(remark::Column::Id.is_in(remarks.iter().copied()))
            .filter(remark::Column::CodedBy.eq(officer))
            .filter(remark::Column::SecondBy.is_null())
            .filter(comment::Column::State.ne(CommentState::Held.as_str()))
            .all(&self.db)
            .await?;
        let each = rows.into_iter().filter_map(|(one, comment)| {
            let said = Sentiment::parse(one.coded.as_deref()?)?;
            let (id, at) = (one.id, read(one)?.at);
            Some((id, (comment?.body.get(at)?.to_owned(), said)))
        });
        Ok(each.collect())
    }

    /// Lets a comment be unread again that an officer read by saying what a remark of it means, where nobody has said that of
    /// any since: what was pressed by mistake lets no comment through. Whether it is.
    pub async fn unread_again(&self, versions: &[i64], comment: i64, officer: i64) -> Result<bool, StoreError> {
        let said = remark::Entity::find()
            .select_only()
            .column(remark::Column::Id)
            .filter(remark::Column::CommentId.eq(comment))
            .filter(
                Condition::any()
                    .add(remark::Column::CodedBy.is_not_null())
                    .add(remark::Column::Corrected.is_not_null()),
            );
        let done = comment::Entity::update_many()
            .col_expr(comment::Column::State, Expr::value(CommentState::Unread.as_str()))
            .col_expr(comment::Column::ReadBy, Expr::value(None::<i64>))
            .col_expr(comment::Column::ReadOn, Expr::value(None::<String>))
            .filter(comment::Column::Id.eq(comment))
            .filter(comment::Column::State.eq(CommentState::Kept.as_str()))
            .filter(comment::Column::ReadBy.eq(officer))
            .filter(comment::Column::Quotable.eq(false))
            .filter(comment::Column::VersionId.is_in(versions.iter().copied()))
            .filter(Expr::exists(said.into_query()).not())
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Whether whoever coded a remark had not seen what the engine says of it.
    pub async fn was_blind(&self, remark: i64) -> Result<bool, StoreError> {
        let found = remark::Entity::find_by_id(remark).filter(remark::Column::Blind.eq(true));
        Ok(found.count(&self.db).await? > 0)
    }

    /// Keeps what an officer says of a remark of these versions. Whether there was one to say it of: what somebody
    /// said meanwhile is not overwritten.
    pub async fn code(&self, versions: &[i64], coding: &Coding, today: &Day) -> Result<bool, StoreError> {
        let done = remark::Entity::update_many()
            .col_expr(remark::Column::CodedService, Expr::value(coding.service.as_ref().map(ToString::to_string)))
            .col_expr(remark::Column::Coded, Expr::value(coding.sentiment.as_str()))
            .col_expr(remark::Column::CodedBy, Expr::value(coding.officer))
            .col_expr(remark::Column::Blind, Expr::value(coding.blind))
            .col_expr(remark::Column::CodedOn, Expr::value(today.as_str()))
            .filter(remark::Column::Id.eq(coding.remark))
            .filter(remark::Column::CodedBy.is_null())
            .filter(remark::Column::VersionId.is_in(versions.iter().copied()))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Puts right what was said of a remark, whoever said it. It is kept apart from what is read at the desk: whoever puts
    /// something right has looked for what is wrong, and what is left would agree all the better. Whether nobody has put it
    /// right meanwhile, in another way than was `seen`.
    pub async fn correct_remark(
        &self,
        versions: &[i64],
        coding: &Coding,
        (seen, today): (Option<&(Option<Code>, Sentiment)>, &Day),
    ) -> Result<bool, StoreError> {
        let as_seen = match seen {
            None => remark::Column::Corrected.is_null(),
            Some((service, sentiment)) => {
                let service = match service {
                    Some(service) => remark::Column::CorrectedService.eq(service.as_str()),
                    None => remark::Column::CorrectedService.is_null(),
                };
                remark::Column::Corrected.eq(sentiment.as_str()).and(service)
            }
        };
        let done = remark::Entity::update_many()
            .col_expr(remark::Column::CorrectedService, Expr::value(coding.service.as_ref().map(ToString::to_string)))
            .col_expr(remark::Column::Corrected, Expr::value(coding.sentiment.as_str()))
            .col_expr(remark::Column::CorrectedBy, Expr::value(coding.officer))
            .col_expr(remark::Column::CorrectedOn, Expr::value(today.as_str()))
            .filter(remark::Column::Id.eq(coding.remark))
            .filter(as_seen)
            .filter(remark::Column::VersionId.is_in(versions.iter().copied()))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Takes back what an officer said of a remark, so that it can be said again. Whether it was theirs.
    pub async fn uncode(&self, versions: &[i64], remark: i64, officer: i64) -> Result<bool, StoreError> {
        let done = remark::Entity::update_many()
            .col_expr(remark::Column::CodedService, Expr::value(None::<String>))
            .col_expr(remark::Column::Coded, Expr::value(None::<String>))
            .col_expr(remark::Column::CodedBy, Expr::value(None::<i64>))
            .col_expr(remark::Column::Blind, Expr::value(false))
            .col_expr(remark::Column::CodedOn, Expr::value(None::<String>))
            .filter(remark::Column::Id.eq(remark))
            .filter(remark::Column::CodedBy.eq(officer))
            .filter(remark::Column::SecondBy.is_null())
            .filter(remark::Column::VersionId.is_in(versions.iter().copied()))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Keeps what a second officer says of a remark that another has coded.
    pub async fn code_again(&self, versions: &[i64], coding: &Coding) -> Result<bool, StoreError> {
        let done = remark::Entity::update_many()
            .col_expr(remark::Column::Second, Expr::value(coding.sentiment.as_str()))
            .col_expr(remark::Column::SecondBy, Expr::value(coding.officer))
            .filter(remark::Column::Id.eq(coding.remark))
            .filter(remark::Column::CodedBy.ne(coding.officer))
            .filter(remark::Column::SecondBy.is_null())
            .filter(remark::Column::VersionId.is_in(versions.iter().copied()))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// How far engine and people have come with some versions' comments, and how far they agree.
    pub async fn progress(&self, consultation: &Code, versions: &[i64], engine: &str) -> Result<Progress, StoreError> {
        let these = || versions.iter().copied();
        let waiting = comment::Entity::find()
            .filter(comment::Column::VersionId.is_in(these()))
            .filter(unread_by(engine))
            .count(&self.db)
            .await?;
        // Those that can be looked at: nothing of a comment that is held back is.
        let uncoded = remark::Entity::find()
            .join(JoinType::InnerJoin, to_comment())
            .filter(remark::Column::VersionId.is_in(these()))
            .filter(remark::Column::CodedBy.is_null())
            .filter(remark::Column::Corrected.is_null())
            .filter(comment::Column::State.ne(CommentState::Held.as_str()))
            .count(&self.db)
            .await?;
        let rows: Vec<Read> = remark::Entity::find()
            .select_only()
            .columns([
                remark::Column::Score,
                remark::Column::Sentiment,
                remark::Column::Coded,
                remark::Column::Second,
                remark::Column::Blind,
            ])
            .column_as(comment::Column::Engine.eq(engine), "same")
            .join(JoinType::InnerJoin, to_comment())
            .filter(remark::Column::VersionId.is_in(these()))
            .filter(remark::Column::CodedBy.is_not_null())
            .order_by_asc(remark::Column::Id)
            .into_tuple()
            .all(&self.db)
            .await?;
        // Whoever sees an answer tends to agree with it: agreement is measured, and the rest is fitted, where none was seen.
        // What another engine said tells nothing of this one.
        let blind = || rows.iter().filter(|(.., blind, same)| *blind && *same);
        let machine = blind()
            .filter_map(|(_, said, coded, ..)| Some((Sentiment::parse(coded.as_deref()?)?, Sentiment::parse(said)?)));
        let people = rows.iter().filter_map(|(_, _, coded, second, ..)| {
            Some((Sentiment::parse(coded.as_deref()?)?, Sentiment::parse(second.as_deref()?)?))
        });
        let coded: Vec<Coded> = blind()
            .take(REFIT_FROM)
            .filter_map(|(score, said, coded, ..)| {
                let (machine, officer) = (Sentiment::parse(said)?, Sentiment::parse(coded.as_deref()?)?);
                Some(Coded { score: *score, machine, officer })
            })
            .collect();
        Ok(Progress {
            refit: Refit::of(&coded),
            refit_on: self.setting(&refit_key(consultation)).await?.is_none_or(|kept| kept != "no"),
            waiting,
            uncoded,
            coded: rows.len() as u64,
            machine: Agreement::of(machine),
            people: Agreement::of(people),
        })
    }

    /// Whether comments that another engine has read wait to be read by this one: while they do, what both say is mixed.
    pub async fn is_reading_anew(&self, versions: &[i64], engine: &str) -> Result<bool, StoreError> {
        let one = comment::Entity::find()
            .select_only()
            .column(comment::Column::Id)
            .filter(comment::Column::VersionId.is_in(versions.iter().copied()))
            .filter(by_another(engine))
            .limit(1)
            .into_tuple::<i64>()
            .one(&self.db)
            .await?;
        Ok(one.is_some())
    }

    /// The mark of the last change to a consultation's comments: whether findings must be worked out anew.
    pub async fn revision(&self, consultation: &Code) -> Result<String, StoreError> {
        Ok(self.setting(&revision_key(consultation)).await?.unwrap_or_default())
    }

    /// The mark of the last change to what may be quoted of a consultation: whether what was looked at to be published still stands.
    pub async fn quotable_mark(&self, consultation: &Code) -> Result<String, StoreError> {
        quotable_in(&self.db, consultation).await
    }

    /// Marks that a consultation's comments have changed. What changes whether a comment may be quoted marks it itself
    /// ([`touched`]).
    pub async fn touch(&self, consultation: &Code) -> Result<(), StoreError> {
        self.set_setting(&revision_key(consultation), crate::random::token()).await
    }

    /// The same for every consultation: where a text was taken away or given back, whichever it is of.
    pub async fn touch_all(&self) -> Result<(), StoreError> {
        for code in self.consultations().await? {
            self.touch(&code).await?;
        }
        Ok(())
    }

    /// Whether analysis is paused.
    pub async fn analysis_paused(&self) -> Result<bool, StoreError> {
        Ok(self.setting(PAUSED).await?.is_some_and(|kept| kept == "yes"))
    }

    /// Pauses analysis, or lets it go on, on every server.
    pub async fn pause_analysis(&self, pause: bool) -> Result<(), StoreError> {
        self.set_setting(PAUSED, if pause { "yes" } else { "no" }.to_owned()).await
    }

    /// Lets corrections move where the engine's score turns, or no longer.
    pub async fn let_refit(&self, consultation: &Code, on: bool) -> Result<(), StoreError> {
        self.set_setting(&refit_key(consultation), if on { "yes" } else { "no" }.to_owned()).await
    }

    /// Comments that may be quoted, each with what it says; in an order that says nothing of when they were written.
    pub async fn quotations(&self, versions: &[i64]) -> Result<Vec<Quotation>, StoreError> {
        let rows = comment::Entity::find()
            .filter(comment::Column::VersionId.is_in(versions.iter().copied()))
            .filter(comment::Column::State.eq(CommentState::Kept.as_str()))
            .filter(comment::Column::Quotable.eq(true))
            .order_by_asc(comment::Column::Id)
            .all(&self.db)
            .await?;
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let mut remarks: BTreeMap<i64, Vec<RemarkRow>> = BTreeMap::new();
        for some in ids.chunks(500) {
            for one in self.remarks_of(some).await? {
                remarks.entry(one.comment).or_default().push(one);
            }
        }
        Ok(rows
            .into_iter()
            .filter_map(|row| comments::read(row, None))
            .map(|comment| Quotation { remarks: remarks.remove(&comment.id).unwrap_or_default(), comment })
            .collect())
    }
}

/// Comments an engine has yet to read: none has, or another one has and nobody has said anything of its remarks.
fn unread_by(engine: &str) -> Condition {
    Condition::any().add(by_none()).add(by_another(engine))
}

/// Screened comments that no engine has read.
fn by_none() -> Condition {
    Condition::all().add(comment::Column::Screened.eq(true)).add(comment::Column::Engine.is_null())
}

/// Screened comments that another engine has read, and of whose remarks nobody has said anything.
fn by_another(engine: &str) -> Condition {
    // Asked of each comment by itself: a list of all that were coded would be made anew for each.
    let its =
        Expr::col((remark::Entity, remark::Column::CommentId)).eq(Expr::col((comment::Entity, comment::Column::Id)));
    let by_somebody =
        Condition::any().add(remark::Column::CodedBy.is_not_null()).add(remark::Column::Corrected.is_not_null());
    let coded = remark::Entity::find().filter(its.clone()).filter(by_somebody).into_query();
    let themed = remark_theme::Entity::find()
        .join(
            JoinType::InnerJoin,
            remark_theme::Entity::belongs_to(remark::Entity)
                .from(remark_theme::Column::RemarkId)
                .to(remark::Column::Id)
                .into(),
        )
        .filter(its)
        .filter(remark_theme::Column::Said.ne(MACHINE))
        .into_query();
    Condition::all()
        .add(comment::Column::Screened.eq(true))
        // Not *other than*: no index is of use for that.
        .add(Condition::any().add(comment::Column::Engine.lt(engine)).add(comment::Column::Engine.gt(engine)))
        .add(Expr::not_exists(coded))
        .add(Expr::not_exists(themed))
}

fn read(row: remark::Model) -> Option<RemarkRow> {
    let code = |text: Option<String>| text.and_then(|text| Code::parse(&text).ok());
    let place = |at: i32| usize::try_from(at).unwrap_or_default();
    Some(RemarkRow {
        id: row.id,
        comment: row.comment_id,
        at: place(row.starts)..place(row.ends),
        service: code(row.service),
        sentiment: Sentiment::parse(&row.sentiment)?,
        confidence: row.confidence,
        coded: match row.coded {
            Some(coded) => Some((code(row.coded_service), Sentiment::parse(&coded)?)),
            None => None,
        },
        corrected: match row.corrected {
            Some(corrected) => Some((code(row.corrected_service), Sentiment::parse(&corrected)?)),
            None => None,
        },
    })
}
