//! Command line: commands, flags and their dispatch.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use crate::config::{self, Settings};
use anyhow::Context;
use clap::{Parser, Subcommand};

mod admin;
mod analysis;
mod audit;
mod database;
mod dump;
mod extract;
mod import;
mod imports;
mod manifest;
mod matching;
mod output;
mod read_page;
mod score;
mod serve;

/// Claimdesk, a fact-check server: extract claims from articles, review them, publish verdicts with evidence.
#[derive(Debug, Parser)]
#[command(name = "claimdesk", version, arg_required_else_help = true)]
pub struct Cli {
    /// The command to run.
    #[command(subcommand)]
    pub command: Command,
}

/// The command to run.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the server. The first start creates an admin account and prints its password once.
    Serve {
        /// Do not add the sample articles to a new installation.
        #[arg(long)]
        no_samples: bool,
    },
    /// Update the database schema.
    Migrate,
    /// Manage accounts. The server may be running.
    #[command(subcommand)]
    Admin(admin::Admin),
    /// Verify, sign or export the audit log. The server may be running.
    #[command(subcommand)]
    Audit(audit::Audit),
    /// Save the database to a file. The server may be running.
    Backup {
        /// File to create, for `pg_restore`. The file must not exist.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Fill an empty database from a file of `backup`. Says what is missing before it writes.
    Restore {
        /// The file, in `pg_dump`'s custom format.
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Go on without the audit.key and seal.key of the backed-up newsroom: encrypted secrets stay unreadable.
        #[arg(long)]
        new_keys: bool,
    },
    /// Import articles from files and web addresses; metadata may stand in a manifest.json in the same folder.
    Import {
        /// Text, HTML, PDF, DOCX, ODT, SRT, VTT or EML files, a manifest.json that names files, or https:// addresses.
        #[arg(required = true, value_name = "FILE|URL")]
        files: Vec<PathBuf>,
    },
    /// Import fact checks (ClaimReview) of the publishers in the setting imports.publishers.
    ImportChecks {
        /// JSON files (a DataFeed of any size, a list, one review) or HTML pages.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Import the newsroom's own checks from before Claimdesk, with their dates and addresses. The server may be running.
    ImportVerdicts(imports::import_verdicts::ImportVerdicts),
    /// Print the claims of text files, one JSON object per line. Needs no database.
    Extract {
        /// Text files in UTF-8.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Print the article of a saved web page as one JSON object. Needs no database.
    ReadPage {
        /// The page as it was received.
        file: PathBuf,
        /// The page's address, which links and dates are read with.
        #[arg(long)]
        url: Option<String>,
    },
    /// Print the verified claims that check each query: query, claim, rank and score, at most 20 a query. Needs no database.
    Match {
        /// Table of verified claims: tab-separated, with a header, an id and a text in each row.
        claims: PathBuf,
        /// Table of queries, in the same form.
        queries: PathBuf,
    },
    /// Group the claims about one occurrence again, all of them. What people decided stays. The server may be running.
    GroupClaims,
    /// Read one sentence per line and print its check-worthiness, from 0 to 1. Needs no database.
    Score,
    /// Print the OpenAPI document of the API.
    Openapi,
    /// Print the state table of a claim's review as Markdown.
    States,
    /// Print every route of the API and its required permission as Markdown.
    Routes,
    /// Print every setting with its value and its source. Secrets are hidden.
    Config,
}

/// Runs a command and returns its exit code.
///
/// # Errors
/// The message says what happened and what to do.
pub fn run(command: Command, settings: &Settings, dropped_lines: Arc<AtomicU64>) -> anyhow::Result<ExitCode> {
    match command {
        Command::Serve { no_samples } => asynchronously(serve::run(settings, !no_samples, dropped_lines))?,
        Command::Migrate => asynchronously(visiting(migrate(settings)))?,
        Command::Admin(command) => asynchronously(visiting(admin::run(settings, command)))?,
        Command::Audit(command) => asynchronously(visiting(audit::run(settings, command)))?,
        Command::Backup { file } => asynchronously(visiting(dump::backup::run(settings, &file)))?,
        Command::Restore { file, new_keys } => {
            asynchronously(visiting(dump::restore::run(settings, &file, new_keys)))?;
        }
        Command::Import { files } => {
            return asynchronously(visiting(import::run(settings, &files)));
        }
        Command::ImportChecks { files } => {
            return asynchronously(visiting(imports::import_checks::run(settings, &files)));
        }
        Command::ImportVerdicts(what) => {
            return asynchronously(visiting(imports::import_verdicts::run(settings, &what)));
        }
        Command::Extract { files } => return extract::run(&analysis::analyser(settings)?, &files),
        Command::ReadPage { file, url } => read_page::run(&file, url.as_deref())?,
        Command::Match { claims, queries } => matching::run(analysis::matching(settings)?.as_ref(), &claims, &queries)?,
        Command::GroupClaims => asynchronously(visiting(matching::group(settings)))?,
        Command::Score => score::run(&analysis::analyser(settings)?)?,
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

/// Runs a command until it ends or a signal arrives. A dropped command stops the private database that it started.
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
