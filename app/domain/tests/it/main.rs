//! Rules that are tried on the demonstration's own surveys.

mod brought;
mod crossed;
mod demonstration;
mod import;
mod journey;
mod linked;
mod microdata;
mod sheets;
mod two_reports;
mod waves;
