//! Background jobs: queue, lease, retry, failure.
//!
//! To take a job and to finish it do not wait until the log of the database is on disk: if the database crashes right then, the job is
//! taken again, as after a crash of the server. What the job itself changes is on disk before the job is finished.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;
use sqlx::types::Json;

use crate::domain::kernel::id::JobId;
use crate::domain::newsroom::job::{Job, JobCounts, JobEntry, JobState, Lane, Taken};
use crate::store::kit::connection::Connection;

/// Queues a job, unless a job with the same unique key is queued and has not failed.
pub async fn enqueue(db: &mut Connection, id: JobId, job: &Job, run_at: DateTime<Utc>) -> sqlx::Result<()> {
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

/// Queues jobs behind all others, unless a job with the same unique key is queued and has not failed.
pub async fn enqueue_behind(db: &mut Connection, jobs: &[(JobId, Job)], now: DateTime<Utc>) -> sqlx::Result<()> {
    for batch in jobs.chunks(1_000) {
        let ids: Vec<JobId> = batch.iter().map(|(id, _)| *id).collect();
        let payloads: Vec<Json<&Job>> = batch.iter().map(|(_, job)| Json(job)).collect();
        let keys: Vec<String> = batch.iter().map(|(_, job)| job.unique_key()).collect();
        sqlx::query!(
            "insert into jobs (id, payload, unique_key, run_at, created_at, is_bulk)
            select id, payload, key, $4, $4, true
            from unnest($1::uuid[], $2::jsonb[], $3::text[]) as job (id, payload, key)
            on conflict (unique_key) where failed_at is null do nothing",
            ids as _,
            payloads as _,
            &keys,
            now
        )
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

/// Extends the lease of a running job. Ignored if the worker lost its lease.
pub async fn renew(db: impl PgExecutor<'_>, taken: &Taken, locked_until: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "update jobs set locked_until = $3 where id = $1 and attempts = $2",
        taken.id as _,
        taken.attempts,
        locked_until
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes the due job of a lane with the earliest run time, bulk work last, as a lease until `locked_until`, and counts the attempt. Jobs
/// locked by another transaction are skipped.
pub async fn take(
    db: impl PgExecutor<'_>,
    lane: Lane,
    now: DateTime<Utc>,
    locked_until: DateTime<Utc>,
) -> sqlx::Result<Option<Taken>> {
    let row = sqlx::query!(
        "update jobs
        set locked_until = $2, attempts = attempts + 1
        from (select set_config('synchronous_commit', 'off', true)) as without_waiting
        where id = (
            select id
            from jobs
            where failed_at is null and run_at <= $1 and (locked_until is null or locked_until < $1)
                and (payload ->> 'kind' in ('fetch', 'watch', 'poll', 'ask_hub', 'snapshot', 'archive')) = $3
            order by is_bulk, run_at
            limit 1
            for update skip locked
        )
        returning id, payload, attempts",
        now,
        locked_until,
        lane == Lane::Pages
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Taken { id: row.id, job: row.payload.0, attempts: row.attempts }))
}

/// Deletes a finished job. `attempts` is the fencing token: a worker that lost its lease deletes nothing.
pub async fn finish(db: impl PgExecutor<'_>, taken: &Taken) -> sqlx::Result<()> {
    sqlx::query!(
        "delete from jobs using (select set_config('synchronous_commit', 'off', true)) as without_waiting
        where id = $1 and attempts = $2",
        taken.id as _,
        taken.attempts
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Releases a job for another attempt at `run_at`. Ignored if the worker lost its lease.
pub async fn retry(db: impl PgExecutor<'_>, taken: &Taken, run_at: DateTime<Utc>, error: &str) -> sqlx::Result<()> {
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

/// Releases a job that could not begin: it is due at `run_at`, and the attempt does not count. Ignored if the worker lost its lease.
pub async fn put_off(db: impl PgExecutor<'_>, taken: &Taken, run_at: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "update jobs set locked_until = null, run_at = $3, attempts = attempts - 1 where id = $1 and attempts = $2",
        taken.id as _,
        taken.attempts,
        run_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Marks a job as failed for good. The row stays, so that people can inspect and retry the job.
pub async fn give_up(db: impl PgExecutor<'_>, taken: &Taken, now: DateTime<Utc>, error: &str) -> sqlx::Result<()> {
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

/// A page of jobs, newest first, of one state or all. Unless `everything`, only jobs about articles.
pub async fn page(
    db: impl PgExecutor<'_>,
    state: Option<JobState>,
    everything: bool,
    now: DateTime<Utc>,
    before: Option<JobId>,
    limit: i64,
) -> sqlx::Result<Vec<JobEntry>> {
    let (failed, running) = match state {
        None => (None, None),
        Some(JobState::Failed) => (Some(true), None),
        Some(JobState::Running) => (Some(false), Some(true)),
        Some(JobState::Waiting) => (Some(false), Some(false)),
    };
    let rows = sqlx::query_as!(
        EntryRow,
        r#"select j.id, j.payload, j.attempts, j.created_at, j.run_at, j.locked_until, j.failed_at, j.last_error,
            a.title as "title?"
        from jobs j
        left join articles a on a.id = (j.payload ->> 'article')::uuid
        where ($1::boolean is null or (j.failed_at is not null) = $1)
            and ($2::boolean is null or coalesce(j.locked_until > $3, false) = $2)
            and ($4 or j.payload ? 'article')
            and ($5::uuid is null or j.id < $5)
        order by j.id desc
        limit $6"#,
        failed,
        running,
        now,
        everything,
        before as Option<JobId>,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(JobEntry::from).collect())
}

/// One job with its article's title, if the job is about an article.
pub async fn by_id(db: impl PgExecutor<'_>, id: JobId) -> sqlx::Result<Option<JobEntry>> {
    let row = sqlx::query_as!(
        EntryRow,
        r#"select j.id, j.payload, j.attempts, j.created_at, j.run_at, j.locked_until, j.failed_at, j.last_error,
            a.title as "title?"
        from jobs j
        left join articles a on a.id = (j.payload ->> 'article')::uuid
        where j.id = $1"#,
        id as _
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(JobEntry::from))
}

struct EntryRow {
    id: JobId,
    payload: Json<Job>,
    attempts: i32,
    created_at: DateTime<Utc>,
    run_at: DateTime<Utc>,
    locked_until: Option<DateTime<Utc>>,
    failed_at: Option<DateTime<Utc>>,
    last_error: Option<String>,
    title: Option<String>,
}

impl From<EntryRow> for JobEntry {
    fn from(row: EntryRow) -> Self {
        Self {
            id: row.id,
            job: row.payload.0,
            title: row.title,
            attempts: row.attempts,
            created_at: row.created_at,
            run_at: row.run_at,
            locked_until: row.locked_until,
            failed_at: row.failed_at,
            last_error: row.last_error,
        }
    }
}

/// Deletes the failed job with the same unique key, because the job is queued again. Returns false if there was
/// none.
pub async fn forget_failed(db: impl PgExecutor<'_>, job: &Job) -> sqlx::Result<bool> {
    let done = sqlx::query!("delete from jobs where unique_key = $1 and failed_at is not null", job.unique_key())
        .execute(db)
        .await?;
    Ok(done.rows_affected() > 0)
}

/// Numbers of waiting, running and failed jobs, and the run time of the oldest due job that is not bulk work.
pub async fn count(db: impl PgExecutor<'_>, now: DateTime<Utc>) -> sqlx::Result<JobCounts> {
    sqlx::query_as!(
        JobCounts,
        r#"select
            count(*) filter (where failed_at is null and coalesce(locked_until <= $1, true)) as "waiting!",
            count(*) filter (where failed_at is null and locked_until > $1) as "running!",
            count(*) filter (where failed_at is not null) as "failed!",
            min(run_at) filter (where failed_at is null and not is_bulk and run_at <= $1 and coalesce(locked_until <= $1, true))
                as oldest_waiting_at
        from jobs"#,
        now
    )
    .fetch_one(db)
    .await
}
