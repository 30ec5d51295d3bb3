//! Revision of a verdict: response body.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain;
use crate::domain::people::account::PersonRef;
use crate::domain::verdicts::rating::RatingRef;
use crate::domain::verdicts::verdict::{Decision, Notice};
use crate::formats::pages::markdown;

/// A submitted verdict. Never changed; a better one is the next revision.
#[derive(Debug, Serialize, ToSchema)]
pub struct Revision {
    /// From 1, without gaps.
    number: i32,
    /// The rating with the label and number it had.
    rating: RatingRef,
    /// One or two sentences for readers.
    summary: String,
    /// The reasoning, in Markdown.
    rationale: String,
    /// The same as harmless HTML, as the public page shows it.
    rationale_html: String,
    /// The time that the verdict speaks of.
    as_of: DateTime<Utc>,
    /// When it should be looked at again.
    recheck_at: Option<NaiveDate>,
    /// What it says about the public one before it; null for a first verdict.
    correction: Option<Notice>,
    /// Who wrote it.
    author: PersonRef,
    /// When it was submitted.
    submitted_at: DateTime<Utc>,
    /// What others decided about it, oldest first.
    decisions: Vec<Decision>,
}

impl From<domain::verdicts::verdict::Revision> for Revision {
    fn from(revision: domain::verdicts::verdict::Revision) -> Self {
        Self {
            number: revision.number,
            rating: revision.rating,
            summary: revision.summary,
            rationale_html: markdown::to_html(&revision.rationale),
            rationale: revision.rationale,
            as_of: revision.as_of,
            recheck_at: revision.recheck_at,
            correction: revision.correction,
            author: revision.author,
            submitted_at: revision.submitted_at,
            decisions: revision.decisions,
        }
    }
}
