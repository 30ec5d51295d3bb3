//! Recovery: close and reopen, adoption of a running server, crashes, stale files.

use std::fs;

use crate::support::{Dir, notes, postmaster, servers, serving_child, signal, write};

#[tokio::test]
async fn data_survives_close_and_reopen() {
    let dir = Dir::new("reopen");

    let cluster = dir.serve().await;
    write(&cluster, "first").await;
    cluster.close().await.unwrap();
    assert!(servers(&dir.cluster()).is_empty(), "close waits until every process is gone");
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
    assert!(servers(&dir.cluster()).contains(&before), "the server outlives its killed owner");

    let cluster = dir.serve().await;
    assert_eq!(postmaster(&dir.cluster()), before, "it is the same server");
    assert_eq!(notes(&cluster).await, ["from the child"]);
    cluster.close().await.unwrap();
    assert!(servers(&dir.cluster()).is_empty());
}

#[tokio::test]
async fn a_killed_server_recovers_although_its_pid_file_still_exists() {
    let dir = Dir::new("killed");
    let cluster = dir.serve().await;
    write(&cluster, "acknowledged").await;
    cluster.leave_running();
    dir.kill_servers();
    assert!(dir.cluster().join("postmaster.pid").exists());

    let cluster = dir.serve().await;
    assert_eq!(notes(&cluster).await, ["acknowledged"]);
    cluster.close().await.unwrap();
}

#[tokio::test]
async fn a_pid_file_with_the_id_of_an_unrelated_process_is_ignored() {
    let dir = Dir::new("reused");
    dir.serve().await.close().await.unwrap();
    let ours = std::process::id();
    let stale = format!("{ours}\n{}\n1700000000\n5432\n/nowhere\n\n", dir.cluster().display());
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
async fn an_interrupted_initdb_is_repeated() {
    let dir = Dir::new("half");
    fs::create_dir_all(dir.data().join("postgres.new/base")).unwrap();
    let cluster = dir.serve().await;
    write(&cluster, "whole").await;
    cluster.close().await.unwrap();
    assert!(!dir.data().join("postgres.new").exists());
}
