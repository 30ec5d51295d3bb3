//! Addresses of one page: redirects, the page's own address, corrections on the way; sites that ask for patience.

use std::time::Duration;

use chrono::TimeDelta;
use claimdesk::domain::articles::article::Source;
use claimdesk::domain::kernel::id::ArticleId;
use claimdesk::domain::kernel::text::WebAddress;
use claimdesk::store;
use serde_json::{Value, json};

use crate::support::articles::path_of;
use crate::support::people::PASSWORD;
use crate::support::site::{Reply, Site};
use crate::support::{Person, TestApp};

fn page(head: &str, title: &str, toll: u32) -> Reply {
    Reply::html(&format!(
        "<!doctype html><html lang=en><head><title>{title} | Karvia Post</title>{head}</head><body><article><h1>{title}</h1>\
        <p>At least {toll} people were killed when the dam above Ostrel broke on Monday, the interior ministry said on Tuesday.</p>\
        <p>The wall of water reached the town at four in the morning and destroyed 230 houses, the mayor, Ivo Karst, said.</p>\
        <p>The government of Karvia declared a state of emergency in three districts and asked its neighbours for helicopters.</p>\
        </article></body></html>"
    ))
}

async fn ask(person: &Person, url: &str) -> Value {
    person.post("/api/v1/articles", &json!({"url": url})).await.expect(202).json()
}

async fn titles(person: &Person) -> usize {
    person.read("/api/v1/articles").await["items"].as_array().unwrap().len()
}

