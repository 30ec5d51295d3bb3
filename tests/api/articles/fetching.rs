//! Articles by address: fetched, read, described; and every reason why a page cannot be read.

use std::io::Write;

use base64::prelude::{BASE64_STANDARD, Engine};
use chrono::TimeDelta;
use claimdesk::domain::newsroom::job::Lane;
use claimdesk::jobs::worker::step;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use crate::support::site::{Reply, Site};
use crate::support::{Person, TestApp};

/// A page as a newspaper has it: data for machines, a menu, the article, a teaser.
const PAGE: &str = r#"<!doctype html><html lang="en"><head><title>Dam breaks above Ostrel | Karvia Post</title>
<meta property="og:site_name" content="Karvia Post">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
"headline":"Dam breaks above Ostrel","datePublished":"2026-02-03T08:30:00+02:00",
"author":{"@type":"Person","name":"Lena Maroth"},"publisher":{"@type":"Organization","name":"Karvia Post"}}</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Dam breaks above Ostrel</h1>
<p>At least 37 people were killed when the dam above Ostrel broke on Monday, the interior ministry said on Tuesday.</p>
<p>The wall of water reached the town at four in the morning and destroyed 230 houses, according to the mayor, Ivo Karst.</p>
<p>The government of Karvia declared a state of emergency in three districts and asked its neighbours for helicopters.</p>
</article><footer>Subscribe to our newsletter</footer></body></html>"#;

/// 200 MiB of the same digit, packed with Brotli.
const BROTLI_BOMB: &str = "z///f/glYOKxQCD3/p/////wSwDEYQGA7v0/////4ZcAiMMiAN37f/7//8MvARCHBQC69//8//+HXwIgDgsAdO//+f//\
    D78EQBwWAOje//P//x9+CYA4LADQvf/n//8//BIAcVgAoHv/z///f/glAOKwAED3/p/////wSwDEYQGA7v0/////4ZcAiMMCAN37f/7//8MvARCHBQC69//5\
    //+HXwIgDgsAdO//AA==";

/// 200 MiB of the same digit in a Zstandard frame of blocks that each say one byte 128 KiB times (RFC 8878, 3.1.1.2.2).
fn zstd_bomb() -> Vec<u8> {
    let block = [2, 0, 0x10, b'0'];
    [&[0x28, 0xb5, 0x2f, 0xfd, 0, 0x50][..], &block.repeat(1_600), &[3, 0, 0x10, b'0']].concat()
}

fn packed_as(coding: &str, body: Vec<u8>) -> Reply {
    Reply { body, ..Reply::html("") }.with("Content-Encoding", coding)
}

async fn ask(person: &Person, url: &str) -> Value {
    person.post("/api/v1/articles", &json!({"url": url})).await.expect(202).json()
}

async fn read(person: &Person, article: &Value) -> Value {
    person.read(&format!("/api/v1/articles/{}", article["id"].as_str().unwrap())).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_becomes_an_article_with_its_claims() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let site = Site::start();
    let url = site.set("/2026/02/03/dam", Reply::html(PAGE));

    let article = ask(&reviewer, &url).await;
    assert_eq!((&article["version"], &article["text"], &article["length"]), (&json!(0), &json!(""), &json!(0)));
    assert_eq!(article["fetch"]["state"], "waiting");
    assert_eq!(article["opening"], url, "a list shows the address until the title is known");
    app.drain_jobs().await;

    let article = read(&reviewer, &article).await;
    assert_eq!(article["fetch"]["state"], "done");
    assert_eq!(article["version"], 1);
    assert_eq!(article["title"], "Dam breaks above Ostrel");
    assert_eq!(article["outlet"], "Karvia Post");
    assert_eq!(article["byline"], "Lena Maroth");
    assert_eq!(article["language"], "en");
    assert_eq!(article["published_at"], "2026-02-03T08:30:00+02:00", "the outlet's own offset is kept");
    let text = article["text"].as_str().unwrap();
    assert!(text.starts_with("At least 37 people") && text.ends_with("helicopters."), "{text}");
    assert_eq!(article["analysis"]["state"], "done");
    let claims = reviewer.claims_of(&article).await;
    assert!(claims.iter().any(|claim| claim["kind"] == "casualties"), "{claims:#?}");

    let asked = site.asked();
    assert_eq!(asked.len(), 2, "{asked:?}");
    assert!(asked[0].starts_with("/robots.txt ") && asked[1].contains("Claimdesk/"), "{asked:?}");
    assert!(asked[1].contains(&format!("+{}", app.url)), "the site can tell who asks: {asked:?}");

    // Whoever pastes the address again is led to the article.
    let again = reviewer.post("/api/v1/articles", &json!({"url": url})).await.expect(200).json();
    assert_eq!((&again["id"], &again["version"]), (&article["id"], &json!(1)));
    let path = format!("/api/v1/articles/{}/fetch", article["id"].as_str().unwrap());
    let again = reviewer.post(&path, &json!({})).await.expect(202).json();
    assert_eq!((&again["version"], &again["fetch"]["state"]), (&json!(1), &json!("done")));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_person_says_of_the_article_wins_over_the_page() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let site = Site::start();
    let url = site.set("/dam", Reply::html(PAGE));
    let known = json!({"url": url, "title": "The dam of Ostrel", "published_at": "2026-02-04"});
    let article = reviewer.post("/api/v1/articles", &known).await.expect(202).json();
    app.drain_jobs().await;
    let article = read(&reviewer, &article).await;
    assert_eq!(
        [&article["title"], &article["published_at"], &article["outlet"]],
        [&json!("The dam of Ostrel"), &json!("2026-02-04"), &json!("Karvia Post")]
    );
}

