//! Outages: errors that say that the database is not available, rather than that the request or the program is wrong.

use sqlx::postgres::{PgDatabaseError, PgSeverity};

use super::pool::shares::OverShare;

/// Classes of SQLSTATE codes that tell of an outage: connection exception, invalid authorization, invalid transaction
/// state (also a standby, 25006), invalid catalog name, transaction rollback, insufficient resources (also a full
/// disk, 53100), object not in prerequisite state (also a lock timeout, 55P03), operator intervention (also a shutdown
/// and a statement timeout), system error, snapshot failure, configuration file error.
const CLASSES: [&str; 11] = ["08", "25", "28", "3D", "40", "53", "55", "57", "58", "72", "F0"];

/// Whether the error tells of an outage: no connection, a broken line or protocol, the end of the session, or one of
/// `CLASSES`. The statement had no effect.
#[must_use]
pub fn is_unavailable(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::BeginFailed => true,
        sqlx::Error::Database(inner) => {
            let code = inner.code().unwrap_or_default();
            is_end(error) || CLASSES.iter().any(|class| code.starts_with(class))
        }
        _ => is_end(error),
    }
}

/// Whether the statement waited in vain for a lock of another transaction.
#[must_use]
pub fn is_lock_timeout(error: &sqlx::Error) -> bool {
    matches!(error, sqlx::Error::Database(error) if error.code().as_deref() == Some("55P03"))
}

/// Whether the account has too many connections; see [`OverShare`].
#[must_use]
pub fn is_over_share(error: &sqlx::Error) -> bool {
    matches!(error, sqlx::Error::Configuration(inner) if inner.is::<OverShare>())
}

/// Whether the statement took longer than `statement_timeout`: the primary would need as long.
pub(super) fn is_own_timeout(error: &sqlx::Error) -> bool {
    matches!(error, sqlx::Error::Database(error) if error.code().as_deref() == Some("57014"))
}

/// Whether the connection cannot be used after this error: the line or the protocol is broken, the server ends the
/// session, or the server is a standby (25006).
pub(super) fn is_end(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::Protocol(_) | sqlx::Error::WorkerCrashed => true,
        sqlx::Error::Database(error) => {
            let fatal = error
                .try_downcast_ref::<PgDatabaseError>()
                .is_some_and(|error| matches!(error.severity(), PgSeverity::Fatal | PgSeverity::Panic));
            fatal || error.code().as_deref() == Some("25006")
        }
        _ => false,
    }
}
