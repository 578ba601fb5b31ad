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
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QuerySelect as _, Set,
    TransactionTrait as _,
    sea_query::{Expr, ExprTrait as _, OnConflict},
};
use sentiment::safeguarding::Concern as Raised;

use super::{
    Store, StoreError,
    concerns::ConcernState,
    entities::{account, concern, message},
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

/// A message, for officers. Those that a safeguarding lead has are none of theirs.
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
    /// What was done.
    pub note: String,
    /// Who did it last.
    pub by: Option<String>,
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
        let written = &named(&transaction, written, &wrote.body).await?;
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
        let written = &named(&transaction, written, &body).await?;
        let new = hold(&transaction, WISH_QUESTION, written, body, lead).await?;
        transaction.commit().await?;
        Ok(Sent { id: written.id, new })
    }

    /// A consultation's messages that officers see: those first that are not answered, by the day by which they should be; then
    /// the others, the last first.
    pub async fn messages(&self, consultation: &Code) -> Result<Vec<Kept>, StoreError> {
        let names = account::Entity::find().all(&self.db).await?;
        let rows = seen(consultation).all(&self.db).await?;
        let mut kept = rows
            .into_iter()
            .map(|row| {
                let by = row.account_id.and_then(|id| names.iter().find(|one| one.id == id));
                let by = by.map(|one| one.name.clone());
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
        let rows: Vec<(String, String, String)> = seen(consultation)
            .select_only()
            .columns([message::Column::Subject, message::Column::State, message::Column::DueOn])
            .filter(message::Column::State.ne(State::Answered.as_str()))
            .into_tuple()
            .all(&self.db)
            .await?;
        let late = rows.iter().filter(|(subject, state, due)| {
            let (subject, state, due) = (Subject::parse(subject), State::parse(state), Day::parse(due));
            matches!((subject, state, due), (Some(subject), Some(state), Some(due)) if is_late(subject, state, &due, today))
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
        let mut done = message::Entity::update_many()
            .col_expr(message::Column::State, Expr::value(to.as_str()))
            .col_expr(message::Column::Note, Expr::value(note))
            .col_expr(message::Column::AccountId, Expr::value(officer))
            .filter(message::Column::Id.eq(id))
            .filter(message::Column::Consultation.eq(consultation.as_str()))
            .filter(message::Column::Body.is_not_null())
            .filter(message::Column::State.is_in(before(to)));
        if to == State::Answered {
            done = done.col_expr(message::Column::AnsweredOn, Expr::value(today.as_str()));
        }
        Ok(done.exec(&self.db).await?.rows_affected == 1)
    }

    /// Keeps that whoever wrote was told by the program that it came.
    pub async fn acknowledged(&self, id: i64) -> Result<(), StoreError> {
        message::Entity::update_many()
            .col_expr(message::Column::State, Expr::value(State::Acknowledged.as_str()))
            .filter(message::Column::Id.eq(id))
            .filter(message::Column::State.is_in(before(State::Acknowledged)))
            .exec(&self.db)
            .await?;
        Ok(())
    }

    /// Whether a message of the same day wants its answer there: nobody's box is filled with what the program sends.
    pub async fn wrote_today(&self, reach: &str, today: &Day) -> Result<bool, StoreError> {
        let same = message::Entity::find().filter(message::Column::CameOn.eq(today.as_str())).filter(
            Expr::expr(sea_orm::sea_query::Func::lower(Expr::col(message::Column::Reach))).eq(reach.to_lowercase()),
        );
        Ok(same.count(&self.db).await? > 0)
    }

    /// Where an answer is wanted to a message that a safeguarding lead has.
    pub(super) async fn reach(&self, id: i64) -> Result<Option<String>, StoreError> {
        let row = message::Entity::find_by_id(id).one(&self.db).await?;
        Ok(row.and_then(|row| row.reach))
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

/// What was written, under a number of its own: a form that was gone back to names what it sent before, and other words are
/// another message. None is lost for it.
async fn named(db: &impl ConnectionTrait, written: &Written, body: &str) -> Result<Written, StoreError> {
    let kept = message::Entity::find_by_id(written.id).one(db).await?.and_then(|row| row.body);
    let held = concern::Entity::find_by_id(written.id).one(db).await?.map(|row| row.body);
    let other = kept.iter().chain(&held).any(|there| there != body);
    Ok(Written { id: if other { crate::random::id() } else { written.id }, ..written.clone() })
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

/// What officers see of a consultation.
fn seen(consultation: &Code) -> sea_orm::Select<message::Entity> {
    message::Entity::find()
        .filter(message::Column::Consultation.eq(consultation.as_str()))
        .filter(message::Column::Body.is_not_null())
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
