//! Sign language in the demonstration: a figure that moves its hands where somebody would sign. It says nothing, and says
//! so; what it stands in for is where it would stand, with the words' own captions.

use app::signed::Part;
use domain::{
    audience::Audience,
    code::Code,
    level::ReadingLevel,
    signing::{Made, is_needed},
};

use super::Demonstration;
use crate::{
    film,
    http::{AppState, officer::signing::timed_by_length},
    random,
    store::signing::{NewFilm, Waiver},
};

/// Why the other surveys are not signed.
const REASON: &str = "The demonstration has no real films. Its surveys for adults show what happens without.";

/// Keeps the films of the survey for children in one wording, and says of every other survey that should be signed why it
/// is not. What is there already stays.
pub(super) async fn stand_in(state: &AppState, code: &Code) -> anyhow::Result<()> {
    let today = state.clock.today();
    if !state.store.films(code, None).await?.is_empty() {
        return Ok(());
    }
    let film_of = |name: &str| {
        let file = Demonstration::get(&format!("signed/{name}.mp4")).map(|file| file.data.into_owned());
        film::fit(&file.unwrap_or_default())
    };
    let (long, short) = (film_of("question")?, film_of("answer")?);
    let made = Made { signed_by: "Nobody".to_owned(), checked_by: "A program".to_owned(), on: today.clone() };
    for (survey, id) in state.store.current(code).await? {
        let Some(version) = state.catalogue.version(&state.store, id).await? else { continue };
        if version.edition.survey.audience == Audience::Children {
            let texts = state.signable(&version, ReadingLevel::Junior);
            let films = texts.iter().map(|text| {
                let film = if text.part == Part::Answer { short.clone() } else { long.clone() };
                NewFilm {
                    id: random::id(),
                    words: text.key.clone(),
                    spoken: text.words.clone(),
                    captions: timed_by_length(&text.words, film.milliseconds),
                    film,
                    made: made.clone(),
                }
            });
            state.store.keep_films(code, films.collect()).await?;
        } else if is_needed(&version.edition.survey, &version.edition.consultation) {
            let waiver = Waiver { reason: REASON.to_owned(), on: today.clone() };
            state.store.waive_signing(code, &survey, Some(&waiver)).await?;
        }
    }
    Ok(())
}
