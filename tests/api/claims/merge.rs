//! Merging and splitting claims without losing data.

use chrono::TimeDelta;
use claimdesk::domain::claims::review::State;
use serde_json::{Value, json};

use crate::support::newsroom::bring_to;
use crate::support::{Person, TestApp};

/// The same text in two articles, the second an hour later: its first claim in each.
async fn twice(app: &TestApp, person: &Person) -> (String, String) {
    let older = app.claims(person, "https://karvia-post.example/dam").await.remove(0);
    app.advance(TimeDelta::minutes(10));
    let younger = app.claims(person, "https://other.example/dam").await.remove(0);
    (older, younger)
}

fn articles(file: &Value) -> Vec<&str> {
    let mut urls: Vec<&str> =
        file["appearances"].as_array().unwrap().iter().map(|place| place["article"]["url"].as_str().unwrap()).collect();
    urls.sort_unstable();
    urls
}

#[tokio::test(flavor = "multi_thread")]
async fn the_older_claim_keeps_its_verdict_and_gets_what_the_younger_has_and_it_can_be_undone() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let (older, younger) = twice(&app, &author).await;
    bring_to(&older, State::Published, &author, &second, &editor).await;
    second.does(&younger, "evidence").await;
    let before = second.claim(&younger).await;
    let priority = second.claim(&older).await["priority"].clone();

    // Whichever of the two one stands at, the older stays.
    let merged = second.change(&younger, "merge", &json!({"with": older})).await.expect(200).json();
    assert_eq!((&merged["id"], &merged["state"]), (&json!(older), &json!("published")));
    assert_eq!(articles(&merged), ["https://karvia-post.example/dam", "https://other.example/dam"]);
    assert_eq!(merged["evidence"].as_array().unwrap().len(), 2);
    assert!(merged["priority"].as_i64() >= priority.as_i64());
    let gone = second.claim(&younger).await;
    assert_eq!(
        (&gone["state"], &gone["merged_into"], &gone["dismissal"]["reason"]),
        (&json!("dismissed"), &json!(older), &json!("duplicate"))
    );
    // Both sides lead to the other: the older one lists what it holds.
    let held = &second.claim(&older).await["merged"];
    assert_eq!((&held[0]["id"], &held[0]["statement"]), (&json!(younger), &before["statement"]));
    assert_eq!((&held[0]["article"]["id"], &held[0]["merged_by"]["id"]), (&before["article"]["id"], &json!(second.id)));
    // In the second article the claim stands with its own words and place.
    let article = &before["article"];
    let listed = second.claims_of(article).await;
    let there = listed.iter().find(|claim| claim["id"] == older).expect("it stands in both");
    assert_eq!((&there["article"]["id"], &there["span"]), (&article["id"], &before["span"]));
    let refused = second.change(&younger, "review/reopen", &json!({})).await.problem(409, "conflict");
    assert_eq!(refused["detail"], "The claim was merged into another claim. Undo the merge first.");

    let back = second.does(&younger, "unmerge").await;
    assert_eq!((&back["state"], &back["merged_into"]), (&json!("unassigned"), &Value::Null));
    assert_eq!(
        (articles(&back), &back["evidence"][0]["id"]),
        (vec!["https://other.example/dam"], &before["evidence"][0]["id"])
    );
    let alone = second.claim(&older).await;
    assert_eq!(articles(&alone), ["https://karvia-post.example/dam"]);
    assert_eq!(alone["merged"], json!([]));
    assert_eq!((&alone["priority"], alone["evidence"].as_array().unwrap().len()), (&priority, 1));
    second.change(&younger, "unmerge", &json!({})).await.problem(409, "conflict");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_merge_overrules_nobody() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let (older, younger) = twice(&app, &author).await;
    let merge = async |person: &Person| person.change(&younger, "merge", &json!({"with": older})).await;
    let same = second.change(&older, "merge", &json!({"with": older})).await;
    assert_eq!(same.pointers(), ["/with"]);
    let nobody = json!({"with": "01970000-0000-7000-8000-000000000000"});
    second.change(&older, "merge", &nobody).await.problem(404, "not-found");

    // In work by a colleague, either of them.
    for held in [&older, &younger] {
        author.does(held, "review/assign").await;
        let problem = merge(&second).await.problem(409, "conflict");
        assert!(problem["detail"].as_str().unwrap().contains(&author.name), "{problem}");
        author.does(held, "review/release").await;
    }
    author.does(&older, "review/dismiss").await;
    merge(&second).await.problem(409, "conflict");
    author.does(&older, "review/reopen").await;
    bring_to(&younger, State::Submitted, &author, &second, &editor).await;
    let problem = merge(&second).await.problem(409, "conflict");
    assert_eq!(problem["detail"], "A claim that is submitted for approval cannot be merged into another.");
    second.does(&younger, "verdict/return").await;
    author.does(&younger, "review/release").await;

    // Two who merge the two at once from either side: one does.
    let (one, two) = (app.reviewer().await, app.reviewer().await);
    let (etag_older, etag_younger) =
        (one.claim(&older).await["etag"].clone(), one.claim(&younger).await["etag"].clone());
    let (with_older, with_younger) = (json!({"with": older}), json!({"with": younger}));
    let (first, other) = tokio::join!(
        one.change_from(etag_younger.as_str().unwrap(), &younger, "merge", &with_older),
        two.change_from(etag_older.as_str().unwrap(), &older, "merge", &with_younger),
    );
    let mut statuses = [first.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412], "{first} {other}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_of_a_claim_becomes_a_claim_of_its_own() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let (older, younger) = twice(&app, &reviewer).await;
    let whole = reviewer.claim(&older).await;
    let body = json!({"statement": "The Ostrel dam gave way on 2 February.", "kind": "date"});
    let part = reviewer.change(&older, "split", &body).await.expect(201).json();
    assert_eq!(
        (&part["statement"], &part["kind"], &part["state"]),
        (&body["statement"], &json!("date"), &json!("unassigned"))
    );
    assert_eq!((&part["quote"], &part["span"]), (&whole["quote"], &whole["span"]));
    assert_ne!(reviewer.claim(&older).await["etag"], whole["etag"]);
    assert_eq!(part["machine_statement"], Value::Null);

    // Appearances that were merged by mistake go with it.
    let merged = reviewer.change(&younger, "merge", &json!({"with": older})).await.expect(200).json();
    let places: Vec<&Value> = merged["appearances"].as_array().unwrap().iter().map(|place| &place["id"]).collect();
    let other = merged["appearances"]
        .as_array()
        .unwrap()
        .iter()
        .find(|p| p["article"]["url"] == "https://other.example/dam")
        .unwrap();
    let all = reviewer.change(&older, "split", &json!({"statement": "All.", "appearances": places})).await;
    assert_eq!(all.pointers(), ["/appearances"]);
    let taken = json!({"statement": "As told there.", "appearances": [other["id"]]});
    let taken = reviewer.change(&older, "split", &taken).await.expect(201).json();
    assert_eq!(articles(&taken), ["https://other.example/dam"]);
    assert_eq!(articles(&reviewer.claim(&older).await), ["https://karvia-post.example/dam"]);
    let foreign = json!({"statement": "X.", "appearances": [other["id"]]});
    assert_eq!(reviewer.change(&older, "split", &foreign).await.pointers(), ["/appearances"]);
    let history = reviewer.get(&format!("/api/v1/claims/{older}/history")).await.json();
    assert_eq!(history["items"][0]["kind"], "claim.split");
}
