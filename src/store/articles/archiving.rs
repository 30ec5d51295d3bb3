//! Archived and removed articles; articles that are here already.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::claims::review::State;
use crate::domain::kernel::id::{AccountId, ArticleId, ClaimId};
use crate::store::kit::connection::Connection;

/// Whether an article is archived; false for an unknown id.
pub async fn is_archived(db: impl PgExecutor<'_>, article: ArticleId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select exists (select from articles where id = $1 and archived_at is not null) as "is!""#,
        article as _
    )
    .fetch_one(db)
    .await
}

/// Archives an article: when, and who; `None` takes the article out of the archive.
pub async fn set_archived(
    db: &mut Connection,
    article: ArticleId,
    archived: Option<(DateTime<Utc>, Option<AccountId>)>,
) -> sqlx::Result<()> {
    let (at, by) = archived.unzip();
    sqlx::query!(
        "update articles set archived_at = $2, archived_by = $3 where id = $1",
        article as _,
        at,
        by.flatten() as Option<AccountId>
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The claims that were found in an article and are in no other article outside the archive, with their states, by id. Their
/// reviews stay locked until the transaction ends.
pub async fn lock_claims(db: &mut Connection, article: ArticleId) -> sqlx::Result<Vec<(ClaimId, State)>> {
    let rows = sqlx::query!(
        "select r.claim_id, r.state
        from reviews r
        join claims c on c.id = r.claim_id
        where c.article_id = $1 and not exists (
            select from appearances p
            join articles o on o.id = p.article_id
            where p.claim_id = c.id and o.id <> c.article_id and o.archived_at is null
        )
        order by r.claim_id
        for update of r",
        article as _
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.claim_id, row.state)).collect())
}

/// Dismisses those of `claims` that are unassigned, because their article is archived, and increments their versions. Returns
/// them.
pub async fn dismiss(
    db: &mut Connection,
    claims: &[ClaimId],
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> sqlx::Result<Vec<ClaimId>> {
    sqlx::query_scalar!(
        "update reviews
        set state = 'dismissed', dismissal_reason = 'archived', dismissed_by = $2, dismissed_at = $3, updated_at = $3,
            version = version + 1
        where claim_id = any($1) and state = 'unassigned'
        returning claim_id",
        claims as _,
        by as Option<AccountId>,
        now
    )
    .fetch_all(db)
    .await
}

/// Returns the claims that were dismissed because their article was archived to the queue, and increments their versions.
/// Returns them.
pub async fn give_back(db: &mut Connection, article: ArticleId, now: DateTime<Utc>) -> sqlx::Result<Vec<ClaimId>> {
    sqlx::query_scalar!(
        "with locked as (
            select r.claim_id
            from reviews r
            join claims c on c.id = r.claim_id
            where c.article_id = $1 and r.state = 'dismissed' and r.dismissal_reason = 'archived'
            order by r.claim_id
            for update of r
        )
        update reviews r
        set state = 'unassigned', dismissal_reason = null, dismissal_note = null, dismissed_by = null, dismissed_at = null,
            updated_at = $2, version = version + 1
        from locked
        where r.claim_id = locked.claim_id
        returning r.claim_id",
        article as _,
        now
    )
    .fetch_all(db)
    .await
}

/// Removes an article with its claims. False, and nothing is removed, if people have worked with them.
pub async fn remove(db: &mut Connection, article: ArticleId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(r#"select remove_article($1) as "removed!""#, article as _).fetch_one(db).await
}

/// Articles that have this text as one of their versions, oldest first.
pub async fn with_text(db: impl PgExecutor<'_>, sha256: &[u8; 32], limit: i64) -> sqlx::Result<Vec<ArticleId>> {
    sqlx::query_scalar!(
        "select a.id
        from articles a
        where a.id in (select article_id from article_versions where sha256 = $1)
        order by a.created_at, a.id
        limit $2",
        &sha256[..],
        limit
    )
    .fetch_all(db)
    .await
}
