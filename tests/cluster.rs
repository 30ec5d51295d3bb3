//! Does the private Postgres start, survive, get adopted and stop as promised? Against a real server.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use claimdesk::store;
use claimdesk::store::cluster::{Cluster, Error, Options, SUPPORTED, Tenure, find_binaries};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Row};

/// Set for a child of a test: the data directory it opens as a server and never closes.
const CHILD: &str = "CLUSTER_TEST_DATA_DIR";

/// A directory of its own for one test. Whatever still runs in it is stopped when the test ends.
struct Dir(PathBuf);

impl Dir {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("claimdesk-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        // Root's server runs as another user and has to pass through, whatever the umask is.
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        Self(path.canonicalize().unwrap())
    }

    fn data(&self) -> PathBuf {
        self.0.join("data")
    }

    fn cluster(&self) -> PathBuf {
        self.data().join("postgres")
    }

    fn options(&self, tenure: Tenure) -> Options {
        Options {
            data_dir: self.data(),
            bin_dir: None,
            user: None,
            tenure,
        }
    }

    async fn serve(&self) -> Cluster {
        Cluster::open(self.options(Tenure::Serve)).await.unwrap()
    }

    async fn visit(&self) -> Cluster {
        Cluster::open(self.options(Tenure::Visit)).await.unwrap()
    }
}

impl Drop for Dir {
    fn drop(&mut self) {
        for process in servers(&self.cluster()) {
            signal("KILL", process);
        }
        wait_until("the servers are gone", || {
            servers(&self.cluster()).is_empty()
        });
        fs::remove_dir_all(&self.0).ok();
    }
}

/// The Postgres processes of a cluster.
fn servers(cluster: &Path) -> Vec<u32> {
    fs::read_dir("/proc")
        .unwrap()
        .flatten()
        .filter(|entry| fs::read_link(entry.path().join("cwd")).is_ok_and(|dir| dir == cluster))
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .collect()
}

/// The first number in `postmaster.pid`.
fn postmaster(cluster: &Path) -> u32 {
    let text = fs::read_to_string(cluster.join("postmaster.pid")).unwrap();
    text.lines().next().unwrap().parse().unwrap()
}

fn signal(name: &str, process: u32) {
    Command::new("sh")
        .args(["-c", &format!("kill -{name} {process}")])
        .output()
        .unwrap();
}

fn wait_until(what: &str, condition: impl Fn() -> bool) {
    let start = Instant::now();
    while !condition() {
        assert!(
            start.elapsed() < Duration::from_mins(1),
            "never saw that {what}"
        );
        std::thread::yield_now();
    }
}

async fn write(cluster: &Cluster, text: &str) {
    let mut db = cluster
        .connect_options("claimdesk")
        .connect()
        .await
        .unwrap();
    sqlx::raw_sql("create table if not exists note (text text)")
        .execute(&mut db)
        .await
        .unwrap();
    sqlx::query("insert into note values ($1)")
        .bind(text)
        .execute(&mut db)
        .await
        .unwrap();
    db.close().await.unwrap();
}

async fn notes(cluster: &Cluster) -> Vec<String> {
    let mut db = cluster
        .connect_options("claimdesk")
        .connect()
        .await
        .unwrap();
    let rows = sqlx::query("select text from note order by text")
        .fetch_all(&mut db)
        .await
        .unwrap();
    db.close().await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

async fn setting(cluster: &Cluster, name: &str) -> String {
    let mut db = cluster
        .connect_options("claimdesk")
        .connect()
        .await
        .unwrap();
    let query = sqlx::query("select current_setting($1)").bind(name);
    query.fetch_one(&mut db).await.unwrap().get(0)
}

/// A process of its own that serves the data directory until it is killed.
fn serving_child(dir: &Dir) -> Child {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "a_child_that_serves_until_it_is_killed",
            "--nocapture",
        ])
        .env(CHILD, dir.data())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let ready = dir.data().join("child-is-ready");
    let start = Instant::now();
    while !ready.exists() {
        assert!(
            child.try_wait().unwrap().is_none(),
            "the child ended before it was ready"
        );
        assert!(
            start.elapsed() < Duration::from_mins(1),
            "the child never became ready"
        );
        std::thread::yield_now();
    }
    child
}

