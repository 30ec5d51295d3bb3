//! Server process: first start, persistence, killed processes, interrupted and refused starts.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::time::Instant;

use crate::support::{Dir, Person, STOPS_WITHIN, Server, TEXT, err, signal, wait_until};

// threat A21
#[tokio::test]
async fn the_first_start_prints_one_password_and_the_second_finds_everything_there() {
    let dir = Dir::new("serve");
    let server = Server::start(&dir, &[]);
    let (email, password) = server.first_admin().expect("a first admin");
    let ready = reqwest::get(server.readiness()).await.unwrap();
    assert_eq!(ready.status(), 200);
    let admin = Person::signed_in(&server, &email, &password).await;
    let session = admin.get("/api/v1/session").await;
    assert_eq!(session["account"]["role"], "admin");
    assert_eq!(session["account"]["password_is_temporary"], true);
    let samples = admin.titles().await;
    assert_eq!(samples.len(), 3, "{samples:?}");
    admin.bring("Dam breaks", TEXT).await;
    assert!(!server.log().contains(&password), "the log does not know the password");
    assert!(!server.log().contains('\u{1b}'), "a file has no colours");

    server.stops("INT");
    assert_eq!(dir.postgres(), Vec::<u32>::new());

    let server = Server::start(&dir, &[]);
    assert_eq!(server.first_admin(), None, "{:?}", server.said);
    assert!(!server.said.join("\n").contains("Password"));
    let admin = Person::signed_in(&server, &email, &password).await;
    let titles = admin.titles().await;
    assert_eq!(titles.len(), 4, "no sample comes twice: {titles:?}");
    assert!(titles.contains(&"Dam breaks".to_owned()));
    server.stops("TERM");
    assert_eq!(dir.postgres(), Vec::<u32>::new());
}

