//! Race conditions: rules under concurrency, each with a control that can fail.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use claimdesk::domain::newsroom::event::Cursor;
use claimdesk::store;
use futures_util::future::join_all;
use serde_json::json;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{UnixListener, UnixStream};
use tokio::task::JoinSet;

use crate::support::newsroom::{body_of, long_text};
use crate::support::wire::PATIENCE;
use crate::support::{Answer, Person, TestApp};

const CLAIMS: usize = 300;

/// All do it from the same version at the same moment. One wins; everybody else hears which version stands now.
async fn race(people: &[&Person], claim: &str, action: &str) {
    let etag = people[0].claim(claim).await["etag"].as_str().unwrap().to_owned();
    let body = body_of(action);
    let tries = people.iter().map(|person| person.change_from(&etag, claim, action, &body));
    let answers: Vec<Answer> = join_all(tries).await;
    let (won, lost): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| (200..300).contains(&answer.status));
    assert_eq!(won.len(), 1, "{action} by {}: {answers:?}", people.len());
    let version = won[0].json()["version"].clone();
    for answer in lost {
        assert_eq!(answer.problem(412, "stale-version")["current_version"], version);
    }
}

// ASVS 2.3.4
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_up_to_sixteen_who_submit_approve_or_publish_one_of_300_claims_exactly_one_does() {
    let app = TestApp::start().await;
    let author = app.reviewer().await;
    let mut editors = Vec::new();
    while editors.len() < 16 {
        editors.push(app.editor().await);
    }
    let article = author.bring(&long_text(CLAIMS + 5), "https://karvia-post.example/list").await;
    app.drain_jobs().await;
    let claims = author.claims_of(&article).await;
    let mut racers = 0;
    for (n, claim) in claims.iter().take(CLAIMS).enumerate() {
        let id = claim["id"].as_str().unwrap();
        let count = 2 + n % 15;
        author.does(id, "review/assign").await;
        author.does(id, "evidence").await;
        // The author at so many screens, then so many editors.
        race(&vec![&author; count], id, "verdict/submission").await;
        let editors: Vec<&Person> = editors.iter().take(count).collect();
        race(&editors, id, "verdict/approval").await;
        race(&editors, id, "verdict/publication").await;
        racers += 3 * count;
    }
    println!("{} races, {racers} racers", CLAIMS * 3);
    let counts: (i64, i64, i64, i64) = sqlx::query_as(
        "select (select count(*) from verdict_revisions), (select count(*) from verdict_decisions),
            (select count(*) from publications),
            (select count(*) from events where kind in ('verdict.submitted', 'verdict.approved', 'verdict.published'))",
    )
    .fetch_one(&mut app.database().await)
    .await
    .unwrap();
    assert_eq!(counts, (300, 300, 300, 900));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn control_without_the_lock_and_the_version_two_would_both_win() {
    let app = TestApp::start().await;
    let author = app.reviewer().await;
    let claim = app.a_claim(&author).await;
    let (mut one, mut two) = (app.database().await, app.database().await);
    let version = "select version from reviews where claim_id = $1::uuid";
    let raise = "update reviews set version = version + 1 where claim_id = $1::uuid";
    let guarded = "update reviews set version = version + 1 where claim_id = $1::uuid and version = $2";
    for (sql, winners) in [(raise, 2), (guarded, 1)] {
        let mut seen = Vec::new();
        for db in [&mut one, &mut two] {
            let version: i64 = sqlx::query_scalar(version).bind(&claim).fetch_one(db).await.unwrap();
            seen.push(version);
        }
        let mut won = 0;
        for (db, seen) in [&mut one, &mut two].into_iter().zip(seen) {
            let query = sqlx::query(sql).bind(&claim);
            let query = if sql == guarded { query.bind(seen) } else { query };
            won += query.execute(db).await.unwrap().rows_affected();
        }
        assert_eq!(won, winners, "{sql}");
    }
}

/// The database behind a line on which every answer takes a while, as over a network: on a local socket it is there
/// before anybody could go away.
fn slowly(options: PgConnectOptions) -> (PathBuf, PgConnectOptions) {
    let near = std::env::temp_dir().join(format!("claimdesk-line-{}", std::process::id()));
    std::fs::create_dir_all(&near).unwrap();
    let name = format!(".s.PGSQL.{}", options.get_port());
    let far = options.get_socket().unwrap().join(&name);
    let listener = UnixListener::bind(near.join(name)).unwrap();
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let server = UnixStream::connect(&far).await.unwrap();
            let ((from_client, to_client), (from_server, to_server)) = (client.into_split(), server.into_split());
            tokio::spawn(carry(from_client, to_server, Duration::ZERO));
            tokio::spawn(carry(from_server, to_client, Duration::from_millis(5)));
        }
    });
    let options = options.socket(&near);
    (near, options)
}

