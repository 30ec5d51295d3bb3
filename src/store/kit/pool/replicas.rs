//! Replicas: standbys that answer reads which may be a moment old. The server looks at each of them twice a second; one
//! that lags, is silent or gone is left out until a later look finds it well.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, Instant};

use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions, PgRow};
use sqlx::{ConnectOptions, PgConnection, PgPool, Postgres, Row};
use tokio::sync::watch;
use tokio::time::sleep;

use crate::domain::kernel::lsn::Lsn;
use crate::domain::newsroom::system::ReplicaFigures;
use crate::store::kit::deadline::{PROBE, Silence, within};

/// Age of the oldest state that a replica may show.
pub const STALENESS: Duration = Duration::from_secs(2);
/// Interval between two looks at a database. Between two looks the known state of a replica grows older.
const LOOK: Duration = Duration::from_millis(500);
/// Time to get a connection to a replica. After that the primary answers.
const ACQUIRE: Duration = Duration::from_secs(1);
/// Positions of the primary that are kept: more than are needed to recognise [`STALENESS`].
const KEPT: usize = 16;

/// A standby.
#[derive(Debug)]
pub(crate) struct Replica {
    address: String,
    pool: PgPool,
    silence: Silence,
    look: watch::Sender<Finding>,
    reads: AtomicU64,
}

/// What the last look at a replica has found.
#[derive(Debug, Clone)]
enum Finding {
    /// The replica cannot be used, for this reason.
    Gone(String),
    /// The replica had replayed the log up to this position, or further.
    Replayed { at: Instant, upto: Lsn, cluster: i64 },
}

impl Replica {
    /// A connection, or `None` if the primary should answer.
    pub(crate) async fn acquire(&self) -> Option<PoolConnection<Postgres>> {
        match self.pool.acquire().await {
            Ok(connection) => {
                self.reads.fetch_add(1, Ordering::Relaxed);
                Some(connection)
            }
            // Other readers have all connections.
            Err(sqlx::Error::PoolTimedOut) => None,
            Err(error) => {
                self.fail(&error);
                None
            }
        }
    }

    pub(crate) fn silence(&self) -> Silence {
        self.silence.clone()
    }

    /// Leaves the replica out until the next look, with all connections that are open now.
    pub(crate) fn fail(&self, error: &sqlx::Error) {
        self.silence.happened();
        self.look.send_if_modified(|look| {
            let was_there = matches!(look, Finding::Replayed { .. });
            if was_there {
                *look = Finding::Gone(error.to_string());
            }
            was_there
        });
    }

    /// Waits until the replica is gone.
    pub(crate) async fn gone(&self) {
        // The sender lives as long as `self`.
        let _ = self.look.subscribe().wait_for(|look| matches!(look, Finding::Gone(_))).await;
    }
}

/// A position of the primary that a look has found.
#[derive(Debug, Clone, Copy)]
struct PrimaryPosition {
    /// When the look began: the position covers what was committed before.
    at: Instant,
    lsn: Lsn,
    cluster: i64,
}

/// All replicas of a server.
#[derive(Debug)]
pub(crate) struct Replicas {
    all: Vec<Arc<Replica>>,
    /// Positions of the primary, the newest last.
    primary: Mutex<VecDeque<PrimaryPosition>>,
    /// Position that a replica must have replayed to be used.
    floor: AtomicU64,
    /// Number of reads, which take turns.
    turn: AtomicUsize,
}

