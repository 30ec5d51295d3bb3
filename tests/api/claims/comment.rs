//! Comments: threads, mentions, edits, deletion, Markdown, resolution, no effect on the review.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::newsroom::TEXT;
use crate::support::{Answer, Person, TestApp};

async fn say(person: &Person, claim: &str, body: Value) -> Answer {
    person.post(&format!("/api/v1/claims/{claim}/comments"), &body).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_calls_people_is_answered_and_settled_and_the_version_stays() {
    let app = TestApp::start().await;
    let (one, two, gone) = (app.reviewer().await, app.reviewer().await, app.reviewer().await);
    app.deactivate(&gone).await;
    let claim = app.a_claim(&one).await;
    let before = one.claim(&claim).await;

    // Words of the article, by their place: "37 people".
    let start = TEXT.find("37 people").unwrap();
    let about = json!({"version": 1, "span": {"start": start, "end": start + 9}});
    let hostile = "Which registry?\u{202e} <b>@Nobody</b> 😀";
    let said =
        say(&one, &claim, json!({"body": hostile, "mentions": [two.id], "about": about})).await.expect(201).json();
    assert_eq!((&said["body"], &said["anchor"]["quote"]), (&json!(hostile), &json!("37 people")));
    let id = said["id"].as_str().unwrap();
    app.advance(chrono::TimeDelta::seconds(1));
    let answer = say(&two, &claim, json!({"body": "The civil one.", "parent": id})).await.expect(201).json();
    // An answer to an answer belongs to the same thread.
    app.advance(chrono::TimeDelta::seconds(1));
    let deeper = say(&one, &claim, json!({"body": "Thanks.", "parent": answer["id"]})).await.expect(201).json();
    assert_eq!(deeper["parent_id"], said["id"]);

    for (wrong, pointer) in [
        (json!({"body": "x", "mentions": [gone.id]}), "/mentions"),
        (json!({"body": "x", "parent": claim}), "/parent"),
        (json!({"body": "x", "about": {"version": 1, "span": {"start": 5, "end": 5}}}), "/span"),
        (json!({"body": "x", "about": {"version": 1, "span": {"start": 0, "end": 99_999}}}), "/span"),
        (json!({"body": " "}), "/body"),
    ] {
        assert_eq!(say(&one, &claim, wrong).await.pointers(), [pointer]);
    }

    let resolve = async |id: &Value, resolved: bool| {
        let path = format!("/api/v1/comments/{}/resolution", id.as_str().unwrap());
        two.post(&path, &json!({"resolved": resolved})).await
    };
    let settled = resolve(&said["id"], true).await.expect(200).json();
    assert_eq!(settled["resolved"]["by"]["id"], two.id);
    resolve(&said["id"], true).await.problem(409, "conflict");
    resolve(&answer["id"], true).await.problem(409, "conflict");
    assert_eq!(resolve(&said["id"], false).await.expect(200).json()["resolved"], Value::Null);

    let list = one.read(&format!("/api/v1/claims/{claim}/comments")).await;
    assert_eq!(list["items"], json!([said, answer, deeper]));
    assert_eq!(one.claim(&claim).await["version"], before["version"], "talk is no change");
    let history = one.get(&format!("/api/v1/claims/{claim}/history")).await.json();
    assert_eq!(history["items"][0]["kind"], "comment.reopened");
}

async fn edit(person: &Person, comment: &Value, etag: &str, body: Value) -> Answer {
    person.patch(&format!("/api/v1/comments/{}", comment["id"].as_str().unwrap()), etag, &body).await
}

async fn delete(person: &Person, comment: &Value, etag: &str) -> Answer {
    let path = format!("/api/v1/comments/{}", comment["id"].as_str().unwrap());
    Answer::to(person.request(Method::DELETE, &path).header("if-match", etag)).await
}

/// Every kind of event in the claim's history, oldest first, with the words that the person reads there.
async fn told(person: &Person, claim: &str) -> Vec<(String, Value)> {
    let history = person.read(&format!("/api/v1/claims/{claim}/history")).await;
    let mut told: Vec<(String, Value)> = history["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|event| event["kind"].as_str().unwrap().starts_with("comment."))
        .map(|event| (event["kind"].as_str().unwrap().to_owned(), event["changes"].clone()))
        .collect();
    told.reverse();
    told
}

#[tokio::test(flavor = "multi_thread")]
async fn an_author_edits_and_deletes_and_only_editors_read_the_former_words() {
    let app = TestApp::start().await;
    let (author, colleague, editor) = (app.reviewer().await, app.reviewer().await, app.editor().await);
    let claim = app.a_claim(&author).await;
    let said = say(&author, &claim, json!({"body": "FORMER words"})).await.expect(201);
    let (first, said) = (said.header("etag").unwrap().to_owned(), said.json());
    assert_eq!((&said["etag"], &said["edited_at"], &said["version"]), (&json!(first), &Value::Null, &json!(1)));

    edit(&colleague, &said, &first, json!({"body": "mine"})).await.problem(403, "forbidden");
    let refused = delete(&editor, &said, &first).await.problem(403, "forbidden");
    assert_eq!(refused["code"], "comment_of_another");
    app.advance(chrono::TimeDelta::minutes(1));
    let new = json!({"body": "Later words", "mentions": [colleague.id]});
    let edited = edit(&author, &said, &first, new.clone()).await.expect(200);
    let (second, edited) = (edited.header("etag").unwrap().to_owned(), edited.json());
    assert_eq!((&edited["body"], &edited["created_at"]), (&json!("Later words"), &said["created_at"]));
    assert_ne!((&edited["edited_at"], &second), (&Value::Null, &first));
    edit(&author, &said, &first, new).await.problem(412, "stale-version");
    assert_eq!(edit(&author, &said, "\"none\"", json!({"body": "x"})).await.status, 412);
    let no_one = json!({"body": "x", "mentions": [claim]});
    assert_eq!(edit(&author, &said, &second, no_one).await.pointers(), ["/mentions"]);

    // Who is mentioned newly is told, once.
    let third = edit(&author, &said, &second, json!({"body": "LAST words"})).await.expect(200).json();
    assert_eq!(third["mentions"], json!([colleague.id]), "no mentions in the request: they stay");
    let inbox = colleague.read("/api/v1/me/notifications").await;
    assert_eq!(inbox["items"].as_array().unwrap().len(), 1);
    assert_eq!((&inbox["items"][0]["kind"], &inbox["items"][0]["comment_id"]), (&json!("mentioned"), &said["id"]));

    let answer = say(&colleague, &claim, json!({"body": "Noted.", "parent": said["id"]})).await.expect(201).json();
    let gone = delete(&author, &said, third["etag"].as_str().unwrap()).await.expect(200).json();
    assert_eq!((&gone["body"], &gone["mentions"], &gone["by"]["id"]), (&json!(""), &json!([]), &json!(author.id)));
    assert_ne!(gone["deleted_at"], Value::Null);
    delete(&author, &said, gone["etag"].as_str().unwrap()).await.problem(409, "conflict");
    edit(&author, &said, gone["etag"].as_str().unwrap(), json!({"body": "x"})).await.problem(409, "conflict");
    let list = colleague.read(&format!("/api/v1/claims/{claim}/comments")).await;
    assert_eq!(list["items"], json!([gone, answer]), "the thread stays");
    let unknown = json!({"id": claim});
    delete(&author, &unknown, &first).await.problem(404, "not-found");

    let kinds = ["comment.added", "comment.edited", "comment.edited", "comment.added", "comment.deleted"];
    let change = |from: Value, to: Value| json!([{"field": "comment", "from": from, "to": to}]);
    let all = [
        change(Value::Null, json!("FORMER words")),
        change(json!("FORMER words"), json!("Later words")),
        change(json!("Later words"), json!("LAST words")),
        change(Value::Null, json!("Noted.")),
        change(json!("LAST words"), Value::Null),
    ];
    let of_editor = told(&editor, &claim).await;
    assert_eq!(of_editor, kinds.map(str::to_owned).into_iter().zip(all.clone()).collect::<Vec<_>>());
    let of_colleague = told(&colleague, &claim).await;
    assert_eq!(of_colleague.iter().map(|(kind, _)| kind.as_str()).collect::<Vec<_>>(), kinds);
    for (n, (_, words)) in of_colleague.iter().enumerate() {
        assert_eq!(*words, if n == 3 { all[n].clone() } else { json!([]) }, "{n}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn markdown_becomes_html_that_cannot_run() {
    let app = TestApp::start().await;
    let author = app.reviewer().await;
    let claim = app.a_claim(&author).await;
    let body = "**Not** [this](javascript:alert(1)) but [that](https://stat.example/a) <img src=x onerror=alert(1)>";
    let said = say(&author, &claim, json!({"body": body})).await.expect(201).json();
    assert_eq!(said["body"], body);
    assert_eq!(
        said["body_html"],
        "<p><strong>Not</strong> <a href=\"#\">this</a> but <a href=\"https://stat.example/a\">that</a> \
         &lt;img src=x onerror=alert(1)&gt;</p>\n"
    );
    let list = author.read(&format!("/api/v1/claims/{claim}/comments")).await;
    assert_eq!(list["items"][0]["body_html"], said["body_html"]);
}
