//! `soundings bench`

use clap::Args;

/// What to measure.
#[derive(Args, Clone, Debug)]
pub struct Bench {}

impl Bench {
    /// Measures.
    pub async fn run(self) -> anyhow::Result<()> {
        Ok(())
    }
}
