//! Webhook requests: one POST, signed if there is a secret, and its result.

use std::fmt::Write;
use std::time::Instant;

use chrono::{DateTime, TimeDelta, Utc};
use reqwest::header::{CONTENT_TYPE, RETRY_AFTER};
use url::Url;

use crate::domain::publishing::endpoint::SigningSecret;
use crate::net::http_client::{GuardedClient, RECEIVER_PATIENCE};

/// Maximum delay that a receiver can request with `Retry-After`.
const LONGEST_PAUSE: TimeDelta = TimeDelta::hours(24);
/// Number of bytes of a response body that are stored.
const KEPT: usize = 4096;

/// Result of one delivery attempt.
#[derive(Debug)]
pub struct Outcome {
    /// When the request was sent.
    pub at: DateTime<Utc>,
    /// Milliseconds until the response was read.
    pub millis: i32,
    /// Status code of the response; `None` without one.
    pub status: Option<u16>,
    /// The first 4,096 bytes of the response's body.
    pub answer: Option<String>,
    /// Why no response arrived; `None` with a response.
    pub failure: Option<String>,
    /// The delay that the receiver requests with `Retry-After`, at most 24 hours.
    pub retry_after: Option<TimeDelta>,
}

impl Outcome {
    /// Whether the receiver accepted the message: status 200 to 299.
    #[must_use]
    pub fn has_arrived(&self) -> bool {
        self.status.is_some_and(|status| (200..300).contains(&status))
    }

    /// What happened instead of a success, as a clause that follows "but".
    #[must_use]
    pub fn in_words(&self) -> String {
        match (&self.failure, self.status) {
            (Some(failure), _) => failure.clone(),
            (None, Some(status @ 300..400)) => {
                format!("it answered {status}, and no redirect is followed")
            }
            (None, Some(status)) => format!("it answered {status}"),
            (None, None) => "no response arrived".to_owned(),
        }
    }
}

/// Signs a message with every secret and sends it once. Without secrets the message has no headers of a webhook.
pub async fn post(
    clients: &GuardedClient,
    at: DateTime<Utc>,
    url: &str,
    id: &str,
    body: &str,
    secrets: &[SigningSecret],
) -> Outcome {
    let begun = Instant::now();
    let sent = exchange(clients, url, id, body, secrets, at).await;
    let millis = i32::try_from(begun.elapsed().as_millis()).unwrap_or(i32::MAX);
    let mut outcome = Outcome { at, millis, status: None, answer: None, failure: None, retry_after: None };
    match sent {
        Ok((status, retry_after, answer)) => {
            (outcome.status, outcome.answer) = (Some(status), Some(answer));
            outcome.retry_after = retry_after;
        }
        Err(failure) => outcome.failure = Some(failure),
    }
    outcome
}

async fn exchange(
    clients: &GuardedClient,
    url: &str,
    id: &str,
    body: &str,
    secrets: &[SigningSecret],
    at: DateTime<Utc>,
) -> Result<(u16, Option<TimeDelta>, String), String> {
    let url = Url::parse(url).map_err(|error| format!("the URL is invalid: {error}"))?;
    let client = clients.client_for(&url).map_err(|detail| format!("the address {detail}"))?;
    let timestamp = at.timestamp();
    let signatures: Vec<String> = secrets.iter().map(|secret| secret.sign(id, timestamp, body)).collect();
    let mut request = client.post(url).header(CONTENT_TYPE, "application/json").body(body.to_owned());
    if !signatures.is_empty() {
        request = request
            .header("webhook-id", id)
            .header("webhook-timestamp", timestamp)
            .header("webhook-signature", signatures.join(" "));
    }
    let mut response = request.send().await.map_err(|error| reason(&error))?;
    let status = response.status().as_u16();
    let retry_after = response.headers().get(RETRY_AFTER).and_then(|value| parse_retry_after(value.to_str().ok()?, at));
    let mut answer = Vec::new();
    // The status decides; an incomplete body is not an error.
    while let Ok(Some(piece)) = response.chunk().await {
        answer.extend_from_slice(&piece);
        if answer.len() >= KEPT {
            answer.truncate(KEPT);
            break;
        }
    }
    let answer = String::from_utf8_lossy(&answer).replace('\0', "\u{fffd}");
    Ok((status, retry_after, answer))
}

/// Parses `Retry-After`, in seconds or as a date (RFC 9110 §10.2.3).
fn parse_retry_after(value: &str, now: DateTime<Utc>) -> Option<TimeDelta> {
    let wait = match value.trim().parse::<i64>() {
        Ok(seconds) => TimeDelta::try_seconds(seconds)?,
        Err(_) => DateTime::parse_from_rfc2822(value.trim()).ok()?.to_utc() - now,
    };
    Some(wait.clamp(TimeDelta::zero(), LONGEST_PAUSE))
}

/// Why no response arrived, with the chain of causes.
fn reason(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        let seconds = RECEIVER_PATIENCE.as_secs();
        return format!("no response within {seconds} seconds");
    }
    let mut sentence = "the connection failed".to_owned();
    let mut cause = std::error::Error::source(error);
    while let Some(source) = cause {
        let _ = write!(sentence, ": {source}");
        cause = source.source();
    }
    sentence
}
