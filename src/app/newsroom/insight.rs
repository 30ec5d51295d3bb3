//! Insights: figures about the work of the newsroom.

use std::sync::Arc;

use chrono::{DateTime, Days as Later, NaiveDate, NaiveTime, TimeDelta, Utc};

use super::past_days::Stretch;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::newsroom::day_facts::{DayFacts, by_outlet, quality, throughput, waiting, workload};
use crate::domain::newsroom::insight::{Insights, Table, TableKey};
use crate::domain::people::actor::Actor;
use crate::store;
use crate::store::newsroom::balance;
use crate::store::newsroom::insight::{self, FactsByDay, Span};

/// Time after the end of a day until all of its changes are committed.
const SETTLED: TimeDelta = TimeDelta::minutes(10);
/// All tables of insights for a period. Default: the last four weeks.
pub async fn read(app: &App, since: Option<DateTime<Utc>>, until: Option<DateTime<Utc>>) -> Result<Insights> {
    let span = period(app, since, until)?;
    let tables = tables(app, TableKey::ALL, span, until.is_none()).await?;
    Ok(Insights { since: span.0, until: span.1, tables })
}

/// One table by its key, or [`Error::NotFound`]. The period is that of [`read`].
pub async fn table(app: &App, key: &str, since: Option<DateTime<Utc>>, until: Option<DateTime<Utc>>) -> Result<Table> {
    let key = TableKey::ALL.iter().find(|one| one.code() == key).ok_or(Error::NotFound("table"))?;
    let span = period(app, since, until)?;
    let tables = tables(app, std::slice::from_ref(key), span, until.is_none()).await?;
    tables.into_iter().next().ok_or(Error::NotFound("table"))
}

fn period(app: &App, since: Option<DateTime<Utc>>, until: Option<DateTime<Utc>>) -> Result<Span> {
    let until = until.unwrap_or_else(|| app.clock.now());
    let since = since.unwrap_or(until - TimeDelta::weeks(4));
    if since >= until {
        return Err(Error::invalid("/since", FieldFault::NotBeforeEnd));
    }
    Ok((since, until))
}

/// These tables. `until_now`: the period has no end of its own.
async fn tables(app: &App, keys: &[TableKey], span: Span, until_now: bool) -> Result<Vec<Table>> {
    match counted(app, keys, span, until_now).await {
        // A snapshot ends with its replica; a new one is taken where reads go now.
        Err(Error::Unavailable(_)) if app.pool.has_replicas() => counted(app, keys, span, until_now).await,
        tables => tables,
    }
}

async fn counted(app: &App, keys: &[TableKey], span: Span, until_now: bool) -> Result<Vec<Table>> {
    let (since, until) = span;
    let facts = facts(app, span, until_now).await?;
    let days: Vec<(NaiveDate, &DayFacts)> = facts.iter().map(|(day, facts)| (*day, &**facts)).collect();
    // Records of claimants change, so that ratings by claimant are no facts of days.
    let minutes = (since.timestamp() / 60, until.timestamp() / 60);
    let (now, pool) = (&app.counted_now, &app.pool);
    let mut tables = Vec::new();
    for key in keys {
        tables.push(match key {
            TableKey::Throughput => throughput(&days),
            TableKey::Waiting => waiting(&days),
            TableKey::OpenByAge => {
                now.open.get((), async || Ok(insight::open_by_age(pool, app.clock.now()).await?)).await?
            }
            TableKey::Workload => workload(&days, now.people.get((), async || Ok(insight::people(pool).await?)).await?),
            TableKey::Quality => quality(&days, since),
            TableKey::RatingsByClaimant => {
                now.by_claimant.get(minutes, async || Ok(balance::by_claimant(pool, span).await?)).await?
            }
            TableKey::RatingsByOrganisation => {
                now.by_organisation.get(minutes, async || Ok(balance::by_organisation(pool, span).await?)).await?
            }
            TableKey::RatingsByOutlet => by_outlet(&days, since),
        });
    }
    Ok(tables)
}

/// The facts of a span by day: of days that are over from memory, of today at most a minute old.
async fn facts(app: &App, (since, until): Span, until_now: bool) -> Result<Vec<(NaiveDate, Arc<DayFacts>)>> {
    let now = app.clock.now();
    let whole = whole_days((since, until), now);
    let mut facts = match whole {
        Some(days) => {
            let read = async |(first, end)| read_facts(app, (midnight(first), midnight(end))).await;
            app.past_days.facts(days, now, read).await?
        }
        None => Vec::new(),
    };
    for (from, to) in edges((since, until), whole) {
        let found = if until_now && to == until && from.time() == NaiveTime::MIN {
            let read = async || Ok(Arc::new(read_facts(app, (from, to)).await?));
            app.counted_now.today.get(from.date_naive(), read).await?
        } else {
            Arc::new(read_facts(app, (from, to)).await?)
        };
        facts.extend(found.iter().map(|(day, facts)| (*day, Arc::clone(facts))));
    }
    facts.sort_by_key(|(day, _)| *day);
    Ok(facts)
}

/// The days of a span that are whole and over: first inclusive, last exclusive.
fn whole_days((since, until): Span, now: DateTime<Utc>) -> Option<Stretch> {
    let first = if since.time() == NaiveTime::MIN { since.date_naive() } else { since.date_naive() + Later::new(1) };
    let end = until.min(now - SETTLED).date_naive();
    (first < end).then_some((first, end))
}

/// The parts of a span outside of its whole days.
fn edges((since, until): Span, whole: Option<Stretch>) -> Vec<Span> {
    let parts = match whole {
        Some((first, end)) => vec![(since, midnight(first)), (midnight(end), until)],
        None => vec![(since, until)],
    };
    parts.into_iter().filter(|(from, to)| from < to).collect()
}

/// Counts what happened in a span, in one state of the database.
async fn read_facts(app: &App, span: Span) -> Result<FactsByDay> {
    let mut work = Work::open(app, &Actor::system()).await?;
    store::kit::planner::freeze(work.db()).await?;
    Ok(insight::facts(work.db(), span).await?)
}

/// The start of a day.
fn midnight(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}
