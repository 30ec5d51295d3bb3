//! Idempotency keys: one effect and the same answer for a repeated request.

use chrono::TimeDelta;
use reqwest::Method;
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::support::newsroom::{TEXT, body_of, source, verdict};
use crate::support::{Answer, Person, TestApp};

async fn send(person: &Person, key: &str, etag: &str, path: &str, body: &Value) -> Answer {
    let request = person.request(Method::POST, &format!("/api/v1/{path}"));
    let request = request.header("idempotency-key", key).header("if-match", etag);
    Answer::to(request.json(body)).await
}

/// The second answer is the first, marked.
#[track_caller]
fn assert_replays(first: &Answer, second: &Answer) {
    assert_eq!(first.header("idempotency-replayed"), None, "{first}");
    assert_eq!(second.header("idempotency-replayed"), Some("true"), "{second}");
    assert_eq!((first.status, first.text()), (second.status, second.text()));
    for header in ["etag", "location", "content-type"] {
        assert_eq!(first.header(header), second.header(header), "{header}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_way_to_publication_may_be_sent_twice_and_is_gone_once() {
    let app = TestApp::start().await;
    let (author, editor) = (app.reviewer().await, app.editor().await);
    let article = json!({"text": TEXT, "url": "https://karvia-post.example/dam"});
    let first = send(&author, "article", "x", "articles", &article).await.expect(201);
    app.drain_jobs().await;
    // Its claims have been found since; the answer is still the one that was given.
    assert_replays(&first, &send(&author, "article", "x", "articles", &article).await);
    let id = author.claims_of(&first.json()).await[0]["id"].as_str().unwrap().to_owned();

    for (person, action) in [
        (&author, "review/assign"),
        (&author, "review/release"),
        (&author, "review/dismiss"),
        (&author, "review/reopen"),
        (&author, "review/assign"),
        (&author, "evidence"),
        (&author, "verdict/submission"),
        (&editor, "verdict/return"),
        (&author, "verdict/submission"),
        (&editor, "verdict/approval"),
        (&editor, "verdict/publication"),
    ] {
        let before = person.claim(&id).await;
        let etag = before["etag"].as_str().unwrap();
        let (path, body) = (format!("claims/{id}/{action}"), body_of(action));
        let key = format!("{action} {etag}");
        let first = send(person, &key, etag, &path, &body).await;
        assert!((200..300).contains(&first.status), "{action}: {first}");
        assert_replays(&first, &send(person, &key, etag, &path, &body).await);
        let after = person.claim(&id).await;
        assert_eq!(after["version"].as_i64(), before["version"].as_i64().map(|v| v + 1), "{action}: once");
    }
    let counts: (i64, i64, i64, i64) = sqlx::query_as(
        "select (select count(*) from articles), (select count(*) from evidence),
            (select count(*) from verdict_revisions), (select count(*) from publications)",
    )
    .fetch_one(&mut app.database().await)
    .await
    .unwrap();
    assert_eq!(counts, (1, 1, 2, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_belongs_to_one_person_and_one_request() {
    let app = TestApp::start().await;
    let (one, two) = (app.reviewer().await, app.reviewer().await);
    let claims = app.claims(&one, "https://karvia-post.example/dam").await;
    let etag = one.claim(&claims[0]).await["etag"].as_str().unwrap().to_owned();
    let path = format!("claims/{}/evidence", claims[0]);
    let first = send(&one, "key", &etag, &path, &source()).await.expect(201);

    let mut other = source();
    other["stance"] = json!("supports");
    send(&one, "key", &first.etag(), &path, &other).await.problem(422, "invalid");
    let elsewhere = format!("claims/{}/evidence", claims[1]);
    send(&one, "key", &etag, &elsewhere, &source()).await.problem(422, "invalid");
    for key in ["", " ", &"k".repeat(256)] {
        send(&one, key, &first.etag(), &path, &source()).await.problem(422, "invalid");
    }
    assert_eq!(one.claim(&claims[0]).await["evidence_count"], 1);

    // Somebody else's key of that name is another key: it replays nothing of ours to them.
    let theirs = send(&two, "key", &first.etag(), &path, &source()).await.expect(201);
    assert_eq!(theirs.header("idempotency-replayed"), None);
    assert_eq!(theirs.json()["by"]["id"], two.id);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_change_leaves_its_key_free() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let claim = app.a_claim(&reviewer).await;
    let path = format!("claims/{claim}/verdict/submission");
    send(&reviewer, "key", "\"x\"", &path, &verdict()).await.problem(412, "stale-version");
    let etag = reviewer.claim(&claim).await["etag"].as_str().unwrap().to_owned();
    send(&reviewer, "key", &etag, &path, &verdict()).await.problem(409, "conflict");

    reviewer.does(&claim, "review/assign").await;
    reviewer.does(&claim, "evidence").await;
    let etag = reviewer.claim(&claim).await["etag"].as_str().unwrap().to_owned();
    let first = send(&reviewer, "key", &etag, &path, &verdict()).await.expect(201);
    assert_replays(&first, &send(&reviewer, "key", &etag, &path, &verdict()).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_twins_sent_at_once_one_is_made_and_the_others_wait_or_hear_of_it() {
    let app = TestApp::start().await;
    let reviewer = std::sync::Arc::new(app.reviewer().await);
    let claim = app.a_claim(&reviewer).await;
    let path = format!("claims/{claim}/evidence");
    for round in 0..10 {
        let etag = reviewer.claim(&claim).await["etag"].as_str().unwrap().to_owned();
        let mut tasks = JoinSet::new();
        for _ in 0..4 {
            let (reviewer, path, etag) = (reviewer.clone(), path.clone(), etag.clone());
            let key = format!("round {round}");
            tasks.spawn(async move { send(&reviewer, &key, &etag, &path, &source()).await });
        }
        let mut made = 0;
        for answer in tasks.join_all().await {
            match (answer.status, answer.header("idempotency-replayed")) {
                (201, None) => made += 1,
                (201, Some("true")) => {}
                _ => {
                    answer.problem(409, "conflict");
                    assert_eq!(answer.header("retry-after"), Some("1"));
                }
            }
        }
        assert_eq!(made, 1, "round {round}");
        assert_eq!(reviewer.claim(&claim).await["evidence_count"], round + 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_whose_request_died_is_free_again_after_a_minute() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let claim = app.a_claim(&reviewer).await;
    let etag = reviewer.claim(&claim).await["etag"].as_str().unwrap().to_owned();
    let path = format!("claims/{claim}/evidence");
    let first = send(&reviewer, "key", &etag, &path, &source()).await.expect(201);
    // As if the server had been killed between the change and the note of its answer.
    sqlx::query("update idempotency set status = null, etag = null, location = null, body = null")
        .execute(&mut app.database().await)
        .await
        .unwrap();

    let waiting = send(&reviewer, "key", &etag, &path, &source()).await;
    waiting.problem(409, "conflict");
    app.advance(TimeDelta::seconds(61));
    // What was made stands, and the version keeps it from being made twice.
    let again = send(&reviewer, "key", &etag, &path, &source()).await;
    again.problem(412, "stale-version");
    assert_eq!(reviewer.claim(&claim).await["etag"], first.etag());
}
