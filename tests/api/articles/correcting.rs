//! Corrections of what is known of an article; the page's own words stay beside them.

use serde_json::{Value, json};

use crate::support::articles::{ADDRESS, path_of};
use crate::support::newsroom::TEXT;
use crate::support::site::{Reply, Site};
use crate::support::{Person, TestApp};

const PAGE: &str = r#"<!doctype html><html lang="en"><head><title>Ferry sinks | Karvia Post</title>
<meta property="og:site_name" content="Karvia Post"><meta property="article:published_time" content="2026-02-03"></head>
<body><article><h1>Ferry sinks off Ostrel</h1><h2>Rescue at dawn</h2>
<p>The ferry Anlis sank on Thursday with 41 people on board, the coast guard of Karvia said in a statement.</p>
<ul><li>Nine people were killed in the harbour of Ostrel.</li><li>Twelve people were injured at the pier of Havel.</li></ul>
<p>The owner of the ferry, Ivo Karst, said that it had been inspected in January and found in good order.</p></article></body></html>"#;

async fn patch(person: &Person, article: &Value, body: Value) -> crate::support::people::Answer {
    person.patch(&path_of(article), "", &body).await
}

/// The day that the analyser reads in the claim with these words.
async fn date_of(person: &Person, claims: &[Value], words: &str) -> Value {
    let claim = claims.iter().find(|claim| claim["quote"].as_str().unwrap().contains(words));
    let file = person.claim(claim.unwrap_or_else(|| panic!("{claims:#?}"))["id"].as_str().unwrap()).await;
    let values = file["appearances"][0]["values"].as_array().unwrap();
    values.iter().find(|value| !value["earliest"].is_null()).unwrap_or_else(|| panic!("{values:?}"))["earliest"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn people_correct_what_the_page_says_and_dates_are_read_again() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let site = Site::start();
    let url = site.set("/ferry", Reply::html(PAGE));
    let article = reviewer.post("/api/v1/articles", &json!({"url": url})).await.expect(202).json();
    app.drain_jobs().await;
    let article = reviewer.read(&path_of(&article)).await;
    assert_eq!(article["published_at"], "2026-02-03");
    assert_eq!(article["reading"]["outlet"], "Karvia Post");
    let kinds: Vec<&Value> = article["layers"].as_array().unwrap().iter().map(|layer| &layer["kind"]).collect();
    assert_eq!(kinds, ["subhead", "paragraph", "list_item", "list_item", "paragraph"]);
    let text: Vec<char> = article["text"].as_str().unwrap().chars().collect();
    let item = &article["layers"][2];
    let at = |end: &str| usize::try_from(item[end].as_u64().unwrap()).unwrap();
    let words: String = text[at("start")..at("end")].iter().collect();
    assert_eq!(words, "Nine people were killed in the harbour of Ostrel.");
    let claims = reviewer.claims_of(&article).await;
    let before = date_of(&reviewer, &claims, "41 people").await;

    let body = json!({"published_at": "2026-03-10", "outlet": "The Karvia Post", "byline": "Jonna Tavik"});
    let corrected = patch(&reviewer, &article, body).await.expect(200).json();
    assert_eq!(
        [&corrected["published_at"], &corrected["outlet"], &corrected["byline"], &corrected["title"]],
        [&json!("2026-03-10"), &json!("The Karvia Post"), &json!("Jonna Tavik"), &article["title"]]
    );
    assert_eq!(corrected["reading"], article["reading"], "the page's own words stay");
    assert_eq!(corrected["analysis"]["state"], "pending");
    app.drain_jobs().await;
    let after = reviewer.claims_of(&article).await;
    assert_ne!(date_of(&reviewer, &after, "41 people").await, before, "“Thursday” is another day");
    assert_eq!(after.len(), claims.len());

    let history = reviewer.read(&format!("{}/history", path_of(&article))).await;
    let event = history["items"].as_array().unwrap().iter().find(|event| event["kind"] == "article.corrected").unwrap();
    let change = json!({"field": "outlet", "from": "Karvia Post", "to": "The Karvia Post"});
    assert!(event["changes"].as_array().unwrap().contains(&change), "{event}");

    // What is correct already is no change, and null clears.
    patch(&reviewer, &article, json!({"outlet": "The Karvia Post"})).await.expect(200);
    assert_eq!(patch(&reviewer, &article, json!({"byline": null})).await.expect(200).json()["byline"], Value::Null);
    let history = reviewer.read(&format!("{}/history", path_of(&article))).await;
    let corrections = history["items"].as_array().unwrap().iter().filter(|event| event["kind"] == "article.corrected");
    assert_eq!(corrections.count(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_that_cannot_be_is_refused() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let first = reviewer.bring(TEXT, ADDRESS).await;
    let second = reviewer.bring(TEXT, "https://elsewhere.example/dam").await;

    let taken = patch(&reviewer, &second, json!({"url": format!("{ADDRESS}?utm_source=feed")})).await;
    assert_eq!(taken.problem(409, "conflict")["code"], "address_taken");
    assert_eq!(patch(&reviewer, &first, json!({"language": "Klingon!"})).await.pointers(), ["/language"]);
    assert_eq!(patch(&reviewer, &first, json!({"title": " "})).await.pointers(), ["/title"]);
    patch(&app.anyone(), &first, json!({"title": "No"})).await.problem(401, "not-signed-in");
    // Its address is all that is known of an article without a text.
    let bare = reviewer.post("/api/v1/articles", &json!({"url": "https://bare.example/a"})).await.expect(202).json();
    assert_eq!(patch(&reviewer, &bare, json!({"url": null})).await.pointers(), ["/url"]);
    // An address of its own is found by its other spellings.
    let own = json!({"url": "https://www.karvia-post.example/own?utm_source=x"});
    patch(&reviewer, &second, own).await.expect(200);
    let again = json!({"text": TEXT, "url": "http://karvia-post.example/own/"});
    assert_eq!(reviewer.post("/api/v1/articles", &again).await.expect(200).json()["id"], second["id"]);
}
