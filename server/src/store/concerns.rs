//! Concerns for a child's safety. What is here is nowhere else: no list of comments, no finding, no file.

use std::collections::BTreeMap;

use domain::{code::Code, consultation::Day, level::ReadingLevel, respond::answer::Slot};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, ExprTrait as _, Iterable as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _, Select, Set, TransactionTrait as _,
    sea_query::{Condition, Expr, Query},
};
use sentiment::safeguarding::{Concern as Raised, Topic};

use super::{
    Store, StoreError,
    comments::{self, CommentState},
    engage::notes::note_kind,
    entities::{comment, concern, concern_event, engagement, engagement_note, response},
    messages::{self, is_message, is_wish},
    remarks::touched,
};

/// By which engine unread texts were screened last, and up to which of them.
const SCREENED_BY: &str = "screened-by";
/// That all of them were.
const ALL: &str = "all";

/// How far a concern has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConcernState {
    /// Nobody has opened it.
    Waiting,
    /// Opened.
    Open,
    /// Passed on to somebody who acts on it.
    PassedOn,
    /// Dealt with.
    Closed,
}

impl ConcernState {
    /// Every state, in the order shown.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Open, Self::PassedOn, Self::Closed];

    /// Its name in the store and in Fluent keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Open => "open",
            Self::PassedOn => "passed-on",
            Self::Closed => "closed",
        }
    }

    /// Reads [`Self::as_str`] back.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

/// Where a concern comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// An answer to a survey; with the engagement session in which a child gave it.
    Answer {
        /// The session.
        session: Option<i64>,
    },
    /// What an adult who was there wrote down in an engagement session.
    Note {
        /// The session.
        session: i64,
    },
    /// A child who wants to be talked to, and says who they are.
    Wish,
    /// A message to the council.
    Message,
}

impl Source {
    fn of(row: &concern::Model) -> Self {
        match row.question.as_str() {
            question if is_wish(question) => Self::Wish,
            question if is_message(question) => Self::Message,
            question if note_kind(question).is_some() => Self::Note { session: row.response_id },
            _ => Self::Answer { session: row.engagement_id },
        }
    }

    /// The engagement session it comes from.
    pub fn session(self) -> Option<i64> {
        match self {
            Self::Answer { session } => session,
            Self::Note { session } => Some(session),
            Self::Wish | Self::Message => None,
        }
    }

    /// Whether it can be given back to be read with others of its kind. Who asks to be talked to is talked to.
    pub fn can_be_released(self) -> bool {
        self != Self::Wish
    }
}

/// A concern, without its words.
#[derive(Clone, Debug)]
pub struct ConcernRow {
    /// Its number.
    pub id: i64,
    /// The version of the survey it was written to.
    pub version: i64,
    /// Where it comes from.
    pub source: Source,
    /// The question and service.
    pub slot: Slot,
    /// The level of the wording that was read.
    pub level: ReadingLevel,
    /// What a rule found it to be about.
    pub topic: Option<Topic>,
    /// How far it has come.
    pub state: ConcernState,
    /// The day it came.
    pub raised: Day,
    /// The last day by which it is to be opened.
    pub due: Day,
}

/// What can be done about a concern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Did {
    /// The program told lead and deputy.
    Told,
    /// The program reminded them, and whoever stands above.
    Escalated,
    /// An officer found it, and passed it on.
    Found,
    /// An adult wrote it down in a session.
    Written,
    /// Opened it.
    Opened,
    /// Noted something.
    Noted,
    /// Passed it on to somebody who acts on it.
    PassedOn,
    /// Closed it.
    Closed,
    /// Gave it back as none.
    Released,
}

impl Did {
    /// Everything.
    pub const ALL: [Self; 9] = [
        Self::Told,
        Self::Escalated,
        Self::Found,
        Self::Written,
        Self::Opened,
        Self::Noted,
        Self::PassedOn,
        Self::Closed,
        Self::Released,
    ];

