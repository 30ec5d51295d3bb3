//! Articles: entity tags, search, history, another analysis.

use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::articles::{ADDRESS, path_of};
use crate::support::newsroom::TEXT;

#[tokio::test(flavor = "multi_thread")]
async fn reading_again_finds_the_same_claims_and_adds_nothing() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let article = reviewer.bring(TEXT, ADDRESS).await;
    app.drain_jobs().await;
    let before = reviewer.claims_of(&article).await;
    reviewer.does(before[0]["id"].as_str().unwrap(), "").await;
    let reworded = reviewer.claims_of(&article).await;

    let path = format!("{}/analysis", path_of(&article));
    reviewer.post(&path, &json!({})).await.expect(202);
    reviewer.post(&path, &json!({})).await.expect(202);
    app.drain_jobs().await;

    assert_eq!(reviewer.claims_of(&article).await, reworded);
    let count: i64 = app.value("select count(*) from claims").await;
    assert_eq!(usize::try_from(count).unwrap(), before.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_is_read_from_its_etag_until_it_changes() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let article = reviewer.bring(TEXT, ADDRESS).await;
    let path = path_of(&article);

    let first = reviewer.get(&path).await.expect(200);
    let unchanged = reviewer.get_if_changed(&path, &first.etag()).await.expect(304);
    assert!(unchanged.body.is_empty());
    assert_eq!(unchanged.etag(), first.etag());

    app.drain_jobs().await;
    let read = reviewer.get_if_changed(&path, &first.etag()).await.expect(200);
    assert_eq!(read.json()["analysis"]["state"], "done");

    // Each count in it is part of what the tag stands for.
    let claims = reviewer.claims_of(&article).await;
    reviewer.does(claims[0]["id"].as_str().unwrap(), "review/dismiss").await;
    let dismissed = reviewer.get_if_changed(&path, &read.etag()).await.expect(200);
    assert_eq!(dismissed.json()["claims"]["open"], claims.len() - 1);
}

// ASVS 1.2.4
#[tokio::test(flavor = "multi_thread")]
async fn articles_are_found_by_words_that_mean_nothing_but_themselves() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    for (n, title) in ["100% of the dams", "Under_score", "The dams"].iter().enumerate() {
        let article = json!({"text": format!("{n} {TEXT}"), "title": title, "outlet": "Post"});
        reviewer.post("/api/v1/articles", &article).await.expect(201);
    }
    for (words, found) in
        [("dams", 2), ("DAMS", 2), ("100%25", 1), ("%25", 1), ("_", 1), ("%5C", 0), ("post", 3), ("%27", 0)]
    {
        let page = reviewer.read(&format!("/api/v1/articles?q={words}")).await;
        assert_eq!(page["items"].as_array().unwrap().len(), found, "{words}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_history_of_an_article_tells_its_versions_and_not_its_claims() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let article = reviewer.bring(TEXT, ADDRESS).await;
    app.drain_jobs().await;
    let changed = json!({"text": format!("{TEXT} More."), "url": ADDRESS});
    reviewer.bring_again(&changed).await;
    let path = format!("{}/history", path_of(&article));
    let history = reviewer.read(&path).await;
    let entries = history["items"].as_array().unwrap();
    let kinds: Vec<&Value> = entries.iter().map(|entry| &entry["kind"]).collect();
    assert_eq!(json!(kinds), json!(["article.changed", "article.analysed", "article.ingested"]));
    assert_eq!(entries[0]["actor"]["name"], reviewer.name);
}
