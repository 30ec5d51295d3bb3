//! Evidence of a claim: list, insert, revise, reorder, withdraw.

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgExecutor};

use crate::domain::kernel::id::{AccountId, ClaimId, EvidenceId};
use crate::domain::kernel::moment::Moment;
use crate::domain::people::account::PersonRef;
use crate::domain::verdicts::evidence::{Evidence, Stance, Visibility, Withdrawal};

/// All evidence of a claim in the order that people gave it, withdrawn or not.
pub async fn of_claim(db: impl PgExecutor<'_>, claim: ClaimId) -> sqlx::Result<Vec<Evidence>> {
    let rows = sqlx::query!(
        r#"select e.id, e.claim_id, e.url, e.publisher, e.title, e.published_at, e.accessed_at, e.stance,
            e.excerpt, e.note, e.visibility, e.origin, e.origin_by_person, e.position, e.snapshot_url, e.created_at, e.withdrawn_at, e.withdrawal_reason,
            b.id as by_id, b.name as by_name, w.id as "withdrawn_by?", w.name as "withdrawn_by_name?"
        from evidence e
        join accounts b on b.id = e.created_by
        left join accounts w on w.id = e.withdrawn_by
        where e.claim_id = $1
        order by e.position, e.created_at, e.id"#,
        claim as _
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Evidence {
            id: row.id,
            claim_id: row.claim_id,
            url: row.url,
            publisher: row.publisher,
            title: row.title,
            published_at: row.published_at,
            accessed_at: row.accessed_at,
            stance: row.stance,
            excerpt: row.excerpt,
            note: row.note,
            visibility: row.visibility,
            origin: row.origin,
            origin_by_person: row.origin_by_person,
            position: row.position,
            snapshot_url: row.snapshot_url,
            by: PersonRef {
                id: row.by_id,
                name: row.by_name,
            },
            created_at: row.created_at,
            withdrawn: match (
                row.withdrawn_by,
                row.withdrawn_by_name,
                row.withdrawn_at,
                row.withdrawal_reason,
            ) {
                (Some(id), Some(name), Some(at), Some(reason)) => Some(Withdrawal {
                    by: PersonRef { id, name },
                    at,
                    reason,
                }),
                _ => None,
            },
        })
        .collect())
}

/// The claim that a piece of evidence belongs to, and whether it still stands.
pub async fn owner(db: impl PgExecutor<'_>, id: EvidenceId) -> sqlx::Result<Option<ClaimId>> {
    sqlx::query_scalar!("select claim_id from evidence where id = $1", id as _)
        .fetch_optional(db)
        .await
}

/// A new source.
#[derive(Debug)]
pub struct NewEvidence {
    /// Stable.
    pub id: EvidenceId,
    /// Of which claim.
    pub claim_id: ClaimId,
    /// Where it stands.
    pub url: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// When it was published.
    pub published_at: Option<Moment>,
    /// When it was read.
    pub accessed_at: DateTime<Utc>,
    /// What it does to the claim.
    pub stance: Stance,
    /// The words that matter.
    pub excerpt: Option<String>,
    /// What the newsroom makes of it.
    pub note: Option<String>,
    /// Who may see it.
    pub visibility: Visibility,
    /// What it goes back to.
    pub origin: String,
    /// A person said so.
    pub origin_by_person: bool,
    /// Place in the list, from 1.
    pub position: i32,
    /// Where a copy of it is kept.
    pub snapshot_url: Option<String>,
    /// Who added it.
    pub created_by: AccountId,
    /// When.
    pub created_at: DateTime<Utc>,
}

/// Keeps a new source.
pub async fn insert(db: &mut PgConnection, evidence: &NewEvidence) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into evidence
            (id, claim_id, url, publisher, title, published_at, accessed_at, stance, excerpt, note, visibility,
            created_by, created_at, origin, origin_by_person, position, snapshot_url)
        values ($1, $2, $3, $4, $5, $6::text, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        evidence.id as _,
        evidence.claim_id as _,
        evidence.url,
        evidence.publisher,
        evidence.title,
        evidence.published_at as _,
        evidence.accessed_at,
        evidence.stance as _,
        evidence.excerpt,
        evidence.note,
        evidence.visibility as _,
        evidence.created_by as _,
        evidence.created_at,
        evidence.origin,
        evidence.origin_by_person,
        evidence.position,
        evidence.snapshot_url
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Describes a source anew: all of it that can be revised.
pub async fn update(db: &mut PgConnection, evidence: &Evidence) -> sqlx::Result<()> {
    sqlx::query!(
        "update evidence
        set url = $2, publisher = $3, title = $4, published_at = $5::text, accessed_at = $6, stance = $7, excerpt = $8,
            note = $9, visibility = $10, origin = $11, origin_by_person = $12, snapshot_url = $13
        where id = $1",
        evidence.id as _,
        evidence.url,
        evidence.publisher,
        evidence.title,
        evidence.published_at as _,
        evidence.accessed_at,
        evidence.stance as _,
        evidence.excerpt,
        evidence.note,
        evidence.visibility as _,
        evidence.origin,
        evidence.origin_by_person,
        evidence.snapshot_url
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Gives the sources of a claim the places in which `order` names them.
pub async fn set_order(db: &mut PgConnection, order: &[EvidenceId]) -> sqlx::Result<()> {
    sqlx::query!(
        "update evidence e
        set position = wanted.position
        from unnest((select $1::uuid[])) with ordinality as wanted (id, position)
        where e.id = wanted.id",
        order as _
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes a source back; false when it was taken back already.
pub async fn withdraw(
    db: &mut PgConnection,
    id: EvidenceId,
    by: AccountId,
    reason: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update evidence set withdrawn_by = $2, withdrawal_reason = $3, withdrawn_at = $4
        where id = $1 and withdrawn_at is null",
        id as _,
        by as _,
        reason,
        now
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}
