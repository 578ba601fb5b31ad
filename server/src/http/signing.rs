//! Sign language: which films a reader is shown, whether a survey may be begun without, and the films themselves.

use std::sync::Arc;

use app::{
    pages::{failure::Failure, respond::InSign},
    signed::{self, Signing, Text},
    ui::Ui,
};
use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use domain::{
    language::Language,
    level::ReadingLevel,
    signing::{Share, is_needed, may_open},
};

use super::{Answer, AppState, Refusal, ours, render};
use crate::store::{StoreError, consultations::Version};

/// How long a browser keeps a film. It may be taken away; until then nobody's data is spent on it twice.
const KEPT: &str = "public, max-age=86400";

impl AppState {
    /// What is signed of a survey at a level; nothing where nothing of the consultation is.
    pub(crate) async fn signing(
        &self,
        version: &Version,
        level: ReadingLevel,
    ) -> Result<Option<Arc<Signing>>, StoreError> {
        let consultation = &version.edition.consultation;
        let films = self.store.films(&consultation.code, consultation.wave_of.as_ref()).await?;
        if films.is_empty() {
            return Ok(None);
        }
        let words = self.catalogue.phrases(Some(version), &Language::english(), level);
        Ok(Some(Arc::new(Signing { words, films })))
    }

    /// The words of a reader who wants what is signed.
    pub(crate) async fn signed_ui(&self, version: &Version, ui: Ui) -> Result<Ui, StoreError> {
        let signing = self.signing(version, ui.level()).await?;
        Ok(Ui { signing, ..ui })
    }

    /// The words of a room that signs, where all of the survey is signed at its level: a question of whose answers some alone are
    /// would lead to these.
    pub(crate) async fn signed_room(&self, version: &Version, ui: Ui) -> Result<Ui, StoreError> {
        let shares = self.shares(version).await?;
        let whole =
            shares.iter().any(|(level, share)| *level == ui.level() && share.of > 0 && share.signed >= share.of);
        if whole { self.signed_ui(version, ui).await } else { Ok(ui) }
    }

    /// The texts of a survey that can be signed, at a level.
    pub(crate) fn signable(&self, version: &Version, level: ReadingLevel) -> Arc<Vec<Text>> {
        self.catalogue.texts(version.id, level, || {
            let words = self.ui(version, &Language::english(), level).ui;
            signed::texts(&words, &version.edition)
        })
    }

    /// How much of a survey is signed at each of its levels.
    pub(crate) async fn shares(&self, version: &Version) -> Result<Vec<(ReadingLevel, Share)>, StoreError> {
        let consultation = &version.edition.consultation;
        let films = self.store.films(&consultation.code, consultation.wave_of.as_ref()).await?;
        // Where nothing is signed, nobody is made to wait for the texts.
        let share = |level: &ReadingLevel| {
            if films.is_empty() { Share::default() } else { signed::share(&self.signable(version, *level), &films) }
        };
        Ok(version.edition.survey.levels.iter().map(|level| (*level, share(level))).collect())
    }

    /// Whether a survey is signed where it has to be before it may be begun.
    pub(crate) async fn is_signed_as_needed(&self, version: &Version) -> Result<bool, StoreError> {
        if !is_needed(&version.edition.survey, &version.edition.consultation) {
            return Ok(true);
        }
        let shares = self.shares(version).await?;
        self.is_signed_enough(version, &shares).await
    }

    /// Whether one that has to be signed may be begun with what is signed of it.
    async fn is_signed_enough(&self, version: &Version, shares: &[(ReadingLevel, Share)]) -> Result<bool, StoreError> {
        let only: Vec<Share> = shares.iter().map(|(_, share)| *share).collect();
        if may_open(true, &only, false) {
            return Ok(true);
        }
        let (consultation, survey) = (&version.edition.consultation.code, &version.edition.survey.code);
        let waived = self.store.signing_waivers(consultation).await?.contains_key(survey);
        // What people have begun to answer is not shut again because a word or a film of it is another: whoever signs is
        // told of another way, and officers that there is something to do.
        Ok(waived || self.store.has_begun(consultation, survey).await?)
    }

    /// Whether a survey can be had in sign language, for a reader of a level; `None` where it may not be begun, because it
    /// has to be signed first.
    pub(crate) async fn in_sign(&self, version: &Version, level: ReadingLevel) -> Result<Option<InSign>, StoreError> {
        let needed = is_needed(&version.edition.survey, &version.edition.consultation);
        let shares = self.shares(version).await?;
        if needed && !self.is_signed_enough(version, &shares).await? {
            return Ok(None);
        }
        // In the wording being read, where any of that is signed; else, for adults, where most is. A child is asked in the
        // words of their age.
        let here = shares.iter().find(|(one, share)| *one == level && share.begins);
        let most = shares
            .iter()
            .filter(|(one, share)| share.begins && !one.is_child() && !level.is_child())
            .max_by_key(|(_, share)| share.signed * 1_000 / share.of.max(1));
        Ok(Some(match here.or(most) {
            Some((level, share)) => InSign::At {
                level: *level,
                share: *share,
                levels: shares.iter().filter(|(_, share)| share.begins).map(|(level, _)| *level).collect(),
            },
            None if needed => InSign::ButShould,
            None => InSign::No,
        }))
    }
}

