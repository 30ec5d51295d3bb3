//! Pages that are looked at again: silent edits, pages that go, people's texts.

use chrono::TimeDelta;
use claimdesk::domain::claims::review::State;
use claimdesk::domain::publishing::publisher::PublishingRules;
use serde_json::{Value, json};

use crate::support::articles::path_of;
use crate::support::newsroom::bring_to;
use crate::support::people::PASSWORD;
use crate::support::site::{Reply, Site};
use crate::support::{Person, TestApp};

fn page(toll: u32, shares: u32) -> Reply {
    Reply::html(&format!(
        "<!doctype html><html lang=en><head><title>Dam breaks | Karvia Post</title></head><body><article>\
        <h1>Dam breaks above Ostrel</h1>\
        <p>At least {toll} people were killed when the dam above Ostrel broke on Monday, the interior ministry said on Tuesday.</p>\
        <p>The wall of water reached the town at four in the morning and destroyed 230 houses, the mayor, Ivo Karst, said.</p>\
        <p>The government of Karvia declared a state of emergency in three districts and asked its neighbours for helicopters.</p>\
        <p>{shares} shares</p></article></body></html>"
    ))
}

async fn ask(app: &TestApp, person: &Person, url: &str) -> Value {
    let article = person.post("/api/v1/articles", &json!({"url": url})).await.expect(202).json();
    app.drain_jobs().await;
    person.read(&path_of(&article)).await
}

