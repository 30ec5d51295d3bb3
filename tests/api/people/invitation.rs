//! Invitations: links that work once and expire.

use chrono::TimeDelta;
use futures_util::future::join;
use serde_json::{Value, json};

use crate::support::accounts::{CHOSEN, details, secret};
use crate::support::{Person, TestApp};

async fn invite(admin: &Person, email: &str) -> Value {
    let new = json!({"email": email, "name": "Ada Novak", "role": "editor"});
    admin.create("/api/v1/invitations", &new).await
}

// ASVS 6.2.11, 14.2.1, 14.2.4
#[tokio::test(flavor = "multi_thread")]
async fn somebody_joins_by_a_link_that_works_once() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let invited = invite(&admin, " Ada@Newsroom.example ").await;
    let link = invited["link"].as_str().unwrap();
    assert!(link.starts_with(&format!("{}/join#", app.url)), "{link}");
    let open = admin.get("/api/v1/invitations").await.expect(200);
    assert!(!open.text().contains(&secret(&invited)), "told only once");
    assert_eq!(open.json()["items"][0]["email"], "ada@newsroom.example");
    assert_eq!(open.json()["items"][0]["invited_by"]["name"], admin.name);

    let (one, other) = (app.anyone(), app.anyone());
    let owner = one.post("/api/v1/joining/opening", &json!({"secret": secret(&invited)})).await;
    assert_eq!(owner.expect(200).json(), json!({"email": "ada@newsroom.example", "name": "Ada Novak"}));
    let weak = json!({"secret": secret(&invited), "password": "adanovak2026"});
    let refused = one.post("/api/v1/joining/acceptance", &weak).await;
    assert_eq!(refused.expect(422).pointers(), ["/password"]);

    // Two who hold the link at once: one account.
    let taken = json!({"secret": secret(&invited), "password": CHOSEN});
    let (first, second) =
        join(one.post("/api/v1/joining/acceptance", &taken), other.post("/api/v1/joining/acceptance", &taken)).await;
    let mut answers = [first.status, second.status];
    answers.sort_unstable();
    assert_eq!(answers, [204, 404]);

    let session = one.post("/api/v1/session", &json!({"email": "ada@newsroom.example", "password": CHOSEN})).await;
    let account = session.expect(200).json()["account"].clone();
    assert_eq!((&account["role"], &account["password_is_temporary"]), (&json!("editor"), &json!(false)));
    let known = details(&admin, account["id"].as_str().unwrap()).await;
    assert!(known["details"]["signed_in_at"].is_string(), "{known}");
    assert_eq!(admin.read("/api/v1/invitations").await["items"], json!([]));
    admin
        .post("/api/v1/invitations", &json!({"email": "ada@newsroom.example", "name": "Ada", "role": "admin"}))
        .await
        .problem(409, "conflict");
}

// ASVS 6.4.1
#[tokio::test(flavor = "multi_thread")]
async fn a_link_ends_when_it_expires_is_withdrawn_or_replaced() {
    let app = TestApp::start().await;
    let (admin, anyone) = (app.admin().await, app.anyone());
    let opens = async |link: &Value| {
        let answer = anyone.post("/api/v1/joining/opening", &json!({"secret": secret(link)})).await;
        answer.status
    };
    let replaced = invite(&admin, "a@newsroom.example").await;
    let withdrawn = invite(&admin, "a@newsroom.example").await;
    assert_eq!((opens(&replaced).await, opens(&withdrawn).await), (404, 200));
    let path = format!("/api/v1/invitations/{}", withdrawn["id"].as_str().unwrap());
    admin.delete(&path).await.expect(204);
    admin.delete(&path).await.problem(404, "not-found");
    assert_eq!(opens(&withdrawn).await, 404);

    let late = invite(&admin, "b@newsroom.example").await;
    app.advance(TimeDelta::days(7));
    assert_eq!(opens(&late).await, 404);
    for wrong in ["", "short", &"A".repeat(43)] {
        let answer = anyone.post("/api/v1/joining/opening", &json!({"secret": wrong})).await;
        answer.problem(404, "not-found");
    }
}
