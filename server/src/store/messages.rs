//! What people write to the council beside a survey, and children's wishes to be talked to. Nothing leads from either to a
//! response.

use domain::{
    code::Code,
    consultation::Day,
    language::Language,
    level::ReadingLevel,
    message::{Message, State, Subject, is_late},
};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    QuerySelect as _, Set, TransactionTrait as _,
    sea_query::{Expr, ExprTrait as _, Func, OnConflict},
};
use sentiment::safeguarding::Concern as Raised;

use super::{
    Store, StoreError,
    concerns::{ConcernDeed, ConcernState, Did, event},
    entities::{concern, concern_event, message},
};

/// The question that a concern is kept under which is a message to the council: no survey asks it.
const MESSAGE_QUESTION: &str = "message-to-council";
/// The same of a child's wish to be talked to.
const WISH_QUESTION: &str = "wish-to-be-talked-to";

/// Whether a concern is a message.
pub(super) fn is_message(question: &str) -> bool {
    question == MESSAGE_QUESTION
}

/// Whether a concern is a child's wish.
pub(super) fn is_wish(question: &str) -> bool {
    question == WISH_QUESTION
}

/// A message, for officers. Of one that a safeguarding lead has they see neither words nor where it came from.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its number.
    pub id: i64,
    /// What it says, about what, and where an answer is wanted.
    pub message: Message,
    /// The language and wording it was written from.
    pub wording: (Language, ReadingLevel),
    /// The day it came.
    pub came: Day,
    /// The day by which something is to be done about it.
    pub due: Day,
    /// How far it has come.
    pub state: State,
    /// What was done, a line each time.
    pub note: String,
    /// Who did it last.
    pub by: Option<String>,
    /// Whether its words are with the safeguarding lead: officers see that it is there, and by when it is owed something.
    pub held: bool,
    /// The day on which whoever wrote was told that it came.
    pub acknowledged: Option<Day>,
    /// The day on which it was answered.
    pub answered: Option<Day>,
}

/// Something that was written, when, and from where.
#[derive(Clone, Debug)]
pub struct Written {
    /// Its number: drawn by whoever made the form, so that a form that is sent twice is one message.
    pub id: i64,
    /// The language of the wording it was written from.
    pub language: Language,
    /// Its level.
    pub level: ReadingLevel,
    /// The day it comes.
    pub today: Day,
}

/// What goes to the safeguarding lead, and under which version of a survey it is kept.
#[derive(Clone, Debug)]
pub struct ForLead {
    /// What the screen found; of a wish, that a child says so.
    pub why: Raised,
    /// The version.
    pub version: i64,
    /// The day by which a lead should have opened it.
    pub due: Day,
}

/// What was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Its number.
    pub id: i64,
    /// Whether it was not there before: a form that is sent twice is one message.
    pub new: bool,
}

impl Store {
    /// Keeps a message, to be dealt with by a day; one that may be a concern for a child without its words, which the
    /// safeguarding lead alone has.
    pub async fn add_message(
        &self,
        (consultation, due): (&Code, &Day),
        written: &Written,
        wrote: &Message,
        found: Option<ForLead>,
    ) -> Result<Sent, StoreError> {
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        let written = &named(&transaction, written, wrote).await?;
        let row = message::ActiveModel {
            id: Set(written.id),
            consultation: Set(consultation.to_string()),
            subject: Set(wrote.subject.as_str().to_owned()),
            language: Set(written.language.to_string()),
            level: Set(written.level.to_string()),
            body: Set(found.is_none().then(|| wrote.body.clone())),
            reach: Set(wrote.reach.clone()),
            came_on: Set(written.today.as_str().to_owned()),
            due_on: Set(due.as_str().to_owned()),
            state: Set(State::Waiting.as_str().to_owned()),
            note: Set(String::new()),
            account_id: Set(None),
            acknowledged_on: Set(None),
            answered_on: Set(None),
        };
        let new = message::Entity::insert(row)
            .on_conflict(OnConflict::column(message::Column::Id).do_nothing().to_owned())
            .exec_without_returning(&transaction)
            .await?;
        if new == 1
            && let Some(lead) = found
        {
            hold(&transaction, MESSAGE_QUESTION, written, wrote.body.clone(), lead).await?;
        }
        transaction.commit().await?;
        Ok(Sent { id: written.id, new: new == 1 })
    }

    /// Keeps that a child wants to be talked to, for the safeguarding lead alone.
    pub async fn add_wish(&self, written: &Written, body: String, lead: ForLead) -> Result<Sent, StoreError> {
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        let held = concern::Entity::find_by_id(written.id).one(&transaction).await?;
        let written = &renamed(written, held.is_some_and(|row| row.body != body));
        let new = hold(&transaction, WISH_QUESTION, written, body, lead).await?;
        transaction.commit().await?;
        Ok(Sent { id: written.id, new })
    }

