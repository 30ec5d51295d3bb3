//! Readiness: whether requests can be served, and how much work is waiting.

use chrono::TimeDelta;
use tokio::time::timeout;

use crate::app::context::App;
use crate::app::error::Result;
use crate::store;
use crate::store::kit::deadline::PROBE;

/// Largest difference between the clocks of the server and of the database that needs no warning.
const SKEW: TimeDelta = TimeDelta::seconds(5);

/// Checks whether the server can serve requests. Returns a warning if the clocks of server and database differ: leases,
/// sessions and delays are then too long or too short.
///
/// # Errors
/// A sentence that names what is missing.
pub async fn check(app: &App) -> Result<Option<String>, String> {
    let checking = async {
        let mut db = app.pool.probe().await.map_err(|error| format!("the database does not answer: {error}"))?;
        Ok(skew_in_words(app.clock.now() - store::kit::readiness::check(&mut db).await?))
    };
    timeout(PROBE, checking).await.unwrap_or_else(|_| Err("the database does not answer in time".to_owned()))
}

/// The warning about clocks that differ by `skew`; positive: the server is ahead.
fn skew_in_words(skew: TimeDelta) -> Option<String> {
    let side = if skew > TimeDelta::zero() { "ahead of" } else { "behind" };
    (skew.abs() > SKEW).then(|| {
        format!("the server's clock is {} s {side} the database's: synchronize both", skew.abs().num_seconds())
    })
}

/// Logs a warning if the clocks of server and database differ.
pub async fn watch_clocks(app: &App) -> Result<()> {
    let skew = skew(app).await?;
    if let Some(warning) = skew_in_words(skew) {
        tracing::warn!(skew_ms = skew.num_milliseconds(), "{warning}");
    }
    Ok(())
}

async fn skew(app: &App) -> Result<TimeDelta> {
    let mut db = app.pool.acquire().await?;
    Ok(app.clock.now() - store::newsroom::system::time(&mut *db).await?)
}

/// Load of the job queue, of the connection pool and of the database.
#[derive(Debug, Clone, Copy)]
pub struct Load {
    /// Jobs that are waiting or running.
    pub waiting: i64,
    /// Jobs that failed at every attempt.
    pub failed: i64,
    /// Idle database connections.
    pub idle: u32,
    /// Database connections in use.
    pub busy: u32,
    /// Age of the oldest transaction in the database.
    pub oldest_transaction: TimeDelta,
    /// How far the server's clock is ahead of the database's; negative if it is behind.
    pub clock_skew: TimeDelta,
}

/// The current load.
pub async fn load(app: &App) -> Result<Load> {
    let counting = async {
        let mut db = app.pool.probe().await?;
        let skew = app.clock.now() - store::newsroom::system::time(&mut db).await?;
        let (_, oldest) = store::newsroom::system::open_transactions(&mut db).await?;
        Ok((store::newsroom::job::count(&mut db, app.clock.now()).await?, oldest, skew))
    };
    let counted = timeout(PROBE, counting).await.unwrap_or(Err(sqlx::Error::PoolTimedOut))?;
    let (jobs, oldest_transaction, clock_skew) = counted;
    let idle = u32::try_from(app.pool.num_idle()).unwrap_or(u32::MAX);
    Ok(Load {
        waiting: jobs.waiting + jobs.running,
        failed: jobs.failed,
        idle,
        busy: app.pool.size().saturating_sub(idle),
        oldest_transaction,
        clock_skew,
    })
}