/// Lets time pass, and the server look at what is due.
async fn pass(app: &TestApp, person: &Person, time: TimeDelta) {
    app.advance(time);
    app.tick().await;
    app.drain_jobs().await;
    person.sign_in(PASSWORD).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_silent_edit_becomes_a_version_and_its_claim_comes_back_with_both_wordings() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let site = Site::start();
    let url = site.set("/dam", page(37, 12));
    let article = ask(&app, &author, &url).await;
    let next = article["watch"]["next_at"].as_str().unwrap();
    assert_eq!(next.parse::<chrono::DateTime<chrono::Utc>>().unwrap(), app.app.clock.now() + TimeDelta::hours(1));
    let claims = author.claims_of(&article).await;
    let toll = claims.iter().find(|claim| claim["quote"].as_str().unwrap().contains("37 people")).unwrap();
    let toll = toll["id"].as_str().unwrap();
    bring_to(toll, State::Published, &author, &second, &editor).await;

    // Only the number of shares has changed.
    site.set("/dam", page(37, 900).with("ETag", "\"a\""));
    pass(&app, &author, TimeDelta::minutes(61)).await;
    let same = author.read(&path_of(&article)).await;
    assert_eq!([&same["version"], &same["watch"]["changed_at"]], [&json!(1), &Value::Null]);
    assert!(same["watch"]["next_at"].as_str() > Some(next), "the gaps grow: {same}");

    // The site says that the page is as it was.
    pass(&app, &author, TimeDelta::hours(7)).await;
    assert_eq!(site.unchanged(), 1);

    site.set("/dam", page(41, 950).with("ETag", "\"b\""));
    pass(&app, &author, TimeDelta::hours(25)).await;
    let changed = author.read(&path_of(&article)).await;
    assert_eq!(changed["version"], 2);
    assert!(!changed["watch"]["changed_at"].is_null());
    let file = author.claim(toll).await;
    assert_eq!(file["state"], "published");
    assert_eq!(file["stale"]["reason"], "words_changed");
    assert!(
        file["stale"]["words"].as_str().unwrap().starts_with("At least 41 people were killed"),
        "{}",
        file["stale"]
    );
    editor.sign_in(PASSWORD).await.expect(200);
    let inbox = editor.read("/api/v1/me/notifications").await;
    assert!(inbox["items"].as_array().unwrap().iter().any(|item| item["kind"] == "stale"), "{inbox:#}");
    assert_eq!(author.claims_of(&changed).await.len(), claims.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_is_missing_on_two_days_is_gone() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let site = Site::start();
    let url = site.set("/dam", page(37, 1));
    let article = ask(&app, &author, &url).await;
    let claims = author.claims_of(&article).await;
    let claim = claims[0]["id"].as_str().unwrap();
    bring_to(claim, State::Published, &author, &second, &editor).await;

    // Sites lead readers of removed pages to the front page.
    site.set("/dam", Reply::redirect("/"));
    site.set("/", page(37, 2));
    pass(&app, &author, TimeDelta::hours(2)).await;
    let once = author.read(&path_of(&article)).await;
    assert_eq!([&once["watch"]["problem"], &once["watch"]["gone_at"]], [&json!("not_found"), &Value::Null]);
    assert_eq!(author.claim(claim).await["stale"], Value::Null, "a site may be down for an hour");
    site.set("/dam", Reply::status(410));
    pass(&app, &author, TimeDelta::hours(25)).await;
    let gone = author.read(&path_of(&article)).await;
    assert!(!gone["watch"]["gone_at"].is_null(), "{}", gone["watch"]);
    assert_eq!(author.claim(claim).await["stale"]["reason"], "page_gone");
    let history = author.read(&format!("{}/history", path_of(&article))).await;
    assert_eq!(history["items"][0]["kind"], "article.gone");

    // It is back.
    site.set("/dam", page(37, 3));
    author.post(&format!("{}/fetch", path_of(&article)), &json!({})).await.expect(202);
    app.drain_jobs().await;
    let back = author.read(&path_of(&article)).await;
    assert_eq!(
        [&back["version"], &back["watch"]["gone_at"], &back["watch"]["problem"]],
        [&json!(1), &Value::Null, &Value::Null]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_people_say_of_an_article_outlives_its_page() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let site = Site::start();
    let url = site.set("/dam", page(37, 1));
    let article = ask(&app, &reviewer, &url).await;
    reviewer.patch(&path_of(&article), "", &json!({"title": "The dam of Ostrel"})).await.expect(200);
    app.drain_jobs().await;
    site.set("/dam", page(41, 1));
    pass(&app, &reviewer, TimeDelta::hours(2)).await;
    let changed = reviewer.read(&path_of(&article)).await;
    assert_eq!([&changed["version"], &changed["title"]], [&json!(2), &json!("The dam of Ostrel")]);

    // A text that people give is not compared with the page.
    let pasted =
        json!({"url": url, "text": "At least 43 people were killed when the dam above Ostrel broke on Monday."});
    let pasted = reviewer.post("/api/v1/articles", &pasted).await.expect(201).json();
    assert_eq!([&pasted["version"], &pasted["watch"]], [&json!(3), &Value::Null]);
    pass(&app, &reviewer, TimeDelta::days(40)).await;
    assert_eq!(reviewer.read(&path_of(&article)).await["version"], 3);
    let again = reviewer.post(&format!("{}/fetch", path_of(&article)), &json!({})).await;
    assert_eq!(again.problem(409, "conflict")["code"], "article_has_text");
}

#[tokio::test(flavor = "multi_thread")]
async fn readers_are_told_of_an_article_that_was_changed_after_the_check_if_the_newsroom_says_so() {
    const NOTE: &str = "The article was changed after we checked it";
    let rules = PublishingRules { tell_article_changes: true, ..PublishingRules::default() };
    let (open, silent) = (TestApp::publishing(rules).await, TestApp::start().await);
    for (app, tells) in [(open, true), (silent, false)] {
        let (author, second, editor) = app.staff().await;
        let site = Site::start();
        let article = ask(&app, &author, &site.set("/dam", page(37, 12))).await;
        let claims = author.claims_of(&article).await;
        let with = |words: &str| {
            let claim = claims.iter().find(|claim| claim["quote"].as_str().unwrap().contains(words)).unwrap();
            claim["id"].as_str().unwrap().to_owned()
        };
        let (toll, houses) = (with("37 people"), with("230 houses"));
        let mut addresses = Vec::new();
        for claim in [&toll, &houses] {
            bring_to(claim, State::Published, &author, &second, &editor).await;
            addresses.push(author.claim(claim).await["published"]["url"].as_str().unwrap().to_owned());
        }
        let reader = app.anyone();
        let tells_readers = async |address: &str| reader.get(address).await.expect(200).text().contains(NOTE);
        let at = async |address: &str| reader.read(&format!("{address}.json")).await["article_changed_at"].clone();
        assert!(!tells_readers(&addresses[0]).await);

        // Advertising, then the words of one claim.
        site.set("/dam", page(37, 900));
        pass(&app, &author, TimeDelta::hours(2)).await;
        assert!(!tells_readers(&addresses[0]).await);
        site.set("/dam", page(41, 900));
        pass(&app, &author, TimeDelta::hours(12)).await;
        assert_eq!(author.read(&path_of(&article)).await["version"], 2);
        assert_eq!((tells_readers(&addresses[0]).await, at(&addresses[0]).await.is_null()), (tells, !tells));
        assert_eq!(
            (tells_readers(&addresses[1]).await, at(&addresses[1]).await),
            (false, Value::Null),
            "its words are still there"
        );
        let page_now = reader.get(&addresses[0]).await.expect(200);
        assert!(!page_now.text().contains("41 people"), "the new words were not checked");

        // The outlet goes back to the words that were checked.
        site.set("/dam", page(37, 900));
        pass(&app, &author, TimeDelta::days(2)).await;
        assert_eq!(author.read(&path_of(&article)).await["version"], 3);
        assert!(!tells_readers(&addresses[0]).await, "the article has the words again");
    }
}
