//! Commands next to a running server: accounts, import, backup.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use private_postgres::Binaries;

use crate::support::{Dir, Person, Server, TEXT, err, out};

#[tokio::test]
async fn commands_work_beside_a_running_server() {
    let dir = Dir::new("beside");
    let server = Server::start(&dir, &["--no-samples"]);
    let create = |email: &str, role: &str, password: &str| {
        let arguments =
            ["admin", "create-account", "--email", email, "--name", "Ana", "--role", role, "--password-stdin"];
        dir.feed(&arguments, password.as_bytes())
    };

    let created = create("ana@desk.test", "editor", " correct horse \n");
    assert!(created.status.success(), "{}", err(&created));
    assert!(!out(&created).contains("horse") && !err(&created).contains("horse"));
    assert_eq!(Person::sign_in(&server, "ana@desk.test", "correct horse").await.err(), Some(401));
    let ana = Person::signed_in(&server, "ana@desk.test", " correct horse ").await;
    let session = ana.get("/api/v1/session").await;
    assert_eq!(session["account"]["role"], "editor");
    assert_eq!(session["account"]["password_is_temporary"], false);
    assert_eq!(ana.titles().await, Vec::<String>::new(), "no samples were wanted");

    for (email, role, password, word) in [
        ("ANA@desk.test", "reviewer", "another pair of socks", "already"),
        ("bob@desk.test", "reviewer", "password123", "the password is easy to guess"),
        ("no address", "reviewer", "another password", "--email"),
        ("bob@desk.test", "owner", "another password", "--role"),
        ("bob@desk.test", "reviewer", "short", "password"),
        ("bob@desk.test", "reviewer", "two lines\nof it", "one line"),
        ("bob@desk.test", "reviewer", "", "password"),
    ] {
        let refused = create(email, role, password);
        assert!(!refused.status.success(), "{email} {role} {password}");
        assert!(err(&refused).contains(word), "{word}: {}", err(&refused));
    }

    dir.file("dam.txt", TEXT);
    let imported = dir.run(&["import", "dam.txt"]);
    assert!(imported.status.success(), "{}", err(&imported));
    assert_eq!(ana.titles().await, ["untitled"]);

    // A second server for the same data is refused, and the first goes on.
    let second = dir.run(&["serve"]);
    assert!(!second.status.success());
    for part in ["another server (process ", "--data-dir"] {
        assert!(err(&second).contains(part), "{}", err(&second));
    }
    assert_eq!(ana.titles().await.len(), 1);
    server.stops("INT");
}

#[test]
fn a_back_up_holds_what_the_newsroom_has_while_it_works() {
    let dir = Dir::new("backup");
    let server = Server::start(&dir, &["--no-samples"]);
    dir.file("dam.txt", TEXT);
    assert!(dir.run(&["import", "dam.txt"]).status.success());

    let saved = dir.run(&["backup", "desk.dump"]);
    assert!(saved.status.success(), "{}", err(&saved));
    assert!(out(&saved).contains("desk.dump holds the database"));
    let dump = dir.file("text.sql", "").with_file_name("desk.dump");
    let mode = fs::metadata(&dump).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    // PostgreSQL's own reader finds the article in it.
    let programs = Binaries::find(None).unwrap();
    let read = std::process::Command::new(programs.program("pg_restore"))
        .args(["--data-only", "--table=article_versions", "--file=-"])
        .arg(&dump)
        .output()
        .unwrap();
    let first = TEXT.lines().next().unwrap();
    assert!(out(&read).contains(first), "{}", err(&read));

    let again = dir.run(&["backup", "desk.dump"]);
    assert!(!again.status.success());
    assert!(err(&again).contains("is there already"), "{}", err(&again));
    let nowhere = dir.run(&["backup", "none/desk.dump"]);
    assert!(!nowhere.status.success());
    assert!(err(&nowhere).contains("cannot write"), "{}", err(&nowhere));
    drop(server);
}
