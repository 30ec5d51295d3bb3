//! Second factors: TOTP secrets, used time steps, recovery codes.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::kernel::id::AccountId;
use crate::domain::people::second_factor::SecondFactor;
use crate::store::kit::connection::Connection;

/// The second factor of an account: activation time, whether the role requires one, unused recovery codes.
pub async fn state(db: impl PgExecutor<'_>, account: AccountId) -> sqlx::Result<SecondFactor> {
    sqlx::query_as!(
        SecondFactor,
        r#"select f.activated_at as "activated_at?", a.role = any (s.require_two_factor) as "required!",
            (select count(*) from recovery_codes c where c.account_id = a.id and c.used_at is null) as "recovery_codes!"
        from accounts a
        cross join settings s
        left join second_factors f on f.account_id = a.id
        where a.id = $1"#,
        account as _
    )
    .fetch_one(db)
    .await
}

/// The encrypted TOTP secret of an account: the active one, or the one shown for enrolment but not confirmed.
pub async fn sealed(db: impl PgExecutor<'_>, account: AccountId, active: bool) -> sqlx::Result<Option<Vec<u8>>> {
    sqlx::query_scalar!(
        "select sealed from second_factors where account_id = $1 and (activated_at is not null) = $2",
        account as _,
        active
    )
    .fetch_optional(db)
    .await
}

/// Stores an encrypted TOTP secret for enrolment, replacing an unconfirmed one. Returns false if a second
/// factor is already active.
pub async fn offer(db: &mut Connection, account: AccountId, sealed: &[u8], now: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "insert into second_factors (account_id, sealed, created_at)
        values ($1, $2, $3)
        on conflict (account_id) do update set sealed = excluded.sealed, created_at = excluded.created_at, last_step = 0
        where second_factors.activated_at is null",
        account as _,
        sealed,
        now
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Activates the second factor with the time step of the first code. Returns false if it is already active.
pub async fn activate(db: &mut Connection, account: AccountId, step: i64, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update second_factors set activated_at = $3, last_step = $2 where account_id = $1 and activated_at is null",
        account as _,
        step,
        now
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Uses the code of a TOTP time step. Returns false if this or a later step was used before.
pub async fn take_step(db: impl PgExecutor<'_>, account: AccountId, step: i64) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update second_factors set last_step = $2
        where account_id = $1 and activated_at is not null and last_step < $2",
        account as _,
        step
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Uses a recovery code. Returns false if the code is unknown or used.
pub async fn take_recovery(
    db: impl PgExecutor<'_>,
    account: AccountId,
    hash: &[u8; 32],
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update recovery_codes set used_at = $3 where account_id = $1 and code_hash = $2 and used_at is null",
        account as _,
        &hash[..],
        now
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Replaces all recovery codes of an account, used ones included, by new hashes.
pub async fn replace_recovery(db: &mut Connection, account: AccountId, hashes: &[Vec<u8>]) -> sqlx::Result<()> {
    sqlx::query!("delete from recovery_codes where account_id = $1", account as _).execute(&mut *db).await?;
    sqlx::query!(
        "insert into recovery_codes (account_id, code_hash) select $1, hash from unnest($2::bytea[]) as new (hash)",
        account as _,
        hashes
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Deletes the second factor and its recovery codes. Returns false if no second factor was active.
pub async fn delete(db: &mut Connection, account: AccountId) -> sqlx::Result<bool> {
    sqlx::query!("delete from recovery_codes where account_id = $1", account as _).execute(&mut *db).await?;
    let gone = sqlx::query_scalar!(
        r#"delete from second_factors where account_id = $1 returning activated_at is not null as "counted!""#,
        account as _
    )
    .fetch_optional(db)
    .await?;
    Ok(gone == Some(true))
}
