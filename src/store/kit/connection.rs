//! Database connection: one session with a deadline for every statement, closed after silence or a broken protocol.

use std::future::Future;
use std::io;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use futures_util::future::BoxFuture;
use futures_util::stream::{self, BoxStream};
use futures_util::{FutureExt, StreamExt, TryStreamExt};
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgDatabaseError, PgQueryResult, PgRow, PgSeverity, PgStatement, PgTypeInfo};
use sqlx::{Describe, Either, Execute, Executor, PgConnection, Postgres, SqlStr};
use tokio::runtime::Handle;
use tokio::sync::OwnedMappedMutexGuard;
use tokio::time::{sleep, timeout};

use super::shares::Share;

/// Time for one statement or one `COMMIT`, in the client. Longer than `statement_timeout`, so that a server that
/// answers gives the reason; only silence reaches this deadline.
pub const DEADLINE: Duration = Duration::from_secs(6);
/// Brings a session whose last exchange was interrupted back to its beginning (sqlx #4385: a `begin` whose future is dropped
/// leaves the session in a transaction, and the next user's writes would never be committed). The `begin` is silent in an
/// idle session, where a bare `rollback` would log a warning on the PostgreSQL server.
// mutant F95.1: const RESET: &str = "reset plan_cache_mode";
const RESET: &str = "begin; rollback; reset plan_cache_mode";
/// Time to bring a connection back into the pool. After that, the connection is closed.
const RETURN: Duration = Duration::from_secs(2);
/// Time for a statement that nobody waits for any more to end by itself. After that, the connection is closed.
const ABANDONED: Duration = Duration::from_millis(100);
/// Time within which PostgreSQL notices that the connection of a running statement is closed, and cancels the statement.
pub(super) const NOTICED: Duration = Duration::from_millis(250);

/// The last moment at which a connection missed its deadline. Connections that are older than this moment are not used
/// again, because the line under all of them may be dead.
#[derive(Debug, Clone)]
pub struct Silence {
    start: Instant,
    /// Milliseconds after `start`; 0 for none.
    last: Arc<AtomicU64>,
}

impl Default for Silence {
    fn default() -> Self {
        Self { start: Instant::now(), last: Arc::default() }
    }
}

impl Silence {
    fn happened(&self) {
        self.last.fetch_max(self.millis(Instant::now()), Ordering::SeqCst);
    }

    fn millis(&self, moment: Instant) -> u64 {
        u64::try_from(moment.saturating_duration_since(self.start).as_millis()).unwrap_or(u64::MAX)
    }

    /// Whether a connection of this age was opened before the last silence.
    #[must_use]
    pub fn is_older(&self, age: Duration) -> bool {
        let last = self.last.load(Ordering::SeqCst);
        last > 0
            && self.millis(Instant::now()).saturating_sub(last) <= u64::try_from(age.as_millis()).unwrap_or(u64::MAX)
    }
}

/// One connection of the pool. Every statement has a deadline. After a missed deadline, an error of the line or of the
/// protocol, or an answer of a server that takes no writes, the connection is closed instead of returned.
#[derive(Debug)]
pub struct Connection {
    inner: Option<PoolConnection<Postgres>>,
    deadline: Duration,
    is_lost: bool,
    /// True while the outcome of an exchange is not known: if the future is dropped, the session may be in a transaction or
    /// have other settings.
    is_busy: bool,
    /// True while `plan_cache_mode` is not the usual one.
    custom_plans: bool,
    /// Statement that ends what a dropped transaction began; runs before anything else.
    undo: Option<&'static str>,
    /// Statement that ends what is open when the connection returns to the pool.
    end: Option<&'static str>,
    silence: Silence,
    /// Share of the connections that this one counts in.
    share: Option<Arc<Share>>,
}

impl Connection {
    pub(super) fn new(
        inner: PoolConnection<Postgres>,
        deadline: Duration,
        silence: Silence,
        share: Option<Arc<Share>>,
    ) -> Self {
        Self {
            inner: Some(inner),
            deadline,
            is_lost: false,
            is_busy: false,
            custom_plans: false,
            undo: None,
            end: None,
            silence,
            share,
        }
    }

    /// Sets the deadline of the following statements, until the connection returns to the pool.
    pub(super) fn set_deadline(&mut self, deadline: Duration) {
        self.deadline = deadline;
    }

    /// Sets whether the session plans every query for its parameter values; see `pool::plan_anew`.
    pub(super) fn set_custom_plans(&mut self, custom: bool) {
        self.custom_plans = custom;
    }

    /// Sets the statement that runs when the connection returns to the pool.
    pub(super) fn set_end(&mut self, end: Option<&'static str>) {
        self.end = end;
    }

    /// Runs `undo` before the next statement, or before the connection returns to the pool.
    pub(super) fn undo_later(&mut self, undo: &'static str) {
        self.undo = Some(undo);
    }

