//! The analyst: it reads what people wrote, on the council's own machine, and asks nobody.
//!
//! Text goes in; remarks with the service they are about and what is thought of it, masks over what would say
//! who somebody is, and concerns for a child's safety come out. Nothing here reads a file, a clock or a
//! network but training and evaluation, which read the files they are given.

pub mod analyst;
mod encoder;
pub mod evaluate;
mod linear;
pub mod model;
pub mod redaction;
mod remarks;
pub mod safeguarding;
pub mod services;
mod subjects;
mod text;
mod tokens;
pub mod train;

pub use model::{Model, Scores};
pub use tokens::Reading;

/// Why the analyst could not read.
#[derive(Debug, thiserror::Error)]
pub enum AnalystError {
    /// Arithmetic.
    #[error("the model: {0}")]
    Tensor(#[from] candle_core::Error),
    /// Words could not be taken apart. Never says which words.
    #[error("the tokeniser: {0}")]
    Tokens(String),
    /// The weights are not what they should be.
    #[error("the weights: {0}")]
    Weights(String),
}
