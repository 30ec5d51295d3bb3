//! Second review: blind until both are in, adjudication by a third person.

use claimdesk::domain::claims::review::State;
use serde_json::{Value, json};

use crate::support::newsroom::bring_to;
use crate::support::{Answer, Person, TestApp};

struct Newsroom {
    app: TestApp,
    author: Person,
    reader: Person,
    editor: Person,
    claim: String,
}

impl Newsroom {
    async fn start() -> Self {
        let app = TestApp::start().await;
        let (author, reader, editor) = (app.reviewer().await, app.editor().await, app.editor().await);
        let claim = app.a_claim(&author).await;
        bring_to(&claim, State::InReview, &author, &reader, &editor).await;
        Self { app, author, reader, editor, claim }
    }

    async fn ask(&self) -> Answer {
        let body = json!({"reader": self.reader.id});
        self.author.change(&self.claim, "verdict/second-reading", &body).await
    }

    async fn answer(&self, rating: &str) -> Value {
        let body = json!({"rating": rating, "summary": "SECOND-OPINION as I read it."});
        let path = "verdict/second-reading/answer";
        self.reader.change(&self.claim, path, &body).await.expect(200).json()
    }
}

// ASVS 8.2.2, 8.2.3
// threat B28
#[tokio::test(flavor = "multi_thread")]
async fn the_reader_sees_no_verdict_and_nobody_sees_the_reading_until_both_are_in() {
    let room = Newsroom::start().await;
    let (author, reader, claim) = (&room.author, &room.reader, &room.claim);
    author.does(claim, "verdict/draft").await;
    let itself = json!({"reader": author.id});
    let answer = author.change(claim, "verdict/second-reading", &itself).await;
    assert_eq!(answer.pointers(), ["/reader"]);
    room.ask().await.expect(200);
    room.ask().await.problem(409, "conflict");
    author.does(claim, "verdict/submission").await;

    let shown = reader.claim(claim).await;
    assert_eq!(
        (&shown["verdict"]["current"], &shown["verdict"]["draft"], &shown["rating"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
    for path in [
        format!("/api/v1/claims/{claim}"),
        format!("/api/v1/claims/{claim}/history"),
        format!("/api/v1/claims/{claim}/verdict/revisions"),
        "/api/v1/claims?state=submitted".to_owned(),
        "/api/v1/claims?rating=mostly_false".to_owned(),
        format!("/api/v1/articles/{}/claims", shown["article"]["id"].as_str().unwrap()),
        "/api/v1/me/notifications".to_owned(),
    ] {
        let told = reader.get(&path).await.expect(200);
        for word in ["Mostly false", "mostly_false", "counts 29 deaths"] {
            assert!(!told.text().contains(word), "{path} tells {word}");
        }
        // Control: a colleague reads it in all but the inbox.
        let open = room.editor.get(&path).await.expect(200);
        assert!(
            path.ends_with("notifications")
                || open.text().contains("counts 29 deaths")
                || open.text().contains("Mostly false"),
            "{path}"
        );
    }
    let waiting = room.editor.change(claim, "verdict/approval", &json!({})).await.problem(409, "conflict");
    assert_eq!(
        waiting["detail"],
        "The second reviewer has not answered yet. Wait for the answer or withdraw the request."
    );
    let path = "verdict/second-reading/answer";
    let body = json!({"rating": "true", "summary": "x"});
    room.editor.change(claim, path, &body).await.problem(403, "forbidden");

    let both = room.answer("mostly_false").await;
    let reading = &both["verdict"]["second_reading"];
    assert_eq!(
        (&reading["agrees"], &reading["revision"], &reading["rating"]["key"]),
        (&json!(true), &json!(1), &json!("mostly_false"))
    );
    assert_eq!(both["verdict"]["current"]["rating"]["key"], "mostly_false", "now the reader may see it");
    room.editor.does(claim, "verdict/approval").await;
    let found = reader.get("/api/v1/claims?rating=mostly_false").await.json();
    assert_eq!(found["items"][0]["id"], json!(claim));
    let insights = room.editor.get("/api/v1/insights").await.json();
    let quality =
        insights["tables"].as_array().unwrap().iter().find(|table| table["key"] == "quality").unwrap().clone();
    assert!(quality["rows"].as_array().unwrap().iter().any(|row| row[0] == "second_readings_agree"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reading_given_first_stays_closed_until_the_verdict_is_in() {
    let room = Newsroom::start().await;
    room.ask().await.expect(200);
    let file = room.answer("true").await;
    assert_eq!(file["verdict"]["second_reading"]["rating"], Value::Null);
    for path in ["", "/history"] {
        let told = room.author.get(&format!("/api/v1/claims/{}{path}", room.claim)).await;
        assert!(!told.text().contains("SECOND-OPINION"), "the author learns nothing from it");
    }
    let submitted = room.author.does(&room.claim, "verdict/submission").await;
    let reading = &submitted["verdict"]["second_reading"];
    assert_eq!((&reading["agrees"], &reading["rating"]["key"]), (&json!(false), &json!("true")));
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_two_are_apart_a_third_decides() {
    for upheld in ["first", "second"] {
        let room = Newsroom::start().await;
        let claim = &room.claim;
        room.ask().await.expect(200);
        room.author.does(claim, "verdict/submission").await;
        room.answer("true").await;
        let apart = room.editor.change(claim, "verdict/approval", &json!({})).await.problem(409, "conflict");
        assert_eq!(apart["detail"], "The second reviewer chose a different rating. An editor must decide first.");

        let body = json!({"upheld": upheld, "reason": "The registry is the better list."});
        let path = "verdict/adjudication";
        room.reader.change(claim, path, &body).await.problem(403, "forbidden");
        room.author.change(claim, path, &body).await.problem(403, "forbidden");
        let file = room.editor.change(claim, path, &body).await.expect(200).json();
        assert_eq!(file["verdict"]["second_reading"]["adjudication"]["upheld"], upheld);
        if upheld == "first" {
            assert_eq!(file["state"], "submitted");
            room.editor.does(claim, "verdict/approval").await;
        } else {
            assert_eq!((&file["state"], &file["assignee"]["id"]), (&json!("in_review"), &json!(room.author.id)));
            assert_eq!(file["verdict"]["draft"]["rating"], "mostly_false");
            room.author.does(claim, "verdict/submission").await;
            room.editor.does(claim, "verdict/approval").await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_editor_may_let_nobody_read_it_and_the_database_keeps_the_three_apart() {
    let room = Newsroom::start().await;
    room.ask().await.expect(200);
    let path = "verdict/second-reading/withdrawal";
    room.author.change(&room.claim, path, &json!({})).await.problem(403, "forbidden");
    let file = room.editor.change(&room.claim, path, &json!({})).await.expect(200).json();
    assert_eq!(file["verdict"]["second_reading"], Value::Null);
    room.ask().await.expect(200);
    room.author.does(&room.claim, "verdict/submission").await;
    room.answer("true").await;
    let mut db = room.app.database().await;
    for (sql, rule) in [
        ("update second_readings set reader_id = author_id where number is not null", "second_readings_reader_is_another"),
        (
            "update second_readings set adjudicated_by = reader_id, adjudicated_at = now(), upheld = 'first', reason = 'x'
            where number is not null",
            "second_readings_adjudicator_is_a_third",
        ),
    ] {
        let error = sqlx::raw_sql(sql).execute(&mut db).await.expect_err(sql).into_database_error().unwrap();
        assert_eq!(error.constraint(), Some(rule));
    }
}
