//! Identities: links between accounts and subjects of identity providers.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::kernel::id::AccountId;
use crate::domain::people::account::Account;
use crate::store::kit::connection::Connection;

/// The account that is linked to a provider's `subject`, active or not. Records the time of use.
pub async fn account(
    db: &mut Connection,
    issuer: &str,
    subject: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<Account>> {
    sqlx::query_as!(
        Account,
        "with used as (
            update identities set last_used_at = $3 where issuer = $1 and subject = $2 returning account_id
        )
        select a.id, a.email, a.name, a.role, a.password_is_temporary, a.deactivated_at
        from accounts a
        join used u on u.account_id = a.id",
        issuer,
        subject,
        now
    )
    .fetch_optional(db)
    .await
}

/// Links a provider's `subject` to an account. Violates `identities_pkey` when the subject is already linked.
pub async fn insert(
    db: &mut Connection,
    issuer: &str,
    subject: &str,
    account: AccountId,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into identities (issuer, subject, account_id, created_at, last_used_at) values ($1, $2, $3, $4, $4)",
        issuer,
        subject,
        account as _,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Returns whether the account is linked to this provider.
pub async fn exist(db: impl PgExecutor<'_>, account: AccountId, issuer: &str) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select exists (select from identities where account_id = $1 and issuer = $2) as "exists!""#,
        account as _,
        issuer
    )
    .fetch_one(db)
    .await
}
