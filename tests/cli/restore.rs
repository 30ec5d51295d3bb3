//! Restore: what is missing is named first, and the newsroom goes on from its backup.

use std::fs;

use private_postgres::{Cluster, Mode, Options};

use crate::support::{Dir, Person, Server, TEXT, err, out};

// threat F114
#[tokio::test]
async fn a_restore_names_what_is_missing_and_then_the_newsroom_goes_on() {
    let (old, new) = (Dir::new("backed-up"), Dir::new("restored"));
    let server = Server::start(&old, &["--no-samples"]);
    old.file("dam.txt", TEXT);
    assert!(old.run(&["import", "dam.txt"]).status.success());
    let (email, password) = server.first_admin().unwrap();
    let titles = Person::signed_in(&server, &email, &password).await.titles().await;
    assert!(old.run(&["backup", "desk.dump"]).status.success());
    let dump = old.file("x", "").with_file_name("desk.dump");
    server.stops("TERM");

    let refused = |dir: &Dir, arguments: &[&str], parts: &[&str]| {
        let output = dir.run(&[&["restore"], arguments].concat());
        assert!(!output.status.success());
        for part in [&["nothing was restored; missing:"], parts].concat() {
            assert!(err(&output).contains(part), "{part} is not in {}", err(&output));
        }
    };
    let keys = "audit.key and seal.key of the backed-up newsroom";
    refused(&new, &["none.dump"], &["the file none.dump", keys]);
    new.file("text.dump", TEXT);
    refused(&new, &["text.dump"], &["text.dump is something else", keys]);
    assert!(!new.data().exists(), "nothing is created before all is there");

    // Another server, and no programs for it.
    let cluster = Cluster::open(Options::new("other", old.data().join("other"), Mode::Command)).await.unwrap();
    let mut elsewhere = new.command(&["restore", "--new-keys"]);
    let url = format!("postgres://other@localhost/other?host={}", cluster.socket_dir().display());
    let output = elsewhere.arg(&dump).env("DATABASE_URL", url).env("CLAIMDESK_POSTGRES__BIN", "/nowhere").output();
    let output = output.unwrap();
    assert!(err(&output).contains("cannot start /nowhere/pg_restore"), "{}", err(&output));
    cluster.close().await.unwrap();

    fs::create_dir_all(new.data()).unwrap();
    for key in ["audit.key", "seal.key"] {
        fs::copy(old.data().join(key), new.data().join(key)).unwrap();
    }
    let restored = new.run(&["restore", dump.to_str().unwrap()]);
    assert!(restored.status.success(), "{}", err(&restored));
    assert!(out(&restored).contains("is restored: "), "{}", out(&restored));
    assert!(new.run(&["audit", "verify"]).status.success());
    refused(&new, &[dump.to_str().unwrap()], &["an empty database: this one has "]);

    let server = Server::start(&new, &["--no-samples"]);
    assert_eq!(server.first_admin(), None, "the accounts are there");
    assert_eq!(Person::signed_in(&server, &email, &password).await.titles().await, titles);
    server.stops("TERM");
}
