//! Schedules: published once at their second or not at all, taken back, under embargo.

use std::time::Duration;

use claimdesk::app::publishing::schedule::publish_due;
use claimdesk::domain::claims::review::State;
use claimdesk::domain::kernel::id::ClaimId;
use claimdesk::jobs::schedule_worker;
use reqwest::Method;
use serde_json::{Value, json};
use sqlx::AssertSqlSafe;

use crate::support::newsroom::{bring_to, correction, settings};
use crate::support::{Answer, Person, TestApp};

const FAR: &str = "2099-03-04T06:00:00Z";

/// The database's clock decides, so that a test moves the schedule and not the clock.
async fn make_due(app: &TestApp) {
    let sql = "update schedules set publish_at = clock_timestamp() - interval '1 millisecond'";
    sqlx::raw_sql(sql).execute(&mut app.database().await).await.unwrap();
}

async fn schedule(person: &Person, claim: &str, plan: Value) -> Value {
    person.change(claim, "verdict/publication", &plan).await.expect(202).json()
}

async fn publications(app: &TestApp) -> i64 {
    app.value("select count(*) from publications").await
}

async fn history(person: &Person, claim: &str) -> Vec<Value> {
    let history = person.read(&format!("/api/v1/claims/{claim}/history")).await;
    history["items"].as_array().unwrap().clone()
}

/// Kind and reason of everything in the inbox, newest first.
async fn inbox(person: &Person) -> Vec<(String, Value)> {
    let items = person.read("/api/v1/me/notifications").await["items"].clone();
    let told = |item: &Value| (item["kind"].as_str().unwrap().to_owned(), item["reason"].clone());
    items.as_array().unwrap().iter().map(told).collect()
}

