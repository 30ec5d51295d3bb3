//! Schema of the database: migrations, version of the server.

use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Connection as _, PgConnection, PgExecutor};

use crate::store::kit::deadline::{DEADLINE, within};

/// The database migrations, embedded in the binary.
pub static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!();

/// End of the description of a migration after which programs without it cannot serve: `NNNN_<noun>_contract.sql`.
const CONTRACT: &str = " contract";

/// A migration that the database has had.
#[derive(Debug)]
pub struct Applied {
    /// The number.
    pub version: i64,
    /// The words in the name of its file.
    pub description: String,
}

/// The migrations that the database has had.
///
/// # Errors
/// Any error of the database, also if it never had one.
pub async fn applied(db: impl PgExecutor<'_>) -> sqlx::Result<Vec<Applied>> {
    sqlx::query_as!(Applied, "select version, description from _sqlx_migrations where success").fetch_all(db).await
}

/// Why this program cannot serve a database with these migrations, if a newer program has applied one after which it cannot. Other
/// migrations of newer programs only add what this program does not look at.
#[must_use]
pub fn too_new(applied: &[Applied]) -> Option<String> {
    let found = applied.iter().find(|one| one.version > newest() && one.description.ends_with(CONTRACT))?;
    let Applied { version, description } = found;
    Some(format!(
        "the schema is of a newer program (migration {version}, {description}), and this program cannot serve it; start the \
         newer program here"
    ))
}

fn newest() -> i64 {
    MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or_default()
}

/// Why the schema cannot be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum SchemaError {
    /// A migration failed, was edited after it ran, or is missing among those of this program.
    #[error(transparent)]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    /// See [`too_new`].
    #[error("{0}")]
    TooNew(String),
}

/// Runs the pending migrations. An advisory lock makes concurrent processes run them one after the other. A program also starts on
/// the schema of a newer one that only added to it.
///
/// # Errors
/// A schema that this program must not touch, a migration that failed or was edited, a database that failed.
pub async fn migrate(options: &PgConnectOptions) -> Result<(), SchemaError> {
    let mut connection = connect(options).await?;
    sqlx::raw_sql("set client_min_messages = error").execute(&mut connection).await?;
    let is_there = sqlx::query_scalar!(r#"select to_regclass('_sqlx_migrations') is not null as "is_there!""#);
    let is_there = is_there.fetch_one(&mut connection).await?;
    let applied = if is_there { applied(&mut connection).await? } else { vec![] };
    if let Some(problem) = too_new(&applied) {
        return Err(SchemaError::TooNew(problem));
    }
    let is_known = |one: &Applied| one.version > newest() || MIGRATIONS.version_exists(one.version);
    let migrations = sqlx::migrate::Migrator {
        migrations: MIGRATIONS.migrations.clone(),
        ignore_missing: applied.iter().all(is_known),
        ..sqlx::migrate::Migrator::DEFAULT
    };
    migrations.run(&mut connection).await?;
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
