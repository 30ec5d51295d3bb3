//! What stands in public now, by what subscribers ask for?

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;
use sqlx::types::Json;

use crate::domain::claim::Kind;
use crate::domain::feed::{FeedFilter, Published};
use crate::domain::id::ArticleId;
use crate::domain::publication::PublicVerdict;

struct Row {
    number: i64,
    first: i64,
    document: Json<PublicVerdict>,
}

impl From<Row> for Published {
    fn from(row: Row) -> Self {
        Self {
            number: row.number,
            first: row.first,
            verdict: row.document.0,
        }
    }
}

/// Published verdicts as they stand, what changed last first, from below the number `before`.
pub async fn verdicts(
    db: impl PgExecutor<'_>,
    filter: &FeedFilter,
    before: Option<i64>,
    limit: i64,
) -> sqlx::Result<Vec<Published>> {
    let rows = sqlx::query_as!(
        Row,
        "select v.publication_id as number, v.first_id as first, p.document
        from published_verdicts v
        join publications p on p.id = v.publication_id
        where ($1::text[] = '{}' or v.rating_key = any ($1))
            and ($2::claim_kind[] = '{}' or v.kind = any ($2))
            and ($3::text is null or v.topics @> array[$3])
            and ($4::text is null or v.outlets @> array[$4])
            and ($5::text is null or v.claimant = $5)
            and ($6::text is null or v.language = $6)
            and ($7::timestamptz is null or v.published_at >= $7)
            and ($8::timestamptz is null or v.published_at < $8)
            and ($9::bigint is null or v.publication_id < $9)
        order by v.publication_id desc
        limit $10",
        &filter.ratings,
        &filter.kinds as &[Kind],
        filter.topic,
        filter.outlet,
        filter.claimant,
        filter.language,
        filter.since,
        filter.until,
        before,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Published::from).collect())
}

/// Publications that came with a notice, newest first, of verdicts that fit as they stand now.
pub async fn corrections(
    db: impl PgExecutor<'_>,
    filter: &FeedFilter,
    before: Option<i64>,
    limit: i64,
) -> sqlx::Result<Vec<Published>> {
    let rows = sqlx::query_as!(
        Row,
        "select p.id as number, v.first_id as first, p.document
        from publications p
        join published_verdicts v on v.claim_id = p.claim_id
        where p.correction_class is not null
            and ($1::text[] = '{}' or v.rating_key = any ($1))
            and ($2::claim_kind[] = '{}' or v.kind = any ($2))
            and ($3::text is null or v.topics @> array[$3])
            and ($4::text is null or v.outlets @> array[$4])
            and ($5::text is null or v.claimant = $5)
            and ($6::text is null or v.language = $6)
            and ($7::timestamptz is null or p.published_at >= $7)
            and ($8::timestamptz is null or p.published_at < $8)
            and ($9::bigint is null or p.id < $9)
        order by p.id desc
        limit $10",
        &filter.ratings,
        &filter.kinds as &[Kind],
        filter.topic,
        filter.outlet,
        filter.claimant,
        filter.language,
        filter.since,
        filter.until,
        before,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Published::from).collect())
}

/// Everything that was made public behind the number `after`, oldest first.
pub async fn changes(
    db: impl PgExecutor<'_>,
    after: i64,
    limit: i64,
) -> sqlx::Result<Vec<Published>> {
    let rows = sqlx::query_as!(
        Row,
        "select p.id as number, v.first_id as first, p.document
        from publications p
        join published_verdicts v on v.claim_id = p.claim_id
        where p.id > $1
        order by p.id
        limit $2",
        after,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Published::from).collect())
}

/// Published verdicts as they stand, in the order in which they were published first, behind `after`.
pub async fn all(db: impl PgExecutor<'_>, after: i64, limit: i64) -> sqlx::Result<Vec<Published>> {
    let rows = sqlx::query_as!(
        Row,
        "select v.publication_id as number, v.first_id as first, p.document
        from published_verdicts v
        join publications p on p.id = v.publication_id
        where v.first_id > $1
        order by v.first_id
        limit $2",
        after,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Published::from).collect())
}

/// The published verdicts about one article, in the order in which they were published first; 500 at most.
pub async fn of_article(
    db: impl PgExecutor<'_>,
    article: ArticleId,
) -> sqlx::Result<Vec<PublicVerdict>> {
    let documents = sqlx::query_scalar!(
        "select p.document
        from published_verdicts v
        join publications p on p.id = v.publication_id
        where v.articles @> array[$1::uuid]
        order by v.first_id
        limit 500",
        article as _
    )
    .fetch_all(db)
    .await?;
    Ok(documents.into_iter().map(|document| document.0).collect())
}

/// The slugs of everything published with the time of its last change, in the order of `first_id` behind `after`.
pub async fn addresses(
    db: impl PgExecutor<'_>,
    after: i64,
    limit: i64,
) -> sqlx::Result<Vec<(i64, String, DateTime<Utc>)>> {
    let rows = sqlx::query!(
        "select first_id, slug, published_at from published_verdicts where first_id > $1 order by first_id limit $2",
        after,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.first_id, row.slug, row.published_at))
        .collect())
}
