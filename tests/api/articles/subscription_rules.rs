//! Rules of a subscription for the queue: kinds of claims, and how long unchecked articles stay.

use chrono::TimeDelta;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::people::{Answer, PASSWORD};
use crate::support::site::{Reply, Site};
use crate::support::{Person, TestApp};

const FEED: &str = "<rss version=\"2.0\"><channel><title>Karvia Post</title>\
    <item><guid>a</guid><title>Dam</title><link>/dam</link></item>\
    <item><guid>b</guid><title>Bridge</title><link>/bridge</link></item></channel></rss>";

fn page(what: &str, toll: u32) -> Reply {
    Reply::html(&format!(
        "<!doctype html><html lang=en><head><title>{what} fails</title></head><body><article><h1>{what} fails in Ostrel</h1>\
        <p>At least {toll} people were killed when the {what} in Ostrel broke on Monday, the interior ministry said.</p>\
        <p>The {what} of Ostrel was built in 1974 and repaired in 2019, the mayor said on Monday.</p></article>"
    ))
}

/// A site with a feed of two articles that is subscribed to with these rules.
async fn subscribed(app: &TestApp, editor: &Person, rules: Value) -> Site {
    let site = Site::start();
    let feed = Reply { body: FEED.into(), ..Reply::html("") }.with("Content-Type", "application/rss+xml");
    let url = site.set("/feed.xml", feed);
    site.set("/dam", page("dam", 37));
    site.set("/bridge", page("bridge", 12));
    editor.post("/api/v1/subscriptions", &json!({"url": url, "rules": rules})).await.expect(201);
    app.drain_jobs().await;
    site
}

/// All claims of the newsroom with their whole file.
async fn claims(person: &Person) -> Vec<Value> {
    let list = person.read("/api/v1/claims?limit=100").await;
    let mut files = Vec::new();
    for claim in list["items"].as_array().unwrap() {
        files.push(person.read(&format!("/api/v1/claims/{}", claim["id"].as_str().unwrap())).await);
    }
    files
}

fn of<'a>(claims: &'a [Value], title: &str) -> Vec<&'a Value> {
    let is_of = |claim: &&Value| claim["article"]["title"].as_str().unwrap().starts_with(title);
    claims.iter().filter(is_of).collect()
}

fn id(claim: &Value) -> &str {
    claim["id"].as_str().unwrap()
}

async fn pass(app: &TestApp, people: &[&Person], time: TimeDelta) {
    app.advance(time);
    app.tick().await;
    app.drain_jobs().await;
    for person in people {
        person.sign_in(PASSWORD).await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn claims_of_other_kinds_get_no_place_in_the_queue_and_come_back_when_somebody_adds_the_article() {
    let app = TestApp::start().await;
    let (reviewer, _, editor) = app.staff().await;
    let site = subscribed(&app, &editor, json!({"kinds": ["casualties"]})).await;

    let all = claims(&reviewer).await;
    let (wanted, others): (Vec<&Value>, Vec<&Value>) = all.iter().partition(|claim| claim["kind"] == "casualties");
    assert!(!wanted.is_empty() && !others.is_empty(), "{all:#?}");
    assert!(wanted.iter().all(|claim| claim["state"] == "unassigned"), "{wanted:#?}");
    for claim in &others {
        let dismissal = &claim["dismissal"];
        assert_eq!([&dismissal["reason"], &dismissal["by"]], [&json!("other_kind"), &Value::Null], "{claim:#}");
    }

    // The log says that no person did it, and which subscription wanted it so.
    let history = reviewer.read(&format!("/api/v1/claims/{}/history", id(others[0]))).await;
    let entry = &history["items"][0];
    assert_eq!([&entry["kind"], &entry["actor"]], [&json!("claim.dismissed"), &Value::Null]);
    assert!(entry["changes"].to_string().contains("/feed.xml"), "{entry:#}");

    // It is undone like any dismissal, and a person cannot give such a reason.
    reviewer.does(id(others[0]), "review/reopen").await;
    let refused = reviewer.change(id(others[0]), "review/dismiss", &json!({"reason": "other_kind"})).await;
    assert_eq!(refused.expect(422).json()["errors"][0]["code"], "reason_of_rules");

    // Somebody adds one of the articles by hand: the rules hold for the other one alone.
    reviewer.post("/api/v1/articles", &json!({"url": format!("{}/bridge", site.url)})).await.expect(200);
    let all = claims(&reviewer).await;
    assert!(of(&all, "bridge").iter().all(|claim| claim["state"] == "unassigned"), "{all:#?}");
    assert!(of(&all, "dam").iter().any(|claim| claim["state"] == "dismissed"), "{all:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn unchecked_articles_leave_the_queue_and_those_that_somebody_touched_stay() {
    let app = TestApp::start().await;
    let (reviewer, _, editor) = app.staff().await;
    let site = subscribed(&app, &editor, json!({"keep_days": 3})).await;
    let all = claims(&reviewer).await;
    let (dam, bridge) = (of(&all, "dam"), of(&all, "bridge"));
    assert!(dam.len() > 1 && bridge.len() > 1, "{all:#?}");
    let comment = json!({"body": "Who checks this?"});
    reviewer.post(&format!("/api/v1/claims/{}/comments", id(dam[0])), &comment).await.expect(201);

    pass(&app, &[&reviewer, &editor], TimeDelta::days(2)).await;
    assert!(claims(&reviewer).await.iter().all(|claim| claim["state"] == "unassigned"));

    pass(&app, &[&reviewer, &editor], TimeDelta::hours(25)).await;
    let now = claims(&reviewer).await;
    assert!(of(&now, "dam").iter().all(|claim| claim["state"] == "unassigned"), "{now:#?}");
    for claim in of(&now, "bridge") {
        let dismissal = &claim["dismissal"];
        assert_eq!([&dismissal["reason"], &dismissal["by"]], [&json!("unchecked"), &Value::Null], "{claim:#}");
    }

    // What a person brings back stays, and what a silent edit adds has its own time.
    reviewer.does(id(bridge[0]), "review/reopen").await;
    site.set("/dam", page("dam", 41));
    pass(&app, &[&reviewer, &editor], TimeDelta::days(9)).await;
    let reopened = reviewer.read(&format!("/api/v1/claims/{}", id(bridge[0]))).await;
    assert_eq!(reopened["state"], "unassigned");
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_for_the_queue_are_checked_and_logged() {
    let app = TestApp::start().await;
    let (_, _, editor) = app.staff().await;
    let address = "https://karvia-post.example/feed";
    for (rules, pointer) in [(json!({"keep_days": 0}), "/keep_days"), (json!({"keep_days": 366}), "/keep_days")] {
        let refused = editor.post("/api/v1/subscriptions", &json!({"url": address, "rules": rules})).await;
        assert_eq!(refused.expect(422).json()["errors"][0]["pointer"], pointer);
    }
    let rules = json!({"kinds": ["quote", "casualties", "quote"], "keep_days": 14});
    let made = editor.post("/api/v1/subscriptions", &json!({"url": address, "rules": rules})).await.expect(201).json();
    assert_eq!([&made["kinds"], &made["keep_days"]], [&json!(["casualties", "quote"]), &json!(14)]);
    let place = format!("/api/v1/subscriptions/{}", made["id"].as_str().unwrap());
    let request = editor.request(Method::PUT, &place).header("If-Match", made["etag"].as_str().unwrap());
    let changed = Answer::to(request.json(&json!({"keep_days": 7}))).await.expect(200).json();
    assert_eq!([&changed["kinds"], &changed["keep_days"]], [&json!([]), &json!(7)]);
}
