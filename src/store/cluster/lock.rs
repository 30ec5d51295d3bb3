//! Who may start and stop the Postgres of a data directory?
//!
//! Two advisory file locks answer it. `claimdesk.lock` belongs to the one process that owns the cluster: the
//! server, or the first command while no server runs. `claimdesk.visits` is shared by the commands that use a
//! cluster which another process owns, so that an owning command does not stop it under them. The kernel drops
//! both when a process dies, however it dies.

use std::fs::{File, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::time::Duration;

use tokio::time::Instant;

use super::{Error, Tenure, pause};

/// How long a server waits for a command that owns the cluster, and a command for a lock that changes hands.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long the word "serve" must stand in the lock file before we believe it: a process that has just taken
/// the lock has not yet written over what the last one left.
const SETTLED: Duration = Duration::from_millis(500);

/// What an open [`super::Cluster`] holds until it is closed.
#[derive(Debug)]
pub(super) enum Claim {
    /// We own the cluster: ours is the exclusive lock.
    Owner(#[expect(dead_code, reason = "held for its lock, released on drop")] File),
    /// Another process owns it; we hold a share of the visits.
    Guest(#[expect(dead_code, reason = "held for its lock, released on drop")] File),
}

/// Takes the data directory as `tenure` asks for.
pub(super) async fn claim(dir: &Path, tenure: Tenure) -> Result<Claim, Error> {
    let path = dir.join("claimdesk.lock");
    let mut file = open(&path)?;
    let start = Instant::now();
    let mut served_since = None;

    loop {
        if try_lock(&file, &path)? {
            note(&mut file, tenure).map_err(Error::file("write", &path))?;
            return Ok(Claim::Owner(file));
        }

        let holder = holder(&path);
        match (tenure, holder) {
            (Tenure::Visit, _) => {
                let visits = visits(dir)?;
                if try_lock_shared(&visits, &path)? {
                    return Ok(Claim::Guest(visits));
                }
            }
            (Tenure::Serve, Some((Tenure::Serve, process))) => {
                let since = *served_since.get_or_insert_with(Instant::now);
                if since.elapsed() >= SETTLED {
                    return Err(Error::Served {
                        path: dir.to_path_buf(),
                        process,
                    });
                }
            }
            (Tenure::Serve, _) => served_since = None,
        }

        if start.elapsed() >= PATIENCE {
            return Err(Error::Busy {
                path: dir.to_path_buf(),
                process: holder.map_or_else(|| "unknown".to_owned(), |(_, id)| id.to_string()),
                waited: PATIENCE.as_secs(),
            });
        }
        pause(50).await;
    }
}

/// Waits until no other command uses the cluster, and keeps new ones out until the file is dropped.
pub(super) async fn last_visitor(dir: &Path) -> Result<File, Error> {
    let visits = visits(dir)?;
    while !try_lock(&visits, dir)? {
        pause(50).await;
    }
    Ok(visits)
}

fn visits(dir: &Path) -> Result<File, Error> {
    open(&dir.join("claimdesk.visits"))
}

fn open(path: &PathBuf) -> Result<File, Error> {
    File::options()
        .create(true)
        .truncate(false)
        .read(true)
        .write(true)
        .open(path)
        .map_err(Error::file("open", path))
}

fn try_lock(file: &File, path: &Path) -> Result<bool, Error> {
    taken(file.try_lock(), path)
}

fn try_lock_shared(file: &File, path: &Path) -> Result<bool, Error> {
    taken(file.try_lock_shared(), path)
}

fn taken(answer: Result<(), TryLockError>, path: &Path) -> Result<bool, Error> {
    match answer {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(source)) => Err(Error::file("lock", path)(source)),
    }
}

/// Writes who we are into the lock file, for the message of the next one who wants it.
fn note(file: &mut File, tenure: Tenure) -> std::io::Result<()> {
    let word = match tenure {
        Tenure::Serve => "serve",
        Tenure::Visit => "visit",
    };
    file.set_len(0)?;
    file.rewind()?;
    writeln!(file, "{word} {}", process::id())
}

/// Who holds the lock, as far as it has said.
fn holder(path: &Path) -> Option<(Tenure, u32)> {
    let mut text = String::new();
    File::open(path).ok()?.read_to_string(&mut text).ok()?;
    let (word, id) = text.trim().split_once(' ')?;
    let tenure = if word == "serve" {
        Tenure::Serve
    } else {
        Tenure::Visit
    };
    Some((tenure, id.parse().ok()?))
}
