//! Location and user: long paths, closed directories, the user that runs PostgreSQL.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use private_postgres::{Cluster, Mode, Options};

use crate::support::{Dir, NAME, notes, servers, write};

#[tokio::test]
async fn a_long_data_directory_gets_a_short_socket_directory() {
    let dir = Dir::new("long");
    let long = dir.0.join("x".repeat(120));
    let options = Options { data_dir: long.clone(), ..dir.options(Mode::Server) };
    let cluster = Cluster::open(options).await.unwrap();
    let socket = cluster.socket_dir().to_path_buf();
    assert!(!socket.starts_with(&long) && socket.as_os_str().len() < 60, "{}", socket.display());
    assert_eq!(fs::metadata(&socket).unwrap().mode() & 0o777, 0o700);
    write(&cluster, "short").await;
    cluster.close().await.unwrap();
    fs::remove_dir_all(socket).unwrap();
}

#[tokio::test]
async fn root_uses_another_location_when_no_other_user_can_reach_the_data_directory() {
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
    let fallback = Path::new("/var/lib").join(NAME);
    assert!(place.starts_with(&fallback), "{note}");
    assert!(place.join("postgres/PG_VERSION").exists());
    assert!(!dir.cluster().exists());

    // The recorded location stays in use after the directory was opened.
    fs::set_permissions(&dir.0, fs::Permissions::from_mode(0o755)).unwrap();
    let cluster = dir.serve().await;
    assert_eq!(notes(&cluster).await, ["elsewhere"]);
    cluster.close().await.unwrap();
    fs::remove_dir_all(fallback).unwrap();
}

#[tokio::test]
async fn an_unusable_user_is_named() {
    let dir = Dir::new("user");
    if fs::metadata(&dir.0).unwrap().uid() != 0 {
        return; // The option is for root.
    }
    for (name, part) in [("no-such-user", "there is no user no-such-user"), ("root", "root is root")] {
        let options = Options { user: Some(name.into()), ..dir.options(Mode::Server) };
        let error = Cluster::open(options).await.unwrap_err().to_string();
        assert!(error.contains(part), "{error}");
    }
}

#[tokio::test]
async fn a_running_server_is_stopped_as_the_user_that_started_it() {
    let dir = Dir::new("other-user");
    if fs::metadata(&dir.0).unwrap().uid() != 0 {
        return; // The option is for root.
    }
    dir.serve().await.leave_running();

    let options = Options { user: Some("nobody".into()), ..dir.options(Mode::Server) };
    Cluster::open(options).await.unwrap().close().await.unwrap();
    assert!(servers(&dir.cluster()).is_empty());
}

#[tokio::test]
async fn another_user_takes_over_the_cluster() {
    let dir = Dir::new("takeover");
    if fs::metadata(&dir.0).unwrap().uid() != 0 {
        return; // The option is for root.
    }
    let cluster = dir.serve().await;
    write(&cluster, "mine").await;
    cluster.close().await.unwrap();

    let options = Options { user: Some("nobody".into()), ..dir.options(Mode::Server) };
    let cluster = Cluster::open(options).await.unwrap();
    assert_eq!(notes(&cluster).await, ["mine"]);
    assert_eq!(fs::metadata(dir.cluster()).unwrap().uid(), 65534);
    cluster.close().await.unwrap();
}
