//! Sessions and sign-in attempts: open, renew, end, count failures.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::kernel::id::{AccountId, SessionId};
use crate::domain::people::account::Account;
use crate::domain::people::session::{OpenSession, Proof};
use crate::store::kit::connection::Connection;

/// An open session with its account.
#[derive(Debug, Clone)]
pub struct Session {
    /// Id of the session; not the secret.
    pub id: SessionId,
    /// The signed-in account; always active.
    pub account: Account,
    /// Time of the last request, with a resolution of one minute.
    pub last_seen_at: DateTime<Utc>,
    /// End of the session, exclusive, even if it is in use.
    pub expires_at: DateTime<Utc>,
    /// Time of the last proof of identity: sign-in or re-authentication.
    pub confirmed_at: DateTime<Utc>,
    /// True if the role requires a second factor, the account has none, and the sign-in was by password.
    pub must_enrol: bool,
}

/// The session with this secret hash. `None` if the session has expired, had no request since `idle_since`, or
/// its account is deactivated.
pub async fn by_secret(
    db: impl PgExecutor<'_>,
    hash: &[u8; 32],
    now: DateTime<Utc>,
    idle_since: DateTime<Utc>,
) -> sqlx::Result<Option<Session>> {
    let row = sqlx::query!(
        r#"select s.id as session_id, s.last_seen_at, s.expires_at, s.confirmed_at, a.id, a.email, a.name, a.role,
            a.password_is_temporary,
            s.proof = 'password' and a.role = any (r.require_two_factor) and not exists (
                select from second_factors f where f.account_id = a.id and f.activated_at is not null
            ) as "must_enrol!"
        from sessions s
        join accounts a on a.id = s.account_id
        cross join settings r
        where s.secret_hash = $1
            and s.expires_at > $2
            and s.last_seen_at > $3
            and a.deactivated_at is null"#,
        &hash[..],
        now,
        idle_since
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Session {
        id: row.session_id,
        account: Account {
            id: row.id,
            email: row.email,
            name: row.name,
            role: row.role,
            password_is_temporary: row.password_is_temporary,
            deactivated_at: None,
        },
        last_seen_at: row.last_seen_at,
        expires_at: row.expires_at,
        confirmed_at: row.confirmed_at,
        must_enrol: row.must_enrol,
    }))
}

/// A session to insert.
#[derive(Debug)]
pub struct NewSession<'a> {
    /// Chosen by the caller.
    pub id: SessionId,
    /// The account that signs in.
    pub account: AccountId,
    /// SHA-256 of the secret in the cookie.
    pub secret_hash: &'a [u8; 32],
    /// Time of sign-in; also the first request and the first proof of identity.
    pub created_at: DateTime<Utc>,
    /// End of the session, exclusive, even if it is in use.
    pub expires_at: DateTime<Utc>,
    /// `User-Agent` header of the sign-in request.
    pub user_agent: Option<&'a str>,
    /// IP address of the client.
    pub address: Option<&'a str>,
    /// Method of the sign-in.
    pub proof: Proof,
}

