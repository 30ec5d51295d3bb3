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
