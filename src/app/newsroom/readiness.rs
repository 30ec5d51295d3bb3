//! Readiness: whether requests can be served, and how much work is waiting.

use tokio::time::timeout;

use crate::app::context::App;
use crate::app::error::Result;
use crate::store;
use crate::store::kit::pool::PROBE;

/// Checks whether the server can serve requests.
///
/// # Errors
/// A sentence that names what is missing.
pub async fn check(app: &App) -> Result<(), String> {
    let checking = async {
        let mut db = app.pool.probe().await.map_err(|error| format!("the database does not answer: {error}"))?;
        store::kit::readiness::check(&mut db).await
    };
    timeout(PROBE, checking).await.unwrap_or_else(|_| Err("the database does not answer in time".to_owned()))
}

/// Load of the job queue and of the connection pool.
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
}

/// The current load.
pub async fn load(app: &App) -> Result<Load> {
    let counting = async {
        let mut db = app.pool.probe().await?;
        store::newsroom::job::count(&mut db, app.clock.now()).await
    };
    let jobs = timeout(PROBE, counting).await.unwrap_or(Err(sqlx::Error::PoolTimedOut))?;
    let idle = u32::try_from(app.pool.num_idle()).unwrap_or(u32::MAX);
    Ok(Load {
        waiting: jobs.waiting + jobs.running,
        failed: jobs.failed,
        idle,
        busy: app.pool.size().saturating_sub(idle),
    })
}