impl Replicas {
    /// The standbys at these addresses, looked at until the last handle is dropped. `settings` makes the settings of
    /// a pool.
    pub(crate) fn watch(
        primary: PgConnectOptions,
        standbys: Vec<(String, PgConnectOptions)>,
        settings: impl Fn(&Silence) -> PgPoolOptions,
    ) -> Arc<Self> {
        let replica = |(address, options): &(String, PgConnectOptions)| {
            let silence = Silence::default();
            let pool = settings(&silence).acquire_timeout(ACQUIRE).connect_lazy_with(options.clone());
            let look = watch::Sender::new(Finding::Gone("not yet looked at".to_owned()));
            Arc::new(Replica { address: address.clone(), pool, silence, look, reads: AtomicU64::new(0) })
        };
        let replicas = Arc::new(Self {
            all: standbys.iter().map(replica).collect(),
            primary: Mutex::default(),
            floor: AtomicU64::new(0),
            turn: AtomicUsize::new(0),
        });
        tokio::spawn(watch_primary(Arc::downgrade(&replicas), Watcher { options: primary, open: None }));
        for (number, (_, options)) in standbys.into_iter().enumerate() {
            tokio::spawn(watch_replica(Arc::downgrade(&replicas), number, Watcher { options, open: None }));
        }
        replicas
    }

    /// Requires all reads from now on to show what was committed up to this position.
    pub(crate) fn require(&self, lsn: Lsn) {
        self.floor.fetch_max(lsn.0, Ordering::SeqCst);
    }

    pub(crate) async fn close(&self) {
        for replica in &self.all {
            replica.pool.close().await;
        }
    }

    /// State of every replica.
    pub(crate) fn figures(&self) -> Vec<ReplicaFigures> {
        let figures = self.all.iter().map(|replica| {
            let age = self.age(replica);
            ReplicaFigures {
                address: replica.address.clone(),
                in_use: age.as_ref().is_ok_and(|age| *age <= STALENESS),
                lag_ms: age.as_ref().ok().and_then(|age| i64::try_from(age.as_millis()).ok()),
                reads: replica.reads.load(Ordering::Relaxed),
                problem: age.err(),
            }
        });
        figures.collect()
    }

    /// A replica that shows all that was committed up to `after`, and all that was committed [`STALENESS`] ago.
    fn choose(&self, after: Lsn) -> Option<Arc<Replica>> {
        let turn = self.turn.fetch_add(1, Ordering::Relaxed) % self.all.len().max(1);
        let (before, from) = self.all.split_at_checked(turn)?;
        from.iter().chain(before).find(|replica| self.is_usable(replica, after)).cloned()
    }

    fn is_usable(&self, replica: &Replica, after: Lsn) -> bool {
        let needed = after.max(Lsn(self.floor.load(Ordering::SeqCst)));
        let has_it = matches!(*replica.look.borrow(), Finding::Replayed { upto, .. } if upto >= needed);
        has_it && self.age(replica).is_ok_and(|age| age <= STALENESS)
    }

    /// Upper bound of the age of what the replica shows: the time since the primary was last seen at a position that
    /// the replica has replayed. Clocks of other machines play no part.
    ///
    /// # Errors
    /// Why nothing is known.
    fn age(&self, replica: &Replica) -> Result<Duration, String> {
        let (looked, upto, found) = match &*replica.look.borrow() {
            Finding::Gone(reason) => return Err(reason.clone()),
            Finding::Replayed { at, upto, cluster } => (*at, *upto, *cluster),
        };
        let seen = self.primary.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(newest) = seen.back() else {
            return Err("the primary does not answer".to_owned());
        };
        if newest.cluster != found {
            return Err("this is a standby of another database".to_owned());
        }
        // A standby has no more than its primary. What has more follows a former primary.
        if newest.at > looked && newest.lsn < upto {
            return Err("the standby follows another primary".to_owned());
        }
        let shown = seen.iter().rev().find(|seen| seen.lsn <= upto && seen.cluster == found);
        shown.map(|seen| seen.at.elapsed()).ok_or_else(|| "too far behind the primary".to_owned())
    }
}

/// The replica of one handle. Reads of a request go to the same replica, and to the primary from the moment at which
/// the replica cannot be used, so that none of them sees less than the one before.
#[derive(Debug)]
pub(crate) struct ReplicaChoice {
    replicas: Arc<Replicas>,
    after: Lsn,
    choice: Mutex<Choice>,
}

/// Where the reads of a request go.
#[derive(Debug, Clone, Default)]
enum Choice {
    #[default]
    Open,
    Replica(Arc<Replica>),
    Primary,
}

