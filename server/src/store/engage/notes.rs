//! What was noted in a session, and what accepted sessions come to.

use domain::{
    code::Code,
    consultation::Day,
    engage::{Agreed, NoteKind, evidence::Held},
    level::ReadingLevel,
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait, QueryFilter as _, QueryOrder as _, QuerySelect as _, Select, Set,
    TransactionTrait as _, sea_query::OnConflict,
};
use sentiment::safeguarding::Concern;

use super::{Session, correctable, live::beat};
use crate::store::{
    Store, StoreError,
    concerns::{ConcernDeed, ConcernState, Did, event},
    entities::{concern, concern_event, engagement_note},
};

/// The beginning of the question that a concern from a session's notes is kept under, before what the note holds: no
/// survey asks it.
const NOTE_QUESTION: &str = "session-note-";

/// What a concern's note holds, where it is a session's note.
pub(in crate::store) fn note_kind(question: &str) -> Option<NoteKind> {
    NoteKind::parse(question.strip_prefix(NOTE_QUESTION)?)
}

/// A note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its number.
    pub id: i64,
    /// What it holds.
    pub kind: NoteKind,
    /// The service it is about.
    pub service: Option<Code>,
    /// The words.
    pub body: String,
    /// How many of the room agreed.
    pub agreed: Option<Agreed>,
    /// Whether an officer has read it and lets reports quote it.
    pub quotable: bool,
    /// Whether whoever said it, where it is in their words, agreed that people outside the school may read it.
    pub consent: bool,
}

/// What the safeguarding screen found in a note.
#[derive(Clone, Debug)]
pub struct FoundInNote {
    /// What.
    pub why: Concern,
    /// The day.
    pub today: Day,
    /// The day by which a lead should have opened it.
    pub due: Day,
    /// The account of whoever wrote the note down: whom the lead asks first.
    pub by: i64,
    /// When, in seconds since 1970.
    pub at: i64,
}

/// The sessions that concerns are of which somebody has still to deal with.
pub(super) async fn of_open_concerns(db: &impl ConnectionTrait) -> Result<Vec<i64>, StoreError> {
    let states = [ConcernState::Waiting, ConcernState::Open].map(ConcernState::as_str);
    let unfinished = || concern::Entity::find().select_only().filter(concern::Column::State.is_in(states));
    let noted = unfinished()
        .column(concern::Column::ResponseId)
        .filter(concern::Column::Question.starts_with(NOTE_QUESTION))
        .into_tuple::<i64>();
    // What a child wrote in it themselves: where they were is all that is known of who they are.
    let written = unfinished()
        .column(concern::Column::EngagementId)
        .filter(concern::Column::EngagementId.is_not_null())
        .into_tuple::<i64>();
    let mut found = noted.all(db).await?;
    found.extend(written.all(db).await?);
    Ok(found)
}

/// The words of what is there, if it is.
async fn body_of<E: EntityTrait>(
    one: Select<E>,
    body: E::Column,
    db: &impl ConnectionTrait,
) -> Result<Option<String>, StoreError> {
    Ok(one.select_only().column(body).into_tuple().one(db).await?)
}

