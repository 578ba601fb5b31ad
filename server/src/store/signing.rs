//! Films in sign language, and why a survey has none that should.

use std::collections::BTreeMap;

use app::signed::{Film, Films};
use domain::{code::Code, consultation::Day, digest::Digest, signing::Made};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, Set,
    TransactionTrait as _,
    sea_query::{Expr, OnConflict},
};

use super::{
    Store, StoreError,
    entities::{signed_film, signed_waiver},
};

/// A film that is to be kept.
#[derive(Clone, Debug)]
pub struct NewFilm {
    /// Its number.
    pub id: i64,
    /// What its words are kept by.
    pub words: Digest,
    /// Its words.
    pub spoken: String,
    /// The film.
    pub film: crate::film::Film,
    /// Its captions, as WebVTT.
    pub captions: String,
    /// Who made it.
    pub made: Made,
}

/// A film as officers see it.
#[derive(Clone, Debug)]
pub struct KeptFilm {
    /// What its words are kept by.
    pub words: Digest,
    /// Its words.
    pub spoken: String,
    /// The film, without its pictures.
    pub film: Film,
    /// Who made it.
    pub made: Made,
}

/// Why a survey is not signed that should be, and since when it is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// Why.
    pub reason: String,
    /// Since when.
    pub on: Day,
}

type Line = (i64, String, i32, i32, i32);

fn read((id, words, width, height, milliseconds): Line) -> Result<(Digest, Film), StoreError> {
    let words = Digest::parse(&words).ok_or_else(|| StoreError::Unreadable("a film", "words".to_owned()))?;
    let side = |pixels: i32| u32::try_from(pixels).unwrap_or_default();
    let milliseconds = u64::try_from(milliseconds).unwrap_or_default();
    Ok((words, Film { id, size: (side(width), side(height)), milliseconds }))
}

impl Store {
    /// The films of a consultation, and, where it asks again, those of the one before for words that are the same.
    pub async fn films(&self, consultation: &Code, before: Option<&Code>) -> Result<Films, StoreError> {
        use signed_film::Column as C;
        let mut films = Films::new();
        for code in before.into_iter().chain([consultation]) {
            let lines: Vec<Line> = signed_film::Entity::find()
                .select_only()
                .columns([C::Id, C::Words, C::Width, C::Height, C::Milliseconds])
                .filter(C::Consultation.eq(code.as_str()))
                .into_tuple()
                .all(&self.db)
                .await?;
            for line in lines {
                let (words, film) = read(line)?;
                films.insert(words, film);
            }
        }
        Ok(films)
    }

    /// The films of a consultation with what they say and who made them.
    pub async fn kept_films(&self, consultation: &Code) -> Result<Vec<KeptFilm>, StoreError> {
        use signed_film::Column as C;
        type Row = (i64, String, i32, i32, i32, String, String, String, String);
        let rows: Vec<Row> = signed_film::Entity::find()
            .select_only()
            .columns([C::Id, C::Words, C::Width, C::Height, C::Milliseconds, C::Spoken, C::SignedBy, C::CheckedBy])
            .column(C::MadeOn)
            .filter(C::Consultation.eq(consultation.as_str()))
            .order_by_asc(C::Spoken)
            .into_tuple()
            .all(&self.db)
            .await?;
        rows.into_iter()
            .map(|(id, words, width, height, milliseconds, spoken, signed_by, checked_by, on)| {
                let (words, film) = read((id, words, width, height, milliseconds))?;
                let on = Day::parse(&on).ok_or_else(|| StoreError::Unreadable("a film", "day".to_owned()))?;
                Ok(KeptFilm { words, spoken, film, made: Made { signed_by, checked_by, on } })
            })
            .collect()
    }

