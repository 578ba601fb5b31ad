//! Parts of pages, named as their styles are.

pub mod button;
pub mod choose;
pub mod code_form;
pub mod error_summary;
pub mod field;
pub mod film;
mod linked;
mod read_aloud;
pub mod text_field;
pub mod textarea;

pub(crate) use linked::linked;
pub(crate) use read_aloud::read_aloud;
