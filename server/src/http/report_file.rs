//! An outcome report as a file, for officers and for the public alike.

use app::pages::failure::Failure;
use axum::{
    http::header,
    response::{IntoResponse as _, Response},
};
use domain::{code::Code, consultation::Day, outcome::Document};

use super::{Refusal, render::Interface};
use crate::export::{
    docx::docx,
    pdf::{PdfWords, pdf},
    typeset::PdfError,
};

/// Sets a PDF off the threads that serve pages, and hands it out under a name.
pub(super) async fn pdf_file(
    words: &Interface,
    name: &str,
    set: impl FnOnce() -> Result<Vec<u8>, PdfError> + Send + 'static,
) -> Result<Response, Refusal> {
    let failed = |error: String| {
        tracing::error!(%error, name, "a PDF could not be set");
        Refusal(Failure::Ours, words.clone())
    };
    let made = tokio::task::spawn_blocking(move || set().map_err(|error| error.to_string()))
        .await
        .map_err(|error| failed(error.to_string()))?
        .map_err(failed)?;
    let disposition = format!("attachment; filename=\"{name}\"");
    Ok(([(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, disposition)], made)
        .into_response())
}

/// Makes the file: `pdf` or `docx`.
pub(super) async fn report_file(
    words: &Interface,
    code: &Code,
    document: Document,
    digest: String,
    kind: &str,
) -> Result<Response, Refusal> {
    let ui = &words.ui;
    let day = Day::parse(&document.made_on).map(|day| ui.day(&day)).unwrap_or_default();
    let said = PdfWords {
        contents: ui.say("outcome-contents"),
        officers: ui.say("outcome-officers"),
        made: ui.say_with("outcome-made", &[("council", document.council.clone().into()), ("day", day.into())]),
        made_up: document.demonstration.then(|| ui.say("outcome-made-up")),
        digest: ui.say_with("outcome-digest", &[("digest", digest.into())]),
    };
    let failed = |error: &dyn std::fmt::Display| {
        tracing::error!(%error, "a report could not be made into a file");
        Refusal(Failure::Ours, words.clone())
    };
    let (media, ending) = match kind {
        "pdf" => ("application/pdf", "pdf"),
        "docx" => ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
        _ => return Err(Refusal(Failure::NotFound, words.clone())),
    };
    let made = tokio::task::spawn_blocking(move || {
        if ending == "pdf" {
            pdf(&document, &said).map_err(|error| error.to_string())
        } else {
            docx(&document, &said).map_err(|error| error.to_string())
        }
    })
    .await
    .map_err(|error| failed(&error))?
    .map_err(|error| failed(&error))?;
    let name = format!("attachment; filename=\"{code}-report.{ending}\"");
    Ok(([(header::CONTENT_TYPE, media.to_owned()), (header::CONTENT_DISPOSITION, name)], made).into_response())
}
