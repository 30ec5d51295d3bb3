//! A PostgreSQL with a streaming standby, both for one test.

use std::path::PathBuf;
use std::process::Command;

use claimdesk::store;
use private_postgres::{Cluster, Mode, Options};
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, PgConnection};

/// Name of the user and of the database.
const NAME: &str = "pair";

/// A primary and its standby.
pub struct Pair {
    primary: Cluster,
    standby: Option<Cluster>,
    dir: PathBuf,
}

impl Pair {
    pub async fn new(name: &str) -> Self {
        let dir = std::env::temp_dir().join(format!("claimdesk-pair-{}-{name}", std::process::id()));
        let primary = Cluster::open(Options::new(NAME, dir.join("one"), Mode::Command)).await.unwrap();
        store::kit::pool::migrate(&primary.connect_options()).await.unwrap();
        std::fs::create_dir_all(dir.join("two")).unwrap();
        let backup = primary
            .client("pg_basebackup")
            .unwrap()
            .arg("--pgdata")
            .arg(dir.join("two/postgres"))
            .args(["--write-recovery-conf", "--checkpoint=fast", "--wal-method=stream", "--no-sync"])
            .output()
            .unwrap();
        assert!(backup.status.success(), "{}", String::from_utf8_lossy(&backup.stderr));
        let mut pair = Self { primary, standby: None, dir };
        pair.start_standby().await;
        pair
    }

    pub async fn start_standby(&mut self) {
        // The handle of a killed server still has the lock of the directory.
        drop(self.standby.take());
        let standby = Cluster::open(Options::new(NAME, self.dir.join("two"), Mode::Command)).await;
        self.standby = Some(standby.unwrap());
    }

    /// Connects to the primary as its owner.
    pub fn primary(&self) -> PgConnectOptions {
        self.primary.connect_options()
    }

    /// Connects to the standby as its owner.
    pub fn standby(&self) -> PgConnectOptions {
        self.standby.as_ref().unwrap().connect_options()
    }

    /// A connection to the standby past the server.
    pub async fn look(&self) -> PgConnection {
        self.standby().connect().await.unwrap()
    }

    /// Lets the standby show nothing new, or all that it has missed.
    pub async fn replay(&self, goes_on: bool) {
        let sql = if goes_on { "select pg_wal_replay_resume()" } else { "select pg_wal_replay_pause()" };
        sqlx::raw_sql(sql).execute(&mut self.look().await).await.unwrap();
    }

    /// Sends a signal to all processes of the standby.
    pub fn signal_standby(&self, name: &str) {
        let cluster = self.dir.join("two/postgres").canonicalize().unwrap();
        let entries = std::fs::read_dir("/proc").unwrap().flatten();
        let ours = entries.filter(|entry| std::fs::read_link(entry.path().join("cwd")).is_ok_and(|dir| dir == cluster));
        let ids: Vec<_> = ours.map(|entry| entry.file_name().into_string().unwrap()).collect();
        assert!(!ids.is_empty());
        Command::new("sh").args(["-c", &format!("kill -{name} {}", ids.join(" "))]).output().unwrap();
    }

    pub async fn end(self) {
        if let Some(standby) = self.standby {
            standby.close().await.unwrap();
        }
        self.primary.close().await.unwrap();
        std::fs::remove_dir_all(&self.dir).unwrap();
    }
}
