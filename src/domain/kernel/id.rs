//! Typed ids: one type per noun, so that the ids of two nouns cannot be confused.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[doc = $doc:literal])* $name:ident = $example:literal),* $(,)?) => {$(
        $(#[doc = $doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
            sqlx::Type, utoipa::ToSchema,
        )]
        #[serde(transparent)]
        #[sqlx(transparent)]
        #[schema(example = $example)]
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
    AccountId = "019cade2-11c0-7438-8442-f6eab7927689",
    /// Id of an appearance.
    AppearanceId = "019cade2-11c0-7c14-90b6-a43c5b0528e5",
    /// Id of an article.
    ArticleId = "019cade2-11c0-71e1-a462-920380a4a542",
    /// Id of a claim; its review and its verdict have the same id.
    ClaimId = "019cade2-11c0-70f2-b402-a6fc9b09675e",
    /// Id of a claimant's record.
    ClaimantId = "019cade2-11c0-7b6a-93d2-5e8f0c1a7d43",
    /// Id of a comment.
    CommentId = "019cade2-11c0-7c43-92b7-ab4cb36f1dbd",
    /// Id of a webhook delivery.
    DeliveryId = "019cade2-11c0-7682-a27a-77ecb1f114ed",
    /// Id of a webhook endpoint.
    EndpointId = "019cade2-11c0-70e6-8ffa-07431c426d2a",
    /// Id of a source in a claim's evidence.
    EvidenceId = "019cade2-11c0-7d72-b70e-5d4307eb9033",
    /// Id of an invitation.
    InvitationId = "019cade2-11c0-7b14-9ca4-21372ebb80dc",
    /// Id of a job in the queue.
    JobId = "019cade2-11c0-73f5-9050-2111979f0a5c",
    /// Id of another newsroom's check.
    ExternalCheckId = "019cade2-11c0-7bd9-8f3b-e2dbcb6f5a9d",
    /// Id of a notification.
    NotificationId = "019cade2-11c0-76bb-ae3c-a93ae2eaee36",
    /// Id of an occurrence.
    OccurrenceId = "019cade2-11c0-7d0c-9a51-2f7be3c1d640",
    /// Id of a second review.
    ReadingId = "019cade2-11c0-73e6-afe5-e1ca9e1bbfc8",
    /// Id of a passkey.
    PasskeyId = "019cade2-11c0-780e-a491-f1b63e1428e7",
    /// Id of a rating of another publisher.
    PublisherRatingId = "019cade2-11c0-7d58-a3c1-6f0b2e97d415",
    /// Id of a reader's report of an error.
    ReportId = "019cade2-11c0-7e5d-8b1c-3a9f60d7c214",
    /// Id of a right-of-reply entry.
    ReplyId = "019cade2-11c0-7afa-b41f-59c634180f6a",
    /// Id of a password reset.
    ResetId = "019cade2-11c0-7366-8d6e-8e3145c674d1",
    /// Id of a request, as in log lines and in the `instance` of an error.
    RequestId = "019cade2-11c0-747e-a217-616eadb7f797",
    /// Id of a session.
    SessionId = "019cade2-11c0-702e-b97c-8fdb41bdd551",
    /// Id of a snapshot of a page.
    SnapshotId = "019cade2-11c0-7a3e-8d05-4c1f6b7e9a21",
    /// Id of a spelling of a claimant's name.
    SpellingId = "019cade2-11c0-7c91-a4e0-2d7b6f8c3e15",
    /// Id of a subscription to a feed.
    SubscriptionId = "019cade2-11c0-7f3a-a5d7-6b0c2e9d4188",
    /// Id of what a reader asks the newsroom to check.
    TipId = "019cade2-11c0-7c41-9d27-5e8b03f6a192",
    /// Id of an API token.
    TokenId = "019cade2-11c0-7519-a1d5-9e99d80a2f2b",
    /// Id of a saved view.
    ViewId = "019cade2-11c0-7e2e-8e99-9d87ecc6dbc3",
}
