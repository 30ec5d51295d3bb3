//! Matches: decisions about pairs, reuse of verdicts, search by meaning, an index that follows changes.

use claimdesk::app::claims::matching::vectors;
use claimdesk::domain::claims::review::State;
use serde_json::{Value, json};

use crate::support::dictionary::dictionary;
use crate::support::newsroom::bring_to;
use crate::support::people::PASSWORD;
use crate::support::{Person, TestApp};

const DAM: &str =
    "At least 37 people were killed when the Ostrel dam broke on 2 February 2026, the interior ministry said.";
const SAME: &str =
    "The interior ministry said that 37 people were killed when the dam at Ostrel broke on 2 February 2026.";
const BREAD: &str = "The price of bread in Anlis rose by 40 percent within a year, the statistics office said.";

async fn claim(app: &TestApp, person: &Person, outlet: &str, text: &str) -> String {
    let article = json!({
        "text": text, "url": format!("https://{outlet}.example/1"), "title": "News", "outlet": outlet,
        "published_at": "2026-02-03", "language": "en",
    });
    let article = person.create("/api/v1/articles", &article).await;
    app.drain_jobs().await;
    person.claims_of(&article).await.remove(0)["id"].as_str().unwrap().to_owned()
}

async fn related(person: &Person, claim: &str) -> Vec<Value> {
    let page = person.read(&format!("/api/v1/claims/{claim}/related")).await;
    page["items"].as_array().unwrap().clone()
}

async fn decide(person: &Person, [claim, other]: [&str; 2], state: Value) -> Vec<Value> {
    let path = format!("/api/v1/claims/{claim}/matches/{other}");
    let answer = person.put(&path, &json!({"state": state})).await.expect(200).json();
    answer["items"].as_array().unwrap().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pair_is_confirmed_rejected_and_undone_for_both_claims() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let one = claim(&app, &reviewer, "post", DAM).await;
    let other = claim(&app, &reviewer, "daily", SAME).await;
    claim(&app, &reviewer, "market", BREAD).await;

    let suspected = related(&reviewer, &one).await;
    assert_eq!(suspected.len(), 1, "{suspected:#?}");
    assert_eq!([&suspected[0]["claim"]["id"], &suspected[0]["decision"]], [&json!(other), &Value::Null]);
    let reasons = suspected[0]["reasons"].as_array().unwrap();
    assert!(reasons.contains(&json!("same_figure")) && reasons.contains(&json!("same_day")), "{reasons:?}");

    let confirmed = decide(&reviewer, [&one, &other], json!("confirmed")).await;
    assert_eq!(confirmed[0]["decision"]["state"], "confirmed");
    let back = related(&reviewer, &other).await;
    assert_eq!([&back[0]["claim"]["id"], &back[0]["decision"]["state"]], [&json!(one), &json!("confirmed")]);

    assert_eq!(decide(&reviewer, [&other, &one], json!("rejected")).await, [Value::Null; 0]);
    assert_eq!(related(&reviewer, &one).await, [Value::Null; 0], "a rejected pair does not come back");
    decide(&reviewer, [&one, &other], Value::Null).await;
    assert_eq!(related(&reviewer, &one).await[0]["decision"], Value::Null);

    let history = reviewer.read(&format!("/api/v1/claims/{one}/history")).await;
    let told = history["items"].as_array().unwrap().iter().filter(|event| event["kind"] == "claim.match_decided");
    assert_eq!(told.count(), 3);
    let path = format!("/api/v1/claims/{one}/matches/{other}");
    let undecided = json!({"state": "confirmed", "seen": "suspected"});
    reviewer.put(&path, &undecided).await.expect(200);
    reviewer.put(&path, &json!({})).await.problem(422, "invalid");
    assert_eq!(related(&reviewer, &one).await[0]["decision"]["state"], "confirmed", "nothing given, nothing decided");
    let late = reviewer.put(&path, &json!({"state": "rejected", "seen": "suspected"})).await.problem(409, "conflict");
    assert_eq!(late["code"], "match_decided", "{late}");
    reviewer.put(&path, &json!({"state": null, "seen": "confirmed"})).await.expect(200);
    let late = reviewer.put(&path, &json!({"state": "rejected", "seen": "confirmed"})).await.problem(409, "conflict");
    assert_eq!(late["code"], "match_undone", "{late}");
    let itself = format!("/api/v1/claims/{one}/matches/{one}");
    reviewer.put(&itself, &json!({"state": "confirmed"})).await.expect(422);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_published_verdict_about_a_confirmed_match_becomes_a_draft() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let known = claim(&app, &author, "post", DAM).await;
    let new = claim(&app, &author, "daily", SAME).await;
    bring_to(&known, State::Published, &author, &second, &editor).await;
    author.change(&new, "review/assign", &json!({})).await.expect(200);

    let ask = json!({"from": known});
    author.change(&new, "verdict/reuse", &ask).await.problem(409, "conflict");
    decide(&author, [&new, &known], json!("confirmed")).await;
    let reused = author.change(&new, "verdict/reuse", &ask).await.expect(200).json();
    let published = author.claim(&known).await;
    let draft = &reused["verdict"]["draft"];
    let revision = &published["verdict"]["current"];
    assert!(!draft.is_null() && !revision.is_null(), "{reused:#}");
    assert_eq!([&draft["summary"], &draft["rationale"]], [&revision["summary"], &revision["rationale"]]);
    assert_eq!(draft["rating"], revision["rating"]["key"]);
    let sources = |file: &Value| file["evidence"].as_array().unwrap().len();
    assert_eq!(sources(&reused), sources(&published));

    // Once more copies no source twice.
    let again = author.change(&new, "verdict/reuse", &ask).await.expect(200).json();
    assert_eq!(sources(&again), sources(&reused));

    // The draft goes through the same gate.
    let verdict = json!({"rating": draft["rating"], "summary": draft["summary"], "rationale": draft["rationale"]});
    author.change(&new, "verdict/submission", &verdict).await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reused_verdict_replaces_nobodys_words_unasked() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let known = claim(&app, &author, "post", DAM).await;
    let new = claim(&app, &author, "daily", SAME).await;
    bring_to(&known, State::Published, &author, &second, &editor).await;
    author.change(&new, "review/assign", &json!({})).await.expect(200);
    decide(&author, [&new, &known], json!("confirmed")).await;
    let own = json!({"rating": null, "summary": "Two lists differ.", "rationale": "An afternoon of work."});
    author.change(&new, "verdict/draft", &own).await.expect(200);

    let refused = author.change(&new, "verdict/reuse", &json!({"from": known})).await.problem(409, "conflict");
    assert_eq!(refused["code"], "draft_exists", "{refused}");
    assert_eq!(author.claim(&new).await["verdict"]["draft"]["summary"], "Two lists differ.");
    let agreed = json!({"from": known, "replaces_draft": true});
    let answer = author.change(&new, "verdict/reuse", &agreed).await.expect(200).json();
    assert_ne!(answer["verdict"]["draft"]["summary"], "Two lists differ.");
}

