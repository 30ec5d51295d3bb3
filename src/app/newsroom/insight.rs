//! Insights: figures about the work of the newsroom.

use chrono::{DateTime, TimeDelta, Utc};

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::newsroom::insight::{Insights, Table, TableKey};
use crate::domain::people::actor::Actor;
use crate::store;
use crate::store::kit::connection::Connection;
use crate::store::newsroom::insight::Span;

/// All tables of insights for a period. Default: the last four weeks. All tables come from one database snapshot.
pub async fn read(app: &App, since: Option<DateTime<Utc>>, until: Option<DateTime<Utc>>) -> Result<Insights> {
    let (since, until) = period(app, since, until)?;
    let tables = tables(app, TableKey::ALL, (since, until)).await?;
    Ok(Insights { since, until, tables })
}

/// These tables from one snapshot.
async fn tables(app: &App, keys: &[TableKey], span: Span) -> Result<Vec<Table>> {
    match snapshot(app, keys, span).await {
        // A snapshot ends with its replica; a new one is taken where reads go now.
        Err(Error::Unavailable(_)) if app.pool.has_replicas() => snapshot(app, keys, span).await,
        tables => tables,
    }
}

async fn snapshot(app: &App, keys: &[TableKey], span: Span) -> Result<Vec<Table>> {
    let mut work = Work::open(app, &Actor::system()).await?;
    store::kit::planner::freeze(work.db()).await?;
    let mut tables = Vec::new();
    for key in keys {
        tables.push(counted(work.db(), *key, span, app.clock.now()).await?);
    }
    Ok(tables)
}

fn period(app: &App, since: Option<DateTime<Utc>>, until: Option<DateTime<Utc>>) -> Result<Span> {
    let until = until.unwrap_or_else(|| app.clock.now());
    let since = since.unwrap_or(until - TimeDelta::weeks(4));
    if since >= until {
        return Err(Error::invalid("/since", FieldFault::NotBeforeEnd));
    }
    Ok((since, until))
}

async fn counted(db: &mut Connection, key: TableKey, span: Span, now: DateTime<Utc>) -> Result<Table> {
    Ok(match key {
        TableKey::Throughput => store::newsroom::insight::throughput(db, span).await?,
        TableKey::Waiting => store::newsroom::insight::waiting(db, span).await?,
        TableKey::OpenByAge => store::newsroom::insight::open_by_age(db, now).await?,
        TableKey::Workload => store::newsroom::insight::workload(db, span).await?,
        TableKey::Quality => store::newsroom::insight::quality(db, span).await?,
        TableKey::RatingsByClaimant => store::newsroom::balance::by_claimant(db, span).await?,
        TableKey::RatingsByOrganisation => store::newsroom::balance::by_organisation(db, span).await?,
        TableKey::RatingsByOutlet => store::newsroom::insight::by_outlet(db, span).await?,
    })
}

/// One table by its key, or [`Error::NotFound`]. The period is that of [`read`].
pub async fn table(app: &App, key: &str, since: Option<DateTime<Utc>>, until: Option<DateTime<Utc>>) -> Result<Table> {
    let key = TableKey::ALL.iter().find(|one| one.code() == key).ok_or(Error::NotFound("table"))?;
    let span = period(app, since, until)?;
    let tables = tables(app, std::slice::from_ref(key), span).await?;
    tables.into_iter().next().ok_or(Error::NotFound("table"))
}
