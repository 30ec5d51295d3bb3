//! Review queue: order, next claim, bulk changes, saved views.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::support::newsroom::long_text;
use crate::support::{Answer, Person, TestApp};

async fn plan(person: &Person, claim: &str, body: &Value) -> Answer {
    let etag = person.claim(claim).await["etag"].as_str().unwrap().to_owned();
    person.patch(&format!("/api/v1/claims/{claim}/review"), &etag, body).await
}

async fn listed(person: &Person, query: &str) -> Vec<String> {
    let page = person.read(&format!("/api/v1/claims?{query}")).await;
    let items = page["items"].as_array().unwrap();
    items.iter().map(|claim| claim["id"].as_str().unwrap().to_owned()).collect()
}

// ASVS 8.2.3
#[tokio::test(flavor = "multi_thread")]
async fn a_pin_comes_first_then_urgency_and_age() {
    let app = TestApp::start().await;
    let (reviewer, editor) = (app.reviewer().await, app.editor().await);
    let old = app.claims(&reviewer, "https://karvia-post.example/old").await;
    app.advance(chrono::TimeDelta::days(30));
    let reviewer = app.reviewer().await;
    let editor_later = editor.elsewhere().await;
    editor_later.sign_in(crate::support::people::PASSWORD).await.expect(200);
    let new = app.claims(&reviewer, "https://karvia-post.example/new").await;

    // The same text a month later: every newer claim is as urgent as its elder, and comes first.
    let order = listed(&reviewer, "state=unassigned").await;
    assert_eq!(order.len(), old.len() + new.len());
    for (old, new) in old.iter().zip(&new) {
        let place = |id: &String| order.iter().position(|listed| listed == id).unwrap();
        assert!(place(new) < place(old));
    }
    let refused = plan(&reviewer, &old[0], &json!({"pinned": true})).await;
    refused.problem(403, "forbidden");
    let pinned = plan(&editor_later, &old[0], &json!({"pinned": true})).await.expect(200);
    assert_eq!(pinned.json()["pinned"], true);
    for query in ["state=unassigned", "state=unassigned&claimant=ministry", ""] {
        assert_eq!(listed(&reviewer, query).await[0], old[0], "{query}");
    }
    plan(&editor_later, &old[0], &json!({"pinned": false})).await.expect(200);
    assert_eq!(listed(&reviewer, "state=unassigned").await, order);
}

#[tokio::test(flavor = "multi_thread")]
async fn due_dates_and_topics_are_kept_listed_and_on_record() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let claims = app.claims(&reviewer, "https://karvia-post.example/dam").await;
    let body = json!({"due_at": "2026-03-06T12:00:00Z", "topics": ["Dams", "floods", "dams"]});
    let planned = plan(&reviewer, &claims[0], &body).await.expect(200).json();
    assert_eq!((&planned["due_at"], &planned["topics"]), (&json!("2026-03-06T12:00:00Z"), &json!(["dams", "floods"])));
    let sooner = json!({"due_at": "2026-03-05T12:00:00Z"});
    plan(&reviewer, &claims[1], &sooner).await.expect(200);

    assert_eq!(listed(&reviewer, "sort=due").await, [claims[1].clone(), claims[0].clone()]);
    assert_eq!(listed(&reviewer, "topic=Floods").await, [claims[0].clone()]);
    let first = reviewer.get("/api/v1/claims?sort=due&limit=1").await.json();
    let cursor = first["next_cursor"].as_str().unwrap();
    assert_eq!(listed(&reviewer, &format!("sort=due&limit=1&cursor={cursor}")).await, [claims[0].clone()]);

    let cleared = plan(&reviewer, &claims[0], &json!({"due_at": null})).await.expect(200).json();
    assert_eq!((&cleared["due_at"], &cleared["topics"]), (&Value::Null, &json!(["dams", "floods"])));
    let history = reviewer.get(&format!("/api/v1/claims/{}/history", claims[0])).await.json();
    let entry = &history["items"][0];
    assert_eq!(entry["kind"], "claim.planned");
    assert_eq!(entry["changes"][0]["field"], "due_at");

    let many: Vec<String> = (0..21).map(|n| format!("topic {n}")).collect();
    let answer = plan(&reviewer, &claims[0], &json!({"topics": many})).await;
    assert_eq!(answer.pointers(), ["/topics"]);
    let far = plan(&reviewer, &claims[0], &json!({"due_at": "+12026-01-01T00:00:00Z"})).await;
    assert_eq!(far.pointers(), ["/due_at"]);
}

