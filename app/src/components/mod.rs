//! Parts of pages, named as their styles are.

pub mod button;
pub mod error_summary;
pub mod field;
pub mod text_field;
pub mod textarea;