/// A film, or a part of it, as players ask for it; or its captions.
pub(super) async fn file(State(state): State<AppState>, Path(name): Path<String>, headers: HeaderMap) -> Answer {
    let words = render::Interface::default();
    let missing = || Refusal(Failure::NotFound, words.clone());
    let (id, ending) = name.split_once('.').ok_or_else(missing)?;
    let id: i64 = id.parse().map_err(|_| missing())?;
    match ending {
        "vtt" => {
            let captions = state.store.captions(id).await.map_err(ours(&words))?.ok_or_else(missing)?;
            let kind = [(header::CONTENT_TYPE, "text/vtt; charset=utf-8"), (header::CACHE_CONTROL, KEPT)];
            Ok((kind, captions).into_response())
        }
        "mp4" => {
            let whole = state.store.film_size(id).await.map_err(ours(&words))?.ok_or_else(missing)?;
            let asked = asked(headers.get(header::RANGE), whole);
            let film = match &asked {
                Range::Whole => state.store.film(id).await,
                Range::Part(from, to) => state.store.film_part(id, *from, to - from + 1).await,
                Range::Beyond => Ok(Some(Vec::new())),
            };
            let film = film.map_err(ours(&words))?.ok_or_else(missing)?;
            Ok(part(film, &asked, whole))
        }
        _ => Err(missing()),
    }
}

/// What of a film is asked for.
#[derive(Debug, PartialEq, Eq)]
enum Range {
    Whole,
    /// From one byte to another, both of them in it.
    Part(u64, u64),
    /// What it does not have.
    Beyond,
}

/// The part of a film that is asked for (RFC 9110, 14.2): a player that jumps fetches no more than it shows. More parts at
/// once are asked for by no player, and are answered with the whole.
fn asked(range: Option<&HeaderValue>, whole: u64) -> Range {
    let ranges = range
        .and_then(|range| range.to_str().ok())
        .and_then(|range| http_range_header::parse_range_header(range).ok())
        .map(|ranges| ranges.validate(whole));
    match ranges {
        Some(Ok(ranges)) if ranges.len() == 1 => Range::Part(*ranges[0].start(), *ranges[0].end()),
        Some(Err(http_range_header::RangeUnsatisfiableError::Unsatisfiable)) => Range::Beyond,
        _ => Range::Whole,
    }
}

/// A film, or the part of it that was asked for.
fn part(film: Vec<u8>, asked: &Range, whole: u64) -> Response {
    let mut response = match asked {
        Range::Part(from, to) => {
            let said = format!("bytes {from}-{to}/{whole}");
            (StatusCode::PARTIAL_CONTENT, [(header::CONTENT_RANGE, said)], Body::from(film)).into_response()
        }
        Range::Beyond => {
            let said = format!("bytes */{whole}");
            (StatusCode::RANGE_NOT_SATISFIABLE, [(header::CONTENT_RANGE, said)]).into_response()
        }
        Range::Whole => Body::from(film).into_response(),
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("video/mp4"));
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(KEPT));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_player_is_given_the_part_it_asks_for() {
        let of = |range: &'static str| asked(Some(&HeaderValue::from_static(range)), 100);
        assert_eq!(of("bytes=0-1"), Range::Part(0, 1));
        assert_eq!(of("bytes=98-"), Range::Part(98, 99));
        assert_eq!(of("bytes=-1"), Range::Part(99, 99));
        assert_eq!(of("bytes=90-5000"), Range::Part(90, 99));
        assert_eq!(of("bytes=100-"), Range::Beyond);
        for whole in ["bytes=0-1,5-6", "lines=1-2", "bytes=x"] {
            assert_eq!(of(whole), Range::Whole, "{whole}");
        }
        assert_eq!(asked(None, 100), Range::Whole);
    }

    #[test]
    fn what_is_sent_says_what_part_it_is() {
        let said = |asked: Range| {
            let response = part(vec![7; 2], &asked, 100);
            let range =
                response.headers().get(header::CONTENT_RANGE).map(|said| said.to_str().expect("text").to_owned());
            (response.status().as_u16(), range.unwrap_or_default())
        };
        assert_eq!(said(Range::Part(98, 99)), (206, "bytes 98-99/100".to_owned()));
        assert_eq!(said(Range::Beyond), (416, "bytes */100".to_owned()));
        assert_eq!(said(Range::Whole), (200, String::new()));
    }
}
