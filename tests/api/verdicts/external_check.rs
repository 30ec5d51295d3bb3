//! External checks: import as plain text from trusted sources, match with claims.

use serde_json::{Value, json};

use crate::support::dictionary::dictionary;
use crate::support::{Person, TestApp};

fn review(site: &str, claim: &str) -> Value {
    json!({
        "@context": "https://schema.org", "@type": "ClaimReview", "url": format!("https://{site}/checks/1"),
        "claimReviewed": claim, "author": {"@type": "Organization", "name": "Lantern Checks"},
        "datePublished": "2026-02-10", "inLanguage": "en",
        "itemReviewed": {"@type": "Claim", "author": {"name": "Interior ministry"}, "datePublished": "2026-02-03"},
        "reviewRating": {"@type": "Rating", "alternateName": "<b>Wrong</b>", "ratingValue": "2", "bestRating": "5"},
    })
}

async fn bring(editor: &Person, body: &Value) -> Value {
    editor.post("/api/v1/external-checks", body).await.expect(200).json()
}

// threat G10.1
#[tokio::test(flavor = "multi_thread")]
async fn checks_of_trusted_publishers_come_in_and_are_suggested() {
    let app = TestApp::trusting(&["lantern.example"]).await;
    let (editor, author) = (app.editor().await, app.reviewer().await);
    let claim = "At least 37 people were killed when the Ostrel dam broke <img src=x onerror=alert(1)>";
    let feed = json!({"@type": "DataFeed", "dataFeedElement": [
        {"item": [review("www.lantern.example", claim)]},
        {"item": null},
        {"item": review("desk.lantern.example", "The bridge at Anlis was never closed")},
        {"item": review("lantern.example.evil.test", "Spam")},
        {"item": review("notlantern.example", "Spam")},
        {"item": {"@type": "ClaimReview", "url": "javascript:alert(1)", "claimReviewed": "x"}},
    ]});
    let brought = bring(&editor, &json!({"document": feed})).await;
    assert_eq!(
        (brought["imported"].as_u64(), brought["known"].as_u64(), brought["refused"].as_u64()),
        (Some(2), Some(0), Some(3))
    );
    assert!(brought["reasons"].to_string().contains("notlantern.example is not a trusted publisher"));
    let again = bring(&editor, &json!({"document": feed})).await;
    assert_eq!((again["imported"].as_u64(), again["known"].as_u64()), (Some(0), Some(2)));

    let page = format!(
        "<html><script type=\"application/ld+json\">{}</script></html>",
        review("lantern.example", "Another one")
    );
    assert_eq!(bring(&editor, &json!({"page": page})).await["imported"], 1);

    let all = author.get("/api/v1/external-checks").await.expect(200);
    assert_eq!(all.json()["items"].as_array().unwrap().len(), 3);
    assert!(!all.text().contains('<'), "{all}");
    let found = author.read("/api/v1/external-checks?q=bridge").await;
    assert_eq!(found["items"][0]["rating"], "Wrong");
    assert_eq!((&found["items"][0]["best"], &found["items"][0]["means"]), (&json!(5.0), &Value::Null));
    // A subdomain has a scale of its own.
    let words = editor.read("/api/v1/publisher-ratings?mapped=false").await;
    let sites: Vec<_> =
        words["items"].as_array().unwrap().iter().map(|item| (&item["site"], &item["checks"])).collect();
    assert_eq!(sites, [(&json!("desk.lantern.example"), &json!(1)), (&json!("lantern.example"), &json!(2))]);
    let path = format!("/api/v1/publisher-ratings/{}", words["items"][0]["id"].as_str().unwrap());
    editor.put(&path, &json!({"rating": "mostly_false"})).await.expect(204);
    let found = author.read("/api/v1/external-checks?q=bridge").await;
    assert_eq!(found["items"][0]["means"]["label"], "Mostly false");

    let claim = app.a_claim(&author).await;
    let suggested = author.read(&format!("/api/v1/claims/{claim}/external-checks")).await;
    let first = suggested["items"][0]["claim"].as_str().unwrap();
    assert!(first.contains("Ostrel dam broke"), "{suggested}");
    assert!(!suggested.to_string().contains("bridge"), "{suggested}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_taken_in_is_refused_with_the_reason() {
    let app = TestApp::trusting(&["lantern.example"]).await;
    let (editor, author) = (app.editor().await, app.reviewer().await);
    for (body, pointer) in [
        (json!({}), ""),
        (json!({"document": [], "page": "x"}), ""),
        (json!({"document": {"@type": "Article"}}), ""),
        (json!({"page": "<p>nothing</p>"}), ""),
        (json!({"url": "https://10.0.0.1/feed.json"}), "/url"),
        (json!({"url": "ftp://lantern.example/"}), "/url"),
        (json!({"url": "https://name.invalid/"}), "/url"),
    ] {
        let answer = editor.post("/api/v1/external-checks", &body).await;
        assert_eq!(answer.pointers(), [pointer], "{body}");
    }
    author.post("/api/v1/external-checks", &json!({"document": []})).await.problem(403, "forbidden");
    let nobody = TestApp::start().await;
    let editor = nobody.editor().await;
    let refused = editor.post("/api/v1/external-checks", &json!({"document": review("lantern.example", "x y")})).await;
    let problem = refused.problem(409, "conflict");
    assert!(problem["detail"].as_str().unwrap().contains("newsroom settings"));
}

#[tokio::test(flavor = "multi_thread")]
async fn with_a_model_checks_in_other_languages_are_suggested() {
    let words: [&[&str]; 5] = [
        &["dam", "presa"],
        &["broke", "rompió"],
        &["killed", "murieron"],
        &["bread", "pan"],
        &["Ministry", "Ministerio"],
    ];
    let app = TestApp::comparing(dictionary(&words), &["lantern.example"]).await;
    let (editor, author) = (app.editor().await, app.reviewer().await);
    let claim = app.a_claim(&author).await;
    let suggested = async || {
        let page = author.read(&format!("/api/v1/claims/{claim}/external-checks")).await;
        page["items"].as_array().unwrap().clone()
    };
    let mut check = review("lantern.example", "La presa se rompió y murieron vecinos");
    check["inLanguage"] = json!("es");
    bring(&editor, &json!({"document": [check, review("lantern.example", "El pan cuesta dos coronas")]})).await;
    assert_eq!(suggested().await, [Value::Null; 0], "its vector is not made yet");

    app.drain_jobs().await;
    let found = suggested().await;
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!([&found[0]["language"], &found[0]["rating"]], [&json!("es"), &json!("Wrong")]);

    // Another claimant is another text: the old vector is forgotten.
    check["itemReviewed"]["author"]["name"] = json!("Ministerio");
    bring(&editor, &json!({"document": [check]})).await;
    assert_eq!(suggested().await, [Value::Null; 0]);
    app.drain_jobs().await;
    assert_eq!(suggested().await.len(), 1);
}
