//! API tokens: scopes, expiry, revocation.

use chrono::TimeDelta;
use claimdesk::domain::people::token::Scope;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Person, TestApp};

async fn with(person: &Person, token: &str, method: Method, path: &str, body: &Value) -> Answer {
    let request = person.request(method, path).bearer_auth(token);
    Answer::to(if body.is_null() { request } else { request.json(body) }).await
}

fn ending(token: &str) -> &str {
    token.get(token.len() - 4..).unwrap()
}

// ASVS 15.3.1
// threat A15
#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_told_once_and_kept_as_a_hash_alone() {
    let app = TestApp::start().await;
    let (owner, program) = (app.editor().await, app.anyone());
    let token = owner.token(&[Scope::Read]).await;
    let listed = owner.get("/api/v1/me/tokens").await.expect(200);
    assert!(!listed.text().contains(&token));
    let entry = listed.json()["items"][0].clone();
    assert_eq!(entry["ending"], ending(&token));
    assert_eq!(entry["last_used_at"], Value::Null);

    let seen = with(&program, &token, Method::GET, "/api/v1/claims", &Value::Null).await;
    seen.expect(200);
    let entry = owner.read("/api/v1/me/tokens").await["items"][0].clone();
    assert!(entry["last_used_at"].is_string());
    let other = app.admin().await;
    assert_eq!(other.read("/api/v1/me/tokens").await["items"], json!([]));

    let mut db = app.database().await;
    let tables: Vec<String> = sqlx::query_scalar("select tablename::text from pg_tables where schemaname = 'public'")
        .fetch_all(&mut db)
        .await
        .unwrap();
    for table in tables {
        let question = format!("select count(*) from {table} t where t::text like '%' || $1 || '%'");
        let kept: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(question))
            .bind(token.get(7..37).unwrap())
            .fetch_one(&mut db)
            .await
            .unwrap();
        assert_eq!(kept, 0, "{table}");
    }
}

// ASVS 10.4.9
#[tokio::test(flavor = "multi_thread")]
async fn a_token_ends_when_it_is_revoked_expires_or_its_owner_goes() {
    let app = TestApp::start().await;
    let (owner, program) = (app.editor().await, app.anyone());
    let works = async |token: &str| {
        let answer = with(&program, token, Method::GET, "/api/v1/claims", &Value::Null).await;
        answer.status
    };
    let (revoked, expired, left) =
        (owner.token(&[Scope::Read]).await, owner.token(&[Scope::Read]).await, owner.token(&[Scope::Read]).await);
    let newest = owner.read("/api/v1/me/tokens").await;
    let ending = ending(&revoked).to_owned();
    let entries = newest["items"].as_array().unwrap().clone();
    let id = entries.iter().find(|entry| entry["ending"] == ending.as_str()).unwrap()["id"].clone();
    let path = format!("/api/v1/me/tokens/{}", id.as_str().unwrap());
    app.editor().await.delete(&path).await.problem(404, "not-found");
    assert_eq!(works(&revoked).await, 200);
    owner.delete(&path).await.expect(204);
    owner.delete(&path).await.problem(404, "not-found");
    assert_eq!((works(&revoked).await, works(&expired).await), (401, 200));
    app.advance(TimeDelta::days(1));
    assert_eq!(works(&expired).await, 401);
    assert_eq!(works(&left).await, 401);

    let owner = app.editor().await;
    let token = owner.token(&[Scope::Read]).await;
    assert_eq!(works(&token).await, 200);
    app.deactivate(&owner).await;
    assert_eq!(works(&token).await, 401);
}

