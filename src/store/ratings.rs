//! What steps does the scale have?

use sqlx::PgExecutor;

use crate::domain::rating::Rating;

/// The scale, in its order.
pub async fn all(db: impl PgExecutor<'_>) -> sqlx::Result<Vec<Rating>> {
    sqlx::query_as!(
        Rating,
        "select key, label, definition, color, value from ratings order by position"
    )
    .fetch_all(db)
    .await
}

/// One step.
pub async fn by_key(db: impl PgExecutor<'_>, key: &str) -> sqlx::Result<Option<Rating>> {
    sqlx::query_as!(
        Rating,
        "select key, label, definition, color, value from ratings where key = $1",
        key
    )
    .fetch_optional(db)
    .await
}