// threat F92
#[tokio::test]
async fn a_server_that_is_killed_loses_nothing_that_it_acknowledged() {
    let dir = Dir::new("killed");
    let server = Server::start(&dir, &["--no-samples"]);
    let (email, password) = server.first_admin().expect("a first admin");
    let admin = Person::signed_in(&server, &email, &password).await;
    let mut titles = Vec::new();
    for n in 0..10 {
        let title = format!("Article {n}");
        admin.bring(&title, &format!("{n}. {TEXT}")).await;
        titles.push(title);
    }
    let postmaster = dir.postmaster();
    server.stop("KILL");
    assert!(dir.postgres().contains(&postmaster), "PostgreSQL outlives its killed owner");

    let server = Server::start(&dir, &[]);
    assert_eq!(dir.postmaster(), postmaster, "it is adopted");
    assert_eq!(server.first_admin(), None);
    let admin = Person::signed_in(&server, &email, &password).await;
    assert_eq!(admin.titles().await, titles);
    admin.bring("Late", TEXT).await;
    titles.push("Late".to_owned());

    // This time both die at once.
    signal("KILL", dir.postmaster());
    server.stop("KILL");
    wait_until("the sessions of the killed PostgreSQL are gone", || dir.postgres().is_empty());
    let server = Server::start(&dir, &[]);
    let admin = Person::signed_in(&server, &email, &password).await;
    assert_eq!(admin.titles().await, titles);
    server.stops("INT");
    assert_eq!(dir.postgres(), Vec::<u32>::new());
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

/// Neither a full disk nor a reader that has stopped reading.
// threat F111
#[tokio::test]
async fn a_log_that_cannot_be_written_shuts_nobody_out() {
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let (unread, pipe) = std::io::pipe().unwrap();
    for (name, destination) in [("full", full.into()), ("unread", pipe.into())] {
        let dir = Dir::new(name);
        let server = Server::logging(&dir, destination);
        let (email, password) = server.first_admin().expect("a first admin");
        let refused = Person::sign_in(&server, &email, "not the password").await;
        assert_eq!(refused.err(), Some(401), "{name}");
        let admin = Person::signed_in(&server, &email, &password).await;
        let metrics = server.readiness().replace("readyz", "metrics");
        let started = Instant::now();
        loop {
            admin.bring("Dam breaks", &format!("{:?}. {TEXT}", started.elapsed())).await;
            let figures = reqwest::get(&metrics).await.unwrap().text().await.unwrap();
            let dropped = figures.lines().find_map(|line| line.strip_prefix("claimdesk_log_lines_dropped_total "));
            if dropped.unwrap().parse::<u64>().unwrap() > 0 {
                break;
            }
            assert!(started.elapsed() < STOPS_WITHIN * 3, "{name}: no line is missing");
        }
        assert_eq!(reqwest::get(server.readiness()).await.unwrap().status(), 200, "{name}");
        server.stops("TERM");
    }
    drop(unread);
}

#[test]
fn bytes_that_are_no_request_are_no_error_of_ours() {
    let dir = Dir::new("strangers");
    let server = Server::start(&dir, &["--no-samples"]);
    let address = server.url().strip_prefix("http://").unwrap().trim_end_matches('/').to_owned();
    for bytes in [b"\x16\x03\x01\x02\0\x01\0\r\n\r\n".to_vec(), b"GET / HTTP/9.9\r\n\r\n".to_vec(), vec![b'x'; 400_000]]
    {
        let mut stream = TcpStream::connect(&address).unwrap();
        // The server may close before it has read everything.
        let _ = stream.write_all(&bytes);
        let _ = stream.shutdown(Shutdown::Write);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
    }
    let log = server.log();
    server.stops("TERM");
    assert!(!log.contains("ERROR") && !log.contains("stream error"), "{log}");
}

#[test]
fn a_start_that_waits_for_its_database_can_be_interrupted() {
    let dir = Dir::new("waiting");
    // A server that accepts connections and never says a word.
    let mute = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("postgres://claimdesk@{}/claimdesk", mute.local_addr().unwrap());
    let mut command = dir.command(&["serve"]);
    let mut child = command.env("DATABASE_URL", url).spawn().unwrap();
    let connection = mute.accept().unwrap();
    signal("INT", child.id());
    let started = Instant::now();
    let ended = child.wait().unwrap();
    assert!(!ended.success() && started.elapsed() < STOPS_WITHIN);
    drop(connection);
}

#[test]
fn a_server_that_is_not_ready_refuses_connections() {
    let dir = Dir::new("unready");
    let mute = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("postgres://claimdesk@{}/claimdesk", mute.local_addr().unwrap());
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let mut command = dir.command(&["serve"]);
    command.env("DATABASE_URL", url).env("CLAIMDESK_HTTP__LISTEN", free.to_string());
    let mut child = command.spawn().unwrap();
    // The ports are bound before the database is asked.
    let connection = mute.accept().unwrap();
    assert!(TcpStream::connect(free).is_err());
    signal("KILL", child.id());
    child.wait().unwrap();
    drop(connection);
}

#[test]
fn a_taken_port_is_said_before_a_database_is_begun() {
    let dir = Dir::new("port");
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    for (variable, setting) in
        [("CLAIMDESK_HTTP__LISTEN", "http.listen"), ("CLAIMDESK_OPERATIONS__LISTEN", "operations.listen")]
    {
        let output = dir.command(&["serve"]).env(variable, &address).output().unwrap();
        assert!(!output.status.success());
        let said = err(&output);
        let flag = format!("--{} ", setting.replace('.', "-"));
        for part in [&address, setting, variable, &flag] {
            assert!(said.contains(part), "{part}: {said}");
        }
    }
    assert!(!dir.data().exists());
}

/// Takes six seconds of real time: the deadline of an exchange with the database.
#[test]
fn a_start_whose_database_is_silent_or_gone_ends_with_its_address_and_what_to_do() {
    let dir = Dir::new("silent");
    let mute = TcpListener::bind("127.0.0.1:0").unwrap();
    let gone = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for (place, reason) in [(mute.local_addr().unwrap(), "did not answer within the deadline"), (gone, "refused")] {
        let mut command = dir.command(&["serve"]);
        command.env("DATABASE_URL", format!("postgres://claimdesk:hunter2@{place}/claimdesk"));
        let started = Instant::now();
        let output = command.output().unwrap();
        assert!(started.elapsed() < STOPS_WITHIN, "{:?}", started.elapsed());
        assert!(!output.status.success());
        let said = err(&output);
        for part in [&place.to_string(), reason, "DATABASE_URL", "psql"] {
            assert!(said.contains(part), "{part}: {said}");
        }
        assert!(!said.contains("hunter2"), "{said}");
    }
}
