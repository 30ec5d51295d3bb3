//! Tips: what readers ask to have checked, with and without a file.

mod file;
mod tip;

use reqwest::redirect::Policy;
use serde_json::Value;

use crate::support::{Person, TestApp};

/// A reader whose requests follow no redirects.
fn reader(app: &TestApp) -> Person {
    let http = reqwest::Client::builder().redirect(Policy::none()).no_proxy().build().unwrap();
    Person { http, ..app.anyone() }
}

async fn list(editor: &Person, query: &str) -> Vec<Value> {
    editor.read(&format!("/api/v1/tips?{query}")).await["items"].as_array().unwrap().clone()
}

fn act(tip: &Value, what: &str) -> String {
    format!("/api/v1/tips/{}/{what}", tip["id"].as_str().unwrap())
}

async fn stage(app: &TestApp, link: &str) -> String {
    let page = app.anyone().get(link).await.expect(200);
    assert_eq!(page.header("cache-control"), Some("no-store"));
    page.text().to_owned()
}
