//! Password resets: one-time secrets for choosing a new password.

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgExecutor};

use crate::domain::kernel::id::{AccountId, ResetId};

/// Lets the bearer of a secret choose a password until `expires_at`.
pub async fn insert(
    db: &mut PgConnection,
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

/// Takes all open links of an account back.
pub async fn withdraw(
    db: &mut PgConnection,
    account: AccountId,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update resets set withdrawn_at = $2 where account_id = $1 and used_at is null and withdrawn_at is null",
        account as _,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Whether an account got a link after `since`.
pub async fn exist_since(
    db: impl PgExecutor<'_>,
    account: AccountId,
    since: DateTime<Utc>,
) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select exists (select from resets where account_id = $1 and created_at > $2) as "exist!""#,
        account as _,
        since
    )
    .fetch_one(db)
    .await
}

/// Uses up the link of a secret; whose it was. Nothing when it does not work any more.
pub async fn accept(
    db: &mut PgConnection,
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

/// Whom the link of a secret is for: address and name. Nothing when it does not work any more.
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
