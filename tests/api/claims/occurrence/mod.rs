//! Occurrences: ten articles about one explosion, decisions about claims, the queue by occurrence, grouping again.

mod order;

use std::collections::BTreeSet;

use claimdesk::app::claims::matching::grouping;
use claimdesk::domain::claims::review::State;
use serde_json::{Value, json};

use crate::support::newsroom::bring_to;
use crate::support::{Person, TestApp};

/// Twelve invented articles, ten of them about the explosion in Brennick.
const STORY: &str = include_str!("../../../fixtures/silo.txt");

/// Brings the articles in one after the other.
async fn bring_story(app: &TestApp, person: &Person) {
    for (number, article) in STORY.split("\n== ").skip(1).enumerate() {
        let (head, text) = article.split_once('\n').unwrap();
        let [outlet, title, published] = head.split(" | ").collect::<Vec<_>>().try_into().unwrap();
        let article = json!({
            "text": text.trim(), "url": format!("https://story.example/{number}"), "title": title, "outlet": outlet,
            "published_at": published, "language": "en",
        });
        person.create("/api/v1/articles", &article).await;
        app.drain_jobs().await;
    }
}

async fn occurrences(person: &Person, query: &str) -> Vec<Value> {
    let page = person.read(&format!("/api/v1/occurrences{query}")).await;
    page["items"].as_array().unwrap().clone()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap()
}

/// The statement of a claim of an occurrence, without insertions.
fn statement(told: &Value, id: &Value) -> String {
    let members = told["members"].as_array().unwrap();
    let member = members.iter().find(|member| member["claim"]["id"] == *id).unwrap();
    text(&member["claim"], "quote").to_owned()
}

/// Outlets of the two claims and the reason of every contradiction.
fn contradictions(told: &Value) -> BTreeSet<(String, String, String)> {
    let members = told["members"].as_array().unwrap();
    let outlet = |id: &Value| {
        let member = members.iter().find(|member| member["claim"]["id"] == *id).unwrap();
        text(&member["claim"]["article"], "outlet").to_owned()
    };
    let all = told["contradictions"].as_array().unwrap().iter();
    all.map(|one| {
        let mut pair = [outlet(&one["one"]), outlet(&one["other"])];
        // Articles of one day have no order.
        pair.sort();
        let [first, second] = pair;
        (first, second, text(one, "reason").to_owned())
    })
    .collect()
}

fn expected(table: &[(&str, &str, &str)]) -> BTreeSet<(String, String, String)> {
    table.iter().map(|(one, other, reason)| ((*one).to_owned(), (*other).to_owned(), (*reason).to_owned())).collect()
}

async fn read(person: &Person, occurrence: &Value) -> Value {
    person.read(&format!("/api/v1/occurrences/{}", text(occurrence, "id"))).await
}

