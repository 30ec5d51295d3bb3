//! Test databases: one copy of a template per test, on one private PostgreSQL.
//!
//! One private PostgreSQL serves all tests of this checkout; the production module `private_postgres` runs the server.
//! The first test process starts the server. nextest runs every test in a separate process, so only file locks
//! (`private_postgres`) and PostgreSQL advisory locks work here, never in-process locks. The server keeps running
//! between test runs to save the start-up time: idle, on a Unix socket in a temporary directory, with only a template.
//! The server may be killed and the directory deleted at any time; the next run makes new ones.
//!
//! The template database is made once per set of migrations. Each test gets a copy and drops the copy at its end. The
//! next process drops the copies that killed tests left behind.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use claimdesk::store;
use private_postgres::{Cluster, Mode, Options};
use sha2::{Digest, Sha256};
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection};
use tokio::sync::OnceCell;

/// Any number will do; all processes take the same.
const TEMPLATE_LOCK: i64 = 0x_c1a1;

struct Server {
    /// The database that is always there, to make and drop others from.
    admin: PgConnectOptions,
    template: String,
}

static SERVER: OnceCell<Server> = OnceCell::const_new();
static COUNT: AtomicU32 = AtomicU32::new(0);

/// A database that is nobody else's, gone at the end of the test.
#[derive(Debug)]
pub struct Database {
    name: String,
    admin: PgConnectOptions,
    /// Connects as the owner of everything in it.
    owner: PgConnectOptions,
}

impl Database {
    pub async fn new() -> Self {
        let server = SERVER.get_or_init(start).await;
        let number = COUNT.fetch_add(1, Ordering::SeqCst);
        let name = format!("t_{}_{number}", std::process::id());
        let mut admin = server.admin.connect().await.unwrap();
        drop_database(&mut admin, &name).await;
        run(&mut admin, format!("create database {name} template {}", server.template)).await;
        Self { owner: server.admin.clone().database(&name), name, admin: server.admin.clone() }
    }

    /// A database that is there already, on a PostgreSQL of the test's own.
    pub fn at(options: &PgConnectOptions) -> Self {
        let name = options.get_database().unwrap().to_owned();
        Self { name, admin: options.clone().database("postgres"), owner: options.clone() }
    }

    pub fn options(&self) -> PgConnectOptions {
        self.owner.clone()
    }

    /// A connection past the server, as the owner of everything in it.
    pub async fn connect(&self) -> PgConnection {
        self.options().connect().await.unwrap()
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let (admin, name) = (self.admin.clone(), self.name.clone());
        // A thread of its own: a destructor cannot wait for the test's runtime.
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.unwrap().block_on(async {
                let mut admin = admin.connect().await.unwrap();
                drop_database(&mut admin, &name).await;
            });
        });
        // The next process drops what is left; a test that fails shall say why, not this.
        dropping.join().ok();
    }
}

async fn start() -> Server {
    let options = Options {
        // Many test processes connect at the same time.
        max_connections: 220,
        ..Options::new("claimdesk", directory(), Mode::Command)
    };
    let cluster = Cluster::open(options).await.unwrap();
    let admin = cluster.connect_options();
    cluster.leave_running();

    let template = format!("template_{}", migrations());
    let mut db = admin.connect().await.unwrap();
    sqlx::query("select pg_advisory_lock($1)").bind(TEMPLATE_LOCK).execute(&mut db).await.unwrap();
    sweep(&mut db, &template).await;
    if !exists(&mut db, &template).await {
        let making = format!("{template}_making");
        drop_database(&mut db, &making).await;
        run(&mut db, format!("create database {making}")).await;
        store::kit::pool::migrate(&admin.clone().database(&making)).await.unwrap();
        run(&mut db, format!("alter database {making} rename to {template}")).await;
    }
    // The connection's end frees the lock.
    db.close().await.unwrap();
    Server { admin, template }
}

/// One directory for each checkout, in `TEST_DATABASES` if `scripts/test.sh` names a place that waits for no disk.
fn directory() -> PathBuf {
    let name = hex(env!("CARGO_MANIFEST_DIR").as_bytes());
    let place = std::env::var_os("TEST_DATABASES").map_or_else(std::env::temp_dir, PathBuf::from);
    place.join(format!("claimdesk-tests-{name}"))
}

fn migrations() -> String {
    let sums: Vec<u8> = store::kit::pool::MIGRATIONS.iter().flat_map(|migration| migration.checksum.to_vec()).collect();
    hex(&sums)
}

fn hex(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().take(6).fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap();
        hex
    })
}

/// Drops templates of other migrations and databases of processes that are gone.
async fn sweep(db: &mut PgConnection, template: &str) {
    let names: Vec<String> = sqlx::query_scalar(
        "select datname::text from pg_database where datname like 't\\_%' or datname like 'template\\_%'",
    )
    .fetch_all(&mut *db)
    .await
    .unwrap();
    for name in names.iter().filter(|name| *name != template) {
        let owner = name.strip_prefix("t_").and_then(|rest| rest.split_once('_'));
        let alive = owner.is_some_and(|(id, _)| Path::new("/proc").join(id).exists());
        if !alive {
            drop_database(db, name).await;
        }
    }
}

async fn exists(db: &mut PgConnection, name: &str) -> bool {
    sqlx::query_scalar("select exists (select from pg_database where datname = $1)")
        .bind(name)
        .fetch_one(db)
        .await
        .unwrap()
}

async fn drop_database(db: &mut PgConnection, name: &str) {
    run(db, format!("drop database if exists {name} with (force)")).await;
}

async fn run(db: &mut PgConnection, sql: String) {
    // Names are made of our own letters and digits.
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(db).await.unwrap();
}
