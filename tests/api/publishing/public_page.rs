//! Public pages, images and embeds: same content as the verdict, no script.

use std::time::{Duration, Instant};

use claimdesk::domain::claims::review::State;
use claimdesk::domain::people::token::Scope;
use scraper::{Html, Selector};
use serde_json::{Value, json};

use crate::support::app::PUBLISHER;
use crate::support::newsroom::{bring_to, retract, settings, verdict};
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

/// Sets the publishing rules.
async fn publish_as(admin: &Person, publishing: &Value) -> Answer {
    let etag = admin.get("/api/v1/settings").await.expect(200).etag();
    let mut body = settings();
    body["review"]["approvals"] = json!(1);
    body["review"]["min_origins"] = json!(1);
    body["publishing"] = json!({"private_feeds": false, "trusted_publishers": []});
    for (field, value) in publishing.as_object().unwrap() {
        body["publishing"][field] = value.clone();
    }
    let request = admin.request(reqwest::Method::PUT, "/api/v1/settings");
    Answer::to(request.header("if-match", etag).json(&body)).await
}

/// All texts in a document: values, not names of fields.
fn texts(document: &Value) -> String {
    match document {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(texts).collect::<Vec<_>>().join(" "),
        Value::Object(fields) => fields.values().map(texts).collect::<Vec<_>>().join(" "),
        _ => String::new(),
    }
}

fn latin_words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|letter: char| !letter.is_ascii_alphabetic());
    words.filter(|word| word.len() > 1).map(str::to_lowercase)
}

