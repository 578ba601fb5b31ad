//! How Soundings runs: everything that touches a network, a disk, a clock or chance.

pub mod bench;
pub mod cli;
pub mod clock;
pub mod config;
pub mod crossed;
pub mod crossings;
pub mod export;
pub mod film;
pub mod findings;
pub mod holidays;
pub mod hooks;
pub mod http;
pub mod jobs;
pub mod mail;
pub mod microdata;
pub mod picture;
pub mod random;
pub mod reading;
pub mod retention;
pub mod spreadsheet;
pub mod store;
pub mod waves;