    /// A consultation's messages that officers see: those first that are not answered, by the day by which they should be; then
    /// the others, the last first.
    pub async fn messages(&self, consultation: &Code) -> Result<Vec<Kept>, StoreError> {
        let names = self.account_names().await?;
        let rows = of(consultation).all(&self.db).await?;
        let mut kept = rows
            .into_iter()
            .map(|row| {
                let by = row.account_id.and_then(|id| names.get(&id).cloned());
                read(row, by)
            })
            .collect::<Result<Vec<_>, _>>()?;
        kept.sort_by(|a, b| {
            let done = |one: &Kept| one.state == State::Answered;
            let open = done(a).cmp(&done(b));
            let by_day = if done(a) { b.answered.cmp(&a.answered) } else { a.due.cmp(&b.due) };
            open.then(by_day).then(a.id.cmp(&b.id))
        });
        Ok(kept)
    }

    /// How many messages are not answered yet, and with how many of them the council is late.
    pub async fn unanswered(&self, consultation: &Code, today: &Day) -> Result<(usize, usize), StoreError> {
        let rows = of(consultation).filter(message::Column::State.ne(State::Answered.as_str())).all(&self.db).await?;
        let late = rows.iter().filter(|row| {
            let (subject, state) = (Subject::parse(&row.subject), State::parse(&row.state));
            let (Some(subject), Some(state), Some(due)) = (subject, state, Day::parse(&row.due_on)) else {
                return false;
            };
            is_late((subject, row.body.is_none() || row.reach.is_some()), state, &due, today)
        });
        Ok((rows.len(), late.count()))
    }

