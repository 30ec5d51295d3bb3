//! Requests to WebSub hubs.

use reqwest::header::CONTENT_TYPE;
use url::Url;
use url::form_urlencoded::Serializer;

use crate::net::http_client::GuardedClient;

/// Asks a hub to tell of a feed (WebSub, 5.1). `fields` are the fields of the request.
///
/// # Errors
/// Why the hub does not take the request.
pub async fn subscribe(clients: &GuardedClient, hub: &str, fields: &[(&str, &str)]) -> Result<(), String> {
    let url = Url::parse(hub).map_err(|error| error.to_string())?;
    let form = Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = clients.client_for(&url)?.post(url);
    let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(form);
    let answer = request.send().await.map_err(|error| error.without_url().to_string())?;
    if answer.status().is_success() { Ok(()) } else { Err(format!("the hub answered {}", answer.status())) }
}
