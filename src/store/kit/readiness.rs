//! Readiness of the database: it answers, is a durable primary, has a schema that this binary can serve, takes writes.

use chrono::{DateTime, Utc};

use super::connection::Connection;
use super::pool::{MIGRATIONS, applied, too_new};

/// Checks that the database answers, is a durable primary (`fsync`, `full_page_writes`, `synchronous_commit`), has all
/// migrations and none of a newer program after which this one cannot serve, and commits a write. Returns the database's time.
///
/// # Errors
/// A message that says which check failed.
pub async fn check(db: &mut Connection) -> Result<DateTime<Utc>, String> {
    let row = sqlx::query!(
        r#"select
            current_setting('fsync') as "fsync!",
            current_setting('full_page_writes') as "full_page_writes!",
            current_setting('synchronous_commit') as "synchronous_commit!",
            pg_is_in_recovery() as "standby!",
            clock_timestamp() as "now!""#
    )
    .fetch_one(&mut *db)
    .await
    .map_err(|error| format!("the database does not answer: {error}"))?;
    for (name, value) in [("fsync", row.fsync), ("full_page_writes", row.full_page_writes)] {
        if value != "on" {
            return Err(format!("the database runs with {name} = {value}: it may lose what it acknowledged"));
        }
    }
    if !matches!(row.synchronous_commit.as_str(), "on" | "remote_apply") {
        return Err(format!("synchronous_commit is {}", row.synchronous_commit));
    }
    if row.standby {
        return Err("the database is a standby and takes no writes".to_owned());
    }
    let applied = applied(&mut *db).await.map_err(|error| format!("the schema is not there: {error}"))?;
    if let Some(problem) = too_new(&applied) {
        return Err(problem);
    }
    match MIGRATIONS.iter().find(|migration| applied.iter().all(|one| one.version != migration.version)) {
        Some(missing) => Err(format!("migration {} has not run", missing.version)),
        None => beat(db).await.map(|()| row.now).map_err(|error| format!("the database takes no writes: {error}")),
    }
}

/// Commits a write, which a full disk, a standby or a missing synchronous standby prevents.
async fn beat(db: &mut Connection) -> sqlx::Result<()> {
    // The row is updated within its page, for which a full disk has room for a long time. The sort spills 200 kB into
    // a temporary file, which needs new room.
    sqlx::raw_sql(
        "set local work_mem = '64kB';
        select count(*) from (select repeat('x', 1000) || n from generate_series(1, 200) n order by 1 offset 0) spilled",
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!("update heartbeat set at = now()").execute(db).await?;
    Ok(())
}
