//! API tokens: create, list, revoke, look up by hash.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::kernel::id::{AccountId, TokenId};
use crate::domain::people::account::Account;
use crate::domain::people::token::{Bearer, Scope, Token};
use crate::store::kit::connection::Connection;

/// An API token to insert.
#[derive(Debug)]
pub struct NewToken<'a> {
    /// Chosen by the caller.
    pub id: TokenId,
    /// The owner.
    pub account: AccountId,
    /// The owner's name for the token.
    pub name: &'a str,
    /// SHA-256 of the token. The token itself is not stored.
    pub secret_hash: &'a [u8; 32],
    /// The token's last characters, shown in lists.
    pub ending: &'a str,
    /// The scopes. The token's permissions are the intersection of scopes and role.
    pub scopes: &'a [Scope],
    /// Time of creation.
    pub created_at: DateTime<Utc>,
    /// End of validity, exclusive.
    pub expires_at: DateTime<Utc>,
}

/// Inserts an API token.
pub async fn insert(db: &mut Connection, new: &NewToken<'_>) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into tokens (id, account_id, name, secret_hash, ending, scopes, created_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)",
        new.id as _,
        new.account as _,
        new.name,
        &new.secret_hash[..],
        new.ending,
        new.scopes as _,
        new.created_at,
        new.expires_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// An account's valid tokens, newest first.
pub async fn of(db: impl PgExecutor<'_>, account: AccountId, now: DateTime<Utc>) -> sqlx::Result<Vec<Token>> {
    sqlx::query_as!(
        Token,
        r#"select id, name, ending, scopes as "scopes: Vec<Scope>", created_at, expires_at, last_used_at
        from tokens
        where account_id = $1 and revoked_at is null and expires_at > $2
        order by created_at desc, id"#,
        account as _,
        now
    )
    .fetch_all(db)
    .await
}

/// Revokes one of an account's tokens. Returns its name, or `None` if the token is unknown or already revoked.
pub async fn revoke(
    db: &mut Connection,
    account: AccountId,
    id: TokenId,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar!(
        "update tokens set revoked_at = $3
        where id = $1 and account_id = $2 and revoked_at is null
        returning name",
        id as _,
        account as _,
        now
    )
    .fetch_optional(db)
    .await
}

/// The token with this hash. `None` if the token is revoked or expired, or its account is deactivated.
pub async fn by_secret(db: impl PgExecutor<'_>, hash: &[u8; 32], now: DateTime<Utc>) -> sqlx::Result<Option<Bearer>> {
    let row = sqlx::query!(
        r#"select t.id as token_id, t.scopes as "scopes: Vec<Scope>", t.last_used_at, a.id, a.email, a.name, a.role,
            a.password_is_temporary
        from tokens t
        join accounts a on a.id = t.account_id
        where t.secret_hash = $1 and t.revoked_at is null and t.expires_at > $2 and a.deactivated_at is null"#,
        &hash[..],
        now
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Bearer {
        id: row.token_id,
        account: Account {
            id: row.id,
            email: row.email,
            name: row.name,
            role: row.role,
            password_is_temporary: row.password_is_temporary,
            deactivated_at: None,
        },
        scopes: row.scopes,
        last_used_at: row.last_used_at,
    }))
}

/// Records the time of the last request with this token.
pub async fn touch(db: impl PgExecutor<'_>, id: TokenId, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!("update tokens set last_used_at = $2 where id = $1", id as _, now).execute(db).await?;
    Ok(())
}
