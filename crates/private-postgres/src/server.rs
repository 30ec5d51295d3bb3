//! The server of a cluster: start or adopt, create the database, wait, stop.

use std::ffi::OsString;
use std::fs::{self, File};
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use tokio::process::{Child, Command};
use tokio::time::{Instant, sleep};

use crate::binaries::Binaries;
use crate::connection::{Silence, connect_options, has_code};
use crate::error::Error;
use crate::layout::Layout;
use crate::ownership::give;
use crate::process::{PidFile, processes, remove};
use crate::sizing;

/// A log of more bytes is renamed when the server starts.
const LONG_LOG: u64 = 16 * 1024 * 1024;
/// How long processes of a killed server may take to notice that it is gone.
const LEFTOVERS: Duration = Duration::from_secs(30);

/// A running server.
#[derive(Debug)]
pub(crate) struct Server {
    pub(crate) layout: Layout,
    binaries: Binaries,
    /// `None` for an adopted server.
    child: Option<Child>,
    stop_on_drop: bool,
}

impl Server {
    /// The server of this cluster that runs already, or a new one. Returns when it accepts connections.
    pub(crate) async fn open(layout: Layout, binaries: Binaries) -> Result<Self, Error> {
        match running(&layout).await? {
            Some(socket) => Ok(Self { layout: layout.adopted(socket), binaries, child: None, stop_on_drop: false }),
            None => Self::start(layout, binaries).await,
        }
    }

    async fn start(layout: Layout, binaries: Binaries) -> Result<Self, Error> {
        layout.prepare_socket_dir()?;
        let log = open_log(&layout)?;
        let errors = log.try_clone().map_err(Error::file("open", &layout.log))?;

        let program = binaries.program("postgres");
        let mut socket = OsString::from("--unix_socket_directories=");
        socket.push(&layout.socket);
        let options = &layout.options;
        let child = layout
            .command(&program)
            .arg("-D")
            .arg(&layout.cluster)
            .arg(socket)
            .args(["--unix_socket_permissions=0700", "--port=5432"])
            .args(["--listen_addresses=", "--logging_collector=off"])
            .arg("--log_destination=stderr")
            .arg(format!("--max_connections={}", options.max_connections))
            .arg(format!("--cluster_name={}", options.name))
            .args(sizing::arguments(&layout.cluster))
            .stdout(log)
            .stderr(errors)
            // Ctrl-C in the terminal must reach only this process, which stops the server after its last query.
            .process_group(0)
            .spawn()
            .map_err(Error::file("run", &program))?;

        let mut server = Self { layout, binaries, child: Some(child), stop_on_drop: true };
        server.wait_until_ready().await?;
        Ok(server)
    }

    async fn wait_until_ready(&mut self) -> Result<(), Error> {
        let mut silence = Silence::new();
        loop {
            if let Some(child) = &mut self.child
                && let Some(status) = child.try_wait().map_err(Error::file("wait for", &self.layout.cluster))?
            {
                self.stop_on_drop = false;
                return Err(Error::Start {
                    status: status.to_string(),
                    log: self.layout.log.clone(),
                    tail: self.layout.log_tail(),
                });
            }
            if silence.probe(&self.layout, &self.layout.socket).await? {
                return Ok(());
            }
            sleep(Duration::from_millis(10)).await;
        }
    }

    /// Whether the server ran before this process opened the cluster.
    pub(crate) fn is_adopted(&self) -> bool {
        self.child.is_none()
    }

    /// Creates the database if it does not exist.
    pub(crate) async fn ensure_database(&self) -> Result<(), Error> {
        let name = &self.layout.options.name;
        self.create_database(name).await.map_err(|source| Error::Database {
            name: name.clone(),
            log: self.layout.log.clone(),
            source: Box::new(source),
        })
    }

    async fn create_database(&self, name: &str) -> sqlx::Result<()> {
        let options = connect_options(&self.layout.socket, name, name);
        match options.connect().await {
            Ok(connection) => return connection.close().await,
            Err(error) if has_code(&error, "3D000") => {}
            Err(error) => return Err(error),
        }
        let mut connection = options.database("postgres").connect().await?;
        // A parameter cannot name a database. `Options::check_name` allows no character that needs quotes.
        sqlx::raw_sql(AssertSqlSafe(format!("create database \"{name}\""))).execute(&mut connection).await?;
        connection.close().await
    }

