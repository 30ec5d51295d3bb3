//! Staleness: the reasons why a decision on a claim may no longer hold.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::kernel::id::ClaimId;

/// Reasons to review a claim again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum StaleReason {
    /// The re-check date of the verdict has passed.
    RecheckDue,
    /// The newest text of the article no longer contains the quoted words.
    WordsChanged,
    /// The page of the article is gone.
    PageGone,
    /// Another article has a figure or date that cannot be true with the claim's.
    ConflictingValue,
    /// A later article has a newer figure for what the claim counts.
    NewerFigure,
}

impl StaleReason {
    /// The reason as an English phrase.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::RecheckDue => "the day of its re-check came",
            Self::WordsChanged => "the article no longer has these words",
            Self::PageGone => "the page of the article is gone",
            Self::ConflictingValue => "another article has another figure or date",
            Self::NewerFigure => "a later article has a newer figure",
        }
    }
}

/// A stale claim's reason and start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Stale {
    /// The reason.
    pub reason: StaleReason,
    /// The words that are now in the place of the claim's, or those of the other article.
    pub words: Option<String>,
    /// The claim of the other article that has those words.
    pub by: Option<ClaimId>,
    /// When the claim became stale.
    #[schema(example = "2026-03-03T09:31:00Z")]
    pub since: DateTime<Utc>,
}

/// A claim to be marked as stale.
#[derive(Debug, Clone)]
pub struct Mark {
    /// The claim.
    pub claim: ClaimId,
    /// The words that are now in the place of the claim's, or those of the other article.
    pub words: Option<String>,
    /// The claim of the other article that has those words.
    pub by: Option<ClaimId>,
}

impl Mark {
    /// A mark of a claim whose article has these words now, if any.
    #[must_use]
    pub fn with(claim: ClaimId, words: Option<String>) -> Self {
        Self { claim, words, by: None }
    }
}
