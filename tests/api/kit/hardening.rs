//! Hostile and malformed requests: refused without effect.

use std::fmt::Write;

use claimdesk::http::kit::access::{self, Access};
use reqwest::Method;
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, PgConnection};

use crate::kit::authz_matrix::bodies;
use crate::kit::problem::{document, filled};
use crate::support::newsroom::TEXT;
use crate::support::wire::exchange;
use crate::support::{Answer, TestApp};

/// Columns that somebody would like to write past the rules.
const COLUMNS: [&str; 12] = [
    "id",
    "role",
    "account_id",
    "author_id",
    "created_by",
    "created_at",
    "state",
    "version",
    "published_at",
    "password_hash",
    "deactivated_at",
    "constructor",
];

// ASVS 1.5.2, 2.2.2, 15.3.3
// threat B27
#[tokio::test(flavor = "multi_thread")]
async fn no_body_takes_a_field_that_it_does_not_name() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let claim = app.a_claim(&admin).await;
    let (document, bodies) = (document(), bodies());
    let (mut refused, mut with_bodies) = (0, 0);
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let name = operation["operationId"].as_str().unwrap();
            let content = &operation["requestBody"]["content"]["application/json"]["schema"];
            let Some(reference) = content["$ref"].as_str() else {
                continue;
            };
            with_bodies += 1;
            let schema = document.pointer(reference.strip_prefix('#').unwrap()).unwrap();
            for column in COLUMNS {
                if schema["properties"].get(column).is_some() {
                    continue;
                }
                let mut body = bodies[name].clone();
                body[column] = json!("admin");
                let method: Method = method.to_uppercase().parse().unwrap();
                let request = admin.request(method, &filled(path, &claim)).json(&body);
                let answer = Answer::to(request.header("if-match", "\"1-1\"")).await;
                let problem = answer.problem(422, "invalid");
                let pointer = problem["errors"][0]["pointer"].as_str().unwrap();
                assert!(pointer.contains(column) || answer.text().contains(column), "{name} {column}: {answer}");
                refused += 1;
            }
        }
    }
    assert!(with_bodies > 40, "{with_bodies}");
    println!("{refused} fields refused in {with_bodies} bodies");
}

/// Everything that the database holds, as one word for each table.
async fn everything(database: &mut PgConnection) -> Vec<(String, String)> {
    let tables: Vec<String> = sqlx::query_scalar(
        "select format('%I', table_name) from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
    )
    .fetch_all(&mut *database)
    .await
    .unwrap();
    let mut all = Vec::new();
    for table in tables {
        let query = format!("select coalesce(md5(string_agg(t::text, '' order by t::text)), '') from {table} t");
        let word: String = sqlx::query_scalar(AssertSqlSafe(query)).fetch_one(&mut *database).await.unwrap();
        all.push((table, word));
    }
    all
}

// ASVS 3.5.3
// threat C37
#[tokio::test(flavor = "multi_thread")]
async fn reading_changes_nothing() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let article = admin.bring(TEXT, "https://karvia-post.example/dam").await;
    app.drain_jobs().await;
    let claim = admin.claims_of(&article).await[0]["id"].clone();
    let mut database = app.database().await;
    let before = everything(&mut database).await;
    let (document, mut read) = (document(), 0);
    for (path, item) in document["paths"].as_object().unwrap() {
        if item.get("get").is_none() {
            continue;
        }
        let id = if path.contains("/articles/") { &article["id"] } else { &claim };
        let path = filled(path, id.as_str().unwrap());
        for method in [Method::GET, Method::HEAD] {
            // The head is enough: the live stream has no end.
            let answer = admin.request(method, &path).send().await.unwrap();
            assert!(answer.status().as_u16() < 500, "{path}");
            read += 1;
        }
    }
    assert_eq!(everything(&mut database).await, before);
    assert!(read > 80, "{read}");
}

/// Other ways to write an address, some of which another server might take for it.
fn spellings(path: &str) -> Vec<String> {
    let rest = path.strip_prefix("/api/v1").unwrap();
    vec![
        format!("/{path}"),
        format!("//x/../{path}"),
        format!("/api//v1{rest}"),
        format!("/api/v1/.{rest}"),
        format!("/api/v1/claims/..{rest}"),
        format!("/api/v1/claims/%2e%2e{rest}"),
        format!("/api/v1/claims/%2E%2E%2F{}", rest.trim_start_matches('/')),
        format!("/api/v1/claims/..;{rest}"),
        format!("/api/v1;x{rest}"),
        format!("/API/v1{rest}"),
        format!("/api/v1{}", rest.to_uppercase()),
        format!("{path}/"),
        format!("{path}%00"),
        format!("{path}%20"),
        format!("{path};x=1"),
        format!("{path}.json"),
        format!("{path}/me.css"),
        format!("{path}%2F"),
        format!("{path}\\"),
        format!("http://x{path}"),
        format!("http://evil.example{path}"),
    ]
}

