//! Security headers of every answer, whatever its status.

use claimdesk::domain::claims::review::State;
use reqwest::Method;
use serde_json::json;

use crate::support::newsroom::{TEXT, bring_to};
use crate::support::{Answer, TestApp};

// ASVS 3.2.1, 3.4.3, 3.4.4, 3.4.5, 3.4.6
// threat C39, C43, H132
#[tokio::test(flavor = "multi_thread")]
async fn every_answer_carries_the_headers_that_protect_it_whatever_its_status() {
    let app = TestApp::start().await;
    let ((reviewer, second, editor), anyone) = (app.staff().await, app.anyone());
    let claim = app.a_claim(&reviewer).await;
    bring_to(&claim, State::Published, &reviewer, &second, &editor).await;
    let page = reviewer.claim(&claim).await["published"]["url"].as_str().unwrap().to_owned();
    let feed = anyone.get("/feeds/verdicts.json").await.expect(200);

    let article = json!({"text": TEXT, "url": "https://other.example/"});
    let text = reviewer.request(Method::POST, "/api/v1/articles").body("x");
    let plain = text.header("content-type", "text/plain");
    let other = reviewer.request(Method::POST, "/api/v1/articles");
    let answers = [
        anyone.get(&page).await.expect(200),
        anyone.get("/api/v1/openapi.json").await.expect(200),
        reviewer.get("/api/v1/claims").await.expect(200),
        reviewer.post("/api/v1/articles", &article).await.expect(201),
        anyone.get_if_changed("/feeds/verdicts.json", &feed.etag()).await.expect(304),
        anyone.get("/api/v1/claims").await.expect(401),
        Answer::to(other.header("origin", "https://evil.example").json(&json!({}))).await.expect(403),
        anyone.get("/api/v1/nothing").await.expect(404),
        reviewer.delete("/api/v1/claims").await.expect(405),
        reviewer.change(&claim, "review/reopen", &json!({})).await.expect(409),
        reviewer.change_from("\"x\"", &claim, "review/assign", &json!({})).await.expect(412),
        reviewer.post("/api/v1/articles", &json!({"text": "x".repeat(2_097_153)})).await.expect(413),
        Answer::to(plain).await.expect(415),
        reviewer.post("/api/v1/articles", &json!({})).await.expect(422),
        reviewer.put(&format!("/api/v1/claims/{claim}/verdict/draft"), &json!({})).await.expect(428),
    ];
    for answer in answers {
        let policy = answer.header("content-security-policy").unwrap_or_default();
        for rule in ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"] {
            assert!(policy.contains(rule), "{rule}: {answer}");
        }
        assert!(!policy.contains("unsafe"), "{policy}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "strict-origin-when-cross-origin"),
            ("cross-origin-opener-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{name}: {answer}");
        }
        assert_eq!(answer.header("server"), None);
        if answer.status >= 400 {
            assert_eq!(answer.header("cache-control"), Some("no-store"), "{answer}");
        }
    }
}