// threat G13, G14
#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_cannot_be_read_says_why_and_takes_the_text() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let site = Site::start();
    let mut bomb = GzEncoder::new(Vec::new(), Compression::best());
    bomb.write_all(&vec![b'0'; 20 << 20]).unwrap();
    let link =
        |at: u8| format!("<article><h2><a href=/a{at}>Minister resigns over report number {at}</a></h2></article>");
    let links: Vec<String> = (0..40).map(link).collect();
    site.set("/circle/1", Reply::redirect("/circle/2"));
    site.set("/circle/2", Reply::redirect("/circle/1"));
    let cases = [
        ("/gone", Reply::status(410), "not_found"),
        ("/members", Reply::status(403), "forbidden"),
        ("/script", Reply::html("<div id=app></div><script src=/a.js></script>"), "empty"),
        ("/front", Reply::html(&format!("<main>{}</main>", links.concat())), "listing"),
        ("/circle/1", Reply::redirect("/circle/2"), "redirects"),
        ("/inside", Reply::redirect("http://10.1.2.3/admin"), "address_refused"),
        ("/bomb", packed_as("gzip", bomb.finish().unwrap()), "too_large"),
        ("/bomb.br", packed_as("br", BASE64_STANDARD.decode(BROTLI_BOMB.as_bytes()).unwrap()), "too_large"),
        ("/bomb.zst", packed_as("zstd", zstd_bomb()), "too_large"),
        ("/endless", Reply { body: vec![b'a'; 6 << 20], ..Reply::html("") }, "too_large"),
        ("/photo", Reply { body: vec![0xff, 0xd8, 0xff, 0xe0, 0, 16], ..Reply::status(200) }, "unsupported"),
    ];
    let mut made = Vec::new();
    for (path, reply, problem) in cases {
        let url = site.set(path, reply);
        made.push((ask(&reviewer, &url).await, url, problem));
    }
    app.drain_jobs().await;
    for (article, _, problem) in &made {
        let fetch = read(&reviewer, article).await["fetch"].clone();
        assert_eq!((&fetch["state"], &fetch["problem"]), (&json!("failed"), &json!(problem)), "{article}");
        assert!(!fetch["finished_at"].is_null());
    }
    assert_eq!(read(&reviewer, &made[0].0).await["fetch"]["status"], 410);
    let path = format!("/api/v1/articles/{}/history", made[0].0["id"].as_str().unwrap());
    assert_eq!(reviewer.read(&path).await["items"][0]["kind"], "article.fetch_failed");

    // The pasted text becomes the first version of the same article.
    let (article, url, _) = &made[1];
    let pasted =
        json!({"url": url, "text": "At least 37 people were killed when the dam above Ostrel broke on Monday."});
    let whole = reviewer.post("/api/v1/articles", &pasted).await.expect(201).json();
    assert_eq!((&whole["id"], &whole["version"]), (&article["id"], &json!(1)));
    assert_eq!(whole["fetch"]["state"], "done");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_that_fails_for_a_moment_is_asked_again() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let site = Site::start();
    let url = site.set("/dam", Reply::status(502));
    let article = ask(&reviewer, &url).await;
    app.drain_jobs().await;
    let fetch = read(&reviewer, &article).await["fetch"].clone();
    assert_eq!(
        (&fetch["state"], &fetch["problem"], &fetch["status"]),
        (&json!("waiting"), &json!("server_error"), &json!(502))
    );
    for _ in 0..4 {
        app.advance(TimeDelta::minutes(10));
        app.drain_jobs().await;
    }
    assert_eq!(read(&reviewer, &article).await["fetch"]["state"], "failed");

    // A person tries it again when the site is back.
    site.set("/dam", Reply::html(PAGE));
    let path = format!("/api/v1/articles/{}/fetch", article["id"].as_str().unwrap());
    let asked = reviewer.post(&path, &json!({})).await.expect(202).json();
    assert_eq!(asked["fetch"]["state"], "waiting");
    app.drain_jobs().await;
    let article = read(&reviewer, &article).await;
    assert_eq!(article["title"], "Dam breaks above Ostrel", "{article:#}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_that_asks_to_wait_is_left_alone() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let site = Site::start();
    let url = site.set("/dam", Reply::status(429).with("Retry-After", "3600"));
    let other = site.set("/flood", Reply::html(PAGE));
    let article = ask(&reviewer, &url).await;
    app.drain_jobs().await;
    let fetch = read(&reviewer, &article).await["fetch"].clone();
    assert_eq!(
        (&fetch["state"], &fetch["problem"], &fetch["status"]),
        (&json!("waiting"), &json!("busy"), &json!(429))
    );

    // Neither the next attempt nor another page of the site is asked for within that hour.
    let other = ask(&reviewer, &other).await;
    app.advance(TimeDelta::minutes(10));
    app.drain_jobs().await;
    assert_eq!(read(&reviewer, &other).await["fetch"]["problem"], "busy");
    assert_eq!(site.asked().len(), 2, "robots.txt and one page: {:?}", site.asked());
}

