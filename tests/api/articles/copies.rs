//! Agency copies: one text in several outlets is checked once.

use chrono::TimeDelta;
use claimdesk::app::context::App;
use claimdesk::domain::newsroom::job::Lane;
use claimdesk::jobs::worker;
use serde_json::{Value, json};

use crate::support::articles::path_of;
use crate::support::{Person, TestApp};

/// An agency's report.
const WIRE: &str = "OSTREL (KNA) - At least 37 people were killed when the dam above Ostrel broke on Monday, the interior \
ministry of Karvia said on Tuesday.

The wall of water reached the town at four in the morning and destroyed 230 houses, according to the mayor, Ivo Karst.

The government declared a state of emergency in three districts and asked its neighbours for helicopters and tents.

Engineers had warned of cracks in the eastern wall since November, a report of the ministry of energy shows. The operator of \
the dam, Karvia Water, said that it had repaired them in January at a cost of 4.2 million marks.

More than 5,200 people spent the night in schools and churches on the hills around the town, the Red Crescent said.";

async fn bring(person: &Person, outlet: &str, text: &str) -> Value {
    let article = json!({"text": text, "url": format!("https://{outlet}.example/dam"), "outlet": outlet, "published_at": "2026-02-03"});
    person.create("/api/v1/articles", &article).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agency_text_in_several_outlets_is_one_set_of_claims() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let first = bring(&reviewer, "ledger", WIRE).await;
    app.drain_jobs().await;
    let claims = reviewer.claims_of(&first).await;
    assert!(claims.len() >= 5, "{claims:#?}");

    app.advance(TimeDelta::minutes(5));
    // The same outlet may print a text twice; that is no copy.
    let again = json!({"text": WIRE, "url": "https://ledger.example/print/dam", "outlet": "Ledger", "published_at": "2026-02-03"});
    let again = reviewer.create("/api/v1/articles", &again).await;
    app.drain_jobs().await;

    // Another outlet changes the opening and adds a line of its own.
    app.advance(TimeDelta::minutes(5));
    let edited = WIRE.replace("At least 37 people were killed", "At least 39 people were killed");
    let second = bring(&reviewer, "courier", &format!("{edited}\n\nThe bridge at Anlis was closed on 3 March.")).await;
    let third = bring(&reviewer, "gazette", WIRE.rsplit_once("\n\n").unwrap().0).await;
    let other = "The parliament of Karvia voted on Tuesday for a budget of 14.2 billion marks, 3 percent more than last year. \
        The opposition, led by Lena Maroth, said that 2 billion of it were not covered by taxes and asked the court to decide.";
    let other = bring(&reviewer, "herald", other).await;
    app.drain_jobs().await;

    let second = reviewer.read(&path_of(&second)).await;
    assert_eq!(second["copy_of"], first["id"]);
    assert_eq!(reviewer.read(&path_of(&third)).await["copy_of"], first["id"]);
    assert_eq!(reviewer.read(&path_of(&other)).await["copy_of"], Value::Null);
    assert_eq!(reviewer.read(&path_of(&again)).await["copy_of"], Value::Null);
    let outlets: Vec<&Value> = second["copies"].as_array().unwrap().iter().map(|copy| &copy["outlet"]).collect();
    assert_eq!(outlets, ["ledger", "gazette"]);
    assert_eq!(second["copies"][0]["is_original"], true);

    let theirs = reviewer.claims_of(&second).await;
    assert_eq!(second["claims"]["total"], theirs.len());
    let ids =
        |claims: &[Value]| claims.iter().map(|claim| claim["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    let (ours, theirs_ids) = (ids(&claims), ids(&theirs));
    let new: Vec<&Value> =
        theirs.iter().filter(|claim| !ours.contains(&claim["id"].as_str().unwrap().to_owned())).collect();
    let quotes: Vec<&str> = new.iter().map(|claim| claim["quote"].as_str().unwrap()).collect();
    assert_eq!(quotes.len(), 2, "{quotes:#?}");
    assert!(quotes[0].contains("39 people") && quotes[1].contains("Anlis"), "{quotes:?}");
    assert_eq!(ours.iter().filter(|id| theirs_ids.contains(id)).count(), ours.len() - 1);

    // One row of the queue stands for three outlets.
    let queue = reviewer.read("/api/v1/claims?limit=100").await;
    let rows: Vec<&Value> = queue["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|claim| claim["quote"].as_str().unwrap().contains("230 houses"))
        .collect();
    assert_eq!(rows.len(), 2, "the ledger's second print is apart");
    let rows: Vec<&Value> = rows.into_iter().filter(|row| row["also_in"] == 2).collect();
    assert_eq!(rows.len(), 1);

    // What a copy says no longer, its original still says.
    let shorter = edited.replace(" and destroyed 230 houses", "");
    let next = json!({"text": shorter, "url": "https://courier.example/dam"});
    reviewer.bring_again(&next).await;
    app.drain_jobs().await;
    assert_eq!(reviewer.claim(rows[0]["id"].as_str().unwrap()).await["stale"], Value::Null);
    // Reading a copy again changes nothing of the original's claims.
    reviewer.post(&format!("{}/analysis", path_of(&second)), &json!({})).await.expect(202);
    app.drain_jobs().await;
    assert_eq!(ids(&reviewer.claims_of(&first).await), ours);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn copies_that_two_servers_read_at_the_same_moment_are_one_group() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let mut articles = Vec::new();
    for number in 0..12 {
        articles.push(bring(&reviewer, &format!("outlet-{number}"), WIRE).await);
        app.advance(TimeDelta::seconds(1));
    }
    let twin = app.twin().await;
    let work = async |server: &App| while worker::step(server, Lane::Own).await.unwrap() {};
    tokio::join!(work(&app.app), work(&twin), work(&app.app), work(&twin));

    let mut originals = Vec::new();
    for article in &articles {
        let article = reviewer.read(&path_of(article)).await;
        assert_eq!(article["analysis"]["state"], "done");
        assert_eq!(article["copies"].as_array().unwrap().len(), articles.len() - 1);
        originals.extend(article["copy_of"].is_null().then(|| article.clone()));
    }
    assert_eq!(originals.len(), 1, "{originals:#?}");
    let list = reviewer.read("/api/v1/claims?limit=100").await;
    assert_eq!(list["items"].as_array().unwrap().len(), reviewer.claims_of(&originals[0]).await.len());
}
