//! Options of a cluster: the application's name, directories, PostgreSQL user, mode.

use std::path::PathBuf;

use crate::error::Error;

/// PostgreSQL cuts longer identifiers (`NAMEDATALEN` − 1).
const LONGEST_NAME: usize = 63;

/// Which cluster to open, and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The application's name: names the superuser, the database, the lock files and the directories outside the
    /// data directory. 1 to 63 lower-case ASCII letters, digits and underscores; the first character is a letter.
    pub name: String,
    /// Holds everything of the cluster. Created if absent.
    pub data_dir: PathBuf,
    /// How long this process needs the server.
    pub mode: Mode,
    /// The directory of `initdb` and `postgres`. `None`: search `PATH`, then the distribution's directories.
    pub bin_dir: Option<PathBuf>,
    /// The operating system user that runs the server when this process is root; otherwise ignored. `None`: the
    /// owner of the cluster, else `postgres`, else `nobody`.
    pub user: Option<String>,
    /// The server's `max_connections`.
    pub max_connections: u16,
    /// The server does not inherit environment variables with these prefixes, for example those that hold the
    /// application's secrets. `PG…`, `LC_…` and `LANG…` are never inherited.
    pub withheld_env: Vec<String>,
}

impl Options {
    /// Options with defaults: installed programs, the default user, 100 connections, no prefix withheld.
    pub fn new(name: impl Into<String>, data_dir: impl Into<PathBuf>, mode: Mode) -> Self {
        Self {
            name: name.into(),
            data_dir: data_dir.into(),
            mode,
            bin_dir: None,
            user: None,
            max_connections: 100,
            withheld_env: Vec::new(),
        }
    }

    /// Refuses a name that would need quotes as an SQL identifier or as a file name.
    pub(crate) fn check_name(&self) -> Result<(), Error> {
        let is_allowed = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '_');
        let valid = self.name.len() <= LONGEST_NAME
            && self.name.starts_with(|c: char| c.is_ascii_lowercase())
            && self.name.chars().all(is_allowed);
        if valid {
            return Ok(());
        }
        Err(Error::InvalidName { name: self.name.clone() })
    }
}

/// How long a process needs the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Until [`Cluster::close`](crate::Cluster::close): owns the cluster, adopts a running server, stops the server
    /// at the end. Only one process at a time can have this mode.
    Server,
    /// For one task: uses a running server and leaves it running, or starts the server and stops it at the end.
    /// Any number of processes at a time can have this mode.
    Command,
}
