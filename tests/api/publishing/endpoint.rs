//! Endpoints: refused addresses, renewed secrets, disabling and verification.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::support::people::PASSWORD;
use crate::support::receiver::{Receiver, Reply};
use crate::support::webhooks::{accepts, act, carry, endpoint, settle};
use crate::support::{Answer, Person, TestApp};

async fn read(admin: &Person, id: &str) -> Value {
    admin.read(&format!("/api/v1/endpoints/{id}")).await
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
        let answer = admin.post("/api/v1/endpoints", &json!({"url": url, "description": "x"})).await;
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
    assert!(problem["detail"].as_str().unwrap().contains("it answered 500"));
    // At another address it has to answer again; two who change it at once do not overwrite each other.
    let path = format!("/api/v1/endpoints/{id}");
    let etag = admin.get(&path).await.etag();
    let moved = json!({"url": "https://elsewhere.example/hook", "description": "moved"});
    let put = async |etag: &str| {
        Answer::to(admin.request(reqwest::Method::PUT, &path).header("if-match", etag).json(&moved)).await
    };
    assert_eq!(put(&etag).await.expect(200).json()["state"], "unverified");
    put(&etag).await.problem(412, "stale-version");
    act(&admin, &id, "deactivation", &json!({"reason": "moved"})).await.expect(200);
    admin.delete(&path).await.expect(204);
    admin.get(&path).await.problem(404, "not-found");
    let junk = json!({"since": "yesterday"});
    act(&admin, &id, "replay", &junk).await.problem(422, "invalid");
}

// threat G4
#[tokio::test(flavor = "multi_thread")]
async fn a_renewed_secret_signs_beside_the_old_one_for_a_day() {
    let app = TestApp::start().await;
    let (admin, author) = (app.admin().await, app.reviewer().await);
    let receiver = Receiver::start();
    let (id, old) = endpoint(&admin, &receiver, &["article.ingested"]).await;
    let renewed = act(&admin, &id, "secret", &json!({})).await.expect(201).json();
    let new = renewed["secret"].as_str().unwrap();
    assert_ne!(new, old);
    author.bring_short(3).await;
    let message = carry(&app, &receiver, 1).await.remove(0);
    assert!(accepts(&old, &message) && accepts(new, &message));
    app.advance(TimeDelta::hours(25));
    author.sign_in(PASSWORD).await.expect(200);
    author.bring("The road to Anlis was closed on 4 March.", "https://karvia-post.example/b").await;
    let message = carry(&app, &receiver, 2).await.remove(1);
    assert!(!accepts(&old, &message) && accepts(new, &message));
    // Nobody reads a secret twice, and the database does not hold it.
    admin.sign_in(PASSWORD).await.expect(200);
    let everything = admin.get("/api/v1/endpoints").await.expect(200);
    assert!(!everything.text().contains("whsec_"));
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
    author.bring_short(3).await;
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
    let inbox = admin.get("/api/v1/me/notifications").await.expect(200);
    let told: Vec<Value> =
        inbox.json()["items"].as_array().unwrap().iter().map(|one| one["endpoint"]["id"].clone()).collect();
    assert!(told.contains(&json!(gone_id)) && told.contains(&json!(silent_id)), "{told:?}");

    // Verified again, it gets what waited and what it missed.
    author.bring("The road to Anlis was closed on 4 March.", "https://karvia-post.example/b").await;
    carry(&app, &fine, 2).await;
    settle(&app).await;
    gone.answers(Reply::Status(200));
    app.advance(TimeDelta::seconds(1));
    act(&admin, &gone_id, "verification", &json!({})).await.expect(200);
    let span = json!({"since": "2026-01-01T00:00:00Z"});
    assert_eq!(act(&admin, &gone_id, "replay", &span).await.expect(202).json()["count"], 2);
    let messages = carry(&app, &gone, 3).await;
    assert_eq!(messages[0].id, messages[1].id.clone().min(messages[2].id.clone()), "the one that it had keeps its id");
}
