//! Webhook endpoints: receivers of events, their states and signing secrets. Standard Webhooks 1.0,
//! <https://www.standardwebhooks.com/>.

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chrono::{DateTime, TimeDelta, Utc};
use ring::hmac;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::kernel::id::EndpointId;
use crate::domain::kernel::random::Random;
use crate::domain::newsroom::event::Kind;
use crate::domain::people::account::PersonRef;

/// For how long an old secret goes on signing beside the new one.
pub const OVERLAP: TimeDelta = TimeDelta::hours(24);
/// Endpoints that a newsroom may have.
pub const MOST: i64 = 500;

/// Whether messages go to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
#[schema(as = EndpointState)]
pub enum State {
    /// It has not yet answered a first message.
    Unverified,
    /// Messages go to it.
    Active,
    /// It gets nothing until it is verified again.
    Disabled,
}

/// A receiver of messages; everything but its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Endpoint {
    /// Stable.
    pub id: EndpointId,
    /// Where messages go.
    pub url: String,
    /// What it is for.
    pub description: String,
    /// Names of the events that it hears of; empty: all that an endpoint may hear of.
    pub kinds: Vec<String>,
    /// Whether messages go to it.
    pub state: State,
    /// Why it gets nothing.
    pub disabled_because: Option<String>,
    /// Since when nothing has arrived; null while messages do.
    pub failing_since: Option<DateTime<Utc>>,
    /// Until when its old secret signs as well.
    pub old_until: Option<DateTime<Utc>>,
    /// Messages that wait.
    pub waiting: i64,
    /// Who added it.
    pub created_by: PersonRef,
    /// When.
    pub created_at: DateTime<Utc>,
    /// Raised by every change.
    #[serde(skip)]
    pub version: i64,
}

/// Whether an endpoint may hear of events of this kind. What concerns accounts and the newsroom's own rules stays in
/// the newsroom, and so does what is still being written.
#[must_use]
pub fn may_hear(kind: Kind) -> bool {
    let subject = kind.name().split('.').next().unwrap_or_default();
    matches!(
        subject,
        "article" | "claim" | "evidence" | "verdict" | "correction"
    ) && !matches!(kind, Kind::VerdictDrafted)
}

/// What signs an endpoint's messages: 32 random bytes, written `whsec_` and base64.
#[derive(Clone)]
pub struct SigningSecret(Vec<u8>);

impl fmt::Debug for SigningSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningSecret")
    }
}

impl SigningSecret {
    /// A new one.
    #[must_use]
    pub fn random(random: &Random) -> Self {
        Self(random.bytes::<32>().to_vec())
    }

    /// From its bytes.
    #[must_use]
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// Its bytes, to be sealed.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// As its receiver is told it, once.
    #[must_use]
    pub fn reveal(&self) -> String {
        format!("whsec_{}", BASE64_STANDARD.encode(&self.0))
    }

    /// `v1,` and the HMAC-SHA256 of `{id}.{timestamp}.{body}` in base64.
    #[must_use]
    pub fn sign(&self, id: &str, timestamp: i64, body: &str) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.0);
        let signed = hmac::sign(&key, format!("{id}.{timestamp}.{body}").as_bytes());
        format!("v1,{}", BASE64_STANDARD.encode(signed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_are_those_of_the_specification() {
        for (secret, id, timestamp, body, signature) in [
            (
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1_614_265_330,
                r#"{"test": 2432232314}"#,
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            ),
            (
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                "msg_01JFACTCHECK0000000000001",
                1_767_225_600,
                r#"{"type":"verdict.published","timestamp":"2026-01-01T00:00:00Z","data":{"claim_id":"7d0c1f6e-0000-4000-8000-000000000001","verdict":"false","version":3}}"#,
                "v1,oCNidBqkIZg9khS4zMlrgYHOQUYziIQiw723vhArWhI=",
            ),
        ] {
            let secret = SigningSecret::from_bytes(BASE64_STANDARD.decode(secret).unwrap());
            assert_eq!(secret.sign(id, timestamp, body), signature);
        }
        let secret = SigningSecret::random(&Random::seeded(1));
        assert!(secret.reveal().starts_with("whsec_") && format!("{secret:?}") == "SigningSecret");
    }

    // threat G6
    #[test]
    fn nothing_about_accounts_leaves_the_newsroom() {
        let heard: Vec<&str> = Kind::ALL
            .iter()
            .copied()
            .filter(|kind| may_hear(*kind))
            .map(Kind::name)
            .collect();
        assert!(heard.contains(&"verdict.published") && heard.contains(&"article.ingested"));
        assert!(!heard.iter().any(|name| {
            [
                "account", "settings", "comment", "reading", "endpoint", "reply",
            ]
            .iter()
            .any(|word| name.contains(word))
        }));
    }
}
