//! System status: version, jobs, database, last backup.

use crate::app::context::App;
use crate::app::error::Result;
use crate::domain::newsroom::system::{PoolFigures, System, TransactionFigures};
use crate::store;

/// Version, uptime, database, jobs, events, deliveries, connection pool, last backup and row counts.
pub async fn read(app: &App) -> Result<System> {
    let mut db = app.pool.acquire().await?;
    let clock_skew = app.clock.now() - store::newsroom::system::time(&mut *db).await?;
    let (long, oldest) = store::newsroom::system::open_transactions(&mut *db).await?;
    let now = app.clock.now();
    Ok(System {
        version: env!("CARGO_PKG_VERSION"),
        started_at: app.started_at,
        database: store::newsroom::system::database(&mut *db).await?,
        transactions: TransactionFigures { long, oldest_ms: oldest.num_milliseconds() },
        clock_skew_ms: clock_skew.num_milliseconds(),
        jobs: store::newsroom::job::count(&mut *db, now).await?,
        events: store::newsroom::system::events(&mut *db, now).await?,
        deliveries: store::newsroom::system::deliveries(&mut *db).await?,
        analysis: app.analyser.state(
            store::articles::analysis::count_outdated(&mut db, app.analyser.version()).await?,
            store::claims::vector::count_missing(&mut *db).await?,
        ),
        pool: PoolFigures { size: app.pool.size(), idle: app.pool.num_idle() },
        replicas: app.pool.replicas(),
        backup: store::newsroom::system::backup(&mut *db).await?,
        counts: store::newsroom::system::counts(&mut *db).await?,
    })
}

/// Records a backup made now, with the size of its file in bytes.
pub async fn backed_up(app: &App, bytes: i64) -> Result<()> {
    Ok(store::newsroom::system::add_backup(&app.pool, app.clock.now(), bytes).await?)
}
