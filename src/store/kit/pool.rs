//! The connection pool: session settings, deadlines, migrations, planner modes.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use futures_util::stream::{self, BoxStream};
use futures_util::{FutureExt, StreamExt, TryStreamExt};
use sqlx::postgres::{PgConnectOptions, PgListener, PgPoolOptions, PgQueryResult, PgRow, PgStatement, PgTypeInfo};
use sqlx::{Describe, Either, Execute, Executor, PgPool, Postgres, SqlStr};
use tokio::sync::{Mutex, OwnedMutexGuard};

use super::connection::{Acquired, Connection, DEADLINE, OfChange, Silence};
use super::shares::{Shares, Sizes, Workload};
use super::transaction::{COMMIT, Transaction};
use crate::domain::kernel::work_class::WorkClass;

/// The database migrations, embedded in the binary.
pub static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!();

/// Settings of every database session. A transaction without a statement ends, with its locks, before the client's
/// deadline (`DEADLINE`), so that a write on a silent line is not in the way of its own repetition. The last four make
/// the server notice a client that is gone; they have no effect on a Unix socket.
const SESSION: [(&str, &str); 10] = [
    ("synchronous_commit", "on"),
    ("lock_timeout", "2s"),
    ("client_connection_check_interval", "200ms"),
    ("idle_in_transaction_session_timeout", "5s"),
    ("default_transaction_isolation", "read committed"),
    ("timezone", "UTC"),
    ("tcp_keepalives_idle", "10"),
    ("tcp_keepalives_interval", "5"),
    ("tcp_keepalives_count", "3"),
    ("tcp_user_timeout", "20s"),
];

/// Longest statement that a person waits for.
const INTERACTIVE: (&str, &str) = ("statement_timeout", "3s");
/// Longest statement of a heavy read or of background work.
const SLOW: (&str, &str) = ("statement_timeout", "5s");

/// Time to get a connection from the pool, or a new one.
const ACQUIRE: Duration = Duration::from_secs(2);
/// Time for one statement in a transaction of [`freeze`]; longer than its `statement_timeout`.
const FROZEN: Duration = Duration::from_secs(61);
/// Time for all that a health probe asks of the database.
pub const PROBE: Duration = Duration::from_millis(800);

/// The connection pool. Its connections are on a primary, and their statements have deadlines. Cheap to clone.
///
/// A handle for a change (see [`Pool::for_change`]) reads what the change has written.
#[derive(Debug, Clone)]
pub struct Pool {
    /// Connections for reads and changes that people wait for.
    requests: PgPool,
    /// Connections for heavy reads and background work.
    slow: PgPool,
    /// One connection for health probes, which must not wait for requests.
    probe: PgPool,
    silence: Silence,
    /// Connection with the open transaction of the change.
    change: Option<Arc<Mutex<Option<Connection>>>>,
    shares: Arc<Shares>,
    /// The request or job that this handle is for; `None`: no limit but the size of the pool.
    load: Option<Arc<Workload>>,
}

impl Pool {
    /// A connection, within two seconds: that of the change if the change has an open transaction.
    ///
    /// # Errors
    /// When all connections are in use, or the database cannot be reached.
    pub async fn acquire(&self) -> sqlx::Result<Acquired> {
        if let Some(connection) = self.of_change() {
            return Ok(Acquired::Change(connection));
        }
        self.own().await.map(Acquired::Own)
    }

    /// Begins a transaction; within a change, a part of the transaction of the change.
    ///
    /// # Errors
    /// When all connections are in use, or the database does not answer.
    pub async fn begin(&self) -> sqlx::Result<Transaction> {
        // While another transaction of the same change is open, a further one commits by itself.
        let Some(mut held) = self.change.as_ref().and_then(|change| change.clone().try_lock_owned().ok()) else {
            return Transaction::start(Acquired::Own(self.own().await?), "begin").await;
        };
        let statement = if held.is_some() { "savepoint work" } else { "begin; savepoint work" };
        if held.is_none() {
            let mut connection = self.own().await?;
            connection.set_end(Some("rollback"));
            *held = Some(connection);
        }
        match OwnedMutexGuard::try_map(held, Option::as_mut) {
            Ok(connection) => Transaction::start(Acquired::Change(connection), statement).await,
            Err(_) => Err(sqlx::Error::WorkerCrashed),
        }
    }

    /// A handle for one request or job, which takes connections of the share of its class and account.
    #[must_use]
    pub fn for_workload(&self, load: Workload) -> Self {
        Self { load: Some(Arc::new(load)), ..self.clone() }
    }

    /// The request or job of this handle.
    #[must_use]
    pub fn workload(&self) -> Option<&Workload> {
        self.load.as_deref()
    }

    /// A handle for one change: all transactions of the handle are one, which [`Pool::commit_change`] commits. Reads
    /// through the handle see what the change has written. Without a commit, the database rolls everything back.
    #[must_use]
    pub fn for_change(&self) -> Self {
        Self { change: Some(Arc::default()), ..self.clone() }
    }

