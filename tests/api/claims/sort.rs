//! Claim list: orders by column in pages, words of the article's text, the same words in the article list.

use claimdesk::domain::kernel::page::encode;
use serde_json::{Value, json};

use crate::support::{Person, TestApp};

/// All claims of a list, read in pages of two.
async fn walked(person: &Person, query: &str) -> Vec<Value> {
    let (mut items, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = person.read(&format!("/api/v1/claims?limit=2&{query}{cursor}")).await;
        items.extend(page["items"].as_array().unwrap().iter().cloned());
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return items,
        }
    }
}

fn ids(claims: &[Value]) -> Vec<&str> {
    claims.iter().map(|claim| claim["id"].as_str().unwrap()).collect()
}

/// What a claim is sorted by, so that text order is the order of the values.
fn value(column: &str, claim: &Value) -> String {
    let place = |names: &[&str], name: &Value| names.iter().position(|one| name == one).unwrap().to_string();
    let text = |text: &Value| text.as_str().unwrap_or_default().to_lowercase().chars().take(60).collect();
    match column {
        "worth" => format!("{:.9}", claim["check_worthiness"].as_f64().unwrap()),
        "statement" => text(&claim["statement"]),
        "kind" => place(
            &["casualties", "quantity", "date", "agreement", "event", "quote", "causal", "prediction"],
            &claim["kind"],
        ),
        "claimant" => text(&claim["claimant"]["name"]),
        "article" => text(&claim["article"]["id"]),
        "state" => place(&["unassigned", "in_review", "submitted"], &claim["state"]),
        "evidence" => claim["evidence_count"].to_string(),
        _ => unreachable!("{column}"),
    }
}

const COLUMNS: [&str; 7] = ["worth", "statement", "kind", "claimant", "article", "state", "evidence"];

