//! Findings as files: what the page shows, and nothing it does not.

pub mod csv;
pub mod docx;
pub mod pdf;
pub mod xlsx;

use app::{tables::Printed, ui::Ui};
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
    /// What they were computed from.
    pub digest: Digest,
    /// The day the file is made.
    pub today: Day,
}