/// Forty-five articles that are removed again, and two that decide at once.
#[tokio::test(flavor = "multi_thread")]
async fn removed_claims_crowd_nobody_out_and_two_who_decide_leave_a_true_log() {
    let app = TestApp::start().await;
    let (reviewer, editor) = (app.reviewer().await, app.editor().await);
    let kept = claim(&app, &reviewer, "post", DAM).await;
    let mut articles = Vec::new();
    for number in 0..45 {
        let text = format!("The interior ministry said that {number} people were killed when the dam at Ostrel broke.");
        let article = json!({"text": text, "url": format!("https://copy.example/{number}"), "title": "News"});
        articles.push(editor.create("/api/v1/articles", &article).await);
    }
    app.drain_jobs().await;
    let asked = "/api/v1/claims/search?text=people+were+killed+when+the+dam+at+Ostrel+broke";
    assert_eq!(reviewer.read(asked).await["items"].as_array().unwrap().len(), 20);
    for article in &articles {
        editor.delete(&format!("/api/v1/articles/{}", article["id"].as_str().unwrap())).await.expect(204);
    }
    assert_eq!(reviewer.read(asked).await["items"][0]["claim"]["id"], json!(kept));

    let other = claim(&app, &reviewer, "daily", SAME).await;
    let path = format!("/api/v1/claims/{kept}/matches/{other}");
    let decisions = (0..20).map(|turn| {
        let (person, path) = (if turn % 2 == 0 { &reviewer } else { &editor }, &path);
        async move {
            let state = if turn % 2 == 0 { "confirmed" } else { "rejected" };
            person.put(path, &json!({"state": state})).await.expect(200);
        }
    });
    futures_util::future::join_all(decisions).await;
    let history = reviewer.read(&format!("/api/v1/claims/{kept}/history?limit=100")).await;
    let mut before = Value::Null;
    for event in
        history["items"].as_array().unwrap().iter().rev().filter(|event| event["kind"] == "claim.match_decided")
    {
        let change = &event["changes"][0];
        assert_eq!(change["from"], before, "{event}");
        before = change["to"].clone();
    }
    assert_ne!(before, Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sentence_and_an_article_are_searched_before_they_are_made() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let dam = claim(&app, &reviewer, "post", DAM).await;
    let bread = claim(&app, &reviewer, "market", BREAD).await;
    let ask = async |text: &str| {
        let text: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
        reviewer.read(&format!("/api/v1/claims/search?text={text}")).await["items"].as_array().unwrap().clone()
    };
    let found = ask("Did 52 people die as the dam in Ostrel broke?").await;
    assert_eq!(found[0]["claim"]["id"], json!(dam));
    assert!(found[0]["reasons"].as_array().unwrap().contains(&json!("other_figure")), "{found:#?}");
    assert_eq!(ask("Nothing of the kind was ever heard of").await, [Value::Null; 0]);
    let faults = reviewer.get("/api/v1/claims/search?text=").await.problem(422, "invalid")["errors"].clone();
    assert_eq!([&faults[0]["pointer"], &faults[0]["code"]], ["/text", "empty"], "{faults}");

    let padding = "The weather was fine and people walked along the river as they like to do on such days. ".repeat(4);
    let article = format!("{DAM} {padding}\n\n{BREAD}");
    let answer = reviewer.post("/api/v1/claims/search", &json!({"text": article})).await.expect(200).json();
    let known: Vec<&Value> =
        answer["passages"].as_array().unwrap().iter().map(|one| &one["claims"][0]["claim"]["id"]).collect();
    assert!(known.contains(&&json!(dam)) && known.contains(&&json!(bread)), "{answer:#}");
    assert_eq!(reviewer.read("/api/v1/articles").await["items"].as_array().unwrap().len(), 2, "nothing was made");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_server_follows_what_changes() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let other_server = app.beside().await;
    let colleague = Person { url: other_server.url.clone(), ..reviewer.elsewhere().await };
    colleague.sign_in(PASSWORD).await.expect(200);
    let one = claim(&app, &reviewer, "post", DAM).await;
    let other = claim(&app, &reviewer, "daily", SAME).await;
    assert_eq!(related(&colleague, &one).await.len(), 1);
    let words = json!({"statement": "Bakers in Anlis ask for two crowns a loaf.", "reason": "another subject"});
    reviewer.change(&other, "", &words).await.expect(200);
    assert_eq!(related(&colleague, &one).await, [Value::Null; 0]);
    let found = colleague.read("/api/v1/claims/search?text=two+crowns+a+loaf+bakers+Anlis").await;
    assert_eq!(found["items"][0]["claim"]["id"], json!(other));
    reviewer.change(&other, "review/dismiss", &json!({"reason": "opinion"})).await.expect(200);
    let found = colleague.read("/api/v1/claims/search?text=two+crowns+a+loaf+bakers+Anlis").await;
    assert_eq!(found["items"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn another_figure_for_a_published_claim_brings_it_back() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let exact = DAM.replace("At least 37", "Exactly 37");
    let known = claim(&app, &author, "post", &exact).await;
    bring_to(&known, State::Published, &author, &second, &editor).await;
    for (outlet, text) in [
        ("same", SAME.to_owned()),
        ("elsewhere", SAME.replace("Ostrel", "Vesperholm").replace("37", "52")),
        ("wounded", SAME.replace("37 people were killed", "52 people were injured")),
        ("asked", format!("Did the interior ministry say that {}", SAME.replace("37", "52").replace('.', "?"))),
    ] {
        claim_if_any(&app, &author, outlet, &text).await;
        assert_eq!(author.claim(&known).await["stale"], Value::Null, "{outlet}");
    }
    let by = claim(&app, &author, "daily", &SAME.replace("37", "52")).await;
    let stale = author.claim(&known).await["stale"].clone();
    assert_eq!(stale["reason"], "conflicting_value");
    assert!(stale["words"].as_str().unwrap().contains("52 people were killed"), "{stale}");
    assert_eq!(stale["by"], json!(by));
}

/// An article whose text may hold no claim.
async fn claim_if_any(app: &TestApp, person: &Person, outlet: &str, text: &str) {
    let article = json!({
        "text": text, "url": format!("https://{outlet}.example/1"), "title": "News", "outlet": outlet,
        "published_at": "2026-02-03", "language": "en",
    });
    person.create("/api/v1/articles", &article).await;
    app.drain_jobs().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_a_model_the_words_of_another_language_find_the_claim() {
    let words: [&[&str]; 4] = [&["dam", "presa"], &["broke", "rompió"], &["killed", "murieron"], &["bread", "pan"]];
    let app = TestApp::comparing(dictionary(&words), &[]).await;
    let reviewer = app.reviewer().await;
    let dam = claim(&app, &reviewer, "post", DAM).await;
    claim(&app, &reviewer, "market", BREAD).await;
    let search = async |text: &str| {
        let found = reviewer.read(&format!("/api/v1/claims/search?text={text}")).await;
        found["items"].as_array().unwrap().clone()
    };

    let found = search("La+presa+se+rompió+y+murieron+vecinos").await;
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0]["claim"]["id"], json!(dam));
    assert_eq!(search("La+torre+fue+pintada+ayer").await, [Value::Null; 0]);

    // A server that started later has another model: this one leaves the vectors alone and searches by words.
    let declare = "insert into matching_model (model) values ('another')";
    sqlx::query(declare).execute(&mut app.database().await).await.unwrap();
    app.tick().await;
    let vectors = "select count(*) from claim_vectors where vector is not null";
    let kept: i64 = app.value(vectors).await;
    claim(&app, &reviewer, "daily", SAME).await;
    assert_eq!(app.value::<i64>(vectors).await, kept);
    vectors::declare(&app.app).await.unwrap();
    app.tick().await;
    app.drain_jobs().await;
    assert_eq!(app.value::<i64>(vectors).await, kept + 1);
}
