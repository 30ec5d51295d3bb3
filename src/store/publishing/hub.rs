//! What the WebSub hub was told.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;
use sqlx::types::Json;

use crate::domain::publishing::feed::Published;
use crate::domain::publishing::publication::PublicVerdict;

/// Publications after `since` that the hub was not told of, oldest first, at most `limit`, each followed by the former publication of the
/// claim, which may be in other feeds. Both have the number of the new one.
pub async fn news(db: impl PgExecutor<'_>, since: DateTime<Utc>, limit: i64) -> sqlx::Result<Vec<Published>> {
    let rows = sqlx::query!(
        r#"with news as (
            select id, claim_id from publications
            where id > (select number from hub_told) and published_at > $1
            order by id limit $2
        )
        select news.id as "number!", p.id as "first!", p.document as "verdict!: Json<PublicVerdict>"
        from news
        cross join lateral (
            select id, document
            from publications
            where claim_id = news.claim_id and id <= news.id
            order by id desc
            limit 2
        ) p
        order by news.id, p.id desc"#,
        since,
        limit
    )
    .fetch_all(db)
    .await?;
    let published = |number, first, verdict| Published { number, first, verdict };
    Ok(rows.into_iter().map(|row| published(row.number, row.first, row.verdict.0)).collect())
}

/// The hub has been told of all publications up to this number.
pub async fn set_told(db: impl PgExecutor<'_>, number: i64) -> sqlx::Result<()> {
    sqlx::query!("update hub_told set number = greatest(number, $1)", number).execute(db).await?;
    Ok(())
}
