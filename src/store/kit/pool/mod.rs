//! The connection pool: session settings, deadlines, migrations.

pub mod replicas;
mod schema;
mod session;
pub mod shares;

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use futures_util::stream::{self, BoxStream};
use futures_util::{FutureExt, StreamExt, TryStreamExt};
use sqlx::postgres::{PgConnectOptions, PgListener, PgPoolOptions, PgQueryResult, PgRow, PgStatement, PgTypeInfo};
use sqlx::{Connection as _, Describe, Either, Execute, Executor, PgPool, Postgres, Row, SqlStr};
use tokio::sync::{Mutex, OwnedMutexGuard};

use self::replicas::{ReplicaChoice, Replicas};
use self::schema::connect;
use self::session::{Beginning, ROLE, may_be_restricted};
use self::shares::{INDEXES, Share, Shares, Sizes, Workload};
use super::connection::{Acquired, Connection, OfChange};
use super::deadline::{DEADLINE, PROBE, Silence, within};
use super::transaction::{COMMIT, Transaction};
use crate::domain::kernel::lsn::Lsn;
use crate::domain::kernel::work_class::WorkClass;
use crate::domain::newsroom::system::ReplicaFigures;

pub use self::schema::{MIGRATIONS, applied, migrate, server_version, too_new};

/// Time to get a connection from the pool, or a new one.
const ACQUIRE: Duration = Duration::from_secs(2);
/// The connection pool. Its connections are on a primary, and their statements have deadlines. Cheap to clone.
///
/// A handle for a change (see [`Pool::for_change`]) reads what the change has written.
#[derive(Debug, Clone)]
pub struct Pool {
    /// Connections for reads and changes that people wait for.
    requests: PgPool,
    /// Connections for heavy reads, background work and the indexes in memory.
    slow: PgPool,
    /// One connection for health probes, which must not wait for requests.
    probe: PgPool,
    silence: Silence,
    beginning: Beginning,
    /// Connection with the open transaction of the change.
    change: Option<Arc<Mutex<Option<Connection>>>>,
    shares: Arc<Shares>,
    /// The request or job that this handle is for; `None`: no limit but the size of the pool.
    load: Option<Arc<Workload>>,
    /// Standbys for reads that may be a moment old.
    replicas: Option<Arc<Replicas>>,
    /// The replica of this handle, if its reads may be a moment old.
    moment: Option<Arc<ReplicaChoice>>,
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
        // At most one savepoint: hundreds in one transaction slow down every reader.
        let statement = if held.is_some() { "release savepoint work; savepoint work" } else { "begin; savepoint work" };
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

    /// Whether reads of this handle see the same as those of others: not those of a change, nor those of a replica.
    #[must_use]
    pub fn sees_what_all_see(&self) -> bool {
        self.change.is_none() && self.moment.is_none()
    }

    /// A handle for bringing the indexes in memory up to date, outside of any change: an index has what is committed.
    #[must_use]
    pub fn for_indexes(&self) -> Self {
        let load = Some(Arc::new(Workload::new(WorkClass::Indexes)));
        Self { load, change: None, moment: None, ..self.clone() }
    }

    /// A handle for one change: all transactions of the handle are one, which [`Pool::commit_change`] commits. Reads
    /// through the handle see what the change has written. Without a commit, the database rolls everything back.
    #[must_use]
    pub fn for_change(&self) -> Self {
        Self { change: Some(Arc::default()), ..self.clone() }
    }

    /// Commits the transaction of the change, if the change has one. Returns a position of the log that covers the
    /// change, if there are replicas.
    ///
    /// # Errors
    /// When the database refuses, or does not answer: see [`super::transaction::is_unknown`].
    pub async fn commit_change(&self) -> sqlx::Result<Option<Lsn>> {
        let Some(change) = &self.change else {
            return Ok(None);
        };
        let Some(mut connection) = change.lock().await.take() else {
            return Ok(None);
        };
        let position = match self.replicas {
            None => {
                connection.execute(sqlx::raw_sql(COMMIT)).await?;
                None
            }
            Some(_) => Some(lsn(&connection.fetch_one(sqlx::raw_sql(COMMIT_AND_TELL)).await?)?),
        };
        connection.set_end(None);
        Ok(position)
    }

    /// Adds standbys at these addresses, for reads that may be a moment old. Reads show at least what is committed now.
    ///
    /// # Errors
    /// When the primary does not answer. Standbys need not answer yet.
    pub async fn with_replicas(
        self,
        standbys: Vec<(String, PgConnectOptions)>,
        connections: u32,
    ) -> sqlx::Result<Self> {
        let primary = (*self.requests.connect_options()).clone();
        let named = |(address, options): (String, PgConnectOptions)| {
            (address, options.application_name(primary.get_application_name().unwrap_or_default()))
        };
        let standbys = standbys.into_iter().map(named).collect();
        // Mostly heavy reads come here.
        let beginning = Beginning { standby: true, slow: true, ..self.beginning };
        let of_pool = |silence: &Silence| settings(silence, beginning).max_connections(connections);
        let replicas = Replicas::watch(primary, standbys, of_pool);
        let pool = Self { replicas: Some(replicas), ..self };
        if let Some(position) = pool.position().await? {
            pool.require(position);
        }
        Ok(pool)
    }

    /// A handle for one request whose reads may be a moment old: they go to a replica that shows all that was
    /// committed up to the position `after` and all that was committed two seconds ago, or to the primary.
    #[must_use]
    pub fn moment_old(&self, after: Lsn) -> Self {
        let moment = self.replicas.clone().map(|replicas| Arc::new(ReplicaChoice::new(replicas, after)));
        Self { moment, ..self.clone() }
    }

