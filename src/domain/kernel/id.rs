//! Typed ids: one type per noun, so that the ids of two nouns cannot be confused.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[doc = $doc:literal])* $name:ident),* $(,)?) => {$(
        $(#[doc = $doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
            sqlx::Type, utoipa::ToSchema,
        )]
        #[serde(transparent)]
        #[sqlx(transparent)]
        pub struct $name(pub Uuid);

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )*};
}

// All ids are UUIDv7, sortable by time of creation to the millisecond.
ids! {
    /// Id of an account.
    AccountId,
    /// Id of an appearance.
    AppearanceId,
    /// Id of an article.
    ArticleId,
    /// Id of a claim; its review and its verdict have the same id.
    ClaimId,
    /// Id of a comment.
    CommentId,
    /// Id of a webhook delivery.
    DeliveryId,
    /// Id of a webhook endpoint.
    EndpointId,
    /// Id of a source in a claim's evidence.
    EvidenceId,
    /// Id of an invitation.
    InvitationId,
    /// Id of a job in the queue.
    JobId,
    /// Id of another newsroom's check.
    ExternalCheckId,
    /// Id of a notification.
    NotificationId,
    /// Id of a second review.
    ReadingId,
    /// Id of a passkey.
    PasskeyId,
    /// Id of a right-of-reply entry.
    ReplyId,
    /// Id of a password reset.
    ResetId,
    /// Id of a request, as in log lines and in the `instance` of an error.
    RequestId,
    /// Id of a session.
    SessionId,
    /// Id of an API token.
    TokenId,
    /// Id of a saved view.
    ViewId,
}
