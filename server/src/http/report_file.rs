//! What is set as a file, for officers and for the public alike: outcome reports and posters.

use std::{
    collections::VecDeque,
    fmt::Display,
    sync::{Arc, Mutex, PoisonError},
};

use app::{pages::failure::Failure, ui::Ui, urls};
use axum::{
    body::Bytes,
    http::header,
    response::{IntoResponse as _, Response},
};
use domain::{
    code::Code,
    level::ReadingLevel,
    outcome::{Document, short::Short},
};
use tokio::sync::Semaphore;

use super::{AppState, Refusal, ours, render::Interface};
use crate::export::{
    docx::docx,
    odt::odt,
    pdf::{PdfWords, pdf},
    short::{self, ShortWords},
    typeset::PdfError,
};
use crate::store::engage::drawings::Pictures;

/// So many bytes of files are kept ready, of every consultation together: a report is a megabyte or two.
const MOST_KEPT: usize = 32 * 1024 * 1024;
/// A larger file is made anew each time.
const LARGEST_KEPT: usize = 4 * 1024 * 1024;

/// Files that were made already. What is public is frozen, so that its file is made once; and files are made one at a
/// time: setting one takes seconds of a core, and anybody may ask.
#[derive(Debug)]
pub struct Files {
    kept: Arc<Mutex<VecDeque<(String, Bytes)>>>,
    turn: Arc<Semaphore>,
}

impl Default for Files {
    fn default() -> Self {
        Self { kept: Arc::default(), turn: Arc::new(Semaphore::new(1)) }
    }
}

impl Files {
    /// The file of a key, where it is kept.
    pub(super) fn found(&self, key: &str) -> Option<Bytes> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(one, _)| one == key).map(|(_, file)| file.clone())
    }

    /// Keeps a file, where it is not too large; those that were kept first go.
    fn keep(kept: &Mutex<VecDeque<(String, Bytes)>>, key: &str, file: &Bytes) {
        if key.is_empty() || file.len() > LARGEST_KEPT {
            return;
        }
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push_front((key.to_owned(), file.clone()));
        let mut bytes = 0;
        kept.retain(|(_, file)| {
            bytes += file.len();
            bytes <= MOST_KEPT
        });
    }

    /// The file of a key, made off the threads that serve pages unless it is kept. A key that is empty keeps none.
    async fn get(
        &self,
        key: &str,
        set: impl FnOnce() -> Result<Vec<u8>, String> + Send + 'static,
    ) -> Result<Bytes, String> {
        if let Some(found) = self.found(key) {
            return Ok(found);
        }
        let turn = self.turn.clone().acquire_owned().await.map_err(|error| error.to_string())?;
        // Whoever waited for it behind somebody else finds it made.
        if let Some(found) = self.found(key) {
            return Ok(found);
        }
        // Whoever asked may go away meanwhile: what is begun is finished and kept, and the turn is its own until then.
        let (kept, key) = (self.kept.clone(), key.to_owned());
        let made = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            let file = Bytes::from(set()?);
            Self::keep(&kept, &key, &file);
            Ok(file)
        });
        made.await.map_err(|error| error.to_string())?
    }
}

/// Makes a file unless it is kept under its key, and hands it out under a name.
pub(super) async fn handed_out(
    state: &AppState,
    words: &Interface,
    (key, media, name): (&str, &str, &str),
    set: impl FnOnce() -> Result<Vec<u8>, String> + Send + 'static,
) -> Result<Response, Refusal> {
    let file = state.files.get(key, set).await.map_err(|error| {
        tracing::error!(%error, name, "a file could not be made");
        Refusal(Failure::Ours, words.clone())
    })?;
    Ok(attached(file, media, name))
}

/// A file as an answer.
pub(super) fn attached(file: Bytes, media: &str, name: &str) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, media.to_owned()), (header::CONTENT_DISPOSITION, disposition)], file).into_response()
}

/// Sets a PDF, and hands it out under a name. `key` says what it is of, where it is always the same; else it is empty.
pub(super) async fn pdf_file(
    state: &AppState,
    words: &Interface,
    (key, name): (&str, &str),
    set: impl FnOnce() -> Result<Vec<u8>, PdfError> + Send + 'static,
) -> Result<Response, Refusal> {
    let set = move || set().map_err(|error| error.to_string());
    handed_out(state, words, (key, "application/pdf", name), set).await
}

/// What a report's files say beside the report.
pub fn words_of(ui: &Ui, document: &Document, digest: &str) -> PdfWords {
    let day = ui.day(&document.made_on);
    PdfWords {
        contents: ui.say("outcome-contents"),
        officers: ui.say("outcome-officers"),
        made: ui.say_with("outcome-made", &[("council", document.council.clone().into()), ("day", day.into())]),
        made_up: document.demonstration.then(|| ui.say("outcome-made-up")),
        digest: ui.say_with("outcome-digest", &[("digest", digest.to_owned().into())]),
        table: ui.say("outcome-table-word"),
        how_asked: ui.say("outcome-how-asked"),
        notes_below: ui.say("outcome-notes-below"),
    }
}

