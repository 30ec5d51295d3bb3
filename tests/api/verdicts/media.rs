//! Picture, video or sound of a verdict: from the draft to readers, bad input, import, and what an export brings back.

use claimdesk::app::verdicts::checks::earlier_check::{Archive, take_in};
use claimdesk::domain::claims::review::State;
use claimdesk::domain::people::actor::Actor;
use claimdesk::domain::verdicts::checks::earlier_check::{ArchiveImport, Row};
use claimdesk::formats::earlier::claim_review::{Page, check};
use claimdesk::formats::markup::media_review_import::reviews_with_media;
use scraper::{Html, Selector};
use serde_json::{Value, json};

use crate::support::newsroom::{bring_to, correction, retract, verdict};
use crate::support::{Person, TestApp};

fn media() -> Value {
    json!({
        "type": "image",
        "authenticity": "decontextualized",
        "appearances": [
            {"url": "https://social.example/p/1?a=1&b=2", "archived_url": "https://archive.example/1"},
            {"url": "https://social.example/p/2"},
        ],
        "original_url": "https://pictures.example/2019/dam.jpg",
        "original_context": "The picture shows another dam in 2019.",
    })
}

fn with(mut body: Value, media: &Value) -> Value {
    body["media"] = media.clone();
    body
}

/// A public verdict with a picture; its slug.
async fn published(app: &TestApp, claim: &str, people: &(Person, Person, Person), media: &Value) -> String {
    let (author, second, editor) = people;
    bring_to(claim, State::InReview, author, second, editor).await;
    author.change(claim, "verdict/submission", &with(verdict(), media)).await.expect(201);
    second.does(claim, "verdict/approval").await;
    editor.does(claim, "verdict/publication").await;
    let public = author.claim(claim).await["published"].clone();
    assert!(app.anyone().get(&format!("/verdicts/{}", public["slug"].as_str().unwrap())).await.status == 200);
    public["slug"].as_str().unwrap().to_owned()
}

/// The blocks of structured data in a page.
fn markup(page: &str) -> Vec<Value> {
    let page = Html::parse_document(page);
    let scripts = Selector::parse("script").unwrap();
    page.select(&scripts).map(|script| serde_json::from_str(&script.inner_html()).unwrap()).collect()
}

