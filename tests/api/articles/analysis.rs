//! Articles that another version of the analyser read: counted, read again, people's work kept.

use serde_json::json;

use claimdesk::domain::newsroom::job::Lane;

use crate::support::TestApp;
use crate::support::articles::ADDRESS;
use crate::support::newsroom::TEXT;

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_analysis_is_offered_and_changes_only_untouched_claims() {
    let app = TestApp::start().await;
    let (reviewer, admin) = (app.reviewer().await, app.admin().await);
    let article = reviewer.bring(TEXT, ADDRESS).await;
    app.drain_jobs().await;
    let found = reviewer.claims_of(&article).await;
    assert!(found.len() >= 3, "{found:#?}");
    let id = |at: usize| found[at]["id"].as_str().unwrap().to_owned();
    assert_eq!(admin.read("/api/v1/system").await["analysis"]["outdated"], 0);

    // An older version said something else of every claim; since then a person has taken one and commented on another.
    let mut db = app.database().await;
    sqlx::raw_sql(
        "update analyses set analyser = '0.9.0';
        update claims set machine_statement = 'Old words.', kind = 'prediction', machine_kind = 'prediction';
        update appearances set figures = '[]', claimant = 'Nobody'",
    )
    .execute(&mut db)
    .await
    .unwrap();
    reviewer.does(&id(0), "review/assign").await;
    let comment = json!({"body": "Who counted?"});
    reviewer.post(&format!("/api/v1/claims/{}/comments", id(1)), &comment).await.expect(201);
    let before = reviewer.claim(&id(2)).await;
    let system = admin.read("/api/v1/system").await;
    assert_eq!((&system["analysis"]["outdated"], &system["analysis"]["model"]), (&json!(1), &json!(null)));

    reviewer.post("/api/v1/system/analysis", &json!({})).await.problem(403, "forbidden");
    let queued = admin.post("/api/v1/system/analysis", &json!({})).await.expect(202).json();
    assert_eq!(queued, json!({"queued": 1}));
    let again = admin.post("/api/v1/system/analysis", &json!({})).await.expect(202).json();
    assert_eq!(again, json!({"queued": 0}), "it is queued already");
    app.drain_jobs().await;

    for touched in [0, 1] {
        let claim = reviewer.claim(&id(touched)).await;
        assert_eq!((&claim["statement"], &claim["kind"]), (&json!("Old words."), &json!("prediction")));
    }
    let after = reviewer.claim(&id(2)).await;
    assert_eq!((&after["statement"], &after["kind"]), (&found[2]["statement"], &found[2]["kind"]));
    assert!(after["version"].as_i64() > before["version"].as_i64(), "whoever holds the old words must look again");
    assert_ne!(after["appearances"][0]["claimant"]["name"], "Nobody");
    let history = reviewer.read(&format!("/api/v1/claims/{}/history", id(2))).await;
    assert_eq!(history["items"][0]["kind"], "claim.read_again");
    assert_eq!(admin.read("/api/v1/system").await["analysis"]["outdated"], 0);
    assert_eq!(reviewer.claims_of(&article).await.len(), found.len(), "no claim is made twice");
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_that_alone_are_read_differently_are_replaced_too() {
    let app = TestApp::start().await;
    let (reviewer, admin) = (app.reviewer().await, app.admin().await);
    let article = reviewer.bring(TEXT, ADDRESS).await;
    app.drain_jobs().await;
    let found = reviewer.claims_of(&article).await;
    let claim = found.iter().find(|claim| claim["quote"].as_str().unwrap().contains("37 people")).unwrap();
    let id = claim["id"].as_str().unwrap();
    let before = reviewer.claim(id).await;
    assert!(!before["appearances"][0]["values"].as_array().unwrap().is_empty());

    let mut db = app.database().await;
    let older = "update analyses set analyser = '0.9.0'; update appearances set figures = '[]'";
    sqlx::raw_sql(older).execute(&mut db).await.unwrap();
    admin.post("/api/v1/system/analysis", &json!({})).await.expect(202);
    app.drain_jobs().await;
    let after = reviewer.claim(id).await;
    assert_eq!(after["appearances"][0]["values"], before["appearances"][0]["values"]);
    assert!(after["version"].as_i64() > before["version"].as_i64());
}

#[tokio::test(flavor = "multi_thread")]
async fn articles_that_people_bring_go_before_those_read_again() {
    let app = TestApp::start().await;
    let (reviewer, admin) = (app.reviewer().await, app.admin().await);
    for day in 1..=3 {
        reviewer.bring_short(day).await;
    }
    app.drain_jobs().await;
    let mut db = app.database().await;
    sqlx::raw_sql("update analyses set analyser = '0.9.0'").execute(&mut db).await.unwrap();
    admin.post("/api/v1/system/analysis", &json!({})).await.expect(202);
    let new = reviewer.bring(TEXT, ADDRESS).await;
    assert!(claimdesk::jobs::worker::step(&app.app, Lane::Own).await.unwrap());
    let read = reviewer.read(&format!("/api/v1/articles/{}", new["id"].as_str().unwrap())).await;
    assert_eq!(read["analysis"]["state"], "done");
    assert_eq!(
        admin.read("/api/v1/system").await["jobs"]["waiting"],
        4,
        "three articles, and the comparison of the new one"
    );
}
