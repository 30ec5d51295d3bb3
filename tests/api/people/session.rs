//! Sessions: expiry, sign-out, other browsers, new passwords, confirmation.

use chrono::TimeDelta;
use claimdesk::domain::people::account::Role;
use claimdesk::domain::people::session::{ABSOLUTE, IDLE};
use serde_json::json;

use crate::support::people::PASSWORD;
use crate::support::sessions::{is_in, secret, with_cookie};
use crate::support::{Answer, TestApp};

// ASVS 7.3.1, 7.3.2, 7.6.1
// threat A13
#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_when_idle_and_in_the_end_whatever_happens() {
    let app = TestApp::start().await;
    let (idle, busy) = (app.reviewer().await, app.reviewer().await);
    let expires = busy.get("/api/v1/session").await.json()["expires_at"].clone();
    assert_eq!(expires, "2026-03-04T21:00:00Z");

    app.advance(IDLE - TimeDelta::seconds(1));
    assert!(is_in(&busy).await);
    app.advance(TimeDelta::seconds(2));
    assert!(!is_in(&idle).await, "nothing was asked for two hours");

    let mut lived = IDLE + TimeDelta::seconds(1);
    while lived + TimeDelta::minutes(90) < ABSOLUTE {
        lived += TimeDelta::minutes(90);
        app.advance(TimeDelta::minutes(90));
        assert!(is_in(&busy).await, "{lived}");
    }
    app.advance(ABSOLUTE - lived);
    assert!(!is_in(&busy).await, "work does not prolong a session for ever");
    busy.sign_in(PASSWORD).await.expect(200);
    assert!(is_in(&busy).await);
}

// ASVS 7.4.1
// threat A12
#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_the_session_itself_and_not_only_the_cookie() {
    let app = TestApp::start().await;
    let person = app.account(Role::Reviewer).await;
    let cookie = secret(&person.sign_in(PASSWORD).await);
    let other = person.elsewhere().await;
    with_cookie(&app, &cookie).await.expect(200);

    let out = person.delete("/api/v1/session").await.expect(204);
    assert!(out.header("set-cookie").unwrap().contains("Max-Age=0"));
    assert!(out.header("clear-site-data").is_some());
    with_cookie(&app, &cookie).await.problem(401, "not-signed-in");
    assert!(is_in(&other).await, "the other browser stays in");
    person.delete("/api/v1/session").await.problem(401, "not-signed-in");
}

// ASVS 6.2.1, 6.2.2, 6.2.3, 7.4.3
// threat A7, A14.2
#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_ends_the_sessions_elsewhere_and_keeps_this_one() {
    let app = TestApp::start().await;
    let here = app.reviewer().await;
    let elsewhere = here.elsewhere().await;
    let change = async |current: &str, new: &str| {
        let body = json!({"current_password": current, "new_password": new});
        here.put("/api/v1/me/password", &body).await
    };
    for (current, new, pointer) in [
        ("not the password", "a new password", "/current_password"),
        ("short", "a new password", "/current_password"),
        (PASSWORD, PASSWORD, "/new_password"),
        (PASSWORD, "7 bytes", "/new_password"),
        (PASSWORD, &"x".repeat(1025), "/new_password"),
    ] {
        assert_eq!(change(current, new).await.pointers(), [pointer], "{current} {new}");
    }
    assert!(is_in(&elsewhere).await);

    change(PASSWORD, " pässwörd 🗝 ").await.expect(204);
    assert!(is_in(&here).await);
    assert!(!is_in(&elsewhere).await);
    elsewhere.sign_in(PASSWORD).await.problem(401, "bad-credentials");
    elsewhere.sign_in("pässwörd 🗝").await.problem(401, "bad-credentials");
    elsewhere.sign_in(" pässwörd 🗝 ").await.expect(200);
}

// ASVS 7.4.2
#[tokio::test(flavor = "multi_thread")]
async fn a_deactivated_account_and_a_lowered_role_count_at_once() {
    let app = TestApp::start().await;
    let (gone, editor) = (app.reviewer().await, app.editor().await);
    app.deactivate(&gone).await;
    assert!(!is_in(&gone).await);

    sqlx::query("update accounts set role = 'reviewer' where id = $1::uuid")
        .bind(&editor.id)
        .execute(&mut app.database().await)
        .await
        .unwrap();
    let session = editor.read("/api/v1/session").await;
    assert_eq!(session["permissions"], json!(["review"]));
    let claim = app.a_claim(&editor).await;
    editor.change(&claim, "verdict/publication", &json!({})).await.problem(403, "forbidden");
}

