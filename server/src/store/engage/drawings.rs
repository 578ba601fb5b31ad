//! Drawings of sessions, and those that stand in reports.

use std::collections::BTreeMap;

use domain::{code::Code, engage::drawing, level::ReadingLevel, outcome::Document, publication::Publication as _};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, Set,
    TransactionTrait as _, sea_query::OnConflict,
};

use super::{Session, correctable, live::beat};
use crate::{
    picture::Picture,
    store::{
        Store, StoreError,
        entities::{engagement_drawing, outcome_drawing, outcome_edition},
    },
};

/// A drawing, without its picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// Its number.
    pub id: i64,
    /// The service it is about.
    pub service: Option<Code>,
    /// What it shows.
    pub words: String,
    /// Whether those who drew it agreed that it may be shown outside the room.
    pub agreed: bool,
    /// Whether an officer has looked at it and lets reports show it.
    pub shown: bool,
    /// The digest of the picture.
    pub digest: String,
    /// How wide and how high it is, in pixels.
    pub size: (u32, u32),
}

/// What became of a drawing that was to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is kept.
    Kept,
    /// The session is handed in by now.
    Over,
    /// The session has as many as it may.
    Full,
}

/// The pictures of drawings, by their digests.
pub type Pictures = BTreeMap<String, Vec<u8>>;

type Row = (i64, Option<String>, String, bool, bool, String, i32, i32);

