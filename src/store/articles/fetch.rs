//! Fetches of articles' pages.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::articles::fetch::{Fetch, FetchProblem, FetchState};
use crate::domain::kernel::id::ArticleId;
use crate::store::kit::connection::Connection;

/// The fetch of an article; `None` for an article whose text was given.
pub async fn of(db: impl PgExecutor<'_>, article: ArticleId) -> sqlx::Result<Option<Fetch>> {
    let row = sqlx::query!(
        r#"select state as "state: FetchState", problem, status, finished_at, same_as as "same_as: ArticleId"
        from fetches
        where article_id = $1"#,
        article as _
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Fetch {
        state: row.state,
        problem: row.problem.as_deref().and_then(FetchProblem::from_code),
        status: row.status,
        finished_at: row.finished_at,
        same_as: row.same_as,
    }))
}

/// Begins a fetch, the first one or another.
pub async fn begin(db: &mut Connection, article: ArticleId) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into fetches (article_id, state)
        values ($1, 'waiting')
        on conflict (article_id) do update set state = 'waiting', problem = null, status = null, finished_at = null, same_as = null",
        article as _
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Sets the state of a fetch that is not done, with the problem and the HTTP status of the last attempt, or the article whose page
/// the address leads to. `finished_at` is set at
/// the end only. False if the fetch is done: a text was pasted meanwhile.
pub async fn set(db: impl PgExecutor<'_>, article: ArticleId, fetch: &Fetch) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update fetches set state = $2, problem = $3, status = $4, finished_at = $5, same_as = $6
        where article_id = $1 and state <> 'done'",
        article as _,
        fetch.state as _,
        fetch.problem.map(FetchProblem::code),
        fetch.status,
        fetch.finished_at,
        fetch.same_as as _
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Ends a fetch that is waiting, running or failed, because the article has a text now.
pub async fn end(db: &mut Connection, article: ArticleId, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "update fetches set state = 'done', problem = null, finished_at = $2 where article_id = $1 and state <> 'done'",
        article as _,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}
