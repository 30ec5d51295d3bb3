//! The connection pool: session settings, migrations, planner modes, readiness.

use std::time::Duration;

use sqlx::PgPool;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};

/// The migrations, in the binary.
pub static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!();

/// What every session must be set to; readiness checks that it is.
const SESSION: [(&str, &str); 6] = [
    ("synchronous_commit", "on"),
    ("statement_timeout", "5s"),
    ("lock_timeout", "2s"),
    ("idle_in_transaction_session_timeout", "10s"),
    ("default_transaction_isolation", "read committed"),
    ("timezone", "UTC"),
];

/// A pool of at most `connections` that never hands on somebody's open transaction.
///
/// A handler that is dropped while its `begin` is under way leaves the connection inside a transaction
/// (sqlx #4385); whoever got it next would be told that a write succeeded which is never committed.
/// The rollback on release closes that hole. It stands behind a `begin`, which says nothing in an idle session
/// where a bare `rollback` writes a warning into the server's log; in an open one it warns, as it should.
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
    let options = options
        .application_name("claimdesk")
        .options(SESSION)
        .options(role);
    PgPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(2))
        .test_before_acquire(false)
        .after_release(|connection, _| {
            Box::pin(async move {
                // mutant F95.1: sqlx::raw_sql("reset plan_cache_mode")
                sqlx::raw_sql("begin; rollback; reset plan_cache_mode")
                    .execute(connection)
                    .await?;
                Ok(true)
            })
        })
        .connect_with(options)
        .await
}

/// Brings the schema up to date. Two processes at once wait for each other on an advisory lock.
///
/// # Errors
/// When a migration fails, was edited after it ran, or is newer than this binary.
pub async fn migrate(options: &PgConnectOptions) -> Result<(), sqlx::migrate::MigrateError> {
    use sqlx::ConnectOptions;
    let mut connection = options
        .clone()
        .options([("client_min_messages", "error")])
        .connect()
        .await?;
    MIGRATIONS.run(&mut connection).await?;
    // Tables that a migration added are the application's too.
    sqlx::raw_sql("call grant_to_application()")
        .execute(&mut connection)
        .await?;
    Ok(())
}

/// What the application works as; see migration 20.
const ROLE: &str = "claimdesk_app";

/// Whether the application may work as the role that can only insert and read what is written once. An owner who
/// may not grant it leaves the application with the owner's rights, and the triggers alone refuse.
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

/// From now on every query is planned for what it is asked: one plan for all filters would walk the whole table for a
/// name that hardly anybody bears. Until [`plan_as_usual`], or until the connection goes back to the pool.
///
/// # Errors
/// When the database does not answer.
pub async fn plan_anew(db: &mut sqlx::PgConnection) -> sqlx::Result<()> {
    sqlx::raw_sql("set plan_cache_mode = force_custom_plan")
        .execute(db)
        .await?;
    Ok(())
}

/// From now on a query's plan is kept where that pays. Nothing but the query that needs it may run before: its plans
/// count when PostgreSQL decides for good what pays.
///
/// # Errors
/// When the database does not answer.
pub async fn plan_as_usual(db: &mut sqlx::PgConnection) -> sqlx::Result<()> {
    sqlx::raw_sql("reset plan_cache_mode").execute(db).await?;
    Ok(())
}

/// From now on the transaction sees the database as it is at its next statement, reads only, and may take its time.
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

/// Whether the database answers, is writable, and keeps what it acknowledges.
///
/// # Errors
/// A sentence that says what is wrong.
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
    for (name, value) in [
        ("fsync", row.fsync),
        ("full_page_writes", row.full_page_writes),
    ] {
        if value != "on" {
            return Err(format!(
                "the database runs with {name} = {value}: it may lose what it acknowledged"
            ));
        }
    }
    if !matches!(row.synchronous_commit.as_str(), "on" | "remote_apply") {
        return Err(format!("synchronous_commit is {}", row.synchronous_commit));
    }
    if row.standby {
        return Err("the database is a standby and takes no writes".to_owned());
    }
    let applied: Vec<i64> =
        sqlx::query_scalar!("select version from _sqlx_migrations where success")
            .fetch_all(pool)
            .await
            .map_err(|error| format!("the schema is not there: {error}"))?;
    match MIGRATIONS
        .iter()
        .find(|migration| !applied.contains(&migration.version))
    {
        Some(missing) => Err(format!("migration {} has not run", missing.version)),
        None => Ok(()),
    }
}

/// The server's version as a number: 150020 is 15.20.
///
/// # Errors
/// When the database does not answer.
pub async fn server_version(connection: &mut sqlx::PgConnection) -> sqlx::Result<i32> {
    sqlx::query_scalar!(r#"select current_setting('server_version_num')::integer as "version!""#)
        .fetch_one(connection)
        .await
}

/// Lets the planner look at the tables again. After many rows came in at once its old picture leads it to
/// read whole tables, until autovacuum comes by a minute later.
///
/// # Errors
/// When the database does not answer.
pub async fn analyze(pool: &PgPool) -> sqlx::Result<()> {
    // Only their owner may look at tables in this way.
    sqlx::raw_sql(
        "set role none; analyze articles, article_versions, analyses, claims, appearances, reviews; reset role",
    )
    .execute(pool)
    .await?;
    Ok(())
}
