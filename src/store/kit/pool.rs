//! The connection pool: session settings, migrations, planner modes, readiness.

use std::time::Duration;

use sqlx::PgPool;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};

/// The database migrations, embedded in the binary.
pub static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!();

/// Settings of every database session.
const SESSION: [(&str, &str); 6] = [
    ("synchronous_commit", "on"),
    ("statement_timeout", "5s"),
    ("lock_timeout", "2s"),
    ("idle_in_transaction_session_timeout", "10s"),
    ("default_transaction_isolation", "read committed"),
    ("timezone", "UTC"),
];

/// Opens a pool of at most `connections` that never returns a connection with an open transaction.
///
/// A handler that is dropped during `begin` leaves the connection inside a transaction (sqlx #4385). The next user's
/// writes would then succeed but never be committed. The rollback on release prevents this. The `begin` before the
/// rollback is silent in an idle session, where a bare `rollback` would log a warning on the PostgreSQL server; in an
/// open transaction the `begin` logs a warning, which is intended.
///
/// # Errors
/// When the database cannot be reached.
pub async fn open(options: PgConnectOptions, connections: u32) -> sqlx::Result<PgPool> {
    let role = is_restricted(&options).await?.then_some(("role", ROLE));
    if role.is_none() {
        tracing::warn!(
            "the application works with its owner's rights: grant it the role {ROLE} (see docs/operate/install.md)"
        );
    }
    let options = options.application_name("claimdesk").options(SESSION).options(role);
    PgPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(2))
        .test_before_acquire(false)
        .after_release(|connection, _| {
            Box::pin(async move {
                // mutant F95.1: sqlx::raw_sql("reset plan_cache_mode")
                sqlx::raw_sql("begin; rollback; reset plan_cache_mode").execute(connection).await?;
                Ok(true)
            })
        })
        .connect_with(options)
        .await
}

/// Runs the pending migrations. An advisory lock makes concurrent processes run them one after the other.
///
/// # Errors
/// When a migration fails, was edited after it ran, or is newer than this binary.
pub async fn migrate(options: &PgConnectOptions) -> Result<(), sqlx::migrate::MigrateError> {
    use sqlx::ConnectOptions;
    let mut connection = options.clone().options([("client_min_messages", "error")]).connect().await?;
    MIGRATIONS.run(&mut connection).await?;
    // Grant the application role access to tables that a migration added.
    sqlx::raw_sql("call grant_to_application()").execute(&mut connection).await?;
    Ok(())
}

/// PostgreSQL role of the application; see migration 20.
const ROLE: &str = "claimdesk_app";

/// Returns whether the database user may act as [`ROLE`], which can only insert and read append-only rows. Otherwise
/// the application runs with the owner's rights, and only triggers protect these rows.
async fn is_restricted(options: &PgConnectOptions) -> sqlx::Result<bool> {
    use sqlx::{ConnectOptions, Connection};
    let mut connection = options.connect().await?;
    let may = sqlx::query_scalar!(
        r#"select coalesce(
            (select pg_has_role(current_user, oid, 'member') from pg_roles where rolname = $1), false
        ) as "may!""#,
        ROLE
    )
    .fetch_one(&mut connection)
    .await?;
    connection.close().await?;
    Ok(may)
}

/// Plans every query for its parameter values: a generic plan for all filters would scan the whole table for a rare
/// value. Lasts until [`plan_as_usual`], or until the connection returns to the pool.
///
/// # Errors
/// When the database does not answer.
pub async fn plan_anew(db: &mut sqlx::PgConnection) -> sqlx::Result<()> {
    sqlx::raw_sql("set plan_cache_mode = force_custom_plan").execute(db).await?;
    Ok(())
}

/// Lets PostgreSQL choose between generic and custom plans again. Between [`plan_anew`] and this call, run only the
/// query that needs custom plans: PostgreSQL counts every custom plan when it makes its lasting choice for a query.
///
/// # Errors
/// When the database does not answer.
pub async fn plan_as_usual(db: &mut sqlx::PgConnection) -> sqlx::Result<()> {
    sqlx::raw_sql("reset plan_cache_mode").execute(db).await?;
    Ok(())
}

/// Makes the current transaction a read-only snapshot, taken at its next statement, with timeouts of 10 minutes.
///
/// # Errors
/// When the database does not answer.
pub async fn freeze(db: &mut sqlx::PgConnection) -> sqlx::Result<()> {
    sqlx::raw_sql(
        "set transaction isolation level repeatable read, read only; set local statement_timeout = '10min';
        set local idle_in_transaction_session_timeout = '10min'",
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Checks that the database answers, is writable and durable (`fsync`, `full_page_writes`, `synchronous_commit`), and
/// has all migrations.
///
/// # Errors
/// A message that says which check failed.
pub async fn ready(pool: &PgPool) -> Result<(), String> {
    let row = sqlx::query!(
        r#"select
            current_setting('fsync') as "fsync!",
            current_setting('full_page_writes') as "full_page_writes!",
            current_setting('synchronous_commit') as "synchronous_commit!",
            pg_is_in_recovery() as "standby!""#
    )
    .fetch_one(pool)
    .await
    .map_err(|error| format!("the database does not answer: {error}"))?;
    for (name, value) in [("fsync", row.fsync), ("full_page_writes", row.full_page_writes)] {
        if value != "on" {
            return Err(format!("the database runs with {name} = {value}: it may lose what it acknowledged"));
        }
    }
    if !matches!(row.synchronous_commit.as_str(), "on" | "remote_apply") {
        return Err(format!("synchronous_commit is {}", row.synchronous_commit));
    }
    if row.standby {
        return Err("the database is a standby and takes no writes".to_owned());
    }
    let applied: Vec<i64> = sqlx::query_scalar!("select version from _sqlx_migrations where success")
        .fetch_all(pool)
        .await
        .map_err(|error| format!("the schema is not there: {error}"))?;
    match MIGRATIONS.iter().find(|migration| !applied.contains(&migration.version)) {
        Some(missing) => Err(format!("migration {} has not run", missing.version)),
        None => Ok(()),
    }
}

/// The PostgreSQL version as a number: 150020 is 15.20.
///
/// # Errors
/// When the database does not answer.
pub async fn server_version(connection: &mut sqlx::PgConnection) -> sqlx::Result<i32> {
    sqlx::query_scalar!(r#"select current_setting('server_version_num')::integer as "version!""#)
        .fetch_one(connection)
        .await
}

/// Updates the planner statistics of the large tables. After a bulk insert, outdated statistics lead to full table
/// scans until autovacuum runs about a minute later.
///
/// # Errors
/// When the database does not answer.
pub async fn analyze(pool: &PgPool) -> sqlx::Result<()> {
    // Only the owner of a table may analyze it, so drop the application role.
    sqlx::raw_sql(
        "set role none; analyze articles, article_versions, analyses, claims, appearances, reviews; reset role",
    )
    .execute(pool)
    .await?;
    Ok(())
}