    /// Its name in the store and in Fluent keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Told => "told",
            Self::Escalated => "escalated",
            Self::Found => "found",
            Self::Written => "written",
            Self::Opened => "opened",
            Self::Noted => "noted",
            Self::PassedOn => "passed-on",
            Self::Closed => "closed",
            Self::Released => "released",
        }
    }

    /// Reads [`Self::as_str`] back.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|did| did.as_str() == text)
    }

    /// How far it brings a concern; `None` where that stays as it is. What is closed may be passed on after all.
    fn moves(self) -> Option<ConcernState> {
        match self {
            Self::Opened => Some(ConcernState::Open),
            Self::PassedOn => Some(ConcernState::PassedOn),
            Self::Closed => Some(ConcernState::Closed),
            Self::Told | Self::Escalated | Self::Found | Self::Written | Self::Noted | Self::Released => None,
        }
    }
}

/// What was done about a concern.
#[derive(Clone, Debug)]
pub struct ConcernEvent {
    /// Seconds since 1970; where the program did it, those of the day's beginning.
    pub at: i64,
    /// Who did it; nobody where the program did.
    pub who: Option<String>,
    /// What.
    pub did: Did,
    /// What they said of it.
    pub note: String,
}

/// A concern with its words, for those who may read them.
#[derive(Clone, Debug)]
pub struct Concern {
    /// The concern.
    pub row: ConcernRow,
    /// The words.
    pub body: String,
    /// What is known of it beside its words, where it is a message.
    pub message: Option<messages::Kept>,
    /// What the same person wrote elsewhere in the same response: the question, and the words.
    pub beside: Vec<(Slot, String)>,
    /// What was done, oldest first.
    pub events: Vec<ConcernEvent>,
}

/// What is done about a concern.
#[derive(Clone, Debug)]
pub struct ConcernDeed {
    /// The concern.
    pub concern: i64,
    /// Who does it.
    pub who: Option<i64>,
    /// When, in seconds since 1970.
    pub at: i64,
    /// What.
    pub did: Did,
    /// What they say of it.
    pub note: String,
}

impl Store {
    /// Every concern, those that wait first, the overdue before all; then what a rule or an officer found and what the model
    /// holds likeliest, for a lead who has time for a few must see those; then by the day they came.
    pub async fn concerns(&self, today: &Day) -> Result<Vec<ConcernRow>, StoreError> {
        let late =
            concern::Column::State.eq(ConcernState::Waiting.as_str()).and(concern::Column::DueOn.lt(today.as_str()));
        // What an officer passed on is what a person found.
        let found = concern::Column::Topic.is_not_null().or(concern::Column::Likely.gte(1.0));
        let rows = without_words()
            .order_by_asc(Expr::cust(
                "CASE state WHEN 'waiting' THEN 0 WHEN 'open' THEN 1 WHEN 'passed-on' THEN 2 ELSE 3 END",
            ))
            .order_by_desc(late)
            .order_by_desc(found)
            .order_by_desc(concern::Column::Likely)
            .order_by_asc(concern::Column::RaisedOn)
            .order_by_asc(concern::Column::Id)
            .all(&self.db)
            .await?;
        Ok(rows.iter().filter_map(read).collect())
    }

    /// By concern, who did something about it last and when, in seconds since 1970: of those that somebody has dealt with.
    pub async fn dealt_with(&self) -> Result<BTreeMap<i64, (String, i64)>, StoreError> {
        let names = self.account_names().await?;
        let events = concern_event::Entity::find()
            .filter(concern_event::Column::AccountId.is_not_null())
            .order_by_asc(concern_event::Column::Id)
            .all(&self.db)
            .await?;
        let each = events.into_iter().filter_map(|event| {
            let who = names.get(&event.account_id?)?;
            Some((event.concern_id, (who.clone(), event.at)))
        });
        // The last of each stays.
        Ok(each.collect())
    }

    /// How many concerns are in a state.
    pub async fn concern_count(&self, state: ConcernState) -> Result<u64, StoreError> {
        Ok(concern::Entity::find().filter(concern::Column::State.eq(state.as_str())).count(&self.db).await?)
    }

