//! Accounts: invitation, changes, password reset, deactivation, the last admin.

use chrono::TimeDelta;
use claimdesk::net::mailer::Mailer;
use futures_util::future::join;
use serde_json::{Value, json};

use crate::support::people::PASSWORD;
use crate::support::post::Post;
use crate::support::{Person, TestApp};

const CHOSEN: &str = "kettle orbit marble fjord";

/// The secret behind the `#` of a link.
fn secret(link: &Value) -> String {
    let link = link["link"].as_str().unwrap();
    link.split_once('#').unwrap().1.to_owned()
}

async fn invite(admin: &Person, email: &str) -> Value {
    let new = json!({"email": email, "name": "Ada Novak", "role": "editor"});
    admin
        .post("/api/v1/invitations", &new)
        .await
        .expect(201)
        .json()
}

async fn log_of(admin: &Person, account: &str) -> Vec<String> {
    let path = format!("/api/v1/events?subject=account:{account}");
    let items = admin.get(&path).await.expect(200).json()["items"].clone();
    let kinds = items.as_array().unwrap().iter().rev();
    kinds
        .map(|item| item["kind"].as_str().unwrap().to_owned())
        .collect()
}

async fn details(admin: &Person, id: &str) -> Value {
    let all = admin
        .get("/api/v1/accounts?all=true")
        .await
        .expect(200)
        .json();
    let all = all["items"].as_array().unwrap().clone();
    all.into_iter().find(|account| account["id"] == id).unwrap()
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
    let owner = one
        .post(
            "/api/v1/joining/opening",
            &json!({"secret": secret(&invited)}),
        )
        .await;
    assert_eq!(
        owner.expect(200).json(),
        json!({"email": "ada@newsroom.example", "name": "Ada Novak"})
    );
    let weak = json!({"secret": secret(&invited), "password": "adanovak2026"});
    let refused = one.post("/api/v1/joining/acceptance", &weak).await;
    assert_eq!(refused.expect(422).pointers(), ["/password"]);

    // Two who hold the link at once: one account.
    let taken = json!({"secret": secret(&invited), "password": CHOSEN});
    let (first, second) = join(
        one.post("/api/v1/joining/acceptance", &taken),
        other.post("/api/v1/joining/acceptance", &taken),
    )
    .await;
    let mut answers = [first.status, second.status];
    answers.sort_unstable();
    assert_eq!(answers, [204, 404]);

    let session = one
        .post(
            "/api/v1/session",
            &json!({"email": "ada@newsroom.example", "password": CHOSEN}),
        )
        .await;
    let account = session.expect(200).json()["account"].clone();
    assert_eq!(
        (&account["role"], &account["password_is_temporary"]),
        (&json!("editor"), &json!(false))
    );
    let known = details(&admin, account["id"].as_str().unwrap()).await;
    assert!(known["details"]["signed_in_at"].is_string(), "{known}");
    assert_eq!(
        admin.get("/api/v1/invitations").await.expect(200).json()["items"],
        json!([])
    );
    admin
        .post(
            "/api/v1/invitations",
            &json!({"email": "ada@newsroom.example", "name": "Ada", "role": "admin"}),
        )
        .await
        .problem(409, "conflict");
}

// ASVS 6.4.1
#[tokio::test(flavor = "multi_thread")]
async fn a_link_ends_when_it_expires_is_withdrawn_or_replaced() {
    let app = TestApp::start().await;
    let (admin, anyone) = (app.admin().await, app.anyone());
    let opens = async |link: &Value| {
        let answer = anyone
            .post("/api/v1/joining/opening", &json!({"secret": secret(link)}))
            .await;
        answer.status
    };
    let replaced = invite(&admin, "a@newsroom.example").await;
    let withdrawn = invite(&admin, "a@newsroom.example").await;
    assert_eq!(
        (opens(&replaced).await, opens(&withdrawn).await),
        (404, 200)
    );
    let path = format!("/api/v1/invitations/{}", withdrawn["id"].as_str().unwrap());
    admin.delete(&path).await.expect(204);
    admin.delete(&path).await.problem(404, "not-found");
    assert_eq!(opens(&withdrawn).await, 404);

    let late = invite(&admin, "b@newsroom.example").await;
    app.advance(TimeDelta::days(7));
    assert_eq!(opens(&late).await, 404);
    for wrong in ["", "short", &"A".repeat(43)] {
        let answer = anyone
            .post("/api/v1/joining/opening", &json!({"secret": wrong}))
            .await;
        answer.problem(404, "not-found");
    }
}

