//! Public pages, images and embeds: same content as the verdict, no script.

use std::time::{Duration, Instant};

use claimdesk::domain::claims::review::State;
use claimdesk::domain::people::token::Scope;
use scraper::{Html, Selector};

use crate::support::newsroom::{bring_to, retract};
use crate::support::{Answer, Person, TestApp};

/// A published claim: its slug, its article, and those who can retract it.
async fn one(app: &TestApp) -> (String, String, String, [Person; 3]) {
    let (author, second, editor) = app.staff().await;
    let claim = app.a_claim(&author).await;
    bring_to(&claim, State::Published, &author, &second, &editor).await;
    let file = author.claim(&claim).await;
    let slug = file["published"]["url"].as_str().unwrap().replace("/verdicts/", "");
    let article = file["article"]["id"].as_str().unwrap().to_owned();
    (claim, slug, article, [author, second, editor])
}

// threat G11
#[tokio::test(flavor = "multi_thread")]
async fn a_shared_verdict_has_a_picture_and_a_frame_that_announce_its_retraction() {
    let app = TestApp::start().await;
    let (claim, slug, _, [_, second, editor]) = one(&app).await;
    let reader = app.anyone();
    let page = reader.get(&format!("/verdicts/{slug}")).await.expect(200);
    let page = Html::parse_document(page.text());
    let meta = |name: &str| {
        let found = page.select(&Selector::parse(&format!("meta[property='{name}']")).unwrap()).next().unwrap();
        found.value().attr("content").unwrap().to_owned()
    };
    let picture = meta("og:image").replace(&app.url, "");
    let png = reader.get(&picture).await.expect(200);
    assert_eq!(png.header("content-type"), Some("image/png"));
    assert!(png.body.starts_with(b"\x89PNG"));
    let size = |at: usize| u32::from_be_bytes(png.body[at..at + 4].try_into().unwrap());
    assert_eq!((size(16), size(20)), (1200, 630));
    assert_eq!(png.header("cross-origin-resource-policy"), Some("cross-origin"));
    reader.get_if_changed(&picture, &png.etag()).await.expect(304);
    let svg = reader.get(&format!("/verdicts/{slug}/card.svg")).await.expect(200);
    assert!(svg.text().contains("Mostly false") && !svg.text().contains("<script"));

    let discovery = page.select(&Selector::parse("link[type='application/json+oembed']").unwrap()).next().unwrap();
    let oembed = discovery.value().attr("href").unwrap();
    let oembed = oembed.replace(&format!("{}/oembed", app.url), "/oembed");
    let answer = reader.get(&format!("{oembed}&maxwidth=300")).await.expect(200);
    let framed = answer.json();
    assert_eq!((framed["type"].as_str(), framed["width"].as_u64()), (Some("rich"), Some(300)));
    assert!(framed["html"].as_str().unwrap().starts_with("<iframe src=\""));

    let embed = format!("/verdicts/{slug}/embed");
    let card = reader.get(&embed).await.expect(200);
    assert!(card.header("content-security-policy").unwrap().ends_with("frame-ancestors *"));
    assert_eq!(card.header("x-frame-options"), None);
    assert!(!card.text().contains("Retracted"));
    let other = app.editor().await;
    retract(&claim, &editor, &second, &other).await;
    let card = reader.get(&embed).await.expect(200);
    let banner = Html::parse_document(card.text());
    let banner = banner.select(&Selector::parse("[role=status]").unwrap()).next().unwrap();
    assert!(banner.text().collect::<String>().contains("Retracted"));
    let later = reader.get(&picture).await.expect(200);
    assert_ne!(later.body, png.body, "the picture says so too");

    for (query, status) in [
        ("url=https://elsewhere.example/verdicts/x", 404),
        ("url=x&format=xml", 400),
        ("maxwidth=1", 400),
        (&format!("url={}/verdicts/nothing", app.url), 404),
    ] {
        assert_eq!(reader.get(&format!("/oembed?{query}")).await.status, status, "{query}");
    }
    // The frame has no origin of its own, and is styled all the same.
    let style = reader.get("/verdicts/style.css").await.expect(200);
    assert_eq!(style.header("cross-origin-resource-policy"), Some("cross-origin"));
    // Nothing else may stand in a frame.
    let page = reader.get(&format!("/verdicts/{slug}")).await;
    assert_eq!(page.header("x-frame-options"), Some("DENY"));
}

