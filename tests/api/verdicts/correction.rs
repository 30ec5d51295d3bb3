//! Corrections: approval, every public output, readable old revisions.

use claimdesk::domain::claims::review::State;
use scraper::{Html, Selector};
use serde_json::{Value, json};

use crate::support::newsroom::{bring_to, correction, retract};
use crate::support::{Person, TestApp};

struct Newsroom {
    app: TestApp,
    author: Person,
    second: Person,
    editor: Person,
    other: Person,
    claim: String,
}

impl Newsroom {
    /// One published verdict.
    async fn start() -> Self {
        let app = TestApp::start().await;
        let (author, second) = (app.reviewer().await, app.reviewer().await);
        let (editor, other) = (app.editor().await, app.editor().await);
        let claim = app.a_claim(&author).await;
        bring_to(&claim, State::Published, &author, &second, &editor).await;
        Self { app, author, second, editor, other, claim }
    }

    async fn address(&self) -> String {
        let file = self.editor.claim(&self.claim).await;
        file["published"]["url"].as_str().unwrap().to_owned()
    }

    async fn page(&self, path: &str) -> Html {
        Html::parse_document(self.app.anyone().get(path).await.expect(200).text())
    }

    async fn feed_item(&self) -> Value {
        let feed = self.app.anyone().get("/feeds/verdicts.json").await.json();
        assert_eq!(feed["items"].as_array().unwrap().len(), 1);
        feed["items"][0].clone()
    }
}

fn text(page: &Html, selector: &str) -> String {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).flat_map(|element| element.text()).collect()
}

