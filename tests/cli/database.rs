//! Private database: concurrent migration, readiness, advice in error messages.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::time::{Duration, Instant};

use claimdesk::store;
use private_postgres::{Cluster, Mode, Options};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};

use crate::support::{Dir, err};

// threat F94, F113
#[tokio::test]
async fn two_servers_migrate_at_once_and_readiness_refuses_a_database_that_may_lose_data() {
    let dir = Dir::new("ready");
    let options = Options::new("claimdesk", dir.data(), Mode::Server);
    let cluster = Cluster::open(options).await.unwrap();
    let options = cluster.connect_options();
    let (one, two) = tokio::join!(store::kit::pool::migrate(&options), store::kit::pool::migrate(&options));
    one.and(two).unwrap();
    let pool = store::kit::pool::open(options.clone(), 2).await.unwrap();
    let ready = async || store::kit::readiness::check(&mut pool.probe().await.unwrap()).await;
    ready().await.unwrap();

    let mut owner = options.connect().await.unwrap();
    for (change, is_ready) in [
        ("alter system set full_page_writes = off", false),
        ("alter system reset full_page_writes", true),
        ("alter system set fsync = off", false),
        ("alter system reset fsync", true),
    ] {
        for statement in [change, "select pg_reload_conf()"] {
            sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut owner).await.unwrap();
        }
        // A session applies the change before its next statement, once the server has read the file.
        let started = Instant::now();
        while ready().await.is_ok() != is_ready {
            assert!(started.elapsed() < Duration::from_mins(1), "{change}");
            tokio::task::yield_now().await;
        }
    }
    pool.close().await;
    owner.close().await.unwrap();
    cluster.close().await.unwrap();
}

#[tokio::test]
async fn an_older_program_serves_a_schema_that_was_added_to_and_refuses_one_that_was_cut() {
    let dir = Dir::new("newer");
    let cluster = Cluster::open(Options::new("claimdesk", dir.data(), Mode::Server)).await.unwrap();
    let options = cluster.connect_options();
    store::kit::pool::migrate(&options).await.unwrap();
    let pool = store::kit::pool::open(options.clone(), 2).await.unwrap();
    let ready = async || store::kit::readiness::check(&mut pool.probe().await.unwrap()).await;
    let mut owner = options.connect().await.unwrap();
    let mut apply = async |version: i64, description: &str| {
        let statement = "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
            values ($1, $2, true, '', 0)";
        sqlx::query(statement).bind(version).bind(description).execute(&mut owner).await.unwrap();
    };

    apply(9001, "contract types").await;
    ready().await.unwrap();
    store::kit::pool::migrate(&options).await.unwrap();
    apply(9002, "tips contract").await;
    let start = store::kit::pool::migrate(&options).await.unwrap_err().to_string();
    for told in [ready().await.unwrap_err(), start] {
        assert!(told.contains("a newer program (migration 9002, tips contract)"), "{told}");
        assert!(told.contains("start the newer program here"), "{told}");
    }
    // A migration in between that this program does not have is of another program altogether.
    sqlx::raw_sql("delete from _sqlx_migrations where version = 9002").execute(&mut owner).await.unwrap();
    sqlx::raw_sql("update _sqlx_migrations set version = 0 where version = 9001").execute(&mut owner).await.unwrap();
    assert!(store::kit::pool::migrate(&options).await.unwrap_err().to_string().contains("migration 0"));
    pool.close().await;
    owner.close().await.unwrap();
    cluster.close().await.unwrap();
}

#[test]
fn an_error_of_the_private_postgresql_names_the_setting_that_solves_it() {
    let dir = Dir::new("solution");
    let migrate = |variable: &str, value: &str| {
        let mut command = dir.command(&["migrate"]);
        let output = command.env(variable, value).output().unwrap();
        assert!(!output.status.success());
        err(&output).to_owned()
    };
    let text = migrate("CLAIMDESK_POSTGRES__BIN", "/nowhere");
    for part in ["/nowhere", "postgres.bin", "DATABASE_URL"] {
        assert!(text.contains(part), "{text}");
    }
    if fs::metadata(dir.data()).unwrap().uid() == 0 {
        let text = migrate("CLAIMDESK_POSTGRES__USER", "no-such-user");
        assert!(text.contains("postgres.user"), "{text}");
    }

    fs::create_dir(dir.data().join("postgres")).unwrap();
    dir.file("data/postgres/PG_VERSION", "14");
    let text = migrate("PATH", &std::env::var("PATH").unwrap());
    for part in ["PostgreSQL 14", "pg_upgrade", "docs/operate/install.md"] {
        assert!(text.contains(part), "{text}");
    }
}