impl Store {
    /// Keeps a drawing whose words the whole of the safeguarding screen has read.
    pub async fn add_drawing(
        &self,
        session: &Session,
        drawing: &Drawing,
        picture: Picture,
    ) -> Result<Added, StoreError> {
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        match beat(&transaction, session.id, correctable()).await {
            Err(StoreError::Conflict) => return Ok(Added::Over),
            done => done?,
        }
        let of = engagement_drawing::Entity::find()
            .filter(engagement_drawing::Column::EngagementId.eq(session.id))
            .filter(engagement_drawing::Column::Id.ne(drawing.id));
        if of.count(&transaction).await? >= drawing::MOST as u64 {
            return Ok(Added::Full);
        }
        let side = |pixels: u32| i32::try_from(pixels).unwrap_or(i32::MAX);
        let row = engagement_drawing::ActiveModel {
            id: Set(drawing.id),
            engagement_id: Set(session.id),
            service: Set(drawing.service.as_ref().map(ToString::to_string)),
            words: Set(drawing.words.clone()),
            agreed: Set(drawing.agreed),
            shown: Set(false),
            digest: Set(picture.digest),
            width: Set(side(picture.width)),
            height: Set(side(picture.height)),
            picture: Set(picture.bytes),
        };
        // Sent twice, it is one drawing.
        engagement_drawing::Entity::insert(row)
            .on_conflict(OnConflict::column(engagement_drawing::Column::Id).do_nothing().to_owned())
            .exec_without_returning(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(Added::Kept)
    }

    /// Takes a drawing away: out of the session and out of every report it stands in, published ones too. Whoever runs
    /// the session may until it is handed in; an officer whenever somebody asks for it. Whether there was such a one, and
    /// it may still be.
    pub async fn drop_drawing(&self, session: &Session, drawing: i64, whenever: bool) -> Result<bool, StoreError> {
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        let stages = if whenever { sea_orm::Condition::all() } else { correctable() };
        match beat(&transaction, session.id, stages).await {
            Err(StoreError::Conflict) => return Ok(false),
            done => done?,
        }
        let of = engagement_drawing::Entity::find_by_id(drawing)
            .filter(engagement_drawing::Column::EngagementId.eq(session.id));
        let digest: Option<String> =
            of.select_only().column(engagement_drawing::Column::Digest).into_tuple().one(&transaction).await?;
        let Some(digest) = digest else { return Ok(false) };
        engagement_drawing::Entity::delete_by_id(drawing).exec(&transaction).await?;
        let reports: Vec<i64> = outcome_edition::Entity::find()
            .select_only()
            .column(outcome_edition::Column::Id)
            .filter(outcome_edition::Column::Consultation.eq(session.consultation.as_str()))
            .into_tuple()
            .all(&transaction)
            .await?;
        outcome_drawing::Entity::delete_many()
            .filter(outcome_drawing::Column::EditionId.is_in(reports))
            .filter(outcome_drawing::Column::Digest.eq(digest))
            .exec(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// A session's drawings, in the order they were kept about each service.
    pub async fn drawings(&self, session: i64) -> Result<Vec<Drawing>, StoreError> {
        use engagement_drawing::Column as C;
        let rows: Vec<Row> = engagement_drawing::Entity::find()
            .select_only()
            .columns([C::Id, C::Service, C::Words, C::Agreed, C::Shown, C::Digest, C::Width, C::Height])
            .filter(C::EngagementId.eq(session))
            .order_by_asc(C::Service)
            .order_by_asc(C::Id)
            .into_tuple()
            .all(&self.db)
            .await?;
        rows.into_iter().map(read).collect()
    }

    /// The picture of a session's drawing.
    pub async fn drawing_picture(&self, session: i64, drawing: i64) -> Result<Option<Vec<u8>>, StoreError> {
        let row = engagement_drawing::Entity::find_by_id(drawing)
            .filter(engagement_drawing::Column::EngagementId.eq(session))
            .one(&self.db)
            .await?;
        Ok(row.map(|row| row.picture))
    }

    /// The drawings of accepted sessions that may be shown, each with the survey and level of its session.
    pub async fn shown_drawings(&self, consultation: &Code) -> Result<Vec<(Code, ReadingLevel, Drawing)>, StoreError> {
        let mut all = Vec::new();
        for session in self.accepted_sessions(consultation).await? {
            for drawing in self.drawings(session.id).await?.into_iter().filter(|drawing| drawing.shown) {
                all.push((session.plan.survey.clone(), session.plan.level, drawing));
            }
        }
        Ok(all)
    }

    /// The pictures of drawings that may be shown, of some digests.
    pub async fn shown_pictures(&self, consultation: &Code, digests: &[String]) -> Result<Pictures, StoreError> {
        if digests.is_empty() {
            return Ok(Pictures::new());
        }
        let sessions = self.accepted_sessions(consultation).await?;
        let rows = engagement_drawing::Entity::find()
            .filter(engagement_drawing::Column::EngagementId.is_in(sessions.iter().map(|session| session.id)))
            .filter(engagement_drawing::Column::Shown.eq(true))
            .filter(engagement_drawing::Column::Digest.is_in(digests.iter().cloned()))
            .all(&self.db)
            .await?;
        Ok(rows.into_iter().map(|row| (row.digest, row.picture)).collect())
    }

    /// The pictures of the drawings that stand in something frozen: all that were not taken away since.
    pub async fn frozen_pictures(&self, edition: i64) -> Result<Pictures, StoreError> {
        let rows = outcome_drawing::Entity::find()
            .filter(outcome_drawing::Column::EditionId.eq(edition))
            .all(&self.db)
            .await?;
        Ok(rows.into_iter().map(|row| (row.digest, row.picture)).collect())
    }

    /// One picture of a consultation's reports, in review or published or not.
    pub async fn report_picture(&self, consultation: &Code, digest: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let reports: Vec<i64> = outcome_edition::Entity::find()
            .select_only()
            .column(outcome_edition::Column::Id)
            .filter(outcome_edition::Column::Consultation.eq(consultation.as_str()))
            .filter(outcome_edition::Column::Kind.eq(Document::KIND))
            .into_tuple()
            .all(&self.db)
            .await?;
        let row = outcome_drawing::Entity::find()
            .filter(outcome_drawing::Column::EditionId.is_in(reports))
            .filter(outcome_drawing::Column::Digest.eq(digest))
            .one(&self.db)
            .await?;
        Ok(row.map(|row| row.picture))
    }

    /// One picture of something frozen.
    pub async fn frozen_picture(&self, edition: i64, digest: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let row = outcome_drawing::Entity::find_by_id((edition, digest.to_owned())).one(&self.db).await?;
        Ok(row.map(|row| row.picture))
    }
}

fn read((id, service, words, agreed, shown, digest, width, height): Row) -> Result<Drawing, StoreError> {
    let service = service.as_deref().map(Code::parse).transpose();
    let side = |pixels: i32| u32::try_from(pixels).unwrap_or_default();
    Ok(Drawing {
        id,
        service: service.map_err(|_| StoreError::Unreadable("a drawing", "service".to_owned()))?,
        words,
        agreed,
        shown,
        digest,
        size: (side(width), side(height)),
    })
}
