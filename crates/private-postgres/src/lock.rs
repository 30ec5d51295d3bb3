//! Locks of a data directory: one process owns the cluster, others may use it.
//!
//! `NAME.lock` is held by the owner, which starts and stops the server: the process in server mode, or the first
//! command while there is none. `NAME.visits` is shared by the guests, the commands that use the cluster of another
//! owner, so that an owning command does not stop the server before they end. The kernel releases both locks when a
//! process dies.

use std::fs::{self, File, TryLockError};
use std::io::{self, Seek, Write};
use std::path::Path;
use std::process;
use std::time::Duration;

use tokio::time::{Instant, sleep};

use crate::error::Error;
use crate::options::{Mode, Options};

/// How long a server waits for a command that owns the cluster, and a command for a lock that changes owners.
const TIMEOUT: Duration = Duration::from_secs(30);
/// How long the lock file must name a server before the name is trusted: a process that has just taken the lock
/// has not overwritten its predecessor's entry yet.
const SETTLED: Duration = Duration::from_millis(500);
/// The kernel gives no signal when a file lock becomes free, so ask again after this time.
const RETRY: Duration = Duration::from_millis(50);

/// The lock that an open cluster holds.
#[derive(Debug)]
pub(crate) enum Lock {
    /// Exclusive: this process owns the cluster.
    Owner(#[expect(dead_code, reason = "held for its lock, released on drop")] File),
    /// Shared: another process owns the cluster.
    Guest(#[expect(dead_code, reason = "held for its lock, released on drop")] File),
}

/// Locks the data directory: a server as its owner, a command as its owner or as a guest.
pub(crate) async fn acquire(data_dir: &Path, options: &Options) -> Result<Lock, Error> {
    let path = data_dir.join(format!("{}.lock", options.name));
    let mut file = open(&path)?;
    let start = Instant::now();
    let mut served_since = None;

    loop {
        if acquired(file.try_lock(), &path)? {
            write_holder(&mut file, options.mode).map_err(Error::file("write", &path))?;
            return Ok(Lock::Owner(file));
        }

        let holder = read_holder(&path);
        match (options.mode, holder) {
            (Mode::Command, _) => {
                let guests = guests(data_dir, options)?;
                if acquired(guests.try_lock_shared(), &path)? {
                    return Ok(Lock::Guest(guests));
                }
            }
            (Mode::Server, Some((Mode::Server, process))) => {
                let since = served_since.get_or_insert_with(Instant::now);
                if since.elapsed() >= SETTLED {
                    return Err(Error::Served { path: data_dir.to_path_buf(), process });
                }
            }
            (Mode::Server, _) => served_since = None,
        }

        if start.elapsed() >= TIMEOUT {
            return Err(Error::Busy {
                path: data_dir.to_path_buf(),
                process: holder.map_or_else(|| "unknown".to_owned(), |(_, id)| id.to_string()),
                waited: TIMEOUT.as_secs(),
            });
        }
        sleep(RETRY).await;
    }
}

/// Waits until the last guest has left, and keeps new guests out until the file is dropped.
pub(crate) async fn wait_for_guests(data_dir: &Path, options: &Options) -> Result<File, Error> {
    let guests = guests(data_dir, options)?;
    while !acquired(guests.try_lock(), data_dir)? {
        sleep(RETRY).await;
    }
    Ok(guests)
}

fn guests(data_dir: &Path, options: &Options) -> Result<File, Error> {
    open(&data_dir.join(format!("{}.visits", options.name)))
}

fn open(path: &Path) -> Result<File, Error> {
    File::options().create(true).truncate(false).read(true).write(true).open(path).map_err(Error::file("open", path))
}

fn acquired(outcome: Result<(), TryLockError>, path: &Path) -> Result<bool, Error> {
    match outcome {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(source)) => Err(Error::file("lock", path)(source)),
    }
}

/// Writes mode and process id into the lock file, for the error message of the next process.
fn write_holder(file: &mut File, mode: Mode) -> io::Result<()> {
    let word = match mode {
        Mode::Server => "serve",
        Mode::Command => "visit",
    };
    file.set_len(0)?;
    file.rewind()?;
    writeln!(file, "{word} {}", process::id())
}

/// The holder of the lock, if it has written its entry.
fn read_holder(path: &Path) -> Option<(Mode, u32)> {
    let text = fs::read_to_string(path).ok()?;
    let (word, id) = text.trim().split_once(' ')?;
    let mode = match word {
        "serve" => Mode::Server,
        _ => Mode::Command,
    };
    Some((mode, id.parse().ok()?))
}
