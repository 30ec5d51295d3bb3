//! By-lines: who signs verdicts, who agreed to be named, and names that are taken back.

use std::time::Duration;

use claimdesk::domain::claims::review::State;
use claimdesk::domain::publishing::publisher::PublishingRules;
use serde_json::{Value, json};

use crate::support::newsroom::{bring_to, settings};
use crate::support::{Answer, Person, TestApp};

async fn put(admin: &Person, publishing: &PublishingRules, byline: &Value) -> Answer {
    let etag = admin.get("/api/v1/settings").await.etag();
    let mut publishing = serde_json::to_value(publishing).unwrap();
    publishing["byline"] = byline.clone();
    let mut body = settings();
    body["review"] = json!({"approvals": 1, "min_origins": 1, "min_origins_ratings": []});
    body["publishing"] = publishing;
    let request = admin.request(reqwest::Method::PUT, "/api/v1/settings");
    Answer::to(request.header("if-match", etag).json(&body)).await
}

async fn sign(admin: &Person, byline: &Value) {
    put(admin, &PublishingRules::default(), byline).await.expect(200);
}

async fn name(person: &Person, named: bool) {
    let own = person.put("/api/v1/me/byline", &json!({ "named": named })).await.expect(200).json();
    assert_eq!(own, json!({ "named": named }));
}

async fn slug(person: &Person, claim: &str) -> String {
    person.claim(claim).await["published"]["slug"].as_str().unwrap().to_owned()
}

