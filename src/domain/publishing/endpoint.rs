//! Webhook endpoints: receivers of events, their states and signing secrets. Standard Webhooks 1.0,
//! <https://www.standardwebhooks.com/>.

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chrono::{DateTime, TimeDelta, Utc};
use ring::hmac;
use serde::{Deserialize, Serialize};
use url::Url;
use utoipa::ToSchema;

use crate::domain::kernel::desk_language::DeskLanguage;
use crate::domain::kernel::id::EndpointId;
use crate::domain::kernel::random::Random;
use crate::domain::newsroom::event::Kind;
use crate::domain::people::account::PersonRef;

/// How long the old secret continues to sign after a rotation, in addition to the new secret.
pub const OVERLAP: TimeDelta = TimeDelta::hours(24);
/// Maximum number of endpoints.
pub const MOST: i64 = 500;

/// States of a webhook endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
#[schema(as = EndpointState)]
pub enum State {
    /// The endpoint has not accepted a verification message yet.
    Unverified,
    /// The endpoint receives events.
    Active,
    /// The endpoint receives no events until it is verified again.
    Disabled,
}

/// What an endpoint gets.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
#[schema(as = EndpointShape)]
pub enum Shape {
    /// Signed events for a program.
    #[default]
    Webhook,
    /// Readable messages for a channel of Slack.
    Slack,
    /// Readable messages for a channel of Microsoft Teams.
    Teams,
    /// Readable messages for a channel of Mattermost or Rocket.Chat.
    Mattermost,
}

impl Shape {
    /// Whether the endpoint is a chat channel. Anybody who knows the URL of a channel can write to it: the URL is a secret.
    #[must_use]
    pub fn is_chat(self) -> bool {
        self != Self::Webhook
    }

    /// The URL for logs and other people: of a chat channel only the host.
    #[must_use]
    pub fn shown_url(self, url: &str) -> String {
        let host =
            || Url::parse(url).map(|url| format!("{}/…", url.origin().ascii_serialization())).unwrap_or_default();
        if self.is_chat() { host() } else { url.to_owned() }
    }

    /// Whether endpoints of this shape may get events of this kind.
    #[must_use]
    pub fn may_hear(self, kind: Kind) -> bool {
        if self.is_chat() { TOLD_IN_CHATS.contains(&kind) } else { may_hear(kind) }
    }
}

/// Events that chat channels can be told of. For each there is a text in `formats/news/chat.rs`.
const TOLD_IN_CHATS: [Kind; 10] = [
    Kind::VerdictPublished,
    Kind::VerdictCorrected,
    Kind::VerdictRetracted,
    Kind::VerdictSubmitted,
    Kind::CorrectionSubmitted,
    Kind::ReadingAsked,
    Kind::PublicationRefused,
    Kind::ErrorReported,
    Kind::TipReceived,
    Kind::ArticleAnalysed,
];

/// Names of the events that endpoints of a shape can subscribe to.
#[must_use]
pub fn kinds(shape: Shape) -> Vec<&'static str> {
    let heard = Kind::ALL.iter().copied().filter(|kind| shape.may_hear(*kind));
    heard.map(Kind::name).collect()
}

/// An endpoint that gets events.
#[derive(Debug, Clone)]
pub struct Listener {
    /// The endpoint's id.
    pub id: EndpointId,
    /// Names of the subscribed events; empty for all of [`kinds`].
    pub kinds: Vec<String>,
    /// What the endpoint gets.
    pub shape: Shape,
    /// Language of the messages to a chat channel.
    pub language: DeskLanguage,
}

impl Listener {
    /// Whether the endpoint gets events of this kind.
    #[must_use]
    pub fn hears(&self, kind: Kind) -> bool {
        let is_chosen = || self.kinds.iter().any(|name| name == kind.name());
        // mutant G6.1: (self.shape.may_hear(kind) || true) && (self.kinds.is_empty() || is_chosen())
        self.shape.may_hear(kind) && (self.kinds.is_empty() || is_chosen())
    }
}

