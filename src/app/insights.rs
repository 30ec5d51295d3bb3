//! How is the newsroom doing?

use chrono::{DateTime, TimeDelta, Utc};

use super::App;
use super::error::{Error, Result};
use super::work::Work;
use crate::domain::actor::Actor;
use crate::domain::insight::{Insights, Table};
use crate::store;

/// The figures of a span of time; the last four weeks unless said. All from one look at the database.
pub async fn read(
    app: &App,
    since: Option<DateTime<Utc>>,
    until: Option<DateTime<Utc>>,
) -> Result<Insights> {
    let now = app.clock.now();
    let until = until.unwrap_or(now);
    let since = since.unwrap_or(until - TimeDelta::weeks(4));
    if since >= until {
        return Err(Error::invalid("/since", "must lie before the end"));
    }
    let mut work = Work::open(app, &Actor::system()).await?;
    store::freeze(work.db()).await?;
    let span = (since, until);
    let tables = vec![
        store::insights::throughput(work.db(), span).await?,
        store::insights::waiting(work.db(), span).await?,
        store::insights::open_by_age(work.db(), now).await?,
        store::insights::workload(work.db(), span).await?,
        store::insights::quality(work.db(), span).await?,
        store::insights::by_claimant(work.db(), span).await?,
        store::insights::by_outlet(work.db(), span).await?,
    ];
    Ok(Insights {
        since,
        until,
        tables,
    })
}

/// One of the tables.
pub async fn table(
    app: &App,
    key: &str,
    since: Option<DateTime<Utc>>,
    until: Option<DateTime<Utc>>,
) -> Result<Table> {
    read(app, since, until)
        .await?
        .tables
        .into_iter()
        .find(|table| table.key == key)
        .ok_or(Error::NotFound("table"))
}
