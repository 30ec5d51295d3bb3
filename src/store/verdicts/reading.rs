//! Second reviews: request, answer, comparison, adjudication.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::kernel::id::{AccountId, ClaimId, ReadingId};
use crate::domain::people::account::PersonRef;
use crate::domain::verdicts::rating::RatingRef;
use crate::domain::verdicts::reading::{Adjudication, Reading, Upheld};
use crate::store::kit::connection::Connection;

/// The newest second review of a claim that was not withdrawn.
pub async fn newest(db: impl PgExecutor<'_>, claim: ClaimId) -> sqlx::Result<Option<Reading>> {
    let row = sqlx::query!(
        r#"select s.id, s.asked_at, s.rating_key, s.rating_label, s.rating_value, s.rating_color, s.summary, s.given_at,
            s.number, s.agrees, s.upheld, s.reason, s.adjudicated_at,
            r.id as reader_id, r.name as reader_name, k.id as asker_id, k.name as asker_name,
            j.id as "judge_id?", j.name as "judge_name?"
        from second_readings s
        join accounts r on r.id = s.reader_id
        join accounts k on k.id = s.asked_by
        left join accounts j on j.id = s.adjudicated_by
        where s.claim_id = $1 and s.withdrawn_at is null
        order by s.asked_at desc, s.id desc
        limit 1"#,
        claim as _
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| {
        let rating = row.rating_key.zip(row.rating_label).zip(row.rating_color);
        let judged = row.judge_id.zip(row.judge_name).zip(row.adjudicated_at);
        Reading {
            id: row.id,
            reader: PersonRef { id: row.reader_id, name: row.reader_name },
            asked_by: PersonRef { id: row.asker_id, name: row.asker_name },
            asked_at: row.asked_at,
            rating: rating.map(|((key, label), color)| RatingRef { key, label, value: row.rating_value, color }),
            summary: row.summary,
            given_at: row.given_at,
            revision: row.number,
            agrees: row.agrees,
            adjudication: judged.zip(row.upheld).zip(row.reason).map(|((((id, name), at), upheld), reason)| {
                Adjudication { upheld, reason, by: PersonRef { id, name }, at }
            }),
        }
    }))
}

/// Requests a second review. Violates `second_readings_open_key` when the claim has an open one.
pub async fn insert(
    db: &mut Connection,
    id: ReadingId,
    claim: ClaimId,
    reader: AccountId,
    by: AccountId,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into second_readings (id, claim_id, reader_id, asked_by, asked_at) values ($1, $2, $3, $4, $5)",
        id as _,
        claim as _,
        reader as _,
        by as _,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Stores the second reviewer's rating and summary. An answer that was already given is not overwritten.
pub async fn set_given(
    db: &mut Connection,
    id: ReadingId,
    rating: &RatingRef,
    summary: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update second_readings
        set rating_key = $2, rating_label = $3, rating_value = $4, rating_color = $5, summary = $6, given_at = $7
        where id = $1 and given_at is null",
        id as _,
        rating.key,
        rating.label,
        rating.value,
        rating.color,
        summary,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Stores the comparison of a second review with a revision. Violates `second_readings_reader_is_another` when
/// the author of the revision is also the second reviewer.
pub async fn set_compared(
    db: &mut Connection,
    id: ReadingId,
    number: i32,
    author: AccountId,
    agrees: bool,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update second_readings set number = $2, author_id = $3, agrees = $4 where id = $1 and number is null",
        id as _,
        number,
        author as _,
        agrees
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Stores an editor's decision between the two ratings. Violates `second_readings_adjudicator_is_a_third` when
/// the editor is the author or the second reviewer.
pub async fn set_adjudicated(
    db: &mut Connection,
    id: ReadingId,
    upheld: Upheld,
    reason: &str,
    by: AccountId,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update second_readings set upheld = $2, reason = $3, adjudicated_by = $4, adjudicated_at = $5 where id = $1",
        id as _,
        upheld as _,
        reason,
        by as _,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Withdraws a second review.
pub async fn withdraw(db: &mut Connection, id: ReadingId, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!("update second_readings set withdrawn_at = $2 where id = $1", id as _, now).execute(db).await?;
    Ok(())
}

/// Claims with an open second review by this reader, who must not see the first rating of these claims.
pub async fn blind(db: impl PgExecutor<'_>, reader: AccountId) -> sqlx::Result<Vec<ClaimId>> {
    sqlx::query_scalar!(
        "select claim_id from second_readings where reader_id = $1 and given_at is null and withdrawn_at is null",
        reader as _
    )
    .fetch_all(db)
    .await
}
