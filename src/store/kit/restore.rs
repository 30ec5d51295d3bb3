//! Restore: what a database must be to take a dump, and what its numbers must be afterwards.

use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Connection};

/// Numbers that a restore leaves out. Events and publications since the backup are lost, and readers may have seen their
/// numbers: new ones must not be taken for them.
const LEFT_OUT: i64 = 1_000_000;

/// A database before a restore.
#[derive(Debug)]
pub struct State {
    /// PostgreSQL's major version.
    pub major: u32,
    /// Number of tables, views and sequences.
    pub tables: i64,
}

/// Looks at a database, whatever its schema.
///
/// # Errors
/// When the database does not answer.
pub async fn state(options: &PgConnectOptions) -> sqlx::Result<State> {
    let mut db = options.connect().await?;
    let row = sqlx::query!(
        r#"select current_setting('server_version_num')::integer / 10000 as "major!", (
            select count(*)
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            where n.nspname not like 'pg\_%' and n.nspname <> 'information_schema' and c.relkind in ('r', 'v', 'm', 'S', 'p')
                and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
        ) as "tables!""#
    )
    .fetch_one(&mut db)
    .await?;
    db.close().await?;
    Ok(State { major: u32::try_from(row.major).unwrap_or_default(), tables: row.tables })
}

/// Moves the numbers of events, of positions and of publications ahead, and updates the planner statistics. Call it once,
/// after the migrations. Returns the number of events.
///
/// # Errors
/// When the database does not answer.
pub async fn finish(options: &PgConnectOptions) -> sqlx::Result<i64> {
    let mut db = options.connect().await?;
    while sqlx::query_scalar!(r#"select place_events() as "more!""#).fetch_one(&mut db).await? {}
    // The first part adds a position that no event has.
    let row = sqlx::query!(
        r#"with left_out as (
            insert into event_positions (position, event_id)
            select max(position) + $1, -max(position) from event_positions having count(*) > 0
        )
        select count(*) as "events!",
            setval(pg_get_serial_sequence('events', 'id'), coalesce(max(id), 0) + $1) as "event!",
            (
                select setval(pg_get_serial_sequence('publications', 'id'), greatest(max(id), 0) + $1) from publications
            ) as "publication!"
        from events"#,
        LEFT_OUT
    )
    .fetch_one(&mut db)
    .await?;
    // Without the warnings about tables of the cluster.
    sqlx::raw_sql("set client_min_messages = error; analyze").execute(&mut db).await?;
    db.close().await?;
    Ok(row.events)
}
