//! External checks: ClaimReviews of other newsrooms, import and lookup.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgExecutor;
use sqlx::types::Json;

use crate::domain::kernel::id::ExternalCheckId;
use crate::domain::verdicts::checks::external_check::{ExternalCheck, Review};
use crate::domain::verdicts::media::Media;
use crate::domain::verdicts::rating::RatingRef;
use crate::store::kit::connection::Connection;

/// Key of the advisory lock of imports.
const LOCK: i64 = 0x6368_6563_6b73;

/// Inserts external checks, or updates those with the same page URL, claim text and first claimant. A check with a
/// claimant that no review of the page and claim has any more gets the new name: the publisher has corrected it. Unchanged checks are not
/// written. Returns the number of written rows.
pub async fn put(db: &mut Connection, reviews: &[(ExternalCheckId, Review)], now: DateTime<Utc>) -> sqlx::Result<u64> {
    // One import after the other: servers read on from the highest number that they have seen.
    sqlx::query!("select pg_advisory_xact_lock($1)", LOCK).execute(&mut *db).await?;
    let mut renamed = correct_claimants(db, reviews).await?;
    let mut written = 0;
    for (id, review) in reviews {
        let done = sqlx::query!(
            "insert into external_checks as known
                (id, url, site, publisher, claim, claimant, claimed_on, rating, value, reviewed_on, language, license, imported_at, best, worst,
                further_claimants, media)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            on conflict (url, md5(claim), md5(coalesce(claimant, ''))) do update
            set publisher = excluded.publisher, further_claimants = excluded.further_claimants, claimed_on = excluded.claimed_on,
                rating = excluded.rating, value = excluded.value, reviewed_on = excluded.reviewed_on,
                language = excluded.language, license = excluded.license, imported_at = excluded.imported_at, seq = default,
                best = excluded.best, worst = excluded.worst, media = excluded.media
            where (known.publisher, known.further_claimants, known.claimed_on, known.rating, known.value, known.reviewed_on,
                    known.language, known.license, known.best, known.worst, known.media)
                is distinct from (excluded.publisher, excluded.further_claimants, excluded.claimed_on, excluded.rating,
                    excluded.value, excluded.reviewed_on, excluded.language, excluded.license, excluded.best,
                    excluded.worst, excluded.media)",
            id as _,
            review.url,
            review.site,
            review.publisher,
            review.claim,
            review.claimant(),
            review.claimed_on,
            review.rating.words,
            review.rating.value,
            review.reviewed_on,
            review.language,
            review.license,
            now,
            review.rating.best,
            review.rating.worst,
            review.claimants.get(1..).unwrap_or_default(),
            review.media.as_ref().ok().and_then(Option::as_ref).map(Json) as _
        )
        .execute(&mut *db)
        .await?;
        let key = (review.url.clone(), review.claim.clone(), review.claimant().map(str::to_owned));
        written += done.rows_affected().max(u64::from(renamed.remove(&key)));
    }
    Ok(written)
}

/// Address, claim and claimant of a check.
type Key = (String, String, Option<String>);

/// Gives known checks the name of a claimant that a publisher has corrected. Returns these checks.
async fn correct_claimants(db: &mut Connection, reviews: &[(ExternalCheckId, Review)]) -> sqlx::Result<HashSet<Key>> {
    let (urls, claims): (Vec<String>, Vec<String>) =
        reviews.iter().map(|(_, review)| (review.url.clone(), review.claim.clone())).unzip();
    let names: Vec<String> =
        reviews.iter().map(|(_, review)| review.claimant().unwrap_or_default().to_owned()).collect();
    // Each outdated name goes to one new name of the same page and claim, in the order of both.
    let renamed = sqlx::query!(
        "with wanted as (
            select distinct url, md5(claim) as claim, name from unnest($1::text[], $2::text[], $3::text[]) as wanted (url, claim, name)
        ), outdated as (
            select k.id, k.url, md5(k.claim) as claim, row_number() over (partition by k.url, md5(k.claim) order by k.id) as at
            from external_checks k
            where exists (select from wanted w where w.url = k.url and w.claim = md5(k.claim))
                and not exists (
                    select from wanted w where w.url = k.url and w.claim = md5(k.claim) and w.name = coalesce(k.claimant, '')
                )
        ), missing as (
            select w.url, w.claim, w.name, row_number() over (partition by w.url, w.claim order by w.name) as at
            from wanted w
            where not exists (
                select from external_checks k where k.url = w.url and md5(k.claim) = w.claim and coalesce(k.claimant, '') = w.name
            )
        )
        update external_checks k
        set claimant = nullif(m.name, ''), model = null, vector = null, seq = default
        from outdated o
        join missing m using (url, claim, at)
        where k.id = o.id
        returning k.url, k.claim, k.claimant",
        &urls,
        &claims,
        &names
    )
    .fetch_all(db)
    .await?;
    Ok(renamed.into_iter().map(|row| (row.url, row.claim, row.claimant)).collect())
}

struct Row {
    id: ExternalCheckId,
    url: String,
    site: String,
    publisher: Option<String>,
    claim: String,
    claimant: Option<String>,
    further_claimants: Vec<String>,
    claimed_on: Option<NaiveDate>,
    rating: String,
    value: Option<f64>,
    best: Option<f64>,
    worst: Option<f64>,
    reviewed_on: Option<NaiveDate>,
    language: Option<String>,
    license: Option<String>,
    media: Option<Json<Media>>,
    imported_at: DateTime<Utc>,
    key: Option<String>,
    label: Option<String>,
    color: Option<String>,
    step: Option<i32>,
}