impl ReplicaChoice {
    pub(crate) fn new(replicas: Arc<Replicas>, after: Lsn) -> Self {
        Self { replicas, after, choice: Mutex::default() }
    }

    /// The replica to read from, `None` for the primary.
    pub(crate) fn replica(&self) -> Option<Arc<Replica>> {
        let mut choice = self.choice.lock().unwrap_or_else(PoisonError::into_inner);
        let chosen = match &*choice {
            Choice::Open => self.replicas.choose(self.after),
            Choice::Replica(replica) => Some(replica.clone()).filter(|one| self.replicas.is_usable(one, self.after)),
            Choice::Primary => None,
        };
        *choice = chosen.clone().map_or(Choice::Primary, Choice::Replica);
        chosen
    }
}

/// A connection for looks, outside all pools.
struct Watcher {
    options: PgConnectOptions,
    open: Option<PgConnection>,
}

impl Watcher {
    async fn ask(&mut self, question: &'static str) -> sqlx::Result<PgRow> {
        let mut connection = match self.open.take() {
            Some(open) => open,
            None => within(PROBE, self.options.connect()).await?,
        };
        let row = within(PROBE, sqlx::raw_sql(question).fetch_one(&mut connection)).await?;
        self.open = Some(connection);
        Ok(row)
    }
}

async fn watch_primary(replicas: Weak<Replicas>, mut watcher: Watcher) {
    let position = "select (pg_current_wal_lsn() - '0/0')::bigint, (select system_identifier from pg_control_system())";
    while replicas.strong_count() > 0 {
        let at = Instant::now();
        let found = watcher.ask(position).await.and_then(|row| Ok((row.try_get::<i64, _>(0)?, row.try_get(1)?)));
        let Some(replicas) = replicas.upgrade() else { return };
        match found {
            Ok((lsn, cluster)) => {
                let mut seen = replicas.primary.lock().unwrap_or_else(PoisonError::into_inner);
                seen.push_back(PrimaryPosition { at, lsn: lsn.into(), cluster });
                let surplus = seen.len().saturating_sub(KEPT);
                seen.drain(..surplus);
            }
            // What was seen grows older, until no replica is used.
            Err(error) => tracing::debug!(%error, "the primary does not tell its position"),
        }
        drop(replicas);
        sleep(LOOK).await;
    }
}

async fn watch_replica(replicas: Weak<Replicas>, number: usize, mut watcher: Watcher) {
    let position = "select pg_is_in_recovery(), (pg_last_wal_replay_lsn() - '0/0')::bigint, \
        (select system_identifier from pg_control_system())";
    let mut was_in_use = None;
    while replicas.strong_count() > 0 {
        let found = watcher.ask(position).await.and_then(|row| {
            Ok(match (row.try_get(0)?, row.try_get::<Option<i64>, _>(1)?) {
                (true, Some(lsn)) => {
                    Finding::Replayed { at: Instant::now(), upto: lsn.into(), cluster: row.try_get(2)? }
                }
                (true, None) => Finding::Gone("the standby has replayed nothing".to_owned()),
                (false, _) => Finding::Gone("the database is not a standby".to_owned()),
            })
        });
        let Some(replicas) = replicas.upgrade() else { return };
        let Some(replica) = replicas.all.get(number) else { return };
        match found {
            Ok(look) => drop(replica.look.send_replace(look)),
            Err(error) => {
                replica.fail(&error);
                replica.look.send_replace(Finding::Gone(error.to_string()));
            }
        }
        let (age, replica) = (replicas.age(replica), &replica.address);
        let in_use = age.as_ref().is_ok_and(|age| *age <= STALENESS);
        if was_in_use.replace(in_use) != Some(in_use) {
            match age {
                Ok(_) if in_use => tracing::info!(replica, "replica in use"),
                Ok(age) => tracing::warn!(replica, lag_ms = age.as_millis(), "replica left out: too far behind"),
                Err(problem) => tracing::warn!(replica, problem, "replica left out"),
            }
        }
        drop(replicas);
        sleep(LOOK).await;
    }
}