fn data(page: &Html) -> Option<Value> {
    let selector = Selector::parse("script").unwrap();
    let script = page.select(&selector).next()?;
    Some(serde_json::from_str(&script.inner_html()).unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_goes_through_the_gate_and_then_reaches_every_reader() {
    let room = Newsroom::start().await;
    let (claim, address) = (&room.claim, room.address().await);
    let before = room.feed_item().await;

    room.editor.does(claim, "review/assign").await;
    let submitted = room.editor.does(claim, "verdict/correction").await;
    assert_eq!(submitted["state"], "submitted");
    let current = &submitted["verdict"]["current"];
    assert_eq!((&current["number"], &current["correction"]["class"]), (&json!(2), &json!("correction")));
    // Until somebody else has approved and published it, readers see what they saw.
    assert_eq!(room.feed_item().await, before);
    let refused = room.editor.change(claim, "verdict/approval", &json!({})).await;
    refused.problem(403, "forbidden");
    room.second.does(claim, "verdict/approval").await;
    room.app.advance(chrono::TimeDelta::hours(1));
    let file = room.other.does(claim, "verdict/publication").await;
    assert_eq!((&file["state"], &file["published"]["standing"]), (&json!("published"), &json!("corrected")));
    assert_eq!(file["published"]["revision"], 2);

    let notice = correction()["notice"].as_str().unwrap().to_owned();
    let page = room.page(&address).await;
    assert!(text(&page, "aside.notice").contains(&notice));
    assert!(text(&page, ".verdict").contains("31 deaths"));
    let review = data(&page).unwrap();
    assert_eq!(review["correction"][0]["text"], notice);
    assert_eq!(review["reviewRating"]["alternateName"], "Half true");
    assert!(review["dateModified"].as_str() > review["datePublished"].as_str());
    let preview = room.editor.get(&format!("/api/v1/claims/{claim}/verdict/preview")).await.expect(200);
    let preview = Html::parse_document(preview.text());
    assert_eq!(text(&preview, "aside.notice").matches(&notice).count(), 1);

    let item = room.feed_item().await;
    assert_eq!((&item["id"], &item["url"]), (&before["id"], &before["url"]));
    assert_eq!(item["_factcheck"]["status"], "corrected");
    assert_eq!(item["_factcheck"]["corrections"][0]["notice"], notice);
    assert!(item["content_html"].as_str().unwrap().contains(&notice));
    let atom = room.app.anyone().get("/feeds/verdicts.atom").await.expect(200);
    assert!(atom.text().contains("has since counted 31"));

    // What was published first stays readable, says so, and carries no markup of its own.
    let first = room.page(&format!("{address}/revisions/1")).await;
    assert!(text(&first, ".outdated").contains("earlier revision"));
    assert!(text(&first, ".verdict").contains("29 deaths"));
    assert!(data(&first).is_none());
    let reader = room.app.anyone();
    reader.get(&format!("{address}/revisions/3")).await.problem(404, "not-found");

    let log = room.page("/corrections").await;
    assert!(text(&log, ".corrections").contains(&notice));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_retracted_verdict_stays_readable_as_such_and_shows_no_rating_to_machines() {
    let room = Newsroom::start().await;
    let (claim, address) = (&room.claim, room.address().await);

    let asked = room.editor.does(claim, "verdict/retraction").await;
    assert_eq!(asked["verdict"]["current"]["correction"]["class"], "retraction");
    // Returned, it leaves everything as it was, and nobody with the claim.
    let back = room.second.does(claim, "verdict/return").await;
    assert_eq!((&back["state"], &back["assignee"]), (&json!("published"), &Value::Null));
    assert_eq!(back["published"]["standing"], "published");

    retract(claim, &room.editor, &room.second, &room.other).await;
    let file = room.author.claim(claim).await;
    assert_eq!((&file["state"], &file["published"]["standing"]), (&json!("retracted"), &json!("retracted")));
    let allowed = file["actions"].as_array().unwrap().iter().any(|offer| offer["allowed"] == true);
    assert!(!allowed, "it stays as it is");

    let page = room.page(&address).await;
    assert!(text(&page, "aside.notice").contains("withdrawn its list"));
    assert_eq!(text(&page, ".rating strong"), "Retracted");
    assert!(text(&page, ".verdict").contains("29 deaths"), "what was said stays readable");
    let review = data(&page).unwrap();
    assert_eq!((&review["creativeWorkStatus"], &review["reviewRating"]), (&json!("Retracted"), &Value::Null));
    let item = room.feed_item().await;
    assert_eq!(item["_factcheck"]["status"], "retracted");
    assert!(item["title"].as_str().unwrap().starts_with("Retracted"));
    let again = room.editor.change(claim, "verdict/retraction", &json!({"notice": "again"})).await;
    again.problem(409, "conflict");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_returned_correction_is_a_draft_again_while_the_public_verdict_stands() {
    let room = Newsroom::start().await;
    let claim = &room.claim;

    let early = room.editor.change(claim, "verdict/correction", &correction()).await;
    let problem = early.problem(409, "conflict");
    assert_eq!(problem["detail"], "Assign the claim to yourself first.");
    let useless = json!({"assignee": room.author.id});
    let answer = room.editor.change(claim, "review/assign", &useless).await;
    assert_eq!(answer.pointers(), ["/assignee"]);
    room.editor.does(claim, "review/assign").await;
    let mut wrong = correction();
    wrong["class"] = json!("retraction");
    let answer = room.editor.change(claim, "verdict/correction", &wrong).await;
    assert_eq!(answer.pointers(), ["/class"]);
    for missing in ["class", "notice"] {
        let mut wrong = correction();
        wrong.as_object_mut().unwrap().remove(missing);
        let answer = room.editor.change(claim, "verdict/correction", &wrong).await;
        answer.problem(422, "invalid");
    }

    room.editor.does(claim, "verdict/correction").await;
    let back = room.second.does(claim, "verdict/return").await;
    assert_eq!((&back["state"], &back["assignee"]["id"]), (&json!("published"), &json!(room.editor.id)));
    let draft = &back["verdict"]["draft"];
    for field in ["summary", "notice", "rating"] {
        assert_eq!(draft[field], correction()[field], "{field}");
    }
    assert_eq!(draft["correction_class"], "correction");
    assert_eq!(back["published"]["revision"], 1);
    let again = room.editor.does(claim, "verdict/correction").await;
    assert_eq!(again["verdict"]["current"]["number"], 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_submitted_correction_and_a_retraction_can_be_withdrawn_and_the_public_verdict_stays() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let claim = app.a_claim(&author).await;
    bring_to(&claim, State::Published, &author, &second, &editor).await;
    let public = editor.claim(&claim).await["published"].clone();
    editor.does(&claim, "review/assign").await;
    editor.does(&claim, "verdict/correction").await;
    let back = editor.does(&claim, "verdict/withdrawal").await;
    assert_eq!((&back["state"], &back["published"]), (&json!("published"), &public));
    assert_eq!(back["verdict"]["draft"]["notice"], correction()["notice"]);

    editor.does(&claim, "verdict/retraction").await;
    let back = editor.does(&claim, "verdict/withdrawal").await;
    assert_eq!((&back["state"], &back["published"]), (&json!("published"), &public));
    assert_eq!((&back["verdict"]["draft"], &back["assignee"]), (&Value::Null, &Value::Null));
}
