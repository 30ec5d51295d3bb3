//! Evidence that stays: snapshots of addresses, the excerpt in them, files.

use std::io::Read;

use flate2::read::MultiGzDecoder;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::site::{Reply, Site};
use crate::support::{Answer, Person, TestApp};

const PAGE: &str = "<!doctype html><html lang=en><head><title>Deaths by municipality</title></head><body><article>\
    <h1>Deaths by municipality</h1><p>The registry of Karvia counts 29 deaths in Ostrel on 2 February, and two in Havel.</p>\
    <p>The lists were closed on 20 February at noon, after all hospitals had reported to the registry.</p>\
    <p>Names are kept for thirty years and are open to relatives.</p></article></body></html>";
const PDF: &[u8] = include_bytes!("../../../crates/article-reader/tests/documents/pdf/bulletin.pdf");
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";

async fn cite(person: &Person, claim: &str, url: &str, excerpt: &str) -> Value {
    let source = json!({"url": url, "stance": "refutes", "excerpt": excerpt});
    person.change(claim, "evidence", &source).await.expect(201).json()
}

async fn evidence(person: &Person, claim: &str, id: &Value) -> Value {
    let list = person.read(&format!("/api/v1/claims/{claim}/evidence")).await;
    list["items"].as_array().unwrap().iter().find(|one| one["id"] == *id).unwrap().clone()
}

