//! Backup command: dump the database to a file while the server runs.

use std::fs::{self, File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, bail};
use private_postgres::Mode;

use crate::app::newsroom::system;
use crate::cli::database::Database;
use crate::config::Settings;

/// Saves the database to `file`, which must not exist, in PostgreSQL's custom format. The server may run at the same
/// time: the file is a consistent snapshot.
pub(crate) async fn run(settings: &Settings, file: &Path) -> anyhow::Result<()> {
    if file.exists() {
        bail!("{} is there already; choose another name", file.display());
    }
    let database = Database::open(settings, Mode::Command).await?;
    let app = database.app(settings, settings.http.listen)?;
    let mut dump = database.target.client("pg_dump")?;
    dump.arg(database.target.name());

    // The dump has a temporary name until it is complete, and only its owner can read it.
    let unfinished = unfinished(file);
    let outcome = tokio::task::spawn_blocking({
        let unfinished = unfinished.clone();
        move || write(&mut dump, &unfinished)
    });
    let written = outcome.await.context("the back-up broke off")?;
    let bytes = match written.and_then(|bytes| Ok(fs::rename(&unfinished, file).map(|()| bytes)?)) {
        Ok(bytes) => bytes,
        Err(error) => {
            let _ = fs::remove_file(&unfinished);
            return Err(error);
        }
    };

    system::backed_up(&app, bytes).await?;
    crate::cli::output::print(&format!(
        "{} holds the database ({bytes} bytes). Keep the .key files of the data directory with it.",
        file.display()
    ))?;
    database.close().await
}

fn unfinished(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".unfinished");
    name.into()
}

fn write(dump: &mut Command, file: &Path) -> anyhow::Result<i64> {
    let target = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file)
        .with_context(|| format!("cannot write {}", file.display()))?;
    let status = dump
        .args(["--format=custom", "--no-password"])
        .stdin(Stdio::null())
        .stdout(target)
        .status()
        .context("cannot start pg_dump, which comes with PostgreSQL's programs for clients")?;
    if !status.success() {
        bail!("pg_dump did not finish ({status}); what it said stands above");
    }
    let target = File::open(file)?;
    target.sync_all()?;
    Ok(i64::try_from(target.metadata()?.len())?)
}
