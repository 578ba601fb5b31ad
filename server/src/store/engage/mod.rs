//! Engagement sessions: what is planned, and how far it has come.

pub mod drawings;
pub mod live;
pub mod meetings;
pub mod notes;
pub mod sent_back;

use domain::{
    code::Code,
    consultation::Day,
    engage::{Countdown, Moment, NoteKind, Phase, Plan, Stage},
    respond::answer::Slot,
    survey::Survey,
};
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set, SqlErr, TransactionTrait as _,
    sea_query::{Expr, ExprTrait as _},
};

use live::Pulse;

use super::{
    Store, StoreError,
    brought::answers_lock,
    entities::{
        consultation, engagement, engagement_ballot, engagement_correction, engagement_count, engagement_drawing,
        engagement_note, engagement_participant,
    },
};

/// A session as it stands.
#[derive(Clone, Debug)]
pub struct Session {
    /// Its number, drawn at random.
    pub id: i64,
    /// The consultation.
    pub consultation: Code,
    /// The school's number.
    pub school: i64,
    /// What was planned.
    pub plan: Plan,
    /// How far it has come.
    pub stage: Stage,
    /// The version whose questions are put, once it has begun.
    pub version: Option<i64>,
    /// The code it is joined by, once it has begun.
    pub code: Option<String>,
    /// When the code stops working, in seconds since 1970.
    pub code_until: i64,
    /// The secret in the big screen's address.
    pub screen: String,
    /// The step and phase, as they are stored.
    pub at: (usize, Phase),
    /// The questions whose results were on the screen, from 0.
    pub shown: Vec<usize>,
    /// Changes with what the room is at.
    pub moment: i64,
    /// Changes with every vote, hand and join.
    pub beat: i64,
    /// The countdown on the big screen, where there is one.
    pub countdown: Option<Countdown>,
    /// How many began at their own speed, and how many of them sent.
    pub own_pace: (u32, u32),
    /// How many answers waited on devices without a network until their question's result had been seen, and are not counted.
    pub late: u32,
    /// How many took part, and how many chose not to, as whoever ran it says.
    pub attended: Option<(u32, u32)>,
    /// What the officer said when it was sent back.
    pub note: String,
}

/// What an officer decides about a session that was handed in.
#[derive(Clone, Debug)]
pub enum Decision {
    /// It is evidence.
    Accept {
        /// The notes that reports may quote.
        quotable: Vec<i64>,
        /// The drawings that may be shown, of those whose makers agreed.
        shown: Vec<i64>,
    },
    /// It is to be put right.
    SendBack {
        /// What is to be put right.
        note: String,
    },
}

impl Session {
    /// What tells whether a screen that was made of this is up to date.
    pub fn pulse(&self) -> Pulse {
        Pulse { moment: self.moment, beat: self.beat, over: self.stage.was_held() }
    }

    /// Where the room is.
    pub fn now(&self, survey: &Survey) -> Moment {
        Moment::of(self.at.0, self.at.1, self.plan.led_through(survey))
    }
}

/// A question's name in the store.
pub(super) fn slot_key(slot: &Slot) -> String {
    slot.to_string()
}

pub(super) fn read_slot(text: &str) -> Result<Slot, StoreError> {
    text.parse().map_err(|_| StoreError::Unreadable("a session", "question".to_owned()))
}

impl Store {
    /// Keeps a plan, and says the session's number; `None` where the consultation was taken back meanwhile.
    pub async fn plan_session(
        &self,
        consultation: &Code,
        school: i64,
        plan: &Plan,
        planned_by: i64,
    ) -> Result<Option<i64>, StoreError> {
        let id = crate::random::id();
        let row = engagement::ActiveModel {
            id: Set(id),
            consultation: Set(consultation.to_string()),
            school_id: Set(school),
            planned_by: Set(planned_by),
            plan: Set(json(plan)),
            day: Set(plan.day.as_str().to_owned()),
            stage: Set(Stage::Planned.as_str().to_owned()),
            version_id: Set(None),
            code: Set(None),
            code_until: Set(0),
            screen: Set(crate::random::token()),
            step: Set(0),
            phase: Set(Phase::Asking.as_str().to_owned()),
            shown: Set(String::new()),
            moment: Set(0),
            pulse: Set(0),
            began: Set(0),
            sent: Set(0),
            present: Set(None),
            sat_out: Set(None),
            note: Set(String::new()),
            decided_by: Set(None),
            decided_on: Set(None),
            told: Set(false),
            tell_from: Set(None),
            countdown_until: Set(None),
            late: Set(0),
        };
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        Self::one_at_a_time(&transaction, answers_lock(consultation)).await?;
        let of = consultation::Entity::find().filter(consultation::Column::Code.eq(consultation.as_str()));
        if of.count(&transaction).await? == 0 {
            return Ok(None);
        }
        engagement::Entity::insert(row).exec_without_returning(&transaction).await?;
        transaction.commit().await?;
        Ok(Some(id))
    }

