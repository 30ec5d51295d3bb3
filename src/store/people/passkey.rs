//! Passkeys: WebAuthn credentials of accounts and answered challenges.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::kernel::id::{AccountId, PasskeyId};
use crate::domain::people::account::Account;
use crate::domain::people::passkey::Passkey;
use crate::store::kit::connection::Connection;

/// An account's passkeys, newest first.
pub async fn of(db: impl PgExecutor<'_>, account: AccountId) -> sqlx::Result<Vec<Passkey>> {
    sqlx::query_as!(
        Passkey,
        "select id, name, created_at, last_used_at from passkeys where account_id = $1 order by id desc",
        account as _
    )
    .fetch_all(db)
    .await
}

/// All WebAuthn credentials of an account, as JSON of the WebAuthn library.
pub async fn credentials(db: impl PgExecutor<'_>, account: AccountId) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar!("select credential from passkeys where account_id = $1", account as _).fetch_all(db).await
}

/// A passkey to insert.
#[derive(Debug)]
pub struct NewPasskey<'a> {
    /// Chosen by the caller.
    pub id: PasskeyId,
    /// The owner.
    pub account: AccountId,
    /// The owner's name for the passkey.
    pub name: &'a str,
    /// WebAuthn credential id, as the authenticator reports it.
    pub credential_id: &'a [u8],
    /// The credential as JSON of the WebAuthn library.
    pub credential: &'a str,
    /// Time of registration.
    pub created_at: DateTime<Utc>,
}

/// Inserts a passkey. Violates `passkeys_credential_id_key` when the credential is already registered.
pub async fn insert(db: &mut Connection, passkey: &NewPasskey<'_>) -> sqlx::Result<()> {
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

/// The credential with this id and its owner, if the account `owner` is active. Locks the passkey until the
/// transaction ends, so that its signature counter is checked once at a time.
pub async fn lock(
    db: &mut Connection,
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

/// Stores the credential after a sign-in, with its new signature counter, and the time of use.
pub async fn used(db: &mut Connection, credential_id: &[u8], credential: &str, now: DateTime<Utc>) -> sqlx::Result<()> {
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

/// Deletes one of an account's passkeys. Returns its name, or `None` if the account has no such passkey.
pub async fn delete(db: &mut Connection, account: AccountId, id: PasskeyId) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar!("delete from passkeys where id = $1 and account_id = $2 returning name", id as _, account as _)
        .fetch_optional(db)
        .await
}

/// Records that a challenge was answered, and deletes expired records. Returns false for a challenge that was
/// answered before.
pub async fn answer(
    db: &mut Connection,
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
