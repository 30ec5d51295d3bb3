//! Problem details: unknown paths and methods, refused bodies, pages that explain.

use std::collections::BTreeSet;

use claimdesk::http::kit::problem::Kind;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::newsroom::TEXT;
use crate::support::{Answer, Person, TestApp};

/// A path of the document with something in place of its parameters.
pub fn filled(template: &str, id: &str) -> String {
    template
        .replace("{id}", id)
        .replace("{delivery}", id)
        .replace("{other}", id)
        .replace("{claim}", id)
        .replace("{spelling}", id)
        .replace("{sheet}", "claims")
        .replace("{number}", "1")
        .replace("{kind}", "casualties")
        .replace("{slug}", "some-slug")
        .replace("{secret}", "k3V9mQ0sYb7TzR1uXw5Jd8LfNc2HpGa6EiOo4CqZt-A")
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
        let mut known: BTreeSet<String> =
            item.as_object().unwrap().keys().map(|method| method.to_uppercase()).collect();
        if known.contains("GET") {
            known.insert("HEAD".to_owned());
        }
        for method in ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS"] {
            // `/verdicts/style.css` and `.json` are also slugs of the page: the same methods.
            if known.contains(method) {
                continue;
            }
            let answer = send(&reviewer, method, &path).await;
            assert_eq!(answer.status, 405, "{method} {path}: {answer}");
            let allow: BTreeSet<String> = answer.header("allow").unwrap().split(", ").map(str::to_owned).collect();
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
        let (get, head) = (send(&reviewer, "GET", &path).await, send(&reviewer, "HEAD", &path).await);
        assert_eq!((get.status, head.status), (200, 200), "{path}");
        assert!(head.body.is_empty());
        for header in ["etag", "content-type", "cache-control", "content-length"] {
            assert_eq!(head.header(header), get.header(header), "{path} {header}");
        }
    }
    // A stream has no end, and nobody who wants its head alone shall wait for it.
    let live = send(&reviewer, "HEAD", "/api/v1/live").await.expect(200);
    assert!(live.header("content-type").unwrap().starts_with("text/event-stream"));
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
    send(&anyone, "POST", "/nothing/at/all").await.problem(404, "not-found");
    send(&anyone, "DELETE", "/api/v1/nothing").await.problem(404, "not-found");
}

// ASVS 3.5.2, 5.2.3
// threat C38
#[tokio::test(flavor = "multi_thread")]
async fn bodies_come_as_plain_json_or_not_at_all() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let body = json!({"text": TEXT}).to_string();
    let post = async |headers: &[(&str, &str)]| {
        let mut request = reviewer.request(Method::POST, "/api/v1/articles").body(body.clone());
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
    post(&[json, ("content-encoding", "identity")]).await.expect(201);
    post(&[("content-type", "Application/JSON; charset=utf-8")]).await.expect(200);

    // Fields have names; their order says nothing.
    let list = Answer::to(reviewer.request(Method::POST, "/api/v1/articles").json(&json!([null, null]))).await;
    list.problem(422, "invalid");

    // Where no article is expected a mebibyte is the end.
    let long = json!({"email": "a@b", "password": "x".repeat(1024 * 1024)});
    reviewer.post("/api/v1/session", &long).await.problem(413, "too-large");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_sort_of_problem_has_a_page_that_explains_it() {
    let app = TestApp::start().await;
    let anyone = app.anyone();
    for kind in Kind::ALL {
        let page = anyone.get(&format!("/problems/{}", kind.slug())).await.expect(200);
        assert!(page.header("content-type").unwrap().starts_with("text/html"));
        let html = scraper::Html::parse_document(page.text());
        let title = scraper::Selector::parse("h1").unwrap();
        let heading: String = html.select(&title).next().unwrap().text().collect();
        assert_eq!(heading, kind.title());
    }
    // Two failures are two occurrences.
    let instances: BTreeSet<String> = [anyone.get("/api/v1/claims").await, anyone.get("/api/v1/claims").await]
        .map(|answer| answer.problem(401, "not-signed-in")["instance"].to_string())
        .into();
    assert_eq!(instances.len(), 2);
}