// ASVS 7.4.2, 7.4.5, 8.2.3, 15.3.1
// threat A14.1
#[tokio::test(flavor = "multi_thread")]
async fn a_role_that_changes_and_an_account_that_is_shut_take_effect_at_once() {
    let app = TestApp::start().await;
    let (admin, person) = (app.admin().await, app.reviewer().await);
    let path = format!("/api/v1/accounts/{}", person.id);
    let etag = "*";
    admin
        .patch(&path, etag, &json!({"name": "New Name"}))
        .await
        .expect(204);
    person.get("/api/v1/session").await.expect(200);
    admin
        .patch(&path, etag, &json!({"role": "editor"}))
        .await
        .expect(204);
    person
        .get("/api/v1/session")
        .await
        .problem(401, "not-signed-in");
    person.sign_in(PASSWORD).await.expect(200);
    person.get("/api/v1/insights").await.expect(200);
    person
        .get("/api/v1/accounts?all=true")
        .await
        .problem(403, "forbidden");
    let seen = person.get("/api/v1/accounts").await.expect(200);
    assert!(
        !seen.text().contains("desk.test"),
        "no address for colleagues"
    );

    admin
        .post(
            &format!("{path}/deactivation"),
            &json!({"reason": "has left"}),
        )
        .await
        .expect(204);
    admin
        .post(&format!("{path}/deactivation"), &json!({}))
        .await
        .problem(409, "conflict");
    person
        .get("/api/v1/session")
        .await
        .problem(401, "not-signed-in");
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

    admin
        .post(&format!("{path}/reactivation"), &json!({}))
        .await
        .expect(204);
    person.sign_in(PASSWORD).await.expect(200);
    assert_eq!(
        log_of(&admin, &person.id).await,
        [
            "account.created",
            "account.changed",
            "account.changed",
            "account.deactivated",
            "account.reactivated"
        ]
    );
    admin
        .patch(
            &format!("/api/v1/accounts/{}", uuid::Uuid::nil()),
            etag,
            &json!({"role": "admin"}),
        )
        .await
        .problem(404, "not-found");
}

// threat A22
#[tokio::test(flavor = "multi_thread")]
async fn two_admins_who_remove_each_other_at_once_leave_one() {
    let app = TestApp::start().await;
    let first = app.admin().await;
    first
        .post(
            &format!("/api/v1/accounts/{}/deactivation", first.id),
            &json!({}),
        )
        .await
        .problem(409, "conflict");
    first
        .patch(
            &format!("/api/v1/accounts/{}", first.id),
            "*",
            &json!({"role": "editor"}),
        )
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
            join(
                one.patch(&path(other), "*", &less),
                other.patch(&path(one), "*", &less),
            )
            .await
        };
        // One went through. The other came too late (its session was gone) or was refused as the last.
        let mut statuses = [a.status, b.status];
        statuses.sort_unstable();
        assert_eq!(statuses[0], 204, "{statuses:?}");
        assert!([401, 403, 409].contains(&statuses[1]), "{statuses:?}");
        both_kept += usize::from(statuses[1] == 409);
        let mut db = app.database().await;
        let left: Vec<uuid::Uuid> = sqlx::query_scalar(
            "select id from accounts where role = 'admin' and deactivated_at is null",
        )
        .fetch_all(&mut db)
        .await
        .unwrap();
        assert_eq!(left.len(), 1);
        admins.retain(|admin| admin.id == left[0].to_string());
        admins.push(app.admin().await);
    }
    println!("50 pairs, {both_kept} met in the database");
}

// ASVS 6.4.3
// threat A20.1
#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_by_a_link_ends_every_session_and_the_link() {
    let app = TestApp::start().await;
    let (admin, person) = (app.admin().await, app.reviewer().await);
    let path = format!("/api/v1/accounts/{}/reset", person.id);
    let earlier = admin.post(&path, &json!({})).await.expect(201).json();
    let link = admin.post(&path, &json!({})).await.expect(201).json();
    let anyone = app.anyone();
    let with = |link: &Value| json!({"secret": secret(link), "password": CHOSEN});
    anyone
        .post("/api/v1/resets/acceptance", &with(&earlier))
        .await
        .problem(404, "not-found");
    let owner = anyone
        .post("/api/v1/resets/opening", &json!({"secret": secret(&link)}))
        .await;
    assert_eq!(owner.expect(200).json()["email"], person.email);
    person.get("/api/v1/session").await.expect(200);

    anyone
        .post("/api/v1/resets/acceptance", &with(&link))
        .await
        .expect(204);
    anyone
        .post("/api/v1/resets/acceptance", &with(&link))
        .await
        .problem(404, "not-found");
    person
        .get("/api/v1/session")
        .await
        .problem(401, "not-signed-in");
    person
        .sign_in(PASSWORD)
        .await
        .problem(401, "bad-credentials");
    person.sign_in(CHOSEN).await.expect(200);

    let late = admin.post(&path, &json!({})).await.expect(201).json();
    app.advance(TimeDelta::hours(1));
    anyone
        .post("/api/v1/resets/acceptance", &with(&late))
        .await
        .problem(404, "not-found");
    // An account that is shut stays shut.
    let admin = app.admin().await;
    let shut = admin.post(&path, &json!({})).await.expect(201).json();
    app.deactivate(&person).await;
    anyone
        .post("/api/v1/resets/acceptance", &with(&shut))
        .await
        .problem(404, "not-found");
    admin.post(&path, &json!({})).await.problem(409, "conflict");
}

