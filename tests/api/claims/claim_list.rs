//! Claim lists: paging, filters, refused queries.

use std::collections::BTreeSet;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use chrono::{SecondsFormat, TimeDelta};
use claimdesk::domain::claims::review::State;
use serde_json::{Value, json};

use crate::support::articles::ADDRESS;
use crate::support::newsroom::{TEXT, bring_to};
use crate::support::{Person, TestApp};

/// Whether a claim belongs.
type Test = Box<dyn Fn(&Value) -> bool>;

fn ids(items: &[Value]) -> Vec<String> {
    items.iter().map(|claim| claim["id"].as_str().unwrap().to_owned()).collect()
}

async fn list(person: &Person, query: &str) -> Vec<Value> {
    let page = person.read(&format!("/api/v1/claims?limit=100&{query}")).await;
    assert_eq!(page["next_cursor"], Value::Null, "{query}");
    page["items"].as_array().unwrap().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn paging_walks_every_claim_once_while_others_come_in() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    for sort in ["priority", "newest"] {
        for n in 0..4 {
            app.claims(&reviewer, &format!("{ADDRESS}/{sort}/{n}")).await;
        }
        let before: BTreeSet<String> = ids(&list(&reviewer, &format!("sort={sort}")).await).into_iter().collect();

        let (mut walked, mut cursor, mut n) = (Vec::new(), String::new(), 0);
        loop {
            let path = format!("/api/v1/claims?sort={sort}&limit=5{cursor}");
            let page = reviewer.read(&path).await;
            walked.extend(ids(page["items"].as_array().unwrap()));
            // Between any two pages somebody brings an article, and somebody works.
            n += 1;
            app.claims(&reviewer, &format!("{ADDRESS}/{sort}/between/{n}")).await;
            reviewer.does(&walked[0], "").await;
            match page["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
            assert!(n < 60, "the end is never reached");
        }

        let seen: BTreeSet<String> = walked.iter().cloned().collect();
        assert_eq!(seen.len(), walked.len(), "{sort}: no claim twice");
        assert!(seen.is_superset(&before), "{sort}: none of those that were there is left out");
    }
}

// ASVS 2.2.1, 2.2.2
#[tokio::test(flavor = "multi_thread")]
async fn lists_refuse_what_they_do_not_understand() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    app.a_claim(&reviewer).await;
    let page = reviewer.read("/api/v1/claims?limit=1&sort=priority").await;
    let of_priorities = page["next_cursor"].as_str().unwrap().to_owned();

    for list in ["/api/v1/claims?", "/api/v1/articles?"] {
        for (query, pointer) in [
            ("cursor=junk", "/cursor"),
            ("cursor=%F0%9F%A6%8A", "/cursor"),
            ("cursor=bnVsbA", "/cursor"),
            ("limit=0", "/limit"),
            ("limit=101", "/limit"),
        ] {
            let answer = reviewer.get(&format!("{list}{query}")).await;
            assert_eq!(answer.pointers(), [pointer], "{list}{query}");
        }
        for query in ["limit=-1", "limit=many", "page=2", "q=%00"] {
            reviewer.get(&format!("{list}{query}")).await.problem(422, "invalid");
        }
    }
    // Well made, but of a time that PostgreSQL does not know.
    let ancient = r#"["-9000-01-01T00:00:00Z","01970000-0000-7000-8000-000000000000"]"#;
    let ancient = BASE64_URL_SAFE_NO_PAD.encode(ancient);
    let answer = reviewer.get(&format!("/api/v1/articles?cursor={ancient}")).await;
    assert_eq!(answer.pointers(), ["/cursor"]);

    for (query, pointer) in [
        (format!("sort=newest&cursor={of_priorities}"), "/cursor"),
        ("state=lost".to_owned(), "/state"),
        ("state=unassigned,lost".to_owned(), "/state"),
        ("kind=rumour".to_owned(), "/kind"),
        ("assignee=somebody".to_owned(), "/assignee"),
    ] {
        let answer = reviewer.get(&format!("/api/v1/claims?{query}")).await;
        assert_eq!(answer.pointers(), [pointer], "{query}");
    }
    reviewer.get("/api/v1/claims?sort=oldest").await.problem(422, "invalid");
    reviewer.get("/api/v1/claims?article=x").await.problem(422, "invalid");
}

fn id_is(pointer: &'static str, id: &str) -> Box<dyn Fn(&Value) -> bool> {
    let id = id.to_owned();
    Box::new(move |claim| claim.pointer(pointer).and_then(Value::as_str) == Some(&id))
}

