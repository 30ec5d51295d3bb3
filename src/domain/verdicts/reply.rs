//! Right of reply: requests for a response to a claim, and their outcome.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::kernel::id::{ClaimId, ReplyId};
use crate::domain::people::account::PersonRef;

/// A request for an answer, and the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Reply {
    /// Stable.
    pub id: ReplyId,
    /// About which claim.
    pub claim_id: ClaimId,
    /// Whom: a person or body.
    pub asked: String,
    /// How: e-mail, telephone, in person.
    pub channel: String,
    /// What they were asked.
    pub question: Option<String>,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// Until when they were asked to answer.
    pub deadline: Option<DateTime<Utc>>,
    /// What they said, verbatim; a refusal to comment is an answer too.
    pub answer: Option<String>,
    /// When.
    pub answered_at: Option<DateTime<Utc>>,
    /// Who asked.
    pub by: PersonRef,
}
