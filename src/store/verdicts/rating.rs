//! Rating scale: list, version, replacement.

use sqlx::PgExecutor;

use crate::domain::verdicts::rating::{Rating, Scale};
use crate::store::kit::connection::Connection;

/// All ratings with the version of the scale: current ones in scale order, then retired ones by key.
pub async fn scale(db: impl PgExecutor<'_>) -> sqlx::Result<Scale> {
    let rows = sqlx::query!(
        r#"select r.key, r.label, r.definition, r.color, r.value, r.position is null as "retired!", s.scale_version
        from settings s
        cross join ratings r
        order by r.position nulls last, r.key"#
    )
    .fetch_all(db)
    .await?;
    Ok(Scale {
        version: rows.first().map_or(0, |row| row.scale_version),
        ratings: rows
            .into_iter()
            .map(|row| Rating {
                key: row.key,
                label: row.label,
                definition: row.definition,
                color: row.color,
                value: row.value,
                retired: row.retired,
            })
            .collect(),
    })
}

/// One rating, current or retired.
pub async fn by_key(db: impl PgExecutor<'_>, key: &str) -> sqlx::Result<Option<Rating>> {
    sqlx::query_as!(
        Rating,
        r#"select key, label, definition, color, value, position is null as "retired!" from ratings where key = $1"#,
        key
    )
    .fetch_optional(db)
    .await
}

/// Increments the scale's version. Returns false if the version is not `version`. The updated row stays locked
/// until the transaction ends, so that only one writer changes the scale.
pub async fn raise(db: impl PgExecutor<'_>, version: i64) -> sqlx::Result<bool> {
    let done = sqlx::query!("update settings set scale_version = scale_version + 1 where scale_version = $1", version)
        .execute(db)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Makes these ratings the scale, in this order. All other ratings are retired.
pub async fn replace(db: &mut Connection, ratings: &[Rating]) -> sqlx::Result<()> {
    // Clear all positions first, so that moved ratings do not violate the unique positions.
    sqlx::query!("update ratings set position = null").execute(&mut *db).await?;
    for (place, rating) in (1..).zip(ratings) {
        sqlx::query!(
            "insert into ratings (key, label, definition, color, value, position)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (key) do update
            set label = excluded.label, definition = excluded.definition, color = excluded.color, value = excluded.value,
                position = excluded.position",
            rating.key,
            rating.label,
            rating.definition,
            rating.color,
            rating.value,
            place
        )
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}
