//! OpenAPI document: the dashboard's copy, the served document, descriptions of every operation.

use claimdesk::http::document::JSON;

use crate::kit::problem::document;
use crate::support::TestApp;

/// With UPDATE=1 in the environment the file is written anew instead.
#[test]
fn the_dashboards_copy_of_the_document_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/frontend/openapi.json");
    let current = format!("{}\n", JSON.trim_end());
    if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
        std::fs::write(path, &current).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap();
    assert!(kept == current, "frontend/openapi.json is out of date: make generated");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_server_hands_its_own_document_out() {
    let app = TestApp::start().await;
    let answer = app.anyone().get("/api/v1/openapi.json").await.expect(200);
    assert_eq!(answer.text(), *JSON);
    let unchanged = app.anyone().get_if_changed("/api/v1/openapi.json", &answer.etag()).await;
    assert_eq!(unchanged.status, 304);
}

#[test]
fn every_operation_says_what_it_does_and_what_its_address_takes() {
    let document = document();
    let mut operations = 0;
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            for field in ["operationId", "summary"] {
                let text = operation[field].as_str().unwrap_or_default();
                assert!(!text.is_empty(), "{method} {path}: {field}");
            }
            assert!(operation["tags"][0].is_string(), "{method} {path}");
            let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
            for name in path.split('{').skip(1).map(|rest| rest.split('}').next().unwrap()) {
                let is_named = |p: &serde_json::Value| p["in"] == "path" && p["name"] == name;
                assert!(parameters.iter().any(is_named), "{method} {path}: {name}");
            }
            operations += 1;
        }
    }
    assert!(operations > 30, "{operations}");
}
