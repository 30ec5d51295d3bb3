//! Test kit: a data directory per test, its PostgreSQL processes, notes in its database, a child process that serves.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use private_postgres::{Cluster, Mode, Options};
use sqlx::{ConnectOptions, Connection, PgConnection, Row};

/// The application's name.
pub(crate) const NAME: &str = "private_postgres_test";
/// Set for a child of a test: the data directory that it serves.
const CHILD: &str = "SECRET_TEST_DATA_DIR";

/// A directory of one test. The end of the test kills the servers in it and removes it.
pub(crate) struct Dir(pub(crate) PathBuf);

impl Dir {
    pub(crate) fn new(name: &str) -> Self {
        let name = format!("{NAME}-{}-{name}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        // Root's server runs as another user and has to pass through, whatever the umask is.
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        Self(path.canonicalize().unwrap())
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.0.join("data")
    }

    pub(crate) fn cluster(&self) -> PathBuf {
        self.data().join("postgres")
    }

    pub(crate) fn options(&self, mode: Mode) -> Options {
        Options::new(NAME, self.data(), mode)
    }

    pub(crate) async fn serve(&self) -> Cluster {
        Cluster::open(self.options(Mode::Server)).await.unwrap()
    }

    pub(crate) async fn command(&self) -> Cluster {
        Cluster::open(self.options(Mode::Command)).await.unwrap()
    }

    pub(crate) fn kill_servers(&self) {
        for process in servers(&self.cluster()) {
            signal("KILL", process);
        }
        wait_until("the servers are gone", || servers(&self.cluster()).is_empty());
    }
}

impl Drop for Dir {
    fn drop(&mut self) {
        self.kill_servers();
        fs::remove_dir_all(&self.0).ok();
    }
}

/// The PostgreSQL processes of a cluster.
pub(crate) fn servers(cluster: &Path) -> Vec<u32> {
    fs::read_dir("/proc")
        .unwrap()
        .flatten()
        .filter(|entry| fs::read_link(entry.path().join("cwd")).is_ok_and(|dir| dir == cluster))
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .collect()
}

/// The process id in `postmaster.pid`.
pub(crate) fn postmaster(cluster: &Path) -> u32 {
    let text = fs::read_to_string(cluster.join("postmaster.pid")).unwrap();
    text.lines().next().unwrap().parse().unwrap()
}

pub(crate) fn signal(name: &str, process: u32) {
    let kill = format!("kill -{name} {process}");
    Command::new("sh").args(["-c", &kill]).output().unwrap();
}

pub(crate) fn wait_until(what: &str, mut condition: impl FnMut() -> bool) {
    let start = Instant::now();
    while !condition() {
        let waited = start.elapsed();
        assert!(waited < Duration::from_mins(1), "never saw that {what}");
        std::thread::yield_now();
    }
}

async fn connect(cluster: &Cluster) -> PgConnection {
    cluster.connect_options().connect().await.unwrap()
}

pub(crate) async fn write(cluster: &Cluster, text: &str) {
    let mut db = connect(cluster).await;
    sqlx::raw_sql("create table if not exists note (text text)").execute(&mut db).await.unwrap();
    let insert = sqlx::query("insert into note values ($1)").bind(text);
    insert.execute(&mut db).await.unwrap();
    db.close().await.unwrap();
}

pub(crate) async fn notes(cluster: &Cluster) -> Vec<String> {
    let mut db = connect(cluster).await;
    let select = sqlx::query("select text from note order by text");
    let rows = select.fetch_all(&mut db).await.unwrap();
    db.close().await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

/// A setting of the server.
pub(crate) async fn setting(cluster: &Cluster, name: &str) -> String {
    let query = sqlx::query("select current_setting($1)").bind(name);
    let row = query.fetch_one(&mut connect(cluster).await).await.unwrap();
    row.get(0)
}

/// A process that serves the data directory until it is killed.
pub(crate) fn serving_child(dir: &Dir) -> Child {
    let test = "support::a_child_serves_until_it_is_killed";
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(CHILD, dir.data())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let ready = dir.data().join("child-is-ready");
    wait_until("the child serves", || {
        let ended = child.try_wait().unwrap();
        assert!(ended.is_none(), "the child ended before it was ready");
        ready.exists()
    });
    child
}

#[tokio::test]
async fn a_child_serves_until_it_is_killed() {
    // In an ordinary run of the tests there is nothing to do.
    let Some(data_dir) = std::env::var_os(CHILD).map(PathBuf::from) else {
        return;
    };
    let options = Options { withheld_env: vec!["SECRET_".into()], ..Options::new(NAME, &data_dir, Mode::Server) };
    let cluster = Cluster::open(options).await.unwrap();
    write(&cluster, "from the child").await;
    fs::write(data_dir.join("child-is-ready"), "").unwrap();
    // Blocks until the parent kills this process or exits.
    std::io::Read::read(&mut std::io::stdin(), &mut [0]).unwrap();
    drop(cluster);
}
