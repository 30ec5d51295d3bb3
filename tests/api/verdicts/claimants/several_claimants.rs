//! Several claimants of one text: on every road into the newsroom two people stay two, and readers see all of them.

use std::io::BufReader;

use claimdesk::app::verdicts::checks::earlier_check::{Archive, take_in};
use claimdesk::domain::claims::review::State;
use claimdesk::domain::people::actor::Actor;
use claimdesk::domain::verdicts::checks::earlier_check::{ArchiveImport, Row};
use claimdesk::formats::earlier::claim_review::{Page, check};
use claimdesk::formats::earlier::input::Input;
use claimdesk::formats::earlier::table;
use claimdesk::formats::markup::media_review_import::reviews_with_media;
use scraper::{Html, Selector};
use serde_json::{Value, json};

use crate::support::newsroom::bring_to;
use crate::support::{Person, TestApp};

const STATEMENT: &str = "The Ostrel dam killed 37 people in February 2026.";

/// The claimants of the claims of an article, in text order.
fn claimants(claims: &[Value]) -> Vec<&Value> {
    claims.iter().map(|claim| &claim["claimant"]["name"]).collect()
}

/// Claims of one article, the oldest first, that are said by these people.
async fn said_by(app: &TestApp, person: &Person, names: &[&str]) -> Vec<String> {
    let mut claims = app.claims(person, "https://karvia-post.example/dam").await;
    claims.sort();
    let mut database = app.database().await;
    for (claim, name) in claims.iter().zip(names) {
        for table in [
            "update claims set claimant = $2 where id = $1::uuid",
            "update appearances set claimant = $2 where claim_id = $1::uuid",
        ] {
            sqlx::query(table).bind(claim).bind(name).execute(&mut database).await.unwrap();
        }
    }
    claims.into_iter().take(names.len()).collect()
}

fn markup(page: &str) -> Value {
    let page = Html::parse_document(page);
    let script = page.select(&Selector::parse("script").unwrap()).next().unwrap().inner_html();
    serde_json::from_str(&script).unwrap()
}