fn contains(pointer: &'static str, part: &'static str) -> Box<dyn Fn(&Value) -> bool> {
    Box::new(move |claim| {
        let text = claim.pointer(pointer).and_then(Value::as_str);
        text.is_some_and(|text| text.to_lowercase().contains(part))
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn every_filter_finds_exactly_the_claims_it_names() {
    let app = TestApp::start().await;
    let (me, colleague, editor) = app.staff().await;
    let one = app.claims(&me, ADDRESS).await;
    let two = app.claims(&me, "https://other.example/dam").await;
    bring_to(&one[0], State::Published, &me, &colleague, &editor).await;
    bring_to(&one[1], State::InReview, &me, &colleague, &editor).await;
    bring_to(&one[2], State::Dismissed, &me, &colleague, &editor).await;
    bring_to(&two[0], State::Submitted, &colleague, &me, &editor).await;
    let all = list(&me, "").await;
    assert_eq!(all.len(), one.len() + two.len());

    let article = all.iter().find(|claim| claim["id"] == *two[0]).unwrap()["article"]["id"].clone();
    let text = |claim: &Value, field: &str| claim[field].as_str().unwrap_or("").to_owned();
    let filters: Vec<(String, Test)> = vec![
        ("state=in_review".into(), Box::new(move |c| text(c, "state") == "in_review")),
        (
            "state=submitted,dismissed".into(),
            Box::new(move |c| ["submitted", "dismissed"].contains(&text(c, "state").as_str())),
        ),
        ("kind=casualties".into(), Box::new(move |c| text(c, "kind") == "casualties")),
        ("assignee=me".into(), id_is("/assignee/id", &me.id)),
        (format!("assignee={}", colleague.id), id_is("/assignee/id", &colleague.id)),
        ("assignee=none".into(), Box::new(|c| c["assignee"].is_null())),
        (format!("article={}", article.as_str().unwrap()), id_is("/article/id", article.as_str().unwrap())),
        ("rating=mostly_false".into(), id_is("/rating/key", "mostly_false")),
        ("rating=true".into(), id_is("/rating/key", "true")),
        ("q=HOMES".into(), Box::new(move |c| text(c, "statement").to_lowercase().contains("homes"))),
        ("q=%25".into(), Box::new(move |c| text(c, "statement").contains('%'))),
        ("claimant=tavik".into(), contains("/claimant/name", "tavik")),
        ("claimant=_".into(), contains("/claimant/name", "_")),
        (
            "state=unassigned&assignee=none&q=reservoir".into(),
            Box::new(move |c| text(c, "state") == "unassigned" && text(c, "statement").contains("reservoir")),
        ),
    ];
    for (query, test) in filters {
        let found: BTreeSet<String> = ids(&list(&me, &query).await).into_iter().collect();
        let named: Vec<Value> = all.iter().filter(|claim| test(claim)).cloned().collect();
        assert_eq!(found, ids(&named).into_iter().collect(), "{query}");
    }
    assert!(!list(&me, "claimant=tavik").await.is_empty());
    assert_eq!(list(&me, "rating=mostly_false").await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_narrow_to_outlet_language_author_and_time_and_views_are_counted() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    // Other words: a copy of an agency's text in another outlet has the same claims.
    let tram = "A tram derailed in Korda on Monday and 12 people were injured, the police said.\n\n\
        The city spent 40 million euros on the line in 2025, the mayor said.";
    let bring = async |text: &str, outlet: &str, language: &str, n: u32| {
        let about = json!({"text": text, "url": format!("{ADDRESS}/{n}"), "outlet": outlet, "language": language});
        let article = author.bring_again(&about).await;
        app.drain_jobs().await;
        ids(&author.claims_of(&article).await)
    };
    let (first, later) = (bring(TEXT, "Karvia Post", "en-GB", 1).await, TimeDelta::minutes(20));
    app.advance(later);
    let second_article = bring(tram, "Korda Ledger", "en", 2).await;
    let between = (app.app.clock.now() - TimeDelta::minutes(10)).to_rfc3339_opts(SecondsFormat::Secs, true);
    for (query, found) in [("outlet=karvia", &first), ("outlet=LEDGER", &second_article), ("language=en-gb", &first)] {
        let listed: BTreeSet<String> = ids(&list(&second, query).await).into_iter().collect();
        assert_eq!(listed, found.iter().cloned().collect(), "{query}");
    }
    assert_eq!(list(&second, "language=en").await.len(), first.len() + second_article.len());
    assert_eq!(list(&second, "language=e").await.len(), 0);
    assert_eq!(list(&second, &format!("since={between}")).await.len(), second_article.len());
    assert_eq!(list(&second, &format!("until={between}&sort=newest")).await.len(), first.len());

    bring_to(&first[0], State::Submitted, &author, &second, &editor).await;
    author.does(&first[1], "review/assign").await;
    second.does(&first[2], "review/dismiss").await;
    assert_eq!(ids(&list(&author, "author=me").await), [first[0].clone()]);
    assert_eq!(ids(&list(&second, &format!("author={}", author.id)).await), [first[0].clone()]);
    assert_eq!(list(&second, "author=me&sort=due").await, Vec::<Value>::new());
    assert_eq!(author.get("/api/v1/claims?author=nobody").await.pointers(), ["/author"]);

    let counts = author.read("/api/v1/claims/counts").await;
    let free = first.len() + second_article.len() - 3;
    assert_eq!(
        counts,
        json!({
            "todo": free + 1, "mine": 2, "to_approve": 1, "to_publish": 0, "scheduled": 0, "to_recheck": 0,
            "published": 0, "dismissed": 1,
        })
    );
    assert_eq!(second.read("/api/v1/claims/counts").await["mine"], 0);
}
