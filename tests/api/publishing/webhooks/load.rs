//! Webhooks under load: a delivery worker that is killed, endpoints that hang.

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::TimeDelta;
use claimdesk::jobs::delivery_worker;

use crate::support::TestApp;
use crate::support::receiver::{Receiver, Reply};
use crate::support::webhooks::{endpoint, settle};

/// The delivery worker dies fifty times in the middle of its work: dropped like a process that is killed, it settles nothing.
// threat G3
#[tokio::test(flavor = "multi_thread")]
async fn a_delivery_worker_killed_fifty_times_loses_nothing_and_repeats_under_the_same_id() {
    let app = TestApp::start().await;
    let (admin, author) = (app.admin().await, app.reviewer().await);
    let receiver = Receiver::start();
    endpoint(&admin, &receiver, &["article.ingested"]).await;
    receiver.answers(Reply::Hang(Duration::from_millis(30)));
    for n in 0..8 {
        author.bring_short(n + 1).await;
    }
    for kill in 0..50_u64 {
        let delivery_worker =
            tokio::spawn(delivery_worker::run(app.app.clone(), tokio_util::sync::CancellationToken::new()));
        // On a busy machine a worker takes long to begin: the kill falls after a message has gone out, if one is due.
        let before = receiver.messages().len();
        for _ in 0..40 {
            if receiver.messages().len() > before {
                break;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        tokio::time::sleep(Duration::from_millis(kill * 13 % 40)).await;
        delivery_worker.abort();
        let _ = delivery_worker.await;
        // Past the lease of what was under way.
        app.advance(TimeDelta::seconds(61));
    }
    receiver.answers(Reply::Status(200));
    for _ in 0..20 {
        app.advance(TimeDelta::hours(25));
        settle(&app).await;
    }
    let mut times: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for message in receiver.messages() {
        let entry = times
            .entry(message.json()["data"]["article_id"].as_str().unwrap().to_owned())
            .or_insert((0, message.id.clone()));
        entry.0 += 1;
        assert_eq!(entry.1, message.id, "an event is one message, however often it is sent");
    }
    assert_eq!(times.len(), 8, "none is lost");
    assert!(receiver.messages().len() > 8, "the kills fell in the middle");
}

// threat G5
#[tokio::test(flavor = "multi_thread")]
async fn half_of_two_hundred_endpoints_hang_and_nothing_else_slows_down() {
    let app = TestApp::start().await;
    let (admin, author) = (app.admin().await, app.reviewer().await);
    let (hanging, fine) = (Receiver::start(), Receiver::start());
    for n in 0..200 {
        let receiver = if n % 2 == 0 { &hanging } else { &fine };
        endpoint(&admin, receiver, &["article.ingested"]).await;
    }
    hanging.answers(Reply::Hang(Duration::from_mins(1)));
    let delivery_worker =
        tokio::spawn(delivery_worker::run(app.app.clone(), tokio_util::sync::CancellationToken::new()));
    for n in 0..5 {
        author.bring_short(n + 1).await;
    }
    // Five messages each, while everything that hangs is still hanging.
    for _ in 0..400 {
        if fine.messages().len() >= 500 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(fine.messages().len(), 500);
    let hung = hanging.messages().len();
    assert_eq!(hung, 200, "two at a time to each of the hundred");
    author.get("/api/v1/claims").await.expect(200);
    delivery_worker.abort();
}
