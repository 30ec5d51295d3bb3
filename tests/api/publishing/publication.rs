//! Publication changes: each one once, under concurrent publishing.

use std::time::{Duration, Instant};

use claimdesk::domain::claims::review::State;
use claimdesk::domain::people::token::Scope;

use crate::support::newsroom::{bring_to, retract};
use crate::support::{Answer, Person, TestApp};

async fn changes(reader: &Person, token: &str, query: &str) -> Answer {
    let path = format!("/api/v1/verdicts/changes?{query}");
    Answer::to(reader.request(reqwest::Method::GET, &path).bearer_auth(token)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_change_comes_once_in_the_order_in_which_it_became_public() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let other = app.editor().await;
    let token = author.token(&[Scope::Feeds]).await;
    let reader = app.anyone();
    let start = changes(&reader, &token, "").await.expect(200).json();
    assert_eq!(start["items"].as_array().unwrap().len(), 0);
    let mut cursor = start["next_cursor"].as_str().unwrap().to_owned();

    let claims = app.claims(&author, "https://karvia-post.example/dam").await;
    for claim in &claims[..2] {
        bring_to(claim, State::Published, &author, &second, &editor).await;
    }
    retract(&claims[0], &editor, &second, &other).await;

    let mut seen = Vec::new();
    loop {
        let page = changes(&reader, &token, &format!("limit=1&cursor={cursor}")).await.expect(200).json();
        let items = page["items"].as_array().unwrap();
        if items.is_empty() {
            assert_eq!(page["more"], false);
            break;
        }
        assert_eq!(items[0]["cursor"], page["next_cursor"]);
        let kind = items[0]["kind"].as_str().unwrap().to_owned();
        seen.push((kind, items[0]["verdict"]["claim_id"].as_str().unwrap().to_owned()));
        cursor = page["next_cursor"].as_str().unwrap().to_owned();
    }
    let expected =
        [("published", 0), ("published", 1), ("retracted", 0)].map(|(kind, n)| (kind.to_owned(), claims[n].clone()));
    assert_eq!(seen, expected);
    for junk in ["cursor=junk", "wait=31", "limit=0", "colour=red"] {
        changes(&reader, &token, junk).await.problem(400, "bad-query");
    }
    reader.get("/api/v1/verdicts/changes").await.problem(401, "not-signed-in");

    // Somebody who waits is told as soon as there is something.
    let waiting = format!("wait=30&cursor={cursor}");
    let (answer, ()) = tokio::join!(changes(&reader, &token, &waiting), async {
        tokio::time::sleep(Duration::from_millis(200)).await;
        bring_to(&claims[2], State::Published, &author, &second, &editor).await;
    });
    assert_eq!(answer.expect(200).json()["items"][0]["verdict"]["claim_id"], claims[2]);
    let begun = Instant::now();
    let nothing = changes(&reader, &token, "wait=1&cursor=OTk5OQ").await.expect(200).json();
    assert!(nothing["items"].as_array().unwrap().is_empty() && begun.elapsed() >= Duration::from_secs(1));
}

/// Editors publish at the same time while a machine follows: a publication that commits late must not be skipped.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_skipped_while_many_publish_at_once() {
    let app = TestApp::start().await;
    let (author, second) = (app.reviewer().await, app.reviewer().await);
    let editors = [app.editor().await, app.editor().await, app.editor().await];
    let token = author.token(&[Scope::Feeds]).await;
    let mut claims = Vec::new();
    for n in 0..4 {
        claims.extend(app.claims(&author, &format!("https://karvia-post.example/{n}")).await);
    }
    for claim in &claims {
        bring_to(claim, State::Approved, &author, &second, &editors[0]).await;
    }
    let reader = app.anyone();
    let publish = async {
        let work = claims.chunks(claims.len().div_ceil(3)).zip(&editors).map(async |(mine, editor)| {
            for claim in mine {
                editor.does(claim, "verdict/publication").await;
            }
        });
        futures_util::future::join_all(work).await;
    };
    let follow = async {
        let (mut cursor, mut seen) = (String::new(), Vec::new());
        while seen.len() < claims.len() {
            let query = if cursor.is_empty() { "wait=5".to_owned() } else { format!("wait=5&cursor={cursor}") };
            let page = changes(&reader, &token, &query).await.expect(200).json();
            let items = page["items"].as_array().unwrap();
            assert!(!items.is_empty(), "{} of {} came", seen.len(), claims.len());
            seen.extend(items.iter().map(|item| item["verdict"]["claim_id"].as_str().unwrap().to_owned()));
            cursor = page["next_cursor"].as_str().unwrap().to_owned();
        }
        seen
    };
    let ((), mut seen) = tokio::join!(publish, follow);
    seen.sort();
    claims.sort();
    assert_eq!(seen, claims);
}