fn text_of(page: &str, selector: &str) -> String {
    let page = Html::parse_document(page);
    page.select(&Selector::parse(selector).unwrap()).flat_map(|element| element.text()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn equal_sentences_of_two_speakers_are_two_claims_in_one_article_and_its_versions() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let said =
        |name: &str| format!("{name} spoke in Anlis. \"At least 37 people were killed in Ostrel,\" {name} said.");
    let (one, other) = (said("Lena Maroth"), said("Pavel Rusk"));
    let article = reviewer.bring(&format!("{one}\n\n{other}"), "https://karvia-post.example/dam").await;
    app.drain_jobs().await;
    let first = reviewer.claims_of(&article).await;
    assert_eq!(claimants(&first), ["Lena Maroth", "Pavel Rusk"]);

    // Another version in the other order, with a line above: each claim goes along with its speaker.
    let text = format!("This article was changed.\n\n{other}\n\n{one}");
    let again = json!({"text": text, "url": "https://karvia-post.example/dam"});
    reviewer.create("/api/v1/articles", &again).await;
    app.drain_jobs().await;
    let moved = reviewer.claims_of(&article).await;
    assert_eq!(claimants(&moved), ["Pavel Rusk", "Lena Maroth"]);
    assert_eq!((&moved[0]["id"], &moved[1]["id"]), (&first[1]["id"], &first[0]["id"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_sentence_in_two_articles_is_two_claims_until_they_are_merged_and_then_has_two_claimants() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let claims = said_by(&app, &author, &["Lena Maroth", "Pavel Rusk", "officials", "Maroth"]).await;
    let record = json!({"kind": "organisation", "name": "Pavel Rusk", "wikidata": "Q42"});
    let record = editor.create("/api/v1/claimants", &record).await;
    for other in &claims[1..] {
        editor.change(&claims[0], "merge", &json!({"with": other})).await.expect(200);
    }
    bring_to(&claims[0], State::Published, &author, &second, &editor).await;
    let slug = author.claim(&claims[0]).await["published"]["slug"].as_str().unwrap().to_owned();
    let document = app.anyone().read(&format!("/verdicts/{slug}.json")).await;
    // Nobody in particular, and a shorter form of a name, are no claimants of their own.
    assert_eq!(document["claimant"], "Lena Maroth");
    let further = &document["further_claimants"];
    assert_eq!((further.as_array().unwrap().len(), &further[0]["name"]), (1, &json!("Pavel Rusk")));
    assert_eq!(further[0]["record"]["kind"], "organisation");

    let page = app.anyone().get(&format!("/verdicts/{slug}")).await.expect(200);
    assert_eq!(text_of(page.text(), "p.claimant"), "Claimed by Lena Maroth, Pavel Rusk");
    let path = record["url"].as_str().unwrap();
    assert!(page.text().contains(&format!("<a href=\"{path}\"><bdi>Pavel Rusk</bdi></a>")));
    let authors = json!([
        {"@type": "Person", "name": "Lena Maroth"},
        {"@type": "Organization", "name": "Pavel Rusk", "sameAs": ["https://www.wikidata.org/wiki/Q42"]},
    ]);
    assert_eq!(markup(page.text())["itemReviewed"]["author"], authors);

    // Lists of each of them have the verdict.
    let listed = app.anyone().get(path).await.expect(200);
    assert!(listed.text().contains(&slug));
    for name in ["lena+maroth", "Pavel+Rusk"] {
        for list in ["/verdicts", "/feeds/verdicts.json", "/feeds/verdicts.atom"] {
            let answer = app.anyone().get(&format!("{list}?claimant={name}")).await.expect(200);
            assert!(answer.text().contains(&slug), "{list} {name}");
        }
        let other = app.anyone().get("/feeds/verdicts.json?claimant=officials").await.expect(200);
        assert!(!other.text().contains(&slug));
    }
    let found = app.anyone().read("/v1alpha1/claims:search?query=rusk").await;
    assert_eq!(found["claims"][0]["claimant"], "Lena Maroth, Pavel Rusk");
    assert!(app.anyone().get("/feeds/verdicts.csv").await.text().contains("Lena Maroth; Pavel Rusk"));
    let span = "since=2020-01-01T00:00:00Z&until=2030-01-01T00:00:00Z";
    let insights = app.admin().await.read(&format!("/api/v1/insights?{span}")).await.to_string();
    assert!(insights.contains("Lena Maroth") && insights.contains("Pavel Rusk"), "{insights}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passage_becomes_a_claim_by_hand_once_for_each_claimant() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let text = "At least 37 people were killed in Ostrel, Lena Maroth and Pavel Rusk said.";
    let article = reviewer.bring(text, "https://karvia-post.example/dam").await;
    app.drain_jobs().await;
    let found = reviewer.claims_of(&article).await.remove(0);
    let mut new = json!({"article": article["id"], "version": 1, "span": found["span"]});
    reviewer.post("/api/v1/claims", &new).await.problem(409, "conflict");
    new["claimant"] = json!("Jonna Tavik");
    let own = reviewer.create("/api/v1/claims", &new).await;
    assert_eq!((&own["claimant"]["name"], &own["span"]), (&json!("Jonna Tavik"), &found["span"]));
    new["claimant"] = json!("jonna  TAVIK");
    reviewer.post("/api/v1/claims", &new).await.problem(409, "conflict");

    // Another reading of the article, and another version of it, keep both apart.
    let again = format!("/api/v1/articles/{}/analysis", article["id"].as_str().unwrap());
    reviewer.post(&again, &json!({})).await.expect(202);
    app.drain_jobs().await;
    let next = json!({"text": format!("It rained.\n\n{text}"), "url": "https://karvia-post.example/dam"});
    reviewer.create("/api/v1/articles", &next).await;
    app.drain_jobs().await;
    let mut both: Vec<_> = reviewer.claims_of(&article).await;
    both.retain(|claim| claim["quote"] == found["quote"]);
    let mut ids: Vec<_> = both.iter().map(|claim| (claim["id"].clone(), claim["claimant"]["name"].clone())).collect();
    ids.sort_by_key(|(id, _)| *id != found["id"]);
    let expected = [&found, &own].map(|claim| (claim["id"].clone(), claim["claimant"]["name"].clone()));
    assert_eq!(ids, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_of_a_merged_claim_is_that_of_the_person_who_says_it() {
    let app = TestApp::start().await;
    let (author, editor) = (app.reviewer().await, app.editor().await);
    let claims = said_by(&app, &author, &["Lena Maroth", "Pavel Rusk"]).await;
    let whole = editor.change(&claims[0], "merge", &json!({"with": claims[1]})).await.expect(200).json();
    let places = whole["appearances"].as_array().unwrap();
    let moved = places.iter().find(|place| place["claimant"]["name"] == "Pavel Rusk").unwrap();
    let part = json!({"statement": "What Rusk says.", "appearances": [moved["id"]]});
    let part = editor.change(&claims[0], "split", &part).await.expect(201).json();
    assert_eq!(part["claimant"]["name"], "Pavel Rusk");
}

fn review(url: &str, author: &Value, rating: &str) -> Value {
    json!({
        "@type": "ClaimReview", "url": url, "claimReviewed": STATEMENT, "datePublished": "2026-02-10",
        "itemReviewed": {"@type": "Claim", "author": author},
        "reviewRating": {"@type": "Rating", "alternateName": rating},
    })
}

async fn checks(editor: &Person, reviews: &[Value]) -> (Value, Vec<(Value, Value, Value)>) {
    let brought = editor.post("/api/v1/external-checks", &json!({"document": reviews})).await.expect(200).json();
    let listed = editor.read("/api/v1/external-checks").await;
    let field = |item: &Value, name: &str| item[name].clone();
    let items = listed["items"].as_array().unwrap().iter();
    let mut items: Vec<_> =
        items.map(|item| (field(item, "claimant"), field(item, "further_claimants"), field(item, "rating"))).collect();
    items.sort_by_key(|(name, ..)| name.to_string());
    (brought["imported"].clone(), items)
}

#[tokio::test(flavor = "multi_thread")]
async fn checks_of_others_keep_every_claimant() {
    let app = TestApp::trusting(&["lantern.example"]).await;
    let editor = app.editor().await;
    let url = "https://lantern.example/dam";
    let (maroth, rusk) = (json!({"name": "Lena Maroth"}), json!({"name": "Pavel Rusk"}));
    let check = |name: &str, further: &[&str], rating: &str| (json!(name), json!(further), json!(rating));
    // Two reviews of one page with the same words, in one import.
    let both = [review(url, &maroth, "Wrong"), review(url, &rusk, "Unclear")];
    let apart = vec![check("Lena Maroth", &[], "Wrong"), check("Pavel Rusk", &[], "Unclear")];
    assert_eq!(checks(&editor, &both).await, (json!(2), apart.clone()));
    assert_eq!(checks(&editor, &both).await, (json!(0), apart));
    // The publisher corrects a name: the check is the same one.
    let corrected = [review(url, &maroth, "Wrong"), review(url, &json!({"name": "Pavel Rosk"}), "Unclear")];
    let expected = vec![check("Lena Maroth", &[], "Wrong"), check("Pavel Rosk", &[], "Unclear")];
    assert_eq!(checks(&editor, &corrected).await, (json!(1), expected));

    // One review with several authors.
    let url = "https://lantern.example/all";
    let (_, found) = checks(&editor, &[review(url, &json!([maroth, rusk, "Jonna Tavik"]), "Wrong")]).await;
    assert!(found.contains(&check("Lena Maroth", &["Pavel Rusk", "Jonna Tavik"], "Wrong")), "{found:?}");
    let (changed, found) = checks(&editor, &[review(url, &json!([maroth, rusk]), "Wrong")]).await;
    assert!(changed == 1 && found.contains(&check("Lena Maroth", &["Pavel Rusk"], "Wrong")), "{found:?}");
}

async fn archive(app: &TestApp, rows: Vec<Row>) -> ArchiveImport {
    let archive = Archive { hosts: vec!["www.old.example".to_owned()], feeds_from: None, dry_run: false };
    let mut summary = ArchiveImport::default();
    let refused = Box::pin(take_in(&app.app, &Actor::system(), &archive, rows, &mut summary)).await.unwrap();
    assert_eq!(refused, Vec::<String>::new());
    summary
}

fn reviews(reviews: &[Value]) -> Vec<Row> {
    let row = |found| Row { place: "line 1".to_owned(), check: check(found, &Page::default()) };
    reviews_with_media(&json!(reviews)).reviews.into_iter().map(row).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_own_archive_keeps_every_claimant() {
    let app = TestApp::start().await;
    let editor = app.editor().await;
    let url = "https://www.old.example/2020/dam";
    let (maroth, rusk) = (json!({"name": "Lena Maroth"}), json!({"name": "Pavel Rusk"}));
    let both = [review(url, &maroth, "Wrong"), review(url, &rusk, "Wrong")];
    archive(&app, reviews(&both)).await;
    let waiting = editor.read("/api/v1/publisher-ratings?mapped=false").await;
    let path = format!("/api/v1/publisher-ratings/{}", waiting["items"][0]["id"].as_str().unwrap());
    editor.put(&path, &json!({"rating": "false"})).await.expect(204);

    // Two reviews of one page with the same words are two verdicts, once.
    let summary = archive(&app, reviews(&both)).await;
    assert_eq!((summary.imported, summary.known), (2, 0));
    let summary = archive(&app, reviews(&both)).await;
    assert_eq!((summary.imported, summary.known), (0, 2));
    // A name that the archive has corrected makes no new verdict.
    let corrected = [review(url, &maroth, "Wrong"), review(url, &json!("Pavel Rosk"), "Wrong")];
    let summary = archive(&app, reviews(&corrected)).await;
    assert_eq!((summary.imported, summary.known), (0, 2));

    // One review with several authors, and a line of a table with several names.
    let several = [review("https://www.old.example/2020/all", &json!([rusk, maroth]), "Wrong")];
    assert_eq!(archive(&app, reviews(&several)).await.imported, 1);
    let lines = "url,date,claim,rating,claimant\n\
        https://www.old.example/2020/tram,2020-01-15,Tram 9 in Anlis runs at night.,Wrong,Jonna Tavik | Pavel Rusk\n";
    let (input, progress) = Input::new(BufReader::new(lines.as_bytes()));
    let mut rows = Vec::new();
    table::each(input, &progress, &mut |row| rows.push(row)).unwrap();
    assert_eq!(archive(&app, rows).await.imported, 1);
    tokio::time::sleep(std::time::Duration::from_millis(1100)).await;
    let listed = app.anyone().get("/verdicts?claimant=pavel+rusk").await.expect(200);
    let lines = Html::parse_document(listed.text());
    let mut named: Vec<String> = lines
        .select(&Selector::parse(".verdicts p.claimant").unwrap())
        .map(|line| line.text().collect::<String>().split(" · ").next().unwrap().to_owned())
        .collect();
    named.sort();
    assert_eq!(
        named,
        ["Claimed by Jonna Tavik, Pavel Rusk", "Claimed by Pavel Rusk", "Claimed by Pavel Rusk, Lena Maroth"]
    );
}
