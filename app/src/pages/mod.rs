//! Pages: each a pure function from its model to HTML.

pub mod about;
pub mod after;
pub mod engage;
pub mod failure;
pub mod follow;
pub mod message;
pub mod officer;
pub mod outcome;
pub mod public;
pub mod reply;
pub mod respond;
pub mod short;
pub mod trial;
