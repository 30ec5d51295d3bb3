//! Publications: frozen public verdicts, their numbers and notices.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;
use sqlx::types::Json;

use crate::domain::kernel::id::{AccountId, ClaimId};
use crate::domain::publishing::publication::{ArticleChange, PublicVerdict};
use crate::store::kit::connection::Connection;
use crate::store::newsroom::byline;

/// The current published verdict with this slug.
pub async fn by_slug(db: impl PgExecutor<'_>, slug: &str) -> sqlx::Result<Option<PublicVerdict>> {
    let document = sqlx::query_scalar!(
        r#"select document as "document!" from signed_publications where slug = $1 order by id desc limit 1"#,
        slug
    )
    .fetch_optional(db)
    .await?;
    Ok(document.map(|document| document.0))
}

/// The article whose text no longer has the words of the claim with this slug since the newest publication, and when that was seen.
pub async fn changed_since(db: impl PgExecutor<'_>, slug: &str) -> sqlx::Result<Option<ArticleChange>> {
    sqlx::query_as!(
        ArticleChange,
        r#"select c.article_id as article, r.words_changed_at as "at!"
        from (select claim_id, published_at from publications where slug = $1 order by id desc limit 1) p
        join claims c on c.id = p.claim_id
        join reviews r on r.claim_id = p.claim_id
        where r.words_changed_at > p.published_at"#,
        slug
    )
    .fetch_optional(db)
    .await
}

/// Who published the newest revision of a claim's verdict; `None` if none is published, or it is from before Claimdesk.
pub async fn publisher_of(db: impl PgExecutor<'_>, claim: ClaimId) -> sqlx::Result<Option<AccountId>> {
    let by = sqlx::query_scalar!(
        r#"select published_by as "published_by: AccountId"
        from publications
        where claim_id = $1
        order by id desc
        limit 1"#,
        claim as _
    )
    .fetch_optional(db)
    .await?;
    Ok(by.flatten())
}

/// All publications of a claim, oldest first, without the names of people who sign them.
pub async fn of_claim(db: impl PgExecutor<'_>, claim: ClaimId) -> sqlx::Result<Vec<PublicVerdict>> {
    let documents =
        sqlx::query_scalar!("select document from publications where claim_id = $1 order by number", claim as _)
            .fetch_all(db)
            .await?;
    Ok(documents.into_iter().map(|document| document.0).collect())
}

/// All publications with this slug, oldest first.
pub async fn all_by_slug(db: impl PgExecutor<'_>, slug: &str) -> sqlx::Result<Vec<PublicVerdict>> {
    let documents = sqlx::query_scalar!(
        r#"select document as "document!" from signed_publications where slug = $1 order by id"#,
        slug
    )
    .fetch_all(db)
    .await?;
    Ok(documents.into_iter().map(|document| document.0).collect())
}

/// Publications with a correction notice, newest first, each with its number. `before` is an exclusive number.
pub async fn corrections(
    db: impl PgExecutor<'_>,
    before: Option<i64>,
    limit: i64,
) -> sqlx::Result<Vec<(i64, PublicVerdict)>> {
    let rows = sqlx::query!(
        r#"select id as "id!", document as "document!"
        from signed_publications
        where correction_class is not null and ($1::bigint is null or id < $1)
        order by id desc
        limit $2"#,
        before,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.document.0)).collect())
}

/// The highest publication number, or `None` if nothing was published here. Every publication raises the number,
/// because [`insert`] makes publications commit in number order; earlier checks have numbers below zero.
pub async fn newest_number(db: impl PgExecutor<'_>) -> sqlx::Result<Option<i64>> {
    sqlx::query_scalar!("select max(id) from publications where id > 0").fetch_one(db).await
}

/// A number that every import of earlier checks raises, and every name that is taken back.
pub async fn other_changes(db: impl PgExecutor<'_>) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        r#"select (select coalesce(max(number), 0) from earlier_checks) + (select bylines_taken_back from settings) as "number!""#
    )
    .fetch_one(db)
    .await
}

/// The time of the publication with this number.
pub async fn published_at(db: impl PgExecutor<'_>, number: i64) -> sqlx::Result<Option<DateTime<Utc>>> {
    sqlx::query_scalar!("select published_at from publications where id = $1", number).fetch_optional(db).await
}

/// Inserts the immutable public form of a verdict. An advisory lock makes publications commit in number order.
/// Violates `publications_four_eyes` when the author publishes.
pub async fn insert(db: &mut Connection, verdict: &PublicVerdict, by: AccountId) -> sqlx::Result<()> {
    // A person can take the own name back, but the document stays as it is.
    let (people, others): (Vec<_>, Vec<_>) = verdict.signed_by.iter().partition(|signer| signer.account.is_some());
    let document = PublicVerdict { signed_by: others.into_iter().cloned().collect(), ..verdict.clone() };
    // The number is drawn for a row that has passed the lock.
    sqlx::query!(
        "with turn as materialized (select pg_advisory_xact_lock(hashtext('publications')))
        insert into publications
            (claim_id, number, author_id, published_by, published_at, slug, document, correction_class)
        select v.claim_id, v.number, v.author_id, $3, $4, $5, $6, v.correction_class
        from turn
        cross join verdict_revisions v
        where v.claim_id = $1 and v.number = $2",
        document.claim_id as _,
        document.revision,
        by as _,
        document.published_at,
        document.slug,
        Json(&document) as _
    )
    .execute(&mut *db)
    .await?;
    byline::insert(db, &document, &people).await
}