// ASVS 1.1.1
// threat B32, C44
#[tokio::test(flavor = "multi_thread")]
async fn no_spelling_of_an_address_opens_a_door_that_its_own_keeps_shut() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let token = reviewer.token(&claimdesk::domain::people::token::Scope::ALL).await;
    let claim = app.a_claim(&reviewer).await;
    let (document, mut tried) = (document(), 0);
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let name = operation["operationId"].as_str().unwrap();
            let closed =
                matches!(access::of(name).unwrap(), Access::Editors | Access::Admins | Access::AdminsConfirmed);
            if !closed {
                continue;
            }
            for spelling in spellings(&filled(path, &claim)) {
                let request = format!(
                    "{} {spelling} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\nif-match: \"1-1\"\r\ncontent-type: application/json\r\n\
                     content-length: 2\r\nconnection: close\r\n\r\n{{}}",
                    method.to_uppercase(),
                );
                let answer = exchange(app.address, request.as_bytes()).await;
                let status = answer.split(' ').nth(1).unwrap_or_default();
                // The form may be looked at before the door has found out who asks; it opens nothing.
                let is_shut = ["400", "403", "404", "405", "422"].contains(&status);
                // An address of the dashboard, which has no data in it.
                let is_page = status == "200" && answer.contains("<div id=\"root\">");
                assert!(is_shut || is_page, "{spelling}: {answer}");
                tried += 1;
            }
        }
    }
    assert!(tried > 300, "{tried}");
}

// ASVS 4.1.3
// threat B31
#[tokio::test(flavor = "multi_thread")]
async fn headers_that_claim_another_method_address_or_host_are_not_believed() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let settings = "/api/v1/settings";
    let before = reviewer.get(settings).await.expect(200);
    for (name, value) in [
        ("x-http-method-override", "PUT"),
        ("x-http-method", "PUT"),
        ("x-method-override", "PUT"),
        ("x-original-url", "/api/v1/events"),
        ("x-rewrite-url", "/api/v1/events"),
    ] {
        let request = reviewer.request(Method::GET, settings).header(name, value);
        let answer = Answer::to(request).await.expect(200);
        assert_eq!(answer.text(), before.text(), "{name}");
        let request = reviewer.request(Method::POST, settings).header(name, value);
        Answer::to(request.json(&json!({}))).await.problem(405, "method-not-allowed");
    }
    // Links that the server makes name its own address, whatever the request does.
    let admin = app.admin().await;
    let invite = json!({"email": "new@desk.test", "name": "New", "role": "reviewer"});
    let request = admin.request(Method::POST, "/api/v1/invitations").json(&invite);
    let request = request.header("x-forwarded-host", "evil.example").header("forwarded", "host=evil.example");
    let link = Answer::to(request).await.expect(201);
    assert!(!link.text().contains("evil.example"), "{link}");
}

// ASVS 15.3.7
// threat B30
#[tokio::test(flavor = "multi_thread")]
async fn a_field_or_parameter_given_twice_is_refused() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let twice = r#"{"email": "a@desk.test", "email": "b@desk.test", "password": "not the password"}"#;
    let request = reviewer.request(Method::POST, "/api/v1/session").header("content-type", "application/json");
    let answer = Answer::to(request.body(twice)).await;
    assert!([400, 422].contains(&answer.status), "{answer}");
    let twice = reviewer.get("/api/v1/claims?limit=1&limit=2").await;
    assert!([400, 422].contains(&twice.status), "{twice}");
    let mut deep = String::new();
    for _ in 0..200 {
        write!(deep, "[").unwrap();
    }
    let body = format!("{{\"text\": {deep}");
    let request = reviewer.request(Method::POST, "/api/v1/articles").header("content-type", "application/json");
    let answer = Answer::to(request.body(body)).await;
    assert!([400, 422].contains(&answer.status), "{answer}");
}

/// What a body looks like that is no object at all.
// ASVS 1.5.2
#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_is_no_object_is_refused_by_every_operation() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let claim = app.a_claim(&admin).await;
    let document = document();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            // Files and forms have no object.
            if operation.pointer("/requestBody/content/application~1json").is_none() {
                continue;
            }
            for body in [Value::Null, json!([]), json!("x"), json!(1), json!([{}])] {
                let method: Method = method.to_uppercase().parse().unwrap();
                let request = admin.request(method, &filled(path, &claim)).json(&body);
                let answer = Answer::to(request.header("if-match", "\"1-1\"")).await;
                assert!([400, 422].contains(&answer.status), "{path} {body}: {answer}");
            }
        }
    }
}