    /// Keeps films, each in place of any other of the same words: all of them or none.
    pub async fn keep_films(&self, consultation: &Code, mut films: Vec<NewFilm>) -> Result<(), StoreError> {
        use signed_film::Column as C;
        const REPLACED: [C; 10] = [
            C::Id,
            C::Spoken,
            C::Width,
            C::Height,
            C::Milliseconds,
            C::Captions,
            C::SignedBy,
            C::CheckedBy,
            C::MadeOn,
            C::Film,
        ];
        // Always in the same order: two who keep the same ones at once do not wait for one another.
        films.sort_by(|one, other| one.words.cmp(&other.words));
        let transaction = self.db.begin_with_options(Self::writing(&self.db)).await?;
        for new in films {
            let side = |pixels: u32| i32::try_from(pixels).unwrap_or(i32::MAX);
            let row = signed_film::ActiveModel {
                id: Set(new.id),
                consultation: Set(consultation.to_string()),
                words: Set(new.words.to_string()),
                spoken: Set(new.spoken),
                width: Set(side(new.film.size.0)),
                height: Set(side(new.film.size.1)),
                milliseconds: Set(i32::try_from(new.film.milliseconds).unwrap_or(i32::MAX)),
                captions: Set(new.captions),
                signed_by: Set(new.made.signed_by),
                checked_by: Set(new.made.checked_by),
                made_on: Set(new.made.on.as_str().to_owned()),
                film: Set(new.film.bytes),
            };
            // Another officer's of the same words, sent at the same moment, gives way to it: the last one counts.
            signed_film::Entity::insert(row)
                .on_conflict(OnConflict::columns([C::Consultation, C::Words]).update_columns(REPLACED).to_owned())
                .exec_without_returning(&transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Takes a film away. Whether there was one.
    pub async fn drop_film(&self, consultation: &Code, id: i64) -> Result<bool, StoreError> {
        let done = signed_film::Entity::delete_by_id(id)
            .filter(signed_film::Column::Consultation.eq(consultation.as_str()))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected > 0)
    }

    /// A film.
    pub async fn film(&self, id: i64) -> Result<Option<Vec<u8>>, StoreError> {
        let film = signed_film::Entity::find_by_id(id).select_only().column(signed_film::Column::Film).into_tuple();
        Ok(film.one(&self.db).await?)
    }

    /// How many bytes a film has.
    pub async fn film_size(&self, id: i64) -> Result<Option<u64>, StoreError> {
        let size = Expr::cust("CAST(length(film) AS BIGINT)");
        let film = signed_film::Entity::find_by_id(id).select_only().column_as(size, "size").into_tuple::<i64>();
        Ok(film.one(&self.db).await?.and_then(|size| u64::try_from(size).ok()))
    }

    /// So many bytes of a film, from one on, the first being 0: a player that jumps has the rest read by nobody.
    pub async fn film_part(&self, id: i64, from: u64, bytes: u64) -> Result<Option<Vec<u8>>, StoreError> {
        let whole = |n: u64| i32::try_from(n).unwrap_or(i32::MAX);
        let (from, bytes) = (whole(from.saturating_add(1)), whole(bytes));
        let part = Expr::cust(format!("substr(film, {from}, {bytes})"));
        let film = signed_film::Entity::find_by_id(id).select_only().column_as(part, "part").into_tuple();
        Ok(film.one(&self.db).await?)
    }

    /// A film's captions.
    pub async fn captions(&self, id: i64) -> Result<Option<String>, StoreError> {
        let captions = signed_film::Entity::find_by_id(id).select_only().column(signed_film::Column::Captions);
        Ok(captions.into_tuple().one(&self.db).await?)
    }

    /// Says why a survey is not signed that should be, in place of what was said before; or nothing any more.
    pub async fn waive_signing(
        &self,
        consultation: &Code,
        survey: &Code,
        waiver: Option<&Waiver>,
    ) -> Result<(), StoreError> {
        use signed_waiver::Column as C;
        let Some(waiver) = waiver else {
            signed_waiver::Entity::delete_by_id((consultation.to_string(), survey.to_string())).exec(&self.db).await?;
            return Ok(());
        };
        let row = signed_waiver::ActiveModel {
            consultation: Set(consultation.to_string()),
            survey: Set(survey.to_string()),
            reason: Set(waiver.reason.clone()),
            said_on: Set(waiver.on.as_str().to_owned()),
        };
        signed_waiver::Entity::insert(row)
            .on_conflict(
                OnConflict::columns([C::Consultation, C::Survey]).update_columns([C::Reason, C::SaidOn]).to_owned(),
            )
            .exec_without_returning(&self.db)
            .await?;
        Ok(())
    }

    /// Why surveys of a consultation are not signed that should be.
    pub async fn signing_waivers(&self, consultation: &Code) -> Result<BTreeMap<Code, Waiver>, StoreError> {
        let rows = signed_waiver::Entity::find()
            .filter(signed_waiver::Column::Consultation.eq(consultation.as_str()))
            .all(&self.db)
            .await?;
        let unreadable = |what: &str| StoreError::Unreadable("a reason", what.to_owned());
        rows.into_iter()
            .map(|row| {
                let survey = Code::parse(&row.survey).map_err(|_| unreadable("survey"))?;
                let on = Day::parse(&row.said_on).ok_or_else(|| unreadable("day"))?;
                Ok((survey, Waiver { reason: row.reason, on }))
            })
            .collect()
    }
}