async fn carry(mut from: impl AsyncRead + Unpin, mut to: impl AsyncWrite + Unpin, latency: Duration) {
    let mut bytes = vec![0; 64 * 1024];
    while let Ok(count @ 1..) = from.read(&mut bytes).await {
        tokio::time::sleep(latency).await;
        if to.write_all(&bytes[..count]).await.is_err() {
            return;
        }
    }
}

/// Begins a transaction and goes away after `polls` looks at how far it has come, as a handler does whose caller
/// resets the connection. Then writes something and is told that it is there.
async fn write_after_an_abandoned_begin<B>(
    begin: impl Future<Output = B>,
    write: impl AsyncFnOnce(&str),
    polls: usize,
    name: &str,
) {
    let mut begin = Box::pin(begin);
    for _ in 0..polls {
        if futures_util::poll!(&mut begin).is_ready() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    drop(begin);
    write(name).await;
}

async fn acknowledge(db: impl sqlx::PgExecutor<'_>, name: &str) {
    sqlx::query("insert into acknowledged (name) values ($1)").bind(name).execute(db).await.unwrap();
}

/// How many looks away the caller goes, one try each.
const TRIES: usize = 16;

/// Acknowledged writes of these names that are not there.
async fn lost(app: &TestApp, name: &str) -> usize {
    let kept: i64 = sqlx::query_scalar("select count(*) from acknowledged where name like $1 || '%'")
        .bind(name)
        .fetch_one(&mut app.database().await)
        .await
        .unwrap();
    TRIES - usize::try_from(kept).unwrap()
}

// ASVS 16.5.3
// threat F95.1
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_connection_left_in_a_transaction_swallows_no_write_and_control_without_the_rollback_it_does() {
    let app = TestApp::start().await;
    let mut db = app.database().await;
    sqlx::raw_sql("create table acknowledged (name text); grant all on acknowledged to claimdesk_app")
        .execute(&mut db)
        .await
        .unwrap();
    let (line, options) = slowly(app.options());
    let plain = PgPoolOptions::new().max_connections(1).connect_with(options.clone()).await.unwrap();
    for polls in 0..TRIES {
        #[expect(clippy::disallowed_methods, reason = "what it leaves behind is what this looks at")]
        let begin = plain.begin();
        let write = async |name: &str| acknowledge(&plain, name).await;
        write_after_an_abandoned_begin(begin, write, polls, &format!("plain {polls}")).await;
    }
    plain.close().await;
    let without = lost(&app, "plain").await;
    assert!(without > 0, "sqlx no longer leaves transactions open: the rollback on release may go");
    let ours = store::kit::pool::open(options, 1).await.unwrap();
    for polls in 0..TRIES {
        let write = async |name: &str| acknowledge(&ours, name).await;
        write_after_an_abandoned_begin(ours.begin(), write, polls, &format!("ours {polls}")).await;
    }
    ours.close().await;
    assert_eq!(lost(&app, "ours").await, 0);
    std::fs::remove_dir_all(line).unwrap();
    println!("{without} of {TRIES} acknowledged writes lost without the rollback, none with it");
}

const WRITERS: usize = 8;
const EVENTS: usize = 40;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_reader_by_cursor_skips_no_event_of_eight_writers_and_control_a_reader_by_id_does() {
    let app = TestApp::start().await;
    let start = store::newsroom::event::end(&app.app.pool).await.unwrap();
    let first = store::newsroom::event::newest(&app.app.pool).await.unwrap();
    let done = Arc::new(AtomicBool::new(false));
    let (by_cursor, by_id) = (app.database().await, app.database().await);
    let (mut by_cursor, mut by_id) = (by_cursor, by_id);

    let (ended, started) = (done.clone(), Instant::now());
    let careful = tokio::spawn(async move {
        let (mut cursor, mut seen): (Cursor, BTreeSet<i64>) = (start, BTreeSet::new());
        loop {
            let last = ended.load(Ordering::SeqCst);
            store::newsroom::event::place(&mut by_cursor).await.unwrap();
            for placed in store::newsroom::event::after(&mut by_cursor, cursor, 1000).await.unwrap() {
                cursor = placed.cursor;
                assert!(seen.insert(placed.event.id), "twice");
            }
            if last && (seen.len() == WRITERS * EVENTS || started.elapsed() > PATIENCE) {
                return seen;
            }
        }
    });
    let ended = done.clone();
    let naive = tokio::spawn(async move {
        let (mut last_id, mut seen) = (first, BTreeSet::new());
        loop {
            let last = ended.load(Ordering::SeqCst);
            let ids: Vec<i64> = sqlx::query_scalar("select id from events where id > $1 order by id")
                .bind(last_id)
                .fetch_all(&mut by_id)
                .await
                .unwrap();
            last_id = ids.last().copied().unwrap_or(last_id);
            seen.extend(ids);
            if last {
                return seen;
            }
        }
    });
    let mut writers = JoinSet::new();
    for writer in 0..WRITERS {
        let mut db = app.database().await;
        writers.spawn(async move {
            for n in 0..EVENTS {
                // Transactions of different lengths, each about a subject of its own, so that none waits for another.
                let hold = (writer * 7 + n * 13) % 20;
                let sql = format!(
                    "begin; insert into events (at, kind, claim_id, changes)
                        values (now(), 'claim.confirmed', gen_random_uuid(), '[]');
                    select pg_sleep({hold} / 1000.0); commit"
                );
                sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut db).await.unwrap();
            }
        });
    }
    writers.join_all().await;
    done.store(true, Ordering::SeqCst);
    let (careful, naive) = (careful.await.unwrap(), naive.await.unwrap());
    let missed = WRITERS * EVENTS - naive.len();
    println!("of {} events a reader by id missed {missed}", WRITERS * EVENTS);
    assert_eq!(careful.len(), WRITERS * EVENTS);
    assert!(missed > 0, "the control saw everything: this proves nothing");
}

