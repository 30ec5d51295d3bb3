//! Watches over the pages of articles.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::articles::exchange::Validators;
use crate::domain::articles::fetch::FetchProblem;
use crate::domain::articles::watch::Watch;
use crate::domain::kernel::id::{ArticleId, ClaimId};
use crate::store::kit::connection::Connection;

/// The watch over an article's page; `None` if its text was given by people.
pub async fn of(db: impl PgExecutor<'_>, article: ArticleId) -> sqlx::Result<Option<Watch>> {
    let row = sqlx::query!(
        "select next_at, looks, looked_at, changed_at, problem, failed_since, gone_at, etag, last_modified
        from watches
        where article_id = $1",
        article as _
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Watch {
        next_at: row.next_at,
        looks: row.looks,
        looked_at: row.looked_at,
        changed_at: row.changed_at,
        problem: row.problem.as_deref().and_then(FetchProblem::from_code),
        failed_since: row.failed_since,
        gone_at: row.gone_at,
        validators: Validators { etag: row.etag, last_modified: row.last_modified },
    }))
}

/// Begins or replaces the watch over a page.
pub async fn set(db: impl PgExecutor<'_>, article: ArticleId, watch: &Watch) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into watches (article_id, next_at, looks, looked_at, changed_at, problem, failed_since, gone_at, etag,
            last_modified)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (article_id) do update
        set next_at = $2, looks = $3, looked_at = $4, changed_at = $5, problem = $6, failed_since = $7, gone_at = $8, etag = $9,
            last_modified = $10",
        article as _,
        watch.next_at,
        watch.looks,
        watch.looked_at,
        watch.changed_at,
        watch.problem.map(FetchProblem::code),
        watch.failed_since,
        watch.gone_at,
        watch.validators.etag,
        watch.validators.last_modified
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Ends the watch over a page whose text people have replaced.
pub async fn remove(db: &mut Connection, article: ArticleId) -> sqlx::Result<()> {
    sqlx::query!("delete from watches where article_id = $1", article as _).execute(db).await?;
    Ok(())
}

/// Takes the articles whose next look is due, earliest first, and postpones their next look to `later`: the look itself sets
/// another time. Rows that another server takes are skipped.
pub async fn take_due(
    db: &mut Connection,
    now: DateTime<Utc>,
    later: DateTime<Utc>,
    limit: i64,
) -> sqlx::Result<Vec<ArticleId>> {
    sqlx::query_scalar!(
        r#"update watches
        set next_at = $2
        where article_id in (
            select article_id from watches where next_at <= $1 order by next_at limit $3 for update skip locked
        )
        returning article_id as "article_id: ArticleId""#,
        now,
        later,
        limit
    )
    .fetch_all(db)
    .await
}

/// The claims in the current text of an article whose verdicts are published.
pub async fn published(db: impl PgExecutor<'_>, article: ArticleId) -> sqlx::Result<Vec<ClaimId>> {
    sqlx::query_scalar!(
        r#"select distinct p.claim_id as "claim_id!: ClaimId"
        from articles a
        join appearances p on p.article_id = a.id and p.number = a.current_version
        join reviews r on r.claim_id = p.claim_id
        where a.id = $1 and r.state = 'published'"#,
        article as _
    )
    .fetch_all(db)
    .await
}
