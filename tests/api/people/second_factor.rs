//! Second factor: enrolment, sign-in, recovery codes.

use chrono::TimeDelta;
use futures_util::future::join_all;
use serde_json::{Value, json};
use totp_rs::{Builder, Secret};

use crate::support::people::PASSWORD;
use crate::support::{Answer, Person, TestApp};

/// What a device does with the secret that it was given.
struct Device(totp_rs::Totp);

impl Device {
    fn shows(&self, app: &TestApp) -> String {
        let now = u64::try_from(app.app.clock.now().timestamp()).unwrap();
        self.0.generate(now).to_string()
    }
}

async fn begin(person: &Person) -> Device {
    let offered = person.create("/api/v1/me/two-factor", &Value::Null).await;
    let address = offered["address"].as_str().unwrap();
    assert!(address.starts_with("otpauth://totp/"), "{address}");
    let secret = Secret::try_from_base32(offered["secret"].as_str().unwrap()).unwrap();
    Device(Builder::new().with_secret(secret).with_account_name("a").build().unwrap())
}

async fn enrol(app: &TestApp, person: &Person) -> (Device, Vec<String>) {
    let device = begin(person).await;
    let code = json!({"code": device.shows(app)});
    let codes = person.post("/api/v1/me/two-factor/activation", &code).await.expect(200).json();
    let codes = codes["codes"].as_array().unwrap().iter();
    (device, codes.map(|code| code.as_str().unwrap().to_owned()).collect())
}

async fn sign_in(person: &Person, code: Option<&str>) -> Answer {
    let body = json!({"email": person.email, "password": PASSWORD, "code": code});
    person.post("/api/v1/session", &body).await
}

// ASVS 6.5.1, 7.4.3
// threat A19.1
#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_asked_for_besides_the_password_and_taken_once() {
    let app = TestApp::start().await;
    let person = app.reviewer().await;
    let before = person.elsewhere().await;
    let device = begin(&person).await;
    // Shown, not yet tried: the password is still enough.
    sign_in(&person, None).await.expect(200);
    person.post("/api/v1/me/two-factor/activation", &json!({"code": "000000"})).await.problem(422, "invalid");
    let code = device.shows(&app);
    let codes = person.post("/api/v1/me/two-factor/activation", &json!({"code": code})).await;
    assert_eq!(codes.expect(200).json()["codes"].as_array().unwrap().len(), 10);
    before.get("/api/v1/session").await.problem(401, "not-signed-in");
    let state = person.read("/api/v1/me/two-factor").await;
    assert_eq!((&state["recovery_codes"], &state["required"]), (&json!(10), &json!(false)));
    person.post("/api/v1/me/two-factor", &Value::Null).await.problem(409, "conflict");

    sign_in(&person, None).await.problem(401, "code-required");
    sign_in(&person, Some("")).await.problem(401, "code-required");
    sign_in(&person, Some(&code)).await.problem(401, "bad-credentials");
    app.advance(TimeDelta::seconds(30));
    let code = device.shows(&app);
    // Five who saw it at once: one of them gets in.
    let tries = join_all((0..5).map(|_| sign_in(&person, Some(&code)))).await;
    let mut statuses: Vec<u16> = tries.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 401, 401, 401, 401]);
    app.advance(TimeDelta::seconds(30));
    sign_in(&person, Some(&format!(" {} ", device.shows(&app)))).await.expect(200);

    // A wrong password says nothing about a second factor.
    let body = json!({"email": person.email, "password": "not the password"});
    person.post("/api/v1/session", &body).await.problem(401, "bad-credentials");
}

// ASVS 6.5.5
// threat A19
#[tokio::test(flavor = "multi_thread")]
async fn codes_cannot_be_guessed_and_a_clock_may_be_half_a_minute_off() {
    let app = TestApp::start().await;
    let person = app.reviewer().await;
    let (device, _) = enrol(&app, &person).await;
    app.advance(TimeDelta::seconds(60));
    let behind = device.shows(&app);
    app.advance(TimeDelta::seconds(30));
    sign_in(&person, Some(&behind)).await.expect(200);
    let old = device.shows(&app);
    app.advance(TimeDelta::seconds(90));
    sign_in(&person, Some(&old)).await.problem(401, "bad-credentials");
    for number in 0..9 {
        sign_in(&person, Some(&format!("{number:06}"))).await.problem(401, "bad-credentials");
    }
    sign_in(&person, Some(&device.shows(&app))).await.problem(429, "throttled");
    app.advance(TimeDelta::minutes(15));
    sign_in(&person, Some(&device.shows(&app))).await.expect(200);
}

