//! Sessions: sign-in, rate limits, expiry, sign-out.

use chrono::TimeDelta;
use claimdesk::domain::people::account::Role;
use claimdesk::domain::people::session::{ABSOLUTE, IDLE};
use serde_json::{Value, json};

use crate::support::people::PASSWORD;
use crate::support::{Answer, Person, TestApp};

/// Everything in an answer that a caller could tell two refusals apart by.
fn tellable(answer: &Answer) -> (u16, Vec<(String, String)>, Value) {
    let mut body = answer.json();
    let instance = body["instance"].take();
    assert!(
        instance.as_str().unwrap().starts_with("urn:uuid:"),
        "{instance}"
    );
    // These two differ with every request, as `instance` does.
    let of_request = ["date", "x-request-id"];
    let headers = answer.headers.iter();
    let headers = headers.filter(|(name, _)| !of_request.contains(&name.as_str()));
    let headers =
        headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
    let mut headers: Vec<_> = headers.collect();
    headers.sort_unstable();
    (answer.status, headers, body)
}

async fn is_in(person: &Person) -> bool {
    let answer = person.get("/api/v1/session").await;
    if answer.status != 200 {
        answer.problem(401, "not-signed-in");
        assert_eq!(answer.header("www-authenticate"), Some("Session, Bearer"));
    }
    answer.status == 200
}

// ASVS 6.2.8
// threat A4
#[tokio::test(flavor = "multi_thread")]
async fn wrong_unknown_and_deactivated_get_one_answer() {
    let app = TestApp::start().await;
    let (known, gone) = (
        app.account(Role::Reviewer).await,
        app.account(Role::Editor).await,
    );
    app.deactivate(&gone).await;
    let anyone = app.anyone();
    let try_in = async |email: &str, password: &str| {
        let body = json!({"email": email, "password": password});
        tellable(&anyone.post("/api/v1/session", &body).await)
    };

    let wrong = try_in(&known.email, "not the password").await;
    assert_eq!(
        (wrong.0, &wrong.2["type"]),
        (401, &json!("/problems/bad-credentials"))
    );
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
            person
                .sign_in("not the password")
                .await
                .problem(401, "bad-credentials");
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
    known
        .sign_in("not the password")
        .await
        .problem(401, "bad-credentials");
}

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
    assert!(
        !is_in(&busy).await,
        "work does not prolong a session for ever"
    );
    busy.sign_in(PASSWORD).await.expect(200);
    assert!(is_in(&busy).await);
}

/// The value of the session cookie that an answer sets.
fn secret(answer: &Answer) -> String {
    let cookie = answer.header("set-cookie").unwrap();
    cookie
        .split_once('=')
        .unwrap()
        .1
        .split(';')
        .next()
        .unwrap()
        .to_owned()
}

async fn with_cookie(app: &TestApp, secret: &str) -> Answer {
    let request = app
        .anyone()
        .request(reqwest::Method::GET, "/api/v1/session");
    Answer::to(request.header("cookie", format!("claimdesk={secret}"))).await
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
    with_cookie(&app, &cookie)
        .await
        .problem(401, "not-signed-in");
    assert!(is_in(&other).await, "the other browser stays in");
    person
        .delete("/api/v1/session")
        .await
        .problem(401, "not-signed-in");
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
        assert_eq!(
            change(current, new).await.pointers(),
            [pointer],
            "{current} {new}"
        );
    }
    assert!(is_in(&elsewhere).await);

    change(PASSWORD, " pässwörd 🗝 ").await.expect(204);
    assert!(is_in(&here).await);
    assert!(!is_in(&elsewhere).await);
    elsewhere
        .sign_in(PASSWORD)
        .await
        .problem(401, "bad-credentials");
    elsewhere
        .sign_in("pässwörd 🗝")
        .await
        .problem(401, "bad-credentials");
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
    let session = editor.get("/api/v1/session").await.expect(200).json();
    assert_eq!(session["permissions"], json!(["review"]));
    let claim = app.a_claim(&editor).await;
    editor
        .change(&claim, "verdict/publication", &json!({}))
        .await
        .problem(403, "forbidden");
}

