//! Feeds: equal content in every format, filters, paging, caching, private feeds.

use std::io::Read;

use claimdesk::domain::claims::review::State;
use claimdesk::domain::people::token::Scope;
use feed_rs::model::{Feed, FeedType};

use crate::support::app::PUBLISHER;
use crate::support::newsroom::{bring_to, retract};
use crate::support::receiver::{Receiver, Reply};
use crate::support::{Answer, Person, TestApp};

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

/// Three published claims, the last of them with topics; their ids in the order of publication.
async fn three_published(
    app: &TestApp,
    author: &Person,
    second: &Person,
    editor: &Person,
) -> Vec<String> {
    let mut claims = app.claims(author, "https://karvia-post.example/dam").await;
    claims.truncate(3);
    let topics = serde_json::json!({"topics": ["dams", "floods"]});
    let path = format!("/api/v1/claims/{}", claims[2]);
    let etag = author.get(&path).await.etag();
    author
        .patch(&format!("{path}/review"), &etag, &topics)
        .await
        .expect(200);
    for claim in &claims {
        app.advance(chrono::TimeDelta::minutes(1));
        bring_to(claim, State::Published, author, second, editor).await;
    }
    claims
}

fn ids(answer: &Answer) -> Vec<String> {
    let items = answer.json()["items"].as_array().unwrap().clone();
    let id = |item: &serde_json::Value| item["id"].as_str().unwrap().replace("urn:uuid:", "");
    items.iter().map(id).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_is_filtered_by_every_condition_and_paged_to_its_end() {
    let app = TestApp::start().await;
    let (author, second, editor) = (
        app.reviewer().await,
        app.reviewer().await,
        app.editor().await,
    );
    let claims = three_published(&app, &author, &second, &editor).await;
    let reader = app.anyone();
    let get = async |query: &str| {
        reader
            .get(&format!("/feeds/verdicts.json?{query}"))
            .await
            .expect(200)
    };

    let kind = author.claim(&claims[0]).await["kind"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(ids(&get(&format!("kind={kind}")).await).contains(&claims[0]));
    let since = (app.app.clock.now() - chrono::TimeDelta::seconds(30)).to_rfc3339();
    let since = since.replace('+', "%2B");
    for (query, expected) in [
        ("rating=mostly_false,true", vec![2, 1, 0]),
        ("rating=true", vec![]),
        ("topic=Dams", vec![2]),
        ("topic=weather", vec![]),
        ("outlet=karvia+post&language=en-GB", vec![2, 1, 0]),
        ("outlet=nobody", vec![]),
        ("language=de", vec![]),
        (&format!("since={since}"), vec![2]),
        (&format!("until={since}"), vec![1, 0]),
        (&format!("until={since}&topic=floods"), vec![]),
        ("claimant=nobody+at+all", vec![]),
    ] {
        let expected: Vec<&String> = expected.iter().map(|n: &usize| &claims[*n]).collect();
        assert_eq!(
            ids(&get(query).await).iter().collect::<Vec<_>>(),
            expected,
            "{query}"
        );
    }

    let (mut path, mut seen) = ("/feeds/verdicts.json?limit=1".to_owned(), Vec::new());
    while seen.len() < 10 {
        let page = reader.get(&path).await.expect(200);
        seen.extend(ids(&page));
        let Some(next) = page.json()["next_url"].as_str().map(str::to_owned) else {
            break;
        };
        assert!(
            page.header("link")
                .unwrap()
                .contains(&format!("<{next}>; rel=\"next\""))
        );
        path = next.replace(&app.url, "");
    }
    seen.reverse();
    assert_eq!(seen, claims);
}

#[tokio::test(flavor = "multi_thread")]
async fn junk_in_a_query_is_named_with_what_is_allowed() {
    let app = TestApp::start().await;
    let reader = app.anyone();
    for (query, pointer, allowed) in [
        ("rating=wrong", "/rating", "mostly_true"),
        ("kind=gossip", "/kind", "casualties"),
        ("since=yesterday", "/since", "2024-03-01"),
        ("until=9999999-01-01", "/until", "2024-03-01"),
        ("limit=0", "/limit", "1 to 100"),
        ("cursor=junk", "/cursor", "cursor"),
        ("cursor=LTE", "/cursor", "cursor"),
        ("colour=red", "", "rating"),
        ("topic=%00", "", "U+0000"),
        (&format!("topic={}", "x".repeat(201)), "/topic", "200"),
    ] {
        for path in FEEDS
            .iter()
            .chain(&["/feeds/corrections.json", "/feeds/verdicts.csv"])
        {
            let answer = reader.get(&format!("{path}?{query}")).await;
            let problem = answer.problem(400, "bad-query");
            let fault = &problem["errors"][0];
            assert_eq!(fault["pointer"], pointer, "{query}: {problem}");
            assert!(
                fault["detail"].as_str().unwrap().contains(allowed),
                "{query}: {problem}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_corrected_and_retracted_reaches_every_feed() {
    let app = TestApp::start().await;
    let (author, second, editor) = (
        app.reviewer().await,
        app.reviewer().await,
        app.editor().await,
    );
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

    let verdicts = reader.get(FEEDS[0]).await.expect(200).json();
    let status = |n: usize| verdicts["items"][n]["_factcheck"]["status"].clone();
    assert_eq!(
        (status(0), status(1), status(2)),
        ("corrected".into(), "retracted".into(), "published".into())
    );
    assert_eq!(
        ids(&reader.get("/feeds/verdicts.json?rating=half_true").await),
        [claims[1].clone()]
    );

    let notices = reader.get("/feeds/corrections.json").await.expect(200);
    assert_eq!(
        ids(&notices),
        [format!("{}#2", claims[1]), format!("{}#2", claims[0])]
    );
    for path in ["/feeds/corrections.atom", "/feeds/corrections.rss"] {
        let feed = parse(&reader.get(path).await.expect(200));
        let titles: Vec<String> = feed
            .entries
            .iter()
            .map(|entry| entry.title.clone().unwrap().content)
            .collect();
        assert!(
            titles[0].starts_with("Correction: ") && titles[1].starts_with("Retraction: "),
            "{titles:?}"
        );
    }

    // RFC 6721: the tombstone names the entry, when, and why; the entry itself stays and says so too.
    let atom = reader.get(FEEDS[1]).await.expect(200);
    let tombstone = format!("<at:deleted-entry ref=\"urn:uuid:{}\" when=\"", claims[0]);
    assert_eq!(
        atom.text().matches(&tombstone).count(),
        1,
        "{}",
        atom.text()
    );
    assert_eq!(
        atom.text()
            .matches("<at:comment>The registry has withdrawn its list.</at:comment>")
            .count(),
        1
    );
    assert_eq!(parse(&atom).entries.len(), 3);
    let rows = reader.get("/feeds/verdicts.csv").await.expect(200);
    assert_eq!(rows.text().lines().count(), 4);
    assert!(
        rows.text().contains(&format!("{},", claims[0])) && rows.text().contains(",retracted,")
    );
}

// threat G7
#[tokio::test(flavor = "multi_thread")]
async fn private_feeds_are_for_subscribers_alone() {
    let app = TestApp::with_private_feeds().await;
    let (author, stranger) = (app.reviewer().await, app.anyone());
    let feeds = author.token(&[Scope::Feeds]).await;
    let (reads, reviews) = (
        author.token(&[Scope::Read]).await,
        author.token(&[Scope::Review]).await,
    );
    for path in FEEDS
        .iter()
        .chain(&["/feeds/corrections.atom", "/feeds/verdicts.csv"])
    {
        let refused = stranger.get(path).await;
        refused.problem(401, "not-signed-in");
        assert!(
            refused
                .header("www-authenticate")
                .unwrap()
                .starts_with("Basic realm=")
        );
        let request = |token: &str| {
            stranger
                .request(reqwest::Method::GET, path)
                .bearer_auth(token)
        };
        let read = Answer::to(request(&feeds)).await.expect(200);
        assert!(read.header("cache-control").unwrap().starts_with("private"));
        Answer::to(request(&reads)).await.expect(200);
        Answer::to(request(&reviews))
            .await
            .problem(403, "forbidden");
        let basic = stranger
            .request(reqwest::Method::GET, path)
            .basic_auth("reader", Some(&feeds));
        Answer::to(basic).await.expect(200);
        let wrong = stranger
            .request(reqwest::Method::GET, path)
            .basic_auth("reader", Some("nothing"));
        Answer::to(wrong).await.problem(401, "not-signed-in");
        author.get(path).await.expect(200);
    }
    // Who may read feeds may read nothing else, and a password that browsers send along changes nothing.
    let other = stranger
        .request(reqwest::Method::GET, "/api/v1/claims")
        .bearer_auth(&feeds);
    Answer::to(other).await.problem(403, "forbidden");
    let all = author.token(&Scope::ALL).await;
    let change = stranger
        .request(reqwest::Method::POST, "/api/v1/articles")
        .basic_auth("x", Some(&all));
    Answer::to(change.json(&serde_json::json!({"text": "x"})))
        .await
        .problem(401, "not-signed-in");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hub_is_named_by_every_feed_and_told_of_every_publication() {
    let hub = Receiver::start();
    let app = TestApp::with_hub(&hub.url).await;
    let (author, second, editor) = (
        app.reviewer().await,
        app.reviewer().await,
        app.editor().await,
    );
    let claim = app.a_claim(&author).await;
    assert!(hub.messages().is_empty());
    bring_to(&claim, State::Published, &author, &second, &editor).await;
    app.drain_jobs().await;
    let told = hub.messages();
    assert_eq!(told.len(), 1);
    assert!(told[0].body.starts_with("hub.mode=publish&hub.url=http"));
    assert_eq!(told[0].body.matches("hub.url=").count(), 6);
    let reader = app.anyone();
    for path in FEEDS {
        let feed = reader.get(path).await.expect(200);
        let link = format!("<{}>; rel=\"hub\"", hub.url);
        assert!(feed.header("link").unwrap().contains(&link));
        assert!(feed.text().contains(&hub.url));
    }
    // A hub that does not take it is told again.
    hub.answers(Reply::Status(503));
    let claims = app
        .claims(&author, "https://karvia-post.example/other")
        .await;
    bring_to(&claims[1], State::Published, &author, &second, &editor).await;
    app.drain_jobs().await;
    assert_eq!(hub.messages().len(), 2);
    hub.answers(Reply::Status(202));
    app.advance(chrono::TimeDelta::hours(1));
    app.drain_jobs().await;
    assert_eq!(hub.messages().len(), 3);
}
