//! Order of events: late commits and simultaneous writers.

use std::collections::BTreeSet;

use claimdesk::domain::newsroom::event::{Cursor, Kind};
use claimdesk::store::newsroom::event;
use sqlx::PgConnection;
use tokio::time::timeout;

use crate::support::TestApp;
use crate::support::events::{settle, write};
use crate::support::receiver::Receiver;
use crate::support::webhooks::{carry, endpoint};
use crate::support::wire::PATIENCE;

/// The reader that one would write first, and that misses what commits late.
async fn naive(db: &mut PgConnection, last: i64) -> Vec<i64> {
    sqlx::query_scalar("select id from events where id > $1 order by id").bind(last).fetch_all(db).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_that_commits_late_comes_late_and_holds_nothing_up() {
    let app = TestApp::start().await;
    let mut reader = app.database().await;
    settle(&app).await;
    let begin = event::end(&mut reader).await.unwrap();

    let mut early = app.app.pool.begin().await.unwrap();
    write(&mut early, &app, 1).await;
    let mut late = app.app.pool.begin().await.unwrap();
    write(&mut late, &app, 1).await;
    late.commit().await.unwrap();

    let seen_naively = naive(&mut reader, 0).await;
    settle(&app).await;
    let first = event::after(&mut reader, begin, 10).await.unwrap();
    assert_eq!((seen_naively.len(), first.len()), (1, 1), "an open transaction holds nothing up");

    early.commit().await.unwrap();
    assert_eq!(naive(&mut reader, seen_naively[0]).await, Vec::<i64>::new(), "missed for ever");
    settle(&app).await;
    let rest = event::after(&mut reader, first[0].cursor, 10).await.unwrap();
    assert_eq!(rest.len(), 1);
    assert!(rest[0].event.id < first[0].event.id, "the older event comes later");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_strangers_transaction_in_another_database_stalls_nothing() {
    let (app, strange) = (TestApp::start().await, TestApp::start().await);
    let (admin, author) = (app.admin().await, app.reviewer().await);
    let mut stranger = strange.database().await;
    sqlx::raw_sql(
        "begin; select pg_current_xact_id(); insert into events (at, kind, changes) values (now(), 'x', '[]')",
    )
    .execute(&mut stranger)
    .await
    .unwrap();
    let receiver = Receiver::start();
    endpoint(&admin, &receiver, &["article.ingested"]).await;
    let mut stream = app.app.events.subscribe();
    author.bring_short(3).await;
    carry(&app, &receiver, 1).await;
    let told = async {
        loop {
            if stream.recv().await.unwrap().event.kind == Kind::ArticleIngested {
                return;
            }
        }
    };
    timeout(PATIENCE, told).await.expect("the stream goes on");
    let system = admin.read("/api/v1/system").await;
    assert_eq!(system["events"]["behind_ms"], 0, "{system}");
    // Events of one database do not tell of transactions in another.
    let mut db = app.database().await;
    let ages: Vec<i64> = sqlx::query_scalar("select open_transactions()").fetch_all(&mut db).await.unwrap();
    assert!(ages.iter().all(|age| *age < 5000), "{ages:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn eight_writers_at_once_lose_no_event() {
    const WRITERS: usize = 8;
    const ROUNDS: usize = 40;
    let app = std::sync::Arc::new(TestApp::start().await);
    let mut reader = app.database().await;
    settle(&app).await;
    let mut cursor = event::end(&mut reader).await.unwrap();
    let mut last = 0;

    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let app = app.clone();
            tokio::spawn(async move {
                for round in 0..ROUNDS {
                    let mut work = app.app.pool.begin().await.unwrap();
                    write(&mut work, &app, 1 + (writer + round) % 3).await;
                    // Some stay open while others commit.
                    for _ in 0..(writer * round) % 5 {
                        sqlx::query("select 1").execute(&mut *work).await.unwrap();
                    }
                    work.commit().await.unwrap();
                }
            })
        })
        .collect();

    let (mut seen, mut naively) = (Vec::new(), BTreeSet::new());
    let mut step = async |cursor: &mut Cursor, last: &mut i64| {
        event::place(&mut reader).await.unwrap();
        for placed in event::after(&mut reader, *cursor, 50).await.unwrap() {
            assert!(placed.cursor > *cursor, "in order");
            *cursor = placed.cursor;
            seen.push(placed.event.id);
        }
        let ids = naive(&mut reader, *last).await;
        *last = ids.last().copied().unwrap_or(*last);
        naively.extend(ids);
        seen.len()
    };
    while writers.iter().any(|writer| !writer.is_finished()) {
        step(&mut cursor, &mut last).await;
    }
    for writer in writers {
        writer.await.unwrap();
    }
    let committed = naive(&mut app.database().await, 0).await;
    let started = std::time::Instant::now();
    while step(&mut cursor, &mut last).await < committed.len() {
        assert!(started.elapsed() < PATIENCE, "some are never seen");
    }
    step(&mut cursor, &mut last).await;
    println!("{} events; read by id alone {} of them are missed", committed.len(), committed.len() - naively.len());
    let once: BTreeSet<i64> = seen.iter().copied().collect();
    assert_eq!(once.len(), seen.len(), "nothing twice");
    assert_eq!(once, committed.into_iter().collect(), "nothing lost");
}
