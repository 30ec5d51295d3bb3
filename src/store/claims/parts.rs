//! Parts of a claim file: which of them have rows.

use sqlx::PgExecutor;

use crate::domain::kernel::id::ClaimId;

/// Which parts of a claim's file have rows, so that no query asks for what is not there.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts")]
pub struct Parts {
    /// Evidence, withdrawn or not.
    pub evidence: bool,
    /// Requests for a reply.
    pub replies: bool,
    /// A second review.
    pub reading: bool,
    /// A draft of a verdict.
    pub draft: bool,
    /// Submitted verdicts.
    pub revisions: bool,
    /// Claims that were merged into this one.
    pub merged: bool,
    /// Whether the newsroom publishes confirmed wordings only.
    pub confirmed_wording: bool,
}

/// The parts of a claim's file. Later statements may find more, never less.
pub async fn parts(db: impl PgExecutor<'_>, claim: ClaimId) -> sqlx::Result<Parts> {
    sqlx::query_as!(
        Parts,
        r#"select
            exists (select from evidence where claim_id = $1) as "evidence!",
            exists (select from replies where claim_id = $1) as "replies!",
            exists (select from second_readings where claim_id = $1) as "reading!",
            exists (select from verdict_drafts where claim_id = $1) as "draft!",
            exists (select from verdict_revisions where claim_id = $1) as "revisions!",
            exists (select from claims where merged_into = $1) as "merged!",
            confirmed_wording
        from settings"#,
        claim as _
    )
    .fetch_one(db)
    .await
}