/// What a reader sees and hears of a page: texts, and the attributes that are read out.
fn heard(page: &str) -> String {
    let page = Html::parse_document(page);
    let of = |selector: &str| page.select(&Selector::parse(selector).unwrap()).collect::<Vec<_>>();
    let mut heard: Vec<String> = of("title, body").iter().flat_map(|one| one.text().map(str::to_owned)).collect();
    for (selector, attribute) in [
        ("[aria-label]", "aria-label"),
        ("[title]", "title"),
        ("[placeholder]", "placeholder"),
        ("meta[name=description], meta[property='og:title'], meta[property='og:description']", "content"),
    ] {
        heard.extend(of(selector).iter().filter_map(|one| one.value().attr(attribute)).map(str::to_owned));
    }
    // The code to embed a verdict is the same in all languages.
    let code: Vec<String> = of("#embedding").iter().flat_map(|one| one.text().map(str::to_owned)).collect();
    heard.retain(|text| !code.contains(text));
    heard.join(" ")
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_in_arabic_and_german_have_no_english_word_of_ours() {
    let app = TestApp::start().await;
    let (claim, slug, article, [author, second, editor]) = one(&app).await;
    let admin = app.admin().await;
    editor.does(&claim, "review/assign").await;
    editor.does(&claim, "verdict/correction").await;
    second.does(&claim, "verdict/approval").await;
    app.editor().await.does(&claim, "verdict/publication").await;
    let reader = app.anyone();
    let report = json!({"text": "Page 4"});
    let sent = reader.post(&format!("/api/v1/verdicts/{slug}/reports"), &report).await.expect(201).json();
    let asked = reader.post("/api/v1/tips", &json!({"text": "Xyz", "anyway": true})).await.expect(201).json();
    let path = |link: &Value| link.as_str().unwrap().replace(&app.url, "");
    let document = reader.get(&format!("/verdicts/{slug}.json")).await.expect(200).json();
    let scale = author.read("/api/v1/ratings").await;
    // Names, and what readers' programs are called. The scope has a name in the API.
    let known = "PNG JPEG WebP PDF JSON Feed Atom RSS BibTeX CSL WhatsApp Telegram Bluesky Facebook UTC feeds read en API Token Link xyz verdicts";
    let first = texts(&verdict());
    let data = format!("{known} {PUBLISHER} {first} {} {} {}", texts(&document), texts(&scale), app.url);
    let known: Vec<String> = latin_words(&data).collect();

    let paths = [
        "/".to_owned(),
        "/verdicts".to_owned(),
        "/verdicts?rating=mostly_false&kind=casualties&language=en&since=2026-01-01".to_owned(),
        "/verdicts?topic=xyz".to_owned(),
        "/verdicts?since=xyz".to_owned(),
        format!("/verdicts/{slug}"),
        format!("/verdicts/{slug}/revisions/1"),
        format!("/verdicts/{slug}/embed"),
        format!("/verdicts/{slug}/report"),
        format!("/verdicts/articles/{article}"),
        "/corrections".to_owned(),
        "/ask".to_owned(),
        "/nothing/xyz".to_owned(),
        path(&sent["link"]),
        path(&asked["link"]),
    ];
    for (language, direction) in [("ar", "rtl"), ("de", "ltr")] {
        publish_as(&admin, &json!({"language": language, "zone": "Africa/Cairo"})).await.expect(200);
        for path in &paths {
            let request = reader.request(reqwest::Method::GET, path).header("accept", "text/html");
            let answer = Answer::to(request).await;
            let html = answer.text();
            assert!(html.contains(&format!("<html lang=\"{language}\" dir=\"{direction}\">")), "{path}: {html}");
            let heard = heard(html);
            let english: Vec<String> = latin_words(&heard).filter(|word| !known.contains(word)).collect();
            if language == "ar" {
                assert!(english.is_empty(), "{path}: {english:?}");
            } else {
                let ours = ["the", "and", "of", "what", "we", "verdicts", "published", "search", "claim", "by", "all"];
                let left: Vec<_> = english.iter().filter(|word| ours.contains(&word.as_str())).collect();
                assert!(left.is_empty(), "{path}: {left:?}");
            }
        }
        let feed = reader.get("/feeds/verdicts.json").await.expect(200).json();
        let title = if language == "ar" { "التحققات" } else { "Faktenchecks" };
        assert!(feed["title"].as_str().unwrap().ends_with(title), "{feed}");
    }
    // Words that readers send are answered in their language, too.
    let form = reader.request(reqwest::Method::POST, &format!("/verdicts/{slug}/report"));
    let form = form.header("content-type", "application/x-www-form-urlencoded").body("text=");
    let refused = Answer::to(form).await;
    assert!(refused.text().contains("Schreiben Sie, was falsch ist."), "{refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newsroom_has_colours_links_and_a_logo_of_its_own_and_nobody_gets_unreadable_ones() {
    let app = TestApp::start().await;
    let (_, slug, ..) = one(&app).await;
    let (admin, reader) = (app.admin().await, app.anyone());
    let before = reader.get(&format!("/verdicts/{slug}")).await.expect(200);
    assert!(before.text().contains("href=\"/verdicts/style.css\""), "{before}");

    let dim = json!({"look": {"accent": "#ff8800"}});
    let refused = publish_as(&admin, &dim).await.problem(422, "invalid");
    let fault = &refused["errors"][0];
    assert_eq!((&fault["pointer"], &fault["code"]), (&json!("/publishing/look/accent"), &json!("low_contrast")));
    assert_eq!(fault["params"]["ratio"], "2.25");
    let nearest = fault["params"]["nearest"].as_str().unwrap().to_owned();

    let look = json!({
        "accent": nearest, "header": "#102030", "font": "sans",
        "header_links": [{"label": "Politics", "url": "https://karvia.example/politics"}],
        "footer_links": [{"label": "Imprint <b>", "url": "https://karvia.example/imprint"}],
    });
    let rules = json!({"look": look, "logo": "https://cdn.karvia.example/logo.svg", "license": "https://license.example/by/4.0/"});
    let saved = publish_as(&admin, &rules).await.expect(200).json();
    assert_eq!(saved["publishing"]["look"], look);
    let digits = nearest.trim_start_matches('#');
    let style = format!("/verdicts/style.css?accent={digits}&header=102030&font=sans");
    for path in [format!("/verdicts/{slug}"), "/".to_owned(), "/corrections".to_owned(), "/ask".to_owned()] {
        let page = reader.get(&path).await.expect(200);
        for part in [
            format!("href=\"{}\"", style.replace('&', "&amp;")),
            "<img src=\"https://cdn.karvia.example/logo.svg\" alt=\"\"".to_owned(),
            "href=\"https://karvia.example/politics\"><bdi>Politics</bdi>".to_owned(),
            "<bdi>Imprint &lt;b&gt;</bdi>".to_owned(),
            "href=\"https://license.example/by/4.0/\" rel=\"license\"".to_owned(),
        ] {
            assert!(page.text().contains(&part), "{path}: {part}: {page}");
        }
        let policy = page.header("content-security-policy").unwrap();
        assert!(policy.contains("; img-src https://cdn.karvia.example; "), "{path}: {policy}");
    }
    let css = reader.get(&style).await.expect(200);
    for part in
        [&format!("--accent: {nearest};"), "background: #102030; color: #ffffff", "--text: system-ui, sans-serif"]
    {
        assert!(css.text().contains(part), "{part}: {css}");
    }
    reader.get_if_changed(&style, &css.etag()).await.expect(304);
    for wrong in ["accent=red", "accent=1234567", "font=comic", "scheme=x"] {
        assert_eq!(reader.get(&format!("/verdicts/style.css?{wrong}")).await.status, 400, "{wrong}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_admin_sees_a_look_before_it_is_saved() {
    let app = TestApp::start().await;
    let (_, slug, _, [_, _, editor]) = one(&app).await;
    let admin = app.admin().await;
    let wanted = |look: Value, page: &str| {
        let publishing = json!({"language": "de", "look": look, "private_feeds": false, "trusted_publishers": []});
        json!({"publishing": publishing, "page": page, "scheme": "dark"})
    };
    let path = "/api/v1/settings/preview";
    let front = admin.post(path, &wanted(json!({"accent": "#8c1f1f"}), "front")).await.expect(200).json();
    let html = front["html"].as_str().unwrap();
    assert!(html.contains("<html lang=\"de\"") && html.contains("accent=8c1f1f&amp;scheme=dark\""), "{html}");
    assert!(html.contains("<base target=\"_blank\">") && !html.contains("<script"), "{html}");
    let verdict = admin.post(path, &wanted(json!({}), "verdict")).await.expect(200).json();
    assert!(verdict["html"].as_str().unwrap().contains(&format!("/verdicts/{slug}")), "{verdict}");
    let css = app.anyone().get("/verdicts/style.css?scheme=dark").await.expect(200);
    assert!(!css.text().contains("prefers-color-scheme") && css.text().contains("color-scheme: dark;"), "{css}");

    let refused = admin.post(path, &wanted(json!({"accent": "#ffff00"}), "front")).await.problem(422, "invalid");
    assert_eq!(refused["errors"][0]["code"], "low_contrast");
    editor.post(path, &wanted(json!({}), "front")).await.problem(403, "forbidden");
    // Nothing was saved.
    assert_eq!(admin.read("/api/v1/settings").await["publishing"]["language"], "en");
}
