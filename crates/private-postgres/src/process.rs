//! Processes of a cluster: which of them run, and what `postmaster.pid` says.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// The process ids of a cluster's server. Every PostgreSQL process works in its cluster's directory, which the
/// kernel shows. A process id from a file is no proof: after a restart of the machine or the container another
/// process may have it.
pub(crate) fn processes(cluster: &Path) -> Vec<u32> {
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

/// Content of `postmaster.pid`.
pub(crate) struct PidFile {
    pub(crate) process: u32,
    /// The directory of the server's socket.
    pub(crate) socket: PathBuf,
}

impl PidFile {
    pub(crate) fn path(cluster: &Path) -> PathBuf {
        cluster.join("postmaster.pid")
    }

    /// Lines: process, data directory, start time, port, socket directory, address, memory key, status.
    pub(crate) fn read(cluster: &Path) -> Option<Self> {
        let text = fs::read_to_string(Self::path(cluster)).ok()?;
        let mut lines = text.lines();
        let process = lines.next()?.trim().parse().ok()?;
        let socket = lines.nth(3)?.trim();
        (!socket.is_empty()).then(|| Self { process, socket: socket.into() })
    }
}

/// Removes a file; whether it existed.
pub(crate) fn remove(path: &Path) -> Result<bool, Error> {
    match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(Error::file("remove", path)(error)),
    }
}
