//! Test sessions: who is signed in, the secret of a cookie.

use crate::support::{Answer, Person, TestApp};

pub async fn is_in(person: &Person) -> bool {
    let answer = person.get("/api/v1/session").await;
    if answer.status != 200 {
        answer.problem(401, "not-signed-in");
        assert_eq!(answer.header("www-authenticate"), Some("Session, Bearer"));
    }
    answer.status == 200
}

/// The value of the session cookie that an answer sets.
pub fn secret(answer: &Answer) -> String {
    let cookie = answer.header("set-cookie").unwrap();
    cookie.split(['=', ';']).nth(1).unwrap().to_owned()
}

pub async fn with_cookie(app: &TestApp, secret: &str) -> Answer {
    let request = app.anyone().request(reqwest::Method::GET, "/api/v1/session");
    Answer::to(request.header("cookie", format!("claimdesk={secret}"))).await
}
