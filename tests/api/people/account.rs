//! Accounts: changes, deactivation, the last admin, weak passwords.

use futures_util::future::join;
use serde_json::{Value, json};

use crate::support::accounts::{CHOSEN, details};
use crate::support::people::PASSWORD;
use crate::support::sessions::is_in;
use crate::support::{Person, TestApp};

async fn log_of(admin: &Person, account: &str) -> Vec<String> {
    let path = format!("/api/v1/events?subject=account:{account}");
    let items = admin.read(&path).await["items"].clone();
    let kinds = items.as_array().unwrap().iter().rev();
    kinds.map(|item| item["kind"].as_str().unwrap().to_owned()).collect()
}

// ASVS 7.4.2, 7.4.5, 8.2.3, 15.3.1
// threat A14.1
#[tokio::test(flavor = "multi_thread")]
async fn a_role_that_changes_and_an_account_that_is_shut_take_effect_at_once() {
    let app = TestApp::start().await;
    let (admin, person) = (app.admin().await, app.reviewer().await);
    let path = format!("/api/v1/accounts/{}", person.id);
    let etag = "*";
    admin.patch(&path, etag, &json!({"name": "New Name"})).await.expect(204);
    person.get("/api/v1/session").await.expect(200);
    admin.patch(&path, etag, &json!({"role": "editor"})).await.expect(204);
    assert!(!is_in(&person).await);
    person.sign_in(PASSWORD).await.expect(200);
    person.get("/api/v1/insights").await.expect(200);
    person.get("/api/v1/accounts?all=true").await.problem(403, "forbidden");
    let seen = person.get("/api/v1/accounts").await.expect(200);
    assert!(!seen.text().contains("desk.test"), "no address for colleagues");

    admin.post(&format!("{path}/deactivation"), &json!({"reason": "has left"})).await.expect(204);
    admin.post(&format!("{path}/deactivation"), &json!({})).await.problem(409, "conflict");
    assert!(!is_in(&person).await);
    let shut = person.sign_in(PASSWORD).await;
    let wrong = person.sign_in("not the password").await;
    assert_eq!(shut.status, 401);
    let without = |answer: &crate::support::Answer| {
        let mut body = answer.json();
        body["instance"] = Value::Null;
        body
    };
    assert_eq!(without(&shut), without(&wrong), "which it was is not said");
    assert!(details(&admin, &person.id).await["details"]["deactivated_at"].is_string());

    admin.post(&format!("{path}/reactivation"), &json!({})).await.expect(204);
    person.sign_in(PASSWORD).await.expect(200);
    assert_eq!(
        log_of(&admin, &person.id).await,
        ["account.created", "account.changed", "account.changed", "account.deactivated", "account.reactivated"]
    );
    admin
        .patch(&format!("/api/v1/accounts/{}", uuid::Uuid::nil()), etag, &json!({"role": "admin"}))
        .await
        .problem(404, "not-found");
}

// threat A22
#[tokio::test(flavor = "multi_thread")]
async fn two_admins_who_remove_each_other_at_once_leave_one() {
    let app = TestApp::start().await;
    let first = app.admin().await;
    first.post(&format!("/api/v1/accounts/{}/deactivation", first.id), &json!({})).await.problem(409, "conflict");
    first
        .patch(&format!("/api/v1/accounts/{}", first.id), "*", &json!({"role": "editor"}))
        .await
        .problem(409, "conflict");

    let mut admins = vec![first, app.admin().await];
    let mut both_kept = 0;
    for round in 0..50 {
        let (one, other) = (&admins[0], &admins[1]);
        let path = |of: &Person| format!("/api/v1/accounts/{}", of.id);
        let (a, b) = if round % 2 == 0 {
            let none = json!({});
            join(
                one.post(&format!("{}/deactivation", path(other)), &none),
                other.post(&format!("{}/deactivation", path(one)), &none),
            )
            .await
        } else {
            let less = json!({"role": "reviewer"});
            join(one.patch(&path(other), "*", &less), other.patch(&path(one), "*", &less)).await
        };
        // One went through. The other came too late (its session was gone) or was refused as the last.
        let mut statuses = [a.status, b.status];
        statuses.sort_unstable();
        assert_eq!(statuses[0], 204, "{statuses:?}");
        assert!([401, 403, 409].contains(&statuses[1]), "{statuses:?}");
        both_kept += usize::from(statuses[1] == 409);
        let mut db = app.database().await;
        let left: Vec<uuid::Uuid> =
            sqlx::query_scalar("select id from accounts where role = 'admin' and deactivated_at is null")
                .fetch_all(&mut db)
                .await
                .unwrap();
        assert_eq!(left.len(), 1);
        admins.retain(|admin| admin.id == left[0].to_string());
        admins.push(app.admin().await);
    }
    println!("50 pairs, {both_kept} met in the database");
}

// ASVS 6.2.1, 6.2.4, 6.2.5, 6.2.11
// threat A9
#[tokio::test(flavor = "multi_thread")]
async fn passwords_that_others_would_guess_are_refused_with_a_hint() {
    let app = TestApp::start().await;
    let person = app.reviewer().await;
    let own = format!("{}2026!", person.name.replace(' ', ""));
    for weak in ["password", "password123", "qwertyuiop", "11111111", "letmein2024", "claimdesk2026", &own] {
        let change = json!({"current_password": PASSWORD, "new_password": weak});
        let answer = person.put("/api/v1/me/password", &change).await;
        assert_eq!(answer.expect(422).pointers(), ["/new_password"], "{weak}");
    }
    for strong in [CHOSEN, " pässwörd mit Bütterbrot ", "🏛🌉 seven bridges 🏛"] {
        let change = json!({"current_password": PASSWORD, "new_password": strong});
        person.put("/api/v1/me/password", &change).await.expect(204);
        person.sign_in(strong).await.expect(200);
        let back = json!({"current_password": strong, "new_password": PASSWORD});
        person.put("/api/v1/me/password", &back).await.expect(204);
    }
}
