//! Problem details of every failure, and security headers of every answer.

use std::collections::BTreeSet;

use claimdesk::http::kit::problem::Kind;
use futures_util::StreamExt;
use reqwest::Method;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::support::app::CONNECTIONS;
use crate::support::newsroom::{TEXT, bring_to};
use crate::support::wire::{PATIENCE, exchange};
use crate::support::{Answer, Person, TestApp};
use claimdesk::domain::claims::review::State;

/// A path of the document with something in place of its parameters.
pub fn filled(template: &str, id: &str) -> String {
    template
        .replace("{id}", id)
        .replace("{delivery}", id)
        .replace("{sheet}", "claims")
        .replace("{number}", "1")
        .replace("{slug}", "some-slug")
}

pub fn document() -> Value {
    serde_json::from_str(&claimdesk::http::document::JSON).unwrap()
}

async fn send(person: &Person, method: &str, path: &str) -> Answer {
    Answer::to(person.request(method.parse().unwrap(), path)).await
}

// ASVS 13.4.4
// threat B33
#[tokio::test(flavor = "multi_thread")]
async fn an_address_refuses_every_method_it_does_not_know_and_names_those_it_knows() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let document = document();
    let mut refused = 0;
    for (template, item) in document["paths"].as_object().unwrap() {
        let path = filled(template, "01970000-0000-7000-8000-000000000000");
        let mut known: BTreeSet<String> = item
            .as_object()
            .unwrap()
            .keys()
            .map(|method| method.to_uppercase())
            .collect();
        if known.contains("GET") {
            known.insert("HEAD".to_owned());
        }
        for method in [
            "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS",
        ] {
            // `/verdicts/style.css` and `.json` are also slugs of the page: the same methods.
            if known.contains(method) {
                continue;
            }
            let answer = send(&reviewer, method, &path).await;
            assert_eq!(answer.status, 405, "{method} {path}: {answer}");
            let allow: BTreeSet<String> = answer
                .header("allow")
                .unwrap()
                .split(", ")
                .map(str::to_owned)
                .collect();
            assert_eq!(allow, known, "{method} {path}");
            if method != "HEAD" {
                answer.problem(405, "method-not-allowed");
            }
            refused += 1;
        }
    }
    assert!(refused > 150, "{refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_read_can_be_asked_about_with_head() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let claim = app.a_claim(&reviewer).await;
    for path in [
        "/feeds/verdicts.json".to_owned(),
        "/feeds/verdicts.atom".to_owned(),
        "/verdicts/style.css".to_owned(),
        "/api/v1/openapi.json".to_owned(),
        "/api/v1/session".to_owned(),
        "/api/v1/claims".to_owned(),
        format!("/api/v1/claims/{claim}"),
    ] {
        let (get, head) = (
            send(&reviewer, "GET", &path).await,
            send(&reviewer, "HEAD", &path).await,
        );
        assert_eq!((get.status, head.status), (200, 200), "{path}");
        assert!(head.body.is_empty());
        for header in ["etag", "content-type", "cache-control", "content-length"] {
            assert_eq!(head.header(header), get.header(header), "{path} {header}");
        }
    }
    // A stream has no end, and nobody who wants its head alone shall wait for it.
    let live = send(&reviewer, "HEAD", "/api/v1/live").await.expect(200);
    assert!(
        live.header("content-type")
            .unwrap()
            .starts_with("text/event-stream")
    );
    reviewer.get("/api/v1/session").await.expect(200);
}