    /// One concern with its words. Only for those who may handle concerns.
    pub async fn concern(&self, id: i64) -> Result<Option<Concern>, StoreError> {
        let Some(found) = concern::Entity::find_by_id(id).one(&self.db).await? else { return Ok(None) };
        let Some(row) = read(&found) else { return Ok(None) };
        // Notes of one session are of several people: none stands beside another.
        let of_response = match row.source {
            Source::Answer { .. } => found.response_id,
            Source::Note { .. } | Source::Wish | Source::Message => 0,
        };
        let same = comment::Entity::find().filter(comment::Column::ResponseId.eq(of_response)).all(&self.db).await?;
        let others = concern::Entity::find()
            .filter(concern::Column::ResponseId.eq(of_response))
            .filter(concern::Column::Id.ne(id))
            .all(&self.db)
            .await?;
        let slot = |question: &str, service: Option<&str>| {
            Some(Slot {
                question: Code::parse(question).ok()?,
                service: service.and_then(|code| Code::parse(code).ok()),
            })
        };
        let beside = same
            .iter()
            .filter_map(|one| Some((slot(&one.question, one.service.as_deref())?, one.body.clone())))
            .chain(
                others.iter().filter_map(|one| Some((slot(&one.question, one.service.as_deref())?, one.body.clone()))),
            )
            .collect();
        let names = self.account_names().await?;
        let events = concern_event::Entity::find()
            .filter(concern_event::Column::ConcernId.eq(id))
            .order_by_asc(concern_event::Column::Id)
            .all(&self.db)
            .await?
            .into_iter()
            .map(|event| {
                let did = Did::parse(&event.did);
                Ok(ConcernEvent {
                    at: event.at,
                    who: event.account_id.and_then(|id| names.get(&id).cloned()),
                    did: did.ok_or_else(|| StoreError::Unreadable("a concern", "what was done".to_owned()))?,
                    note: event.note,
                })
            })
            .collect::<Result<_, StoreError>>()?;
        let message = if row.source == Source::Message { self.held_message(id).await? } else { None };
        Ok(Some(Concern { row, body: found.body, message, beside, events }))
    }

    /// Whether somebody has opened a concern, since it was raised last: only then are they shown its words.
    pub async fn has_opened(&self, id: i64, account: i64) -> Result<bool, StoreError> {
        let given_back: Option<i64> = concern_event::Entity::find()
            .select_only()
            .column_as(concern_event::Column::Id.max(), "id")
            .filter(concern_event::Column::ConcernId.eq(id))
            .filter(concern_event::Column::Did.eq(Did::Released.as_str()))
            .into_tuple()
            .one(&self.db)
            .await?
            .flatten();
        Ok(concern_event::Entity::find()
            .filter(concern_event::Column::Id.gt(given_back.unwrap_or(i64::MIN)))
            .filter(concern_event::Column::ConcernId.eq(id))
            .filter(concern_event::Column::AccountId.eq(account))
            .filter(concern_event::Column::Did.eq(Did::Opened.as_str()))
            .count(&self.db)
            .await?
            > 0)
    }

