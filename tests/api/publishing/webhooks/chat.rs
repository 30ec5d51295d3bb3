//! Chat channels: messages in the shape of each service, words of publications only, addresses that stay secret.

use chrono::TimeDelta;
use claimdesk::domain::claims::review::State;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::newsroom::{TEXT, asking, bring_to, retract, source, verdict};
use crate::support::people::PASSWORD;
use crate::support::receiver::{Received, Receiver, Reply};
use crate::support::webhooks::{act, carry, settle};
use crate::support::{Person, TestApp};

const SHAPES: [&str; 3] = ["slack", "teams", "mattermost"];

/// A channel that was tested.
async fn channel(admin: &Person, receiver: &Receiver, shape: &str, kinds: &[&str]) -> String {
    let new =
        json!({"url": receiver.url, "description": "Desk chat", "shape": shape, "language": "en", "kinds": kinds});
    let added = admin.create("/api/v1/endpoints", &new).await;
    assert_eq!((&added["secret"], &added["shape"]), (&json!(null), &json!(shape)));
    let id = added["id"].as_str().unwrap().to_owned();
    assert_eq!(act(admin, &id, "verification", &json!({})).await.expect(200).json()["state"], "active");
    id
}

/// The words of a message, where its service shows them, and its link.
fn shown(shape: &str, message: &Received) -> Vec<String> {
    let body = message.json();
    if shape != "teams" {
        return body["text"].as_str().unwrap().lines().map(str::to_owned).collect();
    }
    assert_eq!(body["type"], "message");
    let attachment = &body["attachments"][0];
    assert_eq!(attachment["contentType"], "application/vnd.microsoft.card.adaptive");
    let card = &attachment["content"];
    assert_eq!((&card["type"], &card["version"]), (&json!("AdaptiveCard"), &json!("1.4")));
    let runs = card["body"].as_array().unwrap().iter().map(|block| block["inlines"][0]["text"].clone());
    let link = card["actions"][0]["url"].clone();
    runs.chain([link]).map(|words| words.as_str().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_service_gets_its_shape_for_what_was_published_and_for_what_waits() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let (admin, other) = (app.admin().await, app.editor().await);
    let claims = app.claims(&author, "https://karvia-post.example/dam").await;
    for (shape, claim) in SHAPES.into_iter().zip(claims) {
        let receiver = Receiver::start();
        channel(&admin, &receiver, shape, &["verdict.published", "verdict.retracted", "verdict.submitted"]).await;
        let test = receiver.messages().remove(0);
        assert_eq!(shown(shape, &test).first().unwrap(), "Test message: this channel will get news of the newsroom.");
        assert_eq!((test.id.as_str(), test.signature.as_str()), ("", ""), "no signature that nobody checks");
        bring_to(&claim, State::Published, &author, &second, &editor).await;
        retract(&claim, &editor, &second, &other).await;
        carry(&app, &receiver, 4).await;
        settle(&app).await;
        let messages: Vec<Vec<String>> = receiver.messages().iter().skip(1).map(|one| shown(shape, one)).collect();
        let find =
            |first: &str| messages.iter().find(|words| words[0] == first).unwrap_or_else(|| panic!("{messages:?}"));
        let slug: String = app.value("select slug from publications order by id desc limit 1").await;
        let public = format!("{}/verdicts/{slug}", app.url);
        let published = find("Verdict published");
        assert_eq!(published.len(), 4, "{published:?}");
        assert!(published[2].starts_with("Rating: ") && published[3] == public, "{published:?}");
        let retracted = find("Verdict retracted");
        assert_eq!((retracted.len(), &retracted[1]), (3, &published[1]), "without a rating");
        let waiting = find("A verdict waits for approval.");
        assert_eq!(waiting[1..], [format!("{}/claims/{claim}", app.url)]);
        assert_eq!(messages.len(), 3, "{messages:?}");
    }
}

/// A canary in every field that is not public.
async fn unpublished(app: &TestApp, admin: &Person) {
    let (author, second, editor) = app.staff().await;
    let article = json!({
        "text": format!("{TEXT} 500 houses burned in Ardel, CANARYVOICE Lorn said."), "url": "https://hidden.example/canary-address",
        "title": "CANARYTITLE flood", "outlet": "CANARYOUTLET", "byline": "CANARYBYLINE", "language": "en",
    });
    let article = author.create("/api/v1/articles", &article).await;
    app.drain_jobs().await;
    let claims = author.claims_of(&article).await;
    let claim = claims[0]["id"].as_str().unwrap();
    author.does(claim, "review/assign").await;
    author.change(claim, "", &json!({"statement": "CANARYWORDING 37 people were killed."})).await.expect(200);
    let (etag, plan) = (author.claim(claim).await["etag"].clone(), json!({"topics": ["canarytopic"]}));
    author.patch(&format!("/api/v1/claims/{claim}/review"), etag.as_str().unwrap(), &plan).await.expect(200);
    let mut evidence = source();
    evidence["excerpt"] = json!("CANARYEXCERPT");
    evidence["note"] = json!("CANARYNOTE");
    author.change(claim, "evidence", &evidence).await.expect(201);
    let mut asked = asking();
    asked["asked"] = json!("CANARYASKED");
    author.change(claim, "replies", &asked).await.expect(201);
    let comment = json!({"body": "CANARYCOMMENT", "mentions": [second.id]});
    author.create(&format!("/api/v1/claims/{claim}/comments"), &comment).await;
    author.change(claim, "verdict/second-reading", &json!({"reader": editor.id})).await.expect(200);
    author.change(claim, "verdict/draft", &json!({"summary": "CANARYDRAFT"})).await.expect(200);
    let mut said = verdict();
    said["summary"] = json!("CANARYSUMMARY");
    said["rationale"] = json!("CANARYRATIONALE");
    author.change(claim, "verdict/submission", &said).await.expect(201);
    second.change(claim, "verdict/return", &json!({"reason": "CANARYRETURN"})).await.expect(200);
    author.change(claim, "verdict/submission", &said).await.expect(201);
    app.anyone()
        .post("/api/v1/tips", &json!({"text": "CANARYTIP the tram burned.", "question": "CANARYASK?"}))
        .await
        .expect(201);

    // Public, with a reader's report and words around it that are not.
    let shown = author.bring_short(3).await;
    app.drain_jobs().await;
    let public = author.claims_of(&shown).await[0]["id"].as_str().unwrap().to_owned();
    let mut internal = source();
    internal["visibility"] = json!("internal");
    internal["excerpt"] = json!("CANARYINTERNAL");
    internal["url"] = json!("https://registry.example/internal");
    author.does(&public, "review/assign").await;
    author.change(&public, "evidence", &internal).await.expect(201);
    author.does(&public, "evidence").await;
    author.does(&public, "verdict/submission").await;
    second.does(&public, "verdict/approval").await;
    editor.does(&public, "verdict/publication").await;
    let slug: String = app.value("select slug from published_verdicts").await;
    app.anyone()
        .post(&format!("/api/v1/verdicts/{slug}/reports"), &json!({"text": "CANARYREPORT the register says 13."}))
        .await
        .expect(201);
    let invited = json!({"email": "canaryinvited@desk.test", "name": "CANARYGUEST", "role": "reviewer"});
    admin.create("/api/v1/invitations", &invited).await;
}

// threat G6
#[tokio::test(flavor = "multi_thread")]
async fn no_unpublished_word_reaches_a_chat_channel() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let receivers: Vec<Receiver> = SHAPES.iter().map(|_| Receiver::start()).collect();
    for (shape, receiver) in SHAPES.iter().zip(&receivers) {
        channel(&admin, receiver, shape, &[]).await;
    }
    unpublished(&app, &admin).await;
    for receiver in &receivers {
        carry(&app, receiver, 7).await;
    }
    settle(&app).await;
    for (shape, receiver) in SHAPES.iter().zip(&receivers) {
        let messages = receiver.messages();
        for message in &messages {
            assert!(!message.body.to_lowercase().contains("canary"), "{shape}: {}", message.body);
        }
        // Control: everything was told.
        let told: Vec<String> = messages.iter().map(|message| shown(shape, message).remove(0)).collect();
        for first in [
            "A verdict waits for approval.",
            "A second review is wanted.",
            "1 reader's question waits.",
            "1 reader's report of an error waits.",
            "Verdict published",
        ] {
            assert!(told.iter().any(|words| words == first), "{shape}: {first} is not in {told:?}");
        }
        assert!(told.iter().any(|words| words.contains("urgent claim")), "{shape}: {told:?}");
    }
    // The log of deliveries holds what was sent, and nothing more.
    let kept: i64 = app.value("select count(*) from deliveries where body ilike '%canary%'").await;
    assert_eq!(kept, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_address_of_a_channel_is_a_secret_and_its_rules_are_those_of_endpoints() {
    let app = TestApp::start().await;
    let (admin, colleague, author) = (app.admin().await, app.admin().await, app.reviewer().await);
    let receiver = Receiver::start();
    let private = json!({"url": "https://10.0.0.1/services/x", "description": "x", "shape": "slack"});
    assert_eq!(admin.post("/api/v1/endpoints", &private).await.pointers(), ["/url"]);
    let unknown = json!({"url": receiver.url, "description": "x", "shape": "slack", "kinds": ["evidence.added"]});
    assert_eq!(admin.post("/api/v1/endpoints", &unknown).await.pointers(), ["/kinds"]);
    let id = channel(&admin, &receiver, "slack", &["tip.received"]).await;
    act(&admin, &id, "secret", &json!({})).await.problem(409, "conflict");
    let path = format!("/api/v1/endpoints/{id}");
    let etag = admin.get(&path).await.etag();
    let put = async |etag: &str, body: Value| {
        let request = admin.request(Method::PUT, &path).header("if-match", etag).json(&body);
        crate::support::Answer::to(request).await
    };
    let other = json!({"url": receiver.url, "description": "x", "shape": "webhook"});
    assert_eq!(put(&etag, other).await.pointers(), ["/shape"]);
    let german =
        json!({"url": receiver.url, "description": "Leserfragen", "language": "de", "kinds": ["tip.received"]});
    let changed = put(&etag, german).await.expect(200).json();
    assert_eq!(
        (&changed["shape"], &changed["language"], &changed["state"]),
        (&json!("slack"), &json!("de"), &json!("active"))
    );

    // What waits is told in German; a test message can be sent at any time.
    act(&admin, &id, "verification", &json!({})).await.expect(200);
    app.anyone().post("/api/v1/tips", &json!({"text": "They say the tram burned."})).await.expect(201);
    let last = carry(&app, &receiver, 3).await.pop().unwrap();
    assert_eq!(shown("slack", &last), ["1 Frage eines Lesers wartet.".to_owned(), format!("{}/editor/tips", app.url)]);

    // Retried as every message, and switched off when the channel is gone. Nobody is told the address.
    receiver.answers(Reply::Status(404));
    app.anyone().post("/api/v1/tips", &json!({"text": "They say that bridge 12 fell."})).await.expect(201);
    carry(&app, &receiver, 4).await;
    settle(&app).await;
    receiver.answers(Reply::Status(410));
    app.advance(TimeDelta::seconds(6));
    carry(&app, &receiver, 5).await;
    settle(&app).await;
    for person in [&admin, &colleague, &author] {
        person.sign_in(PASSWORD).await.expect(200);
    }
    assert_eq!(admin.read(&path).await["state"], "disabled");
    let inbox = colleague.get("/api/v1/me/notifications").await.expect(200);
    assert_eq!(inbox.json()["items"][0]["endpoint"]["url"], "Leserfragen");
    let log = admin.get("/api/v1/events?limit=100").await.expect(200);
    let secret = receiver.url.rsplit('/').next().unwrap();
    assert!(log.text().contains("endpoint.disabled") && log.text().contains("/…"));
    assert!(!log.text().contains(&format!("/{secret}\"")) && !inbox.text().contains(&receiver.url), "{log}");
}
