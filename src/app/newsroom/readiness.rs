//! Readiness: whether requests can be served, and how much work is waiting.

use crate::app::context::App;
use crate::app::error::Result;
use crate::store;

/// Checks whether the server can serve requests.
///
/// # Errors
/// A sentence that names what is missing.
pub async fn check(app: &App) -> Result<(), String> {
    store::kit::pool::ready(&app.pool).await
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
    let jobs = store::newsroom::job::count(&app.pool, app.clock.now()).await?;
    let idle = u32::try_from(app.pool.num_idle()).unwrap_or(u32::MAX);
    Ok(Load {
        waiting: jobs.waiting + jobs.running,
        failed: jobs.failed,
        idle,
        busy: app.pool.size().saturating_sub(idle),
    })
}
