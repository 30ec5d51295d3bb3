//! Earlier checks: insertion with article, verdict and publication, lookup by claim and by old path.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;
use sqlx::types::Json;

use crate::domain::articles::article::ArticleText;
use crate::domain::kernel::id::{ArticleId, ClaimId};
use crate::domain::kernel::moment::Moment;
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::verdicts::checks::earlier_check::{EarlierCheck, ImportedFrom, Place};
use crate::store::kit::connection::Connection;

/// Key of the advisory lock of imports.
const LOCK: i64 = 0x6561_726c_6965;

/// Waits for other imports until the transaction ends.
pub async fn lock(db: &mut Connection) -> sqlx::Result<()> {
    sqlx::query!("select pg_advisory_xact_lock($1)", LOCK).execute(db).await?;
    Ok(())
}

/// Whether the claim of this address was imported under this claimant (empty for none), or under another one than `names`.
pub async fn is_known(
    db: impl PgExecutor<'_>,
    url: &str,
    statement: &str,
    claimant: &str,
    names: &[String],
) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select exists (
            select
            from earlier_checks
            where url = $1 and md5(statement) = md5($2)
                and (coalesce(claimant, '') = $3 or coalesce(claimant, '') <> all ($4))
        ) as "known!""#,
        url,
        statement,
        claimant,
        names
    )
    .fetch_one(db)
    .await
}

/// Inserts an archived article that has the claim as its text and counts as analysed; two claimants of the same words have an article
/// each.
pub async fn insert_article(
    db: &mut Connection,
    id: ArticleId,
    check: &EarlierCheck,
    text: &ArticleText,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let claimed = check.places.first().and_then(|place| place.published_at);
    sqlx::query!(
        "with article as (
            insert into articles (id, title, language, published_at, current_version, created_at, archived_at)
            values ($1, $2, $3, $4::text, 1, $5, $5)
        ), version as (
            insert into article_versions (article_id, number, source_key, text, sha256, length, created_at)
            values ($1, 1, 'archive:' || $6::text || coalesce('#' || md5($10::text), ''), $7, $8, $9, $5)
        )
        insert into analyses (article_id, number, state, finished_at) values ($1, 1, 'done', $5)",
        id as _,
        check.title,
        check.language,
        claimed as Option<Moment>,
        now,
        check.url,
        text.as_str(),
        &text.sha256()[..],
        i32::try_from(text.length()).unwrap_or(i32::MAX),
        check.claimant()
    )
    .execute(db)
    .await?;
    Ok(())
}

/// An earlier check to insert.
#[derive(Debug)]
pub struct NewEarlier<'a> {
    /// The claim.
    pub claim: ClaimId,
    /// The check.
    pub check: &'a EarlierCheck,
    /// Host and path of the address.
    pub address: (&'a str, &'a str),
    /// Whether feeds show the verdict.
    pub in_feeds: bool,
}

/// Inserts the origin of an imported claim.
pub async fn insert(db: &mut Connection, new: &NewEarlier<'_>, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into earlier_checks (claim_id, url, host, path, statement, places, in_feeds, imported_at, claimant)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        new.claim as _,
        new.check.url,
        new.address.0,
        new.address.1,
        new.check.statement,
        Json(&new.check.places) as _,
        new.in_feeds,
        now,
        new.check.claimant()
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Inserts the publication of an imported verdict, under a number that says its date.
pub async fn insert_publication(db: &mut Connection, document: &PublicVerdict) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into publications (id, claim_id, number, published_at, slug, document)
        overriding system value
        values (number_of_earlier($3), $1, $2, $3, $4, $5)",
        document.claim_id as _,
        document.revision,
        document.published_at,
        document.slug,
        Json(document) as _
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Where an imported claim comes from, and where it was made.
#[derive(Debug)]
pub struct Origin {
    /// The address and the time of the import.
    pub from: ImportedFrom,
    /// Where the claim was made.
    pub places: Vec<Place>,
}

/// The origin of an imported claim; `None` for all others.
pub async fn origin(db: impl PgExecutor<'_>, claim: ClaimId) -> sqlx::Result<Option<Origin>> {
    let row = sqlx::query!(
        r#"select url, imported_at, places as "places: Json<Vec<Place>>" from earlier_checks where claim_id = $1"#,
        claim as _
    )
    .fetch_optional(db)
    .await?;
    Ok(row
        .map(|row| Origin { from: ImportedFrom { url: row.url, imported_at: row.imported_at }, places: row.places.0 }))
}

/// The slug of the verdict whose old address has this path, preferably on this host: the first one of the page.
pub async fn slug_at(db: impl PgExecutor<'_>, host: &str, path: &str) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar!(
        "select v.slug
        from earlier_checks e
        join published_verdicts v on v.claim_id = e.claim_id
        where e.path = $1
        order by e.host = $2 desc, e.number
        limit 1",
        path,
        host
    )
    .fetch_optional(db)
    .await
}
