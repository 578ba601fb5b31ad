//! What people see.
//!
//! Pages are pure functions from a model to HTML and exist on the server alone. Islands are small
//! enhancements of what a page already does without them, and are all that a browser ever runs.

// A page is one type, as deep as its markup, and is laid out twice: once as it is, once as it is streamed.
#![recursion_limit = "256"]

pub mod islands;

#[cfg(feature = "ssr")]
pub mod brought;
#[cfg(feature = "ssr")]
pub mod components;
#[cfg(feature = "ssr")]
pub mod microdata;
#[cfg(feature = "ssr")]
pub mod outcome;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod phrases;
#[cfg(feature = "ssr")]
pub mod pictures;
#[cfg(feature = "ssr")]
pub mod questions;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(feature = "ssr")]
pub mod signed;
#[cfg(feature = "ssr")]
pub mod tables;
#[cfg(feature = "ssr")]
pub mod ui;
#[cfg(feature = "ssr")]
pub mod urls;
