//! Do machines get every verdict at once, in a form that somebody else's reader understands?

use std::io::Read;

use claimdesk::domain::review::State;
use feed_rs::model::{Feed, FeedType};

use crate::support::app::PUBLISHER;
use crate::support::newsroom::bring_to;
use crate::support::{Answer, TestApp};

const FEEDS: [&str; 3] = [
    "/feeds/verdicts.json",
    "/feeds/verdicts.atom",
    "/feeds/verdicts.rss",
];

fn parse(answer: &Answer) -> Feed {
    feed_rs::parser::parse(answer.body.as_slice())
        .unwrap_or_else(|error| panic!("{error}: {answer}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn all_feeds_say_the_same_and_an_independent_reader_understands_them() {
    let app = TestApp::start().await;
    let (author, second, editor) = (
        app.reviewer().await,
        app.reviewer().await,
        app.editor().await,
    );
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
        urls.insert(
            0,
            format!("{}{}", app.url, file["published"]["url"].as_str().unwrap()),
        );
    }
    let [json_feed, atom_feed, rss_feed] = [
        reader.get(FEEDS[0]).await,
        reader.get(FEEDS[1]).await,
        reader.get(FEEDS[2]).await,
    ];
    assert_eq!(
        json_feed.header("content-type"),
        Some("application/feed+json")
    );
    assert!(
        atom_feed
            .header("content-type")
            .unwrap()
            .starts_with("application/atom+xml")
    );

    assert!(
        rss_feed
            .header("content-type")
            .unwrap()
            .starts_with("application/rss+xml")
    );

    for feed in [parse(&json_feed), parse(&atom_feed), parse(&rss_feed)] {
        assert!(feed.title.unwrap().content.contains(PUBLISHER));
        let links: Vec<&str> = feed
            .entries
            .iter()
            .map(|entry| entry.links[0].href.as_str())
            .collect();
        assert_eq!(links, urls, "newest first");
        let mut ids: Vec<&String> = feed.entries.iter().map(|entry| &entry.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), urls.len(), "every entry has an id of its own");
        for entry in &feed.entries {
            assert!(entry.title.as_ref().unwrap().content.len() > 10);
            assert!(
                entry
                    .summary
                    .as_ref()
                    .unwrap()
                    .content
                    .contains("29 deaths")
            );
            // RSS has no place of its own for a change.
            assert!(entry.published.is_some());
            assert!(entry.updated.is_some() || feed.feed_type == FeedType::RSS2);
        }
    }
    let items = json_feed.json();
    assert_eq!(items["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(items["feed_url"], format!("{}{}", app.url, FEEDS[0]));
    assert_eq!(
        items["items"][0]["_factcheck"]["rating"]["key"],
        "mostly_false"
    );
    for answer in [&json_feed, &atom_feed, &rss_feed] {
        for secret in ["INTERNAL", "Zephyrine", "desk.test", &author.id, &editor.id] {
            assert!(!answer.text().contains(secret), "{secret}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_verdict_is_in_all_feeds_as_soon_as_it_is_published() {
    let app = TestApp::start().await;
    let (author, second, editor) = (
        app.reviewer().await,
        app.reviewer().await,
        app.editor().await,
    );
    let reader = app.anyone();
    let claims = app.claims(&author, "https://karvia-post.example/dam").await;
    for (n, claim) in claims.iter().enumerate() {
        bring_to(claim, State::Approved, &author, &second, &editor).await;
        let before = [
            reader.get(FEEDS[0]).await,
            reader.get(FEEDS[1]).await,
            reader.get(FEEDS[2]).await,
        ];
        for (path, answer) in FEEDS.iter().zip(&before) {
            assert_eq!(parse(answer).entries.len(), n);
            // A change that is no publication changes no feed.
            reader
                .get_if_changed(path, &answer.etag())
                .await
                .expect(304);
        }
        editor.does(claim, "verdict/publication").await;
        for (path, answer) in FEEDS.iter().zip(&before) {
            let after = reader
                .get_if_changed(path, &answer.etag())
                .await
                .expect(200);
            assert_eq!(parse(&after).entries.len(), n + 1);
            assert_ne!(after.etag(), answer.etag());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_compressed_feed_is_the_same_feed_under_a_tag_of_its_own() {
    let app = TestApp::start().await;
    let (author, second, editor) = (
        app.reviewer().await,
        app.reviewer().await,
        app.editor().await,
    );
    let claim = app.a_claim(&author).await;
    bring_to(&claim, State::Published, &author, &second, &editor).await;
    let reader = app.anyone();
    for path in FEEDS {
        let get = async |coding: &str| {
            Answer::to(
                reader
                    .request(reqwest::Method::GET, path)
                    .header("accept-encoding", coding),
            )
            .await
        };
        let (plain, packed) = (
            get("identity").await.expect(200),
            get("br, gzip").await.expect(200),
        );
        assert_eq!(
            (
                plain.header("content-encoding"),
                packed.header("content-encoding")
            ),
            (None, Some("gzip"))
        );
        assert!(packed.body.len() < plain.body.len());
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(packed.body.as_slice())
            .read_to_end(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, plain.body);

        assert_ne!(
            plain.etag(),
            packed.etag(),
            "other bytes, another strong tag"
        );
        for (answer, vary) in [(&plain, "Accept-Encoding"), (&packed, "Accept-Encoding")] {
            assert_eq!(answer.header("vary"), Some(vary));
            assert!(answer.header("last-modified").unwrap().ends_with("GMT"));
            reader
                .get_if_changed(path, &answer.etag())
                .await
                .expect(304);
        }
        let refused = get("gzip;q=0").await.expect(200);
        assert_eq!(refused.header("content-encoding"), None, "q=0 means never");
    }
}
