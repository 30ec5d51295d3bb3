//! Logs: every line of a request carries its id, so that a problem's `instance` leads to the cause.

use std::io::Write;
use std::sync::{Arc, Mutex};

use serde_json::Value;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

use crate::support::TestApp;

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'w> MakeWriter<'w> for Lines {
    type Writer = Self;

    fn make_writer(&'w self) -> Self {
        self.clone()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_instance_of_a_failure_leads_to_the_line_with_its_cause() {
    let lines = Lines::default();
    tracing_subscriber::fmt()
        .json()
        .with_env_filter(EnvFilter::new("claimdesk=warn"))
        .with_writer(lines.clone())
        .init();
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let rename = "alter table ratings rename to ratings_elsewhere";
    let mut owner = app.database().await;
    sqlx::raw_sql(rename).execute(&mut owner).await.unwrap();

    let answer = admin.get("/api/v1/ratings").await.expect(500);
    let instance = answer.json()["instance"].as_str().unwrap().to_owned();
    let id = instance.strip_prefix("urn:uuid:").unwrap();
    assert_eq!(answer.header("x-request-id"), Some(id));

    let text = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    let of_request: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .filter(|line: &Value| line["span"]["request"] == id)
        .collect();
    let cause = of_request.iter().find(|line| line["fields"]["message"] == "unexpected failure");
    let cause = cause.unwrap_or_else(|| panic!("no cause under {id}: {text}"));
    assert!(cause["fields"]["error"].as_str().unwrap().contains("ratings"));
    assert_eq!(cause["span"]["method"], "GET");
    assert_eq!(cause["span"]["route"], "/api/v1/ratings");
    assert!(cause["span"]["account"].is_string());
    let last = of_request.last().unwrap();
    assert_eq!((&last["fields"]["status"], &last["fields"]["message"]), (&500.into(), &"request failed".into()));
}
