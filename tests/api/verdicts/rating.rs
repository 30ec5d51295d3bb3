//! Rating scale: changes that leave published verdicts as they are.

use claimdesk::domain::claims::review::State;
use serde_json::{Value, json};

use crate::support::newsroom::{bring_to, verdict};
use crate::support::{Answer, Person, TestApp};

async fn replace(person: &Person, etag: &str, ratings: &Value) -> Answer {
    let request = person.request(reqwest::Method::PUT, "/api/v1/ratings");
    let body = json!({"ratings": ratings});
    Answer::to(request.header("if-match", etag).json(&body)).await
}

fn rating(key: &str, label: &str) -> Value {
    json!({"key": key, "label": label, "definition": "When it applies.", "color": "#1f7a4d", "value": null})
}

fn keys(answer: &Value) -> Vec<&str> {
    let items = answer["items"].as_array().unwrap().iter();
    items.map(|item| item["key"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_left_out_stays_on_old_verdicts_and_is_given_no_more() {
    let app = TestApp::start().await;
    let (admin, editor) = (app.admin().await, app.editor().await);
    let (author, second) = (app.reviewer().await, app.reviewer().await);
    let claim = app.a_claim(&author).await;
    bring_to(&claim, State::Published, &author, &second, &editor).await;
    let given = author.claim(&claim).await["rating"].clone();
    let read = admin.get("/api/v1/ratings").await.expect(200);
    assert_eq!(keys(&read.json()).len(), 10);

    let scale = json!([rating("confirmed", "Confirmed"), rating("misleading", "Misleading")]);
    replace(&editor, &read.etag(), &scale).await.problem(403, "forbidden");
    let after = replace(&admin, &read.etag(), &scale).await.expect(200);
    assert_eq!(after.json()["items"].as_array().unwrap().len(), 12);
    replace(&admin, &read.etag(), &scale).await.problem(412, "stale-version");
    assert_eq!(keys(&author.read("/api/v1/ratings").await), ["confirmed", "misleading"]);

    // The old verdict says what it said; a new one cannot say it any more.
    assert_eq!(author.claim(&claim).await["rating"], given);
    let next = app.claims(&author, "https://other.example/").await.remove(0);
    bring_to(&next, State::InReview, &author, &second, &editor).await;
    author.does(&next, "evidence").await;
    let refused = author.change(&next, "verdict/submission", &verdict()).await;
    assert_eq!(refused.pointers(), ["/rating"]);
    let mut new = verdict();
    new["rating"] = json!("confirmed");
    author.change(&next, "verdict/submission", &new).await.expect(201);
    let feed = app.anyone().get("/feeds/verdicts.json?rating=true").await;
    feed.expect(200);

    // Back again, in another place.
    let mut scale = scale.as_array().unwrap().clone();
    scale.insert(0, rating("true", "Quite true"));
    let back = replace(&admin, &after.etag(), &json!(scale)).await.expect(200);
    assert_eq!(keys(&back.json())[..3], ["true", "confirmed", "misleading"]);
    let changes: Value =
        app.value("select changes from events where kind = 'ratings.changed' order by id desc limit 1").await;
    assert_eq!(changes[0]["field"], "rating_step");
    assert_eq!(changes[0]["key"], "true");
    assert_eq!(changes[1]["to"], "true, confirmed, misleading");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_scale_is_refused_field_by_field() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let etag = admin.get("/api/v1/ratings").await.expect(200).etag();
    let mut wrong = rating("Not A Key", "Twice");
    wrong["color"] = json!("red");
    wrong["value"] = json!(6);
    let answer = replace(&admin, &etag, &json!([rating("one", "twice"), wrong])).await;
    assert_eq!(answer.pointers(), ["/ratings/1/key", "/ratings/1/label", "/ratings/1/color", "/ratings/1/value"]);
    assert_eq!(replace(&admin, &etag, &json!([])).await.pointers(), ["/ratings"]);
    assert_eq!(admin.get("/api/v1/ratings").await.expect(200).etag(), etag);
}
