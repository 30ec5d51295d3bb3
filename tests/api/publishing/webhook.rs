//! Webhooks: signatures, at-least-once delivery under stable ids, failing receivers.

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::TimeDelta;
use claimdesk::domain::claims::review::State;
use claimdesk::jobs::courier;
use serde_json::{Value, json};
use standardwebhooks::Webhook;

use crate::support::newsroom::{bring_to, retract};
use crate::support::people::PASSWORD;
use crate::support::receiver::{Received, Receiver, Reply};
use crate::support::{Answer, Person, TestApp};

const VERDICTS: [&str; 3] = [
    "verdict.published",
    "verdict.corrected",
    "verdict.retracted",
];

/// A verified endpoint for these events: its id and its secret.
async fn endpoint(admin: &Person, receiver: &Receiver, kinds: &[&str]) -> (String, String) {
    let new = json!({"url": receiver.url, "description": "CMS", "kinds": kinds});
    let added = admin
        .post("/api/v1/endpoints", &new)
        .await
        .expect(201)
        .json();
    assert_eq!(added["state"], "unverified");
    let id = added["id"].as_str().unwrap().to_owned();
    let verified = act(admin, &id, "verification", &json!({}))
        .await
        .expect(200)
        .json();
    assert_eq!(verified["state"], "active");
    (id, added["secret"].as_str().unwrap().to_owned())
}

async fn act(admin: &Person, id: &str, what: &str, body: &Value) -> Answer {
    admin
        .post(&format!("/api/v1/endpoints/{id}/{what}"), body)
        .await
}

async fn read(admin: &Person, id: &str) -> Value {
    admin
        .get(&format!("/api/v1/endpoints/{id}"))
        .await
        .expect(200)
        .json()
}

