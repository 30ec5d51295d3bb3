//! Protection: no TCP, durable defaults, private directories, an environment without secrets.

use std::fs;
use std::os::unix::fs::MetadataExt;

use crate::support::{Dir, postmaster, serving_child, setting};

// threat F94
#[tokio::test]
async fn nothing_listens_on_tcp_and_durable_settings_are_on() {
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
        .filter_map(|link| Some(link.to_str()?.strip_prefix("socket:[")?.trim_end_matches(']').into()))
        .collect();
    assert!(!inodes.is_empty(), "it has its Unix socket at least");
    for table in ["tcp", "tcp6"] {
        let text = fs::read_to_string(format!("/proc/{process}/net/{table}")).unwrap_or_default();
        for line in text.lines().skip(1) {
            let mut fields = line.split_whitespace();
            let (state, inode) = (fields.nth(3).unwrap(), fields.nth(5).unwrap());
            assert!(state != "0A" || !inodes.contains(&inode.to_owned()), "{table}: {line}");
        }
    }
    cluster.close().await.unwrap();
}

// ASVS 13.2.3
#[tokio::test]
async fn only_the_owner_can_enter_the_cluster_and_its_socket_directory() {
    let dir = Dir::new("modes");
    let cluster = dir.serve().await;
    for path in [dir.cluster(), cluster.socket_dir().to_path_buf()] {
        let found = fs::metadata(&path).unwrap();
        assert_eq!(found.mode() & 0o777, 0o700, "{}", path.display());
        assert_ne!(found.uid(), 0, "{} belongs to an ordinary user", path.display());
    }
    let server = fs::metadata(format!("/proc/{}", postmaster(&dir.cluster()))).unwrap();
    assert_ne!(server.uid(), 0, "PostgreSQL does not run as root");
    cluster.close().await.unwrap();
}

#[test]
fn the_server_inherits_no_withheld_variable() {
    let dir = Dir::new("environment");
    let mut child = serving_child(&dir);
    let names = |process: u32| {
        let environment = fs::read(format!("/proc/{process}/environ")).unwrap();
        let environment = String::from_utf8_lossy(&environment).into_owned();
        let variables = environment.split('\0');
        variables.filter_map(|variable| Some(variable.split_once('=')?.0.to_owned())).collect::<Vec<_>>()
    };
    let secret = |name: &String| name.starts_with("SECRET_");
    assert!(names(child.id()).iter().any(secret));
    let inherited = names(postmaster(&dir.cluster()));
    assert!(inherited.contains(&"PATH".to_owned()), "{inherited:?}");
    assert!(!inherited.iter().any(secret), "{inherited:?}");
    child.kill().unwrap();
    child.wait().unwrap();
}
