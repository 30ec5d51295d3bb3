//! System status: database figures and the last backup.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::PgExecutor;

use crate::domain::newsroom::system::{Backup, Counts, DatabaseFigures, DeliveryFigures, EventFigures};

/// PostgreSQL version, database size in bytes, and newest applied migration.
pub async fn database(db: impl PgExecutor<'_>) -> sqlx::Result<DatabaseFigures> {
    sqlx::query_as!(
        DatabaseFigures,
        r#"select split_part(current_setting('server_version'), ' ', 1) as "version!",
            pg_database_size(current_database()) as "size_bytes!",
            (select max(version) from _sqlx_migrations where success) as "migration!""#
    )
    .fetch_one(db)
    .await
}

/// Time of the newest event, and the age in milliseconds of the oldest event that readers cannot see yet because it has
/// no position.
pub async fn events(db: impl PgExecutor<'_>, now: DateTime<Utc>) -> sqlx::Result<EventFigures> {
    sqlx::query_as!(
        EventFigures,
        r#"select (select at from events order by id desc limit 1) as last_at,
            coalesce((
                select greatest(0, extract(epoch from $1 - at) * 1000)::bigint
                from events
                where id = (select event_ids[1] from unplaced_events order by number limit 1)
            ), 0) as "behind_ms!""#,
        now
    )
    .fetch_one(db)
    .await
}

/// The database's time.
pub async fn time(db: impl PgExecutor<'_>) -> sqlx::Result<DateTime<Utc>> {
    sqlx::query_scalar!(r#"select clock_timestamp() as "now!""#).fetch_one(db).await
}

/// Number of transactions that are open for more than a minute in this database, and the age of the oldest one; zero
/// without any. The statement's own transaction does not count.
pub async fn open_transactions(db: impl PgExecutor<'_>) -> sqlx::Result<(i64, TimeDelta)> {
    let row = sqlx::query!(
        r#"select count(*) filter (where age > 60000) as "long!", coalesce(max(age), 0) as "oldest_ms!"
        from open_transactions() as age"#
    )
    .fetch_one(db)
    .await?;
    Ok((row.long, TimeDelta::milliseconds(row.oldest_ms)))
}

/// Number and age of waiting webhook deliveries, and number of active endpoints that are failing.
pub async fn deliveries(db: impl PgExecutor<'_>) -> sqlx::Result<DeliveryFigures> {
    sqlx::query_as!(
        DeliveryFigures,
        r#"select count(*) as "waiting!", min(created_at) as oldest_at,
            (select count(*) from endpoints where removed_at is null and state = 'active' and failing_since is not null)
                as "endpoints_failing!"
        from deliveries
        where state = 'waiting'"#
    )
    .fetch_one(db)
    .await
}

/// Numbers of articles, claims, verdicts and accounts. Tables of 10,000 rows or more use PostgreSQL's estimate.
pub async fn counts(db: impl PgExecutor<'_>) -> sqlx::Result<Counts> {
    sqlx::query_as!(
        Counts,
        r#"with estimate as (
            select relname, reltuples::bigint as rows
            from pg_class
            where relnamespace = current_schema()::regnamespace and relkind = 'r'
        )
        select
            case when (select rows from estimate where relname = 'articles') >= 10000
                then (select rows from estimate where relname = 'articles') else (select count(*) from articles) end as "articles!",
            case when (select rows from estimate where relname = 'claims') >= 10000
                then (select rows from estimate where relname = 'claims') else (select count(*) from claims) end as "claims!",
            case when (select rows from estimate where relname = 'published_verdicts') >= 10000
                then (select rows from estimate where relname = 'published_verdicts')
                else (select count(*) from published_verdicts) end as "verdicts!",
            (select count(*) from accounts) as "accounts!""#
    )
    .fetch_one(db)
    .await
}

/// Time and size of the last backup, or `None` if no backup was recorded.
pub async fn backup(db: impl PgExecutor<'_>) -> sqlx::Result<Option<Backup>> {
    sqlx::query_as!(Backup, "select finished_at, bytes from backups order by id desc limit 1").fetch_optional(db).await
}

/// Records a finished backup with its size in bytes.
pub async fn add_backup(db: impl PgExecutor<'_>, finished_at: DateTime<Utc>, bytes: i64) -> sqlx::Result<()> {
    sqlx::query!("insert into backups (finished_at, bytes) values ($1, $2)", finished_at, bytes).execute(db).await?;
    Ok(())
}
