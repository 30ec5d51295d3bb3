//! Claims: list, filters, rewording that keeps the machine's text.

use std::collections::BTreeSet;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::support::newsroom::{bring_to, source, verdict};
use crate::support::{Answer, Person, TestApp};
use claimdesk::domain::claims::review::State;

/// Whether a claim belongs.
type Test = Box<dyn Fn(&Value) -> bool>;

const ADDRESS: &str = "https://karvia-post.example/dam";

fn ids(items: &[Value]) -> Vec<String> {
    items
        .iter()
        .map(|claim| claim["id"].as_str().unwrap().to_owned())
        .collect()
}

async fn list(person: &Person, query: &str) -> Vec<Value> {
    let page = person
        .get(&format!("/api/v1/claims?limit=100&{query}"))
        .await
        .expect(200)
        .json();
    assert_eq!(page["next_cursor"], Value::Null, "{query}");
    page["items"].as_array().unwrap().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn paging_walks_every_claim_once_while_others_come_in() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    for sort in ["priority", "newest"] {
        for n in 0..4 {
            app.claims(&reviewer, &format!("{ADDRESS}/{sort}/{n}"))
                .await;
        }
        let before: BTreeSet<String> = ids(&list(&reviewer, &format!("sort={sort}")).await)
            .into_iter()
            .collect();

        let (mut walked, mut cursor, mut n) = (Vec::new(), String::new(), 0);
        loop {
            let path = format!("/api/v1/claims?sort={sort}&limit=5{cursor}");
            let page = reviewer.get(&path).await.expect(200).json();
            walked.extend(ids(page["items"].as_array().unwrap()));
            // Between any two pages somebody brings an article, and somebody works.
            n += 1;
            app.claims(&reviewer, &format!("{ADDRESS}/{sort}/between/{n}"))
                .await;
            reviewer.does(&walked[0], "").await;
            match page["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
            assert!(n < 60, "the end is never reached");
        }

        let seen: BTreeSet<String> = walked.iter().cloned().collect();
        assert_eq!(seen.len(), walked.len(), "{sort}: no claim twice");
        assert!(
            seen.is_superset(&before),
            "{sort}: none of those that were there is left out"
        );
    }
}

// ASVS 2.2.1, 2.2.2
#[tokio::test(flavor = "multi_thread")]
async fn lists_refuse_what_they_do_not_understand() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    app.a_claim(&reviewer).await;
    let page = reviewer
        .get("/api/v1/claims?limit=1&sort=priority")
        .await
        .expect(200)
        .json();
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
            reviewer
                .get(&format!("{list}{query}"))
                .await
                .problem(422, "invalid");
        }
    }
    // Well made, but of a time that PostgreSQL does not know.
    let ancient = r#"["-9000-01-01T00:00:00Z","01970000-0000-7000-8000-000000000000"]"#;
    let ancient = BASE64_URL_SAFE_NO_PAD.encode(ancient);
    let answer = reviewer
        .get(&format!("/api/v1/articles?cursor={ancient}"))
        .await;
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
    reviewer
        .get("/api/v1/claims?sort=oldest")
        .await
        .problem(422, "invalid");
    reviewer
        .get("/api/v1/claims?article=x")
        .await
        .problem(422, "invalid");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_filter_finds_exactly_the_claims_it_names() {
    let app = TestApp::start().await;
    let (me, colleague, editor) = (
        app.reviewer().await,
        app.reviewer().await,
        app.editor().await,
    );
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
        (
            "state=in_review".into(),
            Box::new(move |c| text(c, "state") == "in_review"),
        ),
        (
            "state=submitted,dismissed".into(),
            Box::new(move |c| ["submitted", "dismissed"].contains(&text(c, "state").as_str())),
        ),
        (
            "kind=casualties".into(),
            Box::new(move |c| text(c, "kind") == "casualties"),
        ),
        ("assignee=me".into(), id_is("/assignee/id", &me.id)),
        (
            format!("assignee={}", colleague.id),
            id_is("/assignee/id", &colleague.id),
        ),
        (
            "assignee=none".into(),
            Box::new(|c| c["assignee"].is_null()),
        ),
        (
            format!("article={}", article.as_str().unwrap()),
            id_is("/article/id", article.as_str().unwrap()),
        ),
        (
            "rating=mostly_false".into(),
            id_is("/rating/key", "mostly_false"),
        ),
        ("rating=true".into(), id_is("/rating/key", "true")),
        (
            "q=HOMES".into(),
            Box::new(move |c| text(c, "statement").to_lowercase().contains("homes")),
        ),
        (
            "q=%25".into(),
            Box::new(move |c| text(c, "statement").contains('%')),
        ),
        ("claimant=tavik".into(), contains("/claimant/name", "tavik")),
        ("claimant=_".into(), contains("/claimant/name", "_")),
        (
            "state=unassigned&assignee=none&q=reservoir".into(),
            Box::new(move |c| {
                text(c, "state") == "unassigned" && text(c, "statement").contains("reservoir")
            }),
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
async fn a_better_wording_stands_beside_the_machines_and_in_the_history() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let id = app.a_claim(&reviewer).await;
    let before = reviewer.claim(&id).await;
    assert_eq!(before["statement_is_machine"], true);

    let better = json!({"statement": " At least 37 people died at Ostrel. ", "reason": "shorter"});
    let after = reviewer.change(&id, "", &better).await.expect(200);
    assert_eq!(after.etag(), after.json()["etag"]);
    let after = after.json();
    assert_eq!(after["statement"], "At least 37 people died at Ostrel.");
    assert_eq!(after["statement_is_machine"], false);
    assert_eq!(after["machine_statement"], before["statement"]);
    assert_eq!(after["quote"], before["quote"]);
    assert_eq!(after["wording"]["by"]["name"], reviewer.name);
    assert_eq!(
        after,
        reviewer.claim(&id).await,
        "a change answers what a reader sees next"
    );

    let path = format!("/api/v1/claims/{id}/history");
    let history = reviewer.get(&path).await.expect(200).json();
    let entry = &history["items"][0];
    assert_eq!(entry["kind"], "claim.reworded");
    assert_eq!(entry["actor"]["name"], reviewer.name);
    assert_eq!(entry["reason"], "shorter");
    assert_eq!(
        entry["changes"],
        json!([{"field": "statement", "from": before["statement"], "to": after["statement"]}])
    );

    for wrong in ["", "  ", &"x".repeat(2001), "a\0b"] {
        let answer = reviewer.change(&id, "", &json!({"statement": wrong})).await;
        assert_eq!(answer.pointers(), ["/statement"], "{wrong:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_unchanged_only_if_all_of_it_is_what_this_person_may_do_too() {
    let app = TestApp::start().await;
    let (holder, other) = (app.reviewer().await, app.reviewer().await);
    let id = app.a_claim(&holder).await;
    let path = format!("/api/v1/claims/{id}");
    holder.does(&id, "review/assign").await;

    let read = holder.get(&path).await.expect(200);
    let unchanged = holder.get_if_changed(&path, &read.etag()).await.expect(304);
    assert_eq!(unchanged.etag(), read.etag());
    // A colleague sees the same version, and may do other things with it.
    let theirs = other.get_if_changed(&path, &read.etag()).await.expect(200);
    assert_eq!(theirs.json()["etag"], read.json()["etag"]);
    assert_ne!(theirs.json()["actions"], read.json()["actions"]);
    // An hour later the claim is free for everybody, though nobody has changed it.
    let before = other.get(&path).await.expect(200);
    app.advance(claimdesk::domain::claims::review::LEASE + chrono::TimeDelta::seconds(1));
    let later = other
        .get_if_changed(&path, &before.etag())
        .await
        .expect(200);
    assert_ne!(later.json()["actions"], before.json()["actions"]);

    // Either tag serves to change it.
    let body = json!({"statement": "At least 37 people died."});
    holder
        .change_from(&read.etag(), &id, "", &body)
        .await
        .expect(200);
    holder
        .change_from(&read.etag(), &id, "", &body)
        .await
        .problem(412, "stale-version");
}

#[tokio::test(flavor = "multi_thread")]
async fn history_pages_backwards_without_a_gap() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let id = app.a_claim(&reviewer).await;
    for n in 0..5 {
        let body = json!({"statement": format!("Wording {n}.")});
        reviewer.change(&id, "", &body).await.expect(200);
    }
    let path = format!("/api/v1/claims/{id}/history");
    let whole = reviewer.get(&path).await.expect(200).json()["items"]
        .as_array()
        .unwrap()
        .clone();
    assert_eq!(whole.len(), 6, "found once, reworded five times");

    let (mut walked, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = reviewer
            .get(&format!("{path}?limit=2{cursor}"))
            .await
            .expect(200)
            .json();
        walked.extend(page["items"].as_array().unwrap().clone());
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(walked, whole);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_needs_the_version_it_was_made_from() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let claims = app.claims(&reviewer, ADDRESS).await;
    let id = &claims[0];
    let seen = reviewer.claim(id).await["etag"]
        .as_str()
        .unwrap()
        .to_owned();
    let other = reviewer.claim(&claims[1]).await["etag"]
        .as_str()
        .unwrap()
        .to_owned();
    reviewer.does(id, "evidence").await;
    let evidence = reviewer.claim(id).await["evidence"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let now = reviewer.claim(id).await;

    let changes = [
        (
            "PATCH",
            format!("claims/{id}"),
            json!({"statement": "Better."}),
        ),
        ("POST", format!("claims/{id}/review/assign"), json!({})),
        ("POST", format!("claims/{id}/review/release"), json!({})),
        (
            "POST",
            format!("claims/{id}/review/dismiss"),
            json!({"reason": "opinion"}),
        ),
        ("POST", format!("claims/{id}/review/reopen"), json!({})),
        ("POST", format!("claims/{id}/evidence"), source()),
        (
            "POST",
            format!("evidence/{evidence}/withdrawal"),
            json!({"reason": "wrong"}),
        ),
        ("PUT", format!("claims/{id}/verdict/draft"), json!({})),
        ("POST", format!("claims/{id}/verdict/submission"), verdict()),
        ("POST", format!("claims/{id}/verdict/approval"), json!({})),
        (
            "POST",
            format!("claims/{id}/verdict/return"),
            json!({"reason": "why"}),
        ),
    ];
    for (method, path, body) in changes {
        let request = || {
            let method = method.parse().unwrap();
            reviewer
                .request(method, &format!("/api/v1/{path}"))
                .json(&body)
        };
        let missing = Answer::to(request()).await;
        missing.problem(428, "precondition-required");
        for tag in [
            &seen,
            &other,
            "*",
            "junk",
            &format!("W/{}", now["etag"].as_str().unwrap()),
        ] {
            let answer = Answer::to(request().header("if-match", tag)).await;
            let problem = answer.problem(412, "stale-version");
            assert_eq!(
                problem["current_version"], now["version"],
                "{method} {path} {tag}"
            );
        }
    }
    assert_eq!(reviewer.claim(id).await, now, "nothing has changed");
}
