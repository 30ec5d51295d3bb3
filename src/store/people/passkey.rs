//! Passkeys: WebAuthn credentials of accounts and pending challenges.

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgExecutor};

use crate::domain::kernel::id::{AccountId, PasskeyId};
use crate::domain::people::account::Account;
use crate::domain::people::passkey::Passkey;

/// A person's passkeys, the newest first.
pub async fn of(db: impl PgExecutor<'_>, account: AccountId) -> sqlx::Result<Vec<Passkey>> {
    sqlx::query_as!(
        Passkey,
        "select id, name, created_at, last_used_at from passkeys where account_id = $1 order by id desc",
        account as _
    )
    .fetch_all(db)
    .await
}

/// The credentials of a person's passkeys, as the library keeps them.
pub async fn credentials(db: impl PgExecutor<'_>, account: AccountId) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar!(
        "select credential from passkeys where account_id = $1",
        account as _
    )
    .fetch_all(db)
    .await
}

/// A new passkey.
#[derive(Debug)]
pub struct NewPasskey<'a> {
    /// Stable.
    pub id: PasskeyId,
    /// Whose.
    pub account: AccountId,
    /// What its owner calls it.
    pub name: &'a str,
    /// What the device calls it.
    pub credential_id: &'a [u8],
    /// As the library keeps it.
    pub credential: &'a str,
    /// Now.
    pub created_at: DateTime<Utc>,
}

/// Adds a passkey. Breaks `passkeys_credential_id_key` when the device's is known.
pub async fn insert(db: &mut PgConnection, passkey: &NewPasskey<'_>) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into passkeys (id, account_id, name, credential_id, credential, created_at)
        values ($1, $2, $3, $4, $5, $6)",
        passkey.id as _,
        passkey.account as _,
        passkey.name,
        passkey.credential_id,
        passkey.credential,
        passkey.created_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The credential that a device names, with its owner, if active; nobody else uses it until the transaction ends.
pub async fn lock(
    db: &mut PgConnection,
    owner: AccountId,
    credential_id: &[u8],
) -> sqlx::Result<Option<(String, Account)>> {
    let row = sqlx::query!(
        "select p.credential, a.id, a.email, a.name, a.role, a.password_is_temporary
        from passkeys p
        join accounts a on a.id = p.account_id
        where p.credential_id = $2 and p.account_id = $1 and a.deactivated_at is null
        for no key update of p",
        owner as _,
        credential_id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| {
        let account = Account {
            id: row.id,
            email: row.email,
            name: row.name,
            role: row.role,
            password_is_temporary: row.password_is_temporary,
            deactivated_at: None,
        };
        (row.credential, account)
    }))
}

/// Notes that somebody came by it, and what the device has counted.
pub async fn used(
    db: &mut PgConnection,
    credential_id: &[u8],
    credential: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update passkeys set credential = $2, last_used_at = $3 where credential_id = $1",
        credential_id,
        credential,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes one of a person's passkeys away; its name, if there was one.
pub async fn delete(
    db: &mut PgConnection,
    account: AccountId,
    id: PasskeyId,
) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar!(
        "delete from passkeys where id = $1 and account_id = $2 returning name",
        id as _,
        account as _
    )
    .fetch_optional(db)
    .await
}

/// Notes that a question was answered, and clears away those that nobody could answer any more. Says whether this was
/// the first answer.
pub async fn answer(
    db: &mut PgConnection,
    hash: &[u8; 32],
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "with over as (delete from answered_challenges where expires_at <= $2)
        insert into answered_challenges (hash, expires_at) values ($1, $3) on conflict do nothing",
        &hash[..],
        now,
        expires_at
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() > 0)
}
