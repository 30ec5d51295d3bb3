//! Readiness: whether requests can be served, and how much work is waiting.

use crate::app::context::App;
use crate::app::error::Result;
use crate::store;

/// Whether requests can be served.
///
/// # Errors
/// A sentence that says what is missing.
pub async fn check(app: &App) -> Result<(), String> {
    store::kit::pool::ready(&app.pool).await
}

/// How much waits, and how much of the pool is in use.
#[derive(Debug, Clone, Copy)]
pub struct Load {
    /// Jobs in the queue.
    pub waiting: i64,
    /// Jobs given up.
    pub failed: i64,
    /// Connections nobody uses.
    pub idle: usize,
    /// Connections in use.
    pub busy: usize,
}

/// How much waits now.
pub async fn load(app: &App) -> Result<Load> {
    let jobs = store::newsroom::job::count(&app.pool, app.clock.now()).await?;
    let (size, idle) = (
        usize::try_from(app.pool.size()).unwrap_or_default(),
        app.pool.num_idle(),
    );
    Ok(Load {
        waiting: jobs.waiting + jobs.running,
        failed: jobs.failed,
        idle,
        busy: size.saturating_sub(idle),
    })
}
