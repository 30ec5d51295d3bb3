//! Password resets: one-time secrets for choosing a new password.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::kernel::id::{AccountId, ResetId};
use crate::store::kit::connection::Connection;

/// Inserts a password reset: the secret allows its bearer to choose a password until `expires_at`, exclusive.
pub async fn insert(
    db: &mut Connection,
    id: ResetId,
    account: AccountId,
    secret_hash: &[u8; 32],
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into resets (id, account_id, secret_hash, created_at, expires_at) values ($1, $2, $3, $4, $5)",
        id as _,
        account as _,
        &secret_hash[..],
        now,
        expires_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Withdraws all unused reset links of an account.
pub async fn withdraw(db: &mut Connection, account: AccountId, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "update resets set withdrawn_at = $2 where account_id = $1 and used_at is null and withdrawn_at is null",
        account as _,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Returns whether a reset link was made for the account after `since`, exclusive.
pub async fn exist_since(db: impl PgExecutor<'_>, account: AccountId, since: DateTime<Utc>) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select exists (select from resets where account_id = $1 and created_at > $2) as "exist!""#,
        account as _,
        since
    )
    .fetch_one(db)
    .await
}

/// Uses the reset link of a secret. Returns its account, or `None` if the link is unknown, used, withdrawn or
/// expired, or the account is deactivated.
pub async fn accept(
    db: &mut Connection,
    secret_hash: &[u8; 32],
    now: DateTime<Utc>,
) -> sqlx::Result<Option<AccountId>> {
    sqlx::query_scalar!(
        "update resets r set used_at = $2
        from accounts a
        where r.secret_hash = $1 and r.used_at is null and r.withdrawn_at is null and r.expires_at > $2
            and a.id = r.account_id and a.deactivated_at is null
        returning r.account_id",
        &secret_hash[..],
        now
    )
    .fetch_optional(db)
    .await
}

/// E-mail address and name for a valid reset link, or `None` if the link does not work.
pub async fn by_secret(
    db: impl PgExecutor<'_>,
    secret_hash: &[u8; 32],
    now: DateTime<Utc>,
) -> sqlx::Result<Option<(String, String)>> {
    let row = sqlx::query!(
        "select a.email, a.name
        from resets r
        join accounts a on a.id = r.account_id
        where r.secret_hash = $1 and r.used_at is null and r.withdrawn_at is null and r.expires_at > $2
            and a.deactivated_at is null",
        &secret_hash[..],
        now
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.email, row.name)))
}
