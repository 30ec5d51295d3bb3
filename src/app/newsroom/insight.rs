//! Insights: figures about the work of the newsroom.

use chrono::{DateTime, TimeDelta, Utc};

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::newsroom::insight::{Insights, Table};
use crate::domain::people::actor::Actor;
use crate::store;

/// All tables of insights for a period. Default: the last four weeks. All tables come from one database snapshot.
pub async fn read(app: &App, since: Option<DateTime<Utc>>, until: Option<DateTime<Utc>>) -> Result<Insights> {
    let now = app.clock.now();
    let until = until.unwrap_or(now);
    let since = since.unwrap_or(until - TimeDelta::weeks(4));
    if since >= until {
        return Err(Error::invalid("/since", FieldFault::NotBeforeEnd));
    }
    let span = (since, until);
    let tables = match tables(app, span, now).await {
        // A snapshot ends with its replica; a new one is taken where reads go now.
        Err(Error::Unavailable(_)) if app.pool.has_replicas() => tables(app, span, now).await?,
        tables => tables?,
    };
    Ok(Insights { since, until, tables })
}

async fn tables(app: &App, span: (DateTime<Utc>, DateTime<Utc>), now: DateTime<Utc>) -> Result<Vec<Table>> {
    let mut work = Work::open(app, &Actor::system()).await?;
    store::kit::planner::freeze(work.db()).await?;
    Ok(vec![
        store::newsroom::insight::throughput(work.db(), span).await?,
        store::newsroom::insight::waiting(work.db(), span).await?,
        store::newsroom::insight::open_by_age(work.db(), now).await?,
        store::newsroom::insight::workload(work.db(), span).await?,
        store::newsroom::insight::quality(work.db(), span).await?,
        store::newsroom::insight::by_claimant(work.db(), span).await?,
        store::newsroom::insight::by_outlet(work.db(), span).await?,
    ])
}

/// One table by its key, or [`Error::NotFound`]. The period is that of [`read`].
pub async fn table(app: &App, key: &str, since: Option<DateTime<Utc>>, until: Option<DateTime<Utc>>) -> Result<Table> {
    read(app, since, until)
        .await?
        .tables
        .into_iter()
        .find(|table| table.key.code() == key)
        .ok_or(Error::NotFound("table"))
}
