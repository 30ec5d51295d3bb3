//! Sharing: commands next to a server, commands next to commands, two servers.

use private_postgres::{Cluster, Error, Mode};

use crate::support::{Dir, notes, postmaster, servers, write};

#[tokio::test]
async fn a_command_next_to_a_server_uses_its_cluster_and_leaves_it_running() {
    let dir = Dir::new("next-to");
    let server = dir.serve().await;

    let command = dir.command().await;
    write(&command, "from the command").await;
    command.close().await.unwrap();

    assert_eq!(notes(&server).await, ["from the command"]);
    server.close().await.unwrap();
}

#[tokio::test]
async fn a_command_alone_starts_the_cluster_and_stops_it() {
    let dir = Dir::new("alone");
    let command = dir.command().await;
    write(&command, "alone").await;
    command.close().await.unwrap();
    assert!(servers(&dir.cluster()).is_empty());
}

#[tokio::test]
async fn a_command_that_started_the_cluster_waits_for_the_commands_that_came_after_it() {
    let dir = Dir::new("two-commands");
    let first = dir.command().await;
    let second = dir.command().await;

    let closing = tokio::spawn(first.close());
    write(&second, "still there").await;
    assert_eq!(notes(&second).await, ["still there"]);
    assert!(!closing.is_finished());

    second.close().await.unwrap();
    closing.await.unwrap().unwrap();
    assert!(servers(&dir.cluster()).is_empty());
}

#[tokio::test]
async fn a_command_does_not_stop_a_server_that_it_did_not_start() {
    let dir = Dir::new("found");
    dir.serve().await.leave_running();
    let running = postmaster(&dir.cluster());

    dir.command().await.close().await.unwrap();
    assert_eq!(postmaster(&dir.cluster()), running);

    dir.serve().await.close().await.unwrap();
    assert!(servers(&dir.cluster()).is_empty());
}

#[tokio::test]
async fn a_second_server_is_refused_with_the_process_id_of_the_first() {
    let dir = Dir::new("second");
    let first = dir.serve().await;

    let error = Cluster::open(dir.options(Mode::Server)).await.unwrap_err();
    assert!(matches!(error, Error::Served { process, .. } if process == std::process::id()));
    let sentence =
        format!("another server (process {}) uses the data directory {}", std::process::id(), dir.data().display());
    assert!(error.to_string().starts_with(&sentence), "{error}");

    first.close().await.unwrap();
}

#[tokio::test]
async fn a_server_waits_for_a_running_command() {
    let dir = Dir::new("wait");
    let command = dir.command().await;
    write(&command, "before").await;

    let opening = tokio::spawn(Cluster::open(dir.options(Mode::Server)));
    command.close().await.unwrap();
    let server = opening.await.unwrap().unwrap();
    assert_eq!(notes(&server).await, ["before"]);
    server.close().await.unwrap();
}