// ASVS 10.3.2
// threat B29.2
#[tokio::test(flavor = "multi_thread")]
async fn rights_are_those_of_the_role_at_the_time_and_of_the_scopes() {
    let app = TestApp::start().await;
    let (admin, owner, program) = (app.admin().await, app.editor().await, app.anyone());
    let token = owner.token(&Scope::ALL).await;
    let none = Value::Null;
    let insights = "/api/v1/insights";
    with(&program, &token, Method::GET, insights, &none).await.expect(200);
    // More scopes than the role permits are of no use.
    with(&program, &token, Method::GET, "/api/v1/events", &none).await.problem(403, "forbidden");
    let path = format!("/api/v1/accounts/{}", owner.id);
    admin.patch(&path, "*", &json!({"role": "reviewer"})).await.expect(204);
    with(&program, &token, Method::GET, insights, &none).await.problem(403, "forbidden");
    with(&program, &token, Method::GET, "/api/v1/claims", &none).await.expect(200);

    // What the file offers is what the token lets through.
    let claim = app.a_claim(&admin).await;
    let reading = admin.token(&[Scope::Read]).await;
    let file = with(&program, &reading, Method::GET, &format!("/api/v1/claims/{claim}"), &none).await;
    let actions = file.expect(200).json()["actions"].clone();
    assert!(actions.as_array().unwrap().iter().all(|action| action["allowed"] == false), "{actions}");
    with(&program, &reading, Method::POST, &format!("/api/v1/claims/{claim}/comments"), &json!({"body": "Hm."}))
        .await
        .problem(403, "forbidden");
    let reviewing = admin.token(&[Scope::Read, Scope::Review]).await;
    with(&program, &reviewing, Method::POST, &format!("/api/v1/claims/{claim}/comments"), &json!({"body": "Hm."}))
        .await
        .expect(201);
}

// ASVS 14.2.1
// threat A17
#[tokio::test(flavor = "multi_thread")]
async fn a_token_counts_in_its_header_alone_and_never_for_what_lets_people_in() {
    let app = TestApp::start().await;
    let (owner, program) = (app.admin().await, app.anyone());
    let token = owner.token(&Scope::ALL).await;
    let none = Value::Null;
    for path in [format!("/api/v1/claims?token={token}"), format!("/api/v1/claims?access_token={token}")] {
        let answer = program.get(&path).await;
        assert!([401, 422].contains(&answer.status), "{answer}");
    }
    for header in [token.clone(), format!("Basic {token}"), format!("Bearer {token}x"), "Bearer".to_owned()] {
        let request = program.request(Method::GET, "/api/v1/claims").header("authorization", header);
        Answer::to(request).await.problem(401, "not-signed-in");
    }
    // A bad token is no fall-back to the cookie.
    let request = owner.request(Method::GET, "/api/v1/claims").bearer_auth("cd_pat_wrong");
    Answer::to(request).await.problem(401, "not-signed-in");

    let more = json!({"name": "more", "scopes": ["read"], "days": 1});
    with(&program, &token, Method::POST, "/api/v1/me/tokens", &more).await.problem(403, "forbidden");
    with(&program, &token, Method::GET, "/api/v1/me/sessions", &none).await.problem(403, "forbidden");
    for wrong in [
        json!({"name": "x", "scopes": [], "days": 1}),
        json!({"name": "x", "scopes": ["read"], "days": 0}),
        json!({"name": "x", "scopes": ["read"], "days": 366}),
        json!({"name": "", "scopes": ["read"], "days": 1}),
        json!({"name": "x", "scopes": ["everything"], "days": 1}),
    ] {
        owner.post("/api/v1/me/tokens", &wrong).await.problem(422, "invalid");
    }
}

// ASVS 2.3.2, 2.4.1
// threat F104.2
#[tokio::test(flavor = "multi_thread")]
async fn a_token_may_ask_six_hundred_times_a_minute_and_hinders_no_other() {
    let app = TestApp::start().await;
    let (owner, program) = (app.reviewer().await, app.anyone());
    let (eager, quiet) = (owner.token(&[Scope::Read]).await, owner.token(&[Scope::Read]).await);
    let asks = async |token: &str| with(&program, token, Method::GET, "/api/v1/ratings", &Value::Null).await;
    for _ in 0..600 {
        asks(&eager).await.expect(200);
    }
    let refused = asks(&eager).await;
    refused.problem(429, "throttled");
    assert_eq!(refused.header("retry-after"), Some("1"));
    asks(&quiet).await.expect(200);
    owner.get("/api/v1/ratings").await.expect(200);

    app.advance(TimeDelta::seconds(1));
    for _ in 0..10 {
        asks(&eager).await.expect(200);
    }
    asks(&eager).await.problem(429, "throttled");
}
