//! Claims: rewording that keeps the machine's text, history, changes by version.

use claimdesk::domain::claims::review::State;
use serde_json::json;

use crate::support::articles::ADDRESS;
use crate::support::newsroom::{bring_to, source, verdict};
use crate::support::{Answer, TestApp};

#[tokio::test(flavor = "multi_thread")]
async fn a_better_wording_stands_beside_the_machines_and_in_the_history() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let id = app.a_claim(&reviewer).await;
    let before = reviewer.claim(&id).await;
    assert_eq!(before["statement_is_machine"], true);

    let better = json!({"statement": " At least 37 people died at Ostrel. ", "reason": "shorter"});
    let after = reviewer.change(&id, "", &better).await.expect(200);
    assert_eq!(after.etag(), after.json()["etag"]);
    let after = after.json();
    assert_eq!(after["statement"], "At least 37 people died at Ostrel.");
    assert_eq!(after["statement_is_machine"], false);
    assert_eq!(after["machine_statement"], before["statement"]);
    assert_eq!(after["quote"], before["quote"]);
    assert_eq!(after["wording"]["by"]["name"], reviewer.name);
    assert_eq!(after, reviewer.claim(&id).await, "a change answers what a reader sees next");

    let path = format!("/api/v1/claims/{id}/history");
    let history = reviewer.read(&path).await;
    let entry = &history["items"][0];
    assert_eq!(entry["kind"], "claim.reworded");
    assert_eq!(entry["actor"]["name"], reviewer.name);
    assert_eq!(entry["reason"], "shorter");
    assert_eq!(
        entry["changes"],
        json!([{"field": "statement", "from": before["statement"], "to": after["statement"]}])
    );

    for wrong in ["", "  ", &"x".repeat(2001), "a\0b"] {
        let answer = reviewer.change(&id, "", &json!({"statement": wrong})).await;
        assert_eq!(answer.pointers(), ["/statement"], "{wrong:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_corrected_kind_counts_at_once_and_the_machines_is_kept_for_the_next_fit() {
    let app = TestApp::start().await;
    let (reviewer, editor) = (app.reviewer().await, app.editor().await);
    let id = app.a_claim(&reviewer).await;
    let before = reviewer.claim(&id).await;
    assert_eq!(before["kind"], "casualties");

    let nothing = reviewer.change(&id, "", &json!({"reason": "?"})).await;
    assert_eq!(nothing.pointers(), ["/statement"]);
    let after = reviewer.change(&id, "", &json!({"kind": "quote"})).await;
    let after = after.expect(200).json();
    assert_eq!((&after["kind"], &after["second_kind"]), (&json!("quote"), &json!(null)));
    assert_eq!(after["statement_is_machine"], true);
    assert!(after["priority"].as_i64() < before["priority"].as_i64());

    let history = reviewer.read(&format!("/api/v1/claims/{id}/history")).await;
    let entry = &history["items"][0];
    assert_eq!(entry["kind"], "claim.reclassified");
    assert_eq!(entry["changes"], json!([{"field": "kind", "from": "casualties", "to": "quote"}]));
    let rows = editor.get("/api/v1/exports/claims.ndjson").await.expect(200);
    let rows = rows.text().lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let row = rows.into_iter().find(|row| row["claim_id"] == id).unwrap();
    assert_eq!((&row["kind"], &row["machine_kind"]), (&json!("quote"), &json!("casualties")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_unchanged_only_if_all_of_it_is_what_this_person_may_do_too() {
    let app = TestApp::start().await;
    let (holder, other) = (app.reviewer().await, app.reviewer().await);
    let id = app.a_claim(&holder).await;
    let path = format!("/api/v1/claims/{id}");
    holder.does(&id, "review/assign").await;

    let read = holder.get(&path).await.expect(200);
    let unchanged = holder.get_if_changed(&path, &read.etag()).await.expect(304);
    assert_eq!(unchanged.etag(), read.etag());
    // A colleague sees the same version, and may do other things with it.
    let theirs = other.get_if_changed(&path, &read.etag()).await.expect(200);
    assert_eq!(theirs.json()["etag"], read.json()["etag"]);
    assert_ne!(theirs.json()["actions"], read.json()["actions"]);
    // An hour later the claim is free for everybody, though nobody has changed it.
    let before = other.get(&path).await.expect(200);
    app.advance(claimdesk::domain::claims::review::LEASE + chrono::TimeDelta::seconds(1));
    let later = other.get_if_changed(&path, &before.etag()).await.expect(200);
    assert_ne!(later.json()["actions"], before.json()["actions"]);

    // Either tag serves to change it.
    let body = json!({"statement": "At least 37 people died."});
    holder.change_from(&read.etag(), &id, "", &body).await.expect(200);
    holder.change_from(&read.etag(), &id, "", &body).await.problem(412, "stale-version");
}

#[tokio::test(flavor = "multi_thread")]
async fn history_pages_backwards_without_a_gap() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let id = app.a_claim(&reviewer).await;
    for n in 0..5 {
        let body = json!({"statement": format!("Wording {n}.")});
        reviewer.change(&id, "", &body).await.expect(200);
    }
    let path = format!("/api/v1/claims/{id}/history");
    let whole = reviewer.read(&path).await["items"].as_array().unwrap().clone();
    assert_eq!(whole.len(), 6, "found once, reworded five times");

    let (mut walked, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = reviewer.read(&format!("{path}?limit=2{cursor}")).await;
        walked.extend(page["items"].as_array().unwrap().clone());
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(walked, whole);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_needs_the_version_it_was_made_from() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let claims = app.claims(&reviewer, ADDRESS).await;
    let id = &claims[0];
    let seen = reviewer.claim(id).await["etag"].as_str().unwrap().to_owned();
    let other = reviewer.claim(&claims[1]).await["etag"].as_str().unwrap().to_owned();
    reviewer.does(id, "evidence").await;
    let evidence = reviewer.claim(id).await["evidence"][0]["id"].as_str().unwrap().to_owned();
    let now = reviewer.claim(id).await;

    let changes = [
        ("PATCH", format!("claims/{id}"), json!({"statement": "Better."})),
        ("POST", format!("claims/{id}/review/assign"), json!({})),
        ("POST", format!("claims/{id}/review/release"), json!({})),
        ("POST", format!("claims/{id}/review/dismiss"), json!({"reason": "opinion"})),
        ("POST", format!("claims/{id}/review/reopen"), json!({})),
        ("POST", format!("claims/{id}/evidence"), source()),
        ("POST", format!("evidence/{evidence}/withdrawal"), json!({"reason": "wrong"})),
        ("PUT", format!("claims/{id}/verdict/draft"), json!({})),
        ("POST", format!("claims/{id}/verdict/submission"), verdict()),
        ("POST", format!("claims/{id}/verdict/approval"), json!({})),
        ("POST", format!("claims/{id}/verdict/return"), json!({"reason": "why"})),
    ];
    for (method, path, body) in changes {
        let request = || {
            let method = method.parse().unwrap();
            reviewer.request(method, &format!("/api/v1/{path}")).json(&body)
        };
        let missing = Answer::to(request()).await;
        missing.problem(428, "precondition-required");
        for tag in [&seen, &other, "*", "junk", &format!("W/{seen}")] {
            let answer = Answer::to(request().header("if-match", tag)).await;
            let problem = answer.problem(412, "stale-version");
            assert_eq!(problem["current_version"], now["version"], "{method} {path} {tag}");
        }
    }
    assert_eq!(reviewer.claim(id).await, now, "nothing has changed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_machines_wording_is_confirmed_by_a_person_who_is_named() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    for state in [State::Unassigned, State::InReview, State::Submitted, State::Approved] {
        let claim = app.claims(&author, &format!("https://karvia-post.example/{}", state.name())).await.remove(0);
        bring_to(&claim, state, &author, &second, &editor).await;
        let before = author.claim(&claim).await;
        assert_eq!(before["statement_is_machine"], true);

        let after = author.does(&claim, "wording/confirmation").await;
        assert_eq!(after["statement_is_machine"], false);
        assert_eq!((&after["statement"], &after["machine_statement"]), (&before["statement"], &before["statement"]));
        assert_eq!((&after["wording"]["by"]["id"], &after["state"]), (&json!(author.id), &before["state"]));
        let again = author.change(&claim, "wording/confirmation", &json!({})).await.problem(409, "conflict");
        assert_eq!(again["detail"], "A person has already confirmed the wording.");
        let history = author.read(&format!("/api/v1/claims/{claim}/history")).await;
        assert_eq!(history["items"][0]["kind"], "claim.wording_confirmed");
    }
}
