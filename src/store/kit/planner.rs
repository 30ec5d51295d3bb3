//! Planner: plans for parameter values, snapshots of long reads, statistics.

use std::time::Duration;

use super::connection::{CUSTOM_PLANS, Connection};
use super::pool::Pool;

/// Time for one statement in a transaction of [`freeze`]; longer than its `statement_timeout`.
const FROZEN: Duration = Duration::from_secs(61);
/// Plans every query for its parameter values: a generic plan for all filters would scan the whole table for a rare
/// value. Lasts until [`plan_as_usual`], or until the connection returns to the pool.
///
/// # Errors
/// When the database does not answer.
pub async fn plan_anew(db: &mut Connection) -> sqlx::Result<()> {
    db.set_custom_plans(true);
    sqlx::raw_sql(CUSTOM_PLANS).execute(db).await?;
    Ok(())
}

/// Lets PostgreSQL choose between generic and custom plans again. Between [`plan_anew`] and this call, run only the
/// query that needs custom plans: PostgreSQL counts every custom plan when it makes its lasting choice for a query.
///
/// # Errors
/// When the database does not answer.
pub async fn plan_as_usual(db: &mut Connection) -> sqlx::Result<()> {
    sqlx::raw_sql("reset plan_cache_mode").execute(&mut *db).await?;
    db.set_custom_plans(false);
    Ok(())
}

/// Makes the current transaction a read-only snapshot, taken at its next statement, with a minute for each statement and
/// ten between two.
///
/// # Errors
/// When the database does not answer.
pub async fn freeze(db: &mut Connection) -> sqlx::Result<()> {
    sqlx::raw_sql(
        "set transaction isolation level repeatable read, read only; set local statement_timeout = '1min';
        set local idle_in_transaction_session_timeout = '10min'",
    )
    .execute(&mut *db)
    .await?;
    db.set_deadline(FROZEN);
    Ok(())
}

/// Updates the planner statistics of the large tables. After a bulk insert, outdated statistics lead to full table
/// scans until autovacuum runs about a minute later.
///
/// # Errors
/// When the database does not answer.
pub async fn analyze(pool: &Pool) -> sqlx::Result<()> {
    // Only the owner of a table may analyze it, so drop the application role until the end of the transaction that
    // these statements are together.
    sqlx::raw_sql("set local role none; analyze articles, article_versions, analyses, claims, appearances, reviews")
        .execute(pool)
        .await?;
    Ok(())
}
