//! Audit command: verify the log from the command line.

use anyhow::bail;
use clap::Subcommand;
use data_encoding::HEXLOWER;
use private_postgres::Mode;

use crate::app::newsroom::audit;
use crate::cli::database::Database;
use crate::config::Settings;
use crate::http::newsroom::audit::{checkpoint_line, event_line};

/// Verify, sign or export the audit log.
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Verify all events, chain heads and checkpoints. Name the first damage and exit with code 1 if there is one.
    Verify,
    /// Sign the current heads of all chains.
    Checkpoint,
    /// Print the whole log with its hashes and the newest checkpoint as JSON lines.
    Export,
}

/// Runs the command; the server may run at the same time.
pub(super) async fn run(settings: &Settings, command: Audit) -> anyhow::Result<()> {
    let database = Database::open(settings, Mode::Command).await?;
    let app = database.app(settings, settings.http.listen)?;
    let outcome = match command {
        Audit::Verify => verify(&app).await,
        Audit::Checkpoint => match audit::checkpoint(&app).await? {
            Some(checkpoint) => crate::cli::output::print(&format!(
                "Signed: {} events of {} subjects, key {}.",
                checkpoint.events,
                checkpoint.subjects,
                HEXLOWER.encode(&checkpoint.public_key)
            )),
            None => crate::cli::output::print("Nothing has happened since the last checkpoint."),
        },
        Audit::Export => export(&app).await,
    };
    database.close().await?;
    outcome
}

async fn verify(app: &crate::app::context::App) -> anyhow::Result<()> {
    let report = audit::verify(app).await?;
    match report.damage {
        Some(damage) => bail!("the log is damaged: {damage}"),
        None => crate::cli::output::print(&format!(
            "The log is whole: {} events of {} subjects, {} checkpoints.",
            report.events, report.subjects, report.checkpoints
        )),
    }
}

async fn export(app: &crate::app::context::App) -> anyhow::Result<()> {
    let mut after = (String::new(), 0);
    loop {
        let links = audit::export(app, (&after.0, after.1)).await?;
        for link in &links {
            crate::cli::output::print(event_line(link).trim_end())?;
        }
        let Some(last) = links.last() else {
            break;
        };
        after = (last.subject.clone(), last.seq);
    }
    match audit::newest_checkpoint(app).await? {
        Some(checkpoint) => crate::cli::output::print(checkpoint_line(&checkpoint).trim_end()),
        None => Ok(()),
    }
}
