//! Findings: a pure function of a survey's versions, its responses and the settings.
//!
//! Responses are tallied, each tally is put through disclosure control, and what is left is one
//! [`Report`], from which the page and every file are made: what one shows, the others show.

pub mod crossed;
pub mod difference;
pub mod figures;
pub mod person;
pub mod release;
pub mod report;
#[cfg(test)]
pub(crate) mod sample;
pub mod sheet;
pub mod tally;
pub mod weighting;
pub mod written;

pub use crossed::Crossing;
pub use release::{Basis, may_cross};
pub use report::{Against, Counted, Marks, MarksOf, Report, Row, RowKey, SurveyFindings, Table};
pub use sheet::Sheet;
pub use tally::{Record, Tally};
pub use weighting::{CannotWeigh, Known, NotWeighted, WeighedTo, Weighing, Weighted, Weights};
