//! Related claims in other articles, with agreement of values.

use serde_json::{Value, json};

use crate::support::{Person, TestApp};

async fn article(person: &Person, number: u32, text: &str) -> Value {
    let article = json!({
        "text": text, "url": format!("https://paper{number}.example/dam"), "title": format!("Paper {number}"),
        "outlet": format!("Paper {number}"), "published_at": "2026-02-03", "language": "en",
    });
    person.create("/api/v1/articles", &article).await
}

async fn related(person: &Person, claim: &Value) -> Vec<Value> {
    let path = format!("/api/v1/claims/{}/related", claim["id"].as_str().unwrap());
    let page = person.read(&path).await;
    page["items"].as_array().unwrap().clone()
}

fn outlets(related: &[Value]) -> Vec<(String, String)> {
    related
        .iter()
        .map(|found| {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            (text(&found["claim"]["article"]["outlet"]), text(&found["agreement"]))
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_of_one_event_stand_side_by_side() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let ours =
        article(&reviewer, 1, "At least 37 people were killed when the Ostrel dam broke on 2 February 2026.").await;
    for (number, text) in [
        (2, "Officials said 45 people were killed when the dam at Ostrel broke."),
        (3, "When the Ostrel dam broke, 12 people were killed, a hospital said."),
        (4, "The price of bread in Anlis rose by 40 percent within a year."),
    ] {
        article(&reviewer, number, text).await;
    }
    app.drain_jobs().await;

    let claim = reviewer.claims_of(&ours).await.remove(0);
    let found = related(&reviewer, &claim).await;
    let mut told = outlets(&found);
    told.sort();
    assert_eq!(told, [("Paper 2".to_owned(), "agrees".to_owned()), ("Paper 3".to_owned(), "differs".to_owned())]);
    let likeness: Vec<f64> = found.iter().map(|found| found["likeness"].as_f64().unwrap()).collect();
    assert!(likeness.is_sorted_by(|one, next| one >= next), "{likeness:?}");
    assert!(likeness.iter().all(|share| (0.2..=1.0).contains(share)));
    assert!(!found[0]["values"].as_array().unwrap().is_empty());

    // What was dismissed is nobody's evidence.
    let dismissed = found[0]["claim"]["id"].as_str().unwrap();
    reviewer.does(dismissed, "review/dismiss").await;
    assert_eq!(related(&reviewer, &claim).await.len(), 1);
    let nothing = format!("/api/v1/claims/{}/related", uuid::Uuid::nil());
    reviewer.get(&nothing).await.problem(404, "not-found");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_statement_of_signs_alone_is_like_nothing() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let brought = reviewer.bring("'quoted' \\ & | ! ( ) <-> :* 40 killed", "https://signs.example/").await;
    let body = json!({
        "article": brought["id"], "version": 1, "span": {"start": 0, "end": 20},
        "statement": "'quoted' \\ & | ! ( ) <-> :*",
    });
    let made = reviewer.post("/api/v1/claims", &body).await.expect(201);
    assert_eq!(related(&reviewer, &made.json()).await, Vec::<Value>::new());
}
