//! A session while it goes on: who joins, votes, hands, where the room is; and its end, when votes become counts.

use std::collections::BTreeMap;

use domain::{
    consultation::Day,
    engage::{Countdown, How, Moment, Phase, Pick, Stage, evidence::Counts},
    respond::answer::Slot,
};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Set, TransactionTrait as _,
    sea_query::{Expr, ExprTrait as _, OnConflict},
};

use super::{Session, correctable, in_stage, read_slot, shown_text, slot_key, whole};
use crate::store::{
    Store, StoreError,
    entities::{engagement, engagement_ballot, engagement_correction, engagement_count, engagement_participant},
};

/// What tells whether a screen that follows a session is up to date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pulse {
    /// Changes with what the room is at.
    pub moment: i64,
    /// Changes with every vote, hand and join.
    pub beat: i64,
    /// Whether nothing changes any more.
    pub over: bool,
}

/// A count that was corrected after the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The question.
    pub slot: Slot,
    /// How it was gathered.
    pub how: How,
    /// The answer.
    pub pick: Pick,
    /// What was counted.
    pub before: u32,
    /// What it was corrected to.
    pub after: u32,
    /// Why.
    pub reason: String,
    /// Who corrected it.
    pub who: String,
    /// When.
    pub on: String,
}

/// A correction as it is asked for: what is counted wrongly, what it is to be, and why.
#[derive(Clone, Debug)]
pub struct Correcting {
    /// The question.
    pub slot: Slot,
    /// How it was gathered.
    pub how: How,
    /// The answer.
    pub pick: Pick,
    /// What it is to be.
    pub after: u32,
    /// Why.
    pub reason: String,
}

/// A vote on a device.
#[derive(Clone, Debug)]
pub struct Vote<'v> {
    /// Which question, from 0.
    pub at: usize,
    /// The same, by its name.
    pub slot: &'v Slot,
    /// Whose it is: the browser's name, or, on a device that is handed on, this answer's.
    pub ballot: String,
    /// What it says.
    pub pick: &'v Pick,
    /// Whether it waited on a device that had lost the network.
    pub waited: bool,
}

impl Store {
    /// Where a session's screens should be; nothing where there is no such session.
    pub async fn pulse(&self, id: i64) -> Result<Option<Pulse>, StoreError> {
        let found: Option<(i64, i64, String)> = engagement::Entity::find_by_id(id)
            .select_only()
            .columns([engagement::Column::Moment, engagement::Column::Pulse, engagement::Column::Stage])
            .into_tuple()
            .one(&self.db)
            .await?;
        Ok(found.map(|(moment, beat, stage)| {
            let over = Stage::parse(&stage).is_none_or(Stage::was_held);
            Pulse { moment, beat, over }
        }))
    }

