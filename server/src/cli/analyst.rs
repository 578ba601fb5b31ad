//! `soundings analyst`: train the models that read comments, and measure them.

use std::{fs, path::PathBuf};

use anyhow::Context as _;
use clap::Subcommand;
use sentiment::{
    Model, evaluate,
    train::{self, Part},
};

/// The analyst.
#[derive(Debug, Subcommand)]
pub(super) enum Analyst {
    /// Measure the models on a labelled file.
    ///
    /// A CSV with `text` and `label` (negative, neutral, positive, mixed; or 1 to 5, 5 the best), and where it has
    /// them `service` for what the label is about, `question` for what was asked, and `voice`. A CSV with `flag` and
    /// `text` measures the safeguarding screen, one with `theme` and `text` how themes are found. A JSON list of `full_text` with `spans` measures masks.
    Evaluate {
        /// The file.
        file: PathBuf,
        /// Show the texts that were got wrong. Never with texts of real people.
        #[arg(long)]
        show: bool,
    },
    /// Train the models anew. The same files and seed give the same weights.
    Train {
        /// Folder with `nhs-feedback/nhs_train.csv`, `nhs_dev.csv`, `nhs_phase1_train.csv` and
        /// `mams-acsa/mams_acsa_train.csv`: NOTICE.md says where they are from.
        #[arg(long)]
        data: PathBuf,
        /// Folder with the comments about council services, in the program's source.
        #[arg(long, default_value = "server/sentiment/data")]
        council: PathBuf,
        /// The base encoder all-MiniLM-L6-v2, as `model.safetensors`.
        #[arg(long)]
        base: PathBuf,
        /// Where the weights go.
        #[arg(long, default_value = "server/sentiment/model")]
        out: PathBuf,
        /// Where chance begins.
        #[arg(long, default_value_t = 20_261_124)]
        seed: u64,
        /// How often every text is seen: else 4 times, in the last pass twice, and answers 5 times.
        #[arg(long)]
        epochs: Option<usize>,
        /// Keep the encoder that is there; train and calibrate what is around it.
        #[arg(long)]
        keep_encoder: bool,
        /// Begin with the encoder that is there, and give it the last pass: over all files,
        /// texts for the safeguarding screen three times. To be run once after a training.
        #[arg(long, conflicts_with = "keep_encoder")]
        last_pass: bool,
        /// Train the layers that read answers as a whole, and keep the rest of the encoder.
        #[arg(long, conflicts_with_all = ["keep_encoder", "last_pass"])]
        answers: bool,
    },
}

pub(super) fn run(verb: Analyst) -> anyhow::Result<()> {
    match verb {
        Analyst::Evaluate { file, show } => {
            let bytes = fs::read(&file).with_context(|| format!("read {}", file.display()))?;
            let model = Model::carried()?;
            if file.extension().is_some_and(|ending| ending == "json") {
                println!("{}", evaluate::masks(&bytes)?);
            } else if evaluate::has_column(&bytes, "flag") {
                let done = evaluate::screen(&model, &bytes)?;
                println!("{done}");
                for (is, text) in done.wrong.iter().filter(|_| show) {
                    println!("{}: {text}", if *is { "missed" } else { "stopped" });
                }
            } else if evaluate::has_column(&bytes, "theme") {
                println!("{}", evaluate::themes(&model, &bytes)?);
            } else {
                println!("{}", evaluate::evaluate(&model, &bytes)?);
            }
        }
        Analyst::Train { data, council, base, out, seed, epochs, keep_encoder, last_pass, answers } => {
            let part = match (keep_encoder, last_pass, answers) {
                (true, ..) => Part::Around,
                (_, true, _) => Part::Last,
                (.., true) => Part::Answers,
                _ => Part::First,
            };
            let training = train::Training { data, council, base, out, seed, part, epochs };
            train::train(&training, |line| println!("{line}"))?;
        }
    }
    Ok(())
}
