//! Archive of published verdicts: pages in the order of first publication, topics, languages.

use sqlx::PgExecutor;

use super::feed::Row;
use crate::domain::claims::claim::Kind;
use crate::domain::publishing::archive::{ArchiveFilter, Topic};
use crate::domain::publishing::feed::Published;

/// Current published verdicts that match a filter, latest first publication first, with numbers of the first
/// publication below `before`. A correction does not change a verdict's place, so pages skip nothing.
pub async fn page(
    db: impl PgExecutor<'_>,
    wanted: &ArchiveFilter,
    before: Option<i64>,
    limit: i64,
) -> sqlx::Result<Vec<Published>> {
    let filter = &wanted.filter;
    let rows = sqlx::query_as!(
        Row,
        "select v.publication_id as number, v.first_id as first, p.document
        from published_verdicts v
        join publications p on p.id = v.publication_id
        where ($1::text[] = '{}' or v.rating_key = any ($1))
            and ($2::claim_kind[] = '{}' or v.kind = any ($2))
            and ($3::text is null or v.topics @> array[$3])
            and ($4::text is null or v.outlets @> array[lower($4)])
            and ($5::text is null or v.claimant = lower($5))
            and ($6::text is null or v.language = $6)
            and ($7::timestamptz is null or v.first_published_at >= $7)
            and ($8::timestamptz is null or v.first_published_at < $8)
            and ($9::bigint is null or v.first_id < $9)
            and ($11::text is null or v.words @@ websearch_to_tsquery('simple', $11))
        order by v.first_id desc
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
        limit,
        wanted.words
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Published::from).collect())
}

/// The most frequent topics, at most `limit`, most frequent first.
pub async fn topics(db: impl PgExecutor<'_>, limit: i64) -> sqlx::Result<Vec<Topic>> {
    sqlx::query_as!(
        Topic,
        r#"select topic as "name!", count(*) as "verdicts!"
        from published_verdicts v
        cross join unnest(v.topics) as topic
        where not v.retracted
        group by topic
        order by count(*) desc, topic
        limit $1"#,
        limit
    )
    .fetch_all(db)
    .await
}

/// Primary language subtags of all published verdicts, in alphabetical order.
pub async fn languages(db: impl PgExecutor<'_>) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar!(
        r#"select distinct language as "language!" from published_verdicts where language <> '' order by 1"#
    )
    .fetch_all(db)
    .await
}
