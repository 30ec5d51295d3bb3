//! Public pages of claimants: every public check and nothing else, links to them, markup that is frozen with a publication.

use claimdesk::domain::claims::review::State;
use claimdesk::domain::people::token::Scope;
use reqwest::redirect::Policy;
use scraper::{Html, Selector};
use serde_json::{Value, json};

use super::claimant::{claims_by, make, post};
use crate::support::newsroom::{bring_to, correction, retract};
use crate::support::{Answer, Person, TestApp};

fn reader(app: &TestApp) -> Person {
    let http = reqwest::Client::builder().redirect(Policy::none()).no_proxy().build().unwrap();
    Person { http, ..app.anyone() }
}

/// Texts of the elements that `selector` finds.
fn texts(page: &Answer, selector: &str) -> Vec<String> {
    let page = Html::parse_document(page.text());
    page.select(&Selector::parse(selector).unwrap()).map(|element| element.text().collect::<String>()).collect()
}

/// The author of the claim in the markup of a verdict's page.
async fn author(reader: &Person, claim: &Value) -> Value {
    let page = reader.get(claim["published"]["url"].as_str().unwrap()).await.expect(200);
    let markup = texts(&page, "script[type='application/ld+json']").remove(0);
    serde_json::from_str::<Value>(&markup).unwrap()["itemReviewed"]["author"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn readers_find_every_public_check_of_a_claimant_and_nothing_else() {
    let app = TestApp::start().await;
    let (writer, second, editor) = app.staff().await;
    let other = app.editor().await;
    let names = ["Lena Maroth", "Gov. Maroth", "Lena Maroth"];
    let claims = claims_by(&app, &writer, &names).await;
    let record = json!({
        "kind": "person", "name": "Lena Maroth", "description": "Governor & more", "wikidata": "Q42", "spellings": ["Gov. Maroth"],
        "roles": [{"title": "Governor", "organisation": "Ardel", "since": "2024-05-01", "until": "2026-04-30"}],
    });
    let record = editor.create("/api/v1/claimants", &record).await;
    let (reader, path) = (reader(&app), record["url"].as_str().unwrap().to_owned());
    // Nobody can tell from outside that there is a record.
    bring_to(&claims[0], State::Approved, &writer, &second, &editor).await;
    reader.get(&path).await.expect(404);
    assert!(!reader.get("/sitemap.xml").await.text().contains("claimants"));

    editor.does(&claims[0], "verdict/publication").await;
    bring_to(&claims[1], State::Published, &writer, &second, &editor).await;
    bring_to(&claims[2], State::Submitted, &writer, &second, &editor).await;
    retract(&claims[1], &editor, &second, &other).await;
    let page = reader.get(&path).await.expect(200);
    let marked = Html::parse_document(page.text());
    let script = marked.select(&Selector::parse("script[type='application/ld+json']").unwrap()).next().unwrap();
    let profile: Value = serde_json::from_str(&script.text().collect::<String>()).unwrap();
    let about = json!({
        "@type": "Person", "name": "Lena Maroth", "description": "Governor & more",
        "sameAs": ["https://www.wikidata.org/wiki/Q42"],
    });
    assert_eq!([&profile["@type"], &profile["mainEntity"]], [&json!("ProfilePage"), &about]);
    let shown = |id: usize| {
        let (writer, claims) = (&writer, &claims);
        async move { writer.claim(&claims[id]).await["published"]["url"].as_str().unwrap().to_owned() }
    };
    let links = Html::parse_document(page.text());
    let links: Vec<String> = links
        .select(&Selector::parse(".verdicts h3 a").unwrap())
        .filter_map(|link| link.value().attr("href").map(str::to_owned))
        .collect();
    assert_eq!(links, [shown(1).await, shown(0).await], "two of three, latest first");
    assert_eq!(texts(&page, "h1"), ["Lena Maroth"]);
    assert_eq!(texts(&page, ".roles li"), ["Governor, Ardel, 1 May 2024 to 30 April 2026"]);
    assert_eq!(texts(&page, "tbody tr"), ["Mostly false11", "Retracted11"], "numbers, and no score");
    assert!(page.text().contains("Governor &amp; more") && page.text().contains("https://www.wikidata.org/wiki/Q42"));
    assert!(texts(&page, "script:not([type=\"application/ld+json\"]), style, img").is_empty());
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.contains("default-src 'none'"), "{policy}");
    assert!(reader.get(&format!("{path}?cursor=nonsense")).await.status == 400);
    assert_eq!(reader.get_if_changed(&path, &page.etag()).await.status, 304);

    // Links to the page: from verdicts, from the archive, from the sitemap.
    let link = format!("href=\"{path}\"");
    assert!(reader.get(&shown(0).await).await.text().contains(&link));
    assert!(reader.get("/verdicts?claimant=gov.+maroth").await.text().contains(&link));
    assert!(!reader.get("/verdicts").await.text().contains(&link));
    assert!(reader.get("/sitemap.xml").await.text().contains("/sitemaps/claimants.xml"));
    assert!(reader.get("/sitemaps/claimants.xml").await.expect(200).text().contains(&format!("{path}</loc>")));
    assert!(reader.get("/robots.txt").await.text().contains("Allow: /claimants/"));

    // A merged record leads to the other one.
    let target = make(&editor, "person", "Maroth, Lena", &[]).await;
    post(&editor, &record, "/merge", &json!({"into": target["id"]})).await.expect(200);
    let moved = reader.get(&path).await.expect(301);
    assert_eq!(moved.header("location"), target["url"].as_str());
    let page = reader.get(target["url"].as_str().unwrap()).await.expect(200);
    assert_eq!(texts(&page, ".verdicts > li").len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_claimants_are_for_subscribers_where_lists_are() {
    let app = TestApp::with_private_feeds().await;
    let (writer, second, editor) = app.staff().await;
    let claims = claims_by(&app, &writer, &["Lena Maroth"]).await;
    let record = make(&editor, "person", "Lena Maroth", &[]).await;
    bring_to(&claims[0], State::Published, &writer, &second, &editor).await;
    let (reader, path) = (reader(&app), record["url"].as_str().unwrap());
    reader.get(path).await.expect(401);
    let token = writer.token(&[Scope::Feeds]).await;
    let request = reader.request(reqwest::Method::GET, path).bearer_auth(token);
    Answer::to(request).await.expect(200);
    let verdict = writer.claim(&claims[0]).await["published"]["url"].as_str().unwrap().to_owned();
    assert!(!reader.get(&verdict).await.expect(200).text().contains(path));
    assert!(!reader.get("/sitemap.xml").await.text().contains("claimants"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_markup_says_what_the_record_said_at_publication() {
    let app = TestApp::start().await;
    let (writer, second, editor) = app.staff().await;
    let other = app.editor().await;
    let claims = claims_by(&app, &writer, &["Greenpeace Karvia", "Greenpeace Karvia"]).await;
    bring_to(&claims[0], State::Published, &writer, &second, &editor).await;
    let reader = reader(&app);
    let guessed = author(&reader, &writer.claim(&claims[0]).await).await;
    assert_eq!(guessed, json!({"@type": "Person", "name": "Greenpeace Karvia"}), "two capitals look like a person");

    let record = json!({
        "kind": "organisation", "name": "Greenpeace", "wikidata": "Q81307", "same_as": ["https://greenpeace.example/"],
        "spellings": ["greenpeace karvia"],
    });
    editor.create("/api/v1/claimants", &record).await;
    let frozen = author(&reader, &writer.claim(&claims[0]).await).await;
    assert_eq!(frozen, guessed, "a later record changes nothing that was published");
    bring_to(&claims[1], State::Published, &writer, &second, &editor).await;
    let expected = json!({
        "@type": "Organization", "name": "Greenpeace",
        "sameAs": ["https://www.wikidata.org/wiki/Q81307", "https://greenpeace.example/"],
    });
    assert_eq!(author(&reader, &writer.claim(&claims[1]).await).await, expected);
    let feed = reader.read("/feeds/verdicts.json").await;
    let check = &feed["items"][0]["_factcheck"];
    assert_eq!(
        (&check["claimant"], &check["claimant_record"]["kind"]),
        (&json!("Greenpeace Karvia"), &json!("organisation"))
    );
    assert_eq!(feed["items"][1]["_factcheck"].get("claimant_record"), None);

    // A new revision says what the record says now.
    editor.does(&claims[0], "review/assign").await;
    editor.change(&claims[0], "verdict/correction", &correction()).await.expect(201);
    second.does(&claims[0], "verdict/approval").await;
    other.does(&claims[0], "verdict/publication").await;
    assert_eq!(author(&reader, &writer.claim(&claims[0]).await).await, expected);
}
