//! Archive of published verdicts: pages in the order of first publication, topics, languages, verdicts by claimant.

use sqlx::PgExecutor;
use sqlx::types::Json;

use super::feed::Row;
use crate::domain::claims::claim::Kind;
use crate::domain::kernel::id::{ClaimId, ClaimantId};
use crate::domain::publishing::archive::{ArchiveFilter, ClaimantCount, Topic};
use crate::domain::publishing::feed::Published;
use crate::domain::publishing::publication::PublicVerdict;

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
        r#"select v.publication_id as "number!", v.first_id as "first!", p.document as "document!"
        from published_verdicts v
        join signed_publications p on p.id = v.publication_id
        where ($1::text[] = '{}' or v.rating_key = any ($1))
            and ($2::claim_kind[] = '{}' or v.kind = any ($2))
            and ($3::text is null or v.topics @> array[$3])
            and ($4::text is null or v.outlets @> array[lower($4)])
            and ($5::text is null or v.claimants @> array[lower($5)])
            and ($6::text is null or v.language = $6)
            and ($7::timestamptz is null or v.first_published_at >= $7)
            and ($8::timestamptz is null or v.first_published_at < $8)
            and ($9::bigint is null or v.first_id < $9)
            and ($11::text is null or v.words @@ websearch_to_tsquery('simple', $11))
        order by v.first_id desc
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
        wanted.words
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Published::from).collect())
}

/// Current published verdicts that a reader of this claim's verdict may want to read: on the same occurrence before those on the same
/// article, by the same claimant, and on a topic of it among the last two thousand publications. None that is retracted.
pub async fn related(db: impl PgExecutor<'_>, claim: ClaimId, limit: i64) -> sqlx::Result<Vec<Published>> {
    let rows = sqlx::query_as!(
        Row,
        r#"with this as (
            select claim_id, claimants, articles, topics from published_verdicts where claim_id = (select $1::uuid)
        ), found (claim_id, weight) as (
            select m.claim_id, 8
            from occurrence_claims o
            join occurrence_claims m on m.occurrence_id = o.occurrence_id
            where o.claim_id = $1 and o.decision is distinct from 'out' and m.decision is distinct from 'out'
            union all
            select v.claim_id, 4 from this join published_verdicts v on v.articles && this.articles
            union all
            (
                select v.claim_id, 2
                from this
                join published_verdicts v on v.claimants && this.claimants
                order by v.publication_id desc
                limit 50
            )
            union all
            select v.claim_id, 1
            from this
            join published_verdicts v on v.topics && this.topics
            where v.publication_id > (select max(publication_id) - 2000 from published_verdicts)
        )
        select v.publication_id as "number!", v.first_id as "first!", p.document as "document!: Json<PublicVerdict>"
        from (
            select claim_id, sum(weight) as weight from (select distinct claim_id, weight from found) once group by claim_id
        ) near
        join published_verdicts v on v.claim_id = near.claim_id
        join signed_publications p on p.id = v.publication_id
        where v.claim_id <> $1 and not v.retracted
        order by near.weight desc, v.publication_id desc
        limit $2"#,
        claim as _,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Published::from).collect())
}

