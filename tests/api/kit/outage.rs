//! Outages: a silent line, a commit without an answer, a database that takes no writes.

use std::time::{Duration, Instant};

use claimdesk::app::error::Error;
use claimdesk::app::newsroom::readiness;
use claimdesk::http::kit::problem::{Kind, Problem};
use reqwest::Method;
use serde_json::json;
use sqlx::AssertSqlSafe;

use crate::support::line::Silence;
use crate::support::{Answer, Person, TestApp};

/// No request takes longer.
const WORST: Duration = Duration::from_secs(10);
/// Requests are answered again this long after the line is back.
const RECOVERED: Duration = Duration::from_secs(5);
/// The bytes of every commit.
const COMMIT: &str = "savepoint done; commit";

/// Every class of PostgreSQL's SQLSTATE codes (appendix A of its manual) with codes of it, and what a request gets.
/// Classes of codes that only a wrong program meets are our fault.
const CLASSES: [(&str, &[&str], Kind); 42] = [
    ("warning", &["01000"], Kind::Internal),
    ("no data", &["02000"], Kind::Internal),
    ("statement not yet complete", &["03000"], Kind::Internal),
    ("connection", &["08000", "08003", "08006", "08001", "08004", "08007", "08P01"], Kind::Unavailable),
    ("triggered action", &["09000"], Kind::Internal),
    ("feature not supported", &["0A000"], Kind::Internal),
    ("transaction initiation", &["0B000"], Kind::Internal),
    ("locator", &["0F000"], Kind::Internal),
    ("grantor", &["0L000"], Kind::Internal),
    ("role", &["0P000"], Kind::Internal),
    ("diagnostics", &["0Z000"], Kind::Internal),
    ("case not found", &["20000"], Kind::Internal),
    ("cardinality", &["21000"], Kind::Internal),
    ("data", &["22000", "22003", "22021"], Kind::Internal),
    ("integrity", &["23000", "23503", "23505"], Kind::Internal),
    ("cursor state", &["24000"], Kind::Internal),
    ("transaction state", &["25000", "25006", "25P02", "25P03"], Kind::Unavailable),
    ("statement name", &["26000"], Kind::Internal),
    ("triggered data change", &["27000"], Kind::Internal),
    ("authorization", &["28000", "28P01"], Kind::Unavailable),
    ("dependent privileges", &["2B000"], Kind::Internal),
    ("transaction termination", &["2D000"], Kind::Internal),
    ("routine", &["2F000"], Kind::Internal),
    ("cursor name", &["34000"], Kind::Internal),
    ("external routine", &["38000"], Kind::Internal),
    ("external routine invocation", &["39000"], Kind::Internal),
    ("savepoint", &["3B000"], Kind::Internal),
    ("catalog name", &["3D000"], Kind::Unavailable),
    ("schema name", &["3F000"], Kind::Internal),
    ("rollback", &["40000", "40001", "40P01", "40003"], Kind::Unavailable),
    ("syntax or access rule", &["42000", "42501", "42P01"], Kind::Internal),
    ("with check option", &["44000"], Kind::Internal),
    ("resources", &["53000", "53100", "53200", "53300", "53400"], Kind::Unavailable),
    ("limit", &["54000"], Kind::Internal),
    ("object state", &["55000", "55006", "55P03"], Kind::Unavailable),
    ("operator", &["57000", "57014", "57P01", "57P02", "57P03", "57P04", "57P05"], Kind::Unavailable),
    ("system", &["58000", "58030"], Kind::Unavailable),
    ("snapshot", &["72000"], Kind::Unavailable),
    ("configuration file", &["F0000", "F0001"], Kind::Unavailable),
    ("foreign data", &["HV000"], Kind::Internal),
    ("PL/pgSQL", &["P0000"], Kind::Internal),
    ("internal", &["XX000", "XX001"], Kind::Internal),
];