#[tokio::test]
async fn a_child_that_serves_until_it_is_killed() {
    // In an ordinary run of the tests there is nothing to do.
    let Some(data_dir) = std::env::var_os(CHILD).map(PathBuf::from) else {
        return;
    };
    let options = Options {
        data_dir: data_dir.clone(),
        bin_dir: None,
        user: None,
        tenure: Tenure::Serve,
    };
    let cluster = Cluster::open(options).await.unwrap();
    write(&cluster, "from the child").await;
    fs::write(data_dir.join("child-is-ready"), "").unwrap();
    // Blocks until the parent kills us or goes away.
    std::io::Read::read(&mut std::io::stdin(), &mut [0]).unwrap();
    drop(cluster);
}

#[tokio::test]
async fn data_survive_close_and_reopen() {
    let dir = Dir::new("reopen");

    let cluster = dir.serve().await;
    write(&cluster, "first").await;
    cluster.close().await.unwrap();
    assert!(
        servers(&dir.cluster()).is_empty(),
        "close waits until every process is gone"
    );
    assert!(!dir.cluster().join("postmaster.pid").exists());

    let cluster = dir.serve().await;
    assert_eq!(notes(&cluster).await, ["first"]);
    cluster.close().await.unwrap();
}

#[tokio::test]
async fn a_server_left_by_a_killed_process_is_adopted_and_stopped_on_close() {
    let dir = Dir::new("adopt");
    let mut child = serving_child(&dir);
    let before = postmaster(&dir.cluster());
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(
        servers(&dir.cluster()).contains(&before),
        "the server outlives its killed owner"
    );

    let cluster = dir.serve().await;
    assert_eq!(postmaster(&dir.cluster()), before, "it is the same server");
    assert_eq!(notes(&cluster).await, ["from the child"]);
    cluster.close().await.unwrap();
    assert!(servers(&dir.cluster()).is_empty());
}

#[tokio::test]
async fn a_command_beside_a_server_uses_its_cluster_and_leaves_it_running() {
    let dir = Dir::new("beside");
    let server = dir.serve().await;

    let command = dir.visit().await;
    write(&command, "from the command").await;
    command.close().await.unwrap();

    assert_eq!(notes(&server).await, ["from the command"]);
    server.close().await.unwrap();
}

#[tokio::test]
async fn a_command_alone_starts_the_cluster_and_stops_it() {
    let dir = Dir::new("alone");
    let command = dir.visit().await;
    write(&command, "alone").await;
    command.close().await.unwrap();
    assert!(servers(&dir.cluster()).is_empty());
}

#[tokio::test]
async fn a_command_that_started_the_cluster_waits_for_the_commands_that_came_after_it() {
    let dir = Dir::new("two-commands");
    let first = dir.visit().await;
    let second = dir.visit().await;

    let closing = tokio::spawn(first.close());
    write(&second, "still there").await;
    assert_eq!(notes(&second).await, ["still there"]);
    assert!(!closing.is_finished());

    second.close().await.unwrap();
    closing.await.unwrap().unwrap();
    assert!(servers(&dir.cluster()).is_empty());
}

#[tokio::test]
async fn a_command_leaves_a_server_alone_that_it_only_found() {
    let dir = Dir::new("found");
    dir.serve().await.leave_running();
    let running = postmaster(&dir.cluster());

    dir.visit().await.close().await.unwrap();
    assert_eq!(postmaster(&dir.cluster()), running);

    dir.serve().await.close().await.unwrap();
    assert!(servers(&dir.cluster()).is_empty());
}

#[tokio::test]
async fn a_second_server_is_refused_by_the_number_of_the_first() {
    let dir = Dir::new("second");
    let first = dir.serve().await;

    let error = Cluster::open(dir.options(Tenure::Serve)).await.unwrap_err();
    assert!(matches!(error, Error::Served { process, .. } if process == std::process::id()));
    let text = error.to_string();
    let sentence = format!(
        "another Claimdesk serves this data directory (process {}): {}",
        std::process::id(),
        dir.data().display()
    );
    assert!(text.starts_with(&sentence), "{text}");

    first.close().await.unwrap();
}

