//! Comments: the newsroom's discussion of a claim.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::appearance::Span;
use crate::domain::kernel::id::{AccountId, ArticleId, ClaimId, CommentId};
use crate::domain::people::account::PersonRef;

/// The words of an article to which a comment refers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Anchor {
    /// The article.
    pub article_id: ArticleId,
    /// The version of the article's text.
    pub version: i32,
    /// The position of the quote, in code points of that version.
    pub span: Span,
    /// The exact words of the article.
    #[schema(example = "The flood killed 14 people and destroyed 230 homes")]
    pub quote: String,
}

/// Who resolved a thread, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Resolution {
    /// Who resolved the thread.
    pub by: PersonRef,
    /// When the thread was resolved.
    #[schema(example = "2026-03-03T11:40:00Z")]
    pub at: DateTime<Utc>,
}

/// A comment on a claim. Its author may edit and delete it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = CommentContent)]
pub struct Comment {
    /// The comment's id.
    pub id: CommentId,
    /// The claim.
    pub claim_id: ClaimId,
    /// The comment to which this comment replies; null for the first comment of a thread.
    pub parent_id: Option<CommentId>,
    /// The version of the comment; each edit and the deletion increase the number.
    pub version: i64,
    /// The text, as typed, in Markdown; empty if the comment was deleted.
    #[schema(example = "Does the number include the missing?")]
    pub body: String,
    /// The accounts that the text mentions.
    pub mentions: Vec<AccountId>,
    /// The words of the article to which the comment refers.
    pub anchor: Option<Anchor>,
    /// The author.
    pub by: PersonRef,
    /// When the comment was written.
    #[schema(example = "2026-03-02T09:30:00Z")]
    pub created_at: DateTime<Utc>,
    /// When the author last edited the comment; null if never.
    #[schema(example = "2026-03-02T09:34:00Z")]
    pub edited_at: Option<DateTime<Utc>>,
    /// When the author deleted the comment; null if the comment is there.
    #[schema(example = "2026-03-02T09:36:00Z")]
    pub deleted_at: Option<DateTime<Utc>>,
    /// Who resolved the thread that starts with this comment, and when; null while the thread is open.
    pub resolved: Option<Resolution>,
}