#[tokio::test(flavor = "multi_thread")]
async fn addresses_that_lead_to_one_page_are_one_article() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let site = Site::start();
    let own = "<link rel=canonical href=/dam>";
    let first = site.set("/dam", page(own, "Dam breaks above Ostrel", 37));
    let first = ask(&reviewer, &first).await;
    app.drain_jobs().await;

    let others = [
        site.set("/go/7", Reply::redirect("/dam")),
        site.set("/dam.print", page(own, "Dam breaks above Ostrel", 37)),
        site.set("/short", Reply::redirect("/dam.print")),
    ];
    for url in &others {
        let other = ask(&reviewer, url).await;
        app.drain_jobs().await;
        let other = reviewer.read(&path_of(&other)).await;
        assert_eq!(
            [&other["fetch"]["state"], &other["fetch"]["problem"], &other["fetch"]["same_as"]],
            [&json!("failed"), &json!("known"), &first["id"]],
            "{url}"
        );
        // Whoever comes with this address again is led to the article.
        let again = reviewer.post("/api/v1/articles", &json!({"url": url})).await.expect(200).json();
        assert_eq!(again["id"], first["id"]);
    }
    let text = json!({"url": others[0], "text": "The dam above Ostrel broke and killed 38 people, the ministry said."});
    let again = reviewer.post("/api/v1/articles", &text).await.expect(201).json();
    assert_eq!([&again["id"], &again["version"]], [&first["id"], &json!(2)]);
    assert_eq!(titles(&reviewer).await, 1, "only the article itself is listed");

    // A site that gives all its pages one address of their own joins nothing.
    let wrong = Reply::html(
        "<html lang=en><head><link rel=canonical href=/dam></head><body><article><h1>Bridge closed</h1>\
        <p>The bridge at Anlis was closed for lorries on Friday after cracks were found in two of its pillars, the road office said.</p>\
        <p>Repairs will take eleven weeks and cost 4 million crowns, according to the head of the office, Mira Sand.</p>\
        <p>About 9,000 lorries a day have to take the way across the pass, which is closed at night.</p></article></body></html>",
    );
    let bridge = ask(&reviewer, &site.set("/bridge", wrong)).await;
    app.drain_jobs().await;
    let bridge = reviewer.read(&path_of(&bridge)).await;
    assert_eq!([&bridge["version"], &bridge["title"]], [&json!(1), &json!("Bridge closed")]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_address_may_be_the_short_one() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let site = Site::start();
    let long = site.set("/2026/dam", page("", "Dam breaks above Ostrel", 37));
    let short = ask(&reviewer, &site.set("/s/9", Reply::redirect("/2026/dam"))).await;
    app.drain_jobs().await;
    let again = reviewer.post("/api/v1/articles", &json!({"url": long})).await.expect(200).json();
    assert_eq!([&again["id"], &again["version"]], [&short["id"], &json!(1)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_is_corrected_on_the_way_is_fetched_in_its_place() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let site = Site::start();
    let wrong = site.set("/wrong", Reply { delay: Duration::from_secs(2), ..page("", "Another dam", 4) });
    let right = site.set("/right", page("", "Dam breaks above Ostrel", 37));
    let article = ask(&reviewer, &wrong).await;
    let path = path_of(&article);
    let correct = async {
        tokio::time::sleep(Duration::from_millis(700)).await;
        reviewer.patch(&path, "", &json!({"url": right})).await.expect(200);
    };
    tokio::join!(app.drain_jobs(), correct);
    app.advance(TimeDelta::seconds(5));
    app.drain_jobs().await;

    let article = reviewer.read(&path).await;
    assert_eq!([&article["title"], &article["version"]], [&json!("Dam breaks above Ostrel"), &json!(1)]);
    assert_eq!(titles(&reviewer).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_that_asks_for_patience_is_left_alone_and_asked_again() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let site = Site::start();
    site.set("/robots.txt", Reply::status(503));
    let article = ask(&reviewer, &site.set("/dam", page("", "Dam breaks above Ostrel", 37))).await;
    app.drain_jobs().await;
    let fetch = reviewer.read(&path_of(&article)).await["fetch"].clone();
    assert_eq!([&fetch["state"], &fetch["problem"]], [&json!("waiting"), &json!("busy")], "not refused for good");

    site.set("/robots.txt", Reply::status(404));
    app.advance(TimeDelta::minutes(30));
    app.drain_jobs().await;
    assert_eq!(reviewer.read(&path_of(&article)).await["fetch"]["state"], "done");

    // More pages of a site that wants ten minutes: none is given up, and none is asked for meanwhile.
    let busy = Site::start();
    busy.set("/a", Reply::status(429).with("Retry-After", "600"));
    let urls = ["/a", "/b"].map(|path| busy.set(path, Reply::status(429).with("Retry-After", "600")));
    let mut waiting = Vec::new();
    for url in &urls {
        waiting.push(ask(&reviewer, url).await);
    }
    for _ in 0..8 {
        app.drain_jobs().await;
        app.advance(TimeDelta::minutes(2));
    }
    let asked = busy.asked().iter().filter(|line| !line.starts_with("/robots.txt")).count();
    assert_eq!(asked, 1, "{:?}", busy.asked());
    reviewer.sign_in(PASSWORD).await.expect(200);
    for article in &waiting {
        let fetch = reviewer.read(&path_of(article)).await["fetch"].clone();
        assert_eq!([&fetch["state"], &fetch["problem"]], [&json!("waiting"), &json!("busy")]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_a_colleague_pastes_at_the_same_moment_is_one_article() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let url = Site::start().set("/dam", page("", "Dam breaks above Ostrel", 37));
    // The colleague's article is written, but not committed: the other one runs into it.
    let id: ArticleId = app.app.random.id(app.app.clock.now());
    let source = Source { url: WebAddress::new(&url).ok(), ..Source::default() };
    let mut colleague = app.app.pool.begin().await.unwrap();
    store::articles::article::insert(&mut colleague, id, &source, 0, None, app.app.clock.now()).await.unwrap();
    let commit = async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        colleague.commit().await.unwrap();
    };
    let body = json!({"url": url});
    let (answer, ()) = tokio::join!(reviewer.post("/api/v1/articles", &body), commit);
    assert_eq!(answer.expect(200).json()["id"], json!(id));
}

#[tokio::test(flavor = "multi_thread")]
async fn another_headline_is_noticed_and_read_and_a_person_s_own_stays() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let site = Site::start();
    let url = site.set("/dam", page("", "Dam breaks: 37 killed", 37));
    let article = ask(&reviewer, &url).await;
    app.drain_jobs().await;
    let path = path_of(&article);
    for (said, changed) in [("Dam breaks: 14 killed", true), ("Dam breaks: 99 killed", true)] {
        site.set("/dam", page("", said, 37));
        reviewer.post(&format!("{path}/fetch"), &json!({})).await.expect(202);
        app.drain_jobs().await;
        let article = reviewer.read(&path).await;
        assert_eq!([&article["title"], &article["version"]], [&json!(said), &json!(1)]);
        assert_eq!(!article["watch"]["changed_at"].is_null(), changed, "{article}");
    }
    let history = reviewer.read(&format!("{path}/history")).await;
    let described = history["items"].as_array().unwrap().iter().find(|event| event["kind"] == "article.described");
    assert!(described.unwrap().to_string().contains("14 killed"), "{history}");

    reviewer.patch(&path, "", &json!({"title": "The dam of Ostrel"})).await.expect(200);
    site.set("/dam", page("", "Dam breaks: 100 killed", 37));
    reviewer.post(&format!("{path}/fetch"), &json!({})).await.expect(202);
    app.drain_jobs().await;
    assert_eq!(reviewer.read(&path).await["title"], "The dam of Ostrel");

    // The page was published on another day: "on Monday" is another Monday.
    let day = |day: u32| format!("<meta property=article:published_time content=2026-02-{day:02}T08:00:00Z>");
    let url = site.set("/flood", page(&day(3), "Flood", 37));
    let flood = ask(&reviewer, &url).await;
    app.drain_jobs().await;
    let monday = async || {
        let claims = reviewer.claims_of(&flood).await;
        claims.iter().map(|claim| claim["statement"].as_str().unwrap().to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert!(monday().await.contains("2 February"), "{}", monday().await);
    site.set("/flood", page(&day(17), "Flood", 37));
    reviewer.post(&format!("{}/fetch", path_of(&flood)), &json!({})).await.expect(202);
    app.drain_jobs().await;
    assert!(monday().await.contains("16 February"), "{}", monday().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_shows_no_text_still_says_what_it_is() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let site = Site::start();
    let data = r#"<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
        "headline":"Dam breaks above Ostrel","datePublished":"2026-02-03","isAccessibleForFree":false,
        "publisher":{"@type":"Organization","name":"Karvia Post"}}</script>"#;
    let wall = format!(
        "<!doctype html><html lang=en><head><title>Dam breaks above Ostrel | Karvia Post</title>{data}</head><body>\
        <main><h1>Dam breaks above Ostrel</h1><p>To continue reading, please subscribe or log in.</p></main></body></html>"
    );
    let url = site.set("/dam", Reply::html(&wall));
    let article = ask(&reviewer, &url).await;
    app.drain_jobs().await;
    let path = path_of(&article);
    let article = reviewer.read(&path).await;
    assert_eq!([&article["fetch"]["problem"], &article["version"]], [&json!("paywall"), &json!(0)]);

    let text = "At least 37 people were killed when the dam above Ostrel broke on Monday, the interior ministry said.";
    reviewer.post("/api/v1/articles", &json!({"url": url, "text": text})).await.expect(201);
    app.drain_jobs().await;
    let article = reviewer.read(&path).await;
    assert_eq!(
        [&article["title"], &article["outlet"], &article["published_at"]],
        [&json!("Dam breaks above Ostrel"), &json!("Karvia Post"), &json!("2026-02-03")]
    );
    let claims = reviewer.claims_of(&article).await;
    assert!(claims[0]["statement"].as_str().unwrap().contains("2 February"), "{}", claims[0]["statement"]);

    // A page that only leads on is followed.
    site.set("/new", page("", "Dam breaks above Ostrel", 37));
    let old =
        site.set("/old", Reply::html("<html><head><meta http-equiv=refresh content='0; url=/new'></head></html>"));
    let moved = ask(&reviewer, &old).await;
    app.drain_jobs().await;
    assert_eq!(reviewer.read(&path_of(&moved)).await["version"], 1);
}
