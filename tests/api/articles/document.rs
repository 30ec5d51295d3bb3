//! Articles from the bytes of pages and files.

use reqwest::{Method, RequestBuilder};
use serde_json::json;

use crate::support::people::Answer;
use crate::support::{Person, TestApp};

const PDF: &[u8] = include_bytes!("../../../crates/article-reader/tests/documents/pdf/bulletin.pdf");
const SCAN: &[u8] = include_bytes!("../../../crates/article-reader/tests/documents/pdf/scan.pdf");
const LOCKED: &[u8] = include_bytes!("../../../crates/article-reader/tests/documents/pdf/locked.pdf");
const DOCX: &[u8] = include_bytes!("../../../crates/article-reader/tests/documents/office/tram.docx");
const SUBTITLES: &[u8] = include_bytes!("../../../crates/article-reader/tests/documents/timed/debate.vtt");

fn form(request: RequestBuilder, fields: &[(&str, &str)]) -> RequestBuilder {
    let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    request.header("Content-Type", "application/x-www-form-urlencoded").body(body)
}

async fn post(person: &Person, query: &str, content_type: &str, body: &[u8]) -> Answer {
    let request = person.request(Method::POST, &format!("/api/v1/articles/documents{query}"));
    Answer::to(request.header("Content-Type", content_type).body(body.to_vec())).await
}

#[tokio::test(flavor = "multi_thread")]
async fn files_become_articles_with_their_layers() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;

    let pdf = post(&reviewer, "?outlet=Harbour%20Office&name=bulletin.pdf", "application/pdf", PDF).await.expect(201);
    assert_eq!(pdf.json()["outlet"], "Harbour Office");
    assert!(pdf.json()["length"].as_u64().unwrap() > 100);
    let again = post(&reviewer, "?outlet=Harbour%20Office", "application/pdf", PDF).await.expect(200).json();
    assert_eq!(again["id"], pdf.json()["id"], "the same file is the same article");

    // The ending says the type where the client does not.
    post(&reviewer, "?name=tram.docx", "application/octet-stream", DOCX).await.expect(201);

    let debate = post(&reviewer, "?name=debate.vtt&title=The%20debate", "text/vtt", SUBTITLES).await.expect(201).json();
    assert_eq!(debate["title"], "The debate");
    let layers = debate["layers"].as_array().unwrap();
    assert!(layers.iter().any(|layer| layer["speaker"].is_string()), "{layers:?}");
    assert!(layers.iter().any(|layer| layer["offset_ms"].is_u64()), "{layers:?}");

    app.drain_jobs().await;
    let list = reviewer.read("/api/v1/articles").await;
    for article in list["items"].as_array().unwrap() {
        assert_eq!(article["analysis"]["state"], "done", "{article}");
    }
}

