//! Does a server accept connections, and how do we connect?

use std::borrow::Cow;
use std::path::Path;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgSslMode};
use sqlx::{ConnectOptions, Connection};
use tokio::time::Instant;

use super::place::Place;
use super::{DATABASE, Error, log_tail};

/// How long a server may leave us without any answer. One that answers "starting up" (it recovers after a
/// crash) may take as long as it needs.
const SILENCE: Duration = Duration::from_mins(1);

/// Options for a connection through the socket directory.
pub(super) fn connect_options(socket: &Path, database: &str) -> PgConnectOptions {
    // Everything that PG* variables could have changed is said here.
    PgConnectOptions::new_without_pgpass()
        .socket(socket)
        .port(5432)
        .username(DATABASE)
        .database(database)
        .ssl_mode(PgSslMode::Disable)
        .application_name(DATABASE)
}

/// How a server met a connection.
pub(super) enum Greeting {
    Accepted,
    /// It starts, recovers or stops: it will come to an end by itself.
    NotNow(sqlx::Error),
    Refused(sqlx::Error),
}

/// Connects once, to the database that is always there.
pub(super) async fn greet(socket: &Path) -> Greeting {
    greet_as(socket, "postgres").await
}

/// Connects once, to the database claimdesk: it is the last thing that an owner makes.
pub(super) async fn greet_database(socket: &Path) -> Greeting {
    greet_as(socket, DATABASE).await
}

async fn greet_as(socket: &Path, database: &str) -> Greeting {
    match connect_options(socket, database).connect().await {
        Ok(connection) => {
            // It was only a question; a failed good-bye does not change the answer.
            connection.close().await.ok();
            Greeting::Accepted
        }
        Err(error) if code(&error).as_deref() == Some("57P03") => Greeting::NotNow(error),
        Err(error) => Greeting::Refused(error),
    }
}

/// The SQLSTATE of a refusal.
pub(super) fn code(error: &sqlx::Error) -> Option<String> {
    error.as_database_error()?.code().map(Cow::into_owned)
}

/// How long we go on asking.
pub(super) struct Patience {
    last_sign: Instant,
}

impl Patience {
    pub(super) fn new() -> Self {
        Self {
            last_sign: Instant::now(),
        }
    }

    /// Counts one refusal; an error when there have been refusals alone for too long.
    pub(super) fn spend(&mut self, refused: Greeting, place: &Place) -> Result<(), Error> {
        match refused {
            Greeting::Refused(source) if self.last_sign.elapsed() >= SILENCE => {
                Err(Error::Silent {
                    socket: place.socket.clone(),
                    waited: SILENCE.as_secs(),
                    log: place.log.clone(),
                    tail: log_tail(&place.log),
                    source: Box::new(source),
                })
            }
            Greeting::Refused(_) => Ok(()),
            Greeting::NotNow(_) | Greeting::Accepted => {
                self.last_sign = Instant::now();
                Ok(())
            }
        }
    }
}
