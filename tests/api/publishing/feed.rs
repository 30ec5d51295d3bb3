//! Feeds: equal content in every format, publications, corrections, retractions.

use claimdesk::domain::claims::review::State;
use feed_rs::model::FeedType;

use crate::support::TestApp;
use crate::support::app::PUBLISHER;
use crate::support::feeds::{FEEDS, ids, parse, three_published};
use crate::support::newsroom::{bring_to, retract};

#[tokio::test(flavor = "multi_thread")]
async fn all_feeds_say_the_same_and_an_independent_reader_understands_them() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let reader = app.anyone();
    for path in FEEDS {
        let empty = reader.get(path).await.expect(200);
        assert_eq!(parse(&empty).entries.len(), 0);
    }

    let mut urls = Vec::new();
    for claim in app.claims(&author, "https://karvia-post.example/dam").await {
        app.advance(chrono::TimeDelta::minutes(1));
        bring_to(&claim, State::Published, &author, &second, &editor).await;
        let file = author.claim(&claim).await;
        urls.insert(0, format!("{}{}", app.url, file["published"]["url"].as_str().unwrap()));
    }
    let [json_feed, atom_feed, rss_feed] =
        [reader.get(FEEDS[0]).await, reader.get(FEEDS[1]).await, reader.get(FEEDS[2]).await];
    for (feed, kind) in [
        (&json_feed, "application/feed+json"),
        (&atom_feed, "application/atom+xml"),
        (&rss_feed, "application/rss+xml"),
    ] {
        assert!(feed.header("content-type").unwrap().starts_with(kind));
    }

    for feed in [parse(&json_feed), parse(&atom_feed), parse(&rss_feed)] {
        assert!(feed.title.unwrap().content.contains(PUBLISHER));
        let links: Vec<&str> = feed.entries.iter().map(|entry| entry.links[0].href.as_str()).collect();
        assert_eq!(links, urls, "newest first");
        let mut ids: Vec<&String> = feed.entries.iter().map(|entry| &entry.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), urls.len(), "every entry has an id of its own");
        for entry in &feed.entries {
            assert!(entry.title.as_ref().unwrap().content.len() > 10);
            assert!(entry.summary.as_ref().unwrap().content.contains("29 deaths"));
            // RSS has no place of its own for a change.
            assert!(entry.published.is_some());
            assert!(entry.updated.is_some() || feed.feed_type == FeedType::RSS2);
        }
    }
    let items = json_feed.json();
    assert_eq!(items["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(items["feed_url"], format!("{}{}", app.url, FEEDS[0]));
    assert_eq!(items["items"][0]["_factcheck"]["rating"]["key"], "mostly_false");
    for answer in [&json_feed, &atom_feed, &rss_feed] {
        for secret in ["INTERNAL", "Zephyrine", "desk.test", &author.id, &editor.id] {
            assert!(!answer.text().contains(secret), "{secret}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_verdict_is_in_all_feeds_as_soon_as_it_is_published() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let reader = app.anyone();
    let claims = app.claims(&author, "https://karvia-post.example/dam").await;
    for (n, claim) in claims.iter().enumerate() {
        bring_to(claim, State::Approved, &author, &second, &editor).await;
        let before = [reader.get(FEEDS[0]).await, reader.get(FEEDS[1]).await, reader.get(FEEDS[2]).await];
        for (path, answer) in FEEDS.iter().zip(&before) {
            assert_eq!(parse(answer).entries.len(), n);
            // A change that is no publication changes no feed.
            reader.get_if_changed(path, &answer.etag()).await.expect(304);
        }
        editor.does(claim, "verdict/publication").await;
        for (path, answer) in FEEDS.iter().zip(&before) {
            let after = reader.get_if_changed(path, &answer.etag()).await.expect(200);
            assert_eq!(parse(&after).entries.len(), n + 1);
            assert_ne!(after.etag(), answer.etag());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_corrected_and_retracted_reaches_every_feed() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let other = app.editor().await;
    let claims = three_published(&app, &author, &second, &editor).await;
    let reader = app.anyone();
    assert!(ids(&reader.get("/feeds/corrections.json").await.expect(200)).is_empty());

    app.advance(chrono::TimeDelta::minutes(1));
    retract(&claims[0], &editor, &second, &other).await;
    app.advance(chrono::TimeDelta::minutes(1));
    editor.does(&claims[1], "review/assign").await;
    editor.does(&claims[1], "verdict/correction").await;
    second.does(&claims[1], "verdict/approval").await;
    other.does(&claims[1], "verdict/publication").await;

    let verdicts = reader.read(FEEDS[0]).await;
    let status = |n: usize| verdicts["items"][n]["_factcheck"]["status"].clone();
    assert_eq!((status(0), status(1), status(2)), ("corrected".into(), "retracted".into(), "published".into()));
    assert_eq!(ids(&reader.get("/feeds/verdicts.json?rating=half_true").await), [claims[1].clone()]);

    let notices = reader.get("/feeds/corrections.json").await.expect(200);
    assert_eq!(ids(&notices), [format!("{}#2", claims[1]), format!("{}#2", claims[0])]);
    for path in ["/feeds/corrections.atom", "/feeds/corrections.rss"] {
        let feed = parse(&reader.get(path).await.expect(200));
        let titles: Vec<String> = feed.entries.iter().map(|entry| entry.title.clone().unwrap().content).collect();
        assert!(titles[0].starts_with("Correction: ") && titles[1].starts_with("Retraction: "), "{titles:?}");
    }

    // RFC 6721: the tombstone names the entry, when, and why; the entry itself stays and says so too.
    let atom = reader.get(FEEDS[1]).await.expect(200);
    let tombstone = format!("<at:deleted-entry ref=\"urn:uuid:{}\" when=\"", claims[0]);
    assert_eq!(atom.text().matches(&tombstone).count(), 1, "{}", atom.text());
    assert_eq!(atom.text().matches("<at:comment>The registry has withdrawn its list.</at:comment>").count(), 1);
    assert_eq!(parse(&atom).entries.len(), 3);
    let rows = reader.get("/feeds/verdicts.csv").await.expect(200);
    assert_eq!(rows.text().lines().count(), 4);
    assert!(rows.text().contains(&format!("{},", claims[0])) && rows.text().contains(",retracted,"));
}