// threat G12
#[tokio::test(flavor = "multi_thread")]
async fn search_engines_find_every_verdict_and_nothing_of_the_desk() {
    let app = TestApp::start().await;
    let reader = app.anyone();
    let empty = reader.get("/sitemap.xml").await.expect(200);
    assert!(!empty.text().contains("<sitemap>"));
    let (_, slug, article, [author, ..]) = one(&app).await;
    let index = reader.get("/sitemap.xml").await.expect(200);
    assert!(index.text().contains(&format!("<loc>{}/sitemaps/0.xml</loc>", app.url)), "{index}");
    let map = reader.get("/sitemaps/0.xml").await.expect(200);
    assert!(map.text().contains(&format!("<loc>{}/verdicts/{slug}</loc><lastmod>", app.url)), "{map}");
    for nothing in ["/sitemaps/1.xml", "/sitemaps/-1.xml", "/sitemaps/x.xml"] {
        reader.get(nothing).await.problem(404, "not-found");
    }
    let robots = reader.get("/robots.txt").await.expect(200);
    assert!(robots.text().contains("Disallow: /\n") && robots.text().contains("/sitemap.xml"));

    assert!(robots.text().contains("Allow: /sitemap\n"));

    let overview = reader.get(&format!("/verdicts/articles/{article}")).await.expect(200);
    assert!(overview.text().contains(&format!("href=\"/verdicts/{slug}\"")));
    assert!(!overview.text().contains("ld+json"), "a review stands on one page only");
    // An article about which nothing is published does not exist for readers.
    let other = author.bring_short(3).await;
    let path = format!("/verdicts/articles/{}", other["id"].as_str().unwrap());
    reader.get(&path).await.problem(404, "not-found");
}

/// Everything that goes out, and what must be in it afterwards.
fn outputs(slug: &str, article: &str) -> Vec<(String, &'static str)> {
    let verdict = |rest: &str| format!("/verdicts/{slug}{rest}");
    vec![
        (verdict(""), "Retracted"),
        (verdict(".json"), "retraction"),
        (verdict("/card.svg"), "Retracted"),
        (verdict("/embed"), "Retracted"),
        (format!("/verdicts/articles/{article}"), "Retracted"),
        ("/corrections".to_owned(), "The registry has withdrawn its list."),
        ("/feeds/verdicts.json".to_owned(), "Retracted"),
        ("/feeds/verdicts.atom".to_owned(), "deleted-entry"),
        ("/feeds/verdicts.rss".to_owned(), "Retracted"),
        ("/feeds/verdicts.csv".to_owned(), ",retracted,"),
        ("/feeds/verdicts.json?rating=mostly_false".to_owned(), "Retracted"),
        ("/feeds/corrections.json".to_owned(), "Retraction: "),
        ("/feeds/corrections.atom".to_owned(), "Retraction: "),
        ("/feeds/corrections.rss".to_owned(), "Retraction: "),
        ("/feeds/claimreview.json".to_owned(), "dateDeleted"),
        ("/v1alpha1/claims:search?reviewPublisherSiteFilter=127.0.0.1".to_owned(), "{}"),
        ("/api/v1/verdicts/changes".to_owned(), "\"kind\":\"retracted\""),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_retraction_reaches_every_output_of_every_server() {
    let app = TestApp::start().await;
    let (claim, slug, article, [author, second, editor]) = one(&app).await;
    let token = author.token(&[Scope::Feeds]).await;
    let other = app.editor().await;
    let servers = [app.anyone(), app.beside().await];
    let get = async |server: &Person, path: &str| {
        let request = server.request(reqwest::Method::GET, path).bearer_auth(&token);
        Answer::to(request).await.expect(200).text().to_owned()
    };
    for server in &servers {
        for (path, sign) in outputs(&slug, &article) {
            assert!(!get(server, &path).await.contains(sign), "{path} says so before");
        }
    }

    app.advance(chrono::TimeDelta::minutes(1));
    retract(&claim, &editor, &second, &other).await;
    let committed = Instant::now();
    for (n, server) in servers.iter().enumerate() {
        for (path, sign) in outputs(&slug, &article) {
            while !get(server, &path).await.contains(sign) {
                // Two seconds are promised; a busy machine gets more here, and nobody for ever.
                assert!(committed.elapsed() < Duration::from_secs(20), "{path} of server {n}");
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
    }
    println!("every output of both servers after {:?}", committed.elapsed());
}

/// What other systems put into their ClaimReview, wrongly, as far as ours could.
#[tokio::test(flavor = "multi_thread")]
async fn errors_seen_elsewhere_are_not_made_here() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let claims = app.claims(&author, "https://karvia-post.example/dam").await;
    // Worked on long before it is published.
    for claim in &claims[..2] {
        bring_to(claim, State::Approved, &author, &second, &editor).await;
    }
    app.advance(chrono::TimeDelta::minutes(30));
    for claim in &claims[..2] {
        editor.does(claim, "verdict/publication").await;
    }
    let dump = app.anyone().read("/feeds/claimreview.json").await;
    let items = dump["dataFeedElement"].as_array().unwrap();
    let reviews: Vec<_> = items.iter().map(|item| &item["item"][0]).collect();
    let now = app.app.clock.now().format("%Y-%m-%dT%H:%M").to_string();
    for review in &reviews {
        assert!(review["datePublished"].as_str().unwrap().starts_with(&now), "the day of publication, not of the row");
        assert_eq!(review["itemReviewed"]["datePublished"], "2026-02-03", "the day of the claim, not of the check");
        assert_eq!(review["itemReviewed"]["firstAppearance"]["@type"], "NewsArticle");
        assert_eq!(
            (review["reviewRating"]["worstRating"].as_i64(), review["reviewRating"]["bestRating"].as_i64()),
            (Some(1), Some(5))
        );
        assert!(!review["claimReviewed"].as_str().unwrap().contains("Mostly false"));
    }
    assert_ne!(reviews[0]["url"], reviews[1]["url"], "each review has an address of its own");
    assert_ne!(reviews[0]["@id"], reviews[1]["@id"]);
}
