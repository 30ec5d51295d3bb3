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
    pub asked: String,
    /// How the request was made: e-mail, telephone, in person.
    pub channel: String,
    /// The question.
    pub question: Option<String>,
    /// When the request was made.
    pub asked_at: DateTime<Utc>,
    /// The deadline for the reply.
    pub deadline: Option<DateTime<Utc>>,
    /// The reply, verbatim; a refusal to comment is also a reply.
    pub answer: Option<String>,
    /// When the reply was received.
    pub answered_at: Option<DateTime<Utc>>,
    /// Who made the request.
    pub by: PersonRef,
}