#[tokio::test(flavor = "multi_thread")]
async fn every_column_sorts_in_both_directions_and_pages_skip_nothing() {
    let app = TestApp::start().await;
    let (one, two) = (app.reviewer().await, app.reviewer().await);
    let older = app.claims(&one, "https://karvia-post.example/a").await;
    one.bring("The ferry Alma sank on 3 March, and 12 people drowned, the port of Ostrel said.", "https://b.example/")
        .await;
    app.drain_jobs().await;
    one.does(&older[0], "review/assign").await;
    one.does(&older[0], "evidence").await;
    two.does(&older[1], "review/assign").await;
    let mut all = ids(&walked(&one, "sort=newest").await).iter().map(ToString::to_string).collect::<Vec<_>>();
    all.sort();
    assert!(all.len() >= 4, "{all:?}");

    for column in COLUMNS {
        let up = walked(&one, &format!("sort={column}")).await;
        let down = walked(&one, &format!("sort={column}&order=desc")).await;
        let values: Vec<String> = up.iter().map(|claim| value(column, claim)).collect();
        assert!(values.is_sorted(), "{column}: {values:?}");
        assert!(values.first() < values.last() || column == "worth", "{column} tells claims apart: {values:?}");
        let mut found: Vec<String> = ids(&up).iter().map(ToString::to_string).collect();
        found.sort();
        assert_eq!(found, all, "{column}");
        if column == "state" {
            // Of one state, the most urgent first in both directions.
            assert!(down.iter().rev().map(|claim| value(column, claim)).is_sorted());
            assert_eq!(down.len(), up.len());
            continue;
        }
        let mut back = ids(&down);
        back.reverse();
        assert_eq!(ids(&up), back, "{column}: the id is the second key in both directions");
    }
    // By article: the claims of one are together.
    let articles: Vec<String> =
        walked(&one, "sort=article&order=desc").await.iter().map(|claim| value("article", claim)).collect();
    let mut heads = articles.clone();
    heads.dedup();
    assert_eq!(heads.len(), 2, "{articles:?}");
    // With a filter, and with another page size.
    let states = one.read("/api/v1/claims?sort=claimant&state=in_review&limit=100").await;
    assert_eq!(states["items"].as_array().unwrap().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn by_assignee_comes_one_person_after_the_other_and_nobody_last() {
    let app = TestApp::start().await;
    let (one, two) = (app.reviewer().await, app.reviewer().await);
    let claims = app.claims(&one, "https://karvia-post.example/a").await;
    one.does(&claims[0], "review/assign").await;
    two.does(&claims[1], "review/assign").await;

    let names =
        |claims: &[Value]| -> Vec<Value> { claims.iter().map(|claim| claim["assignee"]["name"].clone()).collect() };
    let mut people = [json!(one.name), json!(two.name)];
    people.sort_by_key(|name| name.as_str().unwrap().to_lowercase());
    for (order, people) in [("asc", people.clone()), ("desc", [people[1].clone(), people[0].clone()])] {
        let list = walked(&one, &format!("sort=assignee&order={order}")).await;
        let mut expected = people.to_vec();
        expected.resize(claims.len(), Value::Null);
        assert_eq!(names(&list), expected, "{order}");
    }
    let mine = walked(&one, "sort=assignee&assignee=me").await;
    assert_eq!(ids(&mine), [claims[0].as_str()]);
    let nobodys = walked(&one, "sort=assignee&assignee=none").await;
    assert_eq!(nobodys.len(), claims.len() - 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_direction_without_a_column_and_a_forged_cursor_are_refused() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    for sort in ["sort=newest", "sort=due", "sort=priority", "sort=claimant&order=upwards"] {
        let order = if sort.contains("order") { "" } else { "&order=asc" };
        let answer = reviewer.get(&format!("/api/v1/claims?{sort}{order}")).await;
        assert!([400, 422].contains(&answer.status), "{sort}: {answer}");
    }
    let id = uuid::Uuid::nil();
    for (column, value) in [
        ("worth", "much"),
        ("worth", "NaN"),
        ("kind", "weather"),
        ("state", "gone"),
        ("article", "first"),
        ("evidence", "many"),
        ("statement", "a\0b"),
    ] {
        let cursor = encode(&(value, id));
        let answer = reviewer.get(&format!("/api/v1/claims?sort={column}&cursor={cursor}")).await;
        assert!([400, 422].contains(&answer.status), "{column} after {value:?}: {answer}");
    }
    let cursor = encode(&(("a\0b", id), 1, id));
    let answer = reviewer.get(&format!("/api/v1/claims?sort=assignee&cursor={cursor}")).await;
    assert!([400, 422].contains(&answer.status), "{answer}");
    let view = json!({"name": "By claimant", "query": "state=unassigned&sort=claimant&order=desc"});
    reviewer.create("/api/v1/me/views", &view).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn words_inside_an_article_find_it_and_its_claims() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let claims = app.claims(&reviewer, "https://karvia-post.example/a").await;
    let other = "The ferry Alma sank on 3 March, and 12 people drowned, the port of Ostrel said.";
    let ferry = reviewer.bring(other, "https://b.example/").await;
    app.drain_jobs().await;
    let found = async |words: &str| {
        let articles = reviewer.read(&format!("/api/v1/articles?q={words}")).await["items"].as_array().unwrap().len();
        let list = reviewer.read(&format!("/api/v1/claims?q={words}&limit=100")).await;
        (articles, list["items"].as_array().unwrap().len())
    };

    // "a grey morning" is in the text and in no claim.
    assert_eq!(found("grey%20morn").await, (1, claims.len()));
    assert_eq!(found("morning%20grey").await, (1, claims.len()), "in any order");
    assert_eq!(found("grey%20ferry").await, (0, 0), "all words, of one article");
    let (articles, said) = found("homes").await;
    assert!(articles == 1 && said < claims.len(), "a statement with the word is not buried: {said}");
    assert_eq!(found("ostrel").await.0, 2);
    assert_eq!(found("karvia-post").await.0, 1, "addresses are found as before");
    assert_eq!(found("zeppelin").await, (0, 0));

    // The newest text counts.
    let changed = json!({"text": "The ferry Alma sank on 3 March, and 14 people drowned, the harbour said.", "url": "https://b.example/"});
    reviewer.post("/api/v1/articles", &changed).await;
    app.drain_jobs().await;
    assert_eq!(found("alma%20harbour").await.0, 1);
    assert_eq!(found("alma%20port").await.0, 0);
    assert!(ferry["id"].is_string());
}
