//! Which rules hold now?

use sqlx::{PgConnection, PgExecutor};

use crate::domain::setting::{ReviewRules, Settings};

/// The rules.
pub async fn read(db: impl PgExecutor<'_>) -> sqlx::Result<Settings> {
    let row =
        sqlx::query!("select approvals, min_origins, min_origins_ratings, version from settings")
            .fetch_one(db)
            .await?;
    Ok(Settings {
        review: ReviewRules {
            approvals: row.approvals,
            min_origins: row.min_origins,
            min_origins_ratings: row.min_origins_ratings,
        },
        version: row.version,
    })
}

/// Other rules in place of those of `version`; false when those have been replaced already.
pub async fn replace(
    db: &mut PgConnection,
    version: i64,
    review: &ReviewRules,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update settings
        set approvals = $2, min_origins = $3, min_origins_ratings = $4, version = version + 1
        where version = $1",
        version,
        review.approvals,
        review.min_origins,
        &review.min_origins_ratings
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}