// ASVS 5.3.2, 13.4.5
// threat C44, H131
#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_there_is_a_problem_too() {
    let app = TestApp::start().await;
    let (reviewer, anyone) = (app.reviewer().await, app.anyone());
    for path in [
        "/api",
        "/api/v1",
        "/api/v1/",
        "/livez",
        "/readyz",
        "/metrics",
        "/api/v1/nothing",
        "/api/v2/session",
        "/api/v1/session/",
        "/api/v1/claims/not-an-id",
        "/api/v1/claims/01970000-0000-7000-8000-000000000000",
        "/api/v1/claims/01970000-0000-7000-8000-000000000000/history",
        "/api/v1/claims/01970000-0000-7000-8000-000000000000/evidence",
        "/api/v1/claims/01970000-0000-7000-8000-000000000000/verdict/revisions",
        "/api/v1/articles/01970000-0000-7000-8000-000000000000",
        "/api/v1/articles/01970000-0000-7000-8000-000000000000/claims",
        "/api/v1/articles/01970000-0000-7000-8000-000000000000/versions/1",
        "/api/v1/articles/01970000-0000-7000-8000-000000000000/versions/99999999999",
        "/feeds/verdicts.xml",
        "/feeds/../api/v1/nothing",
        "/verdicts/no-such-verdict",
        "/verdicts/no-such-verdict.json",
        "/verdicts/a%00b",
        "/verdicts/a%00b.json",
        "/verdicts/%ff",
        "/verdicts/..%2f..%2fCargo.toml",
        "/problems/no-such-problem",
        "/problems/a%00b",
        "/assets/nothing.js",
        "/robots.txt%00",
    ] {
        let answer = send(&reviewer, "GET", path).await;
        assert_eq!(answer.status, 404, "{path}: {answer}");
        answer.problem(404, "not-found");
    }
    send(&anyone, "POST", "/nothing/at/all")
        .await
        .problem(404, "not-found");
    send(&anyone, "DELETE", "/api/v1/nothing")
        .await
        .problem(404, "not-found");
}

// ASVS 3.5.2, 5.2.3
// threat C38
#[tokio::test(flavor = "multi_thread")]
async fn bodies_come_as_plain_json_or_not_at_all() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let body = json!({"text": TEXT}).to_string();
    let post = async |headers: &[(&str, &str)]| {
        let mut request = reviewer
            .request(Method::POST, "/api/v1/articles")
            .body(body.clone());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Answer::to(request).await
    };
    let json = ("content-type", "application/json");
    for headers in [
        &[][..],
        &[("content-type", "text/plain")],
        &[("content-type", "application/x-www-form-urlencoded")],
        &[("content-type", "multipart/form-data; boundary=x")],
        &[("content-type", "application/jsonx")],
        &[("content-type", "text/plain, application/json")],
        &[json, ("content-encoding", "gzip")],
        &[json, ("content-encoding", "br")],
        &[json, ("content-encoding", "deflate, gzip")],
        &[json, ("content-encoding", "identity, gzip")],
    ] {
        let answer = post(headers).await;
        assert_eq!(answer.status, 415, "{headers:?}: {answer}");
        answer.problem(415, "unsupported-media-type");
    }
    post(&[json, ("content-encoding", "identity")])
        .await
        .expect(201);
    post(&[("content-type", "Application/JSON; charset=utf-8")])
        .await
        .expect(200);

    // Fields have names; their order says nothing.
    let list = Answer::to(
        reviewer
            .request(Method::POST, "/api/v1/articles")
            .json(&json!([null, null])),
    )
    .await;
    list.problem(422, "invalid");

    // Where no article is expected a mebibyte is the end.
    let long = json!({"email": "a@b", "password": "x".repeat(1024 * 1024)});
    reviewer
        .post("/api/v1/session", &long)
        .await
        .problem(413, "too-large");
}

// ASVS 4.2.1
#[tokio::test(flavor = "multi_thread")]
async fn ambiguous_requests_are_refused_before_anybody_reads_them() {
    let app = TestApp::start().await;
    let head = "POST /api/v1/session HTTP/1.1\r\nhost: x\r\nconnection: close\r\n";
    for (case, request, status) in [
        (
            "two lengths",
            format!("{head}content-length: 2\r\ncontent-length: 3\r\n\r\n{{}}x"),
            400,
        ),
        (
            "length and chunks",
            format!("{head}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n"),
            400,
        ),
        (
            "200 headers",
            format!("{head}{}\r\n", "x: y\r\n".repeat(200)),
            431,
        ),
        ("no such version", "GET / HTTP/9.9\r\n\r\n".to_owned(), 400),
        ("no HTTP", "\u{16}\u{3}\u{1}\u{2}\r\n\r\n".to_owned(), 400),
    ] {
        let answer = exchange(app.address, request.as_bytes()).await;
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status}")),
            "{case}: {answer:?}"
        );
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
    timeout(PATIENCE, stream.read_to_end(&mut answer))
        .await
        .expect("the connection is closed")
        .unwrap();
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
    Answer::to(request.body(reqwest::Body::wrap_stream(body)))
        .await
        .problem(401, "bad-credentials");
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
    timeout(PATIENCE, other.read_to_end(&mut answer))
        .await
        .unwrap()
        .unwrap();
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

