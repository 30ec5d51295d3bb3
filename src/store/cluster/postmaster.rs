//! How is the server of a cluster started and stopped?

use std::ffi::OsString;
use std::fs::{self, File};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::process::{ExitStatus, Stdio};

use sqlx::{ConnectOptions, Connection};
use tokio::process::Child;

use super::connection::{Greeting, Patience, code, connect_options, greet};
use super::initdb::command;
use super::log_tail;
use super::place::{Place, give};
use super::running::{Running, processes, wait_for_running};
use super::{Binaries, DATABASE, Error, pause};

/// A log of this many bytes is put aside when the server starts.
const LONG_LOG: u64 = 16 * 1024 * 1024;

/// A running server.
#[derive(Debug)]
pub(super) struct Postmaster {
    place: Place,
    binaries: Binaries,
    /// Ours when we started it; nothing when we adopted it.
    child: Option<Child>,
    /// Whether dropping this value stops the server.
    stop_on_drop: bool,
}

impl Postmaster {
    /// The server of this cluster: the one that runs, otherwise one that we start.
    pub(super) async fn open(place: Place, binaries: Binaries) -> Result<(Self, Started), Error> {
        match wait_for_running(&place).await? {
            Running::Accepts(socket) => {
                // It keeps the socket directory and the user it was started with.
                let user = place.owner();
                let place = Place {
                    socket,
                    user,
                    ..place
                };
                let server = Self {
                    place,
                    binaries,
                    child: None,
                    stop_on_drop: false,
                };
                Ok((server, Started::Before))
            }
            Running::No => Ok((Self::start(place, binaries).await?, Started::ByUs)),
        }
    }

    async fn start(place: Place, binaries: Binaries) -> Result<Self, Error> {
        place.prepare_socket_dir()?;
        let log = open_log(&place)?;
        let errors = log.try_clone().map_err(Error::file("open", &place.log))?;

        let program = binaries.program("postgres");
        let mut sockets = OsString::from("unix_socket_directories=");
        sockets.push(&place.socket);
        let child = command(&place, &program)
            .arg("-D")
            .arg(&place.cluster)
            .args([
                "-c",
                "listen_addresses=",
                "-c",
                "port=5432",
                "-c",
                "unix_socket_permissions=0700",
            ])
            .arg("-c")
            .arg(sockets)
            // The largest pool the settings allow, twice over: a server and the commands beside it.
            .args(["-c", "max_connections=220", "-c", "cluster_name=claimdesk"])
            .args([
                "-c",
                "logging_collector=off",
                "-c",
                "log_destination=stderr",
            ])
            .stdout(log)
            .stderr(errors)
            // Ctrl-C in the terminal reaches only us; we stop the server when the last request is answered.
            .process_group(0)
            .spawn()
            .map_err(Error::file("run", &program))?;

        let mut server = Self {
            place,
            binaries,
            child: Some(child),
            stop_on_drop: true,
        };
        server.wait_until_ready().await?;
        Ok(server)
    }

    async fn wait_until_ready(&mut self) -> Result<(), Error> {
        let mut patience = Patience::new();
        loop {
            if let Some(status) = self.exited()? {
                self.stop_on_drop = false;
                return Err(Error::Start {
                    status: status.to_string(),
                    log: self.place.log.clone(),
                    tail: log_tail(&self.place.log),
                });
            }
            match greet(&self.place.socket).await {
                Greeting::Accepted => return Ok(()),
                refused => patience.spend(refused, &self.place)?,
            }
            pause(10).await;
        }
    }

    fn exited(&mut self) -> Result<Option<ExitStatus>, Error> {
        let Some(child) = &mut self.child else {
            return Ok(None);
        };
        child
            .try_wait()
            .map_err(Error::file("wait for", &self.place.cluster))
    }

    /// Waits until the server has ended without being told to.
    pub(super) async fn ended(&mut self) -> Error {
        let status = if let Some(child) = &mut self.child {
            match child.wait().await {
                Ok(status) => status.to_string(),
                Err(error) => error.to_string(),
            }
        } else {
            // Not our child: all that can be seen is that no process is left.
            while !processes(&self.place.cluster).is_empty() {
                pause(1000).await;
            }
            "a status that only its parent knows".to_owned()
        };
        self.stop_on_drop = false;
        Error::Ended {
            status,
            log: self.place.log.clone(),
            tail: log_tail(&self.place.log),
        }
    }

    /// The directory that holds the socket.
    pub(super) fn socket(&self) -> &Path {
        &self.place.socket
    }

    /// Makes the database claimdesk when it is not there.
    pub(super) async fn ensure_database(&self) -> Result<(), Error> {
        let failed = |source| Error::Database {
            log: self.place.log.clone(),
            source: Box::new(source),
        };

        match connect_options(self.socket(), DATABASE).connect().await {
            Ok(connection) => {
                connection.close().await.map_err(failed)?;
                return Ok(());
            }
            Err(error) if code(&error).as_deref() == Some("3D000") => {}
            Err(error) => return Err(failed(error)),
        }

        let mut connection = connect_options(self.socket(), "postgres")
            .connect()
            .await
            .map_err(failed)?;
        // No checked macro: this runs before there is a schema to check against.
        sqlx::raw_sql("create database claimdesk")
            .execute(&mut connection)
            .await
            .map_err(failed)?;
        connection.close().await.map_err(failed)
    }

    /// Leaves the server running when this value is dropped.
    pub(super) fn release(mut self) {
        self.stop_on_drop = false;
    }

    /// A fast stop: sessions are ended, everything is written, and the process is gone when this returns.
    pub(super) async fn stop(mut self) -> Result<(), Error> {
        self.stop_on_drop = false;
        let program = self.binaries.program("pg_ctl");
        let output = command(&self.place, &program)
            .arg("-D")
            .arg(&self.place.cluster)
            .args(["stop", "--mode=fast", "--wait", "--timeout=60", "--silent"])
            .output()
            .await
            .map_err(Error::file("run", &program))?;
        if !output.status.success() && !processes(&self.place.cluster).is_empty() {
            let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
            return Err(Error::Stop {
                path: self.place.cluster.clone(),
                output: said,
            });
        }
        if let Some(child) = &mut self.child {
            child
                .wait()
                .await
                .map_err(Error::file("wait for", &self.place.cluster))?;
        }
        Ok(())
    }
}

impl Drop for Postmaster {
    /// A start that failed half-way, or a panic, leaves no server behind.
    fn drop(&mut self) {
        if self.stop_on_drop {
            let program = self.binaries.program("pg_ctl");
            let stopping = command(&self.place, &program)
                .arg("-D")
                .arg(&self.place.cluster)
                .args(["stop", "--mode=fast", "--no-wait", "--silent"])
                .as_std_mut()
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status();
            if let Err(error) = stopping {
                tracing::warn!(%error, "PostgreSQL was left running");
            }
        }
    }
}

/// Whether we started the server or found it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Started {
    ByUs,
    Before,
}

fn open_log(place: &Place) -> Result<File, Error> {
    if fs::metadata(&place.log).is_ok_and(|found| found.len() > LONG_LOG) {
        let before = place.log.with_extension("log.1");
        fs::rename(&place.log, &before).map_err(Error::file("rename", &place.log))?;
    }
    let file = File::options()
        .create(true)
        .append(true)
        .mode(0o600)
        .open(&place.log)
        .map_err(Error::file("open", &place.log))?;
    give(&place.log, place.user)?;
    Ok(file)
}