/// A webhook endpoint, without its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Endpoint {
    /// The endpoint's id.
    pub id: EndpointId,
    /// URL to which events are sent.
    #[schema(example = "https://hooks.example.org/claimdesk")]
    pub url: String,
    /// What the endpoint gets.
    pub shape: Shape,
    /// Language of the messages to a chat channel.
    pub language: DeskLanguage,
    /// Purpose of the endpoint, in the newsroom's words.
    #[schema(example = "Newsroom website")]
    pub description: String,
    /// Kinds of events to send; empty for all kinds that may be sent.
    #[schema(example = json!(["verdict.published", "verdict.corrected"]))]
    pub kinds: Vec<String>,
    /// State of the endpoint.
    pub state: State,
    /// Why the endpoint is disabled.
    #[schema(example = "The website moves to another server.")]
    pub disabled_because: Option<String>,
    /// The time since which all deliveries fail; null while deliveries succeed.
    #[schema(example = "2026-03-03T12:00:02Z")]
    pub failing_since: Option<DateTime<Utc>>,
    /// When the old secret stops signing; null without a rotation in progress.
    #[schema(example = "2026-03-04T12:00:00Z")]
    pub old_until: Option<DateTime<Utc>>,
    /// Number of waiting deliveries.
    pub waiting: i64,
    /// Who added the endpoint.
    pub created_by: PersonRef,
    /// When the endpoint was added.
    #[schema(example = "2026-03-02T09:30:00Z")]
    pub created_at: DateTime<Utc>,
    /// Version of the endpoint; every change raises it.
    #[serde(skip)]
    pub version: i64,
}

/// Whether events of this kind may be sent to endpoints. Events of accounts and settings are internal, and so are
/// saved drafts and verdicts that were imported from before Claimdesk.
#[must_use]
pub fn may_hear(kind: Kind) -> bool {
    let subject = kind.name().split('.').next().unwrap_or_default();
    matches!(subject, "article" | "claim" | "evidence" | "verdict" | "correction")
        && !matches!(kind, Kind::VerdictDrafted | Kind::VerdictImported)
}

/// The signing secret of an endpoint: 32 random bytes, written as `whsec_` and base64.
#[derive(Clone)]
pub struct SigningSecret(Vec<u8>);

impl fmt::Debug for SigningSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningSecret")
    }
}

impl SigningSecret {
    /// Generates a secret.
    #[must_use]
    pub fn random(random: &Random) -> Self {
        Self(random.bytes::<32>().to_vec())
    }

    /// Creates the secret from its bytes.
    #[must_use]
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes, to be encrypted for storage.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The secret in plain text, to be shown once.
    #[must_use]
    pub fn reveal(&self) -> String {
        format!("whsec_{}", BASE64_STANDARD.encode(&self.0))
    }

    /// Returns `v1,` and the HMAC-SHA256 of `{id}.{timestamp}.{body}` in base64.
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

    #[test]
    fn a_chat_channel_hears_of_what_the_newsroom_waits_for_and_its_url_is_shown_to_nobody_else() {
        let told = kinds(Shape::Slack);
        assert!(told.contains(&"tip.received") && told.contains(&"verdict.published"), "{told:?}");
        assert!(!told.iter().any(|name| name.starts_with("comment") || name.starts_with("account")), "{told:?}");
        let url = "https://hooks.slack.example:8443/services/T0/B0/secret?key=1";
        assert_eq!(Shape::Slack.shown_url(url), "https://hooks.slack.example:8443/…");
        assert_eq!(Shape::Webhook.shown_url(url), url);
    }

    // threat G6
    #[test]
    fn nothing_about_accounts_leaves_the_newsroom() {
        let heard: Vec<&str> = Kind::ALL.iter().copied().filter(|kind| may_hear(*kind)).map(Kind::name).collect();
        assert!(heard.contains(&"verdict.published") && heard.contains(&"article.ingested"));
        assert!(!heard.iter().any(|name| {
            ["account", "settings", "comment", "reading", "endpoint", "reply", "publication"]
                .iter()
                .any(|word| name.contains(word))
        }));
    }
}
