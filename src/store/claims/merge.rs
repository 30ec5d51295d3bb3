//! Merged claims: move appearances and evidence, undo, split.

use sqlx::PgExecutor;

use crate::domain::claims::appearance::ArticleRef;
use crate::domain::claims::claim::MergedClaim;
use crate::domain::kernel::id::{AccountId, AppearanceId, ClaimId};
use crate::domain::people::account::PersonRef;
use crate::store::kit::connection::Connection;

/// Moves appearances and evidence from claim `from` to claim `to`, keeps the origin for [`move_back`], and
/// marks `from` and all claims merged into `from` as merged into `to`.
pub async fn move_over(db: &mut Connection, from: ClaimId, to: ClaimId) -> sqlx::Result<()> {
    sqlx::query!(
        "update appearances set claim_id = $2, moved_from = coalesce(moved_from, $1) where claim_id = $1",
        from as _,
        to as _
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "update evidence e
        set claim_id = $2, moved_from = coalesce(e.moved_from, $1), position = e.position + last.position
        from (select coalesce(max(position), 0) as position from evidence where claim_id = $2) last
        where e.claim_id = $1",
        from as _,
        to as _
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!("update claims set merged_into = $2 where id = $1 or merged_into = $1", from as _, to as _)
        .execute(db)
        .await?;
    Ok(())
}

/// Undoes a merge: returns appearances and evidence to the claim that they came from.
pub async fn move_back(db: &mut Connection, claim: ClaimId) -> sqlx::Result<()> {
    sqlx::query!("update appearances set claim_id = $1, moved_from = null where moved_from = $1", claim as _)
        .execute(&mut *db)
        .await?;
    sqlx::query!("update evidence set claim_id = $1, moved_from = null where moved_from = $1", claim as _)
        .execute(&mut *db)
        .await?;
    sqlx::query!("update claims set merged_into = null where id = $1", claim as _).execute(db).await?;
    Ok(())
}

/// The claim that this claim was merged into, or `None` if the claim is not merged.
pub async fn merged_into(db: impl PgExecutor<'_>, claim: ClaimId) -> sqlx::Result<Option<ClaimId>> {
    sqlx::query_scalar!(
        r#"select merged_into as "into!: ClaimId" from claims where id = $1 and merged_into is not null"#,
        claim as _
    )
    .fetch_optional(db)
    .await
}

/// The claims that were merged into a claim, those merged last first.
pub async fn merged_from(db: impl PgExecutor<'_>, claim: ClaimId) -> sqlx::Result<Vec<MergedClaim>> {
    let rows = sqlx::query!(
        r#"select c.id, coalesce(c.wording, c.machine_statement) as "statement!", a.id as article_id, a.title, a.outlet,
            a.url, a.published_at, a.current_version, r.dismissed_at as "merged_at!",
            d.id as "by_id?: AccountId", d.name as "by_name?"
        from claims c
        join articles a on a.id = c.article_id
        join reviews r on r.claim_id = c.id
        left join accounts d on d.id = r.dismissed_by
        where c.merged_into = $1
        order by r.dismissed_at desc, c.id"#,
        claim as _
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| MergedClaim {
            id: row.id,
            statement: row.statement,
            article: ArticleRef {
                id: row.article_id,
                title: row.title,
                outlet: row.outlet,
                url: row.url,
                published_at: row.published_at,
                version: row.current_version,
            },
            merged_at: row.merged_at,
            merged_by: row.by_id.zip(row.by_name).map(|(id, name)| PersonRef { id, name }),
        })
        .collect())
}

/// The number of articles a claim appears in, not counting the article in which it was found.
pub async fn further_articles(db: impl PgExecutor<'_>, claim: ClaimId) -> sqlx::Result<i32> {
    sqlx::query_scalar!(
        r#"select count(distinct p.article_id)::integer as "count!"
        from appearances p
        join claims c on c.id = p.claim_id
        where p.claim_id = $1 and p.article_id <> c.article_id"#,
        claim as _
    )
    .fetch_one(db)
    .await
}

/// Sets the base priority of a claim, 0 to 1000. Rank adds age and pin.
pub async fn set_priority(db: &mut Connection, claim: ClaimId, priority: i32) -> sqlx::Result<()> {
    sqlx::query!("update reviews set priority = $2 where claim_id = $1", claim as _, priority).execute(db).await?;
    Ok(())
}

/// Moves appearances to another claim permanently: [`move_back`] does not return them.
pub async fn move_appearances(db: &mut Connection, appearances: &[AppearanceId], to: ClaimId) -> sqlx::Result<()> {
    sqlx::query!(
        "update appearances set claim_id = $2, moved_from = null where id = any ($1)",
        appearances as _,
        to as _
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Copies all appearances of claim `from` to claim `to` under new ids.
pub async fn copy_appearances(db: &mut Connection, from: ClaimId, to: ClaimId) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into appearances
            (id, claim_id, article_id, number, span_start, span_end, quote, prefix, suffix, claimant, voice, verb,
            figures)
        select gen_random_uuid(), $2, article_id, number, span_start, span_end, quote, prefix, suffix, claimant, voice,
            verb, figures
        from appearances
        where claim_id = $1",
        from as _,
        to as _
    )
    .execute(db)
    .await?;
    Ok(())
}
