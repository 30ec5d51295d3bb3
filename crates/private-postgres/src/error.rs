//! Errors of a private PostgreSQL server: what is wrong, where, and what to do.

use std::io;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

/// Why a cluster could not be opened, used or closed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// [`Options::name`](crate::Options::name) is not usable.
    #[error(
        "{name:?} is not a valid name for a cluster; use 1 to 63 lower-case letters, digits and underscores, a letter first"
    )]
    InvalidName {
        /// The name.
        name: String,
    },

    /// A file, a directory or a program could not be used.
    #[error("cannot {action} {path}; check its permissions and the free disk space")]
    File {
        /// What failed, as a verb: "create the directory".
        action: &'static str,
        /// The file or directory.
        path: PathBuf,
        /// The operating system's error.
        source: io::Error,
    },

    /// No supported server is installed.
    #[error(
        "no PostgreSQL server of version {} to {} was found in {searched}; install one \
         (on Debian and Ubuntu: apt-get install postgresql)", supported.start(), supported.end()
    )]
    NoServer {
        /// The supported major versions.
        supported: RangeInclusive<u32>,
        /// The directories that were searched.
        searched: String,
    },

    /// The cluster was created by a major version that is not installed.
    #[error(
        "the database cluster in {path} was created by PostgreSQL {cluster}, but the installed server is \
         PostgreSQL {installed}; install PostgreSQL {cluster} next to it and start again, or move the data to \
         version {installed} with pg_upgrade or with pg_dump and psql"
    )]
    OtherVersion {
        /// The cluster's directory.
        path: PathBuf,
        /// The major version in the cluster's `PG_VERSION`.
        cluster: u32,
        /// The installed major versions, newest first: "17 and 15".
        installed: String,
    },

    /// `PG_VERSION` is not a number.
    #[error(
        "{path} contains {content:?} instead of the major version of a database cluster; restore the directory \
         from a backup, or move it away to start with an empty one"
    )]
    NotACluster {
        /// The `PG_VERSION` file.
        path: PathBuf,
        /// Its content.
        content: String,
    },

    /// Another process has opened the data directory as [`Mode::Server`](crate::Mode::Server).
    #[error("another server (process {process}) uses the data directory {path}; stop it first")]
    Served {
        /// The data directory.
        path: PathBuf,
        /// The process id of the other server.
        process: u32,
    },

    /// Another process held the lock of the data directory for too long.
    #[error(
        "process {process} still uses the data directory {path} after {waited} seconds; wait until it ends, or \
         stop it, and start again"
    )]
    Busy {
        /// The data directory.
        path: PathBuf,
        /// The process id of the lock's holder, or "unknown".
        process: String,
        /// The time limit in seconds.
        waited: u64,
    },

    /// This process is root, and there is no ordinary user to run PostgreSQL.
    #[error("PostgreSQL must not run as root, and {reason}; choose an ordinary user for it")]
    NoUser {
        /// What is wrong with the possible users.
        reason: String,
    },

    /// The cluster belongs to another user, and this process is not root.
    #[error(
        "the database cluster in {path} belongs to user id {owner}, but this process runs as user id {user}; run \
         it as that user, or once as root with the right user for PostgreSQL"
    )]
    ForeignOwner {
        /// The cluster's directory.
        path: PathBuf,
        /// The owner's user id.
        owner: u32,
        /// The user id of this process.
        user: u32,
    },

    /// The socket directory is not private.
    #[error("the socket directory {path} is open to other users or belongs to one; remove it and start again")]
    UnsafeSocketDirectory {
        /// The directory.
        path: PathBuf,
    },

    /// `initdb` failed.
    #[error("initdb could not create the database cluster in {path}: {output}")]
    Init {
        /// The cluster's directory.
        path: PathBuf,
        /// The output of `initdb`.
        output: String,
    },

    /// The server exited before it accepted a connection.
    #[error(
        "PostgreSQL did not start ({status}); correct what the end of its log {log} says, and start again:\n{tail}"
    )]
    Start {
        /// The server's exit status.
        status: String,
        /// The log file.
        log: PathBuf,
        /// The last lines of the log.
        tail: String,
    },

    /// The server exited although nobody asked it to.
    #[error(
        "PostgreSQL exited unexpectedly ({status}); start again, which recovers all committed data. The end of \
         its log {log}:\n{tail}"
    )]
    Exited {
        /// The server's exit status.
        status: String,
        /// The log file.
        log: PathBuf,
        /// The last lines of the log.
        tail: String,
    },

    /// The server runs but accepts no connections.
    #[error(
        "PostgreSQL runs but did not accept a connection through {socket} within {waited} seconds; stop it and \
         start again. The end of its log {log}:\n{tail}"
    )]
    Silent {
        /// The socket directory.
        socket: PathBuf,
        /// The time limit in seconds.
        waited: u64,
        /// The log file.
        log: PathBuf,
        /// The last lines of the log.
        tail: String,
        /// The last connection error.
        source: Box<sqlx::Error>,
    },

    /// The postmaster is gone, but processes of its sessions still use the cluster.
    #[error(
        "processes of an earlier PostgreSQL server still use the cluster in {path} ({processes}); stop them with \
         kill and start again"
    )]
    Leftovers {
        /// The cluster's directory.
        path: PathBuf,
        /// Their process ids, separated by commas.
        processes: String,
    },

    /// The server refused to create the database.
    #[error("PostgreSQL runs, but the database {name} could not be created; its log {log} has the reason")]
    Database {
        /// The database.
        name: String,
        /// The log file.
        log: PathBuf,
        /// The server's error.
        source: Box<sqlx::Error>,
    },

    /// The server did not stop within a minute.
    #[error("PostgreSQL in {path} did not stop: {output}; its data is safe, and the next start adopts the server")]
    Stop {
        /// The cluster's directory.
        path: PathBuf,
        /// The output of `pg_ctl`.
        output: String,
    },
}

impl Error {
    /// For `map_err` on a file operation: adds the action and the path.
    pub(crate) fn file(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_path_buf();
        move |source| Self::File { action, path, source }
    }
}
