//! Comments: threads, mentions, resolution, no effect on the review.

use serde_json::{Value, json};

use crate::support::newsroom::TEXT;
use crate::support::{Answer, Person, TestApp};

async fn say(person: &Person, claim: &str, body: Value) -> Answer {
    person.post(&format!("/api/v1/claims/{claim}/comments"), &body).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_calls_people_is_answered_and_settled_and_the_version_stays() {
    let app = TestApp::start().await;
    let (one, two, gone) = (app.reviewer().await, app.reviewer().await, app.reviewer().await);
    app.deactivate(&gone).await;
    let claim = app.a_claim(&one).await;
    let before = one.claim(&claim).await;

    // Words of the article, by their place: "37 people".
    let start = TEXT.find("37 people").unwrap();
    let about = json!({"version": 1, "span": {"start": start, "end": start + 9}});
    let hostile = "Which registry?\u{202e} <b>@Nobody</b> 😀";
    let said =
        say(&one, &claim, json!({"body": hostile, "mentions": [two.id], "about": about})).await.expect(201).json();
    assert_eq!((&said["body"], &said["anchor"]["quote"]), (&json!(hostile), &json!("37 people")));
    let id = said["id"].as_str().unwrap();
    app.advance(chrono::TimeDelta::seconds(1));
    let answer = say(&two, &claim, json!({"body": "The civil one.", "parent": id})).await.expect(201).json();
    // An answer to an answer belongs to the same thread.
    app.advance(chrono::TimeDelta::seconds(1));
    let deeper = say(&one, &claim, json!({"body": "Thanks.", "parent": answer["id"]})).await.expect(201).json();
    assert_eq!(deeper["parent_id"], said["id"]);

    for (wrong, pointer) in [
        (json!({"body": "x", "mentions": [gone.id]}), "/mentions"),
        (json!({"body": "x", "parent": claim}), "/parent"),
        (json!({"body": "x", "about": {"version": 1, "span": {"start": 5, "end": 5}}}), "/span"),
        (json!({"body": "x", "about": {"version": 1, "span": {"start": 0, "end": 99_999}}}), "/span"),
        (json!({"body": " "}), "/body"),
    ] {
        assert_eq!(say(&one, &claim, wrong).await.pointers(), [pointer]);
    }

    let resolve = async |id: &Value, resolved: bool| {
        let path = format!("/api/v1/comments/{}/resolution", id.as_str().unwrap());
        two.post(&path, &json!({"resolved": resolved})).await
    };
    let settled = resolve(&said["id"], true).await.expect(200).json();
    assert_eq!(settled["resolved"]["by"]["id"], two.id);
    resolve(&said["id"], true).await.problem(409, "conflict");
    resolve(&answer["id"], true).await.problem(409, "conflict");
    assert_eq!(resolve(&said["id"], false).await.expect(200).json()["resolved"], Value::Null);

    let list = one.read(&format!("/api/v1/claims/{claim}/comments")).await;
    assert_eq!(list["items"], json!([said, answer, deeper]));
    assert_eq!(one.claim(&claim).await["version"], before["version"], "talk is no change");
    let history = one.get(&format!("/api/v1/claims/{claim}/history")).await.json();
    assert_eq!(history["items"][0]["kind"], "comment.reopened");
}
