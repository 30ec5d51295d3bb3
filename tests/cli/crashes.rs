//! Crashes: repeated kills under load, no acknowledged write lost.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};

use crate::support::{Dir, Person, Server, TEXT};

const ROUNDS: u64 = 50;
const WRITERS: usize = 3;

/// What the server said it had done.
#[derive(Debug, Default)]
struct Acknowledged {
    articles: Vec<String>,
    comments: Vec<String>,
}

/// Brings articles and comments until the server is gone; keeps what was acknowledged.
async fn write(http: Client, url: String, claim: Option<String>, name: String, kept: Arc<Mutex<Acknowledged>>) {
    for n in 0.. {
        let article = json!({"text": format!("{name} {n}. {TEXT}"), "url": format!("https://{name}.example/{n}")});
        match post(&http, &format!("{url}/api/v1/articles"), &article).await {
            Some(id) => kept.lock().unwrap().articles.push(id),
            None => return,
        }
        let Some(claim) = &claim else { continue };
        let comment = json!({"body": format!("{name} {n}")});
        match post(&http, &format!("{url}/api/v1/claims/{claim}/comments"), &comment).await {
            Some(id) => kept.lock().unwrap().comments.push(id),
            None => return,
        }
    }
}

/// The id of what was made, if the server lived to say so.
async fn post(http: &Client, url: &str, body: &Value) -> Option<String> {
    let answer = http.post(url).json(body).send().await.ok()?;
    assert_eq!(answer.status(), StatusCode::CREATED);
    let made: Value = answer.json().await.ok()?;
    Some(made["id"].as_str().unwrap().to_owned())
}

async fn missing(person: &Person, articles: &[String]) -> usize {
    let mut missing = 0;
    for id in articles {
        let (status, _) = person.send(Method::GET, &format!("/api/v1/articles/{id}"), &Value::Null).await;
        missing += usize::from(status != 200);
    }
    missing
}

// ASVS 2.3.3, 16.5.3
// threat F91
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_kills_under_load_lose_nothing_acknowledged_and_leave_nothing_half_done() {
    let dir = Dir::new("crashes");
    let kept = Arc::new(Mutex::new(Acknowledged::default()));
    let (mut login, mut claim) = (None, None);
    for round in 0..ROUNDS {
        let server = Server::start(&dir, &["--no-samples"]);
        let (email, password) = login.get_or_insert_with(|| server.first_admin().expect("a first admin"));
        let person = Person::signed_in(&server, email, password).await;
        if claim.is_none() {
            claim = first_claim(&person).await;
        }
        let mut writers = Vec::new();
        for writer in 0..WRITERS {
            let name = format!("w{writer}r{round}");
            let (http, url) = (person.http.clone(), server.url());
            writers.push(tokio::spawn(write(http, url, claim.clone(), name, kept.clone())));
        }
        // Anywhere between the first request and half a second of work.
        tokio::time::sleep(Duration::from_millis(20 + (round * 37) % 480)).await;
        server.stop("KILL");
        for writer in writers {
            writer.await.unwrap();
        }
    }

    let server = Server::start(&dir, &["--no-samples"]);
    let started = Instant::now();
    let (email, password) = login.unwrap();
    let person = Person::signed_in(&server, &email, &password).await;
    let kept = std::mem::take(&mut *kept.lock().unwrap());
    assert!(kept.articles.len() > 200, "{} articles: too few to prove anything", kept.articles.len());
    assert_eq!(missing(&person, &kept.articles).await, 0);
    // Control: what is not there is seen to be missing.
    assert_eq!(missing(&person, &["01970000-0000-7000-8000-000000000000".to_owned()]).await, 1);

    let comments = person.get(&format!("/api/v1/claims/{}/comments", claim.unwrap())).await;
    let there: Vec<&str> = comments["items"].as_array().unwrap().iter().map(|c| c["id"].as_str().unwrap()).collect();
    let lost = kept.comments.iter().filter(|id| !there.contains(&id.as_str())).count();
    assert_eq!(lost, 0);

    // Jobs that died with their server are taken up again within a minute, and none is left half done.
    while !all_analysed(&person).await {
        assert!(started.elapsed() < Duration::from_secs(90), "jobs were not resumed");
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    println!(
        "{ROUNDS} kills, {} articles and {} comments acknowledged, none lost; every job done {:.0} s after the last start",
        kept.articles.len(),
        kept.comments.len(),
        started.elapsed().as_secs_f32()
    );
    // The log is whole: no event without its change, no change half written.
    let verified = dir.run(&["audit", "verify"]);
    assert!(verified.status.success(), "{}", crate::support::err(&verified));
}

async fn first_claim(person: &Person) -> Option<String> {
    let page = person.get("/api/v1/claims?limit=1").await;
    Some(page["items"].get(0)?["id"].as_str()?.to_owned())
}

async fn all_analysed(person: &Person) -> bool {
    let mut path = "/api/v1/articles?limit=100".to_owned();
    loop {
        let page = person.get(&path).await;
        let articles = page["items"].as_array().unwrap();
        if articles.iter().any(|article| article["analysis"]["state"] != "done") {
            return false;
        }
        match page["next_cursor"].as_str() {
            Some(cursor) => path = format!("/api/v1/articles?limit=100&cursor={cursor}"),
            None => return true,
        }
    }
}
