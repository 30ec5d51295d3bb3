//! Verdict guides: list, checklist of a claim's kind, replacement.

use sqlx::PgExecutor;
use sqlx::types::Json;

use crate::domain::kernel::id::ClaimId;
use crate::domain::verdicts::guide::{Guide, Point, Template};

/// The guides of all kinds of claims, in the order of the kinds.
pub async fn all(db: impl PgExecutor<'_>) -> sqlx::Result<Vec<Guide>> {
    let rows = sqlx::query!(
        r#"select kind, templates as "templates: Json<Vec<Template>>", checklist as "checklist: Json<Vec<Point>>", version
        from verdict_guides
        order by kind"#
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Guide {
            kind: row.kind,
            templates: row.templates.0,
            checklist: row.checklist.0,
            version: row.version,
        })
        .collect())
}

/// The checklist for the kind of a claim.
pub async fn checklist(db: impl PgExecutor<'_>, claim: ClaimId) -> sqlx::Result<Vec<Point>> {
    let found = sqlx::query_scalar!(
        r#"select g.checklist as "checklist: Json<Vec<Point>>"
        from claims c
        join verdict_guides g on g.kind = c.kind
        where c.id = $1"#,
        claim as _
    )
    .fetch_optional(db)
    .await?;
    Ok(found.map(|checklist| checklist.0).unwrap_or_default())
}

/// Replaces the guide if its version is `guide.version`, and increments the version. Returns false if the current
/// version is another.
pub async fn replace(db: impl PgExecutor<'_>, guide: &Guide) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update verdict_guides set templates = $3, checklist = $4, version = version + 1 where kind = $1 and version = $2",
        guide.kind as _,
        guide.version,
        Json(&guide.templates) as _,
        Json(&guide.checklist) as _
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}
