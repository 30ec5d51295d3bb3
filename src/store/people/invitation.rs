//! Invitations: create, look up, accept, revoke.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::kernel::id::{AccountId, InvitationId};
use crate::domain::people::account::{PersonRef, Role};
use crate::domain::people::invitation::Invitation;
use crate::store::kit::connection::Connection;

/// An invitation to insert.
#[derive(Debug)]
pub struct NewInvitation<'a> {
    /// Chosen by the caller.
    pub id: InvitationId,
    /// E-mail address of the invited person, in lower case.
    pub email: &'a str,
    /// Display name of the future account.
    pub name: &'a str,
    /// Role of the future account.
    pub role: Role,
    /// SHA-256 of the secret in the invitation link.
    pub secret_hash: &'a [u8; 32],
    /// The admin who invites.
    pub invited_by: AccountId,
    /// Time of creation.
    pub created_at: DateTime<Utc>,
    /// End of validity, exclusive.
    pub expires_at: DateTime<Utc>,
}

/// Inserts an invitation. Violates `invitations_open_key` when the address has an open invitation.
pub async fn insert(db: &mut Connection, new: &NewInvitation<'_>) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into invitations (id, email, name, role, secret_hash, invited_by, created_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)",
        new.id as _,
        new.email,
        new.name,
        new.role as _,
        &new.secret_hash[..],
        new.invited_by as _,
        new.created_at,
        new.expires_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Withdraws the open invitation of an address, expired or not. Returns whether there was one.
pub async fn supersede(db: &mut Connection, email: &str, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update invitations set withdrawn_at = $2
        where email = $1 and accepted_at is null and withdrawn_at is null",
        email,
        now
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Withdraws one open invitation. Returns its e-mail address, or `None` if the invitation was not open.
pub async fn withdraw(db: &mut Connection, id: InvitationId, now: DateTime<Utc>) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar!(
        "update invitations set withdrawn_at = $2
        where id = $1 and accepted_at is null and withdrawn_at is null
        returning email",
        id as _,
        now
    )
    .fetch_optional(db)
    .await
}

/// Valid invitations, newest first.
pub async fn open(db: impl PgExecutor<'_>, now: DateTime<Utc>) -> sqlx::Result<Vec<Invitation>> {
    let rows = sqlx::query!(
        "select i.id, i.email, i.name, i.role, i.created_at, i.expires_at, a.id as by_id, a.name as by_name
        from invitations i
        join accounts a on a.id = i.invited_by
        where i.accepted_at is null and i.withdrawn_at is null and i.expires_at > $1
        order by i.created_at desc, i.id",
        now
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Invitation {
            id: row.id,
            email: row.email,
            name: row.name,
            role: row.role,
            invited_by: PersonRef { id: row.by_id, name: row.by_name },
            created_at: row.created_at,
            expires_at: row.expires_at,
        })
        .collect())
}

/// Uses the invitation of a secret. Returns e-mail address, name, role and the inviter's name, or `None` if the
/// invitation is unknown, used, withdrawn or expired.
pub async fn accept(
    db: &mut Connection,
    secret_hash: &[u8; 32],
    now: DateTime<Utc>,
) -> sqlx::Result<Option<(String, String, Role, String)>> {
    let row = sqlx::query!(
        "update invitations i set accepted_at = $2
        from accounts a
        where i.secret_hash = $1 and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > $2
            and a.id = i.invited_by
        returning i.email, i.name, i.role, a.name as invited_by",
        &secret_hash[..],
        now
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.email, row.name, row.role, row.invited_by)))
}

/// E-mail address and name of a valid invitation, or `None` if it is unknown, used, withdrawn or expired.
pub async fn by_secret(
    db: impl PgExecutor<'_>,
    secret_hash: &[u8; 32],
    now: DateTime<Utc>,
) -> sqlx::Result<Option<(String, String)>> {
    let row = sqlx::query!(
        "select email, name from invitations
        where secret_hash = $1 and accepted_at is null and withdrawn_at is null and expires_at > $2",
        &secret_hash[..],
        now
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.email, row.name)))
}
