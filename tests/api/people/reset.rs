//! Password resets: links from an admin and by mail.

use chrono::TimeDelta;
use claimdesk::net::mailer::Mailer;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::accounts::{CHOSEN, secret};
use crate::support::people::PASSWORD;
use crate::support::post::Post;
use crate::support::sessions::is_in;

// ASVS 6.4.3
// threat A20.1
#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_by_a_link_ends_every_session_and_the_link() {
    let app = TestApp::start().await;
    let (admin, person) = (app.admin().await, app.reviewer().await);
    let path = format!("/api/v1/accounts/{}/reset", person.id);
    let earlier = admin.create(&path, &json!({})).await;
    let link = admin.create(&path, &json!({})).await;
    let anyone = app.anyone();
    let with = |link: &Value| json!({"secret": secret(link), "password": CHOSEN});
    anyone.post("/api/v1/resets/acceptance", &with(&earlier)).await.problem(404, "not-found");
    let owner = anyone.post("/api/v1/resets/opening", &json!({"secret": secret(&link)})).await;
    assert_eq!(owner.expect(200).json()["email"], person.email);
    person.get("/api/v1/session").await.expect(200);

    anyone.post("/api/v1/resets/acceptance", &with(&link)).await.expect(204);
    anyone.post("/api/v1/resets/acceptance", &with(&link)).await.problem(404, "not-found");
    assert!(!is_in(&person).await);
    person.sign_in(PASSWORD).await.problem(401, "bad-credentials");
    person.sign_in(CHOSEN).await.expect(200);

    let late = admin.create(&path, &json!({})).await;
    app.advance(TimeDelta::hours(1));
    anyone.post("/api/v1/resets/acceptance", &with(&late)).await.problem(404, "not-found");
    // An account that is shut stays shut.
    let admin = app.admin().await;
    let shut = admin.create(&path, &json!({})).await;
    app.deactivate(&person).await;
    anyone.post("/api/v1/resets/acceptance", &with(&shut)).await.problem(404, "not-found");
    admin.post(&path, &json!({})).await.problem(409, "conflict");
}

// threat A20
#[tokio::test(flavor = "multi_thread")]
async fn who_has_forgotten_gets_a_link_by_mail_and_nobody_learns_who_has_an_account() {
    let post = Post::open().await;
    let mailer = Mailer::new(&format!("smtp://{}", post.address), "desk@newsroom.example".parse().unwrap());
    let app = TestApp::mailing(mailer.unwrap()).await;
    let (person, gone, anyone) = (app.reviewer().await, app.reviewer().await, app.anyone());
    app.deactivate(&gone).await;
    let mut answers = Vec::new();
    for email in [person.email.as_str(), gone.email.as_str(), "nobody@desk.test", "no address"] {
        let answer = anyone.post("/api/v1/resets", &json!({"email": email})).await;
        answers.push((answer.status, answer.text().to_owned()));
    }
    answers.dedup();
    assert_eq!(answers, [(202, String::new())]);

    app.drain_jobs().await;
    let letters = post.collect();
    assert_eq!(letters.len(), 1, "{letters:?}");
    assert_eq!(letters[0].0, person.email);
    let message = mail_parser::MessageParser::default().parse(letters[0].1.as_bytes()).unwrap();
    let body = message.body_text(0).unwrap().into_owned();
    let received = body.split("/reset#").nth(1).unwrap().split_whitespace().next().unwrap();
    let link = json!({"secret": received, "password": CHOSEN});
    anyone.post("/api/v1/resets/acceptance", &link).await.expect(204);
    person.sign_in(CHOSEN).await.expect(200);

    // Anybody can ask in anybody's name: no flood comes of it, and no link that an admin gave out ends.
    let admin = app.admin().await;
    let path = format!("/api/v1/accounts/{}/reset", person.id);
    app.advance(TimeDelta::minutes(6));
    let given = admin.create(&path, &json!({})).await;
    for _ in 0..5 {
        let again = json!({"email": person.email});
        anyone.post("/api/v1/resets", &again).await.expect(202);
        app.drain_jobs().await;
        app.advance(TimeDelta::minutes(2));
    }
    // Not within five minutes of the admin's link, one after six, and none two minutes later.
    assert_eq!(post.collect().len(), 1);
    let link = json!({"secret": secret(&given), "password": PASSWORD});
    anyone.post("/api/v1/resets/acceptance", &link).await.expect(204);

    let mut db = app.database().await;
    let kept: i64 = sqlx::query_scalar("select count(*) from jobs where payload::text like '%' || $1 || '%'")
        .bind(received)
        .fetch_one(&mut db)
        .await
        .unwrap();
    assert_eq!(kept, 0);
}
