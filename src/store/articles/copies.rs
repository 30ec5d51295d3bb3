//! Copies: articles of several outlets with nearly the same text.

use sqlx::PgExecutor;

use crate::domain::articles::article::Copy;
use crate::domain::kernel::id::ArticleId;
use crate::store::kit::connection::Connection;

/// Waits until no other transaction looks for copies among articles that share a band with this one, and keeps others waiting until
/// the transaction ends: two copies that are read at the same moment must find each other.
pub async fn lock_bands(db: &mut Connection, bands: &[i32]) -> sqlx::Result<()> {
    // In order, so that two transactions never wait for each other.
    sqlx::query!(
        "select pg_advisory_xact_lock(hashtext('copies'), band)
        from (select distinct band from unnest($1::integer[]) as given (band) order by band) sorted",
        bands
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Stores the signature of an article's words, and the keys of its bands.
pub async fn set_signature(
    db: &mut Connection,
    article: ArticleId,
    signature: &[u8],
    bands: &[i32],
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into article_signatures (article_id, signature, bands)
        values ($1, $2, $3)
        on conflict (article_id) do update set signature = $2, bands = $3",
        article as _,
        signature,
        bands
    )
    .execute(db)
    .await?;
    Ok(())
}

/// An article that was read before and shares a band.
#[derive(Debug)]
pub struct Candidate {
    /// The article, or the first article of its group.
    pub original: ArticleId,
    /// Its signature.
    pub signature: Vec<u8>,
}

/// Articles that were read before and share a band with this one, oldest first; none whose group has an article of the same outlet, because an
/// outlet that prints a text again does not copy it.
pub async fn candidates(
    db: impl PgExecutor<'_>,
    article: ArticleId,
    bands: &[i32],
    limit: i64,
) -> sqlx::Result<Vec<Candidate>> {
    sqlx::query_as!(
        Candidate,
        r#"select coalesce(a.copy_of, a.id) as "original!: ArticleId", s.signature
        from article_signatures s
        join articles a on a.id = s.article_id
        join articles this on this.id = $1
        where s.bands && $2 and a.outlet is not null and this.outlet is not null
            and a.id <> this.id
            and not exists (
                select from articles member
                where (member.id = coalesce(a.copy_of, a.id) or member.copy_of = coalesce(a.copy_of, a.id))
                    and lower(member.outlet) = lower(this.outlet)
            )
        order by a.created_at, a.id
        limit $3"#,
        article as _,
        bands,
        limit
    )
    .fetch_all(db)
    .await
}

/// Makes an article a copy of an older one.
pub async fn set_original(db: &mut Connection, article: ArticleId, original: ArticleId) -> sqlx::Result<()> {
    sqlx::query!("update articles set copy_of = $2 where id = $1", article as _, original as _).execute(db).await?;
    Ok(())
}

/// The other articles of the group to which this one belongs, the original first.
pub async fn others(db: impl PgExecutor<'_>, article: ArticleId) -> sqlx::Result<Vec<Copy>> {
    sqlx::query_as!(
        Copy,
        r#"select other.id, other.title, other.outlet, other.url, other.published_at, other.copy_of is null as "is_original!"
        from articles this
        join articles other on other.id = this.copy_of or other.copy_of = this.id or other.copy_of = this.copy_of
        where this.id = $1 and other.id <> this.id
        order by other.copy_of is null desc, other.created_at, other.id
        limit 100"#,
        article as _
    )
    .fetch_all(db)
    .await
}