    /// Keeps that something was done about a message, and what. Whether it could be: not where it is that far already.
    pub async fn deal_with(
        &self,
        consultation: &Code,
        id: i64,
        (to, note): (State, &str),
        (officer, today): (i64, &Day),
    ) -> Result<bool, StoreError> {
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        let row = message::Entity::find_by_id(id)
            .filter(message::Column::Consultation.eq(consultation.as_str()))
            .lock_exclusive()
            .one(&transaction)
            .await?;
        let Some(row) = row.filter(|row| State::parse(&row.state).is_some_and(|state| state.may_become(to))) else {
            return Ok(false);
        };
        // What was done before stays.
        let lines =
            [row.note.as_str(), note].into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
        let mut row: message::ActiveModel = row.into();
        row.state = Set(to.as_str().to_owned());
        row.note = Set(lines);
        row.account_id = Set(Some(officer));
        let day = Some(today.as_str().to_owned());
        match to {
            State::Answered => row.answered_on = Set(day),
            State::Acknowledged => row.acknowledged_on = Set(day),
            State::Waiting => {}
        }
        row.update(&transaction).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Keeps that an officer holds a message to be a concern for a child: its words are with the safeguarding lead from then on.
    /// Whether there was one.
    pub async fn raise_message(
        &self,
        consultation: &Code,
        id: i64,
        (officer, at): (i64, i64),
        (today, lead): (&Day, ForLead),
    ) -> Result<bool, StoreError> {
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        let row = message::Entity::find_by_id(id)
            .filter(message::Column::Consultation.eq(consultation.as_str()))
            .lock_exclusive()
            .one(&transaction)
            .await?;
        let Some((row, body)) = row.and_then(|row| row.body.clone().map(|body| (row, body))) else { return Ok(false) };
        let kept = read(row.clone(), None)?;
        let written = Written { id, language: kept.wording.0, level: kept.wording.1, today: today.clone() };
        let mut row: message::ActiveModel = row.into();
        row.body = Set(None);
        row.update(&transaction).await?;
        // One that was given back before is there no more.
        hold(&transaction, MESSAGE_QUESTION, &written, body, lead).await?;
        let deed = ConcernDeed { concern: id, who: Some(officer), at, did: Did::Found, note: String::new() };
        concern_event::Entity::insert(event(&deed)).exec_without_returning(&transaction).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Keeps that whoever wrote was told by the program that it came.
    pub async fn acknowledged(&self, id: i64, today: &Day) -> Result<(), StoreError> {
        message::Entity::update_many()
            .col_expr(message::Column::AcknowledgedOn, Expr::value(today.as_str()))
            .col_expr(message::Column::State, Expr::value(State::Acknowledged.as_str()))
            .filter(message::Column::Id.eq(id))
            .filter(message::Column::State.is_in(before(State::Acknowledged)))
            .exec(&self.db)
            .await?;
        Ok(())
    }

    /// Whether another message of the same day wants its answer there: nobody's box is filled with what the program sends.
    pub async fn wrote_before(&self, id: i64, reach: &str, today: &Day) -> Result<bool, StoreError> {
        let there = Expr::expr(Func::lower(Expr::col(message::Column::Reach))).eq(reach.to_lowercase());
        let same = message::Entity::find()
            .filter(message::Column::Id.ne(id))
            .filter(message::Column::CameOn.eq(today.as_str()))
            .filter(there);
        Ok(same.count(&self.db).await? > 0)
    }

    /// A message that a safeguarding lead has: what is known of it beside its words.
    pub(super) async fn held_message(&self, id: i64) -> Result<Option<Kept>, StoreError> {
        message::Entity::find_by_id(id).one(&self.db).await?.map(|row| read(row, None)).transpose()
    }

    /// Deletes a consultation's messages that were answered, and what is left of those a safeguarding lead has dealt with. One
    /// that waits for an answer is kept until it has one.
    pub async fn delete_messages(&self, consultation: &Code) -> Result<u64, StoreError> {
        let with_lead = concern::Entity::find().select_only().column(concern::Column::Id);
        let with_lead: Vec<i64> =
            with_lead.filter(concern::Column::Question.eq(MESSAGE_QUESTION)).into_tuple().all(&self.db).await?;
        let answered = message::Column::State.eq(State::Answered.as_str());
        let left = message::Column::Body.is_null().and(message::Column::Id.is_not_in(with_lead));
        let gone = message::Entity::delete_many()
            .filter(message::Column::Consultation.eq(consultation.as_str()))
            .filter(answered.or(left))
            .exec(&self.db)
            .await?;
        Ok(gone.rows_affected)
    }
}

/// What was written, under a number of its own: a form that was gone back to names what it sent before, and what is put right in
/// it is another message. None is lost for it.
async fn named(db: &impl ConnectionTrait, written: &Written, wrote: &Message) -> Result<Written, StoreError> {
    let Some(kept) = message::Entity::find_by_id(written.id).one(db).await? else { return Ok(written.clone()) };
    let held = concern::Entity::find_by_id(written.id).one(db).await?.map(|row| row.body);
    let same = kept.body.or(held).is_some_and(|body| body == wrote.body)
        && kept.reach == wrote.reach
        && kept.subject == wrote.subject.as_str();
    Ok(renamed(written, !same))
}

fn renamed(written: &Written, other: bool) -> Written {
    Written { id: if other { crate::random::id() } else { written.id }, ..written.clone() }
}

/// Gives a message that is no concern to officers.
pub(super) async fn release(db: &impl ConnectionTrait, id: i64, body: &str) -> Result<(), StoreError> {
    message::Entity::update_many()
        .col_expr(message::Column::Body, Expr::value(body))
        .filter(message::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// A consultation's messages.
fn of(consultation: &Code) -> sea_orm::Select<message::Entity> {
    message::Entity::find().filter(message::Column::Consultation.eq(consultation.as_str()))
}

/// The states from which a message can come to one.
fn before(to: State) -> Vec<&'static str> {
    State::ALL.into_iter().filter(|state| state.may_become(to)).map(State::as_str).collect()
}

/// Keeps something for the safeguarding lead. Whether it is new.
async fn hold(
    db: &impl ConnectionTrait,
    question: &str,
    written: &Written,
    body: String,
    lead: ForLead,
) -> Result<bool, StoreError> {
    let row = concern::ActiveModel {
        id: Set(written.id),
        // Of no response: of itself, beside which nothing stands.
        response_id: Set(written.id),
        version_id: Set(lead.version),
        question: Set(question.to_owned()),
        service: Set(None),
        language: Set(written.language.to_string()),
        level: Set(written.level.to_string()),
        body: Set(body),
        topic: Set(lead.why.topic.map(|topic| topic.as_str().to_owned())),
        likely: Set(f64::from(lead.why.likely)),
        state: Set(ConcernState::Waiting.as_str().to_owned()),
        raised_on: Set(written.today.as_str().to_owned()),
        due_on: Set(lead.due.as_str().to_owned()),
        told: Set(false),
        escalated: Set(false),
        claimed_until: Set(0),
        engagement_id: Set(None),
    };
    let new = concern::Entity::insert(row)
        .on_conflict(OnConflict::column(concern::Column::Id).do_nothing().to_owned())
        .exec_without_returning(db)
        .await?;
    Ok(new == 1)
}

fn read(row: message::Model, by: Option<String>) -> Result<Kept, StoreError> {
    let unreadable = |what: &str| StoreError::Unreadable("a message", what.to_owned());
    Ok(Kept {
        held: row.body.is_none(),
        acknowledged: row.acknowledged_on.as_deref().and_then(Day::parse),
        id: row.id,
        message: Message {
            subject: Subject::parse(&row.subject).ok_or_else(|| unreadable("what it is about"))?,
            body: row.body.unwrap_or_default(),
            reach: row.reach,
        },
        wording: (
            Language::parse(&row.language).ok_or_else(|| unreadable("its language"))?,
            ReadingLevel::parse(&row.level).ok_or_else(|| unreadable("its level"))?,
        ),
        came: Day::parse(&row.came_on).ok_or_else(|| unreadable("the day it came"))?,
        due: Day::parse(&row.due_on).ok_or_else(|| unreadable("its day"))?,
        state: State::parse(&row.state).ok_or_else(|| unreadable("how far it has come"))?,
        note: row.note,
        by,
        answered: row.answered_on.as_deref().and_then(Day::parse),
    })
}
