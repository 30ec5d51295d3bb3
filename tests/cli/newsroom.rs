//! Server process: first start, persistence, shared database, clean stop.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

use private_postgres::Binaries;
use reqwest::Method;
use serde_json::json;

use crate::support::{Dir, Person, Server, err, out, signal, wait_until};

/// A signal ends the server and its PostgreSQL within this.
const STOPS_WITHIN: Duration = Duration::from_secs(10);
const TEXT: &str =
    "At least 37 people were killed when the Ostrel dam gave way on 2 February, the ministry said.";

// threat A21
#[tokio::test]
async fn the_first_start_prints_one_password_and_the_second_finds_everything_there() {
    let dir = Dir::new("serve");
    let server = Server::start(&dir, &[]);
    let (email, password) = server.first_admin().expect("a first admin");
    let ready = reqwest::get(server.readiness()).await.unwrap();
    assert_eq!(ready.status(), 200);
    let admin = Person::sign_in(&server, &email, &password)
        .await
        .unwrap_or_else(|s| panic!("{s}"));
    let session = admin.get("/api/v1/session").await;
    assert_eq!(session["account"]["role"], "admin");
    assert_eq!(session["account"]["password_is_temporary"], true);
    let samples = admin.titles().await;
    assert_eq!(samples.len(), 3, "{samples:?}");
    let article = json!({"text": TEXT, "title": "Dam breaks"});
    assert_eq!(
        admin
            .send(Method::POST, "/api/v1/articles", &article)
            .await
            .0,
        201
    );
    assert!(
        !server.log().contains(&password),
        "the log does not know the password"
    );

    let (took, well) = server.stop("INT");
    assert!(took < STOPS_WITHIN && well, "{took:?}");
    assert_eq!(dir.postgres(), Vec::<u32>::new());

    let server = Server::start(&dir, &[]);
    assert_eq!(server.first_admin(), None, "{:?}", server.said);
    assert!(!server.said.join("\n").contains("Password"));
    let admin = Person::sign_in(&server, &email, &password)
        .await
        .unwrap_or_else(|s| panic!("{s}"));
    let titles = admin.titles().await;
    assert_eq!(titles.len(), 4, "no sample comes twice: {titles:?}");
    assert!(titles.contains(&"Dam breaks".to_owned()));
    let (took, well) = server.stop("TERM");
    assert!(took < STOPS_WITHIN && well, "{took:?}");
    assert_eq!(dir.postgres(), Vec::<u32>::new());
}

