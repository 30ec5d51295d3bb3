//! Overload: floods of one class of work, abandoned queries, answers while the database is busy, cross-origin reads.

use std::time::{Duration, Instant};

use claimdesk::app::claims::matching::index::following::catch_up;
use claimdesk::domain::kernel::work_class::WorkClass;
use claimdesk::domain::people::token::Scope;
use reqwest::Method;
use serde_json::json;
use sqlx::{AssertSqlSafe, PgConnection};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use crate::support::wire::{PATIENCE, exchange};
use crate::support::{Answer, Person, TestApp};

/// Requests of a flood, all at once.
const FLOOD: usize = 32;
/// Nobody else waits longer during a flood.
const PROMPT: Duration = Duration::from_millis(1900);
/// PostgreSQL cancels a statement this soon after its client is gone.
const CANCELLED: Duration = Duration::from_secs(1);

fn is_unavailable(answer: &Answer) {
    answer.problem(503, "unavailable");
    assert!(answer.header("retry-after").is_some(), "{answer}");
}

/// Takes two seconds of real time: nobody waits longer for a connection.
// ASVS 15.2.2, 16.5.2
// threat F101
#[tokio::test(flavor = "multi_thread")]
async fn when_every_connection_is_taken_people_are_told_to_come_back_and_then_it_works() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let mut taken = Vec::new();
    for _ in 0..8 {
        taken.push(app.app.pool.acquire().await.unwrap());
    }
    is_unavailable(&reviewer.get("/api/v1/claims").await);
    // What needs no database answers all the while.
    app.anyone().get("/problems/conflict").await.expect(200);
    drop(taken);
    reviewer.get("/api/v1/claims").await.expect(200);
}

/// Takes two seconds of real time: nobody waits longer for a lock.
// ASVS 16.5.3
// threat F102
#[tokio::test(flavor = "multi_thread")]
async fn a_claim_that_something_holds_on_to_is_given_up_after_two_seconds_and_nothing_is_lost() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let claim = app.a_claim(&reviewer).await;
    let mut holding = app.database().await;
    sqlx::raw_sql("begin").execute(&mut holding).await.unwrap();
    sqlx::query("select from reviews where claim_id = $1::uuid for update")
        .bind(&claim)
        .execute(&mut holding)
        .await
        .unwrap();
    is_unavailable(&reviewer.change(&claim, "review/assign", &json!({})).await);
    // Reading goes on, and so does work on other claims.
    let before = reviewer.claim(&claim).await;
    assert_eq!(before["state"], "unassigned");
    sqlx::raw_sql("rollback").execute(&mut holding).await.unwrap();
    reviewer.does(&claim, "review/assign").await;
}

// ASVS 3.4.2
// threat C45
#[tokio::test(flavor = "multi_thread")]
async fn another_site_reads_what_is_public_and_nothing_else() {
    let desk = ["/api/v1/claims", "/api/v1/session", "/corrections", "/nothing"];
    let public = ["/feeds/verdicts.json", "/feeds/claimreview.json", "/v1alpha1/claims:search?query=x"];
    let (open, private) = (TestApp::start().await, TestApp::with_private_feeds().await);
    for (app, readable) in [(&open, true), (&private, false)] {
        let reviewer = app.reviewer().await;
        for path in desk.iter().chain(&public) {
            let request = reviewer.request(Method::GET, path).header("origin", "https://evil.example");
            let answer = Answer::to(request).await;
            let preflight = format!(
                "OPTIONS {path} HTTP/1.1\r\nhost: x\r\norigin: https://evil.example\r\n\
                 access-control-request-method: POST\r\nconnection: close\r\n\r\n"
            );
            let preflight = exchange(app.address, preflight.as_bytes()).await;
            let everybody = (readable && public.contains(path)).then_some("*");
            assert_eq!(answer.header("access-control-allow-origin"), everybody, "{path}");
            // What a cookie opens, no other site ever reads.
            assert_eq!(answer.header("access-control-allow-credentials"), None, "{path}");
            assert!(!preflight.to_lowercase().contains("access-control-allow"), "{path}: {preflight}");
        }
    }
}

/// Locks a table against everybody until the returned connection is dropped: each statement about the table then
/// takes two seconds, the lock timeout, as a slow query would.
async fn slow(app: &TestApp, table: &str) -> PgConnection {
    let mut holding = app.database().await;
    let lock = format!("begin; lock table {table} in access exclusive mode");
    sqlx::raw_sql(AssertSqlSafe(lock)).execute(&mut holding).await.unwrap();
    holding
}

/// Everything that others do during a flood: a heavy read, reads, a change. Each must be answered promptly.
async fn others_go_on(other: &Person, stranger: &Person, claim: &str) {
    let started = Instant::now();
    let mut slowest = Duration::ZERO;
    let mut rounds = 0;
    while started.elapsed() < Duration::from_secs(3) {
        for (path, person) in [
            (format!("/api/v1/claims/{claim}"), other),
            ("/api/v1/claims?state=unassigned".to_owned(), other),
            (format!("/api/v1/claims/{claim}/related"), other),
            ("/v1alpha1/claims:search?query=dam".to_owned(), stranger),
            ("/verdicts".to_owned(), stranger),
        ] {
            let asked = Instant::now();
            let answer = person.get(&path).await;
            assert_eq!(answer.status, 200, "{path}: {answer}");
            slowest = slowest.max(asked.elapsed());
        }
        let asked = Instant::now();
        let comment = json!({"body": "Which registry?"});
        other.create(&format!("/api/v1/claims/{claim}/comments"), &comment).await;
        slowest = slowest.max(asked.elapsed());
        rounds += 1;
    }
    assert!(slowest < PROMPT, "{slowest:?} in {rounds} rounds");
}

