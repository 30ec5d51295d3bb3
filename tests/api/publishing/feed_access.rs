//! Feed delivery: compression, private feeds, hubs.

use std::io::Read;

use claimdesk::domain::claims::review::State;
use claimdesk::domain::people::token::Scope;

use crate::support::feeds::FEEDS;
use crate::support::newsroom::bring_to;
use crate::support::receiver::{Receiver, Reply};
use crate::support::{Answer, TestApp};

#[tokio::test(flavor = "multi_thread")]
async fn a_compressed_feed_is_the_same_feed_under_a_tag_of_its_own() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let claim = app.a_claim(&author).await;
    bring_to(&claim, State::Published, &author, &second, &editor).await;
    let reader = app.anyone();
    for path in FEEDS {
        let get = async |coding: &str| {
            Answer::to(reader.request(reqwest::Method::GET, path).header("accept-encoding", coding)).await
        };
        let (plain, packed) = (get("identity").await.expect(200), get("br, gzip").await.expect(200));
        assert_eq!((plain.header("content-encoding"), packed.header("content-encoding")), (None, Some("gzip")));
        assert!(packed.body.len() < plain.body.len());
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(packed.body.as_slice()).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, plain.body);

        assert_ne!(plain.etag(), packed.etag(), "other bytes, another strong tag");
        for (answer, vary) in [(&plain, "Accept-Encoding"), (&packed, "Accept-Encoding")] {
            assert_eq!(answer.header("vary"), Some(vary));
            assert!(answer.header("last-modified").unwrap().ends_with("GMT"));
            reader.get_if_changed(path, &answer.etag()).await.expect(304);
        }
        let refused = get("gzip;q=0").await.expect(200);
        assert_eq!(refused.header("content-encoding"), None, "q=0 means never");
    }
}

// threat G7
#[tokio::test(flavor = "multi_thread")]
async fn private_feeds_are_for_subscribers_alone() {
    let app = TestApp::with_private_feeds().await;
    let (author, stranger) = (app.reviewer().await, app.anyone());
    let feeds = author.token(&[Scope::Feeds]).await;
    let (reads, reviews) = (author.token(&[Scope::Read]).await, author.token(&[Scope::Review]).await);
    for path in FEEDS.iter().chain(&["/feeds/corrections.atom", "/feeds/verdicts.csv"]) {
        let refused = stranger.get(path).await;
        refused.problem(401, "not-signed-in");
        assert!(refused.header("www-authenticate").unwrap().starts_with("Basic realm="));
        let get = || stranger.request(reqwest::Method::GET, path);
        let request = |token: &str| get().bearer_auth(token);
        let read = Answer::to(request(&feeds)).await.expect(200);
        assert!(read.header("cache-control").unwrap().starts_with("private"));
        Answer::to(request(&reads)).await.expect(200);
        Answer::to(request(&reviews)).await.problem(403, "forbidden");
        let basic = get().basic_auth("reader", Some(&feeds));
        Answer::to(basic).await.expect(200);
        let wrong = get().basic_auth("reader", Some("nothing"));
        Answer::to(wrong).await.problem(401, "not-signed-in");
        author.get(path).await.expect(200);
    }
    // Who may read feeds may read nothing else, and a password that browsers send along changes nothing.
    let other = stranger.request(reqwest::Method::GET, "/api/v1/claims").bearer_auth(&feeds);
    Answer::to(other).await.problem(403, "forbidden");
    let all = author.token(&Scope::ALL).await;
    let change = stranger.request(reqwest::Method::POST, "/api/v1/articles").basic_auth("x", Some(&all));
    Answer::to(change.json(&serde_json::json!({"text": "x"}))).await.problem(401, "not-signed-in");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hub_is_named_by_every_feed_and_told_of_every_publication() {
    let hub = Receiver::start();
    let app = TestApp::with_hub(&hub.url).await;
    let (author, second, editor) = app.staff().await;
    let claim = app.a_claim(&author).await;
    assert!(hub.messages().is_empty());
    bring_to(&claim, State::Published, &author, &second, &editor).await;
    app.drain_jobs().await;
    let told = hub.messages();
    assert_eq!(told.len(), 1);
    assert!(told[0].body.starts_with("hub.mode=publish&hub.url=http"));
    let topics = |body: &str| -> Vec<String> {
        let pairs = url::form_urlencoded::parse(body.as_bytes());
        pairs.filter(|(name, _)| name == "hub.url").map(|(_, url)| url.replace(&app.url, "")).collect()
    };
    let first = topics(&told[0].body);
    assert!(FEEDS.iter().all(|feed| first.contains(&(*feed).to_owned())), "{first:?}");
    let reader = app.anyone();
    // Feeds with one condition that the verdict meets are told, in the spelling that they give as their own address.
    let conditions = ["rating=mostly_false", "kind=casualties", "outlet=KARVIA+Post", "language=en-GB"];
    for path in FEEDS.iter().flat_map(|feed| conditions.map(|condition| format!("{feed}?{condition}"))) {
        let feed = reader.get(&path).await.expect(200);
        let links = feed.header("link").unwrap();
        let own = links.split("; rel=\"self\"").next().unwrap().replace(&app.url, "");
        assert!(first.contains(&own.trim_matches(['<', '>']).to_owned()), "{own} of {first:?}");
        assert!(links.contains("rel=\"hub\"") && feed.text().contains(&hub.url));
    }
    // The others do not name the hub.
    for other in ["rating=false,true", "kind=date&language=en", "limit=10", "since=2026-01-01"] {
        let feed = reader.get(&format!("/feeds/verdicts.json?{other}")).await.expect(200);
        assert!(!feed.header("link").unwrap().contains("hub") && !feed.text().contains(&hub.url), "{other}");
    }
    for path in FEEDS {
        let feed = reader.get(path).await.expect(200);
        let link = format!("<{}>; rel=\"hub\"", hub.url);
        assert!(feed.header("link").unwrap().contains(&link));
        assert!(feed.text().contains(&hub.url));
    }
    // A hub that does not take it is told again.
    hub.answers(Reply::Status(503));
    let claims = app.claims(&author, "https://karvia-post.example/other").await;
    bring_to(&claims[1], State::Published, &author, &second, &editor).await;
    app.drain_jobs().await;
    assert_eq!(hub.messages().len(), 2);
    hub.answers(Reply::Status(202));
    app.advance(chrono::TimeDelta::hours(1));
    app.drain_jobs().await;
    assert_eq!(hub.messages().len(), 3);
}
