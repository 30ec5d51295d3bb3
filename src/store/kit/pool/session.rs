//! Session of a connection: role and time limits, set by SQL after connecting. A pooler between server and database may
//! drop `options` of the startup message, and would leave the owner's rights and no limits.

use sqlx::{Executor, PgConnection, Row};

/// Settings of every database session, and whether it is on a standby. A transaction without a statement ends, with its
/// locks, before the client's deadline (`deadline::DEADLINE`), so that a write on a silent line is not in the way of its own
/// repetition. The `tcp_…` settings make the server notice a client that is gone; they have no effect on a Unix socket.
const SETTINGS: &str = "
    set synchronous_commit = on;
    set lock_timeout = '2s';
    set client_connection_check_interval = '200ms';
    set idle_in_transaction_session_timeout = '5s';
    set default_transaction_isolation = 'read committed';
    set timezone = 'UTC';
    set tcp_keepalives_idle = 10;
    set tcp_keepalives_interval = 5;
    set tcp_keepalives_count = 3;
    set tcp_user_timeout = '20s';
    select pg_is_in_recovery()";

/// Longest statement that a person waits for.
const INTERACTIVE: &str = "set statement_timeout = '3s'";
/// Longest statement of a heavy read or of background work.
const SLOW: &str = "set statement_timeout = '5s'";

/// PostgreSQL role of the application; see migration 20.
pub(crate) const ROLE: &str = "claimdesk_app";
const TAKE_ROLE: &str = "set role claimdesk_app";

/// How sessions begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Beginning {
    /// Whether the session takes on [`ROLE`], which can only insert and read append-only rows.
    pub(crate) restricted: bool,
    /// Whether the session is for heavy reads and background work.
    pub(crate) slow: bool,
    /// Whether the database must be a standby; otherwise it must be a primary.
    pub(crate) standby: bool,
}

impl Beginning {
    /// Sets up a new session.
    ///
    /// # Errors
    /// When the database is a standby instead of a primary or the other way round, or refuses a setting.
    pub(crate) async fn of(self, connection: &mut PgConnection) -> sqlx::Result<()> {
        let standby: bool = sqlx::raw_sql(SETTINGS).fetch_one(&mut *connection).await?.try_get(0)?;
        match (standby, self.standby) {
            (true, false) => {
                return Err(sqlx::Error::Configuration("the database is a standby and takes no writes".into()));
            }
            (false, true) => return Err(sqlx::Error::Configuration("the database is not a standby".into())),
            _ => {}
        }
        connection.execute(sqlx::raw_sql(if self.slow { SLOW } else { INTERACTIVE })).await?;
        if self.restricted {
            connection.execute(sqlx::raw_sql(TAKE_ROLE)).await?;
        }
        Ok(())
    }
}

/// Whether the database user may act as [`ROLE`]. Otherwise the application runs with the owner's rights, and only
/// triggers protect append-only rows.
pub(crate) async fn may_be_restricted(connection: &mut PgConnection) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select coalesce(
            (select pg_has_role(current_user, oid, 'member') from pg_roles where rolname = $1), false
        ) as "may!""#,
        ROLE
    )
    .fetch_one(connection)
    .await
}