    /// Moves a room on from where whoever pressed the button saw it, with what becomes of its countdown, and whether the
    /// screen shows what was said of it from then on. Whether it was still there.
    pub async fn move_room(
        &self,
        session: &Session,
        (to, countdown, seen): (Moment, Option<Countdown>, bool),
        questions: usize,
    ) -> Result<bool, StoreError> {
        let phase = if let Moment::At(_, phase) = to { phase } else { Phase::Asking };
        let mut shown = session.shown.clone();
        if let Moment::At(at, Phase::Shown) = to
            && seen
            && !shown.contains(&at)
        {
            shown.push(at);
        }
        let step = i32::try_from(to.step(questions)).unwrap_or(i32::MAX);
        let done = engagement::Entity::update_many()
            .col_expr(engagement::Column::Step, Expr::value(step))
            .col_expr(engagement::Column::Phase, Expr::value(phase.as_str()))
            .col_expr(engagement::Column::Shown, Expr::value(shown_text(&shown)))
            .col_expr(engagement::Column::CountdownUntil, Expr::value(countdown.map(Countdown::kept)))
            .col_expr(engagement::Column::Moment, Expr::col(engagement::Column::Moment).add(1))
            .filter(in_stage(session.id, Stage::Open))
            .filter(engagement::Column::Moment.eq(session.moment))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Puts a countdown on the screen, or takes it off. Whether the room was still where whoever pressed the button saw it.
    pub async fn set_countdown(&self, session: &Session, countdown: Option<Countdown>) -> Result<bool, StoreError> {
        let done = engagement::Entity::update_many()
            .col_expr(engagement::Column::CountdownUntil, Expr::value(countdown.map(Countdown::kept)))
            .col_expr(engagement::Column::Pulse, Expr::col(engagement::Column::Pulse).add(1))
            .filter(in_stage(session.id, Stage::Open))
            .filter(engagement::Column::Moment.eq(session.moment))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Somebody joins with a device, their own or one that is handed on. Joining twice is joining once.
    /// [`StoreError::Conflict`] where the session does not go on.
    pub async fn join_room(&self, id: i64, token: String, shared: bool) -> Result<(), StoreError> {
        self.writer
            .write(Box::new(move |db| {
                let token = token.clone();
                Box::pin(async move {
                    // The session's row first: whoever ends it waits for this, or this finds it ended.
                    beat(db, id, in_stage(id, Stage::Open)).await?;
                    let row = engagement_participant::ActiveModel {
                        engagement_id: Set(id),
                        token: Set(token),
                        shared: Set(shared),
                    };
                    engagement_participant::Entity::insert(row)
                        .on_conflict(
                            OnConflict::columns([
                                engagement_participant::Column::EngagementId,
                                engagement_participant::Column::Token,
                            ])
                            .update_column(engagement_participant::Column::Shared)
                            .to_owned(),
                        )
                        .exec_without_returning(db)
                        .await?;
                    Ok(())
                })
            }))
            .await
    }

    /// Whether a browser joined; and then, whether its device is handed on.
    pub async fn has_joined(&self, id: i64, token: &str) -> Result<Option<bool>, StoreError> {
        let row = engagement_participant::Entity::find_by_id((id, token.to_owned())).one(&self.db).await?;
        Ok(row.map(|row| row.shared))
    }

    /// How many joined with a device of their own, or one that is handed on.
    pub async fn joined(&self, id: i64) -> Result<u64, StoreError> {
        Ok(engagement_participant::Entity::find()
            .filter(engagement_participant::Column::EngagementId.eq(id))
            .count(&self.db)
            .await?)
    }

    /// Keeps a vote, in place of the same ballot's last: sent twice, it counts once. One that waited on a device without the
    /// network is taken wherever the room is by now, unless the result was seen ([`Moment::takes`]). Answers whether it was
    /// kept; [`StoreError::Conflict`] where the room has moved on since it was looked at.
    pub async fn vote(
        &self,
        session: &Session,
        (now, questions): (Moment, usize),
        vote: Vote<'_>,
    ) -> Result<bool, StoreError> {
        let Vote { at, slot, ballot, pick, waited } = vote;
        if !now.takes(at, waited, &session.shown, questions) {
            return Ok(false);
        }
        let (id, slot, pick) = (session.id, slot_key(slot), pick.to_string());
        let shown = shown_text(&session.shown);
        let step = i32::try_from(at + 1).unwrap_or(i32::MAX);
        let most = most_votes(session.plan.expected);
        self.writer
            .write(Box::new(move |db| {
                let (slot, pick, ballot, shown) = (slot.clone(), pick.clone(), ballot.clone(), shown.clone());
                Box::pin(async move {
                    // The session's row first: whoever shows the result or ends it waits for this vote, or this finds
                    // that it was too late. There are no two results with one vote between them.
                    let open = in_stage(id, Stage::Open);
                    let as_seen = if waited {
                        open.add(engagement::Column::Shown.eq(shown))
                    } else {
                        open.add(engagement::Column::Step.eq(step))
                            .add(engagement::Column::Phase.eq(Phase::Asking.as_str()))
                    };
                    beat(db, id, as_seen).await?;
                    let of_slot = || {
                        engagement_ballot::Entity::find()
                            .filter(engagement_ballot::Column::EngagementId.eq(id))
                            .filter(engagement_ballot::Column::Slot.eq(slot.as_str()))
                    };
                    let mine = of_slot().filter(engagement_ballot::Column::Ballot.eq(ballot.as_str()));
                    if of_slot().count(db).await? >= most && mine.count(db).await? == 0 {
                        return Err(StoreError::Full);
                    }
                    let row = engagement_ballot::ActiveModel {
                        engagement_id: Set(id),
                        slot: Set(slot),
                        ballot: Set(ballot),
                        pick: Set(pick),
                    };
                    engagement_ballot::Entity::insert(row)
                        .on_conflict(
                            OnConflict::columns([
                                engagement_ballot::Column::EngagementId,
                                engagement_ballot::Column::Slot,
                                engagement_ballot::Column::Ballot,
                            ])
                            .update_column(engagement_ballot::Column::Pick)
                            .to_owned(),
                        )
                        .exec_without_returning(db)
                        .await?;
                    Ok(())
                })
            }))
            .await?;
        Ok(true)
    }

    /// Counts an answer that waited on a device until it could not be taken any more: whoever runs the session is told that
    /// there was one, and not of which device. Nothing is kept of which it was, so that one that is sent twice counts twice.
    pub async fn came_late(&self, session: &Session) -> Result<(), StoreError> {
        let most = i32::try_from(most_votes(session.plan.expected)).unwrap_or(i32::MAX);
        engagement::Entity::update_many()
            .col_expr(engagement::Column::Late, Expr::col(engagement::Column::Late).add(1))
            .col_expr(engagement::Column::Pulse, Expr::col(engagement::Column::Pulse).add(1))
            .filter(in_stage(session.id, Stage::Open))
            .filter(engagement::Column::Late.lt(most))
            .exec(&self.db)
            .await?;
        Ok(())
    }

    /// Throws away what was answered on devices to the question that is on, where more answered than there are people: nobody
    /// can tell which of them are theirs, and whoever is there answers anew. Whether the room was still where whoever pressed
    /// the button saw it, and its result had not been shown.
    pub async fn clear_votes(&self, session: &Session, (at, slot): (usize, &Slot)) -> Result<bool, StoreError> {
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        let as_seen = in_stage(session.id, Stage::Open)
            .add(engagement::Column::Step.eq(i32::try_from(at + 1).unwrap_or(i32::MAX)))
            .add(engagement::Column::Moment.eq(session.moment))
            .add(engagement::Column::Shown.eq(shown_text(&session.shown)));
        if session.shown.contains(&at) {
            return Ok(false);
        }
        match beat(&transaction, session.id, as_seen).await {
            Err(StoreError::Conflict) => return Ok(false),
            other => other?,
        }
        engagement_ballot::Entity::delete_many()
            .filter(engagement_ballot::Column::EngagementId.eq(session.id))
            .filter(engagement_ballot::Column::Slot.eq(slot_key(slot)))
            .exec(&transaction)
            .await?;
        // Every device looks again: what it had sent is not there any more.
        engagement::Entity::update_many()
            .col_expr(engagement::Column::Moment, Expr::col(engagement::Column::Moment).add(1))
            .filter(engagement::Column::Id.eq(session.id))
            .exec(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// What a ballot says of a question. Only for the browser whose ballot it is.
    pub async fn my_vote(&self, id: i64, slot: &Slot, ballot: &str) -> Result<Option<Pick>, StoreError> {
        let row = engagement_ballot::Entity::find_by_id((id, slot_key(slot), ballot.to_owned())).one(&self.db).await?;
        Ok(row.and_then(|row| Pick::parse(&row.pick)))
    }

    /// How many votes a question has, whatever they say.
    pub async fn vote_count(&self, id: i64, slot: &Slot) -> Result<u64, StoreError> {
        Ok(engagement_ballot::Entity::find()
            .filter(engagement_ballot::Column::EngagementId.eq(id))
            .filter(engagement_ballot::Column::Slot.eq(slot_key(slot)))
            .count(&self.db)
            .await?)
    }

    /// Every count of a session: hands as they were kept, and votes, whether it goes on or is over.
    pub async fn counts(&self, id: i64) -> Result<Counts, StoreError> {
        let kept = engagement_count::Entity::find()
            .filter(engagement_count::Column::EngagementId.eq(id))
            .all(&self.db)
            .await?;
        let mut counts = Counts::new();
        for row in kept {
            let how = How::parse(&row.how).ok_or_else(|| StoreError::Unreadable("a session", "how".to_owned()))?;
            put(&mut counts, &row.slot, how, &row.pick, u64::from(whole(row.n)))?;
        }
        for (slot, pick, n) in self.votes(id, &self.db).await? {
            put(&mut counts, &slot, How::Devices, &pick, n)?;
        }
        Ok(counts)
    }

    async fn votes(&self, id: i64, db: &impl ConnectionTrait) -> Result<Vec<(String, String, u64)>, StoreError> {
        let rows: Vec<(String, String, i64)> = engagement_ballot::Entity::find()
            .select_only()
            .columns([engagement_ballot::Column::Slot, engagement_ballot::Column::Pick])
            .column_as(engagement_ballot::Column::Ballot.count(), "n")
            .filter(engagement_ballot::Column::EngagementId.eq(id))
            .group_by(engagement_ballot::Column::Slot)
            .group_by(engagement_ballot::Column::Pick)
            .into_tuple()
            .all(db)
            .await?;
        Ok(rows.into_iter().map(|(slot, pick, n)| (slot, pick, u64::try_from(n).unwrap_or_default())).collect())
    }

    /// Keeps the hands of the question that is on, as they were counted, over the counts that whoever counted saw. Whether
    /// they were still so: two adults who count at once must not undo one another. [`StoreError::Conflict`] where another
    /// question is on by now, or the result was on the screen.
    pub async fn set_hands(
        &self,
        session: &Session,
        (at, slot, how): (usize, &Slot, How),
        (seen, now): (&BTreeMap<Pick, u32>, &BTreeMap<Pick, u32>),
    ) -> Result<bool, StoreError> {
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        // The session's row first: what another adult does meanwhile waits for this.
        let id = session.id;
        let as_seen = in_stage(id, Stage::Open)
            .add(engagement::Column::Step.eq(i32::try_from(at + 1).unwrap_or(i32::MAX)))
            .add(engagement::Column::Shown.eq(shown_text(&session.shown)));
        beat(&transaction, id, as_seen).await?;
        let kept: BTreeMap<Pick, u32> = engagement_count::Entity::find()
            .filter(engagement_count::Column::EngagementId.eq(id))
            .filter(engagement_count::Column::Slot.eq(slot_key(slot)))
            .filter(engagement_count::Column::How.eq(how.as_str()))
            .all(&transaction)
            .await?
            .into_iter()
            .filter_map(|row| Some((Pick::parse(&row.pick)?, whole(row.n))))
            .filter(|(_, n)| *n > 0)
            .collect();
        let seen: BTreeMap<Pick, u32> =
            seen.iter().filter(|(_, n)| **n > 0).map(|(pick, n)| (pick.clone(), *n)).collect();
        let wanted: BTreeMap<Pick, u32> =
            now.iter().filter(|(_, n)| **n > 0).map(|(pick, n)| (pick.clone(), *n)).collect();
        if kept != seen && kept != wanted {
            return Ok(false);
        }
        for (pick, n) in now {
            set_count(&transaction, id, (&slot_key(slot), how, &pick.to_string()), *n).await?;
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// Keeps what questions' paper sheets came to, all or none, in place of what was kept of those questions before. Whether
    /// the session may still be corrected.
    pub async fn set_paper(&self, id: i64, counted: &[(Slot, BTreeMap<Pick, u32>)]) -> Result<bool, StoreError> {
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        match beat(&transaction, id, correctable()).await {
            Err(StoreError::Conflict) => return Ok(false),
            done => done?,
        }
        for (slot, now) in counted {
            for (pick, n) in now {
                set_count(&transaction, id, (&slot_key(slot), How::Paper, &pick.to_string()), *n).await?;
            }
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// Ends a session: its code says so, votes become counts, and nothing is left of who joined or which vote was whose.
    /// Whether it went on.
    pub async fn close_session(&self, id: i64) -> Result<bool, StoreError> {
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        let done = engagement::Entity::update_many()
            .col_expr(engagement::Column::Stage, Expr::value(Stage::Closed.as_str()))
            .col_expr(engagement::Column::Moment, Expr::col(engagement::Column::Moment).add(1))
            .filter(in_stage(id, Stage::Open))
            .exec(&transaction)
            .await?;
        if done.rows_affected == 0 {
            return Ok(false);
        }
        for (slot, pick, n) in self.votes(id, &transaction).await? {
            let n = u32::try_from(n).unwrap_or(u32::MAX);
            set_count(&transaction, id, (&slot, How::Devices, &pick), n).await?;
        }
        engagement_ballot::Entity::delete_many()
            .filter(engagement_ballot::Column::EngagementId.eq(id))
            .exec(&transaction)
            .await?;
        engagement_participant::Entity::delete_many()
            .filter(engagement_participant::Column::EngagementId.eq(id))
            .exec(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// The sessions whose codes have run out and that nobody ended.
    pub async fn run_out(&self, now: i64) -> Result<Vec<i64>, StoreError> {
        Ok(engagement::Entity::find()
            .select_only()
            .column(engagement::Column::Id)
            .filter(engagement::Column::Stage.eq(Stage::Open.as_str()))
            .filter(engagement::Column::CodeUntil.lt(now))
            .into_tuple()
            .all(&self.db)
            .await?)
    }

    /// Corrects a count of a session that is over, and keeps what it was and why. Whether it could be.
    pub async fn correct(&self, id: i64, correcting: &Correcting, who: i64, today: &Day) -> Result<bool, StoreError> {
        let Correcting { slot, how, pick, after, reason } = correcting;
        let (key, pick) = (slot_key(slot), pick.to_string());
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        match beat(&transaction, id, in_stage(id, Stage::Closed)).await {
            Err(StoreError::Conflict) => return Ok(false),
            done => done?,
        }
        let kept = engagement_count::Entity::find_by_id((id, key.clone(), how.as_str().to_owned(), pick.clone()))
            .one(&transaction)
            .await?;
        let before = kept.map(|row| row.n).unwrap_or_default();
        set_count(&transaction, id, (&key, *how, &pick), *after).await?;
        let row = engagement_correction::ActiveModel {
            engagement_id: Set(id),
            slot: Set(key),
            how: Set(how.as_str().to_owned()),
            pick: Set(pick),
            before: Set(before),
            after: Set(i32::try_from(*after).unwrap_or(i32::MAX)),
            reason: Set(reason.clone()),
            account_id: Set(who),
            on_day: Set(today.as_str().to_owned()),
            ..Default::default()
        };
        engagement_correction::Entity::insert(row).exec_without_returning(&transaction).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// What was corrected, oldest first.
    pub async fn corrections(&self, id: i64) -> Result<Vec<Correction>, StoreError> {
        let names = self.account_names().await?;
        let rows = engagement_correction::Entity::find()
            .filter(engagement_correction::Column::EngagementId.eq(id))
            .order_by_asc(engagement_correction::Column::Id)
            .all(&self.db)
            .await?;
        rows.into_iter()
            .map(|row| {
                let unreadable = || StoreError::Unreadable("a session", "correction".to_owned());
                Ok(Correction {
                    slot: read_slot(&row.slot)?,
                    how: How::parse(&row.how).ok_or_else(unreadable)?,
                    pick: Pick::parse(&row.pick).ok_or_else(unreadable)?,
                    before: whole(row.before),
                    after: whole(row.after),
                    reason: row.reason,
                    who: names.get(&row.account_id).cloned().unwrap_or_default(),
                    on: row.on_day,
                })
            })
            .collect()
    }
}

/// Counts one who begins at their own speed, or sends.
pub(in crate::store) async fn own_pace(db: &impl ConnectionTrait, id: i64, sent: bool) -> Result<(), StoreError> {
    let column = if sent { engagement::Column::Sent } else { engagement::Column::Began };
    engagement::Entity::update_many()
        .col_expr(column, Expr::col(column).add(1))
        .col_expr(engagement::Column::Pulse, Expr::col(engagement::Column::Pulse).add(1))
        .filter(engagement::Column::Id.eq(id))
        // What is handed in stays as it was.
        .filter(correctable())
        .exec(db)
        .await?;
    Ok(())
}

fn put(counts: &mut Counts, slot: &str, how: How, pick: &str, n: u64) -> Result<(), StoreError> {
    let pick = Pick::parse(pick).ok_or_else(|| StoreError::Unreadable("a session", "answer".to_owned()))?;
    *counts.entry((read_slot(slot)?, how)).or_default().entry(pick).or_default() += n;
    Ok(())
}

/// How many votes one question takes, where so many people are expected: more than any room that was planned for has, and
/// no end of them from one device that makes them up.
fn most_votes(expected: u32) -> u64 {
    3 * u64::from(expected) + 30
}

/// Marks that something changes in a session, and keeps its row until the transaction ends. [`StoreError::Conflict`] where
/// it is not as it must be for that.
pub(super) async fn beat(db: &impl ConnectionTrait, id: i64, as_it_must_be: Condition) -> Result<(), StoreError> {
    let done = engagement::Entity::update_many()
        .col_expr(engagement::Column::Pulse, Expr::col(engagement::Column::Pulse).add(1))
        .filter(engagement::Column::Id.eq(id))
        .filter(as_it_must_be)
        .exec(db)
        .await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(StoreError::Conflict) }
}

async fn set_count(
    db: &impl ConnectionTrait,
    id: i64,
    (slot, how, pick): (&str, How, &str),
    n: u32,
) -> Result<(), StoreError> {
    let row = engagement_count::ActiveModel {
        engagement_id: Set(id),
        slot: Set(slot.to_owned()),
        how: Set(how.as_str().to_owned()),
        pick: Set(pick.to_owned()),
        n: Set(i32::try_from(n).unwrap_or(i32::MAX)),
    };
    engagement_count::Entity::insert(row)
        .on_conflict(
            OnConflict::columns([
                engagement_count::Column::EngagementId,
                engagement_count::Column::Slot,
                engagement_count::Column::How,
                engagement_count::Column::Pick,
            ])
            .update_column(engagement_count::Column::N)
            .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
}
