//! A person's way through a survey: what they answer, where they go next, what is sent.

pub mod answer;
pub mod form;
pub mod journey;
