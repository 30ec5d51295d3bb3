//! Test webhook endpoints: verified endpoints, deliveries step by step, the reference signature.

use std::time::Duration;

use claimdesk::jobs::delivery_worker;
use serde_json::{Value, json};
use standardwebhooks::Webhook;

use crate::support::receiver::{Received, Receiver};
use crate::support::{Answer, Person, TestApp};

/// A verified endpoint for these events: its id and its secret.
pub async fn endpoint(admin: &Person, receiver: &Receiver, kinds: &[&str]) -> (String, String) {
    let new = json!({"url": receiver.url, "description": "CMS", "kinds": kinds});
    let added = admin.create("/api/v1/endpoints", &new).await;
    assert_eq!(added["state"], "unverified");
    let id = added["id"].as_str().unwrap().to_owned();
    let verified = act(admin, &id, "verification", &json!({})).await.expect(200).json();
    assert_eq!(verified["state"], "active");
    (id, added["secret"].as_str().unwrap().to_owned())
}

pub async fn act(admin: &Person, id: &str, what: &str, body: &Value) -> Answer {
    admin.post(&format!("/api/v1/endpoints/{id}/{what}"), body).await
}

/// Carries messages until the receiver has `count`; other tests' transactions may hold the log up for a moment.
pub async fn carry(app: &TestApp, receiver: &Receiver, count: usize) -> Vec<Received> {
    for _ in 0..500 {
        delivery_worker::step(&app.app).await;
        let messages = receiver.messages();
        if messages.len() >= count {
            return messages;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{} of {count} messages came", receiver.messages().len());
}

/// Carries until nothing is left of the log, so that what has not come by now never does.
pub async fn settle(app: &TestApp) {
    let mut idle = 0;
    while idle < 25 {
        idle = if delivery_worker::step(&app.app).await == 0 { idle + 1 } else { 0 };
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Whether the reference library signs a message with this secret in the same way. It would verify against the
/// machine's clock, and a test holds its own.
pub fn accepts(secret: &str, message: &Received) -> bool {
    let library = Webhook::new(secret).unwrap();
    let timestamp = message.timestamp.parse().unwrap();
    let signature = library.sign(&message.id, timestamp, message.body.as_bytes()).unwrap();
    message.signature.split(' ').any(|one| one == signature)
}
