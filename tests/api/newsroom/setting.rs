//! Newsroom settings: immediate effect.

use claimdesk::domain::claims::review::State;
use serde_json::{Value, json};

use crate::support::newsroom::{bring_to, settings, source, verdict};
use crate::support::{Answer, Person, TestApp};

async fn replace(person: &Person, etag: &str, body: &Value) -> Answer {
    let request = person.request(reqwest::Method::PUT, "/api/v1/settings");
    Answer::to(request.header("if-match", etag).json(body)).await
}

async fn set(admin: &Person, body: &Value) {
    let etag = admin.get("/api/v1/settings").await.expect(200).etag();
    replace(admin, &etag, body).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_are_an_admins_and_two_at_once_do_not_overwrite_each_other() {
    let app = TestApp::start().await;
    let (admin, editor) = (app.admin().await, app.editor().await);
    let read = admin.get("/api/v1/settings").await.expect(200);
    assert_eq!(
        read.json()["review"],
        json!({"approvals": 1, "min_origins": 1, "min_origins_ratings": []})
    );

    replace(&editor, &read.etag(), &settings())
        .await
        .problem(403, "forbidden");
    let wrong =
        json!({"review": {"approvals": 0, "min_origins": 11, "min_origins_ratings": ["nice"]}});
    let answer = replace(&admin, &read.etag(), &wrong).await;
    assert_eq!(
        answer.pointers(),
        [
            "/review/approvals",
            "/review/min_origins",
            "/review/min_origins_ratings"
        ]
    );
    let after = replace(&admin, &read.etag(), &settings()).await.expect(200);
    assert_eq!(after.json()["review"], settings()["review"]);
    replace(&admin, &read.etag(), &settings())
        .await
        .problem(412, "stale-version");
    // The answer's own tag goes on from there.
    replace(&admin, &after.etag(), &settings())
        .await
        .expect(200);

    let changes: Value = app
        .value("select changes from events where kind = 'settings.changed' order by id limit 1")
        .await;
    assert_eq!(
        changes[0],
        json!({"field": "approvals", "from": "1", "to": "2"})
    );
}

// ASVS 2.3.2
#[tokio::test(flavor = "multi_thread")]
async fn chosen_ratings_need_independent_origins_and_five_copies_count_once() {
    let app = TestApp::start().await;
    let (admin, author) = (app.admin().await, app.reviewer().await);
    set(&admin, &settings()).await;
    let claim = app.a_claim(&author).await;
    author.does(&claim, "review/assign").await;
    let submit = async || {
        author
            .change(&claim, "verdict/submission", &verdict())
            .await
    };

    for paper in ["morning", "evening", "weekly"] {
        let mut copy = source();
        copy["url"] = json!(format!("https://{paper}.example/story"));
        copy["publisher"] = json!(paper);
        copy["excerpt"] = json!("HAVEL (Reuters) - Twenty-nine people died in Ostrel.");
        author.change(&claim, "evidence", &copy).await.expect(201);
    }
    let problem = submit().await.problem(409, "conflict");
    assert_eq!(
        problem["detail"],
        "“Mostly false” needs public sources of 2 independent origins; these go back to 1."
    );
    // What readers do not see does not count.
    let mut hidden = source();
    hidden["visibility"] = json!("internal");
    author.change(&claim, "evidence", &hidden).await.expect(201);
    submit().await.problem(409, "conflict");
    assert_eq!(author.claim(&claim).await["origins"], 1);

    author.does(&claim, "evidence").await;
    assert_eq!(author.claim(&claim).await["origins"], 2);
    submit().await.expect(201);
}

// ASVS 2.3.2
#[tokio::test(flavor = "multi_thread")]
async fn as_many_people_approve_as_the_rules_ask_for_each_once() {
    let app = TestApp::start().await;
    let (admin, author) = (app.admin().await, app.reviewer().await);
    let (second, third) = (app.reviewer().await, app.reviewer().await);
    let rules = json!({"review": {"approvals": 2, "min_origins": 1, "min_origins_ratings": []}});
    set(&admin, &rules).await;
    let claim = app.a_claim(&author).await;
    bring_to(&claim, State::Submitted, &author, &second, &admin).await;

    let once = second.does(&claim, "verdict/approval").await;
    assert_eq!(once["state"], "submitted");
    let again = second.change(&claim, "verdict/approval", &json!({})).await;
    let problem = again.problem(409, "conflict");
    assert_eq!(
        problem["detail"],
        "You have approved it already; somebody else must too."
    );
    let twice = third.does(&claim, "verdict/approval").await;
    assert_eq!(twice["state"], "approved");
    assert_eq!(
        twice["verdict"]["current"]["decisions"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
}
