//! Does a server already run in this cluster?

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::time::Instant;

use super::connection::{Greeting, Patience, greet};
use super::place::Place;
use super::{Error, pause};

/// How long processes of a killed server may take to notice that it is gone.
const LEFTOVERS: Duration = Duration::from_secs(30);
/// What Postgres writes its process number into, beside its socket.
const SOCKET_LOCK: &str = ".s.PGSQL.5432.lock";

/// What was found.
pub(super) enum Running {
    /// A server that accepts connections through this socket directory.
    Accepts(PathBuf),
    No,
}

/// Looks for a server that a killed Claimdesk left behind, and waits until it accepts connections or is gone.
pub(super) async fn wait_for_running(place: &Place) -> Result<Running, Error> {
    let start = Instant::now();
    let mut patience = Patience::new();
    loop {
        let processes = processes(&place.cluster);
        if processes.is_empty() {
            forget_stale_pid_file(place)?;
            return Ok(Running::No);
        }

        match PidFile::read(&place.cluster) {
            Some(file) if processes.contains(&file.process) => match greet(&file.socket).await {
                Greeting::Accepted => return Ok(Running::Accepts(file.socket)),
                refused => patience.spend(refused, place)?,
            },
            // The postmaster was killed; its sessions end by themselves as soon as they notice.
            _ if start.elapsed() < LEFTOVERS => {}
            _ => {
                let ids: Vec<String> = processes.iter().map(ToString::to_string).collect();
                return Err(Error::Leftovers {
                    path: place.cluster.clone(),
                    processes: ids.join(", "),
                });
            }
        }
        pause(50).await;
    }
}

/// Every Postgres process works inside its cluster's directory, which the kernel shows. A process number alone
/// proves nothing: after a restart of the machine or the container another process may have it.
pub(super) fn processes(cluster: &Path) -> Vec<u32> {
    fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let id = entry.file_name().to_str()?.parse().ok()?;
            let dir = fs::read_link(entry.path().join("cwd")).ok()?;
            let name = fs::read_to_string(entry.path().join("comm")).ok()?;
            (dir == cluster && name.trim() == "postgres").then_some(id)
        })
        .collect()
}

/// Postgres refuses to start while the process number in an old file belongs to some process of its user, and a killed
/// server keeps its number until somebody has asked for its end. We know that no process uses the cluster (and hold
/// the lock that keeps others from starting one), so the files, the cluster's and the socket's, are only in the way.
fn forget_stale_pid_file(place: &Place) -> Result<(), Error> {
    if forget(&place.cluster.join("postmaster.pid"))? {
        tracing::info!("PostgreSQL was not stopped the last time; it recovers from its log");
    }
    forget(&place.socket.join(SOCKET_LOCK))?;
    Ok(())
}

/// Whether the file was there.
fn forget(path: &Path) -> Result<bool, Error> {
    match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(Error::file("remove", path)(error)),
    }
}

/// What `postmaster.pid` says about a running server.
pub(super) struct PidFile {
    process: u32,
    pub(super) socket: PathBuf,
}

impl PidFile {
    /// Lines: process, data directory, start time, port, socket directory, address, memory key, status.
    pub(super) fn read(cluster: &Path) -> Option<Self> {
        let text = fs::read_to_string(cluster.join("postmaster.pid")).ok()?;
        let mut lines = text.lines();
        let process = lines.next()?.trim().parse().ok()?;
        let socket = lines.nth(3)?.trim();
        (!socket.is_empty()).then(|| Self {
            process,
            socket: socket.into(),
        })
    }
}
