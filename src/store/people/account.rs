//! Accounts: lookup, list, role, password, deactivation.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::kernel::id::AccountId;
use crate::domain::people::account::{Account, Member, Person, Role};
use crate::store::kit::connection::Connection;

/// The account with this e-mail address, active or not, and its password hash, if any. `email` is in lower
/// case.
pub async fn by_email(db: impl PgExecutor<'_>, email: &str) -> sqlx::Result<Option<(Account, Option<String>)>> {
    let row = sqlx::query!(
        "select id, email, name, role, password_hash, password_is_temporary, deactivated_at
        from accounts
        where email = $1",
        email
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
            deactivated_at: row.deactivated_at,
        };
        (account, row.password_hash)
    }))
}

/// The password hash of an account. `None` for an unknown account or one without a password.
pub async fn password_hash(db: impl PgExecutor<'_>, id: AccountId) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar!("select password_hash from accounts where id = $1", id as _)
        .fetch_optional(db)
        .await
        .map(Option::flatten)
}

/// An active account's public profile: id, name and role.
pub async fn person(db: impl PgExecutor<'_>, id: AccountId) -> sqlx::Result<Option<Person>> {
    sqlx::query_as!(
        Person,
        "select id, name, role, away_until from accounts where id = $1 and deactivated_at is null",
        id as _
    )
    .fetch_optional(db)
    .await
}

/// Like [`person`]; the account stays active until the transaction ends, because its deactivation waits.
pub async fn person_for_work(db: impl PgExecutor<'_>, id: AccountId) -> sqlx::Result<Option<Person>> {
    sqlx::query_as!(
        Person,
        "select id, name, role, away_until from accounts where id = $1 and deactivated_at is null for share",
        id as _
    )
    .fetch_optional(db)
    .await
}

/// All active accounts, ordered by name. The end of an absence may have passed.
pub async fn people(db: impl PgExecutor<'_>) -> sqlx::Result<Vec<Person>> {
    sqlx::query_as!(
        Person,
        "select id, name, role, away_until from accounts where deactivated_at is null order by name, id"
    )
    .fetch_all(db)
    .await
}

