//! Archived and removed articles; articles that are here already.

use claimdesk::domain::claims::review::State;
use serde_json::{Value, json};

use crate::support::articles::{ADDRESS, path_of};
use crate::support::newsroom::{TEXT, bring_to};
use crate::support::{Person, TestApp};

async fn archive(person: &Person, article: &Value, archived: bool) -> crate::support::people::Answer {
    person.patch(&path_of(article), "", &json!({"archived": archived})).await
}

async fn remove(person: &Person, article: &Value) -> crate::support::people::Answer {
    person.delete(&path_of(article)).await
}

async fn listed(person: &Person, query: &str) -> Vec<Value> {
    let page = person.read(&format!("/api/v1/articles?{query}")).await;
    page["items"].as_array().unwrap().iter().map(|article| article["id"].clone()).collect()
}

async fn states(person: &Person, claims: &[Value]) -> Vec<String> {
    let mut states = Vec::new();
    for claim in claims {
        states.push(person.claim(claim["id"].as_str().unwrap()).await["state"].as_str().unwrap().to_owned());
    }
    states
}

#[tokio::test(flavor = "multi_thread")]
async fn an_archived_article_and_its_free_claims_leave_the_lists_and_come_back() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let article = author.bring(TEXT, ADDRESS).await;
    app.drain_jobs().await;
    let claims = author.claims_of(&article).await;
    let ids: Vec<&str> = claims.iter().map(|claim| claim["id"].as_str().unwrap()).collect();
    bring_to(ids[0], State::Published, &author, &second, &editor).await;
    author.does(ids[1], "review/assign").await;

    // Work is never stranded.
    let refused = archive(&author, &article, true).await.problem(409, "conflict");
    assert_eq!((&refused["code"], &refused["params"]["claims"]), (&json!("article_in_work"), &json!(1)));
    author.does(ids[1], "review/release").await;
    author.does(ids[2], "review/dismiss").await;

    let archived = archive(&author, &article, true).await.expect(200).json();
    assert!(archived["archived_at"].is_string());
    assert_eq!(
        (listed(&author, "").await, listed(&author, "archived=true").await),
        (vec![], vec![article["id"].clone()])
    );
    let after = states(&author, &claims).await;
    assert_eq!(after[0], "published", "what is public stays public");
    assert!(after[1..].iter().all(|state| state == "dismissed"), "{after:?}");
    let dismissal = &author.claim(ids[1]).await["dismissal"];
    assert_eq!((&dismissal["reason"], &dismissal["by"]["id"]), (&json!("archived"), &json!(author.id)));
    let by_hand = author.change(ids[1], "review/dismiss", &json!({"reason": "archived"})).await;
    assert_eq!(by_hand.pointers(), ["/reason"]);

    // A new version of the text brings nothing into the queue.
    author.bring(&TEXT.replace("37 people", "41 people"), ADDRESS).await;
    app.drain_jobs().await;
    let fresh = author.claims_of(&article).await;
    let fresh = fresh.iter().find(|claim| claim["quote"].as_str().unwrap().contains("41 people")).unwrap();
    assert_eq!(fresh["state"], "dismissed");

    let back = archive(&author, &article, false).await.expect(200).json();
    assert_eq!(back["archived_at"], Value::Null);
    assert_eq!(listed(&author, "").await, [article["id"].clone()]);
    let after = states(&author, &claims[..3]).await;
    assert_eq!(after, ["published", "unassigned", "dismissed"], "what a person dismissed stays dismissed");
    let history = author.read(&format!("{}/history", path_of(&article))).await;
    let kinds: Vec<&Value> = history["items"].as_array().unwrap().iter().map(|event| &event["kind"]).collect();
    assert!(kinds.contains(&&json!("article.archived")) && kinds.contains(&&json!("article.unarchived")), "{kinds:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_that_nobody_worked_with_is_removed_and_another_one_is_not() {
    let app = TestApp::start().await;
    let (author, editor) = (app.reviewer().await, app.editor().await);
    let article = author.bring(TEXT, ADDRESS).await;
    app.drain_jobs().await;
    let claims = author.claims_of(&article).await;
    let claim = claims[0]["id"].as_str().unwrap();
    remove(&author, &article).await.problem(403, "forbidden");

    let comment = json!({"body": "Whose figure is it?"});
    author.post(&format!("/api/v1/claims/{claim}/comments"), &comment).await.expect(201);
    assert_eq!(remove(&editor, &article).await.problem(409, "conflict")["code"], "article_in_use");
    assert_eq!(author.claims_of(&article).await.len(), claims.len());

    let other = author.bring(&TEXT.replace("37", "38"), "https://other.example/dam").await;
    app.drain_jobs().await;
    let gone = author.claims_of(&other).await;
    let unread = author.bring(&TEXT.replace("37", "39"), "https://third.example/dam").await;
    for (article, analysed) in [(&other, true), (&unread, false)] {
        remove(&editor, article).await.expect(204);
        author.get(&path_of(article)).await.problem(404, "not-found");
        remove(&editor, article).await.problem(404, "not-found");
        if analysed {
            author.get(&format!("/api/v1/claims/{}", gone[0]["id"].as_str().unwrap())).await.problem(404, "not-found");
        }
    }
    // Its analysis, which had not begun, is gone as well.
    app.drain_jobs().await;
    let failed: i64 = app.value("select count(*) from jobs where failed_at is not null").await;
    assert_eq!(failed, 0);
    let kept: i64 = app.value("select count(*) from events where kind = 'article.removed'").await;
    assert_eq!(kept, 2, "the log says what was removed");
    // The same address may come again.
    assert_eq!(author.bring(TEXT, "https://other.example/dam").await["version"], 1);

    let mut db = app.database().await;
    let error = sqlx::raw_sql("delete from article_versions").execute(&mut db).await.unwrap_err();
    assert!(error.to_string().contains("append-only"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_here_already_is_found_before_it_is_added() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let article = reviewer.bring(TEXT, ADDRESS).await;
    let twins = async |body: Value| {
        let found = reviewer.post("/api/v1/articles/twins", &body).await.expect(200).json();
        let items = found["items"].as_array().unwrap().clone();
        items.iter().map(|twin| (twin["article"]["id"].clone(), twin["why"].clone())).collect::<Vec<_>>()
    };
    let id = &article["id"];
    let spelled = format!("{}?utm_source=feed", ADDRESS.replace("https://", "http://www."));
    assert_eq!(twins(json!({"url": spelled})).await, [(id.clone(), json!("same_address"))]);
    assert_eq!(twins(json!({"text": format!("{TEXT}\r\n")})).await, [(id.clone(), json!("same_text"))]);
    assert_eq!(twins(json!({"text": TEXT, "url": ADDRESS})).await, [(id.clone(), json!("same_address"))]);
    assert_eq!(twins(json!({"text": "Other words.", "url": "https://other.example/"})).await, []);
    assert_eq!(twins(json!({})).await, []);
    let empty = reviewer.post("/api/v1/articles/twins", &json!({"text": " "})).await;
    assert_eq!(empty.pointers(), ["/text"]);
    // It changes nothing.
    assert_eq!(listed(&reviewer, "").await, std::slice::from_ref(id));
}