impl Store {
    /// Keeps a note that the whole of the safeguarding screen has read, with what it found: what may be a concern for a
    /// child is kept with the concerns alone, however far the session has come. Whether it was kept.
    pub async fn add_note(
        &self,
        (session, version): (&Session, i64),
        note: &Note,
        found: Option<FoundInNote>,
    ) -> Result<bool, StoreError> {
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        // The session's row first: it was read before the note was screened, and may be handed in by now.
        match beat(&transaction, session.id, correctable()).await {
            Err(StoreError::Conflict) if found.is_none() => return Ok(false),
            // A concern is kept however far the session has come.
            Err(StoreError::Conflict) => {}
            done => done?,
        }
        // A form that was gone back to names what it sent before: other words are another note, and none is lost for it.
        let kept = engagement_note::Entity::find_by_id(note.id);
        let kept = body_of(kept, engagement_note::Column::Body, &transaction).await?;
        let held = body_of(concern::Entity::find_by_id(note.id), concern::Column::Body, &transaction).await?;
        let fresh = Note { id: crate::random::id(), ..note.clone() };
        let note = if kept.iter().chain(&held).any(|body| *body != note.body) { &fresh } else { note };
        let Some(FoundInNote { why, today, due, by, at }) = found else {
            let row = engagement_note::ActiveModel {
                id: Set(note.id),
                engagement_id: Set(session.id),
                kind: Set(note.kind.as_str().to_owned()),
                service: Set(note.service.as_ref().map(ToString::to_string)),
                body: Set(note.body.clone()),
                agreed: Set(note.agreed.map(|agreed| agreed.as_str().to_owned())),
                quotable: Set(false),
                consent: Set(note.consent),
            };
            // Sent twice, it is one note.
            engagement_note::Entity::insert(row)
                .on_conflict(OnConflict::column(engagement_note::Column::Id).do_nothing().to_owned())
                .exec_without_returning(&transaction)
                .await?;
            transaction.commit().await?;
            return Ok(true);
        };
        let held = concern::ActiveModel {
            id: Set(note.id),
            // Not a response's: a session's, whose school the lead is told.
            response_id: Set(session.id),
            version_id: Set(version),
            question: Set(format!("{NOTE_QUESTION}{}", note.kind.as_str())),
            service: Set(note.service.as_ref().map(ToString::to_string)),
            language: Set("en".to_owned()),
            level: Set(session.plan.level.to_string()),
            body: Set(note.body.clone()),
            topic: Set(why.topic.map(|topic| topic.as_str().to_owned())),
            likely: Set(f64::from(why.likely)),
            state: Set(ConcernState::Waiting.as_str().to_owned()),
            raised_on: Set(today.as_str().to_owned()),
            due_on: Set(due.as_str().to_owned()),
            told: Set(false),
            escalated: Set(false),
            claimed_until: Set(0),
            engagement_id: Set(None),
        };
        let new = concern::Entity::insert(held)
            .on_conflict(OnConflict::column(concern::Column::Id).do_nothing().to_owned())
            .exec_without_returning(&transaction)
            .await?;
        // Whom the lead asks first. Sent twice, it was written once.
        if new == 1 {
            let (who, note_id) = (Some(by), note.id);
            let written = ConcernDeed { concern: note_id, who, at, did: Did::Written, note: String::new() };
            concern_event::Entity::insert(event(&written)).exec_without_returning(&transaction).await?;
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// Takes a note away. Whether there was such a one, and the session may still be corrected.
    pub async fn drop_note(&self, session: &Session, note: i64) -> Result<bool, StoreError> {
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        match beat(&transaction, session.id, correctable()).await {
            Err(StoreError::Conflict) => return Ok(false),
            done => done?,
        }
        let done = engagement_note::Entity::delete_many()
            .filter(engagement_note::Column::Id.eq(note))
            .filter(engagement_note::Column::EngagementId.eq(session.id))
            .exec(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(done.rows_affected == 1)
    }

    /// A session's notes.
    pub async fn notes(&self, session: i64) -> Result<Vec<Note>, StoreError> {
        let rows = engagement_note::Entity::find()
            .filter(engagement_note::Column::EngagementId.eq(session))
            .order_by_asc(engagement_note::Column::Service)
            .order_by_asc(engagement_note::Column::Id)
            .all(&self.db)
            .await?;
        rows.into_iter().map(read).collect()
    }

    /// The sessions that were accepted, with what they said.
    pub async fn accepted(&self, consultation: &Code) -> Result<Vec<Held>, StoreError> {
        let mut held = Vec::new();
        for session in self.accepted_sessions(consultation).await? {
            let (present, sat_out) = session.attended.unwrap_or_default();
            held.push(Held {
                survey: session.plan.survey.clone(),
                level: session.plan.level,
                school: Some(session.school),
                // What they put on paper is a room's.
                own_pace: !session.plan.asks_the_room(),
                present: u64::from(present),
                sat_out: u64::from(sat_out),
                needs: session.plan.needs.clone(),
                counts: self.counts(session.id).await?,
            });
        }
        Ok(held)
    }

    /// The notes of accepted sessions, each with the survey and level it was made at.
    pub async fn accepted_notes(&self, consultation: &Code) -> Result<Vec<(Code, ReadingLevel, Note)>, StoreError> {
        let mut all = Vec::new();
        for session in self.accepted_sessions(consultation).await? {
            for note in self.notes(session.id).await? {
                all.push((session.plan.survey.clone(), session.plan.level, note));
            }
        }
        Ok(all)
    }
}

pub(crate) fn read(row: engagement_note::Model) -> Result<Note, StoreError> {
    let unreadable = |what: &str| StoreError::Unreadable("a note", what.to_owned());
    Ok(Note {
        id: row.id,
        kind: NoteKind::parse(&row.kind).ok_or_else(|| unreadable("kind"))?,
        service: row.service.as_deref().map(Code::parse).transpose().map_err(|_| unreadable("service"))?,
        body: row.body,
        agreed: row.agreed.as_deref().and_then(Agreed::parse),
        quotable: row.quotable,
        consent: row.consent,
    })
}
