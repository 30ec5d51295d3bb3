//! Newsroom figures compared with counts made by hand.

use chrono::TimeDelta;
use claimdesk::domain::claims::review::State;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::newsroom::{bring_to, retract, source};

fn rows<'a>(insights: &'a Value, key: &str) -> &'a Vec<Value> {
    let tables = insights["tables"].as_array().unwrap();
    let table = tables.iter().find(|table| table["key"] == key).unwrap();
    table["rows"].as_array().unwrap()
}

// threat B35
#[tokio::test(flavor = "multi_thread")]
async fn the_figures_are_those_that_one_counts_by_hand_and_each_is_a_file() {
    let app = TestApp::start().await;
    let (author, second) = (app.reviewer().await, app.reviewer().await);
    let (editor, other) = (app.editor().await, app.editor().await);
    let claims = app.claims(&author, "https://karvia-post.example/dam").await;
    app.advance(TimeDelta::minutes(30));
    // One published with two origins, after one return; one published and retracted; one in work; one dismissed.
    let mut wire = source();
    wire["publisher"] = json!("Reuters");
    author.change(&claims[0], "evidence", &wire).await.expect(201);
    bring_to(&claims[0], State::Submitted, &author, &second, &editor).await;
    second.does(&claims[0], "verdict/return").await;
    author.does(&claims[0], "verdict/submission").await;
    second.does(&claims[0], "verdict/approval").await;
    app.advance(TimeDelta::minutes(30));
    editor.does(&claims[0], "verdict/publication").await;
    bring_to(&claims[1], State::Published, &author, &second, &editor).await;
    retract(&claims[1], &editor, &second, &other).await;
    let more = app.claims(&author, "https://other.example/dam").await;
    bring_to(&more[0], State::InReview, &author, &second, &editor).await;
    author.does(&more[1], "review/dismiss").await;
    // The span ends before this moment.
    app.advance(TimeDelta::seconds(1));

    let insights = editor.read("/api/v1/insights").await;
    let found = claims.len() + more.len();
    assert_eq!(rows(&insights, "throughput")[0], json!(["2026-03-04", found, 3, 2, 1, 1]));
    assert_eq!(
        *rows(&insights, "waiting"),
        [json!(["first_assignment", 3, 0.5, 0.9]), json!(["publication", 2, 1.0, 1.0])]
    );
    let open: u64 =
        rows(&insights, "open_by_age")[0].as_array().unwrap().iter().skip(1).filter_map(Value::as_u64).sum();
    assert_eq!(usize::try_from(open).unwrap(), found - 3);
    let mine = rows(&insights, "workload").iter().find(|row| row[0] == author.name).unwrap();
    assert_eq!(*mine, json!([author.name, 1, 3, 0, 0, 0]));
    let quality = rows(&insights, "quality");
    assert_eq!(quality[0], json!(["approved_without_return", 3, 4, 0.75]));
    assert_eq!(quality[4], json!(["retractions", 1, 2, 0.5]));
    assert_eq!(quality[5], json!(["two_origins", 1, 2, 0.5]));
    assert_eq!(*rows(&insights, "ratings_by_outlet"), [json!(["Karvia Post", "Mostly false", 2, 1])]);

    let csv = editor.get("/api/v1/insights/ratings_by_outlet.csv").await.expect(200);
    assert_eq!(csv.text(), "outlet,rating,verdicts,of these retracted\r\nKarvia Post,Mostly false,2,1\r\n");
    editor.get("/api/v1/insights/nothing.csv").await.problem(404, "not-found");
    let empty = editor.get("/api/v1/insights?since=2020-01-01T00:00:00Z&until=2020-02-01T00:00:00Z").await.json();
    assert!(rows(&empty, "throughput").is_empty());
    let wrong = editor.get("/api/v1/insights?since=2026-03-05T00:00:00Z&until=2026-03-01T00:00:00Z").await;
    assert_eq!(wrong.pointers(), ["/since"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn days_that_are_over_add_up_with_what_replaces_them_later() {
    let app = TestApp::start().await;
    let (author, second) = (app.reviewer().await, app.reviewer().await);
    let editor = app.editor().await;
    let claims = app.claims(&author, "https://karvia-post.example/dam").await;
    bring_to(&claims[0], State::Published, &author, &second, &editor).await;
    bring_to(&claims[1], State::Published, &author, &second, &editor).await;
    // One revision with two decisions.
    bring_to(&claims[2], State::Approved, &author, &second, &editor).await;
    app.advance(TimeDelta::minutes(1));
    editor.does(&claims[2], "verdict/return").await;
    app.advance(TimeDelta::days(1));
    // Sessions have ended meanwhile.
    let editor = app.editor().await;
    let first = editor.read("/api/v1/insights").await;
    assert_eq!(*rows(&first, "ratings_by_outlet"), [json!(["Karvia Post", "Mostly false", 2, 0])]);
    let [_, approved, of, _] = rows(&first, "quality")[0].as_array().unwrap().as_slice() else { panic!() };
    assert_eq!((approved, of), (&json!(2), &json!(3)), "a revision counts once");

    app.advance(TimeDelta::days(1));
    let (second, editor, other) = (app.reviewer().await, app.editor().await, app.editor().await);
    retract(&claims[0], &editor, &second, &other).await;
    app.advance(TimeDelta::seconds(1));
    let later = editor.read("/api/v1/insights").await;
    // A verdict counts once, with its newest publication in the period.
    assert_eq!(*rows(&later, "ratings_by_outlet"), [json!(["Karvia Post", "Mostly false", 2, 1])]);
    assert_eq!(rows(&later, "throughput")[0], rows(&first, "throughput")[0]);
    assert_eq!(rows(&later, "throughput")[1], json!(["2026-03-06", 0, 0, 0, 1, 0]));
    assert_eq!(rows(&later, "waiting"), rows(&first, "waiting"));
    let last_day = editor.read("/api/v1/insights?since=2026-03-05T12:00:00Z").await;
    assert_eq!(*rows(&last_day, "ratings_by_outlet"), [json!(["Karvia Post", "Mostly false", 1, 1])]);
    assert!(rows(&last_day, "waiting").is_empty());
    // The days of a longer period are read as well.
    let all = editor.read("/api/v1/insights?since=2026-01-01T00:00:00Z").await;
    for key in ["throughput", "waiting", "quality", "ratings_by_outlet"] {
        assert_eq!(rows(&all, key), rows(&later, key), "{key}");
    }
}