    /// Waits until the server exits although nobody asked it to.
    pub(crate) async fn unexpected_exit(&mut self) -> Error {
        let status = if let Some(child) = &mut self.child {
            match child.wait().await {
                Ok(status) => status.to_string(),
                Err(error) => error.to_string(),
            }
        } else {
            // Not a child of this process: the processes disappear, and only their parent learns the status.
            while !processes(&self.layout.cluster).is_empty() {
                sleep(Duration::from_secs(1)).await;
            }
            "exit status unknown".to_owned()
        };
        self.stop_on_drop = false;
        Error::Exited { status, log: self.layout.log.clone(), tail: self.layout.log_tail() }
    }

    /// Leaves the server running when this value is dropped.
    pub(crate) fn leave_running(mut self) {
        self.stop_on_drop = false;
    }

    /// Stops the server: ends all sessions, writes everything to disk, returns when the process is gone.
    pub(crate) async fn stop(mut self) -> Result<(), Error> {
        self.stop_on_drop = false;
        let output = self
            .stop_command()
            .args(["--wait", "--timeout=60"])
            .output()
            .await
            .map_err(Error::file("run", &self.binaries.program("pg_ctl")))?;
        if !output.status.success() && !processes(&self.layout.cluster).is_empty() {
            return Err(Error::Stop {
                path: self.layout.cluster.clone(),
                output: String::from_utf8_lossy(&output.stderr).trim().to_owned(),
            });
        }
        if let Some(child) = &mut self.child {
            child.wait().await.map_err(Error::file("wait for", &self.layout.cluster))?;
        }
        // For an adopted server, pg_ctl has waited only for the pid file to disappear.
        while !processes(&self.layout.cluster).is_empty() {
            sleep(Duration::from_millis(10)).await;
        }
        Ok(())
    }

    fn stop_command(&self) -> Command {
        let mut command = self.layout.command(&self.binaries.program("pg_ctl"));
        command.arg("-D").arg(&self.layout.cluster).args(["stop", "--mode=fast", "--silent"]);
        command
    }
}

impl Drop for Server {
    /// A failed start, or a panic, leaves no server running.
    fn drop(&mut self) {
        if self.stop_on_drop {
            let stopped =
                self.stop_command().arg("--no-wait").as_std_mut().stdout(Stdio::null()).stderr(Stdio::null()).status();
            if let Err(error) = stopped {
                tracing::warn!(%error, "PostgreSQL was left running");
            }
        }
    }
}

/// The socket directory of a server that an earlier process left running. Waits until that server accepts
/// connections or is gone.
async fn running(layout: &Layout) -> Result<Option<PathBuf>, Error> {
    let start = Instant::now();
    let mut silence = Silence::new();
    loop {
        let processes = processes(&layout.cluster);
        if processes.is_empty() {
            remove_stale_files(layout)?;
            return Ok(None);
        }
        match PidFile::read(&layout.cluster) {
            Some(file) if processes.contains(&file.process) => {
                if silence.probe(layout, &file.socket).await? {
                    return Ok(Some(file.socket));
                }
            }
            // The postmaster was killed. Its sessions exit as soon as they notice.
            _ if start.elapsed() < LEFTOVERS => {}
            _ => {
                let ids: Vec<String> = processes.iter().map(ToString::to_string).collect();
                return Err(Error::Leftovers { path: layout.cluster.clone(), processes: ids.join(", ") });
            }
        }
        sleep(Duration::from_millis(50)).await;
    }
}

/// Removes the pid file and the socket's lock file of a killed server. PostgreSQL refuses to start while any process
/// of its user has the id in such a file. No process uses the cluster, and the lock of the data directory keeps other
/// processes from starting a server, so the files have no purpose.
fn remove_stale_files(layout: &Layout) -> Result<(), Error> {
    if remove(&PidFile::path(&layout.cluster))? {
        tracing::info!("PostgreSQL was not stopped properly; it recovers from its log");
    }
    remove(&layout.socket_lock())?;
    Ok(())
}

fn open_log(layout: &Layout) -> Result<File, Error> {
    let log = &layout.log;
    if fs::metadata(log).is_ok_and(|found| found.len() > LONG_LOG) {
        fs::rename(log, log.with_extension("log.1")).map_err(Error::file("rename", log))?;
    }
    let file = File::options().create(true).append(true).mode(0o600).open(log).map_err(Error::file("open", log))?;
    give(log, layout.user)?;
    Ok(file)
}
