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

// All are UUIDv7: sortable by the time they were made, to the millisecond.
ids! {
    /// Of an account.
    AccountId,
    /// Of an appearance.
    AppearanceId,
    /// Of an article.
    ArticleId,
    /// Of a claim; its review and its verdict go by the same id.
    ClaimId,
    /// Of a comment.
    CommentId,
    /// Of a message to an endpoint.
    DeliveryId,
    /// Of an endpoint.
    EndpointId,
    /// Of a piece of evidence.
    EvidenceId,
    /// Of an invitation.
    InvitationId,
    /// Of a job in the queue.
    JobId,
    /// Of a check by another newsroom.
    ExternalCheckId,
    /// Of a notification.
    NotificationId,
    /// Of a second reading.
    ReadingId,
    /// Of a passkey.
    PasskeyId,
    /// Of a right-of-reply entry.
    ReplyId,
    /// Of a link to a new password.
    ResetId,
    /// Of a request, as it stands in logs and problems.
    RequestId,
    /// Of an open session.
    SessionId,
    /// Of an API token.
    TokenId,
    /// Of a saved view.
    ViewId,
}
