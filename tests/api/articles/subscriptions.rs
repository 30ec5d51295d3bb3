//! Subscriptions: discovery, rules, conditional requests, floods, moved and gone feeds, OPML.

use chrono::TimeDelta;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::people::{Answer, PASSWORD};
use crate::support::site::{Reply, Site};
use crate::support::{Person, TestApp};

fn feed(items: &[(&str, &str)]) -> Reply {
    let item = |(path, title): &(&str, &str)| {
        format!("<item><guid>{path}</guid><title>{title}</title><link>{path}</link></item>")
    };
    let items = items.iter().map(item).collect::<Vec<_>>().concat();
    let body = format!("<rss version=\"2.0\"><channel><title>Karvia Post</title>{items}</channel></rss>");
    Reply { body: body.into(), ..Reply::status(200) }.with("Content-Type", "application/rss+xml")
}

fn article(toll: u32) -> Reply {
    Reply::html(&format!(
        "<!doctype html><html lang=en><head><title>Dam breaks</title></head><body><article><h1>Dam breaks above Ostrel</h1>\
        <p>At least {toll} people were killed when the dam above Ostrel broke on Monday, the interior ministry said.</p>\
        <p>The wall of water reached the town at four in the morning and destroyed 230 houses, the mayor said.</p></article>"
    ))
}

async fn subscribe(app: &TestApp, editor: &Person, url: &str, rules: Value) -> String {
    let made = editor.post("/api/v1/subscriptions", &json!({"url": url, "rules": rules})).await.expect(201).json();
    app.drain_jobs().await;
    format!("/api/v1/subscriptions/{}", made["id"].as_str().unwrap())
}

async fn change(editor: &Person, place: &str, etag: &str, rules: &Value) -> Answer {
    Answer::to(editor.request(Method::PUT, place).header("If-Match", etag).json(rules)).await
}

/// Lets time pass, and the server look at what is due.
async fn pass(app: &TestApp, editor: &Person, time: TimeDelta) {
    app.advance(time);
    app.tick().await;
    app.drain_jobs().await;
    editor.sign_in(PASSWORD).await.expect(200);
}

/// Path and outcome of all entries, newest first.
async fn outcomes(editor: &Person, place: &str) -> Vec<(String, String)> {
    let page = editor.read(&format!("{place}/entries?limit=100")).await;
    let path = |url: &str| url::Url::parse(url).unwrap().path().to_owned();
    let row = |entry: &Value| (path(entry["url"].as_str().unwrap()), entry["outcome"].as_str().unwrap().to_owned());
    page["items"].as_array().unwrap().iter().map(row).collect()
}

