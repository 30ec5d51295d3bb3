//! Right of reply: requests to claimants and their answers.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::kernel::id::{AccountId, ClaimId, ReplyId};
use crate::domain::people::account::PersonRef;
use crate::domain::verdicts::reply::Reply;
use crate::store::kit::connection::Connection;

/// All reply requests of a claim, oldest first, with their answers.
pub async fn of_claim(db: impl PgExecutor<'_>, claim: ClaimId) -> sqlx::Result<Vec<Reply>> {
    let rows = sqlx::query!(
        "select p.id, p.claim_id, p.asked, p.channel, p.question, p.asked_at, p.deadline, p.answer, p.answered_at,
            a.id as by_id, a.name as by_name
        from replies p
        join accounts a on a.id = p.created_by
        where p.claim_id = $1
        order by p.asked_at, p.id",
        claim as _
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Reply {
            id: row.id,
            claim_id: row.claim_id,
            asked: row.asked,
            channel: row.channel,
            question: row.question,
            asked_at: row.asked_at,
            deadline: row.deadline,
            answer: row.answer,
            answered_at: row.answered_at,
            by: PersonRef { id: row.by_id, name: row.by_name },
        })
        .collect())
}

/// The id of the claim that a reply request belongs to.
pub async fn owner(db: impl PgExecutor<'_>, id: ReplyId) -> sqlx::Result<Option<ClaimId>> {
    sqlx::query_scalar!("select claim_id from replies where id = $1", id as _).fetch_optional(db).await
}

/// Inserts a reply request, with its answer if there is one.
pub async fn insert(db: &mut Connection, reply: &Reply, by: AccountId, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into replies
            (id, claim_id, asked, channel, question, asked_at, deadline, answer, answered_at, created_by, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        reply.id as _,
        reply.claim_id as _,
        reply.asked,
        reply.channel,
        reply.question,
        reply.asked_at,
        reply.deadline,
        reply.answer,
        reply.answered_at,
        by as _,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Stores an answer; an earlier answer is overwritten.
pub async fn set_answer(
    db: &mut Connection,
    id: ReplyId,
    answer: &str,
    answered_at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!("update replies set answer = $2, answered_at = $3 where id = $1", id as _, answer, answered_at)
        .execute(db)
        .await?;
    Ok(())
}
