//! What is a verdict before and after somebody else has looked at it?

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::account::PersonRef;
use super::rating::RatingRef;

/// A verdict being written. One per claim; whoever holds the claim writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Draft {
    /// Key of the rating, once chosen.
    pub rating: Option<String>,
    /// One or two sentences for readers.
    pub summary: String,
    /// The reasoning, in Markdown.
    pub rationale: String,
    /// The time that the verdict speaks of.
    pub as_of: Option<DateTime<Utc>>,
    /// When it should be looked at again.
    pub recheck_at: Option<NaiveDate>,
    /// Who saved it last.
    pub by: PersonRef,
    /// When.
    pub saved_at: DateTime<Utc>,
}

/// What somebody else decided about a revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "verdict_outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// It may be published.
    Approved,
    /// It goes back to be reworked.
    Returned,
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Decision {
    /// Approved or returned.
    pub decision: Outcome,
    /// By whom; never the author.
    pub by: PersonRef,
    /// When.
    pub at: DateTime<Utc>,
    /// Why it was returned.
    pub reason: Option<String>,
}

/// A submitted verdict. Never changed; a better one is the next revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// From 1, without gaps.
    pub number: i32,
    /// The rating with the label and number it had.
    pub rating: RatingRef,
    /// One or two sentences for readers.
    pub summary: String,
    /// The reasoning, in Markdown.
    pub rationale: String,
    /// The time that the verdict speaks of.
    pub as_of: DateTime<Utc>,
    /// When it should be looked at again.
    pub recheck_at: Option<NaiveDate>,
    /// Who wrote it.
    pub author: PersonRef,
    /// When it was submitted.
    pub submitted_at: DateTime<Utc>,
    /// What others decided about it, oldest first.
    pub decisions: Vec<Decision>,
}

/// What a draft holds.
#[derive(Debug)]
pub struct DraftContent {
    /// Key of the rating, once chosen.
    pub rating: Option<String>,
    /// One or two sentences.
    pub summary: String,
    /// Markdown.
    pub rationale: String,
    /// The time it speaks of.
    pub as_of: Option<DateTime<Utc>>,
    /// When to look again.
    pub recheck_at: Option<NaiveDate>,
}
