//! Order of events: late commits and simultaneous writers.

use std::collections::BTreeSet;

use claimdesk::domain::newsroom::event::Cursor;
use claimdesk::store::newsroom::event;
use sqlx::PgConnection;

use crate::support::TestApp;
use crate::support::events::{settle, write};
use crate::support::wire::PATIENCE;

/// The reader that one would write first, and that misses what commits late.
async fn naive(db: &mut PgConnection, last: i64) -> Vec<i64> {
    sqlx::query_scalar("select id from events where id > $1 order by id").bind(last).fetch_all(db).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_that_commits_late_is_not_passed_over() {
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
    let waiting = event::after(&mut reader, begin, 10).await.unwrap();
    assert_eq!((seen_naively.len(), waiting.len()), (1, 0), "ours waits for the older one");

    early.commit().await.unwrap();
    assert_eq!(naive(&mut reader, seen_naively[0]).await, Vec::<i64>::new(), "missed for ever");
    settle(&app).await;
    let settled = event::after(&mut reader, begin, 10).await.unwrap();
    assert_eq!(settled.len(), 2);
    assert!(settled[0].cursor < settled[1].cursor);
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
        for event in event::after(&mut reader, *cursor, 50).await.unwrap() {
            assert!(event.cursor > *cursor, "in order");
            *cursor = event.cursor;
            seen.push(event.cursor.id);
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
        // What is left waits for the oldest transaction of the whole server, which may be another test's.
        assert!(started.elapsed() < PATIENCE, "some are never seen");
    }
    step(&mut cursor, &mut last).await;
    println!("{} events; read by id alone {} of them are missed", committed.len(), committed.len() - naively.len());
    let once: BTreeSet<i64> = seen.iter().copied().collect();
    assert_eq!(once.len(), seen.len(), "nothing twice");
    assert_eq!(once, committed.into_iter().collect(), "nothing lost");
}