/// What every reader gets of a verdict, in one text: page, document, feeds, card, citations, embed code, archive.
async fn everything(app: &TestApp, slug: &str) -> String {
    // Servers look for changes of lists once a second.
    tokio::time::sleep(Duration::from_millis(1100)).await;
    let mut all = String::new();
    for path in [
        &format!("/verdicts/{slug}"),
        &format!("/verdicts/{slug}.json"),
        &format!("/verdicts/{slug}/revisions/1"),
        &format!("/verdicts/{slug}/citation.bib"),
        &format!("/verdicts/{slug}/citation.json"),
        "/feeds/verdicts.json",
        "/feeds/verdicts.atom",
        "/feeds/verdicts.rss",
        "/feeds/verdicts.csv",
        "/feeds/claimreview.json",
        "/verdicts",
        "/",
        "/v1alpha1/claims:search?query=dam",
        &format!("/oembed?url={}/verdicts/{slug}", app.url),
    ] {
        let answer = app.anyone().get(path).await.expect(200);
        all += answer.text();
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_signs_who_agreed_with_those_who_approved_else_the_house() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let admin = app.admin().await;
    let claims = app.claims(&author, "https://karvia-post.example/dam").await;

    // Nobody agreed: the house signs, whatever the settings say.
    sign(&admin, &json!({"signs": "person"})).await;
    assert_eq!(author.read("/api/v1/me/byline").await, json!({"named": false}));
    name(&second, true).await;
    bring_to(&claims[0], State::Published, &author, &second, &editor).await;
    let first = slug(&author, &claims[0]).await;
    let all = everything(&app, &first).await;
    assert!(!all.contains(&author.name) && !all.contains(&second.name) && !all.contains("signed_by"));

    // The author agrees: later verdicts are signed, in every format.
    name(&author, true).await;
    bring_to(&claims[1], State::Published, &author, &second, &editor).await;
    let signed = slug(&author, &claims[1]).await;
    let document = app.anyone().read(&format!("/verdicts/{signed}.json")).await;
    let people = json!([{"name": author.name, "task": "author"}, {"name": second.name, "task": "approver"}]);
    assert_eq!(document["signed_by"], people);
    let page = app.anyone().get(&format!("/verdicts/{signed}")).await.expect(200);
    let line = format!(
        "<p class=\"byline\">Checked by: <bdi>{}</bdi> · Approved by: <bdi>{}</bdi></p>",
        author.name, second.name
    );
    assert!(page.text().contains(&line), "{}", page.text());
    let review = format!("\"contributor\":[{{\"@type\":\"Person\",\"name\":\"{}\"}}]", author.name);
    assert!(page.text().contains(&review));
    assert!(page.text().contains("\"author\":{\"@type\":\"NewsMediaOrganization\""));
    tokio::time::sleep(Duration::from_millis(1100)).await;
    for (path, part) in [
        ("/feeds/verdicts.json", format!("\"authors\":[{{\"name\":\"{}\"}}]", author.name)),
        ("/feeds/verdicts.atom", format!("<author><name>{}</name></author>", author.name)),
        ("/feeds/verdicts.rss", format!("<dc:creator>{}</dc:creator>", author.name)),
        (&format!("/verdicts/{signed}/citation.bib"), format!("author = {{{{{}}}}}", author.name)),
        (&format!("/oembed?url={}/verdicts/{signed}", app.url), format!("\"author_name\":\"{}\"", author.name)),
    ] {
        let answer = app.anyone().get(path).await.expect(200);
        assert!(answer.text().contains(&part), "{path} {}", answer.text());
    }

    // Another name from then on is not that of the publication.
    let path = format!("/api/v1/accounts/{}", author.id);
    let renamed = admin.request(reqwest::Method::PATCH, &path).json(&json!({"name": "Somebody Else"}));
    Answer::to(renamed).await.expect(204);
    assert_eq!(app.anyone().read(&format!("/verdicts/{signed}.json")).await["signed_by"], people);

    // Who approved takes the name back: the author still signs.
    name(&second, false).await;
    assert!(!everything(&app, &signed).await.contains(&second.name));
    assert_eq!(app.anyone().read(&format!("/verdicts/{signed}.json")).await["signed_by"], json!([people[0]]));
    // The author does: no name is left, not in a list that was rendered before, nor in the database.
    name(&author, false).await;
    assert!(!everything(&app, &signed).await.contains(&author.name));
    assert_eq!(app.value::<i64>("select count(*) from bylines").await, 0);
    let told: Vec<Value> = serde_json::from_value(
        app.value("select jsonb_agg(changes -> 0 order by id) from events where changes @> '[{\"field\": \"named_in_public\"}]'")
            .await,
    )
    .unwrap();
    assert_eq!(told.len(), 4);
    assert_eq!(told[3], json!({"field": "named_in_public", "from": "true", "to": "false"}));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_admin_takes_the_name_of_somebody_back_who_has_left() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let admin = app.admin().await;
    let claim = app.a_claim(&author).await;
    sign(&admin, &json!({"signs": "person"})).await;
    name(&author, true).await;
    name(&second, true).await;
    bring_to(&claim, State::Published, &author, &second, &editor).await;
    let signed = slug(&author, &claim).await;
    app.deactivate(&author).await;
    assert!(everything(&app, &signed).await.contains(&author.name));

    let path = format!("/api/v1/accounts/{}/byline", author.id);
    editor.delete(&path).await.problem(403, "forbidden");
    admin.delete(&path).await.expect(204);
    // Without the author, those who approved do not sign.
    let all = everything(&app, &signed).await;
    assert!(!all.contains(&author.name) && !all.contains(&second.name));
    // Once more changes nothing.
    admin.delete(&path).await.expect(204);
    admin.delete(&format!("/api/v1/accounts/{}/byline", uuid::Uuid::nil())).await.problem(404, "not-found");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_signs_by_its_name_which_the_preview_shows_before_it_is_saved() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let admin = app.admin().await;
    let claims = app.claims(&author, "https://karvia-post.example/dam").await;
    bring_to(&claims[0], State::Published, &author, &second, &editor).await;
    name(&author, true).await;

    let preview = async |byline: Value| {
        let mut publishing = serde_json::to_value(PublishingRules::default()).unwrap();
        publishing["byline"] = byline;
        let wanted = json!({"publishing": publishing, "page": "verdict", "scheme": "light"});
        admin.post("/api/v1/settings/preview", &wanted).await
    };
    let desk = json!({"signs": "desk", "desk": "Desk <of> facts"});
    let shown = preview(desk.clone()).await.expect(200).json();
    assert!(shown["html"].as_str().unwrap().contains("Checked by: <bdi>Desk &lt;of&gt; facts</bdi>"));
    let shown = preview(json!({"signs": "person"})).await.expect(200).json();
    assert!(shown["html"].as_str().unwrap().contains(&format!("Checked by: <bdi>{}</bdi>", author.name)));
    let nameless = json!({"signs": "desk"});
    assert_eq!(preview(nameless.clone()).await.pointers(), ["/publishing/byline/desk"]);
    assert_eq!(put(&admin, &PublishingRules::default(), &nameless).await.pointers(), ["/publishing/byline/desk"]);

    sign(&admin, &desk).await;
    // What was published before stays as it was signed.
    let before = slug(&author, &claims[0]).await;
    assert!(!app.anyone().get(&format!("/verdicts/{before}")).await.text().contains("Checked by"));
    bring_to(&claims[1], State::Published, &author, &second, &editor).await;
    let signed = slug(&author, &claims[1]).await;
    let page = app.anyone().get(&format!("/verdicts/{signed}")).await.expect(200);
    assert!(page.text().contains("Checked by: <bdi>Desk &lt;of&gt; facts</bdi></p>"));
    assert!(
        page.text().contains("\"contributor\":[{\"@type\":\"Organization\",\"name\":\"Desk \\u003cof\\u003e facts\"}]")
    );
    let said: Value =
        app.value("select changes from events where kind = 'settings.changed' order by id desc limit 1").await;
    assert!(
        said.as_array()
            .unwrap()
            .contains(&json!({"field": "page_byline", "from": "house", "to": "desk, Desk <of> facts"}))
    );
}