// ASVS 3.2.1, 3.4.3, 3.4.4, 3.4.5, 3.4.6
// threat C39, C43, H132
#[tokio::test(flavor = "multi_thread")]
async fn every_answer_carries_the_headers_that_protect_it_whatever_its_status() {
    let app = TestApp::start().await;
    let (reviewer, anyone) = (app.reviewer().await, app.anyone());
    let (second, editor) = (app.reviewer().await, app.editor().await);
    let claim = app.a_claim(&reviewer).await;
    bring_to(&claim, State::Published, &reviewer, &second, &editor).await;
    let page = reviewer.claim(&claim).await["published"]["url"]
        .as_str()
        .unwrap()
        .to_owned();
    let feed = anyone.get("/feeds/verdicts.json").await.expect(200);

    let text = reviewer.request(Method::POST, "/api/v1/articles").body("x");
    let plain = text.header("content-type", "text/plain");
    let other = reviewer.request(Method::POST, "/api/v1/articles");
    let answers = [
        anyone.get(&page).await.expect(200),
        anyone.get("/api/v1/openapi.json").await.expect(200),
        reviewer.get("/api/v1/claims").await.expect(200),
        reviewer
            .bring(TEXT, "https://other.example/")
            .await
            .get("id")
            .map(|_| feed.clone())
            .unwrap(),
        anyone
            .get_if_changed("/feeds/verdicts.json", &feed.etag())
            .await
            .expect(304),
        anyone.get("/api/v1/claims").await.expect(401),
        Answer::to(
            other
                .header("origin", "https://evil.example")
                .json(&json!({})),
        )
        .await
        .expect(403),
        anyone.get("/api/v1/nothing").await.expect(404),
        reviewer.delete("/api/v1/claims").await.expect(405),
        reviewer
            .change(&claim, "review/reopen", &json!({}))
            .await
            .expect(409),
        reviewer
            .change_from("\"x\"", &claim, "review/assign", &json!({}))
            .await
            .expect(412),
        reviewer
            .post("/api/v1/articles", &json!({"text": "x".repeat(2_097_153)}))
            .await
            .expect(413),
        Answer::to(plain).await.expect(415),
        reviewer
            .post("/api/v1/articles", &json!({}))
            .await
            .expect(422),
        reviewer
            .put(&format!("/api/v1/claims/{claim}/verdict/draft"), &json!({}))
            .await
            .expect(428),
    ];
    for answer in answers {
        let policy = answer.header("content-security-policy").unwrap_or_default();
        for rule in [
            "default-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ] {
            assert!(policy.contains(rule), "{rule}: {answer}");
        }
        assert!(!policy.contains("unsafe"), "{policy}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "strict-origin-when-cross-origin"),
            ("cross-origin-opener-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{name}: {answer}");
        }
        assert_eq!(answer.header("server"), None);
        if answer.status >= 400 {
            assert_eq!(answer.header("cache-control"), Some("no-store"), "{answer}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_sort_of_problem_has_a_page_that_explains_it() {
    let app = TestApp::start().await;
    let anyone = app.anyone();
    for kind in Kind::ALL {
        let page = anyone
            .get(&format!("/problems/{}", kind.slug()))
            .await
            .expect(200);
        assert!(
            page.header("content-type")
                .unwrap()
                .starts_with("text/html")
        );
        let html = scraper::Html::parse_document(page.text());
        let title = scraper::Selector::parse("h1").unwrap();
        let heading: String = html.select(&title).next().unwrap().text().collect();
        assert_eq!(heading, kind.title());
    }
    // Two failures are two occurrences.
    let instances: BTreeSet<String> = [
        anyone.get("/api/v1/claims").await,
        anyone.get("/api/v1/claims").await,
    ]
    .map(|answer| answer.problem(401, "not-signed-in")["instance"].to_string())
    .into();
    assert_eq!(instances.len(), 2);
}