    /// The connection below, ready for a statement.
    ///
    /// # Errors
    /// When the connection is lost.
    async fn ready(&mut self) -> sqlx::Result<&mut PgConnection> {
        if let Some(undo) = self.undo.take() {
            let outcome = within(self.deadline, sqlx::raw_sql(undo).execute(self.inner()?)).await;
            self.judge(outcome)?;
        }
        self.is_busy = true;
        self.inner()
    }

    fn inner(&mut self) -> sqlx::Result<&mut PgConnection> {
        match &mut self.inner {
            Some(inner) if !self.is_lost => Ok(inner),
            _ => Err(io::Error::new(io::ErrorKind::NotConnected, "the database connection is lost").into()),
        }
    }

    /// Passes the outcome of an exchange on, and marks the connection as lost if the outcome says so.
    fn judge<T>(&mut self, outcome: sqlx::Result<T>) -> sqlx::Result<T> {
        if let Err(error) = &outcome {
            if matches!(error, sqlx::Error::Io(error) if error.kind() == io::ErrorKind::TimedOut) {
                self.silence.happened();
            }
            self.is_lost |= is_end(error);
        }
        self.is_busy = false;
        outcome
    }
}

/// The connection with the open transaction of a change.
pub type OfChange = OwnedMappedMutexGuard<Option<Connection>, Connection>;

/// A connection for use: one of the pool, or the one of the change.
#[derive(Debug)]
pub enum Acquired {
    /// A connection of the pool.
    Own(Connection),
    /// The connection with the transaction of the change.
    Change(OfChange),
}

impl Deref for Acquired {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        match self {
            Self::Own(connection) => connection,
            Self::Change(connection) => connection,
        }
    }
}

impl DerefMut for Acquired {
    fn deref_mut(&mut self) -> &mut Connection {
        match self {
            Self::Own(connection) => connection,
            Self::Change(connection) => connection,
        }
    }
}

/// Runs one exchange with the database within the deadline.
///
/// # Errors
/// Those of the exchange, and [`io::ErrorKind::TimedOut`] after the deadline.
pub(in crate::store) async fn within<T>(
    deadline: Duration,
    exchange: impl Future<Output = sqlx::Result<T>>,
) -> sqlx::Result<T> {
    let silent = |_| io::Error::new(io::ErrorKind::TimedOut, "the database did not answer within the deadline");
    timeout(deadline, exchange).await.map_err(silent)?
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

impl Drop for Connection {
    fn drop(&mut self) {
        let Some(mut inner) = self.inner.take() else {
            return;
        };
        let undo = if self.is_busy || self.custom_plans { Some(RESET) } else { self.end.or(self.undo) };
        let (is_busy, share) = (self.is_busy, self.share.take());
        let patience = if is_busy { ABANDONED } else { RETURN };
        match Handle::try_current() {
            // sqlx itself would wait without end for a silent database, and hold the connection's place in the pool.
            Ok(runtime) if !self.is_lost => {
                runtime.spawn(async move {
                    let undone = match undo {
                        Some(undo) => within(patience, sqlx::raw_sql(undo).execute(&mut *inner)).await.is_ok(),
                        None => true,
                    };
                    if undone {
                        // A return that is dropped closes the connection.
                        let _ = timeout(RETURN, inner.return_to_pool()).await;
                    } else {
                        drop(inner.detach());
                        if is_busy {
                            // Until then, the statement takes the time of the database.
                            sleep(NOTICED).await;
                        }
                    }
                    drop(share);
                });
            }
            _ => drop(inner.detach()),
        }
    }
}

impl<'c> Executor<'c> for &'c mut Connection {
    type Database = Postgres;

    fn fetch_many<'e, 'q: 'e, E>(self, query: E) -> BoxStream<'e, sqlx::Result<Either<PgQueryResult, PgRow>>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Postgres>,
    {
        let all = async move {
            let deadline = self.deadline;
            let outcome = within(deadline, self.ready().await?.fetch_many(query).try_collect::<Vec<_>>()).await;
            self.judge(outcome)
        };
        stream::once(all).map_ok(|steps| stream::iter(steps.into_iter().map(Ok))).try_flatten().boxed()
    }

    fn fetch_optional<'e, 'q: 'e, E>(self, query: E) -> BoxFuture<'e, sqlx::Result<Option<PgRow>>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Postgres>,
    {
        async move {
            let deadline = self.deadline;
            let outcome = within(deadline, self.ready().await?.fetch_optional(query)).await;
            self.judge(outcome)
        }
        .boxed()
    }

    fn prepare_with<'e>(self, sql: SqlStr, parameters: &'e [PgTypeInfo]) -> BoxFuture<'e, sqlx::Result<PgStatement>>
    where
        'c: 'e,
    {
        async move {
            let deadline = self.deadline;
            let outcome = within(deadline, self.ready().await?.prepare_with(sql, parameters)).await;
            self.judge(outcome)
        }
        .boxed()
    }

    fn describe<'e>(self, sql: SqlStr) -> BoxFuture<'e, sqlx::Result<Describe<Postgres>>>
    where
        'c: 'e,
    {
        async move {
            let deadline = self.deadline;
            let outcome = within(deadline, self.ready().await?.describe(sql)).await;
            self.judge(outcome)
        }
        .boxed()
    }
}
