//! Published verdicts for feeds, public pages, sitemaps and search.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgExecutor;
use sqlx::types::Json;

use crate::domain::claims::claim::Kind;
use crate::domain::kernel::id::{ArticleId, ClaimId};
use crate::domain::publishing::feed::{FeedFilter, Published};
use crate::domain::publishing::publication::PublicVerdict;

/// A published verdict as the queries return it.
pub(super) struct Row {
    pub(super) number: i64,
    pub(super) first: i64,
    pub(super) document: Json<PublicVerdict>,
}

impl From<Row> for Published {
    fn from(row: Row) -> Self {
        Self { number: row.number, first: row.first, verdict: row.document.0 }
    }
}

/// Current published verdicts that match a filter, most recently published first, with publication numbers
/// below `before`.
pub async fn verdicts(
    db: impl PgExecutor<'_>,
    filter: &FeedFilter,
    before: Option<i64>,
    limit: i64,
) -> sqlx::Result<Vec<Published>> {
    let rows = sqlx::query_as!(
        Row,
        r#"select v.publication_id as "number!", v.first_id as "first!", p.document as "document!"
        from published_verdicts v
        join signed_publications p on p.id = v.publication_id
        where ($1::text[] = '{}' or v.rating_key = any ($1))
            and ($2::claim_kind[] = '{}' or v.kind = any ($2))
            and ($11::text is null or v.rating_key = $11)
            and ($12::claim_kind is null or v.kind = $12)
            and ($3::text is null or v.topics @> array[$3])
            and ($4::text is null or v.outlets @> array[lower($4)])
            and ($5::text is null or v.claimants @> array[lower($5)])
            and ($6::text is null or v.language = $6)
            and ($7::timestamptz is null or v.published_at >= $7)
            and ($8::timestamptz is null or v.published_at < $8)
            and ($9::bigint is null or v.publication_id < $9)
            and v.in_feeds
        order by v.publication_id desc
        limit $10"#,
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
        only(&filter.ratings),
        only(&filter.kinds) as Option<&Kind>
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Published::from).collect())
}

/// The only element of a list, or `None` for any other length. An equality condition, unlike a list, lets
/// PostgreSQL read an index in sort order.
fn only<T>(list: &[T]) -> Option<&T> {
    match list {
        [one] => Some(one),
        _ => None,
    }
}

/// Publications with a correction notice, newest first. The filter applies to the current verdict of the claim;
/// its time range applies to the notice.
pub async fn corrections(
    db: impl PgExecutor<'_>,
    filter: &FeedFilter,
    before: Option<i64>,
    limit: i64,
) -> sqlx::Result<Vec<Published>> {
    let rows = sqlx::query_as!(
        Row,
        r#"select p.id as "number!", v.first_id as "first!", p.document as "document!"
        from signed_publications p
        join published_verdicts v on v.claim_id = p.claim_id
        where p.correction_class is not null
            and ($1::text[] = '{}' or v.rating_key = any ($1))
            and ($2::claim_kind[] = '{}' or v.kind = any ($2))
            and ($3::text is null or v.topics @> array[$3])
            and ($4::text is null or v.outlets @> array[lower($4)])
            and ($5::text is null or v.claimants @> array[lower($5)])
            and ($6::text is null or v.language = $6)
            and ($7::timestamptz is null or p.published_at >= $7)
            and ($8::timestamptz is null or p.published_at < $8)
            and ($9::bigint is null or p.id < $9)
        order by p.id desc
        limit $10"#,
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

/// All publications with numbers above `after`, oldest first, without imported earlier checks.
pub async fn changes(db: impl PgExecutor<'_>, after: i64, limit: i64) -> sqlx::Result<Vec<Published>> {
    let rows = sqlx::query_as!(
        Row,
        r#"select p.id as "number!", v.first_id as "first!", p.document as "document!"
        from signed_publications p
        join published_verdicts v on v.claim_id = p.claim_id
        where p.id > greatest($1::bigint, 0)
        order by p.id
        limit $2"#,
        after,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Published::from).collect())
}

/// Current published verdicts ordered by first publication, from number `after`, exclusive, 500 at once. The number is a part
/// of the statement, as in the exports.
pub async fn all(db: impl PgExecutor<'_>, after: i64) -> sqlx::Result<Vec<Published>> {
    let rows = sqlx::query_as!(
        Row,
        r#"select v.publication_id as "number!", v.first_id as "first!", p.document as "document!"
        from published_verdicts v
        join signed_publications p on p.id = v.publication_id
        where v.first_id > $1 and v.in_feeds
        order by v.first_id
        limit 500"#,
        after
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Published::from).collect())
}

/// Current published verdicts about one article, ordered by first publication, at most 500.
pub async fn of_article(db: impl PgExecutor<'_>, article: ArticleId) -> sqlx::Result<Vec<PublicVerdict>> {
    let documents = sqlx::query_scalar!(
        r#"select p.document as "document!"
        from published_verdicts v
        join signed_publications p on p.id = v.publication_id
        where v.articles @> array[$1::uuid]
        order by v.first_id
        limit 500"#,
        article as _
    )
    .fetch_all(db)
    .await?;
    Ok(documents.into_iter().map(|document| document.0).collect())
}