/// The occurrence with this word in its label.
async fn about(person: &Person, word: &str) -> Value {
    let found = occurrences(person, "").await;
    let one = found.iter().find(|one| one["label"].as_array().unwrap().contains(&json!(word)));
    read(person, one.unwrap_or_else(|| panic!("{word}: {found:#?}"))).await
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_articles_about_one_explosion_are_one_group_with_exactly_its_contradictions() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    bring_story(&app, &reviewer).await;

    let found = occurrences(&reviewer, "").await;
    assert_eq!(found.len(), 3, "{found:#?}");
    let told = about(&reviewer, "explosion").await;
    assert_eq!(told["label"][0], "Brennick");
    assert_eq!(told["articles"], 10, "{told:#}");
    assert_eq!([&told["first_day"], &told["last_day"]], [&json!("2026-04-12"), &json!("2026-04-15")]);
    let quotes: Vec<&str> =
        told["members"].as_array().unwrap().iter().map(|member| text(&member["claim"], "quote")).collect();
    let tells = |words: &str| quotes.iter().any(|quote| quote.contains(words));
    assert!(tells("killed 9 people") && tells("rose to 17") && tells("41 people dead or injured"), "{quotes:#?}");
    assert!(!tells("paper mill") && !tells("Dunmore"), "{quotes:#?}");

    assert_eq!(
        contradictions(&told),
        expected(&[
            ("Evening Mirror", "Tovaria Daily", "lower_later"),
            ("Evening Mirror", "Harbour Post", "other_figure"),
            ("Coast Tribune", "Lamp Post", "other_day"),
        ])
    );
    let operator = about(&reviewer, "inspection").await;
    assert_eq!(contradictions(&operator), expected(&[("Business Sheet", "Lamp Post", "other_party")]));
    let fire = about(&reviewer, "Dunmore").await;
    assert_eq!(fire["articles"], 2);
    assert_eq!(contradictions(&fire), expected(&[]), "a later, higher toll is a development");

    let series = told["series"].as_array().unwrap();
    let killed = series.iter().find(|series| series["measures"] == "people killed").unwrap();
    let line: Vec<(f64, &str, &Value)> = killed["points"]
        .as_array()
        .unwrap()
        .iter()
        .map(|point| (point["value"]["low"].as_f64().unwrap(), text(point, "role"), &point["movement"]))
        .collect();
    let up = json!("up");
    let place = |low: f64, role: &str| {
        let found = line.iter().position(|(number, is, _)| (*number - low).abs() < 0.5 && *is == role);
        found.unwrap_or_else(|| panic!("{low} {role}: {line:#?}"))
    };
    assert_eq!(line[place(9.0, "total")].2, &json!("first"));
    assert_eq!(line[place(12.0, "total")].2, &up);
    assert!(place(9.0, "total") < place(12.0, "total") && place(12.0, "total") < place(15.0, "total"));
    assert!(place(15.0, "total") < place(17.0, "total"));
    assert_eq!(line[place(15.0, "former")].2, &Value::Null);
    assert_eq!(line[place(30.0, "unasserted")].2, &Value::Null);
    let eleven = &killed["points"][place(11.0, "total")];
    let reasons: BTreeSet<&str> =
        eleven["contradicts"].as_array().unwrap().iter().map(|one| text(one, "reason")).collect();
    assert_eq!(reasons, BTreeSet::from(["lower_later", "other_figure"]));
    assert!(series.iter().any(|series| series["measures"] == "people killed or injured"), "{series:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_takes_a_claim_out_and_puts_one_in_and_grouping_again_keeps_that() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    bring_story(&app, &reviewer).await;
    let told = about(&reviewer, "explosion").await;
    let fire = about(&reviewer, "Dunmore").await;
    let members = |told: &Value| -> BTreeSet<String> {
        told["members"].as_array().unwrap().iter().map(|member| text(&member["claim"], "quote").to_owned()).collect()
    };
    let id = text(&told, "id");
    let mirror = told["members"].as_array().unwrap();
    let mirror = mirror.iter().find(|member| member["claim"]["article"]["outlet"] == "Evening Mirror").unwrap();
    let mirror = text(&mirror["claim"], "id");
    let dunmore = text(&fire["members"][0]["claim"], "id");
    let decide = async |claim: &str, decision: Value| {
        let path = format!("/api/v1/occurrences/{id}/claims/{claim}");
        reviewer.put(&path, &json!({"decision": decision})).await.expect(200).json()
    };

    let out = decide(mirror, json!("out")).await;
    assert_eq!(out["removed"][0]["claim"]["id"], mirror);
    assert_eq!(out["removed"][0]["decision"]["decision"], "out");
    assert_eq!(contradictions(&out), expected(&[("Coast Tribune", "Lamp Post", "other_day")]));
    let with = decide(dunmore, json!("in")).await;
    assert_eq!(with["articles"], 10, "one out, one in");

    let before: BTreeSet<BTreeSet<String>> = groups(&reviewer).await;
    grouping::again(&app.app).await.unwrap();
    let again = read(&reviewer, &told).await;
    assert_eq!(members(&again), members(&with), "decisions stay");
    assert_eq!(groups(&reviewer).await, before, "the same claims give the same groups");
    grouping::again(&app.app).await.unwrap();
    assert_eq!(groups(&reviewer).await, before);

    let back = decide(mirror, Value::Null).await;
    assert!(members(&back).contains(&statement(&back, &json!(mirror))));
    let history = reviewer.read(&format!("/api/v1/claims/{mirror}/history")).await;
    let kinds = history["items"].as_array().unwrap().iter().filter(|event| event["kind"] == "claim.occurrence_decided");
    assert_eq!(kinds.count(), 2);
    let nowhere = uuid::Uuid::nil();
    reviewer
        .put(&format!("/api/v1/occurrences/{nowhere}/claims/{mirror}"), &json!({"decision": "in"}))
        .await
        .expect(404);
    reviewer.put(&format!("/api/v1/occurrences/{id}/claims/{nowhere}"), &json!({"decision": "in"})).await.expect(404);
}

/// All groups as sets of quotes.
async fn groups(person: &Person) -> BTreeSet<BTreeSet<String>> {
    let mut groups = BTreeSet::new();
    for one in occurrences(person, "").await {
        let told = read(person, &one).await;
        let members = told["members"].as_array().unwrap().iter();
        groups.insert(members.map(|member| text(&member["claim"], "quote").to_owned()).collect());
    }
    groups
}

#[tokio::test(flavor = "multi_thread")]
async fn the_queue_works_by_occurrence_and_a_claim_leads_to_its_own() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    bring_story(&app, &reviewer).await;
    let fire = about(&reviewer, "Dunmore").await;
    let (id, members) = (text(&fire, "id"), fire["members"].as_array().unwrap());
    let claims = reviewer.read(&format!("/api/v1/claims?occurrence={id}")).await;
    assert_eq!(claims["items"].as_array().unwrap().len(), members.len());
    let claim = text(&members[0]["claim"], "id");
    let of_claim = reviewer.read(&format!("/api/v1/claims/{claim}/occurrences")).await;
    assert_eq!(of_claim["items"][0]["id"], id);

    assert_eq!(occurrences(&reviewer, "?open=true").await.len(), 3);
    for member in members {
        let reason = json!({"reason": "out_of_scope"});
        reviewer.change(text(&member["claim"], "id"), "review/dismiss", &reason).await.expect(200);
    }
    let open = occurrences(&reviewer, "?open=true").await;
    assert!(open.iter().all(|one| one["id"] != id), "dismissed claims are not told: {open:#?}");

    let first = reviewer.read("/api/v1/occurrences?limit=1").await;
    let next = reviewer.read(&format!("/api/v1/occurrences?limit=1&cursor={}", text(&first, "next_cursor"))).await;
    assert_ne!(first["items"][0]["id"], next["items"][0]["id"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_figure_brings_a_published_verdict_back_with_its_own_reason() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let article = |outlet: &str, day: &str, text: &str| {
        json!({
            "text": text, "url": format!("https://{outlet}.example/1"), "title": "News", "outlet": outlet,
            "published_at": day, "language": "en",
        })
    };
    let known = article(
        "post",
        "2026-04-14",
        "The explosion at the grain silo in Brennick killed 9 people, the fire brigade said.",
    );
    let known = author.create("/api/v1/articles", &known).await;
    app.drain_jobs().await;
    let known = author.claims_of(&known).await.remove(0);
    let known = text(&known, "id");
    bring_to(known, State::Published, &author, &second, &editor).await;
    let same = article(
        "same",
        "2026-04-15",
        "The explosion at the grain silo in Brennick left 40 people injured, the fire brigade said.",
    );
    author.create("/api/v1/articles", &same).await;
    app.drain_jobs().await;
    assert_eq!(author.claim(known).await["stale"], Value::Null);
    let newer = article(
        "daily",
        "2026-04-16",
        "The explosion at the grain silo in Brennick killed 17 people, the fire brigade said.",
    );
    author.create("/api/v1/articles", &newer).await;
    app.drain_jobs().await;
    assert_eq!(author.claim(known).await["stale"]["reason"], "newer_figure");
}
