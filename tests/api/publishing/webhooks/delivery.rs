//! Webhooks: signed messages, retries under the same id.

use chrono::TimeDelta;
use claimdesk::domain::claims::review::State;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::newsroom::{bring_to, retract};
use crate::support::people::PASSWORD;
use crate::support::receiver::{Receiver, Reply};
use crate::support::webhooks::{accepts, carry, endpoint, settle};

const VERDICTS: [&str; 3] = ["verdict.published", "verdict.corrected", "verdict.retracted"];

// threat G3, G6.1
#[tokio::test(flavor = "multi_thread")]
async fn every_publication_and_retraction_arrives_signed_and_once() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let (admin, other) = (app.admin().await, app.editor().await);
    let (all, some) = (Receiver::start(), Receiver::start());
    let (_, secret) = endpoint(&admin, &some, &VERDICTS).await;
    endpoint(&admin, &all, &[]).await;
    assert_eq!((some.first_messages(), all.first_messages()), (1, 1));

    let claim = app.a_claim(&author).await;
    bring_to(&claim, State::Published, &author, &second, &editor).await;
    retract(&claim, &editor, &second, &other).await;
    carry(&app, &some, 2).await;
    settle(&app).await;
    let messages = some.messages();
    let kinds: Vec<Value> = messages.iter().map(|message| message.json()["type"].clone()).collect();
    assert_eq!(kinds.len(), 2, "{kinds:?}");
    for message in &messages {
        assert!(message.id.starts_with("msg_") && !message.id.contains('.'));
        assert_eq!(message.timestamp, app.app.clock.now().timestamp().to_string());
        assert!(accepts(&secret, message), "{message:?}");
        assert!(!accepts("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", message));
        let body = message.json();
        assert_eq!(body["data"]["claim_id"], claim);
        let url = body["data"]["url"].as_str().unwrap();
        assert!(url.starts_with(&format!("{}/verdicts/", app.url)), "{url}");
        // Ids and places, and no words: those stay where they are guarded.
        assert!(!message.body.contains("Zephyrine") && !message.body.contains("registry") && message.body.len() < 1000);
    }
    let mut heard: Vec<String> =
        all.messages().iter().map(|message| message.json()["type"].as_str().unwrap().to_owned()).collect();
    heard.sort();
    heard.dedup();
    for kind in [
        "article.ingested",
        "claim.assigned",
        "evidence.added",
        "verdict.submitted",
        "verdict.approved",
        "verdict.published",
        "verdict.retracted",
    ] {
        assert!(heard.iter().any(|heard| heard == kind), "{kind} is not in {heard:?}");
    }
    assert!(!heard.iter().any(|kind| kind.starts_with("account") || kind.starts_with("endpoint")), "{heard:?}");
}

// threat G2
#[tokio::test(flavor = "multi_thread")]
async fn what_fails_is_tried_again_later_under_the_same_id() {
    let app = TestApp::start().await;
    let (admin, author) = (app.admin().await, app.reviewer().await);
    let receiver = Receiver::start();
    let (id, secret) = endpoint(&admin, &receiver, &["article.ingested"]).await;
    receiver.answers(Reply::Status(500));
    author.bring_short(3).await;
    carry(&app, &receiver, 1).await;
    settle(&app).await;
    assert_eq!(receiver.messages().len(), 1, "not before its time");
    let mut waits = vec![6, 331, 1981, 7921, 19_801, 39_601, 55_441, 79_201, 95_041];
    for (n, wait) in waits.drain(..).enumerate() {
        app.advance(TimeDelta::seconds(wait));
        if n == 2 {
            receiver.answers(Reply::Redirect("https://elsewhere.example/".to_owned()));
        }
        carry(&app, &receiver, n + 2).await;
    }
    app.advance(TimeDelta::days(30));
    settle(&app).await;
    let messages = receiver.messages();
    assert_eq!(messages.len(), 10, "and then no more");
    assert!(messages.iter().all(|message| message.id == messages[0].id && message.body == messages[0].body));
    assert!(messages.iter().all(|message| accepts(&secret, message)), "each signed with its own time");
    assert_ne!(messages[0].timestamp, messages[9].timestamp);

    admin.sign_in(PASSWORD).await.expect(200);
    let log = admin.read(&format!("/api/v1/endpoints/{id}/deliveries?state=given_up")).await;
    let delivery = &log["items"][0];
    assert_eq!((delivery["attempts"].as_i64(), delivery["last"].as_str()), (Some(10), Some("302")));
    let path = format!("/api/v1/endpoints/{id}/deliveries/{}", delivery["id"].as_str().unwrap());
    let file = admin.read(&path).await;
    assert_eq!(file["log"].as_array().unwrap().len(), 10);
    assert_eq!((file["log"][0]["status"].as_i64(), file["log"][0]["answer"].as_str()), (Some(500), Some("as told")));
    assert_eq!(file["body"], messages[0].body);

    // By hand it has all its tries again.
    receiver.answers(Reply::Status(200));
    admin.post(&format!("{path}/redelivery"), &json!({})).await.expect(202);
    admin.post(&format!("{path}/redelivery"), &json!({})).await.problem(409, "conflict");
    let again = carry(&app, &receiver, 11).await;
    assert_eq!(again[10].id, messages[0].id);
    assert_eq!(admin.get(&path).await.json()["state"], "delivered");
}

// threat G5
#[tokio::test(flavor = "multi_thread")]
async fn a_receiver_that_asks_for_time_gets_it() {
    let app = TestApp::start().await;
    let (admin, author) = (app.admin().await, app.reviewer().await);
    let receiver = Receiver::start();
    endpoint(&admin, &receiver, &["article.ingested"]).await;
    receiver.answers(Reply::RetryAfter(429, "600"));
    author.bring_short(3).await;
    carry(&app, &receiver, 1).await;
    settle(&app).await;
    // Another message would be due, and waits as well.
    author.bring("The road to Anlis was closed on 4 March.", "https://karvia-post.example/b").await;
    app.advance(TimeDelta::seconds(590));
    settle(&app).await;
    assert_eq!(receiver.messages().len(), 1);
    app.advance(TimeDelta::seconds(11));
    receiver.answers(Reply::Status(200));
    carry(&app, &receiver, 3).await;
    // An answer without end is an answer.
    receiver.answers(Reply::Endless);
    author.bring_short(5).await;
    carry(&app, &receiver, 4).await;
    settle(&app).await;
    assert_eq!(receiver.messages().len(), 4);
}
