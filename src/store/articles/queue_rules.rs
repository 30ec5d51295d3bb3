//! Rules of subscriptions for the queue: whose rules hold for an article, and the claims that the rules dismiss or give back.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::claims::claim::Kind;
use crate::domain::claims::review::DismissalReason;
use crate::domain::kernel::id::{ArticleId, ClaimId, SubscriptionId};
use crate::store::kit::connection::Connection;

/// What the subscription of an article wants.
#[derive(Debug)]
pub struct Wanted {
    /// Address of the subscription.
    pub url: String,
    /// Kinds of claims that are worth a place in the queue; empty: all.
    pub kinds: Vec<Kind>,
}

/// Makes the rules of a subscription hold for an article.
pub async fn begin(db: &mut Connection, article: ArticleId, subscription: SubscriptionId) -> sqlx::Result<()> {
    sqlx::query!("update articles set subscription_id = $2 where id = $1", article as _, subscription as _)
        .execute(db)
        .await?;
    Ok(())
}

/// Ends the rules that hold for an article. False if none did.
pub async fn end(db: &mut Connection, article: ArticleId) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update articles set subscription_id = null where id = $1 and subscription_id is not null",
        article as _
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// What the subscription of an article wants; `None` if a person added the article.
pub async fn wanted(db: impl PgExecutor<'_>, article: ArticleId) -> sqlx::Result<Option<Wanted>> {
    sqlx::query_as!(
        Wanted,
        r#"select s.url, s.kinds as "kinds: Vec<Kind>"
        from articles a
        join subscriptions s on s.id = a.subscription_id
        where a.id = $1"#,
        article as _
    )
    .fetch_optional(db)
    .await
}

/// Lets the time of unchecked articles run again for an article with new claims.
pub async fn await_again(db: &mut Connection, article: ArticleId) -> sqlx::Result<()> {
    sqlx::query!("update articles set is_aged = false where id = $1 and is_aged", article as _).execute(db).await?;
    Ok(())
}

/// An article whose time is over.
#[derive(Debug)]
pub struct Aged {
    /// The article.
    pub article: ArticleId,
    /// Address of its subscription.
    pub url: String,
}

/// Articles that came before the days for which their subscription keeps unchecked articles, and whose claims were not looked at
/// since. Locks them until the transaction ends; articles that another server has locked are skipped.
pub async fn take_aged(db: &mut Connection, now: DateTime<Utc>, limit: i64) -> sqlx::Result<Vec<Aged>> {
    sqlx::query_as!(
        Aged,
        "select a.id as article, s.url
        from subscriptions s
        join articles a on a.subscription_id = s.id and not a.is_aged
            and a.created_at < $1::timestamptz - make_interval(days => s.keep_days)
            and not exists (
                select from claims c
                where c.article_id = a.id and c.created_at >= $1::timestamptz - make_interval(days => s.keep_days)
            )
        where s.keep_days is not null
        order by a.created_at
        limit $2
        for update of a skip locked",
        now,
        limit
    )
    .fetch_all(db)
    .await
}

/// Records that the time of these articles is over.
pub async fn set_aged(db: &mut Connection, articles: &[ArticleId]) -> sqlx::Result<()> {
    sqlx::query!("update articles set is_aged = true where id = any($1)", articles as _).execute(db).await?;
    Ok(())
}

/// The unassigned claims of an article that appear only in articles which no person has touched: no event of the article or of
/// one of its claims is a person's. Their reviews stay locked until the transaction ends.
pub async fn lock_untouched(db: &mut Connection, article: ArticleId) -> sqlx::Result<Vec<ClaimId>> {
    // Lock first, then read: a single statement that waits for the lock would not see what a person did meanwhile.
    sqlx::query!(
        "select from reviews r
        join claims c on c.id = r.claim_id
        where c.article_id = $1 and r.state = 'unassigned'
        order by r.claim_id
        for update of r",
        article as _
    )
    .execute(&mut *db)
    .await?;
    sqlx::query_scalar!(
        "select c.id
        from claims c
        join reviews r on r.claim_id = c.id
        where c.article_id = $1 and r.state = 'unassigned'
            and not exists (
                select from appearances p
                join events e on e.article_id = p.article_id
                where p.claim_id = c.id and e.actor_id is not null
            )
        order by c.id",
        article as _
    )
    .fetch_all(db)
    .await
}

/// Dismisses unassigned claims by a rule, and increments their versions.
pub async fn dismiss(
    db: &mut Connection,
    claims: &[ClaimId],
    reason: DismissalReason,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update reviews
        set state = 'dismissed', dismissal_reason = $2, dismissed_at = $3, updated_at = $3, version = version + 1
        where claim_id = any($1) and state = 'unassigned'",
        claims as _,
        reason as _,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Returns those of `claims` that a rule has dismissed to the queue, but none of the article `except`, and increments their
/// versions. Returns them with their articles.
pub async fn give_back(
    db: &mut Connection,
    claims: &[ClaimId],
    except: Option<ArticleId>,
    now: DateTime<Utc>,
) -> sqlx::Result<Vec<(ClaimId, ArticleId)>> {
    let rows = sqlx::query!(
        "with locked as (
            select r.claim_id, c.article_id
            from reviews r
            join claims c on c.id = r.claim_id
            where c.id = any($2) and c.article_id is distinct from $1 and r.state = 'dismissed'
                and r.dismissal_reason in ('other_kind', 'unchecked')
            order by r.claim_id
            for update of r
        )
        update reviews r
        set state = 'unassigned', dismissal_reason = null, dismissal_note = null, dismissed_by = null, dismissed_at = null,
            updated_at = $3, version = version + 1
        from locked
        where r.claim_id = locked.claim_id
        returning r.claim_id, locked.article_id",
        except as Option<ArticleId>,
        claims as _,
        now
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.claim_id, row.article_id)).collect())
}