#[tokio::test]
async fn a_server_waits_for_a_running_command() {
    let dir = Dir::new("wait");
    let command = dir.visit().await;
    write(&command, "before").await;

    let opening = tokio::spawn(Cluster::open(dir.options(Tenure::Serve)));
    command.close().await.unwrap();
    let server = opening.await.unwrap().unwrap();
    assert_eq!(notes(&server).await, ["before"]);
    server.close().await.unwrap();
}

#[tokio::test]
async fn a_cluster_of_another_major_version_is_refused_with_both_versions_and_the_way_out() {
    let dir = Dir::new("version");
    dir.serve().await.close().await.unwrap();
    let ours = find_binaries(None, None).unwrap().major;
    let foreign = SUPPORTED
        .clone()
        .find(|major| find_binaries(None, Some(*major)).is_err());
    let foreign = foreign.unwrap_or(14);
    fs::write(dir.cluster().join("PG_VERSION"), format!("{foreign}\n")).unwrap();

    let error = Cluster::open(dir.options(Tenure::Serve)).await.unwrap_err();
    let text = error.to_string();
    assert!(
        matches!(error, Error::OtherVersion { cluster, .. } if cluster == foreign),
        "{text}"
    );
    assert!(
        text.contains(&format!("made by PostgreSQL {foreign}")),
        "{text}"
    );
    assert!(text.contains(&format!("PostgreSQL {ours}")), "{text}");
    assert!(text.contains(dir.cluster().to_str().unwrap()), "{text}");
    assert!(text.contains("pg_upgrade"), "{text}");
}

#[tokio::test]
async fn a_damaged_version_file_is_named() {
    let dir = Dir::new("damaged");
    fs::create_dir_all(dir.cluster()).unwrap();
    fs::write(dir.cluster().join("PG_VERSION"), "many\n").unwrap();
    let error = Cluster::open(dir.options(Tenure::Serve)).await.unwrap_err();
    assert!(matches!(error, Error::NotACluster { .. }), "{error}");
}

#[tokio::test]
async fn a_program_directory_without_a_server_is_named() {
    let dir = Dir::new("no-server");
    let options = Options {
        bin_dir: Some(dir.0.clone()),
        ..dir.options(Tenure::Serve)
    };
    let error = Cluster::open(options).await.unwrap_err();
    assert!(
        error.to_string().contains(dir.0.to_str().unwrap()),
        "{error}"
    );
    assert!(error.to_string().contains("DATABASE_URL"), "{error}");
}

#[tokio::test]
async fn nothing_listens_on_tcp_and_the_safe_defaults_stand() {
    let dir = Dir::new("tcp");
    let cluster = dir.serve().await;
    assert_eq!(setting(&cluster, "listen_addresses").await, "");
    for name in ["fsync", "synchronous_commit", "full_page_writes"] {
        assert_eq!(setting(&cluster, name).await, "on", "{name}");
    }
    assert_eq!(setting(&cluster, "server_encoding").await, "UTF8");

    // What the kernel says: no TCP socket in state LISTEN (0A) belongs to the server.
    let process = postmaster(&dir.cluster());
    let inodes: Vec<String> = fs::read_dir(format!("/proc/{process}/fd"))
        .unwrap()
        .flatten()
        .filter_map(|entry| fs::read_link(entry.path()).ok())
        .filter_map(|link| {
            Some(
                link.to_str()?
                    .strip_prefix("socket:[")?
                    .trim_end_matches(']')
                    .into(),
            )
        })
        .collect();
    assert!(!inodes.is_empty(), "it has its Unix socket at least");
    for table in ["tcp", "tcp6"] {
        let text = fs::read_to_string(format!("/proc/{process}/net/{table}")).unwrap_or_default();
        for line in text.lines().skip(1) {
            let mut fields = line.split_whitespace();
            let (state, inode) = (fields.nth(3).unwrap(), fields.nth(5).unwrap());
            assert!(
                state != "0A" || !inodes.contains(&inode.to_owned()),
                "{table}: {line}"
            );
        }
    }
    cluster.close().await.unwrap();
}

