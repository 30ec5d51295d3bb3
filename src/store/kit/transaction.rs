//! Transactions: one of its own, or a part of the one transaction of a change.

use std::io;
use std::ops::{Deref, DerefMut};

use sqlx::Executor;

use super::connection::{Acquired, Connection};
use super::outage::is_end;

/// Commits. The savepoint fails in a transaction with a failed statement, where a bare `commit` would roll back and
/// report success.
pub(super) const COMMIT: &str = "savepoint done; commit";

/// An open transaction; rolled back when dropped. Within a change (`Pool::for_change`) it is a savepoint, and its
/// commit takes effect with the commit of the change.
#[derive(Debug)]
pub struct Transaction {
    connection: Acquired,
    is_open: bool,
}

impl Transaction {
    pub(super) async fn start(mut connection: Acquired, statement: &'static str) -> sqlx::Result<Self> {
        connection.execute(sqlx::raw_sql(statement)).await?;
        connection.stay();
        Ok(Self { connection, is_open: true })
    }

    /// Commits the transaction, or gives its rows to the change.
    ///
    /// # Errors
    /// When the database refuses, or does not answer: see [`is_unknown`].
    pub async fn commit(mut self) -> sqlx::Result<()> {
        // Within a change, the savepoint is released with the next one, or by the commit of the change.
        if matches!(self.connection, Acquired::Own(_)) {
            self.connection.execute(sqlx::raw_sql(COMMIT)).await?;
        }
        self.is_open = false;
        Ok(())
    }
}

impl Deref for Transaction {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.connection
    }
}

impl DerefMut for Transaction {
    fn deref_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        if self.is_open {
            let undo = match &self.connection {
                Acquired::Own(_) => "rollback",
                Acquired::Change(_) => "rollback to savepoint work",
            };
            self.connection.undo_later(undo);
        }
    }
}

/// Whether a failed `COMMIT` may have taken effect. An `ERROR` of the server rolls the transaction back; after
/// silence, a broken line or the end of the session nobody knows.
#[must_use]
pub fn is_unknown(error: &sqlx::Error) -> bool {
    match error {
        // The connection was lost before: the commit was not sent.
        sqlx::Error::Io(error) => error.kind() != io::ErrorKind::NotConnected,
        _ => is_end(error),
    }
}
