//! Database connection: one session with a deadline for every statement, closed after silence or a broken protocol.

use std::io;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use futures_util::stream::{self, BoxStream};
use futures_util::{FutureExt, StreamExt, TryStreamExt};
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgQueryResult, PgRow, PgStatement, PgTypeInfo};
use sqlx::{Describe, Either, Execute, Executor, PgConnection, PgPool, Postgres, SqlStr};
use tokio::runtime::Handle;
use tokio::sync::OwnedMappedMutexGuard;
use tokio::time::{sleep, timeout};

use super::deadline::{DEADLINE, Silence, within};
use super::outage::{is_end, is_own_timeout, is_unavailable};
use super::pool::replicas::Replica;
use super::pool::shares::Share;
use super::query::{RepeatableQuery, Steps};

/// Brings a session whose last exchange was interrupted back to its beginning (sqlx #4385: a `begin` whose future is dropped
/// leaves the session in a transaction, and the next user's writes would never be committed). The `begin` is silent in an
/// idle session, where a bare `rollback` would log a warning on the PostgreSQL server.
// mutant F95.1: const RESET: &str = "reset plan_cache_mode";
const RESET: &str = "begin; rollback; reset plan_cache_mode";
/// Makes the session plan every query for its parameter values.
pub(super) const CUSTOM_PLANS: &str = "set plan_cache_mode = force_custom_plan";
/// Time to bring a connection back into the pool. After that, the connection is closed.
const RETURN: Duration = Duration::from_secs(2);
/// Time for a statement that nobody waits for any more to end by itself. After that, the connection is closed.
const ABANDONED: Duration = Duration::from_millis(100);
/// Time within which PostgreSQL notices that the connection of a running statement is closed, and cancels the statement.
pub(super) const NOTICED: Duration = Duration::from_millis(250);

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
    /// The replica that the connection leads to; `None` for the primary.
    replica: Option<Arc<Replica>>,
    /// The primary, for a statement that the replica does not answer.
    primary: Option<(PgPool, Silence)>,
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
            replica: None,
            primary: None,
        }
    }

    /// A connection to a replica, for reads. A statement that the replica does not answer goes to the primary, and so
    /// do all that follow.
    pub(super) fn to_replica(
        inner: PoolConnection<Postgres>,
        replica: Arc<Replica>,
        primary: (PgPool, Silence),
    ) -> Self {
        let mut connection = Self::new(inner, DEADLINE, replica.silence(), None);
        (connection.replica, connection.primary) = (Some(replica), Some(primary));
        connection
    }

    /// Keeps the connection where it is: a transaction cannot go on in another database.
    pub(super) fn stay(&mut self) {
        self.primary = None;
    }

    /// Sets the deadline of the following statements, until the connection returns to the pool.
    pub(super) fn set_deadline(&mut self, deadline: Duration) {
        self.deadline = deadline;
    }

    /// Sets whether the session plans every query for its parameter values; see `planner::plan_anew`.
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
            _ => Err(lost()),
        }
    }

    /// Passes the outcome of an exchange on, and marks the connection as lost if the outcome says so.
    fn judge<T>(&mut self, outcome: sqlx::Result<T>) -> sqlx::Result<T> {
        if let Err(error) = &outcome {
            if matches!(error, sqlx::Error::Io(error) if error.kind() == io::ErrorKind::TimedOut) {
                self.silence.happened();
            }
            if is_end(error) {
                self.is_lost = true;
                self.replica.iter().for_each(|replica| replica.fail(error));
            }
        }
        self.is_busy = false;
        outcome
    }

    async fn rows<'q, E: Execute<'q, Postgres> + 'q>(&mut self, query: E) -> sqlx::Result<Steps> {
        let deadline = self.deadline;
        let outcome = within(deadline, self.ready().await?.fetch_many(query).try_collect()).await;
        self.judge(outcome)
    }

    /// Runs a query on the replica, or on the primary if the replica does not answer.
    async fn read(&mut self, replica: &Replica, query: RepeatableQuery) -> sqlx::Result<Steps> {
        let outcome = tokio::select! {
            outcome = self.rows(query.clone()) => outcome,
            // Another connection has found the replica gone: do not wait for the deadline.
            () = replica.gone() => Err(lost()),
        };
        match self.judge(outcome) {
            Err(error) if is_unavailable(&error) && !is_own_timeout(&error) => match self.primary.take() {
                Some(primary) => {
                    self.move_to(primary).await?;
                    self.rows(query).await
                }
                None => Err(error),
            },
            outcome => outcome,
        }
    }

    async fn move_to(&mut self, (pool, silence): (PgPool, Silence)) -> sqlx::Result<()> {
        if let Some(inner) = self.inner.replace(pool.acquire().await?) {
            drop(inner.detach());
        }
        (self.is_lost, self.undo, self.end) = (false, None, None);
        (self.silence, self.replica) = (silence, None);
        if self.custom_plans {
            self.rows(sqlx::raw_sql(CUSTOM_PLANS)).await?;
        }
        Ok(())
    }
}

fn lost() -> sqlx::Error {
    io::Error::new(io::ErrorKind::NotConnected, "the database connection is lost").into()
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
            match self.replica.clone() {
                Some(replica) => self.read(&replica, RepeatableQuery::of(query)?).await,
                None => self.rows(query).await,
            }
        };
        stream::once(all).map_ok(|steps| stream::iter(steps.into_iter().map(Ok))).try_flatten().boxed()
    }

    fn fetch_optional<'e, 'q: 'e, E>(self, query: E) -> BoxFuture<'e, sqlx::Result<Option<PgRow>>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Postgres>,
    {
        async move {
            if let Some(replica) = self.replica.clone() {
                let steps = self.read(&replica, RepeatableQuery::of(query)?).await?;
                return Ok(steps.into_iter().find_map(Either::right));
            }
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