#[tokio::test(flavor = "multi_thread")]
async fn many_pages_of_one_site_hold_up_no_other_site() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let (busy, other) = (Site::start(), Site::start());
    let mut asked = Vec::new();
    for n in 0..6 {
        let page = Reply::html(&PAGE.replace("Ostrel", &format!("Ostrel {n}")));
        // After its first page the site asks to wait.
        let url = busy.set(&format!("/{n}"), if n == 0 { page.with("Retry-After", "2") } else { page });
        asked.push(ask(&reviewer, &url).await);
    }
    let last = ask(&reviewer, &other.set("/dam", Reply::html(PAGE))).await;

    // As many workers as pages of the busy site.
    let workers = (0..6).map(|_| {
        let app = app.app.clone();
        tokio::spawn(async move { while step(&app, Lane::Pages).await.unwrap() {} })
    });
    for worker in workers.collect::<Vec<_>>() {
        worker.await.unwrap();
    }
    assert_eq!(read(&reviewer, &last).await["fetch"]["state"], "done");
    let mut states = Vec::new();
    for article in &asked {
        let fetch = read(&reviewer, article).await["fetch"].clone();
        assert!(fetch["problem"].is_null(), "{fetch:#}");
        states.push(fetch["state"].as_str().unwrap().to_owned());
    }
    assert!(states.iter().any(|state| state == "waiting"), "{states:?}");
    let attempts: Vec<i32> = sqlx::query_scalar("select attempts from jobs where payload ->> 'kind' = 'fetch'")
        .fetch_all(&mut app.database().await)
        .await
        .unwrap();
    assert!(attempts.iter().all(|attempts| *attempts == 0), "{attempts:?}");

    app.advance(TimeDelta::minutes(1));
    app.drain_jobs().await;
    for article in &asked {
        assert_eq!(read(&reviewer, article).await["fetch"]["state"], "done");
    }
    let pages = busy.asked().into_iter().filter(|asked| !asked.starts_with("/robots.txt")).count();
    assert_eq!(pages, 6, "each page is asked for once");
}

