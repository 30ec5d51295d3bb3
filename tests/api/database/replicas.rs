//! Reads from a streaming standby: what goes there, own changes, a standby that lags, dies or falls silent.

use std::time::{Duration, Instant};

use claimdesk::domain::claims::review::State;
use claimdesk::domain::newsroom::system::ReplicaFigures;
use claimdesk::domain::people::token::Scope;
use reqwest::Method;
use sqlx::Row;
use tokio::task::JoinSet;

use super::pair::Pair;
use crate::support::newsroom::bring_to;
use crate::support::{Answer, Person, TestApp};

const CLAIMS: &str = "/api/v1/exports/claims.csv";
const EVENTS: &str = "/api/v1/events?limit=10";
/// A standby is noticed within this time, also on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

async fn start(pair: &Pair) -> TestApp {
    let standbys = vec![("standby".to_owned(), pair.standby()), ("itself".to_owned(), pair.primary())];
    let app = TestApp::with_standbys(pair.primary(), standbys).await;
    until_in_use(&app, true).await;
    app
}

fn standby(app: &TestApp) -> ReplicaFigures {
    app.app.pool.replicas().into_iter().find(|replica| replica.address == "standby").unwrap()
}

async fn until_in_use(app: &TestApp, in_use: bool) {
    let started = Instant::now();
    while standby(app).in_use != in_use {
        assert!(started.elapsed() < PATIENCE, "{:?}", standby(app));
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

async fn export(request: reqwest::RequestBuilder) -> String {
    Answer::to(request).await.expect(200).text().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_standby_answers_what_may_be_a_moment_old_and_everybody_sees_their_own_changes() {
    let pair = Pair::new("moment").await;
    let app = start(&pair).await;
    let (author, second, editor) = app.staff().await;
    let (admin, writer, reader) = (app.admin().await, app.admin().await, app.admin().await);
    let claims = app.claims(&author, "https://karvia-post.example/dam").await;
    bring_to(&claims[0], State::Published, &author, &second, &editor).await;
    let slug: String = app.value("select document->>'slug' from publications").await;

    // Every operation that may be a moment old reads from the standby, and no other does. The server first learns of
    // the publication, which the standby must then have.
    admin.get("/feeds/verdicts.json?limit=7").await.expect(200);
    tokio::time::sleep(Duration::from_secs(2)).await;
    until_in_use(&app, true).await;
    let article: String = app.value("select id::text from articles").await;
    for path in [
        CLAIMS,
        "/api/v1/exports/verdicts.ndjson",
        "/api/v1/insights",
        "/api/v1/insights/throughput.csv",
        "/api/v1/events",
        "/api/v1/events/proof",
        "/api/v1/verdicts/changes",
        "/feeds/verdicts.json",
        "/feeds/verdicts.atom",
        "/feeds/corrections.rss",
        "/feeds/claimreview.json",
        "/v1alpha1/claims:search?query=dam",
        "/verdicts",
        &format!("/verdicts/{slug}"),
        &format!("/verdicts/{slug}.json"),
        &format!("/verdicts/{slug}/embed"),
        &format!("/verdicts/articles/{article}"),
        "/sitemap.xml",
    ] {
        let before = standby(&app).reads;
        // A session without changes of its own.
        let caller = admin.elsewhere().await;
        caller.get(path).await.expect(200);
        assert!(standby(&app).reads > before, "{path} is not read from the standby");
    }
    let before = standby(&app).reads;
    for path in ["/api/v1/claims", "/api/v1/articles", "/api/v1/system", "/api/v1/settings", "/api/v1/jobs"] {
        admin.get(path).await.expect(200);
    }
    assert_eq!(standby(&app).reads, before);
    let activity = "select query from pg_stat_activity where application_name = 'claimdesk' and usename = 'pair'";
    let asked = sqlx::query(activity).fetch_all(&mut pair.look().await).await.unwrap();
    assert!(asked.iter().any(|row| row.get::<String, _>(0).contains(" from pub")), "no query has reached the standby");

    // The state of each is told; an address that is no standby is never used.
    let system = admin.read("/api/v1/system").await;
    assert_eq!(system["replicas"][0]["in_use"], true, "{system}");
    assert!(system["replicas"][0]["lag_ms"].as_i64().unwrap() <= 2000);
    assert_eq!(system["replicas"][1]["in_use"], false);
    assert_eq!(system["replicas"][1]["problem"], "the database is not a standby");

    // A standby that replays nothing shows the old state for two seconds: not to the one who has changed something.
    let token = writer.token(&[Scope::Read, Scope::Review]).await;
    let elsewhere = app.beside().await;
    let (mut old, mut old_by_token) = (false, false);
    for round in 0..10 {
        pair.replay(true).await;
        until_in_use(&app, true).await;
        pair.replay(false).await;
        let body = serde_json::json!({"text": format!("The dam held {round}00 people, the mayor said on Monday.")});
        let made = writer.post("/api/v1/articles", &body).await.expect(201);
        let position = made.header("claimdesk-position").unwrap().to_owned();
        let id = made.json()["id"].as_str().unwrap().to_owned();
        let shows = |export: &str| export.contains(&id);

        let bearer = |path: &str| reader.request(Method::GET, path).bearer_auth(&token);
        let zero = export(bearer(EVENTS).header("claimdesk-position", "0/0")).await;
        old_by_token |= !shows(&zero);
        old |= !shows(&export(reader.request(Method::GET, EVENTS)).await);
        assert!(shows(&export(writer.request(Method::GET, EVENTS)).await), "own change, by the cookie");
        let url = format!("{}{EVENTS}", elsewhere.url);
        assert!(shows(&export(writer.http.get(url)).await), "own change, on another server");
        assert!(shows(&export(bearer(EVENTS).header("claimdesk-position", &position)).await), "by the header");
        assert!(shows(&export(bearer(EVENTS)).await), "a program that does not tell its position");
        if old && old_by_token {
            break;
        }
    }
    assert!(old && old_by_token, "nothing was read from the standby");
    // From then on the standby is left out.
    until_in_use(&app, false).await;
    let newest: String = app.value("select max(id::text) from articles").await;
    assert!(export(reader.request(Method::GET, EVENTS)).await.contains(&newest));
    assert!(standby(&app).lag_ms.is_none_or(|lag| lag > 2000));

    // A publication is public at once, on every server.
    pair.replay(true).await;
    until_in_use(&app, true).await;
    bring_to(&claims[1], State::Approved, &author, &second, &editor).await;
    pair.replay(false).await;
    editor.does(&claims[1], "verdict/publication").await;
    let slug: String = app.value("select document->>'slug' from publications order by id desc limit 1").await;
    app.anyone().get(&format!("/verdicts/{slug}")).await.expect(200);
    let feed = app.anyone().get("/feeds/verdicts.json").await.expect(200);
    assert!(feed.text().contains(&slug));
    let started = Instant::now();
    while !elsewhere.get("/feeds/verdicts.json").await.expect(200).text().contains(&slug) {
        assert!(started.elapsed() < Duration::from_secs(2));
    }
    elsewhere.get(&format!("/verdicts/{slug}")).await.expect(200);
    pair.replay(true).await;
    drop(app);
    pair.end().await;
}

/// Readers ask until they are told to stop. What is not 200 within ten seconds is a complaint.
async fn read_on(readers: &[Person], during: impl Future<Output = ()>) -> (usize, Duration) {
    let stop = tokio_util::sync::CancellationToken::new();
    let mut reading = JoinSet::new();
    for (number, reader) in readers.iter().enumerate() {
        let path = [CLAIMS, "/api/v1/insights", "/feeds/claimreview.json", "/api/v1/events"][number % 4];
        let (request, stop) = (reader.request(Method::GET, path), stop.clone());
        reading.spawn(async move {
            let (mut answered, mut worst) = (0, Duration::ZERO);
            while !stop.is_cancelled() {
                let started = Instant::now();
                Answer::to(request.try_clone().unwrap()).await.expect(200);
                answered += 1;
                worst = worst.max(started.elapsed());
            }
            (answered, worst)
        });
    }
    during.await;
    stop.cancel();
    let (mut answered, mut worst) = (0, Duration::ZERO);
    while let Some(done) = reading.join_next().await {
        let (count, longest) = done.unwrap();
        (answered, worst) = (answered + count, worst.max(longest));
    }
    (answered, worst)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_standby_that_dies_or_falls_silent_fails_no_request_and_comes_back() {
    let mut pair = Pair::new("faults").await;
    let app = start(&pair).await;
    let author = app.reviewer().await;
    app.claims(&author, "https://karvia-post.example/dam").await;
    let mut readers = Vec::new();
    for _ in 0..8 {
        readers.push(app.admin().await);
    }
    for fault in ["KILL", "STOP"] {
        let before = standby(&app).reads;
        let during = async {
            tokio::time::sleep(Duration::from_millis(500)).await;
            pair.signal_standby(fault);
            until_in_use(&app, false).await;
            tokio::time::sleep(Duration::from_secs(1)).await;
        };
        let (answered, worst) = read_on(&readers, during).await;
        let left = standby(&app);
        assert!(left.reads > before && left.problem.is_some(), "{fault}: {left:?}");
        println!("{fault}: {answered} answered, the longest in {worst:?}");
        assert!(worst < Duration::from_secs(10), "{fault}: {worst:?}");

        match fault {
            "KILL" => pair.start_standby().await,
            _ => pair.signal_standby("CONT"),
        }
        until_in_use(&app, true).await;
        let (before, during) = (standby(&app).reads, tokio::time::sleep(Duration::from_secs(1)));
        read_on(&readers, during).await;
        assert!(standby(&app).reads > before, "{fault}: the standby has come back for nothing");
    }
    drop(app);
    pair.end().await;
}
