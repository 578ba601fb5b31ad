//! The command line.

mod accounts;
mod analyst;
pub(crate) mod demo;
mod files;
mod schools;
mod serve;

use clap::{Parser, Subcommand};
use domain::code::Code;

use crate::config::{Config, Database, Zone};

/// The demonstration consultation's files, as they are in the program.
pub fn demonstration() -> domain::edition::Files {
    demo::files()
}

/// Soundings: consultations and surveys for councils.
#[derive(Debug, Parser)]
#[command(name = "soundings", version, about)]
pub struct Command {
    #[command(flatten)]
    database: Database,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Bring the database up to date, and serve.
    Serve(Config),
    /// Bring the database up to date, and nothing more.
    Migrate,
    /// Take a consultation's directory in, or say what is wrong with it.
    Import {
        /// The directory, with its consultation.toml.
        directory: std::path::PathBuf,
        /// Only say what is wrong.
        #[arg(long)]
        check: bool,
        /// Questions that have been answered and are put otherwise now ask what they asked: only their words were put right.
        #[arg(long)]
        same_meaning: bool,
        /// Mark the consultation as one whose answers are made up. It cannot be undone.
        #[arg(long)]
        demonstration: bool,
        #[command(flatten)]
        zone: Zone,
    },
    /// Write a consultation's directory out, byte for byte as it was taken in.
    Export {
        /// The consultation.
        consultation: Code,
        /// Where to; must not exist or be empty.
        directory: std::path::PathBuf,
        #[command(flatten)]
        zone: Zone,
    },
    /// Write findings to a file: what the officer's page shows.
    Findings {
        /// The consultation.
        consultation: Code,
        /// The file: its ending says which: .xlsx, .ods, .csv, .csv-metadata.json or .json.
        file: std::path::PathBuf,
        #[command(flatten)]
        zone: Zone,
    },
    /// Take in a list of schools, as CSV with the columns urn, name and phase: whose sessions are planned.
    Schools {
        /// The file.
        file: std::path::PathBuf,
    },
    /// Accounts of officers, administrators, safeguarding leads and schools' representatives.
    User {
        #[command(flatten)]
        zone: Zone,
        #[command(subcommand)]
        user: accounts::User,
    },
    /// Take in the demonstration consultation and send it made-up responses, over HTTP, from a seed.
    Demo(demo::Demo),
    /// Copy the database to a file, while it is in use.
    Backup {
        /// The file; must not exist.
        file: std::path::PathBuf,
        #[command(flatten)]
        zone: Zone,
    },
    /// Put a copy in the place of an SQLite database, while no server uses it. What was there is kept beside it.
    Restore {
        /// The copy.
        file: std::path::PathBuf,
    },
    /// Train the models that read comments, and measure them.
    #[command(subcommand)]
    Analyst(analyst::Analyst),
    /// Measure, beside the stated limits.
    Bench(crate::bench::Bench),
}

impl Command {
    /// Runs the command.
    pub async fn run(self) -> anyhow::Result<()> {
        let url = self.database.url;
        match self.verb {
            Verb::Serve(config) => serve::serve(&url, config).await,
            Verb::Migrate => {
                crate::store::Store::open(&url).await?.close().await;
                Ok(())
            }
            Verb::Import { directory, check, same_meaning, demonstration, zone } => {
                files::import(&url, &directory, (check, demonstration, same_meaning), &zone).await
            }
            Verb::Export { consultation, directory, zone } => {
                files::export(&url, &consultation, &directory, &zone).await
            }
            Verb::Findings { consultation, file, zone } => files::findings(&url, &consultation, &file, &zone).await,
            Verb::Schools { file } => schools::run(&url, &file).await,
            Verb::User { zone, user } => accounts::run(&url, user, &zone).await,
            Verb::Demo(options) => demo::run(&url, options).await,
            Verb::Backup { file, zone } => files::backup(&url, &file, &zone).await,
            Verb::Restore { file } => files::restore(&url, &file).await,
            Verb::Analyst(verb) => tokio::task::spawn_blocking(move || analyst::run(verb)).await?,
            Verb::Bench(bench) => bench.run(&url).await,
        }
    }
}
