//! Comments: the newsroom's discussion of a claim.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::appearance::Span;
use crate::domain::kernel::id::{AccountId, ArticleId, ClaimId, CommentId};
use crate::domain::people::account::PersonRef;

/// The words of an article that a comment is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Anchor {
    /// In which article.
    pub article_id: ArticleId,
    /// In which version of its text.
    pub version: i32,
    /// Where, in code points of that version.
    pub span: Span,
    /// The exact words.
    pub quote: String,
}

/// That a thread is settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Resolution {
    /// Who settled it.
    pub by: PersonRef,
    /// When.
    pub at: DateTime<Utc>,
}

/// A comment, never changed once written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Comment {
    /// Stable.
    pub id: CommentId,
    /// About which claim.
    pub claim_id: ClaimId,
    /// Which comment it answers; null where a thread begins.
    pub parent_id: Option<CommentId>,
    /// What is said, as it was typed.
    pub body: String,
    /// Whom it calls.
    pub mentions: Vec<AccountId>,
    /// Which words it is about.
    pub anchor: Option<Anchor>,
    /// Who says so.
    pub by: PersonRef,
    /// When.
    pub created_at: DateTime<Utc>,
    /// The thread that begins here is settled.
    pub resolved: Option<Resolution>,
}
