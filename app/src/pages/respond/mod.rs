//! The respondent's way: start, questions, check, thank you.

mod check;
mod display;
mod question;
mod saved;
mod sent;
mod start;

pub use check::{Check, check};
pub use display::{Display, display};
pub use question::{QuestionPage, question};
pub use saved::{Return, Saved, discard, return_page, saved};
pub use sent::{Sent, sent};
pub use start::{InSign, Start, start};
