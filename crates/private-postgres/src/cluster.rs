//! An open cluster: open, connect, run client programs, close.

use std::future::pending;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use sqlx::postgres::PgConnectOptions;
use tokio::time::{Instant, sleep};

use crate::connection::{Probe, connect_options, probe, silent};
use crate::error::Error;
use crate::initdb;
use crate::layout::{Layout, create_data_dir};
use crate::lock::{self, Lock};
use crate::options::{Mode, Options};
use crate::process::PidFile;
use crate::server::Server;

/// How long a guest waits until the owner's server accepts connections.
const GUEST_TIMEOUT: Duration = Duration::from_mins(1);

/// A running private PostgreSQL server with the application's database.
///
/// A drop without [`Cluster::close`] asks a server that this process started to stop, and does not wait for it.
#[derive(Debug)]
pub struct Cluster {
    data_dir: PathBuf,
    layout: Layout,
    /// `None` if this process must not stop the server.
    server: Option<Server>,
    lock: Lock,
}

impl Cluster {
    /// Opens the cluster of a data directory. Returns when the server accepts connections and the application's
    /// database exists.
    ///
    /// # Errors
    /// [`Error::Served`] if another process has opened the data directory in server mode and this one asks for the
    /// same; any other [`Error`] if the server cannot be found, started or used.
    pub async fn open(options: Options) -> Result<Self, Error> {
        options.check_name()?;
        let data_dir = create_data_dir(&options.data_dir)?;
        let deadline = Instant::now() + GUEST_TIMEOUT;
        loop {
            let lock = lock::acquire(&data_dir, &options).await?;
            let mut layout = Layout::of(&data_dir, &options)?;
            if matches!(lock, Lock::Owner(_)) {
                return Self::own(data_dir, layout, lock).await;
            }

            if let Some(file) = PidFile::read(&layout.cluster) {
                layout.socket = file.socket;
            }
            // The owner creates this database last.
            match probe(&layout.socket, &options.name, &options.name).await {
                Probe::Accepted => {
                    return Ok(Self { data_dir, layout, server: None, lock });
                }
                Probe::NotReady(source) | Probe::Refused(source) if Instant::now() >= deadline => {
                    return Err(silent(&layout, &layout.socket, GUEST_TIMEOUT, source));
                }
                // The owner is starting the server, or has just ended: then this process becomes the owner.
                Probe::NotReady(_) | Probe::Refused(_) => sleep(Duration::from_millis(50)).await,
            }
        }
    }

    async fn own(data_dir: PathBuf, layout: Layout, lock: Lock) -> Result<Self, Error> {
        let binaries = initdb::prepare(&layout).await?;
        let server = Server::open(layout, binaries).await?;
        server.ensure_database().await?;

        let layout = server.layout.clone();
        let adopted = server.is_adopted();
        tracing::debug!(adopted, socket = %layout.socket.display(), "the private PostgreSQL accepts connections");
        // A command does not stop a server that it did not start.
        let keep = layout.options.mode == Mode::Server || !adopted;
        Ok(Self { data_dir, layout, server: keep.then_some(server), lock })
    }

    /// Connects to the application's database through the socket, as its superuser. Use `.database(…)` for another
    /// database of the cluster.
    #[must_use]
    pub fn connect_options(&self) -> PgConnectOptions {
        let name = &self.layout.options.name;
        connect_options(&self.layout.socket, name, name)
    }

    /// The directory of the Unix socket, for `psql --host`.
    #[must_use]
    pub fn socket_dir(&self) -> &Path {
        &self.layout.socket
    }

    /// A client program of the server's version, for example `pg_dump`, with the arguments `--host`, `--port` and
    /// `--username`. Runs as the user of this process.
    ///
    /// # Errors
    /// [`Error::OtherVersion`] or [`Error::NoServer`] if the programs of this version were removed.
    pub fn client(&self, program: &str) -> Result<Command, Error> {
        let binaries = initdb::existing(&self.layout)?;
        let program = binaries.map_or_else(|| program.into(), |found| found.program(program));
        let mut command = Command::new(program);
        command.arg("--host").arg(&self.layout.socket).args(["--port=5432", "--username", &self.layout.options.name]);
        Ok(command)
    }

    /// Waits until the server exits although nobody asked it to, and returns [`Error::Exited`]. Never returns if
    /// another process is responsible for the server.
    pub async fn unexpected_exit(&mut self) -> Error {
        match &mut self.server {
            Some(server) => server.unexpected_exit().await,
            None => pending().await,
        }
    }

    /// Stops the server if this process is responsible for it, and waits until all its processes are gone. In
    /// command mode, first waits for the commands that opened the cluster in the meantime.
    ///
    /// # Errors
    /// [`Error::Stop`] if the server still runs after 60 seconds.
    pub async fn close(self) -> Result<(), Error> {
        let Some(server) = self.server else {
            return Ok(());
        };
        let options = &self.layout.options;
        let _no_guests = match options.mode {
            Mode::Command => Some(lock::wait_for_guests(&self.data_dir, options).await?),
            Mode::Server => None,
        };
        let stopped = server.stop().await;
        drop(self.lock);
        stopped
    }

    /// Leaves the server running for the next process that opens the data directory. For test suites, where a start
    /// per test would take longer than the test.
    pub fn leave_running(self) {
        if let Some(server) = self.server {
            server.leave_running();
        }
    }
}