fn texts(page: &str, selector: &str) -> Vec<String> {
    let page = Html::parse_document(page);
    page.select(&Selector::parse(selector).unwrap()).map(|element| element.text().collect()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_medium_stays_with_its_verdict_from_the_draft_to_the_revision_and_the_log() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let claim = app.a_claim(&author).await;
    author.does(&claim, "review/assign").await;
    author.does(&claim, "evidence").await;

    // A draft may be incomplete, and comes back as it was typed.
    let typed = json!({"type": "video", "authenticity": null, "appearances": [{"url": "https://soc", "archived_url": ""}],
        "original_url": "", "original_context": "A talk "});
    let draft = with(json!({"summary": "The registry counts"}), &typed);
    let saved = author.change(&claim, "verdict/draft", &draft).await.expect(200).json();
    assert_eq!(saved["verdict"]["draft"]["media"], typed);
    let preview = author.get(&format!("/api/v1/claims/{claim}/verdict/preview")).await.expect(200);
    assert!(!preview.text().contains("id=\"media\""));
    author.change(&claim, "verdict/draft", &with(json!({}), &media())).await.expect(200);
    let preview = author.get(&format!("/api/v1/claims/{claim}/verdict/preview")).await.expect(200);
    assert_eq!(texts(preview.text(), "#media"), ["The picture"]);
    let outputs = author.read(&format!("/api/v1/claims/{claim}/verdict/preview/outputs")).await;
    assert_eq!(outputs["media_review"]["mediaAuthenticityCategory"], "DecontextualizedContent");

    let submitted = author.change(&claim, "verdict/submission", &with(verdict(), &media())).await.expect(201).json();
    assert_eq!(submitted["verdict"]["current"]["media"], media());
    let log = app.admin().await.read("/api/v1/events?kind=verdict.submitted").await;
    let changes = log["items"][0]["changes"].as_array().unwrap().clone();
    let change = changes.iter().find(|change| change["field"] == "media").unwrap();
    let logged = "image, decontextualized, https://social.example/p/1?a=1&b=2, https://archive.example/1, \
                  https://social.example/p/2, https://pictures.example/2019/dam.jpg";
    assert_eq!((&change["from"], &change["to"]), (&Value::Null, &json!(logged)));

    // A return brings it back into the draft.
    let returned = second.change(&claim, "verdict/return", &json!({"reason": "Which dam?"})).await.expect(200).json();
    let mut drafted = media();
    drafted["appearances"][1]["archived_url"] = json!("");
    assert_eq!(returned["verdict"]["draft"]["media"], drafted);
    author.change(&claim, "verdict/submission", &verdict()).await.expect(201);
    let log = app.admin().await.read("/api/v1/events?kind=verdict.submitted").await;
    let removed = log["items"].as_array().unwrap().iter().flat_map(|event| event["changes"].as_array().unwrap());
    let removed = removed.filter(|change| change["field"] == "media" && change["to"].is_null());
    assert_eq!(removed.map(|change| change["from"].clone()).collect::<Vec<_>>(), [json!(logged)]);
    let revisions = editor.read(&format!("/api/v1/claims/{claim}/verdict/revisions")).await;
    assert_eq!((&revisions["items"][0]["media"], &revisions["items"][1]["media"]), (&Value::Null, &media()));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_a_medium_is_named_by_its_place() {
    let app = TestApp::start().await;
    let author = app.reviewer().await;
    let claim = app.a_claim(&author).await;
    author.does(&claim, "review/assign").await;
    author.does(&claim, "evidence").await;
    let places =
        |count: usize| -> Value { (0..count).map(|at| json!({"url": format!("https://a.example/{at}")})).collect() };
    for (place, value, pointer, code) in [
        ("/type", json!("hologram"), "/media/type", "not_accepted"),
        ("/authenticity", json!("fake"), "/media/authenticity", "not_accepted"),
        ("/authenticity", Value::Null, "/media/authenticity", "not_accepted"),
        ("/appearances", json!([]), "/media/appearances", "nothing_chosen"),
        ("/appearances", places(6), "/media/appearances", "too_many"),
        (
            "/appearances",
            json!([{"url": "https://a.example"}, {"url": "https://a.example/"}]),
            "/media/appearances",
            "used_twice",
        ),
        ("/appearances/1/url", json!("javascript:alert(1)"), "/media/appearances/1/url", "not_a_web_address"),
        ("/appearances/1/url", json!("https://a.example/\u{202e}x"), "/media/appearances/1/url", "invisible_character"),
        ("/appearances/0/archived_url", json!("data:x"), "/media/appearances/0/archived_url", "not_a_web_address"),
        ("/original_url", json!("ftp://a.example/x"), "/media/original_url", "not_a_web_address"),
        (
            "/original_url",
            json!(format!("https://a.example/{}", "x".repeat(2048))),
            "/media/original_url",
            "not_accepted",
        ),
        ("/original_context", json!("x".repeat(1001)), "/media/original_context", "too_long"),
        ("/original_context", json!("a\u{1b}b"), "/media/original_context", "control_character"),
        ("/original_context", json!(" \u{200b}"), "/media/original_context", "empty"),
    ] {
        let mut wrong = media();
        *wrong.pointer_mut(place).unwrap() = value.clone();
        let refused =
            author.change(&claim, "verdict/submission", &with(verdict(), &wrong)).await.problem(422, "invalid");
        let fault = &refused["errors"][0];
        assert_eq!((&fault["pointer"], &fault["code"]), (&json!(pointer), &json!(code)), "{place} {value}: {refused}");
    }
    let mut unknown = media();
    unknown["width"] = json!(3);
    author.change(&claim, "verdict/submission", &with(verdict(), &unknown)).await.problem(422, "invalid");
    // A draft is refused only for what no medium can be.
    for (place, value) in [("/appearances", places(6)), ("/original_context", json!("a\u{1b}b"))] {
        let mut wrong = media();
        *wrong.pointer_mut(place).unwrap() = value;
        author.change(&claim, "verdict/draft", &with(json!({}), &wrong)).await.problem(422, "invalid");
    }
    assert_eq!(author.claim(&claim).await["state"], "in_review");
}

#[tokio::test(flavor = "multi_thread")]
async fn readers_and_programs_get_the_medium() {
    let app = TestApp::start().await;
    let people = app.staff().await;
    let (author, _, editor) = &people;
    let claims = app.claims(author, "https://karvia-post.example/dam").await;
    let mut hostile = media();
    hostile["original_context"] = json!("The picture shows <b>another</b> dam in 2019.");
    let slug = published(&app, &claims[0], &people, &hostile).await;
    let (path, url) = (format!("/verdicts/{slug}"), format!("{}/verdicts/{slug}", app.url));
    let page = app.anyone().get(&path).await.expect(200).text().to_owned();

    let [claim_review, media_review] = <[Value; 2]>::try_from(markup(&page)).unwrap();
    assert_eq!((&claim_review["@type"], &claim_review["url"]), (&json!("ClaimReview"), &json!(url)));
    let object = |at: &str| json!({"@type": "ImageObject", "url": at, "contentUrl": at});
    let mut first = object("https://social.example/p/1?a=1&b=2");
    first["archivedAt"] = json!("https://archive.example/1");
    let expected = json!({
        "@context": "https://schema.org", "@type": "MediaReview", "@id": format!("{url}#media"), "url": url,
        "datePublished": claim_review["datePublished"], "dateModified": claim_review["dateModified"],
        "inLanguage": "en", "author": claim_review["author"],
        "mediaAuthenticityCategory": "DecontextualizedContent",
        "originalMediaLink": "https://pictures.example/2019/dam.jpg",
        "originalMediaContextDescription": "The picture shows <b>another</b> dam in 2019.",
        "itemReviewed": {
            "@type": "MediaReviewItem",
            "contentUrl": "https://social.example/p/1?a=1&b=2",
            "interpretedAsClaim": {
                "@type": "Claim", "@id": format!("{url}#claim"), "description": claim_review["claimReviewed"],
            },
            "mediaItemAppearance": [first, object("https://social.example/p/2")],
        },
    });
    assert_eq!(media_review, expected);

    // In words, with links that pass on nothing; no picture of elsewhere is loaded.
    assert_eq!(texts(&page, "section[aria-labelledby=media] strong"), ["Unaltered, but shown out of context."]);
    let html = Html::parse_document(&page);
    let links = Selector::parse("section[aria-labelledby=media] a").unwrap();
    let links: Vec<_> = html.select(&links).map(|link| (link.attr("href").unwrap(), link.attr("rel"))).collect();
    let nofollow = Some("nofollow");
    assert_eq!(
        links,
        [
            ("https://social.example/p/1?a=1&b=2", nofollow),
            ("https://archive.example/1", nofollow),
            ("https://social.example/p/2", nofollow),
            ("https://pictures.example/2019/dam.jpg", nofollow),
        ]
    );
    assert!(page.contains("&lt;b&gt;another&lt;/b&gt;"));
    assert_eq!(html.select(&Selector::parse("img, video, audio, iframe").unwrap()).count(), 0);

    let feed = app.anyone().read("/feeds/claimreview.json").await;
    assert_eq!(feed["dataFeedElement"][0]["item"][1], media_review);
    assert_eq!(app.anyone().read(&format!("{path}.json")).await["media"], hostile);
    let table = app.anyone().get("/feeds/verdicts.csv").await.text().to_owned();
    assert!(
        table.contains(",image,decontextualized,https://social.example/p/1?a=1&b=2 https://social.example/p/2"),
        "{table}"
    );
    let rows = editor.get("/api/v1/exports/verdicts.ndjson").await.expect(200);
    let row: Value = serde_json::from_str(rows.text().lines().next().unwrap()).unwrap();
    assert_eq!(
        (&row["media_type"], &row["media_archived_urls"]),
        (&json!("image"), &json!("https://archive.example/1"))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_medium_that_is_corrected_away_or_retracted_is_told_no_more() {
    let app = TestApp::start().await;
    let people = app.staff().await;
    let (author, second, editor) = &people;
    let claims = app.claims(author, "https://karvia-post.example/dam").await;
    let path = format!("/verdicts/{}", published(&app, &claims[0], &people, &media()).await);
    let items = async || app.anyone().read("/feeds/claimreview.json").await["dataFeedElement"][0]["item"].clone();
    assert_eq!(items().await.as_array().unwrap().len(), 2);

    // An earlier revision is no longer what the newsroom says.
    editor.does(&claims[0], "review/assign").await;
    editor.change(&claims[0], "verdict/correction", &correction()).await.expect(201);
    second.does(&claims[0], "verdict/approval").await;
    app.editor().await.does(&claims[0], "verdict/publication").await;
    let page = app.anyone().get(&path).await.text().to_owned();
    assert_eq!((markup(&page).len(), texts(&page, "#media").len()), (1, 0));
    let former = app.anyone().get(&format!("{path}/revisions/1")).await.text().to_owned();
    assert_eq!((markup(&former).len(), texts(&former, "#media").len()), (0, 1));
    assert_eq!(items().await.as_array().unwrap().len(), 1);

    let slug = published(&app, &claims[1], &people, &media()).await;
    retract(&claims[1], editor, second, &app.editor().await).await;
    let page = app.anyone().get(&format!("/verdicts/{slug}")).await.text().to_owned();
    assert_eq!((markup(&page).len(), texts(&page, "#media").len()), (1, 0));
    assert!(!app.anyone().get("/feeds/claimreview.json").await.text().contains("MediaReview"));
    let file = app.anyone().read(&format!("/verdicts/{slug}.json")).await;
    assert_eq!((&file["corrections"][0]["class"], file.get("media")), (&json!("retraction"), None));
}

fn review(path: &str, claim: &str) -> Value {
    json!({
        "@type": "ClaimReview", "url": format!("https://lantern.example/{path}"), "claimReviewed": claim,
        "datePublished": "2026-02-10", "reviewRating": {"@type": "Rating", "alternateName": "Wrong"},
    })
}

fn media_review(path: &str, category: &str) -> Value {
    json!({
        "@type": "MediaReview", "url": format!("https://lantern.example/{path}"), "mediaAuthenticityCategory": [category],
        "itemReviewed": {"@type": "VideoObject", "contentUrl": "https://social.example/v/1"},
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn checks_of_others_come_with_their_medium_and_never_without_their_review() {
    let app = TestApp::trusting(&["lantern.example"]).await;
    let editor = app.editor().await;
    let bring = async |body: Value| editor.post("/api/v1/external-checks", &body).await.expect(200).json();
    let good = json!([review("good", "The film is of Ostrel."), media_review("good", "StagedContent")]);
    // One script for each, as pages have them.
    let script = |document: &Value| format!("<script type=\"application/ld+json\">{document}</script>");
    let page = script(&good[0]) + &script(&good[1]);
    let brought = bring(json!({"page": page})).await;
    assert_eq!((&brought["imported"], &brought["media_refused"]), (&json!(1), &json!(0)));
    assert_eq!(bring(json!({"document": good})).await["known"], 1);
    let broken = json!({"@graph": [
        review("broken", "Another film."), media_review("broken", "Fake"), media_review("elsewhere", "StagedContent"),
    ]});
    let brought = bring(json!({"document": broken})).await;
    let counts = ["imported", "refused", "media_refused"].map(|name| brought[name].as_u64().unwrap());
    assert_eq!(counts, [1, 0, 2], "{brought}");
    let reasons = [
        "MediaReview of https://lantern.example/elsewhere: no ClaimReview of this address next to it",
        "MediaReview of https://lantern.example/broken: the category is Fake",
    ];
    assert_eq!(brought["reasons"], json!(reasons));
    let listed = editor.read("/api/v1/external-checks").await;
    let found = json!({
        "type": "video", "authenticity": "staged", "appearances": [{"url": "https://social.example/v/1"}],
    });
    assert_eq!((&listed["items"][0]["media"], &listed["items"][1]["media"]), (&Value::Null, &found));
    // The publisher mends it: the check is the same one.
    let mended = json!([review("broken", "Another film."), media_review("broken", "OriginalMediaContent")]);
    bring(json!({"document": mended})).await;
    let listed = editor.read("/api/v1/external-checks").await;
    assert_eq!(listed["items"].as_array().unwrap().len(), 2);
    assert_eq!(listed["items"][0]["media"]["authenticity"], "original");
    // Alone it checks nothing.
    let alone = json!({"document": media_review("good", "StagedContent")});
    editor.post("/api/v1/external-checks", &alone).await.problem(422, "invalid");
}

fn rows(document: &Value) -> Vec<Row> {
    let found = reviews_with_media(document).reviews.into_iter();
    found.map(|found| Row { place: "line 1".to_owned(), check: check(found, &Page::default()) }).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_feed_exports_the_archive_imports() {
    let app = TestApp::start().await;
    let people = app.staff().await;
    let editor = &people.2;
    let claim = app.a_claim(&people.0).await;
    published(&app, &claim, &people, &media()).await;
    let feed = app.anyone().read("/feeds/claimreview.json").await;

    let archive = Archive { hosts: vec!["127.0.0.1".to_owned()], feeds_from: None, dry_run: false };
    let import = async |document: &Value| {
        let mut summary = ArchiveImport::default();
        let told = Box::pin(take_in(&app.app, &Actor::system(), &archive, rows(document), &mut summary)).await.unwrap();
        (summary, told)
    };
    import(&feed).await;
    let waiting = editor.read("/api/v1/publisher-ratings?mapped=false").await["items"][0]["id"].clone();
    let path = format!("/api/v1/publisher-ratings/{}", waiting.as_str().unwrap());
    editor.put(&path, &json!({"rating": "mostly_false"})).await.expect(204);
    let (summary, told) = import(&feed).await;
    assert_eq!((summary.imported, summary.media_refused, told), (1, 0, Vec::new()));
    let both: Value = app.value("select jsonb_agg(document -> 'media') from publications").await;
    assert_eq!(both, json!([media(), media()]));

    // What cannot be used is told with its place, and the check is imported.
    let mut broken = feed.clone();
    let items = &mut broken["dataFeedElement"][0]["item"];
    for item in items.as_array_mut().unwrap() {
        item["url"] = json!(format!("{}/verdicts/another", app.url));
    }
    items[1]["itemReviewed"] = json!(null);
    let (summary, told) = import(&broken).await;
    assert_eq!((summary.imported, summary.refused, summary.media_refused), (1, 0, 1));
    assert_eq!(told, ["line 1: imported without its MediaReview: no itemReviewed"]);
}