/// Current published verdicts on the same claim in other languages, by language: of claims that people have confirmed to say the
/// same, directly or through others. The newest of each language; none that is retracted.
pub async fn in_other_languages(db: impl PgExecutor<'_>, claim: ClaimId) -> sqlx::Result<Vec<Published>> {
    let rows = sqlx::query_as!(
        Row,
        r#"with recursive same (id) as (
            select $1::uuid
            union
            select near.id
            from same
            cross join lateral (
                select other as id from matches where one = same.id and state = 'confirmed'
                union all
                select one from matches where other = same.id and state = 'confirmed'
            ) near
        )
        select distinct on (v.language)
            v.publication_id as "number!", v.first_id as "first!", p.document as "document!: Json<PublicVerdict>"
        from same
        join published_verdicts v on v.claim_id = same.id
        join signed_publications p on p.id = v.publication_id
        where not v.retracted and v.language <> ''
            and v.language <> coalesce((select language from published_verdicts where claim_id = $1), v.language)
        order by v.language, v.publication_id desc
        limit 20"#,
        claim as _
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

/// A claimant with public verdicts.
#[derive(Debug)]
pub struct PublicRecord {
    /// The record; of a merged one, the record that it was merged into.
    pub id: ClaimantId,
    /// The slug of that record.
    pub slug: String,
}

/// The record with this slug, if one of its verdicts is public.
pub async fn claimant_by_slug(db: impl PgExecutor<'_>, slug: &str) -> sqlx::Result<Option<PublicRecord>> {
    sqlx::query_as!(
        PublicRecord,
        r#"select o.id, o.slug
        from claimants c
        join claimants o on o.id = coalesce(c.merged_into, c.id)
        where c.slug = $1 and exists (
            select
            from claimant_spellings s
            join claimants m on m.id = s.claimant_id
            join published_verdicts v on v.claimant_spellings @> array[s.spelling]
            where m.id = o.id or m.merged_into = o.id
        )"#,
        slug
    )
    .fetch_optional(db)
    .await
}

/// The slug of the record that has this spelling, if one of its verdicts is public.
pub async fn claimant_slug(db: impl PgExecutor<'_>, name: &str) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar!(
        "select o.slug
        from claimant_spellings k
        join claimants c on c.id = k.claimant_id
        join claimants o on o.id = coalesce(c.merged_into, c.id)
        where k.spelling = spelling_of($1) and exists (
            select
            from claimant_spellings s
            join claimants m on m.id = s.claimant_id
            join published_verdicts v on v.claimant_spellings @> array[s.spelling]
            where m.id = o.id or m.merged_into = o.id
        )",
        name
    )
    .fetch_optional(db)
    .await
}

/// Current published verdicts on claims of a record, latest first publication first, with numbers of the first publication below
/// `before`.
pub async fn of_claimant(
    db: impl PgExecutor<'_>,
    claimant: ClaimantId,
    before: Option<i64>,
    limit: i64,
) -> sqlx::Result<Vec<Published>> {
    let rows = sqlx::query_as!(
        Row,
        r#"select v.publication_id as "number!", v.first_id as "first!", p.document as "document!: Json<PublicVerdict>"
        from published_verdicts v
        join signed_publications p on p.id = v.publication_id
        where v.claimant_spellings && array(
                select s.spelling
                from claimant_spellings s
                join claimants m on m.id = s.claimant_id
                where m.id = $1 or m.merged_into = $1
            )
            and ($2::bigint is null or v.first_id < $2)
        order by v.first_id desc
        limit $3"#,
        claimant as _,
        before,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Published::from).collect())
}

/// Numbers of a record's public verdicts that are not retracted, by year of the first publication and rating, and of the retracted
/// ones, without a rating.
pub async fn claimant_counts(db: impl PgExecutor<'_>, claimant: ClaimantId) -> sqlx::Result<Vec<ClaimantCount>> {
    sqlx::query_as!(
        ClaimantCount,
        r#"select extract(year from v.first_published_at at time zone 'UTC')::int as "year!",
            case when not v.retracted then v.rating_key end as rating, count(*) as "verdicts!"
        from published_verdicts v
        where v.claimant_spellings && array(
            select s.spelling
            from claimant_spellings s
            join claimants m on m.id = s.claimant_id
            where m.id = $1 or m.merged_into = $1
        )
        group by 1, 2
        order by 1 desc, 2"#,
        claimant as _
    )
    .fetch_all(db)
    .await
}

/// Slugs of the records with public verdicts, in alphabetical order, at most `limit`.
pub async fn claimant_slugs(db: impl PgExecutor<'_>, limit: i64) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar!(
        "select o.slug
        from claimants o
        where o.merged_into is null and exists (
            select
            from claimant_spellings s
            join claimants m on m.id = s.claimant_id
            join published_verdicts v on v.claimant_spellings @> array[s.spelling]
            where m.id = o.id or m.merged_into = o.id
        )
        order by o.slug
        limit $1",
        limit
    )
    .fetch_all(db)
    .await
}