// threat F99
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_retry_with_the_same_key_after_the_answer_was_lost_has_one_effect() {
    let app = TestApp::start().await;
    let author = app.reviewer().await;
    let claim = app.a_claim(&author).await;
    author.does(&claim, "review/assign").await;
    author.does(&claim, "evidence").await;
    let etag = author.claim(&claim).await["etag"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/claims/{claim}/verdict/submission");
    // The caller goes away before it hears the answer, again and again, and asks once more in the end.
    let send = || {
        let request = author.request(reqwest::Method::POST, &path);
        let request = request.header("if-match", &etag).header("idempotency-key", "one verdict");
        request.json(&body_of("verdict/submission"))
    };
    for _ in 0..20 {
        let gone = tokio::time::timeout(Duration::from_millis(1), send().send()).await;
        drop(gone);
    }
    let mut answer = Answer::to(send()).await;
    while answer.status == 409 {
        tokio::time::sleep(Duration::from_millis(20)).await;
        answer = Answer::to(send()).await;
    }
    assert_eq!(answer.expect(201).json()["verdict"]["current"]["number"], 1);
    let revisions = author.get(&format!("/api/v1/claims/{claim}/verdict/revisions")).await.json();
    assert_eq!(revisions["items"].as_array().unwrap().len(), 1);
    // Control: without a key the same request is another one, and is refused as stale.
    let other = author.change_from(&etag, &claim, "verdict/submission", &json!(body_of("verdict/submission"))).await;
    other.problem(412, "stale-version");
}