// ASVS 3.3.1, 3.3.2, 3.3.3, 3.3.4, 3.4.1, 7.2.2
#[tokio::test(flavor = "multi_thread")]
async fn the_cookie_is_as_closed_as_the_address_allows_and_its_secret_is_nowhere_kept() {
    let app = TestApp::start().await;
    let person = app.account(Role::Reviewer).await;
    let planted = "A".repeat(43);
    let request = person.request(reqwest::Method::POST, "/api/v1/session");
    let request = request.header("cookie", format!("claimdesk={planted}"));
    let body = json!({"email": person.email, "password": PASSWORD});
    let answer = Answer::to(request.json(&body)).await.expect(200);
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let secret = secret(&answer);
    assert_ne!(
        secret, planted,
        "what the browser brought along is not taken over"
    );
    with_cookie(&app, &planted)
        .await
        .problem(401, "not-signed-in");
    let cookie = answer.header("set-cookie").unwrap();
    assert_eq!(
        cookie,
        format!("claimdesk={secret}; HttpOnly; SameSite=Lax; Path=/")
    );

    // A copy of the database opens no session.
    let kept: Vec<(String, String)> = sqlx::query_as(
        "select encode(secret_hash, 'escape'), encode(secret_hash, 'base64') from sessions",
    )
    .fetch_all(&mut app.database().await)
    .await
    .unwrap();
    for (escaped, encoded) in kept {
        assert!(!escaped.contains(&secret));
        with_cookie(&app, encoded.trim_end_matches('='))
            .await
            .problem(401, "not-signed-in");
    }

    let app = TestApp::behind_tls("https://verify.karvia.example").await;
    let person = app.account(Role::Reviewer).await;
    let answer = person.sign_in(PASSWORD).await.expect(200);
    let cookie = answer.header("set-cookie").unwrap();
    let (pair, rules) = cookie.split_once("; ").unwrap();
    assert!(pair.starts_with("__Host-claimdesk="), "{cookie}");
    assert_eq!(
        rules, "HttpOnly; SameSite=Lax; Secure; Path=/",
        "and no Domain"
    );
    let hsts = answer.header("strict-transport-security").unwrap();
    assert!(hsts.starts_with("max-age=31536000"), "{hsts}");
}

// ASVS 3.3.2, 3.5.1, 3.5.2
// threat C36
#[tokio::test(flavor = "multi_thread")]
async fn browsers_on_other_sites_change_nothing() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let own = app.url.clone();
    let port = app.address.port();
    let refused = |site: Option<&str>, origin: Option<&str>| {
        (site.map(str::to_owned), origin.map(str::to_owned), false)
    };
    let taken = |site: Option<&str>, origin: Option<&str>| {
        (site.map(str::to_owned), origin.map(str::to_owned), true)
    };
    let cases = [
        taken(None, None),
        taken(None, Some(&own)),
        taken(Some("same-origin"), None),
        taken(Some("same-origin"), Some(&own)),
        taken(Some("none"), None),
        refused(Some("same-site"), None),
        refused(Some("same-site"), Some(&own)),
        refused(Some("cross-site"), None),
        refused(Some("cross-site"), Some(&own)),
        refused(Some("Same-Origin"), None),
        refused(Some(""), None),
        refused(None, Some("https://evil.example")),
        refused(None, Some("null")),
        refused(None, Some("")),
        refused(None, Some("http://127.0.0.1:1")),
        refused(None, Some("http://127.0.0.1")),
        refused(None, Some(&format!("http://localhost:{port}"))),
        refused(None, Some(&format!("{own}.evil.example"))),
        refused(None, Some(&format!("{own}/"))),
        refused(None, Some(&format!("ftp://127.0.0.1:{port}"))),
    ];
    for (site, origin, is_taken) in cases {
        for method in ["POST", "PUT", "PATCH", "DELETE"] {
            let mut request = reviewer.request(method.parse().unwrap(), "/api/v1/articles");
            if let Some(site) = &site {
                request = request.header("sec-fetch-site", site);
            }
            if let Some(origin) = &origin {
                request = request.header("origin", origin);
            }
            let answer = Answer::to(request.json(&json!({}))).await;
            let case = format!("{method} {site:?} {origin:?}: {answer}");
            assert_eq!(
                answer.json()["type"] != "/problems/cross-origin",
                is_taken,
                "{case}"
            );
            if !is_taken {
                answer.problem(403, "cross-origin");
            }
        }
        // Reading is everybody's: links into the desk work, and CORS hides the answer.
        let mut request = reviewer.request(reqwest::Method::GET, "/api/v1/session");
        request = request.header("sec-fetch-site", site.unwrap_or_default());
        let read = Answer::to(request).await.expect(200);
        assert_eq!(read.header("access-control-allow-origin"), None);
    }
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
        admin
            .patch(&path, "*", &change)
            .await
            .problem(403, "unconfirmed");
    }
    let new = json!({"name": "x", "scopes": ["read"], "days": 1});
    admin
        .post("/api/v1/me/tokens", &new)
        .await
        .problem(403, "unconfirmed");
    admin.get("/api/v1/accounts?all=true").await.expect(200);

    let wrong = json!({"password": "not the password"});
    let refused = admin.post("/api/v1/me/confirmation", &wrong).await;
    assert_eq!(refused.expect(422).pointers(), ["/password"]);
    let cookie = |answer: &Answer| answer.header("set-cookie").unwrap().to_owned();
    let confirmed = admin
        .post("/api/v1/me/confirmation", &json!({"password": PASSWORD}))
        .await
        .expect(204);
    assert!(cookie(&confirmed).contains("HttpOnly"));
    admin.patch(&path, "*", &change).await.expect(204);
    // The proof of one session is none of another.
    before
        .patch(&path, "*", &change)
        .await
        .problem(403, "unconfirmed");

    // Guessing is counted as at the door.
    for _ in 0..10 {
        admin.post("/api/v1/me/confirmation", &wrong).await;
    }
    admin
        .post("/api/v1/me/confirmation", &wrong)
        .await
        .problem(429, "throttled");
}

