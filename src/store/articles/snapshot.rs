//! Snapshots of pages: begin, attempts, keep, payload.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::articles::fetch::{FetchProblem, FetchState};
use crate::domain::articles::snapshot::{Attempt, Kept};
use crate::domain::kernel::id::SnapshotId;
use crate::store::kit::connection::Connection;

/// Inserts a snapshot that waits for its fetch.
pub async fn insert(db: &mut Connection, id: SnapshotId, url: &str, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into snapshots (id, url, requested_at, state) values ($1, $2, $3, 'waiting')",
        id as _,
        url,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Records an attempt that kept nothing. False if the snapshot has ended: an attempt before was kept after all.
pub async fn set(db: impl PgExecutor<'_>, id: SnapshotId, attempt: &Attempt) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update snapshots set state = $2, problem = $3, status = $4, finished_at = $5 where id = $1 and warc is null",
        id as _,
        attempt.state as _,
        attempt.problem.map(FetchProblem::code),
        attempt.status,
        attempt.finished_at
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Keeps what was fetched. False if an attempt before was kept after all.
pub async fn keep(db: &mut Connection, id: SnapshotId, kept: &Kept, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let problem = kept.problem();
    let done = sqlx::query!(
        "update snapshots
        set state = $2, problem = $3, status = $4, finished_at = $5, media_type = $6, sha256 = $7, size = $8, warc = $9,
            text = $10, page_text = $11
        where id = $1 and warc is null",
        id as _,
        (if problem.is_none() { FetchState::Done } else { FetchState::Failed }) as _,
        problem.map(FetchProblem::code),
        i32::from(kept.status),
        now,
        kept.media_type,
        &kept.sha256,
        i64::try_from(kept.size).unwrap_or(i64::MAX),
        kept.warc,
        kept.text.as_deref().ok(),
        kept.page_text
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Problem and HTTP status of the last attempt.
pub async fn last_failure(
    db: impl PgExecutor<'_>,
    id: SnapshotId,
) -> sqlx::Result<Option<(Option<FetchProblem>, Option<i32>)>> {
    let row = sqlx::query!("select problem, status from snapshots where id = $1", id as _).fetch_optional(db).await?;
    Ok(row.map(|row| (row.problem.as_deref().and_then(FetchProblem::from_code), row.status)))
}
