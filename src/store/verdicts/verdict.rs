//! Verdicts: drafts, immutable revisions, decisions.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgExecutor;
use sqlx::types::Json;

use crate::domain::kernel::id::{AccountId, ClaimId};
use crate::domain::people::account::PersonRef;
use crate::domain::verdicts::guide::CheckedPoint;
use crate::domain::verdicts::media::{DraftMedia, Media};
use crate::domain::verdicts::rating::RatingRef;
use crate::domain::verdicts::verdict::{Decision, Draft, DraftContent, Notice, Outcome, Revision};
use crate::store::kit::connection::Connection;

/// The verdict draft of a claim, or `None` if there is none.
pub async fn draft(db: impl PgExecutor<'_>, claim: ClaimId) -> sqlx::Result<Option<Draft>> {
    let row = sqlx::query!(
        r#"select d.rating, d.summary, d.rationale, d.as_of, d.recheck_at, d.correction_class, d.notice, d.ticked, d.saved_at,
            d.media as "media: Json<DraftMedia>", a.id, a.name
        from verdict_drafts d
        join accounts a on a.id = d.saved_by
        where d.claim_id = $1"#,
        claim as _
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Draft {
        rating: row.rating,
        summary: row.summary,
        rationale: row.rationale,
        as_of: row.as_of,
        recheck_at: row.recheck_at,
        correction_class: row.correction_class,
        notice: row.notice,
        ticked: row.ticked,
        media: row.media.map(|media| media.0),
        by: PersonRef { id: row.id, name: row.name },
        saved_at: row.saved_at,
    }))
}

/// Inserts or overwrites the draft of a claim. Violates `verdict_drafts_rating_fkey` for an unknown rating.
pub async fn put_draft(
    db: &mut Connection,
    claim: ClaimId,
    draft: &DraftContent,
    by: AccountId,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into verdict_drafts
            (claim_id, rating, summary, rationale, as_of, recheck_at, saved_by, saved_at, correction_class, notice,
            ticked, media)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        on conflict (claim_id) do update
        set rating = excluded.rating, summary = excluded.summary, rationale = excluded.rationale,
            as_of = excluded.as_of, recheck_at = excluded.recheck_at, saved_by = excluded.saved_by,
            saved_at = excluded.saved_at, correction_class = excluded.correction_class, notice = excluded.notice,
            ticked = excluded.ticked, media = excluded.media",
        claim as _,
        draft.rating,
        draft.summary,
        draft.rationale,
        draft.as_of,
        draft.recheck_at,
        by as _,
        now,
        draft.correction_class as _,
        draft.notice,
        &draft.ticked,
        draft.media.as_ref().map(Json) as _
    )
    .execute(db)
    .await?;
    Ok(())
}

