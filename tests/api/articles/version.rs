//! Article versions: deduplication, changed texts, claims that persist, metadata.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::articles::{ADDRESS, number_of_articles, path_of};
use crate::support::newsroom::TEXT;

fn by_quote(claims: &[Value]) -> BTreeMap<String, Value> {
    let key = |claim: &Value| claim["quote"].as_str().unwrap().to_owned();
    claims.iter().map(|claim| (key(claim), claim.clone())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_text_at_the_same_address_is_the_same_article() {
    let app = TestApp::start().await;
    let (first, second) = (app.reviewer().await, app.reviewer().await);

    let article = first.bring(TEXT, ADDRESS).await;
    assert_eq!(article["version"], 1);
    assert_eq!(article["analysis"]["state"], "pending");

    // Other line ends and blanks at line ends are the same text.
    let again = json!({"text": format!("\u{feff}{}\r\n\r\n", TEXT.replace('\n', "  \r\n")), "url": ADDRESS});
    let answer = second.post("/api/v1/articles", &again).await.expect(200);
    assert_eq!(answer.json()["id"], article["id"]);
    assert_eq!(answer.json()["version"], 1);
    assert_eq!(number_of_articles(&first).await, 1);

    // The same text elsewhere is another article.
    let elsewhere = second.bring(TEXT, "https://elsewhere.example/dam").await;
    assert_ne!(elsewhere["id"], article["id"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_text_is_the_next_version_and_unchanged_words_keep_their_claims() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let article = reviewer.bring(TEXT, ADDRESS).await;
    app.drain_jobs().await;
    let before = by_quote(&reviewer.claims_of(&article).await);

    let changed = format!("Updated on Tuesday.\n\n{}", TEXT.replace("37 people", "29 people"));
    let next = reviewer.bring(&changed, ADDRESS).await;
    app.drain_jobs().await;
    let after = by_quote(&reviewer.claims_of(&article).await);

    assert_eq!(next["id"], article["id"]);
    assert_eq!(next["version"], 2);
    let kept: Vec<&String> = before.keys().filter(|quote| after.contains_key(*quote)).collect();
    assert!(kept.len() >= 2, "{before:#?} {after:#?}");
    for quote in kept {
        assert_eq!(before[quote]["id"], after[quote]["id"], "{quote}");
        assert_eq!(after[quote]["article"]["version"], 2);
        assert_ne!(before[quote]["span"], after[quote]["span"], "{quote} has moved");
        let file = reviewer.claim(after[quote]["id"].as_str().unwrap()).await;
        let places = &file["appearances"];
        // Whoever has read the file knows nothing of the second place yet.
        assert!(file["version"].as_i64() > before[quote]["version"].as_i64(), "{quote}");
        assert_eq!(places.as_array().unwrap().len(), 2, "{quote} stands in both versions");
    }
    let corrected = after.keys().find(|quote| quote.contains("29 people")).unwrap();
    let ids: BTreeSet<&str> = before.values().map(|claim| claim["id"].as_str().unwrap()).collect();
    assert!(!ids.contains(after[corrected]["id"].as_str().unwrap()), "other words, another claim");

    // The head of the article counts what its list shows, and says what only the first text had.
    let counts = &reviewer.read(&path_of(&article)).await["claims"];
    let gone = before.values().filter(|claim| after.values().all(|other| other["id"] != claim["id"])).count();
    assert!(gone > 0);
    assert_eq!((&counts["total"], &counts["earlier"]), (&json!(after.len()), &json!(gone)));

    // The first text stands as it was.
    let path = format!("{}/versions/1", path_of(&article));
    assert_eq!(reviewer.read(&path).await["text"], TEXT);
    reviewer.get(&path.replace("/1", "/3")).await.problem(404, "not-found");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_may_go_back_to_earlier_words() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let corrected = TEXT.replace("37 people", "29 people");
    let mut claims = Vec::new();
    for (text, version) in [(TEXT, 1), (corrected.as_str(), 2), (TEXT, 3), (TEXT, 3)] {
        let article = reviewer.bring_again(&json!({"text": text, "url": ADDRESS})).await;
        assert_eq!(article["version"], version);
        assert_eq!(article["text"], text);
        app.drain_jobs().await;
        claims.push(by_quote(&reviewer.claims_of(&article).await));
    }
    let quote = |part: &str| claims[0].keys().find(|quote| quote.contains(part)).unwrap().clone();
    let returned = quote("37 people");
    assert!(!claims[1].contains_key(&returned));
    assert_eq!(claims[0][&returned]["id"], claims[2][&returned]["id"], "the same claim is back");
    assert_eq!(number_of_articles(&reviewer).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_learnt_later_about_an_article_is_kept() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let known = json!({"text": TEXT, "url": ADDRESS, "title": "The dam"});
    reviewer.bring_again(&known).await;

    // The same words fill in what was not known, and overwrite nothing.
    let more = json!({"text": TEXT, "url": ADDRESS, "title": "Another", "outlet": "Karvia Post", "published_at": "2026-02-03"});
    let article = reviewer.bring_again(&more).await;
    assert_eq!(
        [&article["title"], &article["outlet"], &article["published_at"], &article["version"]],
        [&json!("The dam"), &json!("Karvia Post"), &json!("2026-02-03"), &json!(1)]
    );
    let unchanged = reviewer.bring_again(&more).await;
    assert_eq!(article, unchanged);

    // A new text comes with a headline of its own.
    let changed = json!({"text": format!("{TEXT}\n\nCorrected."), "url": ADDRESS, "title": "The dam, corrected"});
    let article = reviewer.bring_again(&changed).await;
    assert_eq!(
        [&article["title"], &article["outlet"], &article["version"]],
        [&json!("The dam, corrected"), &json!("Karvia Post"), &json!(2)]
    );
    let happened: Vec<(String, Value)> =
        sqlx::query_as("select kind, changes from events where article_id is not null order by id")
            .fetch_all(&mut app.database().await)
            .await
            .unwrap();
    let kinds: Vec<&str> = happened.iter().map(|(kind, _)| kind.as_str()).collect();
    assert_eq!(kinds, ["article.ingested", "article.described", "article.changed"]);
    let change = json!({"field": "title", "from": "The dam", "to": "The dam, corrected"});
    assert!(happened[2].1.as_array().unwrap().contains(&change), "{happened:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sentence_that_an_article_repeats_is_one_claim_with_two_appearances() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let toll = "The flood in Ostrel killed 37 people on Monday, the health ministry said.";
    let text = format!("{toll}\n\nThe water has fallen by two metres since then.\n\n{toll}");
    let article = reviewer.bring(&text, ADDRESS).await;
    app.drain_jobs().await;

    let claims = reviewer.claims_of(&article).await;
    let repeated: Vec<&Value> = claims.iter().filter(|claim| claim["quote"] == toll).collect();
    assert_eq!(repeated.len(), 1, "{claims:?}");
    let file = reviewer.claim(repeated[0]["id"].as_str().unwrap()).await;
    let appearances = file["appearances"].as_array().unwrap();
    assert_eq!(appearances.len(), 2);
    for appearance in appearances {
        assert_eq!(appearance["quote"], toll);
        // The figure stands at its own place in each.
        let value = &appearance["values"][0];
        let span = &value["span"];
        let place = |end: &str| usize::try_from(span[end].as_u64().unwrap()).unwrap();
        let words: String = text.chars().take(place("end")).skip(place("start")).collect();
        assert_eq!(value["text"], words);
    }

    // A second reading finds the same and adds nothing.
    reviewer.post(&format!("{}/analysis", path_of(&article)), &json!({})).await.expect(202);
    app.drain_jobs().await;
    assert_eq!(reviewer.claims_of(&article).await.len(), claims.len());
    assert_eq!(reviewer.claim(file["id"].as_str().unwrap()).await["appearances"].as_array().unwrap().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_time_of_publication_keeps_its_offset() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    for (at, (given, kept)) in [
        ("2026-02-03T23:30:00-05:00", "2026-02-03T23:30:00-05:00"),
        ("2026-02-03T08:30:00.250+02:00", "2026-02-03T08:30:00+02:00"),
        ("2026-02-03T08:30:00+00:00", "2026-02-03T08:30:00Z"),
        ("2026-02-03", "2026-02-03"),
    ]
    .into_iter()
    .enumerate()
    {
        let url = format!("https://a.example/{at}");
        let article = reviewer.bring_again(&json!({"text": TEXT, "url": url, "published_at": given})).await;
        assert_eq!(article["published_at"], kept, "{given}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn other_addresses_of_a_page_lead_to_its_article() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let first = reviewer.bring(TEXT, "https://www.karvia-post.example/2026/dam?utm_source=feed").await;
    assert_eq!(
        first["url"], "https://www.karvia-post.example/2026/dam?utm_source=feed",
        "the address is kept as given"
    );
    for same in ["http://karvia-post.example/2026/dam/", "https://m.karvia-post.example/2026/dam/amp#top"] {
        let again = reviewer.post("/api/v1/articles", &json!({"text": TEXT, "url": same})).await.expect(200).json();
        assert_eq!(again["id"], first["id"], "{same}");
        assert_eq!(
            reviewer.post("/api/v1/articles", &json!({"url": same})).await.expect(200).json()["id"],
            first["id"]
        );
    }
    let other = reviewer.bring(TEXT, "https://karvia-post.example/2026/dam?page=2").await;
    assert_ne!(other["id"], first["id"]);

    // An article without a key is found by their address.
    let mut db = app.database().await;
    sqlx::raw_sql("update articles set url_key = null").execute(&mut db).await.unwrap();
    let old = json!({"text": TEXT, "url": "https://karvia-post.example/2026/dam?page=2"});
    assert_eq!(reviewer.post("/api/v1/articles", &old).await.expect(200).json()["id"], other["id"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn marks_blanks_and_lines_of_the_page_are_no_new_version() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let text = format!("{TEXT}\n\nThe mayor called it \"a black day\" - and left.");
    let article = reviewer.bring(&text, ADDRESS).await;
    let other =
        format!("Updated 3 hours ago\n\n{}\n\n1.2K shares", text.replace("\"a black day\" -", "“a black day” –"));
    let same = reviewer.bring_again(&json!({"text": other, "url": ADDRESS})).await;
    assert_eq!([&same["id"], &same["version"], &same["text"]], [&article["id"], &json!(1), &json!(text)]);
}

/// The claim of a passage that goes is stale, and equal words in another passage do not become its place.
#[tokio::test(flavor = "multi_thread")]
async fn of_two_equal_passages_the_claim_of_the_one_that_goes_is_stale() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let words = "the gate was left open";
    let first = format!("In Ostrel {words}, and the water came.");
    let second = format!("In Havel {words}, and nobody drowned.");
    let text = format!("{first}\n\nIt rained.\n\n{second}");
    let article = reviewer.bring(&text, ADDRESS).await;
    app.drain_jobs().await;
    let mut made = Vec::new();
    for passage in [&first, &second] {
        let at = text.find(passage.as_str()).unwrap() + passage.find(words).unwrap();
        let span = json!({"start": at, "end": at + words.len()});
        let body = json!({"article": article["id"], "version": 1, "span": span});
        made.push(reviewer.create("/api/v1/claims", &body).await);
    }
    let without = format!("It rained.\n\n{second} It was a mild winter.");
    let next = reviewer.bring_again(&json!({"text": without, "url": ADDRESS})).await;
    assert_eq!(next["version"], 2);
    app.drain_jobs().await;

    let file = |at: usize| reviewer.claim(made[at]["id"].as_str().unwrap());
    let (gone, kept) = (file(0).await, file(1).await);
    assert_eq!(gone["stale"]["reason"], "words_changed", "{gone:#}");
    assert_eq!(gone["appearances"].as_array().unwrap().len(), 1, "it did not move to the other passage");
    assert_eq!(kept["stale"], Value::Null);
    assert_eq!(kept["appearances"][0]["article"]["version"], 2);
    assert_eq!(kept["appearances"][0]["span"]["start"], without.find(words).unwrap());
}
