//! Notifications: the right recipients, once each.

use chrono::TimeDelta;
use claimdesk::domain::claims::review::State;
use serde_json::{Value, json};

use crate::support::newsroom::bring_to;
use crate::support::{Person, TestApp};

async fn inbox(person: &Person) -> Value {
    person.read("/api/v1/me/notifications").await
}

async fn heard(person: &Person) -> Vec<String> {
    let items = inbox(person).await["items"].as_array().unwrap().clone();
    items.iter().rev().map(|item| item["kind"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_holder_is_told_when_a_colleague_takes_over_after_the_lease() {
    let app = TestApp::start().await;
    let (holder, colleague) = (app.reviewer().await, app.reviewer().await);
    let claim = app.a_claim(&holder).await;
    holder.does(&claim, "review/assign").await;
    assert!(heard(&holder).await.is_empty(), "nobody is told what they did themselves");

    app.advance(TimeDelta::minutes(31));
    let file = colleague.does(&claim, "review/assign").await;
    let news = inbox(&holder).await;
    assert_eq!(news["unread"], 1);
    let item = &news["items"][0];
    assert_eq!((&item["kind"], &item["sentence"]), (&json!("taken_over"), &json!("took over your claim")));
    assert_eq!(item["actor"]["name"], colleague.name);
    assert_eq!((&item["claim"]["id"], &item["claim"]["statement"]), (&json!(claim), &file["statement"]));

    let read = json!({"ids": [item["id"]]});
    colleague.post("/api/v1/me/notifications/reading", &read).await.expect(204);
    assert_eq!(inbox(&holder).await["unread"], 1, "nobody reads another's");
    holder.post("/api/v1/me/notifications/reading", &read).await.expect(204);
    let later = inbox(&holder).await;
    assert_eq!((&later["unread"], later["items"].as_array().unwrap().len()), (&json!(0), 1));
    let unread = holder.get("/api/v1/me/notifications?unread=true").await.json();
    assert_eq!(unread["items"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn authors_hear_what_became_of_their_verdicts_and_people_who_called_them() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let claim = app.a_claim(&author).await;
    bring_to(&claim, State::Submitted, &author, &second, &editor).await;
    second.does(&claim, "verdict/return").await;
    author.does(&claim, "verdict/submission").await;
    app.advance(TimeDelta::seconds(1));
    second.does(&claim, "verdict/approval").await;
    app.advance(TimeDelta::seconds(1));
    editor.does(&claim, "verdict/publication").await;
    let path = format!("/api/v1/claims/{claim}/comments");
    let comment = json!({"body": "Well done", "mentions": [author.id, editor.id]});
    app.advance(TimeDelta::seconds(1));
    let said = editor.create(&path, &comment).await;
    let answer = json!({"body": "Thanks", "parent": said["id"]});
    author.post(&path, &answer).await.expect(201);

    assert_eq!(heard(&author).await, ["returned", "approved", "published", "mentioned"]);
    assert_eq!(heard(&editor).await, ["answered"]);
    assert!(heard(&second).await.is_empty());
    author.post("/api/v1/me/notifications/reading", &json!({})).await.expect(204);
    assert_eq!(inbox(&author).await["unread"], 0);
    let first = author.get("/api/v1/me/notifications?limit=3").await.json();
    let rest = format!("/api/v1/me/notifications?limit=3&cursor={}", first["next_cursor"].as_str().unwrap());
    let rest = author.get(&rest).await.json();
    assert_eq!((rest["items"][0]["kind"].clone(), rest["next_cursor"].clone()), (json!("returned"), Value::Null));
}