/// Each flood takes three seconds of real time.
// threat F102
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_flood_of_one_account_in_one_class_leaves_the_others_their_connections() {
    let app = TestApp::start().await;
    let (busy, other, stranger) = (app.reviewer().await, app.reviewer().await, app.anyone());
    let claim = app.a_claim(&other).await;
    let view = json!({"name": "Mine", "query": ""});
    let external = format!("/api/v1/claims/{claim}/external-checks");
    for (table, path, body) in [
        ("subscriptions", "/api/v1/subscriptions", None),
        ("saved_views", "/api/v1/me/views", Some(&view)),
        ("external_checks", external.as_str(), None),
    ] {
        let holding = slow(&app, table).await;
        let mut flood = JoinSet::new();
        for _ in 0..FLOOD {
            let request = match body {
                None => busy.request(Method::GET, path),
                Some(body) => busy.request(Method::POST, path).json(body),
            };
            flood.spawn(Answer::to(request));
        }
        others_go_on(&other, &stranger, &claim).await;
        drop(holding);
        let mut refused = 0;
        while let Some(answer) = flood.join_next().await {
            let answer = answer.unwrap();
            match answer.status {
                429 => {
                    answer.problem(429, "throttled");
                    assert_eq!(answer.header("retry-after"), Some("1"), "{path}");
                    refused += 1;
                }
                503 => {
                    answer.problem(503, "unavailable");
                }
                status => assert!([200, 201, 409].contains(&status), "{path}: {answer}"),
            }
        }
        // Heavy reads of one index wait for each other without a connection.
        assert!(refused > 0 || table == "external_checks", "{path}");
        // The flood is over.
        busy.get(&format!("/api/v1/claims/{claim}")).await.expect(200);
    }
}

/// Takes three seconds of real time.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn background_work_leaves_people_their_connections_and_people_leave_it_its_own() {
    let app = TestApp::start().await;
    let (busy, other, stranger) = (app.reviewer().await, app.reviewer().await, app.anyone());
    let claim = app.a_claim(&other).await;
    let mut flood = JoinSet::new();
    for _ in 0..FLOOD {
        let job = app.app.of_class(WorkClass::Background);
        flood.spawn(async move { sqlx::raw_sql("select pg_sleep(2.5)").execute(&job.pool).await.map(|_| ()) });
    }
    others_go_on(&other, &stranger, &claim).await;
    flood.shutdown().await;

    let holding = slow(&app, "subscriptions").await;
    for _ in 0..FLOOD {
        flood.spawn({
            let list = Answer::to(busy.request(Method::GET, "/api/v1/subscriptions"));
            async move {
                list.await;
                Ok(())
            }
        });
    }
    let started = Instant::now();
    let job = app.app.of_class(WorkClass::Background);
    sqlx::raw_sql("select 1").execute(&job.pool).await.unwrap();
    assert!(started.elapsed() < PROMPT, "{:?}", started.elapsed());
    drop(holding);
    flood.shutdown().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_search_waits_until_somebody_else_gets_their_share() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let claim = app.a_claim(&reviewer).await;
    let job = || app.app.of_class(WorkClass::Background);
    let mut taken = Vec::new();
    while let Ok(connection) = timeout(Duration::from_millis(100), job().pool.acquire()).await {
        taken.push(connection.unwrap());
    }
    let comparing = tokio::spawn({
        let job = job();
        async move { catch_up(&job).await }
    });
    sleep(Duration::from_millis(100)).await;
    let started = Instant::now();
    reviewer.get(&format!("/api/v1/claims/{claim}/related")).await.expect(200);
    assert!(started.elapsed() < PROMPT, "{:?}", started.elapsed());
    drop(taken);
    comparing.await.unwrap().unwrap();
}

/// Statements about `subscriptions` that wait for the lock.
async fn waiting(database: &mut PgConnection) -> i64 {
    let query = "select count(*) from pg_stat_activity \
        where datname = current_database() and wait_event_type = 'Lock' and query like '%subscriptions%'";
    sqlx::query_scalar(query).fetch_one(database).await.unwrap()
}

// threat F101
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_query_of_a_client_that_hung_up_is_cancelled_in_the_database() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let token = reviewer.token(&[Scope::Read]).await;
    let request = format!("GET /api/v1/subscriptions HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\n\r\n");
    let _holding = slow(&app, "subscriptions").await;
    let mut database = app.database().await;
    let mut clients = Vec::new();
    for _ in 0..3 {
        let mut client = TcpStream::connect(app.address).await.unwrap();
        client.write_all(request.as_bytes()).await.unwrap();
        clients.push(client);
    }
    let started = Instant::now();
    while waiting(&mut database).await < 3 {
        assert!(started.elapsed() < PATIENCE, "no query waits");
    }
    // An orderly end, without a reset.
    drop(clients);
    let gone = Instant::now();
    while waiting(&mut database).await > 0 {
        assert!(gone.elapsed() < CANCELLED, "{} queries run on", waiting(&mut database).await);
        sleep(Duration::from_millis(10)).await;
    }
}