// ASVS 6.4.3, 6.4.4, 6.5.1
#[tokio::test(flavor = "multi_thread")]
async fn who_has_lost_the_device_gets_in_by_recovery_codes_or_by_an_admin() {
    let app = TestApp::start().await;
    let (admin, person) = (app.admin().await, app.reviewer().await);
    let (_, codes) = enrol(&app, &person).await;
    let typed = codes[0].to_uppercase().replace('-', " ");
    sign_in(&person, Some(&typed)).await.expect(200);
    sign_in(&person, Some(&codes[0])).await.problem(401, "bad-credentials");
    assert_eq!(person.get("/api/v1/me/two-factor").await.json()["recovery_codes"], 9);
    let renewed = person.post("/api/v1/me/two-factor/recovery", &Value::Null).await.expect(200).json();
    sign_in(&person, Some(&codes[1])).await.problem(401, "bad-credentials");
    sign_in(&person, renewed["codes"][0].as_str()).await.expect(200);

    let path = format!("/api/v1/accounts/{}/two-factor", person.id);
    admin.delete(&path).await.expect(204);
    admin.delete(&path).await.problem(409, "conflict");
    sign_in(&person, None).await.expect(200);
    let (_, _) = enrol(&app, &person).await;
    person.delete("/api/v1/me/two-factor").await.expect(204);
    sign_in(&person, None).await.expect(200);
    // A new password by a link is no way around it.
    let (_, _) = enrol(&app, &person).await;
    let link = admin.create(&format!("/api/v1/accounts/{}/reset", person.id), &json!({})).await;
    let secret = link["link"].as_str().unwrap().split_once('#').unwrap().1;
    let taken = json!({"secret": secret, "password": "kettle orbit marble fjord"});
    app.anyone().post("/api/v1/resets/acceptance", &taken).await.expect(204);
    let body = json!({"email": person.email, "password": "kettle orbit marble fjord"});
    person.post("/api/v1/session", &body).await.problem(401, "code-required");
}

// ASVS 6.3.3
// threat A19.2
#[tokio::test(flavor = "multi_thread")]
async fn a_role_that_takes_a_second_factor_may_set_one_up_and_nothing_else_before() {
    let app = TestApp::start().await;
    let (admin, editor, reviewer) = (app.admin().await, app.editor().await, app.reviewer().await);
    let seen = admin.get("/api/v1/settings").await.expect(200);
    let mut rules = seen.json();
    rules["security"] = json!({"require_two_factor": ["editor"]});
    rules.as_object_mut().unwrap().remove("etag");
    let etag = seen.etag();
    let request = admin.request(reqwest::Method::PUT, "/api/v1/settings").header("if-match", etag);
    let now = Answer::to(request.json(&rules)).await.expect(200).json();
    assert_eq!(now["security"]["require_two_factor"], json!(["editor"]));

    reviewer.get("/api/v1/claims").await.expect(200);
    for path in ["/api/v1/claims", "/api/v1/live"] {
        let answer = editor.get(path).await;
        answer.problem(403, "second-factor-required");
    }
    assert_eq!(editor.read("/api/v1/session").await["second_factor_missing"], true);
    assert_eq!(editor.sign_in(PASSWORD).await.expect(200).json()["second_factor_missing"], true);
    let (device, _) = enrol(&app, &editor).await;
    editor.get("/api/v1/claims").await.expect(200);
    app.advance(TimeDelta::seconds(30));
    let session = sign_in(&editor, Some(&device.shows(&app))).await.expect(200);
    assert_eq!(session.json()["second_factor_missing"], false);
}

// ASVS 11.3.3, 16.5.1
// threat A15
#[tokio::test(flavor = "multi_thread")]
async fn the_database_alone_gives_no_code_away() {
    let app = TestApp::start().await;
    let person = app.reviewer().await;
    let offered = person.create("/api/v1/me/two-factor", &Value::Null).await;
    let text = offered["secret"].as_str().unwrap().to_owned();
    let secret = Secret::try_from_base32(&text).unwrap();
    let bytes: &[u8] = secret.as_ref();
    let mut db = app.database().await;
    let sealed: Vec<u8> = sqlx::query_scalar("select sealed from second_factors").fetch_one(&mut db).await.unwrap();
    assert!(!sealed.windows(8).any(|part| bytes.windows(8).any(|other| part == other)));
    let spoken: i64 = sqlx::query_scalar("select count(*) from events e where e::text like '%' || $1 || '%'")
        .bind(&text)
        .fetch_one(&mut db)
        .await
        .unwrap();
    assert_eq!(spoken, 0);
    // Sealed for another, it opens for nobody.
    let other = app.reviewer().await;
    let device = begin(&other).await;
    sqlx::query("update second_factors set sealed = $1").bind(&sealed).execute(&mut db).await.unwrap();
    let code = json!({"code": device.shows(&app)});
    other.post("/api/v1/me/two-factor/activation", &code).await.problem(500, "internal");
}
