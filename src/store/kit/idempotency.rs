//! Idempotency keys: insert, look up, expiry.

use sqlx::PgExecutor;

use super::connection::Connection;
use crate::domain::kernel::id::AccountId;

/// A row of the table.
#[derive(Debug)]
pub struct Kept {
    /// SHA-256 of the request.
    pub fingerprint: Vec<u8>,
    /// Status of the answer; `None` while a server of an earlier version processes the request.
    pub status: Option<i32>,
    /// The `ETag` header of the answer.
    pub etag: Option<String>,
    /// The `Location` header of the answer.
    pub location: Option<String>,
    /// Encrypted body of the answer.
    pub sealed: Option<Vec<u8>>,
    /// Body of an answer from an earlier version, which did not encrypt.
    pub body: Option<String>,
}

/// Inserts the answer under its key. Returns false if the key is in use. Waits for a transaction that is inserting the
/// same key.
pub async fn insert(db: &mut Connection, account: AccountId, key: &str, kept: &Kept) -> sqlx::Result<bool> {
    let inserted = sqlx::query!(
        "insert into idempotency (account_id, key, fingerprint, begun_at, status, etag, location, sealed)
        values ($1, $2, $3, now(), $4, $5, $6, $7)
        on conflict (account_id, key) do nothing",
        account as _,
        key,
        kept.fingerprint,
        kept.status,
        kept.etag,
        kept.location,
        kept.sealed
    )
    .execute(db)
    .await?;
    Ok(inserted.rows_affected() == 1)
}

/// The row of a key.
pub async fn read(db: impl PgExecutor<'_>, account: AccountId, key: &str) -> sqlx::Result<Option<Kept>> {
    sqlx::query_as!(
        Kept,
        "select fingerprint, status, etag, location, sealed, body from idempotency where account_id = $1 and key = $2",
        account as _,
        key
    )
    .fetch_optional(db)
    .await
}

/// Deletes keys that are older than 48 hours by the database's clock.
pub async fn delete_expired(db: impl PgExecutor<'_>) -> sqlx::Result<()> {
    sqlx::query!("delete from idempotency where begun_at < now() - interval '48 hours'").execute(db).await?;
    Ok(())
}
