//! Refusals: another major version, a damaged cluster, no server programs, an invalid name.

use std::fs;

use private_postgres::{Binaries, Cluster, Error, Mode, Options, SUPPORTED};

use crate::support::Dir;

#[tokio::test]
async fn a_cluster_of_another_major_version_is_refused_with_both_versions_and_the_solution() {
    let dir = Dir::new("version");
    dir.serve().await.close().await.unwrap();
    let ours = Binaries::find(None).unwrap().major;
    let installed = Binaries::installed(None);
    let foreign = SUPPORTED.clone().find(|major| installed.iter().all(|found| found.major != *major));
    let foreign = foreign.unwrap_or(14);
    fs::write(dir.cluster().join("PG_VERSION"), format!("{foreign}\n")).unwrap();

    let error = Cluster::open(dir.options(Mode::Server)).await.unwrap_err();
    let text = error.to_string();
    assert!(matches!(error, Error::OtherVersion { cluster, .. } if cluster == foreign), "{text}");
    assert!(text.contains(&format!("created by PostgreSQL {foreign}")), "{text}");
    assert!(text.contains(&format!("PostgreSQL {ours}")), "{text}");
    assert!(text.contains(dir.cluster().to_str().unwrap()), "{text}");
    assert!(text.contains("pg_upgrade"), "{text}");
}

#[tokio::test]
async fn a_damaged_version_file_is_named() {
    let dir = Dir::new("damaged");
    fs::create_dir_all(dir.cluster()).unwrap();
    fs::write(dir.cluster().join("PG_VERSION"), "many\n").unwrap();
    let error = Cluster::open(dir.options(Mode::Server)).await.unwrap_err();
    assert!(matches!(error, Error::NotACluster { .. }), "{error}");
}

#[tokio::test]
async fn a_program_directory_without_a_server_is_named() {
    let dir = Dir::new("no-server");
    let options = Options { bin_dir: Some(dir.0.clone()), ..dir.options(Mode::Server) };
    let error = Cluster::open(options).await.unwrap_err();
    assert!(error.to_string().contains(dir.0.to_str().unwrap()), "{error}");
    assert!(matches!(error, Error::NoServer { .. }), "{error}");
}

#[tokio::test]
async fn a_name_that_would_need_quotes_is_refused() {
    let dir = Dir::new("name");
    for name in ["", "Notes", "my-notes", "../notes", "1st", "é", &"n".repeat(64)] {
        let options = Options::new(name, dir.data(), Mode::Server);
        let error = Cluster::open(options).await.unwrap_err();
        assert!(matches!(error, Error::InvalidName { .. }), "{error}");
    }
    assert!(!dir.data().exists());
}
