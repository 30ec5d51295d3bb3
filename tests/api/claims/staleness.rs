//! Stale claims: return to the queue with a reason.

use chrono::TimeDelta;
use claimdesk::domain::claims::review::State;
use serde_json::{Value, json};

use crate::support::newsroom::{TEXT, bring_to, verdict};
use crate::support::people::PASSWORD;
use crate::support::{Person, TestApp};

async fn stale(person: &Person) -> Vec<Value> {
    let page = person.read("/api/v1/claims?stale=true").await;
    page["items"].as_array().unwrap().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_public_verdict_comes_back_on_the_day_of_its_re_check_once() {
    let app = TestApp::start().await;
    let (author, editor) = (app.reviewer().await, app.editor().await);
    let claim = app.a_claim(&author).await;
    bring_to(&claim, State::InReview, &author, &author, &editor).await;
    let mut dated = verdict();
    dated["recheck_at"] = json!("2026-03-20");
    author.change(&claim, "verdict/submission", &dated).await.expect(201);
    editor.does(&claim, "verdict/approval").await;
    editor.does(&claim, "verdict/publication").await;

    app.advance(TimeDelta::days(15));
    app.tick().await;
    editor.sign_in(PASSWORD).await.expect(200);
    author.sign_in(PASSWORD).await.expect(200);
    assert!(stale(&editor).await.is_empty(), "19 March");
    app.advance(TimeDelta::days(1));
    app.tick().await;
    app.tick().await;
    editor.sign_in(PASSWORD).await.expect(200);
    author.sign_in(PASSWORD).await.expect(200);
    let back = stale(&editor).await;
    assert_eq!(back[0]["id"], claim);
    assert_eq!(back[0]["stale"]["reason"], "recheck_due");
    assert_eq!(back[0]["state"], "published", "readers keep what they have");
    let history = editor.get(&format!("/api/v1/claims/{claim}/history")).await.json();
    let kinds: Vec<&Value> = history["items"].as_array().unwrap().iter().map(|e| &e["kind"]).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == "claim.stale").count(), 1);

    let path = "review/confirmation";
    author.change(&claim, path, &json!({})).await.problem(403, "forbidden");
    let early = editor.change(&claim, path, &json!({"recheck_at": "2026-03-20"})).await;
    assert_eq!(early.pointers(), ["/recheck_at"]);
    let body = json!({"recheck_at": "2026-04-20"});
    let fresh = editor.change(&claim, path, &body).await.expect(200).json();
    assert_eq!(fresh["stale"], Value::Null);
    assert!(stale(&editor).await.is_empty());
    editor.change(&claim, path, &json!({})).await.problem(409, "conflict");
    app.advance(TimeDelta::days(40));
    app.tick().await;
    editor.sign_in(PASSWORD).await.expect(200);
    assert_eq!(stale(&editor).await.len(), 1, "the new day counts");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_whose_words_are_gone_from_the_article_comes_back_and_others_do_not() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let url = "https://karvia-post.example/dam";
    let article = reviewer.bring(TEXT, url).await;
    app.drain_jobs().await;
    let before = reviewer.claims_of(&article).await;
    let changed = before.iter().find(|claim| claim["quote"].as_str().unwrap().contains("37 people")).unwrap();
    reviewer.does(changed["id"].as_str().unwrap(), "review/assign").await;

    let text = TEXT.replace("37 people", "29 people");
    let article = json!({"text": text, "url": url, "language": "en"});
    reviewer.bring_again(&article).await;
    app.drain_jobs().await;
    let back = stale(&reviewer).await;
    assert_eq!(back.len(), 1, "{back:#?}");
    assert_eq!(back[0]["id"], changed["id"]);
    assert_eq!(back[0]["stale"]["reason"], "words_changed");
    // Analysing again says nothing twice.
    let id = back[0]["article"]["id"].as_str().unwrap();
    reviewer.post(&format!("/api/v1/articles/{id}/analysis"), &json!({})).await;
    app.drain_jobs().await;
    assert_eq!(stale(&reviewer).await[0]["version"], back[0]["version"]);
}
