//! Test feeds: their addresses, an independent reader, published claims.

use claimdesk::domain::claims::review::State;
use feed_rs::model::Feed;

use crate::support::newsroom::bring_to;
use crate::support::{Answer, Person, TestApp};

pub const FEEDS: [&str; 3] = ["/feeds/verdicts.json", "/feeds/verdicts.atom", "/feeds/verdicts.rss"];

pub fn parse(answer: &Answer) -> Feed {
    feed_rs::parser::parse(answer.body.as_slice()).unwrap_or_else(|error| panic!("{error}: {answer}"))
}

pub fn ids(answer: &Answer) -> Vec<String> {
    let items = answer.json()["items"].as_array().unwrap().clone();
    let id = |item: &serde_json::Value| item["id"].as_str().unwrap().replace("urn:uuid:", "");
    items.iter().map(id).collect()
}

/// Three published claims, the last of them with topics; their ids in the order of publication.
pub async fn three_published(app: &TestApp, author: &Person, second: &Person, editor: &Person) -> Vec<String> {
    let mut claims = app.claims(author, "https://karvia-post.example/dam").await;
    claims.truncate(3);
    let topics = serde_json::json!({"topics": ["dams", "floods"]});
    let path = format!("/api/v1/claims/{}", claims[2]);
    let etag = author.get(&path).await.etag();
    author.patch(&format!("{path}/review"), &etag, &topics).await.expect(200);
    for claim in &claims {
        app.advance(chrono::TimeDelta::minutes(1));
        bring_to(claim, State::Published, author, second, editor).await;
    }
    claims
}
