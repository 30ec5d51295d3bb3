//! Presence: viewers of a claim across several servers.

use chrono::TimeDelta;
use reqwest::{Method, Response};
use serde_json::{Value, json};
use tokio::time::{Duration, timeout};

use crate::support::wire::PATIENCE;
use crate::support::{Person, TestApp};

async fn stay(person: &Person, claim: &str, doing: &str) -> Value {
    let path = format!("/api/v1/claims/{claim}/presence");
    let answer = person.put(&path, &json!({"doing": doing})).await;
    answer.expect(200).json()["here"].clone()
}

/// Names and doings.
fn seen(here: &Value) -> Vec<(String, String)> {
    let here = here.as_array().unwrap().iter();
    here.map(|present| {
        (present["person"]["name"].as_str().unwrap().to_owned(), present["doing"].as_str().unwrap().to_owned())
    })
    .collect()
}

fn one(person: &Person, doing: &str) -> Vec<(String, String)> {
    vec![(person.name.clone(), doing.to_owned())]
}

struct Watch {
    response: Response,
    text: String,
}

impl Watch {
    async fn open(person: &Person) -> Self {
        let response = person.request(Method::GET, "/api/v1/live").send().await.unwrap();
        assert_eq!(response.status(), 200);
        Self { response, text: String::new() }
    }

    /// Who is at `claim`, when it is told next.
    async fn gathering(&mut self, claim: &str) -> Vec<(String, String)> {
        loop {
            while let Some((frame, rest)) = self.text.split_once("\n\n") {
                let (frame, rest) = (frame.to_owned(), rest.to_owned());
                self.text = rest;
                if let Some(data) = frame.strip_prefix("event: presence\ndata: ") {
                    let told: Value = serde_json::from_str(data).unwrap();
                    if told["claim_id"] == claim {
                        return seen(&told["here"]);
                    }
                }
            }
            let chunk = self.response.chunk().await.unwrap().expect("it goes on");
            self.text.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }

    async fn soon(&mut self, claim: &str) -> Vec<(String, String)> {
        timeout(PATIENCE, self.gathering(claim)).await.expect("it is told")
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_else_is_at_a_claim_is_told_until_they_leave_or_fall_silent() {
    let app = TestApp::start().await;
    let (one_, other) = (app.reviewer().await, app.reviewer().await);
    let claim = app.a_claim(&one_).await;

    assert_eq!(seen(&stay(&one_, &claim, "reading").await), []);
    assert_eq!(seen(&stay(&other, &claim, "reading").await), one(&one_, "reading"));
    // Whoever comes to the desk later learns who is there already.
    let mut watch = Watch::open(&other).await;
    while watch.soon(&claim).await.len() < 2 {}
    stay(&one_, &claim, "writing").await;
    assert_eq!(watch.soon(&claim).await, [one(&one_, "writing"), one(&other, "reading")].concat());

    let gone = one_.delete(&format!("/api/v1/claims/{claim}/presence")).await;
    gone.expect(204);
    assert_eq!(watch.soon(&claim).await, one(&other, "reading"));
    app.advance(TimeDelta::seconds(41));
    assert_eq!(watch.soon(&claim).await, []);

    let nowhere = format!("/api/v1/claims/{}/presence", uuid::Uuid::nil());
    let lost = one_.put(&nowhere, &json!({"doing": "reading"})).await;
    lost.problem(404, "not-found");
    let junk = one_.put(&nowhere, &json!({"doing": "sleeping"})).await;
    assert!([400, 422].contains(&junk.status), "{junk}");
}

#[tokio::test(flavor = "multi_thread")]
async fn people_at_two_servers_see_each_other() {
    let app = TestApp::start().await;
    let (here, there) = (app.reviewer().await, app.reviewer().await);
    let claim = app.a_claim(&here).await;
    let beside = app.beside().await;
    let there = Person { url: beside.url.clone(), ..there };
    let mut watch = Watch::open(&there).await;

    // A server listens a moment after it has started; whoever stays says so again.
    let told = async {
        loop {
            stay(&here, &claim, "reading").await;
            if let Ok(told) = timeout(Duration::from_millis(100), watch.gathering(&claim)).await {
                return told;
            }
        }
    };
    let told = timeout(PATIENCE, told).await.expect("it is told");
    assert_eq!(told, one(&here, "reading"));
    assert_eq!(seen(&stay(&there, &claim, "writing").await), one(&here, "reading"));
}