/// Carries messages until the receiver has `count`; other tests' transactions may hold the log up for a moment.
async fn carry(app: &TestApp, receiver: &Receiver, count: usize) -> Vec<Received> {
    for _ in 0..500 {
        courier::step(&app.app).await;
        let messages = receiver.messages();
        if messages.len() >= count {
            return messages;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{} of {count} messages came", receiver.messages().len());
}

/// Carries until nothing is left of the log, so that what has not come by now never does.
async fn settle(app: &TestApp) {
    let mut idle = 0;
    while idle < 25 {
        idle = if courier::step(&app.app).await == 0 {
            idle + 1
        } else {
            0
        };
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Whether the reference library signs a message with this secret in the same way. It would verify against the
/// machine's clock, and a test holds its own.
fn accepts(secret: &str, message: &Received) -> bool {
    let library = Webhook::new(secret).unwrap();
    let timestamp = message.timestamp.parse().unwrap();
    let signature = library
        .sign(&message.id, timestamp, message.body.as_bytes())
        .unwrap();
    message.signature.split(' ').any(|one| one == signature)
}

// threat G3, G6.1
#[tokio::test(flavor = "multi_thread")]
async fn every_publication_and_retraction_arrives_signed_and_once() {
    let app = TestApp::start().await;
    let (admin, author, second, editor, other) = (
        app.admin().await,
        app.reviewer().await,
        app.reviewer().await,
        app.editor().await,
        app.editor().await,
    );
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
    let kinds: Vec<Value> = messages
        .iter()
        .map(|message| message.json()["type"].clone())
        .collect();
    assert_eq!(kinds.len(), 2, "{kinds:?}");
    for message in &messages {
        assert!(message.id.starts_with("msg_") && !message.id.contains('.'));
        assert_eq!(
            message.timestamp,
            app.app.clock.now().timestamp().to_string()
        );
        assert!(accepts(&secret, message), "{message:?}");
        assert!(!accepts(
            "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            message
        ));
        let body = message.json();
        assert_eq!(body["data"]["claim_id"], claim);
        let url = body["data"]["url"].as_str().unwrap();
        assert!(url.starts_with(&format!("{}/verdicts/", app.url)), "{url}");
        // Ids and places, and no words: those stay where they are guarded.
        assert!(
            !message.body.contains("Zephyrine")
                && !message.body.contains("registry")
                && message.body.len() < 1000
        );
    }
    let mut heard: Vec<String> = all
        .messages()
        .iter()
        .map(|message| message.json()["type"].as_str().unwrap().to_owned())
        .collect();
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
        assert!(
            heard.iter().any(|heard| heard == kind),
            "{kind} is not in {heard:?}"
        );
    }
    assert!(
        !heard
            .iter()
            .any(|kind| kind.starts_with("account") || kind.starts_with("endpoint")),
        "{heard:?}"
    );
}

// threat G2
#[tokio::test(flavor = "multi_thread")]
async fn what_fails_is_tried_again_later_under_the_same_id() {
    let app = TestApp::start().await;
    let (admin, author) = (app.admin().await, app.reviewer().await);
    let receiver = Receiver::start();
    let (id, secret) = endpoint(&admin, &receiver, &["article.ingested"]).await;
    receiver.answers(Reply::Status(500));
    author
        .bring(
            "The bridge at Anlis was closed on 3 March.",
            "https://karvia-post.example/a",
        )
        .await;
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
    assert!(
        messages
            .iter()
            .all(|message| message.id == messages[0].id && message.body == messages[0].body)
    );
    assert!(
        messages.iter().all(|message| accepts(&secret, message)),
        "each signed with its own time"
    );
    assert_ne!(messages[0].timestamp, messages[9].timestamp);

    admin.sign_in(PASSWORD).await.expect(200);
    let log = admin
        .get(&format!("/api/v1/endpoints/{id}/deliveries?state=given_up"))
        .await
        .expect(200)
        .json();
    let delivery = &log["items"][0];
    assert_eq!(
        (delivery["attempts"].as_i64(), delivery["last"].as_str()),
        (Some(10), Some("302"))
    );
    let path = format!(
        "/api/v1/endpoints/{id}/deliveries/{}",
        delivery["id"].as_str().unwrap()
    );
    let file = admin.get(&path).await.expect(200).json();
    assert_eq!(file["log"].as_array().unwrap().len(), 10);
    assert_eq!(
        (
            file["log"][0]["status"].as_i64(),
            file["log"][0]["answer"].as_str()
        ),
        (Some(500), Some("as told"))
    );
    assert_eq!(file["body"], messages[0].body);

    // By hand it has all its tries again.
    receiver.answers(Reply::Status(200));
    admin
        .post(&format!("{path}/redelivery"), &json!({}))
        .await
        .expect(202);
    admin
        .post(&format!("{path}/redelivery"), &json!({}))
        .await
        .problem(409, "conflict");
    let again = carry(&app, &receiver, 11).await;
    assert_eq!(again[10].id, messages[0].id);
    assert_eq!(admin.get(&path).await.json()["state"], "delivered");
}

// threat G5
#[tokio::test(flavor = "multi_thread")]
async fn an_endpoint_that_is_gone_or_silent_for_days_is_switched_off_and_admins_hear_of_it() {
    let app = TestApp::start().await;
    let (admin, author) = (app.admin().await, app.reviewer().await);
    let (gone, silent, fine) = (Receiver::start(), Receiver::start(), Receiver::start());
    let (gone_id, _) = endpoint(&admin, &gone, &["article.ingested"]).await;
    let (silent_id, _) = endpoint(&admin, &silent, &["article.ingested"]).await;
    endpoint(&admin, &fine, &["article.ingested"]).await;
    gone.answers(Reply::Status(410));
    silent.answers(Reply::Status(503));
    author
        .bring(
            "The bridge at Anlis was closed on 3 March.",
            "https://karvia-post.example/a",
        )
        .await;
    carry(&app, &fine, 1).await;
    carry(&app, &gone, 1).await;
    settle(&app).await;
    let off = read(&admin, &gone_id).await;
    assert_eq!(
        (off["state"].as_str(), off["disabled_because"].as_str()),
        (Some("disabled"), Some("it answered 410 Gone"))
    );
    assert_eq!(read(&admin, &silent_id).await["state"], "active");
    assert!(read(&admin, &silent_id).await["failing_since"].is_string());

    app.advance(TimeDelta::days(6));
    carry(&app, &silent, 2).await;
    settle(&app).await;
    for person in [&admin, &author] {
        person.sign_in(PASSWORD).await.expect(200);
    }
    let off = read(&admin, &silent_id).await;
    assert!(
        off["disabled_because"].as_str().unwrap().contains("5 days")
            || off["disabled_because"].as_str().unwrap().contains("6 days"),
        "{off}"
    );
    let inbox = admin.get("/api/v1/me/notifications").await;
    let inbox = if inbox.status == 200 {
        inbox
    } else {
        admin.get("/api/v1/notifications").await.expect(200)
    };
    let told: Vec<Value> = inbox.json()["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["endpoint"]["id"].clone())
        .collect();
    assert!(
        told.contains(&json!(gone_id)) && told.contains(&json!(silent_id)),
        "{told:?}"
    );

    // Verified again, it gets what waited and what it missed.
    author
        .bring(
            "The road to Anlis was closed on 4 March.",
            "https://karvia-post.example/b",
        )
        .await;
    carry(&app, &fine, 2).await;
    settle(&app).await;
    gone.answers(Reply::Status(200));
    app.advance(TimeDelta::seconds(1));
    act(&admin, &gone_id, "verification", &json!({}))
        .await
        .expect(200);
    let span = json!({"since": "2026-01-01T00:00:00Z"});
    assert_eq!(
        act(&admin, &gone_id, "replay", &span)
            .await
            .expect(202)
            .json()["count"],
        2
    );
    let messages = carry(&app, &gone, 3).await;
    assert_eq!(
        messages[0].id,
        messages[1].id.clone().min(messages[2].id.clone()),
        "the one that it had keeps its id"
    );
}

// threat G5
#[tokio::test(flavor = "multi_thread")]
async fn a_receiver_that_asks_for_time_gets_it() {
    let app = TestApp::start().await;
    let (admin, author) = (app.admin().await, app.reviewer().await);
    let receiver = Receiver::start();
    endpoint(&admin, &receiver, &["article.ingested"]).await;
    receiver.answers(Reply::RetryAfter(429, "600"));
    author
        .bring(
            "The bridge at Anlis was closed on 3 March.",
            "https://karvia-post.example/a",
        )
        .await;
    carry(&app, &receiver, 1).await;
    settle(&app).await;
    // Another message would be due, and waits as well.
    author
        .bring(
            "The road to Anlis was closed on 4 March.",
            "https://karvia-post.example/b",
        )
        .await;
    app.advance(TimeDelta::seconds(590));
    settle(&app).await;
    assert_eq!(receiver.messages().len(), 1);
    app.advance(TimeDelta::seconds(11));
    receiver.answers(Reply::Status(200));
    carry(&app, &receiver, 3).await;
    // An answer without end is an answer.
    receiver.answers(Reply::Endless);
    author
        .bring(
            "The dam at Anlis was closed on 5 March.",
            "https://karvia-post.example/c",
        )
        .await;
    carry(&app, &receiver, 4).await;
    settle(&app).await;
    assert_eq!(receiver.messages().len(), 4);
}

// threat G4
#[tokio::test(flavor = "multi_thread")]
async fn a_renewed_secret_signs_beside_the_old_one_for_a_day() {
    let app = TestApp::start().await;
    let (admin, author) = (app.admin().await, app.reviewer().await);
    let receiver = Receiver::start();
    let (id, old) = endpoint(&admin, &receiver, &["article.ingested"]).await;
    let renewed = act(&admin, &id, "secret", &json!({}))
        .await
        .expect(201)
        .json();
    let new = renewed["secret"].as_str().unwrap();
    assert_ne!(new, old);
    author
        .bring(
            "The bridge at Anlis was closed on 3 March.",
            "https://karvia-post.example/a",
        )
        .await;
    let message = carry(&app, &receiver, 1).await.remove(0);
    assert!(accepts(&old, &message) && accepts(new, &message));
    app.advance(TimeDelta::hours(25));
    author.sign_in(PASSWORD).await.expect(200);
    author
        .bring(
            "The road to Anlis was closed on 4 March.",
            "https://karvia-post.example/b",
        )
        .await;
    let message = carry(&app, &receiver, 2).await.remove(1);
    assert!(!accepts(&old, &message) && accepts(new, &message));
    // Nobody reads a secret twice, and the database does not hold it.
    admin.sign_in(PASSWORD).await.expect(200);
    let everything = admin.get("/api/v1/endpoints").await.expect(200);
    assert!(!everything.text().contains("whsec_"));
}

/// A dump that is restored into another PostgreSQL carries the transactions of its old place, which the new one has not
/// come to: what happened before is told to nobody, and what happens from then on is.
#[tokio::test(flavor = "multi_thread")]
async fn a_database_restored_elsewhere_goes_on_telling_what_happens() {
    let app = TestApp::start().await;
    let (admin, author) = (app.admin().await, app.reviewer().await);
    let receiver = Receiver::start();
    endpoint(&admin, &receiver, &["article.ingested"]).await;
    author
        .bring(
            "The bridge at Anlis was closed on 3 March.",
            "https://karvia-post.example/a",
        )
        .await;
    carry(&app, &receiver, 1).await;
    author
        .bring(
            "The road to Anlis was closed on 4 March.",
            "https://karvia-post.example/b",
        )
        .await;
    sqlx::raw_sql("update outbox set xact = '4000000000'")
        .execute(&mut app.database().await)
        .await
        .unwrap();
    settle(&app).await;
    assert_eq!(
        receiver.messages().len(),
        1,
        "nothing is heard, whatever happens"
    );

    claimdesk::app::publishing::delivery::mend(&app.app)
        .await
        .unwrap();
    author
        .bring(
            "The dam at Anlis was closed on 5 March.",
            "https://karvia-post.example/c",
        )
        .await;
    let messages = carry(&app, &receiver, 2).await;
    settle(&app).await;
    assert_eq!(receiver.messages().len(), 2);
    assert_ne!(messages[0].id, messages[1].id);
    // Nothing is mended where nothing is broken.
    let before: (i64,) = sqlx::query_as("select floor from outbox")
        .fetch_one(&mut app.database().await)
        .await
        .unwrap();
    claimdesk::app::publishing::delivery::mend(&app.app)
        .await
        .unwrap();
    let after: (i64,) = sqlx::query_as("select floor from outbox")
        .fetch_one(&mut app.database().await)
        .await
        .unwrap();
    assert_eq!(before, after);
}

/// The courier dies fifty times in the middle of its work: dropped like a process that is killed, it settles nothing.
// threat G3
#[tokio::test(flavor = "multi_thread")]
async fn a_courier_killed_fifty_times_loses_nothing_and_repeats_under_the_same_id() {
    let app = TestApp::start().await;
    let (admin, author) = (app.admin().await, app.reviewer().await);
    let receiver = Receiver::start();
    endpoint(&admin, &receiver, &["article.ingested"]).await;
    receiver.answers(Reply::Hang(Duration::from_millis(30)));
    for n in 0..8 {
        author
            .bring(
                &format!("The bridge at Anlis was closed on {} March.", n + 1),
                &format!("https://karvia-post.example/{n}"),
            )
            .await;
    }
    for kill in 0..50_u64 {
        let courier = tokio::spawn(courier::run(
            app.app.clone(),
            tokio_util::sync::CancellationToken::new(),
        ));
        tokio::time::sleep(Duration::from_millis(5 + kill * 13 % 40)).await;
        courier.abort();
        let _ = courier.await;
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
            .entry(
                message.json()["data"]["article_id"]
                    .as_str()
                    .unwrap()
                    .to_owned(),
            )
            .or_insert((0, message.id.clone()));
        entry.0 += 1;
        assert_eq!(
            entry.1, message.id,
            "an event is one message, however often it is sent"
        );
    }
    assert_eq!(times.len(), 8, "none is lost");
    assert!(
        receiver.messages().len() > 8,
        "the kills fell in the middle"
    );
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
    let courier = tokio::spawn(courier::run(
        app.app.clone(),
        tokio_util::sync::CancellationToken::new(),
    ));
    for n in 0..5 {
        author
            .bring(
                &format!("The bridge at Anlis was closed on {} March.", n + 1),
                &format!("https://karvia-post.example/{n}"),
            )
            .await;
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
    courier.abort();
}

// ASVS 1.3.6
// threat G1.2
#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_an_endpoint_is_refused_with_the_reason() {
    let app = TestApp::start().await;
    let (admin, receiver) = (app.admin().await, Receiver::start());
    for (url, reason) in [
        ("https://10.0.0.1/hook", "private address"),
        ("https://[::1]/hook", "private address"),
        ("http://receiver.example/hook", ""),
        ("http://93.184.216.34/hook", "https://"),
        ("ftp://receiver.example/", "https://"),
        ("https://ada:secret@receiver.example/", "name or a password"),
        ("not an address", "address"),
    ] {
        let answer = admin
            .post(
                "/api/v1/endpoints",
                &json!({"url": url, "description": "x"}),
            )
            .await;
        if reason.is_empty() {
            // What a name means is looked at when it is resolved.
            let id = answer.expect(201).json()["id"].as_str().unwrap().to_owned();
            let refused = act(&admin, &id, "verification", &json!({})).await;
            refused.problem(409, "conflict");
            continue;
        }
        assert_eq!(answer.pointers(), ["/url"], "{url}");
        assert!(answer.text().contains(reason), "{url}: {answer}");
    }
    let wrong = json!({"url": receiver.url, "description": "x", "kinds": ["account.created"]});
    let answer = admin.post("/api/v1/endpoints", &wrong).await;
    assert_eq!(answer.pointers(), ["/kinds"]);
    assert!(answer.text().contains("verdict.published"));

    let (id, _) = endpoint(&admin, &receiver, &[]).await;
    receiver.answers(Reply::Status(500));
    let refused = act(&admin, &id, "verification", &json!({})).await;
    let problem = refused.problem(409, "conflict");
    assert!(
        problem["detail"]
            .as_str()
            .unwrap()
            .contains("it answered 500")
    );
    // At another address it has to answer again; two who change it at once do not overwrite each other.
    let path = format!("/api/v1/endpoints/{id}");
    let etag = admin.get(&path).await.etag();
    let moved = json!({"url": "https://elsewhere.example/hook", "description": "moved"});
    let put = async |etag: &str| {
        Answer::to(
            admin
                .request(reqwest::Method::PUT, &path)
                .header("if-match", etag)
                .json(&moved),
        )
        .await
    };
    assert_eq!(put(&etag).await.expect(200).json()["state"], "unverified");
    put(&etag).await.problem(412, "stale-version");
    act(&admin, &id, "deactivation", &json!({"reason": "moved"}))
        .await
        .expect(200);
    admin.delete(&path).await.expect(204);
    admin.get(&path).await.problem(404, "not-found");
    let junk = json!({"since": "yesterday"});
    act(&admin, &id, "replay", &junk)
        .await
        .problem(422, "invalid");
}
