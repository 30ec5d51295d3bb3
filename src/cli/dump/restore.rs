//! Restore command: fill an empty database from a backup.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, bail};
use private_postgres::Mode;

use crate::cli::database::{AUDIT_KEY, SEAL_KEY, Target};
use crate::cli::output::print;
use crate::config::Settings;
use crate::store;

/// First bytes of a dump in `pg_dump`'s custom format.
const MAGIC: &[u8] = b"PGDMP";

/// Restores `file` into the empty database of the settings, and brings its schema up to date. All or nothing: a failed
/// restore leaves the database empty.
///
/// # Errors
/// Everything that is missing, before anything is written: the file, the keys, `pg_restore`, an empty database of a
/// version that can hold the dump.
pub(crate) async fn run(settings: &Settings, file: &Path, new_keys: bool) -> anyhow::Result<()> {
    let mut missing = Vec::new();
    missing.extend(check_file(file).err());
    if !new_keys {
        missing.extend(check_keys(settings));
    }
    // Without the file there is no reason to create a private PostgreSQL.
    if settings.database_url.is_none() && !missing.is_empty() {
        bail!(refusal(&missing));
    }
    let target = match Target::open(settings, Mode::Command).await {
        Ok(target) => target,
        Err(error) => {
            missing.push(format!("{error:#}"));
            bail!(refusal(&missing));
        }
    };
    let outcome = restore(&target, file, missing).await;
    let closed = target.close().await;
    outcome?;
    closed
}

async fn restore(target: &Target, file: &Path, mut missing: Vec<String>) -> anyhow::Result<()> {
    let state = store::kit::restore::state(&target.options).await.context("cannot look at the database")?;
    if state.tables > 0 {
        missing.push(format!("an empty database: this one has {} tables", state.tables));
    }
    if missing.is_empty() {
        missing.extend(check_dump(target, file, state.major)?);
    }
    if !missing.is_empty() {
        bail!(refusal(&missing));
    }

    let mut command = target.client("pg_restore")?;
    command
        .arg(target.name())
        .args(["--single-transaction", "--no-owner", "--no-privileges", "--no-comments", "--no-password"])
        .arg(file)
        .stdin(Stdio::null());
    let status = tokio::task::spawn_blocking(move || command.status()).await?.context("cannot start pg_restore")?;
    if !status.success() {
        bail!("pg_restore did not finish ({status}); the database is empty as before; the reason is above");
    }
    store::kit::pool::migrate(&target.options).await.context("cannot bring the database's schema up to date")?;
    let events = store::kit::restore::finish(&target.options).await.context("cannot number the next events")?;
    print(&format!(
        "{} is restored: {events} events. Check the log with `claimdesk audit verify`, then start the server.",
        file.display()
    ))
}

fn refusal(missing: &[String]) -> String {
    format!("nothing was restored; missing:\n- {}", missing.join("\n- "))
}

/// Whether the file is there and is a dump.
fn check_file(file: &Path) -> Result<(), String> {
    let mut start = Vec::new();
    let read = File::open(file).and_then(|opened| opened.take(5).read_to_end(&mut start));
    match read {
        Err(error) => Err(format!("the file {}: {error}", file.display())),
        Ok(_) if start != MAGIC => {
            Err(format!("a file of `claimdesk backup` or `pg_dump -Fc`: {} is something else", file.display()))
        }
        Ok(_) => Ok(()),
    }
}

/// The keys of the newsroom that are not in the data directory.
fn check_keys(settings: &Settings) -> Option<String> {
    let is_set = |name: &str| name == SEAL_KEY && settings.seal.key.is_some();
    let absent = |name: &&str| !is_set(name) && !settings.data_dir.join(name).exists();
    let absent: Vec<&str> = [AUDIT_KEY, SEAL_KEY].into_iter().filter(absent).collect();
    (!absent.is_empty()).then(|| {
        let (names, dir) = (absent.join(" and "), settings.data_dir.display());
        format!("{names} of the backed-up newsroom: copy them to {dir}, or go on without them with --new-keys")
    })
}

/// What keeps `pg_restore`, the server of version `major` or this program from holding the dump.
fn check_dump(target: &Target, file: &Path, major: u32) -> anyhow::Result<Option<String>> {
    let list = match read(target.client("pg_restore")?.arg("--list").arg(file)) {
        Ok(list) => list,
        Err(problem) => return Ok(Some(format!("a pg_restore that can read the file: {problem}"))),
    };
    if !list.contains(" TABLE public _sqlx_migrations ") || !list.contains(" TABLE public events ") {
        return Ok(Some("a dump of Claimdesk: this one is of another database".to_owned()));
    }
    let from = list.lines().find_map(|line| line.split_once("Dumped from database version: "));
    let from = from.and_then(|(_, version)| version.split(['.', ' ']).next()?.parse::<u32>().ok());
    if let Some(from) = from.filter(|from| *from > major) {
        return Ok(Some(format!("PostgreSQL {from} or later: the dump is from {from}, the server is {major}")));
    }
    let mut rows = target.client("pg_restore")?;
    rows.args(["--data-only", "--table=_sqlx_migrations", "--file=-"]).arg(file);
    let rows = read(&mut rows).map_err(anyhow::Error::msg)?;
    let newest = rows.lines().filter_map(|row| row.split_once('\t')?.0.parse::<i64>().ok()).max().unwrap_or_default();
    let known = store::kit::pool::MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or_default();
    Ok((newest > known).then(|| {
        format!("a later version of Claimdesk: the dump has migration {newest}, this program ends at {known}")
    }))
}

/// What a program prints.
fn read(command: &mut Command) -> Result<String, String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| {
        format!(
            "cannot start {} ({error}); it comes with PostgreSQL's client programs",
            command.get_program().display()
        )
    })?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).trim().to_owned());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