// ASVS 2.3.4
#[tokio::test(flavor = "multi_thread")]
async fn everybody_who_asks_at_once_gets_a_claim_of_their_own() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let article = reviewer.bring(&long_text(40), "https://karvia-post.example/list").await;
    app.drain_jobs().await;
    let waiting = reviewer.claims_of(&article).await.len();
    let mut people = vec![reviewer];
    while people.len() < 8 {
        people.push(app.reviewer().await);
    }
    // Five rounds of eight at once.
    let mut taken = BTreeSet::new();
    for _ in 0..5 {
        let wanted = json!({});
        let asked = people.iter().map(|person| person.post("/api/v1/claims/next", &wanted));
        for (person, answer) in people.iter().zip(futures_util::future::join_all(asked).await) {
            if answer.status == 404 {
                continue;
            }
            let file = answer.expect(200).json();
            assert_eq!(file["assignee"]["id"], person.id);
            assert!(taken.insert(file["id"].as_str().unwrap().to_owned()), "handed out twice");
        }
    }
    assert_eq!(taken.len(), waiting.min(40));
    let none = people[0].post("/api/v1/claims/next", &json!({"kinds": ["prediction"]})).await;
    let problem = none.problem(404, "not-found");
    assert_eq!(problem["detail"], "There is no such claim waiting, or you may not see it.");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bulk_change_has_one_outcome_a_claim_and_a_refusal_stops_no_other() {
    let app = TestApp::start().await;
    let (reviewer, colleague) = (app.reviewer().await, app.reviewer().await);
    let claims = app.claims(&reviewer, "https://karvia-post.example/dam").await;
    colleague.does(&claims[1], "review/assign").await;
    let nobody = "01970000-0000-7000-8000-000000000000";
    let bulk = async |body: Value| reviewer.post("/api/v1/claims/bulk", &body).await;

    let ids = json!([claims[0], claims[1], nobody, claims[2]]);
    let answer = bulk(json!({"action": "dismiss", "ids": ids, "reason": "opinion"})).await.expect(200).json();
    let outcomes = answer["outcomes"].as_array().unwrap();
    let statuses: Vec<&Value> = outcomes.iter().map(|outcome| &outcome["status"]).collect();
    assert_eq!(json!(statuses), json!([200, 409, 404, 200]));
    assert!(outcomes[1]["detail"].as_str().unwrap().contains(&colleague.name));
    for (at, state) in [(0, "dismissed"), (1, "in_review"), (2, "dismissed")] {
        let file = reviewer.claim(&claims[at]).await;
        assert_eq!(file["state"], state);
        if at != 1 {
            assert_eq!(outcomes[if at == 2 { 3 } else { 0 }]["etag"], file["etag"]);
        }
    }

    let tagged = json!({"action": "topics", "ids": [claims[1]], "add": ["Dams", "war"], "remove": []});
    bulk(tagged).await.expect(200);
    let tagged = json!({"action": "topics", "ids": [claims[1]], "add": ["peace"], "remove": ["WAR"]});
    bulk(tagged).await.expect(200);
    assert_eq!(reviewer.claim(&claims[1]).await["topics"], json!(["dams", "peace"]));
    let due = json!({"action": "due", "ids": [claims[1]], "due_at": "2026-03-09T08:00:00Z"});
    bulk(due).await.expect(200);
    assert_eq!(reviewer.claim(&claims[1]).await["due_at"], "2026-03-09T08:00:00Z");

    let too_many: Vec<&str> = vec![nobody; 101];
    for wrong in [json!([]), json!(too_many)] {
        let answer = bulk(json!({"action": "release", "ids": wrong})).await;
        assert_eq!(answer.pointers(), ["/ids"]);
    }
    bulk(json!({"action": "eat", "ids": [nobody]})).await.problem(422, "invalid");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_keeps_views_of_their_own() {
    let app = TestApp::start().await;
    let (reviewer, colleague) = (app.reviewer().await, app.reviewer().await);
    let view = json!({"name": "Floods", "query": "topic=floods&sort=due&stale=true"});
    let kept = reviewer.create("/api/v1/me/views", &view).await;
    reviewer.post("/api/v1/me/views", &view).await.problem(409, "conflict");
    colleague.post("/api/v1/me/views", &view).await.expect(201);
    for wrong in ["sort=best", "limit=5", "nothing=1", "kind=poem"] {
        let answer = reviewer.post("/api/v1/me/views", &json!({"name": "X", "query": wrong})).await;
        answer.problem(422, "invalid");
    }
    let list = reviewer.read("/api/v1/me/views").await;
    assert_eq!(list["items"], json!([kept]));

    let path = format!("/api/v1/me/views/{}", kept["id"].as_str().unwrap());
    colleague.delete(&path).await.problem(404, "not-found");
    reviewer.delete(&path).await.expect(204);
    reviewer.delete(&path).await.problem(404, "not-found");
}
