//! Sign-in: equal refusals, rate limits, renewed password hashes.

use chrono::TimeDelta;
use claimdesk::domain::people::account::Role;
use serde_json::{Value, json};

use crate::support::people::PASSWORD;
use crate::support::{Answer, TestApp};

/// Everything in an answer that a caller could tell two refusals apart by.
fn tellable(answer: &Answer) -> (u16, Vec<(String, String)>, Value) {
    let mut body = answer.json();
    let instance = body["instance"].take();
    assert!(instance.as_str().unwrap().starts_with("urn:uuid:"), "{instance}");
    // These two differ with every request, as `instance` does.
    let of_request = ["date", "x-request-id"];
    let headers = answer.headers.iter();
    let headers = headers.filter(|(name, _)| !of_request.contains(&name.as_str()));
    let headers = headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
    let mut headers: Vec<_> = headers.collect();
    headers.sort_unstable();
    (answer.status, headers, body)
}

// ASVS 6.2.8
// threat A4
#[tokio::test(flavor = "multi_thread")]
async fn wrong_unknown_and_deactivated_get_one_answer() {
    let app = TestApp::start().await;
    let (known, gone) = (app.account(Role::Reviewer).await, app.account(Role::Editor).await);
    app.deactivate(&gone).await;
    let anyone = app.anyone();
    let try_in = async |email: &str, password: &str| {
        let body = json!({"email": email, "password": password});
        tellable(&anyone.post("/api/v1/session", &body).await)
    };

    let wrong = try_in(&known.email, "not the password").await;
    assert_eq!((wrong.0, &wrong.2["type"]), (401, &json!("/problems/bad-credentials")));
    for (email, password) in [
        ("nobody@desk.test", PASSWORD),
        (&gone.email, PASSWORD),
        (&known.email, "short"),
        (&known.email, &"long".repeat(300)),
        (&known.email, &format!("{PASSWORD} ")),
        (&known.email, &PASSWORD.to_uppercase()),
        ("no address", PASSWORD),
    ] {
        assert_eq!(try_in(email, password).await, wrong, "{email} {password}");
    }
    // The address is read as people write it; the password never is.
    let loud = json!({"email": format!(" {} ", known.email.to_uppercase()), "password": PASSWORD});
    anyone.post("/api/v1/session", &loud).await.expect(200);
}

// ASVS 6.3.1
// threat A2.1, A3
#[tokio::test(flavor = "multi_thread")]
async fn after_ten_wrong_passwords_an_address_waits_whether_it_exists_or_not() {
    let app = TestApp::start().await;
    let known = app.account(Role::Reviewer).await;
    let mut unknown = app.anyone();
    unknown.email = "nobody@desk.test".to_owned();

    let mut answers = Vec::new();
    for person in [&known, &unknown] {
        for _ in 0..10 {
            person.sign_in("not the password").await.problem(401, "bad-credentials");
        }
        // Not even the right password helps now, or it could be guessed on.
        answers.push(person.sign_in(PASSWORD).await);
    }
    answers[0].problem(429, "throttled");
    assert_eq!(answers[0].header("retry-after"), Some("900"));
    assert_eq!(tellable(&answers[0]), tellable(&answers[1]));
    // Others are not kept out.
    app.somebody(Role::Reviewer).await;

    app.advance(TimeDelta::minutes(15) - TimeDelta::seconds(1));
    known.sign_in(PASSWORD).await.problem(429, "throttled");
    app.advance(TimeDelta::seconds(2));
    known.sign_in(PASSWORD).await.expect(200);
    // The count begins anew.
    known.sign_in("not the password").await.problem(401, "bad-credentials");
}

// ASVS 6.3.1
// threat A2.3
#[tokio::test(flavor = "multi_thread")]
async fn the_password_cannot_be_guessed_from_an_open_session() {
    let app = TestApp::start().await;
    let person = app.reviewer().await;
    let guess = json!({"current_password": "not the password", "new_password": "another long password"});
    for _ in 0..10 {
        person.put("/api/v1/me/password", &guess).await.expect(422);
    }
    let right = json!({"current_password": PASSWORD, "new_password": "another long password"});
    let refused = person.put("/api/v1/me/password", &right).await;
    refused.problem(429, "throttled");
}

// ASVS 6.3.1
// threat A2.2
#[tokio::test(flavor = "multi_thread")]
async fn tries_at_once_are_no_more_than_one_after_the_other() {
    let app = TestApp::start().await;
    let known = app.reviewer().await;
    let wrong = json!({"email": known.email, "password": "not the password"});
    let tries = (0..30).map(|_| app.anyone()).collect::<Vec<_>>();
    let answers = tries.iter().map(|person| person.post("/api/v1/session", &wrong));
    let answers = futures_util::future::join_all(answers).await;
    let with = |status| answers.iter().filter(|answer| answer.status == status).count();
    assert_eq!((with(401), with(429)), (10, 20));
}

// ASVS 4.1.3, 6.3.1, 15.3.4
// threat A1, B31.1
#[tokio::test(flavor = "multi_thread")]
async fn guessing_from_one_address_under_many_names_ends_and_no_header_hides_it() {
    let app = TestApp::start().await;
    let known = app.account(Role::Reviewer).await;
    let anyone = app.anyone();
    let guess = async |number: usize, forged: &str| {
        let body = json!({"email": format!("name{number}@desk.test"), "password": "not the password"});
        let request = anyone.request(reqwest::Method::POST, "/api/v1/session");
        Answer::to(request.header("x-forwarded-for", forged).json(&body)).await
    };
    for number in 0..50 {
        let answer = guess(number, &format!("198.51.100.{number}")).await;
        answer.problem(401, "bad-credentials");
    }
    guess(50, "198.51.100.50").await.problem(429, "throttled");
    // The right password has to wait as well, and an open session goes on.
    known.sign_in(PASSWORD).await.problem(429, "throttled");
    app.advance(TimeDelta::minutes(15));
    known.sign_in(PASSWORD).await.expect(200);
}

// ASVS 11.2.2, 11.4.2
// threat A10
#[tokio::test(flavor = "multi_thread")]
async fn a_password_hashed_in_weaker_days_is_hashed_anew_when_it_is_typed() {
    let app = TestApp::start().await;
    let person = app.account(Role::Reviewer).await;
    let mut db = app.database().await;
    // Of the same password, by a quarter of the memory (made with the argon2 crate's own parameters).
    let weak = {
        let params = argon2::Params::new(4096, 1, 1, None).unwrap();
        let hasher = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params);
        argon2::PasswordHasher::hash_password_with_salt(&hasher, PASSWORD.as_bytes(), b"a salt of tests!")
            .unwrap()
            .to_string()
    };
    sqlx::query("update accounts set password_hash = $1 where id = $2::uuid")
        .bind(&weak)
        .bind(&person.id)
        .execute(&mut db)
        .await
        .unwrap();
    person.sign_in("not the password").await.problem(401, "bad-credentials");
    let kept = async |db: &mut sqlx::PgConnection| -> String {
        sqlx::query_scalar("select password_hash from accounts where id = $1::uuid")
            .bind(&person.id)
            .fetch_one(db)
            .await
            .unwrap()
    };
    assert_eq!(kept(&mut db).await, weak);
    person.sign_in(PASSWORD).await.expect(200);
    let renewed = kept(&mut db).await;
    assert!(renewed.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{renewed}");
    person.sign_in(PASSWORD).await.expect(200);
    assert_eq!(kept(&mut db).await, renewed);
}
