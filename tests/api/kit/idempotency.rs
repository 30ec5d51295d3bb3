//! Idempotency keys: one effect and the same answer for a repeated request.

use chrono::TimeDelta;
use claimdesk::domain::people::token::Scope;
use claimdesk::http::kit::access::{self, Access};
use reqwest::Method;
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::kit::authz_matrix::{Things, bodies, etag};
use crate::kit::problem::document;
use crate::support::newsroom::{TEXT, body_of, settings, source, verdict};
use crate::support::{Answer, Person, TestApp};

async fn send(person: &Person, key: &str, etag: &str, path: &str, body: &Value) -> Answer {
    let request = person.request(Method::POST, &format!("/api/v1/{path}"));
    let request = request.header("idempotency-key", key).header("if-match", etag);
    Answer::to(request.json(body)).await
}

/// The second answer is the first, marked.
#[track_caller]
fn assert_replays(first: &Answer, second: &Answer) {
    assert_eq!(first.header("idempotency-replayed"), None, "{first}");
    assert_eq!(second.header("idempotency-replayed"), Some("true"), "{second}");
    assert_eq!((first.status, first.text()), (second.status, second.text()));
    for header in ["etag", "location", "content-type"] {
        assert_eq!(first.header(header), second.header(header), "{header}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_way_to_publication_may_be_sent_twice_and_is_gone_once() {
    let app = TestApp::start().await;
    let (author, editor) = (app.reviewer().await, app.editor().await);
    let article = json!({"text": TEXT, "url": "https://karvia-post.example/dam"});
    let first = send(&author, "article", "x", "articles", &article).await.expect(201);
    app.drain_jobs().await;
    // Its claims have been found since; the answer is still the one that was given.
    assert_replays(&first, &send(&author, "article", "x", "articles", &article).await);
    let id = author.claims_of(&first.json()).await[0]["id"].as_str().unwrap().to_owned();

    for (person, action) in [
        (&author, "review/assign"),
        (&author, "review/release"),
        (&author, "review/dismiss"),
        (&author, "review/reopen"),
        (&author, "review/assign"),
        (&author, "evidence"),
        (&author, "verdict/submission"),
        (&editor, "verdict/return"),
        (&author, "verdict/submission"),
        (&editor, "verdict/approval"),
        (&editor, "verdict/publication"),
    ] {
        let before = person.claim(&id).await;
        let etag = before["etag"].as_str().unwrap();
        let (path, body) = (format!("claims/{id}/{action}"), body_of(action));
        let key = format!("{action} {etag}");
        let first = send(person, &key, etag, &path, &body).await;
        assert!((200..300).contains(&first.status), "{action}: {first}");
        assert_replays(&first, &send(person, &key, etag, &path, &body).await);
        let after = person.claim(&id).await;
        assert_eq!(after["version"].as_i64(), before["version"].as_i64().map(|v| v + 1), "{action}: once");
    }
    let counts: (i64, i64, i64, i64) = sqlx::query_as(
        "select (select count(*) from articles), (select count(*) from evidence),
            (select count(*) from verdict_revisions), (select count(*) from publications)",
    )
    .fetch_one(&mut app.database().await)
    .await
    .unwrap();
    assert_eq!(counts, (1, 1, 2, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_belongs_to_one_person_and_one_request() {
    let app = TestApp::start().await;
    let (one, two) = (app.reviewer().await, app.reviewer().await);
    let claims = app.claims(&one, "https://karvia-post.example/dam").await;
    let etag = one.claim(&claims[0]).await["etag"].as_str().unwrap().to_owned();
    let path = format!("claims/{}/evidence", claims[0]);
    let first = send(&one, "key", &etag, &path, &source()).await.expect(201);

    let mut other = source();
    other["stance"] = json!("supports");
    send(&one, "key", &first.etag(), &path, &other).await.problem(422, "invalid");
    let elsewhere = format!("claims/{}/evidence", claims[1]);
    send(&one, "key", &etag, &elsewhere, &source()).await.problem(422, "invalid");
    for key in ["", " ", &"k".repeat(256)] {
        send(&one, key, &first.etag(), &path, &source()).await.problem(422, "invalid");
    }
    assert_eq!(one.claim(&claims[0]).await["evidence_count"], 1);

    // Somebody else's key of that name is another key: it replays nothing of ours to them.
    let theirs = send(&two, "key", &first.etag(), &path, &source()).await.expect(201);
    assert_eq!(theirs.header("idempotency-replayed"), None);
    assert_eq!(theirs.json()["by"]["id"], two.id);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_change_leaves_its_key_free() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let claim = app.a_claim(&reviewer).await;
    let path = format!("claims/{claim}/verdict/submission");
    send(&reviewer, "key", "\"x\"", &path, &verdict()).await.problem(412, "stale-version");
    let etag = reviewer.claim(&claim).await["etag"].as_str().unwrap().to_owned();
    send(&reviewer, "key", &etag, &path, &verdict()).await.problem(409, "conflict");

    reviewer.does(&claim, "review/assign").await;
    reviewer.does(&claim, "evidence").await;
    let etag = reviewer.claim(&claim).await["etag"].as_str().unwrap().to_owned();
    let first = send(&reviewer, "key", &etag, &path, &verdict()).await.expect(201);
    assert_replays(&first, &send(&reviewer, "key", &etag, &path, &verdict()).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_twins_sent_at_once_one_is_made_and_the_others_wait_or_hear_of_it() {
    let app = TestApp::start().await;
    let reviewer = std::sync::Arc::new(app.reviewer().await);
    let claim = app.a_claim(&reviewer).await;
    let path = format!("claims/{claim}/evidence");
    for round in 0..10 {
        let etag = reviewer.claim(&claim).await["etag"].as_str().unwrap().to_owned();
        let mut tasks = JoinSet::new();
        for _ in 0..4 {
            let (reviewer, path, etag) = (reviewer.clone(), path.clone(), etag.clone());
            let key = format!("round {round}");
            tasks.spawn(async move { send(&reviewer, &key, &etag, &path, &source()).await });
        }
        let mut made = 0;
        for answer in tasks.join_all().await {
            match (answer.status, answer.header("idempotency-replayed")) {
                (201, None) => made += 1,
                (201, Some("true")) => {}
                _ => {
                    answer.problem(409, "conflict");
                    assert_eq!(answer.header("retry-after"), Some("1"));
                }
            }
        }
        assert_eq!(made, 1, "round {round}");
        assert_eq!(reviewer.claim(&claim).await["evidence_count"], round + 1);
    }
}

/// The answer cannot be written, as if the server or its database had been killed before the commit.
#[tokio::test(flavor = "multi_thread")]
async fn a_change_whose_answer_cannot_be_written_is_not_made_and_its_key_is_free_at_once() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let claim = app.a_claim(&reviewer).await;
    let before = reviewer.claim(&claim).await;
    let etag = before["etag"].as_str().unwrap().to_owned();
    let path = format!("claims/{claim}/evidence");
    let mut owner = app.database().await;
    let refuse = "alter table idempotency add constraint refused check (key <> 'key')";
    sqlx::raw_sql(refuse).execute(&mut owner).await.unwrap();
    send(&reviewer, "key", &etag, &path, &source()).await.expect(500);
    assert_eq!(reviewer.claim(&claim).await, before);
    assert_eq!(reviewer.get(&format!("/api/v1/{path}")).await.json()["items"], json!([]));

    sqlx::raw_sql("alter table idempotency drop constraint refused").execute(&mut owner).await.unwrap();
    let first = send(&reviewer, "key", &etag, &path, &source()).await.expect(201);
    assert_replays(&first, &send(&reviewer, "key", &etag, &path, &source()).await);
}

/// What happens after the changes of a use case, and before the commit, undoes them all.
#[tokio::test(flavor = "multi_thread")]
async fn a_change_whose_commit_fails_leaves_nothing_and_wakes_nobody() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let before = admin.get("/api/v1/settings").await;
    let mut owner = app.database().await;
    sqlx::raw_sql(
        "create function refuse() returns trigger language plpgsql as $$ begin raise 'refused'; end $$;
        create constraint trigger refused after insert on idempotency deferrable initially deferred
            for each row execute function refuse()",
    )
    .execute(&mut owner)
    .await
    .unwrap();
    let mut body = settings();
    body["publishing"] = before.json()["publishing"].clone();
    body["publishing"]["private_feeds"] = json!(true);
    let request = admin.request(Method::PUT, "/api/v1/settings").header("idempotency-key", "key");
    let request = request.header("if-match", before.etag());
    Answer::to(request.json(&body)).await.expect(500);
    assert_eq!(admin.get("/api/v1/settings").await.json(), before.json());
    assert!(!app.app.publisher().rules.private_feeds, "this server goes by what is stored");
    app.anyone().get("/feeds/verdicts.json").await.expect(200);
}

/// The age of a key is the database's: servers may disagree about the time.
#[tokio::test(flavor = "multi_thread")]
async fn a_server_whose_clock_is_days_ahead_repeats_the_answer_too() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let claim = app.a_claim(&reviewer).await;
    let token = reviewer.token(&[Scope::Review]).await;
    let ask = async || {
        let request = reviewer.request(Method::POST, &format!("/api/v1/claims/{claim}/comments"));
        let request = request.bearer_auth(&token).header("idempotency-key", "key");
        Answer::to(request.json(&json!({"body": "Which registry?"}))).await
    };
    let first = ask().await.expect(201);
    app.advance(TimeDelta::hours(10));
    app.tick().await;
    assert_replays(&first, &ask().await);
    let age = "update idempotency set begun_at = begun_at - interval '49 hours'";
    sqlx::raw_sql(age).execute(&mut app.database().await).await.unwrap();
    app.tick().await;
    assert_eq!(ask().await.expect(201).header("idempotency-replayed"), None);
}

/// Writes that take no key, each with its reason.
const WITHOUT_KEY: [(&str, &str); 9] = [
    ("confirm_session", "its answer is a cookie; a repetition confirms again"),
    ("confirm_by_passkey", "its answer is a cookie; the question can be answered once"),
    ("sign_out", "its answer is a cookie; a repetition finds no session"),
    ("offer_passkey", "asks a question and stores nothing"),
    ("stay_at_claim", "says where somebody is now"),
    ("leave_claim", "says where somebody is now"),
    ("sign_in", "nobody is signed in"),
    ("sign_in_by_passkey", "nobody is signed in"),
    ("ask_passkey", "asks a question and stores nothing"),
];

/// A key that was used for another request is refused, whatever the state of the thing: so no write overlooks its key.
#[tokio::test(flavor = "multi_thread")]
async fn every_write_of_the_document_looks_at_its_key() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let things = Things::of(&app, &admin).await;
    let view = json!({"name": "Other", "query": "state=unassigned"});
    send(&admin, "used", "x", "me/views", &view).await.expect(201);
    let (bodies, document) = (bodies(), document());
    let mut writes = 0;
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let name = operation["operationId"].as_str().unwrap();
            let is_read = method == "get";
            let nobody_is_signed_in = access::of(name) == Some(Access::Anyone);
            if is_read || nobody_is_signed_in || WITHOUT_KEY.iter().any(|(without, _)| *without == name) {
                continue;
            }
            let path = things.fill(path);
            let method: Method = method.to_uppercase().parse().unwrap();
            let mut request = admin.request(method.clone(), &path).header("idempotency-key", "used");
            request = request.header("if-match", etag(&admin, &method, &path).await);
            request = match bodies.get(name) {
                Some(body) => request.json(body),
                None if name == "create_article_from_document" => {
                    request.header("content-type", "text/plain").body(TEXT)
                }
                None => request,
            };
            let answer = Answer::to(request).await;
            let problem = answer.problem(422, "invalid");
            let detail = problem["detail"].as_str().unwrap();
            assert!(detail.contains("was used for another request"), "{name}: {detail}");
            writes += 1;
        }
    }
    assert!(writes > 60, "{writes}");
}

/// Secrets that are shown once are shown again under their key, and lie encrypted until then.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_shown_once_is_made_once_and_repeated_under_its_key() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let other = app.reviewer().await;
    let endpoint = json!({"url": "https://127.0.0.1:9/hook", "description": "CMS"});
    for (path, body, table) in [
        ("me/tokens".to_owned(), json!({"name": "feed", "scopes": ["read"], "days": 1}), "tokens"),
        ("endpoints".to_owned(), endpoint, "endpoints"),
        ("invitations".to_owned(), json!({"email": "new@desk.test", "name": "New", "role": "reviewer"}), "invitations"),
        (format!("accounts/{}/reset", other.id), json!({}), "resets"),
        ("me/two-factor".to_owned(), json!({}), "second_factors"),
    ] {
        let key = format!("key of {path}");
        let first = send(&admin, &key, "x", &path, &body).await.expect(201);
        assert_replays(&first, &send(&admin, &key, "x", &path, &body).await);
        let count = format!("select count(*) from {table}");
        let count: i64 =
            sqlx::query_scalar(sqlx::AssertSqlSafe(count)).fetch_one(&mut app.database().await).await.unwrap();
        assert_eq!(count, 1, "{path}");
    }
    let readable = "select count(*) from idempotency where body is not null or sealed is null";
    assert_eq!(app.value::<i64>(readable).await, 0);
}
