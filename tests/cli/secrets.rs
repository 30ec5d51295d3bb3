//! Secrets: absent from logs, answers and database files.

use std::path::Path;
use std::process::Command;

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Dir, Person, Server, out};

const CHOSEN: &str = "kettle orbit marble fjord";
const LATER: &str = "walnut sextant drizzle pew";
const MISTYPED: &str = "kettle orbit marble fjrod";
const CLIENT_SECRET: &str = "of-the-client-7d1f";
const MAIL_PASSWORD: &str = "of-the-post-55aa";
const SEAL_KEY: &str = "c2VhbHMgc2VjcmV0cywgdGhpcnR5LXR3byBieXRlcyE=";

/// The files below `place` that hold this text.
fn files_with(place: &Path, text: &str) -> String {
    let found = Command::new("grep").args(["-rlaF", "--", text]).arg(place).output().unwrap();
    out(&found).to_owned()
}

/// The session's secret that a browser got.
async fn cookie(server: &Server, email: &str, password: &str) -> String {
    let body = json!({"email": email, "password": password});
    let request = reqwest::Client::new().post(format!("{}/api/v1/session", server.url()));
    let answer = request.json(&body).send().await.unwrap();
    let cookie = answer.headers()["set-cookie"].to_str().unwrap().to_owned();
    let value = cookie.split(['=', ';']).nth(1).unwrap();
    assert!(value.len() > 20, "{cookie}");
    value.to_owned()
}

fn behind_hash(made: &Value) -> String {
    let link = made["link"].as_str().unwrap();
    link.split('#').nth(1).unwrap().to_owned()
}

// ASVS 14.2.4, 16.2.5
// threat A15, A18
#[tokio::test]
async fn what_is_told_in_confidence_stands_in_no_log_no_answer_and_no_file_of_the_database() {
    let dir = Dir::new("secrets");
    let mail = format!("smtp://desk:{MAIL_PASSWORD}@127.0.0.1:1");
    let arguments = [
        "--no-samples",
        "--log-filter=trace",
        "--log-format=json",
        "--oidc-issuer=http://127.0.0.1:1",
        "--oidc-client-id=claimdesk",
        &format!("--oidc-client-secret={CLIENT_SECRET}"),
        &format!("--smtp-url={mail}"),
        &format!("--seal-key={SEAL_KEY}"),
    ];
    let server = Server::start(&dir, &arguments);
    let (email, password) = server.first_admin().unwrap();
    let admin = Person::sign_in(&server, &email, &password).await.ok().unwrap();
    let mut answers = Vec::new();

    // Somebody joins, mistypes, changes the password, makes a token and begins with a second factor.
    let invite = json!({"email": "ada@desk.test", "name": "Ada Novak", "role": "editor"});
    let (status, made) = admin.send(Method::POST, "/api/v1/invitations", &invite).await;
    assert_eq!(status, 201);
    let invitation = behind_hash(&made);
    let joins = json!({"secret": invitation, "password": CHOSEN});
    answers.push(admin.send(Method::POST, "/api/v1/joining/acceptance", &joins).await.1);
    Person::sign_in(&server, "ada@desk.test", MISTYPED).await.err().unwrap();
    let ada = Person::sign_in(&server, "ada@desk.test", CHOSEN).await.ok().unwrap();
    let session = cookie(&server, "ada@desk.test", CHOSEN).await;
    let change = json!({"current_password": CHOSEN, "new_password": LATER});
    assert_eq!(ada.send(Method::PUT, "/api/v1/me/password", &change).await.0, 204);
    let token = json!({"name": "feed", "scopes": ["read"], "days": 1});
    let (_, token) = ada.send(Method::POST, "/api/v1/me/tokens", &token).await;
    let token = token["token"].as_str().unwrap().to_owned();
    let http = reqwest::Client::new();
    let uses = http.get(format!("{}/api/v1/claims", server.url())).bearer_auth(&token);
    assert_eq!(uses.send().await.unwrap().status(), 200);
    let (_, factor) = ada.send(Method::POST, "/api/v1/me/two-factor", &Value::Null).await;
    let factor = factor["secret"].as_str().unwrap().to_owned();
    let people = admin.get("/api/v1/accounts?all=true").await;
    let person = people["items"].as_array().unwrap().iter();
    let person = person.clone().find(|one| one["name"] == "Ada Novak").unwrap();
    let path = format!("/api/v1/accounts/{}/reset", person["id"].as_str().unwrap());
    let (_, made) = admin.send(Method::POST, &path, &json!({})).await;
    let reset = behind_hash(&made);

    // Everything that fails with a secret in it: wrong forms, a provider and a post that are away.
    for body in [
        json!({"email": 5, "password": LATER}),
        json!({"email": "ada@desk.test", "password": [LATER]}),
        json!({"email": "ada@desk.test", "password": LATER, LATER: 1}),
    ] {
        let (status, answer) = admin.send(Method::POST, "/api/v1/session", &body).await;
        assert_eq!(status, 422, "{answer}");
        // A name that the caller invented comes back to them, a value never.
        if body.get(LATER).is_none() {
            answers.push(answer);
        }
    }
    let request = http.post(format!("{}/api/v1/session", server.url()));
    let request = request.header("content-type", "application/json");
    let broken = request.body(format!("{{\"password\": \"{LATER}\" oops"));
    answers.push(broken.send().await.unwrap().json().await.unwrap());
    let forgotten = json!({"email": "ada@desk.test"});
    assert_eq!(admin.send(Method::POST, "/api/v1/resets", &forgotten).await.0, 202);
    let leaves = format!("{}/api/v1/single-sign-on/departure", server.url());
    assert!(http.get(leaves).send().await.is_ok());

    let log_of = |server: &Server| server.log();
    crate::support::wait_until("the post is tried", || log_of(&server).contains("mail"));
    let log = server.log();
    assert!(server.stop("TERM").1);

    // What is looked for could be found: nothing here is compressed or hidden.
    assert!(log.contains("answered") && log.contains("sign-in refused"));
    let database = dir.data().join("postgres");
    assert_ne!(files_with(&database, "ada@desk.test"), "");
    let answers = serde_json::to_string(&answers).unwrap();
    for (what, secret) in [
        ("the first password", password.as_str()),
        ("a chosen password", CHOSEN),
        ("a later password", LATER),
        ("a mistyped password", MISTYPED),
        ("an invitation", &invitation),
        ("a link to a new password", &reset),
        ("a session", &session),
        ("a token", &token),
        ("a second factor", &factor),
        ("the provider's", CLIENT_SECRET),
        ("the post's", MAIL_PASSWORD),
        ("the sealing key", SEAL_KEY),
    ] {
        assert!(secret.len() > 10, "{what}");
        let line = log.lines().find(|line| line.contains(secret));
        assert_eq!(line, None, "{what} stands in the log");
        assert!(!answers.contains(secret), "{what} stands in an answer");
        assert_eq!(files_with(&database, secret), "", "{what} stands in the database");
    }
    println!("12 secrets looked for in {} bytes of log", log.len());
}
