//! Claims made by a person: span, duplicate check, transfer to the next article version.

use serde_json::{Value, json};

use crate::support::TestApp;

/// The place of these words in the text, in code points.
fn span(text: &str, words: &str) -> Value {
    let (before, _) = text.split_once(words).unwrap();
    let start = before.chars().count();
    json!({"start": start, "end": start + words.chars().count()})
}

#[tokio::test(flavor = "multi_thread")]
async fn words_that_the_analyser_passed_over_become_a_claim_by_hand() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let text = "🌊 It was a grey morning, and nobody was in the streets.\n\nMore than 200 people were killed in Velsk.";
    let article = reviewer.bring(text, "https://karvia-post.example/dam").await;
    app.drain_jobs().await;
    let words = " nobody was in the streets";
    let new = json!({
        "article": article["id"], "version": 1, "span": span(text, words),
        "statement": "Nobody was in the streets of Ostrel when the dam broke.", "kind": "event", "claimant": "Jonna Tavik",
    });
    for unseen in ["Jonna\u{200b} Tavik", "Jonna \u{202e}kivaT", "\u{2066}Jonna Tavik"] {
        let mut wrong = new.clone();
        wrong["claimant"] = json!(unseen);
        assert_eq!(reviewer.post("/api/v1/claims", &wrong).await.pointers(), ["/claimant"], "{unseen:?}");
    }
    let answer = reviewer.post("/api/v1/claims", &new).await.expect(201);
    let made = answer.json();
    let id = made["id"].as_str().unwrap();
    assert_eq!(answer.header("location"), Some(format!("/api/v1/claims/{id}").as_str()));
    // The blanks around a selection are not part of it.
    assert_eq!(made["quote"], "nobody was in the streets");
    assert_eq!(made["span"], span(text, words.trim()));
    assert_eq!(made["statement"], new["statement"]);
    assert_eq!(made["machine_statement"], Value::Null);
    assert_eq!(made["wording"]["by"]["id"], reviewer.id);
    assert_eq!(made["claimant"]["name"], "Jonna Tavik");
    assert_eq!((&made["kind"], &made["state"]), (&json!("event"), &json!("unassigned")));
    assert_eq!(reviewer.claim(id).await, made);
    let quotes: Vec<Value> = reviewer.claims_of(&article).await.iter().map(|c| c["quote"].clone()).collect();
    assert_eq!(quotes, [made["quote"].clone(), json!("More than 200 people were killed in Velsk.")]);
    let history = reviewer.read(&format!("/api/v1/claims/{id}/history")).await;
    assert_eq!(history["items"][0]["kind"], "claim.added");

    // It goes the way of every other claim, and reading the article again leaves it alone.
    reviewer.does(id, "review/assign").await;
    let again = format!("/api/v1/articles/{}/analysis", article["id"].as_str().unwrap());
    reviewer.post(&again, &json!({})).await.expect(202);
    app.drain_jobs().await;
    assert_eq!(reviewer.claims_of(&article).await.len(), 2);

    // Without a word about it, it says what it says.
    let new = json!({"article": article["id"], "version": 1, "span": span(text, "It was a grey morning")});
    let plain = reviewer.create("/api/v1/claims", &new).await;
    assert_eq!((&plain["statement"], &plain["claimant"]["voice"]), (&plain["quote"], &json!("article")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_by_hand_is_made_of_words_that_stand_there_and_once() {
    let app = TestApp::start().await;
    let (one, two) = (app.reviewer().await, app.reviewer().await);
    let text = format!("What a grey, sad day for Ostrel!{}", " ".repeat(5)) + &"x".repeat(2_001);
    let article = one.bring(&text, "https://karvia-post.example/dam").await;
    app.drain_jobs().await;
    let at =
        |start: i64, end: i64| json!({"article": article["id"], "version": 1, "span": {"start": start, "end": end}});
    for (start, end) in
        [(0, 0), (5, 3), (-1, 4), (0, 99_999), (32, 36), (36, 2_038), (i64::from(i32::MAX), i64::from(i32::MAX))]
    {
        let answer = one.post("/api/v1/claims", &at(start, end)).await;
        assert_eq!(answer.pointers(), ["/span"], "{start}..{end}");
    }
    for (field, value) in [("kind", json!("rumour")), ("statement", json!(" ")), ("words", json!("x"))] {
        let mut new = at(0, 21);
        new[field] = value;
        assert_eq!(one.post("/api/v1/claims", &new).await.pointers(), [format!("/{field}")]);
    }
    let mut elsewhere = at(0, 21);
    elsewhere["version"] = json!(2);
    one.post("/api/v1/claims", &elsewhere).await.problem(404, "not-found");

    // Two people see the same gap at once.
    let new = at(0, 21);
    let (first, second) = tokio::join!(one.post("/api/v1/claims", &new), two.post("/api/v1/claims", &new));
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
    assert_eq!(one.claims_of(&article).await.len(), 1);

    // Who selects in a text that is not the newest any more is told so.
    one.bring(&format!("Updated. {text}"), "https://karvia-post.example/dam").await;
    one.post("/api/v1/claims", &at(0, 6)).await.problem(409, "conflict");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_by_hand_follows_its_words_into_the_next_version() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let address = "https://karvia-post.example/dam";
    let text = "It was a grey morning, and nobody was in the streets.";
    let article = reviewer.bring(text, address).await;
    app.drain_jobs().await;
    let new = json!({"article": article["id"], "version": 1, "span": span(text, "nobody was in the streets")});
    let made = reviewer.create("/api/v1/claims", &new).await;
    let id = made["id"].as_str().unwrap();

    for (version, text, stands) in [
        (2, format!("🌊 Updated on Tuesday. {text}"), true),
        // Twice: which of the two is for people to say.
        (3, format!("{text} They say that nobody was in the streets."), false),
        (4, "It was a grey morning.".to_owned(), false),
        (5, format!("Corrected. {text}"), true),
    ] {
        let next = reviewer.bring(&text, address).await;
        assert_eq!(next["version"], version);
        app.drain_jobs().await;
        let claims = reviewer.claims_of(&article).await;
        let here = claims.iter().find(|claim| claim["id"] == made["id"]);
        assert_eq!(here.is_some(), stands, "{text}");
        if let Some(here) = here {
            assert_eq!(here["span"], span(&text, "nobody was in the streets"));
            assert_eq!(here["statement"], made["statement"]);
        }
    }
    assert_eq!(reviewer.claim(id).await["appearances"].as_array().unwrap().len(), 3);
}