    /// Puts something done about a concern on record, and moves it on, by somebody who saw it in a state. Whether there is such a
    /// concern, and nobody moved it meanwhile: of two who press at the same moment, neither overwrites what the other did without
    /// having read it. Whoever reads it may: what was passed on or closed is not opened again by that.
    pub async fn act_on(&self, deed: &ConcernDeed, seen: ConcernState) -> Result<bool, StoreError> {
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        if concern::Entity::find_by_id(deed.concern).count(&transaction).await? == 0 {
            return Ok(false);
        }
        event(deed).insert(&transaction).await?;
        if let Some(to) = deed.did.moves() {
            let from = if deed.did == Did::Opened { ConcernState::Waiting } else { seen };
            let moved = concern::Entity::update_many()
                .col_expr(concern::Column::State, Expr::value(to.as_str()))
                .filter(concern::Column::Id.eq(deed.concern))
                .filter(concern::Column::State.eq(from.as_str()))
                .exec(&transaction)
                .await?;
            if moved.rows_affected == 0 && deed.did != Did::Opened {
                return Ok(false);
            }
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// Gives a text that is no concern back to be read with the others. Whether there was such a one. Its record
    /// stays, without its words.
    pub async fn release(&self, deed: &ConcernDeed) -> Result<bool, StoreError> {
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        let Some(found) = concern::Entity::find_by_id(deed.concern).one(&transaction).await? else { return Ok(false) };
        let source = Source::of(&found);
        if !source.can_be_released() {
            return Ok(false);
        }
        // What was passed on or closed was held to be a concern: it is not given to others by a page left open.
        let gone = concern::Entity::delete_many()
            .filter(concern::Column::Id.eq(found.id))
            .filter(concern::Column::State.eq(ConcernState::Open.as_str()))
            .exec(&transaction)
            .await?;
        if gone.rows_affected == 0 {
            return Ok(false);
        }
        event(deed).insert(&transaction).await?;
        if source == Source::Message {
            messages::release(&transaction, found.id, &found.body).await?;
            transaction.commit().await?;
            return Ok(true);
        }
        if let Some(kind) = note_kind(&found.question) {
            // A note of a session, back to its notes: an officer says whether reports may quote it, as of every note.
            if engagement::Entity::find_by_id(found.response_id).one(&transaction).await?.is_some() {
                let row = engagement_note::ActiveModel {
                    id: Set(found.id),
                    engagement_id: Set(found.response_id),
                    kind: Set(kind.as_str().to_owned()),
                    service: Set(found.service.clone()),
                    body: Set(found.body.clone()),
                    agreed: Set(None),
                    quotable: Set(false),
                    // Nobody was asked about what went to the lead.
                    consent: Set(false),
                };
                engagement_note::Entity::insert(row).exec_without_returning(&transaction).await?;
            }
            transaction.commit().await?;
            return Ok(true);
        }
        // Where the response is gone, past its day, its text goes too.
        if response::Entity::find_by_id(found.response_id).one(&transaction).await?.is_some() {
            let row = comment::ActiveModel {
                id: Set(found.id),
                response_id: Set(found.response_id),
                version_id: Set(found.version_id),
                question: Set(found.question.clone()),
                service: Set(found.service.clone()),
                language: Set(found.language.clone()),
                level: Set(found.level.clone()),
                body: Set(found.body.clone()),
                state: Set(CommentState::Unread.as_str().to_owned()),
                read_by: Set(None),
                read_on: Set(None),
                // A person has read it.
                screened: Set(true),
                masks: Set(None),
                engine: Set(None),
                outcome: Set(None),
                quotable: Set(false),
                engagement_id: Set(None),
            };
            comment::Entity::insert(row).exec_without_returning(&transaction).await?;
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// Texts that the whole of the screen has yet to read, children's first.
    pub async fn unscreened(&self, limit: u64) -> Result<Vec<(i64, String)>, StoreError> {
        let mut rows: Vec<comment::Model> = Vec::new();
        let level = comment::Column::Level;
        for which in [level.is_in(comments::children()), level.is_not_in(comments::children())] {
            let left = limit - rows.len() as u64;
            if left > 0 {
                let some = comment::Entity::find()
                    .filter(comment::Column::Screened.eq(false))
                    .filter(which)
                    .limit(left)
                    .all(&self.db)
                    .await?;
                rows.extend(some);
            }
        }
        Ok(rows.into_iter().map(|row| (row.id, row.body)).collect())
    }

    /// Texts that an older screen let pass and nobody has read yet, from those on that were screened anew: a new screen may
    /// hold what the old one did not. None where there was no other, or all are done.
    pub async fn passed_by_others(&self, engine: &str, limit: u64) -> Result<Vec<(i64, String)>, StoreError> {
        let kept = self.setting(SCREENED_BY).await?;
        let from = match kept.as_deref().and_then(|kept| kept.split_once(' ')) {
            Some((by, ALL)) if by == engine => return Ok(Vec::new()),
            Some((by, from)) if by == engine => from.parse().unwrap_or(i64::MIN),
            Some(_) => i64::MIN,
            None => {
                // Kept for the first time: by which engine comments were read tells whether there was another.
                let other =
                    Condition::any().add(comment::Column::Engine.lt(engine)).add(comment::Column::Engine.gt(engine));
                if comment::Entity::find().filter(other).limit(1).one(&self.db).await?.is_none() {
                    self.set_setting(SCREENED_BY, format!("{engine} {ALL}")).await?;
                    return Ok(Vec::new());
                }
                i64::MIN
            }
        };
        let released = Query::select()
            .column(concern_event::Column::ConcernId)
            .from(concern_event::Entity)
            .and_where(concern_event::Column::Did.eq(Did::Released.as_str()))
            .to_owned();
        let rows = comment::Entity::find()
            .filter(comment::Column::Id.gt(from))
            .filter(comment::Column::Screened.eq(true))
            .filter(comment::Column::State.eq(CommentState::Unread.as_str()))
            // What a lead has read and given back is no concern, whatever a program thinks.
            .filter(comment::Column::Id.not_in_subquery(released))
            .order_by_asc(comment::Column::Id)
            .limit(limit)
            .all(&self.db)
            .await?;
        if rows.is_empty() {
            self.set_setting(SCREENED_BY, format!("{engine} {ALL}")).await?;
        }
        Ok(rows.into_iter().map(|row| (row.id, row.body)).collect())
    }

    /// Keeps that texts up to this one were screened anew.
    pub async fn screened_anew(&self, engine: &str, last: i64) -> Result<(), StoreError> {
        self.set_setting(SCREENED_BY, format!("{engine} {last}")).await
    }

    /// Keeps what the screen found of some texts: those that are no concern may be listed, the others are held apart.
    /// Where another server was quicker, nothing is done twice.
    pub async fn screened(&self, found: Vec<(i64, Option<Raised>)>, today: &Day, due: &Day) -> Result<(), StoreError> {
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        let harmless: Vec<i64> = found.iter().filter(|(_, why)| why.is_none()).map(|(id, _)| *id).collect();
        comment::Entity::update_many()
            .col_expr(comment::Column::Screened, Expr::value(true))
            // In which session it was written is of no use any more, and is kept of nothing.
            .col_expr(comment::Column::EngagementId, Expr::value(Option::<i64>::None))
            .filter(comment::Column::Id.is_in(harmless))
            .exec(&transaction)
            .await?;
        for (id, why) in found.into_iter().filter_map(|(id, why)| Some((id, why?))) {
            // Another server's screen may have let it pass: it is held all the same, while nobody has read it.
            let row = comment::Entity::find_by_id(id).filter(comment::Column::State.eq(CommentState::Unread.as_str()));
            let row = row.one(&transaction).await?;
            let Some(row) = row else { continue };
            // Another server moved it meanwhile.
            if comment::Entity::delete_by_id(id).exec(&transaction).await?.rows_affected == 0 {
                continue;
            }
            concern::Entity::insert(held(row, why, today, due)).exec_without_returning(&transaction).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Keeps that an officer holds a comment of these versions to be a concern: from then on it is nowhere but with the
    /// safeguarding lead. Whether there was one.
    pub async fn raise(
        &self,
        versions: &[i64],
        id: i64,
        (officer, at): (i64, i64),
        (today, due): (&Day, &Day),
    ) -> Result<bool, StoreError> {
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        let found = comment::Entity::find_by_id(id)
            .filter(comment::Column::VersionId.is_in(versions.iter().copied()))
            .one(&transaction)
            .await?;
        let Some(row) = found else { return Ok(false) };
        if comment::Entity::delete_by_id(id).exec(&transaction).await?.rows_affected == 0 {
            return Ok(false);
        }
        touched(&transaction, row.version_id).await?;
        let held = held(row, Raised { topic: None, likely: 1.0 }, today, due);
        concern::Entity::insert(held).exec_without_returning(&transaction).await?;
        let deed = ConcernDeed { concern: id, who: Some(officer), at, did: Did::Found, note: String::new() };
        concern_event::Entity::insert(event(&deed)).exec_without_returning(&transaction).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// How many concerns nobody has opened, and how many of them should have been by now.
    pub async fn unopened(&self, today: &Day) -> Result<(u64, u64), StoreError> {
        let waiting = || concern::Entity::find().filter(concern::Column::State.eq(ConcernState::Waiting.as_str()));
        let late = waiting().filter(concern::Column::DueOn.lt(today.as_str())).count(&self.db).await?;
        Ok((waiting().count(&self.db).await?, late))
    }

    /// Concerns that nobody was told of yet.
    pub async fn untold(&self, now: i64) -> Result<Vec<ConcernRow>, StoreError> {
        let rows = without_words()
            .filter(concern::Column::Told.eq(false))
            .filter(concern::Column::ClaimedUntil.lt(now))
            .all(&self.db)
            .await?;
        Ok(rows.iter().filter_map(read).collect())
    }

    /// Concerns that nobody has opened by the last day to, and nobody was reminded of lately.
    pub async fn overdue(&self, today: &Day, now: i64) -> Result<Vec<ConcernRow>, StoreError> {
        let rows = without_words()
            .filter(concern::Column::State.eq(ConcernState::Waiting.as_str()))
            .filter(concern::Column::DueOn.lt(today.as_str()))
            .filter(concern::Column::ClaimedUntil.lt(now))
            .all(&self.db)
            .await?;
        Ok(rows.iter().filter_map(read).collect())
    }

    /// Takes it on to tell of a concern, or to remind of it, until a moment in seconds since 1970: a server that stops
    /// meanwhile keeps it from nobody. Whether nobody else has it now.
    pub async fn claim(&self, id: i64, reminded: bool, (now, until): (i64, i64)) -> Result<bool, StoreError> {
        // Of what is told of once, once; reminders come until somebody opens it.
        let due = if reminded {
            concern::Column::State.eq(ConcernState::Waiting.as_str())
        } else {
            concern::Column::Told.eq(false)
        };
        let done = concern::Entity::update_many()
            .col_expr(concern::Column::ClaimedUntil, Expr::value(until))
            .filter(concern::Column::Id.eq(id))
            .filter(due)
            .filter(concern::Column::ClaimedUntil.lt(now))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Gives it back, where nobody could be told.
    pub async fn unclaim(&self, id: i64) -> Result<(), StoreError> {
        concern::Entity::update_many()
            .col_expr(concern::Column::ClaimedUntil, Expr::value(0_i64))
            .filter(concern::Column::Id.eq(id))
            .exec(&self.db)
            .await?;
        Ok(())
    }

    /// Keeps that people were told of a concern, or reminded, and puts it on record: when is kept until they may be told again, the
    /// day for good. Told at once, its second would be the answer's.
    pub async fn told(&self, id: i64, reminded: bool, (at, day): (i64, i64)) -> Result<(), StoreError> {
        let did = if reminded { Did::Escalated } else { Did::Told };
        // Until then nobody is reminded again.
        let quiet = if reminded { at + REMIND_SECONDS } else { 0 };
        self.writer
            .write(Box::new(move |db| {
                Box::pin(async move {
                    concern::Entity::update_many()
                        .col_expr(told_of(reminded), Expr::value(true))
                        .col_expr(concern::Column::ClaimedUntil, Expr::value(quiet))
                        .filter(concern::Column::Id.eq(id))
                        .exec(db)
                        .await?;
                    event(&ConcernDeed { concern: id, who: None, at: day, did, note: String::new() })
                        .insert(db)
                        .await?;
                    Ok(())
                })
            }))
            .await
    }

    /// Deletes concerns that are passed on or closed, with their record, of versions whose answers are past their day;
    /// and what is on record of texts that were given back, a year after.
    pub async fn delete_finished_concerns(&self, versions: &[i64], now: i64) -> Result<u64, StoreError> {
        const YEAR: i64 = 365 * 24 * 3600;
        let finished = [ConcernState::PassedOn, ConcernState::Closed].map(ConcernState::as_str);
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        let ids: Vec<i64> = concern::Entity::find()
            .select_only()
            .column(concern::Column::Id)
            .filter(concern::Column::VersionId.is_in(versions.iter().copied()))
            .filter(concern::Column::State.is_in(finished))
            .into_tuple()
            .all(&transaction)
            .await?;
        for some in ids.chunks(500) {
            let these = || some.iter().copied();
            concern_event::Entity::delete_many()
                .filter(concern_event::Column::ConcernId.is_in(these()))
                .exec(&transaction)
                .await?;
            concern::Entity::delete_many().filter(concern::Column::Id.is_in(these())).exec(&transaction).await?;
        }
        let there = concern::Entity::find().select_only().column(concern::Column::Id).into_query();
        concern_event::Entity::delete_many()
            .filter(concern_event::Column::ConcernId.not_in_subquery(there))
            .filter(concern_event::Column::At.lt(now - YEAR))
            .exec(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(ids.len() as u64)
    }
}

/// How long after a reminder the next one comes, while nobody opens a concern: every day, at the hour it is looked for.
const REMIND_SECONDS: i64 = 20 * 3600;

/// Where it is kept that people were told of a concern, or reminded.
fn told_of(reminded: bool) -> concern::Column {
    if reminded { concern::Column::Escalated } else { concern::Column::Told }
}

pub(super) fn event(deed: &ConcernDeed) -> concern_event::ActiveModel {
    concern_event::ActiveModel {
        concern_id: Set(deed.concern),
        at: Set(deed.at),
        account_id: Set(deed.who),
        did: Set(deed.did.as_str().to_owned()),
        note: Set(deed.note.clone()),
        ..Default::default()
    }
}

/// A comment as it is kept for the safeguarding lead.
fn held(row: comment::Model, why: Raised, today: &Day, due: &Day) -> concern::ActiveModel {
    concern::ActiveModel {
        id: Set(row.id),
        response_id: Set(row.response_id),
        version_id: Set(row.version_id),
        question: Set(row.question),
        service: Set(row.service),
        language: Set(row.language),
        level: Set(row.level),
        body: Set(row.body),
        topic: Set(why.topic.map(|topic| topic.as_str().to_owned())),
        likely: Set(f64::from(why.likely)),
        state: Set(ConcernState::Waiting.as_str().to_owned()),
        raised_on: Set(today.as_str().to_owned()),
        due_on: Set(due.as_str().to_owned()),
        told: Set(false),
        claimed_until: Set(0),
        escalated: Set(false),
        engagement_id: Set(row.engagement_id),
    }
}

/// Concerns as lists have them: their words are not fetched where nobody reads them.
fn without_words() -> Select<concern::Entity> {
    let shown = concern::Column::iter().filter(|one| !matches!(one, concern::Column::Body));
    concern::Entity::find().select_only().columns(shown).column_as(Expr::value(""), "body")
}

/// A concern as it is kept. One that cannot be read, as after going back to an older program, is named in the log: nobody would look
/// for it.
fn read(row: &concern::Model) -> Option<ConcernRow> {
    let found = read_row(row);
    if found.is_none() {
        tracing::error!(concern = row.id, "a safeguarding concern cannot be read, and is on no list");
    }
    found
}

fn read_row(row: &concern::Model) -> Option<ConcernRow> {
    Some(ConcernRow {
        id: row.id,
        version: row.version_id,
        source: Source::of(row),
        slot: Slot {
            question: Code::parse(&row.question).ok()?,
            service: row.service.as_deref().and_then(|code| Code::parse(code).ok()),
        },
        level: ReadingLevel::parse(&row.level)?,
        topic: row.topic.as_deref().and_then(Topic::parse),
        state: ConcernState::parse(&row.state)?,
        raised: Day::parse(&row.raised_on)?,
        due: Day::parse(&row.due_on)?,
    })
}