    /// Commits the transaction of the change, if the change has one.
    ///
    /// # Errors
    /// When the database refuses, or does not answer: see [`super::transaction::is_unknown`].
    pub async fn commit_change(&self) -> sqlx::Result<()> {
        let Some(change) = &self.change else {
            return Ok(());
        };
        match change.lock().await.take() {
            Some(mut connection) => {
                connection.execute(sqlx::raw_sql(COMMIT)).await?;
                connection.set_end(None);
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// The connection for health probes, with a short deadline for each statement.
    ///
    /// # Errors
    /// When another probe is waiting, or the database cannot be reached.
    pub async fn probe(&self) -> sqlx::Result<Connection> {
        Ok(Connection::new(self.probe.acquire().await?, PROBE, Silence::default(), None))
    }

    /// A connection of its own that listens to `channels`. A pooled connection would mix notifications into the
    /// answers of later statements.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn listen(&self, channels: &[&str]) -> sqlx::Result<PgListener> {
        let options = (*self.requests.connect_options()).clone();
        let alone =
            PgPoolOptions::new().max_connections(1).acquire_timeout(ACQUIRE).max_lifetime(None).idle_timeout(None);
        let listening = async {
            let mut listener = PgListener::connect_with(&alone.connect_lazy_with(options)).await?;
            listener.listen_all(channels.iter().copied()).await?;
            Ok(listener)
        };
        super::connection::within(DEADLINE, listening).await
    }

    /// Open connections.
    #[must_use]
    pub fn size(&self) -> u32 {
        self.requests.size() + self.slow.size()
    }

    /// Open connections that nobody uses.
    #[must_use]
    pub fn num_idle(&self) -> usize {
        self.requests.num_idle() + self.slow.num_idle()
    }

    /// Closes all connections, after the work on them.
    pub async fn close(&self) {
        self.requests.close().await;
        self.slow.close().await;
        self.probe.close().await;
    }

    async fn own(&self) -> sqlx::Result<Connection> {
        let Some(load) = &self.load else {
            return Ok(Connection::new(self.requests.acquire().await?, DEADLINE, self.silence.clone(), None));
        };
        let share = self.shares.take(load).await?;
        let pool = match load.class() {
            WorkClass::Read | WorkClass::Write => &self.requests,
            WorkClass::Heavy | WorkClass::Background => &self.slow,
        };
        Ok(Connection::new(pool.acquire().await?, DEADLINE, self.silence.clone(), Some(share)))
    }

    fn of_change(&self) -> Option<OfChange> {
        let held = self.change.as_ref()?.clone().try_lock_owned().ok()?;
        OwnedMutexGuard::try_map(held, Option::as_mut).ok()
    }
}

impl<'c> Executor<'c> for &'c Pool {
    type Database = Postgres;

    fn fetch_many<'e, 'q: 'e, E>(self, query: E) -> BoxStream<'e, sqlx::Result<Either<PgQueryResult, PgRow>>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Postgres>,
    {
        let all = async move { self.acquire().await?.fetch_many(query).try_collect::<Vec<_>>().await };
        stream::once(all).map_ok(|steps| stream::iter(steps.into_iter().map(Ok))).try_flatten().boxed()
    }

    fn fetch_optional<'e, 'q: 'e, E>(self, query: E) -> BoxFuture<'e, sqlx::Result<Option<PgRow>>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Postgres>,
    {
        async move { self.acquire().await?.fetch_optional(query).await }.boxed()
    }

    fn prepare_with<'e>(self, sql: SqlStr, parameters: &'e [PgTypeInfo]) -> BoxFuture<'e, sqlx::Result<PgStatement>>
    where
        'c: 'e,
    {
        async move { self.acquire().await?.prepare_with(sql, parameters).await }.boxed()
    }

    fn describe<'e>(self, sql: SqlStr) -> BoxFuture<'e, sqlx::Result<Describe<Postgres>>>
    where
        'c: 'e,
    {
        async move { self.acquire().await?.describe(sql).await }.boxed()
    }
}

/// Opens a pool of at most `connections`, of which at least one is for each kind of work, see [`Sizes`]. A connection that returns to the pool has no open transaction, see [`Connection`].
///
/// # Errors
/// When the database cannot be reached.
pub async fn open(options: PgConnectOptions, connections: u32) -> sqlx::Result<Pool> {
    let role = is_restricted(&options).await?.then_some(("role", ROLE));
    if role.is_none() {
        tracing::warn!(
            "the application works with its owner's rights: grant it the role {ROLE} (see docs/operate/install.md)"
        );
    }
    let options = options.application_name("claimdesk").options(SESSION).options(role);
    let (silence, sizes) = (Silence::default(), Sizes::of(connections));
    let requests = settings(&silence).max_connections(sizes.interactive).acquire_timeout(ACQUIRE);
    let slow = settings(&silence).max_connections(sizes.heavy + sizes.background).acquire_timeout(ACQUIRE);
    let probe = settings(&Silence::default()).max_connections(1).acquire_timeout(PROBE);
    Ok(Pool {
        probe: probe.connect_lazy_with(options.clone().options([INTERACTIVE])),
        slow: slow.connect_lazy_with(options.clone().options([SLOW])),
        requests: requests.connect_with(options.options([INTERACTIVE])).await?,
        silence,
        change: None,
        shares: Arc::new(Shares::new(sizes)),
        load: None,
    })
}