/// All revisions of a claim's verdict with their decisions, newest first; the decisions of each oldest first.
pub async fn revisions(db: impl PgExecutor<'_>, claim: ClaimId) -> sqlx::Result<Vec<Revision>> {
    let rows = sqlx::query!(
        r#"select v.number, v.rating_key, v.rating_label, v.rating_value, v.rating_color, v.summary, v.rationale,
            v.as_of, v.recheck_at, v.correction_class, v.notice, v.submitted_at,
            v.checklist as "checklist: Json<Vec<CheckedPoint>>", v.media as "media: Json<Media>", a.id as "author_id?", a.name as "author_name?",
            d.outcome as "outcome?", d.reason as "reason?", d.decided_at as "decided_at?",
            j.id as "judge_id?", j.name as "judge_name?"
        from verdict_revisions v
        left join accounts a on a.id = v.author_id
        left join verdict_decisions d on d.claim_id = v.claim_id and d.number = v.number
        left join accounts j on j.id = d.decided_by
        where v.claim_id = $1
        order by v.number desc, d.decided_at"#,
        claim as _
    )
    .fetch_all(db)
    .await?;
    let mut revisions: Vec<Revision> = Vec::new();
    for row in rows {
        let judge = row.judge_id.zip(row.judge_name).map(|(id, name)| PersonRef { id, name });
        let decision = row.outcome.zip(judge).zip(row.decided_at).map(|((decision, by), at)| Decision {
            decision,
            by,
            at,
            reason: row.reason,
        });
        if let Some(revision) = revisions.last_mut().filter(|revision| revision.number == row.number) {
            revision.decisions.extend(decision);
            continue;
        }
        revisions.push(Revision {
            number: row.number,
            rating: RatingRef {
                key: row.rating_key,
                label: row.rating_label,
                value: row.rating_value,
                color: row.rating_color,
            },
            summary: row.summary,
            rationale: row.rationale,
            as_of: row.as_of,
            recheck_at: row.recheck_at,
            correction: row.correction_class.zip(row.notice).map(|(class, text)| Notice { class, text }),
            author: row.author_id.zip(row.author_name).map(|(id, name)| PersonRef { id, name }),
            submitted_at: row.submitted_at,
            checklist: row.checklist.0,
            media: row.media.map(|media| media.0),
            decisions: decision.into_iter().collect(),
        });
    }
    Ok(revisions)
}

/// A verdict revision to insert, submitted for approval.
#[derive(Debug)]
pub struct NewRevision {
    /// Revision number, from 1 without gaps. The primary key refuses two revisions with one parent.
    pub number: i32,
    /// The account that wrote the revision; `None` for a verdict from before Claimdesk.
    pub author: Option<AccountId>,
    /// The rating with its label and number at the time of submission.
    pub rating: RatingRef,
    /// Summary in one or two sentences.
    pub summary: String,
    /// Rationale in Markdown.
    pub rationale: String,
    /// The point in time that the verdict describes.
    pub as_of: DateTime<Utc>,
    /// Date when the verdict needs a re-check.
    pub recheck_at: Option<NaiveDate>,
    /// Notice about the published revision that this one corrects.
    pub correction: Option<Notice>,
    /// The checklist with the author's ticks.
    pub checklist: Vec<CheckedPoint>,
    /// The picture, video or sound that the claim shows.
    pub media: Option<Media>,
}

/// Inserts an immutable revision, and deletes the draft that becomes this revision.
pub async fn insert_revision(
    db: &mut Connection,
    claim: ClaimId,
    revision: &NewRevision,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "with draft as (delete from verdict_drafts where claim_id = $1)
        insert into verdict_revisions
            (claim_id, number, parent, author_id, rating_key, rating_label, rating_value, rating_color, summary,
            rationale, as_of, recheck_at, submitted_at, correction_class, notice, checklist, media)
        values ($1, $2, nullif($2 - 1, 0), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        claim as _,
        revision.number,
        revision.author as Option<AccountId>,
        revision.rating.key,
        revision.rating.label,
        revision.rating.value,
        revision.rating.color,
        revision.summary,
        revision.rationale,
        revision.as_of,
        revision.recheck_at,
        now,
        revision.correction.as_ref().map(|notice| notice.class) as _,
        revision.correction.as_ref().map(|notice| notice.text.as_str()),
        Json(&revision.checklist) as _,
        revision.media.as_ref().map(Json) as _
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Inserts an immutable decision on a revision. Violates `verdict_decisions_four_eyes` when the author decides.
pub async fn insert_decision(
    db: &mut Connection,
    claim: ClaimId,
    number: i32,
    outcome: Outcome,
    by: AccountId,
    reason: Option<&str>,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into verdict_decisions (claim_id, number, author_id, decided_by, outcome, reason, decided_at)
        select v.claim_id, v.number, v.author_id, $3, $4, $5, $6
        from verdict_revisions v
        where v.claim_id = $1 and v.number = $2",
        claim as _,
        number,
        by as _,
        outcome as _,
        reason,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}