fn pairs(rows: &[(&str, &str)]) -> Vec<(String, String)> {
    rows.iter().map(|(path, outcome)| ((*path).to_owned(), (*outcome).to_owned())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_leads_to_its_feed_whose_fitting_entries_become_articles() {
    let app = TestApp::start().await;
    let (reviewer, _, editor) = app.staff().await;
    let site = Site::start();
    let home = site.set(
        "/",
        Reply::html("<title>Karvia Post</title><link rel=alternate type=application/rss+xml href=/feed.xml>"),
    );
    site.set("/feed.xml", feed(&[("/dam", "Dam breaks"), ("/cup", "Cup final tonight")]).with("ETag", "\"1\""));
    site.set("/dam", article(37));
    let me = reviewer.read("/api/v1/session").await["account"]["id"].clone();
    let rules = json!({"words": ["dam", "flood"], "outlet": "The Post", "told": [me]});
    let place = subscribe(&app, &editor, &home, rules).await;

    let subscription = editor.read(&place).await;
    assert_eq!([&subscription["title"], &subscription["kind"]], [&json!("Karvia Post"), &json!("rss")]);
    assert!(subscription["url"].as_str().unwrap().ends_with("/feed.xml"), "{subscription:#}");
    assert_eq!(outcomes(&editor, &place).await, pairs(&[("/dam", "taken"), ("/cup", "other_words")]));
    let articles = editor.read("/api/v1/articles").await;
    let dam = &articles["items"][0];
    assert_eq!(
        [&dam["outlet"], &dam["title"], &dam["version"]],
        [&json!("The Post"), &json!("Dam breaks above Ostrel"), &json!(1)]
    );
    let inbox = reviewer.read("/api/v1/me/notifications").await;
    let told = &inbox["items"][0];
    assert_eq!(
        [&told["kind"], &told["subscription"]["title"]],
        [&json!("subscription_articles"), &json!("Karvia Post")]
    );

    // Nothing has changed: the site says so, and the gap grows.
    pass(&app, &editor, TimeDelta::minutes(31)).await;
    let looked = editor.read(&place).await;
    assert!(looked["read_at"].as_str() > subscription["read_at"].as_str());
    assert_eq!(site.unchanged(), 1);
    assert_eq!(outcomes(&editor, &place).await.len(), 2);

    // The same article at the top again, under another id and address, is known.
    site.set(
        "/feed.xml",
        feed(&[("/dam?utm_source=rss", "Dam: what we know"), ("/flood", "Flood")]).with("ETag", "\"2\""),
    );
    site.set("/flood", article(41));
    pass(&app, &editor, TimeDelta::days(1)).await;
    let rows = outcomes(&editor, &place).await;
    assert_eq!(rows[0], ("/flood".to_owned(), "taken".to_owned()), "{rows:?}");
    assert_eq!(rows.len(), 3);
    assert_eq!(editor.read("/api/v1/articles").await["items"].as_array().unwrap().len(), 2);
    reviewer.sign_in(PASSWORD).await.expect(200);
    let inbox = reviewer.read("/api/v1/me/notifications").await;
    assert_eq!(inbox["items"].as_array().unwrap().len(), 1, "one unread notification is enough");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_that_offers_thousands_of_entries_does_not_flood_the_queue() {
    let app = TestApp::start().await;
    let (_, _, editor) = app.staff().await;
    let site = Site::start();
    let url = site.set("/feed", feed(&[]));
    let place = subscribe(&app, &editor, &url, json!({"daily_limit": 2})).await;
    let many: Vec<(String, String)> = (0..5_000).map(|n| (format!("/n/{n}"), format!("Number {n}"))).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(path, title)| (path.as_str(), title.as_str())).collect();
    site.set("/feed", feed(&many));
    pass(&app, &editor, TimeDelta::hours(1)).await;
    let subscription = editor.read(&place).await;
    assert_eq!([&subscription["entries"], &subscription["taken"]], [&json!(5_000), &json!(2)]);
    assert_eq!(editor.read("/api/v1/articles").await["items"].as_array().unwrap().len(), 2);

    // Old entries are not taken, whatever there is room for.
    let old = "<rss version=\"2.0\"><channel><title>K</title><item><guid>o</guid><link>/o</link>\
        <pubDate>Mon, 02 Mar 2020 08:30:00 GMT</pubDate></item></channel></rss>";
    site.set("/feed", Reply { body: old.into(), ..feed(&[]) });
    pass(&app, &editor, TimeDelta::days(2)).await;
    assert_eq!(outcomes(&editor, &place).await[0], ("/o".to_owned(), "old".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn moved_feeds_are_followed_and_gone_feeds_rest() {
    let app = TestApp::start().await;
    let (_, _, editor) = app.staff().await;
    let site = Site::start();
    let old = site.set("/old", Reply { status: 301, ..Reply::redirect("/new") });
    let new = site.set("/new", feed(&[]));
    let place = subscribe(&app, &editor, &old, json!({})).await;
    assert_eq!(editor.read(&place).await["url"], new);

    site.set("/new", Reply::status(410));
    pass(&app, &editor, TimeDelta::hours(1)).await;
    let gone = editor.read(&place).await;
    assert_eq!(
        [&gone["state"], &gone["problem"], &gone["status"], &gone["next_at"]],
        [&json!("failing"), &json!("not_found"), &json!(410), &Value::Null]
    );
    let inbox = editor.read("/api/v1/me/notifications").await;
    assert_eq!(inbox["items"][0]["kind"], "subscription_failing");
    pass(&app, &editor, TimeDelta::days(2)).await;
    assert_eq!(site.asked().iter().filter(|asked| asked.starts_with("/new ")).count(), 2, "it rests");

    // Somebody asks for another look.
    site.set("/new", feed(&[]));
    editor.post(&format!("{place}/poll"), &json!({})).await.expect(202);
    app.drain_jobs().await;
    let back = editor.read(&place).await;
    assert_eq!([&back["state"], &back["problem"]], [&json!("active"), &Value::Null]);
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_change_with_their_version_and_a_paused_subscription_rests() {
    let app = TestApp::start().await;
    let (reviewer, _, editor) = app.staff().await;
    let site = Site::start();
    let url = site.set("/feed", feed(&[]));
    reviewer.post("/api/v1/subscriptions", &json!({"url": url})).await.expect(403);
    let place = subscribe(&app, &editor, &url, json!({})).await;
    let same = editor.post("/api/v1/subscriptions", &json!({"url": format!("{url}/#top")})).await.expect(200).json();
    assert!(place.ends_with(same["id"].as_str().unwrap()), "an address is one subscription");
    let etag = same["etag"].as_str().unwrap().to_owned();
    let paused = json!({"words": ["dam"], "is_paused": true});
    let changed = change(&editor, &place, &etag, &paused).await.expect(200).json();
    assert_eq!([&changed["state"], &changed["words"]], [&json!("paused"), &json!(["dam"])]);
    change(&editor, &place, &etag, &paused).await.expect(412);
    let asked = site.asked().len();
    pass(&app, &editor, TimeDelta::days(2)).await;
    assert_eq!(site.asked().len(), asked);
    for (rules, pointer) in [
        (json!({"daily_limit": 0}), "/daily_limit"),
        (json!({"words": vec!["x"; 101]}), "/words"),
        (json!({"told": [uuid::Uuid::nil()]}), "/told/0"),
    ] {
        let body = json!({"url": "https://other.example/feed", "rules": rules});
        let refused = editor.post("/api/v1/subscriptions", &body).await.expect(422).json();
        assert_eq!(refused["errors"][0]["pointer"], pointer, "{refused:#}");
    }
    editor.delete(&place).await.expect(204);
    editor.get(&place).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn opml_goes_out_and_comes_back() {
    let app = TestApp::start().await;
    let (_, _, editor) = app.staff().await;
    let opml = "<?xml version=\"1.0\"?><opml version=\"2.0\"><head/><body><outline text=\"Group\">\
        <outline type=\"rss\" text=\"Sea &amp; \u{1f30a}\" xmlUrl=\"https://sea.example/feed?a=1&amp;b=2\"/></outline>\
        <outline text=\"Post\" xmlUrl=\"https://post.example/rss\"/><outline text=\"No\" xmlUrl=\"ftp://post.example/rss\"/></body></opml>";
    let sent = |body: String| {
        let request = editor.request(Method::POST, "/api/v1/subscriptions.opml").header("Content-Type", "text/x-opml");
        Answer::to(request.body(body))
    };
    let imported = sent(opml.to_owned()).await.expect(200).json();
    assert_eq!(
        imported,
        json!({"added": 2, "known": 0, "refused": 1, "refused_addresses": ["ftp://post.example/rss"]})
    );
    let file = editor.get("/api/v1/subscriptions.opml").await.expect(200).text().to_owned();
    assert!(file.contains("Sea &amp; \u{1f30a}") && file.contains("feed?a=1&amp;b=2"), "{file}");
    assert_eq!(
        sent(file).await.expect(200).json(),
        json!({"added": 0, "known": 2, "refused": 0, "refused_addresses": []})
    );
    for junk in ["", "<html>", "<opml version=\"2.0\"><body/></opml>", "{}"] {
        sent(junk.to_owned()).await.expect(422);
    }
}
