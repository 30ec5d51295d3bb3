//! How is Claimdesk doing, and when was it backed up?

use super::App;
use super::error::Result;
use crate::domain::system::{PoolFigures, System};
use crate::store;

/// Everything that an admin looks at when something seems wrong.
pub async fn read(app: &App) -> Result<System> {
    let mut db = app.pool.acquire().await?;
    let now = app.clock.now();
    Ok(System {
        version: env!("CARGO_PKG_VERSION"),
        started_at: app.started_at,
        database: store::system::database(&mut *db).await?,
        jobs: store::jobs::count(&mut *db, now).await?,
        events: store::system::events(&mut *db, now).await?,
        deliveries: store::system::deliveries(&mut *db).await?,
        pool: PoolFigures {
            size: app.pool.size(),
            idle: app.pool.num_idle(),
        },
        backup: store::system::backup(&mut *db).await?,
        counts: store::system::counts(&mut *db).await?,
    })
}

/// Remembers that the database was backed up just now, into a file of so many bytes.
pub async fn backed_up(app: &App, bytes: i64) -> Result<()> {
    Ok(store::system::add_backup(&app.pool, app.clock.now(), bytes).await?)
}
