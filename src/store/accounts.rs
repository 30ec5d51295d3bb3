//! Who may sign in, and as what?

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgExecutor};

use crate::domain::account::{Account, Person, Role};
use crate::domain::id::AccountId;

/// The account of an e-mail address, with its password's hash; active or not.
pub async fn by_email(
    db: impl PgExecutor<'_>,
    email: &str,
) -> sqlx::Result<Option<(Account, String)>> {
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

/// The hash of an account's password.
pub async fn password_hash(db: impl PgExecutor<'_>, id: AccountId) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar!("select password_hash from accounts where id = $1", id as _)
        .fetch_optional(db)
        .await
}

/// One active account, as a colleague.
pub async fn person(db: impl PgExecutor<'_>, id: AccountId) -> sqlx::Result<Option<Person>> {
    sqlx::query_as!(
        Person,
        "select id, name, role from accounts where id = $1 and deactivated_at is null",
        id as _
    )
    .fetch_optional(db)
    .await
}

/// All active accounts by name.
pub async fn people(db: impl PgExecutor<'_>) -> sqlx::Result<Vec<Person>> {
    sqlx::query_as!(
        Person,
        "select id, name, role from accounts where deactivated_at is null order by name, id"
    )
    .fetch_all(db)
    .await
}

/// Whether there is any account at all.
pub async fn exist(db: impl PgExecutor<'_>) -> sqlx::Result<bool> {
    sqlx::query_scalar!(r#"select exists (select from accounts) as "exist!""#)
        .fetch_one(db)
        .await
}

/// A new account.
#[derive(Debug)]
pub struct NewAccount<'a> {
    /// Stable.
    pub id: AccountId,
    /// Lower-case.
    pub email: &'a str,
    /// As colleagues see it.
    pub name: &'a str,
    /// What the person may do.
    pub role: Role,
    /// argon2id PHC string.
    pub password_hash: &'a str,
    /// Handed out by somebody else.
    pub password_is_temporary: bool,
    /// When.
    pub created_at: DateTime<Utc>,
}

/// Breaks `accounts_email_key` when the address is taken.
pub async fn insert(db: &mut PgConnection, account: &NewAccount<'_>) -> sqlx::Result<()> {
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

/// A password that the person chose.
pub async fn set_password(db: &mut PgConnection, id: AccountId, hash: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "update accounts set password_hash = $2, password_is_temporary = false where id = $1",
        id as _,
        hash
    )
    .execute(db)
    .await?;
    Ok(())
}