/// A form of parts: each a name, a file name for files, and the bytes.
async fn post_form(person: &Person, parts: &[(&str, Option<&str>, &[u8])]) -> Answer {
    let mut body = Vec::new();
    for (name, file_name, bytes) in parts {
        let file_name = file_name.map(|name| format!("; filename=\"{name}\"")).unwrap_or_default();
        body.extend(format!("--q6Zt\r\nContent-Disposition: form-data; name=\"{name}\"{file_name}\r\n\r\n").bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--q6Zt--\r\n");
    let request = person.request(Method::POST, "/api/v1/articles/documents?outlet=Nobody");
    Answer::to(request.header("Content-Type", "multipart/form-data; boundary=q6Zt").body(body)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_has_its_file_beside_its_fields() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let (outlet, day) = (("outlet", None, &b"Harbour Office"[..]), ("published_at", None, &b"2026-03-02"[..]));
    let file = ("file", Some("tram.docx"), DOCX);
    let made = post_form(&reviewer, &[outlet, day, ("byline", None, b""), file]).await.expect(201).json();
    assert_eq!([&made["outlet"], &made["published_at"]], [&json!("Harbour Office"), &json!("2026-03-02")]);
    let same = post(&reviewer, "?name=tram.docx&outlet=Harbour%20Office", "application/octet-stream", DOCX).await;
    assert_eq!(same.expect(200).json()["id"], made["id"], "as with the file for a body");

    let language = ("language", None, &b"?"[..]);
    for (parts, pointer) in [
        (&[outlet, day][..], "/file"),
        (&[day, day, file], "/published_at"),
        (&[language, file], "/language"),
        (&[file, file], "/file"),
    ] {
        let refused = post_form(&reviewer, parts).await.expect(422).json();
        assert_eq!(refused["errors"][0]["pointer"], pointer, "{refused:#}");
    }
    post_form(&reviewer, &[("colour", None, b"red"), file]).await.expect(422);
    post_form(&reviewer, &[("title", None, &vec![b'a'; 20_000]), file]).await.expect(413);
    post_form(&reviewer, &[("file", Some("a.txt"), &vec![b'a'; (20 << 20) + 1])]).await.expect(413);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_a_browser_hands_over_is_the_article_of_its_address() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let page = "<html lang=en><head><title>Dam | Post</title></head><body><nav>Menu</nav><article><h1>Dam breaks above Ostrel</h1>\
        <p>At least 37 people were killed when the dam above Ostrel broke on Monday, the ministry said on Tuesday.</p>\
        <p>The wall of water reached the town at four in the morning and destroyed 230 houses, the mayor said.</p></article></body></html>";
    let query = "?url=https%3A%2F%2Fpost.example%2Fdam";
    let html = "text/html; charset=utf-8";
    let article = post(&reviewer, query, html, page.as_bytes()).await.expect(201).json();
    assert_eq!(
        [&article["url"], &article["title"]],
        [&json!("https://post.example/dam"), &json!("Dam breaks above Ostrel")]
    );
    let changed = page.replace("37 people", "41 people");
    let next = post(&reviewer, query, html, changed.as_bytes()).await.expect(201).json();
    assert_eq!([&next["id"], &next["version"]], [&article["id"], &json!(2)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_cannot_be_read_says_why() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    for (content_type, body, why) in [
        ("application/pdf", SCAN, "scan"),
        ("application/pdf", LOCKED, "encrypted"),
        ("application/octet-stream", &DOCX[..DOCX.len() / 2], "unsupported"),
        (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            b"PK\x03\x04 and no more",
            "damaged",
        ),
        ("image/jpeg", &[0xff, 0xd8, 0xff, 0xe0, 0, 16, 1, 2], "unsupported"),
        ("text/html", b"<div id=app></div><script src=/a.js></script>", "empty"),
        ("text/plain", b"", "empty"),
    ] {
        let problem = post(&reviewer, "", content_type, body).await.problem(422, "unreadable-document");
        assert_eq!([&problem["code"], &problem["params"]["problem"]], [&json!("unreadable"), &json!(why)], "{problem}");
    }
    let large = vec![b'a'; 20 * 1024 * 1024 + 1];
    post(&reviewer, "", "text/plain", &large).await.problem(413, "too-large");
    post(&reviewer, "?pages=3", "application/pdf", PDF).await.problem(422, "invalid");
    let encoded = reviewer.request(Method::POST, "/api/v1/articles/documents").header("Content-Encoding", "gzip");
    Answer::to(encoded.body(PDF.to_vec())).await.problem(415, "unsupported-media-type");
    post(&app.anyone(), "", "application/pdf", PDF).await.problem(401, "not-signed-in");
    assert_eq!(reviewer.read("/api/v1/articles").await["items"], json!([]), "nothing was half made");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_another_site_hands_over_changes_nothing_and_runs_nothing() {
    let app = TestApp::start().await;
    let reader = app.anyone();
    let html = "<title>A</title></script><script>alert(1)</script><!-- ß";
    let fields = [("url", "https://post.example/dam"), ("title", "Dam & flood"), ("html", html)];
    let send = |site: &str| {
        let request = reader.request(Method::POST, "/send").header("Origin", "https://post.example");
        form(request.header("Sec-Fetch-Site", site), &fields)
    };
    let page = Answer::to(send("cross-site")).await.expect(200);
    assert!(page.header("content-security-policy").unwrap().starts_with("default-src 'none'; script-src 'self';"));
    assert_eq!(page.header("cache-control"), Some("no-store"));
    let text = page.text();
    let kept = text.split_once("id=\"sent\">").unwrap().1.split_once("</script>").unwrap().0;
    let kept: serde_json::Value = serde_json::from_str(kept).unwrap();
    assert_eq!(kept, json!({"url": "https://post.example/dam", "title": "Dam & flood", "html": html}));
    assert_eq!(text.matches("<script").count(), 2, "{text}");

    let large = "a".repeat(14 * 1024 * 1024);
    let large = [("html", large.as_str())];
    Answer::to(form(reader.request(Method::POST, "/send"), &large)).await.problem(413, "too-large");
    let json = reader.request(Method::POST, "/send").json(&json!({}));
    Answer::to(json).await.problem(415, "unsupported-media-type");
    // Nothing else may come from another site.
    let other = reader.request(Method::POST, "/api/v1/session").header("Sec-Fetch-Site", "cross-site");
    Answer::to(other.json(&json!({}))).await.problem(403, "cross-origin");
}
