//! Search API: parameters and errors of Google's Fact Check Tools.

use claimdesk::domain::claims::review::State;
use claimdesk::domain::people::token::Scope;
use serde_json::{Value, json};

use crate::support::newsroom::{bring_to, retract};
use crate::support::{Answer, Person, TestApp};

const SEARCH: &str = "/v1alpha1/claims:search";

async fn published(app: &TestApp) -> (Vec<String>, Person, Person, Person) {
    let (author, second, editor) = app.staff().await;
    let claims = app.claims(&author, "https://karvia-post.example/dam").await;
    for claim in &claims {
        bring_to(claim, State::Published, &author, &second, &editor).await;
    }
    (claims, author, second, editor)
}

fn failure(answer: &Answer, code: u16, status: &str) -> String {
    assert_eq!(answer.status, code, "{answer}");
    assert_eq!(answer.header("content-type"), Some("application/json; charset=UTF-8"));
    let error = answer.json()["error"].clone();
    assert_eq!(error["code"], code);
    assert_eq!(error["status"], status);
    error["message"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn verdicts_are_found_by_their_words_and_what_was_retracted_is_not() {
    let app = TestApp::start().await;
    let reader = app.anyone();
    let empty = reader.get(&format!("{SEARCH}?query=dam")).await.expect(200);
    assert_eq!(empty.json(), json!({}), "protocol buffers leave out what is empty");
    let (claims, _, second, editor) = published(&app).await;

    let found = reader.read(&format!("{SEARCH}?query=people+killed&languageCode=en-US")).await;
    let hit = &found["claims"][0];
    assert!(hit["text"].as_str().unwrap().contains("people were killed"), "{found}");
    assert_eq!(hit["claimDate"], "2026-02-03T00:00:00Z");
    let review = &hit["claimReview"][0];
    assert_eq!(review["textualRating"], "Mostly false");
    assert_eq!(review["publisher"]["site"], "127.0.0.1");
    assert!(review["url"].as_str().unwrap().starts_with(&format!("{}/verdicts/", app.url)));
    let all_words = found["claims"].as_array().unwrap().len();

    // A question in whole sentences has words that stand nowhere.
    let question = format!("{SEARCH}?query=is+it+true+that+37+people+were+killed+yesterday");
    assert!(reader.read(&question).await["claims"].as_array().unwrap().len() >= all_words);
    // A hyphen inside a word excludes nothing.
    let question = format!("{SEARCH}?query=is+it+true+that+37+well-known+people+were+killed+yesterday");
    assert!(reader.read(&question).await["claims"].as_array().unwrap().len() >= all_words);
    for nothing in [
        "query=zebra",
        "query=dam&languageCode=de",
        "query=people&reviewPublisherSiteFilter=elsewhere.example",
        "query=%21%26%7C%28",
        "query=zebra+-vaccine",
    ] {
        assert_eq!(reader.read(&format!("{SEARCH}?{nothing}")).await, json!({}), "{nothing}");
    }
    let ours = format!("{SEARCH}?reviewPublisherSiteFilter=127.0.0.1&pageSize=100");
    let count = |answer: Answer| answer.json()["claims"].as_array().unwrap().len();
    assert_eq!(count(reader.get(&ours).await.expect(200)), claims.len());

    app.advance(chrono::TimeDelta::days(40));
    assert_eq!(reader.read(&format!("{ours}&maxAgeDays=30")).await, json!({}));
    assert_eq!(count(reader.get(&format!("{ours}&maxAgeDays=50")).await.expect(200)), claims.len());

    // Older than any calendar is as old as one likes.
    let ever = reader.get(&format!("{ours}&maxAgeDays=3000000")).await;
    assert_eq!(count(ever.expect(200)), claims.len());

    let other = app.editor().await;
    let (editor, second) = (editor.elsewhere().await, second.elsewhere().await);
    retract(&claims[0], &editor, &second, &other).await;
    assert_eq!(count(reader.get(&ours).await.expect(200)), claims.len() - 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_follow_each_other_and_a_token_belongs_to_its_question() {
    let app = TestApp::start().await;
    let (claims, ..) = published(&app).await;
    let reader = app.anyone();
    for (question, wanted) in
        [("query=the&pageSize=1", None), ("reviewPublisherSiteFilter=127.0.0.1&pageSize=1", Some(claims.len()))]
    {
        let whole = question.replace("pageSize=1", "pageSize=100");
        let whole = reader.read(&format!("{SEARCH}?{whole}")).await;
        let (mut token, mut seen) = (String::new(), Vec::new());
        loop {
            let page = reader.read(&format!("{SEARCH}?{question}{token}")).await;
            seen.extend(page["claims"].as_array().unwrap().clone());
            let Some(next) = page["nextPageToken"].as_str() else {
                break;
            };
            token = format!("&pageToken={next}");
            assert!(seen.len() < 50);
        }
        assert_eq!(&Value::from(seen.clone()), &whole["claims"]);
        assert!(wanted.is_none_or(|wanted| wanted == seen.len()));
        let other = reader.get(&format!("{SEARCH}?query=dam{token}")).await;
        assert!(failure(&other, 400, "INVALID_ARGUMENT").contains("pageToken"));
    }
    let skipped = reader.read(&format!("{SEARCH}?reviewPublisherSiteFilter=127.0.0.1&offset=1")).await;
    assert_eq!(skipped["claims"].as_array().unwrap().len(), claims.len() - 1);
    let masked =
        reader.get(&format!("{SEARCH}?query=dam&fields=claims(claimReview/url)&prettyPrint=false")).await.expect(200);
    let review = &masked.json()["claims"][0];
    assert_eq!(review.as_object().unwrap().len(), 1);
    assert_eq!(review["claimReview"][0].as_object().unwrap().len(), 1);
    assert!(!masked.text().contains('\n'));
}

// threat G9
#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_comes_in_googles_envelope() {
    let app = TestApp::start().await;
    let reader = app.anyone();
    for (query, says) in [
        ("", "query"),
        ("query=+", "query"),
        ("query=x&pageSize=many", "pageSize"),
        ("query=x&offset=-1", "offset"),
        ("query=x&offset=99999", "offset"),
        ("query=x&maxAgeDays=99999999999", "maxAgeDays"),
        ("query=x&pageToken=junk", "token"),
        ("query=x&fields=claims(", "field"),
        ("query=x&callback=alert", "callback"),
        ("query=x&alt=proto", "alt"),
        ("query=x&colour=red", "colour"),
        ("query=%00", "query"),
        (&format!("query={}", "x".repeat(1001)), "1000"),
    ] {
        let answer = reader.get(&format!("{SEARCH}?{query}")).await;
        let message = failure(&answer, 400, "INVALID_ARGUMENT");
        assert!(message.contains(says), "{query}: {message}");
    }
    let private = TestApp::with_private_feeds().await;
    let (author, stranger) = (private.reviewer().await, private.anyone());
    failure(&stranger.get(&format!("{SEARCH}?query=x")).await, 401, "UNAUTHENTICATED");
    failure(&stranger.get(&format!("{SEARCH}?query=x&key=wrong")).await, 401, "UNAUTHENTICATED");
    let reviews = author.token(&[Scope::Review]).await;
    failure(&stranger.get(&format!("{SEARCH}?query=x&key={reviews}")).await, 403, "PERMISSION_DENIED");
    let feeds = author.token(&[Scope::Feeds]).await;
    stranger.get(&format!("{SEARCH}?query=x&key={feeds}")).await.expect(200);
}