#[tokio::test]
async fn two_servers_migrate_at_once_and_readiness_refuses_a_database_that_may_lose_what_it_took() {
    let dir = Dir::new("ready");
    let cluster = dir.serve().await;
    let options = cluster.connect_options("claimdesk");
    let (one, two) = tokio::join!(
        store::kit::pool::migrate(&options),
        store::kit::pool::migrate(&options)
    );
    one.and(two).unwrap();
    let pool = store::kit::pool::open(options.clone(), 2).await.unwrap();
    store::kit::pool::ready(&pool).await.unwrap();

    let mut owner = options.connect().await.unwrap();
    for (change, ready) in [
        ("alter system set full_page_writes = off", false),
        ("alter system reset full_page_writes", true),
        ("alter system set fsync = off", false),
        ("alter system reset fsync", true),
    ] {
        for statement in [change, "select pg_reload_conf()"] {
            sqlx::raw_sql(AssertSqlSafe(statement))
                .execute(&mut owner)
                .await
                .unwrap();
        }
        // A session hears of it before its next statement at the latest, once the server has read the file.
        let started = Instant::now();
        while store::kit::pool::ready(&pool).await.is_ok() != ready {
            assert!(started.elapsed() < Duration::from_mins(1), "{change}");
            tokio::task::yield_now().await;
        }
    }
    pool.close().await;
    owner.close().await.unwrap();
    cluster.close().await.unwrap();
}

#[tokio::test]
async fn only_the_owner_can_enter_the_cluster_and_its_socket_directory() {
    let dir = Dir::new("modes");
    let cluster = dir.serve().await;
    for path in [dir.cluster(), cluster.socket_dir().to_path_buf()] {
        let found = fs::metadata(&path).unwrap();
        assert_eq!(found.mode() & 0o777, 0o700, "{}", path.display());
        assert_ne!(
            found.uid(),
            0,
            "{} belongs to an ordinary user",
            path.display()
        );
    }
    let server = fs::metadata(format!("/proc/{}", postmaster(&dir.cluster()))).unwrap();
    assert_ne!(server.uid(), 0, "PostgreSQL does not run as root");
    cluster.close().await.unwrap();
}

#[tokio::test]
async fn a_killed_postgres_recovers_although_its_pid_file_is_still_there() {
    let dir = Dir::new("killed");
    let cluster = dir.serve().await;
    write(&cluster, "acknowledged").await;
    cluster.leave_running();
    for process in servers(&dir.cluster()) {
        signal("KILL", process);
    }
    wait_until("the servers are gone", || {
        servers(&dir.cluster()).is_empty()
    });
    assert!(dir.cluster().join("postmaster.pid").exists());

    let cluster = dir.serve().await;
    assert_eq!(notes(&cluster).await, ["acknowledged"]);
    cluster.close().await.unwrap();
}

#[tokio::test]
async fn a_pid_file_whose_number_now_belongs_to_another_process_does_not_confuse_us() {
    let dir = Dir::new("reused");
    dir.serve().await.close().await.unwrap();
    let ours = std::process::id();
    let stale = format!(
        "{ours}\n{}\n1700000000\n5432\n/nowhere\n\n",
        dir.cluster().display()
    );
    fs::write(dir.cluster().join("postmaster.pid"), stale).unwrap();

    let cluster = dir.serve().await;
    assert_ne!(postmaster(&dir.cluster()), ours);
    cluster.close().await.unwrap();
}

#[tokio::test]
async fn a_postmaster_killed_under_its_sessions_is_replaced_when_they_have_ended() {
    let dir = Dir::new("orphans");
    let cluster = dir.serve().await;
    write(&cluster, "kept").await;
    cluster.leave_running();
    signal("KILL", postmaster(&dir.cluster()));

    let cluster = dir.serve().await;
    assert_eq!(notes(&cluster).await, ["kept"]);
    cluster.close().await.unwrap();
}

