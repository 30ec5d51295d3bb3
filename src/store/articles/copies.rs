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
        "with stored as (
            insert into article_signatures (article_id, signature)
            values ($1, $2)
            on conflict (article_id) do update set signature = $2
        ), gone as (
            delete from article_bands where article_id = $1 and band <> all ($3)
        )
        insert into article_bands (band, article_id) select unnest($3::integer[]), $1 on conflict do nothing",
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

/// Number of articles that are compared: those that share most bands. Texts with a common footer are many, and share few.
const NEAR: i64 = 200;

/// Articles that were read before and share bands with this one, oldest first; none whose group has an article of the same outlet, because an
/// outlet that prints a text again does not copy it.
pub async fn candidates(
    db: impl PgExecutor<'_>,
    article: ArticleId,
    outlet: &str,
    bands: &[i32],
) -> sqlx::Result<Vec<Candidate>> {
    sqlx::query_as!(
        Candidate,
        r#"select coalesce(a.copy_of, a.id) as "original!: ArticleId", s.signature
        from (
            select article_id
            from article_bands
            where band = any ($3) and article_id <> $1
            group by article_id
            order by count(*) desc, article_id
            limit $4
        ) near
        join article_signatures s on s.article_id = near.article_id
        join articles a on a.id = near.article_id
        where a.outlet is not null
            and not exists (
                select from articles member
                where (member.id = coalesce(a.copy_of, a.id) or member.copy_of = coalesce(a.copy_of, a.id))
                    and lower(member.outlet) = lower($2)
            )
        order by a.created_at, a.id"#,
        article as _,
        outlet,
        bands,
        NEAR
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