impl From<Row> for ExternalCheck {
    fn from(row: Row) -> Self {
        let rating = row.key.zip(row.label).zip(row.color);
        Self {
            id: row.id,
            url: row.url,
            site: row.site,
            publisher: row.publisher,
            claim: row.claim,
            claimant: row.claimant,
            further_claimants: row.further_claimants,
            claimed_on: row.claimed_on,
            rating: row.rating,
            value: row.value,
            best: row.best,
            worst: row.worst,
            means: rating.map(|((key, label), color)| RatingRef { key, label, value: row.step, color }),
            reviewed_on: row.reviewed_on,
            language: row.language,
            license: row.license,
            media: row.media.map(|media| media.0),
            imported_at: row.imported_at,
        }
    }
}

/// A page of external checks, newest import first. `words` is a search in web search syntax.
pub async fn page(
    db: impl PgExecutor<'_>,
    words: Option<&str>,
    before: Option<ExternalCheckId>,
    limit: i64,
) -> sqlx::Result<Vec<ExternalCheck>> {
    let rows = sqlx::query_as!(
        Row,
        r#"select c.id as "id!: ExternalCheckId", c.url as "url!", c.site as "site!", c.publisher, c.claim as "claim!",
            c.claimant, c.further_claimants as "further_claimants!", c.claimed_on, c.rating as "rating!", c.value, c.best, c.worst, c.reviewed_on, c.language, c.license,
            c.media as "media: Json<Media>",
            c.imported_at as "imported_at!", r.key as "key?", r.label as "label?", r.color as "color?",
            r.value as step
        from external_checks c
        left join publisher_ratings p on p.site = c.site and p.words = spelling_of(c.rating)
        left join ratings r on r.key = p.rating_key
        where ($1::text is null or c.words @@ websearch_to_tsquery('simple', $1)) and ($2::uuid is null or c.id < $2)
        order by c.id desc
        limit $3"#,
        words,
        before as Option<ExternalCheckId>,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(ExternalCheck::from).collect())
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
    /// Names of further claimants.
    pub further_claimants: Vec<String>,
    /// When the claim was made.
    pub claimed_on: Option<NaiveDate>,
    /// The vector of the claim by the model that is in force, as stored.
    pub vector: Option<Vec<u8>>,
}

/// Checks that were imported or changed, or got a vector, after number `after`, in order; with vectors of `model`.
pub async fn changed_after(
    db: impl PgExecutor<'_>,
    after: i64,
    model: Option<&str>,
    limit: i64,
) -> sqlx::Result<Vec<IndexedCheck>> {
    sqlx::query_as!(
        IndexedCheck,
        "select id, seq, claim, claimant, further_claimants, claimed_on, case when model = $2 then vector end as vector
        from external_checks
        where seq > $1
        order by seq
        limit $3",
        after,
        model,
        limit
    )
    .fetch_all(db)
    .await
}

/// These checks, in any order.
pub async fn by_ids(db: impl PgExecutor<'_>, ids: &[ExternalCheckId]) -> sqlx::Result<Vec<ExternalCheck>> {
    let rows = sqlx::query_as!(
        Row,
        r#"select c.id as "id!: ExternalCheckId", c.url as "url!", c.site as "site!", c.publisher, c.claim as "claim!",
            c.claimant, c.further_claimants as "further_claimants!", c.claimed_on, c.rating as "rating!", c.value, c.best, c.worst, c.reviewed_on, c.language, c.license,
            c.media as "media: Json<Media>",
            c.imported_at as "imported_at!", r.key as "key?", r.label as "label?", r.color as "color?",
            r.value as step
        from external_checks c
        left join publisher_ratings p on p.site = c.site and p.words = spelling_of(c.rating)
        left join ratings r on r.key = p.rating_key
        where c.id = any ($1)"#,
        ids as _
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(ExternalCheck::from).collect())
}

/// Vectors by `model` of these checks.
pub async fn vectors(
    db: impl PgExecutor<'_>,
    ids: &[ExternalCheckId],
    model: &str,
) -> sqlx::Result<Vec<(ExternalCheckId, Vec<u8>)>> {
    let rows = sqlx::query!(
        r#"select id as "id: ExternalCheckId", vector as "vector!" from external_checks
        where id = any ($1) and model = $2"#,
        ids as _,
        model
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.vector)).collect())
}

/// Checks without a vector, newest first, with claim and claimant.
pub async fn without_vector(
    db: impl PgExecutor<'_>,
    limit: i64,
) -> sqlx::Result<Vec<(ExternalCheckId, String, Option<String>)>> {
    let rows = sqlx::query!(
        r#"select id as "id: ExternalCheckId", claim, claimant from external_checks
        where vector is null
        order by id desc
        limit $1"#,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.claim, row.claimant)).collect())
}

/// Stores vectors by `model`, unless the claimant of the check has changed meanwhile.
pub async fn set_vectors(
    db: &mut Connection,
    model: &str,
    ids: &[ExternalCheckId],
    claimants: &[Option<String>],
    vectors: &[Vec<u8>],
) -> sqlx::Result<()> {
    sqlx::query!("select pg_advisory_xact_lock($1)", LOCK).execute(&mut *db).await?;
    sqlx::query!(
        "update external_checks c
        set model = $1, vector = given.vector, seq = default
        from unnest($2::uuid[], $3::text[], $4::bytea[]) as given (id, claimant, vector)
        where c.id = given.id and c.claimant is not distinct from given.claimant",
        model,
        ids as _,
        claimants as _,
        vectors
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Forgets the vectors of other models than `model`, at most `limit` at once. Returns the number.
pub async fn forget_other_vectors(db: &mut Connection, model: &str, limit: i64) -> sqlx::Result<u64> {
    let done = sqlx::query!(
        "update external_checks set model = null, vector = null
        where id in (select id from external_checks where model <> $1 limit $2)",
        model,
        limit
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected())
}