    /// Changes a plan from what whoever changes it saw. Whether it was that still, and nothing had begun.
    pub async fn change_plan(&self, session: &Session, plan: &Plan) -> Result<bool, StoreError> {
        let done = engagement::Entity::update_many()
            .col_expr(engagement::Column::Plan, Expr::value(json(plan)))
            .col_expr(engagement::Column::Day, Expr::value(plan.day.as_str()))
            .col_expr(engagement::Column::Moment, Expr::col(engagement::Column::Moment).add(1))
            .filter(in_stage(session.id, Stage::Planned))
            .filter(engagement::Column::Moment.eq(session.moment))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Takes a plan back. Whether nothing had begun.
    pub async fn drop_plan(&self, id: i64) -> Result<bool, StoreError> {
        let done = engagement::Entity::delete_many().filter(in_stage(id, Stage::Planned)).exec(&self.db).await?;
        Ok(done.rows_affected == 1)
    }

    /// One session.
    pub async fn session(&self, id: i64) -> Result<Option<Session>, StoreError> {
        engagement::Entity::find_by_id(id).one(&self.db).await?.map(read).transpose()
    }

    /// The session a code leads to, whether or not it still goes on.
    pub async fn session_by_code(&self, code: &str) -> Result<Option<Session>, StoreError> {
        let row = engagement::Entity::find().filter(engagement::Column::Code.eq(code)).one(&self.db).await?;
        row.map(read).transpose()
    }

    /// The session a big screen belongs to.
    pub async fn session_by_screen(&self, screen: &str) -> Result<Option<Session>, StoreError> {
        let row = engagement::Entity::find().filter(engagement::Column::Screen.eq(screen)).one(&self.db).await?;
        row.map(read).transpose()
    }

    /// The sessions of a consultation, of one school or all, by day.
    pub async fn sessions(&self, consultation: &Code, school: Option<i64>) -> Result<Vec<Session>, StoreError> {
        let mut find = engagement::Entity::find().filter(engagement::Column::Consultation.eq(consultation.as_str()));
        if let Some(school) = school {
            find = find.filter(engagement::Column::SchoolId.eq(school));
        }
        let rows =
            find.order_by_asc(engagement::Column::Day).order_by_asc(engagement::Column::Id).all(&self.db).await?;
        rows.into_iter().map(read).collect()
    }

    /// The sessions of a consultation that were accepted, by day.
    pub(super) async fn accepted_sessions(&self, consultation: &Code) -> Result<Vec<Session>, StoreError> {
        let rows = engagement::Entity::find()
            .filter(engagement::Column::Consultation.eq(consultation.as_str()))
            .filter(engagement::Column::Stage.eq(Stage::Accepted.as_str()))
            .order_by_asc(engagement::Column::Day)
            .order_by_asc(engagement::Column::Id)
            .all(&self.db)
            .await?;
        rows.into_iter().map(read).collect()
    }

    /// Begins a session: from now on its code works, until a moment in seconds since 1970. [`StoreError::Conflict`]
    /// where another session has the code; `false` where this one had begun, or its plan was changed since it was read.
    pub async fn open_session(
        &self,
        session: &Session,
        version: i64,
        code: &str,
        until: i64,
    ) -> Result<bool, StoreError> {
        let done = engagement::Entity::update_many()
            .col_expr(engagement::Column::Stage, Expr::value(Stage::Open.as_str()))
            .col_expr(engagement::Column::VersionId, Expr::value(version))
            .col_expr(engagement::Column::Code, Expr::value(code))
            .col_expr(engagement::Column::CodeUntil, Expr::value(until))
            .col_expr(engagement::Column::Moment, Expr::col(engagement::Column::Moment).add(1))
            .filter(in_stage(session.id, Stage::Planned))
            .filter(engagement::Column::Moment.eq(session.moment))
            .exec(&self.db)
            .await;
        match done {
            Ok(done) => Ok(done.rows_affected == 1),
            Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => {
                Err(StoreError::Conflict)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Says how many took part and how many chose not to, and hands a session in. Whether it was over and not handed in.
    pub async fn hand_in(&self, id: i64, (present, sat_out): (u32, u32)) -> Result<bool, StoreError> {
        let done = engagement::Entity::update_many()
            .col_expr(engagement::Column::Stage, Expr::value(Stage::HandedIn.as_str()))
            .col_expr(engagement::Column::Present, Expr::value(present))
            .col_expr(engagement::Column::SatOut, Expr::value(sat_out))
            .col_expr(engagement::Column::TellFrom, Expr::value(None::<i64>))
            .filter(in_stage(id, Stage::Closed))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Keeps an officer's decision about a session that was handed in. Whether it was such a one still.
    pub async fn decide_session(
        &self,
        id: i64,
        decision: &Decision,
        officer: i64,
        today: &Day,
    ) -> Result<bool, StoreError> {
        // A school whose session is sent back is told at once.
        let (stage, note, tell_from) = match decision {
            Decision::Accept { .. } => (Stage::Accepted, "", None),
            Decision::SendBack { note } => (Stage::Closed, note.as_str(), Some(0i64)),
        };
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        let done = engagement::Entity::update_many()
            .col_expr(engagement::Column::Stage, Expr::value(stage.as_str()))
            .col_expr(engagement::Column::Note, Expr::value(note))
            .col_expr(engagement::Column::TellFrom, Expr::value(tell_from))
            .col_expr(engagement::Column::DecidedBy, Expr::value(officer))
            .col_expr(engagement::Column::DecidedOn, Expr::value(today.as_str()))
            .filter(in_stage(id, Stage::HandedIn))
            .exec(&transaction)
            .await?;
        if done.rows_affected == 0 {
            return Ok(false);
        }
        if let Decision::Accept { quotable, shown } = decision {
            engagement_note::Entity::update_many()
                .col_expr(engagement_note::Column::Quotable, Expr::value(true))
                .filter(engagement_note::Column::EngagementId.eq(id))
                .filter(engagement_note::Column::Id.is_in(quotable.iter().copied()))
                // In their own words, only where they agreed.
                .filter(
                    Condition::any()
                        .add(engagement_note::Column::Kind.ne(NoteKind::AsSaid.as_str()))
                        .add(engagement_note::Column::Consent.eq(true)),
                )
                .exec(&transaction)
                .await?;
            engagement_drawing::Entity::update_many()
                .col_expr(engagement_drawing::Column::Shown, Expr::value(true))
                .filter(engagement_drawing::Column::EngagementId.eq(id))
                .filter(engagement_drawing::Column::Agreed.eq(true))
                .filter(engagement_drawing::Column::Id.is_in(shown.iter().copied()))
                .exec(&transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// Deletes every session of a consultation, with all that was kept of it; of one that a concern for a child is of which
    /// is still being dealt with, all but where it was. Returns how many sessions were deleted.
    pub async fn delete_sessions(&self, consultation: &Code) -> Result<u64, StoreError> {
        let ids: Vec<i64> = engagement::Entity::find()
            .select_only()
            .column(engagement::Column::Id)
            .filter(engagement::Column::Consultation.eq(consultation.as_str()))
            .into_tuple()
            .all(&self.db)
            .await?;
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        macro_rules! delete {
            ($($table:ident),+) => {
                $($table::Entity::delete_many()
                    .filter($table::Column::EngagementId.is_in(ids.iter().copied()))
                    .exec(&transaction)
                    .await?;)+
            };
        }
        delete!(
            engagement_participant,
            engagement_ballot,
            engagement_count,
            engagement_correction,
            engagement_note,
            engagement_drawing
        );
        let named = notes::of_open_concerns(&transaction).await?;
        let done = engagement::Entity::delete_many()
            .filter(engagement::Column::Id.is_in(ids.iter().copied().filter(|id| !named.contains(id))))
            .exec(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(done.rows_affected)
    }
}

/// Sessions of which what is kept may still be changed: [`Stage::can_be_corrected`].
fn correctable() -> Condition {
    let stages = Stage::ALL.iter().filter(|stage| stage.can_be_corrected()).map(|stage| stage.as_str());
    Condition::all().add(engagement::Column::Stage.is_in(stages))
}

fn in_stage(id: i64, stage: Stage) -> Condition {
    Condition::all().add(engagement::Column::Id.eq(id)).add(engagement::Column::Stage.eq(stage.as_str()))
}

fn json(plan: &Plan) -> String {
    serde_json::to_string(plan).expect("names and numbers")
}

/// Numbers as `0 2 5`.
pub(super) fn shown_text(shown: &[usize]) -> String {
    shown.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn numbers(text: &str) -> Vec<usize> {
    text.split(' ').filter_map(|number| number.parse().ok()).collect()
}

fn whole(n: i32) -> u32 {
    u32::try_from(n).unwrap_or_default()
}

fn read(row: engagement::Model) -> Result<Session, StoreError> {
    let unreadable = |what: &str| StoreError::Unreadable("a session", what.to_owned());
    Ok(Session {
        id: row.id,
        consultation: Code::parse(&row.consultation).map_err(|_| unreadable("consultation"))?,
        school: row.school_id,
        plan: serde_json::from_str(&row.plan).map_err(|error| unreadable(&error.to_string()))?,
        stage: Stage::parse(&row.stage).ok_or_else(|| unreadable("stage"))?,
        version: row.version_id,
        code: row.code,
        code_until: row.code_until,
        screen: row.screen,
        at: (
            usize::try_from(row.step).unwrap_or_default(),
            Phase::parse(&row.phase).ok_or_else(|| unreadable("phase"))?,
        ),
        shown: numbers(&row.shown),
        moment: row.moment,
        beat: row.pulse,
        own_pace: (whole(row.began), whole(row.sent)),
        late: whole(row.late),
        attended: row.present.map(|present| (whole(present), row.sat_out.map(whole).unwrap_or_default())),
        countdown: row.countdown_until.map(Countdown::read),
        note: row.note,
    })
}
