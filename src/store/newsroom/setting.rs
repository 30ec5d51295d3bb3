//! Settings of the newsroom: current values and changes.

use sqlx::{PgConnection, PgExecutor};

use crate::domain::newsroom::setting::{ReviewRules, SecurityRules, Settings};
use crate::domain::people::account::Role;

/// The current settings with their version.
pub async fn read(db: impl PgExecutor<'_>) -> sqlx::Result<Settings> {
    let row =
        sqlx::query!(
            r#"select approvals, min_origins, min_origins_ratings, require_two_factor as "require_two_factor: Vec<Role>",
                version
            from settings"#
        )
        .fetch_one(db)
        .await?;
    Ok(Settings {
        review: ReviewRules {
            approvals: row.approvals,
            min_origins: row.min_origins,
            min_origins_ratings: row.min_origins_ratings,
        },
        security: SecurityRules {
            require_two_factor: row.require_two_factor,
        },
        version: row.version,
    })
}

/// Replaces the settings and increments the version. Returns false if the current version is not `version`.
pub async fn replace(
    db: &mut PgConnection,
    version: i64,
    review: &ReviewRules,
    security: &SecurityRules,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update settings
        set approvals = $2, min_origins = $3, min_origins_ratings = $4, require_two_factor = $5,
            version = version + 1
        where version = $1",
        version,
        review.approvals,
        review.min_origins,
        &review.min_origins_ratings,
        &security.require_two_factor as _
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}
