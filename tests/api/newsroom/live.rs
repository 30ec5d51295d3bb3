//! Live updates: every event once and in order, across reconnects and failures.

use std::collections::BTreeSet;

use claimdesk::app::newsroom::live;
use claimdesk::domain::kernel::id::ClaimId;
use claimdesk::domain::newsroom::event::{Cursor, Event, Kind};
use claimdesk::store::newsroom::event;
use reqwest::{Method, Response};
use serde_json::{Value, json};
use sqlx::{Connection, PgConnection};
use tokio::time::timeout;

use crate::support::wire::PATIENCE;
use crate::support::{Person, TestApp};

/// An open stream of events.
struct Stream {
    response: Response,
    text: String,
}

#[derive(Debug, Clone, PartialEq)]
struct Happened {
    id: String,
    data: Value,
}

impl Stream {
    async fn open(person: &Person, last: Option<&str>) -> Self {
        let mut request = person.request(Method::GET, "/api/v1/live");
        if let Some(last) = last {
            request = request.header("last-event-id", last);
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(
            response.headers()["content-type"],
            "text/event-stream; charset=utf-8"
        );
        let mut stream = Self {
            response,
            text: String::new(),
        };
        assert!(stream.frame().await.unwrap().contains(": connected"));
        stream
    }

    /// The next frame; nothing at the end of the stream.
    async fn frame(&mut self) -> Option<String> {
        while !self.text.contains("\n\n") {
            let chunk = timeout(PATIENCE, self.response.chunk())
                .await
                .expect("something comes");
            self.text
                .push_str(std::str::from_utf8(&chunk.unwrap()?).unwrap());
        }
        let (frame, rest) = self
            .text
            .split_once("\n\n")
            .map(|(f, r)| (f.to_owned(), r.to_owned()))?;
        self.text = rest;
        Some(frame)
    }

    async fn next(&mut self) -> Happened {
        loop {
            let frame = self.frame().await.expect("the stream goes on");
            let field = |name: &str| frame.lines().find_map(|line| line.strip_prefix(name));
            if let (Some("change"), Some(id), Some(data)) =
                (field("event: "), field("id: "), field("data: "))
            {
                return Happened {
                    id: id.to_owned(),
                    data: serde_json::from_str(data).unwrap(),
                };
            }
            assert!(frame.starts_with(':'), "{frame}");
        }
    }

    async fn take(&mut self, count: usize) -> Vec<Happened> {
        let mut taken = Vec::new();
        for _ in 0..count {
            taken.push(self.next().await);
        }
        taken
    }
}

/// Waits until all that has happened is settled, which a transaction of another test can hold up: a stream begins
/// behind what is settled, so that it may bring what is a moment older.
async fn settle(app: &TestApp) {
    let newest: i64 = sqlx::query_scalar("select coalesce(max(id), 0) from events")
        .fetch_one(&mut app.database().await)
        .await
        .unwrap();
    let settled = async {
        while event::end(&app.app.pool).await.unwrap().id < newest {
            tokio::task::yield_now().await;
        }
    };
    timeout(PATIENCE, settled)
        .await
        .expect("every transaction ends");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_colleague_does_arrives_by_itself() {
    let app = TestApp::start().await;
    let (watcher, worker) = (app.reviewer().await, app.reviewer().await);
    settle(&app).await;
    let mut stream = Stream::open(&watcher, None).await;

    let article = worker
        .bring(
            "At least 37 people were killed in Ostrel on 2 February.",
            "https://a.example/",
        )
        .await;
    let ingested = stream.next().await.data;
    assert_eq!(
        (&ingested["kind"], &ingested["article_id"]),
        (&json!("article.ingested"), &article["id"])
    );
    assert_eq!(ingested["actor"]["name"], worker.name);
    app.drain_jobs().await;
    let extracted = stream.next().await.data;
    assert_eq!(
        (&extracted["kind"], &extracted["actor"]),
        (&json!("claim.extracted"), &Value::Null)
    );
    assert_eq!(stream.next().await.data["kind"], "article.analysed");

    let claim = extracted["claim_id"].as_str().unwrap();
    worker.does(claim, "review/assign").await;
    let assigned = stream.next().await.data;
    assert_eq!(
        (&assigned["kind"], &assigned["claim_id"]),
        (&json!("claim.assigned"), &json!(claim))
    );
}

// threat F106
#[tokio::test(flavor = "multi_thread")]
async fn who_watches_misses_nothing_when_the_connection_that_listens_is_lost() {
    let app = TestApp::start().await;
    let (watcher, worker) = (app.reviewer().await, app.reviewer().await);
    settle(&app).await;
    let mut stream = Stream::open(&watcher, None).await;
    let ended: i64 = sqlx::query_scalar(
        "select count(pg_terminate_backend(pid)) from pg_stat_activity
        where datname = current_database() and query ilike 'listen%' and pid <> pg_backend_pid()",
    )
    .fetch_one(&mut app.database().await)
    .await
    .unwrap();
    assert!(ended > 0, "somebody listens");
    let article = worker.bring("It rained.", "https://a.example/").await;
    let ingested = stream.next().await.data;
    assert_eq!(
        (&ingested["kind"], &ingested["article_id"]),
        (&json!("article.ingested"), &article["id"])
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_goes_on_where_it_broke_off_without_gap_or_repeat() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let claim = app.a_claim(&reviewer).await;
    settle(&app).await;
    let mut whole = Stream::open(&reviewer, None).await;
    let work = async |n: usize| {
        let body = json!({"statement": format!("Wording {n}.")});
        reviewer.change(&claim, "", &body).await.expect(200);
    };
    for n in 0..6 {
        work(n).await;
    }
    let first = whole.take(6).await;

    for (seen, event) in first.iter().enumerate() {
        let mut resumed = Stream::open(&reviewer, Some(&event.id)).await;
        // What was read from the table may come over the wire as well, a moment later: it is not sent twice.
        for known in live::after(&app.app, Cursor::default()).await.unwrap() {
            app.app.happened.send(known.into()).unwrap();
        }
        work(100 + seen).await;
        let new = whole.next().await;
        let mut expected = first[seen + 1..].to_vec();
        // All that happened since, from the table and from the wire alike.
        let missed = resumed.take(expected.len() + seen + 1).await;
        let (old, late) = missed.split_at(expected.len());
        assert_eq!(old, expected);
        assert_eq!(late.last(), Some(&new));
        expected.extend_from_slice(late);
        let ids: BTreeSet<&str> = expected.iter().map(|event| event.id.as_str()).collect();
        assert_eq!(ids.len(), expected.len(), "nothing twice");
    }
}

// threat F105
#[tokio::test(flavor = "multi_thread")]
async fn who_has_missed_too_much_is_told_to_read_everything_again() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let claim = app.a_claim(&reviewer).await;
    settle(&app).await;
    let mut stream = Stream::open(&reviewer, None).await;
    reviewer.does(&claim, "review/assign").await;
    let seen = stream.next().await.id;
    drop(stream);
    write(&mut app.database().await, &app, 600).await;
    settle(&app).await;

    // So has who comes with a place that this log has never had.
    for last in [seen.as_str(), "99999999999-99999999999"] {
        let mut late = Stream::open(&reviewer, Some(last)).await;
        let reset = late.frame().await.unwrap();
        assert!(reset.contains("event: reset"), "{reset}");
        let place = reset
            .lines()
            .find_map(|line| line.strip_prefix("id: "))
            .unwrap()
            .to_owned();
        let mut again = Stream::open(&reviewer, Some(&place)).await;
        reviewer.does(&claim, "").await;
        let (one, other) = (late.next().await, again.next().await);
        assert_eq!(
            (&one.data["kind"], &one),
            (&json!("claim.reworded"), &other)
        );
        settle(&app).await;
    }
}

// ASVS 7.4.1
// threat A14
#[tokio::test(flavor = "multi_thread")]
async fn who_signs_out_is_told_nothing_more_however_busy_the_desk_is() {
    let app = TestApp::start().await;
    let (leaving, busy) = (app.reviewer().await, app.reviewer().await);
    let claim = app.a_claim(&busy).await;
    settle(&app).await;
    let mut stream = Stream::open(&leaving, None).await;
    leaving.delete("/api/v1/session").await.expect(204);

    let working = async {
        for n in 0.. {
            let body = json!({"statement": format!("Wording {n}.")});
            busy.change(&claim, "", &body).await.expect(200);
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        }
    };
    let listening = async {
        let mut told = 0;
        while stream.frame().await.is_some() {
            told += 1;
        }
        told
    };
    tokio::select! {
        () = working => unreachable!("the desk is never done"),
        told = timeout(PATIENCE, listening) => {
            assert!(told.expect("the stream ends") > 0, "the desk was busy");
        }
    }
}

// threat F108
#[tokio::test(flavor = "multi_thread")]
async fn streams_end_when_the_server_is_told_to_stop() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    settle(&app).await;
    let mut stream = Stream::open(&reviewer, None).await;
    app.begin_to_stop();
    assert!(stream.frame().await.unwrap().contains(": shutting down"));
    assert_eq!(stream.frame().await, None);
}

/// Within a transaction that the test holds.
async fn write(db: &mut PgConnection, app: &TestApp, count: usize) {
    let claim: ClaimId = app.app.random.id(app.app.clock.now());
    let article = app.app.random.id(app.app.clock.now());
    let happened: Vec<Event> = (0..count)
        .map(|_| Event::of_claim(Kind::ClaimReworded, claim, article))
        .collect();
    event::append(db, &happened, None, None, app.app.clock.now())
        .await
        .unwrap();
}

/// The reader that one would write first, and that misses what commits late.
async fn naive(db: &mut PgConnection, last: i64) -> Vec<i64> {
    sqlx::query_scalar("select id from events where id > $1 order by id")
        .bind(last)
        .fetch_all(db)
        .await
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_that_commits_late_is_not_passed_over() {
    let app = TestApp::start().await;
    let (mut slow, mut quick, mut reader) = (
        app.database().await,
        app.database().await,
        app.database().await,
    );
    settle(&app).await;
    let begin = event::end(&mut reader).await.unwrap();

    let mut early = slow.begin().await.unwrap();
    write(&mut early, &app, 1).await;
    let mut late = quick.begin().await.unwrap();
    write(&mut late, &app, 1).await;
    late.commit().await.unwrap();

    let seen_naively = naive(&mut reader, 0).await;
    let waiting = event::after(&mut reader, begin, 10).await.unwrap();
    assert_eq!(
        (seen_naively.len(), waiting.len()),
        (1, 0),
        "ours waits for the older one"
    );

    early.commit().await.unwrap();
    assert_eq!(
        naive(&mut reader, seen_naively[0]).await,
        Vec::<i64>::new(),
        "missed for ever"
    );
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
                let mut db = app.database().await;
                for round in 0..ROUNDS {
                    let mut work = db.begin().await.unwrap();
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
    println!(
        "{} events; read by id alone {} of them are missed",
        committed.len(),
        committed.len() - naively.len()
    );
    let once: BTreeSet<i64> = seen.iter().copied().collect();
    assert_eq!(once.len(), seen.len(), "nothing twice");
    assert_eq!(once, committed.into_iter().collect(), "nothing lost");
}
