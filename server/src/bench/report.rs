//! The files of a published report: what it costs to set them.

use std::time::Instant;

use anyhow::Context as _;
use domain::{code::Code, language::Language, level::ReadingLevel, outcome::Document};

use super::row;
use crate::{
    clock::Clock,
    config::Config,
    export::{
        docx::docx,
        odt::odt,
        pdf::{PdfWords, pdf},
    },
    http::{AppState, report_file::words_of},
    store::{Store, engage::drawings::Pictures, publications::Frozen},
};

/// Makes one kind of file.
type Made = fn(&Document, &PdfWords, &Pictures) -> anyhow::Result<Vec<u8>>;

/// Sets the published report of a consultation as each kind of file, twice, and looks whether both are the same bytes.
pub(super) async fn measure(code: &Code, database: &str, config: &Config) -> anyhow::Result<()> {
    let store = Store::open(database).await?;
    let state = AppState::new(store.clone(), Clock::fixed("2026-12-10")?, config.clone()).await?;
    let report: Frozen<Document> = store.published(code).await?.context("no report of it is published")?;
    let pictures = store.frozen_pictures(report.id).await?;
    let words =
        words_of(&state.interface(&Language::english(), ReadingLevel::Standard).ui, &report.document, &report.digest);
    let tables = report.document.sections.iter().map(|section| section.blocks.len()).sum::<usize>();
    row("sections of the report, and what they say", &format!("{}, {tables}", report.document.sections.len()), "");
    let kinds: [(&str, Made, &str); 3] = [
        ("PDF", |document, words, pictures| Ok(pdf(document, words, pictures)?), "≤ 5 s"),
        ("Word", |document, words, pictures| Ok(docx(document, words, pictures)?), ""),
        ("OpenDocument", odt, ""),
    ];
    for (name, make, goal) in kinds {
        let began = Instant::now();
        let first = make(&report.document, &words, &pictures)?;
        let once = began.elapsed().as_secs_f64();
        let began = Instant::now();
        let again = make(&report.document, &words, &pictures)?;
        anyhow::ensure!(first == again, "{name}: not the same bytes");
        let told =
            format!("{once:.1} s, again {:.1} s, {:.1} MB", began.elapsed().as_secs_f64(), first.len() as f64 / 1e6);
        row(&format!("  as {name}"), &told, goal);
    }
    store.close().await;
    Ok(())
}