// ASVS 7.5.1
// threat A23.1
#[tokio::test(flavor = "multi_thread")]
async fn what_decides_over_accounts_takes_a_password_typed_within_ten_minutes() {
    let app = TestApp::start().await;
    let (admin, person) = (app.admin().await, app.reviewer().await);
    let path = format!("/api/v1/accounts/{}", person.id);
    let change = json!({"name": "Another"});
    admin.patch(&path, "*", &change).await.expect(204);
    let before = admin.elsewhere().await;
    app.advance(TimeDelta::minutes(10));
    for _ in 0..2 {
        admin.patch(&path, "*", &change).await.problem(403, "unconfirmed");
    }
    let new = json!({"name": "x", "scopes": ["read"], "days": 1});
    admin.post("/api/v1/me/tokens", &new).await.problem(403, "unconfirmed");
    admin.get("/api/v1/accounts?all=true").await.expect(200);

    let wrong = json!({"password": "not the password"});
    let refused = admin.post("/api/v1/me/confirmation", &wrong).await;
    assert_eq!(refused.expect(422).pointers(), ["/password"]);
    let cookie = |answer: &Answer| answer.header("set-cookie").unwrap().to_owned();
    let confirmed = admin.post("/api/v1/me/confirmation", &json!({"password": PASSWORD})).await.expect(204);
    assert!(cookie(&confirmed).contains("HttpOnly"));
    admin.patch(&path, "*", &change).await.expect(204);
    // The proof of one session is none of another.
    before.patch(&path, "*", &change).await.problem(403, "unconfirmed");

    // Guessing is counted as at the door.
    for _ in 0..10 {
        admin.post("/api/v1/me/confirmation", &wrong).await;
    }
    admin.post("/api/v1/me/confirmation", &wrong).await.problem(429, "throttled");
}

// ASVS 7.4.3, 7.5.2
#[tokio::test(flavor = "multi_thread")]
async fn one_sees_where_one_is_signed_in_and_ends_it_there() {
    let app = TestApp::start().await;
    let (here, colleague) = (app.reviewer().await, app.reviewer().await);
    let there = here.elsewhere().await;
    let third = here.elsewhere().await;
    let sessions = here.read("/api/v1/me/sessions").await["items"].clone();
    let sessions = sessions.as_array().unwrap();
    assert_eq!(sessions.len(), 3);
    assert_eq!(sessions.iter().filter(|session| session["current"] == true).count(), 1);
    assert!(sessions.iter().all(|session| session["address"] == "127.0.0.1"));

    let now = there.read("/api/v1/me/sessions").await["items"].clone();
    let its = now.as_array().unwrap().iter().find(|session| session["current"] == true).unwrap()["id"].clone();
    let path = format!("/api/v1/me/sessions/{}", its.as_str().unwrap());
    colleague.delete(&path).await.problem(404, "not-found");
    here.delete(&path).await.expect(204);
    assert!(!is_in(&there).await);
    third.get("/api/v1/session").await.expect(200);
    here.delete("/api/v1/me/sessions").await.expect(204);
    assert!(!is_in(&third).await);
    here.get("/api/v1/session").await.expect(200);
}

// ASVS 7.2.4
// threat A11
#[tokio::test(flavor = "multi_thread")]
async fn a_secret_that_was_replaced_opens_nothing() {
    let app = TestApp::start().await;
    let person = app.reviewer().await;
    // Signing in anew in the same browser ends the session before.
    let first = secret(&person.sign_in(PASSWORD).await.expect(200));
    let second = secret(&person.sign_in(PASSWORD).await.expect(200));
    with_cookie(&app, &first).await.problem(401, "not-signed-in");
    with_cookie(&app, &second).await.expect(200);
    // Confirming goes on under another secret.
    let proof = json!({"password": PASSWORD});
    let confirmed = person.post("/api/v1/me/confirmation", &proof).await;
    let third = secret(&confirmed.expect(204));
    with_cookie(&app, &second).await.problem(401, "not-signed-in");
    with_cookie(&app, &third).await.expect(200);
}
