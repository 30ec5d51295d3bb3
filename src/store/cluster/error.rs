//! What can keep the private Postgres from running, and what should the operator do about it?

use std::io;
use std::path::PathBuf;

/// Why the private Postgres could not be opened or closed. Every message says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or directory could not be read or written.
    #[error(
        "cannot {action} {path}; check that the disk has room and that this user may write there"
    )]
    File {
        /// What was tried, as a verb: "create the directory".
        action: &'static str,
        /// The file or directory.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },

    /// Neither the setting, `PATH` nor the distribution's directories hold a usable server.
    #[error(
        "no PostgreSQL server of version 15 to 18 was found in {searched}; install one \
         (on Debian and Ubuntu: apt-get install postgresql), name its program directory with the \
         setting postgres.bin, or use a server of your own with DATABASE_URL"
    )]
    NoServer {
        /// The places that were looked at, joined with commas.
        searched: String,
    },

    /// The cluster was made by a major version that is not installed.
    #[error(
        "the database cluster in {path} was made by PostgreSQL {cluster}, but the installed server is \
         PostgreSQL {installed}; install PostgreSQL {cluster} beside it and start again, or move the \
         data to version {installed} with pg_upgrade or with pg_dump and psql \
         (docs/operations.md, \"Another major version\")"
    )]
    OtherVersion {
        /// The cluster's directory.
        path: PathBuf,
        /// The major version in its `PG_VERSION`.
        cluster: u32,
        /// The major versions that are installed, newest first.
        installed: String,
    },

    /// The cluster's `PG_VERSION` cannot be read as a number.
    #[error(
        "{path} says {content:?} where the major version of a database cluster should stand; restore the \
         directory from a back-up, or move it away to start with an empty one"
    )]
    NotACluster {
        /// The `PG_VERSION` file.
        path: PathBuf,
        /// What it contains.
        content: String,
    },

    /// Another server has the data directory.
    #[error(
        "another Claimdesk serves this data directory (process {process}): {path}; stop it first, or give \
         this one another directory with --data-dir"
    )]
    Served {
        /// The data directory.
        path: PathBuf,
        /// The other server's process id.
        process: u32,
    },

    /// A command or a starting server kept the data directory for too long.
    #[error(
        "process {process} still uses the data directory {path} after {waited} seconds; wait for that \
         command to end, or stop it, and start again"
    )]
    Busy {
        /// The data directory.
        path: PathBuf,
        /// The process that holds the lock; "unknown" when it left no name.
        process: String,
        /// How long we waited, in seconds.
        waited: u64,
    },

    /// The operating system's user that should run Postgres is missing or unsuitable.
    #[error(
        "PostgreSQL must not run as root, and {reason}; name an ordinary user with the setting postgres.user"
    )]
    NoUser {
        /// What is wrong with the users we could take.
        reason: String,
    },

    /// The cluster belongs to somebody else and we are not root.
    #[error(
        "the database cluster in {path} belongs to user number {owner}, but Claimdesk runs as user number \
         {user}; run it as that user, or as root once and with postgres.user set"
    )]
    ForeignOwner {
        /// The cluster's directory.
        path: PathBuf,
        /// Whom it belongs to.
        owner: u32,
        /// Whom we run as.
        user: u32,
    },

    /// The socket directory exists but is not ours alone.
    #[error(
        "{path} should be a directory that only the user of PostgreSQL can enter, but it is not; remove it \
         and start again"
    )]
    UnsafeSocketDirectory {
        /// The directory.
        path: PathBuf,
    },

    /// `initdb` failed.
    #[error("the database cluster in {path} could not be made; initdb said: {output}")]
    Init {
        /// The directory.
        path: PathBuf,
        /// What initdb printed.
        output: String,
    },

    /// `postgres` ended while it was starting.
    #[error(
        "PostgreSQL could not start and left with {status}; the end of its log {log} says:\n{tail}\n\
         Correct what it names and start again"
    )]
    Start {
        /// How it ended.
        status: String,
        /// The log file.
        log: PathBuf,
        /// The last lines of the log.
        tail: String,
    },

    /// `postgres` ended while we served.
    #[error(
        "PostgreSQL ended by itself with {status}; the end of its log {log} says:\n{tail}\n\
         Start again: it recovers what it had acknowledged"
    )]
    Ended {
        /// How it ended.
        status: String,
        /// The log file.
        log: PathBuf,
        /// The last lines of the log.
        tail: String,
    },

    /// The server runs but does not accept connections.
    #[error(
        "PostgreSQL runs but did not accept a connection through {socket} within {waited} seconds; the end \
         of its log {log} says:\n{tail}\nStop that server and start again"
    )]
    Silent {
        /// The socket directory.
        socket: PathBuf,
        /// How long we waited, in seconds.
        waited: u64,
        /// The log file.
        log: PathBuf,
        /// The last lines of the log.
        tail: String,
        /// The last refusal.
        source: Box<sqlx::Error>,
    },

    /// Server processes of an earlier start whose postmaster is gone still use the cluster.
    #[error(
        "processes of an earlier PostgreSQL still use the cluster in {path} ({processes}); stop them with \
         kill and start again"
    )]
    Leftovers {
        /// The cluster's directory.
        path: PathBuf,
        /// Their process ids, joined with commas.
        processes: String,
    },

    /// The server accepted us but refused to make the database.
    #[error(
        "PostgreSQL runs, but the database claimdesk could not be made in it; look into its log {log}"
    )]
    Database {
        /// The log file.
        log: PathBuf,
        /// The refusal.
        source: Box<sqlx::Error>,
    },

    /// The server did not end.
    #[error(
        "PostgreSQL in {path} did not stop: {output}; its data are safe, and the next start takes it over"
    )]
    Stop {
        /// The cluster's directory.
        path: PathBuf,
        /// What `pg_ctl` printed.
        output: String,
    },
}

impl Error {
    /// For `map_err` on a file operation: names the action and the path.
    pub(super) fn file(
        action: &'static str,
        path: &std::path::Path,
    ) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_path_buf();
        move |source| Self::File {
            action,
            path,
            source,
        }
    }
}
