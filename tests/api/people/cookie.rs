//! Session cookies: attributes, storage of their secrets, requests from other sites.

use claimdesk::domain::people::account::Role;
use serde_json::json;

use crate::support::people::PASSWORD;
use crate::support::sessions::{secret, with_cookie};
use crate::support::{Answer, TestApp};

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
    assert_ne!(secret, planted, "what the browser brought along is not taken over");
    with_cookie(&app, &planted).await.problem(401, "not-signed-in");
    let cookie = answer.header("set-cookie").unwrap();
    assert_eq!(cookie, format!("claimdesk={secret}; HttpOnly; SameSite=Lax; Path=/"));

    // A copy of the database opens no session.
    let kept: Vec<(String, String)> =
        sqlx::query_as("select encode(secret_hash, 'escape'), encode(secret_hash, 'base64') from sessions")
            .fetch_all(&mut app.database().await)
            .await
            .unwrap();
    for (escaped, encoded) in kept {
        assert!(!escaped.contains(&secret));
        with_cookie(&app, encoded.trim_end_matches('=')).await.problem(401, "not-signed-in");
    }

    let app = TestApp::behind_tls("https://verify.karvia.example").await;
    let person = app.account(Role::Reviewer).await;
    let answer = person.sign_in(PASSWORD).await.expect(200);
    let cookie = answer.header("set-cookie").unwrap();
    let (pair, rules) = cookie.split_once("; ").unwrap();
    assert!(pair.starts_with("__Host-claimdesk="), "{cookie}");
    assert_eq!(rules, "HttpOnly; SameSite=Lax; Secure; Path=/", "and no Domain");
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
    let refused =
        |site: Option<&str>, origin: Option<&str>| (site.map(str::to_owned), origin.map(str::to_owned), false);
    let taken = |site: Option<&str>, origin: Option<&str>| (site.map(str::to_owned), origin.map(str::to_owned), true);
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
            assert_eq!(answer.json()["type"] != "/problems/cross-origin", is_taken, "{case}");
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