// threat F111
#[tokio::test(flavor = "multi_thread")]
async fn every_class_of_sqlstate_has_its_problem() {
    let app = TestApp::start().await;
    for (class, codes, kind) in CLASSES {
        for code in codes {
            let raise = format!("do $$ begin raise exception using errcode = '{code}', message = 'made'; end $$");
            let raised = sqlx::raw_sql(AssertSqlSafe(raise)).execute(&app.app.pool).await.unwrap_err();
            assert_eq!(raised.as_database_error().unwrap().code().as_deref(), Some(*code));
            assert_eq!(Problem::from(Error::from(raised)).kind(), kind, "{class}: {code}");
        }
    }
    for raised in [
        sqlx::Error::Protocol("execute: unexpected message: NotificationResponse".to_owned()),
        sqlx::Error::Io(std::io::ErrorKind::ConnectionReset.into()),
        sqlx::Error::PoolTimedOut,
        sqlx::Error::PoolClosed,
        sqlx::Error::BeginFailed,
    ] {
        let raised = Error::from(raised);
        assert_eq!(Problem::from(raised).kind(), Kind::Unavailable);
    }
}

/// A backend that is told to go away answers with an error of severity FATAL, whatever its code.
#[tokio::test(flavor = "multi_thread")]
async fn a_backend_that_is_ended_is_an_outage_and_its_connection_is_not_used_again() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let mut database = app.database().await;
    for _ in 0..5 {
        sqlx::query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()")
            .execute(&mut database)
            .await
            .unwrap();
        // As many as there are connections may meet one that is gone.
        for _ in 0..8 {
            let answer = reviewer.get("/api/v1/claims").await;
            if answer.status != 200 {
                answer.problem(503, "unavailable");
            }
        }
        reviewer.get("/api/v1/claims").await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn notifications_arrive_on_a_connection_outside_the_pool() {
    let app = TestApp::start().await;
    let listening = "select max(pid) from pg_stat_activity \
        where datname = current_database() and query ilike 'listen%'";
    let started = Instant::now();
    let listener = loop {
        match app.value::<Option<i32>>(listening).await {
            Some(listener) => break listener,
            None => assert!(started.elapsed() < WORST, "nobody listens"),
        }
    };
    // All connections of the pool are free for requests, and none of them listens.
    let mut taken = Vec::new();
    for _ in 0..8 {
        let mut connection = app.app.pool.acquire().await.unwrap();
        let pid: i32 = sqlx::query_scalar("select pg_backend_pid()").fetch_one(&mut *connection).await.unwrap();
        assert_ne!(pid, listener);
        taken.push(connection);
    }
}

async fn comment(person: &Person, claim: &str, key: &str) -> Answer {
    let path = format!("/api/v1/claims/{claim}/comments");
    let request = person.request(Method::POST, &path).header("idempotency-key", key);
    Answer::to(request.json(&json!({"body": "Which registry?"}))).await
}

/// Takes six seconds of real time for each round: the deadline of a statement.
// threat F99
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_commit_without_an_answer_is_unknown_and_its_key_tells_in_one_effect() {
    let (app, line) = TestApp::behind_a_line().await;
    let reviewer = app.reviewer().await;
    let claim = app.a_claim(&reviewer).await;
    for (round, silence) in [Silence::After(COMMIT), Silence::Before(COMMIT)].into_iter().enumerate() {
        let (key, started) = (format!("round {round}"), Instant::now());
        line.plan(silence);
        let answer = comment(&reviewer, &claim, &key).await;
        assert!(line.is_silent(), "{silence:?}: {answer}");
        answer.problem(503, "unknown-outcome");
        assert!(answer.header("retry-after").is_some());
        assert!(started.elapsed() < WORST, "{:?}", started.elapsed());

        line.come_back_for_new_connections();
        let back = Instant::now();
        let told = loop {
            let answer = comment(&reviewer, &claim, &key).await;
            if answer.status == 201 {
                break answer;
            }
            assert!([409, 503].contains(&answer.status), "{answer}");
            assert!(back.elapsed() < RECOVERED, "{silence:?}: {answer}");
        };
        let was_made = silence == Silence::After(COMMIT);
        assert_eq!(told.header("idempotency-replayed").is_some(), was_made, "{silence:?}");
        let comments = reviewer.get(&format!("/api/v1/claims/{claim}/comments")).await.json();
        assert_eq!(comments["items"].as_array().unwrap().len(), round + 1, "{silence:?}");
    }
}

/// Takes six seconds of real time: the deadline of a statement.
// threat F96
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_silent_line_is_told_in_time_and_its_connections_are_not_used_again() {
    let (app, line) = TestApp::behind_a_line().await;
    let reviewer = app.reviewer().await;
    let claim = app.a_claim(&reviewer).await;
    readiness::check(&app.app).await.unwrap();
    // A short silence is only a wait.
    line.fall_silent();
    let request = reviewer.request(Method::GET, &format!("/api/v1/claims/{claim}"));
    let asked = tokio::spawn(Answer::to(request));
    tokio::time::sleep(Duration::from_secs(1)).await;
    line.come_back();
    asked.await.unwrap().expect(200);

    let mut asked = tokio::task::JoinSet::new();
    line.fall_silent();
    for _ in 0..16 {
        let request = reviewer.request(Method::GET, &format!("/api/v1/claims/{claim}"));
        asked.spawn(async move {
            let started = Instant::now();
            (Answer::to(request).await, started.elapsed())
        });
    }
    // Probes have a connection of their own and an answer within a second, however many requests wait.
    for _ in 0..3 {
        let started = Instant::now();
        assert!(readiness::check(&app.app).await.is_err());
        assert!(readiness::load(&app.app).await.is_err());
        assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
    }
    while let Some(told) = asked.join_next().await {
        let (answer, took) = told.unwrap();
        answer.problem(503, "unavailable");
        assert!(took < WORST, "{took:?}");
    }

    line.come_back_for_new_connections();
    let back = Instant::now();
    while reviewer.get(&format!("/api/v1/claims/{claim}")).await.status != 200 {
        assert!(back.elapsed() < RECOVERED);
    }
    while readiness::check(&app.app).await.is_err() {
        assert!(back.elapsed() < RECOVERED);
    }
    // Not one request meets a connection from before.
    for _ in 0..16 {
        let started = Instant::now();
        comment(&reviewer, &claim, &format!("{started:?}")).await.expect(201);
        assert!(started.elapsed() < Duration::from_secs(2));
    }
}

/// As after a failover to a server that takes no writes.
// threat F98
#[tokio::test(flavor = "multi_thread")]
async fn a_connection_to_a_server_that_takes_no_writes_is_not_kept() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let claim = app.a_claim(&reviewer).await;
    readiness::check(&app.app).await.unwrap();
    let name: String = app.value("select current_database()::text").await;
    let read_only = async |value: &str| {
        let set = format!("alter database {name} set default_transaction_read_only = {value}");
        let mut owner = app.database().await;
        sqlx::raw_sql("set default_transaction_read_only = off").execute(&mut owner).await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(set)).execute(&mut owner).await.unwrap();
        owner
    };
    let mut owner = read_only("on").await;
    let others = "select pg_terminate_backend(pid) from pg_stat_activity \
        where datname = current_database() and pid <> pg_backend_pid()";
    sqlx::raw_sql(others).execute(&mut owner).await.unwrap();
    drop(owner);
    // What is left of the old connections goes with its first use.
    for _ in 0..9 {
        reviewer.get("/api/v1/session").await;
    }
    reviewer.change(&claim, "review/assign", &json!({})).await.problem(503, "unavailable");
    let problem = loop {
        match readiness::check(&app.app).await {
            Err(problem) if problem.contains("takes no writes") => break problem,
            told => assert!(told.is_err(), "a database without writes is not ready"),
        }
    };
    assert!(problem.contains("read-only"), "{problem}");

    // No connection is ended from outside any more: the server itself must have let go of those.
    read_only("off").await;
    let back = Instant::now();
    while reviewer.change(&claim, "review/assign", &json!({})).await.status != 200 {
        assert!(back.elapsed() < RECOVERED);
    }
    while readiness::check(&app.app).await.is_err() {
        assert!(back.elapsed() < RECOVERED);
    }
}