/// What a report can be taken away as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// A tagged PDF.
    Pdf,
    /// A Word document.
    Docx,
    /// An OpenDocument text.
    Odt,
}

impl Format {
    /// How its files' names end.
    fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Odt => "odt",
        }
    }

    /// What a browser is told it is.
    fn media(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Odt => "application/vnd.oasis.opendocument.text",
        }
    }

    /// Reads [`Self::ending`] back.
    pub(super) fn parse(ending: &str) -> Option<Self> {
        [Self::Pdf, Self::Docx, Self::Odt].into_iter().find(|format| format.ending() == ending)
    }
}

/// A report as a file.
pub(super) async fn report_file(
    state: &AppState,
    words: &Interface,
    code: &Code,
    (edition, document, digest): (i64, Document, String),
    format: Format,
) -> Result<Response, Refusal> {
    let ui = &words.ui;
    let pictures = pictures(state, words, edition, &document).await?;
    let said = words_of(ui, &document, &digest);
    let text = |error: &dyn Display| error.to_string();
    let drawings = pictures.len();
    let make = move || match format {
        Format::Pdf => pdf(&document, &said, &pictures).map_err(|error| text(&error)),
        Format::Docx => docx(&document, &said, &pictures).map_err(|error| text(&error)),
        Format::Odt => odt(&document, &said, &pictures).map_err(|error| text(&error)),
    };
    let ending = format.ending();
    // The digest is of every word and figure in it; a drawing may have been taken away since.
    let (key, name) = (format!("report {digest} {drawings} {ending}"), format!("{code}-report.{ending}"));
    handed_out(state, words, (&key, format.media(), &name), make).await
}

/// The pictures of the drawings in a report.
async fn pictures(state: &AppState, words: &Interface, edition: i64, document: &Document) -> Result<Pictures, Refusal> {
    if document.drawings().next().is_none() {
        return Ok(Pictures::new());
    }
    state.store.frozen_pictures(edition).await.map_err(ours(words))
}

/// A short version as a PDF.
pub(super) async fn short_file(
    state: &AppState,
    words: &Interface,
    code: &Code,
    (edition, document, digest): (i64, &Document, &str),
    short: Short,
) -> Result<Response, Refusal> {
    let ui = &words.ui;
    let pictures = pictures(state, words, edition, document).await?;
    let day = ui.day(&document.made_on);
    let said = ShortWords {
        council: document.council.clone(),
        title: match short.level {
            ReadingLevel::Standard => short.title.clone(),
            _ => ui.say("short-title"),
        },
        made: ui.say_with("reply-made", &[("council", document.council.clone().into()), ("day", day.into())]),
        made_up: document.demonstration.then(|| ui.say("outcome-made-up")),
        officers: ui.say("outcome-officers"),
        wrote: ui.say("short-wrote"),
        drew: ui.say("short-drew"),
        whole: ui.say("short-whole"),
        address: state.config.address(&urls::report(code)),
        language: ui.language().to_string(),
    };
    let (level, drawings) = (short.level, pictures.len());
    let (key, name) = (format!("short {digest} {drawings} {level}"), format!("{code}-report-{level}.pdf"));
    pdf_file(state, words, (&key, &name), move || short::pdf(&short, &said, &pictures)).await
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    };

    use super::*;

    #[tokio::test]
    async fn what_many_ask_for_is_made_once_and_what_has_no_key_each_time() {
        let files = Arc::new(Files::default());
        let made = Arc::new(AtomicU32::new(0));
        let ask = |key: &'static str| {
            let (files, made) = (files.clone(), made.clone());
            tokio::spawn(async move {
                let set = move || {
                    made.fetch_add(1, Ordering::SeqCst);
                    Ok(key.as_bytes().to_vec())
                };
                files.get(key, set).await.unwrap()
            })
        };
        for asked in [ask("a"), ask("a"), ask("b"), ask("a")] {
            asked.await.unwrap();
        }
        assert_eq!(made.load(Ordering::SeqCst), 2);
        for asked in [ask(""), ask("")] {
            asked.await.unwrap();
        }
        assert_eq!(made.load(Ordering::SeqCst), 4);
    }

    #[tokio::test]
    async fn no_more_are_kept_than_there_is_room_for_and_what_failed_is_tried_again() {
        let files = Files::default();
        // As many of the largest as there is room for, and then some.
        let room = MOST_KEPT / LARGEST_KEPT;
        for at in 0..room + 2 {
            files.get(&at.to_string(), || Ok(vec![0; LARGEST_KEPT])).await.unwrap();
        }
        assert_eq!(files.kept.lock().unwrap().len(), room);
        assert!(files.found("0").is_none() && files.found("1").is_none() && files.found(&room.to_string()).is_some());
        files.get("large", || Ok(vec![0; LARGEST_KEPT + 1])).await.unwrap();
        assert!(files.found("large").is_none());
        assert!(files.get("failed", || Err("no".to_owned())).await.is_err());
        assert!(files.get("failed", || Ok(vec![1])).await.is_ok());
    }
}
