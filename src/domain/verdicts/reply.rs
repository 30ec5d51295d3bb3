//! Right of reply: requests for a response to a claim, and their outcome.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::kernel::id::{ClaimId, ReplyId};
use crate::domain::people::account::PersonRef;

/// A request for a reply, with the reply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Reply {
    /// The id of the request.
    pub id: ReplyId,
    /// The claim.
    pub claim_id: ClaimId,
    /// The person or body that was asked.
    #[schema(example = "Office of the governor of Korvale")]
    pub asked: String,
    /// How the request was made: e-mail, telephone, in person.
    #[schema(example = "e-mail")]
    pub channel: String,
    /// The question.
    #[schema(example = "Which source does the number of 14 dead have?")]
    pub question: Option<String>,
    /// When the request was made.
    #[schema(example = "2026-03-03T09:00:00Z")]
    pub asked_at: DateTime<Utc>,
    /// The deadline for the reply.
    #[schema(example = "2026-03-03T15:00:00Z")]
    pub deadline: Option<DateTime<Utc>>,
    /// The reply, verbatim; a refusal to comment is also a reply.
    #[schema(example = "The number was the state of knowledge on Monday noon.")]
    pub answer: Option<String>,
    /// When the reply was received.
    #[schema(example = "2026-03-03T13:20:00Z")]
    pub answered_at: Option<DateTime<Utc>>,
    /// Who made the request.
    pub by: PersonRef,
}
