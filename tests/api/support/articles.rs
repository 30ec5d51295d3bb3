//! Test articles: their address, their path in the API, their number.

use serde_json::Value;

use crate::support::Person;

/// Where the article of `newsroom::TEXT` was published.
pub const ADDRESS: &str = "https://karvia-post.example/dam";

pub async fn number_of_articles(person: &Person) -> usize {
    let page = person.read("/api/v1/articles?limit=100").await;
    page["items"].as_array().unwrap().len()
}

/// The path of an article in the API.
pub fn path_of(article: &Value) -> String {
    format!("/api/v1/articles/{}", article["id"].as_str().unwrap())
}