/// Adds a file as evidence, as a form does.
async fn upload(person: &Person, claim: &str, input: &Value, name: &str, bytes: &[u8]) -> Answer {
    let etag = person.claim(claim).await["etag"].as_str().unwrap().to_owned();
    let boundary = "q6Zt";
    let mut body = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"input\"\r\nContent-Type: application/json\r\n\r\n{input}\r\n\
         --{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
    let request = person.request(Method::POST, &format!("/api/v1/claims/{claim}/evidence")).header("if-match", etag);
    Answer::to(request.header("Content-Type", format!("multipart/form-data; boundary={boundary}")).body(body)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cited_page_is_kept_and_its_excerpt_is_looked_up() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let claim = app.a_claim(&reviewer).await;
    let site = Site::start();
    let url = site.set("/deaths", Reply::html(PAGE));
    let mut cited = Vec::new();
    for excerpt in [
        "The registry of Karvia counts 29 deaths",
        "The registry of Karvia counts 37 deaths in Ostrel",
        "Nobody died at all",
    ] {
        cited.push(cite(&reviewer, &claim, &url, excerpt).await);
    }
    assert_eq!(cited[0]["snapshot"]["state"], "waiting");
    app.drain_jobs().await;

    let mut found = Vec::new();
    for source in &cited {
        let snapshot = evidence(&reviewer, &claim, &source["id"]).await["snapshot"].clone();
        assert_eq!((&snapshot["state"], &snapshot["status"]), (&json!("done"), &json!(200)), "{snapshot}");
        found.push(snapshot["excerpt"].clone());
    }
    let words: Vec<&Value> = found.iter().map(|excerpt| &excerpt["found"]).collect();
    assert_eq!(words, ["exact", "near", "absent"]);
    assert_eq!(found[1]["differences"][0], json!({"quoted": "37", "source": "29"}));

    // The copy is WARC, and holds the page as it was.
    let id = cited[0]["id"].as_str().unwrap();
    let warc = reviewer.get(&format!("/api/v1/evidence/{id}/snapshots/1")).await.expect(200);
    assert_eq!(warc.header("content-type"), Some("application/warc"));
    assert!(warc.header("content-disposition").unwrap().starts_with("attachment"));
    assert_eq!(warc.header("content-security-policy"), Some("sandbox; default-src 'none'; frame-ancestors 'none'"));
    assert_eq!(warc.header("x-content-type-options"), Some("nosniff"));
    let mut records = String::new();
    MultiGzDecoder::new(warc.body.as_slice()).read_to_string(&mut records).unwrap();
    assert!(records.starts_with("WARC/1.1\r\n") && records.contains("29 deaths in Ostrel"), "{records}");
    assert!(records.contains(&format!("WARC-Target-URI: {url}")), "{records}");

    // A later look finds that the source has changed, and the first copy stays.
    site.set("/deaths", Reply::html(&PAGE.replace("29 deaths", "31 deaths")));
    let again = reviewer.post(&format!("/api/v1/evidence/{id}/snapshots"), &json!({})).await.expect(202).json();
    assert_eq!(again["snapshot"]["number"], 2);
    app.drain_jobs().await;
    let snapshot = evidence(&reviewer, &claim, &cited[0]["id"]).await["snapshot"].clone();
    assert!(!snapshot["changed_at"].is_null(), "{snapshot}");
    assert_eq!(snapshot["excerpt"]["found"], "near");
    reviewer.get(&format!("/api/v1/evidence/{id}/snapshots/1")).await.expect(200);
    reviewer.get(&format!("/api/v1/evidence/{id}/snapshots/3")).await.problem(404, "not-found");
    app.anyone().get(&format!("/api/v1/evidence/{id}/snapshots/1")).await.problem(401, "not-signed-in");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_source_that_cannot_be_kept_says_why_and_stays_evidence() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let claim = app.a_claim(&reviewer).await;
    let site = Site::start();
    let gone = site.set("/gone", Reply::status(410));
    for (url, problem) in [(gone.as_str(), "not_found"), ("http://10.1.2.3/list", "address_refused")] {
        let source = cite(&reviewer, &claim, url, "29 deaths").await;
        app.drain_jobs().await;
        let kept = evidence(&reviewer, &claim, &source["id"]).await;
        assert_eq!([&kept["snapshot"]["state"], &kept["snapshot"]["problem"]], [&json!("failed"), &json!(problem)]);
        assert_eq!([&kept["url"], &kept["snapshot"]["excerpt"]], [&json!(url), &Value::Null]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_evidence_by_their_content_and_are_never_shown() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let claim = app.a_claim(&reviewer).await;
    let input = json!({"stance": "refutes", "publisher": "Karvian Civil Registry"});
    let kept = upload(&reviewer, &claim, &input, "../list.html", PDF).await.expect(201).json();
    assert_eq!([&kept["file"]["name"], &kept["file"]["type"]], [&json!("list.html.pdf"), &json!("application/pdf")]);
    assert_eq!([&kept["url"], &kept["file"]["size"]], [&Value::Null, &json!(PDF.len())]);
    let file = reviewer.get(&format!("/api/v1/evidence/{}/file", kept["id"].as_str().unwrap())).await.expect(200);
    assert_eq!(file.body, PDF);
    assert!(file.header("content-disposition").unwrap().starts_with("attachment"));
    assert!(file.header("content-security-policy").unwrap().starts_with("sandbox;"));

    let picture = json!({"stance": "supports", "alt": "A table with eleven names"});
    assert_eq!(
        upload(&reviewer, &claim, &picture, "a.png", PNG).await.expect(201).json()["file"]["alt"],
        picture["alt"]
    );
    let without = upload(&reviewer, &claim, &input, "a.png", PNG).await;
    assert_eq!(without.pointers(), ["/alt"]);
    for (name, bytes) in [
        ("a.png", b"<html><script>alert(1)</script>".as_slice()),
        ("a.svg", b"<svg onload=alert(1)>"),
        ("a.pdf", b"MZ\x90\0"),
        ("a.txt", b""),
    ] {
        assert_eq!(upload(&reviewer, &claim, &input, name, bytes).await.pointers(), ["/file"], "{name}");
    }
    let large = vec![b'a'; 20 * 1024 * 1024 + 1];
    upload(&reviewer, &claim, &input, "a.txt", &large).await.problem(413, "too-large");
    let neither = reviewer.change(&claim, "evidence", &json!({"stance": "refutes"})).await;
    assert_eq!(neither.pointers(), ["/url"]);
    assert_eq!(reviewer.claim(&claim).await["evidence_count"], 2, "nothing was half kept");
    app.anyone()
        .get(&format!("/api/v1/evidence/{}/file", kept["id"].as_str().unwrap()))
        .await
        .problem(401, "not-signed-in");
}

#[tokio::test(flavor = "multi_thread")]
async fn readers_get_public_files_of_published_verdicts_alone() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let claim = app.a_claim(&author).await;
    let public = upload(&author, &claim, &json!({"stance": "refutes"}), "list.pdf", PDF).await.expect(201).json();
    let secret = json!({"stance": "context", "visibility": "internal"});
    let secret =
        upload(&author, &claim, &secret, "memo.txt", b"INTERNAL-NOTE who gave us the list").await.expect(201).json();
    author.does(&claim, "review/assign").await;
    author.does(&claim, "verdict/submission").await;
    second.does(&claim, "verdict/approval").await;
    let published = editor.does(&claim, "verdict/publication").await;
    let page = published["published"]["url"].as_str().unwrap();

    let reader = app.anyone();
    let file = reader.get(&format!("{page}/files/{}", public["id"].as_str().unwrap())).await.expect(200);
    assert_eq!(file.body, PDF);
    assert!(file.header("content-disposition").unwrap().starts_with("attachment"));
    let hidden = format!("{page}/files/{}", secret["id"].as_str().unwrap());
    assert_eq!(reader.get(&hidden).await.status, 404);
    let html = reader.get(page).await.expect(200);
    assert!(html.text().contains("list.pdf") && !html.text().contains("memo.txt"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_archived_copy_counts_when_it_has_the_text_of_the_source() {
    const EXCERPT: &str = "The registry of Karvia counts 29 deaths in Ostrel";
    let archive = Site::start();
    let app = TestApp::archiving(&format!("{}/save?page={{url}}", archive.url)).await;
    let reviewer = app.reviewer().await;
    let claim = app.a_claim(&reviewer).await;
    let source = Site::start();
    let url = source.set("/deaths", Reply::html(PAGE));
    let banner = PAGE.replace("<body>", "<body><div>Archived on 3 March 2026. Please donate.</div>");
    let other = PAGE.replace("29 deaths in Ostrel", "11 deaths in Anlis");

    let copy = archive.set("/2026/deaths", Reply::html(&banner));
    for (save, page, state, at) in [
        (Reply::redirect("/2026/deaths"), Reply::html(&banner), "verified", Some(&copy)),
        (Reply::html("Saved.").with("Content-Location", "/2026/deaths"), Reply::html(&banner), "verified", Some(&copy)),
        (Reply::redirect("/2026/deaths"), Reply::html(&other), "different", Some(&copy)),
        (Reply::redirect("/2026/deaths"), Reply::status(404), "failed", None),
        (Reply::html("<p>Saved.</p>"), Reply::html(&banner), "failed", None),
        (Reply::redirect("http://10.1.2.3/copy"), Reply::html(&banner), "failed", None),
    ] {
        archive.set("/save", save);
        archive.set("/2026/deaths", page);
        let made = cite(&reviewer, &claim, &url, EXCERPT).await;
        app.drain_jobs().await;
        let kept = evidence(&reviewer, &claim, &made["id"]).await["snapshot"]["archive"].clone();
        assert_eq!((&kept["state"], kept["url"].as_str()), (&json!(state), at.map(String::as_str)), "{kept:#}");
    }
    let asked = archive.asked();
    assert!(asked.iter().any(|asked| asked.starts_with("/save ")), "{asked:?}");

    // Without the setting nobody is asked.
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let claim = app.a_claim(&reviewer).await;
    let made = cite(&reviewer, &claim, &url, EXCERPT).await;
    app.drain_jobs().await;
    let kept = evidence(&reviewer, &claim, &made["id"]).await["snapshot"].clone();
    assert_eq!((&kept["state"], &kept["archive"]), (&json!("done"), &Value::Null));
}
