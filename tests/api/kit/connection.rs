//! Connections: ambiguous requests, slow senders and readers, too many from one address.

use futures_util::StreamExt;
use reqwest::Method;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::support::app::CONNECTIONS;
use crate::support::wire::{PATIENCE, exchange};
use crate::support::{Answer, TestApp};

// ASVS 4.2.1
#[tokio::test(flavor = "multi_thread")]
async fn ambiguous_requests_are_refused_before_anybody_reads_them() {
    let app = TestApp::start().await;
    let head = "POST /api/v1/session HTTP/1.1\r\nhost: x\r\nconnection: close\r\n";
    for (case, request, status) in [
        ("two lengths", format!("{head}content-length: 2\r\ncontent-length: 3\r\n\r\n{{}}x"), 400),
        ("length and chunks", format!("{head}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n"), 400),
        ("200 headers", format!("{head}{}\r\n", "x: y\r\n".repeat(200)), 431),
        ("no such version", "GET / HTTP/9.9\r\n\r\n".to_owned(), 400),
        ("no HTTP", "\u{16}\u{3}\u{1}\u{2}\r\n\r\n".to_owned(), 400),
    ] {
        let answer = exchange(app.address, request.as_bytes()).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{case}: {answer:?}");
    }
}

/// Takes ten seconds of real time: the deadline of a body is the runtime's, not the newsroom's clock, because a
/// slow sender must not be able to wait for a clock.
// threat F103.1
#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_does_not_come_is_waited_for_ten_seconds() {
    let app = TestApp::start().await;
    let head = "POST /api/v1/session HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n\
                content-length: 100\r\n\r\n{\"email\":";
    let started = std::time::Instant::now();
    let mut stream = TcpStream::connect(app.address).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    timeout(PATIENCE, stream.read_to_end(&mut answer)).await.expect("the connection is closed").unwrap();
    let answer = String::from_utf8_lossy(&answer);
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    assert!(answer.contains("application/problem+json"), "{answer}");
    assert!(started.elapsed().as_secs() >= 9, "{:?}", started.elapsed());
}

/// Takes twelve seconds of real time, for the same reason.
#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_keeps_coming_fast_enough_is_read_to_its_end() {
    let app = TestApp::start().await;
    let person = app.anyone();
    let pieces = (0..12).map(|second| {
        let piece = match second {
            0 => br#"{"email": "nobody@desk.test", "password": "not the password"}"#.to_vec(),
            _ => vec![b' '; 70 * 1024],
        };
        (second, piece)
    });
    let body = futures_util::stream::iter(pieces).then(|(second, piece)| async move {
        let wait = if second == 0 { 0 } else { 1000 };
        tokio::time::sleep(std::time::Duration::from_millis(wait)).await;
        Ok::<_, std::io::Error>(piece)
    });
    let request = person.request(Method::POST, "/api/v1/session");
    let request = request.header("content-type", "application/json");
    Answer::to(request.body(reqwest::Body::wrap_stream(body))).await.problem(401, "bad-credentials");
}

/// Takes half a minute of real time, for the same reason.
// ASVS 15.2.2
// threat F103.2
#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_nobody_reads_is_not_kept_for_ever() {
    let app = TestApp::start().await;
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(4096).unwrap();
    let mut reader = socket.connect(app.address).await.unwrap();
    let question = b"GET /api/v1/openapi.json HTTP/1.1\r\nhost: x\r\n\r\n";
    reader.write_all(&question.repeat(200)).await.unwrap();
    tokio::time::sleep(std::time::Duration::from_secs(30)).await;
    // What the system had taken is still there, and then the end, long before two hundred answers.
    let mut read = Vec::new();
    let end = timeout(PATIENCE, reader.read_to_end(&mut read)).await;
    assert!(end.is_ok(), "the connection is closed");
    let document = claimdesk::http::document::JSON.len();
    assert!(read.len() < 100 * document, "{} bytes", read.len());
}

/// Whether the other end has closed it without a word.
fn is_closed(stream: &TcpStream) -> bool {
    match stream.try_read(&mut [0]) {
        Ok(read) => read == 0,
        Err(error) => error.kind() != std::io::ErrorKind::WouldBlock,
    }
}

// ASVS 15.2.2
// threat F104.1
#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_holds_too_many_connections_gets_no_further_one_and_others_do() {
    let app = TestApp::start().await;
    let mut held = Vec::new();
    for _ in 0..=CONNECTIONS {
        held.push(TcpStream::connect(app.address).await.unwrap());
    }
    // Which one is too many is for the workers to say, who count side by side.
    let refused = timeout(PATIENCE, async {
        loop {
            let refused = held.iter().filter(|stream| is_closed(stream)).count();
            if refused > 0 {
                return refused;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    });
    assert_eq!(refused.await, Ok(1), "one too many");

    let question = b"GET /problems/conflict HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    let other = tokio::net::TcpSocket::new_v4().unwrap();
    other.bind("127.0.0.3:0".parse().unwrap()).unwrap();
    let mut other = other.connect(app.address).await.unwrap();
    other.write_all(question).await.unwrap();
    let mut answer = Vec::new();
    timeout(PATIENCE, other.read_to_end(&mut answer)).await.unwrap().unwrap();
    assert!(answer.starts_with(b"HTTP/1.1 200"), "another address");

    drop(held);
    timeout(PATIENCE, async {
        while app.anyone().http.get(&app.url).send().await.is_err() {
            tokio::task::yield_now().await;
        }
    })
    .await
    .expect("what was closed counts no more");
}
