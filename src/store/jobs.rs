//! What is to be done later, and who does it now?

use chrono::{DateTime, Utc};
use sqlx::types::Json;
use sqlx::{PgConnection, PgExecutor};

use crate::domain::id::JobId;
use crate::domain::job::{Job, Taken};

/// Queues a job, unless the same one waits already.
pub async fn enqueue(
    db: &mut PgConnection,
    id: JobId,
    job: &Job,
    run_at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into jobs (id, payload, unique_key, run_at, created_at)
        values ($1, $2, $3, $4, $4)
        on conflict (unique_key) where failed_at is null do nothing",
        id as _,
        Json(job) as _,
        job.unique_key(),
        run_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes the job that has waited longest, until `locked_until`; no other worker gets it before.
pub async fn take(
    db: impl PgExecutor<'_>,
    now: DateTime<Utc>,
    locked_until: DateTime<Utc>,
) -> sqlx::Result<Option<Taken>> {
    let row = sqlx::query!(
        "update jobs
        set locked_until = $2, attempts = attempts + 1
        where id = (
            select id
            from jobs
            where failed_at is null and run_at <= $1 and (locked_until is null or locked_until < $1)
            order by run_at
            limit 1
            for update skip locked
        )
        returning id, payload, attempts",
        now,
        locked_until
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Taken {
        id: row.id,
        job: row.payload.0,
        attempts: row.attempts,
    }))
}

/// Removes a job that is done. `attempts` is the fencing token: whoever lost the lease removes nothing.
pub async fn finish(db: impl PgExecutor<'_>, taken: &Taken) -> sqlx::Result<()> {
    sqlx::query!(
        "delete from jobs where id = $1 and attempts = $2",
        taken.id as _,
        taken.attempts
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Puts a job back for `run_at`.
pub async fn retry(
    db: impl PgExecutor<'_>,
    taken: &Taken,
    run_at: DateTime<Utc>,
    error: &str,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update jobs set locked_until = null, run_at = $3, last_error = $4 where id = $1 and attempts = $2",
        taken.id as _,
        taken.attempts,
        run_at,
        error
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Gives a job up; it stays to be looked at.
pub async fn give_up(
    db: impl PgExecutor<'_>,
    taken: &Taken,
    now: DateTime<Utc>,
    error: &str,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update jobs set locked_until = null, failed_at = $3, last_error = $4 where id = $1 and attempts = $2",
        taken.id as _,
        taken.attempts,
        now,
        error
    )
    .execute(db)
    .await?;
    Ok(())
}

/// How many jobs wait or run, and how many were given up.
pub async fn count(db: impl PgExecutor<'_>) -> sqlx::Result<(i64, i64)> {
    let row = sqlx::query!(
        r#"select count(*) filter (where failed_at is null) as "waiting!",
            count(*) filter (where failed_at is not null) as "failed!"
        from jobs"#
    )
    .fetch_one(db)
    .await?;
    Ok((row.waiting, row.failed))
}