#[tokio::test]
async fn an_interrupted_initdb_is_made_again() {
    let dir = Dir::new("half");
    fs::create_dir_all(dir.data().join("postgres.new/base")).unwrap();
    let cluster = dir.serve().await;
    write(&cluster, "whole").await;
    cluster.close().await.unwrap();
    assert!(!dir.data().join("postgres.new").exists());
}

#[tokio::test]
async fn a_long_data_directory_gets_a_short_socket_directory() {
    let dir = Dir::new("long");
    let long = dir.0.join("x".repeat(120));
    let options = Options {
        data_dir: long.clone(),
        ..dir.options(Tenure::Serve)
    };
    let cluster = Cluster::open(options).await.unwrap();
    let socket = cluster.socket_dir().to_path_buf();
    assert!(
        !socket.starts_with(&long) && socket.as_os_str().len() < 60,
        "{}",
        socket.display()
    );
    assert_eq!(fs::metadata(&socket).unwrap().mode() & 0o777, 0o700);
    write(&cluster, "short").await;
    cluster.close().await.unwrap();
    fs::remove_dir_all(socket).unwrap();
}

#[tokio::test]
async fn root_settles_elsewhere_when_nobody_else_can_reach_the_data_directory() {
    let dir = Dir::new("closed");
    if fs::metadata(&dir.0).unwrap().uid() != 0 {
        return; // An ordinary user's server runs as that user and can reach what the user can.
    }
    fs::set_permissions(&dir.0, fs::Permissions::from_mode(0o700)).unwrap();

    let cluster = dir.serve().await;
    write(&cluster, "elsewhere").await;
    cluster.close().await.unwrap();
    let note = fs::read_to_string(dir.data().join("postgres.location")).unwrap();
    let place = PathBuf::from(note.trim());
    assert!(place.starts_with("/var/lib/claimdesk"), "{note}");
    assert!(place.join("postgres/PG_VERSION").exists());
    assert!(!dir.cluster().exists());

    // The note decides, also when the directory has been opened since.
    fs::set_permissions(&dir.0, fs::Permissions::from_mode(0o755)).unwrap();
    let cluster = dir.serve().await;
    assert_eq!(notes(&cluster).await, ["elsewhere"]);
    cluster.close().await.unwrap();
    fs::remove_dir_all(place).unwrap();
}

#[tokio::test]
async fn an_unknown_user_for_postgres_is_named() {
    let dir = Dir::new("user");
    if fs::metadata(&dir.0).unwrap().uid() != 0 {
        return; // The setting is for root.
    }
    for (name, part) in [
        ("no-such-user", "there is no user no-such-user"),
        ("root", "root is root"),
    ] {
        let options = Options {
            user: Some(name.into()),
            ..dir.options(Tenure::Serve)
        };
        let error = Cluster::open(options).await.unwrap_err().to_string();
        assert!(
            error.contains(part) && error.contains("postgres.user"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn a_running_server_is_stopped_as_its_own_user_whatever_the_setting_says_now() {
    let dir = Dir::new("other-user");
    if fs::metadata(&dir.0).unwrap().uid() != 0 {
        return; // The setting is for root.
    }
    dir.serve().await.leave_running();

    let options = Options {
        user: Some("nobody".into()),
        ..dir.options(Tenure::Serve)
    };
    Cluster::open(options).await.unwrap().close().await.unwrap();
    assert!(servers(&dir.cluster()).is_empty());
}

#[tokio::test]
async fn another_user_for_postgres_takes_the_cluster_over() {
    let dir = Dir::new("takeover");
    if fs::metadata(&dir.0).unwrap().uid() != 0 {
        return; // The setting is for root.
    }
    let cluster = dir.serve().await;
    write(&cluster, "mine").await;
    cluster.close().await.unwrap();

    let options = Options {
        user: Some("nobody".into()),
        ..dir.options(Tenure::Serve)
    };
    let cluster = Cluster::open(options).await.unwrap();
    assert_eq!(notes(&cluster).await, ["mine"]);
    assert_eq!(fs::metadata(dir.cluster()).unwrap().uid(), 65534);
    cluster.close().await.unwrap();
}
