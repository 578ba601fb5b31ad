//! Integration tests, through the real router, each on SQLite and on PostgreSQL.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails there")]
#![expect(unused_imports, reason = "the macro brings in what not every test needs")]

mod answers;
mod api;
mod app;
mod brought;
mod compared;
mod consultations;
mod drawings;
mod durability;
mod duties;
mod engage;
mod explore;
mod findings;
mod formats;
mod heard;
mod hooks;
mod messages;
mod officer;
mod operation;
mod pages;
mod privacy;
mod reference;
mod reply;
mod report;
mod respond;
mod schools;
mod sheets;
mod signing;
mod themes;
mod trial;
mod waves;
mod written;
