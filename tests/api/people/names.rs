//! Names of people: look-alikes, invisible characters, shared mailboxes.

use claimdesk::domain::kernel::secret::Password;
use claimdesk::domain::kernel::text::Text;
use claimdesk::domain::people::account::{Email, Role};
use claimdesk::domain::people::actor::Actor;
use serde_json::{Value, json};

use crate::support::accounts::{CHOSEN, secret};
use crate::support::people::PASSWORD;
use crate::support::{Answer, Person, TestApp};

async fn invite(admin: &Person, email: &str, name: &str) -> Answer {
    admin.post("/api/v1/invitations", &json!({"email": email, "name": name, "role": "reviewer"})).await
}

async fn account(app: &TestApp, email: &str, name: &str) {
    claimdesk::app::people::account::create(
        &app.app,
        &Actor::system(),
        &Email::new(email).unwrap(),
        &Text::new(name).unwrap(),
        Role::Editor,
        Password::new(PASSWORD.to_owned()).unwrap(),
        claimdesk::app::people::account::PasswordOrigin::Out,
    )
    .await
    .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_looks_like_a_colleagues_is_refused_and_so_is_what_nobody_sees() {
    let app = TestApp::start().await;
    let (admin, ana) = (app.admin().await, app.reviewer().await);
    let path = format!("/api/v1/accounts/{}", ana.id);
    admin.patch(&path, "\"none\"", &json!({"name": "Ana Illic"})).await.expect(204);
    for name in ["Аna Illic", "ANA ILLIC", "Ana  Illic", "Ana lllic", "Ana Il1ic", "Ana Illic"] {
        let problem = invite(&admin, "other@desk.test", name).await.problem(409, "conflict");
        assert!(problem["detail"].as_str().unwrap().contains("looks like “Ana Illic”"), "{name}: {problem}");
    }
    for name in ["Ana\u{200b} Illic", "Ana \u{202e}cillI", "\u{2066}Ana Ban", "Ana\u{ad}Ban"] {
        let refused = invite(&admin, "other@desk.test", name).await;
        assert_eq!(refused.pointers(), ["/name"], "{name:?}");
        assert!(refused.text().contains("invisible character U+"), "{refused}");
        assert_eq!(admin.patch(&path, "\"none\"", &json!({"name": name})).await.pointers(), ["/name"]);
    }
    invite(&admin, "other@desk.test", "Anna Illic").await.expect(201);
    // Nobody takes another's name later, and everybody may keep the own one.
    let other = format!("/api/v1/accounts/{}", admin.id);
    admin.patch(&other, "\"none\"", &json!({"name": "ana illic"})).await.problem(409, "conflict");
    admin.patch(&path, "\"none\"", &json!({"name": "Ana ILLIC"})).await.expect(204);

    // Two invitations with one name: the second to be accepted is refused.
    let links = [("one@desk.test", "Mira Dovic"), ("two@desk.test", "Mirа Dovic")];
    let mut secrets = Vec::new();
    for (email, name) in links {
        secrets.push(secret(&invite(&admin, email, name).await.expect(201).json()));
    }
    let accept = async |secret: &str| {
        app.anyone().post("/api/v1/joining/acceptance", &json!({"secret": secret, "password": CHOSEN})).await
    };
    accept(&secrets[0]).await.expect(204);
    accept(&secrets[1]).await.problem(409, "conflict");
}

#[tokio::test(flavor = "multi_thread")]
async fn admins_are_told_of_accounts_with_one_mailbox() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    account(&app, "ana@desk.test", "Ana Ban").await;
    account(&app, "Ana+ed@Desk.test", "Ana Editor").await;
    account(&app, "anna@desk.test", "Anna Vell").await;
    let sharing = async || {
        let all = admin.read("/api/v1/accounts?all=true").await;
        let all = all["items"].as_array().unwrap().clone();
        let flagged = all.iter().filter(|one| one["details"]["same_mailbox"] != json!([]));
        flagged.map(|one| (one["name"].clone(), one["details"]["same_mailbox"][0]["name"].clone())).collect::<Vec<_>>()
    };
    let both: Vec<(Value, Value)> =
        vec![(json!("Ana Ban"), json!("Ana Editor")), (json!("Ana Editor"), json!("Ana Ban"))];
    assert_eq!(sharing().await, both);
    let plain = app.reviewer().await.get("/api/v1/accounts").await;
    assert!(!plain.text().contains("same_mailbox"), "colleagues are not told");
    sqlx::raw_sql("update accounts set deactivated_at = now() where name = 'Ana Editor'")
        .execute(&mut app.database().await)
        .await
        .unwrap();
    assert_eq!(sharing().await, []);
}