#[tokio::test]
async fn commands_work_beside_a_running_server() {
    let dir = Dir::new("beside");
    let server = Server::start(&dir, &["--no-samples"]);
    let create = |email: &str, role: &str, password: &str| {
        let arguments = [
            "admin",
            "create-account",
            "--email",
            email,
            "--name",
            "Ana",
            "--role",
            role,
            "--password-stdin",
        ];
        dir.feed(&arguments, password.as_bytes())
    };

    let created = create("ana@desk.test", "editor", " correct horse \n");
    assert!(created.status.success(), "{}", err(&created));
    assert!(!out(&created).contains("horse") && !err(&created).contains("horse"));
    assert_eq!(
        Person::sign_in(&server, "ana@desk.test", "correct horse")
            .await
            .err(),
        Some(401)
    );
    let ana = Person::sign_in(&server, "ana@desk.test", " correct horse ")
        .await
        .unwrap_or_else(|s| panic!("{s}"));
    let session = ana.get("/api/v1/session").await;
    assert_eq!(session["account"]["role"], "editor");
    assert_eq!(session["account"]["password_is_temporary"], false);
    assert_eq!(
        ana.titles().await,
        Vec::<String>::new(),
        "no samples were wanted"
    );

    for (email, role, password, word) in [
        (
            "ANA@desk.test",
            "reviewer",
            "another pair of socks",
            "already",
        ),
        (
            "bob@desk.test",
            "reviewer",
            "password123",
            "the password is easy to guess",
        ),
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
    let (took, well) = server.stop("INT");
    assert!(took < STOPS_WITHIN && well, "{took:?}");
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

#[tokio::test]
async fn import_names_the_files_it_cannot_take_and_takes_the_others() {
    let dir = Dir::new("import");
    dir.file("dam.txt", TEXT);
    dir.file(
        "flood.txt",
        "More than 5,200 homes were flooded in Ostrel, the mayor said.",
    );
    for (name, bytes) in [
        ("latin.txt", b"Three caf\xe9s closed.".to_vec()),
        ("empty.txt", b" \n".to_vec()),
        ("nul.txt", b"Three people\0 died.".to_vec()),
        ("binary.txt", b"\x01\x02\x03ELF".repeat(100)),
        ("huge.txt", vec![b'x'; 2 * 1024 * 1024 + 1]),
        ("undated.txt", TEXT.into()),
    ] {
        dir.file(name, bytes);
    }
    let manifest = json!([
        {"file": "dam.txt", "title": "Dam breaks", "outlet": "Karvia Post", "url": "https://karvia-post.example/dam",
            "published_at": "2026-02-03", "language": "en", "pages": 3},
        {"file": "undated.txt", "published_at": "yesterday"},
        {"file": "missing.txt"},
    ]);
    dir.file("manifest.json", manifest.to_string());

    let bad = [
        "latin.txt",
        "empty.txt",
        "nul.txt",
        "binary.txt",
        "huge.txt",
        "undated.txt",
        "missing.txt",
    ];
    let files = [
        &["import"],
        &bad[..4],
        &["dam.txt"],
        &bad[4..],
        &["flood.txt"],
    ]
    .concat();
    let output = dir.run(&files);
    assert!(!output.status.success());
    let complaints: Vec<&str> = err(&output)
        .lines()
        .filter(|line| line.contains(".txt: "))
        .collect();
    assert_eq!(complaints.len(), bad.len(), "{}", err(&output));
    for (name, line) in bad.iter().zip(&complaints) {
        assert!(line.contains(name), "{name}: {line}");
    }
    assert!(complaints[5].contains("published_at"), "{}", complaints[5]);
    assert!(
        out(&output).contains("2 imported, 7 failed"),
        "{}",
        out(&output)
    );
    assert_eq!(
        dir.postgres(),
        Vec::<u32>::new(),
        "what the command started it has stopped"
    );

    let again = dir.run(&["import", "dam.txt"]);
    assert!(
        again.status.success() && out(&again).contains("here already"),
        "{}",
        out(&again)
    );

    let server = Server::start(&dir, &["--no-samples"]);
    let (email, password) = server.first_admin().expect("nobody had an account");
    let admin = Person::sign_in(&server, &email, &password)
        .await
        .unwrap_or_else(|s| panic!("{s}"));
    assert_eq!(admin.titles().await, ["Dam breaks", "untitled"]);
    let page = admin.get("/api/v1/articles?q=dam").await;
    let dam = &page["items"][0];
    assert_eq!(
        (&dam["outlet"], &dam["published_at"]),
        (&json!("Karvia Post"), &json!("2026-02-03"))
    );
    assert_eq!(
        (&dam["analysis"]["state"], &dam["claims"]["total"]),
        (&json!("done"), &json!(1))
    );
}

// threat F92
#[tokio::test]
async fn a_server_that_is_killed_loses_nothing_that_it_acknowledged() {
    let dir = Dir::new("killed");
    let server = Server::start(&dir, &["--no-samples"]);
    let (email, password) = server.first_admin().expect("a first admin");
    let admin = Person::sign_in(&server, &email, &password)
        .await
        .unwrap_or_else(|s| panic!("{s}"));
    let mut titles = Vec::new();
    for n in 0..10 {
        let article = json!({"text": format!("{n}. {TEXT}"), "title": format!("Article {n}")});
        assert_eq!(
            admin
                .send(Method::POST, "/api/v1/articles", &article)
                .await
                .0,
            201
        );
        titles.push(format!("Article {n}"));
    }
    let postmaster = dir.postmaster();
    server.stop("KILL");
    assert!(
        dir.postgres().contains(&postmaster),
        "PostgreSQL outlives its killed owner"
    );

    let server = Server::start(&dir, &[]);
    assert_eq!(dir.postmaster(), postmaster, "it is adopted");
    assert_eq!(server.first_admin(), None);
    let admin = Person::sign_in(&server, &email, &password)
        .await
        .unwrap_or_else(|s| panic!("{s}"));
    assert_eq!(admin.titles().await, titles);
    assert_eq!(
        admin
            .send(
                Method::POST,
                "/api/v1/articles",
                &json!({"text": TEXT, "title": "Late"})
            )
            .await
            .0,
        201
    );
    titles.push("Late".to_owned());

    // This time both die at once.
    signal("KILL", dir.postmaster());
    server.stop("KILL");
    wait_until("the sessions of the killed PostgreSQL are gone", || {
        dir.postgres().is_empty()
    });
    let server = Server::start(&dir, &[]);
    let admin = Person::sign_in(&server, &email, &password)
        .await
        .unwrap_or_else(|s| panic!("{s}"));
    assert_eq!(admin.titles().await, titles);
    let (took, well) = server.stop("INT");
    assert!(took < STOPS_WITHIN && well, "{took:?}");
    assert_eq!(dir.postgres(), Vec::<u32>::new());
}

#[tokio::test]
async fn a_manifest_stands_for_its_files_and_a_wrong_entry_keeps_no_other_out() {
    let dir = Dir::new("manifest");
    fs::create_dir(dir.file("x", "").with_file_name("sub")).unwrap();
    dir.file("sub/dam.txt", TEXT);
    dir.file("plain.txt", TEXT);
    let manifest = json!([
        {"file": "sub/dam.txt", "title": "Dam breaks"},
        {"file": "plain.txt", "title": 5},
        {"title": "A file without a name"},
    ]);
    dir.file("manifest.json", manifest.to_string());
    fs::create_dir(dir.file("y", "").with_file_name("broken")).unwrap();
    dir.file("broken/manifest.json", "{");
    dir.file("broken/dam.txt", TEXT);

    let output = dir.run(&[
        "import",
        "manifest.json",
        "broken/dam.txt",
        "none/manifest.json",
    ]);
    assert!(!output.status.success());
    assert!(
        out(&output).contains("1 imported, 4 failed"),
        "{}",
        out(&output)
    );
    for (file, reason) in [
        ("plain.txt: ", "entry"),
        ("manifest.json: ", "entry"),
        ("broken/dam.txt: ", "not a list"),
        ("none/manifest.json: ", "cannot read"),
    ] {
        let line = err(&output).lines().find(|line| line.starts_with(file));
        assert!(
            line.is_some_and(|line| line.contains(reason)),
            "{file} {}",
            err(&output)
        );
    }
    let server = Server::start(&dir, &["--no-samples"]);
    let (email, password) = server.first_admin().expect("nobody had an account");
    let admin = Person::sign_in(&server, &email, &password)
        .await
        .unwrap_or_else(|s| panic!("{s}"));
    assert_eq!(
        admin.titles().await,
        ["Dam breaks"],
        "what the manifest says goes with the file"
    );
}

// threat F93
#[test]
fn a_server_whose_postgresql_dies_ends_and_says_so() {
    let dir = Dir::new("orphan");
    let server = Server::start(&dir, &["--no-samples"]);
    signal("KILL", dir.postmaster());
    let (log, ended) = server.ends();
    assert!(!ended.success());
    assert!(log.contains("PostgreSQL exited unexpectedly"), "{log}");
    wait_until("its sessions are gone", || dir.postgres().is_empty());
    let (_, well) = Server::start(&dir, &[]).stop("INT");
    assert!(well, "the next start finds everything");
}

#[test]
fn a_start_that_waits_for_its_database_can_be_interrupted() {
    let dir = Dir::new("waiting");
    // A server that accepts connections and never says a word.
    let mute = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!(
        "postgres://claimdesk@{}/claimdesk",
        mute.local_addr().unwrap()
    );
    let mut command = dir.command(&["serve"]);
    let mut child = command.env("DATABASE_URL", url).spawn().unwrap();
    let connection = mute.accept().unwrap();
    signal("INT", child.id());
    let started = std::time::Instant::now();
    let ended = child.wait().unwrap();
    assert!(!ended.success() && started.elapsed() < STOPS_WITHIN);
    drop(connection);
}

#[test]
fn a_taken_port_is_said_before_a_database_is_begun() {
    let dir = Dir::new("port");
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    for (variable, setting) in [
        ("CLAIMDESK_HTTP__LISTEN", "http.listen"),
        ("CLAIMDESK_OPERATIONS__LISTEN", "operations.listen"),
    ] {
        let output = dir
            .command(&["serve"])
            .env(variable, &address)
            .output()
            .unwrap();
        assert!(!output.status.success());
        let said = err(&output);
        assert!(said.contains(&address) && said.contains(setting), "{said}");
    }
    assert!(!dir.data().exists());
}
