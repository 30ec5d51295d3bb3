//! Readings: what a page or document said of itself, for each version that was read from one.

use sqlx::PgExecutor;
use sqlx::types::Json;

use crate::domain::articles::reading::{Description, Reading};
use crate::domain::kernel::id::ArticleId;
use crate::store::kit::connection::Connection;

/// What the page of this version says of the article; `None` for a text that people gave.
pub async fn description(
    db: impl PgExecutor<'_>,
    article: ArticleId,
    number: i32,
) -> sqlx::Result<Option<Description>> {
    sqlx::query_as!(
        Description,
        "select title, outlet, byline, language, published_at, modified_at
        from article_readings
        where article_id = $1 and number = $2",
        article as _,
        number
    )
    .fetch_optional(db)
    .await
}

/// Stores the reading of a version.
pub async fn insert(db: &mut Connection, article: ArticleId, number: i32, reading: &Reading) -> sqlx::Result<()> {
    let Reading { description, layers } = reading;
    sqlx::query!(
        "insert into article_readings
            (article_id, number, title, outlet, byline, language, published_at, modified_at, layers)
        values ($1, $2, $3, $4, $5, $6, $7::text, $8::text, $9)",
        article as _,
        number,
        description.title,
        description.outlet,
        description.byline,
        description.language,
        description.published_at as _,
        description.modified_at as _,
        Json(layers) as _
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Replaces what the page of this version says of the article.
pub async fn set_description(
    db: &mut Connection,
    article: ArticleId,
    number: i32,
    description: &Description,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update article_readings
        set title = $3, outlet = $4, byline = $5, language = $6, published_at = $7::text, modified_at = $8::text
        where article_id = $1 and number = $2",
        article as _,
        number,
        description.title,
        description.outlet,
        description.byline,
        description.language,
        description.published_at as _,
        description.modified_at as _
    )
    .execute(db)
    .await?;
    Ok(())
}
