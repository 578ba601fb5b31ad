//! Findings as files: what the page shows, and nothing it does not.

mod columns;
pub mod csv;
pub mod docx;
pub mod json;
pub mod letter;
pub mod microdata;
pub mod ods;
pub mod odt;
mod opendocument;
pub mod pack;
pub mod pdf;
pub mod poster;
pub mod qr;
pub mod said;
pub mod short;
pub(crate) mod typeset;
mod workbook;
pub mod xlsx;

pub use typeset::PdfError;

use app::{outcome::rooms::RoomPrinted, tables::Printed, ui::Ui};
use domain::{
    consultation::{Consultation, Day},
    digest::Digest,
};

/// What every file is made from.
#[derive(Clone, Debug)]
pub struct Book {
    /// The words.
    pub ui: Ui,
    /// The consultation.
    pub consultation: Consultation,
    /// The tables, as printed on the page.
    pub tables: Vec<Printed>,
    /// What was said in engagement sessions: evidence of its own kind, in tables of its own.
    pub rooms: Vec<RoomPrinted>,
    /// How they are to be read, in sentences.
    pub method: Vec<String>,
    /// What they were computed from.
    pub digest: Digest,
    /// The day the file is made.
    pub today: Day,
}

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A workbook.
    Xlsx,
    /// A workbook in the open format that government publishes in.
    Ods,
    /// One figure a line.
    Csv,
    /// What the CSV's columns mean.
    CsvMetadata,
    /// Every table.
    Json,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Xlsx, Self::Ods, Self::Csv, Self::CsvMetadata, Self::Json];

    /// How its files' names end.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
            Self::Csv => "csv",
            Self::CsvMetadata => "csv-metadata.json",
            Self::Json => "json",
        }
    }

    /// What a browser is told it is.
    pub fn media(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Csv => "text/csv; charset=utf-8",
            Self::CsvMetadata => "application/csvm+json",
            Self::Json => "application/json",
        }
    }

    /// Writes a book, under a name without its ending.
    pub fn write(self, book: &Book, name: &str) -> anyhow::Result<Vec<u8>> {
        match self {
            Self::Xlsx => xlsx::write(book),
            Self::Ods => ods::write(book),
            Self::Csv => csv::write(book),
            Self::CsvMetadata => json::csv_metadata(book, &format!("{name}.csv")),
            Self::Json => json::write(book),
        }
    }
}