/// Inserts a session, and deletes all expired sessions.
pub async fn insert(db: &mut Connection, session: &NewSession<'_>) -> sqlx::Result<()> {
    sqlx::query!(
        "with ended as (delete from sessions where expires_at <= $4)
        insert into sessions
            (id, account_id, secret_hash, created_at, last_seen_at, confirmed_at, expires_at, user_agent, address,
            proof)
        values ($1, $2, $3, $4, $4, $4, $5, $6, $7, $8)",
        session.id as _,
        session.account as _,
        &session.secret_hash[..],
        session.created_at,
        session.expires_at,
        session.user_agent,
        session.address,
        session.proof as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Records the time and the IP address of the last request.
pub async fn touch(
    db: impl PgExecutor<'_>,
    id: SessionId,
    now: DateTime<Utc>,
    address: Option<&str>,
) -> sqlx::Result<()> {
    sqlx::query!("update sessions set last_seen_at = $2, address = $3 where id = $1", id as _, now, address)
        .execute(db)
        .await?;
    Ok(())
}

/// Deletes a session: its cookie no longer works.
pub async fn delete(db: impl PgExecutor<'_>, id: SessionId) -> sqlx::Result<()> {
    sqlx::query!("delete from sessions where id = $1", id as _).execute(db).await?;
    Ok(())
}

/// Replaces the secret after re-authentication and records the time of the proof. Returns false if the session
/// does not exist.
pub async fn confirm(
    db: impl PgExecutor<'_>,
    id: SessionId,
    secret_hash: &[u8; 32],
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update sessions set secret_hash = $2, confirmed_at = $3, last_seen_at = $3 where id = $1",
        id as _,
        &secret_hash[..],
        now
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// The account of a session. `None` if the session has expired or had no request since `idle_since`.
pub async fn owner(
    db: impl PgExecutor<'_>,
    id: SessionId,
    now: DateTime<Utc>,
    idle_since: DateTime<Utc>,
) -> sqlx::Result<Option<AccountId>> {
    sqlx::query_scalar!(
        "select account_id from sessions where id = $1 and expires_at > $2 and last_seen_at > $3",
        id as _,
        now,
        idle_since
    )
    .fetch_optional(db)
    .await
}

/// An account's open sessions, most recently used first.
pub async fn of(
    db: impl PgExecutor<'_>,
    account: AccountId,
    now: DateTime<Utc>,
    idle_since: DateTime<Utc>,
) -> sqlx::Result<Vec<OpenSession>> {
    sqlx::query_as!(
        OpenSession,
        "select id, created_at, last_seen_at, user_agent, address, proof
        from sessions
        where account_id = $1 and expires_at > $2 and last_seen_at > $3
        order by last_seen_at desc, id",
        account as _,
        now,
        idle_since
    )
    .fetch_all(db)
    .await
}

/// Deletes a session of this account. Returns false if the account has no session with this id.
pub async fn delete_own(db: &mut Connection, account: AccountId, id: SessionId) -> sqlx::Result<bool> {
    let done = sqlx::query!("delete from sessions where id = $1 and account_id = $2", id as _, account as _)
        .execute(db)
        .await?;
    Ok(done.rows_affected() > 0)
}

/// Deletes all sessions of an account except `but`.
pub async fn delete_others(db: &mut Connection, account: AccountId, but: SessionId) -> sqlx::Result<()> {
    sqlx::query!("delete from sessions where account_id = $1 and id <> $2", account as _, but as _).execute(db).await?;
    Ok(())
}

/// Deletes all sessions of an account.
pub async fn delete_all(db: &mut Connection, account: AccountId) -> sqlx::Result<()> {
    sqlx::query!("delete from sessions where account_id = $1", account as _).execute(db).await?;
    Ok(())
}

/// Counts a sign-in attempt under a name, which is an e-mail address or an IP address. A window that began at
/// `since` or earlier is replaced by one that begins now. Returns the attempts in the window, this one
/// included, and the start of the window.
pub async fn count_try(
    db: impl PgExecutor<'_>,
    name: &str,
    now: DateTime<Utc>,
    since: DateTime<Utc>,
) -> sqlx::Result<(i32, DateTime<Utc>)> {
    let row = sqlx::query!(
        "insert into sign_in_failures (email, window_start, failures)
        values ($1, $2, 1)
        on conflict (email) do update set
            failures = case when sign_in_failures.window_start > $3 then sign_in_failures.failures + 1 else 1 end,
            window_start = case when sign_in_failures.window_start > $3 then sign_in_failures.window_start else $2 end
        returning failures, window_start",
        name,
        now,
        since
    )
    .fetch_one(db)
    .await?;
    Ok((row.failures, row.window_start))
}

/// Takes back one counted attempt, because the password was correct.
pub async fn excuse_try(db: impl PgExecutor<'_>, name: &str) -> sqlx::Result<()> {
    sqlx::query!("update sign_in_failures set failures = failures - 1 where email = $1 and failures > 0", name)
        .execute(db)
        .await?;
    Ok(())
}

/// Deletes the attempt counter of an e-mail address.
pub async fn forget_failures(db: &mut Connection, email: &str) -> sqlx::Result<()> {
    sqlx::query!("delete from sign_in_failures where email = $1", email).execute(db).await?;
    Ok(())
}