/// Ids and names of all accounts, active or not. No other name is set until the transaction ends.
pub async fn names_for_change(db: &mut Connection) -> sqlx::Result<Vec<(AccountId, String)>> {
    sqlx::query!("select pg_advisory_xact_lock(hashtext('account_names'))").execute(&mut *db).await?;
    let rows = sqlx::query!("select id, name from accounts").fetch_all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// Ids of all active accounts with this role.
pub async fn active_in(db: impl PgExecutor<'_>, role: Role) -> sqlx::Result<Vec<AccountId>> {
    sqlx::query_scalar!("select id from accounts where role = $1 and deactivated_at is null", role as _)
        .fetch_all(db)
        .await
}

/// Returns whether there is an account with this id, active or not.
pub async fn exists(db: impl PgExecutor<'_>, id: AccountId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(r#"select exists (select from accounts where id = $1) as "exists!""#, id as _)
        .fetch_one(db)
        .await
}

/// Returns whether the newsroom has any account.
pub async fn exist(db: impl PgExecutor<'_>) -> sqlx::Result<bool> {
    sqlx::query_scalar!(r#"select exists (select from accounts) as "exist!""#).fetch_one(db).await
}

/// An account to insert.
#[derive(Debug)]
pub struct NewAccount<'a> {
    /// Chosen by the caller.
    pub id: AccountId,
    /// E-mail address in lower case.
    pub email: &'a str,
    /// Display name.
    pub name: &'a str,
    /// The role, which decides the permissions.
    pub role: Role,
    /// Argon2id hash as a PHC string. `None` for an account that signs in only by single sign-on.
    pub password_hash: Option<&'a str>,
    /// True if somebody else chose the password, so that it must be changed.
    pub password_is_temporary: bool,
    /// Time of creation.
    pub created_at: DateTime<Utc>,
}

/// Inserts an account. Violates `accounts_email_key` when the address is taken.
pub async fn insert(db: &mut Connection, account: &NewAccount<'_>) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into accounts (id, email, name, role, password_hash, password_is_temporary, created_at)
        values ($1, $2, $3, $4, $5, $6, $7)",
        account.id as _,
        account.email,
        account.name,
        account.role as _,
        account.password_hash,
        account.password_is_temporary,
        account.created_at,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Sets a password hash that the owner chose; the password is no longer temporary.
pub async fn set_password(db: &mut Connection, id: AccountId, hash: &str) -> sqlx::Result<()> {
    sqlx::query!("update accounts set password_hash = $2, password_is_temporary = false where id = $1", id as _, hash)
        .execute(db)
        .await?;
    Ok(())
}

/// Replaces the hash of an unchanged password, to use current hash parameters.
pub async fn set_hash(db: &mut Connection, id: AccountId, hash: &str) -> sqlx::Result<()> {
    sqlx::query!("update accounts set password_hash = $2 where id = $1", id as _, hash).execute(db).await?;
    Ok(())
}

/// Every account, active ones first, then ordered by name.
pub async fn members(db: impl PgExecutor<'_>) -> sqlx::Result<Vec<Member>> {
    let rows = sqlx::query!(
        "select id, email, name, role, away_until, created_at, signed_in_at, deactivated_at
        from accounts
        order by deactivated_at is not null, name, id"
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Member {
            person: Person { id: row.id, name: row.name, role: row.role, away_until: row.away_until },
            email: row.email,
            created_at: row.created_at,
            signed_in_at: row.signed_in_at,
            deactivated_at: row.deactivated_at,
            same_mailbox: Vec::new(),
        })
        .collect())
}

/// Locks an account against changes until the transaction ends. Foreign keys to the account stay possible
/// (`for no key update`): otherwise two admins who change each other would deadlock, because the event of each names
/// the other.
pub async fn lock(db: &mut Connection, id: AccountId) -> sqlx::Result<Option<Account>> {
    sqlx::query_as!(
        Account,
        "select id, email, name, role, password_is_temporary, deactivated_at from accounts where id = $1 for no key update",
        id as _
    )
    .fetch_optional(db)
    .await
}

/// Sets name and role. Violates `accounts_last_admin` when the last active admin would lose the role.
pub async fn set_person(db: &mut Connection, id: AccountId, name: &str, role: Role) -> sqlx::Result<()> {
    sqlx::query!("update accounts set name = $2, role = $3 where id = $1", id as _, name, role as _)
        .execute(db)
        .await?;
    Ok(())
}

/// Deactivates an account from `since`, or reactivates it if `None`. Violates `accounts_last_admin` when the
/// account is the last active admin.
pub async fn set_deactivated(db: &mut Connection, id: AccountId, since: Option<DateTime<Utc>>) -> sqlx::Result<()> {
    sqlx::query!("update accounts set deactivated_at = $2 where id = $1", id as _, since).execute(db).await?;
    Ok(())
}

/// Sets until when somebody is away; `None`: the person is there.
pub async fn set_away(db: &mut Connection, id: AccountId, until: Option<DateTime<Utc>>) -> sqlx::Result<()> {
    sqlx::query!("update accounts set away_until = $2 where id = $1", id as _, until).execute(db).await?;
    Ok(())
}

/// Until when somebody is away, or was.
pub async fn away_until(db: impl PgExecutor<'_>, id: AccountId) -> sqlx::Result<Option<DateTime<Utc>>> {
    sqlx::query_scalar!("select away_until from accounts where id = $1", id as _)
        .fetch_optional(db)
        .await
        .map(Option::flatten)
}

/// Records the time of the last sign-in.
pub async fn set_signed_in(db: &mut Connection, id: AccountId, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!("update accounts set signed_in_at = $2 where id = $1", id as _, now).execute(db).await?;
    Ok(())
}
