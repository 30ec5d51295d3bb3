//! Command line: commands, flags and their dispatch.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::{Parser, Subcommand};

use crate::config::{self, Settings};

mod admin;
mod audit;
mod backup;
mod database;
mod extract;
mod import;
mod import_checks;
mod manifest;
mod output;
mod score;
mod serve;

/// Claimdesk: articles in, checkable claims out, verdicts with evidence, published by two pairs of eyes.
#[derive(Debug, Parser)]
#[command(name = "claimdesk", version, arg_required_else_help = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the server. On the first start it makes an admin account and prints its password once.
    Serve {
        /// Leave the sample articles out of a new newsroom.
        #[arg(long)]
        no_samples: bool,
    },
    /// Bring the database's schema up to date.
    Migrate,
    /// Manage accounts; works while the server runs.
    #[command(subcommand)]
    Admin(admin::Admin),
    /// Check, sign or export the event log; works while the server runs.
    #[command(subcommand)]
    Audit(audit::Audit),
    /// Save the database to a file; works while the server runs.
    Backup {
        /// A new file, which `pg_restore` reads.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Take in articles from plain text files, with what manifest.json beside them says about them.
    Import {
        /// Text files in UTF-8, or a manifest.json that names some.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Take in other newsrooms' reviews of the publishers in imports.publishers.
    ImportChecks {
        /// JSON (a DataFeed of any size, a list, one review) or HTML pages.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Print the claims of text files, one JSON object a line. Needs no database.
    Extract {
        /// Text files in UTF-8.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Read one sentence a line, print its check-worthiness from 0 to 1. Needs no database.
    Score,
    /// Print the OpenAPI document of the API.
    Openapi,
    /// Print the state table of a claim's life as Markdown.
    States,
    /// Print every address of the API and for whom it is as Markdown.
    Routes,
    /// Print every setting with its value and where it came from; secrets are hidden.
    Config,
}

/// Runs the command.
///
/// # Errors
/// A sentence that says what happened and what to do.
pub fn run(command: Command, settings: &Settings) -> anyhow::Result<ExitCode> {
    match command {
        Command::Serve { no_samples } => asynchronously(serve::run(settings, !no_samples))?,
        Command::Migrate => asynchronously(visiting(migrate(settings)))?,
        Command::Admin(command) => asynchronously(visiting(admin::run(settings, command)))?,
        Command::Audit(command) => asynchronously(visiting(audit::run(settings, command)))?,
        Command::Backup { file } => asynchronously(visiting(backup::run(settings, &file)))?,
        Command::Import { files } => {
            return asynchronously(visiting(import::run(settings, &files)));
        }
        Command::ImportChecks { files } => {
            return asynchronously(visiting(import_checks::run(settings, &files)));
        }
        Command::Extract { files } => return extract::run(&files),
        Command::Score => score::run()?,
        Command::Openapi => output::print(&crate::http::document::JSON)?,
        Command::States => output::print(crate::formats::state_table::page().trim_end())?,
        Command::Routes => output::print(crate::http::document::page().trim_end())?,
        Command::Config => output::print(config::effective(settings).trim_end())?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn migrate(settings: &Settings) -> anyhow::Result<()> {
    let database = database::Database::open(settings, private_postgres::Mode::Command).await?;
    output::print("The schema is up to date.")?;
    database.close().await
}

/// A command beside a server, ended by a signal: dropping it puts away the database that it started.
async fn visiting<T>(command: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    let mut signals = serve::Signals::listen()?;
    tokio::select! {
        result = command => result,
        () = signals.next() => anyhow::bail!("interrupted"),
    }
}

fn asynchronously<T>(task: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .context("cannot start the runtime")?
        .block_on(task)
}
