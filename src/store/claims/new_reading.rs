//! Claims read by another version of the analyser.

use chrono::{DateTime, Utc};
use sqlx::types::Json;

use super::claim::{BATCH, NewAppearance, NewClaim};
use super::review::raise_versions;
use crate::domain::kernel::id::ClaimId;
use crate::store::kit::connection::Connection;

/// Replaces what the analyser said of claims that nobody has touched, and of their places; raises their versions. Returns the
/// claims that changed. A claim is touched if a person has assigned, dismissed, planned, pinned, reworded, reclassified,
/// merged, commented or added evidence.
pub async fn replace(
    db: &mut Connection,
    claims: &[NewClaim],
    places: &[NewAppearance],
    now: DateTime<Utc>,
) -> sqlx::Result<Vec<ClaimId>> {
    if claims.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<ClaimId> = claims.iter().map(|claim| claim.id).collect();
    let untouched = lock_untouched(db, &ids).await?;
    let mut changed = Vec::new();
    for batch in claims.chunks(BATCH) {
        changed.extend(replace_claims(db, batch, &untouched).await?);
    }
    for batch in places.chunks(BATCH) {
        changed.extend(replace_places(db, batch, &untouched).await?);
    }
    changed.sort_unstable();
    changed.dedup();
    raise_versions(db, &changed, now).await?;
    Ok(changed)
}

/// The claims among `ids` that nobody has touched. Their reviews stay locked until the transaction ends.
async fn lock_untouched(db: &mut Connection, ids: &[ClaimId]) -> sqlx::Result<Vec<ClaimId>> {
    sqlx::query_scalar!(
        r#"select c.id as "id: ClaimId"
        from reviews r
        join claims c on c.id = r.claim_id
        where r.claim_id = any($1) and r.state = 'unassigned' and r.pinned_at is null and r.due_at is null
            and r.topics = '{}' and r.stale_reason is null
            and c.wording is null and c.kind = c.machine_kind and c.merged_into is null
            and not exists (select from evidence e where e.claim_id = c.id)
            and not exists (select from comments m where m.claim_id = c.id)
            and not exists (select from claims other where other.merged_into = c.id)
        order by r.claim_id
        for update of r"#,
        ids as _
    )
    .fetch_all(db)
    .await
}

async fn replace_claims(db: &mut Connection, claims: &[NewClaim], untouched: &[ClaimId]) -> sqlx::Result<Vec<ClaimId>> {
    sqlx::query_scalar!(
        r#"with found as (
            select id, machine_statement, kind, second_kind, check_worthiness, reasons, ambiguities, claimant, voice, verb,
                priority
            from jsonb_to_recordset($1) as found (
                id uuid, machine_statement text, kind claim_kind, second_kind claim_kind, check_worthiness double precision,
                reasons jsonb, ambiguities jsonb, claimant text, voice claim_voice, verb text, priority integer
            )
        ), ranked as (
            update reviews r set priority = found.priority from found where r.claim_id = found.id and r.claim_id = any($2)
        )
        update claims c
        set machine_statement = found.machine_statement, kind = found.kind, machine_kind = found.kind,
            second_kind = found.second_kind, check_worthiness = found.check_worthiness, reasons = found.reasons,
            ambiguities = found.ambiguities, claimant = found.claimant, voice = found.voice, verb = found.verb
        from found
        where c.id = found.id and c.id = any($2)
            and (c.machine_statement, c.kind, c.second_kind, c.check_worthiness, c.reasons, c.ambiguities, c.claimant,
                c.voice, c.verb)
                is distinct from (found.machine_statement, found.kind, found.second_kind, found.check_worthiness,
                found.reasons, found.ambiguities, found.claimant, found.voice, found.verb)
        returning c.id as "id: ClaimId""#,
        Json(claims) as _,
        untouched as _
    )
    .fetch_all(db)
    .await
}

async fn replace_places(
    db: &mut Connection,
    places: &[NewAppearance],
    untouched: &[ClaimId],
) -> sqlx::Result<Vec<ClaimId>> {
    sqlx::query_scalar!(
        r#"update appearances p
        set claimant = found.claimant, voice = found.voice, verb = found.verb, figures = found.figures
        from jsonb_to_recordset($1) as found (
            claim_id uuid, number integer, span_start integer, claimant text, voice claim_voice, verb text, figures jsonb
        )
        where p.claim_id = found.claim_id and p.number = found.number and p.span_start = found.span_start
            and p.claim_id = any($2)
            and (p.claimant, p.voice, p.verb, p.figures)
                is distinct from (found.claimant, found.voice, found.verb, found.figures)
        returning p.claim_id as "id: ClaimId""#,
        Json(places) as _,
        untouched as _
    )
    .fetch_all(db)
    .await
}
