//! Jobs: failed ones listed and retried, and the system status.

use chrono::TimeDelta;
use claimdesk::app::newsroom::readiness;
use serde_json::{Value, json};

use crate::support::TestApp;

async fn listed(person: &crate::support::Person, filter: &str) -> Vec<Value> {
    let page = person.read(&format!("/api/v1/jobs{filter}")).await;
    page["items"].as_array().unwrap().clone()
}

/// Makes every try of what waits fail until it is given up.
async fn fail_all(app: &TestApp) {
    for _ in 0..5 {
        let mut db = app.database().await;
        // The article's text is out of reach while the job runs.
        sqlx::raw_sql("alter table article_versions rename to hidden").execute(&mut db).await.unwrap();
        app.drain_jobs().await;
        sqlx::raw_sql("alter table hidden rename to article_versions").execute(&mut db).await.unwrap();
        app.advance(TimeDelta::minutes(10));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_analysis_that_was_given_up_is_begun_anew() {
    let app = TestApp::start().await;
    let (reviewer, admin) = (app.reviewer().await, app.admin().await);
    let article = reviewer.bring("At least 37 people were killed in Ostrel on 2 February.", "https://a.example/").await;
    let waiting = listed(&reviewer, "").await;
    assert_eq!((&waiting[0]["kind"], &waiting[0]["state"]), (&json!("analyse"), &json!("waiting")));
    assert_eq!(waiting[0]["article"]["title"], "Dam breaks above Ostrel");
    let id = waiting[0]["id"].as_str().unwrap();
    let early = reviewer.post(&format!("/api/v1/jobs/{id}/retry"), &json!({})).await;
    early.problem(409, "conflict");

    fail_all(&app).await;
    assert_eq!(listed(&reviewer, "?state=waiting").await, Vec::<Value>::new());
    let failed = listed(&reviewer, "?state=failed").await;
    assert_eq!((failed.len(), &failed[0]["attempts"]), (1, &json!(5)));
    let said = failed[0]["last_error"].as_str().unwrap();
    assert!(!said.is_empty());
    let system = admin.read("/api/v1/system").await;
    assert_eq!(system["jobs"]["failed"], 1);

    let id = failed[0]["id"].as_str().unwrap();
    let path = format!("/api/v1/jobs/{id}/retry");
    reviewer.post(&path, &json!({})).await.expect(204);
    reviewer.post(&path, &json!({})).await.problem(404, "not-found");
    assert_eq!(listed(&reviewer, "?state=failed").await, Vec::<Value>::new());
    app.drain_jobs().await;
    assert_eq!(reviewer.claims_of(&article).await.len(), 1);
    assert_eq!(listed(&reviewer, "").await, Vec::<Value>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn jobs_that_hold_addresses_are_for_admins() {
    let app = TestApp::start().await;
    let (reviewer, admin) = (app.reviewer().await, app.admin().await);
    let payload = json!({"kind": "mail_reset", "email": "someone@desk.test"});
    let id = uuid::Uuid::from_u128(5);
    sqlx::query(
        "insert into jobs (id, payload, unique_key, run_at, created_at, failed_at)
        values ($1, $2, 'mail_reset:someone@desk.test', now(), now(), now())",
    )
    .bind(id)
    .bind(payload)
    .execute(&mut app.database().await)
    .await
    .unwrap();
    let path = format!("/api/v1/jobs/{id}/retry");
    assert_eq!(listed(&reviewer, "").await, Vec::<Value>::new());
    reviewer.post(&path, &json!({})).await.problem(404, "not-found");
    assert_eq!(listed(&admin, "").await[0]["kind"], "mail_reset");
    admin.post(&path, &json!({})).await.expect(204);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_admin_sees_how_the_system_does() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    app.a_claim(&admin).await;
    let system = admin.read("/api/v1/system").await;
    assert_eq!(system["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(system["backup"], Value::Null);
    assert_eq!(system["counts"]["articles"], 1);
    assert!(system["counts"]["claims"].as_i64().unwrap() >= 3);
    assert!(system["database"]["size_bytes"].as_i64().unwrap() > 1_000_000);
    assert!(system["database"]["migration"].as_i64().unwrap() >= 33);
    assert_eq!(system["deliveries"]["waiting"], 0);

    assert!(
        system["clock_skew_ms"].as_i64().unwrap().abs() > 60_000,
        "the test's clock is not the database's: {system}"
    );
    assert_eq!(system["transactions"]["long"], 0);

    // Somebody keeps events from their positions, in a transaction that does not end.
    let mut stuck = app.database().await;
    sqlx::raw_sql("begin; select pg_advisory_xact_lock(hashtext('event_positions'))")
        .execute(&mut stuck)
        .await
        .unwrap();
    app.claims(&admin, "https://later.example/").await;
    app.advance(TimeDelta::seconds(2));
    let system = admin.read("/api/v1/system").await;
    assert!(system["events"]["behind_ms"].as_i64().unwrap() >= 2000, "{system}");
    let oldest = system["transactions"]["oldest_ms"].as_i64().unwrap();
    let load = readiness::load(&app.app).await.unwrap();
    assert!(oldest > 0 && load.oldest_transaction >= TimeDelta::milliseconds(oldest), "{system} {load:?}");

    // Readiness stays, and warns of the clocks.
    let warning = readiness::check(&app.app).await.unwrap().unwrap();
    assert!(warning.contains("the server's clock is ") && warning.contains("the database's"), "{warning}");
    assert!(load.clock_skew.abs() > TimeDelta::minutes(1));
}
