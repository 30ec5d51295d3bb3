//! Right of reply: requests and answers on record.

use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::newsroom::asking;

#[tokio::test(flavor = "multi_thread")]
async fn a_request_for_a_reply_and_the_reply_are_kept_with_the_claim() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let claim = app.a_claim(&reviewer).await;
    for (field, value) in
        [("deadline", json!("2026-01-01T00:00:00Z")), ("asked_at", json!("2099-01-01T00:00:00Z")), ("asked", json!(""))]
    {
        let mut wrong = asking();
        wrong[field] = value;
        let answer = reviewer.change(&claim, "replies", &wrong).await;
        assert_eq!(answer.pointers(), [format!("/{field}")]);
    }

    let asked = reviewer.change(&claim, "replies", &asking()).await.expect(201);
    assert_eq!(asked.json()["by"]["name"], reviewer.name);
    let path = format!("/api/v1/replies/{}", asked.json()["id"].as_str().unwrap());
    let early = json!({"answer": "No.", "answered_at": "2026-01-01T00:00:00Z"});
    let answer = reviewer.patch(&path, &asked.etag(), &early).await;
    assert_eq!(answer.pointers(), ["/answered_at"]);
    app.advance(chrono::TimeDelta::minutes(20));
    let body = json!({"answer": "We stand by the figure of 37."});
    let answered = reviewer.patch(&path, &asked.etag(), &body).await.expect(200);
    reviewer.patch(&path, &asked.etag(), &body).await.problem(412, "stale-version");

    let file = reviewer.claim(&claim).await;
    assert_eq!(file["replies"], json!([answered.json()]));
    assert_eq!(file["etag"], answered.etag());
    let history = reviewer.get(&format!("/api/v1/claims/{claim}/history")).await.json();
    let kinds: Vec<&Value> = history["items"].as_array().unwrap().iter().map(|e| &e["kind"]).collect();
    assert_eq!(json!(kinds), json!(["reply.recorded", "reply.asked", "claim.extracted"]));
}