/// What a pool does with its connections.
fn settings(silence: &Silence) -> PgPoolOptions {
    let silence = silence.clone();
    PgPoolOptions::new()
        .test_before_acquire(false)
        .after_connect(|connection, _| {
            Box::pin(async move {
                let standby: bool = sqlx::query_scalar("select pg_is_in_recovery()").fetch_one(connection).await?;
                if standby {
                    return Err(sqlx::Error::Configuration("the database is a standby and takes no writes".into()));
                }
                Ok(())
            })
        })
        .before_acquire(move |_, connection| {
            let is_suspect = silence.is_older(connection.age);
            Box::pin(async move {
                if is_suspect {
                    let kind = std::io::ErrorKind::TimedOut;
                    return Err(std::io::Error::new(kind, "the connection is from before a silence").into());
                }
                Ok(true)
            })
        })
}

/// Runs the pending migrations. An advisory lock makes concurrent processes run them one after the other.
///
/// # Errors
/// When a migration fails, was edited after it ran, or is newer than this binary.
pub async fn migrate(options: &PgConnectOptions) -> Result<(), sqlx::migrate::MigrateError> {
    use sqlx::ConnectOptions;
    let mut connection = options.clone().options([("client_min_messages", "error")]).connect().await?;
    MIGRATIONS.run(&mut connection).await?;
    // Grant the application role access to tables that a migration added.
    sqlx::raw_sql("call grant_to_application()").execute(&mut connection).await?;
    Ok(())
}

/// PostgreSQL role of the application; see migration 20.
const ROLE: &str = "claimdesk_app";

/// Returns whether the database user may act as [`ROLE`], which can only insert and read append-only rows. Otherwise
/// the application runs with the owner's rights, and only triggers protect these rows.
async fn is_restricted(options: &PgConnectOptions) -> sqlx::Result<bool> {
    use sqlx::{ConnectOptions, Connection};
    let mut connection = options.connect().await?;
    let may = sqlx::query_scalar!(
        r#"select coalesce(
            (select pg_has_role(current_user, oid, 'member') from pg_roles where rolname = $1), false
        ) as "may!""#,
        ROLE
    )
    .fetch_one(&mut connection)
    .await?;
    connection.close().await?;
    Ok(may)
}

/// Plans every query for its parameter values: a generic plan for all filters would scan the whole table for a rare
/// value. Lasts until [`plan_as_usual`], or until the connection returns to the pool.
///
/// # Errors
/// When the database does not answer.
pub async fn plan_anew(db: &mut Connection) -> sqlx::Result<()> {
    db.set_custom_plans(true);
    sqlx::raw_sql("set plan_cache_mode = force_custom_plan").execute(db).await?;
    Ok(())
}

/// Lets PostgreSQL choose between generic and custom plans again. Between [`plan_anew`] and this call, run only the
/// query that needs custom plans: PostgreSQL counts every custom plan when it makes its lasting choice for a query.
///
/// # Errors
/// When the database does not answer.
pub async fn plan_as_usual(db: &mut Connection) -> sqlx::Result<()> {
    sqlx::raw_sql("reset plan_cache_mode").execute(&mut *db).await?;
    db.set_custom_plans(false);
    Ok(())
}

/// Makes the current transaction a read-only snapshot, taken at its next statement, with a minute for each statement and
/// ten between two.
///
/// # Errors
/// When the database does not answer.
pub async fn freeze(db: &mut Connection) -> sqlx::Result<()> {
    sqlx::raw_sql(
        "set transaction isolation level repeatable read, read only; set local statement_timeout = '1min';
        set local idle_in_transaction_session_timeout = '10min'",
    )
    .execute(&mut *db)
    .await?;
    db.set_deadline(FROZEN);
    Ok(())
}

/// The PostgreSQL version as a number: 150020 is 15.20.
///
/// # Errors
/// When the database does not answer.
pub async fn server_version(connection: &mut sqlx::PgConnection) -> sqlx::Result<i32> {
    sqlx::query_scalar!(r#"select current_setting('server_version_num')::integer as "version!""#)
        .fetch_one(connection)
        .await
}

/// Updates the planner statistics of the large tables. After a bulk insert, outdated statistics lead to full table
/// scans until autovacuum runs about a minute later.
///
/// # Errors
/// When the database does not answer.
pub async fn analyze(pool: &Pool) -> sqlx::Result<()> {
    // Only the owner of a table may analyze it, so drop the application role.
    sqlx::raw_sql(
        "set role none; analyze articles, article_versions, analyses, claims, appearances, reviews; reset role",
    )
    .execute(pool)
    .await?;
    Ok(())
}
