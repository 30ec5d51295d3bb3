//! External checks: ClaimReviews of other newsrooms, import and lookup.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgExecutor;

use crate::domain::kernel::id::ExternalCheckId;
use crate::domain::verdicts::external_check::{ExternalCheck, Review};
use crate::store::kit::connection::Connection;

/// Key of the advisory lock of imports.
const LOCK: i64 = 0x6368_6563_6b73;

/// Inserts external checks, or updates those with the same page URL and claim text. Unchanged checks are not
/// written. Returns the number of written rows.
pub async fn put(db: &mut Connection, reviews: &[(ExternalCheckId, Review)], now: DateTime<Utc>) -> sqlx::Result<u64> {
    // One import after the other: servers read on from the highest number that they have seen.
    sqlx::query!("select pg_advisory_xact_lock($1)", LOCK).execute(&mut *db).await?;
    let mut written = 0;
    for (id, review) in reviews {
        let done = sqlx::query!(
            "insert into external_checks as known
                (id, url, site, publisher, claim, claimant, claimed_on, rating, value, reviewed_on, language, license, imported_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            on conflict (url, md5(claim)) do update
            set publisher = excluded.publisher, claimant = excluded.claimant, claimed_on = excluded.claimed_on,
                rating = excluded.rating, value = excluded.value, reviewed_on = excluded.reviewed_on,
                language = excluded.language, license = excluded.license, imported_at = excluded.imported_at, seq = default
            where (known.publisher, known.claimant, known.claimed_on, known.rating, known.value, known.reviewed_on,
                    known.language, known.license)
                is distinct from (excluded.publisher, excluded.claimant, excluded.claimed_on, excluded.rating,
                    excluded.value, excluded.reviewed_on, excluded.language, excluded.license)",
            id as _,
            review.url,
            review.site,
            review.publisher,
            review.claim,
            review.claimant,
            review.claimed_on,
            review.rating,
            review.value,
            review.reviewed_on,
            review.language,
            review.license,
            now
        )
        .execute(&mut *db)
        .await?;
        written += done.rows_affected();
    }
    Ok(written)
}

/// A page of external checks, newest import first. `words` is a search in web search syntax.
pub async fn page(
    db: impl PgExecutor<'_>,
    words: Option<&str>,
    before: Option<ExternalCheckId>,
    limit: i64,
) -> sqlx::Result<Vec<ExternalCheck>> {
    sqlx::query_as!(
        ExternalCheck,
        "select id, url, site, publisher, claim, claimant, claimed_on, rating, value, reviewed_on, language, license,
            imported_at
        from external_checks
        where ($1::text is null or words @@ websearch_to_tsquery('simple', $1)) and ($2::uuid is null or id < $2)
        order by id desc
        limit $3",
        words,
        before as Option<ExternalCheckId>,
        limit
    )
    .fetch_all(db)
    .await
}

/// An external check as the index reads it.
#[derive(Debug, Clone)]
pub struct IndexedCheck {
    /// The check.
    pub id: ExternalCheckId,
    /// Number of its last change.
    pub seq: i64,
    /// The claim as the publisher words it.
    pub claim: String,
    /// Name of the claimant.
    pub claimant: Option<String>,
    /// When the claim was made.
    pub claimed_on: Option<NaiveDate>,
}

/// Checks that were imported or changed after number `after`, in order.
pub async fn changed_after(db: impl PgExecutor<'_>, after: i64, limit: i64) -> sqlx::Result<Vec<IndexedCheck>> {
    sqlx::query_as!(
        IndexedCheck,
        "select id, seq, claim, claimant, claimed_on from external_checks where seq > $1 order by seq limit $2",
        after,
        limit
    )
    .fetch_all(db)
    .await
}

/// These checks, in any order.
pub async fn by_ids(db: impl PgExecutor<'_>, ids: &[ExternalCheckId]) -> sqlx::Result<Vec<ExternalCheck>> {
    sqlx::query_as!(
        ExternalCheck,
        "select id, url, site, publisher, claim, claimant, claimed_on, rating, value, reviewed_on, language, license,
            imported_at
        from external_checks
        where id = any ($1)",
        ids as _
    )
    .fetch_all(db)
    .await
}