    /// A handle whose reads go to the primary.
    #[must_use]
    pub fn fresh(&self) -> Self {
        Self { moment: None, ..self.clone() }
    }

    /// Whether reads can go to replicas.
    #[must_use]
    pub fn has_replicas(&self) -> bool {
        self.replicas.is_some()
    }

    /// State of every replica.
    #[must_use]
    pub fn replicas(&self) -> Vec<ReplicaFigures> {
        self.replicas.as_ref().map(|replicas| replicas.figures()).unwrap_or_default()
    }

    /// Requires all reads of this server from now on to show what was committed up to this position.
    pub fn require(&self, lsn: Lsn) {
        self.replicas.iter().for_each(|replicas| replicas.require(lsn));
    }

    /// A position of the log that covers all that is committed now; `None` without replicas.
    ///
    /// # Errors
    /// When the primary does not answer.
    pub async fn position(&self) -> sqlx::Result<Option<Lsn>> {
        if self.replicas.is_none() {
            return Ok(None);
        }
        lsn(&self.primary().await?.fetch_one(sqlx::raw_sql(POSITION)).await?).map(Some)
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
        let alone = settings(&Silence::default(), self.beginning)
            .max_connections(1)
            .acquire_timeout(ACQUIRE)
            .max_lifetime(None)
            .idle_timeout(None);
        let listening = async {
            let mut listener = PgListener::connect_with(&alone.connect_lazy_with(options)).await?;
            listener.listen_all(channels.iter().copied()).await?;
            Ok(listener)
        };
        within(DEADLINE, listening).await
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
        if let Some(replicas) = &self.replicas {
            replicas.close().await;
        }
    }

    async fn own(&self) -> sqlx::Result<Connection> {
        // Shares are of the primary's connections. Who waits for a standby that has fallen silent must not hold one.
        if let Some(replica) = self.moment.as_ref().and_then(|moment| moment.replica())
            && let Some(inner) = replica.acquire().await
        {
            return Ok(Connection::to_replica(inner, replica, (self.requests.clone(), self.silence.clone())));
        }
        self.primary().await
    }

    async fn primary(&self) -> sqlx::Result<Connection> {
        let share = self.share().await?;
        let pool = match self.load.as_ref().map(|load| load.class()) {
            None | Some(WorkClass::Read | WorkClass::Write) => &self.requests,
            Some(WorkClass::Heavy | WorkClass::Background | WorkClass::Indexes) => &self.slow,
        };
        Ok(Connection::new(pool.acquire().await?, DEADLINE, self.silence.clone(), share))
    }

    /// The share of the request or job of this handle.
    async fn share(&self) -> sqlx::Result<Option<Arc<Share>>> {
        match &self.load {
            Some(load) => self.shares.take(load).await.map(Some),
            None => Ok(None),
        }
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

/// Commits, and tells the position of the log.
const COMMIT_AND_TELL: &str = "savepoint done; commit; select (pg_current_wal_lsn() - '0/0')::bigint";
const POSITION: &str = "select (pg_current_wal_lsn() - '0/0')::bigint";

fn lsn(row: &PgRow) -> sqlx::Result<Lsn> {
    row.try_get::<i64, _>(0).map(Lsn::from)
}

/// Opens a pool of at most `connections`, of which at least one is for each kind of work, see [`Sizes`]. A connection that
/// returns to the pool has no open transaction, see [`Connection`].
///
/// # Errors
/// When the database cannot be reached.
pub async fn open(options: PgConnectOptions, connections: u32) -> sqlx::Result<Pool> {
    let restricted = is_restricted(&options).await?;
    if !restricted {
        tracing::warn!(
            "the application works with its owner's rights: grant it the role {ROLE} (see docs/operate/install.md)"
        );
    }
    let options = options.application_name("claimdesk");
    let (silence, sizes) = (Silence::default(), Sizes::of(connections));
    let beginning = Beginning { restricted, standby: false, slow: false };
    let of_slow = settings(&silence, Beginning { slow: true, ..beginning });
    let slow = of_slow.max_connections(sizes.heavy + sizes.background + INDEXES).acquire_timeout(ACQUIRE);
    let requests = settings(&silence, beginning).max_connections(sizes.interactive).acquire_timeout(ACQUIRE);
    let probe = settings(&Silence::default(), beginning).max_connections(1).acquire_timeout(PROBE);
    Ok(Pool {
        probe: probe.connect_lazy_with(options.clone()),
        slow: slow.connect_lazy_with(options.clone()),
        requests: requests.connect_with(options).await?,
        silence,
        beginning,
        change: None,
        shares: Arc::new(Shares::new(sizes)),
        load: None,
        replicas: None,
        moment: None,
    })
}

/// Whether the application can work with fewer rights than the owner.
async fn is_restricted(options: &PgConnectOptions) -> sqlx::Result<bool> {
    let mut connection = connect(options).await?;
    let restricted = may_be_restricted(&mut connection).await?;
    connection.close().await?;
    Ok(restricted)
}

/// What a pool does with its connections.
fn settings(silence: &Silence, beginning: Beginning) -> PgPoolOptions {
    let silence = silence.clone();
    PgPoolOptions::new()
        .test_before_acquire(false)
        .after_connect(move |connection, _| Box::pin(beginning.of(connection)))
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
