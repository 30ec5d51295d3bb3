//! Idempotency keys: claim, look up, answer, release.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::kernel::id::AccountId;
use crate::domain::kernel::idempotency::{Answer, Seen};

/// Reserves `key` for the request with this fingerprint. A reservation without an answer that began before
/// `dead` is taken over by the same request. Returns false if the key is already in use.
pub async fn claim(
    db: impl PgExecutor<'_>,
    account: AccountId,
    key: &str,
    fingerprint: &[u8; 32],
    now: DateTime<Utc>,
    dead: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let claimed = sqlx::query!(
        "insert into idempotency (account_id, key, fingerprint, begun_at)
        values ($1, $2, $3, $4)
        on conflict (account_id, key) do update set begun_at = $4
        where idempotency.status is null
            and idempotency.fingerprint = $3
            and idempotency.begun_at < $5",
        account as _,
        key,
        &fingerprint[..],
        now,
        dead
    )
    .execute(db)
    .await?;
    Ok(claimed.rows_affected() == 1)
}

/// The state of a key that is in use: running, answered, or used for a request with another fingerprint.
pub async fn seen(
    db: impl PgExecutor<'_>,
    account: AccountId,
    key: &str,
    fingerprint: &[u8; 32],
) -> sqlx::Result<Seen> {
    let row = sqlx::query!(
        "select fingerprint, status, etag, location, body from idempotency where account_id = $1 and key = $2",
        account as _,
        key
    )
    .fetch_optional(db)
    .await?;
    Ok(match row {
        None => Seen::Running,
        Some(row) if row.fingerprint != fingerprint => Seen::Misused,
        Some(row) => match (row.status.and_then(|status| u16::try_from(status).ok()), row.body) {
            (Some(status), Some(body)) => {
                Seen::Answered(Answer { status, etag: row.etag.unwrap_or_default(), location: row.location, body })
            }
            _ => Seen::Running,
        },
    })
}

/// Stores the answer of a request, and deletes keys that were reserved before `old`.
pub async fn keep(
    db: impl PgExecutor<'_>,
    account: AccountId,
    key: &str,
    answer: &Answer,
    old: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "with forgotten as (delete from idempotency where begun_at < $7)
        update idempotency set status = $3, etag = $4, location = $5, body = $6
        where account_id = $1 and key = $2",
        account as _,
        key,
        i32::from(answer.status),
        answer.etag,
        answer.location,
        answer.body,
        old
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Releases a key whose request failed, so that the key may be used again. A key with an answer is kept.
pub async fn release(db: impl PgExecutor<'_>, account: AccountId, key: &str) -> sqlx::Result<()> {
    sqlx::query!("delete from idempotency where account_id = $1 and key = $2 and status is null", account as _, key)
        .execute(db)
        .await?;
    Ok(())
}
