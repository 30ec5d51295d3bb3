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

/// A long report: a sentence about each of `villages` villages, of differing worth.
fn long_report(villages: usize) -> String {
    let line = |at: usize| match at % 3 {
        0 => format!("The flood killed {} people in the village of Karst-{at}, the mayor said.", at + 2),
        1 => format!("The road to Karst-{at} has {} bends.", at + 2),
        _ => format!("A bridge near Karst-{at} was closed on Monday."),
    };
    (0..villages).map(line).collect::<Vec<_>>().join("\n\n")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_article_offers_its_best_claims_and_the_others_on_demand() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let text = long_report(1200);
    let article = reviewer.bring(&text, ADDRESS).await;
    let path = format!("/api/v1/articles/{}", article["id"].as_str().unwrap());
    let more = format!("{path}/claims/more");
    app.drain_jobs().await;

    let counts = reviewer.read(&path).await["claims"].clone();
    let first = reviewer.claims_of(&article).await;
    let held_back = counts["held_back"].as_u64().unwrap();
    assert_eq!((first.len(), counts["total"].as_u64()), (500, Some(500)));
    assert!(held_back > 200, "{counts}");
    let worth = |claim: &serde_json::Value| claim["check_worthiness"].as_f64().unwrap();
    let least = first.iter().map(worth).fold(1.0, f64::min);

    // In pages, in the order of the text.
    let mut paged = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = reviewer.read(&format!("{path}/claims?limit=200{cursor}")).await;
        paged.extend(page["items"].as_array().unwrap().clone());
        let Some(next) = page["next_cursor"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    assert_eq!(paged, first);
    assert!(paged.is_sorted_by_key(|claim| claim["span"]["start"].as_u64()));
    reviewer.get(&format!("{path}/claims?limit=501")).await.problem(422, "invalid");

    // Twice before it is read again is once.
    for _ in 0..2 {
        let body = reviewer.post(&more, &json!({})).await.expect(202).json();
        assert_eq!(body["analysis"]["state"], "pending");
    }
    app.drain_jobs().await;
    let counts = reviewer.read(&path).await["claims"].clone();
    let remaining = held_back.saturating_sub(500);
    assert_eq!(
        (counts["held_back"].as_u64(), counts["total"].as_u64()),
        (Some(remaining), Some(500 + held_back - remaining))
    );
    let known: Vec<&serde_json::Value> = first.iter().map(|claim| &claim["id"]).collect();
    let page = reviewer.read(&format!("{path}/claims")).await;
    let mut added = page["items"].as_array().unwrap().iter().filter(|claim| !known.contains(&&claim["id"]));
    assert!(added.all(|claim| worth(claim) <= least), "the best come first");

    while reviewer.read(&path).await["claims"]["held_back"] != 0 {
        reviewer.post(&more, &json!({})).await.expect(202);
        app.drain_jobs().await;
    }
    let all = reviewer.read(&path).await;
    let nothing = reviewer.post(&more, &json!({})).await.expect(202).json();
    assert_eq!((&nothing["claims"], &nothing["analysis"]), (&all["claims"], &all["analysis"]));

    // A new version keeps the claims that are known, however many.
    let changed = format!("{text}\n\nThe flood killed 9 people in Ardel, the mayor said.");
    reviewer.bring(&changed, ADDRESS).await;
    app.drain_jobs().await;
    let after = reviewer.read(&path).await["claims"].clone();
    let total = all["claims"]["total"].as_u64().unwrap();
    assert_eq!((after["total"].as_u64(), &after["held_back"]), (Some(total + 1), &json!(0)));
    let stale = reviewer.read("/api/v1/claims?stale=true").await;
    assert_eq!(stale["items"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sentence_repeated_thousands_of_times_is_one_claim_of_bounded_size() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let text = "The flood killed 14 people in Ardel.\n\n".repeat(3000);
    let article = reviewer.bring(&text, ADDRESS).await;
    app.drain_jobs().await;
    let claims = reviewer.claims_of(&article).await;
    assert_eq!(claims.len(), 1);
    let file = reviewer.claim(claims[0]["id"].as_str().unwrap()).await;
    assert_eq!(file["appearances"].as_array().unwrap().len(), 100);
    assert_eq!(file["appearance_count"], 3000);
}
