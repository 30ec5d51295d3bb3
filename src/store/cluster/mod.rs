//! How does Claimdesk run a Postgres of its own when it was not given one?
//!
//! [`Cluster::open`] finds the installed server, makes a cluster in the data directory when there is none, starts
//! it on a Unix socket (never on TCP) and answers when it accepts connections. A server that is left over from a
//! killed process is adopted. When we are root, the server runs as an unprivileged user, because Postgres
//! refuses to run as root.

mod binaries;
mod connection;
mod error;
mod initdb;
mod lock;
mod place;
mod postmaster;
mod running;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::postgres::PgConnectOptions;
use tokio::time::{Instant, interval_at};

pub use self::binaries::{Binaries, SUPPORTED, find_binaries};
use self::connection::Greeting;
pub use self::error::Error;
use self::lock::Claim;
use self::place::Place;
use self::postmaster::{Postmaster, Started};
use self::running::PidFile;

/// The superuser's role, and the name of the database.
const DATABASE: &str = "claimdesk";
/// How long a command waits for a server beside it to accept connections.
const BESIDE: Duration = Duration::from_mins(1);

/// Which cluster to open, and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The data directory; the cluster is `postgres` in it. Made when it is absent.
    pub data_dir: PathBuf,
    /// Where `initdb` and `postgres` are, when not to be searched for.
    pub bin_dir: Option<PathBuf>,
    /// The operating system user that runs Postgres when we are root.
    pub user: Option<String>,
    /// What we are to the cluster.
    pub tenure: Tenure,
}

/// What a process is to a cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tenure {
    /// We are the server: own the cluster, adopt it if it runs, stop it when we close.
    Serve,
    /// A command beside a server: use what runs, or start it for the time of the command.
    Visit,
}

/// A running private Postgres that holds the database `claimdesk`.
///
/// Dropping it without [`Cluster::close`] asks a server that we started to stop, and does not wait.
#[derive(Debug)]
pub struct Cluster {
    data_dir: PathBuf,
    socket: PathBuf,
    tenure: Tenure,
    /// The server, when it is ours to stop.
    server: Option<Postmaster>,
    claim: Claim,
}

impl Cluster {
    /// Opens the cluster of a data directory; returns when it accepts connections. A second server for the same
    /// directory is refused.
    pub async fn open(options: Options) -> Result<Self, Error> {
        let data_dir = place::data_dir(&options.data_dir)?;
        let deadline = Instant::now() + BESIDE;
        loop {
            match lock::claim(&data_dir, options.tenure).await? {
                claim @ Claim::Owner(_) => return Self::own(data_dir, &options, claim).await,
                claim @ Claim::Guest(_) => {
                    let place = Place::of(&data_dir, options.user.as_deref())?;
                    let socket =
                        PidFile::read(&place.cluster).map_or(place.socket, |file| file.socket);
                    match connection::greet_database(&socket).await {
                        Greeting::Accepted => {
                            let tenure = options.tenure;
                            return Ok(Self {
                                data_dir,
                                socket,
                                tenure,
                                server: None,
                                claim,
                            });
                        }
                        Greeting::NotNow(source) | Greeting::Refused(source)
                            if Instant::now() >= deadline =>
                        {
                            return Err(Error::Silent {
                                socket,
                                waited: BESIDE.as_secs(),
                                tail: log_tail(&place.log),
                                log: place.log,
                                source: Box::new(source),
                            });
                        }
                        // The owner is still starting, or has just gone: then the next claim makes us the owner.
                        Greeting::NotNow(_) | Greeting::Refused(_) => pause(50).await,
                    }
                }
            }
        }
    }

    async fn own(data_dir: PathBuf, options: &Options, claim: Claim) -> Result<Self, Error> {
        let place = Place::of(&data_dir, options.user.as_deref())?;
        let bin_dir = options.bin_dir.as_deref();
        let binaries = if let Some(major) = initdb::cluster_version(&place.cluster)? {
            let binaries = binaries_for(bin_dir, major, &place.cluster)?;
            initdb::take_over_files(&place)?;
            binaries
        } else {
            let binaries = find_binaries(bin_dir, None)?;
            tracing::info!(version = binaries.major, path = %place.cluster.display(), "making the database cluster");
            initdb::init(&place, &binaries).await?;
            binaries
        };

        let (server, started) = Postmaster::open(place, binaries).await?;
        server.ensure_database().await?;
        let socket = server.socket().to_path_buf();
        tracing::debug!(?started, socket = %socket.display(), "the private PostgreSQL accepts connections");

        // A command leaves a server alone that it did not start.
        let server = match (options.tenure, started) {
            (Tenure::Visit, Started::Before) => None,
            _ => Some(server),
        };
        Ok(Self {
            data_dir,
            socket,
            tenure: options.tenure,
            server,
            claim,
        })
    }

    /// How to connect to `database` in this cluster: through the socket, as its superuser `claimdesk`.
    #[must_use]
    pub fn connect_options(&self, database: &str) -> PgConnectOptions {
        connection::connect_options(&self.socket, database)
    }

    /// The directory of the Unix socket, for `psql -h` and `pg_dump -h`.
    #[must_use]
    pub fn socket_dir(&self) -> &Path {
        &self.socket
    }

    /// Waits until the server has ended by itself, which it never should, and says how. For ever where the server
    /// is not ours.
    pub async fn ended(&mut self) -> Error {
        match &mut self.server {
            Some(server) => server.ended().await,
            None => std::future::pending().await,
        }
    }

    /// Stops the server if it is ours to stop, and waits until it is gone. An owning command first waits for the
    /// commands that came while it ran.
    pub async fn close(self) -> Result<(), Error> {
        let Some(server) = self.server else {
            return Ok(());
        };
        let _no_visitors = match self.tenure {
            Tenure::Visit => Some(lock::last_visitor(&self.data_dir).await?),
            Tenure::Serve => None,
        };
        let stopped = server.stop().await;
        drop(self.claim);
        stopped
    }

    /// Leaves the server running for whoever opens the data directory next. For test suites, where a start for
    /// every test would cost more than the test.
    pub fn leave_running(self) {
        if let Some(server) = self.server {
            server.release();
        }
    }
}

/// The programs for a cluster that exists: only its own major version can run it.
fn binaries_for(bin_dir: Option<&Path>, major: u32, cluster: &Path) -> Result<Binaries, Error> {
    find_binaries(bin_dir, Some(major)).map_err(|error| match error {
        Error::OtherVersion {
            cluster: major,
            installed,
            ..
        } => Error::OtherVersion {
            path: cluster.to_path_buf(),
            cluster: major,
            installed,
        },
        other => other,
    })
}

/// One step of a wait for something that gives no signal: another process's lock or socket.
async fn pause(milliseconds: u64) {
    let step = Duration::from_millis(milliseconds);
    interval_at(Instant::now() + step, step).tick().await;
}

/// The last lines of the log.
fn log_tail(log: &Path) -> String {
    let text = fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let mut lines: Vec<&str> = text.lines().rev().take(12).collect();
    lines.reverse();
    lines.join("\n")
}