// threat A20
#[tokio::test(flavor = "multi_thread")]
async fn who_has_forgotten_gets_a_link_by_mail_and_nobody_learns_who_has_an_account() {
    let post = Post::open().await;
    let mailer = Mailer::new(
        &format!("smtp://{}", post.address),
        "desk@newsroom.example".parse().unwrap(),
    );
    let app = TestApp::mailing(mailer.unwrap()).await;
    let (person, gone, anyone) = (app.reviewer().await, app.reviewer().await, app.anyone());
    app.deactivate(&gone).await;
    let mut answers = Vec::new();
    for email in [
        person.email.as_str(),
        gone.email.as_str(),
        "nobody@desk.test",
        "no address",
    ] {
        let answer = anyone
            .post("/api/v1/resets", &json!({"email": email}))
            .await;
        answers.push((answer.status, answer.text().to_owned()));
    }
    answers.dedup();
    assert_eq!(answers, [(202, String::new())]);

    app.drain_jobs().await;
    let letters = post.collect();
    assert_eq!(letters.len(), 1, "{letters:?}");
    assert_eq!(letters[0].0, person.email);
    let message = mail_parser::MessageParser::default()
        .parse(letters[0].1.as_bytes())
        .unwrap();
    let body = message.body_text(0).unwrap().into_owned();
    let secret = body
        .split("/reset#")
        .nth(1)
        .unwrap()
        .split_whitespace()
        .next()
        .unwrap();
    let link = json!({"secret": secret, "password": CHOSEN});
    anyone
        .post("/api/v1/resets/acceptance", &link)
        .await
        .expect(204);
    person.sign_in(CHOSEN).await.expect(200);

    // Anybody can ask in anybody's name: no flood comes of it, and no link that an admin gave out ends.
    let admin = app.admin().await;
    let path = format!("/api/v1/accounts/{}/reset", person.id);
    app.advance(TimeDelta::minutes(6));
    let given = admin.post(&path, &json!({})).await.expect(201).json();
    for _ in 0..5 {
        let again = json!({"email": person.email});
        anyone.post("/api/v1/resets", &again).await.expect(202);
        app.drain_jobs().await;
        app.advance(TimeDelta::minutes(2));
    }
    // Not within five minutes of the admin's link, one after six, and none two minutes later.
    assert_eq!(post.collect().len(), 1);
    let link = json!({"secret": self::secret(&given), "password": PASSWORD});
    anyone
        .post("/api/v1/resets/acceptance", &link)
        .await
        .expect(204);

    let mut db = app.database().await;
    let kept: i64 =
        sqlx::query_scalar("select count(*) from jobs where payload::text like '%' || $1 || '%'")
            .bind(secret)
            .fetch_one(&mut db)
            .await
            .unwrap();
    assert_eq!(kept, 0);
}

// ASVS 6.2.1, 6.2.4, 6.2.5, 6.2.11
// threat A9
#[tokio::test(flavor = "multi_thread")]
async fn passwords_that_others_would_guess_are_refused_with_a_hint() {
    let app = TestApp::start().await;
    let person = app.reviewer().await;
    let own = format!("{}2026!", person.name.replace(' ', ""));
    for weak in [
        "password",
        "password123",
        "qwertyuiop",
        "11111111",
        "letmein2024",
        "claimdesk2026",
        &own,
    ] {
        let change = json!({"current_password": PASSWORD, "new_password": weak});
        let answer = person
            .request(reqwest::Method::PUT, "/api/v1/me/password")
            .json(&change);
        let answer = crate::support::Answer::to(answer).await;
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
