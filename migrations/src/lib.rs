//! The schema of Soundings, and the only place it is defined. The same on SQLite and PostgreSQL.
//!
//! To change it, add a module and name it in [`Migrator`]. A migration that has been released is never
//! edited; one that takes something away comes a release after the code stopped using it.

use sea_orm_migration::prelude::*;

mod m20261122_000001_consultations;
mod m20261122_000002_responses;
mod m20261122_000003_people;
mod m20261124_000004_comments;
mod m20261124_000005_themes;
mod m20261124_000006_outcome;
mod m20261124_000007_engagement;
mod m20261124_000008_reply;
mod m20261124_000009_followers;
mod m20261124_000010_promise_checks;
mod m20261124_000011_meetings;
mod m20261126_000012_waves;
mod m20261126_000013_rolls;
mod m20261126_000014_looks;
mod m20261126_000015_sheets;
mod m20261126_000016_brought;
mod m20261126_000017_brought_once;
mod m20261126_000018_microdata;
mod m20261126_000019_sent_back;
mod m20261126_000020_countdown;
mod m20261127_000021_open_data;
mod m20261127_000022_drawings;
mod m20261127_000023_signed;
mod m20261127_000024_saved;
mod m20261127_000025_webhooks;
mod m20261127_000026_weighting;
mod m20261127_000027_known;
mod m20261128_000028_next;
mod m20261128_000029_claims;
mod m20261128_000030_answers_end;
mod m20261128_000031_own_password;
mod m20261129_000032_blind;
mod m20261129_000033_consent;
mod m20261129_000034_corrected;
mod m20261129_000035_beside;
mod m20261129_000036_taken_out;
mod m20261129_000037_aims;
mod m20261129_000038_school_links;
mod m20261129_000039_apart;
mod m20261130_000040_messages;
mod m20261130_000041_trials;
mod m20261130_000042_duties;
mod m20261130_000043_turned;
mod m20261130_000044_late;
mod m20261130_000045_weighed_to;

/// Every migration, oldest first.
#[derive(Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261122_000001_consultations::Migration),
            Box::new(m20261122_000002_responses::Migration),
            Box::new(m20261122_000003_people::Migration),
            Box::new(m20261124_000004_comments::Migration),
            Box::new(m20261124_000005_themes::Migration),
            Box::new(m20261124_000006_outcome::Migration),
            Box::new(m20261124_000007_engagement::Migration),
            Box::new(m20261124_000008_reply::Migration),
            Box::new(m20261124_000009_followers::Migration),
            Box::new(m20261124_000010_promise_checks::Migration),
            Box::new(m20261124_000011_meetings::Migration),
            Box::new(m20261126_000012_waves::Migration),
            Box::new(m20261126_000013_rolls::Migration),
            Box::new(m20261126_000014_looks::Migration),
            Box::new(m20261126_000015_sheets::Migration),
            Box::new(m20261126_000016_brought::Migration),
            Box::new(m20261126_000017_brought_once::Migration),
            Box::new(m20261126_000018_microdata::Migration),
            Box::new(m20261126_000019_sent_back::Migration),
            Box::new(m20261126_000020_countdown::Migration),
            Box::new(m20261127_000021_open_data::Migration),
            Box::new(m20261127_000022_drawings::Migration),
            Box::new(m20261127_000023_signed::Migration),
            Box::new(m20261127_000024_saved::Migration),
            Box::new(m20261127_000025_webhooks::Migration),
            Box::new(m20261127_000026_weighting::Migration),
            Box::new(m20261127_000027_known::Migration),
            Box::new(m20261128_000028_next::Migration),
            Box::new(m20261128_000029_claims::Migration),
            Box::new(m20261128_000030_answers_end::Migration),
            Box::new(m20261128_000031_own_password::Migration),
            Box::new(m20261129_000032_blind::Migration),
            Box::new(m20261129_000033_consent::Migration),
            Box::new(m20261129_000034_corrected::Migration),
            Box::new(m20261129_000035_beside::Migration),
            Box::new(m20261129_000036_taken_out::Migration),
            Box::new(m20261129_000037_aims::Migration),
            Box::new(m20261129_000038_school_links::Migration),
            Box::new(m20261129_000039_apart::Migration),
            Box::new(m20261130_000040_messages::Migration),
            Box::new(m20261130_000041_trials::Migration),
            Box::new(m20261130_000042_duties::Migration),
            Box::new(m20261130_000043_turned::Migration),
            Box::new(m20261130_000044_late::Migration),
            Box::new(m20261130_000045_weighed_to::Migration),
        ]
    }
}
