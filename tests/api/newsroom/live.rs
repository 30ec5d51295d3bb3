//! Live updates: every event once, across reconnects and failures.

use std::collections::BTreeSet;

use claimdesk::app::newsroom::live;
use claimdesk::domain::newsroom::event::Cursor;
use reqwest::{Method, Response};
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::support::events::{settle, write};
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
        assert_eq!(response.headers()["content-type"], "text/event-stream; charset=utf-8");
        let mut stream = Self { response, text: String::new() };
        assert!(stream.frame().await.unwrap().contains(": connected"));
        stream
    }

    /// The next frame; nothing at the end of the stream.
    async fn frame(&mut self) -> Option<String> {
        while !self.text.contains("\n\n") {
            let chunk = timeout(PATIENCE, self.response.chunk()).await.expect("something comes");
            self.text.push_str(std::str::from_utf8(&chunk.unwrap()?).unwrap());
        }
        let (frame, rest) = self.text.split_once("\n\n").map(|(f, r)| (f.to_owned(), r.to_owned()))?;
        self.text = rest;
        Some(frame)
    }

    async fn next(&mut self) -> Happened {
        loop {
            let frame = self.frame().await.expect("the stream goes on");
            let field = |name: &str| frame.lines().find_map(|line| line.strip_prefix(name));
            if let (Some("change"), Some(id), Some(data)) = (field("event: "), field("id: "), field("data: ")) {
                return Happened { id: id.to_owned(), data: serde_json::from_str(data).unwrap() };
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

#[tokio::test(flavor = "multi_thread")]
async fn what_a_colleague_does_arrives_by_itself() {
    let app = TestApp::start().await;
    let (watcher, worker) = (app.reviewer().await, app.reviewer().await);
    settle(&app).await;
    let mut stream = Stream::open(&watcher, None).await;

    let article = worker.bring("At least 37 people were killed in Ostrel on 2 February.", "https://a.example/").await;
    let ingested = stream.next().await.data;
    assert_eq!((&ingested["kind"], &ingested["article_id"]), (&json!("article.ingested"), &article["id"]));
    assert_eq!(ingested["actor"]["name"], worker.name);
    app.drain_jobs().await;
    let extracted = stream.next().await.data;
    assert_eq!((&extracted["kind"], &extracted["actor"]), (&json!("claim.extracted"), &Value::Null));
    assert_eq!(stream.next().await.data["kind"], "article.analysed");

    let claim = extracted["claim_id"].as_str().unwrap();
    worker.does(claim, "review/assign").await;
    let assigned = stream.next().await.data;
    assert_eq!((&assigned["kind"], &assigned["claim_id"]), (&json!("claim.assigned"), &json!(claim)));
}

// threat F106
#[tokio::test(flavor = "multi_thread")]
async fn who_watches_misses_nothing_when_the_connection_that_listens_is_lost() {
    let app = TestApp::start().await;
    let (watcher, worker) = (app.reviewer().await, app.reviewer().await);
    settle(&app).await;
    let mut stream = Stream::open(&watcher, None).await;
    let ended: i64 = app
        .value(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity
        where datname = current_database() and query ilike 'listen%' and pid <> pg_backend_pid()",
        )
        .await;
    assert!(ended > 0, "somebody listens");
    let article = worker.bring("It rained.", "https://a.example/").await;
    let ingested = stream.next().await.data;
    assert_eq!((&ingested["kind"], &ingested["article_id"]), (&json!("article.ingested"), &article["id"]));
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

    // Earlier versions named the transaction and the event.
    let newest: i64 = app.value("select max(id) from events").await;
    let mut resumed = Stream::open(&reviewer, Some(&format!("77-{}", newest - 2))).await;
    assert_eq!(resumed.take(2).await, first[4..]);

    for (seen, event) in first.iter().enumerate() {
        let mut resumed = Stream::open(&reviewer, Some(&event.id)).await;
        // What was read from the table may come over the wire as well, a moment later: it is not sent twice.
        for known in live::after(&app.app, Cursor::default()).await.unwrap() {
            app.app.events.send(known.into()).unwrap();
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
    let mut work = app.app.pool.begin().await.unwrap();
    write(&mut work, &app, 600).await;
    work.commit().await.unwrap();
    settle(&app).await;

    // So has who comes with a place that this log has never had.
    for last in [seen.as_str(), "99999999999", "99999999999-99999999999", "x"] {
        let mut late = Stream::open(&reviewer, Some(last)).await;
        let reset = late.frame().await.unwrap();
        assert!(reset.contains("event: reset"), "{reset}");
        let place = reset.lines().find_map(|line| line.strip_prefix("id: ")).unwrap().to_owned();
        let mut again = Stream::open(&reviewer, Some(&place)).await;
        reviewer.does(&claim, "").await;
        let (one, other) = (late.next().await, again.next().await);
        assert_eq!((&one.data["kind"], &one), (&json!("claim.reworded"), &other));
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
