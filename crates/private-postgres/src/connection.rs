//! Connections through the socket: options, probe of a server, time limit for a silent server.

use std::path::Path;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgSslMode};
use sqlx::{ConnectOptions, Connection};
use tokio::time::Instant;

use crate::error::Error;
use crate::layout::Layout;

/// A server may refuse all connections for this long. One that starts, recovers or stops may take as long as it
/// needs.
const SILENCE: Duration = Duration::from_mins(1);

/// Connects to `database` as the superuser `user` through the socket directory.
pub(crate) fn connect_options(socket: &Path, user: &str, database: &str) -> PgConnectOptions {
    // Sets everything that PG* variables could have changed.
    PgConnectOptions::new_without_pgpass()
        .socket(socket)
        .port(5432)
        .username(user)
        .database(database)
        .ssl_mode(PgSslMode::Disable)
        .application_name(user)
}

/// How a server answered a connection.
pub(crate) enum Probe {
    Accepted,
    /// The server starts, recovers or stops.
    NotReady(sqlx::Error),
    Refused(sqlx::Error),
}

/// Connects once to `database`.
pub(crate) async fn probe(socket: &Path, user: &str, database: &str) -> Probe {
    match connect_options(socket, user, database).connect().await {
        Ok(connection) => {
            // An error on closing does not change the result.
            connection.close().await.ok();
            Probe::Accepted
        }
        Err(error) if has_code(&error, "57P03") => Probe::NotReady(error),
        Err(error) => Probe::Refused(error),
    }
}

/// Whether the server sent this SQLSTATE.
pub(crate) fn has_code(error: &sqlx::Error, code: &str) -> bool {
    let sent = error.as_database_error();
    sent.is_some_and(|error| error.code().as_deref() == Some(code))
}

/// Time since a server last showed that it works.
pub(crate) struct Silence(Instant);

impl Silence {
    pub(crate) fn new() -> Self {
        Self(Instant::now())
    }

    /// Waits for the server of `layout` through `socket` by one more probe: true if it accepts connections, an
    /// error if it has refused all connections for too long.
    pub(crate) async fn probe(&mut self, layout: &Layout, socket: &Path) -> Result<bool, Error> {
        // `initdb` creates this database, so that it always exists.
        match probe(socket, &layout.options.name, "postgres").await {
            Probe::Accepted => return Ok(true),
            Probe::NotReady(_) => self.0 = Instant::now(),
            Probe::Refused(source) if self.0.elapsed() >= SILENCE => {
                return Err(silent(layout, socket, SILENCE, source));
            }
            Probe::Refused(_) => {}
        }
        Ok(false)
    }
}

/// The error of a server that accepts no connections.
pub(crate) fn silent(layout: &Layout, socket: &Path, waited: Duration, source: sqlx::Error) -> Error {
    Error::Silent {
        socket: socket.to_path_buf(),
        waited: waited.as_secs(),
        log: layout.log.clone(),
        tail: layout.log_tail(),
        source: Box::new(source),
    }
}
