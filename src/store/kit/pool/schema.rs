//! Schema of the database: migrations, version of the server.

use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Connection as _, PgConnection};

use crate::store::kit::deadline::{DEADLINE, within};

/// The database migrations, embedded in the binary.
pub static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!();

/// Runs the pending migrations. An advisory lock makes concurrent processes run them one after the other.
///
/// # Errors
/// When a migration fails, was edited after it ran, or is newer than this binary.
pub async fn migrate(options: &PgConnectOptions) -> Result<(), sqlx::migrate::MigrateError> {
    let mut connection = connect(options).await?;
    sqlx::raw_sql("set client_min_messages = error").execute(&mut connection).await?;
    MIGRATIONS.run(&mut connection).await?;
    // Grant the application role access to tables that a migration added.
    sqlx::raw_sql("call grant_to_application()").execute(&mut connection).await?;
    Ok(())
}

/// A connection outside the pool, within the deadline of a statement.
pub(super) async fn connect(options: &PgConnectOptions) -> sqlx::Result<PgConnection> {
    within(DEADLINE, options.connect()).await
}

/// The PostgreSQL version as a number: 150020 is 15.20.
///
/// # Errors
/// When the database cannot be reached, or does not answer within the deadline of a statement.
pub async fn server_version(options: &PgConnectOptions) -> sqlx::Result<i32> {
    let mut connection = connect(options).await?;
    let version = sqlx::query_scalar!(r#"select current_setting('server_version_num')::integer as "version!""#);
    let version = within(DEADLINE, version.fetch_one(&mut connection)).await?;
    connection.close().await?;
    Ok(version)
}
