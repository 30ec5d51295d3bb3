//! Overload: answers while the database is busy, recovery afterwards, cross-origin reads.

use reqwest::Method;
use serde_json::json;

use crate::support::wire::exchange;
use crate::support::{Answer, TestApp};

fn is_unavailable(answer: &Answer) {
    answer.problem(503, "unavailable");
    assert!(answer.header("retry-after").is_some(), "{answer}");
}

/// Takes two seconds of real time: nobody waits longer for a connection.
// ASVS 15.2.2, 16.5.2
// threat F101
#[tokio::test(flavor = "multi_thread")]
async fn when_every_connection_is_taken_people_are_told_to_come_back_and_then_it_works() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let mut taken = Vec::new();
    for _ in 0..8 {
        taken.push(app.app.pool.acquire().await.unwrap());
    }
    is_unavailable(&reviewer.get("/api/v1/claims").await);
    // What needs no database answers all the while.
    app.anyone().get("/problems/conflict").await.expect(200);
    drop(taken);
    reviewer.get("/api/v1/claims").await.expect(200);
}

/// Takes two seconds of real time: nobody waits longer for a lock.
// ASVS 16.5.3
// threat F102
#[tokio::test(flavor = "multi_thread")]
async fn a_claim_that_something_holds_on_to_is_given_up_after_two_seconds_and_nothing_is_lost() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let claim = app.a_claim(&reviewer).await;
    let mut holding = app.database().await;
    sqlx::raw_sql("begin").execute(&mut holding).await.unwrap();
    sqlx::query("select from reviews where claim_id = $1::uuid for update")
        .bind(&claim)
        .execute(&mut holding)
        .await
        .unwrap();
    is_unavailable(&reviewer.change(&claim, "review/assign", &json!({})).await);
    // Reading goes on, and so does work on other claims.
    let before = reviewer.claim(&claim).await;
    assert_eq!(before["state"], "unassigned");
    sqlx::raw_sql("rollback").execute(&mut holding).await.unwrap();
    reviewer.does(&claim, "review/assign").await;
}

// ASVS 3.4.2
// threat C45
#[tokio::test(flavor = "multi_thread")]
async fn another_site_reads_what_is_public_and_nothing_else() {
    let desk = ["/api/v1/claims", "/api/v1/session", "/corrections", "/nothing"];
    let public = ["/feeds/verdicts.json", "/feeds/claimreview.json", "/v1alpha1/claims:search?query=x"];
    let (open, private) = (TestApp::start().await, TestApp::with_private_feeds().await);
    for (app, readable) in [(&open, true), (&private, false)] {
        let reviewer = app.reviewer().await;
        for path in desk.iter().chain(&public) {
            let request = reviewer.request(Method::GET, path).header("origin", "https://evil.example");
            let answer = Answer::to(request).await;
            let preflight = format!(
                "OPTIONS {path} HTTP/1.1\r\nhost: x\r\norigin: https://evil.example\r\n\
                 access-control-request-method: POST\r\nconnection: close\r\n\r\n"
            );
            let preflight = exchange(app.address, preflight.as_bytes()).await;
            let everybody = (readable && public.contains(path)).then_some("*");
            assert_eq!(answer.header("access-control-allow-origin"), everybody, "{path}");
            // What a cookie opens, no other site ever reads.
            assert_eq!(answer.header("access-control-allow-credentials"), None, "{path}");
            assert!(!preflight.to_lowercase().contains("access-control-allow"), "{path}: {preflight}");
        }
    }
}
