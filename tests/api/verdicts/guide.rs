//! Verdict guides: who changes them, what is refused, checklists that are filed with a submission.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::newsroom::verdict;
use crate::support::{Answer, Person, TestApp};

async fn guide(person: &Person, kind: &str) -> Value {
    let all = person.read("/api/v1/guides").await;
    let items = all["items"].as_array().unwrap();
    assert_eq!(items.len(), 8, "one for each kind");
    items.iter().find(|guide| guide["kind"] == kind).unwrap().clone()
}

async fn replace(person: &Person, kind: &str, etag: &Value, body: &Value) -> Answer {
    let request = person.request(Method::PUT, &format!("/api/v1/guides/{kind}"));
    Answer::to(request.header("if-match", etag.as_str().unwrap()).json(body)).await
}

fn points() -> Value {
    json!([
        {"question": "Asked the claimant?", "required": true},
        {"question": "Primary source found?", "required": false},
    ])
}

#[tokio::test(flavor = "multi_thread")]
async fn editors_define_templates_and_checklists_and_faults_are_named() {
    let app = TestApp::start().await;
    let (reviewer, editor, admin) = (app.reviewer().await, app.editor().await, app.admin().await);
    let empty = guide(&reviewer, "casualties").await;
    assert_eq!((&empty["templates"], &empty["checklist"]), (&json!([]), &json!([])));
    let new = json!({
        "templates": [{"name": "Too high", "summary": "{claimant} named {figure}.", "rationale": "On {date} in {outlet}."}],
        "checklist": points(),
    });

    replace(&reviewer, "casualties", &empty["etag"], &new).await.problem(403, "forbidden");
    let saved = replace(&editor, "casualties", &empty["etag"], &new).await.expect(200);
    let (etag, saved) = (saved.header("etag").unwrap().to_owned(), saved.json());
    assert_eq!((&saved["etag"], &saved["templates"]), (&json!(etag), &new["templates"]));
    assert_eq!(guide(&reviewer, "casualties").await, saved);
    assert_eq!(guide(&reviewer, "quantity").await["checklist"], json!([]), "each kind has its own");
    replace(&editor, "casualties", &empty["etag"], &new).await.problem(412, "stale-version");
    replace(&editor, "casualties", &guide(&editor, "quantity").await["etag"], &new).await.problem(412, "stale-version");
    replace(&editor, "weather", &saved["etag"], &new).await.problem(404, "not-found");

    for (wrong, pointer) in [
        (json!({"templates": [{"name": "A", "summary": "{claiment}"}]}), "/templates/0/summary"),
        (json!({"templates": [{"name": "A", "rationale": "{x}"}]}), "/templates/0/rationale"),
        (json!({"templates": [{"name": "A"}, {"name": "a"}]}), "/templates/1/name"),
        (json!({"checklist": [{"question": "Sure?"}, {"question": "sure?"}]}), "/checklist/1/question"),
        (json!({"checklist": [{"question": "Sure?\nReally?"}]}), "/checklist/0/question"),
        (json!({"checklist": vec![json!({"question": "Sure?"}); 31]}), "/checklist"),
    ] {
        let answer = replace(&editor, "casualties", &saved["etag"], &wrong).await;
        assert!(answer.expect(422).pointers().contains(&pointer.to_owned()), "{wrong}");
    }

    let log = admin.read("/api/v1/events?kind=guide.changed").await;
    assert_eq!(log["items"].as_array().unwrap().len(), 1);
    let changes = log["items"][0]["changes"].as_array().unwrap();
    assert_eq!(changes[0], json!({"field": "kind", "from": null, "to": "casualties"}));
    let list = "Asked the claimant? (required)\nPrimary source found?";
    assert_eq!(changes[2], json!({"field": "checklist", "from": "", "to": list}));
}

#[tokio::test(flavor = "multi_thread")]
async fn ticks_are_kept_filed_and_shown_and_only_required_points_refuse() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let claim = app.a_claim(&author).await;
    let kind = author.claim(&claim).await["kind"].as_str().unwrap().to_owned();
    let empty = guide(&editor, &kind).await;
    replace(&editor, &kind, &empty["etag"], &json!({"checklist": points()})).await.expect(200);
    author.does(&claim, "review/assign").await;
    author.does(&claim, "evidence").await;

    let ticks = json!(["Primary source found?"]);
    let draft = author.change(&claim, "verdict/draft", &json!({"summary": "So.", "ticked": ticks})).await.expect(200);
    assert_eq!(draft.json()["verdict"]["draft"]["ticked"], ticks);

    let mut said = verdict();
    said["ticked"] = ticks.clone();
    let refused = author.change(&claim, "verdict/submission", &said).await.problem(409, "conflict");
    assert_eq!(refused["code"], "required_points");
    assert_eq!(refused["params"], json!({"points": ["Asked the claimant?"]}));
    said["ticked"] = json!(["Asked the claimant?", "Another?"]);
    assert_eq!(author.change(&claim, "verdict/submission", &said).await.pointers(), ["/ticked/1"]);
    said["ticked"] = json!(["Asked the claimant?"]);
    author.change(&claim, "verdict/submission", &said).await.expect(201);

    // The approver sees the list as it was, whatever an editor changes since.
    let now = guide(&editor, &kind).await;
    replace(&editor, &kind, &now["etag"], &json!({"checklist": []})).await.expect(200);
    let filed = json!([
        {"question": "Asked the claimant?", "required": true, "ticked": true},
        {"question": "Primary source found?", "required": false, "ticked": false},
    ]);
    assert_eq!(second.claim(&claim).await["verdict"]["current"]["checklist"], filed);
    let revisions = second.read(&format!("/api/v1/claims/{claim}/verdict/revisions")).await;
    assert_eq!(revisions["items"][0]["checklist"], filed);
    let history = second.read(&format!("/api/v1/claims/{claim}/history")).await;
    let submitted = history["items"].as_array().unwrap().iter().find(|event| event["kind"] == "verdict.submitted");
    let unticked = json!({"field": "unticked", "from": null, "to": "Primary source found?"});
    assert!(submitted.unwrap()["changes"].as_array().unwrap().contains(&unticked));

    // What comes back keeps its ticks.
    second.change(&claim, "verdict/return", &json!({"reason": "why"})).await.expect(200);
    assert_eq!(author.claim(&claim).await["verdict"]["draft"]["ticked"], json!(["Asked the claimant?"]));
}
