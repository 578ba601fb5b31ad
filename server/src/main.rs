//! The binary, which is also the command line.

use clap::Parser as _;
use server::cli::Command;

/// Begins again with one thread for each reading of the models: their library takes a thread for every core, which
/// then wait for one another by turning in circles, and it can be told otherwise only from outside.
#[cfg(unix)]
fn alone() {
    use std::os::unix::process::CommandExt as _;
    const THREADS: &str = "RAYON_NUM_THREADS";
    if std::env::var_os(THREADS).is_none()
        && let Ok(program) = std::env::current_exe()
    {
        let error = std::process::Command::new(program).args(std::env::args_os().skip(1)).env(THREADS, "1").exec();
        eprintln!("the models will use every core: {error}");
    }
}

fn main() -> std::process::ExitCode {
    #[cfg(unix)]
    alone();
    run()
}

#[tokio::main]
async fn run() -> std::process::ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("SOUNDINGS_LOG")
                .unwrap_or_else(|_| "info,sqlx=warn,sea_orm=warn,sea_orm_migration=warn,mp4_atom=error".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    match Command::parse().run().await {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}