#[tokio::test(flavor = "multi_thread")]
async fn robots_txt_is_respected() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let site = Site::start();
    site.set("/robots.txt", Reply { body: b"User-agent: *\nDisallow: /inner/".to_vec(), ..Reply::status(200) });
    let (inner, outer) = (site.set("/inner/dam", Reply::html(PAGE)), site.set("/dam", Reply::html(PAGE)));
    let (inner, outer) = (ask(&reviewer, &inner).await, ask(&reviewer, &outer).await);
    app.drain_jobs().await;
    assert_eq!(read(&reviewer, &inner).await["fetch"]["problem"], "robots");
    assert_eq!(read(&reviewer, &outer).await["fetch"]["state"], "done");
    let asked: Vec<String> = site.asked().iter().map(|line| line.split(' ').next().unwrap().to_owned()).collect();
    assert_eq!(asked, ["/robots.txt", "/dam"], "the rules are asked for once");
}

#[tokio::test(flavor = "multi_thread")]
async fn neither_text_nor_address_is_no_article() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let answer = reviewer.post("/api/v1/articles", &json!({"title": "The dam"})).await;
    answer.problem(422, "invalid");
    assert_eq!(answer.pointers(), ["/text"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn entries_of_a_live_blog_date_their_figures_and_captions_make_no_claims() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let site = Site::start();
    let entry = |time: &str, words: &str| {
        format!("<section><time datetime=\"2026-02-{time}:00+02:00\">{time}</time><p>{words}</p></section>")
    };
    let entries = [
        entry(
            "03T18:30",
            "At least 41 people were killed in the flood in Ostrel, the interior ministry said on Tuesday.",
        ),
        entry(
            "03T09:10",
            "At least 37 people were killed in the flood in Ostrel, the mayor, Ivo Karst, said on Monday.",
        ),
        entry(
            "02T07:00",
            "The dam above Ostrel broke at four in the morning on Monday, the operator Karvia Water said.",
        ),
    ];
    let caption = "<figure><img src=\"a.jpg\"><figcaption>At least 900 people were killed in a flood in Anlis in 1974. \
        Photo: Karvia Post archive</figcaption></figure>";
    let page = format!(
        "<!doctype html><html lang=en><head><title>Flood in Ostrel: all news</title>\
        <meta property=\"article:published_time\" content=\"2026-02-02T07:00:00+02:00\"></head><body><article class=liveblog>\
        <h1>Flood in Ostrel: all news</h1>{caption}{}</article></body></html>",
        entries.concat()
    );
    let article = ask(&reviewer, &site.set("/live", Reply::html(&page))).await;
    app.drain_jobs().await;

    let article = read(&reviewer, &article).await;
    let layers = article["layers"].as_array().unwrap();
    let text: Vec<char> = article["text"].as_str().unwrap().chars().collect();
    let words = |layer: &Value| -> String {
        let at = |end: &str| usize::try_from(layer[end].as_u64().unwrap()).unwrap();
        text[at("start")..at("end")].iter().collect()
    };
    let captions: Vec<String> = layers.iter().filter(|layer| layer["kind"] == "caption").map(words).collect();
    assert!(captions.concat().contains("900 people"), "{layers:#?}");
    let left_out = article["left_out"].as_array().unwrap();
    assert!(left_out.iter().any(|passage| passage["reason"] == "caption"), "{left_out:#?}");

    let claims = reviewer.claims_of(&article).await;
    assert!(claims.iter().all(|claim| !claim["quote"].as_str().unwrap().contains("900 people")), "{claims:#?}");
    for (number, time, said_on) in
        [("41", "2026-02-03T16:30:00Z", "2026-02-03"), ("37", "2026-02-03T07:10:00Z", "2026-02-02")]
    {
        let toll = format!("{number} people");
        let claim = claims.iter().find(|claim| claim["quote"].as_str().unwrap().contains(&toll)).unwrap();
        let file = reviewer.claim(claim["id"].as_str().unwrap()).await;
        let values = file["appearances"][0]["values"].as_array().unwrap();
        let figure = values.iter().find(|value| value["text"].as_str().unwrap().contains(number)).unwrap();
        assert_eq!(figure["as_of"], time, "{values:#?}");
        // "On Monday" and "on Tuesday" are those of the entry's own week.
        let dates: Vec<&Value> = values.iter().filter(|value| !value["earliest"].is_null()).collect();
        assert!(dates.iter().all(|date| date["as_of"].is_null()), "{dates:#?}");
        assert!(dates.is_empty() || dates.iter().any(|date| date["earliest"] == said_on), "{dates:#?}");
    }
}
