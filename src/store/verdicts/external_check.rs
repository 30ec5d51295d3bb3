//! External checks: ClaimReviews of other newsrooms, import and lookup.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::kernel::id::ExternalCheckId;
use crate::domain::verdicts::external_check::{ExternalCheck, Review};
use crate::store::kit::connection::Connection;

/// Inserts external checks, or updates those with the same page URL and claim text. Unchanged checks are not
/// written. Returns the number of written rows.
pub async fn put(db: &mut Connection, reviews: &[(ExternalCheckId, Review)], now: DateTime<Utc>) -> sqlx::Result<u64> {
    let mut written = 0;
    for (id, review) in reviews {
        let done = sqlx::query!(
            "insert into external_checks as known
                (id, url, site, publisher, claim, claimant, claimed_on, rating, value, reviewed_on, language, license, imported_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            on conflict (url, md5(claim)) do update
            set publisher = excluded.publisher, claimant = excluded.claimant, claimed_on = excluded.claimed_on,
                rating = excluded.rating, value = excluded.value, reviewed_on = excluded.reviewed_on,
                language = excluded.language, license = excluded.license, imported_at = excluded.imported_at
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

/// The eight longest words of a statement with more than three letters, longest first.
pub async fn telling(db: impl PgExecutor<'_>, statement: &str) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar!(
        r#"select lexeme as "lexeme!" from unnest(to_tsvector('simple', left($1, 20000)))
        where length(lexeme) > 3
        order by length(lexeme) desc, lexeme
        limit 8"#,
        statement
    )
    .fetch_all(db)
    .await
}

/// External checks that share at least two of `words`, most similar first, out of the newest 1000 that share
/// any. The score is the number of shared words divided by the square root of the check's word count plus one.
pub async fn like(db: impl PgExecutor<'_>, words: &[String], limit: i64) -> sqlx::Result<Vec<ExternalCheck>> {
    // Quoted lexemes contain no `tsquery` operators.
    let quoted = words.iter().map(|word| {
        let word = word.replace('\\', "\\\\").replace('\'', "''");
        format!("'{word}'")
    });
    let any = quoted.collect::<Vec<_>>().join(" | ");
    sqlx::query_as!(
        ExternalCheck,
        r#"with near as materialized (
            select e.id, cardinality(array(
                select lexeme from unnest(e.words) intersect select unnest($2::text[])
            )) as shared
            from external_checks e
            where e.words @@ $1::text::tsquery
            order by e.id desc
            limit 1000
        )
        select e.id, e.url, e.site, e.publisher, e.claim, e.claimant, e.claimed_on, e.rating, e.value, e.reviewed_on,
            e.language, e.license, e.imported_at
        from near n
        join external_checks e on e.id = n.id
        where n.shared >= 2
        order by n.shared::double precision / sqrt(length(e.words) + 1) desc, e.id desc
        limit $3"#,
        any,
        words,
        limit
    )
    .fetch_all(db)
    .await
}
