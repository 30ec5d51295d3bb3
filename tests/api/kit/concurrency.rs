//! Concurrent writes and dropped requests: one writer wins, no update is lost.

use std::sync::Arc;

use claimdesk::domain::claims::review::State;
use serde_json::{Value, json};
use tokio::sync::Barrier;
use tokio::task::JoinSet;

use crate::support::newsroom::{TEXT, body_of, bring_to, long_text};
use crate::support::people::PASSWORD;
use crate::support::{Answer, Person, TestApp, wire};
use claimdesk::domain::newsroom::job::Lane;

const RACES: usize = 20;

/// Two people do the same from the same version at the same moment: who won, and what the other was told.
async fn race(people: [&Person; 2], claim: &str, action: &str, body: &Value) -> (usize, Answer) {
    let etag = people[0].claim(claim).await["etag"].as_str().unwrap().to_owned();
    let [one, two] = people;
    let (one, two) =
        tokio::join!(one.change_from(&etag, claim, action, body), two.change_from(&etag, claim, action, body));
    let won = |answer: &Answer| (200..300).contains(&answer.status);
    match (won(&one), won(&two)) {
        (true, false) => (0, two),
        (false, true) => (1, one),
        _ => panic!("{action}: {one} and {two}"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_who_submit_approve_or_publish_at_once_exactly_one_does() {
    let app = TestApp::start().await;
    let author = app.reviewer().await;
    let author_elsewhere = author.elsewhere().await;
    let (one, two) = (app.editor().await, app.editor().await);
    let article = author.bring(&long_text(RACES + 4), "https://karvia-post.example/list").await;
    app.drain_jobs().await;
    let claims = author.claims_of(&article).await;
    assert!(claims.len() >= RACES);

    let mut wins = [0, 0];
    for claim in claims.iter().take(RACES) {
        let id = claim["id"].as_str().unwrap();
        bring_to(id, State::InReview, &author, &one, &two).await;
        for (people, action) in [
            ([&author, &author_elsewhere], "verdict/submission"),
            ([&one, &two], "verdict/approval"),
            ([&one, &two], "verdict/publication"),
        ] {
            let (winner, other) = race(people, id, action, &body_of(action)).await;
            wins[winner] += 1;
            let problem = other.problem(412, "stale-version");
            assert_eq!(problem["current_version"], author.claim(id).await["version"]);
        }
    }
    println!("{} races, won {} to {}", RACES * 3, wins[0], wins[1]);
    let counts: (i64, i64, i64, i64) = sqlx::query_as(
        "select (select count(*) from verdict_revisions), (select count(*) from verdict_decisions),
            (select count(*) from publications),
            (select count(*) from events where kind in
                ('verdict.submitted', 'verdict.approved', 'verdict.published'))",
    )
    .fetch_one(&mut app.database().await)
    .await
    .unwrap();
    assert_eq!(counts, (20, 20, 20, 60));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_article_brought_by_many_at_once_is_one_article() {
    let app = TestApp::start().await;
    let mut people = Vec::new();
    for _ in 0..4 {
        people.push(Arc::new(app.reviewer().await));
    }
    for round in 0..8 {
        // By address in even rounds, by outlet in odd ones: each has its own rule in the database.
        let mut article = json!({"text": format!("{round} {TEXT}"), "outlet": format!("Post {round}")});
        if round % 2 == 0 {
            article["url"] = json!(format!("https://karvia-post.example/{round}"));
        }
        let start = Arc::new(Barrier::new(people.len()));
        let mut tasks = JoinSet::new();
        for person in &people {
            let (person, start, article) = (person.clone(), start.clone(), article.clone());
            tasks.spawn(async move {
                start.wait().await;
                person.post("/api/v1/articles", &article).await
            });
        }
        let answers = tasks.join_all().await;
        let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 200, 200, 201], "round {round}");
        assert!(answers.iter().all(|answer| answer.json()["id"] == answers[0].json()["id"]));
    }
    app.drain_jobs().await;
    let page = people[0].get("/api/v1/articles").await.json();
    assert_eq!(page["items"].as_array().unwrap().len(), 8);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_workers_and_a_worker_that_died_do_every_job_once() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let articles: Vec<Value> = {
        let mut articles = Vec::new();
        for n in 0..6 {
            articles.push(reviewer.bring(TEXT, &format!("https://a.example/{n}")).await);
        }
        articles
    };
    // One worker takes a job and is never heard of again.
    let lost = claimdesk::app::newsroom::job::take(&app.app, Lane::Own).await.unwrap().expect("a job waits");
    tokio::join!(app.drain_jobs(), app.drain_jobs());
    let count = async || -> i64 {
        let mut db = app.database().await;
        sqlx::query_scalar("select count(*) from claims").fetch_one(&mut db).await.unwrap()
    };
    let per_article = i64::try_from(reviewer.claims_of(&articles[5]).await.len()).unwrap();
    assert_eq!(count().await, 5 * per_article, "the lost job is still its worker's: {lost:?}");

    app.advance(chrono::TimeDelta::seconds(29));
    app.drain_jobs().await;
    assert_eq!(count().await, 5 * per_article, "it may be slow");

    app.advance(chrono::TimeDelta::seconds(2));
    tokio::join!(app.drain_jobs(), app.drain_jobs());
    assert_eq!(count().await, 6 * per_article);
    // It was only slow: what it settles now is not its job any more, and what it runs again adds nothing.
    claimdesk::jobs::run(&app.app, &lost.job).await.unwrap();
    claimdesk::app::newsroom::job::finish(&app.app, &lost).await.unwrap();
    assert_eq!(count().await, 6 * per_article);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_kills_its_process_every_time_is_given_up() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let article = reviewer.bring(TEXT, "https://a.example/").await;
    for _ in 0..5 {
        claimdesk::app::newsroom::job::take(&app.app, Lane::Own).await.unwrap().expect("it waits");
        app.advance(chrono::TimeDelta::seconds(31));
    }
    app.drain_jobs().await;
    let path = format!("/api/v1/articles/{}", article["id"].as_str().unwrap());
    let analysis = reviewer.read(&path).await["analysis"].clone();
    assert_eq!(analysis["state"], "failed", "{analysis}");
    app.advance(chrono::TimeDelta::hours(1));
    assert!(claimdesk::app::newsroom::job::take(&app.app, Lane::Own).await.unwrap().is_none());
}

/// A request as a browser sends it.
fn raw(method: &str, path: &str, cookie: &str, etag: &str, body: &Value) -> Vec<u8> {
    let body = body.to_string();
    format!(
        "{method} {path} HTTP/1.1\r\nhost: claimdesk\r\ncookie: claimdesk={cookie}\r\nif-match: {etag}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

// ASVS 2.3.3
// threat F95, F115
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn connections_that_are_reset_in_the_middle_lose_nobodys_acknowledged_write() {
    let app = Arc::new(TestApp::start().await);
    let reviewer = app.reviewer().await;
    let claim = app.a_claim(&reviewer).await;
    let signed_in = reviewer.sign_in(PASSWORD).await;
    let cookie = signed_in.header("set-cookie").unwrap();
    let cookie = cookie.strip_prefix("claimdesk=").unwrap().split(';').next().unwrap().to_owned();

    let mut writers = JoinSet::new();
    for writer in 0..4 {
        let (person, app) = (app.reviewer().await, app.clone());
        writers.spawn(async move {
            let mut acknowledged = Vec::new();
            for n in 0..50 {
                let url = format!("https://writer.example/{writer}/{n}");
                let article = person.bring(TEXT, &url).await;
                acknowledged.push(article["id"].as_str().unwrap().to_owned());
                let own = app.anyone();
                own.get("/feeds/verdicts.json").await.expect(200);
            }
            acknowledged
        });
    }
    for n in 0..400 {
        let article = json!({"text": format!("Reset {n}. {TEXT}"), "url": format!("https://reset.example/{n}")});
        let etag = reviewer.claim(&claim).await["etag"].as_str().unwrap().to_owned();
        let key = format!("reset {n}");
        let mut request = match n % 4 {
            0 | 1 => raw("POST", "/api/v1/articles", &cookie, &format!("x\r\nidempotency-key: {key}"), &article),
            2 => raw("PATCH", &format!("/api/v1/claims/{claim}"), &cookie, &etag, &json!({"statement": "Reset."})),
            _ => raw("GET", "/api/v1/live", &cookie, "x", &json!({})),
        };
        // A few break off before their body is whole.
        if n % 11 == 0 {
            request.truncate(request.len() - 5);
        }
        wire::reset(app.address, &request, n % 3).await;
    }
    let acknowledged: Vec<String> = writers.join_all().await.concat();
    assert_eq!(acknowledged.len(), 200);

    let mut db = app.database().await;
    let kept: i64 = sqlx::query_scalar("select count(*) from articles where id = any($1::uuid[])")
        .bind(&acknowledged)
        .fetch_one(&mut db)
        .await
        .unwrap();
    assert_eq!(kept, 200, "every write that was acknowledged is there");
    // An article is there with its job and its event, or not at all.
    let halves: i64 = sqlx::query_scalar(
        "select count(*) from articles a
        where not exists (select from article_versions v where v.article_id = a.id)
            or not exists (select from jobs j where j.payload ->> 'article' = a.id::text)
                and a.url <> 'https://karvia-post.example/dam'
            or (select count(*) from events e where e.article_id = a.id and e.kind = 'article.ingested') <> 1",
    )
    .fetch_one(&mut db)
    .await
    .unwrap();
    assert_eq!(halves, 0);
    nobody_is_left_in_a_transaction(&app).await;
    // Whoever asks again under the same key gets the answer that they missed.
    let unsettled: i64 =
        sqlx::query_scalar("select count(*) from idempotency where status is null").fetch_one(&mut db).await.unwrap();
    assert_eq!(unsettled, 0);
    reviewer.does(&claim, "").await;
}

/// Waits until the last requests have ended, by asking the database, and no longer than it is patient.
async fn nobody_is_left_in_a_transaction(app: &TestApp) {
    let mut db = app.database().await;
    let started = std::time::Instant::now();
    loop {
        let open: Vec<String> = sqlx::query_scalar(
            "select format('%s since %s: %s', state, now() - state_change, query) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()
                and (state like 'idle in transaction%' or state = 'active')",
        )
        .fetch_all(&mut db)
        .await
        .unwrap();
        if open.is_empty() {
            return;
        }
        // Shorter than the server's own limit for idle transactions, which must not be what saves us.
        assert!(started.elapsed().as_secs() < 5, "{open:#?}");
    }
}
