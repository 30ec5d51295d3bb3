//! Do the pages, pictures and frames around a verdict say the same as the verdict, and nothing that runs?

use claimdesk::domain::review::State;
use scraper::{Html, Selector};

use crate::support::newsroom::{bring_to, retract};
use crate::support::{Person, TestApp};

/// A published claim: its slug, its article, and those who can retract it.
async fn one(app: &TestApp) -> (String, String, String, [Person; 3]) {
    let (author, second, editor) = (
        app.reviewer().await,
        app.reviewer().await,
        app.editor().await,
    );
    let claim = app.a_claim(&author).await;
    bring_to(&claim, State::Published, &author, &second, &editor).await;
    let file = author.claim(&claim).await;
    let slug = file["published"]["url"]
        .as_str()
        .unwrap()
        .replace("/verdicts/", "");
    let article = file["article"]["id"].as_str().unwrap().to_owned();
    (claim, slug, article, [author, second, editor])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shared_verdict_has_a_picture_and_a_frame_that_announce_its_retraction() {
    let app = TestApp::start().await;
    let (claim, slug, _, [_, second, editor]) = one(&app).await;
    let reader = app.anyone();
    let page = reader.get(&format!("/verdicts/{slug}")).await.expect(200);
    let page = Html::parse_document(page.text());
    let meta = |name: &str| {
        let found = page
            .select(&Selector::parse(&format!("meta[property='{name}']")).unwrap())
            .next()
            .unwrap();
        found.value().attr("content").unwrap().to_owned()
    };
    let picture = meta("og:image").replace(&app.url, "");
    let png = reader.get(&picture).await.expect(200);
    assert_eq!(png.header("content-type"), Some("image/png"));
    assert!(png.body.starts_with(b"\x89PNG"));
    let size = |at: usize| u32::from_be_bytes(png.body[at..at + 4].try_into().unwrap());
    assert_eq!((size(16), size(20)), (1200, 630));
    assert_eq!(
        png.header("cross-origin-resource-policy"),
        Some("cross-origin")
    );
    reader
        .get_if_changed(&picture, &png.etag())
        .await
        .expect(304);
    let svg = reader
        .get(&format!("/verdicts/{slug}/card.svg"))
        .await
        .expect(200);
    assert!(svg.text().contains("Mostly false") && !svg.text().contains("<script"));

    let discovery = page
        .select(&Selector::parse("link[type='application/json+oembed']").unwrap())
        .next()
        .unwrap();
    let oembed = discovery.value().attr("href").unwrap();
    let oembed = oembed.replace(&format!("{}/oembed", app.url), "/oembed");
    let answer = reader
        .get(&format!("{oembed}&maxwidth=300"))
        .await
        .expect(200);
    let framed = answer.json();
    assert_eq!(
        (framed["type"].as_str(), framed["width"].as_u64()),
        (Some("rich"), Some(300))
    );
    assert!(
        framed["html"]
            .as_str()
            .unwrap()
            .starts_with("<iframe src=\"")
    );

    let embed = format!("/verdicts/{slug}/embed");
    let card = reader.get(&embed).await.expect(200);
    assert!(
        card.header("content-security-policy")
            .unwrap()
            .ends_with("frame-ancestors *")
    );
    assert_eq!(card.header("x-frame-options"), None);
    assert!(!card.text().contains("Retracted"));
    let other = app.editor().await;
    retract(&claim, &editor, &second, &other).await;
    let card = reader.get(&embed).await.expect(200);
    let banner = Html::parse_document(card.text());
    let banner = banner
        .select(&Selector::parse("[role=status]").unwrap())
        .next()
        .unwrap();
    assert!(banner.text().collect::<String>().contains("Retracted"));
    let later = reader.get(&picture).await.expect(200);
    assert_ne!(later.body, png.body, "the picture says so too");

    for (query, status) in [
        ("url=https://elsewhere.example/verdicts/x", 404),
        ("url=x&format=xml", 400),
        ("maxwidth=1", 400),
        (&format!("url={}/verdicts/nothing", app.url), 404),
    ] {
        assert_eq!(
            reader.get(&format!("/oembed?{query}")).await.status,
            status,
            "{query}"
        );
    }
    // Nothing else may stand in a frame.
    let page = reader.get(&format!("/verdicts/{slug}")).await;
    assert_eq!(page.header("x-frame-options"), Some("DENY"));
}

#[tokio::test(flavor = "multi_thread")]
async fn search_engines_find_every_verdict_and_nothing_of_the_desk() {
    let app = TestApp::start().await;
    let reader = app.anyone();
    let empty = reader.get("/sitemap.xml").await.expect(200);
    assert!(!empty.text().contains("<sitemap>"));
    let (_, slug, article, [author, ..]) = one(&app).await;
    let index = reader.get("/sitemap.xml").await.expect(200);
    assert!(
        index
            .text()
            .contains(&format!("<loc>{}/sitemaps/0.xml</loc>", app.url)),
        "{index}"
    );
    let map = reader.get("/sitemaps/0.xml").await.expect(200);
    assert!(
        map.text()
            .contains(&format!("<loc>{}/verdicts/{slug}</loc><lastmod>", app.url)),
        "{map}"
    );
    for nothing in ["/sitemaps/1.xml", "/sitemaps/-1.xml", "/sitemaps/x.xml"] {
        reader.get(nothing).await.problem(404, "not-found");
    }
    let robots = reader.get("/robots.txt").await.expect(200);
    assert!(robots.text().contains("Disallow: /\n") && robots.text().contains("/sitemap.xml"));

    let overview = reader
        .get(&format!("/verdicts/articles/{article}"))
        .await
        .expect(200);
    assert!(
        overview
            .text()
            .contains(&format!("href=\"/verdicts/{slug}\""))
    );
    assert!(
        !overview.text().contains("ld+json"),
        "a review stands on one page only"
    );
    // An article about which nothing is published does not exist for readers.
    let other = author
        .bring(
            "The bridge at Anlis was closed on 3 March.",
            "https://karvia-post.example/bridge",
        )
        .await;
    reader
        .get(&format!(
            "/verdicts/articles/{}",
            other["id"].as_str().unwrap()
        ))
        .await
        .problem(404, "not-found");
}