// ASVS 7.4.3, 7.5.2
#[tokio::test(flavor = "multi_thread")]
async fn one_sees_where_one_is_signed_in_and_ends_it_there() {
    let app = TestApp::start().await;
    let (here, colleague) = (app.reviewer().await, app.reviewer().await);
    let there = here.elsewhere().await;
    let third = here.elsewhere().await;
    let sessions = here.get("/api/v1/me/sessions").await.expect(200).json()["items"].clone();
    let sessions = sessions.as_array().unwrap();
    assert_eq!(sessions.len(), 3);
    assert_eq!(
        sessions
            .iter()
            .filter(|session| session["current"] == true)
            .count(),
        1
    );
    assert!(
        sessions
            .iter()
            .all(|session| session["address"] == "127.0.0.1")
    );

    let now = there.get("/api/v1/me/sessions").await.expect(200).json()["items"].clone();
    let its = now
        .as_array()
        .unwrap()
        .iter()
        .find(|session| session["current"] == true)
        .unwrap()["id"]
        .clone();
    let path = format!("/api/v1/me/sessions/{}", its.as_str().unwrap());
    colleague.delete(&path).await.problem(404, "not-found");
    here.delete(&path).await.expect(204);
    there
        .get("/api/v1/session")
        .await
        .problem(401, "not-signed-in");
    third.get("/api/v1/session").await.expect(200);
    here.delete("/api/v1/me/sessions").await.expect(204);
    third
        .get("/api/v1/session")
        .await
        .problem(401, "not-signed-in");
    here.get("/api/v1/session").await.expect(200);
}

// ASVS 7.2.4
// threat A11
#[tokio::test(flavor = "multi_thread")]
async fn a_secret_that_was_replaced_opens_nothing() {
    let app = TestApp::start().await;
    let person = app.reviewer().await;
    let secret = |answer: &Answer| {
        let cookie = answer.header("set-cookie").unwrap().to_owned();
        cookie.split(['=', ';']).nth(1).unwrap().to_owned()
    };
    // Signing in anew in the same browser ends the session before.
    let first = secret(&person.sign_in(PASSWORD).await.expect(200));
    let second = secret(&person.sign_in(PASSWORD).await.expect(200));
    with_cookie(&app, &first)
        .await
        .problem(401, "not-signed-in");
    with_cookie(&app, &second).await.expect(200);
    // Confirming goes on under another secret.
    let proof = json!({"password": PASSWORD});
    let confirmed = person.post("/api/v1/me/confirmation", &proof).await;
    let third = secret(&confirmed.expect(204));
    with_cookie(&app, &second)
        .await
        .problem(401, "not-signed-in");
    with_cookie(&app, &third).await.expect(200);
}

// ASVS 6.3.1
// threat A2.3
#[tokio::test(flavor = "multi_thread")]
async fn the_password_cannot_be_guessed_from_an_open_session() {
    let app = TestApp::start().await;
    let person = app.reviewer().await;
    let guess =
        json!({"current_password": "not the password", "new_password": "another long password"});
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
    let answers = tries
        .iter()
        .map(|person| person.post("/api/v1/session", &wrong));
    let answers = futures_util::future::join_all(answers).await;
    let with = |status| {
        answers
            .iter()
            .filter(|answer| answer.status == status)
            .count()
    };
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
        let body =
            json!({"email": format!("name{number}@desk.test"), "password": "not the password"});
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
        let hasher =
            argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params);
        argon2::PasswordHasher::hash_password_with_salt(
            &hasher,
            PASSWORD.as_bytes(),
            b"a salt of tests!",
        )
        .unwrap()
        .to_string()
    };
    sqlx::query("update accounts set password_hash = $1 where id = $2::uuid")
        .bind(&weak)
        .bind(&person.id)
        .execute(&mut db)
        .await
        .unwrap();
    person
        .sign_in("not the password")
        .await
        .problem(401, "bad-credentials");
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
    assert!(
        renewed.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
        "{renewed}"
    );
    person.sign_in(PASSWORD).await.expect(200);
    assert_eq!(kept(&mut db).await, renewed);
}