/// Slugs and times of the last change of verdicts first published under a number from `from`, inclusive, to
/// `before`, exclusive.
pub async fn addresses(db: impl PgExecutor<'_>, from: i64, before: i64) -> sqlx::Result<Vec<(String, DateTime<Utc>)>> {
    let rows = sqlx::query!(
        "select slug, published_at from published_verdicts where first_id >= $1 and first_id < $2 order by first_id",
        from,
        before
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.slug, row.published_at)).collect())
}

/// The highest number of a first publication, or `None` if nothing was published here.
pub async fn last_first(db: impl PgExecutor<'_>) -> sqlx::Result<Option<i64>> {
    sqlx::query_scalar!("select max(first_id) from published_verdicts where first_id > 0").fetch_one(db).await
}

/// Number of imported verdicts from before Claimdesk.
pub async fn count_earlier(db: impl PgExecutor<'_>) -> sqlx::Result<i64> {
    sqlx::query_scalar!(r#"select count(*) as "count!" from published_verdicts where first_id < 0"#).fetch_one(db).await
}

/// Slugs and times of the last change of imported verdicts, by date, from an offset.
pub async fn earlier_addresses(
    db: impl PgExecutor<'_>,
    offset: i64,
    limit: i64,
) -> sqlx::Result<Vec<(String, DateTime<Utc>)>> {
    let rows = sqlx::query!(
        "select slug, published_at from published_verdicts
        where first_id < 0
        order by first_id
        limit $2 offset $1",
        offset,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.slug, row.published_at)).collect())
}

/// The conditions of a search, combined with AND.
#[derive(Debug)]
pub struct SearchConditions<'a> {
    /// Search words in web search syntax. `None` matches everything.
    pub words: Option<&'a str>,
    /// Matches any of the words instead of all.
    pub any: bool,
    /// Primary language subtag, such as `en`.
    pub language: Option<&'a str>,
    /// Earliest day of the claim or of the publication, inclusive.
    pub since: Option<NaiveDate>,
    /// Highest publication number, inclusive. Keeps pages stable while verdicts are published.
    pub until: Option<i64>,
}

/// Verdicts ordered by text rank, out of the newest `among` that match. Retracted verdicts are excluded.
pub async fn best(
    db: impl PgExecutor<'_>,
    wanted: &SearchConditions<'_>,
    among: i64,
    offset: i64,
    limit: i64,
) -> sqlx::Result<Vec<Published>> {
    let rows = sqlx::query_as!(
        Row,
        r#"with asked as materialized (
            select case when $2 then replace(websearch_to_tsquery('simple', $1)::text, '&', '|')::tsquery
                else websearch_to_tsquery('simple', $1) end as words
        ), fitting as materialized (
            select v.publication_id, v.first_id, ts_rank(v.words, (select words from asked)) as rank
            from published_verdicts v
            where not v.retracted
                and v.words @@ case when $2 then replace(websearch_to_tsquery('simple', $1)::text, '&', '|')::tsquery
                    else websearch_to_tsquery('simple', $1) end
                and ($3::text is null or v.language = $3)
                and ($4::date is null or v.published_at >= $4 or v.claimed_on >= $4)
                and ($5::bigint is null or v.publication_id <= $5)
            order by v.publication_id desc
            limit $6
        )
        select f.publication_id as "number!", f.first_id as "first!", p.document as "document!"
        from fitting f
        join signed_publications p on p.id = f.publication_id
        order by f.rank desc, f.publication_id desc
        limit $7 offset $8"#,
        wanted.words,
        wanted.any,
        wanted.language,
        wanted.since,
        wanted.until,
        among,
        limit,
        offset
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Published::from).collect())
}

/// The published verdicts about these claims, in their order, that match the conditions except the words. Retracted verdicts are
/// excluded.
pub async fn of_claims(
    db: impl PgExecutor<'_>,
    claims: &[ClaimId],
    wanted: &SearchConditions<'_>,
    offset: i64,
    limit: i64,
) -> sqlx::Result<Vec<Published>> {
    let rows = sqlx::query_as!(
        Row,
        r#"select v.publication_id as "number!", v.first_id as "first!", p.document as "document!"
        from unnest($1::uuid[]) with ordinality as asked (claim_id, position)
        join published_verdicts v on v.claim_id = asked.claim_id
        join signed_publications p on p.id = v.publication_id
        where not v.retracted
            and ($2::text is null or v.language = $2)
            and ($3::date is null or v.published_at >= $3 or v.claimed_on >= $3)
        order by asked.position
        limit $4 offset $5"#,
        claims as _,
        wanted.language,
        wanted.since,
        limit,
        offset
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Published::from).collect())
}

/// Verdicts that match the conditions except the words, newest first. Retracted verdicts are excluded.
pub async fn newest(
    db: impl PgExecutor<'_>,
    wanted: &SearchConditions<'_>,
    offset: i64,
    limit: i64,
) -> sqlx::Result<Vec<Published>> {
    let rows = sqlx::query_as!(
        Row,
        r#"select v.publication_id as "number!", v.first_id as "first!", p.document as "document!"
        from published_verdicts v
        join signed_publications p on p.id = v.publication_id
        where not v.retracted
            and ($1::text is null or v.language = $1)
            and ($2::date is null or v.published_at >= $2 or v.claimed_on >= $2)
            and ($3::bigint is null or v.publication_id <= $3)
        order by v.publication_id desc
        limit $4 offset $5"#,
        wanted.language,
        wanted.since,
        wanted.until,
        limit,
        offset
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Published::from).collect())
}
