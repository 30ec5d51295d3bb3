//! Analysis state: the analyser's progress for each article version.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;
use sqlx::types::Json;

use crate::domain::articles::article::{AnalysisState, LeftOut};
use crate::domain::kernel::id::ArticleId;
use crate::store::kit::connection::Connection;

/// Returns what is known of the analysis of one article version, and locks the row until the transaction ends.
pub async fn lock(db: &mut Connection, article: ArticleId, number: i32) -> sqlx::Result<Option<Standing>> {
    sqlx::query_as!(
        Standing,
        "select state, analyser, offered, held_back from analyses where article_id = $1 and number = $2 for update",
        article as _,
        number
    )
    .fetch_optional(db)
    .await
}

/// What is known of the analysis of an article version.
#[derive(Debug)]
pub struct Standing {
    /// Progress of the analysis.
    pub state: AnalysisState,
    /// The version of the analyser that read this version of the article last, if any did.
    pub analyser: Option<String>,
    /// Number of claims that the analyser may offer.
    pub offered: i32,
    /// Number of claims that the last analysis held back.
    pub held_back: i32,
}

/// Number of articles whose current version was read by another analyser.
pub async fn count_outdated(db: &mut Connection, analyser: &str) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        r#"select count(*) as "count!"
        from analyses n
        join articles a on a.id = n.article_id and a.current_version = n.number
        where n.state = 'done' and n.analyser <> $1"#,
        analyser
    )
    .fetch_one(db)
    .await
}

/// Sets the articles whose current version was read by another analyser to pending, and returns them.
pub async fn reset_outdated(db: &mut Connection, analyser: &str) -> sqlx::Result<Vec<(ArticleId, i32)>> {
    let rows = sqlx::query!(
        r#"update analyses n
        set state = 'pending', problem = null, finished_at = null
        from articles a
        where a.id = n.article_id and a.current_version = n.number and n.state = 'done' and n.analyser <> $1
        returning n.article_id as "article_id: ArticleId", n.number"#,
        analyser
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.article_id, row.number)).collect())
}

/// Sets the analysis of a version to pending, and clears the problem and the time of the last run.
pub async fn set_pending(db: &mut Connection, article: ArticleId, number: i32) -> sqlx::Result<()> {
    sqlx::query!(
        "update analyses set state = 'pending', problem = null, finished_at = null
        where article_id = $1 and number = $2",
        article as _,
        number
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Sets the analysis of a version to running. Does not wait until the log of the database is on disk: after a crash it begins again.
pub async fn set_running(db: impl PgExecutor<'_>, article: ArticleId, number: i32) -> sqlx::Result<()> {
    sqlx::query!(
        "update analyses set state = 'running', problem = null, finished_at = null
        from (select set_config('synchronous_commit', 'off', true)) as without_waiting
        where article_id = $1 and number = $2",
        article as _,
        number
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Sets the analysis of a version to pending as if it had never been read, so that claims nobody touched are replaced.
pub async fn reset(db: &mut Connection, article: ArticleId, number: i32) -> sqlx::Result<()> {
    sqlx::query!(
        "update analyses set state = 'pending', analyser = null, problem = null, finished_at = null
        where article_id = $1 and number = $2",
        article as _,
        number
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Allows the analyser to offer this many claims more.
pub async fn offer_more(db: &mut Connection, article: ArticleId, number: i32, more: i32) -> sqlx::Result<()> {
    sqlx::query!(
        "update analyses set offered = offered + $3 where article_id = $1 and number = $2",
        article as _,
        number,
        more
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The result of an analysis, apart from the claims.
#[derive(Debug)]
pub struct Outcome<'a> {
    /// The version of the analyser.
    pub analyser: &'a str,
    /// False for a language in which only figures and dates are found.
    pub full_support: bool,
    /// Passages that are not the article's own text.
    pub left_out: &'a [LeftOut],
    /// Number of claims that are not offered yet.
    pub held_back: usize,
}

/// Records a successful analysis.
pub async fn set_done(
    db: &mut Connection,
    article: ArticleId,
    number: i32,
    outcome: &Outcome<'_>,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update analyses
        set state = 'done', analyser = $3, full_support = $4, left_out = $5, held_back = $6, problem = null, finished_at = $7
        where article_id = $1 and number = $2",
        article as _,
        number,
        outcome.analyser,
        outcome.full_support,
        Json(outcome.left_out) as _,
        i32::try_from(outcome.held_back).unwrap_or(i32::MAX),
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Records that the analysis failed for good; `problem` is shown to the newsroom.
pub async fn set_failed(
    db: &mut Connection,
    article: ArticleId,
    number: i32,
    problem: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update analyses set state = 'failed', problem = $3, finished_at = $4
        where article_id = $1 and number = $2",
        article as _,
        number,
        problem,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}
