//! Newsroom settings: immediate effect.

use std::time::{Duration, Instant};

use claimdesk::domain::claims::review::State;
use claimdesk::domain::kernel::text::WebAddress;
use claimdesk::domain::publishing::publisher::PublishingRules;
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
    let usual = json!({"approvals": 1, "min_origins": 1, "min_origins_ratings": [], "confirmed_wording": false});
    assert_eq!(read.json()["review"], usual);

    replace(&editor, &read.etag(), &settings()).await.problem(403, "forbidden");
    let wrong = json!({"review": {"approvals": 0, "min_origins": 11, "min_origins_ratings": ["nice"]}});
    let answer = replace(&admin, &read.etag(), &wrong).await;
    assert_eq!(answer.pointers(), ["/review/approvals", "/review/min_origins", "/review/min_origins_ratings"]);
    let after = replace(&admin, &read.etag(), &settings()).await.expect(200);
    assert_eq!(after.json()["review"], settings()["review"]);
    replace(&admin, &read.etag(), &settings()).await.problem(412, "stale-version");
    // The answer's own tag goes on from there.
    replace(&admin, &after.etag(), &settings()).await.expect(200);

    let changes: Value =
        app.value("select changes from events where kind = 'settings.changed' order by id limit 1").await;
    assert_eq!(changes[0], json!({"field": "approvals", "from": "1", "to": "2"}));
}

// ASVS 2.3.2
#[tokio::test(flavor = "multi_thread")]
async fn chosen_ratings_need_independent_origins_and_five_copies_count_once() {
    let app = TestApp::start().await;
    let (admin, author) = (app.admin().await, app.reviewer().await);
    set(&admin, &settings()).await;
    let claim = app.a_claim(&author).await;
    author.does(&claim, "review/assign").await;
    let submit = async || author.change(&claim, "verdict/submission", &verdict()).await;

    for paper in ["morning", "evening", "weekly"] {
        let mut copy = source();
        copy["url"] = json!(format!("https://{paper}.example/story"));
        copy["publisher"] = json!(paper);
        copy["excerpt"] = json!("HAVEL (Reuters) - Twenty-nine people died in Ostrel.");
        author.change(&claim, "evidence", &copy).await.expect(201);
    }
    let problem = submit().await.problem(409, "conflict");
    assert_eq!(problem["detail"], "“Mostly false” needs public sources of 2 independent origins; these go back to 1.");
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
    assert_eq!(problem["detail"], "You have already approved this verdict. Another person must approve it too.");
    let twice = third.does(&claim, "verdict/approval").await;
    assert_eq!(twice["state"], "approved");
    assert_eq!(twice["verdict"]["current"]["decisions"].as_array().unwrap().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newsroom_may_refuse_to_publish_wordings_that_nobody_confirmed() {
    let app = TestApp::start().await;
    let (admin, author) = (app.admin().await, app.reviewer().await);
    let (second, editor) = (app.reviewer().await, app.editor().await);
    let claims = app.claims(&author, "https://karvia-post.example/dam").await;
    let mut rules = settings();
    rules["review"] = json!({"approvals": 1, "min_origins": 1, "min_origins_ratings": [], "confirmed_wording": true});
    set(&admin, &rules).await;
    for claim in &claims[..2] {
        bring_to(claim, State::Approved, &author, &second, &editor).await;
        let refused = editor.change(claim, "verdict/publication", &json!({})).await.problem(409, "conflict");
        let why = "Nobody has confirmed the automatic wording. Confirm or reword it first.";
        assert_eq!(refused["detail"], why);
        let file = editor.claim(claim).await;
        let publish = file["actions"].as_array().unwrap().iter().find(|action| action["name"] == "publish").unwrap();
        assert_eq!(publish["reason"], why);
    }

    editor.does(&claims[0], "wording/confirmation").await;
    assert_eq!(editor.does(&claims[0], "verdict/publication").await["state"], "published");
    rules["review"]["confirmed_wording"] = json!(false);
    set(&admin, &rules).await;
    assert_eq!(editor.does(&claims[1], "verdict/publication").await["state"], "published");
}

#[tokio::test(flavor = "multi_thread")]
async fn publishing_rules_apply_at_once_on_every_server_and_outlive_the_configuration() {
    let app = TestApp::publishing(PublishingRules {
        license: Some(WebAddress::new("https://license.example/by/4.0/").unwrap()),
        ..PublishingRules::default()
    })
    .await;
    let admin = app.admin().await;
    let servers = [app.anyone(), app.beside().await];
    let read = admin.get("/api/v1/settings").await.expect(200);
    assert_eq!(read.json()["publishing"]["license"], "https://license.example/by/4.0/");
    for server in &servers {
        server.get("/feeds/verdicts.json").await.expect(200);
    }

    let mut rules = settings();
    rules["publishing"] = json!({
        "license": "javascript:alert(1)", "private_feeds": false, "trusted_publishers": ["not a host", "b.example"],
    });
    let wrong = replace(&admin, &read.etag(), &rules).await;
    assert_eq!(wrong.pointers(), ["/publishing/license"]);
    rules["publishing"]["license"] = json!(null);
    let wrong = replace(&admin, &read.etag(), &rules).await;
    assert_eq!(wrong.pointers(), ["/publishing/trusted_publishers"]);

    rules["publishing"] = json!({
        "logo": "https://karvia.example/logo.png", "masthead": "https://karvia.example/staff",
        "private_feeds": true, "trusted_publishers": [" Lantern.EXAMPLE "],
    });
    let after = replace(&admin, &read.etag(), &rules).await.expect(200);
    let publishing = &after.json()["publishing"];
    assert_eq!(publishing["trusted_publishers"], json!(["lantern.example"]));
    assert_eq!(publishing["license"], json!(null));
    for server in &servers {
        let changed = Instant::now();
        while server.get("/feeds/verdicts.json").await.status != 401 {
            // A second is usual; a busy machine gets more.
            assert!(changed.elapsed() < Duration::from_secs(20));
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let page = server.get("/corrections").await.expect(200);
        assert!(page.text().contains("https://karvia.example/staff"));
    }

    // A change without this part leaves it as it is, and so does a start with the first configuration.
    let kept = replace(&admin, &after.etag(), &settings()).await.expect(200);
    assert_eq!(kept.json()["publishing"], *publishing);
    let again = app.beside().await;
    again.get("/feeds/verdicts.json").await.problem(401, "not-signed-in");
}