async fn approved(app: &TestApp, author: &Person, second: &Person, editor: &Person) -> String {
    let claim = app.a_claim(author).await;
    bring_to(&claim, State::Approved, author, second, editor).await;
    claim
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scheduled_verdict_goes_out_once_on_whichever_server_and_not_before() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let claim = approved(&app, &author, &second, &editor).await;
    let before = editor.claim(&claim).await["version"].as_i64().unwrap();

    let file = schedule(&editor, &claim, json!({"publish_at": "2099-03-04T08:00:00+02:00"})).await;
    assert_eq!((&file["state"], &file["published"]), (&json!("approved"), &Value::Null));
    assert_eq!(file["schedule"]["publish_at"], FAR);
    assert_eq!((&file["schedule"]["is_hold"], &file["schedule"]["by"]["id"]), (&json!(false), &json!(editor.id)));
    assert_eq!(file["version"], before + 1);
    let listed = author.read("/api/v1/claims?scheduled=true").await;
    assert_eq!(listed["items"][0]["id"], claim);
    let event = &history(&editor, &claim).await[0];
    assert_eq!((&event["kind"], &event["changes"][1]["to"]), (&json!("publication.scheduled"), &json!(FAR)));

    assert_eq!(schedule_worker::step(&app.app).await, Duration::from_secs(1));
    assert_eq!(publications(&app).await, 0);

    make_due(&app).await;
    let twin = app.twin().await;
    tokio::join!(schedule_worker::step(&app.app), schedule_worker::step(&twin), schedule_worker::step(&app.app));
    assert_eq!(publications(&app).await, 1);
    let file = editor.claim(&claim).await;
    assert_eq!((&file["state"], &file["schedule"]), (&json!("published"), &Value::Null));
    let events = history(&editor, &claim).await;
    assert_eq!((&events[0]["kind"], &events[0]["actor"]["id"]), (&json!("verdict.published"), &json!(editor.id)));
    assert_eq!(inbox(&author).await[0].0, "published");
    assert_eq!(author.read("/api/v1/claims?scheduled=true").await["items"], json!([]));
    // What the page says is not before the second that was said.
    let late: bool = app.value("select published_at > now() - interval '1 minute' from publications").await;
    assert!(late);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_dies_in_between_publishes_nothing_by_half_and_another_does_it() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let claim = approved(&app, &author, &second, &editor).await;
    schedule(&editor, &claim, json!({"publish_at": FAR})).await;
    make_due(&app).await;
    let id: ClaimId = claim.parse().unwrap();
    // Dropped in the middle of every step it takes, as by a kill.
    let mut survived = 0;
    for millis in 0..12 {
        if tokio::time::timeout(Duration::from_millis(millis), publish_due(&app.app, id)).await.is_err() {
            survived += 1;
        }
        let (out, state): (i64, String) = (
            publications(&app).await,
            app.value("select state::text from reviews where claim_id in (select claim_id from verdict_revisions)")
                .await,
        );
        assert_eq!(state, if out == 1 { "published" } else { "approved" });
    }
    assert!(survived > 0, "no attempt was interrupted");
    schedule_worker::step(&app.twin().await).await;
    assert_eq!(publications(&app).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn published_now_means_ten_seconds_in_which_anybody_who_may_publish_takes_it_back() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let (colleague, claim) = (app.editor().await, approved(&app, &author, &second, &editor).await);
    let file = schedule(&editor, &claim, json!({"hold_seconds": 10})).await;
    assert_eq!((&file["state"], &file["schedule"]["is_hold"]), (&json!("approved"), &json!(true)));
    let left: f64 = app.value("select extract(epoch from publish_at - clock_timestamp())::float8 from schedules").await;
    assert!((5.0..=10.0).contains(&left), "{left}");
    // The page, the feed and the search know nothing yet.
    let slug_pages = ["/verdicts", "/feeds/verdicts.json", "/v1alpha1/claims:search?query=killed"];
    for page in slug_pages {
        assert!(!app.anyone().get(page).await.text().contains("29 deaths"), "{page}");
    }

    author.change(&claim, "verdict/publication/withdrawal", &json!({})).await.problem(403, "forbidden");
    let back = colleague.does(&claim, "verdict/publication/withdrawal").await;
    assert_eq!((&back["state"], &back["schedule"]), (&json!("approved"), &Value::Null));
    assert_eq!(history(&editor, &claim).await[0]["kind"], "publication.taken_back");
    assert_eq!(inbox(&editor).await[0].0, "taken_back");
    let nothing = colleague.change(&claim, "verdict/publication/withdrawal", &json!({})).await;
    assert_eq!(nothing.problem(409, "conflict")["code"], "not_scheduled");
    make_due(&app).await;
    schedule_worker::step(&app.app).await;
    assert_eq!(publications(&app).await, 0);

    // Once it is out, there is nothing to take back.
    schedule(&editor, &claim, json!({"hold_seconds": 1})).await;
    make_due(&app).await;
    schedule_worker::step(&app.app).await;
    assert_eq!(publications(&app).await, 1);
    colleague.change(&claim, "verdict/publication/withdrawal", &json!({})).await.problem(409, "conflict");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_publishes_before_an_embargo_ends_and_lifting_it_early_says_why() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let claim = approved(&app, &author, &second, &editor).await;
    let file = schedule(&editor, &claim, json!({"embargo_until": FAR})).await;
    assert_eq!((&file["embargo_until"], &file["schedule"]), (&json!(FAR), &Value::Null));
    let event = &history(&editor, &claim).await[0];
    assert_eq!((&event["kind"], &event["changes"][0]["to"]), (&json!("publication.embargoed"), &json!(FAR)));

    let publish = async |plan: Value| editor.change(&claim, "verdict/publication", &plan).await;
    let refused = publish(json!({})).await.problem(409, "conflict");
    assert_eq!((&refused["code"], &refused["params"]["until"]), (&json!("under_embargo"), &json!(FAR)));
    assert_eq!(publish(json!({"hold_seconds": 10})).await.problem(409, "conflict")["code"], "under_embargo");
    for (plan, pointer) in [
        (json!({"publish_at": "2099-03-04T05:59:59Z"}), "/publish_at"),
        (json!({"publish_at": "2020-01-01T00:00:00Z"}), "/publish_at"),
        (json!({"embargo_until": "2099-03-04T05:59:59Z"}), "/embargo_until"),
        (json!({"embargo_until": "2020-01-01T00:00:00Z"}), "/embargo_until"),
        (json!({"publish_at": FAR, "hold_seconds": 5}), "/hold_seconds"),
        (json!({"hold_seconds": 0}), "/hold_seconds"),
        (json!({"hold_seconds": 61}), "/hold_seconds"),
    ] {
        assert_eq!(publish(plan.clone()).await.pointers(), [pointer], "{plan}");
    }
    // The database refuses by itself, whatever a server believes.
    let insert = format!(
        "insert into publications (claim_id, number, author_id, published_by, published_at, slug, document)
        select claim_id, number, author_id, '{}', now(), 'slug', '{{}}' from verdict_revisions",
        editor.id
    );
    let error = sqlx::raw_sql(AssertSqlSafe(insert)).execute(&mut app.database().await).await.unwrap_err();
    assert_eq!(error.as_database_error().unwrap().constraint(), Some("publications_after_embargo"));

    // With a schedule, a later embargo would contradict it.
    schedule(&editor, &claim, json!({"publish_at": FAR})).await;
    assert_eq!(publish(json!({"embargo_until": "2099-03-05T00:00:00Z"})).await.pointers(), ["/embargo_until"]);
    editor.does(&claim, "verdict/publication/withdrawal").await;

    // It outlives the return of the verdict.
    second.does(&claim, "verdict/return").await;
    assert_eq!(author.claim(&claim).await["embargo_until"], FAR);
    author.does(&claim, "verdict/submission").await;
    second.does(&claim, "verdict/approval").await;
    publish(json!({})).await.problem(409, "conflict");

    editor.change(&claim, "verdict/embargo/lifting", &json!({})).await.problem(422, "invalid");
    let lifted = editor.does(&claim, "verdict/embargo/lifting").await;
    assert_eq!((&lifted["embargo_until"], &lifted["published"]), (&Value::Null, &Value::Null));
    let event = &history(&editor, &claim).await[0];
    assert_eq!(
        (&event["kind"], &event["reason"]),
        (&json!("publication.embargo_lifted"), &json!("It is public elsewhere."))
    );
    assert_eq!(
        editor.change(&claim, "verdict/embargo/lifting", &json!({"reason": "again"})).await.problem(409, "conflict")["code"],
        "not_embargoed"
    );
    publish(json!({})).await.expect(201);
    assert_eq!(publications(&app).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_gate_decides_once_more_at_that_second_and_the_editor_hears_why_nothing_went_out() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let (admin, chief) = (app.admin().await, app.editor().await);
    let claims = app.claims(&author, "https://karvia-post.example/dam").await;
    for claim in &claims[..3] {
        bring_to(claim, State::Approved, &author, &second, &editor).await;
    }
    let ended = async |claim: &str| editor.claim(claim).await["schedule"]["ended"]["reason"].clone();

    // Stale since then; a mark that the person has seen is no reason.
    let (stale, returned, left) = (&claims[0], &claims[1], &claims[2]);
    let mark = "update reviews set stale_reason = 'words_changed', stale_since = now(), version = version + 1
        where state = 'approved'";
    let mut db = app.database().await;
    schedule(&editor, stale, json!({"publish_at": FAR})).await;
    sqlx::raw_sql(mark).execute(&mut db).await.unwrap();
    make_due(&app).await;
    schedule_worker::step(&app.app).await;
    assert_eq!(ended(stale).await, "stale");
    assert!(inbox(&editor).await.contains(&("not_published".to_owned(), json!("stale"))));
    let refused = &history(&editor, stale).await[0];
    assert_eq!((&refused["kind"], &refused["reason"]), (&json!("publication.refused"), &Value::Null));
    assert!(
        refused["changes"].as_array().unwrap().contains(&json!({"field": "because", "from": null, "to": "stale"})),
        "{refused}"
    );
    assert_eq!(publications(&app).await, 0);
    schedule_worker::step(&app.app).await;
    assert_eq!(inbox(&editor).await.len(), 1, "told once");
    schedule(&editor, stale, json!({"publish_at": FAR})).await;
    make_due(&app).await;
    schedule_worker::step(&app.app).await;
    assert_eq!(publications(&app).await, 1);

    // Returned by a colleague: the schedule is gone with the verdict.
    schedule(&editor, returned, json!({"publish_at": FAR})).await;
    second.does(returned, "verdict/return").await;
    let file = author.claim(returned).await;
    assert_eq!((&file["state"], &file["schedule"]), (&json!("in_review"), &Value::Null));
    assert!(inbox(&editor).await.contains(&("not_published".to_owned(), json!("replaced"))));

    // The newsroom decides meanwhile to publish confirmed wordings only.
    schedule(&editor, left, json!({"publish_at": FAR})).await;
    let mut rules = settings();
    rules["review"] = json!({"approvals": 1, "min_origins": 1, "min_origins_ratings": [], "confirmed_wording": true});
    let etag = admin.get("/api/v1/settings").await.etag();
    let put = admin.request(Method::PUT, "/api/v1/settings").header("if-match", etag).json(&rules);
    Answer::to(put).await.expect(200);
    make_due(&app).await;
    schedule_worker::step(&app.app).await;
    assert_eq!(ended(left).await, "wording_not_confirmed");
    editor.change(left, "verdict/publication", &json!({"publish_at": FAR})).await.problem(409, "conflict");
    editor.does(left, "wording/confirmation").await;

    // The person may no longer publish: everybody who may is told, but for the admin who decided it.
    schedule(&editor, left, json!({"publish_at": FAR})).await;
    let path = format!("/api/v1/accounts/{}/deactivation", editor.id);
    admin.post(&path, &json!({"reason": "has left"})).await.expect(204);
    make_due(&app).await;
    schedule_worker::step(&app.app).await;
    let file = chief.claim(left).await;
    assert_eq!((&file["state"], &file["schedule"]["ended"]["reason"]), (&json!("approved"), &json!("not_permitted")));
    assert!(inbox(&chief).await.contains(&("not_published".to_owned(), json!("not_permitted"))));
    assert_eq!(publications(&app).await, 1);
    chief.does(left, "verdict/publication").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn corrections_and_retractions_wait_in_the_same_way_and_the_public_verdict_stays() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let (other, claim) = (app.editor().await, app.a_claim(&author).await);
    bring_to(&claim, State::Published, &author, &second, &editor).await;
    let slug: String = app.value("select slug from published_verdicts").await;
    for (action, body) in [
        ("verdict/correction", correction()),
        ("verdict/retraction", json!({"notice": "The registry has withdrawn its list."})),
    ] {
        editor.does(&claim, "review/assign").await;
        editor.change(&claim, action, &body).await.expect(201);
        second.does(&claim, "verdict/approval").await;
        let before = app.anyone().get(&format!("/verdicts/{slug}.json")).await.expect(200).json();
        schedule(&other, &claim, json!({"hold_seconds": 10})).await;
        schedule_worker::step(&app.app).await;
        assert_eq!(app.anyone().get(&format!("/verdicts/{slug}.json")).await.json(), before);
        other.does(&claim, "verdict/publication/withdrawal").await;
        schedule(&other, &claim, json!({"publish_at": FAR})).await;
        make_due(&app).await;
        schedule_worker::step(&app.app).await;
        assert_ne!(app.anyone().get(&format!("/verdicts/{slug}.json")).await.json(), before);
    }
    assert_eq!(editor.claim(&claim).await["state"], "retracted");
}
